"""The order of what is numbered: Phần, Chương, I, Điều, 1, 1.1, a); and how headings look."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from thidua.core.text import fold
from thidua.documents.checking.boxes import Boxes
from thidua.documents.checking.checks.looks import check_look
from thidua.documents.checking.report import Fault
from thidua.documents.checking.sheet import Line, Sheet
from thidua.documents.checking.subjects import fault

ALPHABET = "abcdđeghiklmnopqrstuvxy"
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
HIGHEST = 60
"""A greater figure at the head of a line is a year or an amount."""


class Level(IntEnum):
    CHAPTER = 0
    ROMAN = 1
    ARTICLE = 2
    NUMBER = 3
    DECIMAL = 4
    POINT = 5
    TEXT = 9


SHAPES = (
    (Level.CHAPTER, re.compile(r"^(?:Phần|Chương|PHẦN|CHƯƠNG)\s+([IVXLC]+)\s*[.:]?(?=$|\s)")),
    (Level.ROMAN, re.compile(r"^([IVXLC]+)\s*[.)/]\s*(?=\S)")),
    (Level.ARTICLE, re.compile(r"^(?:Điều|ĐIỀU)\s+(\d+)\s*[.:]")),
    (Level.DECIMAL, re.compile(r"^(\d+(?:\.\d+)+)\.?\s")),
    (Level.NUMBER, re.compile(r"^(\d+)\s*[.)]\s*(?=\D)")),
    (Level.POINT, re.compile(r"^([a-zđ])\)\s*(?=\S)")),
)
NAMES = {Level.CHAPTER: "Chương", Level.ROMAN: "Mục", Level.ARTICLE: "Điều", Level.NUMBER: "Khoản", Level.POINT: "Điểm"}


@dataclass(frozen=True, slots=True)
class Head:
    level: Level
    mark: str = ""


def head_of(line: Line) -> Head:
    for level, shape in SHAPES:
        found = shape.match(line.text)
        if found and (level is not Level.NUMBER or int(found[1]) <= HIGHEST):
            return Head(level, found[1])
    return Head(Level.TEXT)


def check_outline(sheet: Sheet, boxes: Boxes) -> Iterator[Fault]:
    lines = [line for line in boxes.body if not line.is_cell]
    yield from _looks(sheet, lines)
    yield from Order().read(lines)


def _looks(sheet: Sheet, lines: list[Line]) -> Iterator[Fault]:
    heads = [(line, head_of(line)) for line in lines]
    yield from check_look(sheet, "chapter", [line for line, head in heads if head.level is Level.CHAPTER and len(line.text) < 40])
    roman = [line for line, head in heads if head.level is Level.ROMAN and len(line.text) < 200]
    yield from check_look(sheet, "roman", roman)
    articles = [line.part(0, line.raw.find(".") + 1) for line, head in heads if head.level is Level.ARTICLE and not line.label]
    yield from check_look(sheet, "article", [line for line in articles if line.runs], but=frozenset({"size"}))


class Order:
    """Counts what stands under the same head; a list that begins again at 1 is another list."""

    def __init__(self) -> None:
        self._last: dict[Level, int] = {}
        self._decimal = ""

    def read(self, lines: list[Line]) -> Iterator[Fault]:
        for line in lines:
            head = head_of(line)
            if head.level is Level.DECIMAL:
                yield from self._decimals(line, head.mark)
            elif head.level is not Level.TEXT:
                yield from self._count(line, head)

    def _count(self, line: Line, head: Head) -> Iterator[Fault]:
        if head.level is Level.POINT and head.mark not in ALPHABET:
            told = f"Điểm ghi “{head.mark})”; thứ tự điểm theo bảng chữ cái tiếng Việt, không có f, j, w, z."
            yield fault("outline.letter", told, lines=[line], mend="Đánh lại các điểm: a, b, c, d, đ, e, g, h, i, k…")
            return
        value = _value(head)
        last = self._last.get(head.level)
        for level in [level for level in self._last if level > head.level and level is not Level.ARTICLE]:
            del self._last[level]
        self._last[head.level] = value
        self._decimal = ""
        if last is None or value == last + 1 or (value == 1 and head.level is not Level.ARTICLE):
            return
        yield _out_of_order(line, head, last=last, value=value)

    def _decimals(self, line: Line, mark: str) -> Iterator[Fault]:
        parts = [int(part) for part in mark.split(".")]
        before = [int(part) for part in self._decimal.split(".")] if self._decimal else []
        self._decimal = mark
        self._last.pop(Level.POINT, None)
        number = self._last.get(Level.NUMBER)
        if len(parts) == 2 and number is not None and parts[0] != number:
            told = f"Mục {mark} đứng dưới mục {number}."
            yield fault("outline.decimal", told, lines=[line], mend=f"Đánh lại thành {number}.{parts[1]}.")
        elif len(parts) == len(before) and parts[:-1] == before[:-1] and parts[-1] != before[-1] + 1:
            word = "trùng" if parts == before else "nhảy"
            told = f"Mục {mark} {word} số so với mục {'.'.join(map(str, before))} liền trước."
            yield fault("outline.decimal", told, lines=[line], mend=f"Đánh lại thành {'.'.join(map(str, [*parts[:-1], before[-1] + 1]))}.")


def _value(head: Head) -> int:
    if head.level is Level.POINT:
        return ALPHABET.index(head.mark) + 1
    if head.level in {Level.ROMAN, Level.CHAPTER}:
        figures = [ROMAN[letter] for letter in head.mark]
        return sum(-one if one < after else one for one, after in zip(figures, [*figures[1:], 0], strict=True))
    return int(head.mark)


def _out_of_order(line: Line, head: Head, *, last: int, value: int) -> Fault:
    name, wanted = NAMES[head.level], _shown(head.level, last + 1)
    what = "trùng" if value == last else "nhảy" if value > last else "lùi"
    told = f"{name} {head.mark} {what} thứ tự: liền trước là {_shown(head.level, last)}."
    code = {"trùng": "outline.repeat", "nhảy": "outline.jump", "lùi": "outline.back"}[what]
    return fault(code, told, lines=[line], mend=f"Đánh lại thành {wanted} và các mục sau đó.")


def _shown(level: Level, value: int) -> str:
    if level is Level.POINT:
        return ALPHABET[min(value, len(ALPHABET)) - 1]
    if level not in {Level.ROMAN, Level.CHAPTER}:
        return str(value)
    words = ""
    for amount, letters in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        words += letters * (value // amount)
        value %= amount
    return words


def is_text(line: Line) -> bool:
    """A paragraph of text, not a heading."""
    return (
        not line.is_cell
        and head_of(line).level not in {Level.CHAPTER, Level.ROMAN}
        and not fold(line.text).startswith(("phan ", "chuong "))
    )
