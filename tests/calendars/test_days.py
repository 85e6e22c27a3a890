"""Special days: seeding a year, correcting it, the page and its count."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from tests.calendars.counting import queries_of
from thidua.accounts.models import User
from thidua.calendars import actions, queries
from thidua.calendars.enums import DayKind
from thidua.calendars.models import SpecialDay
from thidua.core.actor import SYSTEM
from thidua.core.errors import RuleBroken
from thidua.ledger.models import Entry

SignedIn = Callable[[User], Client]


def test_seed_2021_has_tet_and_the_day_in_lieu(db: None) -> None:
    assert actions.seed_year(2021, by=SYSTEM) == SpecialDay.objects.count()
    tet = SpecialDay.objects.filter(day__range=(date(2021, 2, 10), date(2021, 2, 16)))
    assert list(tet.values_list("kind", flat=True)) == [DayKind.HOLIDAY] * 7
    assert SpecialDay.objects.get(day=date(2021, 5, 3)).kind == DayKind.IN_LIEU


def test_seed_2026_writes_the_saturday_worked_instead(db: None) -> None:
    actions.seed_year(2026, by=SYSTEM)
    assert SpecialDay.objects.get(day=date(2026, 8, 31)).kind == DayKind.IN_LIEU
    assert SpecialDay.objects.get(day=date(2026, 8, 22)).kind == DayKind.WORKING


def test_seed_again_keeps_what_people_wrote(admin: User) -> None:
    actions.set_day(day=date(2021, 9, 3), kind=DayKind.WORKING, name="Đi làm", source="thông báo", by=admin)
    actions.seed_year(2021, by=admin)
    assert SpecialDay.objects.get(day=date(2021, 9, 3)).name == "Đi làm"
    count = Entry.objects.count()
    assert actions.seed_year(2021, by=admin) == 0
    assert Entry.objects.count() == count


def test_correction_is_recorded_with_what_stood_before(admin: User) -> None:
    actions.set_day(day=date(2021, 9, 3), kind=DayKind.HOLIDAY, name="Quốc khánh", source="", by=admin)
    actions.set_day(day=date(2021, 9, 3), kind=DayKind.IN_LIEU, name="Nghỉ  bù", source="", by=admin)
    assert SpecialDay.objects.get().name == "Nghỉ bù"
    assert Entry.objects.latest("pk").body["before"] == {"kind": "holiday", "name": "Quốc khánh", "source": ""}


def test_only_system_administrators_edit(person: User) -> None:
    with pytest.raises(RuleBroken, match="Chỉ quản trị hệ thống"):
        actions.seed_year(2021, by=person)
    with pytest.raises(RuleBroken, match="Chỉ quản trị hệ thống"):
        actions.set_day(day=date(2021, 9, 3), kind=DayKind.HOLIDAY, name="x", source="", by=person)
    assert SpecialDay.objects.count() == 0


def test_working_day_after_uses_the_days_written(admin: User) -> None:
    actions.seed_year(2021, by=admin)
    assert queries.working_day_after(date(2021, 2, 9), 1) == date(2021, 2, 17)
    assert queries.working_day_after(date(2021, 5, 4), -1) == date(2021, 4, 29)
    assert queries.years_without_days(date(2020, 12, 1), date(2022, 1, 5)) == [2020, 2022]


def test_page_answers_a_count_and_says_why(admin: User, moment: datetime, signed_in: SignedIn) -> None:
    actions.seed_year(2021, by=admin)
    page = signed_in(admin).get(reverse("calendars:list"), {"nam": 2021, "start": "29/4/2021", "days": "1", "way": "sau"}).content.decode()
    assert "thứ Ba, 04/05/2021" in page
    assert "thứ Hai, 03/05/2021: Ngày Quốc tế Lao động (nghỉ bù)" in page


def test_page_warns_of_a_year_without_days(person: User, moment: datetime, signed_in: SignedIn) -> None:
    page = signed_in(person).get(reverse("calendars:list"), {"start": "10/06/2021", "days": "5"}).content.decode()
    assert "thứ Năm, 17/06/2021" in page
    assert "Chưa nạp ngày lễ năm 2021" in page
    assert "Chỉ quản trị hệ thống được sửa ngày nghỉ" in page


@pytest.mark.parametrize(("start", "days"), [("31/6/2021", "5"), ("10/06/2021", "0"), ("10/06/2021", "999"), ("10/06/2021", "năm")])
def test_wrong_count_says_so_beside_the_field(person: User, signed_in: SignedIn, start: str, days: str) -> None:
    answer = signed_in(person).get(reverse("calendars:list"), {"start": start, "days": days})
    assert answer.status_code == 422
    assert "field-error" in answer.content.decode()


def test_add_edit_remove_by_page(admin: User, moment: datetime, signed_in: SignedIn) -> None:
    client = signed_in(admin)
    client.post(reverse("calendars:add"), {"day": "03/09/2021", "kind": "holiday", "name": "Quốc khánh", "source": ""})
    special = SpecialDay.objects.get()
    client.post(reverse("calendars:edit", args=[special.pk]), {"kind": "in_lieu", "name": "Nghỉ bù Quốc khánh", "source": "TB 4875"})
    special.refresh_from_db()
    assert (special.kind, special.name, special.source, special.day) == ("in_lieu", "Nghỉ bù Quốc khánh", "TB 4875", date(2021, 9, 3))
    assert client.get(reverse("calendars:remove", args=[special.pk])).status_code == 200
    client.post(reverse("calendars:remove", args=[special.pk]))
    assert not SpecialDay.objects.exists()


def test_query_count_does_not_grow(admin: User, moment: datetime, signed_in: SignedIn) -> None:
    client, address = signed_in(admin), reverse("calendars:list") + "?nam=2021"
    actions.set_day(day=date(2021, 9, 2), kind=DayKind.HOLIDAY, name="Quốc khánh", source="", by=admin)
    counts = [queries_of(client, address)]
    actions.seed_year(2021, by=admin)
    counts.append(queries_of(client, address))
    assert counts[0] == counts[1]
