"""A served house and a browser for the walks. Both live as long as the tests of this package: a browser keeps an event loop in the thread,
and Django refuses its database there, so nothing of it may be left for the tests that follow.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.complaints import Seat, listen
from tests.once import once
from tools.walk.browser import DESK, SIGN_IN, chromium, screen, sign_in
from tools.walk.house import House, prepare, samples, serve
from tools.walk.people import States

SAMPLES = "samples.json"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The walks through a whole year come first: they take longest, and all else fills the time beside them."""
    items.sort(key=lambda item: not (item.path.parent == Path(__file__).parent and item.path.stem.startswith("test_year_")))


@pytest.fixture(scope="package")
def demo() -> Path:
    """The data of a demo that was loaded once; copied, never served."""
    return once("demo", prepare)


@pytest.fixture(scope="package")
def with_samples(demo: Path) -> Path:
    """The demo with a sample for every page, made once; copied, never served."""

    def stage(folder: Path) -> None:
        shutil.copytree(demo, folder)
        (folder / SAMPLES).write_text(json.dumps(samples(folder)))

    return once("staged", stage)


@pytest.fixture(scope="package")
def staged(with_samples: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The copy of the house for looking."""
    folder = tmp_path_factory.mktemp("staged") / "data"
    shutil.copytree(with_samples, folder)
    return folder, json.loads((folder / SAMPLES).read_text())


@pytest.fixture(scope="package")
def found(staged: tuple[Path, dict[str, Any]]) -> dict[str, Any]:
    return staged[1]


@pytest.fixture(scope="package")
def house(staged: tuple[Path, dict[str, Any]]) -> Iterator[House]:
    """For looking only: every page of it is the same for all tests."""
    with serve(staged[0]) as served:
        yield served


@pytest.fixture
def begun(demo: Path) -> Path:
    """What a test's own house begins from; a file that needs more puts its own in place of it."""
    return demo


@pytest.fixture
def new_house(begun: Path, tmp_path: Path) -> Iterator[House]:
    """A house of one test's own, to work in."""
    folder = tmp_path / "data"
    shutil.copytree(begun, folder)
    with serve(folder) as served:
        yield served


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="package")
def states(browser: Browser, house: House, found: dict[str, Any]) -> States:
    return States(browser, house.url, found)


@pytest.fixture(scope="package")
def rooms(browser: Browser, states: States) -> Iterator[Callable[[str], BrowserContext]]:
    """`rooms(who)`: the browser of that person in the house for looking."""
    opened: dict[str, BrowserContext] = {}

    def room(who: str) -> BrowserContext:
        if who not in opened:
            opened[who] = browser.new_context(**screen(DESK), storage_state=states[who])
        return opened[who]

    yield room
    for context in opened.values():
        context.close()


@pytest.fixture(scope="package")
def seats(rooms: Callable[[str], BrowserContext]) -> Callable[[str], Seat]:
    """`seats(who)`: the one page in which that person is led through the house."""
    taken: dict[str, Seat] = {}

    def seat(who: str) -> Seat:
        if who not in taken or taken[who].page.is_closed():
            taken[who] = Seat(rooms(who).new_page())
        taken[who].ready(DESK)
        return taken[who]

    return seat


@pytest.fixture
def enter(browser: Browser, new_house: House) -> Iterator[Callable[..., Page]]:
    """`enter(username, size=DESK, script=True)`: a page of that person in the house of this test. What a script complains of fails the test."""
    complaints: list[str] = []
    with ExitStack() as stack:

        def one(username: str, *, size: tuple[int, int] = DESK, script: bool = True) -> Page:
            context = browser.new_context(**screen(size), java_script_enabled=script, accept_downloads=True)
            stack.callback(context.close)
            page = context.new_page()
            listen(page, complaints)
            with page.expect_navigation(url=lambda to: SIGN_IN not in to):
                sign_in(page, new_house.url, username)
            return page

        yield one
    assert complaints == []
