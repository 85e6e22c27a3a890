"""Sheets of an .xlsx as grids, read from its parts within the bounds of `Archive`; nothing is computed and nothing outside is asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from posixpath import dirname, join, normpath

from lxml import etree

from thidua.core.text import nfc
from thidua.criteria.reading.values import Cell, Grid
from thidua.plans.reading.intake.archive import Archive
from thidua.plans.reading.model import Unreadable

MAX_ROWS, MAX_COLUMNS, MAX_CELLS, MAX_SHEETS, MAX_TEXT = 20_000, 60, 200_000, 30, 20_000
DAMAGED = "Tệp Excel bị hỏng hoặc tải lên chưa trọn. Mở bằng Excel, lưu lại thành tệp .xlsx mới rồi tải lên."
TOO_LONG = f"Trang tính có quá {MAX_ROWS} hàng hoặc quá {MAX_CELLS} ô. Xóa các hàng, cột trống ở cuối rồi lưu lại."
_AT = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_DATE_CODES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_RELATION = "{*}Relationship"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_ID = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_FIRST_DAY, _FIRST_DAY_MAC = date(1899, 12, 30), date(1904, 1, 1)


@dataclass(frozen=True, slots=True)
class _Look:
    is_bold: bool = False
    is_date: bool = False


@dataclass(frozen=True, slots=True)
class _Book:
    """What all sheets share."""

    words: tuple[str, ...]
    looks: tuple[_Look, ...]
    first_day: date


def is_workbook(archive: Archive) -> bool:
    return "xl/workbook.xml" in archive.names or any(name.startswith("xl/") for name in archive.names)


def grids_of(archive: Archive) -> tuple[list[Grid], list[str]]:
    """Sheets that are shown, with cells, and what to know about the book."""
    main = _main_part(archive)
    root, folder = archive.xml(main), dirname(main)
    targets = _targets(archive, main)
    mac = next((one.get("date1904") in {"1", "true"} for one in root.iterfind("{*}workbookPr")), False)
    book = _Book(_words(archive, folder), _looks(archive, folder), _FIRST_DAY_MAC if mac else _FIRST_DAY)
    grids, notes = [], []
    for sheet in list(root.iterfind("{*}sheets/{*}sheet"))[:MAX_SHEETS]:
        name = nfc(sheet.get("name", ""))
        path = targets.get(sheet.get(_ID, "") or sheet.get(_STRICT_ID, ""), "")
        if sheet.get("state", "visible") != "visible":
            notes.append(f"Trang tính “{name}” đang ẩn nên không đọc.")
        elif path in archive.names:
            grids.append(_grid(archive.xml(path), f"trang tính “{name}”", book))
    return [grid for grid in grids if grid.cells], notes


def _main_part(archive: Archive) -> str:
    if "_rels/.rels" in archive.names:
        for relation in archive.xml("_rels/.rels").iterfind(_RELATION):
            target = relation.get("Target", "").lstrip("/")
            if relation.get("Type", "").endswith("/officeDocument") and target in archive.names:
                return target
    if "xl/workbook.xml" in archive.names:
        return "xl/workbook.xml"
    raise Unreadable(DAMAGED)


def _targets(archive: Archive, main: str) -> dict[str, str]:
    folder = dirname(main)
    relations = join(folder, "_rels", main.rpartition("/")[2] + ".rels")
    if relations not in archive.names:
        raise Unreadable(DAMAGED)
    found = {}
    for one in archive.xml(relations).iterfind(_RELATION):
        target = one.get("Target", "")
        found[one.get("Id", "")] = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
    return found


def _words(archive: Archive, folder: str) -> tuple[str, ...]:
    path = join(folder, "sharedStrings.xml")
    if path not in archive.names:
        return ()
    return tuple(_text(one) for one in archive.xml(path).iterfind("{*}si"))


def _text(element: etree._Element) -> str:
    """The runs without their readings (`rPh`)."""
    parts = (one.text or "" for one in element.iter("{*}t") if not _is_reading(one))
    return nfc("".join(parts))[:MAX_TEXT].replace("\r\n", "\n").replace("_x000D_", "")


def _is_reading(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and etree.QName(parent).localname == "rPh"


def _looks(archive: Archive, folder: str) -> tuple[_Look, ...]:
    path = join(folder, "styles.xml")
    if path not in archive.names:
        return ()
    root = archive.xml(path)
    bold = [any(mark.get("val", "1") not in {"0", "false"} for mark in one.iterfind("{*}b")) for one in root.iterfind("{*}fonts/{*}font")]
    codes = {one.get("numFmtId", ""): one.get("formatCode", "") for one in root.iterfind("{*}numFmts/{*}numFmt")}
    return tuple(_look(one, bold, codes) for one in root.iterfind("{*}cellXfs/{*}xf"))


def _look(style: etree._Element, bold: list[bool], codes: dict[str, str]) -> _Look:
    font, number = style.get("fontId", "0"), style.get("numFmtId", "0")
    is_bold = font.isdecimal() and int(font) < len(bold) and bold[int(font)]
    code = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", codes.get(number, "")).lower()
    return _Look(is_bold, (number.isdecimal() and int(number) in _DATE_CODES) or bool(re.search(r"[dy]|m{3}|h|^m", code)))


def _grid(root: etree._Element, name: str, book: _Book) -> Grid:
    cells: dict[tuple[int, int], Cell] = {}
    hidden: set[int] = set()
    number = 0
    for row in root.iterfind("{*}sheetData/{*}row"):
        said = row.get("r", "")
        number = int(said) if said.isdecimal() and len(said) < 8 else number + 1
        if row.get("hidden") in {"1", "true"}:
            hidden.add(number)
        for cell in _cells(row, number, book):
            cells[cell.row, cell.column] = cell
        if len(cells) > MAX_CELLS or (cells and max(at for at, _ in cells) > MAX_ROWS):
            raise Unreadable(TOO_LONG)
    return Grid(name, tuple(_merged(root, cells)), frozenset(hidden), is_sheet=True)


def _cells(row: etree._Element, number: int, book: _Book) -> Iterator[Cell]:
    column = 0
    for element in row.iterfind("{*}c"):
        at = _AT.fullmatch(element.get("r", ""))
        column = _column(at[1]) if at else column + 1
        cell = _cell(element, number, column, book)
        if column <= MAX_COLUMNS and (cell.text or cell.trouble):
            yield cell


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number


def letters_of(column: int) -> str:
    said = ""
    while column:
        column, rest = divmod(column - 1, 26)
        said = chr(65 + rest) + said
    return said


def _cell(element: etree._Element, row: int, column: int, book: _Book) -> Cell:
    kind, at = element.get("t", "n"), f"{letters_of(column)}{row}"
    style = element.get("s", "0")
    look = book.looks[int(style)] if style.isdecimal() and int(style) < len(book.looks) else _Look()
    raw = (element.findtext("{*}v") or "").strip()
    bare = Cell("", row, column, at=at, is_bold=look.is_bold)
    if element.find("{*}f") is not None and not raw and kind != "inlineStr":
        return replace(bare, trouble=f"Ô {at} là công thức chưa có kết quả lưu trong tệp: mở bằng Excel, lưu lại, hoặc ghi số vào đây.")
    if kind == "e":
        return replace(bare, trouble=f"Ô {at} báo lỗi {raw[:20]}: ghi lại số.")
    if kind == "inlineStr":
        inline = element.find("{*}is")
        return replace(bare, text="" if inline is None else _text(inline).strip())
    if kind == "s":
        known = raw.isdecimal() and len(raw) < 8 and int(raw) < len(book.words)
        return replace(bare, text=book.words[int(raw)].strip() if known else "")
    if kind in {"str", "d"}:
        return replace(bare, text=nfc(raw)[:MAX_TEXT])
    return _figure(bare, raw, look, book) if raw and kind != "b" else bare


def _figure(bare: Cell, raw: str, look: _Look, book: _Book) -> Cell:
    try:
        value = Decimal(raw)
    except InvalidOperation:
        return replace(bare, text=raw[:100])
    if not value.is_finite():
        return bare
    if look.is_date and 0 < value < 2_958_466:
        day = book.first_day + timedelta(days=int(value))
        guess = f"{day.day},{day.month}"
        sentence = f"Ô {bare.at} là ngày {day:%d/%m/%Y}, không phải điểm (Excel có thể đã đổi “{guess}” thành ngày): ghi lại điểm."
        return replace(bare, text=f"{day:%d/%m/%Y}", trouble=sentence)
    shown = f"{value.normalize():f}" if abs(value) < 10**15 else raw
    return replace(bare, text=shown[:60], is_figure=True)


def _merged(root: etree._Element, cells: dict[tuple[int, int], Cell]) -> Iterator[Cell]:
    """Cells with their spans; what is hidden under a merged cell is not shown and not read."""
    covered: set[tuple[int, int]] = set()
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for merge in root.iterfind("{*}mergeCells/{*}mergeCell"):
        ends = [_AT.fullmatch(part) for part in merge.get("ref", "").split(":")]
        if len(ends) != 2 or ends[0] is None or ends[1] is None:
            continue
        top, left = int(ends[0][2]), _column(ends[0][1])
        bottom, right = min(int(ends[1][2]), MAX_ROWS), min(_column(ends[1][1]), MAX_COLUMNS)
        if bottom < top or right < left or (top, left) not in cells or len(covered) > MAX_CELLS:
            continue
        spans[top, left] = (bottom - top + 1, right - left + 1)
        covered |= {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)} - {(top, left)}
    for at in sorted(cells):
        if at not in covered:
            down, across = spans.get(at, (1, 1))
            yield replace(cells[at], row_span=down, column_span=across)
