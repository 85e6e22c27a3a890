"""The road of an officer, from the file to the board, as the README tells it."""

import io
import re
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.acts import choose_units, count, drop, follow, press, settle_doubts
from tests.browser.plans import FOLDER, MOUNTAIN, SHORT
from tools.walk.browser import PHONE
from tools.walk.house import House

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HEAD, LEADER, MEMBER = "lan.hoangthimai", "thinh.lequang", "hang.nongminh"
Enter = Callable[..., Page]


def open_next_year(page: Page, url: str) -> int:
    """The administrator opens 2022 of the bloc: fourteen members, one head."""
    page.goto(f"{url}/nam/moi/")
    page.fill("#id_year", "2022")
    bloc = next(text for text in page.locator("#id_bloc option").all_inner_texts() if "miền núi phía Bắc" in text)
    page.select_option("#id_bloc", label=bloc)
    press(page, "Mở năm")
    members = page.url
    page.goto(f"{members}them/?loai=so_tu_phap")
    boxes = page.locator(".tick input")
    for number in range(boxes.count()):
        boxes.nth(number).check()
    press(page, "Thêm các đơn vị")
    page.goto(members.replace("thanh-vien/", "truong-pho/cu/"))
    page.fill("#id_unit", "Sở Tư pháp tỉnh Yên Bái")
    page.check("input[name=role][value=head]")
    press(page, "Cử đơn vị")
    return int(re.findall(r"/nam/(\d+)/", members)[0])


def test_from_the_file_to_the_board(new_house: House, enter: Enter) -> None:
    url = new_house.url
    year = open_next_year(enter("quantri"), url)

    head = enter(HEAD)
    drop(head, url, MOUNTAIN, year="2022")
    assert "soát trước khi đưa vào năm" in head.inner_text("h1")
    found = head.inner_text(".lead")
    assert int(re.findall(r"Đọc được (\d+) nghĩa vụ", found)[0]) >= 10
    assert count(new_house.data, "obligations_obligation", f"bloc_year_id = {year}") == 0
    settle_doubts(head)
    choose_units(head, "Sở Tư pháp tỉnh Yên Bái")
    press(head, "Đưa vào năm thi đua")
    assert "nghĩa vụ được giao cho" in head.inner_text("main")
    with head.expect_navigation():
        head.locator("main .button-main").dblclick()
    expect(head.locator("main")).to_contain_text("nghĩa vụ được giao cho")
    said = int(re.findall(r"(\d+) nghĩa vụ được giao cho", head.inner_text("main"))[0])
    assert count(new_house.data, "obligations_obligation", f"bloc_year_id = {year}") > said > 14

    member = enter(MEMBER)
    member.goto(f"{url}/viec-cua-toi/")
    row = member.locator("li.row").filter(has_text="Báo cáo sơ kết").filter(has_text="2022").first
    follow(row.locator(".row-title a"))
    member.locator("summary:has-text('Ghi đã xong')").click()
    follow(member.locator("details[open] button:has-text('Ghi đã xong')"))
    assert "ngày 10/06/2021" in member.locator("dl.facts dd").last.inner_text()

    head.goto(f"{url}/bang-theo-doi/{year}/")
    line = head.locator("tbody tr").filter(has_text="Lạng Sơn").first
    assert "10/6" in line.inner_text()
    with head.expect_download() as coming:
        head.locator("a:has-text('.xlsx')").click()
    book = load_workbook(io.BytesIO(Path(coming.value.path()).read_bytes()))
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert any("Lạng Sơn" in cell for cell in cells)
    assert any("Báo cáo sơ kết" in cell for cell in cells)

    member.goto(f"{url}/lich/?thang=2021-06")
    assert "Báo cáo sơ kết" in member.inner_text("main")
    member.goto(f"{url}/dia-chi-lich/")
    press(member, "Lập địa chỉ lịch")
    feed = member.input_value("#feed-address")
    with urllib.request.urlopen(feed) as answer:
        events = Calendar.from_ical(answer.read()).walk("VEVENT")
    assert any("Báo cáo tổng kết" in str(event["SUMMARY"]) for event in events)
    member.goto(f"{url}/dia-chi-lich/")
    press(member, "Thu hồi địa chỉ")
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(feed)


@pytest.mark.parametrize("name", ["001-khu-vuc-mien-nui-phia-bac-2021.pdf", "003-cum-so-ii-2023.txt"])
def test_other_kinds_of_file_are_read_too(new_house: House, enter: Enter, name: str) -> None:
    page = enter("yen.phanhai")
    drop(page, new_house.url, FOLDER / name)
    assert int(re.findall(r"Đọc được (\d+) nghĩa vụ", page.inner_text(".lead"))[0]) >= 8
    assert page.locator(".review-paper .fact").count() >= 20


def test_a_leader_approves_on_the_telephone(new_house: House, enter: Enter) -> None:
    url = new_house.url
    head = enter(HEAD, size=PHONE)
    head.goto(f"{url}/to-chuc/60/cach-gui/plan/")
    head.check("input[name=way][value=leader]")
    press(head, "Ghi")
    drop(head, url, SHORT, year="2021")
    settle_doubts(head)
    choose_units(head, "Sở Tư pháp tỉnh Yên Bái")
    press(head, "Trình lãnh đạo")
    press(head, "Trình lãnh đạo")
    assert "Đã trình lãnh đạo" in head.inner_text("main")
    before = count(new_house.data, "obligations_obligation")

    leader = enter(LEADER, size=PHONE)
    leader.goto(f"{url}/ke-hoach/cho-duyet/")
    expect(leader.locator("article.card")).to_have_count(1)
    with leader.expect_download() as file:
        leader.locator("article.card a[href$='/tep/']").first.click()
    assert "hội thao" in Path(file.value.path()).read_text()
    press(leader, "Duyệt, đưa vào năm")
    assert "Đã đưa" in leader.inner_text("main")
    assert count(new_house.data, "obligations_obligation") == before + 2 * 28


def test_the_day_is_moved_and_a_duty_becomes_late(new_house: House, enter: Enter) -> None:
    page = enter(MEMBER)
    page.click(".assumed summary")
    page.fill(".assumed input[name=day]", "25/06/2021")
    follow(page.locator(".assumed button:has-text('Chuyển')"))
    page.goto(f"{new_house.url}/viec-cua-toi/")
    assert re.search(r"quá\s6\sngày", page.inner_text("main"))
    assert "25/06/2021" in page.inner_text(".assumed")


def test_what_was_read_is_in_the_sheet_as_it_stands_on_the_board(new_house: House, enter: Enter) -> None:
    page = enter(HEAD)
    answer = page.request.get(f"{new_house.url}/bang-theo-doi/4/xlsx/")
    (first, *_) = load_workbook(io.BytesIO(answer.body())).worksheets
    page.goto(f"{new_house.url}/bang-theo-doi/4/")
    names = [told.removesuffix("Mời vào") for told in page.locator(".table-board tbody th").all_text_contents()]
    column = {str(cell.value) for row in first.iter_rows(max_col=3) for cell in row}
    assert len(names) == 28
    assert len([name for name in names if name.strip() in column or any(name.split()[-1] in cell for cell in column)]) == 28
