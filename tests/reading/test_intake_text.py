"""Text, Markdown and web pages: encodings, marks, broken sentences, tables, chrome."""

import codecs
import time
import unicodedata
from pathlib import Path

import pytest

from tests.reading.hostile import PLAN, docx, p, tbl, tc, tr, write
from thidua.plans.reading.intake import read_file
from thidua.plans.reading.intake.healing import clean, mend_digits
from thidua.plans.reading.intake.legacy import TCVN3_CODES, TCVN3_LETTERS, VNI, coded_by_letters, from_tcvn3, from_vni
from thidua.plans.reading.intake.lines import goes_on
from thidua.plans.reading.model import BlockKind, Document, Unreadable

LINES = [
    "UBND TỈNH VÍ DỤ", "Số: 12/KH-UBND", "Ví Dụ, ngày 05 tháng 01 năm 2024", "KẾ HOẠCH", "Phát động thi đua năm 2024", "I. MỤC ĐÍCH",
    "1. Các đơn vị gửi báo cáo trước ngày 20/6/2024.", "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "CHỦ TỊCH", "Nguyễn Văn Ví Dụ",
]  # fmt: skip
TO_TCVN3 = str.maketrans(TCVN3_LETTERS, TCVN3_CODES)
TO_VNI = {letter: code for code, letter in reversed(VNI.items())}
SMALL = (
    "Kế hoạch phát động phong trào thi đua của các đơn vị được thực hiện trước ngày 20/6; báo cáo gửi về Sở Nội vụ tỉnh Ví Dụ năm 2024.\n"
)


def read(folder: Path, data: bytes | str, name: str = "plan.txt") -> Document:
    (document,) = read_file(write(folder, name, data))
    return document


def texts(folder: Path, data: bytes | str, name: str = "plan.txt") -> list[str]:
    return [block.text for block in read(folder, data, name).blocks]


def to_vni(text: str) -> str:
    return "".join(TO_VNI.get(letter, letter) for letter in text)


def to_windows(letter: str) -> str:
    """Windows-1258 has ă â ê ô ơ ư whole and puts the tone behind."""
    parts = unicodedata.normalize("NFD", letter)
    tones = "".join(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones)) + tones


