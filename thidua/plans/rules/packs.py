"""What goes with an obligation: lists of papers and limits of length that stand within it or right after it in its clause."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from thidua.core import dates
from thidua.plans.enums import FactKind

PACK = (FactKind.DOCUMENT_LIST, FactKind.PAGE_LIMIT)
NEAR = 60
"""Letters that may stand between the end of an obligation and what goes with it ("(bao gồm …", "Gửi kèm theo: …")."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A fact as far as its place matters."""

    key: int
    kind: str
    start: int
    end: int
    clause: str = ""


def packs(spots: Iterable[Spot]) -> dict[int, list[int]]:
    """Obligation → its lists and limits, in reading order. A thing goes with the obligation around it, else the one just before it."""
    known = sorted(spots, key=lambda spot: (spot.start, -spot.end))
    duties = [spot for spot in known if spot.kind == FactKind.OBLIGATION]
    found: dict[int, list[int]] = {}
    reach: dict[int, int] = {duty.key: duty.end for duty in duties}
    for spot in known:
        duty = _duty_of(spot, duties, reach) if spot.kind in PACK else None
        if duty is not None:
            found.setdefault(duty.key, []).append(spot.key)
            reach[duty.key] = max(reach[duty.key], spot.end)
    return found


def _duty_of(spot: Spot, duties: list[Spot], reach: dict[int, int]) -> Spot | None:
    around = [duty for duty in duties if duty.start <= spot.start and spot.end <= duty.end]
    if around:
        return min(around, key=lambda duty: duty.end - duty.start)
    before = [duty for duty in duties if duty.start <= spot.start and duty.clause == spot.clause]
    last = max(before, key=lambda duty: duty.start, default=None)
    return last if last is not None and spot.start - reach[last.key] <= NEAR else None


_UNITS = {"max_pages": "trang", "max_words": "chữ", "max_minutes": "phút", "max_mb": "MB"}


def pack_words(kind: str, fields: Mapping[str, Any], quote: str) -> str:
    """bản đầy đủ; bản tóm tắt · bản tóm tắt ≤ 3 trang A4"""
    if kind == FactKind.DOCUMENT_LIST:
        return "; ".join(map(str, fields.get("documents") or [quote]))
    most = [f"{dates.figure(fields[name])} {unit}" for name, unit in _UNITS.items() if fields.get(name)]
    return f"{fields.get('document') or 'văn bản'} ≤ {', '.join(most)} {fields.get('paper') or ''}".strip() if most else quote
