"""The register as .xlsx, the handover as a paper, the next year's plan as .docx."""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from docx import Document
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.properties import PageSetupProperties

from thidua.blocs.models import Bloc
from thidua.core import clock
from thidua.core.text import fold
from thidua.documents.writer import Block, Heading, Mark, Paper, PaperKind, Signature, Signatures, Table, Text
from thidua.years.models import Handover
from thidua.years.queries.next_year import Paragraph
from thidua.years.queries.rotation import Lead, Line

RISKY = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = (("Năm", 8), ("Trưởng", 44), ("Phó Trưởng", 60), ("Quyết định, căn cứ", 50), ("Ghi chú", 50))


def register_sheet(bloc: Bloc, lines: Sequence[Line]) -> bytes:
    """One line a year; landscape A4, heads on every page."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Sổ luân phiên"
    rows: list[list[Any]] = [[f"Sổ luân phiên Trưởng, Phó Trưởng: {bloc.name}"], [name for name, _ in COLUMNS]]
    rows += [[line.year, _names(line.heads), _names(line.deputies), "\n".join(line.decisions), "\n".join(line.notes)] for line in lines]
    for at, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(at, column, value)
            cell.alignment = Alignment(wrap_text=at > 1, vertical="top")
            if isinstance(value, str) and value.startswith(RISKY):
                cell.data_type, cell.quotePrefix = "s", True
            if at <= 2:
                cell.font = Font(bold=True)
            if at == 2:
                cell.fill = PatternFill("solid", fgColor="F4EFE7")
    for letter, (_, width) in zip("ABCDE", COLUMNS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes, sheet.print_title_rows = "A3", "2:2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _names(leads: Iterable[Lead]) -> str:
    return "\n".join(f"{lead.name} (nay là {lead.now_called})" if lead.now_called else lead.name for lead in leads)


# ---- handover ----

SECTIONS: tuple[tuple[str, str, tuple[tuple[str, float], ...]], ...] = (
    ("chờ tiếp nhận", "Văn bản đơn vị đã nộp, đang chờ tiếp nhận", (("đơn vị", 3), ("việc", 4), ("nhận lúc", 2))),
    (
        "văn bản",
        "Kế hoạch, công văn đã ban hành và số đã dùng",
        (("loại", 2), ("số", 2), ("ngày", 2), ("tên", 5), ("của", 3), ("tình trạng", 2)),
    ),
    ("mốc chưa diễn ra", "Mốc của năm chưa ghi đã diễn ra", (("mốc", 5), ("từ", 2), ("đến", 2))),
    ("đang lấy ý kiến", "Dự thảo đang lấy ý kiến", (("dự thảo", 5), ("tình trạng", 3), ("đến", 3))),
    ("câu hỏi chưa trả lời", "Câu hỏi, vướng mắc chưa trả lời", (("đơn vị", 3), ("hỏi", 5), ("hỏi đơn vị", 3), ("lúc", 2))),
    ("đầu mối", "Đầu mối liên hệ", (("họ tên", 3), ("chức vụ", 3), ("đầu mối của", 3), ("điện thoại", 2), ("thư", 3))),
    ("thành viên", "Thành viên", (("đơn vị", 5), ("nhóm", 3))),
)


def sections(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The parts of a handover as tables: title, heads, rows. Obligations first, a line each."""
    duties = [
        [owed["đơn vị"], one["việc"], one["gửi"], one["hạn"], one["tình trạng"]]
        for owed in content["việc chưa xong"]
        for one in owed["việc"]
    ]
    heads = ["Đơn vị", "Việc", "Gửi", "Hạn", "Tình trạng"]
    parts: list[dict[str, Any]] = [{"title": "Việc chưa xong của từng đơn vị", "heads": heads, "rows": duties, "widths": (3, 4, 3, 2, 2)}]
    for key, title, columns in SECTIONS:
        rows = [[row.get(name, "") for name, _ in columns] for row in content[key]]
        heads = [name[:1].upper() + name[1:] for name, _ in columns]
        parts.append({"title": title, "heads": heads, "rows": rows, "widths": tuple(width for _, width in columns)})
    return parts