@pytest.mark.parametrize(
    "data",
    [
        PLAN.encode(),
        codecs.BOM_UTF8 + PLAN.encode(),
        PLAN.encode("utf-16"),
        codecs.BOM_UTF16_BE + PLAN.encode("utf-16-be"),
        PLAN.encode("utf-16-le"),
        PLAN.replace("\n", "\r\n").encode(),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-16 big", "utf-16 without mark", "windows lines"],
)
def test_every_encoding_gives_the_same_lines(data: bytes, tmp_path: Path) -> None:
    assert texts(tmp_path, data) == LINES


def test_vietnamese_code_page_of_windows_is_known(tmp_path: Path) -> None:
    assert texts(tmp_path, "".join(map(to_windows, SMALL)).encode("cp1258")) == [SMALL.strip()]


@pytest.mark.parametrize(("coded", "name"), [(SMALL.translate(TO_TCVN3), "tcvn3"), (to_vni(SMALL), "vni")])
def test_old_encoding_is_recognised_and_said(coded: str, name: str, tmp_path: Path) -> None:
    document = read(tmp_path, coded)
    assert document.text == SMALL.strip()
    assert [note.code for note in document.notes] == ["old_encoding"]


def test_old_encoding_saved_as_western_bytes_is_recognised(tmp_path: Path) -> None:
    assert texts(tmp_path, SMALL.translate(TO_TCVN3).encode("cp1252", errors="replace")) == [SMALL.strip()]


def test_every_letter_of_tcvn3_comes_back() -> None:
    assert from_tcvn3(TCVN3_CODES) == TCVN3_LETTERS
    assert len(set(TCVN3_LETTERS)) == 74


def test_every_letter_of_vni_comes_back() -> None:
    small = "áàảãạâấầẩẫậăắằẳẵặéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ"
    assert from_vni(to_vni(small)) == small
    assert from_vni(to_vni(small.upper())) == small.upper()


@pytest.mark.parametrize("text", [SMALL, "Résumé déjà vu à la carte, naïve café", "Plan without any marks at all", ""])
def test_text_in_unicode_or_another_language_is_left_alone(text: str) -> None:
    assert coded_by_letters(text) is None


def test_marks_of_markdown_become_spans(tmp_path: Path) -> None:
    block = read(tmp_path, "Đầu mối: **bà A**, *ông B*, ~~ông C~~.").blocks[0]
    assert (block.text, block.bold, block.italic, block.struck) == ("Đầu mối: bà A, ông B, ông C.", ((9, 13),), ((15, 20),), ((22, 27),))


def test_mark_may_go_over_two_lines(tmp_path: Path) -> None:
    assert [(block.text, block.bold) for block in read(tmp_path, "**CỤM TRƯỞNG\nCỤM THI ĐUA SỐ II**\n\nTên").blocks] == [
        ("CỤM TRƯỞNG", ((0, 10),)), ("CỤM THI ĐUA SỐ II", ((0, 17),)), ("Tên", ()),
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["* Trưởng Khối:", "*** Trưởng Khối:**", "**\\* Trưởng Khối:**", "\\* Trưởng Khối:"])
def test_star_before_a_point_is_its_label(line: str, tmp_path: Path) -> None:
    assert [(block.label, block.text) for block in read(tmp_path, line).blocks] == [("*", "Trưởng Khối:")]


def test_signs_that_markdown_escapes_are_read(tmp_path: Path) -> None:
    source = "# KẾ HOẠCH\n\n1\\. Mục đích\n\n> \\- Gửi [báo cáo](http://vidu.example) &amp; biên bản\n\n---\n"
    blocks = read(tmp_path, source, "plan.md").blocks
    assert [block.text for block in blocks] == ["KẾ HOẠCH", "1. Mục đích", "- Gửi báo cáo & biên bản"]
    assert [block.is_heading for block in blocks] == [True, False, False]


def test_table_in_bars_becomes_cells(tmp_path: Path) -> None:
    source = "III. PHÂN CÔNG\n\n| STT | Nội dung | Thời gian |\n|---|:---:|---|\n| 1 | Gửi **báo cáo**<br>và biên bản | Trước 20/6 |\n\nNơi nhận:\n"
    places = [(block.kind, block.place.row, block.place.column, block.text) for block in read(tmp_path, source).blocks]
    assert places == [
        (BlockKind.PARAGRAPH, None, None, "III. PHÂN CÔNG"),
        (BlockKind.CELL, 1, 1, "STT"), (BlockKind.CELL, 1, 2, "Nội dung"), (BlockKind.CELL, 1, 3, "Thời gian"),
        (BlockKind.CELL, 2, 1, "1"), (BlockKind.CELL, 2, 2, "Gửi báo cáo\nvà biên bản"), (BlockKind.CELL, 2, 3, "Trước 20/6"),
        (BlockKind.PARAGRAPH, None, None, "Nơi nhận:"),
    ]  # fmt: skip


def test_table_pasted_with_tabs_becomes_cells(tmp_path: Path) -> None:
    document = read(tmp_path, "STT\tNội dung\tThời gian\n1\tGửi báo cáo\t20/6\n")
    assert [(block.place.row, block.place.column) for block in document.blocks] == [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)]


def test_lone_bar_is_no_table(tmp_path: Path) -> None:
    assert texts(tmp_path, "- Ban TĐKT, SNV | (B/cáo) ;\n- Lưu: VT.") == ["- Ban TĐKT, SNV | (B/cáo) ;", "- Lưu: VT."]


def test_table_written_as_html_inside_markdown_becomes_cells(tmp_path: Path) -> None:
    source = "KẾ HOẠCH\n\n<table><tr><td>STT</td><td>Việc</td></tr><tr><td>1</td><td>Gửi báo cáo</td></tr></table>\n\nNơi nhận:"
    document = read(tmp_path, source, "plan.md")
    assert [(block.place.table, block.text) for block in document.blocks] == [
        (None, "KẾ HOẠCH"), (1, "STT"), (1, "Việc"), (1, "1"), (1, "Gửi báo cáo"), (None, "Nơi nhận:"),
    ]  # fmt: skip


