"""`make screens`: every page of the demo as the right person sees it, at two widths, and one sheet of all, in screens/.

A route that does not answer as it should, that has no sample, or that no visit names and yet can be opened, fails at the end with a list.
"""

import html
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import django

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
WORK = Path(tempfile.mkdtemp(prefix="thidua-screens-"))
os.environ |= {"THIDUA_DATA": str(WORK / "here"), "THIDUA_DEMO": "1", "DJANGO_SETTINGS_MODULE": "thidua.settings"}
django.setup()

from playwright.sync_api import Browser, BrowserContext, Page  # noqa: E402
from playwright.sync_api import Error as BrowserError  # noqa: E402

from tools.walk.browser import DESK, PHONE, chromium, fetch, open_page, screen  # noqa: E402
from tools.walk.first_days import first_days  # noqa: E402
from tools.walk.house import House, prepare, samples, serve  # noqa: E402
from tools.walk.people import States  # noqa: E402
from tools.walk.places import FIRST_RUN, VISITS, unlisted  # noqa: E402
from tools.walk.visit import Visit  # noqa: E402

SCREENS = ROOT / "screens"
SIZES = {"may-ban": DESK, "dien-thoai": PHONE}
TALLEST = 3000
IN_A_SHEET = 24


def main() -> int:
    begun = time.monotonic()
    shutil.rmtree(SCREENS, ignore_errors=True)
    SCREENS.mkdir()
    wanted = sys.argv[1:]
    try:
        faults = _all(wanted)
    finally:
        shutil.rmtree(WORK, ignore_errors=True)
    count = len(list(SCREENS.glob("*.png")))
    print(f"  {count} ảnh trong {SCREENS.relative_to(ROOT)}/ sau {time.monotonic() - begun:.0f} giây")
    for fault in faults:
        print(f"  ✗ {fault}", file=sys.stderr)
    return 1 if faults else 0


def _all(wanted: list[str]) -> list[str]:
    """`wanted`: words of which one stands in the name of a picture; none = all."""
    demo, empty = WORK / "demo", WORK / "empty"
    prepare(demo)
    found = samples(demo)
    chosen = [visit for visit in VISITS if not wanted or any(word in visit.name for word in wanted)]
    with serve(demo) as house:
        with chromium() as browser:
            states = States(browser, house.url, found)
            known = {who: states[who] for who in dict.fromkeys(visit.who for visit in chosen)}
            faults = [] if wanted else list(_refusals(browser, house, states))
        with ThreadPoolExecutor(len(SIZES)) as pool:
            parts = pool.map(lambda place: _visits(place, house, known, found, chosen), SIZES)
            faults += [fault for part in parts for fault in part]
    if not wanted:
        prepare(empty, demo=False)
        with serve(empty, demo=False) as house, chromium() as browser:
            faults += list(_first_days(browser, house))
    with chromium() as browser:
        _sheets(browser)
    return faults


def _visits(place: str, house: House, states: Mapping[str, Any], found: Mapping[str, Any], chosen: list[Visit]) -> list[str]:
    """All visits on one screen, with a browser of their own."""
    faults = []
    with chromium() as browser:
        for who, state in states.items():
            context = browser.new_context(**screen(SIZES[place]), storage_state=state)
            for visit in (visit for visit in chosen if visit.who == who):
                fault = _visit(context, house, visit, found, place)
                faults += [f"{visit.name} ({who or 'chưa đăng nhập'}, {place}): {fault}"] if fault else []
            context.close()
    return faults


def _visit(context: BrowserContext, house: House, visit: Visit, found: Mapping[str, Any], place: str) -> str | None:
    """Open it, picture it; the fault in words."""
    try:
        url = house.url + visit.path(found)
    except KeyError as missing:
        return f"không có mẫu {missing}"
    try:
        return _file(context, visit, url) if visit.is_file or visit.is_part else _page(context, house, visit, url, place)
    except BrowserError as error:
        return str(error).splitlines()[0]


