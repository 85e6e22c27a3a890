"""What every test may ask for: people with an account, clients signed in as them, a clock that stands where it is put.

The database is the one of DATABASE_URL (SQLite without it). Tests with `transaction=True` really commit; when they are over, the rows
of the migrations are made again with the ledger's triggers off (`tests/ledger/opened.py`): in tests only.
"""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.test import Client, TransactionTestCase
from pytest_django import DjangoDbBlocker, Settings

from tests import remembered
from tests.accounts.make import administrator, officer
from tests.ledger.opened import opened
from thidua.accounts.models import User
from thidua.core import clock
from thidua.scoring.queries import tables
from thidua.scoring.views import sheet_rows

MOMENT = datetime(2021, 6, 10, 8, 0, tzinfo=clock.LOCAL)
"""A Thursday morning; the demo begins on that day too."""


hypothesis.settings.register_profile("steady", derandomize=True)
hypothesis.settings.register_profile("seeking", derandomize=False, print_blob=True)
hypothesis.settings.load_profile("steady")
"""The same examples every time: a red run means that the change broke something. New ones: `pytest --hypothesis-profile=seeking`."""

DATABASE = {"db", "transactional_db", "django_db_serialized_rollback"}
"""Fixtures that a test of the database stands on."""


def _asks_database(item: pytest.Item) -> bool:
    return bool(item.get_closest_marker("django_db") or DATABASE & set(getattr(item, "fixturenames", ())))


def _of_migrations(rows: str) -> str:
    """Without what Django itself makes again after each flush."""
    return json.dumps([row for row in json.loads(rows) if not row["model"].startswith(("contenttypes.", "auth."))])


def pytest_configure() -> None:
    """An empty folder of collected static files, so that whitenoise has nothing to warn of."""
    settings.STATIC_ROOT = settings.DATA_DIR / "static"
    settings.STATIC_ROOT.mkdir(exist_ok=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--database-only`: for a second database."""
    parser.addoption("--database-only", action="store_true", help="chỉ các phép thử có dùng cơ sở dữ liệu")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With `--dist loadgroup` a file stays together, unless its tests name groups of their own. What never asks a database has been
    tested with the first one."""
    for item in items:
        if item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(item.nodeid.split("::")[0]))
    if config.getoption("--database-only"):
        kept = [item for item in items if _asks_database(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = kept


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """pytest-django's own, and: after a test that committed, flush with the triggers off and put back the rows of the migrations."""
    plain = TransactionTestCase._fixture_teardown
    with django_db_blocker.unblock():
        rows = _of_migrations(connection.creation.serialize_db_to_string())
        remembered.begin()

    def flush(test: TransactionTestCase) -> None:
        with opened():
            plain(test)
            connection.creation.deserialize_db_from_string(rows)

    TransactionTestCase._fixture_teardown = flush
    yield
    TransactionTestCase._fixture_teardown = plain


@pytest.fixture(autouse=True)
def _no_memory_of_other_tests() -> Iterator[None]:
    """Limits of allauth live in the cache; keys of rows come again in the next test, also those of tables whose rules were kept."""
    yield
    for one in caches.all(initialized_only=True):
        one.clear()
    tables._read.cache_clear()
    sheet_rows.forms_of.cache_clear()
    sheet_rows.said_of.cache_clear()


@pytest.fixture(autouse=True)
def _from_the_beginning(request: pytest.FixtureRequest) -> None:
    """What was made before a test of the database begins is what the migrations left."""
    if _asks_database(request.node):
        request.getfixturevalue("_django_db_helper")
        remembered.forget()


@pytest.fixture
def at(settings: Settings, tmp_path: Path) -> Callable[[datetime], None]:
    """`at(moment)`: the house's clock goes on from there (the demo's assumed moment, in a folder of this test)."""
    settings.DEMO, settings.DATA_DIR = True, tmp_path
    return lambda moment: clock.assume(moment, afresh=True)


@pytest.fixture
def moment(at: Callable[[datetime], None]) -> datetime:
    """The clock stands at 10/06/2021, 8:00."""
    at(MOMENT)
    return MOMENT


@pytest.fixture
def admin(db: None) -> User:
    return administrator()


@pytest.fixture
def person(admin: User) -> User:
    """An officer with an account, a password of their own, and no post."""
    return officer("Lê Thị Thử", by=admin)


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """`signed_in(user)`: a browser of that person."""

    def client_of(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return client_of