LONG = "- Mỗi trường trong Cụm cử hai giáo viên dự lớp bồi dưỡng viết báo cáo thành tích và nộp bài viết"


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("chuyển bảng điểm cho Cụm trưởng cộng lại rồi thông", "báo đến từng trường"),
        ("trang bị sổ tay kèm Hướng dẫn số", "15-HD/TU ngày 03/4/2019"),
        ("theo mẫu sổ của", "Sở Giáo dục"),
        ("mở tuần lễ việc tốt nhân dịp tròn bốn mươi năm ngày thành lập trường", "(05/9/1984 - 05/9/2024); thăm"),
        ("công tác thi đua", "- Khen thưởng của tỉnh"),
        ("(đính kèm Công văn số 12", "ngày 05/01/2024)"),
    ],
)
def test_broken_sentence_goes_on(line: str, after: str) -> None:
    assert goes_on(line, after)


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("1. Mục đích", "Giúp các trường"),
        ("2.4. Nơi họp, địa điểm", "Buổi họp mở tại"),
        ("KẾ HOẠCH", "phát động thi đua"),
        ("gửi báo cáo trước ngày 20/6.", "các đơn vị"),
        ("- Lãnh đạo tỉnh", "- Sở Nội vụ"),
        ("2. Thành phần", "a. Đại biểu mời"),
        ("2. Thành phần", "b) Đại biểu"),
        ("KẾ HOẠCH Hội thi năm 2018", "09/3/2018"),
        ("TRƯỞNG KHỐI", "Nguyễn Văn Ví Dụ"),
        ("Số: 12/KH-UBND,", "Yên Bái, ngày 28 tháng 02 năm 2021"),
        (LONG, "(Có danh sách kèm theo)"),
    ],
)
def test_new_paragraph_is_not_glued(line: str, after: str) -> None:
    assert not goes_on(line, after)


def test_page_number_inside_a_sentence_is_dropped(tmp_path: Path) -> None:
    source = f"{LONG} cho Cụm trưởng đọc và báo\n\n3\n\ncáo Giám đốc.\n"
    assert texts(tmp_path, source) == [f"{LONG} cho Cụm trưởng đọc và báo cáo Giám đốc."]


def test_numbers_in_a_column_of_lines_stay(tmp_path: Path) -> None:
    assert texts(tmp_path, "STT\nNội dung\n1\nGửi báo cáo\n2\nGửi hồ sơ\n") == ["STT", "Nội dung", "1", "Gửi báo cáo", "2", "Gửi hồ sơ"]


def test_text_cut_at_a_width_is_healed(tmp_path: Path) -> None:
    paragraph = (
        "1. Văn phòng nhận phiếu của mười hai tổ, kiểm lại từng cột điểm rồi nhập vào bảng chung; phiếu nào thiếu chữ ký thì trả lại ngay "
        "trong buổi sáng ngày 15/01/2018, tổ trưởng bổ sung và nộp cho bà Tổ trưởng Tổ Giúp việc. Kết quả niêm yết tại sảnh tầng một."
    )
    words, lines = paragraph.split(" "), [""]
    for word in words:
        if len(lines[-1]) + len(word) > 60:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    cut = "\n".join(lines)
    assert texts(tmp_path, f"KẾ HOẠCH\nNăm 2018\n{cut}\n{cut.replace('1.', '2.', 1)}\n") == [
        "KẾ HOẠCH", "Năm 2018", paragraph, paragraph.replace("1.", "2.", 1),
    ]  # fmt: skip


def test_menu_of_a_web_page_is_left_out_and_said(tmp_path: Path) -> None:
    source = "Nhập từ khóa...Tìm kiếm\nVăn bản mới\nVăn bản mới\nKẾ HOẠCH Hội thi\n09/3/2018\n1. Nội dung.\nLượt xem: 120\n"
    document = read(tmp_path, source)
    assert [block.text for block in document.blocks] == ["KẾ HOẠCH Hội thi", "09/3/2018", "1. Nội dung."]
    assert [note.code for note in document.notes] == ["web_chrome"]


def test_word_of_a_menu_in_a_plan_stays(tmp_path: Path) -> None:
    document = read(tmp_path, "KẾ HOẠCH\nLiên hệ\nBà A.\n")
    assert ([block.text for block in document.blocks], document.notes) == (["KẾ HOẠCH", "Liên hệ", "Bà A."], ())


PAGE = """<!DOCTYPE html><html><head><title>Trang</title><style>p{}</style></head><body>
<div class="menu">Giới thiệu</div><script>var a = 1;</script>
<h2>KẾ HOẠCH</h2><p>Gửi <b>báo cáo</b>
trước ngày <del>10/6</del> 20/6.</p><p style="display: none">ẩn</p>
<ol start="2"><li>Một</li><li>Hai</li></ol><ul><li>Ba</li></ul>
<table><tr><td rowspan="2">A</td><td colspan="2">B</td></tr><tr><td>C</td><td>D<br>E</td></tr></table>
<footer>Bản quyền</footer></body></html>"""


