"""The shape of the tree: where a step takes a node, and what may stand under what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

MOST_DEPTH = 7
"""A, I, 1, 1.1, a and two more: no paper was seen with as many."""
MOST_TITLE = 4_000
"""Letters of a criterion's words."""
_NEXT_UNDER = ("A", "I", "1", "1.1", "a", "-", "-")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_ROMAN_PARTS = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class Step(StrEnum):
    UP = "len"
    DOWN = "xuong"
    UNDER = "vao"
    OUT = "ra"


@dataclass(frozen=True, slots=True)
class Spot:
    """A node of the tree as it is moved. `height`: levels under it."""

    key: int
    parent: int | None
    is_group: bool
    depth: int
    height: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Under `parent` (None: outermost), the so-manieth from 0 among those there without the node itself."""

    parent: int | None
    order: int


def place_of(step: Step, key: int, spots: Sequence[Spot]) -> Place | str:
    """Where the step leads, or the sentence that refuses it. `spots` in the order of the paper."""
    by_key = {spot.key: spot for spot in spots}
    node = by_key[key]
    siblings = [spot for spot in spots if spot.parent == node.parent]
    at = siblings.index(node)
    match step:
        case Step.UP:
            return Place(node.parent, at - 1) if at else "Mục này đã đứng đầu ở bậc của nó. Muốn sang mục lớn khác thì đưa ra ngoài trước."
        case Step.DOWN:
            is_last = at == len(siblings) - 1
            return (
                "Mục này đã đứng cuối ở bậc của nó. Muốn sang mục lớn khác thì đưa ra ngoài trước."
                if is_last
                else Place(node.parent, at + 1)
            )
        case Step.UNDER:
            return _under(node, siblings[at - 1] if at else None, spots)
    return _out(node, by_key, spots)


def _under(node: Spot, above: Spot | None, spots: Sequence[Spot]) -> Place | str:
    if above is None:
        return "Không có mục nào đứng trên ở cùng bậc để đưa vào."
    reason = why_not_hold(above, height=node.height)
    return reason or Place(above.key, sum(spot.parent == above.key for spot in spots))


def _out(node: Spot, by_key: Mapping[int, Spot], spots: Sequence[Spot]) -> Place | str:
    if node.parent is None:
        return "Mục này đã ở bậc ngoài cùng."
    parent = by_key[node.parent]
    around = [spot.key for spot in spots if spot.parent == parent.parent]
    return Place(parent.parent, around.index(parent.key) + 1)


def why_not_hold(group: Spot, *, height: int = 0) -> str | None:
    """Only a group holds others, and not too deep."""
    if not group.is_group:
        return "Mục đứng trên là tiêu chí được chấm điểm nên không chứa mục con. Đổi cách chấm của mục ấy thành “Cộng các mục con” trước."
    if group.depth + 1 + height >= MOST_DEPTH:
        return f"Bảng có nhiều nhất {MOST_DEPTH} bậc."
    return None


def next_mark(last: str, *, parent: str, depth: int) -> str:
    """The number the next sibling would have: A → B, II → III, 1.1 → 1.2, a → b; the first of its level follows the parent."""
    if last:
        return _after(last)
    usual = _NEXT_UNDER[min(depth, len(_NEXT_UNDER) - 1)]
    is_numbered = parent[:1].isdigit()
    return f"{parent}.1" if is_numbered and depth < 4 else usual


_LETTERS = {"d": "đ", "đ": "e", "Đ": "E"}
"""Papers list a, b, c, d, đ, e; of capitals most leave Đ out."""


def _after(mark: str) -> str:
    head, dot, last = mark.rpartition(".")
    if last.isdecimal():
        return f"{head}{dot}{int(last) + 1}"
    if mark and set(mark) <= set(_ROMAN) and mark not in {"C", "D"}:
        return _roman(_of_roman(mark) + 1)
    if mark in _LETTERS:
        return _LETTERS[mark]
    if len(mark) == 1 and mark.isascii() and mark.isalpha() and mark.lower() != "z":
        return chr(ord(mark) + 1)
    return ""


def _of_roman(mark: str) -> int:
    values = [_ROMAN[letter] for letter in mark]
    return sum(-value if any(value < later for later in values[at + 1 :]) else value for at, value in enumerate(values))


def _roman(number: int) -> str:
    words = ""
    for value, letters in _ROMAN_PARTS:
        words += letters * (number // value)
        number %= value
    return words


def code_under(parent: str, mark: str, *, taken: frozenset[str]) -> str:
    """A code that stays with the criterion whatever its place becomes: the codes on the way down, made different where it is taken."""
    wished = f"{parent}.{mark.rsplit('.', 1)[-1] or 'x'}".strip(".")[:34] or "x"
    tries = [wished, *(f"{wished}-{number}" for number in range(2, len(taken) + 3))]
    return next(code for code in tries if code not in taken)
