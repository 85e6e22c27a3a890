"""A web page: its text without scripts, menus and hidden parts; lists and tables."""

import re
from typing import Final

from lxml import etree
from lxml import html as lxml_html

from thidua.plans.reading.intake.chrome import CHROME_LEFT_OUT, chrome_lines
from thidua.plans.reading.intake.decoding import decode
from thidua.plans.reading.intake.draft import BOLD, ITALIC, STRUCK, Draft
from thidua.plans.reading.intake.healing import clean
from thidua.plans.reading.intake.limits import MAX_PART_BYTES
from thidua.plans.reading.intake.sentences import joined
from thidua.plans.reading.model import BlockKind, Note, NoteCode, Place, Unreadable

DAMAGED: Final = "Trang web không đọc được. Hãy chép phần kế hoạch vào Word, lưu thành .docx rồi gửi."
SILENT: Final = frozenset(
    [
        "script",
        "style",
        "nav",
        "form",
        "button",
        "select",
        "option",
        "textarea",
        "input",
        "noscript",
        "iframe",
        "svg",
        "canvas",
        "template",
        "head",
        "object",
        "aside",
        "footer",
    ]
)
FRAME: Final = frozenset({"nav", "aside", "footer"})
BLOCKS: Final = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "blockquote",
        "pre",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "tr",
        "td",
        "th",
        "caption",
        "center",
        "address",
        "figure",
        "figcaption",
        "hr",
    ]
)
MARKS: Final = {"b": BOLD, "strong": BOLD, "th": BOLD, "i": ITALIC, "em": ITALIC, "s": STRUCK, "strike": STRUCK, "del": STRUCK}
HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
STRUCK_STYLE: Final = re.compile(r"text-decoration[^;]*line-through", re.IGNORECASE)
BOLD_STYLE: Final = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
CENTRED: Final = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
MENU: Final = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|breadcrumbs?|sidebar|share|social|banner|pagination|copyright)(?:$|[\s_-])", re.IGNORECASE
)
CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
LONG_CELL: Final = 2_500
"""A cell that long lays out the page; it is no cell of a table of tasks."""


def read(data: bytes) -> tuple[list[Draft], list[Note]]:
    page = Page()
    page.walk(_parsed(_text(data[:MAX_PART_BYTES])))
    drafts = _numbered(list(joined(page.drafts)))
    lines = [clean(draft.raw()).strip() for draft in drafts]
    chrome = chrome_lines(lines)
    notes = [Note(NoteCode.WEB_CHROME, CHROME_LEFT_OUT)] if chrome or page.has_left_out else []
    return [draft for index, draft in enumerate(drafts) if index not in chrome], notes


def cells(source: str, *, number: int) -> list[Draft]:
    """A table that a text writes as HTML, and what stands beside it in those lines."""
    page = Page(tables=number - 1)
    page.walk(_parsed(source))
    return page.drafts


def _parsed(text: str) -> etree._Element:
    parser = lxml_html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return lxml_html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(DAMAGED) from error


def _text(data: bytes) -> str:
    """By its own word for the code page when that is an old one; else as any text."""
    named = CHARSET.search(data[:2048])
    if named and named[1].lower() in {b"windows-1258", b"windows-1252", b"iso-8859-1"} and not _is_utf8(data):
        text = data.decode("cp1258" if named[1].endswith(b"1258") else "cp1252", errors="replace")
    else:
        text = decode(data)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text, count=1)
    return text.replace("\x00", "") or "<p></p>"


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