def test_web_page_is_read_without_its_frame(tmp_path: Path) -> None:
    document = read(tmp_path, PAGE, "plan.html")
    assert [(block.label, block.text) for block in document.blocks] == [
        ("", "KẾ HOẠCH"), ("", "Gửi báo cáo trước ngày 10/6 20/6."), ("2.", "Một"), ("3.", "Hai"), ("-", "Ba"),
        ("", "A"), ("", "B"), ("", "C"), ("", "D\nE"),
    ]  # fmt: skip
    assert (document.format, [note.code for note in document.notes]) == ("html", ["web_chrome"])


def test_marks_of_a_web_page_become_spans(tmp_path: Path) -> None:
    blocks = read(tmp_path, PAGE, "plan.html").blocks
    assert (blocks[0].is_heading, blocks[1].bold, blocks[1].struck) == (True, ((4, 11),), ((23, 27),))


def test_cells_of_a_web_page_know_their_span(tmp_path: Path) -> None:
    places = [block.place for block in read(tmp_path, PAGE, "plan.html").blocks if block.kind is BlockKind.CELL]
    assert [(place.row, place.column, place.row_span, place.column_span) for place in places] == [
        (1, 1, 2, 1), (1, 2, 1, 2), (2, 2, 1, 1), (2, 3, 1, 1),
    ]  # fmt: skip


def test_table_that_lays_out_a_page_is_read_as_paragraphs(tmp_path: Path) -> None:
    source = "<html><body><table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td><td><p>KẾ HOẠCH</p><p>Năm 2024</p></td></tr></table></body></html>"
    assert [(block.kind, block.text) for block in read(tmp_path, source, "plan.html").blocks] == [
        (BlockKind.CELL, "a"), (BlockKind.CELL, "b"), (BlockKind.PARAGRAPH, "KẾ HOẠCH"), (BlockKind.PARAGRAPH, "Năm 2024"),
    ]  # fmt: skip


def test_deeply_nested_page_is_read_or_refused(tmp_path: Path) -> None:
    assert texts(tmp_path, "<html><body>" + "<div>" * 200 + "KẾ HOẠCH" + "</div>" * 200 + "</body></html>", "plan.html") == ["KẾ HOẠCH"]
    with pytest.raises(Unreadable):
        read(tmp_path, "<html><body>" + "<div>" * 20_000 + "KẾ HOẠCH" + "</div>" * 20_000 + "</body></html>", "plan.html")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("trước ngày l0/6/2O21", "trước ngày 10/6/2021"),
        ("ngày O5 tháng l2 năm 2O24", "ngày 05 tháng 12 năm 2024"),
        ("đạt 1OO%, l5 tập thể", "đạt 100%, 15 tập thể"),
        ("0l bộ hồ sơ", "01 bộ hồ sơ"),
        ("quý I/2O21", "quý I/2021"),
        ("lO/l2/2021", "10/12/2021"),
    ],
)
def test_letters_typed_for_digits_are_mended(typed: str, meant: str) -> None:
    assert mend_digits(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "quý II/2021",
        "I. MỤC ĐÍCH",
        "chai 5l nước",
        "Đội O",
        "mục II.1",
        "loại I, loại II",
        "email: l10o@vidu.example",
        "ngày lo xa",
        "Điều 10",
    ],
)
def test_letters_that_are_letters_stay(text: str) -> None:
    assert mend_digits(text) == text


def test_mended_digits_are_said(tmp_path: Path) -> None:
    document = read(tmp_path, "Gửi trước ngày l0/6/2O21.")
    assert (document.text, [note.code for note in document.notes]) == ("Gửi trước ngày 10/6/2021.", ["letters_as_digits"])


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Kê\u0301", "Kế"),
        ("a\u00a0\u2003b", "a b"),
        ("thi\u200bđua\ufeff", "thiđua"),
        ("a \n  b", "a\nb"),
        ("*a* ~b~", "a b"),
        ("\uf0b7 a", "- a"),
        ("a\x00b", "ab"),
    ],
)
def test_cleaning(raw: str, text: str) -> None:
    assert clean(raw) == text


def test_two_plans_in_one_file_are_two_documents(tmp_path: Path) -> None:
    second = PLAN.replace("12/KH-UBND", "13/KH-UBND")
    first, other = read_file(write(tmp_path, "plan.txt", PLAN + "\n" + second))
    assert (first.file, other.file) == ("plan.txt", "plan.txt#2")
    assert [block.text for block in first.blocks] == LINES
    assert [block.text for block in other.blocks][:2] == ["UBND TỈNH VÍ DỤ", "Số: 13/KH-UBND"]


def test_annex_with_a_plan_of_its_own_stays_with_the_plan(tmp_path: Path) -> None:
    annex = "PHỤ LỤC\nKẾ HOẠCH\nKiểm tra chi tiết\n(Kèm theo Kế hoạch số 12/KH-UBND)\n"
    assert len(read_file(write(tmp_path, "plan.txt", PLAN + "\n" + annex))) == 1


