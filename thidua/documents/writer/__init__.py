"""Official papers as .docx by Nghị định 30/2020/NĐ-CP: whoever prints makes values, this package alone knows fonts and margins.

Real styles, lists and headings: what comes out is edited in Word like a paper that a clerk typed. `write_pdf` prints the same .docx.
"""

from collections.abc import Sequence

from thidua.documents.office import to_pdf
from thidua.documents.rules.kinds import PaperKind
from thidua.documents.writer.annexes import write_annexes, write_attached
from thidua.documents.writer.body import ended, write_blocks
from thidua.documents.writer.closing import closing
from thidua.documents.writer.flow import WIDTH, Flow, Section
from thidua.documents.writer.package import package
from thidua.documents.writer.page_head import page_head
from thidua.documents.writer.values import (
    Annex,
    Attached,
    Block,
    DocumentMeta,
    Heading,
    Mark,
    Paper,
    Signature,
    Signatures,
    Table,
    Text,
)

__all__ = [
    "WIDTH",
    "Annex",
    "Attached",
    "Block",
    "DocumentMeta",
    "Heading",
    "Mark",
    "Paper",
    "PaperKind",
    "Signature",
    "Signatures",
    "Table",
    "Text",
    "write_docx",
    "write_pdf",
    "write_together",
]


def write_pdf(paper: Paper) -> bytes:
    """PDF/A-2b. Raises `documents.office.CannotConvert` where there is no LibreOffice."""
    return to_pdf(write_docx(paper), suffix=".docx")


def write_docx(paper: Paper) -> bytes:
    return write_together((paper,))


def write_together(papers: Sequence[Paper]) -> bytes:
    """Papers one after another in one file, each as if it stood alone: its own pages, its own counting. They share one `contact`."""
    first, *others = papers
    if any(paper.contact != first.contact for paper in others):
        raise ValueError("papers in one file have one contact line")
    flow = Flow(Section(begins=True, has_contact=bool(first.contact)))
    _write(flow, first)
    for paper in others:
        flow.turn(Section(begins=True, has_contact=bool(first.contact)))
        flow.lists.begin_again()
        _write(flow, paper)
    return package(first, flow)


def _write(flow: Flow, paper: Paper) -> None:
    flow.add(*page_head(paper))
    is_signed = paper.signature is not None or bool(paper.recipients or paper.kept)
    write_blocks(flow, ended(paper.blocks, paper.ends), is_signed=is_signed)
    flow.add(*closing(paper))
    if paper.attached:
        write_attached(flow, paper, paper.attached)
    write_annexes(flow, paper)
