"""Chromium as the house is looked at: flags, two screens, signing in."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import APIResponse, Browser, BrowserContext, Page, Response, sync_playwright

from demo.people import PASSWORD

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-dev-shm-usage",
]
DESK, PHONE = (1366, 768), (360, 740)
SIGN_IN = "/tai-khoan/dang-nhap/"
PASSWORD_AGAIN = "/tai-khoan/xac-nhan/"


@contextmanager
def chromium() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        raise RuntimeError("Thiếu trình duyệt. Cài bằng: apt-get install -y chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


def screen(size: tuple[int, int]) -> dict[str, Any]:
    """Options of a context."""
    return {"viewport": {"width": size[0], "height": size[1]}, "reduced_motion": "reduce", "locale": "vi-VN"}


def sign_in(page: Page, url: str, username: str, password: str = PASSWORD) -> None:
    page.goto(url + SIGN_IN)
    page.fill("#id_login", username)
    page.fill("#id_password", password)
    with page.expect_navigation():
        page.locator("main form button[type=submit]").first.click()


def open_page(page: Page, url: str) -> Response | None:
    """Go there; where the house asks for the password once more, give it."""
    answer = page.goto(url)
    if PASSWORD_AGAIN in page.url and PASSWORD_AGAIN not in url:
        page.fill("#id_password", PASSWORD)
        with page.expect_navigation() as reached:
            page.locator("main form button[type=submit]").first.click()
        answer = reached.value
    return answer


def fetch(context: BrowserContext, url: str) -> APIResponse:
    """A file, as a press on its link brings it; the password once more where the house asks for it."""
    answer = context.request.get(url)
    if PASSWORD_AGAIN in answer.url:
        page = context.new_page()
        page.goto(answer.url)
        page.fill("#id_password", PASSWORD)
        with page.expect_download():
            page.locator("main form button[type=submit]").first.click()
        page.close()
        answer = context.request.get(url)
    return answer
