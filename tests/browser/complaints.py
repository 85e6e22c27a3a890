"""What a browser holds against a page."""

import re
import time
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from django.apps import apps
from playwright.sync_api import Page

PAGE_BYTES = 150 * 1024
OF_THE_ADDRESS = "Failed to load resource"
"""What Chromium says of an answer that is not 2xx; the walk judges the answer itself."""


def listen(page: Page, complaints: list[str]) -> None:
    """Errors of scripts, refusals of the content policy."""
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" and OF_THE_ADDRESS not in line.text else None)


TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
QUIET_LOOKS = 3
PATIENCE = 30


class Weight:
    """Bytes that came over the line for a first load, without fonts."""

    def __init__(self, page: Page) -> None:
        self.total = 0
        self._page, self._under_way = page, set[str]()
        self._fonts: set[str] = set()
        self._frame = ""
        line = page.context.new_cdp_session(page)
        line.on("Network.responseReceived", lambda event: self._fonts.add(event["requestId"]) if event["type"] == "Font" else None)
        line.on("Network.requestWillBeSent", self._ask)
        line.on("Network.loadingFailed", lambda event: self._under_way.discard(event["requestId"]))
        line.on("Network.loadingFinished", self._count)
        line.send("Network.enable")
        line.send("Network.setCacheDisabled", {"cacheDisabled": True})

    def begin(self) -> None:
        """Of the next load alone."""
        self.total = 0
        self._under_way.clear()

    def _ask(self, event: Any) -> None:
        """A frame within the page has a line of its own, which does not tell here when it ends."""
        if event.get("frameId") == self._main_frame(event):
            self._under_way.add(event["requestId"])

    def _main_frame(self, event: Any) -> str:
        if event["type"] == "Document" and not self._frame:
            self._frame = str(event["frameId"])
        return self._frame

    def settle(self) -> None:
        """Come back when the page is loaded and asks for nothing more, several frames long."""
        self._page.wait_for_load_state("load")
        quiet, until = 0, time.monotonic() + PATIENCE
        while quiet < QUIET_LOOKS:
            assert time.monotonic() < until, f"còn đang tải: {self._page.url}"
            self._page.evaluate(TWO_FRAMES)
            quiet = 0 if self._under_way else quiet + 1

    def _count(self, event: Any) -> None:
        self._under_way.discard(event["requestId"])
        if event["requestId"] not in self._fonts:
            self.total += int(event["encodedDataLength"])


RUN_AXE = "axe.run({resultTypes: ['violations']}).then((results) => results.violations)"
LOOK = """(at) => { const look = getComputedStyle(at);
    return [look.color, look.backgroundColor, look.backgroundImage, look.opacity, look.fontSize, look.fontWeight, at.checkVisibility()].join(); }"""
KEEP_LOOKS = f"() => {{ const look = {LOOK}; window.looks = new Map([...document.querySelectorAll('*')].map((at) => [at, look(at)])); }}"
RUN_AXE_AGAIN = f"""async () => {{
    const look = {LOOK}, resultTypes = ["violations"];
    const others = [...document.querySelectorAll("*")].filter((at) => at.checkVisibility() && window.looks.get(at) !== look(at));
    const all = await axe.run({{ resultTypes, rules: {{ "color-contrast": {{ enabled: false }} }} }});
    const colours = others.length ? await axe.run(others, {{ resultTypes, runOnly: ["color-contrast"] }}) : {{ violations: [] }};
    return [...all.violations, ...colours.violations];
}}"""
"""After `KEEP_LOOKS` and another width. Contrast is most of the work of axe: asked only of what came or looks otherwise now, with all in it."""


