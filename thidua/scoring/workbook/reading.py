"""A workbook that came back: whose it is, and what stands in its cells. Rows are known by their hidden keys, columns by their titles.

Who lifts the protection may sort rows, insert or delete them; what cannot be told apart any more is a sentence and is not taken.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from lxml import etree

from thidua.core.text import fold, whole_number
from thidua.criteria.reading.excel import grids_of, is_workbook
from thidua.criteria.reading.values import Cell, Grid
from thidua.plans.reading.intake.archive import BOMB, DAMAGED, Archive
from thidua.plans.reading.model import Unreadable
from thidua.scoring.workbook.columns import LOCKED, ORDER, Column
from thidua.scoring.workbook.values import FORM
from thidua.scoring.workbook.writing import META, ROW

MAX_BYTES = 5 * 1024 * 1024
TOO_HEAVY = f"Tệp nặng quá {MAX_BYTES // 1024 // 1024} MB; phiếu chấm không đến 1 MB. Bỏ ảnh và trang tính thêm vào."
HEAD_WITHIN = 30
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SAVE_AGAIN = "Mở phiếu, lưu lại dạng .xlsx rồi tải lên."
SPOILT = f"Tệp hỏng, tải lên chưa trọn hoặc nén bất thường nên không được mở. {SAVE_AGAIN}"
NOT_OURS = (
    "Tệp này không phải phiếu chấm tải từ hệ thống, hoặc trang ẩn của phiếu đã mất (thường do chép bảng sang tệp khác). "
    "Tải phiếu ở trang này rồi chép số liệu vào."
)
NO_KEYS = f"Phiếu mất hàng tiêu đề hoặc cột ẩn “{Column.KEY}” nên không biết dòng nào của tiêu chí nào. Tải phiếu mới rồi chép số liệu vào."
ENTERED = tuple(column for column in ORDER if column not in LOCKED)


class _Unveiled(Archive):
    """With its hidden sheets."""

    def xml(self, name: str) -> etree._Element:
        root = super().xml(name)
        for sheet in root.iterfind("{*}sheets/{*}sheet"):
            sheet.attrib.pop("state", None)
        return root


@dataclass(frozen=True, slots=True)
class Returned:
    """`meta`: of the hidden page. `rows`: key → what is written there. `at`: key → its row. `faults`: rows that cannot be taken."""

    meta: Mapping[str, str]
    rows: Mapping[str, Mapping[Column, Cell]]
    at: Mapping[str, int]
    letters: Mapping[Column, str]
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        rows = {key: {column.name: asdict(cell) for column, cell in cells.items()} for key, cells in self.rows.items()}
        letters = {column.name: letter for column, letter in self.letters.items()}
        return {"meta": self.meta, "rows": rows, "at": self.at, "letters": letters, "faults": self.faults, "notes": self.notes}

    def version_of(self, code: str) -> int:
        """Of the criterion's cell when the workbook was made; 0 for one that was empty, or that somebody spoiled."""
        return whole_number(self.meta.get(f"{ROW}{code}") or "")

    @property
    def versions(self) -> Mapping[str, int]:
        """Criterion → `version_of`."""
        codes = (name.removeprefix(ROW) for name in self.meta if name.startswith(ROW))
        return {code: self.version_of(code) for code in codes}

    def place(self, key: str, column: Column) -> str:
        """The cell as Excel names it."""
        return f"{self.letters.get(column, '')}{self.at.get(key, '')}"


def returned_of(data: Mapping[str, Any]) -> Returned:
    """Out of `as_json`."""
    rows = {key: {Column[name]: Cell(**cell) for name, cell in cells.items()} for key, cells in data["rows"].items()}
    letters = {Column[name]: letter for name, letter in data["letters"].items()}
    return Returned(data["meta"], rows, data["at"], letters, tuple(data["faults"]), tuple(data["notes"]))


