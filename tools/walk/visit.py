"""A page of the house as it is walked: who opens it, with which sample."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

NOBODY = ""


@dataclass(frozen=True)
class Visit:
    """`status`: what the page must answer. `is_file`: it comes as a file. `is_part`: a piece of a page, fetched alone.

    `ends_at`: the route it leads on to. `query` names samples in braces.
    """

    route: str
    who: str
    args: Mapping[str, str] = field(default_factory=dict)
    query: str = ""
    note: str = ""
    status: int = 200
    is_file: bool = False
    is_part: bool = False
    ends_at: str = ""

    @property
    def name(self) -> str:
        return "-".join(part for part in (self.route.replace(":", "."), self.note) if part)

    def path(self, samples: Mapping[str, Any]) -> str:
        if self.route.startswith("/"):
            return self.route
        given = {key: value[1:] if value.startswith("=") else samples[value] for key, value in self.args.items()}
        return reverse(self.route, kwargs=given) + self.query.format_map(samples)

    def ends_at_path(self) -> str:
        return reverse(self.ends_at) if self.ends_at else ""
