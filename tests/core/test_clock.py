import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from thidua.core import clock
from thidua.core.errors import RuleBroken

TENTH = datetime(2021, 6, 10, 8, 0, tzinfo=clock.LOCAL)


@pytest.fixture
def demo(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    settings.DATA_DIR = tmp_path
    settings.DEMO = True
    yield tmp_path


def near(one: datetime, other: datetime) -> bool:
    return abs(one - other) < timedelta(seconds=20)


def test_now_is_local_and_aware(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    assert clock.now().utcoffset() == timedelta(hours=7)
    assert near(clock.now(), datetime.now(clock.LOCAL))
    assert clock._shift() == timedelta()


def test_assume_lets_time_go_on_from_there(demo: Path) -> None:
    clock.assume(TENTH, afresh=True)
    first = clock.now()
    assert near(first, TENTH)
    assert first >= TENTH
    assert clock.now() > first
    assert clock.today() == date(2021, 6, 10)
    assert clock._shift() != timedelta()


def test_assume_goes_forward_only(demo: Path) -> None:
    clock.assume(TENTH, afresh=True)
    with pytest.raises(RuleBroken, match="không lùi lại"):
        clock.assume(TENTH - timedelta(days=1))
    assert clock.today() == date(2021, 6, 10)
    clock.assume(TENTH + timedelta(days=9))
    assert clock.today() == date(2021, 6, 19)


def test_assume_afresh_goes_anywhere(demo: Path) -> None:
    clock.assume(TENTH, afresh=True)
    clock.assume(TENTH - timedelta(days=365), afresh=True)
    assert clock.today() == date(2020, 6, 10)


def test_assume_leaves_one_readable_file(demo: Path) -> None:
    clock.assume(TENTH, afresh=True)
    clock.assume(TENTH + timedelta(days=1))
    assert [path.name for path in demo.iterdir()] == ["assumed-moment.json"]
    assert set(json.loads((demo / "assumed-moment.json").read_text())) == {"real", "assumed"}


def test_production_never_reads_the_file(demo: Path, settings: Settings) -> None:
    clock.assume(TENTH, afresh=True)
    settings.DEMO = False
    assert near(clock.now(), datetime.now(clock.LOCAL))
    assert clock._shift() == timedelta()


def test_production_refuses_to_assume(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR, settings.DEMO = tmp_path, False
    with pytest.raises(RuleBroken, match="bản trình diễn"):
        clock.assume(TENTH, afresh=True)
    assert list(tmp_path.iterdir()) == []


def test_a_day_ends_with_its_last_moment() -> None:
    day = date(2021, 6, 19)
    assert clock.start_of(day).isoformat() == "2021-06-19T00:00:00+07:00"
    assert clock.end_of(day).isoformat() == "2021-06-19T23:59:59.999999+07:00"
    assert clock.end_of(day) + timedelta(microseconds=1) == clock.start_of(date(2021, 6, 20))
