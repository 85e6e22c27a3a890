"""Every page of the house, on a desk and on a telephone: nothing that a browser, axe, a poor line or a reader would hold against it."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from tests.browser import complaints
from tools.walk.browser import PHONE, fetch, open_page
from tools.walk.house import House
from tools.walk.places import FIRST_RUN, VISITS, routes, unlisted
from tools.walk.visit import NOBODY, Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = [visit for visit in VISITS if not visit.is_file and not visit.is_part]
FILES = [visit for visit in VISITS if visit.is_file]
PARTS = [visit for visit in VISITS if visit.is_part]
OF_NAMES = {"core:style", "documents:templates", "documents:template", "documents:template_fields"}
"""Pages whose subject are names of the machine: classes of the style, fields that a template may hold."""
HEAPS = 6
PALE = "p { color: #000 } @media (max-width: 500px) { section { background: #555 } }"

Rooms = Callable[[str], BrowserContext]
Seats = Callable[[str], complaints.Seat]


def dealt(visits: list[Visit]) -> list[Any]:
    """Each page stands alone: they go in heaps to whichever worker is free (`--dist loadgroup`)."""
    return [
        pytest.param(visit, id=visit.name, marks=pytest.mark.xdist_group(f"pages-{number % HEAPS}")) for number, visit in enumerate(visits)
    ]


@pytest.mark.parametrize("visit", dealt(PAGES))
def test_page(visit: Visit, house: House, found: dict[str, Any], seats: Seats) -> None:
    seat = seats(visit.who)
    page, faults = seat.page, seat.faults
    answer = open_page(page, house.url + visit.path(found))
    assert answer is not None and answer.status == visit.status
    assert page.url == house.url + (visit.ends_at_path() or visit.path(found))
    seat.weight.settle()
    if seat.weight.total > complaints.PAGE_BYTES:
        faults.append(f"nặng {seat.weight.total // 1024} KB")
    faults += complaints.of_shape(page)
    faults += [] if visit.route in OF_NAMES else complaints.of_words(page)
    faults += complaints.of_width(page) + complaints.of_axe(page)
    seat.turn(PHONE)
    faults += [f"{PHONE[0]}: {fault}" for fault in complaints.of_width(page) + complaints.of_axe_again(page)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("visit", FILES, ids=[visit.name for visit in FILES])
def test_file(visit: Visit, house: House, found: dict[str, Any], rooms: Rooms) -> None:
    answer = fetch(rooms(visit.who), house.url + visit.path(found))
    assert answer.status == visit.status
    assert "text/html" not in answer.headers["content-type"]
    assert answer.body()


@pytest.mark.parametrize("visit", PARTS, ids=[visit.name for visit in PARTS])
def test_part(visit: Visit, house: House, found: dict[str, Any], seats: Seats) -> None:
    """Judged as it stands alone: the page that fetches it brings heading and title."""
    seat = seats(visit.who)
    answer = open_page(seat.page, house.url + visit.path(found))
    assert answer is not None and answer.status == visit.status
    seat.faults.extend(complaints.of_words(seat.page))
    assert not seat.faults, "\n".join(seat.faults)


def test_every_route_is_visited_or_refuses_to_be_opened(house: House, rooms: Rooms) -> None:
    request = rooms("admin").request
    answers = {name: request.get(house.url + path, max_redirects=0).status for name, path in unlisted().items()}
    assert {name: status for name, status in answers.items() if status != 405} == {}


def test_what_looks_otherwise_on_a_telephone_is_judged_there(seats: Seats) -> None:
    seat = seats(NOBODY)
    seat.page.goto("about:blank")
    seat.page.set_content(
        f"<html lang=vi><title>Thử màu</title><style>{PALE}</style><main><h1>Thử màu</h1><section><p>Nhạt dần</p></section></main>"
    )
    assert complaints.of_axe(seat.page) == []
    seat.turn(PHONE)
    assert [fault.split(":")[0] for fault in complaints.of_axe_again(seat.page)] == ["axe color-contrast"]


def test_every_visit_names_a_route() -> None:
    assert {visit.route for visit in VISITS if not visit.route.startswith("/")} | set(FIRST_RUN) <= set(routes())
