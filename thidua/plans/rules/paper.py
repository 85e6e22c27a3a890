"""The document as it reads, cut where facts begin and end, so that each fact can be marked where it stands."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, product
from typing import Any

from thidua.core.text import fold

Block = Mapping[str, Any]
MIN_LINK = 4
"""Letters."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch [start, end) of the plain text that a fact holds. Where two stretches are equal the lower rank is shown."""

    key: int
    start: int
    end: int
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one look."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    is_struck: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch under the same facts. `key` is the innermost one, `around` the others; `begins` those that start here."""

    runs: tuple[Run, ...]
    key: int | None = None
    around: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def is_wide(self) -> bool:
        """Whether a finger can hit it: shorter ones are marked, but are no link."""
        return len(self.text) >= MIN_LINK


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph. `look`: title, centre, heading or text."""

    start: int
    label: str
    look: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    lines: tuple[Line, ...]
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """`bare`: drawn without lines, "head" for the two-column heading, "foot" for Nơi nhận beside the signature; "" for a table of tasks."""

    rows: tuple[tuple[Cell, ...], ...]
    bare: str = ""


def sheet(blocks: Sequence[Block], marks: Iterable[Mark]) -> list[Line | Table]:
    """The blocks of a document as lines and tables, with the marks in them."""
    known = sorted(marks, key=lambda mark: (mark.start, mark.end))
    head = _head_length(blocks)
    found: list[Line | Table] = []
    for table, group in groupby(enumerate(blocks), key=lambda item: item[1].get("table") if item[1].get("kind") == "cell" else None):
        numbered = list(group)
        if table is None:
            found += [_line(block, known, in_head=index < head) for index, block in numbered]
        else:
            found.append(_table([block for _, block in numbered], known))
    return found


HEAD_BLOCKS = 16
"""The title of a plan stands among its first blocks."""


def _head_length(blocks: Sequence[Block]) -> int:
    """Blocks before the text proper begins: its title and the lines right under it (bold ones, or two short ones in plain text)."""
    titles = [index for index, block in enumerate(blocks[:HEAD_BLOCKS]) if fold(block["text"]) in _TITLES]
    start = titles[0] + 1 if titles else 0
    is_plain = start < len(blocks) and not _is_all(blocks[start], "bold")
    most = start + 2 * bool(titles) if is_plain else len(blocks)
    for index, block in enumerate(blocks[start:], start=start):
        if block.get("kind") != "cell" and (index >= most or _is_body(block, plain=is_plain)):
            return index
    return start


def _is_body(block: Block, *, plain: bool) -> bool:
    if block.get("label") or fold(block["text"]).startswith(("can cu", "thuc hien", "huong ung")):
        return True
    return len(block["text"]) > 160 or block["text"].rstrip().endswith((":", ";", ".")) if plain else not _is_all(block, "bold")


_NUMBERED = re.compile(r"(?:[IVX]+|\d{1,2}(?:\.\d{1,2})*)[.)]? [^.;:,]{3,100}$")
"""A heading typed by hand: a number, then a short line that is no sentence."""
_TITLES = {"ke hoach", "thong bao", "huong dan", "chuong trinh", "cong van", "quyet dinh"}


def _is_all(block: Block, look: str) -> bool:
    covered = sum(end - start for start, end in block.get(look, ()))
    return bool(block["text"]) and covered >= 0.9 * len(block["text"])


def _look(block: Block, *, in_head: bool) -> str:
    if block.get("kind") == "cell":
        return "plain"
    if in_head and not block.get("label"):
        return "title" if fold(block["text"]) in _TITLES else "centre"
    if block.get("is_heading") or (_is_all(block, "bold") and len(block["text"]) < 200) or _NUMBERED.match(block["text"]):
        return "heading"
    return "centre" if block.get("is_centred") else "text"


def _line(block: Block, marks: Sequence[Mark], *, in_head: bool = False) -> Line:
    start, text = block["start"], block["text"]
    here = [mark for mark in marks if mark.start < start + len(text) and mark.end > start and mark.end > mark.start]
    cuts = {0, len(text)} | {min(max(edge - start, 0), len(text)) for mark in here for edge in (mark.start, mark.end)}
    edges = sorted(cuts)
    pieces = tuple(_piece(block, here, left, right) for left, right in pairwise(edges))
    return Line(start=start, label=block.get("label") or "", look=_look(block, in_head=in_head), pieces=pieces)


def _piece(block: Block, marks: Sequence[Mark], left: int, right: int) -> Piece:
    start = block["start"]
    over = [mark for mark in marks if mark.start <= start + left and start + right <= mark.end]
    over.sort(key=lambda mark: (mark.end - mark.start, mark.rank, mark.key))
    begins = tuple(mark.key for mark in over if max(mark.start, start) == start + left and mark.start >= start)
    keys = [mark.key for mark in over]
    return Piece(runs=_runs(block, left, right), key=keys[0] if keys else None, around=tuple(reversed(keys[1:])), begins=begins)


_LOOKS = ("bold", "italic", "struck")


def _runs(block: Block, left: int, right: int) -> tuple[Run, ...]:
    spans = [(look, start, end) for look in _LOOKS for start, end in block.get(look, ())]
    edges = sorted({left, right} | {min(max(edge, left), right) for _, *ends in spans for edge in ends})
    return tuple(_run(block["text"], spans, a, b) for a, b in pairwise(edges))


def _run(text: str, spans: Sequence[tuple[str, int, int]], left: int, right: int) -> Run:
    looks = {look for look, start, end in spans if start <= left and right <= end}
    return Run(text=text[left:right], is_bold="bold" in looks, is_italic="italic" in looks, is_struck="struck" in looks)


def _table(blocks: Sequence[Block], marks: Sequence[Mark]) -> Table:
    cells: dict[tuple[int, int], list[Block]] = {}
    for block in blocks:
        cells.setdefault((block.get("row") or 1, block.get("column") or 1), []).append(block)
    made = {place: _cell(found, marks) for place, found in cells.items()}
    taken = {spot for (row, column), cell in made.items() for spot in _covered(row, column, cell)}
    width = max(column for _, column in taken)
    rows = sorted({row for row, _ in made})
    lines = [[made.get((row, column), Cell(())) for column in range(1, width + 1) if _opens((row, column), made, taken)] for row in rows]
    return Table(rows=tuple(tuple(line) for line in lines), bare=_bare(blocks))


def _covered(row: int, column: int, cell: Cell) -> Iterator[tuple[int, int]]:
    yield from product(range(row, row + cell.row_span), range(column, column + cell.column_span))


def _opens(place: tuple[int, int], made: Mapping[tuple[int, int], Cell], taken: set[tuple[int, int]]) -> bool:
    """A cell begins here: one that was read, or an empty one that nothing else reaches over."""
    return place in made or place not in taken


def _cell(blocks: Sequence[Block], marks: Sequence[Mark]) -> Cell:
    first = blocks[0]
    lines = tuple(_line(block, marks) for block in blocks)
    return Cell(lines=lines, row_span=first.get("row_span") or 1, column_span=first.get("column_span") or 1)


def _bare(blocks: Sequence[Block]) -> str:
    said = fold(" ".join(block["text"] for block in blocks))
    if max(block.get("column") or 1 for block in blocks) > 3:
        return ""
    if "noi nhan" in said:
        return "foot"
    return "head" if "cong hoa xa hoi chu nghia" in said or "doc lap - tu do" in said else ""
