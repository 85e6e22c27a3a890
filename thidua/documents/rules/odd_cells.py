"""Cells of an .xlsx that do not hold what a person sees there: formulas never worked out, cells merged over several rows.

Asked only about a file that `organisations.rules.sheets.read_lines` has read, so within its bounds.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree
from openpyxl.utils import get_column_letter, range_boundaries
from python_calamine import CalamineWorkbook

from thidua.core.text import fold, one_line
from thidua.organisations.rules.lines import Fault
from thidua.organisations.rules.sheets import HEAD_WITHIN, Column

NOT_WORKED_OUT = "ô là công thức chưa có kết quả"
MERGED = "ô gộp với ô khác ({place}) nên dòng này không có chữ của mình"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def odd_cells(data: bytes, columns: Sequence[Column]) -> Mapping[tuple[int, str], Fault]:
    """By row and title of the column."""
    found = _heading(data, columns)
    if found is None:
        return {}
    number, head, titles = found
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        part = _part_of_sheet(package, number)
        return dict(_odd(package.read(part), head, titles)) if part in package.namelist() else {}


def _heading(data: bytes, columns: Sequence[Column]) -> tuple[int, int, Mapping[int, str]] | None:
    """Which sheet, which row, and the titles by the number of their column: as `read_lines` chooses them."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    wanted = {fold(column.title): column for column in columns}
    for number, name in enumerate(book.sheet_names):
        for at, row in enumerate(book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=HEAD_WITHIN), 1):
            heads = [fold(one_line(str(cell))) for cell in row]
            titles = {heads.index(key) + 1: column.title for key, column in wanted.items() if key in heads}
            if {column.title for column in columns if column.required} <= set(titles.values()):
                return number, at, titles
    return None


def _part_of_sheet(package: zipfile.ZipFile, number: int) -> str:
    sheets = [one for one in _tree(package, "xl/workbook.xml").iter() if _local(one) == "sheet"]
    wanted = sheets[number].get(REL)
    for one in _tree(package, "xl/_rels/workbook.xml.rels"):
        if one.get("Id") == wanted:
            target = str(one.get("Target"))
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return ""


def _tree(package: zipfile.ZipFile, name: str) -> etree._Element:
    return etree.fromstring(package.read(name), etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True))


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _odd(sheet: bytes, head: int, titles: Mapping[int, str]) -> Iterator[tuple[tuple[int, str], Fault]]:
    row = column = 0
    for event, element in etree.iterparse(
        io.BytesIO(sheet), events=("start", "end"), resolve_entities=False, load_dtd=False, no_network=True
    ):
        tag = _local(element)
        if event == "start" and tag == "row":
            row, column = int(element.get("r") or row + 1), 0
        elif event == "end" and tag == "c":
            column = _column(element.get("r") or "") or column + 1
            if row > head and column in titles and _is_unworked(element):
                to_do = "Mở bằng Excel, lưu lại; hoặc chép cột rồi dán dạng giá trị."
                yield (row, titles[column]), Fault(titles[column], NOT_WORKED_OUT, to_do)
            element.clear()
        elif event == "end" and tag == "mergeCell":
            yield from _merged(str(element.get("ref")), head, titles)


def _column(place: str) -> int:
    letters = re.match(r"[A-Z]{1,3}", place)
    return range_boundaries(f"{letters[0]}1")[0] or 0 if letters else 0


def _is_unworked(cell: etree._Element) -> bool:
    """A formula whose result was never written down. An empty text is a result (its cell is of the type "str")."""
    parts = {_local(part): part for part in cell}
    return "f" in parts and cell.get("t") != "str" and not ("v" in parts and parts["v"].text)


def _merged(ref: str, head: int, titles: Mapping[int, str]) -> Iterator[tuple[tuple[int, str], Fault]]:
    """The first cell of a range keeps its words, all others have none."""
    if not re.fullmatch(r"[A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7}", ref):
        return
    left, top, right, bottom = (int(side or 0) for side in range_boundaries(ref))
    place = f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}"
    for row in range(max(top, head + 1), min(bottom, top + 6000) + 1):
        for column in titles:
            if left <= column <= right and (row, column) != (top, left):
                to_do = "Bỏ gộp ô (Unmerge Cells) rồi ghi đủ từng dòng."
                yield (row, titles[column]), Fault(titles[column], MERGED.format(place=place), to_do)
