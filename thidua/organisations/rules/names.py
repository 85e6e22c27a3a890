"""Units as people name them: the full name, the short one, or a part of it, with or without marks."""

from collections.abc import Iterable
from dataclasses import dataclass

from thidua.core.text import fold, one_line


@dataclass(frozen=True, slots=True)
class Named:
    """A unit's key and what it is called, and the same of the unit it belongs to."""

    pk: int
    name: str
    short_name: str = ""
    parent: str = ""
    parent_pk: int | None = None


def key(text: str) -> str:
    """What two equal names share: letters with their marks, whatever the case and spacing."""
    return one_line(text).lower()


class Directory:
    """Finds units by name. The label of a name that several units bear also says whom the unit belongs to."""

    def __init__(self, units: Iterable[Named]) -> None:
        self.units = list(units)
        self._by_key: dict[str, list[Named]] = {}
        self._by_fold: dict[str, list[Named]] = {}
        for unit in self.units:
            for text in {unit.name, unit.short_name, self._long(unit)} - {""}:
                self._by_key.setdefault(key(text), []).append(unit)
                self._by_fold.setdefault(fold(text), []).append(unit)

    def label(self, unit: Named) -> str:
        return unit.name if len(self._by_key[key(unit.name)]) == 1 else self._long(unit)

    def labels(self) -> list[str]:
        return [self.label(unit) for unit in self.units]

    def find(self, text: str) -> list[Named]:
        """Units so named, exact names first; several when the name is not enough."""
        return self.named(text) or self._holding(text)

    def named(self, text: str) -> list[Named]:
        """Units whose full or short name is just that, with its marks, else without them."""
        return self._by_key.get(key(text)) or self._by_fold.get(fold(text)) or []

    def _holding(self, text: str) -> list[Named]:
        """Units with all these words in their name; whole words, so that a slip of the pen finds nothing rather than a stranger."""
        words = set(fold(text).split())
        return [unit for unit in self.units if words <= set(fold(f"{unit.name} {unit.short_name}").split())] if words else []

    @staticmethod
    def _long(unit: Named) -> str:
        return f"{unit.name} ({unit.parent})" if unit.parent else unit.name
