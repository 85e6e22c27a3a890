"""The words and ruling lines of a PDF page, through pypdfium2."""

import ctypes
from collections.abc import Iterator
from itertools import islice
from typing import Final

import pypdfium2 as pdfium
from pypdfium2 import raw

from thidua.plans.reading.intake.draft import BOLD, ITALIC
from thidua.plans.reading.intake.page import Page, Ruling, Word

MAX_PATHS: Final = 20_000
MAX_SEGMENTS: Final = 400
MAX_RULINGS: Final = 10_000
THIN: Final = 2.5
SHORTEST: Final = 6.0
Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class Turn:
    """From the space of the file (bottom left, before rotation) to the page as it is seen (top left)."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        left, bottom, right, top = page.get_cropbox()
        self._left, self._bottom = left, bottom
        self._width, self._height = right - left, top - bottom
        self._rotation = page.get_rotation()

    def point(self, x: float, y: float) -> Point:
        x, y = x - self._left, y - self._bottom
        if self._rotation == 90:
            return y, x
        if self._rotation == 180:
            return self._width - x, y
        if self._rotation == 270:
            return self._height - y, self._width - x
        return x, self._height - y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        (x1, y1), (x2, y2) = self.point(left, bottom), self.point(right, top)
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def read_page(page: pdfium.PdfPage, *, number: int) -> Page:
    turn = Turn(page)
    width, height = page.get_size()
    text = page.get_textpage()
    try:
        words = list(_words(text, turn))
    finally:
        text.close()
    return Page(number, width, height, words, list(islice(_rulings(page, turn), MAX_RULINGS)))


def has_pictures(page: pdfium.PdfPage) -> bool:
    return next(iter(page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3)), None) is not None


def _words(text: pdfium.PdfTextPage, turn: Turn) -> Iterator[Word]:
    """Letters up to a blank, a break or a gap are a word."""
    growing: Growing | None = None
    order = 0
    for index in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text, index) or 32)
        here = None if letter.isspace() else _box(text, index, turn)
        if growing is not None and (here is None or _is_apart(growing.frame, here)):
            yield growing.word(order)
            growing, order = None, order + 1
        if here is None:
            continue
        if growing is None:
            growing = Growing(here, _marks(text, index))
        growing.add(letter, here)
    if growing is not None:
        yield growing.word(order)


class Growing:
    """A word while its letters come in."""

    def __init__(self, frame: Box, marks: int) -> None:
        self.frame = frame
        self._marks = marks
        self._letters: list[str] = []

    def add(self, letter: str, here: Box) -> None:
        self._letters.append(letter)
        left, top, right, bottom = self.frame
        self.frame = min(left, here[0]), min(top, here[1]), max(right, here[2]), max(bottom, here[3])

    def word(self, order: int) -> Word:
        left, top, right, bottom = self.frame
        return Word("".join(self._letters), left, top, right, bottom, marks=self._marks, order=order)


def _box(text: pdfium.PdfTextPage, index: int, turn: Turn) -> Box:
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, index, box)
    return turn.box(box.left, box.bottom, box.right, box.top)


def _is_apart(frame: Box, here: Box) -> bool:
    height = max(frame[3] - frame[1], 1.0)
    is_away = here[0] - frame[2] > 0.35 * height or frame[0] - here[2] > 0.35 * height
    return is_away or abs((here[1] + here[3]) - (frame[1] + frame[3])) > 1.4 * height


def _marks(text: pdfium.PdfTextPage, index: int) -> int:
    """Bold and italic by the name of the font."""
    name = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(text, index, name, 128, None)
    font = name.value.lower()
    return BOLD * (b"bold" in font) + ITALIC * (b"italic" in font or b"oblique" in font)


def _rulings(page: pdfium.PdfPage, turn: Turn) -> Iterator[Ruling]:
    for count, path in enumerate(page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=3)):
        if count > MAX_PATHS:
            return
        left, top, right, bottom = turn.box(*path.get_bounds())
        if bottom - top < THIN or right - left < THIN:
            yield from _as_ruling((left, top), (right, bottom))
        elif _is_stroked(path):
            yield from _sides(path, turn)


def _is_stroked(path: pdfium.PdfObject) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(stroke.value)


def _sides(path: pdfium.PdfObject, turn: Turn) -> Iterator[Ruling]:
    """The straight sides of a drawn figure, such as the frame of a cell."""
    matrix = path.get_matrix()
    last = start = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(path), MAX_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = turn.point(*matrix.on_point(x.value, y.value))
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield from _as_ruling(last, here)
        last = here
        if raw.FPDFPathSegment_GetClose(segment):
            yield from _as_ruling(here, start)


def _as_ruling(one: Point, other: Point) -> Iterator[Ruling]:
    across, down = abs(one[0] - other[0]), abs(one[1] - other[1])
    if down < THIN and across >= SHORTEST:
        yield Ruling(True, (one[1] + other[1]) / 2, min(one[0], other[0]), max(one[0], other[0]))
    elif across < THIN and down >= SHORTEST:
        yield Ruling(False, (one[0] + other[0]) / 2, min(one[1], other[1]), max(one[1], other[1]))
