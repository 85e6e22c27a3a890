"""A .docx read from its XML in one pass: the order of the page, Word's own numbers, tables, notes, tracked changes."""

from dataclasses import replace
from posixpath import dirname, join, normpath
from typing import Final

from lxml import etree

from thidua.plans.reading.intake.archive import DAMAGED, Archive
from thidua.plans.reading.intake.docx_runs import Handler, Paragraph, Runs
from thidua.plans.reading.intake.draft import Draft
from thidua.plans.reading.intake.legacy import OLD_LETTERS
from thidua.plans.reading.intake.numbering import Numbering
from thidua.plans.reading.intake.sniff import SAVE_AS
from thidua.plans.reading.intake.styles import Styles
from thidua.plans.reading.intake.word_xml import W, number, value
from thidua.plans.reading.model import BlockKind, Note, NoteCode, Place, Unreadable

RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
MAX_NESTING: Final = 40
UNCLEAN: Final = (
    "Bản thảo còn dấu sửa (Track Changes): phần chèn thêm được tính, phần đã gạch bỏ thì không. "
    "Nên chấp nhận hoặc từ chối hết các sửa đổi trước khi ký."
)
FOREIGN_PARTS: Final = (
    ("xl/", f"Tệp là bảng tính Excel, không phải kế hoạch. {SAVE_AS}"),
    ("ppt/", f"Tệp là bài trình chiếu, không phải kế hoạch. {SAVE_AS}"),
)


def is_open_document(archive: Archive) -> bool:
    return "mimetype" in archive.names and archive.read("mimetype").startswith(b"application/vnd.oasis.opendocument.text")


def read(archive: Archive) -> tuple[list[Draft], list[Note], int | None]:
    """The blocks, what to know about the draft, and the number of pages as Word last laid them out."""
    main = _main_part(archive)
    body = archive.xml(main).find(f"{W}body")
    if body is None:
        raise Unreadable(DAMAGED)
    reader = Body(_parts(archive, main), body)
    reader.walk(body)
    notes = [Note(NoteCode.TRACKED_CHANGES, UNCLEAN)] if reader.runs.has_changes else []
    if reader.runs.has_old_letters:
        notes.append(Note(NoteCode.OLD_ENCODING, OLD_LETTERS))
    return reader.drafts, notes, reader.runs.page


def _main_part(archive: Archive) -> str:
    for start, sentence in FOREIGN_PARTS:
        if any(name.startswith(start) for name in archive.names) and "word/document.xml" not in archive.names:
            raise Unreadable(sentence)
    if "_rels/.rels" in archive.names:
        for relation in archive.xml("_rels/.rels").iterfind(RELATION):
            target = relation.get("Target", "").lstrip("/")
            if relation.get("Type", "").endswith("/officeDocument") and target in archive.names:
                return target
    if "word/document.xml" in archive.names:
        return "word/document.xml"
    raise Unreadable(f"Tệp nén này không phải văn bản Word. {SAVE_AS}")


def _parts(archive: Archive, main: str) -> dict[str, etree._Element]:
    """Styles, numbering and notes, by the last word of their relation."""
    folder = dirname(main)
    relations = join(folder, "_rels", main.rpartition("/")[2] + ".rels")
    parts: dict[str, etree._Element] = {}
    if relations not in archive.names:
        return parts
    for relation in archive.xml(relations).iterfind(RELATION):
        kind, target = relation.get("Type", "").rpartition("/")[2], relation.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
        if kind in {"styles", "numbering", "footnotes", "endnotes"} and path in archive.names:
            parts[kind] = archive.xml(path)
    return parts


