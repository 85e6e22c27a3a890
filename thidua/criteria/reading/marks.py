"""The marks before headings and criteria (A, I, 1, 1.1, a), -) and how deep each stands: by where such a mark stood before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_ROMAN = r"[IVX]{1,6}"
_PART = rf"(?:{_ROMAN}|[A-ZĐ]|\d{{1,3}}[a-zđ]?|[a-zđ])"
_MARK = re.compile(rf"{_PART}(?:\.{_PART})*[.)/:]?")
_PARTS = rf"{_PART}(?:\.{_PART})*"
_LEADING = re.compile(
    rf"(?:(?:Phần|Mục)\s+)?(?P<mark>{_PARTS})(?:(?P<end>[.)/:])\s+|\s+[-–]\s+|\.(?=[^\W\d]))|(?P<number>\d{{1,3}}(?:\.\d{{1,3}})+)\s+"
    r"|(?P<sign>[-–+•])\s+"
)
_ADDED = re.compile(r"((?:\d+\.)*\d+)[a-zđ]")
SIGNS = {"-": "-", "–": "-", "—": "-", "+": "+", "•": "•", "*": "•", "o": "•"}
Style = tuple[str, ...]


def mark_of(text: str) -> str:
    """The mark in a cell of numbers; empty when the cell holds something else ("Ghi chú")."""
    bare = text.strip()
    if bare in SIGNS:
        return SIGNS[bare]
    found = _MARK.fullmatch(bare)
    return bare.rstrip(".:/") if found else ""


def split_mark(text: str) -> tuple[str, str]:
    """The mark typed before the words, and the words: ("1.1", "Báo cáo") of "1.1. Báo cáo"."""
    found = _LEADING.match(text)
    if not found:
        return "", text.strip()
    rest = text[found.end() :].strip()
    if found["sign"]:
        return SIGNS[found["sign"]], rest
    return found["number"] or found["mark"] + (")" if found["end"] == ")" else ""), rest


def style_of(mark: str, *, is_bold: bool = False, before: str = "") -> Style:
    """Marks of one style stand at one depth. `before`: the mark that such a letter would follow (after H, an "I" is a letter)."""
    if not mark:
        return ("bold" if is_bold else "plain",)
    if mark in SIGNS.values():
        return (mark,)
    closed = ")" if mark.endswith(")") else ""
    parts, last = mark.rstrip(")").split("."), before.rstrip(")").split(".")[-1:]
    return (*(_part_style(part, last[0] if last else "") for part in parts), closed)


def _part_style(part: str, before: str) -> str:
    if part.isdecimal():
        return "1"
    if (
        part.isupper()
        and re.fullmatch(_ROMAN, part)
        and not (len(part) == 1 and before and len(before) == 1 and before == _letter_before(part))
    ):
        return "I"
    return "A" if part.isupper() else "a"


def _letter_before(letter: str) -> str:
    return {"I": "H", "V": "U", "X": "V"}.get(letter, "")


@dataclass(slots=True)
class Outline:
    """The open headings, from the root: a mark that continues an open number is under it, one of an open style beside it, else it is new
    and stands under the last."""

    _open: list[tuple[str, Style]] = field(default_factory=list)

    def depth(self, mark: str, *, is_bold: bool = False) -> int:
        style = self._style(mark, is_bold=is_bold)
        at = self._under(mark)
        if at is None:
            at = next((depth for depth, (_, open_style) in enumerate(self._open) if open_style == style), len(self._open))
        self._open[at:] = [(mark, style)]
        return at

    def _style(self, mark: str, *, is_bold: bool) -> Style:
        """ "3a" under an open 3 is a letter; without it a number put in after 2."""
        letters = [open_mark for open_mark, style in self._open if style[:1] == ("A",) and len(style) == 2]
        added = _ADDED.fullmatch(mark)
        if added and all(open_mark.rstrip(")") != added[1] for open_mark, _ in self._open):
            mark = added[1]
        return style_of(mark, is_bold=is_bold, before=letters[-1] if letters else "")

    def _under(self, mark: str) -> int | None:
        """Beside the deepest open heading whose number this one continues."""
        head = mark.rpartition(".")[0]
        if not head:
            return None
        return next((depth + 1 for depth in reversed(range(len(self._open))) if self._open[depth][0].rstrip(")") == head), None)


def depths_of(marks: Sequence[str]) -> list[int]:
    """How deep a reader would take each of these to stand."""
    outline = Outline()
    return [outline.depth(mark) for mark in marks]