def _file(context: BrowserContext, visit: Visit, url: str) -> str | None:
    answer = fetch(context, url)
    return None if answer.status == visit.status and answer.body() else f"trả lời {answer.status}"


def _page(context: BrowserContext, house: House, visit: Visit, url: str, place: str) -> str | None:
    with context.new_page() as page:
        response = open_page(page, url)
        if response is None or response.status != visit.status:
            return f"trả lời {response.status if response else 'trống'}"
        if page.url != url and page.url != house.url + visit.ends_at_path():
            return f"chuyển sang {page.url.removeprefix(house.url)}"
        picture(page, f"{visit.name}.{place}")
    return None


def picture(page: Page, name: str) -> None:
    page.evaluate("document.fonts.ready")
    size = page.viewport_size or {"width": DESK[0], "height": DESK[1]}
    height = max(size["height"], min(page.evaluate("document.documentElement.scrollHeight"), TALLEST))
    if size["width"] < PHONE[0] + 1:  # the bar of the telephone belongs at the foot of the picture
        page.set_viewport_size({"width": size["width"], "height": height})
    clip: Any = {"x": 0, "y": 0, "width": size["width"], "height": height}
    page.screenshot(path=SCREENS / f"{name}.png", full_page=True, clip=clip)


def _refusals(browser: Browser, house: House, states: States) -> Iterator[str]:
    """Routes that no visit names are for POST only."""
    context = browser.new_context(storage_state=states["admin"])
    for route, path in unlisted().items():
        status = context.request.get(house.url + path, max_redirects=0).status
        if status != 405:
            yield f"{route}: mở được bằng GET (trả lời {status}) mà chưa có mẫu trong tools/walk/places.py"
    context.close()


def _first_days(browser: Browser, house: House) -> Iterator[str]:
    """The pages of an empty house, each at both widths while it is open."""
    page = browser.new_context(**screen(DESK)).new_page()
    reached = []
    try:
        for route in first_days(page, house.url):
            reached.append(route)
            for place, size in SIZES.items():
                page.set_viewport_size({"width": size[0], "height": size[1]})
                picture(page, f"{route.replace(':', '.')}.{place}")
    except BrowserError as error:
        yield f"lần chạy đầu, sau {reached[-1] if reached else 'trang mở'}: {str(error).splitlines()[0]}"
    yield from (f"{route}: không tới được" for route in FIRST_RUN if route not in reached)
    page.context.close()


def _sheets(browser: Browser) -> None:
    """All pictures small, in parts that can be looked at."""
    for place, size in SIZES.items():
        pictures = sorted(SCREENS.glob(f"*.{place}.png"))
        for number in range(0, len(pictures), IN_A_SHEET):
            part = pictures[number : number + IN_A_SHEET]
            _sheet(browser, part, f"tat-ca-{place}-{number // IN_A_SHEET + 1}", width=420 if size == DESK else 200)


def _sheet(browser: Browser, pictures: list[Path], name: str, *, width: int) -> None:
    style = "body{font:12px sans-serif;display:flex;flex-wrap:wrap;gap:12px;margin:12px;align-items:flex-start}figure{margin:0;"
    style += f"width:{width}px}}img{{width:100%;max-height:520px;object-fit:cover;object-position:top;border:1px solid #999}}"
    figures = "".join(f'<figure><img src="{path.name}"><figcaption>{html.escape(path.stem)}</figcaption></figure>' for path in pictures)
    sheet = SCREENS / f"{name}.html"
    sheet.write_text(f"<!doctype html><meta charset=utf-8><style>{style}</style>{figures}")
    page = browser.new_page(viewport={"width": 1760, "height": 900})
    page.goto(sheet.as_uri())
    page.screenshot(path=SCREENS / f"{name}.png", full_page=True)
    page.close()


if __name__ == "__main__":
    sys.exit(main())
