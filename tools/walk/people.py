"""Who opens a page: signed in once, kept for all their visits."""

import time
from collections.abc import Callable, Mapping
from typing import Any

from allauth.mfa.totp.internal import auth
from playwright.sync_api import Browser, Page

from demo.people import PASSWORD
from tools.walk.browser import SIGN_IN, sign_in
from tools.walk.visit import NOBODY

SECRET = "JBSWY3DPEHPK3PXP"
"""Of the account that signs in with two factors; its codes are computed here."""
PERIOD, ENOUGH = 30, 8
"""Seconds that a code lives, and how many of them it takes to type it on a machine with much to do."""


class States(dict[str, Any]):
    """Cookies of a person by their key; made when first asked for."""

    def __init__(self, browser: Browser, url: str, samples: Mapping[str, Any]) -> None:
        super().__init__()
        self._browser, self._url, self._samples = browser, url, samples

    def __missing__(self, who: str) -> Any:
        context = self._browser.new_context()
        if who != NOBODY:
            self._enter(context.new_page(), who)
        self[who] = context.storage_state()
        context.close()
        return self[who]

    def _enter(self, page: Page, who: str) -> None:
        special: dict[str, Callable[[Page], None]] = {
            "newcomer": self._newcomer,
            "half_in": self._half_in,
            "two_factors": self._two_factors,
        }
        if who in special:
            special[who](page)
        else:
            sign_in(page, self._url, self._samples["users"][who])
        if SIGN_IN in page.url and who != "half_in":
            raise RuntimeError(f"Không đăng nhập được: {who}")

    def _newcomer(self, page: Page) -> None:
        sign_in(page, self._url, self._samples["users"]["newcomer"], self._samples["code"])

    def _half_in(self, page: Page) -> None:
        """The password is right, the second step is still to come."""
        sign_in(page, self._url, self._samples["users"]["two_factors"], PASSWORD)

    def _two_factors(self, page: Page) -> None:
        self._half_in(page)
        left = PERIOD - time.time() % PERIOD
        if left < ENOUGH:
            time.sleep(left)
        counter = next(iter(auth.yield_hotp_counters_from_time()))
        page.fill("#id_code", auth.format_hotp_value(auth.hotp_value(SECRET, counter)))
        with page.expect_navigation():
            page.locator("main form button[type=submit]").first.click()
