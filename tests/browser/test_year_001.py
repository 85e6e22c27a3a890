"""Plan 001 from February to December 2021: a khu vực of 28 units, its head, a deputy, members and the Vụ above them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import (
    accept_all,
    answer_points,
    cell,
    choose_units,
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
from tests.browser.plans import MOUNTAIN
from tools.walk.house import House, prepare, run, serve

pytestmark = [pytest.mark.browser, pytest.mark.slow]

EARLY = """
from datetime import datetime
from demo.__main__ import PASSWORD, SYSTEM, NewAccount, clock, make_first_administrator, seed_year, write_people, write_units, years
from demo.people import SIGNS, SPECIALIST, Sign
from demo.units import so

SIGNS.append(Sign("bacgiang", "Giáp Thị Liễu", so("Bắc Giang"), (SPECIALIST,), "Chuyên viên"))
SIGNS.append(Sign("hagiang", "Sùng Mí Sính", so("Hà Giang"), (SPECIALIST,), "Chuyên viên"))
clock.assume(datetime(2021, 2, 1, 8, 0, tzinfo=clock.LOCAL), afresh=True)
admin = make_first_administrator(NewAccount(full_name="Trịnh Quốc Bảo"), username="quantri", password=PASSWORD)
for year in range(2021, 2023):
    seed_year(year, by=SYSTEM)
units = write_units(admin)
write_people(units, admin)
years.northern_mountains_2021(units, admin)
"""
HEAD, DEPUTY, ABOVE = "lan.hoangthimai", "sinh.vanga", "tung.dothanh"
LANGSON, TUYENQUANG, BACGIANG, HAGIANG = "hang.nongminh", "ha.mathithu", "lieu.giapthi", "sinh.sungmi"
REGISTRATION, HALF_YEAR, WHOLE_YEAR = "Đăng ký thi đua", "Báo cáo sơ kết", "Báo cáo tổng kết"
NAMES = {
    LANGSON: "Sở Tư pháp tỉnh Lạng Sơn",
    TUYENQUANG: "Sở Tư pháp tỉnh Tuyên Quang",
    BACGIANG: "Sở Tư pháp tỉnh Bắc Giang",
    HAGIANG: "Sở Tư pháp tỉnh Hà Giang",
    DEPUTY: "Cục Thi hành án dân sự tỉnh Lào Cai",
    HEAD: "Sở Tư pháp tỉnh Yên Bái",
}
COUNTED = 60_000
Enter = Callable[..., Page]


@pytest.fixture
def new_house(tmp_path: Path) -> Iterator[House]:
    """The khu vực on 01/02/2021, without a plan; pages are counted by a worker."""
    folder = tmp_path / "data"
    prepare(folder, demo=False)
    run("-c", EARLY, data=folder)
    with serve(folder, worker=True) as served:
        yield served


class People(dict[str, Page]):
    """A browser for each, signed in when first asked for."""

    def __init__(self, enter: Enter, url: str) -> None:
        super().__init__()
        self.enter, self.url = enter, url
        self.board, self.desk = f"{url}/bang-theo-doi/1/", f"{url}/nghia-vu/tiep-nhan/1/"

    def __missing__(self, who: str) -> Page:
        self[who] = self.enter(who)
        return self[who]

    def day(self, day: str) -> None:
        move_to(self[HEAD], day)


def test_from_february_to_december(new_house: House, enter: Enter) -> None:
    people = People(enter, new_house.url)
    draft_is_asked_about(people)
    plan_comes_into_force(people)
    registrations(people)
    half_year_before_the_deadline(people)
    half_year_after_the_deadline(people)
    head_is_late_to_the_superior(people)
    whole_year(people)
    report_of_the_year(people)
    board_at_the_end(people)


def draft_is_asked_about(people: People) -> None:
    """08/02: the head's draft of the plan goes to the members, two of them answer."""
    head, url = people[HEAD], people.url
    people.day("08/02/2021")
    drop(head, url, MOUNTAIN, year="2021")
    settle_doubts(head)
    choose_units(head, NAMES[HEAD])
    head.goto(f"{url}/lay-y-kien/moi/1/")
    head.select_option("#id_kind", label="Kế hoạch hoạt động")
    head.fill("#id_title", "Dự thảo Kế hoạch hoạt động năm 2021")
    head.select_option("#id_plan", index=1)
    head.fill("#id_ends_on", "22/02/2021")
    follow(head.locator("main .form-actions .button-main"))
    press(head, "Mở đợt lấy ý kiến")
    people.day("10/02/2021")
    give_opinion(people[LANGSON], url, "Dự thảo Kế hoạch hoạt động", place="mục II.7", words="Ghi rõ nộp bản giấy hay bản điện tử.")
    give_opinion(people[TUYENQUANG], url, "Dự thảo Kế hoạch hoạt động")
    people.day("23/02/2021")
    head.goto(f"{url}/lay-y-kien/1/")
    expect(head.locator("#chua-tra-loi h2")).to_have_text("Chưa trả lời: 25")


