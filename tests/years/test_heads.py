"""From nomination to the seat: what the nominee may do, and rights that change with the minute."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from tests.plans.make import House, reading, upload, usual_facts
from tests.years.make import DECEMBER, decided, next_year, proposed, rotating
from thidua.accounts.models import User
from thidua.blocs.enums import LeadRole
from thidua.blocs.queries import runs
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.notices.models import Message
from thidua.obligations.queries.desk import sits_at_desk
from thidua.plans import actions as plans
from thidua.plans.models import Plan
from thidua.years import actions
from thidua.years.enums import ProposalMove, ProposalState, RotationWay
from thidua.years.models import HeadProposal, PassedOver, PastLead
from thidua.years.queries.rotation import named_next, register_lines
from thidua.years.rules.life import PROPOSAL, why_not_move_proposal

At = Callable[[datetime], None]
SignedIn = Callable[[User], Client]
pytestmark = pytest.mark.django_db


@pytest.fixture
def made(admin: User, at: At) -> House:
    at(DECEMBER)
    return rotating(admin)


@pytest.mark.parametrize("move", ProposalMove)
@pytest.mark.parametrize("state", ProposalState)
def test_moves_of_a_proposal(move: ProposalMove, state: ProposalState) -> None:
    assert (why_not_move_proposal(move, state) is None) == (state in PROPOSAL[move])


def test_proposal_opens_the_next_year_with_its_members_and_tells_the_nominee(made: House) -> None:
    proposal = proposed(made)
    year = next_year(made)
    assert set(year.memberships.values_list("unit", flat=True)) == set(made.year.memberships.values_list("unit", flat=True))
    assert list(made.year.leaderships.filter(role=LeadRole.NOMINEE).values_list("unit", flat=True)) == [made.units["Tuyên Quang"].pk]
    assert (proposal.expected, proposal.is_exception) == (made.units["Tuyên Quang"], False)
    told = Message.objects.filter(user=made.people["Tuyên Quang"], url=reverse("years:proposal", args=[proposal.pk]))
    assert told.count() == 1


def test_nominee_drafts_the_next_plan_and_sees_nothing_of_the_heads(made: House, signed_in: SignedIn) -> None:
    proposed(made)
    nominee, year = made.people["Tuyên Quang"], next_year(made)
    # Tuyên Quang deputises in 2021; without that seat only the nomination is left.
    made.year.leaderships.filter(role=LeadRole.DEPUTY).update(ends_on=clock.today())
    content = upload("ke-hoach-2022.txt", "bản năm sau")
    [draft] = plans.keep_plans(content, readings=[reading(usual_facts())], bloc_year=year, issuer=made.units["Tuyên Quang"], by=nominee)
    [other] = plans.keep_plans(
        upload("cua-truong.txt", "của Trưởng"), readings=[reading([])], bloc_year=year, issuer=made.head, by=made.clerk
    )
    seen = Plan.objects.visible_to(nominee, clock.today())
    assert (draft in seen, other in seen) == (True, False)
    assert not sits_at_desk(nominee, made.year, clock.today())
    client = signed_in(nominee)
    for route, pk in (("years:propose", made.year.pk), ("blocs:appoint", made.year.pk), ("blocs:appoint", year.pk)):
        assert client.get(reverse(route, args=[pk])).status_code == 403
    assert client.get(reverse("years:next_year", args=[made.year.pk])).status_code == 200
    assert signed_in(made.people["Lạng Sơn"]).get(reverse("years:next_year", args=[made.year.pk])).status_code == 403


MIDNIGHT = datetime(2021, 12, 31, 17, 0, tzinfo=UTC)
"""00:00 of 01/01/2022 in Vietnam, still the old year in UTC."""


@pytest.mark.parametrize(
    ("moment", "old_writes", "new_writes"),
    [
        (datetime(2021, 12, 31, 23, 59, tzinfo=clock.LOCAL), 200, 403),
        (datetime(2022, 1, 1, 0, 0, tzinfo=clock.LOCAL), 403, 200),
        (MIDNIGHT - timedelta(minutes=1), 200, 403),
        (MIDNIGHT, 403, 200),
        (datetime(2021, 12, 31, 23, 59, tzinfo=UTC), 403, 200),
        (datetime(2022, 1, 1, 0, 0, tzinfo=UTC), 403, 200),
    ],
)
def test_rights_switch_at_midnight_in_vietnam(
    made: House, at: At, signed_in: SignedIn, moment: datetime, old_writes: int, new_writes: int
) -> None:
    decided(made)
    at(moment)
    page = reverse("blocs:appoint", args=[next_year(made).pk])
    assert signed_in(made.clerk).get(page).status_code == old_writes
    assert signed_in(made.people["Tuyên Quang"]).get(page).status_code == new_writes
    assert runs(made.people["Tuyên Quang"], next_year(made), clock.today()) is (new_writes == 200)
    assert runs(made.clerk, made.year, clock.today())


@pytest.mark.parametrize(("hour", "who"), [((2021, 12, 14, 23, 59), "Yên Bái"), ((2021, 12, 15, 0, 0), "Tuyên Quang")])
def test_head_that_changes_in_mid_year_hands_the_desk_over_at_midnight(made: House, at: At, hour: tuple[int, ...], who: str) -> None:
    unit = made.units["Tuyên Quang"]
    proposal = actions.propose_head(made.year, year=2021, head=unit, deputies=[made.units["Lào Cai"]], by=made.clerk)
    actions.decide_head(proposal, decision="QĐ 9", decided_on=clock.today(), effective_on=date(2021, 12, 15), by=made.clerk)
    at(datetime(hour[0], hour[1], hour[2], hour[3], hour[4], tzinfo=clock.LOCAL))
    for name in ("Yên Bái", "Tuyên Quang"):
        assert runs(made.people[name], made.year, clock.today()) is (name == who)
    assert sits_at_desk(made.clerk, made.year, clock.today()) is (who == "Yên Bái")


def test_another_head_than_the_rule_names_needs_a_reason_that_is_kept(made: House) -> None:
    with pytest.raises(RuleBroken, match="Theo quy chế, đơn vị kế tiếp là Sở Tư pháp tỉnh Tuyên Quang"):
        actions.propose_head(made.year, year=2022, head=made.units["Lạng Sơn"], by=made.clerk)
    proposal = actions.propose_head(made.year, year=2022, head=made.units["Lạng Sơn"], why="Tuyên Quang sáp nhập", by=made.clerk)
    actions.decide_head(proposal, decision="QĐ 9", decided_on=clock.today(), effective_on=date(2022, 1, 1), by=made.clerk)
    [line] = [line for line in register_lines(made.year.bloc) if line.year == 2022]
    assert line.notes == ["Khác quy chế: Tuyên Quang sáp nhập"]


def test_exception_without_reason_stops_at_the_database(made: House) -> None:
    proposal = proposed(made)
    with pytest.raises(IntegrityError), transaction.atomic():
        HeadProposal.objects.filter(pk=proposal.pk).update(is_exception=True)


@pytest.mark.parametrize("said", [{"state": "decided"}, {"state": "strange"}])
def test_proposal_constraints(made: House, said: dict[str, str]) -> None:
    proposal = proposed(made)
    with pytest.raises(IntegrityError), transaction.atomic():
        HeadProposal.objects.filter(pk=proposal.pk).update(**said)


def test_one_proposal_at_a_time(made: House) -> None:
    proposal = proposed(made)
    with pytest.raises(RuleBroken, match="Đang có đề xuất"):
        proposed(made)
    with pytest.raises(IntegrityError), transaction.atomic():
        HeadProposal.objects.create(bloc_year=made.year, year=2022, head=proposal.head, proposed_at=clock.now(), proposed_by_name="Thử")


@pytest.mark.parametrize(
    ("head", "deputies", "year", "reason"),
    [
        ("Bộ", (), 2022, "không phải thành viên"),
        ("Tuyên Quang", ("Tuyên Quang",), 2022, "một vai trò"),
        ("Tuyên Quang", ("Lào Cai", "Lào Cai"), 2022, "một vai trò"),
        ("Tuyên Quang", ("Bộ",), 2022, "không phải thành viên"),
        ("Tuyên Quang", (), 2024, "chỉ đề xuất được cho năm 2021 hoặc 2022"),
    ],
)
def test_proposal_refused(made: House, head: str, deputies: tuple[str, ...], year: int, reason: str) -> None:
    with pytest.raises(RuleBroken, match=f"(?i){reason}"):
        actions.propose_head(made.year, year=year, head=made.units[head], deputies=[made.units[one] for one in deputies], by=made.clerk)


def test_withdrawn_on_the_same_day_and_proposed_again(made: House, at: At) -> None:
    actions.withdraw_proposal(proposed(made), reason="Ghi nhầm", by=made.clerk)
    assert not made.year.leaderships.in_force(clock.today()).filter(role=LeadRole.NOMINEE).exists()
    second = actions.propose_head(made.year, year=2022, head=made.units["Lào Cai"], why="Tuyên Quang xin lùi", by=made.clerk)
    actions.withdraw_proposal(second, reason="Ghi nhầm nữa", by=made.clerk)
    third = proposed(made)
    assert third.state == ProposalState.PROPOSED
    with pytest.raises(RuleBroken, match="đã rút"):
        actions.decide_head(second, decision="QĐ 1", decided_on=clock.today(), effective_on=date(2022, 1, 1), by=made.clerk)


def test_nomination_ends_with_the_decision(made: House, at: At) -> None:
    decided(made)
    nominees = made.year.leaderships.filter(role=LeadRole.NOMINEE)
    assert list(nominees.values_list("ends_on", flat=True)) == [date(2022, 1, 1)]
    seats = next_year(made).leaderships.values_list("role", "starts_on", "decision")
    assert list(seats) == [("head", date(2022, 1, 1), "Quyết định số 15/QĐ"), ("deputy", date(2022, 1, 1), "Quyết định số 15/QĐ")]


def test_only_who_leads_or_stands_above_decides(made: House) -> None:
    proposal = proposed(made)
    for place in ("Tuyên Quang", "Lạng Sơn"):
        with pytest.raises(RuleBroken, match="cơ quan cấp trên"):
            actions.decide_head(proposal, decision="QĐ 1", decided_on=clock.today(), effective_on=date(2022, 1, 1), by=made.people[place])


def test_register_of_old_years_counts_in_the_round(made: House) -> None:
    bloc, clerk = made.year.bloc, made.clerk
    for year, place in ((2019, "Tuyên Quang"), (2020, "Lào Cai")):
        actions.add_past_lead(bloc, year=year, role=LeadRole.HEAD, name=f"STP {place} cũ", unit=made.units[place], by=clerk)
    assert named_next(made.year, year=2022, day=clock.today()).unit == made.units["Lạng Sơn"]
    actions.pass_over(bloc, unit=made.units["Lạng Sơn"], year=2022, reason="Xin lùi", decided_by="Hội nghị", by=clerk)
    found = named_next(made.year, year=2022, day=clock.today())
    assert found.unit == made.units["Tuyên Quang"]
    assert [line.year for line in register_lines(bloc)] == [2022, 2021, 2020, 2019]
    actions.undo_pass(PassedOver.objects.get(), by=clerk)
    actions.remove_past_lead(PastLead.objects.get(year=2019), by=clerk)
    assert [line.year for line in register_lines(bloc)] == [2021, 2020]


@pytest.mark.parametrize(("field", "value"), [("role", "nominee"), ("role", "strange"), ("name", ""), ("year", 1900)])
def test_past_lead_constraints(made: House, field: str, value: object) -> None:
    past = actions.add_past_lead(made.year.bloc, year=2019, role=LeadRole.HEAD, name="STP cũ", by=made.clerk)
    with pytest.raises(IntegrityError), transaction.atomic():
        PastLead.objects.filter(pk=past.pk).update(**{field: value})


def test_register_keeps_to_those_who_lead(made: House) -> None:
    with pytest.raises(RuleBroken, match="Chỉ đơn vị Trưởng đương nhiệm"):
        actions.add_past_lead(made.year.bloc, year=2019, role=LeadRole.HEAD, name="STP", by=made.people["Lạng Sơn"])


def test_head_keeps_the_register_until_the_next_one_sits(made: House, at: At) -> None:
    """In the calendar year that nobody leads yet, the head of the year before still writes."""
    decided(made, effective_on=date(2022, 3, 1))
    at(datetime(2022, 2, 28, 23, 59, tzinfo=clock.LOCAL))
    actions.add_past_lead(made.year.bloc, year=2018, role=LeadRole.HEAD, name="STP", by=made.clerk)
    at(datetime(2022, 3, 1, 0, 0, tzinfo=clock.LOCAL))
    with pytest.raises(RuleBroken, match="Trưởng đương nhiệm"):
        actions.add_past_lead(made.year.bloc, year=2017, role=LeadRole.HEAD, name="STP", by=made.clerk)
    actions.add_past_lead(made.year.bloc, year=2017, role=LeadRole.HEAD, name="STP", by=made.people["Tuyên Quang"])


@pytest.mark.parametrize("decided_on", [None, date(2021, 12, 2)])
def test_rule_that_asks_for_a_decision_gets_its_number_and_day(made: House, decided_on: date | None) -> None:
    proposal = proposed(made)
    words = "phải có quyết định của cấp trên" if decided_on is None else "không thể ở sau hôm nay"
    with pytest.raises(RuleBroken, match=words):
        actions.decide_head(proposal, decision="Biên bản số 2", decided_on=decided_on, effective_on=date(2022, 1, 1), by=made.clerk)
    assert not next_year(made).leaderships.filter(role=LeadRole.HEAD).exists()
    actions.decide_head(proposal, decision="QĐ 15", decided_on=clock.today(), effective_on=date(2022, 1, 1), by=made.clerk)
    assert next_year(made).leaderships.get(role=LeadRole.HEAD).decided_on == clock.today()


def test_minutes_do_where_the_rule_asks_for_no_decision(made: House) -> None:
    actions.set_rule(made.year.bloc, way=RotationWay.ELECTION, order=[], clause="Điều 5", needs_decision=False, by=made.clerk)
    proposal = actions.propose_head(made.year, year=2022, head=made.units["Lạng Sơn"], by=made.clerk)
    decided_head = actions.decide_head(proposal, decision="Biên bản số 2", effective_on=date(2022, 1, 1), by=made.clerk)
    assert (decided_head.state, decided_head.decided_on) == (ProposalState.DECIDED, None)


def test_page_of_the_decision_says_what_the_rule_asks_for(made: House, signed_in: SignedIn) -> None:
    address = reverse("years:decide", args=[proposed(made).pk])
    answer = signed_in(made.clerk).post(address, {"decision": "QĐ 15", "effective_on": "01/01/2022"})
    assert answer.status_code == 422 and "Điều 5 Quy chế" in answer.content.decode()
