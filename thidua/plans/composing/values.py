"""What goes into a plan that is written: its head and foot, and its parts in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from thidua.plans.enums import FactKind, PartKind, PlanShape


@dataclass(frozen=True, slots=True)
class Item:
    """A fact to be written. `words`: the plan's own, where the fields hold none (a motto, a name, a point of a programme)."""

    kind: FactKind
    fields: Mapping[str, Any]
    words: str = ""
    key: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, a paragraph ("- " before it makes it a dash) or a fact. `depth` 1 numbers it "I.", 2 "1.", 3 "a)" or "1.1."."""

    kind: PartKind
    words: str = ""
    depth: int = 0
    item: Item | None = None
    key: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands above and below the parts. `post`: the lines over the signer's name."""

    title: str
    year: int
    issuer: tuple[str, ...] = ()
    number: str = ""
    place: str = ""
    day: date | None = None
    opening: str = ""
    closing: str = ""
    post: tuple[str, ...] = ()
    signer: str = ""
    has_annex: bool = False
    """Its duties once more in a table behind the signature."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole plan before it is a paper."""

    shape: PlanShape
    head: Head
    parts: Sequence[Part] = field(default_factory=tuple)
