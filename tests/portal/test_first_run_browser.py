"""The first run in a browser: an empty house, five steps, no page without a way on. Without script too."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tools.walk.browser import DESK, PHONE, chromium, screen
from tools.walk.house import House, prepare, serve

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SECRET = "một câu dài dễ nhớ"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def empty_house(tmp_path: Path) -> Iterator[House]:
    folder = tmp_path / "data"
    prepare(folder, demo=False)
    with serve(folder, demo=False) as served:
        yield served


def look(page: Page) -> None:
    """Each step as axe sees it, and no wider than the screen."""
    assert [fault["id"] for fault in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def press(page: Page) -> None:
    page.locator("main form.form button[type=submit]").click()
    page.wait_for_load_state()


@pytest.mark.parametrize(("size", "has_script"), [(DESK, True), (PHONE, False)], ids=["desk", "telephone without script"])
def test_from_an_empty_house_to_the_plan(browser: Browser, empty_house: House, size: tuple[int, int], *, has_script: bool) -> None:
    context = browser.new_context(**screen(size), java_script_enabled=has_script)
    page = context.new_page()
    page.goto(empty_house.url)
    assert page.locator(".step-current").inner_text().startswith("1")
    if has_script:
        look(page)
    page.fill("#id_full_name", "Lê Thị Mở Đầu")
    page.fill("#id_password", "ngắn")
    page.fill("#id_again", "ngắn")
    press(page)
    assert page.locator(".field-error").count() == 1
    page.fill("#id_password", SECRET)
    page.fill("#id_again", SECRET)
    press(page)
    page.fill("#id_name", "Sở Tư pháp tỉnh Yên Bái")
    page.select_option("#id_kind", label="Sở Tư pháp")
    press(page)
    page.get_by_label("Khu vực thi đua").check()
    page.fill("#id_name", "Khu vực thi đua miền núi")
    page.fill("#id_year", "2026")
    if has_script:
        look(page)
    press(page)
    page.fill("#id_names", "Sở Tư pháp tỉnh Lạng Sơn\nSở Tư pháp tỉnh Lào Cai")
    press(page)
    assert page.url == f"{empty_house.url}/bat-dau/xong/"
    assert "3 đơn vị" in page.locator("main").inner_text()
    if has_script:
        look(page)
    page.go_back()
    page.goto(f"{empty_house.url}/bat-dau/don-vi/")
    assert page.url == f"{empty_house.url}/bat-dau/xong/"
    plan = "KẾ HOẠCH\nHoạt động năm 2026\nCác đơn vị gửi Báo cáo sơ kết về Trưởng Khu vực trước ngày 20/6/2026.\n"
    page.set_input_files("input[type=file]", {"name": "ke-hoach.txt", "mimeType": "text/plain", "buffer": plan.encode()})
    press(page)
    assert page.url.startswith(f"{empty_house.url}/ke-hoach/")
    assert "Báo cáo sơ kết" in page.locator("main").inner_text()
    assert page.goto(f"{empty_house.url}/bat-dau/").status == 404  # type: ignore[union-attr]
    context.close()
