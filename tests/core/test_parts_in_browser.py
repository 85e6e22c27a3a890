"""The style page in Chromium: no accessibility fault, nothing wider than a phone, keys and marks do what docs/parts.md says.

Playwright keeps to a thread of its own: a running event loop in the thread of the test would shut Django out of its database.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from thidua.accounts.models import User

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
DESK, PHONE = (1366, 768), (360, 740)

Walk = Callable[..., Any]


@pytest.fixture(scope="module")
def thread() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(max_workers=1) as pool:
        yield pool


@pytest.fixture(scope="module")
def chromium(thread: ThreadPoolExecutor) -> Iterator[Browser]:
    playwright = thread.submit(lambda: sync_playwright().start()).result()
    browser = thread.submit(lambda: playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)).result()
    yield browser
    thread.submit(browser.close).result()
    thread.submit(playwright.stop).result()


@pytest.fixture
def walk(
    thread: ThreadPoolExecutor,
    chromium: Browser,
    live_server: LiveServer,
    person: User,
    signed_in: Callable[[User], Client],
    moment: datetime,
) -> Walk:
    """`walk(steps, size=…, scheme=…)`: run the steps on the style page as a signed-in person; whatever a script complains of fails."""
    cookie = {
        "name": settings.SESSION_COOKIE_NAME,
        "value": signed_in(person).cookies[settings.SESSION_COOKIE_NAME].value,
        "url": live_server.url,
    }

    def run(steps: Callable[[Page], Any], size: tuple[int, int], scheme: Any) -> Any:
        context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, reduced_motion="reduce")
        context.add_cookies([cookie])  # type: ignore[list-item]
        page, complaints = context.new_page(), []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: complaints.append(line.text) if line.type == "error" and "woff2" not in line.text else None)
        try:
            page.goto(f"{live_server.url}/kieu-dang/")
            found = steps(page)
            assert [line for line in complaints if "404" not in line] == []
            return found
        finally:
            context.close()

    return lambda steps, size=DESK, scheme="light": thread.submit(run, steps, size, scheme).result()


@pytest.mark.parametrize("size", [DESK, PHONE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(walk: Walk, size: tuple[int, int], scheme: str) -> None:
    found = walk(lambda page: Axe().run(page).response["violations"], size, scheme)
    assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found] == []


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_nothing_is_wider_than_the_screen(walk: Walk, size: tuple[int, int]) -> None:
    assert walk(lambda page: page.evaluate("document.documentElement.scrollWidth"), size) == size[0]


def test_escape_closes_a_menu_and_gives_the_focus_back(walk: Walk) -> None:
    def steps(page: Page) -> list[object]:
        page.click(".person > summary")
        opened = page.evaluate("document.querySelector('.person').open")
        page.keyboard.press("Escape")
        return [opened, page.evaluate("document.querySelector('.person').open"), page.evaluate("document.activeElement.tagName")]

    assert walk(steps) == [True, False, "SUMMARY"]


def test_arrows_walk_through_a_board(walk: Walk) -> None:
    def steps(page: Page) -> object:
        page.focus("table[data-grid] tbody tr:nth-child(1) td:nth-child(2) a")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowDown")
        return page.evaluate(
            "(() => { const cell = document.activeElement.closest('td'); return [cell.parentElement.rowIndex, cell.cellIndex]; })()"
        )

    assert walk(steps) == [2, 2]


def test_a_mark_and_its_card_show_each_other(walk: Walk) -> None:
    current = "[...document.querySelectorAll('[data-fact].is-current')].map((element) => element.id).sort()"

    def steps(page: Page) -> list[object]:
        page.click("#cho-5")
        by_mark = page.evaluate(current)
        seen = page.evaluate(
            "(() => { const box = document.querySelector('#the-5').getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; })()"
        )
        page.focus("#the-1 a")
        return [by_mark, seen, page.evaluate(current)]

    assert walk(steps) == [["cho-5", "the-5"], True, ["cho-1", "the-1"]]


def test_chosen_files_are_named(walk: Walk) -> None:
    def steps(page: Page) -> str:
        page.set_input_files(".drop input", [{"name": "Kế hoạch 184.docx", "mimeType": "text/plain", "buffer": b"x" * 48_213}])
        return page.inner_text("[data-drop-names]")

    assert walk(steps) == "Kế hoạch 184.docx (47 KB)"


def test_leaving_unsaved_work_asks(walk: Walk) -> None:
    def steps(page: Page) -> list[str]:
        asked: list[str] = []
        page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
        page.fill("#id_title", "Báo cáo tổng kết")
        page.reload()
        return asked

    assert walk(steps) == ["beforeunload"]


def test_a_double_click_sends_once(walk: Walk) -> None:
    def steps(page: Page) -> list[str]:
        sent: list[str] = []
        page.on("request", lambda request: sent.append(request.method) if request.method == "POST" else None)
        page.click(".assumed summary")
        with page.expect_navigation():
            page.evaluate(
                "(() => { const button = document.querySelector('.assumed button[value=\"1\"]'); button.click(); button.click(); })()"
            )
        return [*sent, page.inner_text(".assumed strong")]

    assert walk(steps) == ["POST", "Thứ Sáu, 11/06/2021"]