class Seat:
    """A page of one person that opens one address after another: a new one each time costs a process and all of axe once more."""

    def __init__(self, page: Page) -> None:
        self.page, self.faults, self.weight = page, list[str](), Weight(page)
        listen(page, self.faults)
        page.add_init_script(AXE_SCRIPT)

    def ready(self, size: tuple[int, int]) -> None:
        """As if it were new."""
        self.faults.clear()
        self.weight.begin()
        self.turn(size)

    def turn(self, size: tuple[int, int]) -> None:
        self.page.set_viewport_size({"width": size[0], "height": size[1]})


def of_axe(page: Page) -> list[str]:
    """Its script is brought to the page once, and only what it holds against the page comes back."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = _told(page.evaluate(RUN_AXE))
    page.evaluate(KEEP_LOOKS)
    return found


def of_axe_again(page: Page) -> list[str]:
    """The same page on another screen, after `of_axe`."""
    return _told(page.evaluate(RUN_AXE_AGAIN))


def _told(violations: Any) -> list[str]:
    return [f"axe {fault['id']}: {node['html'][:200]}" for fault in violations for node in fault["nodes"][:3]]


def of_width(page: Page) -> list[str]:
    wide, screen = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    return [f"rộng {wide} trên màn hình {screen}"] if wide > screen else []


LOANED = {"email"}
"""Codes that plans use as a word of their own: a page that quotes a plan has them."""


def _codes() -> set[str]:
    """Values that stand in the database for words on the screen."""
    fields = [field for model in apps.get_models() if model.__module__.startswith("thidua.") for field in model._meta.fields]
    values = {str(value) for field in fields for value, said in field.flatchoices if str(value) != str(said).lower()}
    return {value for value in values if value.isascii() and len(value) > 3} - LOANED


ENGLISH = [
    "submit",
    "cancel",
    "delete",
    "search",
    "login",
    "logout",
    "password",
    "username",
    "error",
    "errors",
    "save",
    "edited",
    "home",
    "next",
    "previous",
    "upload",
    "download",
    "required",
    "field",
    "this",
    "that",
    "with",
    "from",
    "please",
    "enter",
    "valid",
    "invalid",
    "value",
    "choose",
    "file",
    "files",
    "page",
    "pages",
    "loading",
    "success",
    "warning",
    "unknown",
    "undefined",
    "null",
    "none",
    "true",
    "false",
    "object",
    "missing",
    "yesterday",
    "tomorrow",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
RAW = re.compile(r"\b(" + "|".join(sorted({*ENGLISH, *_codes()})) + r")\b", re.IGNORECASE)
MARKS = re.compile(r"\{[{%#]|[%}]\}|\b[a-z]+_[a-z_]+\b|\b\d{4}-\d{2}-\d{2}\b|<\w+ |\[\]|\bthidua\.\w+")
ADDRESSES = re.compile(r"\S+@\S+|\S+\.(?:docx|xlsx|pdf|txt|ics)\b|https?://\S+")

WORDS = """() => {
    const keys = [...document.querySelectorAll("kbd")], said = keys.map((key) => key.textContent);
    keys.forEach((key) => { key.textContent = ""; });
    const text = document.body.innerText;
    keys.forEach((key, at) => { key.textContent = said[at]; });
    return text;
}"""
"""What stands on the page, without what is printed on keys."""


def of_words(page: Page) -> list[str]:
    """Raw codes, English, dates the wrong way round, leftovers of a template."""
    text = ADDRESSES.sub(" ", page.evaluate(WORDS))
    return [
        f"chữ lạ: {hit[0]} (…{text[max(0, hit.start() - 30) : hit.end() + 30]!r}…)" for rule in (RAW, MARKS) for hit in rule.finditer(text)
    ]


def of_shape(page: Page) -> list[str]:
    """One heading of the first rank, a title, the language, a way to the main part."""
    said = page.evaluate(
        "[document.querySelectorAll('h1').length, document.title.trim().length, document.documentElement.lang, document.querySelectorAll('main').length]"
    )
    return [] if said[0] == 1 and said[1] > 3 and said[2] == "vi" and said[3] == 1 else [f"h1, title, lang, main: {said}"]
