"""Word as clerks use it: rules drawn in every way, marks by Word's numbering, headings with tabs, text boxes, plain files, hostile ones."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from tests.documents.checking.clerk import LONG, letter, plan, text
from tests.documents.checking.typewriter import typed
from thidua.documents.checking import CannotCheck, FormReport, check_docx, check_file, check_pdf, mend
from thidua.documents.rules.widths import words_width

PLANS = sorted((Path(__file__).resolve().parents[4] / "shared" / "plans").glob("0*.txt"))
MOTTO_WIDTH = words_width("Độc lập - Tự do - Hạnh phúc", size=13, is_bold=True) * 72 / 25.4


def changed(data: bytes, change: Callable[[Docx], Any]) -> bytes:
    document = Document(io.BytesIO(data))
    change(document)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def codes(report: FormReport) -> list[str]:
    return [fault.code for fault in report.faults]


def without_rule() -> bytes:
    draft = plan()
    draft.right[1].look.rule = None
    return typed(draft)


def motto(document: Docx) -> Any:
    return document.tables[0].cell(0, 1).paragraphs[1]


def underline(document: Docx) -> None:
    motto(document).runs[0].font.underline = True


def underscores(document: Docx) -> None:
    document.tables[0].cell(0, 1).add_paragraph("_" * 25)


def hyphens(document: Docx) -> None:
    document.tables[0].cell(0, 1).add_paragraph("-" * 25)


def old_line(length: float) -> Callable[[Docx], None]:
    def draw(document: Docx) -> None:
        line = f'<v:line xmlns:v="urn:schemas-microsoft-com:vml" from="50pt,16pt" to="{50 + length}pt,16pt"/>'
        motto(document).add_run()._r.append(parse_xml(f"<w:pict {nsdecls('w')}>{line}</w:pict>"))

    return draw


@pytest.mark.parametrize(
    ("draw", "told"),
    [
        (underline, []),
        (underscores, []),
        (hyphens, ["motto.rule"]),
        (old_line(MOTTO_WIDTH), []),
        (old_line(MOTTO_WIDTH / 3), ["motto.rule_length"]),
    ],
    ids=["underlined", "underscores", "hyphens", "an old line", "a short old line"],
)
def test_a_rule_is_seen_however_it_is_drawn(draw: Callable[[Docx], None], told: list[str]) -> None:
    assert codes(check_docx(changed(without_rule(), draw))) == told


NUMBERING = """<w:abstractNum {ns} w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>
<w:lvlText w:val="%1)"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>"""


def lettered(document: Docx) -> None:
    """Word's own letters have no đ."""
    root = document.part.numbering_part.element
    root.insert(0, parse_xml(NUMBERING.format(ns=nsdecls("w"))))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for paragraph in document.paragraphs:
        if paragraph.text.startswith(("a) ", "b) ", "c) ", "d) ", "đ) ")):
            paragraph.runs[0].text = paragraph.runs[0].text[3:]
            numbered = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'
            paragraph._p.get_or_add_pPr().insert(0, parse_xml(numbered))


def test_letters_of_words_numbering_are_read_as_drawn() -> None:
    report = check_docx(changed(typed(plan()), lettered))
    assert [(fault.code, fault.place.words[:2]) for fault in report.faults] == [("outline.jump", "e)")]


def signed_with_tabs(document: Docx) -> None:
    table = document.tables[-1]._tbl
    lines = (
        ("Nơi nhận:", "\t\t\tKT. GIÁM ĐỐC"),
        ("- Bộ Tư pháp;", "\t\t\tPHÓ GIÁM ĐỐC"),
        ("- Lưu: VT, VP.", ""),
        ("", "\t\t\t\t\tNông Văn Mẫu"),
    )
    for number, (left, right) in enumerate(lines):
        paragraph = document.add_paragraph()
        for words, size, bold, italic in ((left, 12 if number == 0 else 11, number == 0, number == 0), (right, 14, True, False)):
            run = paragraph.add_run(words)
            run.font.size, run.font.bold, run.font.italic, run.font.name = Pt(size), bold, italic, "Times New Roman"
        table.addprevious(paragraph._p)
    table.getparent().remove(table)