def read_book(data: bytes) -> Returned:
    """Raises `Unreadable` with a sentence."""
    if len(data) > MAX_BYTES:
        raise Unreadable(TOO_HEAVY)
    if data.startswith(OLD):
        raise Unreadable(f"Đây là tệp Excel đời cũ (.xls) hoặc tệp có mật khẩu. {SAVE_AGAIN}")
    if not data.startswith(b"PK"):
        raise Unreadable(f"Đây không phải tệp Excel .xlsx. {SAVE_AGAIN}")
    grids = _grids(data)
    meta = _meta(grids)
    if meta.get("form") != FORM:
        raise Unreadable(NOT_OURS)
    for grid in grids:
        head = _head(grid)
        if head is not None:
            return _returned(grid, meta, *head)
    raise Unreadable(NO_KEYS)


def _grids(data: bytes) -> list[Grid]:
    try:
        archive = _Unveiled(data)
        if not is_workbook(archive):
            raise Unreadable(f"Đây không phải tệp Excel .xlsx. {SAVE_AGAIN}")
        return grids_of(archive)[0]
    except Unreadable as error:
        raise Unreadable(SPOILT if str(error) in {BOMB, DAMAGED} else str(error)) from error


def _meta(grids: list[Grid]) -> dict[str, str]:
    """By the sheet's first line, since people rename sheets."""
    for grid in sorted(grids, key=lambda one: META not in one.name):
        told = {cell.text: cell.row for cell in grid.cells if cell.column == 1}
        values = {cell.row: cell.text for cell in grid.cells if cell.column == 2}
        if told.get("form") is not None:
            return {name: values.get(row, "") for name, row in told.items()}
    return {}


def _head(grid: Grid) -> tuple[int, dict[int, Column]] | None:
    """The row of the titles, and which column is which."""
    titles = {fold(column): column for column in ORDER}
    rows: dict[int, dict[int, Column]] = {}
    for cell in grid.cells:
        if cell.row <= HEAD_WITHIN and fold(cell.text) in titles:
            rows.setdefault(cell.row, {}).setdefault(cell.column, titles[fold(cell.text)])
    return next(((row, found) for row, found in rows.items() if {Column.KEY, Column.TITLE} <= set(found.values())), None)


def _returned(grid: Grid, meta: Mapping[str, str], top: int, columns: Mapping[int, Column]) -> Returned:
    by_row: dict[int, dict[Column, Cell]] = {}
    for cell in grid.cells:
        if cell.row > top and cell.column in columns:
            by_row.setdefault(cell.row, {})[columns[cell.column]] = cell
    rows: dict[str, dict[Column, Cell]] = {}
    at: dict[str, int] = {}
    faults = []
    for number, cells in sorted(by_row.items()):
        key = cells[Column.KEY].text if Column.KEY in cells else ""
        if not key:
            faults += list(_stray(number, cells))
        elif key in rows:
            faults.append(
                f"Ô {cells[Column.KEY].at}: hàng {number} chép lại hàng {at[key]} (mã {key}) nên không nhận; chỉ đọc hàng {at[key]}."
            )
        else:
            rows[key], at[key] = {column: cell for column, cell in cells.items() if column in ENTERED}, number
    letters = {column: _letter(grid, number) for number, column in columns.items()}
    return Returned(meta, rows, at, letters, tuple(faults), tuple(_notes(meta, rows)))


def _letter(grid: Grid, column: int) -> str:
    return next((cell.at.rstrip("0123456789") for cell in grid.cells if cell.column == column), "")


def _stray(number: int, cells: Mapping[Column, Cell]) -> Iterator[str]:
    first = next((cells[column] for column in ENTERED if column in cells), None)
    if first is not None:
        yield f"Ô {first.at}: hàng {number} chèn thêm, không có mã dòng nên không nhận. Ghi vào hàng của tiêu chí trong phiếu."


def _notes(meta: Mapping[str, str], rows: Mapping[str, object]) -> Iterator[str]:
    known = [name.removeprefix(ROW) for name in meta if name.startswith(ROW)]
    found = [key for key in rows if key in set(known)]
    gone = [key for key in known if key not in rows]
    if gone:
        listed = ", ".join(gone[:10]) + (" …" if len(gone) > 10 else "")
        yield f"Phiếu không còn hàng của {len(gone)} tiêu chí ({listed}): giữ nguyên điều đã ghi trên hệ thống."
    if found != [key for key in known if key in rows]:
        yield "Các hàng của phiếu đã bị sắp xếp lại: từng hàng được đọc theo mã dòng, không theo vị trí."
