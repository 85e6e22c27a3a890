"""Words of a PDF page in pieces of lines, and its rulings. Points from the upper left corner, as the page lies in the file."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from thidua.documents.checking.report import Mark
from thidua.documents.checking.sheet import Run

GAP = 1.9
"""Sizes between two letters that part pieces of a line."""
THIN = 2.5
SHORTEST = 8.0
MOST_PATHS = 10_000
MOST_SEGMENTS = 200
MOST_LETTERS = 400_000
ITALIC_FLAG, BOLD_FLAG = 1 << 6, 1 << 18
ASCENT, DESCENT = 0.89, 0.22
"""Of Times New Roman, in sizes."""


@dataclass(slots=True)
class Piece:
    """Letters on one base line without a broad gap."""

    page: int
    left: float
    right: float
    base: float
    runs: list[Run] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)

    @property
    def size(self) -> float:
        return max((run.size for run in self.runs), default=0.0)

    @property
    def text(self) -> str:
        return " ".join("".join(run.text for run in self.runs).split())

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    def mark(self, width: float, height: float) -> Mark:
        top, bottom = self.base - ASCENT * self.size, self.base + DESCENT * self.size
        return Mark(self.page, self.left / width, top / height, self.right / width, bottom / height)


@dataclass(frozen=True, slots=True)
class Ruling:
    """Across at height `at`, or down at `at` from the left."""

    is_across: bool
    at: float
    start: float
    end: float


@dataclass(slots=True)
class Page:
    number: int
    width: float
    height: float
    pieces: list[Piece]
    rulings: list[Ruling]


def read_page(page: pdfium.PdfPage, *, number: int) -> Page:
    width, height = page.get_size()
    text = page.get_textpage()
    try:
        pieces = list(_pieces(text, number=number, height=height))
    finally:
        text.close()
    return Page(number, width, height, pieces, list(islice(_rulings(page, height), MOST_PATHS)))


@dataclass(frozen=True, slots=True)
class Letter:
    sign: str
    left: float
    right: float
    base: float
    look: Run


def _pieces(text: pdfium.PdfTextPage, *, number: int, height: float) -> Iterator[Piece]:
    piece: Piece | None = None
    is_spaced = False
    for index in range(min(text.count_chars(), MOST_LETTERS)):
        sign = chr(raw.FPDFText_GetUnicode(text, index) or 32)
        if sign.isspace() or sign == "\x02":
            is_spaced = True
            continue
        letter = _letter(text, index, sign, height)
        if piece is not None and _is_apart(piece, letter):
            yield piece
            piece = None
        if piece is None:
            piece = Piece(number, letter.left, letter.right, letter.base)
        elif is_spaced:
            _add(piece, " ", piece.runs[-1])
        is_spaced = False
        _add(piece, letter.sign, letter.look)
        piece.left, piece.right = min(piece.left, letter.left), max(piece.right, letter.right)
    if piece is not None:
        yield piece


def _add(piece: Piece, sign: str, look: Run) -> None:
    last = piece.runs[-1] if piece.runs else None
    if last is not None and (last.size, last.font, last.colour, last.is_bold, last.is_italic) == (
        look.size, look.font, look.colour, look.is_bold, look.is_italic,
    ):  # fmt: skip
        piece.runs[-1] = Run(last.text + sign, last.size, last.is_bold, last.is_italic, font=last.font, colour=last.colour)
    else:
        piece.runs.append(Run(sign, look.size, look.is_bold, look.is_italic, font=look.font, colour=look.colour))


def _is_apart(piece: Piece, letter: Letter) -> bool:
    size = max(letter.look.size, 1.0)
    return abs(letter.base - piece.base) > 0.45 * size or letter.left - piece.right > GAP * size or letter.left < piece.right - size


def _letter(text: pdfium.PdfTextPage, index: int, sign: str, height: float) -> Letter:
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetLooseCharBox(text, index, box)
    raw.FPDFText_GetCharOrigin(text, index, x, y)
    return Letter(sign, box.left, box.right, height - y.value, _look(text, index, sign))


def _look(text: pdfium.PdfTextPage, index: int, sign: str) -> Run:
    matrix = raw.FS_MATRIX()
    scale = 1.0
    if raw.FPDFText_GetMatrix(text, index, matrix):
        scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
    size = round(raw.FPDFText_GetFontSize(text, index) * scale, 2)
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, index, name, 128, flags)
    font = name.value.decode("utf-8", "replace").rpartition("+")[2]
    low = font.casefold()
    is_bold = "bold" in low or "black" in low or bool(flags.value & BOLD_FLAG)
    is_italic = "italic" in low or "oblique" in low or bool(flags.value & ITALIC_FLAG)
    return Run(sign, size, is_bold, is_italic, font=font, colour=_colour(text, index))


def _colour(text: pdfium.PdfTextPage, index: int) -> str:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFText_GetFillColor(text, index, *parts):
        return ""
    return "".join(f"{part.value:02X}" for part in parts[:3])


def _rulings(page: pdfium.PdfPage, height: float) -> Iterator[Ruling]:
    for path in islice(page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=3), MOST_PATHS):
        left, bottom, right, top = path.get_bounds()
        if top - bottom < THIN or right - left < THIN:
            yield from _ruling((left, height - top), (right, height - bottom))
        else:
            yield from _sides(path, height)


def _sides(path: Any, height: float) -> Iterator[Ruling]:
    matrix = path.get_matrix()
    last = start = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(path), MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        over, up = matrix.on_point(x.value, y.value)
        here = (over, height - up)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield from _ruling(last, here)
        last = here
        if raw.FPDFPathSegment_GetClose(segment):
            yield from _ruling(here, start)


def _ruling(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Ruling]:
    across, down = abs(one[0] - other[0]), abs(one[1] - other[1])
    if down < THIN and across >= SHORTEST:
        yield Ruling(True, (one[1] + other[1]) / 2, min(one[0], other[0]), max(one[0], other[0]))
    elif across < THIN and down >= SHORTEST:
        yield Ruling(False, (one[0] + other[0]) / 2, min(one[1], other[1]), max(one[1], other[1]))
