"""A plan is written by its facts: shape chosen, a duty given and given another day, the file made anew, signed, out with a number and its work."""

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.acts import count, follow, my_duty, press
from tests.documents import signers
from tools.walk.house import House

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HEAD, LANGSON = "lan.hoangthimai", "hang.nongminh"
TITLE, NUMBER, DUTY = "Tự kiểm tra công tác thi đua năm 2021", "14/KH-KVTĐ", "Báo cáo tự kiểm tra"
WHO, TO = "Các đơn vị trong Khu vực thi đua", "Trưởng Khu vực thi đua"
FIRST = f"{WHO} gửi {DUTY} về {TO} trước ngày 30/9/2021."
SECOND = f"{WHO} gửi {DUTY} về {TO} chậm nhất ngày 24/9/2021."
HEADINGS = ["I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", "2. Yêu cầu", "II. NỘI DUNG", "1. Chế độ thông tin, báo cáo"]
EMPTY = ["2. Đầu mối liên hệ", "III. TỔ CHỨC THỰC HIỆN", "1. Trách nhiệm thực hiện", "2. Kinh phí thực hiện"]
Enter = Callable[..., Page]


def test_from_the_shape_to_the_work_of_a_member(new_house: House, enter: Enter) -> None:
    head, url = enter(HEAD), new_house.url
    written = plan_is_begun(head, url)
    duty_is_given_and_dated_anew(head, written)
    sections_that_say_nothing_go(head, written)
    receivers_are_named(head, written)
    document = document_is_signed(head, written)
    plan = plan_goes_out(head, written)
    assert duties_in(new_house.data, plan) == 28
    member_has_it(enter(LANGSON), url, document)


def duties_in(data: Path, plan: str) -> int:
    return count(data, "obligations_obligation", f"plan_id = {plan.rstrip('/').rpartition('/')[2]}")


def headings(head: Page) -> list[str]:
    return head.locator(".write-heading h3").all_inner_texts()


def plan_is_begun(head: Page, url: str) -> str:
    """With the sections of the chosen shape. Returns the page on which it is written."""
    head.goto(f"{url}/ke-hoach/soan/")
    head.get_by_label("Hoạt động của cụm, khối trong năm").check()
    head.fill("#id_title", TITLE)
    year = next(text for text in head.locator("#id_bloc_year option").all_inner_texts() if "miền núi phía Bắc · 2021" in text)
    head.select_option("#id_bloc_year", label=year)
    head.select_option("#id_issuer", label="Sở Tư pháp tỉnh Yên Bái")
    press(head, "Bắt đầu soạn")
    assert headings(head) == HEADINGS + EMPTY
    return head.url


def duty_is_given_and_dated_anew(head: Page, written: str) -> None:
    """Its sentence is written from its fields, and again when a field changes; the Word file says the same."""
    more_of(head, HEADINGS[-1]).locator("a", has_text="Nghĩa vụ").click()
    head.fill("#id_actor", WHO)
    head.fill("#id_deliverable", DUTY)
    head.fill("#id_recipient", TO)
    dated(head, "Trước ngày", "30/09/2021")
    press(head, "Thêm vào kế hoạch")
    assert paper_lines(head) == [f"- {FIRST}"]
    assert word_lines(head) == [FIRST]
    follow(part_of(head, DUTY).locator("a", has_text="Sửa"))
    dated(head, "Chậm nhất ngày", "24/09/2021")
    press(head, "Ghi")
    assert head.url.partition("#")[0] == written
    assert paper_lines(head) == [f"- {SECOND}"]
    assert word_lines(head) == [SECOND]


def part_of(head: Page, words: str) -> Locator:
    return head.locator(".write-part", has_text=words)


def more_of(head: Page, heading: str) -> Locator:
    """What else may be done with a part, opened. Its mark changes with what stands before it."""
    part = head.locator(".write-heading").filter(has=head.get_by_role("heading", name=heading.partition(". ")[2]))
    part.locator("summary").click()
    return part.locator(".write-menu")


def dated(head: Page, kind: str, day: str) -> None:
    head.select_option("#id_due-kind", label=kind)
    head.fill("#id_due-date", day)


