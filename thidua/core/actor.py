"""Who acts, as the ledger sees it: an account, or the system itself."""

from dataclasses import dataclass
from typing import Protocol


class Actor(Protocol):
    @property
    def actor_key(self) -> str:
        """Stable key, "user:17" or "system"."""

    @property
    def actor_name(self) -> str:
        """Name as people read it."""


@dataclass(frozen=True, slots=True)
class SystemActor:
    actor_key: str = "system"
    actor_name: str = "Hệ thống"


SYSTEM = SystemActor()
