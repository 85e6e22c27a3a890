"""Plan 004 from 28/9 to 05/11/2020: the head of a provincial khối gathers reports, asks for comments, holds the conference, hands over."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import accept_all, cell, drop, follow, hand_in, move_to, my_duty, press, settle_doubts, word_file
from tests.browser.plans import FOLDER
from tools.walk.house import House, prepare, run, serve

pytestmark = [pytest.mark.browser, pytest.mark.slow]

EARLY = """
from datetime import datetime
from demo.__main__ import PASSWORD, SYSTEM, NewAccount, clock, make_first_administrator, seed_year, write_people, write_units, years
from demo.people import SIGNS, SPECIALIST, Sign

SIGNS.append(Sign("vks", "Lục Thị Nhung", "Viện Kiểm sát nhân dân tỉnh Tuyên Quang", (SPECIALIST,), "Chuyên viên"))
SIGNS.append(Sign("toa", "Hà Văn Thiết", "Tòa án nhân dân tỉnh Tuyên Quang", (SPECIALIST,), "Thư ký"))
clock.assume(datetime(2020, 9, 28, 8, 0, tzinfo=clock.LOCAL), afresh=True)
admin = make_first_administrator(NewAccount(full_name="Trịnh Quốc Bảo"), username="quantri", password=PASSWORD)
for year in range(2020, 2022):
    seed_year(year, by=SYSTEM)
