"""Pages laid out by position: lines to paragraphs, columns, furniture, ruled tables; then whole PDFs and scans."""

import itertools
import shutil
import subprocess
import time
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from tests.programs import needs_office
from tests.reading import hostile
from thidua.plans.reading.intake import limits, ocr, office, read_file
from thidua.plans.reading.intake.draft import as_block
from thidua.plans.reading.intake.layout import drafts_of
from thidua.plans.reading.intake.page import Page, Ruling, Word
from thidua.plans.reading.intake.shades import Shades
from thidua.plans.reading.model import Block, Unreadable

LETTER, LINE = 5.0, 18.0
LEFT, RIGHT = 85.0, 535.0
WIDE = "một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn năm sáu bảy tám chín mười"
"""Fills a line from the left to the right margin."""

needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None or not ocr.is_able(), reason="tesseract has no Vietnamese here")


def line(text: str, row: float, *, left: float = LEFT, right: float | None = None) -> list[Word]:
    """Words on a line, stretched to the right margin where one is given."""
    words = text.split(" ")
    width = sum(len(word) for word in words) * LETTER
    gap = LETTER if right is None or len(words) == 1 else (right - left - width) / (len(words) - 1)
    top, at, found = 60 + row * LINE, left, []
    for word in words:
        found.append(Word(word, at, top, at + len(word) * LETTER, top + 14))
        at += len(word) * LETTER + gap
    return found


def page(*lines: list[Word], number: int = 1, rulings: list[Ruling] | None = None) -> Page:
    words = [word for words in lines for word in words]
    ordered = [Word(w.text, w.left, w.top, w.right, w.bottom, w.marks, order) for order, w in enumerate(words)]
    return Page(number, 595, 842, ordered, rulings or [])


def read(*pages: Page) -> list[Block]:
    return [block for draft in drafts_of(pages) if (block := as_block(draft)) is not None]


def texts(*pages: Page) -> list[str]:
    return [block.text for block in read(*pages)]


def full(row: float, text: str = WIDE, left: float = LEFT) -> list[Word]:
    return line(text, row, left=left, right=RIGHT)


def test_lines_of_a_paragraph_are_joined_and_an_indent_begins_the_next() -> None:
    found = texts(page(full(0, left=LEFT + 30), full(1), line("kết thúc.", 2), full(3, "Mở " + WIDE, left=LEFT + 30), line("xong.", 4)))
    assert found == [f"{WIDE} {WIDE} kết thúc.", f"Mở {WIDE} xong."]


def test_full_line_that_ends_a_paragraph_is_known_by_the_indent_below_it() -> None:
    assert texts(page(full(0), full(1, WIDE + "."), full(2, "Hai " + WIDE, left=LEFT + 30), full(3))) == [
        f"{WIDE} {WIDE}.",
        f"Hai {WIDE} {WIDE}",
    ]


def test_label_begins_a_paragraph() -> None:
    assert texts(page(full(0, "1. " + WIDE), full(1, "2. " + WIDE), line("a) Ba", 2), line("- Bốn", 3))) == [
        f"1. {WIDE}",
        f"2. {WIDE}",
        "a) Ba",
        "- Bốn",
    ]


def test_word_cut_at_a_hyphen_is_whole_again() -> None:
    assert texts(page(full(0, WIDE + " 23-"), line("27/9/2019.", 1))) == [f"{WIDE} 23-27/9/2019."]


def test_lines_of_a_heading_stay_apart() -> None:
    found = read(page(line("KẾ HOẠCH", 0, left=290), line("Phát động thi đua năm 2024", 1, left=245), full(3, "Hai " + WIDE), full(4)))
    assert [(block.text, block.is_centred) for block in found][:2] == [("KẾ HOẠCH", True), ("Phát động thi đua năm 2024", True)]


def test_columns_of_the_heading_are_read_one_after_the_other() -> None:
    left = [line("SỞ TƯ PHÁP", 0), line("Số: 12/KH-STP", 1)]
    right = [line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 0, left=300), line("Yên Bái, ngày 05 tháng 01 năm 2024", 1, left=310)]
    assert texts(page(*left, *right, full(3, "Hai " + WIDE), full(4)))[:4] == [
        "SỞ TƯ PHÁP", "Số: 12/KH-STP", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Yên Bái, ngày 05 tháng 01 năm 2024",
    ]  # fmt: skip


