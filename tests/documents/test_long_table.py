"""A list of two thousand people: sound, every row printed, the head on each page."""

import shutil
from dataclasses import replace

import pytest

from tests.documents.samples import REPORT, pages_of
from thidua.documents.office import Warm, to_pdf
from thidua.documents.writer import Table, write_docx
from thidua.documents.writer.structure import faults_of

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="this machine has no LibreOffice")
ROWS = tuple((str(at), f"Lò Thị Mẫu {at}") for at in range(1, 2001))


@needs_office
def test_two_thousand_rows_are_all_printed() -> None:
    paper = write_docx(replace(REPORT, blocks=(Table(("TT", "Họ và tên"), ROWS),), annexes=()))
    assert faults_of(paper) == ()
    pages = pages_of(to_pdf(paper, suffix=".docx"))
    Warm.close()
    words = " ".join("\n".join(pages).split())
    assert [name for _, name in ROWS if name not in words] == []
    assert ["Họ và tên" in page for page in pages[:-1]] == [True] * (len(pages) - 1)
