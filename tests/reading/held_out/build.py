"""Write the held-out plans, their plain texts and labels.json from src/. Run by hand: python tests/reading/held_out/build.py"""

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Cell
from src import (
    benh_vien_2022,
    giao_duc_2017,
    hai_quan_2021,
    kiem_sat_2024,
    ngan_hang_2014,
    nong_nghiep_2019,
    phu_nu_2016,
    phuong_2026,
)
from src.paper import LEFT, UP, Label, Para, Plan, Table, fold, plain_text

HERE = Path(__file__).parent
PLANS = tuple(
    module.PLAN
    for module in (
        ngan_hang_2014,
        phu_nu_2016,
        giao_duc_2017,
        nong_nghiep_2019,
        hai_quan_2021,
        benh_vien_2022,
        kiem_sat_2024,
        phuong_2026,
    )
)


def write_paragraph(document: Any, para: Para) -> None:
    paragraph = document.add_paragraph(style="List Bullet" if para.style == "list" else None)
    run = paragraph.add_run(para.text)
    run.bold = para.style in ("centre", "head")
    centred = para.style == "centre"
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.space_after = Pt(4)


def write_cell(cell: _Cell, text: str, *, head: bool) -> None:
    for index, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        paragraph.add_run(line).bold = head
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if head else WD_ALIGN_PARAGRAPH.LEFT
        paragraph.paragraph_format.space_after = Pt(0)


def merge(grid: Any, table: Table) -> None:
    for r, row in enumerate(table.rows):
        for c, text in enumerate(row):
            if text == UP:
                top = max(i for i in range(r) if table.rows[i][c] != UP)
                grid.cell(top, c).merge(grid.cell(r, c))
            elif text == LEFT and (c + 1 == len(row) or row[c + 1] != LEFT):
                start = max(i for i in range(c) if row[i] != LEFT)
                grid.cell(r, start).merge(grid.cell(r, c))


def write_table(document: Any, table: Table) -> None:
    grid = document.add_table(rows=len(table.rows), cols=len(table.widths))
    if table.ruled:
        grid.style = "Table Grid"
    for column, width in zip(grid.columns, table.widths, strict=True):
        column.width = Cm(width)
    merge(grid, table)
    for r, row in enumerate(table.rows):
        for c, text in enumerate(row):
            grid.cell(r, c).width = Cm(table.widths[c])
            if text not in (UP, LEFT):
                write_cell(grid.cell(r, c), text, head=r == 0 and not text.startswith("Nơi nhận"))
    document.add_paragraph()


def number_pages(section: Any) -> None:
    """On top, centred, from the second page on, as offices do."""
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def write_docx(plan: Plan, path: Path) -> None:
    document = Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(13)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    number_pages(section)
    for block in plan.body:
        if isinstance(block, Para):
            write_paragraph(document, block)
        else:
            write_table(document, block)
    document.save(str(path))


def write_pdf(plan: Plan, path: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / path.with_suffix(".docx").name
        write_docx(plan, source)
        profile = f"-env:UserInstallation=file://{scratch}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)


def place(label: Label, text: str) -> Label:
    quote = fold(label["quote"])
    found = [i for i in range(len(text)) if text.startswith(quote, i)]
    nth = label["nth"]
    assert found, f"not in the text: {quote}"
    assert nth is not None or len(found) == 1, f"{len(found)} places, say which: {quote}"
    start = found[nth or 0]
    rest = {key: value for key, value in label.items() if key not in ("kind", "quote", "nth")}
    return {"kind": label["kind"], "quote": label["quote"], "at": [start, start + len(quote)], **rest}


def write_plan(plan: Plan) -> Label:
    path = HERE / plan.file
    text = plain_text(plan)
    if plan.raw:
        path.write_text(plan.raw, encoding="utf-8")
    else:
        (HERE / "text" / f"{plan.file}.txt").write_text(text + "\n", encoding="utf-8")
        {".docx": write_docx, ".pdf": write_pdf}[path.suffix](plan, path)
    for words in plan.not_facts:
        assert fold(words) in text, f"not in the text: {words}"
    facts = sorted((place(label, text) for label in plan.facts), key=lambda each: each["at"][0])
    head = {"file": plan.file, "format": path.suffix[1:], "source": "composed", "meta": plan.meta}
    return {**head, "facts": facts, "not_facts": list(plan.not_facts)}


def main() -> None:
    (HERE / "text").mkdir(exist_ok=True)
    labels = {
        "note": "Never tune to these plans: they only measure. Made by build.py; schema: docs/reading.md.",
        "plans": [write_plan(plan) for plan in PLANS],
    }
    text = json.dumps(labels, ensure_ascii=False, indent=1)
    (HERE / "labels.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
