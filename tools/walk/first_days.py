"""An empty house is set up, page by page, as its first administrator does it."""

from collections.abc import Iterator

from playwright.sync_api import Page

PASSWORD = "Mot-cau-de-nho-2021"
MEMBERS = ["Sở Nội vụ tỉnh Lào Cai", "Thanh tra tỉnh Lào Cai", "Công an tỉnh Lào Cai"]


def first_days(page: Page, url: str) -> Iterator[str]:
    """Yields the route of each step while its page is open, then fills it in and sends it."""
    page.goto(f"{url}/")
    yield "portal:first_run"
    for name, text in {"full_name": "Lù Thị Khởi", "username": "quantri", "password": PASSWORD, "again": PASSWORD}.items():
        page.fill(f"#id_{name}", text)
    _send(page)
    yield "portal:own_unit"
    page.fill("#id_name", "Sở Tư pháp tỉnh Lào Cai")
    page.select_option("#id_kind", "so_tu_phap")
    page.fill("#id_place", "Lào Cai")
    _send(page)
    yield "portal:first_year"
    page.check("input[name=kind][value=khoi]")
    page.fill("#id_name", "Khối thi đua Nội chính tỉnh Lào Cai")
    page.fill("#id_short_name", "Khối Nội chính Lào Cai")
    _send(page)
    yield "portal:members"
    page.fill("#id_names", "\n".join(MEMBERS))
    _send(page)
    yield "portal:ready"


def _send(page: Page) -> None:
    with page.expect_navigation():
        page.locator("main form button[type=submit]").first.click()
