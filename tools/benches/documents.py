"""Official documents against plain tools: a plan as .docx, a thousand certificates and invitations as one PDF, the warm converter.

`python -m tools.benches.documents`. The peers: python-docx alone writing the same paragraphs and cells; LibreOffice, open already,
converting one merged document of as many pages with the same words; LibreOffice started for one file. What each made is read again.
"""

import io
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import astuple, replace
from datetime import date
from pathlib import Path

FOLDER = tempfile.mkdtemp(prefix="thidua-bench-")
os.environ.update(THIDUA_DATA=FOLDER, DJANGO_SETTINGS_MODULE="tools.benches.settings", THIDUA_DEMO="1")

import pypdfium2  # noqa: E402
from docx import Document  # noqa: E402
from docx.document import Document as Docx  # noqa: E402
from docx.enum.section import WD_ORIENT  # noqa: E402
from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: E402
from docx.shared import Mm, Pt  # noqa: E402
from docx.text.paragraph import Paragraph  # noqa: E402

from tests.documents.samples import INVITATION, PLAN  # noqa: E402
from thidua.documents import office  # noqa: E402
from thidua.documents.bulk import Certificate, certificates_pdf, papers_pdf  # noqa: E402
from thidua.documents.writer import Paper, Table, Text, write_docx, write_together  # noqa: E402

PLANS, MANY, ROUNDS, CONVERSIONS = 40, 1000, 2, 4
PATIENCE = 600
"""Seconds for the one merged document, which the product would not let stand in the way of others for so long."""
DAY = date(2021, 12, 20)


def timed(work: Callable[[], bytes], clock: Callable[[], float]) -> tuple[float, bytes]:
    begun = clock()
    made = work()
    return clock() - begun, made


# ---- one plan ----


