"""A file over a slow line that breaks: it goes on where it was, the page says so truthfully, and the bytes are whole."""

import hashlib
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import CDPSession, Locator, Page, expect

from tests.files import honest
from tools.walk.browser import PHONE
from tools.walk.house import House

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Enter = Callable[..., Page]
SAMPLES = "/kieu-dang/"
MB = 1024 * 1024


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A real PDF of about 3 MB that does not pack."""
    path = tmp_path / "Báo cáo sơ kết 6 tháng.pdf"
    path.write_bytes(honest.pdf_of_bytes(random.Random(7).randbytes(3 * MB)))
    return path


def line(page: Page) -> Callable[..., None]:
    """`speed(offline=…, kilobits=…)` of this page's line."""
    session: CDPSession = page.context.new_cdp_session(page)
    session.send("Network.enable")

    def speed(*, offline: bool = False, kilobits: int = 0) -> None:
        up = kilobits * 125 if kilobits else -1
        facts = {"offline": offline, "latency": 40 if kilobits else 0, "downloadThroughput": -1, "uploadThroughput": up}
        session.send("Network.emulateNetworkConditions", facts)

    return speed


def choose(page: Page, path: Path) -> None:
    page.locator(".upload input[type=file]").set_input_files(path)


def row_of(page: Page, path: Path) -> Locator:
    """What the page says of this file now."""
    return page.locator(".upload-row", has_text=path.name).locator(".upload-now")


def stored_bytes(house: House, path: Path) -> bytes:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return (house.data / "files" / digest[:2] / digest).read_bytes()


def percent(words: str) -> int:
    return int(words.removesuffix(" %").rpartition(" ")[2])


def test_a_cut_line_goes_on_from_where_it_was(enter: Enter, new_house: House, paper: Path) -> None:
    page = enter("lan.hoangthimai")
    page.goto(new_house.url + SAMPLES)
    speed, now = line(page), row_of(page, paper)
    speed(kilobits=8000)
    choose(page, paper)
    expect(now).to_have_text(re.compile(r"Đang gửi: [3-9]\d %.*"))
    speed(offline=True)
    expect(now).to_contain_text("Mạng chập chờn, đang gửi tiếp từ")
    at_the_cut = percent(now.inner_text())
    assert at_the_cut > 0
    assert page.locator("input[type=hidden][name=stored]").count() == 0
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    speed()
    expect(now).to_contain_text("Đã nhận", timeout=30_000)
    offsets = [int(url.partition("offset=")[2]) for url in sent if "offset=" in url]
    assert min(offsets) * 100 // paper.stat().st_size == at_the_cut
    assert page.locator("input[type=hidden][name=stored]").count() == 1
    assert stored_bytes(new_house, paper) == paper.read_bytes()


def test_a_reloaded_page_goes_on_with_the_same_file(enter: Enter, new_house: House, paper: Path) -> None:
    page = enter("lan.hoangthimai", size=PHONE)
    page.goto(new_house.url + SAMPLES)
    speed, now = line(page), row_of(page, paper)
    speed(kilobits=2000)
    choose(page, paper)
    expect(now).to_have_text(re.compile(r"Đang gửi: [2-9]\d %.*"), timeout=30_000)
    page.reload()
    speed()
    expect(page.locator(".upload-left")).to_contain_text(f"Lần trước còn dở: “{paper.name}”")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    choose(page, paper)
    expect(now).to_contain_text("Đã nhận", timeout=30_000)
    assert min(int(url.partition("offset=")[2]) for url in sent if "offset=" in url) > 0
    assert not any(url.endswith("/tep/gui/") for url in sent)
    assert stored_bytes(new_house, paper) == paper.read_bytes()


def test_what_is_refused_says_why_and_can_be_dropped(enter: Enter, new_house: House, tmp_path: Path) -> None:
    page = enter("lan.hoangthimai")
    page.goto(new_house.url + SAMPLES)
    wrong = tmp_path / "trang.pdf"
    wrong.write_bytes(b"<html></html>")
    choose(page, wrong)
    row = page.locator(".upload-row").last
    expect(row).to_contain_text("tệp mang đuôi .pdf nhưng không phải PDF")
    expect(page.locator(".upload [role=status]")).to_contain_text("không phải PDF")
    page.locator(".upload").evaluate("box => box.closest('form').requestSubmit()")
    expect(page.locator(".upload-left")).to_contain_text("Còn 1 tệp chưa nhận được")
    row.get_by_role("button", name="Bỏ").click()
    expect(page.locator(".upload-row", has_text="trang.pdf")).to_have_count(0)
    big = tmp_path / "nặng.pdf"
    big.write_bytes(bytes(21 * MB))
    choose(page, big)
    expect(page.locator(".upload-row").last).to_contain_text("Tệp nặng 21,0 MB, hệ thống nhận tối đa 20,0 MB")


def test_a_session_that_ended_is_told(enter: Enter, new_house: House, paper: Path) -> None:
    page = enter("lan.hoangthimai")
    page.goto(new_house.url + SAMPLES)
    page.context.clear_cookies()
    choose(page, paper)
    expect(page.locator(".upload-row").last).to_contain_text("Phiên làm việc đã hết")


def test_without_script_it_is_a_plain_file_input(enter: Enter, new_house: House, paper: Path) -> None:
    page = enter("lan.hoangthimai", script=False)
    page.goto(new_house.url + SAMPLES)
    choose(page, paper)
    box = page.locator(".upload input[type=file]")
    assert (box.get_attribute("name"), box.evaluate("input => input.files.length")) == ("files", 1)