units = write_units(admin)
write_people(units, admin)
years.tuyen_quang_2020(units, admin)
"""
HEAD, NOMINEE, JUSTICE, PROSECUTORS, COURT = "dat.quanvan", "phuc.banvan", "ha.mathithu", "nhung.lucthi", "thiet.havan"
REPORT, COMMENT, DRAFT = "Báo cáo tổng kết năm 2020", "Góp ý vào dự thảo", "Báo cáo tổng kết năm 2020 của Khối"
UNITS = {
    NOMINEE: "Công an tỉnh Tuyên Quang",
    JUSTICE: "Sở Tư pháp tỉnh Tuyên Quang",
    PROSECUTORS: "Viện Kiểm sát nhân dân tỉnh Tuyên Quang",
    COURT: "Tòa án nhân dân tỉnh Tuyên Quang",
}
SOLDIERS, PARTY = "Bộ Chỉ huy Quân sự tỉnh Tuyên Quang", "Ban Nội chính Tỉnh ủy Tuyên Quang"
Enter = Callable[..., Page]


@pytest.fixture
def new_house(tmp_path: Path) -> Iterator[House]:
    """The khối on the morning of 28/9/2020, its plan not yet there; pages are counted by a worker."""
    folder = tmp_path / "data"
    prepare(folder, demo=False)
    run("-c", EARLY, data=folder)
    with serve(folder, worker=True) as served:
        yield served


def test_from_the_plan_to_the_conference(new_house: House, enter: Enter) -> None:
    url, desk = new_house.url, f"{new_house.url}/nghia-vu/tiep-nhan/1/"
    head, nominee, justice, prosecutors, court = (enter(who) for who in (HEAD, NOMINEE, JUSTICE, PROSECUTORS, COURT))
    bring_the_plan(head, url)
    move_to(head, "16/10/2020")
    on_time_and_returned(head, nominee, justice, url)
    extend_and_enter(head, url)
    move_to(head, "19/10/2020")
    too_long(prosecutors, url, pages=2)
    expect(prosecutors.locator("main")).to_contain_text("Bị trả lại", timeout=60_000)
    move_to(head, "20/10/2020")
    late_or_shortened(prosecutors, court, url)
    assert accept_all(head, desk) == 5
    move_to(head, "25/10/2020")
    consolidate(head, url)
    open_round(head, url)
    comments(justice, prosecutors, url)
    move_to(head, "02/11/2020")
    answer_and_settle(head, justice, url)


def bring_the_plan(head: Page, url: str) -> None:
    """Dropped in and in force; papers that are too long go back for two working days."""
    drop(head, url, FOLDER / "004-khoi-noi-chinh-tuyen-quang-2020.docx", year="2020")
    settle_doubts(head)
    press(head, "Đưa vào năm thi đua")
    follow(head.locator("main .button-main").first)
    expect(head.locator("main")).to_contain_text("Đã đưa")
    head.goto(f"{url}/nghia-vu/tiep-nhan/1/do-dai/")
    head.check("input[name=over][value=return]")
    press(head, "Ghi lựa chọn")
    expect(head.locator("main")).to_contain_text("Đã chọn cho")


def papers(*, pages: int = 2, lines: int = 6) -> dict[str, Any]:
    """The report and its summary, whose last page holds so many lines."""
    summary = word_file("Báo cáo tóm tắt.docx", pages=pages, lines=lines)
    return {"Báo cáo đầy đủ": word_file("Báo cáo tổng kết năm 2020.docx", pages=4), "Báo cáo tóm tắt": summary}


def on_time_and_returned(head: Page, nominee: Page, justice: Page, url: str) -> None:
    """One unit hands in well; another's paper goes back with a reason and comes again the same day."""
    hand_in(justice, url, REPORT, files=papers(), number="210/BC-STP", day="16/10/2020")
    expect(justice.locator("main")).to_contain_text("1,5 trang A4 (tối đa 1,5)", timeout=60_000)
    expect(justice.locator(".receipt")).to_contain_text("đúng hạn")
    hand_in(nominee, url, REPORT, files=papers(), number="88/BC-CAT", day="16/10/2020")
    expect(nominee.locator("main")).to_contain_text("1,5 trang A4 (tối đa 1,5)", timeout=60_000)

    head.goto(f"{url}/nghia-vu/tiep-nhan/1/")
    paper = head.locator("[data-desk-paper]").filter(has_text=UNITS[NOMINEE])
    paper.locator("summary", has_text="Trả lại").click()
    paper.locator("input[name=reason]").fill("Chưa có phương hướng năm 2021. Bổ sung rồi nộp lại.")
    follow(paper.locator("button:has-text('Trả lại đơn vị')"))
    nominee.goto(f"{url}/thong-bao/")
    expect(nominee.locator("main")).to_contain_text("trả lại")
    row = my_duty(nominee, url, REPORT)
    expect(row.locator(".row-act")).to_have_text("Nộp lại")
    hand_in(nominee, url, REPORT, files=papers(lines=5), number="91/BC-CAT", day="16/10/2020")
    expect(nominee.locator(".receipt")).to_contain_text("đúng hạn")


def extend_and_enter(head: Page, url: str) -> None:
    """One unit is given three days more; of another the paper came by a messenger the day before."""
    follow(cell(head, f"{url}/bang-theo-doi/1/", PARTY, REPORT))
    press(head, "Gia hạn")
    head.fill("#id_day", "22/10/2020")
    head.fill("#id_why", "Theo đề nghị của đơn vị: đang kiểm tra tại huyện")
    follow(head.locator("main .button-main"))
    expect(head.locator("main")).to_contain_text("22/10/2020")
    follow(cell(head, f"{url}/bang-theo-doi/1/", SOLDIERS, REPORT))
    press(head, "Nhập hộ")
    head.check("input[name=way][value=paper]")
    head.fill("#id_day", "15/10/2020")
    head.fill("#id_hour", "15:30")
    head.fill("#id_document_number", "512/BC-BCH")
    head.fill("#id_note", "Bản giấy lưu tại Văn phòng Thanh tra tỉnh")
    follow(head.locator("main .form-actions .button-main"))
    expect(head.locator("main")).to_contain_text("nhập hộ")


def too_long(prosecutors: Page, url: str, *, pages: int) -> None:
    """Measured after the receipt: a full second page is more than 1.5."""
    hand_in(prosecutors, url, REPORT, files=papers(pages=pages, lines=26), number="75/BC-VKS", day="19/10/2020")
    expect(prosecutors.locator(".receipt")).to_contain_text("đúng hạn")


