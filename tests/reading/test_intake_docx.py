"""What Word draws, hides and tracks, read from small files made of their XML."""

from pathlib import Path

import pytest

from tests.reading.hostile import abstract, docx, item, level, num, p, r, tbl, tc, tr, write
from thidua.plans.reading.intake import read_file
from thidua.plans.reading.model import Block, BlockKind, Document

Text = list[str]


@pytest.fixture
def read(tmp_path: Path):  # type: ignore[no-untyped-def]
    def document(body: str, **parts: str) -> Document:
        (found,) = read_file(write(tmp_path, "plan.docx", docx(body, **parts)))
        return found

    return document


def labels(document: Document) -> list[tuple[str, str]]:
    return [(block.label, block.text) for block in document.blocks]


def cells(document: Document) -> list[tuple[int | None, int | None, int, int, str]]:
    places = [(block.place, block.text) for block in document.blocks if block.kind is BlockKind.CELL]
    return [(place.row, place.column, place.row_span, place.column_span, text) for place, text in places]


OUTLINE = abstract(
    0,
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "decimal", "%2.%3."),
    level(3, "lowerLetter", "%4)"),
    level(4, "bullet", "-"),
) + num(1, 0)


def test_numbers_of_word_become_labels_and_start_anew_below_each_heading(read) -> None:
    body = "".join(
        item(text, level=depth)
        for text, depth in [("A", 0), ("B", 1), ("C", 1), ("D", 2), ("E", 3), ("F", 3), ("G", 4), ("H", 0), ("K", 1), ("L", 2)]
    )
    assert labels(read(body, numbering=OUTLINE)) == [
        ("I.", "A"), ("1.", "B"), ("2.", "C"), ("2.1.", "D"), ("a)", "E"), ("b)", "F"), ("-", "G"), ("II.", "H"), ("1.", "K"), ("1.1.", "L"),
    ]  # fmt: skip


def test_level_of_list_is_kept(read) -> None:
    assert [block.level for block in read(item("A") + item("B", level=2) + p("C"), numbering=OUTLINE).blocks] == [0, 2, None]


