"""Workbooks of a turn as offices fill them in: taken out, written into with openpyxl, brought back; and what goes wrong with them."""

import io
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.criteria.make import every_kind
from tests.scoring import make
from thidua.accounts.models import User
from thidua.core import clock
from thidua.criteria.queries.trying import working_days_late
from thidua.scoring.actions.evidence import why_not_address
from thidua.scoring.enums import RoundKind
from thidua.scoring.models import Turn
from thidua.scoring.permissions.marks import why_not_claim
from thidua.scoring.permissions.seeing import seen_turns
from thidua.scoring.queries.sheets import turns_of_sheet
from thidua.scoring.queries.workbook import book_of, known_pieces, shows_evidence, standings_of
from thidua.scoring.workbook.columns import Column
from thidua.scoring.workbook.comparing import Comparing, Differences
from thidua.scoring.workbook.evidence import Looking, Pieces, pieces_of
from thidua.scoring.workbook.reading import read_book
from thidua.scoring.workbook.values import key_of
from thidua.scoring.workbook.writing import SHEET, write_book

Where = tuple[str, Column] | tuple[str, Column, int]
"""Code of the criterion, column, and which line of the criterion."""


def make_floor() -> make.Floor:
    """A criterion of each kind, self-scored and then scored across."""
    return make.make_floor(make.SELF, make.Planned(RoundKind.CROSS), nodes=every_kind())


def code_of(floor: make.Floor, kind: str) -> str:
    return floor.version.criteria.get(kind=kind).code


def turn_of(floor: make.Floor, at: int = 2, kind: RoundKind = RoundKind.SELF) -> Turn:
    return as_read(floor.turn(at, kind))


def as_read(turn: Turn) -> Turn:
    """With all that pages read of it."""
    related = ("sheet__unit", "sheet__period__version__table", "sheet__period__bloc_year", "round", "scorer")
    return Turn.objects.select_related(*related).get(pk=turn.pk)


def book(floor: make.Floor, turn: Turn) -> bytes:
    return book_for(floor.person(turn), turn)


def book_for(person: User, turn: Turn) -> bytes:
    seen = seen_turns(person, turn.sheet, turns_of_sheet(turn.sheet), clock.now())
    return write_book(book_of(turn, seen=seen, takes_na=why_not_claim(turn) is None, now=clock.now()))


def changed(data: bytes, do: Callable[[Workbook, Worksheet], Any]) -> bytes:
    """Opened, changed, saved: as openpyxl saves, so that formulas lose their results."""
    opened = load_workbook(io.BytesIO(data))
    do(opened, opened[SHEET])
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()


def filled(data: bytes, values: Mapping[Where, Any]) -> bytes:
    def fill(_book: Workbook, sheet: Worksheet) -> None:
        for where, value in values.items():
            sheet[at(sheet, *where)].value = value

    return changed(data, fill)


def at(sheet: Worksheet, code: str, column: Column, line: int = 0) -> str:
    """The cell, found as a person finds it: by the title of the column, by the line of the criterion."""
    columns = {cell.value: cell.column_letter for cell in sheet[top(sheet)] if cell.value}
    key = columns[Column.KEY]
    row = next(row for row in range(1, sheet.max_row + 1) if sheet[f"{key}{row}"].value == key_of(code, line))
    return f"{columns[column]}{row}"


def top(sheet: Worksheet) -> int:
    return next(row for row in range(1, 20) if sheet.cell(row, 1).value == Column.MARK)


def place(data: bytes, code: str, column: Column, line: int = 0) -> str:
    return at(load_workbook(io.BytesIO(data))[SHEET], code, column, line)


def compared(floor: make.Floor, turn: Turn, data: bytes) -> Differences:
    return compared_for(floor.person(turn), turn, data)


def compared_for(person: User, turn: Turn, data: bytes) -> Differences:
    """As the page compares."""
    returned = read_book(data)
    had = {name.removeprefix("row:"): int(value) for name, value in returned.meta.items() if name.startswith("row:")}
    seen = seen_turns(person, turn.sheet, turns_of_sheet(turn.sheet), clock.now())
    standings = standings_of(turn, seen=seen, had=had)
    looking = Looking(clock.today(), why_not_address)
    codes = [code for code in standings if code in returned.rows]
    pieces = pieces_of(returned, codes, known_pieces(turn), looking) if shows_evidence(turn) else Pieces()
    return Comparing(returned, standings, working_days_late, why_not_claim(turn)).differences(pieces)


def has_calc() -> bool:
    """LibreOffice comes in parts; the one for workbooks may be missing where the one for papers is there."""
    program = shutil.which("soffice")
    return program is not None and Path(program).resolve().with_name("libsclo.so").exists()


def through_libreoffice(data: bytes, folder: Path, *, suffix: str = ".xlsx") -> bytes:
    """Opened and saved by LibreOffice Calc."""
    before, after = folder / "phieu.xlsx", folder / "luu"
    before.write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    form = {".xlsx": "xlsx:Calc MS Excel 2007 XML", ".pdf": "pdf"}[suffix]
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(after), str(before)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (after / f"phieu{suffix}").read_bytes()
