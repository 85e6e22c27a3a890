"""What an officer does on a page, by the words that stand on it."""

import re
import sqlite3
from pathlib import Path

from playwright.sync_api import Locator, Page


def follow(target: Locator) -> None:
    """Press it and stand on the page it leads to. A press alone comes back before that page is there."""
    with target.page.expect_navigation():
        target.click()


def press(page: Page, word: str) -> None:
    """The button or link of the main part that is called so, and the page it leads to."""
    target = (
        page.locator("main").locator("a:visible, button:visible, summary:visible").filter(has_text=re.compile(rf"^\s*{re.escape(word)}"))
    )
    follow(target.first)


def drop(page: Page, url: str, file: object, *, year: str = "") -> None:
    """Put a file into the zone, say of which year it is, and have it read."""
    page.goto(f"{url}/ke-hoach/")
    page.set_input_files("input[name=uploads]", file)  # type: ignore[arg-type]
    choice = page.locator("select[name=bloc_year]")
    if year and choice.count():
        label = next(text for text in choice.locator("option").all_inner_texts() if year in text)
        choice.select_option(label=label)
    press(page, "Đọc kế hoạch")


def settle_doubts(page: Page) -> None:
    """Mend what can be mended by one press; say of the rest that it was seen."""
    while page.locator("#nghi-ngo .doubt-row").count():
        page.evaluate("document.querySelector('#nghi-ngo details').open = true")
        row = page.locator("#nghi-ngo .doubt-row").first
        mend = row.locator("button:has-text('Sửa thành')")
        if not mend.count():
            row.locator("input[name=answer]").fill("Đã hỏi lại, giữ như văn bản")
        follow(mend if mend.count() else row.locator("button:has-text('Đã xem')"))


def choose_units(page: Page, name: str) -> int:
    """Where the words leave it open who must act: that unit. Returns how often it was asked."""
    asked = 0
    while page.locator("#next-why a:has-text('Chọn đơn vị')").count():
        press(page, "Chọn đơn vị")
        page.locator(".unit-box").filter(has_text=name).first.locator("input").check()
        press(page, "Ghi")
        asked += 1
    return asked


def count(data: Path, table: str, where: str = "1") -> int:
    """Rows as the database has them."""
    with sqlite3.connect(f"file:{data / 'thidua.sqlite3'}?mode=ro", uri=True) as line:
        return int(line.execute(f"select count(*) from {table} where {where}").fetchone()[0])
