"""Every route × every kind of person × every method answers as tests/access/*.yaml says, and nothing leaks (tests/access/README.md)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache, caches
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from tests.access.matrix import METHODS, Case, Cell, cases, cells, patterns, problems, snapshot
from tests.access.traces import SHARED, problems_heard
from tests.access.world import WHO, World, build
from tests.conftest import MOMENT
from thidua.core import clock

CASES = cases()
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_memory_of_other_tests() -> None:
    """All cells look at one world: the map's figures stay until something is written, the rest is forgotten before each cell."""


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Built once; every cell of the matrix undoes what it did."""
    folder: Path = tmp_path_factory.mktemp("world")
    with override_settings(DEMO=True, DATA_DIR=folder, CACHES=settings.KEPT_FIGURES), django_db_blocker.unblock(), transaction.atomic():
        clock.assume(MOMENT, afresh=True)
        cache.clear()
        made = build()
        made.rows = snapshot()
        yield made
        for one in caches.all(initialized_only=True):
            one.clear()
        transaction.set_rollback(True)


def test_every_route_is_in_the_matrix() -> None:
    named = {name for name, _ in patterns()}
    listed = {case.route for case in CASES}
    assert (sorted(named - listed), sorted(listed - named)) == ([], [])


def test_every_cell_is_said() -> None:
    open_cells = [(str(case), method, who) for case in CASES for method in METHODS for who in WHO if case.outcome(method, who) == "MISSING"]
    assert open_cells == []
    assert [str(case) for case in CASES if not case.outcomes] == []


@pytest.mark.parametrize("case", CASES, ids=str)
def test_cell(case: Case, world: World) -> None:
    assert (problems_heard(case, world) if SHARED else list(problems(case, world))) == []


def test_the_judge_sees_writes_and_leaks(world: World) -> None:
    """The oracle itself: a matrix that promises the opposite is red in the right cells."""
    [listed] = [case for case in CASES if str(case) == "accounts:me"]
    wrong = Case("accounts:me", 0, {}, {}, listed.data, {"GET": {"others": "login"}, "POST": {"anonymous": "login", "others": "refused"}})
    assert len(list(problems(wrong, world))) == len(_people(wrong, *METHODS))
    canary = world.planted.popitem()
    world.planted["Thông tin liên hệ"] = set()
    leaks = [line for line in problems(listed, world) if "leaked" in line]
    del world.planted["Thông tin liên hệ"]
    world.planted.update([canary])
    assert len(leaks) == len(_people(listed, "GET")) > 0


def _people(case: Case, *methods: str) -> list[Cell]:
    return [(method, who) for method, who in cells(case) if method in methods and who != "anonymous"]