def test_plan_named_inside_a_plan_does_not_split(tmp_path: Path) -> None:
    body = PLAN.replace("I. MỤC ĐÍCH", "KẾ HOẠCH\nI. MỤC ĐÍCH")
    assert len(read_file(write(tmp_path, "plan.txt", body))) == 1


def test_two_plans_in_tables_of_word_are_two_documents(tmp_path: Path) -> None:
    def plan(number: int) -> str:
        heading = tbl(
            tr(
                tc(p("SỞ TƯ PHÁP"), p(f"Số: {number}/KH-STP")),
                tc(p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), p("Yên Bái, ngày 05 tháng 01 năm 2024")),
            )
        )
        return heading + p("KẾ HOẠCH") + p("Thi đua năm 2024") + tbl(tr(tc(p("Nơi nhận:"), p("- Lưu: VT.")), "GIÁM ĐỐC"))

    documents = read_file(write(tmp_path, "plan.docx", docx(plan(1) + plan(2))))
    assert [document.file for document in documents] == ["plan.docx", "plan.docx#2"]
    assert [document.blocks[0].text for document in documents] == ["SỞ TƯ PHÁP\nSố: 1/KH-STP", "SỞ TƯ PHÁP\nSố: 2/KH-STP"]
    assert [len(document.blocks) for document in documents] == [6, 6]


COLUMNS = (
    "UBND TỈNH VÍ DỤ        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n-------                -------------\n"
    "                       Độc lập - Tự do - Hạnh phúc\nSố: 12/KH-UBND        Ví Dụ, ngày 05 tháng 01 năm 2024\n"
    "KẾ HOẠCH\n1. Gửi báo cáo     trước ngày 20/6.\nNơi nhận:              CHỦ TỊCH\n- Lưu: VT.             Nguyễn Văn Ví Dụ\n"
)


def test_columns_typed_with_blanks_are_read_one_after_the_other(tmp_path: Path) -> None:
    assert texts(tmp_path, COLUMNS) == [
        "UBND TỈNH VÍ DỤ", "Số: 12/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Ví Dụ, ngày 05 tháng 01 năm 2024",
        "KẾ HOẠCH", "1. Gửi báo cáo trước ngày 20/6.", "Nơi nhận:", "- Lưu: VT.", "CHỦ TỊCH", "Nguyễn Văn Ví Dụ",
    ]  # fmt: skip


def test_columns_run_together_by_recognition_are_parted(tmp_path: Path) -> None:
    source = "BỘ TƯ PHÁP CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 61/KH-BTP Bắc Kạn, ngày 17 tháng 01 năm 2014\nKẾ HOẠCH\nThi đua"
    assert texts(tmp_path, source)[:4] == [
        "BỘ TƯ PHÁP",
        "Số: 61/KH-BTP",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Bắc Kạn, ngày 17 tháng 01 năm 2014",
    ]


def test_paragraph_goes_on_behind_a_page_number_though_a_capital_follows(tmp_path: Path) -> None:
    source = "Theo Công văn số 77/SNV ngày 02/10/2019 của Sở Nội vụ tỉnh\n\n2\n\nVí Dụ về việc họp cuối năm;\n\n3\n\nchương trình năm.\n"
    source = source.replace("\n\n3", "\n" + "- Một việc.\n" * 9 + "\n3", 1)
    assert texts(tmp_path, source)[0] == "Theo Công văn số 77/SNV ngày 02/10/2019 của Sở Nội vụ tỉnh Ví Dụ về việc họp cuối năm;"


@pytest.mark.parametrize(
    "line",
    [
        "[" * 50_000,
        "![" * 50_000,
        "<b " * 50_000,
        "|" * 50_000,
        "a > " * 50_000,
        "*" * 50_001,
        "Số " * 50_000,
        "1l" * 50_000,
        "<table>\n" * 5_000,
        "KẾ HOẠCH\n" * 5_000,
    ],
    ids=["brackets", "pictures", "tags", "bars", "crumbs", "stars", "numbers", "digits", "tables", "titles"],
)
def test_strange_line_takes_little_time(line: str, tmp_path: Path) -> None:
    started = time.monotonic()
    path = write(tmp_path, "plan.md", line + "\nKẾ HOẠCH\n")
    assert read_file(path)[-1].blocks[-1].text == "KẾ HOẠCH"
    assert time.monotonic() - started < 5