class Body:
    """Walks the body once and writes the drafts down in reading order."""

    def __init__(self, parts: dict[str, etree._Element], body: etree._Element) -> None:
        self._styles = Styles(parts.get("styles"))
        self._numbering = Numbering(parts.get("numbering"), list_styles=self._styles.list_styles)
        self._notes = {kind: _notes_by_id(parts.get(f"{kind}s")) for kind in ("footnote", "endnote")}
        self.runs = Runs(self._styles, is_paged=next(body.iter(f"{W}lastRenderedPageBreak"), None) is not None)
        self.drafts: list[Draft] = []
        self._paragraphs = 0
        self._tables = 0
        self._carried = Paragraph()
        self._boxes: list[etree._Element] = []
        self._cited: list[tuple[str, str]] = []
        self._nesting = 0
        self._handlers: dict[str, Handler] = {
            f"{W}p": self._body_paragraph,
            f"{W}tbl": self._body_table,
            f"{W}sdt": self.walk,
            f"{W}sdtContent": self.walk,
            f"{W}customXml": self.walk,
            f"{W}ins": self.walk,
            f"{W}moveTo": self.walk,
        }

    def walk(self, parent: etree._Element) -> None:
        for child in parent:
            handle = self._handlers.get(str(child.tag))
            if handle is not None:
                handle(child)

    def _body_paragraph(self, element: etree._Element) -> None:
        draft = self._paragraph(element)
        if draft is not None:
            self.drafts.append(draft)
        self._append_asides()

    def _body_table(self, element: etree._Element) -> None:
        self._table(element)
        self._append_asides()

    def _paragraph(self, element: etree._Element) -> Draft | None:
        """One paragraph; None when it was deleted so that its text joins the next one."""
        self._paragraphs += 1
        properties = element.find(f"{W}pPr")
        name = value(properties, "pStyle")
        style = self._styles.paragraph(name)
        paragraph = self.runs.read(element, style.look, self._carried)
        self._boxes += paragraph.boxes
        self._cited += paragraph.cited
        self._carried = Paragraph()
        if paragraph.is_mark_deleted:
            self._carried = Paragraph(pieces=paragraph.pieces)
            return None
        layout = style.layout if properties is None else self.runs.layout(style, properties)
        label, level = "", layout.heading
        if layout.list_id not in (None, "", "0"):
            depth = layout.list_level
            if depth is None:
                depth = self._numbering.level_of_style(layout.list_id, name or "")
            label, level = self._numbering.label(layout.list_id, depth), depth
        return Draft(
            pieces=paragraph.pieces,
            place=Place(paragraph=self._paragraphs, page=paragraph.page),
            label=label,
            level=level,
            is_heading=layout.heading is not None,
            is_centred=layout.is_centred,
        )

    def _append_asides(self) -> None:
        """Text boxes and notes of what was just read, after it."""
        while self._boxes:
            box = self._boxes.pop(0)
            if self._nesting < MAX_NESTING:
                self._nesting += 1
                self.walk(box)
                self._nesting -= 1
        cited, self._cited = self._cited, []
        for kind, name in cited:
            note = self._notes[kind].pop(name, None)
            if note is not None:
                self._footnote(note)

    def _footnote(self, note: etree._Element) -> None:
        draft = Draft(kind=BlockKind.FOOTNOTE, place=Place(paragraph=self._paragraphs))
        for element in note.iterfind(f"{W}p"):
            read = self.runs.read(element, self._styles.paragraph(None).look, Paragraph())
            draft.pieces += [("\n", 0), *read.pieces]
        self.drafts.append(draft)

    def _table(self, table: etree._Element) -> None:
        self._tables += 1
        mine = self._tables
        rows = list(_rows(table))
        if len(rows) == 1 and len(cells := list(_cells(rows[0]))) == 1:
            self._nested(cells[0])  # a frame round the text, no table
            return
        open_cells: dict[int, Draft] = {}
        at = 0
        for row in rows:
            properties = row.find(f"{W}trPr")
            if properties is not None and self._is_deleted(properties):
                continue
            at += 1
            column = 1 + (number(properties, "gridBefore") or 0)
            for cell in _cells(row):
                column += self._cell(cell, open_cells, Place(table=mine, row=at, column=column))

    def _is_deleted(self, row_properties: etree._Element) -> bool:
        is_deleted = row_properties.find(f"{W}del") is not None
        if is_deleted or row_properties.find(f"{W}ins") is not None:
            self.runs.has_changes = True
        return is_deleted

    def _cell(self, cell: etree._Element, open_cells: dict[int, Draft], place: Place) -> int:
        """Writes the cell down, or lengthens the one it goes on; how many columns it takes."""
        properties = cell.find(f"{W}tcPr")
        span = max(number(properties, "gridSpan") or 1, 1)
        column = place.column or 1
        above, merged = open_cells.get(column), value(properties, "vMerge")
        if merged is not None and merged != "restart" and above is not None:
            above.place = replace(above.place, row_span=above.place.row_span + 1)
            return span
        if value(properties, "hMerge") == "continue" and self.drafts and self.drafts[-1].place.row == place.row:
            left = self.drafts[-1]
            left.place = replace(left.place, column_span=left.place.column_span + span)
            return span
        draft = Draft(kind=BlockKind.CELL, place=replace(place, column_span=span))
        self.drafts.append(draft)
        open_cells[column] = draft
        self._fill(cell, draft)
        return span

    def _fill(self, cell: etree._Element, draft: Draft) -> None:
        """All paragraphs of the cell, one under the other; tables inside it come after it."""
        inner: list[etree._Element] = []
        lines: list[Draft] = []
        for element in _content(cell):
            if element.tag == f"{W}tbl":
                inner.append(element)
            elif (line := self._paragraph(element)) is not None:
                lines.append(line)
        if lines:
            first = next((line for line in lines if line.raw().strip()), lines[0])
            draft.label, draft.level = first.label, first.level
            draft.is_heading, draft.is_centred = first.is_heading, first.is_centred
            draft.place = replace(draft.place, paragraph=first.place.paragraph, page=first.place.page)
        for line in lines:
            own = f"{line.label} " if line.label and line is not first else ""
            draft.pieces += [("\n" + own, 0), *line.pieces]
        for table in inner:
            self._nested(table)

    def _nested(self, element: etree._Element) -> None:
        if self._nesting >= MAX_NESTING:
            return
        self._nesting += 1
        if element.tag == f"{W}tbl":
            self._table(element)
        else:
            self.walk(element)
        self._nesting -= 1


def _rows(table: etree._Element) -> list[etree._Element]:
    return [row for row in _through(table) if row.tag == f"{W}tr"]


def _cells(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in _through(row) if cell.tag == f"{W}tc"]


def _content(cell: etree._Element) -> list[etree._Element]:
    return [element for element in _through(cell) if element.tag in {f"{W}p", f"{W}tbl"}]


def _through(parent: etree._Element) -> list[etree._Element]:
    """Children, looking through the wrappers of forms and tracked insertions."""
    found: list[etree._Element] = []
    for child in parent:
        if child.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"}:
            found += _through(child)
        else:
            found.append(child)
    return found


def _notes_by_id(root: etree._Element | None) -> dict[str, etree._Element]:
    """Real notes only: the separators carry a type."""
    if root is None:
        return {}
    return {note.get(f"{W}id", ""): note for note in root if note.get(f"{W}type", "normal") == "normal"}
