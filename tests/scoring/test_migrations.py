"""Rows written before a migration say the same after it."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.scoring import make
from thidua.core import clock
from thidua.scoring.models import Mark, MarkChange

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("moment")]
Models = Callable[[str], Any]


def migrated(*names: str) -> Models:
    """Models of scoring as they were after these migrations; none named: as they are."""
    executor = MigrationExecutor(connection)
    wanted = [("scoring", name) for name in names] or executor.loader.graph.leaf_nodes("scoring")
    executor.migrate(wanted)
    state = MigrationExecutor(connection).loader.project_state(wanted).apps
    return lambda name: state.get_model("scoring", name)


@pytest.fixture
def floor() -> Iterator[make.Floor]:
    """Whatever happens on the way back, the next test finds the newest tables."""
    yield make.make_floor()
    migrated()


def written_before(old: Models, floor: make.Floor, turn: int, code: str, *points: str) -> None:
    """A cell written once for each of the points, the last as it stands."""
    told = {"given": {"points": points[-1]}, "points": Decimal(points[-1]), "version": len(points), "changed_at": clock.now()}
    cell = {"turn_id": turn, "criterion_id": floor.node(code).pk, "changed_by_id": floor.people[2].pk}
    mark = old("Mark").objects.create(**cell, **told)
    for version, worth in enumerate(points, start=1):
        said = {"version": version, "given": {"points": worth}, "points": Decimal(worth), "changed_by_name": "Lò Văn Hà Giang"}
        old("MarkChange").objects.create(mark=mark, changed_at=clock.now(), **said)


def test_writings_stay_with_their_cell(floor: make.Floor) -> None:
    turn = floor.turn(2).pk
    old = migrated("0001_initial")
    written_before(old, floor, turn, "A.2", "1", "1.5")
    written_before(old, floor, turn, "A.3", "2")
    migrated()
    kept = MarkChange.objects.order_by("criterion__code", "version").values_list("turn", "criterion__code", "version", "points")
    assert list(kept) == [
        (turn, "A.2", 1, Decimal("1.00")),
        (turn, "A.2", 2, Decimal("1.50")),
        (turn, "A.3", 1, Decimal("2.00")),
    ]
    assert Mark.objects.filter(turn=turn).count() == 2
