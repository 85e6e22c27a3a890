"""Last year's result beside this year's: of the unit itself, and of those that an event of organisation made it of."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.blocs.make import make_year
from tests.organisations.make import make_officer, make_unit, the_administrator
from tests.scoring.periods import issued_table
from thidua.accounts.models import User
from thidua.core import clock
from thidua.organisations.enums import EventKind, PartRole, UnitKind
from thidua.organisations.models import Unit, UnitEvent, UnitEventPart
from thidua.scoring.enums import PeriodState
from thidua.scoring.models import ScoringPeriod, Sheet
from thidua.scoring.queries.before import Before, standings_before

pytestmark = pytest.mark.django_db


@dataclass
class Years:
    """A period of this year, and the published one of the last."""

    now: ScoringPeriod
    last: ScoringPeriod

    def stood(self, name: str, rank: int | None, total: str = "9.00") -> Unit:
        unit = make_unit(name)
        Sheet.objects.create(period=self.last, unit=unit, total=Decimal(total), rank=rank)
        return unit

    def before(self, *units: Unit) -> list[Before | None]:
        found = standings_before(self.now, [unit.pk for unit in units])
        return [found.get(unit.pk) for unit in units]

    def words(self, unit: Unit) -> str:
        [before] = self.before(unit)
        return before.words if before else ""


@pytest.fixture
def years(moment: object, admin: User) -> Years:
    ministry, head = make_unit("Bộ Tư pháp", kind=UnitKind.MINISTRY), make_unit("Sở Tư pháp tỉnh Yên Bái")
    year = make_year(members=[head], head=head, superior=ministry)
    clerk, by = make_officer(head), the_administrator()
    version = issued_table(year, head, clerk)
    made = ScoringPeriod.objects.create(bloc_year=year, version=version, title="2021", made_by=by, made_at=clock.now())
    year.pk, year.year = None, 2020
    year.save()
    told = {"published_at": clock.now(), "published_by": by, "proposed_by": clerk, "content_hash": "0" * 64}
    last = ScoringPeriod.objects.create(
        bloc_year=year, version=version, title="2020", made_by=by, made_at=clock.now(), state=PeriodState.PUBLISHED, **told
    )
    return Years(ScoringPeriod.objects.select_related("bloc_year", "version__table").get(pk=made.pk), last)


def event(kind: EventKind, before: list[Unit], after: list[Unit], on: date = date(2021, 2, 1)) -> None:
    made = UnitEvent.objects.create(kind=kind, effective_on=on, decision="01/QĐ")
    for units, role in ((before, PartRole.BEFORE), (after, PartRole.AFTER)):
        UnitEventPart.objects.bulk_create(UnitEventPart(event=made, unit=unit, role=role) for unit in units)


def test_the_unit_itself(years: Years) -> None:
    same, new = years.stood("Sở A", 3), make_unit("Sở Mới")
    [before, nothing] = years.before(same, new)
    assert nothing is None
    assert before is not None
    assert (before.rank, before.total, before.words) == (3, Decimal("9.00"), "")


def test_renamed_it_is_compared_and_its_name_told(years: Years) -> None:
    old, new = years.stood("Sở Cũ", 4), make_unit("Sở Mới")
    event(EventKind.RENAME, [old], [new])
    [before] = years.before(new)
    assert before is not None
    assert (before.rank, before.words) == (4, "trước là Sở Cũ hạng 4")


def test_merged_both_are_told_and_neither_compared(years: Years) -> None:
    one, other, new = years.stood("Sở A", 3), years.stood("Sở B", 7), make_unit("Sở AB")
    event(EventKind.MERGE, [one, other], [new])
    [before] = years.before(new)
    assert before is not None
    assert (before.rank, before.total, before.words) == (None, None, "hợp nhất từ Sở A hạng 3, Sở B hạng 7")


def test_merged_with_one_that_was_not_ranked_or_not_there(years: Years) -> None:
    one, out, stranger = years.stood("Sở A", 3), years.stood("Sở B", None), make_unit("Sở C")
    event(EventKind.MERGE, [one, out], [made := make_unit("Sở AB")])
    event(EventKind.MERGE, [years.stood("Sở D", 5), stranger], [alone := make_unit("Sở CD")])
    assert years.words(made) == "hợp nhất từ Sở A hạng 3, Sở B không xếp hạng"
    assert years.words(alone) == "trước là Sở D hạng 5"


def test_who_lives_on_and_took_another_in(years: Years) -> None:
    big, small = years.stood("Sở A", 1), years.stood("Sở B", 2)
    event(EventKind.MERGE, [big, small], [big])
    assert years.words(big) == "hợp nhất từ Sở A hạng 1, Sở B hạng 2"


def test_split_off_nothing_is_compared(years: Years) -> None:
    old = years.stood("Sở A", 2)
    event(EventKind.SPLIT, [old], [old, part := make_unit("Sở A2")])
    [whole, split] = years.before(old, part)
    assert whole is not None
    assert split is not None
    assert (whole.rank, whole.words, split.rank, split.words) == (2, "", None, "tách từ Sở A hạng 2")


def test_through_several_events(years: Years) -> None:
    one, other, between, last = years.stood("Sở A", 3), years.stood("Sở B", 7), make_unit("Sở AB"), make_unit("Sở AB mới")
    event(EventKind.MERGE, [one, other], [between], on=date(2021, 1, 15))
    event(EventKind.MOVE, [between], [last], on=date(2021, 9, 1))
    assert years.words(last) == "hợp nhất từ Sở A hạng 3, Sở B hạng 7"


def test_what_happened_after_the_year_says_nothing_of_it(years: Years) -> None:
    old, new = years.stood("Sở Cũ", 4), make_unit("Sở Mới")
    event(EventKind.RENAME, [old], [new], on=date(2022, 1, 1))
    assert years.before(old, new)[1] is None


def test_renamed_in_the_middle_of_last_year_its_own_sheet_stands(years: Years) -> None:
    old, new = years.stood("Sở Cũ", 4), years.stood("Sở Mới", 5)
    event(EventKind.RENAME, [old], [new], on=date(2020, 6, 1))
    [before] = years.before(new)
    assert before is not None
    assert (before.rank, before.words) == (5, "")


def test_as_many_questions_for_many_units(years: Years) -> None:
    pairs = [(years.stood(f"Sở {at}", at), make_unit(f"Sở mới {at}")) for at in range(1, 6)]
    for old, new in pairs:
        event(EventKind.RENAME, [old], [new])
    asked = []
    for number in (1, 5):
        with CaptureQueriesContext(connection) as caught:
            years.before(*(new for _, new in pairs[:number]))
        asked.append(len(caught))
    assert asked[0] == asked[1] <= 5
