"""Chromium as the house is looked at: flags, two screens, signing in."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

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
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()


def state_of(browser: Browser, url: str, username: str) -> Any:
    """The cookies of somebody who has just signed in."""
    context = browser.new_context()
    page = context.new_page()
    sign_in(page, url, username)
    if SIGN_IN in page.url and "hai-lop" not in page.url:
        raise RuntimeError(f"Không đăng nhập được: {username}")
    state = context.storage_state()
    context.close()
    return state