def paper_lines(head: Page) -> list[str]:
    """Lines of the paper on the page that speak of the duty."""
    return [line for line in head.locator(".paper p").all_inner_texts() if DUTY in line]


def word_lines(head: Page) -> list[str]:
    with head.expect_download() as coming:
        head.locator(".page-head a", has_text="Word").click()
    paper = docx.Document(io.BytesIO(Path(coming.value.path()).read_bytes()))
    return [line.text for line in paper.paragraphs if DUTY in line.text]


def sections_that_say_nothing_go(head: Page, written: str) -> None:
    """The page names the first; without them the document can be made but for its receivers."""
    assert head.locator("#why-document").inner_text() == "Mục “Đầu mối liên hệ” chưa có nội dung. Ghi nội dung hoặc bỏ đề mục ấy."
    for heading in EMPTY:
        follow(more_of(head, heading).locator("button", has_text="Bỏ"))
    assert headings(head) == HEADINGS
    assert head.locator("#why-document").inner_text() == "Chưa ghi nơi nhận nào. Thêm nơi nhận rồi lập văn bản đi."
    assert head.url == written


def receivers_are_named(head: Page, written: str) -> None:
    for name, purpose in (("Vụ Thi đua - Khen thưởng", "để báo cáo"), (WHO, "để thực hiện")):
        press(head, "Thêm nơi nhận")
        head.fill("#id_name", name)
        head.fill("#id_purpose", purpose)
        press(head, "Thêm vào kế hoạch")
    assert head.url == written
    assert head.locator("#why-document").count() == 0


def document_is_signed(head: Page, written: str) -> str:
    """Nothing goes out before; afterwards the words stand fast."""
    press(head, "Lập văn bản đi")
    press(head, "Phát hành")
    assert head.locator(".steps [aria-current]").inner_text().split() == ["3", "Ghi", "bản", "ký"]
    assert head.locator("main form").count() == 0
    follow(head.get_by_role("link", name="Mở văn bản đi"))
    document = head.url
    receivers = head.locator("main tbody tr").count()
    assert receivers == 28
    head.locator("summary", has_text="Đã ký trên giấy").click()
    scan = {"name": "Bản ký.pdf", "mimeType": "application/pdf", "buffer": signers.paper()}
    head.set_input_files("form[action$='/ban-ky/'] input[type=file]", scan)  # type: ignore[arg-type]
    press(head, "Ghi bản ký")
    head.goto(written)
    assert head.locator(".write-act").count() == 0
    return document


def plan_goes_out(head: Page, written: str) -> str:
    """One press: number, receivers, work. Returns the page of the plan."""
    head.goto(written)
    press(head, "Phát hành")
    told = head.locator("form.confirm li").all_inner_texts()
    assert told == [
        f"Văn bản nhận số {NUMBER}.",
        "28 nơi nhận trên hệ thống có văn bản ngay trong hộp đến.",
        "1 nghĩa vụ được giao cho 28 đơn vị; mỗi đơn vị thấy ngay trong “Việc của tôi”.",
    ]
    with head.expect_navigation():
        head.locator("main .button-main").dblclick()
    expect(head.locator("main")).to_contain_text("1 nghĩa vụ được giao cho 28 đơn vị.")
    assert head.locator("h1").inner_text() == f"Kế hoạch {NUMBER}"
    return head.url


def member_has_it(member: Page, url: str, document: str) -> None:
    """In its own work with the day, and in its inbox."""
    row = my_duty(member, url, DUTY)
    when = "“chậm nhất ngày 24/9/2021” hết ngày 24/9/2021"
    said = f"24/9 còn 106 ngày {DUTY} nộp {TO} {when} · mục II.1, Kế hoạch {NUMBER} Nộp"
    assert " ".join(row.inner_text().split()) == said
    member.goto(document)
    press(member, "Xác nhận đã nhận")
    expect(member.locator("main")).to_contain_text("Đã nhận. Số đến ")
    follow(member.locator("main .rows a", has_text=DUTY).first)
    assert member.locator("h1").inner_text() == DUTY