def handover_paper(handover: Handover, content: Mapping[str, Any]) -> Paper:
    """The minutes of the handover; both signatures with their moment, and the hash they stand under."""
    blocks: list[Block] = [
        Text(f"Bên giao: {content['bên giao']}."),
        Text(f"Bên nhận: {content['bên nhận']}."),
        Text(f"Bàn giao nhiệm vụ Trưởng {content['khối']} năm {content['năm']}, từ ngày {content['từ ngày']}."),
    ]
    for part in sections(content):
        blocks.append(Heading(f"{part['title']} ({len(part['rows'])})", Mark.NUMBER))
        rows = tuple(tuple(str(cell) for cell in row) for row in part["rows"])
        blocks.append(Table(tuple(part["heads"]), rows, part["widths"]) if rows else Text("Không có."))
    if content["dặn lại"]:
        blocks += [Heading("Dặn lại", Mark.NUMBER), *(Text(line) for line in str(content["dặn lại"]).splitlines() if line.strip())]
    blocks.append(Text(f"Mã băm SHA-256 của nội dung: {handover.sha256 or 'chưa chốt'}", is_italic=True))
    sides = (
        _signed("ĐẠI DIỆN BÊN GIAO", handover.giver_name, handover.giver_signed_at),
        _signed("ĐẠI DIỆN BÊN NHẬN", handover.taker_name, handover.taker_signed_at),
    )
    return Paper(
        kind=PaperKind.MINUTES,
        title="BIÊN BẢN BÀN GIAO",
        subtitle=f"Nhiệm vụ Trưởng {content['khối']} năm {content['năm']}",
        issuer=(str(content["khối"]).upper(), str(content["bên giao"]).upper()),
        blocks=tuple(blocks),
        ends="",
        signature=Signatures(sides),
    )


def _signed(post: str, name: str, moment: Any) -> Signature:
    said = f"(ký trên hệ thống {moment.astimezone(clock.LOCAL):%H:%M %d/%m/%Y})" if moment else "(chưa ký)"
    return Signature(post, name, said)


# ---- the next year's plan ----


def plan_docx(paragraphs: Sequence[Paragraph], texts: Mapping[int, str]) -> bytes:
    """The document with its own blocks: paragraphs with the label that Word drew, tables by row and column. `texts` by number."""
    document = Document()
    _page(document)
    for table, blocks in groupby(paragraphs, key=lambda one: one.block.get("table") if one.block.get("kind") == "cell" else None):
        if table is None:
            for one in blocks:
                _paragraph(document, one, texts.get(one.number, one.new))
        else:
            _table(document, list(blocks), texts)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _page(document: Docx) -> None:
    """A4 and margins of Nghị định 30/2020/NĐ-CP."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    font = document.styles["Normal"].font
    font.name, font.size = "Times New Roman", Pt(14)
    fonts = document.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), "Times New Roman")


def _paragraph(document: Docx, one: Paragraph, text: str) -> None:
    if not text.strip():
        return
    label = str(one.block.get("label") or "")
    paragraph = document.add_paragraph()
    run = paragraph.add_run(f"{label} {text}" if label else text)
    bold, italic = (sum(end - start for start, end in one.block.get(mark) or []) * 2 > len(one.old) for mark in ("bold", "italic"))
    run.bold, run.italic = bold or bool(one.block.get("is_heading")), italic
    paragraph.alignment = ALIGN.CENTER if one.block.get("is_centred") else ALIGN.JUSTIFY
    paragraph.paragraph_format.space_after = Pt(6)


def _table(document: Docx, cells: Sequence[Paragraph], texts: Mapping[int, str]) -> None:
    """Cells at their own row and column; what was one cell in the original is one here."""
    rows, columns = (sorted({int(cell.block.get(name) or 1) for cell in cells}) for name in ("row", "column"))
    table = document.add_table(rows=len(rows), cols=len(columns), style="Table Grid")
    for cell in cells:
        place = table.cell(rows.index(int(cell.block.get("row") or 1)), columns.index(int(cell.block.get("column") or 1)))
        words = texts.get(cell.number, cell.new)
        label = str(cell.block.get("label") or "")
        words = f"{label} {words}" if label else words
        place.text = f"{place.text}\n{words}" if place.text else words


def file_name(number: str, year: int) -> str:
    """A name that every system takes."""
    mark = "-".join(re.findall(r"[a-z0-9]+", fold(number.partition("/")[2])))
    return f"ke-hoach-{year}-{mark}.docx" if mark else f"ke-hoach-{year}.docx"