def plan_comes_into_force(people: People) -> None:
    """01/3: in force; papers that are too long go back for two working days; the launch is dated, its duty has a deadline."""
    head, url = people[HEAD], people.url
    people.day("01/03/2021")
    head.goto(f"{url}/ke-hoach/1/")
    press(head, "Đưa vào năm thi đua")
    follow(head.locator("main .button-main").first)
    head.goto(f"{people.desk}do-dai/")
    head.check("input[name=over][value=return]")
    press(head, "Ghi lựa chọn")
    expect(head.locator("main")).to_contain_text("Đã chọn cho")
    follow(my_duty(head, url, "kết quả ký giao ước").locator(".row-title a"))
    press(head, "ghi ngày")
    head.fill("#id_held_on", "09/03/2021")
    press(head, "Ghi ngày")
    expect(my_duty(head, url, "kết quả ký giao ước")).to_contain_text("14/3")


def registrations(people: People) -> None:
    """The deadline was before the plan: who sent a paper in time is on time, who registers now is late."""
    head = people[HEAD]
    for who in (HAGIANG, BACGIANG):
        enter_for(head, people.board, NAMES[who], REGISTRATION, day="18/02/2021", number="12/STP-VP")
    hand_in(
        people[LANGSON], people.url, REGISTRATION, files={"Bản đăng ký, giao ước": word_file("Đăng ký.docx", pages=1)}, **said("01/03/2021")
    )
    expect(people[LANGSON].locator(".receipt")).to_contain_text("muộn")
    for who, word in ((HAGIANG, "Đúng"), (BACGIANG, "Không đúng")):
        page = people[who]
        follow(cell(page, people.board, NAMES[who], REGISTRATION))
        page.locator("main .desk-act").get_by_text(word, exact=False).first.click()
    people[BACGIANG].fill("#khong-dung", "Bản này là dự thảo, chưa ký.")
    follow(people[BACGIANG].locator("button:has-text('Không nhận')"))
    head.goto(f"{people.desk}?xem=khong-nhan")
    expect(head.locator("[data-desk-paper]")).to_have_count(1)
    give_back(head, people.desk, NAMES[BACGIANG], "Đã gửi nhầm bản dự thảo.")
    assert accept_all(head, people.desk) == 2


def said(day: str, number: str = "45/BC-STP") -> dict[str, str]:
    return {"number": number, "day": day}


def papers(name: str, *, pages: int = 3, lines: int = 6) -> dict[str, Any]:
    """A report and its summary of so many pages."""
    return {
        "Báo cáo đầy đủ": word_file(f"{name}.docx", pages=5),
        "Báo cáo tóm tắt": word_file("Báo cáo tóm tắt.docx", pages=pages, lines=lines),
    }


def half_year_before_the_deadline(people: People) -> None:
    """18/6, the last working day: one too long, one returned and back again, one given more time."""
    head, url = people[HEAD], people.url
    people.day("18/06/2021")
    long, deputy = people[TUYENQUANG], people[DEPUTY]
    hand_in(long, url, HALF_YEAR, files=papers("Báo cáo sơ kết", pages=4), **said("18/06/2021"))
    expect(long.locator("main")).to_contain_text("Bị trả lại", timeout=COUNTED)
    hand_in(deputy, url, HALF_YEAR, files=papers("Báo cáo sơ kết"), **said("18/06/2021"))
    give_back(head, people.desk, NAMES[DEPUTY], "Thiếu số liệu thi hành án tháng 5.")
    expect(my_duty(deputy, url, HALF_YEAR).locator(".row-act")).to_have_text("Nộp lại")
    hand_in(deputy, url, HALF_YEAR, files=papers("Báo cáo sơ kết bổ sung"), **said("18/06/2021", "46/BC-CTHADS"))
    extend_to(head, people.board, NAMES[BACGIANG], HALF_YEAR, day="25/06/2021", why="Cán bộ đang chống dịch")


def half_year_after_the_deadline(people: People) -> None:
    """Shorter within the days given: on time. First now: late, and taken by the deputy. On paper before: on time. In the added days: on time."""
    head, url = people[HEAD], people.url
    people.day("21/06/2021")
    hand_in(people[TUYENQUANG], url, HALF_YEAR, files=papers("Báo cáo sơ kết", lines=5), **said("18/06/2021"))
    expect(people[TUYENQUANG].locator(".receipt")).to_contain_text("đúng hạn")
    expect(people[TUYENQUANG].locator("main")).to_contain_text("(tối đa 3)", timeout=COUNTED)
    hand_in(people[LANGSON], url, HALF_YEAR, files=papers("Báo cáo sơ kết"), **said("21/06/2021"))
    expect(people[LANGSON].locator(".receipt")).to_contain_text("muộn")
    enter_for(head, people.board, NAMES[HAGIANG], HALF_YEAR, day="17/06/2021", number="77/BC-STP")
    deputy = people[DEPUTY]
    deputy.goto(people.desk)
    late = deputy.locator("[data-desk-paper]").filter(has=deputy.locator("h2", has_text=NAMES[LANGSON]))
    expect(late).to_contain_text("nộp muộn")
    follow(late.locator("[data-desk-accept]"))
    expect(deputy.locator("main")).to_contain_text(f"Đã tiếp nhận: {NAMES[LANGSON]}")
    people.day("24/06/2021")
    hand_in(people[BACGIANG], url, HALF_YEAR, files=papers("Báo cáo sơ kết"), **said("24/06/2021"))
    expect(people[BACGIANG].locator(".receipt")).to_contain_text("đúng hạn")
    assert accept_all(head, people.desk) == 4


