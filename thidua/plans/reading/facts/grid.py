"""Tables as printed: each row with the header above every cell, whatever the outline made of the table."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.model import Block, BlockKind, Document, Span
from thidua.plans.reading.words import fold


@dataclass(frozen=True, slots=True)
class Cell:
    title: str
    """What stands above the column; "" when the table has nothing there."""
    text: str
    at: Span
    block: int
    struck: bool = False

    @property
    def header(self) -> str:
        """The title folded."""
        return fold(self.title)


Row = list[Cell]


def rows_of(context: Context) -> Sequence[Row]:
    """Rows below the header of each table that has one; empty cells are left out."""
    return context.once(_rows)


def _rows(context: Context) -> list[Row]:
    document = context.document
    found: list[Row] = []
    tables: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for index, block in enumerate(document.blocks):
        place = block.place
        if block.kind is BlockKind.CELL and place.table is not None and place.row is not None:
            tables[place.table][place.row].append(index)
    for rows in tables.values():
        numbers = sorted(rows)
        top = next((number for number in numbers if len(rows[number]) > 1), None)
        if top is not None:
            headers = _headers([document.blocks[index] for index in rows[top]])
            found += [_row(document, rows[number], headers) for number in numbers if number > top]
    return found


def _headers(blocks: list[Block]) -> dict[int, str]:
    """By column; a merged header stands above each of its columns."""
    found: dict[int, str] = {}
    for block in blocks:
        first = block.place.column or 1
        for column in range(first, first + block.place.column_span):
            found[column] = block.text.strip()
    return found


def _row(document: Document, indices: list[int], headers: dict[int, str]) -> Row:
    cells: Row = []
    for index in indices:
        block, start = document.blocks[index], document.starts[index]
        text = block.text.strip()
        if text:
            begin = start + block.text.index(text)
            header = headers.get(block.place.column or 1, "")
            cells.append(Cell(header, text, (begin, begin + len(text)), index, bool(block.struck)))
    return cells
