"""Without a mouse, and on paper."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tools.walk.browser import DESK
from tools.walk.house import House

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Rooms = Callable[[str], BrowserContext]
FOCUSED = """(() => { const at = document.activeElement, box = at.getBoundingClientRect(), look = getComputedStyle(at);
  return {word: (at.innerText || at.getAttribute('aria-label') || at.name || at.tagName).trim().slice(0, 40), tag: at.tagName,
          seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
          ring: look.outlineStyle !== 'none' || look.boxShadow !== 'none' || at.tagName === 'MAIN'
                || getComputedStyle(at.parentElement).outlineStyle !== 'none' || getComputedStyle(at.parentElement).boxShadow !== 'none',
          order: [...document.querySelectorAll('*')].indexOf(at), inMain: !!at.closest('main')} })()"""


@pytest.fixture
def review(house: House, found: dict[str, Any], rooms: Rooms) -> Any:
    page = rooms("yenbai").new_page()
    page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    page.goto(f"{house.url}/ke-hoach/{found['draft']}/")
    yield page
    page.close()


def test_the_first_tab_skips_to_the_content(review: Page) -> None:
    review.keyboard.press("Tab")
    assert review.evaluate(FOCUSED)["word"] == "Tới nội dung của trang"
    assert review.evaluate(FOCUSED)["seen"]
    review.keyboard.press("Enter")
    expect(review.locator("#main")).to_be_focused()


def test_tab_walks_the_review_in_its_order(review: Page) -> None:
    """Every stop can be seen and has its ring; none jumps back; the actions come before the cards, the cards before the document."""
    stops = []
    for _ in range(60):
        review.keyboard.press("Tab")
        stops.append(review.evaluate(FOCUSED))
    assert [stop["word"] for stop in stops if not stop["seen"]] == []
    assert [stop["word"] for stop in stops if not stop["ring"]] == []
    assert [stop["order"] for stop in stops] == sorted(stop["order"] for stop in stops)
    assert review.locator("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").count() == 0
    words = [stop["word"] for stop in stops if stop["inMain"]]
    assert words.index("Lưu, làm sau") < next(at for at, word in enumerate(words) if word.startswith("Nghĩa vụ"))


def test_ctrl_k_goes_to_the_search_and_enter_searches(review: Page, house: House) -> None:
    review.keyboard.press("Control+k")
    expect(review.locator("[data-search]:focus")).to_have_count(1)
    review.keyboard.type("bao cao so ket")
    with review.expect_navigation():
        review.keyboard.press("Enter")
    assert review.url.startswith(f"{house.url}/tim/")
    assert "Báo cáo sơ kết" in review.inner_text("main")


def test_escape_closes_what_was_opened(review: Page) -> None:
    menus = review.locator("details[data-closes]")
    assert menus.count() >= 2
    for number in range(menus.count()):
        menu = menus.nth(number)
        if not menu.is_visible():
            continue
        menu.locator("summary").first.focus()
        review.keyboard.press("Enter")
        expect(menu).to_have_attribute("open", "")
        review.keyboard.press("Escape")
        expect(menu).not_to_have_attribute("open", "")
        expect(menu.locator("summary").first).to_be_focused()


def test_tabs_of_the_cards_work_by_keys(review: Page) -> None:
    review.locator("[data-tab]").nth(1).focus()
    review.keyboard.press("Enter")
    shown = review.locator("[data-group]:visible")
    expect(shown).to_have_count(1)
    assert shown.get_attribute("data-group") == review.locator("[data-tab]").nth(1).get_attribute("data-tab")


@pytest.mark.parametrize("path", ["/viec-cua-toi/", "/bang-theo-doi/{year}/", "/ke-hoach/{plan}/", "/lich/"])
def test_paper_shows_the_matter_without_the_frame(path: str, house: House, found: dict[str, Any], rooms: Rooms) -> None:
    page = rooms("yenbai").new_page()
    page.goto(house.url + path.format(**found))
    page.emulate_media(media="print")
    frame = page.locator("header.top, nav.map, .assumed, nav.bottom, .skip, .page-actions button")
    assert [frame.nth(at).evaluate("e => e.outerHTML.slice(0, 80)") for at in range(frame.count()) if frame.nth(at).is_visible()] == []
    assert page.locator("h1").is_visible()
    assert len(page.inner_text("main")) > 200
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
    page.close()


def test_the_board_printed_fits_the_width_of_a4(house: House, found: dict[str, Any], rooms: Rooms) -> None:
    page = rooms("yenbai").new_page()
    page.set_viewport_size({"width": 1047, "height": 740})
    page.goto(f"{house.url}/bang-theo-doi/{found['year']}/in/")
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1047
    page.close()
