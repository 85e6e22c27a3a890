"""The pages of scoring periods, as their keepers and members find them."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.scoring.periods import Ground, make_ground, opened, prepared
from thidua.accounts.models import User
from thidua.core import clock
from thidua.scoring.enums import PeriodState, RoundKind
from thidua.scoring.models import ScoringPeriod, Sheet, Turn

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


@pytest.fixture
def ground(moment: object, admin: User) -> Ground:
    return make_ground(admin)


def test_a_keeper_walks_from_an_empty_list_to_an_open_period(ground: Ground, signed_in: SignIn) -> None:
    client = signed_in(ground.clerk)
    assert "Lập kỳ chấm" in client.get(reverse("scoring:list")).content.decode()
    begun = client.post(reverse("scoring:begin", args=[ground.year.pk]), {"version": ground.version.pk, "title": "Chấm điểm cuối năm"})
    period = ScoringPeriod.objects.get()
    assert begun.url == reverse("scoring:units", args=[period.pk])  # type: ignore[attr-defined]
    members = ground.year.memberships.all()
    chosen = {f"chosen-{member.pk}": "on" for member in members} | {f"size-{member.pk}": "1.234,5" for member in members[:1]}
    assert client.post(begun.url, chosen).status_code == 302  # type: ignore[attr-defined]
    assert period.sheets.get(size__isnull=False).size == Decimal("1234.5")
    days = {f"opens-{RoundKind.SELF}": "10/06/2021", f"closes-{RoundKind.SELF}": "20/06/2021", f"chosen-{RoundKind.SELF}": "on"}
    assert client.post(reverse("scoring:rounds", args=[period.pk]), days).status_code == 302
    assert client.post(reverse("scoring:open", args=[period.pk])).status_code == 302
    period.refresh_from_db()
    assert period.state == PeriodState.OPEN
    assert period.rounds.get().closes_at == clock.end_of(clock.today() + timedelta(days=10))


def test_what_is_typed_wrong_stands_beside_its_field(ground: Ground, signed_in: SignIn) -> None:
    period = prepared(ground)
    client, member = signed_in(ground.clerk), ground.year.memberships.first()
    assert member is not None
    answer = client.post(reverse("scoring:units", args=[period.pk]), {f"chosen-{member.pk}": "on", f"size-{member.pk}": "nhiều"})
    assert answer.status_code == 422
    assert "“nhiều” không phải là số" in answer.content.decode()
    answer = client.post(reverse("scoring:rounds", args=[period.pk]), {f"chosen-{RoundKind.SELF}": "on"})
    assert answer.status_code == 422
    assert answer.content.decode().count("Ghi ngày, ví dụ 19/06/2021.") == 2


def test_a_period_that_cannot_open_says_why(ground: Ground, signed_in: SignIn) -> None:
    period = prepared(ground)
    period.rounds.all().delete()
    page = signed_in(ground.clerk).get(reverse("scoring:period", args=[period.pk])).content.decode()
    assert "Chưa có vòng tự chấm. Thêm vòng tự chấm và ngày khép của nó." in page


def test_a_period_being_prepared_is_its_keepers_own(ground: Ground, signed_in: SignIn) -> None:
    address = reverse("scoring:period", args=[prepared(ground).pk])
    assert signed_in(ground.member).get(address).status_code == 404
    assert signed_in(ground.above).get(address).status_code == 200


def test_a_member_finds_what_waits_and_no_scorers(ground: Ground, signed_in: SignIn) -> None:
    period = opened(ground)
    client = signed_in(ground.member)
    assert "Chờ đơn vị của bạn chấm" in client.get(reverse("scoring:list")).content.decode()
    assert client.get(reverse("scoring:scorers", args=[period.pk])).status_code == 403
    assert client.get(reverse("scoring:units", args=[period.pk])).status_code == 403


def test_the_keeper_changes_a_scorer_and_excludes_a_unit(ground: Ground, signed_in: SignIn) -> None:
    period = opened(ground)
    client = signed_in(ground.clerk)
    turn = Turn.objects.get(sheet__period=period, sheet__unit=ground.units[2], round__kind=RoundKind.BLOC)
    client.post(reverse("scoring:change_scorer", args=[turn.pk]), {"unit": ground.units[3].pk})
    turn.refresh_from_db()
    assert turn.scorer == ground.units[3]
    own = client.post(reverse("scoring:change_scorer", args=[turn.pk]), {"unit": ground.units[2].pk})
    assert own.status_code == 422
    client.post(reverse("scoring:exclude", args=[turn.sheet_id]), {"ground": "Quyết định kỷ luật 15/QĐ-UBND"})
    assert "không xếp hạng: Quyết định kỷ luật 15/QĐ-UBND" in client.get(reverse("scoring:period", args=[period.pk])).content.decode()


def test_a_round_is_closed_from_the_page(ground: Ground, signed_in: SignIn) -> None:
    one = opened(ground).rounds.all()[0]
    client = signed_in(ground.clerk)
    client.post(reverse("scoring:close_round", args=[one.pk]))
    assert "(khép sớm)" in client.get(reverse("scoring:period", args=[one.period_id])).content.decode()


def asked(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_the_period_costs_the_same_for_one_unit_and_four(ground: Ground, signed_in: SignIn) -> None:
    period = opened(ground)
    client, address = signed_in(ground.clerk), reverse("scoring:period", args=[period.pk])
    client.get(address)
    with_four = asked(client, address)
    Turn.objects.exclude(sheet__unit=ground.units[2]).delete()
    Sheet.objects.exclude(unit=ground.units[2]).delete()
    assert asked(client, address) == with_four
