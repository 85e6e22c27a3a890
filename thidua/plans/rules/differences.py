"""What changed between two versions of a plan: added, removed, re-dated, reworded."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from thidua.core.text import fold

ALIKE = 0.6
"""Two obligations of the same actor are the same thing when their deliverables are at least this alike (difflib ratio)."""


@dataclass(frozen=True, slots=True)
class Owed:
    """What a difference compares: one obligation of a plan."""

    key: int
    actor: str
    deliverable: str
    recipient: str
    due: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Differences:
    """Pairs are (old, new). A pair may be re-dated and reworded at once; `same` holds the untouched."""

    added: tuple[Owed, ...]
    removed: tuple[Owed, ...]
    re_dated: tuple[tuple[Owed, Owed], ...]
    reworded: tuple[tuple[Owed, Owed], ...]
    same: tuple[tuple[Owed, Owed], ...]

    @property
    def pairs(self) -> dict[int, int]:
        """Old key → new key of everything that goes on."""
        return {old.key: new.key for old, new in (*self.re_dated, *self.reworded, *self.same)}


def compare(old: Sequence[Owed], new: Sequence[Owed]) -> Differences:
    """Match best pairs first (same actor and recipient weigh in), one to one."""
    scored = sorted(((_likeness(a, b), i, j) for i, a in enumerate(old) for j, b in enumerate(new)), reverse=True)
    pairs: list[tuple[Owed, Owed]] = []
    used_old: set[int] = set()
    used_new: set[int] = set()
    for likeness, i, j in scored:
        if likeness >= ALIKE and i not in used_old and j not in used_new:
            used_old.add(i)
            used_new.add(j)
            pairs.append((old[i], new[j]))
    re_dated = tuple(pair for pair in pairs if dict(pair[0].due or {}) != dict(pair[1].due or {}))
    reworded = tuple(pair for pair in pairs if _words(pair[0]) != _words(pair[1]))
    return Differences(
        added=tuple(item for j, item in enumerate(new) if j not in used_new),
        removed=tuple(item for i, item in enumerate(old) if i not in used_old),
        re_dated=re_dated,
        reworded=reworded,
        same=tuple(pair for pair in pairs if pair not in re_dated and pair not in reworded),
    )


def _words(item: Owed) -> tuple[str, str, str]:
    return fold(item.actor), fold(item.deliverable), fold(item.recipient)


def _likeness(a: Owed, b: Owed) -> float:
    who = 0.2 if fold(a.actor) == fold(b.actor) else 0.0
    to = 0.1 if fold(a.recipient) == fold(b.recipient) else 0.0
    return 0.7 * _said_alike(fold(a.deliverable), fold(b.deliverable), least=(ALIKE - who - to) / 0.7) + who + to


def _said_alike(a: str, b: str, *, least: float) -> float:
    """difflib's ratio; 0 where its cheap upper bounds show that it cannot reach `least`."""
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    return matcher.ratio()
