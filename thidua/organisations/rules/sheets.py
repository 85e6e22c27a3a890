"""A sheet of .xlsx as lines of text, read within bounds: what is not such a file is refused before it can cost memory.

Sizes are checked first, part by part, by unpacking no more than is allowed; then how far the cells reach, because a reader fills the
whole square between the first cell and the last. The reader is given a package made anew of the parts that were checked, never the
one that came.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook

from thidua.core import dates
from thidua.core.text import fold, one_line

MAX_BYTES = 2 * 1024 * 1024
MAX_UNPACKED = 40 * 1024 * 1024
MAX_PARTS = 300
MAX_LINES = 5000
MAX_COLUMNS = 60
HEAD_WITHIN = 15
SAVE_AGAIN = "Mở tệp bằng Excel, lưu lại dạng “Excel Workbook (.xlsx)”, không đặt mật khẩu, rồi tải lại."


class UnreadableSheet(ValueError):
    """The file cannot be taken; `str(error)` says why and what to do."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet that is filled in by hand. `choices`: a drop-down in the template; `takes_several` of them in a cell."""

    title: str
    note: str
    required: bool = False
    width: int = 28
    choices: tuple[str, ...] = ()
    takes_several: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the sheet by its number there; cells by the title of their column."""

    number: int
    cells: Mapping[str, str]


def read_lines(data: bytes, columns: Sequence[Column]) -> list[Line]:
    """The filled-in lines under the heading. Raises `UnreadableSheet`."""
    checked = _checked(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(checked))
        tables = [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]
    except CalamineError as error:
        raise UnreadableSheet(f"Tệp hỏng hoặc không phải bảng tính. {SAVE_AGAIN}") from error
    return _under_heading(tables, columns)


def _checked(data: bytes) -> bytes:
    if len(data) > MAX_BYTES:
        raise UnreadableSheet(f"Tệp nặng hơn {MAX_BYTES // 1024 // 1024} MB. Bỏ ảnh và các trang tính khác, hoặc chia thành nhiều tệp.")
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise UnreadableSheet(f"Đây là tệp Excel đời cũ (.xls) hoặc tệp có mật khẩu. {SAVE_AGAIN}")
    if data[:4] != b"PK\x03\x04":
        raise UnreadableSheet(f"Đây không phải tệp Excel .xlsx. {SAVE_AGAIN}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _made_anew(package)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise UnreadableSheet(f"Tệp hỏng hoặc có mật khẩu. {SAVE_AGAIN}") from error


def _made_anew(package: zipfile.ZipFile) -> bytes:
    """The same package, unpacked, of the parts that a table needs."""
    parts = package.infolist()
    if "xl/workbook.xml" not in package.namelist():
        raise UnreadableSheet(f"Đây là tệp nén nhưng không phải bảng tính .xlsx. {SAVE_AGAIN}")
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise UnreadableSheet("Tệp giải nén ra quá lớn nên không đọc. Chép riêng bảng cần nhập sang một tệp mới.")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as plain:
        for part in parts:
            if part.filename.endswith((".xml", ".rels")) and not part.filename.startswith(("customXml/", "docProps/")):
                content = package.read(part)
                _check_reach(content)
                plain.writestr(part.filename, content)
    return made.getvalue()


def _check_reach(content: bytes) -> None:
    """How far filled-in cells reach; numbers come from the marks of rows and cells, or from counting where there are none."""
    row = column = 0
    for tag, mark, is_filled in _marks(content):
        if tag == "row":
            row, column = int(mark) if mark.isdecimal() else row + 1, 0
            continue
        place = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", mark)
        column = _column_number(place[1]) if place else column + 1
        if is_filled and (max(row, int(place[2]) if place else 0) > MAX_LINES + HEAD_WITHIN or column > MAX_COLUMNS):
            raise UnreadableSheet(
                f"Bảng có hơn {dates.figure(MAX_LINES)} dòng hoặc hơn {MAX_COLUMNS} cột có chữ. Chia thành nhiều tệp, bỏ cột thừa."
            )


def _marks(content: bytes) -> Iterator[tuple[str, str, bool]]:
    """("row", its mark, –) at each start of a row; ("c", its mark, whether it holds anything) at each end of a cell."""
    reader = etree.iterparse(io.BytesIO(content), events=("start", "end"), resolve_entities=False, load_dtd=False, no_network=True)
    try:
        for event, element in reader:
            tag = etree.QName(element).localname if isinstance(element.tag, str) else ""
            if event == "start" and tag == "row":
                yield "row", element.get("r", ""), False
            elif event == "end" and tag == "c":
                yield "c", element.get("r", ""), len(element) > 0
                element.clear()
            elif event == "end" and tag == "row":
                element.clear()
    except etree.XMLSyntaxError as error:
        raise UnreadableSheet(f"Tệp hỏng: không đọc được một trang tính. {SAVE_AGAIN}") from error


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _under_heading(tables: Sequence[Sequence[Sequence[object]]], columns: Sequence[Column]) -> list[Line]:
    for table in tables:
        for index, row in enumerate(table[:HEAD_WITHIN]):
            places = _places(row, columns)
            if all(column.title in places for column in columns if column.required):
                return _lines(table[index + 1 :], index + 2, places)
    titles = "; ".join(f"“{column.title}”" for column in columns if column.required)
    raise UnreadableSheet(f"Không thấy dòng tiêu đề có đủ các cột {titles}. Tải tệp mẫu, chép danh sách vào đó rồi tải lên.")


def _places(row: Sequence[object], columns: Sequence[Column]) -> dict[str, int]:
    heads = [fold(_words(cell)) for cell in row]
    return {column.title: heads.index(fold(column.title)) for column in columns if fold(column.title) in heads}


def _lines(rows: Sequence[Sequence[object]], first: int, places: Mapping[str, int]) -> list[Line]:
    lines = []
    for number, row in enumerate(rows, start=first):
        cells = {title: _words(row[place]) if place < len(row) else "" for title, place in places.items()}
        if any(cells.values()):
            lines.append(Line(number, cells))
    if len(lines) > MAX_LINES:
        raise UnreadableSheet(f"Danh sách có hơn {dates.figure(MAX_LINES)} dòng. Chia thành nhiều tệp.")
    if not lines:
        raise UnreadableSheet("Dưới dòng tiêu đề chưa có dòng nào. Điền danh sách rồi tải lại.")
    return lines


def _words(cell: object) -> str:
    """A cell as a person reads it there."""
    if isinstance(cell, bool):
        return "có" if cell else "không"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return dates.short(cell)
    return one_line(str(cell))
