"""Two officers of one unit on one sheet: nobody writes over the other unseen, a cell is emptied, evidence comes over a line that breaks."""

import json
import random
import re
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_upload import line, percent, stored_bytes
from tests.files import honest
from tests.once import once
from tools.walk.browser import PHONE
from tools.walk.house import House, run

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Enter = Callable[..., Page]
FIRST = "hang.nongminh"
RATE, JUDGED = 1, 10
"""Among the criteria: one that is scored by a rate, one that somebody judges."""
MADE = "made.json"


@pytest.fixture(scope="module")
def opened(demo: Path) -> Path:
    """A demo with an open period; made once, copied by each test."""

    def make(folder: Path) -> None:
        shutil.copytree(demo, folder)
        (folder / MADE).write_text(run("-m", "tests.browser.two_on_a_sheet", data=folder).splitlines()[-1])

    return once("two-on-a-sheet", make)


@pytest.fixture
def made(opened: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((opened / MADE).read_text())
    return told


@pytest.fixture
def begun(opened: Path) -> Path:
    return opened


@pytest.fixture
def sheet(new_house: House, made: dict[str, Any]) -> str:
    return f"{new_house.url}/cham-diem/phieu/{made['sheet']}/"


def cell(page: Page, number: int) -> Locator:
    return page.locator("form[data-cell]").nth(number)


def type_into(page: Page, number: int, *words: str) -> None:
    """By keys: Tab from box to box, Enter at the end."""
    boxes = cell(page, number).locator("input.cell-number")
    for at, word in enumerate(words):
        boxes.nth(at).fill(word)
    boxes.nth(len(words) - 1).press("Enter")


def points(page: Page, number: int) -> Locator:
    return cell(page, number).locator("[data-points]")


def held(page: Page, number: int) -> list[str]:
    return [box.input_value() for box in cell(page, number).locator("input.cell-number").all()]


def changes(house: House, sheet: int) -> list[tuple[int, dict[str, Any]]]:
    """Every writing of a sheet that was kept, the first one first."""
    of_sheet = (
        "SELECT c.version, c.given FROM scoring_markchange c JOIN scoring_turn t ON t.id = c.turn_id WHERE t.sheet_id = ? ORDER BY c.id"
    )
    with sqlite3.connect(house.data / "thidua.sqlite3") as database:
        rows = database.execute(of_sheet, [sheet]).fetchall()
    return [(version, json.loads(given)) for version, given in rows]


def missing(page: Page) -> int:
    return int(page.locator("[data-count=missing]").first.inner_text())


def test_two_people_in_one_cell(enter: Enter, new_house: House, sheet: str, made: dict[str, Any]) -> None:
    first, second = enter(FIRST), enter(made["second"])
    for page in (first, second):
        page.goto(sheet)
    type_into(first, RATE, "7", "10")
    expect(points(first, RATE)).to_have_text("1,40")
    type_into(second, RATE, "8", "10")
    told = cell(second, RATE).locator("[data-told]")
    expect(told).to_contain_text("vừa ghi ô này lúc")
    expect(told.get_by_role("button")).to_have_text([re.compile(r"Giữ 1,40 của Nông .*"), "Ghi của tôi"])
    assert held(second, RATE) == ["8", "10"]
    assert changes(new_house, made["sheet"]) == [(1, {"done": "7", "target": "10"})]
    told.get_by_role("button", name="Ghi của tôi").click()
    expect(points(second, RATE)).to_have_text("1,60")

    type_into(first, RATE, "9", "10")
    told = cell(first, RATE).locator("[data-told]")
    told.get_by_role("button", name=re.compile("Giữ 1,60 của")).click()
    expect(told).to_be_empty()
    assert (held(first, RATE), points(first, RATE).inner_text()) == (["8", "10"], "1,60")
    assert changes(new_house, made["sheet"]) == [(1, {"done": "7", "target": "10"}), (2, {"done": "8", "target": "10"})]
    type_into(first, RATE, "10", "10")
    expect(points(first, RATE)).to_have_text("2,00")
    second.reload()
    assert (held(second, RATE), points(second, RATE).inner_text()) == (["10", "10"], "2,00")


def test_a_cell_is_emptied_and_taken_back(enter: Enter, new_house: House, sheet: str, made: dict[str, Any]) -> None:
    page = enter(FIRST)
    page.goto(sheet)
    empty = cell(page, RATE).get_by_role("button", name=re.compile("^Xóa trắng "))
    expect(empty).to_have_count(0)
    before = missing(page)
    type_into(page, RATE, "7", "10")
    expect(points(page, RATE)).to_have_text("1,40")
    expect(page.locator("[data-count=missing]").first).to_have_text(str(before - 1))
    empty.click()
    expect(cell(page, RATE).locator("[data-told]")).to_contain_text("Đã xóa trắng.")
    assert (held(page, RATE), points(page, RATE).inner_text()) == (["", ""], "")
    expect(empty).to_be_hidden()
    expect(page.locator("[data-count=missing]").first).to_have_text(str(before))
    cell(page, RATE).get_by_role("button", name="Lấy lại").click()
    expect(points(page, RATE)).to_have_text("1,40")
    assert held(page, RATE) == ["7", "10"]
    rate = {"done": "7", "target": "10"}
    assert [given for _, given in changes(new_house, made["sheet"])] == [rate, {}, rate]


def test_a_cell_is_emptied_over_a_line_that_breaks_and_against_another_s_writing(enter: Enter, sheet: str, made: dict[str, Any]) -> None:
    first, second = enter(FIRST), enter(made["second"])
    first.goto(sheet)
    type_into(first, RATE, "7", "10")
    expect(points(first, RATE)).to_have_text("1,40")
    second.goto(sheet)
    type_into(second, RATE, "8", "10")
    expect(points(second, RATE)).to_have_text("1,60")
    speed = line(first)
    speed(offline=True)
    cell(first, RATE).locator(".cell-empty").click()
    told = cell(first, RATE).locator("[data-told]")
    expect(told).to_contain_text("Chưa chắc đã ghi, đang thử lại")
    speed()
    expect(told.get_by_role("button")).to_have_text([re.compile("Giữ 1,60 của .*"), "Vẫn xóa trắng"])
    told.get_by_role("button", name="Vẫn xóa trắng").click()
    expect(told).to_contain_text("Đã xóa trắng.")
    type_into(second, RATE, "9", "10")
    expect(cell(second, RATE).locator("[data-told]")).not_to_be_empty()
    assert held(second, RATE) == ["9", "10"]


def test_without_script_a_cell_is_written_and_emptied(enter: Enter, sheet: str) -> None:
    page = enter(FIRST, script=False, size=PHONE)
    page.goto(sheet)
    boxes = cell(page, RATE).locator("input.cell-number")
    boxes.nth(0).fill("7")
    boxes.nth(1).fill("10")
    with page.expect_navigation():
        cell(page, RATE).get_by_role("button", name="Ghi", exact=True).click()
    assert points(page, RATE).inner_text() == "1,40"
    with page.expect_navigation():
        cell(page, RATE).get_by_role("button", name=re.compile("^Xóa trắng ")).click()
    assert (held(page, RATE), points(page, RATE).inner_text()) == (["", ""], "")


def test_evidence_in_the_drawer_over_a_line_that_breaks(enter: Enter, new_house: House, sheet: str, tmp_path: Path) -> None:
    """In pieces, from where the line broke; what was typed stays when the form itself does not get through; a criterion later, once more."""
    paper = tmp_path / "Kế hoạch thi đua.pdf"
    paper.write_bytes(honest.pdf_of_bytes(random.Random(11).randbytes(3 * 1024 * 1024)))
    page = enter(FIRST)
    page.goto(sheet)
    speed, drawer = line(page), page.locator("#ngan")
    link = page.locator("tr.sheet-leaf").first.locator(".sheet-links a").first
    link.click()
    drawer.get_by_label("Tệp", exact=True).check()
    drawer.locator("input[name=title]").fill("Kế hoạch có dấu đỏ")
    now = drawer.locator(".upload-now")
    speed(kilobits=8000)
    drawer.locator("input[type=file]").set_input_files(paper)
    expect(now).to_have_text(re.compile(r"Đang gửi: [3-9]\d %.*"))
    drawer.get_by_role("button", name="Thêm minh chứng").click()
    expect(drawer.locator(".upload-left")).to_contain_text("Còn 1 tệp đang gửi")
    speed(offline=True)
    expect(now).to_contain_text("Mạng chập chờn, đang gửi tiếp từ")
    at_the_cut = percent(now.inner_text())
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    speed()
    expect(now).to_contain_text("Đã nhận", timeout=30_000)
    assert min(int(url.partition("offset=")[2]) for url in sent if "offset=" in url) * 100 // paper.stat().st_size == at_the_cut
    speed(offline=True)
    drawer.get_by_role("button", name="Thêm minh chứng").click()
    expect(drawer.locator(".drawn-told")).to_contain_text("bấm lại khi có mạng")
    speed()
    drawer.get_by_role("button", name="Thêm minh chứng").click()
    expect(link).to_have_text("Minh chứng 1/1")
    expect(drawer.locator("ul.rows").first).to_contain_text(paper.name)
    assert stored_bytes(new_house, paper) == paper.read_bytes()
    refused = tmp_path / "trang.pdf"
    refused.write_bytes(b"<html></html>")
    drawer.locator("input[type=file]").set_input_files(refused)
    expect(now).to_contain_text("không phải PDF")
    drawer.locator("[data-shut]").click()
    link.click()
    expect(now).to_contain_text("không phải PDF")


def test_a_phone_shows_the_sheet_row_by_row(enter: Enter, sheet: str) -> None:
    page = enter(FIRST, size=PHONE)
    page.goto(sheet)
    heading = page.locator("tr.sheet-group").first
    labels = "cells => cells.map(cell => getComputedStyle(cell, '::before').content)"
    assert heading.locator("td.num").evaluate_all(labels) == ['"Điểm chuẩn: "', '"Điểm tính: "']
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
