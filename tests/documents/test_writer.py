"""What stands in the .docx of each type: boxes, styles, lists, sections, metadata; words from strangers."""

from dataclasses import replace
from typing import Any

import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from tests.documents.read_back import opened, styled, words_of
from tests.documents.samples import DECISION, INVITATION, ISSUING, LETTER, LIST, MINUTES, PLAN, REPORT, SAMPLES, SUBMISSION
from thidua.documents.rules.widths import words_width
from thidua.documents.writer import Annex, Heading, Mark, Paper, Table, Text, write_docx
from thidua.documents.writer.numbering import letter
from thidua.documents.writer.structure import faults_of

# ---- every type ----


@pytest.mark.parametrize("name", SAMPLES)
def test_every_type_is_sound_inside(name: str) -> None:
    docx = write_docx(SAMPLES[name])
    assert faults_of(docx) == ()
    assert write_docx(SAMPLES[name]) == docx


@pytest.mark.parametrize("name", SAMPLES)
def test_paper_and_margins_are_within_the_decree(name: str) -> None:
    for section in opened(SAMPLES[name]).sections:
        sides = sorted([(section.page_width or 0) / Mm(1), (section.page_height or 0) / Mm(1)])
        assert [round(side) for side in sides] == [210, 297]
        margins = [
            (margin or 0) / Mm(1) for margin in (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        ]
        least, most = (20, 20, 30, 15), (25, 25, 35, 20)
        assert all(low <= margin <= high for low, margin, high in zip(least, margins, most, strict=True))


@pytest.mark.parametrize("name", SAMPLES)
def test_every_paragraph_has_a_style_of_the_house_and_no_letters_of_its_own(name: str) -> None:
    document = opened(SAMPLES[name])
    names = {style.style_id: style.name or "" for style in document.styles}
    used = {names[one.pPr.pStyle.val] for one in document.element.body.iter(qn("w:p"))}
    assert {style for style in used if not style.startswith("NĐ30 ")} <= {"heading 1", "heading 2", "heading 3"}
    assert document.element.body.findall(f".//{qn('w:rFonts')}") == []
    fonts = {style.font.name for style in document.styles if style.type == 1 and style.style_id != "Normal"}
    assert fonts == {"Times New Roman"}


SIZES = {
    "State": (12, 13),
    "Motto": (13, 14),
    "Superior": (12, 13),
    "Issuer": (12, 13),
    "Number": (13, 13),
    "PlaceDate": (13, 14),
    "About": (12, 13),
    "DocType": (13, 14),
    "Summary": (13, 14),
    "Basis": (13, 14),
    "Body": (13, 14),
    "Post": (13, 14),
    "Signer": (13, 14),
    "Recipients": (12, 12),
    "Recipient": (11, 11),
    "AnnexNumber": (14, 14),
    "AnnexTitle": (13, 14),
    "Origin": (13, 14),
    "Footer": (11, 12),
    "Header": (13, 14),
    "Urgency": (13, 14),
    "Circulation": (13, 14),
}
BOLD = {
    "State",
    "Motto",
    "Issuer",
    "DocType",
    "Summary",
    "Post",
    "Signer",
    "Recipients",
    "AnnexNumber",
    "AnnexTitle",
    "Urgency",
    "Circulation",
}
ITALIC = {"PlaceDate", "Basis", "Recipients", "Origin"}


@pytest.mark.parametrize("key", SIZES)
def test_styles_have_size_and_weight_of_their_box(key: str) -> None:
    style = next(one for one in opened(PLAN).styles if one.style_id == key)
    least, most = SIZES[key]
    assert least <= style.font.size.pt <= most
    assert (bool(style.font.bold), bool(style.font.italic)) == (key in BOLD, key in ITALIC)


# ---- boxes ----


def test_a_plan_has_its_boxes_in_their_order() -> None:
    order = list(dict.fromkeys(style for style, _ in words_of(replace(PLAN, annexes=()))))
    assert order == [
        *("Superior", "Issuer", "State", "Motto", "Number", "PlaceDate", "DocType", "Summary", "Basis", "Body", "Roman", "Item", "Dash"),
        *("SubClause", "Point", "Plus", "Caption", "TableHead", "TableMiddle", "TableText", "TableFigure", "Clause"),
        *("Recipients", "Recipient", "Post", "OtherPost", "Signer"),
    ]


def test_bases_end_with_semicolons_and_the_last_with_a_full_stop() -> None:
    assert [said[-1] for said in styled(DECISION, "Basis")] == [";", ";", "."]
    assert styled(DECISION, "Authority", "Decides") == ["BỘ TRƯỞNG BỘ TƯ PHÁP", "QUYẾT ĐỊNH:"]


@pytest.mark.parametrize("name", [name for name in SAMPLES if name not in {"danh-sach", "quyet-dinh-ban-hanh"}])
def test_the_text_ends_with_its_mark(name: str) -> None:
    paper = replace(SAMPLES[name], annexes=())
    texts = styled(paper, "Body", "Clause", "ArticleText", "Dash", "Point", "SubClause")
    assert [said.endswith("./.") for said in texts] == [False] * (len(texts) - 1) + [True]
    assert not texts[-1].endswith("../.")


def test_nothing_is_ended_twice() -> None:
    for words in ("Hết.", "Hết./.", "Hết;", "Hết"):
        assert styled(Paper(title="GHI CHÚ", blocks=(Text(words),)), "Body") == ["Hết./."]


def test_recipients_are_listed_with_the_archive_and_the_code_last() -> None:
    assert styled(replace(PLAN, annexes=()), "Recipient") == [
        "- Bộ Tư pháp (để báo cáo);",
        "- Vụ Thi đua - Khen thưởng;",
        "- Các đơn vị thành viên KVTĐ (để thực hiện);",
        "- Lưu: VT, VP. LM.(20)",
    ]


def test_the_head_of_a_bloc_signs_with_both_posts() -> None:
    signed = [(style, said) for style, said in words_of(replace(PLAN, annexes=())) if style in {"Post", "OtherPost", "Signer"}]
    assert signed == [
        ("Post", "TRƯỞNG KHU VỰC THI ĐUA"),
        ("OtherPost", "GIÁM ĐỐC SỞ TƯ PHÁP"),
        ("OtherPost", "TỈNH YÊN BÁI"),
        ("Signer", "Lò Thị Mẫu"),
    ]


def test_a_letter_has_no_title_and_its_summary_below_the_number() -> None:
    order = [style for style, _ in words_of(LETTER)][:9]
    assert order == ["Superior", "Issuer", "State", "Motto", "Number", "About", "PlaceDate", "Urgency", "Circulation"]
    assert styled(LETTER, "DocType", "Summary") == []
    assert styled(LETTER, "About") == ["V/v đôn đốc gửi báo cáo sơ kết công tác thi đua 6 tháng đầu năm 2021"]


def test_one_addressee_stands_on_the_line_and_several_each_on_its_own() -> None:
    assert styled(REPORT, "Addressee") == ["Kính gửi: Bộ Tư pháp"]
    assert styled(SUBMISSION, "Addressees", "AddresseeLine") == [
        "Kính gửi:",
        "- Bộ trưởng Bộ Tư pháp;",
        "- Hội đồng Thi đua - Khen thưởng ngành Tư pháp;",
        "- Vụ Thi đua - Khen thưởng.",
    ]


def test_dashes_of_addressees_stand_below_the_colon() -> None:
    document = opened(SUBMISSION)
    head, *rest = [one for one in document.paragraphs if one.style and one.style.style_id in {"Addressees", "AddresseeLine"}]
    begins = (head.paragraph_format.left_indent or 0) / Mm(1)
    colon = begins + words_width("Kính gửi", size=14)
    dashes = [((one.paragraph_format.left_indent or 0) + (one.paragraph_format.first_line_indent or 0)) / Mm(1) for one in rest]
    assert [round(dash, 1) for dash in dashes] == [round(colon, 1)] * 3


def test_minutes_have_no_day_above_and_two_who_sign() -> None:
    paper = replace(MINUTES, place_and_date="Yên Bái, ngày 10 tháng 11 năm 2021")
    assert styled(paper, "PlaceDate") == []
    assert styled(paper, "Post", "Signer", "Recipients", "Recipient") == [
        *("THƯ KÝ", "Vàng A Mẫu", "Nơi nhận:", "- Thành viên Hội đồng;", "- Lưu: VT, Hồ sơ."),
        *("CHỦ TỌA", "Hoàng Văn Mẫu"),
    ]


def test_an_invitation_bids_with_its_bold_words() -> None:
    bold = [run.text.strip() for one in opened(INVITATION).paragraphs for run in one.runs if run.bold]
    assert bold == ["Chủ trì:", "Thời gian:", "Địa điểm:"]


def test_a_list_without_number_has_neither_number_nor_day() -> None:
    assert styled(LIST, "Number", "PlaceDate") == []
    assert styled(LIST, "Body") == []


def test_rules_are_as_long_as_the_decree_says() -> None:
    """Below Tiêu ngữ the whole of the words, below the issuer and the trích yếu a third to a half."""
    table, *_ = opened(REPORT).tables
    left, right = table.rows[0].cells
    issuer, motto = (_rule(cell.paragraphs, (cell.width or 0) / Mm(1)) for cell in (left, right))
    assert abs(motto - words_width("Độc lập - Tự do - Hạnh phúc", size=14, is_bold=True)) < 0.5
    assert 1 / 3 <= issuer / words_width("SỞ TƯ PHÁP", size=13, is_bold=True) <= 1 / 2
    summary = _rule(opened(REPORT).paragraphs, 165)
    assert 1 / 3 <= summary / words_width(REPORT.subtitle, size=14, is_bold=True) <= 1 / 2


def _rule(paragraphs: Any, room: float) -> float:
    [rule] = [one for one in paragraphs if one.style.style_id == "Rule"]
    form = rule.paragraph_format
    return float(room - (form.left_indent + form.right_indent) / Mm(1))


@pytest.mark.parametrize(("words", "wide"), [("HỎA TỐC", 30), ("THƯỢNG KHẨN", 40), ("KHẨN", 20)])
def test_frames_of_urgency_have_the_size_of_the_decree(words: str, wide: int) -> None:
    outer = opened(replace(LETTER, urgency=words, circulation="")).tables[0]
    [frame] = outer.rows[2].cells[0].tables
    assert (round((frame.columns[0].width or 0) / Mm(1)), round((frame.rows[0].height or 0) / Mm(1))) == (wide, 8)


def test_the_address_stands_at_the_foot_of_the_first_page_alone() -> None:
    section = opened(LETTER).sections[0]
    assert (section.first_page_footer.paragraphs[0].text, section.footer.is_linked_to_previous) == (LETTER.contact, True)
    assert opened(PLAN).sections[0]._sectPr.findall(qn("w:footerReference")) == []


# ---- marks ----


def test_points_follow_the_vietnamese_alphabet() -> None:
    assert [letter(at) for at in (0, 3, 4, 5, 6, 9, 10, 22, 23, 24, 46)] == ["a", "d", "đ", "e", "g", "k", "l", "y", "aa", "ab", "ba"]


def test_marks_are_lists_of_word_and_not_typed() -> None:
    texts = styled(PLAN, "Roman", "Item", "SubClause", "Point", "Dash", "Plus", "Article")
    assert not [said for said in texts if said[:2].strip("0123456789IVX").startswith((".", ")", "-", "+"))]
    for style in ("Roman", "Item", "Point", "Dash"):
        numbered = [one for one in opened(PLAN).paragraphs if one.style and one.style.style_id == style]
        assert all(one._p.pPr is not None and one._p.pPr.numPr is not None for one in numbered)


def test_headings_make_an_outline() -> None:
    document = opened(PLAN)
    levels = {one.style_id: one.element.find(f".//{qn('w:outlineLvl')}") for one in document.styles if one.type == 1}
    found = {key: int(level.get(qn("w:val"))) for key, level in levels.items() if level is not None}
    assert found["Roman"] < found["Item"] < found["SubItem"]
    assert found["Part"] < found["Chapter"] < found["Section"] < found["Subsection"] < found["Article"]
    assert styled(PLAN, "Roman")[:3] == ["MỤC ĐÍCH, YÊU CẦU", "NỘI DUNG", "TỔ CHỨC THỰC HIỆN"]


def test_an_annex_counts_its_marks_anew() -> None:
    annexes = tuple(Annex(title=f"Số {at}", blocks=(Heading("Đầu", Mark.ROMAN), Text("một", Mark.NUMBER))) for at in (1, 2))
    paper = Paper(title="KẾ HOẠCH", blocks=(Heading("Đầu", Mark.ROMAN),), annexes=annexes)
    lists = [one.get(qn("w:val")) for one in opened(paper).element.body.iter(qn("w:numId"))]
    assert (len(set(lists)), lists[1] == lists[2], lists[3] == lists[4]) == (3, True, True)


# ---- sections ----


def test_each_annex_numbers_its_own_pages_and_a_wide_one_is_turned() -> None:
    sections = list(opened(PLAN).sections)
    starts = [section._sectPr.find(qn("w:pgNumType")) is not None for section in sections]
    turned = [(section.page_width or 0) > (section.page_height or 0) for section in sections]
    assert (starts, turned) == ([True] * 3, [False, False, True])
    assert styled(PLAN, "AnnexNumber") == ["Phụ lục I", "Phụ lục II"]
    assert styled(replace(PLAN, annexes=PLAN.annexes[:1]), "AnnexNumber") == ["Phụ lục"]


def test_a_wide_table_in_the_text_goes_on_counting_pages() -> None:
    sections = list(opened(REPORT).sections)
    starts = [section._sectPr.find(qn("w:pgNumType")) is not None for section in sections]
    turned = [(section.page_width or 0) > (section.page_height or 0) for section in sections]
    assert (starts, turned) == ([True, False, False], [False, True, False])


def test_the_line_of_origin_is_filled_on_paper_and_open_on_an_electronic_document() -> None:
    said = "(Kèm theo Kế hoạch số 07/KH-KVTĐ ngày 28 tháng 02 năm 2021 của Khu vực thi đua các tỉnh miền núi phía Bắc)"
    assert styled(PLAN, "Origin")[0] == said
    blank = " " * 6
    electronic = styled(replace(PLAN, is_electronic=True), "Origin")[0]
    assert electronic.startswith(f"(Kèm theo Kế hoạch số {blank}/KH-KVTĐ ngày{blank}tháng{blank}năm{blank}".rstrip())
    assert styled(replace(PLAN, number="Số:        /KH-KVTĐ"), "Origin")[0] == electronic


def test_a_text_that_a_decision_issues_has_a_heading_of_its_own() -> None:
    assert styled(ISSUING, "State", "DocType") == [
        *["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        "QUYẾT ĐỊNH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "QUY CHẾ",
    ]
    assert styled(ISSUING, "Chapter", "Section") == ["\nQUY ĐỊNH CHUNG", "\nTỔ CHỨC", "\nTRƯỞNG KHU VỰC THI ĐUA", "\nTHÀNH VIÊN"]


# ---- tables ----


def test_columns_have_their_widths_on_the_grid_and_in_the_cells() -> None:
    table = Table(("TT", "Đơn vị", "Điểm"), (("1", "Sở Tư pháp", "9,5"), ("2", "", "")), widths=(1, 4, 2))
    [found] = opened(Paper(title="BẢNG", blocks=(table,))).tables
    expected = [round(165 * share / 7) for share in (1, 4, 2)]
    assert [round((column.width or 0) / Mm(1)) for column in found.columns] == expected
    assert {tuple(round((cell.width or 0) / Mm(1)) for cell in row.cells) for row in found.rows} == {tuple(expected)}
    assert [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in found.rows] == [True, False, False]
    assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in found.rows)


def test_columns_without_shares_have_room_for_their_longest_word() -> None:
    table = opened(REPORT).tables[1]
    for column in table.columns:
        longest = max(words_width(word, size=12, is_bold=True) for cell in column.cells for word in cell.text.split())
        assert (column.width or 0) / Mm(1) >= longest
    assert round(sum((column.width or 0) for column in table.columns) / Mm(1)) == 252


def test_a_row_of_another_length_is_refused() -> None:
    for more in ({"rows": (("1",),)}, {"rows": (), "widths": (1.0,)}):
        with pytest.raises(ValueError, match="as many cells"):
            Table(("A", "B"), **more)


def test_a_long_place_has_a_line_of_its_own_and_the_day_another() -> None:
    day = "ngày 05 tháng 01 năm 2021"
    assert styled(replace(REPORT, place_and_date=f"Thành phố Phan Rang - Tháp Chàm, {day}"), "PlaceDate") == [
        f"Thành phố Phan Rang - Tháp Chàm,\n{day}"
    ]
    assert styled(replace(REPORT, place_and_date=f"Tuyên Quang, {day}"), "PlaceDate") == [f"Tuyên Quang, {day}"]


def test_strong_rows_of_a_table_are_bold_and_no_others() -> None:
    table = Table(("Mục", "Điểm"), (("I. Chế độ báo cáo", "4"), ("1. Đúng hạn", "2")), strong=frozenset({0}))
    made = opened(Paper(title="Bảng", blocks=(table,)))
    assert [[cell.paragraphs[0].runs[0].bold for cell in row.cells] for row in made.tables[-1].rows[1:]] == [[True, True], [None, None]]