def late_or_shortened(prosecutors: Page, court: Page, url: str) -> None:
    """The day after the deadline: what only had to be shorter still counts as on time, what comes first now is late."""
    hand_in(prosecutors, url, REPORT, files=papers(lines=7), number="75/BC-VKS", day="19/10/2020")
    expect(prosecutors.locator("main")).to_contain_text("1,5 trang A4 (tối đa 1,5)", timeout=60_000)
    expect(prosecutors.locator(".receipt")).to_contain_text("đúng hạn")
    hand_in(court, url, REPORT, files=papers(), number="33/BC-TA", day="20/10/2020")
    expect(court.locator(".receipt")).to_contain_text("muộn")


def consolidate(head: Page, url: str) -> None:
    """Out of the units' reports: paragraphs with their sources become the draft of the khối."""
    head.goto(f"{url}/bao-cao/moi/1/")
    head.fill("#id_title", DRAFT)
    head.select_option("#id_duty", label=next(text for text in head.locator("#id_duty option").all_inner_texts() if "bảng điểm" in text))
    head.locator("label", has_text=REPORT).locator("input[name=sources]").check()
    press(head, "Lập báo cáo")
    press(head, "Chọn đoạn")
    for box in head.locator("input[name=lay]").all()[:4]:
        box.check()
    press(head, "Lấy vào dự thảo")


def open_round(head: Page, url: str) -> None:
    """The draft of the khối's report goes to everybody for a week."""
    head.goto(f"{url}/bao-cao/1/lay-y-kien/")
    head.fill("#id_starts_on", "25/10/2020")
    head.fill("#id_ends_on", "31/10/2020")
    for box in head.locator("input[name=invited]").all():
        box.check()
    press(head, "Mở đợt lấy ý kiến")


def comments(justice: Page, prosecutors: Page, url: str) -> None:
    """One unit comments on a point, one agrees."""
    for page in (justice, prosecutors):
        page.goto(f"{url}/lay-y-kien/")
        follow(page.locator("li.row", has_text=DRAFT).locator("a"))
        press(page, "Góp ý hoặc nhất trí")
    justice.check("input[name=verdict][value=comments]")
    justice.fill("#place-1", "mục II, bảng 1")
    justice.fill("#words-1", "Số đơn vị được khen của Khối chưa khớp với tổng các đơn vị.")
    follow(justice.locator("button[value=send]"))
    expect(justice.locator("main")).to_contain_text("Có ý kiến góp ý")
    prosecutors.check("input[name=verdict][value=agree]")
    follow(prosecutors.locator("button[value=send]"))
    expect(prosecutors.locator("main")).to_contain_text("Nhất trí")


def answer_and_settle(head: Page, justice: Page, url: str) -> None:
    """Over: the point is answered, the record settled; who commented reads the answer."""
    head.goto(f"{url}/lay-y-kien/1/")
    expect(head.locator("#chua-tra-loi h2")).to_have_text("Chưa trả lời: 5")
    head.locator("#co-y-kien summary", has_text="Tiếp thu").click()
    head.locator("#co-y-kien input[name=taking][value=taken]").check()
    head.locator("#co-y-kien textarea[name=why]").fill("Đã cộng lại theo số của các đơn vị.")
    head.locator("#co-y-kien button", has_text="Ghi").click()
    expect(head.locator("#co-y-kien .opinion-answer")).to_contain_text("Đã cộng lại")
    head.locator("summary", has_text="Chốt bản tổng hợp").click()
    head.fill("#id_words", "Dự thảo đã chỉnh lý, trình Hội nghị.")
    press(head, "Chốt")
    justice.goto(f"{url}/lay-y-kien/1/")
    expect(justice.locator("main")).to_contain_text("Đã cộng lại theo số của các đơn vị.")
