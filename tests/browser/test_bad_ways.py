"""Damaged files, a browser that goes away, no scripts: a clear sentence, nothing half-written, the road still there."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import choose_units, count, drop, follow, press, settle_doubts
from tests.browser.plans import DAMAGED, SHORT
from tools.walk.house import House

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HEAD, MEMBER = "lan.hoangthimai", "hang.nongminh"
Enter = Callable[..., Page]


def test_a_damaged_file_gets_a_sentence(new_house: House, enter: Enter) -> None:
    page, before = enter(HEAD), count(new_house.data, "plans_plan")
    drop(page, new_house.url, DAMAGED, year="2021")
    told = page.locator("main [role=alert], main [role=status], main .notice").all_inner_texts()
    assert any("ke-hoach-hong.docx" in text and len(text) > 50 for text in told)
    assert count(new_house.data, "plans_plan") == before


def test_one_damaged_file_does_not_hold_up_the_others(new_house: House, enter: Enter) -> None:
    page, before = enter(HEAD), count(new_house.data, "plans_plan")
    drop(page, new_house.url, [DAMAGED, SHORT], year="2021")
    assert "soát trước khi đưa vào năm" in page.inner_text("h1")
    assert "ke-hoach-hong.docx" in page.inner_text("main")
    assert count(new_house.data, "plans_plan") == before + 1


def test_a_browser_that_goes_away_leaves_nothing(new_house: House, enter: Enter) -> None:
    page = enter(HEAD)
    before = count(new_house.data, "plans_plan"), count(new_house.data, "files_storedfile"), count(new_house.data, "ledger_entry")
    stored = sorted(path for path in (new_house.data / "files").rglob("*"))
    page.goto(f"{new_house.url}/ke-hoach/")
    big = {"name": "to.txt", "mimeType": "text/plain", "buffer": SHORT["buffer"] * 3000}
    page.set_input_files("input[name=uploads]", big)  # type: ignore[arg-type]
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    slow = {"offline": False, "latency": 20, "downloadThroughput": 10**6, "uploadThroughput": 200_000}
    line.send("Network.emulateNetworkConditions", slow)
    with page.expect_request(lambda asked: asked.method == "POST"):
        page.locator("button:has-text('Đọc kế hoạch')").click(no_wait_after=True)
    time.sleep(1.5)
    page.close()
    time.sleep(1)
    assert before == (count(new_house.data, "plans_plan"), count(new_house.data, "files_storedfile"), count(new_house.data, "ledger_entry"))
    assert stored == sorted(path for path in (new_house.data / "files").rglob("*"))
    assert "Traceback" not in new_house.log.read_text()
    enter(MEMBER).goto(f"{new_house.url}/viec-cua-toi/")


def test_the_road_without_scripts(new_house: House, enter: Enter) -> None:
    url, before = new_house.url, count(new_house.data, "obligations_obligation")
    head = enter(HEAD, script=False)
    drop(head, url, SHORT, year="2021")
    while head.locator("#nghi-ngo .doubt-row").count():
        head.locator("#nghi-ngo summary").click()
        head.locator("#nghi-ngo input[name=answer]").first.fill("Đã xem")
        follow(head.locator("#nghi-ngo button:has-text('Đã xem')").first)
    follow(head.locator(".fact-card button:has-text('Đúng')").first)
    expect(head.locator(".fact-card .mark-done")).to_have_count(1)
    choose_units(head, "Sở Tư pháp tỉnh Yên Bái")
    press(head, "Đưa vào năm thi đua")
    press(head, "Đưa vào năm thi đua")
    assert count(new_house.data, "obligations_obligation") == before + 2 * 28

    member = enter(MEMBER, script=False)
    member.goto(f"{url}/viec-cua-toi/")
    follow(member.locator("li.row").filter(has_text="vận động viên").locator(".row-title a"))
    member.locator("summary:has-text('Ghi đã xong')").click()
    follow(member.locator("details[open] button:has-text('Ghi đã xong')"))
    assert "ngày 10/06/2021" in member.locator("dl.facts dd").last.inner_text()


def test_the_same_file_twice_is_not_two_plans(new_house: House, enter: Enter) -> None:
    page = enter(HEAD)
    drop(page, new_house.url, SHORT, year="2021")
    first = count(new_house.data, "plans_plan")
    drop(page, new_house.url, SHORT, year="2021")
    assert count(new_house.data, "plans_plan") == first


def test_settling_is_kept_when_the_page_is_left(new_house: House, enter: Enter) -> None:
    page = enter(HEAD)
    drop(page, new_house.url, SHORT, year="2021")
    plan = page.url
    settle_doubts(page)
    with page.expect_response(lambda answer: "/dung/" in answer.url):
        page.locator(".fact-card:visible button:has-text('Đúng')").first.click()
    page.goto(f"{new_house.url}/viec-cua-toi/")
    page.goto(plan)
    expect(page.locator(".fact-card .mark-done")).to_have_count(1)
