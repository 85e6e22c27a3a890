"""Six people follow every link they are shown: none leads nowhere, and no page leaves its reader without a way on."""

from collections import Counter, deque
from collections.abc import Callable
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve
from lxml import html
from playwright.sync_api import BrowserContext

from tools.walk.house import House

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROLES = ["admin", "yenbai", "yenbai_leader", "langson", "tapchi", "superior"]
OF_ONE_KIND = 3
"""Pages of one route that are opened; their links are alike."""

Rooms = Callable[[str], BrowserContext]


class Crawl:
    """Pages opened by one person, by address without its place."""

    def __init__(self, house: House, context: BrowserContext) -> None:
        self.house, self.request = house, context.request
        self.faults: list[str] = []
        self.places: dict[str, set[str]] = {}
        self.links: list[tuple[str, str]] = []
        self._of_kind: Counter[str] = Counter()
        self._waiting = deque([("/", "")])
        self._seen = {"/"}

    def run(self) -> None:
        while self._waiting:
            self._open(*self._waiting.popleft())
        self.faults += [
            f"{came}: {url} không có chỗ ấy"
            for url, came in self.links
            if (parts := urldefrag(url)).url in self.places and parts.fragment not in self.places[parts.url]
        ]

    def _open(self, path: str, came: str) -> None:
        kind = _kind(path)
        self._of_kind[kind] += 1
        if self._of_kind[kind] > OF_ONE_KIND:
            return
        answer = self.request.get(self.house.url + path)
        if answer.status != 200:
            self.faults.append(f"{came} → {path}: {answer.status}")
        elif "text/html" in answer.headers.get("content-type", ""):
            self._read(path, html.fromstring(answer.body()))

    def _read(self, path: str, page: Any) -> None:
        self.places[path] = {*page.xpath("//@id"), ""}
        hrefs = [urljoin(path, href) for href in page.xpath("//a/@href")]
        own = [href for href in hrefs if not urlsplit(href).netloc and not urlsplit(href).scheme]
        if not {urldefrag(href).url for href in own} - {path} and not page.xpath("//main//form"):
            self.faults.append(f"{path}: trang cụt")
        self.links += [(href, path) for href in own if "#" in href]
        for href in dict.fromkeys(urldefrag(href).url for href in own):
            if href not in self._seen and not href.startswith("/static/"):
                self._seen.add(href)
                self._waiting.append((href, path))


def _kind(path: str) -> str:
    try:
        return str(resolve(urlsplit(path).path).view_name)
    except Resolver404:
        return path


@pytest.mark.parametrize("who", ROLES)
def test_every_link_leads_on(who: str, house: House, rooms: Rooms) -> None:
    crawl = Crawl(house, rooms(who))
    crawl.run()
    assert not crawl.faults, "\n".join(crawl.faults)
    assert len(crawl.places) > 15


def test_no_page_broke(house: House) -> None:
    """The last of this file: whatever broke on the way stands in what the server wrote."""
    assert "Traceback" not in house.log.read_text()
