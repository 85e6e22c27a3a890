"""Sửa giúp: a Word file with what is mechanical set right. No word of the content is touched."""

import io
from typing import Any

from docx.document import Document as Docx

from thidua.documents.checking.engine import check_docx
from thidua.documents.checking.mending.pages import mend_page_number, mend_section
from thidua.documents.checking.mending.paragraphs import mend_format, mend_runs, mend_words
from thidua.documents.checking.report import Fix, FormReport
from thidua.documents.checking.word.package import open_docx
from thidua.documents.checking.word.sections import paragraphs_of

MOST_ROUNDS = 4
"""What one mend uncovers, the next one mends."""


def mend(docx: bytes, report: FormReport) -> bytes:
    """Raises `CannotCheck`. `report`: what `check_docx` said of this very file."""
    for _ in range(MOST_ROUNDS):
        fixes = [fault.fix for fault in report.faults if fault.fix is not None]
        if not fixes:
            break
        docx = _mended(docx, fixes)
        report = check_docx(docx)
    return docx


def _mended(data: bytes, fixes: list[Fix]) -> bytes:
    document: Docx = open_docx(data)
    paragraphs = paragraphs_of(document)
    for fix in fixes:
        mend_runs(paragraphs, document._body, fix)
        mend_format(paragraphs, document._body, fix)
        mend_section(document, fix)
    _reword(paragraphs, document._body, fixes)
    if any(fix.page_number for fix in fixes):
        mend_page_number(document)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _reword(paragraphs: list[Any], owner: Any, fixes: list[Fix]) -> None:
    """From the end of a paragraph to its beginning, so that no place moves; of two mends of one place the first."""
    wanted = {span: fix.words for fix in reversed(fixes) if fix.words is not None for span in fix.spans}
    for span in sorted(wanted, key=lambda span: (span.paragraph, -span.start)):
        mend_words(paragraphs[span.paragraph], owner, span, wanted[span] or "")
