"""Tables of tasks: which cells make a table, its header row, its rows by the name of their columns."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from thidua.plans.reading.model import Block, BlockKind, Document, Span
from thidua.plans.reading.words import compiled, fold

_COLUMNS: tuple[tuple[str, str], ...] = (
    ("number", r"^(?:stt|tt|so tt|so thu tu|so|no)\.?$"),
    ("partner", r"phoi hop|tham gia"),
    (
        "due",
        r"thoi gian|thoi han|han (?:nop|gui|hoan thanh|chot|cuoi)|hoan thanh|tien do|thoi diem|bat dau|ket thuc|ngay|(?<!\w)han$"
        r"|^han |lich|thang$|thu, ngay",
    ),
    ("recipient", r"noi nhan|noi gui|noi nop|gui (?:ve|den|cho)|co quan nhan|don vi nhan|nguoi nhan|^gui"),
    ("actor", r"chu tri|don vi|co quan|thuc hien$|phu trach|trach nhiem|phan cong|nguoi |bo phan|chu the|phong|dau moi|to chuc thuc hien"),
    ("product", r"san pham|ket qua|dau ra|hinh thuc|ho so"),
    ("place", r"dia diem"),
    ("note", r"ghi chu"),
    (
        "task",
        r"noi dung|nhiem vu|cong viec|hoat dong|viec|ten bao cao|loai bao cao|bao cao|chi tieu|tieu chi|ke hoach|hang muc"
        r"|su kien|van ban|tai lieu|cac buoc|buoc",
    ),
)
_ROLES = [(role, compiled(words)) for role, words in _COLUMNS]
_HEADER_LENGTH = 70
_SECTION = compiled(r"(?:[ivx]{1,5}|[a-h]|phan [ivx]+|phan thu \w+|\d{1,2})\.?$")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table of tasks."""

    number: str
    text: str
    at: Span
    first_block: int
    is_section: bool
    named: Mapping[str, str] = field(default_factory=dict)


def role_of(header: str) -> str | None:
    """What a column holds: number, task, actor, partner, due, product, recipient, place or note."""
    head = fold(header).strip(" .:*")
    if not head or len(head) > _HEADER_LENGTH:
        return None
    return next((role for role, words in _ROLES if words.search(head)), None)


def tables_of(document: Document) -> dict[int, list[int]]:
    """Tables with a header of known words: index of the first cell → indexes of all its cells."""
    groups: dict[int, list[int]] = defaultdict(list)
    for index, block in enumerate(document.blocks):
        if block.kind == BlockKind.CELL and block.place.table is not None and block.place.row is not None:
            groups[block.place.table].append(index)
    return {cells[0]: cells for cells in groups.values() if _header(document, cells)}


_Grid = dict[int, dict[int, int]]


def _grid(document: Document, cells: list[int]) -> _Grid:
    """Row → column → index of the cell. A cell over several rows stands in each of them."""
    grid: _Grid = defaultdict(dict)
    for index in cells:
        place = document.blocks[index].place
        for row in range(place.row or 0, (place.row or 0) + max(place.row_span, 1)):
            grid[row].setdefault(place.column or 0, index)
    return dict(sorted(grid.items()))


def _header(document: Document, cells: list[int]) -> tuple[int, dict[int, str]] | None:
    """The header's row and column names: two known columns, one of them the task or a time with an actor."""
    for row, columns in list(_grid(document, cells).items())[:4]:
        names = {column: document.blocks[index].text.replace("\n", " ").strip() for column, index in columns.items()}
        roles = {role_of(name) for name in names.values()} - {None}
        if len(roles) >= 2 and len(names) >= 2 and ("task" in roles or {"due", "actor"} <= roles or {"due", "product"} <= roles):
            return row, names
    return None


def rows_of(document: Document, cells: list[int]) -> list[Row]:
    """The rows under the header, without repeated headers and empty rows."""
    found = _header(document, cells)
    if not found:
        return []
    head, names = found
    rows = []
    for number, columns in _grid(document, cells).items():
        if number < head or (number == head):
            continue
        row = _row(document, number, columns, names)
        if row and not _is_repeated(document, columns, names):
            rows.append(row)
    return rows


def _is_repeated(document: Document, columns: dict[int, int], names: dict[int, str]) -> bool:
    texts = [fold(document.blocks[index].text).strip() for index in columns.values()]
    heads = {fold(name).strip() for name in names.values()}
    return sum(text in heads for text in texts if text) >= max(2, len([text for text in texts if text]) - 1)


def _row(document: Document, number: int, columns: dict[int, int], names: dict[int, str]) -> Row | None:
    blocks = document.blocks
    own = sorted(index for index in set(columns.values()) if blocks[index].place.row == number)
    filled = [index for index in own if blocks[index].text.strip()]
    if not filled:
        return None
    start = document.starts[filled[0]]
    end = document.starts[filled[-1]] + len(blocks[filled[-1]].text)
    named = {_name(names, column): blocks[index].text.replace("\n", " ").strip() for column, index in sorted(columns.items())}
    label = _number(blocks, columns, names)
    text = document.text[start:end]
    return Row(label, text, (start, end), filled[0], _is_section(blocks, filled, columns, names), named)


def _name(names: dict[int, str], column: int) -> str:
    return names.get(column) or f"Cột {column}"


def _number(blocks: tuple[Block, ...], columns: dict[int, int], names: dict[int, str]) -> str:
    for column, index in columns.items():
        if role_of(names.get(column, "")) == "number":
            return blocks[index].label or blocks[index].text.strip()
    return ""


def _is_section(blocks: tuple[Block, ...], filled: list[int], columns: dict[int, int], names: dict[int, str]) -> bool:
    """A row over the whole width, or one with only a number and a title."""
    wide = max((blocks[index].place.column_span for index in filled), default=1)
    if len(filled) == 1:
        return wide >= 2 or len(columns) >= 3
    first = blocks[filled[0]].text.strip()
    return (
        len(filled) == 2
        and len(names) >= 4
        and bool(_SECTION.match(fold(first)))
        and len(set(columns.values())) != 2
        and wide >= 1
        and not any(role_of(names.get(column, "")) in ("due", "actor") for column, index in columns.items() if index == filled[1])
    )