def test_signatures_typed_with_tabs_raise_no_alarm() -> None:
    report = check_docx(changed(typed(plan()), signed_with_tabs))
    assert codes(report) == []
    assert [box.words for box in report.boxes if box.number in {"7a", "7b"}] == ["KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC", "Nông Văn Mẫu"]


def test_a_stamp_of_urgency_needs_a_frame() -> None:
    draft = letter()
    draft.above.insert(0, text("KHẨN", bold=True, size=14, indent=0))
    assert codes(check_docx(typed(draft))) == ["urgency.frame"]


def test_letters_in_two_parts_are_read_as_one() -> None:
    """The same letters with their marks apart (NFD)."""
    draft = plan()
    draft.right[1].words = "Đo\u0323\u0302c lâ\u0323p - Tư\u0323 do - Ha\u0323nh phu\u0301c".replace("Đo\u0323\u0302", "Đo\u0302\u0323")
    assert codes(check_docx(typed(draft))) == []


def test_old_documents_are_told_that_another_rule_was_in_force() -> None:
    draft = plan()
    draft.date.words = "Yên Bái, ngày 05 tháng 02 năm 2019"  # type: ignore[union-attr]
    assert [note[:46] for note in check_docx(typed(draft)).notes] == ["Văn bản đề ngày trước 05/3/2020, khi Thông tư "]


def test_each_paragraph_of_a_fault_is_named() -> None:
    draft = letter()
    for one in draft.body[:2]:
        one.look.size = 12
    [fault] = check_docx(typed(draft)).faults
    assert (fault.code, fault.box, len(fault.place.paragraphs), fault.place.words[:20]) == ("body.size", "6", 2, LONG[:20])


@pytest.mark.skipif(not PLANS, reason="the plans are not beside the project")
@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name[:3])
def test_a_plan_typed_plainly_is_read_and_mended_without_touching_a_word(path: Path) -> None:
    document, target = Document(), io.BytesIO()
    for line in path.read_text(encoding="utf-8").splitlines():
        document.add_paragraph(line)
    document.save(target)
    data = target.getvalue()
    report = check_docx(data)
    mended = mend(data, report)
    assert {"state.missing", "motto.missing", "font.name", "page.size"} <= set(codes(report))
    assert not any(fault.is_mechanical for fault in check_docx(mended).faults)
    words = ["".join(node.text or "" for node in Document(io.BytesIO(one)).element.body.iter(qn("w:t"))) for one in (data, mended)]
    assert "".join(words[1].split())[500:2000] == "".join(words[0].split())[500:2000]


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"PK\x03\x04" + b"0" * 100, b"\xd0\xcf\x11\xe0 old"], ids=["nothing", "begun", "broken", "doc"]
)
def test_what_is_not_word_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(CannotCheck, match="không phải là văn bản Word"):
        check_docx(data)


def test_a_bomb_is_not_opened() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (90 * 2**20))
    with pytest.raises(CannotCheck, match="quá lớn"):
        check_docx(target.getvalue())


def test_a_document_without_words_is_refused() -> None:
    with pytest.raises(CannotCheck, match="không có chữ nào"):
        check_docx(changed(typed(plan()), lambda document: document.element.body.clear_content()))


def test_other_kinds_are_refused() -> None:
    with pytest.raises(CannotCheck, match="Chỉ soát được"):
        check_file(b"abc", suffix=".txt")
    with pytest.raises(CannotCheck, match="Không mở được tệp PDF"):
        check_pdf(b"%PDF-1.7")


def test_a_long_file_takes_no_long_time() -> None:
    draft = letter()
    draft.body[1:1] = [text(LONG) for _ in range(2000)]
    assert codes(check_docx(typed(draft))) == []
