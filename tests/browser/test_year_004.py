"""Plan 004 from 28/9 to 05/11/2020: the head of a provincial khối gathers reports, asks for comments, holds the conference, hands over."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import (
    accept_all,
    answer_points,
    cell,
    drop,
    enter_for,
    extend_to,
    finalise_report,
    follow,
    give_back,
    give_opinion,
    hand_in,
    move_to,
    my_duty,
    press,
    settle_doubts,
    word_file,
)
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
    move_to(head, "24/10/2020")
    consolidate(head, url)
    open_round(head, url)
    move_to(head, "26/10/2020")
    give_opinion(justice, url, DRAFT, place="mục II, bảng 1", words="Số đơn vị được khen của Khối chưa khớp với tổng các đơn vị.")
    give_opinion(prosecutors, url, DRAFT)
    move_to(head, "02/11/2020")
    answer_and_settle(head, justice, url)
    finish_the_report(head, justice, url)
    move_to(head, "05/11/2020")
    conference(head, url)
    nominee_drafts(nominee, url)
    board_at_the_end(head, url)
    hand_over(head, nominee, url)


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

    give_back(head, f"{url}/nghia-vu/tiep-nhan/1/", UNITS[NOMINEE], "Chưa có phương hướng năm 2021. Bổ sung rồi nộp lại.")
    nominee.goto(f"{url}/thong-bao/")
    expect(nominee.locator("main")).to_contain_text("trả lại")
    row = my_duty(nominee, url, REPORT)
    expect(row.locator(".row-act")).to_have_text("Nộp lại")
    hand_in(nominee, url, REPORT, files=papers(lines=5), number="91/BC-CAT", day="16/10/2020")
    expect(nominee.locator(".receipt")).to_contain_text("đúng hạn")


def extend_and_enter(head: Page, url: str) -> None:
    """One unit is given three days more; of another the paper came by a messenger the day before."""
    board = f"{url}/bang-theo-doi/1/"
    extend_to(head, board, PARTY, REPORT, day="22/10/2020", why="Theo đề nghị của đơn vị: đang kiểm tra tại huyện")
    enter_for(head, board, SOLDIERS, REPORT, day="15/10/2020", number="512/BC-BCH")


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
    """That draft goes to everybody for a week; who answers has met the duty of the plan."""
    draft = head.request.get(f"{url}/bao-cao/1/du-thao.docx").body()
    head.goto(f"{url}/lay-y-kien/moi/1/")
    head.select_option("#id_kind", label="Báo cáo tổng hợp")
    head.fill("#id_title", DRAFT)
    head.set_input_files(".upload input[type=file]", {"name": "Dự thảo.docx", "mimeType": "application/octet-stream", "buffer": draft})
    expect(head.locator(".upload-row.is-done")).to_have_count(1)
    head.fill("#id_starts_on", "25/10/2020")
    head.fill("#id_ends_on", "31/10/2020")
    head.select_option("#id_fact", label=next(text for text in head.locator("#id_fact option").all_inner_texts() if COMMENT in text))
    follow(head.locator("main .form-actions .button-main"))
    press(head, "Mở đợt lấy ý kiến")


def answer_and_settle(head: Page, justice: Page, url: str) -> None:
    """Over: the point is answered, the record settled; who commented reads the answer."""
    head.goto(f"{url}/lay-y-kien/1/")
    expect(head.locator("#chua-tra-loi h2")).to_have_text("Chưa trả lời: 5")
    answer_points(head, "Đã cộng lại theo số của các đơn vị.")
    justice.goto(f"{url}/lay-y-kien/1/")
    expect(justice.locator("main")).to_contain_text("Đã cộng lại theo số của các đơn vị.")


def finish_the_report(head: Page, justice: Page, url: str) -> None:
    """Settled: a Word file that every member can take."""
    head.goto(f"{url}/bao-cao/1/")
    finalise_report(head)
    justice.goto(f"{url}/bao-cao/1/")
    with justice.expect_download() as coming:
        justice.locator("main a[href$='/ban-chot/']").first.click()
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(coming.value.path())).paragraphs)
    assert "đơn vị đã triển khai đúng tiến độ" in text


def conference(head: Page, url: str) -> None:
    """The day of the conference is written down; it names the next head."""
    head.goto(f"{url}/nghia-vu/moc/1/ngay/")
    head.fill("#id_held_on", "05/11/2020")
    press(head, "Ghi ngày")
    head.goto(f"{url}/cac-nam/de-xuat/moi/1/")
    head.check("input[name=year][value='2021']")
    head.fill("#id_head", UNITS[NOMINEE])
    head.fill("#id_basis", "Biên bản Hội nghị ngày 05/11/2020")
    follow(head.locator("main .form-actions .button-main"))
    expect(head.locator("main h1")).to_have_text(f"{UNITS[NOMINEE]} làm Trưởng năm 2021")


def nominee_drafts(nominee: Page, url: str) -> None:
    """Who is proposed writes the next plan out of this one, and has no desk."""
    answer = nominee.goto(f"{url}/nghia-vu/tiep-nhan/1/")
    assert answer is not None and answer.status == 403
    nominee.goto(f"{url}/cac-nam/mo-tiep/ke-hoach/1/")
    expect(nominee.locator("main")).to_contain_text("Hạn của")
    follow(nominee.locator("button[name=draft]"))
    expect(nominee.locator("main h1")).to_contain_text("soát trước khi đưa vào năm")


def hand_over(head: Page, nominee: Page, url: str) -> None:
    """Decided from New Year on; the file of the handover has two signatures; the rights go over at midnight."""
    head.goto(f"{url}/cac-nam/de-xuat/1/quyet-dinh/")
    head.fill("#id_decision", "Biên bản Hội nghị ngày 05/11/2020")
    head.fill("#id_effective_on", "01/01/2021")
    press(head, "Ghi quyết định")
    head.goto(f"{url}/cac-nam/nam/1/")
    press(head, "Lập hồ sơ bàn giao")
    press(head, "Chốt nội dung và ký giao")
    nominee.goto(head.url)
    press(nominee, "Ký nhận")
    expect(nominee.locator(".signatures .signed")).to_have_count(2)
    assert nominee.goto(f"{url}/nghia-vu/tiep-nhan/2/").status == 403  # type: ignore[union-attr]
    move_to(head, "01/01/2021")
    assert nominee.goto(f"{url}/nghia-vu/tiep-nhan/2/").status == 200  # type: ignore[union-attr]
    assert head.goto(f"{url}/nghia-vu/tiep-nhan/2/").status == 403  # type: ignore[union-attr]


def board_at_the_end(head: Page, url: str) -> None:
    """On time, late and owing stand beside each other; who answered the round has met that duty, who was silent has not."""
    board = f"{url}/bang-theo-doi/1/"
    reports = {unit: cell(head, board, unit, REPORT).inner_text() for unit in [*UNITS.values(), SOLDIERS, PARTY]}
    assert reports == {
        UNITS[NOMINEE]: "16/10",
        UNITS[JUSTICE]: "16/10",
        UNITS[PROSECUTORS]: "19/10",
        UNITS[COURT]: "20/10, chậm 1 ngày",
        SOLDIERS: "15/10",
        PARTY: "quá 14 ngày",
    }
    answered = {who: cell(head, board, UNITS[who], COMMENT).inner_text() for who in (JUSTICE, PROSECUTORS, COURT)}
    assert answered == {JUSTICE: "26/10", PROSECUTORS: "26/10", COURT: "quá 5 ngày"}
