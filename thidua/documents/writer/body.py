"""The text of a paper, block by block; the last words bear "./." and stay with the signature."""

from collections.abc import Iterator
from dataclasses import replace

from thidua.documents.writer import tables
from thidua.documents.writer.closing import side_by_side
from thidua.documents.writer.flow import Flow, Section
from thidua.documents.writer.numbering import TITLED_BELOW
from thidua.documents.writer.values import Block, Heading, Mark, Signatures, Table, Text
from thidua.documents.writer.xml import Run, paragraph

HEADINGS = {
    Mark.PART: "Part",
    Mark.CHAPTER: "Chapter",
    Mark.SECTION: "Section",
    Mark.SUBSECTION: "Subsection",
    Mark.ROMAN: "Roman",
    Mark.ARTICLE: "Article",
    Mark.NUMBER: "Item",
    Mark.DECIMAL: "SubItem",
    Mark.POINT: "Point",
    Mark.DASH: "Dash",
    Mark.PLUS: "Plus",
}
TEXTS = HEADINGS | {Mark.NONE: "Body", Mark.ARTICLE: "ArticleText", Mark.NUMBER: "Clause", Mark.DECIMAL: "SubClause"}
IN_CAPITALS = TITLED_BELOW | {Mark.ROMAN}
BOLD_MARK = "<w:rPr><w:b/><w:bCs/></w:rPr>"


def write_blocks(flow: Flow, blocks: tuple[Block, ...], *, is_signed: bool) -> None:
    """`is_signed`: a signature follows, so the last paragraph does not part from it."""
    for at, block in enumerate(blocks, 1):
        last = is_signed and at == len(blocks)
        match block:
            case Heading():
                flow.add(_heading(flow, block))
            case Text():
                flow.add(_text(flow, block, keep_next=last))
            case Table():
                _table(flow, block, keep_next=last)
            case Signatures():
                flow.add(paragraph("Spacer", keep_next=True), side_by_side(block, flow.section.width), paragraph("Spacer"))


def ended(blocks: tuple[Block, ...], ends: str) -> tuple[Block, ...]:
    """The end mark takes the place of the last full stop; after a table or a heading it has a line of its own."""
    if not ends or not blocks:
        return blocks
    *before, last = blocks
    if not isinstance(last, Text):
        return (*blocks, Text(ends))
    words = last.words.rstrip()
    if words.endswith(ends):
        return blocks
    return (*before, replace(last, words=(words[:-1].rstrip() if words[-1:] in {".", ";", ","} else words) + ends))


def _heading(flow: Flow, block: Heading) -> str:
    if block.mark is Mark.NONE:
        return paragraph(f"Heading{min(max(block.level, 1), 3)}", Run(words=block.words))
    words = block.words.upper() if block.mark in IN_CAPITALS else block.words
    words = f"\n{words}" if block.mark in TITLED_BELOW and words else words
    return paragraph(HEADINGS[block.mark], Run(words=words), number=flow.lists.take(block.mark), keep_next=True)


def _text(flow: Flow, block: Text, *, keep_next: bool) -> str:
    """The drawn mark is bold where the words after it are."""
    bold = True if block.is_bold else None
    words = Run(words=block.words, is_bold=bold, is_italic=True if block.is_italic else None)
    lead = Run(words=f"{block.lead} " if block.lead and block.words else block.lead, is_bold=True)
    mark = BOLD_MARK if block.lead or block.is_bold else ""
    return paragraph(TEXTS[block.mark], lead, words, number=flow.lists.take(block.mark), keep_next=keep_next, mark=mark)


def _table(flow: Flow, block: Table, *, keep_next: bool) -> None:
    """A wide one has pages of its own, turned; then the section before goes on."""
    before = flow.section
    turns = not before.is_wide and tables.is_wide(block)
    if turns:
        flow.turn(Section(is_wide=True, begins=before.begins and flow.is_bare))
    flow.add(*_captioned(block, flow.section.width, keep_next=keep_next))
    if turns:
        flow.turn(Section())


def _captioned(block: Table, width: float, *, keep_next: bool) -> Iterator[str]:
    if block.caption:
        yield paragraph("Caption", Run(words=block.caption))
    if block.head:
        yield tables.grid(block, width)
    yield paragraph("Spacer", before=6, keep_next=keep_next)
