"""From a file to `Document`s: text, Word, PDF, web page or scan, healed and with every block's place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from thidua.plans.reading.intake import docx, html, office, pdf, plain
from thidua.plans.reading.intake.archive import Archive
from thidua.plans.reading.intake.decoding import decode
from thidua.plans.reading.intake.draft import Draft, as_block
from thidua.plans.reading.intake.healing import mend_digits
from thidua.plans.reading.intake.legacy import OLD_LETTERS, SAMPLE, coded_by_letters
from thidua.plans.reading.intake.limits import MAX_CHARACTERS
from thidua.plans.reading.intake.sentences import joined
from thidua.plans.reading.intake.sniff import FileKind, kind_of, load
from thidua.plans.reading.intake.split import parts
from thidua.plans.reading.model import Block, Document, Note, NoteCode, Unreadable

__all__ = ["read_file"]

NOTHING = "Tệp không có chữ nào để đọc. Hãy kiểm tra lại tệp, hoặc gửi bản Word của kế hoạch."
MENDED = "Có chữ l, I, O gõ thay số 1, 0 trong ngày tháng hoặc con số; đã đọc thành số. Hãy sửa trong bản gốc trước khi ký."
TOO_LONG = f"Tệp có một đoạn dài quá {MAX_CHARACTERS // 1_000_000} triệu chữ nên không phải kế hoạch. Hãy kiểm tra lại tệp."
CUT = f"Văn bản dài quá {MAX_CHARACTERS // 1_000_000} triệu chữ; chỉ phần đầu được đọc."


@dataclass(frozen=True, slots=True)
class Intake:
    """What a reader of one format hands over."""

    format: str
    drafts: Sequence[Draft]
    notes: Sequence[Note]
    pages: int | None = None


def read_file(path: Path) -> list[Document]:
    """The plans in the file, usually one. Raises Unreadable with a Vietnamese sentence for the officer."""
    data = load(path)
    intake = READERS[kind_of(data, name=path.name)](data)
    blocks, notes = _healed(intake)
    if not any(block.text for block in blocks):
        raise Unreadable(TOO_LONG if any(note.code is NoteCode.TRUNCATED for note in notes) else NOTHING)
    found = parts(blocks)
    names = [path.name, *(f"{path.name}#{count}" for count in range(2, len(found) + 1))]
    return [
        Document(file=name, format=intake.format, blocks=tuple(part), pages=intake.pages, notes=tuple(notes))
        for name, part in zip(names, found, strict=True)
    ]


def _healed(intake: Intake) -> tuple[list[Block], list[Note]]:
    notes = list(intake.notes)
    recode = _recode(intake.drafts) if not any(note.code is NoteCode.OLD_ENCODING for note in notes) else None
    if recode is not None:
        notes.append(Note(NoteCode.OLD_ENCODING, OLD_LETTERS))
    blocks: list[Block] = []
    left, is_mended = MAX_CHARACTERS, False
    for draft in intake.drafts:
        block = as_block(draft, recode=recode)
        if block is None:
            continue
        left -= len(block.text) + 1
        if left < 0:
            notes.append(Note(NoteCode.TRUNCATED, CUT))
            break
        mended = mend_digits(block.text)
        if mended != block.text:
            block, is_mended = replace(block, text=mended), True
        blocks.append(block)
    if is_mended:
        notes.append(Note(NoteCode.LETTERS_AS_DIGITS, MENDED))
    return blocks, notes


def _recode(drafts: Sequence[Draft]) -> Callable[[str], str] | None:
    sample: list[str] = []
    length = 0
    for draft in drafts:
        sample.append(draft.raw())
        length += len(sample[-1])
        if length > SAMPLE:
            break
    return coded_by_letters("\n".join(sample))


def _zip(data: bytes) -> Intake:
    archive = Archive(data)
    if docx.is_open_document(archive):
        return _office(data, suffix=".odt")
    drafts, notes, pages = docx.read(archive)
    return Intake("docx", list(joined(drafts)), notes, pages)


def _office(data: bytes, *, suffix: str) -> Intake:
    drafts, notes, pages = docx.read(Archive(office.to_docx(data, suffix=suffix)))
    return Intake("doc", list(joined(drafts)), notes, pages)


def _pdf(data: bytes) -> Intake:
    drafts, notes, pages, is_scan = pdf.read(data)
    return Intake("scan" if is_scan else "pdf", drafts, notes, pages)


def _html(data: bytes) -> Intake:
    drafts, notes = html.read(data)
    return Intake("html", drafts, notes)


def _markdown(data: bytes) -> Intake:
    drafts, notes = plain.read(decode(data), is_markdown=True)
    return Intake("md", drafts, notes)


def _text(data: bytes) -> Intake:
    drafts, notes = plain.read(decode(data), is_markdown=False)
    return Intake("txt", drafts, notes)


READERS: dict[FileKind, Callable[[bytes], Intake]] = {
    FileKind.ZIP: _zip,
    FileKind.PDF: _pdf,
    FileKind.DOC: lambda data: _office(data, suffix=".doc"),
    FileKind.RTF: lambda data: _office(data, suffix=".rtf"),
    FileKind.HTML: _html,
    FileKind.MARKDOWN: _markdown,
    FileKind.TEXT: _text,
}
