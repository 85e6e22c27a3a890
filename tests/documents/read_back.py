"""What stands in a .docx that the writer made, read again by another library."""

import io
import zipfile
from typing import Any

from docx import Document
from docx.document import Document as Docx
from docx.oxml.ns import qn
from lxml import etree

from thidua.documents.writer import Paper, write_docx


def opened(paper: Paper) -> Docx:
    return Document(io.BytesIO(write_docx(paper)))


def part(paper: Paper, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(write_docx(paper))) as archive:
        return etree.fromstring(archive.read(name))


def words_of(paper: Paper) -> list[tuple[str, str]]:
    """Style and words of every paragraph, in the order of the page; rules and spaces are left out."""
    body = opened(paper).element.body
    found = []
    for one in body.iter(qn("w:p")):
        said = "".join("\n" if piece.tag == qn("w:br") else piece.text or "" for piece in one.iter(qn("w:t"), qn("w:br")))
        if said:
            found.append((one.pPr.pStyle.val, said))
    return found


def styled(paper: Paper, *styles: str) -> list[str]:
    return [said for style, said in words_of(paper) if style in styles]