def test_columns_that_recognition_read_across_are_parted() -> None:
    heading = [
        line("SỞ TƯ PHÁP", 0),
        line("Độc lập - Tự do", 0, left=350),
        line("Số: 12/KH-STP", 1),
        line("Yên Bái, ngày 05 tháng 01", 1, left=330),
    ]
    closing = [line("Nơi nhận:", 6), line("GIÁM ĐỐC", 6, left=400), line("- Lưu: VT.", 7), line("Lê Văn Ví Dụ", 9, left=390)]
    assert texts(page(*heading, line("KẾ HOẠCH", 2, left=290), full(3, "Hai " + WIDE), *closing)) == [
        "SỞ TƯ PHÁP", "Số: 12/KH-STP", "Độc lập - Tự do", "Yên Bái, ngày 05 tháng 01", "KẾ HOẠCH", "Hai " + WIDE,
        "Nơi nhận:", "- Lưu: VT.", "GIÁM ĐỐC", "Lê Văn Ví Dụ",
    ]  # fmt: skip


def test_name_of_the_state_on_two_lines_is_one() -> None:
    found = texts(page(line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT", 0, left=300), line("NAM", 1, left=370), full(3), full(4)))
    assert found[0] == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def test_recipient_on_two_lines_of_a_narrow_column_is_one() -> None:
    body = [full(0), full(1), line("Nơi nhận:", 3), line("- Sở Tư pháp các tỉnh", 4), line("Yên Bái, Lào Cai;", 5), line("- Lưu: VT.", 6)]
    assert texts(page(*body))[1:] == ["Nơi nhận:", "- Sở Tư pháp các tỉnh Yên Bái, Lào Cai;", "- Lưu: VT."]


def test_page_numbers_and_running_heads_are_dropped() -> None:
    pages = [
        page(line(str(number), -2, left=300), line("Kế hoạch thi đua", -1.5), full(5, f"{number}. {WIDE}"), number=number)
        for number in (1, 2, 3)
    ]
    assert texts(*pages) == [f"{number}. {WIDE}" for number in (1, 2, 3)]


def test_number_in_the_middle_of_a_page_stays() -> None:
    assert texts(page(full(5), line("12", 8), full(11)))[1] == "12"


def test_sentence_goes_on_over_the_page() -> None:
    first, second = page(full(0), full(1)), page(line("2", -2, left=300), line("cáo Bộ trưởng.", 0), number=2)
    assert texts(first, second) == [f"{WIDE} {WIDE} cáo Bộ trưởng."]


def test_paragraph_knows_its_page() -> None:
    found = read(page(full(0), line("Một.", 1)), page(line("Hai.", 0), full(1), number=2))
    assert [(block.place.paragraph, block.place.page) for block in found] == [(1, 1), (2, 2), (3, 2)]


def test_stream_without_order_is_read_by_place() -> None:
    rows = [full(row, f"{row + 1}. {WIDE}") for row in range(14)]
    shuffled = [rows[index] for index in (13, 5, 9, 1, 7, 12, 3, 8, 2, 11, 0, 6, 10, 4)]
    assert texts(page(*shuffled)) == [f"{row + 1}. {WIDE}" for row in range(14)]


def frame(xs: list[float], ys: list[float], *, without: tuple[tuple[int, int], ...] = ()) -> list[Ruling]:
    """All sides of all cells; `without` (row, column): no line on the left of that cell."""
    across = [Ruling(True, y, xs[0], xs[-1]) for y in ys]
    down = [
        Ruling(False, x, top, bottom)
        for row, (top, bottom) in enumerate(itertools.pairwise(ys))
        for column, x in enumerate(xs)
        if (row, column) not in without
    ]
    return across + down


def cells(blocks: list[Block]) -> list[tuple[int | None, int | None, int, int, str]]:
    return [(b.place.row, b.place.column, b.place.row_span, b.place.column_span, b.text) for b in blocks if b.place.table]


def test_ruled_table_becomes_cells_with_their_lines_joined() -> None:
    rows = [
        line("STT", 1, left=90),
        line("Nội dung", 1, left=150),
        line("1", 2, left=90),
        line("Gửi báo", 2, left=150),
        line("cáo;", 3, left=150),
    ]
    found = read(page(line("Mở.", 0), *rows, line("Kết.", 6), rulings=frame([85, 140, 300], [74, 94, 131])))
    assert [block.text for block in found] == ["Mở.", "STT", "Nội dung", "1", "Gửi báo cáo;", "Kết."]
    assert cells(found) == [(1, 1, 1, 1, "STT"), (1, 2, 1, 1, "Nội dung"), (2, 1, 1, 1, "1"), (2, 2, 1, 1, "Gửi báo cáo;")]


def test_field_without_a_line_between_is_one_cell() -> None:
    rows = [line("Chung", 1, left=90), line("1", 2, left=90), line("Hai", 2, left=150)]
    found = read(page(*rows, rulings=frame([85, 140, 300], [74, 94, 114], without=((0, 1),))))
    assert cells(found) == [(1, 1, 1, 2, "Chung"), (2, 1, 1, 1, "1"), (2, 2, 1, 1, "Hai")]


def test_table_goes_on_over_the_page_and_its_head_stands_once() -> None:
    def sheet(number: int, text: str) -> Page:
        rows = [line("STT", 1, left=90), line("Việc", 1, left=150), line(str(number), 2, left=90), line(text, 2, left=150)]
        return page(*rows, number=number, rulings=frame([85, 140, 300], [74, 94, 114]))

    found = read(sheet(1, "Một"), sheet(2, "Hai"))
    assert cells(found) == [
        (1, 1, 1, 1, "STT"),
        (1, 2, 1, 1, "Việc"),
        (2, 1, 1, 1, "1"),
        (2, 2, 1, 1, "Một"),
        (3, 1, 1, 1, "2"),
        (3, 2, 1, 1, "Hai"),
    ]
    assert {block.place.table for block in found} == {1}


def test_row_cut_by_the_page_is_whole_again() -> None:
    first = page(
        line("1", 1, left=90),
        line("Gửi báo", 1, left=150),
        line("2", 2, left=90),
        line("Họp và", 2, left=150),
        rulings=frame([85, 140, 300], [74, 94, 114]),
    )
    second = page(
        line("tổng kết", 1, left=150),
        line("3", 2, left=90),
        line("Chi", 2, left=150),
        number=2,
        rulings=frame([85, 140, 300], [74, 94, 114]),
    )
    assert [text for *_, text in cells(read(first, second))] == ["1", "Gửi báo", "2", "Họp và tổng kết", "3", "Chi"]


def test_line_under_the_heading_is_no_table() -> None:
    assert cells(read(page(line("SỞ TƯ PHÁP", 0), rulings=[Ruling(True, 80, 90, 140)]))) == []


def test_words_with_a_line_through_them_are_struck() -> None:
    found = read(page(line("Bà A; ông B", 0), rulings=[Ruling(True, 67.5, 84, 84 + 25)]))
    assert (found[0].text, found[0].struck) == ("Bà A; ông B", ((0, 5),))


TABLE = b"BT /F1 12 Tf 80 705 Td (No) Tj ET BT /F1 12 Tf 130 705 Td (Task) Tj ET BT /F1 12 Tf 80 685 Td (1) Tj ET BT /F1 12 Tf 130 685 Td (Report) Tj ET"
FRAME = b" 70 700 50 20 re S 120 700 100 20 re S 70 680 50 20 re S 120 680 100 20 re S"


def test_table_drawn_in_a_pdf_is_read(tmp_path: Path) -> None:
    (document,) = read_file(hostile.write(tmp_path, "plan.pdf", hostile.pdf(content=TABLE + FRAME)))
    assert [(b.place.row, b.place.column, b.text) for b in document.blocks] == [(1, 1, "No"), (1, 2, "Task"), (2, 1, "1"), (2, 2, "Report")]
    assert (document.format, document.pages) == ("pdf", 1)


@pytest.mark.parametrize(
    ("turn", "matrix"), [(90, b"0 1 -1 0 500 0"), (180, b"-1 0 0 -1 595 842"), (270, b"0 -1 1 0 0 842")], ids=["right", "over", "left"]
)
def test_table_on_a_turned_page_is_read(turn: int, matrix: bytes, tmp_path: Path) -> None:
    lifted = b"1 0 0 1 0 -400 cm " if turn == 90 else b""
    content = b"q " + matrix + b" cm " + lifted + TABLE + FRAME + b" Q"
    (document,) = read_file(hostile.write(tmp_path, "plan.pdf", hostile.pdf(content=content, page=b"/Rotate %d" % turn)))
    assert [(b.place.row, b.place.column, b.text) for b in document.blocks] == [(1, 1, "No"), (1, 2, "Task"), (2, 1, "1"), (2, 2, "Report")]


def test_ruling_lines_of_a_scan_are_found_askew() -> None:
    width, height = 600, 400
    dots = bytearray(b"\xff" * (width * height))
    for x in range(100, 500):
        for thick in range(3):
            dots[(100 + x // 100 + thick) * width + x] = 0
    for y in range(100, 300):
        dots[y * width + 200] = 0
    dots[350 * width + 10 : 350 * width + 60] = bytes(50)
    found = sorted((r.is_across, round(r.at), round(r.start), round(r.end)) for r in Shades(width, height, width, bytes(dots)).rulings(1.0))
    assert found == [(False, 200, 100, 300), (True, 104, 100, 500)]


HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


def recognised(*lines: tuple[str, int]) -> str:
    """What tesseract prints: lines of words with how sure it is of them."""
    rows = []
    for at, (text, sure) in enumerate(lines):
        rows.append(f"4\t1\t1\t1\t{at}\t0\t100\t{100 + 60 * at}\t900\t40\t-1\t")
        rows += [f"5\t1\t1\t1\t{at}\t{x}\t{100 + 100 * x}\t{100 + 60 * at}\t90\t40\t{sure}\t{word}" for x, word in enumerate(text.split())]
    return HEAD + "\n".join(rows) + "\n"


def words_of(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, table: str) -> list[str]:
    """The lines that are kept of what a tesseract put in place of the real one prints."""
    table_file = hostile.write(tmp_path, "table.tsv", table)
    script = f'#!/bin/sh\nif [ "$1" = --list-langs ]; then echo vie; else cat {table_file}; fi\n'
    hostile.write(tmp_path, "tesseract", script).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    ocr.is_able.cache_clear()
    try:
        (document,) = read_file(hostile.write(tmp_path, "scan.pdf", hostile.picture_pdf(1000, 1400, b"\xff" * 1_400_000)))
    finally:
        ocr.is_able.cache_clear()
    return [block.text for block in document.blocks]


def test_slips_of_recognition_are_mended_and_specks_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = recognised(("H. NỘI DUNG", 90), ("Trước ngày 05/11/⁄2020 |", 90), (">b", 95), ("Đà Trầm ThrV£", 12), ("ÐĐơn vị.", 80))
    assert words_of(monkeypatch, tmp_path, table) == ["II. NỘI DUNG", "Trước ngày 05/11/2020", "Đơn vị."]


def scanned(path: Path) -> bytes:
    with pdfium.PdfDocument(path) as document:
        bitmap = document[0].render(scale=200 / 72, grayscale=True)
        rows = [bytes(bitmap.buffer)[at : at + bitmap.width] for at in range(0, bitmap.stride * bitmap.height, bitmap.stride)]
        return hostile.picture_pdf(bitmap.width, bitmap.height, b"".join(rows))


def converted(folder: Path, form: str) -> Path:
    """The plan as LibreOffice writes it."""
    source = hostile.write(folder, "plan.docx", hostile.docx("".join(hostile.p(text) for text in hostile.PLAN.split("\n"))))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", form, "--outdir", folder, source], check=True, capture_output=True, timeout=120
    )
    return folder / f"plan.{form}"


PLAN_LINES = [text for text in hostile.PLAN.split("\n") if text]


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize(("form", "format"), [("doc", "doc"), ("rtf", "doc"), ("odt", "doc"), ("pdf", "pdf"), ("html", "html")])
def test_plan_written_by_libreoffice_reads_as_it_was(form: str, format: str, tmp_path: Path) -> None:
    (document,) = read_file(converted(tmp_path, form))
    assert (document.format, [block.text for block in document.blocks]) == (format, PLAN_LINES)


@needs_office
@needs_tesseract
@pytest.mark.slow
def test_scanned_plan_is_recognised_and_said(tmp_path: Path) -> None:
    path = hostile.write(tmp_path, "scan.pdf", scanned(converted(tmp_path, "pdf")))
    (document,) = read_file(path)
    assert (document.format, [note.code for note in document.notes]) == ("scan", ["machine_read"])
    assert "Các đơn vị gửi báo cáo trước ngày 20/6/2024" in document.text


def test_scan_without_recognition_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    ocr.is_able.cache_clear()
    try:
        with pytest.raises(Unreadable, match="tesseract-ocr-vie"):
            read_file(hostile.write(tmp_path, "scan.pdf", hostile.picture_pdf(100, 100, bytes(10_000))))
    finally:
        ocr.is_able.cache_clear()


def test_old_word_file_without_libreoffice_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unreadable, match=r"Lưu dưới dạng \.docx"):
        read_file(hostile.write(tmp_path, "plan.doc", hostile.ole("WordDocument")))


def program(folder: Path, script: str) -> None:
    path = hostile.write(folder, "soffice", f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_libreoffice_that_hangs_is_ended_with_all_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, f"sleep 60 & echo $! > {tmp_path}/child; wait")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(office, "OFFICE_SECONDS", 1)
    with pytest.raises(Unreadable, match="mà chưa xong nên đã dừng"):
        read_file(hostile.write(tmp_path, "plan.rtf", "{\\rtf1 a}"))
    child = (tmp_path / "child").read_text().strip()
    assert is_gone(Path(f"/proc/{child}/stat"))


def is_gone(state: Path) -> bool:
    """Ended, or ended and not yet collected by its new parent."""
    for _ in range(50):
        if not state.exists() or state.read_text().rpartition(")")[2].split()[0] in "ZX":
            return True
        time.sleep(0.1)
    return False


def test_libreoffice_that_makes_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "exit 1")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(Unreadable, match="đã hỏng hoặc đang đặt mật khẩu"):
        read_file(hostile.write(tmp_path, "plan.rtf", "{\\rtf1 a}"))


def test_limits_are_those_the_messages_name() -> None:
    assert (limits.MAX_FILE_BYTES, limits.MAX_PAGES, limits.MAX_CHARACTERS) == (50 * 1024 * 1024, 500, 3_000_000)
