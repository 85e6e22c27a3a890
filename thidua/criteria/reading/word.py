"""Tables of a .docx as grids. The house's reader of Word does the walking (bounds, numbers that Word draws, merged cells)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from thidua.criteria.reading.values import Cell, Grid
from thidua.plans.reading.intake import docx
from thidua.plans.reading.intake.archive import Archive
from thidua.plans.reading.intake.draft import as_block
from thidua.plans.reading.model import Block, BlockKind

MAX_BEFORE = 600


@dataclass(slots=True)
class _Open:
    number: int
    before: str
    cells: list[Cell] = field(default_factory=list)


def grids_of(archive: Archive) -> tuple[list[Grid], list[str]]:
    """The tables in their order, and what to know about the file. A table inside a cell becomes lines of that cell."""
    drafts, notes, _ = docx.read(archive)
    blocks = [block for draft in drafts if (block := as_block(draft)) is not None]
    return list(_grids(blocks)), [note.text for note in notes]


def _grids(blocks: Sequence[Block]) -> Iterator[Grid]:
    last = {block.place.table: at for at, block in enumerate(blocks) if block.kind is BlockKind.CELL}
    opened: list[_Open] = []
    said: list[str] = []
    number = 0
    for at, block in enumerate(blocks):
        while opened and last[opened[-1].number] < at:
            yield _closed(opened.pop(), (number := number + 1))
        if block.kind is not BlockKind.CELL or block.place.table is None:
            said.append(block.text)
        elif opened and opened[-1].number == block.place.table:
            opened[-1].cells.append(_cell(block))
        elif opened and opened[0].number != block.place.table:
            _nest(opened[0].cells, block)
        else:
            opened.append(_Open(block.place.table, "\n".join(said)[-MAX_BEFORE:], [_cell(block)]))
            said = []
    if opened:
        yield _closed(opened.pop(), number + 1)


def _closed(table: _Open, number: int) -> Grid:
    return Grid(f"bảng {number}", tuple(table.cells), before=table.before)


def _nest(cells: list[Cell], block: Block) -> None:
    """A row of an inner table becomes a line of the outer cell, its cells set apart by a colon."""
    outer, same_row = cells[-1], (block.place.column or 1) > 1
    cells[-1] = replace(outer, text=outer.text + (": " if same_row else "\n") + block.text.replace("\n", " "))


def _cell(block: Block) -> Cell:
    place = block.place
    letters = sum(end - start for start, end in block.bold)
    return Cell(
        text=block.text,
        row=place.row or 1,
        column=place.column or 1,
        row_span=place.row_span,
        column_span=place.column_span,
        label=block.label,
        is_bold=bool(block.text) and 2 * letters > len(block.text),
    )