def test_second_list_of_one_kind_counts_on_unless_it_starts_anew(read) -> None:
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0) + num(2, 0)
    numbering += num(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
    body = item("A") + item("B", list_id=2) + item("C", list_id=3) + item("D", list_id=3)
    assert [label for label, _text in labels(read(body, numbering=numbering))] == ["1.", "2.", "5.", "6."]


def test_level_that_never_restarts_counts_on(read) -> None:
    numbering = abstract(0, level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')) + num(1, 0)
    body = item("A") + item("B", level=1) + item("C") + item("D", level=1)
    assert [label for label, _text in labels(read(body, numbering=numbering))] == ["I.", "1.", "II.", "2."]


def test_legal_level_writes_roman_parents_in_figures(read) -> None:
    numbering = abstract(0, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", "<w:isLgl/>")) + num(1, 0)
    assert [label for label, _text in labels(read(item("A") + item("B", level=1), numbering=numbering))] == ["I.", "1.1."]


def test_start_of_level_and_level_that_was_skipped(read) -> None:
    numbering = abstract(0, level(0, "decimal", "%1.", start=3), level(1, "decimal", "%1.%2.")) + num(1, 0)
    assert [label for label, _text in labels(read(item("A", level=1) + item("B"), numbering=numbering))] == ["3.1.", "3."]


@pytest.mark.parametrize(("sign", "label"), [("-", "-"), ("–", "-"), ("\uf02d", "-"), ("+", "+"), ("\uf0b7", "-"), ("o", "-"), ("*", "*")])
def test_bullets_become_signs_of_an_outline(sign: str, label: str, read) -> None:
    numbering = abstract(0, level(0, "bullet", sign)) + num(1, 0)
    assert labels(read(item("A"), numbering=numbering)) == [(label, "A")]


def test_number_may_stand_in_the_style(read) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Muc"/></w:style>'
    )
    numbering = abstract(0, level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", '<w:pStyle w:val="Con"/>')) + num(1, 0)
    body = p("A", properties='<w:pStyle w:val="Muc"/>') + p("B", properties='<w:pStyle w:val="Con"/>')
    assert labels(read(body, numbering=numbering, styles=styles)) == [("I.", "A"), ("1.", "B")]


def test_number_taken_from_a_paragraph_leaves_no_label(read) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="M"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    body = p("A", properties='<w:pStyle w:val="M"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert labels(read(body, numbering=OUTLINE, styles=styles)) == [("", "A")]


def test_label_typed_by_hand_stays_in_the_text(read) -> None:
    assert labels(read(p("1.", "<w:r><w:tab/></w:r>", "Mục đích"))) == [("", "1. Mục đích")]


def test_heading_style_and_centred_line_are_known(read) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="H2"><w:pPr><w:outlineLvl w:val="1"/><w:jc w:val="center"/></w:pPr></w:style>'
    (block,) = read(p("A", properties='<w:pStyle w:val="H2"/>'), styles=styles).blocks
    assert (block.is_heading, block.level, block.is_centred) == (True, 1, True)


def test_struck_bold_and_italic_runs_are_spans(read) -> None:
    body = p(r("Một", "<w:b/>"), r(" hai ", "<w:strike/>"), r("ba", "<w:i/>"), r(" bốn", '<w:b w:val="0"/>'))
    (block,) = read(body).blocks
    assert block == Block("Một hai ba bốn", place=block.place, bold=((0, 3),), struck=((4, 7),), italic=((8, 10),))


def test_struck_style_strikes_and_run_may_lift_it(read) -> None:
    styles = '<w:style w:type="character" w:styleId="Xoa"><w:rPr><w:dstrike/></w:rPr></w:style>'
    body = p(r("Một", '<w:rStyle w:val="Xoa"/>'), r(" hai", '<w:rStyle w:val="Xoa"/><w:dstrike w:val="0"/>'))
    assert read(body, styles=styles).blocks[0].struck == ((0, 3),)


def test_soft_break_stays_and_page_break_goes(read) -> None:
    assert read(p("A", "<w:r><w:br/></w:r>", "b", '<w:r><w:br w:type="page"/></w:r>', "c")).blocks[0].text == "A\nb c"


def test_special_letters_of_word(read) -> None:
    run = '<w:r><w:t>thi</w:t><w:noBreakHyphen/><w:t>đua</w:t><w:softHyphen/><w:tab/><w:sym w:font="Symbol" w:char="F0B3"/><w:t> 90%</w:t></w:r>'
    assert read(p(run)).text == "thi-đua ≥ 90%"


def test_inserted_text_counts_and_deleted_does_not(read) -> None:
    body = p("Trước ngày ", f"<w:del>{r('10')}</w:del>", f"<w:ins>{r('20')}</w:ins>", r("/6/2024"))
    document = read(body)
    assert document.text == "Trước ngày 20/6/2024"
    assert [note.code for note in document.notes] == ["tracked_changes"]


def test_moved_text_counts_where_it_went(read) -> None:
    body = p(f"<w:moveFrom>{r('Một')}</w:moveFrom>", r("Hai ")) + p(f"<w:moveTo>{r('Một')}</w:moveTo>")
    assert [block.text for block in read(body).blocks] == ["Hai", "Một"]


def test_deleted_paragraph_mark_joins_two_paragraphs(read) -> None:
    body = p("Gửi báo cáo ", properties="<w:rPr><w:del/></w:rPr>") + p("trước ngày 20/6.")
    assert [block.text for block in read(body).blocks] == ["Gửi báo cáo trước ngày 20/6."]


def test_deleted_row_is_left_out(read) -> None:
    document = read(tbl(tr("1", "A"), tr("2", "B", properties="<w:del/>"), tr("3", "C")))
    assert cells(document) == [(1, 1, 1, 1, "1"), (1, 2, 1, 1, "A"), (2, 1, 1, 1, "3"), (2, 2, 1, 1, "C")]
    assert [note.code for note in document.notes] == ["tracked_changes"]


def test_clean_draft_has_no_note(read) -> None:
    assert read(p("A")).notes == ()


def test_hidden_text_and_comments_are_left_out(read) -> None:
    body = p(
        "A",
        '<w:commentRangeStart w:id="1"/>',
        r(" ẩn", "<w:vanish/>"),
        '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
        " b",
    )
    assert read(body).text == "A b"


def test_field_shows_its_result_only(read) -> None:
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    body = p(
        "Ngày ",
        field,
        r("05/01/2024"),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        f'<w:fldSimple w:instr="PAGE">{r(" (7)")}</w:fldSimple>',
    )
    assert read(body).text == "Ngày 05/01/2024 (7)"


def test_spoilt_field_hides_no_later_paragraph(read) -> None:
    assert read(p("A", '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', r("ẩn")) + p("B.")).text == "A B."


def test_text_box_is_read_once_after_its_paragraph(read) -> None:
    box = f"<w:txbxContent>{p('DỰ THẢO')}</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert [block.text for block in read(p("KẾ HOẠCH", drawing) + p("Năm 2024")).blocks] == ["KẾ HOẠCH", "DỰ THẢO", "Năm 2024"]


def test_footnote_follows_the_paragraph_that_cites_it(read) -> None:
    footnotes = f'<w:footnote w:type="separator" w:id="0">{p("—")}</w:footnote><w:footnote w:id="2">{p("Theo Quyết định số 12/QĐ-BTP.")}</w:footnote>'
    document = read(p("A", '<w:r><w:footnoteReference w:id="2"/></w:r>') + p("B"), footnotes=footnotes)
    assert [(block.kind, block.text) for block in document.blocks] == [
        ("paragraph", "A"), ("footnote", "Theo Quyết định số 12/QĐ-BTP."), ("paragraph", "B"),
    ]  # fmt: skip


def test_endnote_is_read_like_a_footnote(read) -> None:
    document = read(p("A", '<w:r><w:endnoteReference w:id="2"/></w:r>'), endnotes=f'<w:endnote w:id="2">{p("Ghi chú")}</w:endnote>')
    assert [block.kind for block in document.blocks] == ["paragraph", "footnote"]


def test_table_cells_know_row_and_column(read) -> None:
    document = read(p("A") + tbl(tr("STT", "Nội dung"), tr("1", "Gửi báo cáo")) + p("B"))
    assert cells(document) == [(1, 1, 1, 1, "STT"), (1, 2, 1, 1, "Nội dung"), (2, 1, 1, 1, "1"), (2, 2, 1, 1, "Gửi báo cáo")]
    assert [block.place.table for block in document.blocks] == [None, 1, 1, 1, 1, None]


def test_merged_cells_stand_once_at_top_left(read) -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    across = '<w:gridSpan w:val="2"/>'
    document = read(
        tbl(tr(tc("A", properties=down), tc("B", properties=across)), tr(tc(properties=on), "C", "D"), tr(tc(properties=on), "E", "F"))
    )
    assert cells(document) == [
        (1, 1, 3, 1, "A"), (1, 2, 1, 2, "B"), (2, 2, 1, 1, "C"), (2, 3, 1, 1, "D"), (3, 2, 1, 1, "E"), (3, 3, 1, 1, "F"),
    ]  # fmt: skip


def test_numbers_of_word_in_cells_count_down_the_column(read) -> None:
    numbering = abstract(0, level(0, "decimal", "%1")) + num(1, 0)
    document = read(tbl(tr(tc(item("")), "A"), tr(tc(item("")), "B")), numbering=numbering)
    assert labels(document) == [("1", ""), ("", "A"), ("2", ""), ("", "B")]


def test_lines_of_a_cell_keep_their_marks(read) -> None:
    numbering = abstract(0, level(0, "bullet", "-")) + num(1, 0)
    document = read(tbl(tr(tc(p("Nơi nhận:"), item("Bộ Tư pháp;"), item("Lưu: VT.")), "TRƯỞNG KHỐI")), numbering=numbering)
    assert cells(document) == [(1, 1, 1, 1, "Nơi nhận:\n- Bộ Tư pháp;\n- Lưu: VT."), (1, 2, 1, 1, "TRƯỞNG KHỐI")]


def test_heading_in_two_columns_keeps_number_and_place_whole(read) -> None:
    left, right = (
        tc(p("SỞ TƯ PHÁP"), p("Số: 12/KH-STP")),
        tc(p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), p("Yên Bái, ngày 05 tháng 01 năm 2024")),
    )
    assert [block.text for block in read(tbl(tr(left, right)) + p("KẾ HOẠCH")).blocks] == [
        "SỞ TƯ PHÁP\nSố: 12/KH-STP", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nYên Bái, ngày 05 tháng 01 năm 2024", "KẾ HOẠCH",
    ]  # fmt: skip


def test_table_inside_a_cell_comes_after_it(read) -> None:
    document = read(tbl(tr(tc(p("Ngoài"), tbl(tr("a", "b"))), "Bên")))
    assert [(block.place.table, block.text) for block in document.blocks] == [(1, "Ngoài"), (2, "a"), (2, "b"), (1, "Bên")]


def test_frame_of_one_cell_is_no_table(read) -> None:
    document = read(tbl(tr(tc(p("KẾ HOẠCH"), p("Năm 2024")))))
    assert [(block.kind, block.text) for block in document.blocks] == [("paragraph", "KẾ HOẠCH"), ("paragraph", "Năm 2024")]


def test_pages_follow_the_breaks_word_last_drew(read) -> None:
    body = p("A") + p("B", "<w:r><w:lastRenderedPageBreak/><w:t>b</w:t></w:r>") + p("<w:r><w:lastRenderedPageBreak/><w:t>C</w:t></w:r>")
    document = read(body)
    assert [block.place.page for block in document.blocks] == [1, 1, 3]
    assert document.pages == 3


def test_pages_are_unknown_without_such_breaks(read) -> None:
    document = read(p("A"))
    assert (document.pages, document.blocks[0].place.page) == (None, None)


def test_paragraphs_are_counted_as_they_stand(read) -> None:
    assert [block.place.paragraph for block in read(p("A") + p("") + p("B")).blocks] == [1, 3]


def test_sentence_cut_by_an_empty_paragraph_is_healed(read) -> None:
    body = p("1. Cụm trưởng đọc bản điểm rồi báo") + p("") + p("cáo Giám đốc trước ngày 15/12/2021.")
    assert [block.text for block in read(body).blocks] == ["1. Cụm trưởng đọc bản điểm rồi báo cáo Giám đốc trước ngày 15/12/2021."]


def test_old_font_is_converted_run_by_run(read) -> None:
    font = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}"/>'
    body = p(
        r("Céng hßa x· héi", font.format(".VnTime")),
        r(" Ñoäc laäp", font.format("VNI-Times")),
        r(" kÕ ho¹ch", font.format(".VnTimeH")),
        r(" Tự do"),
    )
    document = read(body)
    assert document.text == "Cộng hòa xã hội Độc lập KẾ HOẠCH Tự do"
    assert [note.code for note in document.notes] == ["old_encoding"]


def test_unicode_in_an_old_font_stays(read) -> None:
    document = read(p(r("Kế hoạch năm", '<w:rFonts w:ascii=".VnTime"/>')))
    assert (document.text, document.notes) == ("Kế hoạch năm", ())


def test_letters_typed_apart_from_their_marks_become_one(read) -> None:
    assert read(p("Kê", "<w:r><w:t>\u0301 hoa\u0323ch</w:t></w:r>")).text == "Kế hoạch"


def test_star_typed_as_a_bullet_is_a_label(read) -> None:
    assert labels(read(p("* Trưởng Khối:"))) == [("*", "Trưởng Khối:")]


def test_form_fields_and_links_are_read_through(read) -> None:
    link, form = f"<w:hyperlink>{r('b')}</w:hyperlink>", f"<w:sdt><w:sdtContent>{r(' c')}</w:sdtContent></w:sdt>"
    body = f"<w:sdt><w:sdtContent>{p('A ', link, form)}</w:sdtContent></w:sdt>"
    assert read(body).text == "A b c"


def test_rules_under_the_heading_are_no_blocks(read) -> None:
    assert [block.text for block in read(p("SỞ TƯ PHÁP") + p("________") + p("-------")).blocks] == ["SỞ TƯ PHÁP"]