class Page:
    """Walks the page without recursion, so that no depth of nesting can exhaust it."""

    def __init__(self, *, tables: int = 0) -> None:
        self.drafts: list[Draft] = []
        self.has_left_out = False
        self._draft = Draft()
        self._marks: list[int] = [0]
        self._lists: list[int | None] = []
        self._tables: list[Grid | None] = []
        self._table_count = tables

    def walk(self, root: etree._Element) -> None:
        events = etree.iterwalk(root, events=("start", "end"))
        skipped: etree._Element | None = None
        for event, element in events:
            if skipped is not None:
                if event == "end" and element is skipped:
                    skipped = None
                    self._write(element.tail)
                continue
            if event == "start" and self._is_silent(element):
                skipped = element
                events.skip_subtree()
            elif event == "start":
                self._open(element)
            else:
                self._close(element)
        self._flush()

    def _is_silent(self, element: etree._Element) -> bool:
        if not isinstance(element.tag, str) or element.tag in SILENT:
            self.has_left_out = self.has_left_out or element.tag in FRAME
            return True
        if "hidden" in element.attrib or HIDDEN.search(element.get("style", "")):
            return True
        is_menu = bool(MENU.search(f"{element.get('class', '')} {element.get('id', '')}")) and element.tag not in {"body", "html"}
        self.has_left_out = self.has_left_out or is_menu
        return is_menu

    def _open(self, element: etree._Element) -> None:
        tag, style = str(element.tag), element.get("style", "")
        marks = self._marks[-1] | MARKS.get(tag, 0)
        marks |= STRUCK if STRUCK_STYLE.search(style) else 0
        marks |= BOLD if BOLD_STYLE.search(style) else 0
        self._marks.append(marks)
        if tag == "br":
            self._draft.pieces.append(("\n", 0))
        elif tag in BLOCKS:
            self._open_block(element, tag)
        self._write(element.text)

    def _open_block(self, element: etree._Element, tag: str) -> None:
        grid = self._grid()
        if tag in {"td", "th"} and grid is not None:
            self._flush()
            self._draft = Draft(kind=BlockKind.CELL, place=grid.place(element))
        elif self._draft.kind is BlockKind.CELL:
            self._draft.pieces.append(("\n", 0))
        else:
            self._flush()
            self._draft.is_centred = element.get("align") == "center" or tag == "center" or bool(CENTRED.search(element.get("style", "")))
        if tag in {"ul", "ol"}:
            self._lists.append(_first_number(element) if tag == "ol" else None)
        elif tag == "li":
            self._item()
        elif tag == "table":
            self._open_table(element)
        elif tag == "tr" and grid is not None:
            grid.next_row()
        elif tag[0] == "h" and tag[1:].isdecimal():
            self._draft.is_heading, self._draft.level = True, int(tag[1:]) - 1

    def _open_table(self, element: etree._Element) -> None:
        if _is_data(element):
            self._table_count += 1
            self._tables.append(Grid(self._table_count))
        else:
            self._tables.append(None)

    def _item(self) -> None:
        number = self._lists[-1] if self._lists else None
        label = "-" if number is None else f"{number}."
        if number is not None:
            self._lists[-1] = number + 1
        if self._draft.kind is BlockKind.CELL:
            self._draft.pieces.append((f"{label} ", 0))
        else:
            self._draft.label, self._draft.level = label, max(len(self._lists) - 1, 0)

    def _close(self, element: etree._Element) -> None:
        self._marks.pop()
        tag = str(element.tag)
        if tag in {"td", "th"} and self._grid() is not None:
            self._flush(even_empty=True)
        elif tag in BLOCKS and self._draft.kind is BlockKind.CELL:
            self._draft.pieces.append(("\n", 0))
        elif tag in BLOCKS:
            self._flush()
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        elif tag == "table" and self._tables:
            self._tables.pop()
        self._write(element.tail)

    def _grid(self) -> "Grid | None":
        return self._tables[-1] if self._tables else None

    def _write(self, text: str | None) -> None:
        if text:
            self._draft.pieces.append((text.replace("\n", " ").replace("\r", " "), self._marks[-1]))

    def _flush(self, *, even_empty: bool = False) -> None:
        if even_empty or any(text.strip() for text, _ in self._draft.pieces):
            self.drafts.append(self._draft)
        self._draft = Draft()


class Grid:
    """Where the next cell stands, with the cells that reach down from above."""

    def __init__(self, table: int) -> None:
        self._table = table
        self._row = 0
        self._column = 0
        self._taken: set[tuple[int, int]] = set()

    def next_row(self) -> None:
        self._row, self._column = self._row + 1, 0

    def place(self, cell: etree._Element) -> Place:
        self._row = max(self._row, 1)
        self._column += 1
        while (self._row, self._column) in self._taken:
            self._column += 1
        down, across = _span(cell, "rowspan"), _span(cell, "colspan")
        place = Place(table=self._table, row=self._row, column=self._column, row_span=down, column_span=across)
        rows, columns = range(self._row + 1, self._row + down), range(self._column, self._column + across)
        self._taken.update((row, column) for row in rows for column in columns)
        self._column += across - 1
        return place


def _span(cell: etree._Element, name: str) -> int:
    text = cell.get(name, "1").strip()
    return min(max(int(text), 1), 100) if text.isdecimal() and len(text) < 5 else 1


def _first_number(element: etree._Element) -> int:
    text = element.get("start", "1").strip()
    return int(text) if text.isdecimal() and len(text) < 6 else 1


def _is_data(table: etree._Element) -> bool:
    """A table of cells and not the layout of the page."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    cells = list(table.iter("td", "th"))
    return len(cells) > 1 and all(len("".join(cell.itertext())) < LONG_CELL for cell in cells)


def _numbered(drafts: list[Draft]) -> list[Draft]:
    count = 0
    for draft in drafts:
        if draft.kind is BlockKind.PARAGRAPH:
            count += 1
            draft.place = Place(paragraph=count)
    return drafts
