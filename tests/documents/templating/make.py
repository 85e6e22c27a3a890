"""Templates as an office's clerk would make them in Word: paragraphs, broken runs, tables, headers."""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping

from docx import Document
from docx.document import Document as Docx
from docx.shared import RGBColor

from thidua.documents.rules.fields import FIELDS, FieldList
from thidua.documents.rules.kinds import DocumentKind

INVITATION = FIELDS[DocumentKind.INVITATION]
NEEDED = "{{ trich_yeu }} {{ kinh_moi }} {{ toi_du }} {{ thoi_gian }} {{ dia_diem }}"
"""The required fields of an invitation."""


def docx(*lines: str | Iterable[str], more: Callable[[Docx], None] | None = None) -> bytes:
    """Each line a paragraph; a line of several pieces is one paragraph of several runs."""
    document = Document()
    for line in lines:
        paragraph = document.add_paragraph()
        for piece in [line] if isinstance(line, str) else line:
            paragraph.add_run(piece)
    if more:
        more(document)
    return saved(document)


def table(*rows: tuple[str, ...]) -> Callable[[Docx], None]:
    def add(document: Docx) -> None:
        made = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, words in zip(made.add_row().cells, row, strict=True):
                cell.text = words

    return add


def saved(document: Docx) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def opened(content: bytes) -> Docx:
    return Document(io.BytesIO(content))


def words(content: bytes) -> list[str]:
    """The paragraphs of the body, those of tables in their place."""
    return ["".join(text.text or "" for text in line.iter(f"{W}t")) for line in opened(content).element.body.iter(f"{W}p")]


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def rezipped(content: bytes, changed: Mapping[str, Callable[[bytes], bytes]], added: Mapping[str, bytes] | None = None) -> bytes:
    """The same zip with some parts changed or added."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            change = changed.get(name)
            made.writestr(name, change(source.read(name)) if change else source.read(name))
        for name, part in (added or {}).items():
            made.writestr(name, part)
    return target.getvalue()


def coloured(paragraph_of: Docx, pieces: Iterable[tuple[str, RGBColor | None]]) -> None:
    paragraph = paragraph_of.add_paragraph()
    for said, colour in pieces:
        run = paragraph.add_run(said)
        if colour is not None:
            run.font.color.rgb = colour


def fields(kind: DocumentKind) -> FieldList:
    return FIELDS[kind]
