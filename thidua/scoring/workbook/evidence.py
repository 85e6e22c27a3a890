"""Evidence that was written into the workbook: documents and addresses beside criteria, those that are there already left out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from thidua.core.text import fold
from thidua.scoring.workbook.boxes import Box, Sort
from thidua.scoring.workbook.columns import EVIDENCE, Column
from thidua.scoring.workbook.reading import Returned
from thidua.scoring.workbook.typed import Mistyped, value_of

BOXES = {
    Column.NUMBER: Box("number", Column.NUMBER, Sort.WORDS),
    Column.DATED: Box("dated", Column.DATED, Sort.DAY),
    Column.URL: Box("url", Column.URL, Sort.WORDS),
}
LONGEST_NUMBER = 60


@dataclass(frozen=True, slots=True)
class Shown:
    """A document (number and day, an address or none) or an address alone, for these criteria. `key`: when the sheet has it already."""

    number: str
    dated: date | None
    url: str
    codes: tuple[str, ...] = ()
    at: str = ""
    key: int | None = None

    @property
    def name(self) -> str:
        return f"{self.number} ngày {self.dated:%d/%m/%Y}" if self.dated else self.url

    @property
    def likeness(self) -> tuple[str, date | None, str]:
        return (fold(self.number), self.dated, self.url)


@dataclass(frozen=True, slots=True)
class Pieces:
    """`added`: with the criteria that are new to each; `known`: how many criteria had theirs already."""

    added: tuple[Shown, ...] = ()
    known: int = 0
    faults: tuple[str, ...] = ()


@dataclass
class Looking:
    """What is asked of every piece. `why_not_address`: of the house."""

    today: date
    why_not_address: Callable[[str], str | None]
    faults: list[str] = field(default_factory=list)

    def read(self, returned: Returned, codes: Sequence[str]) -> Iterator[Shown]:
        for code in codes:
            try:
                piece = self._piece(returned, code)
            except Mistyped as error:
                self.faults.append(str(error))
            else:
                if piece is not None:
                    yield piece

    def _piece(self, returned: Returned, code: str) -> Shown | None:
        cells = {column: returned.rows.get(code, {}).get(column) for column in EVIDENCE}
        values = {column: value_of(BOXES[column], cell) for column, cell in cells.items() if cell is not None}
        first = next((column for column in EVIDENCE if values.get(column)), None)
        if first is None:
            return None
        dated = values.get(Column.DATED)
        at = returned.place(code, first)
        number, url = str(values.get(Column.NUMBER) or ""), str(values.get(Column.URL) or "")
        piece = Shown(number, dated if isinstance(dated, date) else None, url, (code,), at)
        for column, why in self._why_not(piece):
            self.faults.append(f"Ô {returned.place(code, column)}: {why}")
            return None
        return piece

    def _why_not(self, piece: Shown) -> Iterator[tuple[Column, str]]:
        if piece.url and (why := self.why_not_address(piece.url)):
            yield Column.URL, f"“{piece.url[:80]}”. {why}"
        if piece.number and piece.dated is None:
            yield Column.DATED, f"chưa ghi ngày của văn bản {piece.number[:LONGEST_NUMBER]}."
        if piece.dated and not piece.number:
            yield Column.NUMBER, f"có ngày {piece.dated:%d/%m/%Y} mà chưa ghi số, ký hiệu văn bản."
        if len(piece.number) > LONGEST_NUMBER:
            yield Column.NUMBER, f"số, ký hiệu văn bản dài quá {LONGEST_NUMBER} ký tự."
        if piece.dated and piece.dated > self.today:
            yield Column.DATED, f"ngày văn bản {piece.dated:%d/%m/%Y} còn ở phía trước. Xem lại ngày."


def pieces_of(returned: Returned, codes: Sequence[str], known: Sequence[Shown], looking: Looking) -> Pieces:
    """The same document beside several criteria is one piece for all of them."""
    have: Mapping[tuple[str, date | None, str], Shown] = {one.likeness: one for one in known}
    found: dict[tuple[str, date | None, str], Shown] = {}
    count = 0
    for piece in looking.read(returned, codes):
        there = have.get(piece.likeness)
        if there and piece.codes[0] in there.codes:
            count += 1
            continue
        before = found.get(piece.likeness, replace(piece, codes=(), key=there.key if there else None))
        found[piece.likeness] = replace(before, codes=(*before.codes, *piece.codes))
    return Pieces(tuple(found.values()), count, tuple(looking.faults))