def by_python_docx(words: list[tuple[str, str]], tables: list[list[list[str]]]) -> bytes:
    """Paragraphs by the names of their styles, cells one by one; no lists, no sections, no rules."""
    document = Document()
    for name in {style for style, _ in words}:
        document.styles.add_style(name, 1)
    for style, said in words:
        document.add_paragraph(said, style=style)
    for rows in tables:
        table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, said in zip(row.cells, cells, strict=True):
                cell.text = said
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def content(docx: bytes) -> tuple[list[tuple[str, str]], list[list[list[str]]]]:
    document = Document(io.BytesIO(docx))
    words = [(f"ours {one.style.name if one.style else ''}", one.text) for one in document.paragraphs]
    return words, [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def plan_ratio() -> dict[str, float]:
    """Seconds of the processor for some plans, the least of the rounds."""
    said = content(write_docx(PLAN))
    ours, peers = [], []
    for _ in range(5):
        mine, made = timed(lambda: [write_docx(PLAN) for _ in range(PLANS)][-1], time.process_time)
        other, copied = timed(lambda: [by_python_docx(*said) for _ in range(PLANS)][-1], time.process_time)
        assert [text for _, text in content(copied)[0]] == [text for _, text in content(made)[0]]
        assert content(copied)[1] == content(made)[1]
        ours.append(mine / PLANS)
        peers.append(other / PLANS)
    return {"plan": min(ours), "plan peer": min(peers), "plan ratio": min(ours) / min(peers)}


# ---- a thousand ----


def certificates() -> list[Certificate]:
    return [
        Certificate(
            giver="GIÁM ĐỐC SỞ TƯ PHÁP TỈNH YÊN BÁI",
            title="GIẤY KHEN",
            name=f"Bà Lò Thị Mẫu {at}",
            unit="Chuyên viên Văn phòng Sở Tư pháp",
            merit="Đã có thành tích xuất sắc trong phong trào thi đua năm 2021",
            decision="Quyết định số 112/QĐ-STP ngày 20 tháng 12 năm 2021",
            entry=f"Số {at + 1:02} sổ khen thưởng",
            place_and_date="Yên Bái, ngày 20 tháng 12 năm 2021",
            post=("GIÁM ĐỐC",),
            signer="Hoàng Văn Mẫu",
        )
        for at in range(MANY)
    ]


def merged(rows: list[Certificate]) -> bytes:
    """The peer's document: a landscape page for each, the same words one below another."""
    document = Document()
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    for at, row in enumerate(rows):
        lines = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", *_lines(row)]
        for number, words in enumerate(lines):
            _centred(document, words).paragraph_format.page_break_before = at > 0 and number == 0
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _lines(row: Certificate) -> list[str]:
    giver, *rest = (value if isinstance(value, str) else "\n".join(value) for value in astuple(row))
    return [giver, "TẶNG", *rest]


def _centred(document: Docx, words: str) -> Paragraph:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(words)
    run.font.name, run.font.size, run.font.bold = "Times New Roman", Pt(15), True
    paragraph.alignment, paragraph.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.CENTER, Pt(2)
    return paragraph


def invitations() -> list[Paper]:
    words = "Khu vực thi đua các tỉnh miền núi phía Bắc trân trọng kính mời: Ông Quan Văn Mẫu"
    return [replace(INVITATION, blocks=(Text(f"{words} {at}."), *INVITATION.blocks[1:])) for at in range(MANY)]


def checked(pdf: bytes) -> None:
    """As many pages as papers, everyone's name on his own."""
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == MANY, len(document)
        for at in (0, 7, MANY - 1):
            assert f"Mẫu {at}" in document[at].get_textpage().get_text_range().replace("\r\n", " ")


def many_ratios() -> dict[str, float]:
    """Seconds on the wall, for the work is done by other programs."""
    rows, papers, figures = certificates(), invitations(), dict[str, list[float]]()
    office.FILE_SECONDS = PATIENCE
    together, one = merged(rows), write_together(papers)
    works: dict[str, Callable[[], bytes]] = {
        "certificates": lambda: certificates_pdf(rows, day=DAY),
        "certificates peer": lambda: office.to_pdf(together, suffix=".docx"),
        "invitations": lambda: papers_pdf(papers),
        "invitations peer": lambda: office.to_pdf(one, suffix=".docx"),
    }
    for _ in range(ROUNDS):
        for name, work in works.items():
            spent, pdf = timed(work, time.perf_counter)
            checked(pdf)
            figures.setdefault(name, []).append(spent)
    least = {name: min(spent) for name, spent in figures.items()}
    ratios = {f"{name} ratio": least[name] / least[f"{name} peer"] for name in ("certificates", "invitations")}
    return least | ratios


# ---- the converter ----


def warm_ratio() -> dict[str, float]:
    docx, warm, cold = write_docx(PLAN), [], []
    office.to_pdf(docx, suffix=".docx")
    for _ in range(CONVERSIONS):
        warm.append(timed(lambda: office.to_pdf(docx, suffix=".docx"), time.perf_counter)[0])
        cold.append(timed(lambda: office.cold_pdf(docx, suffix=".docx"), time.perf_counter)[0])
    return {"warm": min(warm), "cold": min(cold), "warm ratio": min(warm) / min(cold)}


def long_table() -> dict[str, float]:
    """How a table of 2,000 rows is written: seconds of the processor, ours alone."""
    rows = tuple((str(at), f"Người Thứ {at}", "Lao động tiên tiến") for at in range(2000))
    paper = Paper(title="DANH SÁCH", blocks=(Table(("TT", "Họ và tên", "Danh hiệu"), rows),))
    return {"rows 2000": min(timed(lambda: write_docx(paper), time.process_time)[0] for _ in range(3))}


if __name__ == "__main__":
    try:
        print(json.dumps({**plan_ratio(), **long_table(), **warm_ratio(), **many_ratios()}))
    finally:
        office.Warm.close()
        shutil.rmtree(Path(FOLDER), ignore_errors=True)