def head_is_late_to_the_superior(people: People) -> None:
    """05/7: a member sees that the head owes; the head's report, drawn from the units', goes up; the Vụ takes it."""
    head, member, above = people[HEAD], people[LANGSON], people[ABOVE]
    people.day("05/07/2021")
    member.goto(f"{people.desk}len-cap-tren/")
    expect(member.locator(".lead")).to_contain_text("đang quá hạn")
    expect(member.locator("li.row", has_text="Báo cáo sơ kết chung")).to_contain_text("quá")
    draw_report(head, people.url, "Báo cáo sơ kết của Khu vực", source=HALF_YEAR, duty="Báo cáo sơ kết chung")
    finalise_report(head)
    send_up(head)
    assert accept_all(above, people.desk) == 1
    member.goto(f"{people.desk}len-cap-tren/")
    expect(member.locator("li.row", has_text="Báo cáo sơ kết chung")).to_contain_text("gửi lúc")


def draw_report(head: Page, url: str, title: str, *, source: str, duty: str) -> None:
    """A report for the head's own duty, with paragraphs of the units."""
    head.goto(f"{url}/bao-cao/moi/1/")
    head.fill("#id_title", title)
    head.select_option("#id_duty", label=next(text for text in head.locator("#id_duty option").all_inner_texts() if duty in text))
    head.locator("label", has_text=source).locator("input[name=sources]").first.check()
    press(head, "Lập báo cáo")
    press(head, "Chọn đoạn")
    for box in head.locator("input[name=lay]").all()[:3]:
        box.check()
    press(head, "Lấy vào dự thảo")
    follow(head.locator("a", has_text=title).first)


def send_up(head: Page) -> None:
    """From the settled report to the superior."""
    press(head, "Nộp lên cấp trên")
    expect(head.locator("main")).to_contain_text("Bản nộp:")


def whole_year(people: People) -> None:
    """08/11: the year's reports; the one that is silent is called late on the board."""
    people.day("08/11/2021")
    for who in (LANGSON, TUYENQUANG, BACGIANG, DEPUTY):
        hand_in(people[who], people.url, WHOLE_YEAR, files=papers("Báo cáo tổng kết"), **said("08/11/2021", "150/BC"))
    people.day("10/11/2021")
    assert accept_all(people[HEAD], people.desk) == 4


def report_of_the_year(people: People) -> None:
    """A round on the draft: one comments, one agrees, the others are silent; answered, settled, to the Vụ before 15/12."""
    head, url = people[HEAD], people.url
    people.day("22/11/2021")
    draw_report(head, url, "Báo cáo tổng kết của Khu vực", source=WHOLE_YEAR, duty="Báo cáo tổng kết chung")
    report = head.url
    press(head, "Lấy ý kiến")
    head.fill("#id_ends_on", "30/11/2021")
    press(head, "Mở đợt lấy ý kiến")
    give_opinion(people[LANGSON], url, "Báo cáo tổng kết của Khu vực", place="mục 2", words="Bổ sung mô hình của Lạng Sơn.")
    give_opinion(people[DEPUTY], url, "Báo cáo tổng kết của Khu vực")
    people.day("01/12/2021")
    head.goto(f"{url}/lay-y-kien/2/")
    expect(head.locator("#chua-tra-loi h2")).to_have_text("Chưa trả lời: 25")
    answer_points(head, "Đã bổ sung vào mục 2.")
    people[LANGSON].goto(f"{url}/lay-y-kien/2/")
    expect(people[LANGSON].locator("main")).to_contain_text("Đã bổ sung vào mục 2.")
    people.day("10/12/2021")
    head.goto(report)
    finalise_report(head)
    send_up(head)
    assert accept_all(people[ABOVE], people.desk) == 1
    people[LANGSON].goto(f"{people.desk}len-cap-tren/")
    expect(people[LANGSON].locator("li.row", has_text="Báo cáo tổng kết chung")).to_contain_text("gửi lúc")


def board_at_the_end(people: People) -> None:
    """15/12: each unit stands as its year went."""
    people.day("15/12/2021")
    page, who = people[HEAD], (LANGSON, TUYENQUANG, DEPUTY, BACGIANG, HAGIANG)
    halves = {one: cell(page, people.board, NAMES[one], HALF_YEAR).inner_text() for one in who}
    late = "21/6, chậm 2 ngày"
    assert halves == {LANGSON: late, TUYENQUANG: "18/6", DEPUTY: "18/6", BACGIANG: "24/6", HAGIANG: "17/6"}
    wholes = {one: cell(page, people.board, NAMES[one], WHOLE_YEAR).inner_text() for one in who}
    assert wholes == {**dict.fromkeys(who, "08/11"), HAGIANG: "quá 36 ngày"}
