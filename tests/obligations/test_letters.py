"""A letter asks for something outside the plan, or re-dates, rewords and cancels what a plan asks."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tests.obligations.test_versions import bring, duty
from tests.plans import make
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.obligations import actions
from thidua.obligations.enums import ChangeKind, ObligationState, OrderKind
from thidua.obligations.models import Obligation
from thidua.obligations.queries.letters import changeable, proposals
from thidua.plans.actions import keep_plans
from thidua.plans.enums import PlanForm
from thidua.plans.models import Plan, PlanFact

pytestmark = pytest.mark.django_db
HALF_YEAR = {"kind": "before", "date": "2021-06-20"}
LATER = {"kind": "before", "date": "2021-06-26"}
NEW_END = clock.end_of(date(2021, 6, 25))


def letter(house: make.House, facts: list[dict[str, object]], *, place: str = "Yên Bái") -> Plan:
    read = make.reading(facts, paragraphs=["Công văn"], number="112/STP-VP", date="2021-06-09")
    by, issuer = house.people[place], house.units[place]
    content = f"công văn {Plan.objects.count()}"
    [made] = keep_plans(make.upload(content=content), readings=[read], bloc_year=house.year, issuer=issuer, form=PlanForm.LETTER, by=by)
    return made


def planned(house: make.House) -> PlanFact:
    plan = bring(house, [duty("Gửi báo cáo sơ kết 6 tháng đầu năm", HALF_YEAR), duty("Gửi danh sách vận động viên", HALF_YEAR)])
    return plan.facts.get(quote__startswith="Gửi báo cáo")


def test_letter_asks_for_something_more(house: make.House) -> None:
    made = letter(house, [duty("Gửi số liệu phòng chống dịch", LATER)])
    assert str(made) == "Công văn 112/STP-VP"
    actions.bring_into_year(made, by=house.clerk)
    rows = Obligation.objects.filter(plan=made)
    assert (rows.count(), {row.last_moment for row in rows}, {row.state for row in rows}) == (4, {NEW_END}, {"open"})


def test_what_reads_like_a_duty_of_the_plan_is_proposed_and_not_owed_twice(house: make.House) -> None:
    fact = planned(house)
    made = letter(house, [duty("Gửi báo cáo sơ kết 6 tháng đầu năm", LATER)])
    [found] = proposals(made)
    assert (found.duty.fact, found.duty.units, found.last_moment) == (fact, 4, NEW_END)
    actions.order_by_letter(made, fact=fact, kind=OrderKind.RE_DATE, last_moment=NEW_END, said=found.said, by=house.clerk)
    assert proposals(made) == []
    actions.bring_into_year(made, by=house.clerk)
    rows = Obligation.objects.filter(deliverable_folded__contains="so ket")
    assert (rows.count(), {row.last_moment for row in rows}, {row.planned_moment for row in rows}) == (
        4,
        {NEW_END},
        {clock.end_of(date(2021, 6, 19))},
    )
    [change] = rows[0].changes.filter(kind=ChangeKind.RE_DATED)
    assert (change.before["hết hạn"], change.after["hết hạn"], change.why) == (
        "19/06/2021 23:59",
        "25/06/2021 23:59",
        "Công văn 112/STP-VP",
    )


def test_cancel_for_one_unit_and_reword_for_all(house: make.House) -> None:
    fact, done = planned(house), house.units["Lào Cai"]
    finished = Obligation.objects.get(fact=fact, unit=done)
    actions.mark_done(finished, done_on=date(2021, 6, 9), note="", by=house.people["Lào Cai"])
    made = letter(house, [duty("Việc khác", LATER)])
    actions.order_by_letter(made, fact=fact, kind=OrderKind.CANCEL, units=[house.units["Lạng Sơn"], done], by=house.clerk)
    actions.order_by_letter(made, fact=fact, kind=OrderKind.REWORD, words="Gửi báo cáo sơ kết theo mẫu mới", by=house.clerk)
    actions.bring_into_year(made, by=house.clerk)
    states = {row.unit.place: (row.state, row.deliverable) for row in Obligation.objects.filter(fact=fact).select_related("unit")}
    assert states["Lạng Sơn"][0] == ObligationState.WITHDRAWN
    assert states["Lào Cai"] == (ObligationState.DONE, "Gửi báo cáo sơ kết 6 tháng đầu năm")
    assert states["Tuyên Quang"] == (ObligationState.OPEN, "Gửi báo cáo sơ kết theo mẫu mới")


def test_amended_plan_with_the_same_day_keeps_the_day_of_the_letter(house: make.House) -> None:
    fact = planned(house)
    made = letter(house, [duty("Việc khác", LATER)])
    actions.order_by_letter(made, fact=fact, kind=OrderKind.RE_DATE, last_moment=NEW_END, by=house.clerk)
    actions.bring_into_year(made, by=house.clerk)
    bring(house, [duty("Gửi báo cáo sơ kết 6 tháng đầu năm", HALF_YEAR)], amends=fact.plan)
    alive = Obligation.objects.alive().filter(deliverable_folded__contains="so ket")
    assert {row.last_moment for row in alive} == {NEW_END}


@pytest.mark.parametrize(
    ("place", "said", "reason"),
    [
        ("Lào Cai", {"kind": OrderKind.CANCEL}, "Chỉ công văn của đơn vị Trưởng"),
        ("Yên Bái", {"kind": OrderKind.RE_DATE}, "Ghi hạn mới"),
        ("Yên Bái", {"kind": OrderKind.RE_DATE, "last_moment": NEW_END - timedelta(days=30)}, "Ghi hạn mới"),
        ("Yên Bái", {"kind": OrderKind.REWORD}, "Ghi nội dung mới"),
    ],
)
def test_what_a_letter_cannot_do(house: make.House, place: str, said: dict[str, object], reason: str) -> None:
    fact = planned(house)
    made = letter(house, [duty("Việc khác", LATER)], place=place)
    with pytest.raises(RuleBroken, match=reason):
        actions.order_by_letter(made, fact=fact, by=house.people[place], **said)  # type: ignore[arg-type]
    assert not made.orders.exists()


def test_applied_orders_stay(house: make.House) -> None:
    fact = planned(house)
    made = letter(house, [duty("Việc khác", LATER)])
    order = actions.order_by_letter(made, fact=fact, kind=OrderKind.CANCEL, by=house.clerk)
    assert len(changeable(made)) == 2
    actions.bring_into_year(made, by=house.clerk)
    with pytest.raises(RuleBroken, match="đã áp dụng"):
        actions.drop_order(order, by=house.clerk)


def test_road_of_the_pages(house: make.House, client: Client) -> None:
    fact = planned(house)
    made = letter(house, [duty("Gửi báo cáo sơ kết 6 tháng đầu năm", LATER)])
    client.force_login(house.clerk)
    page = reverse("obligations:orders", args=[made.pk])
    said = proposals(made)[0].said
    assert "Đổi hạn thành 25/06/2021" in client.get(page).content.decode()
    client.post(reverse("obligations:take_proposal", args=[made.pk, said.pk]))
    assert made.orders.get().last_moment == NEW_END
    client.post(reverse("obligations:drop_order", args=[made.orders.get().pk]))
    assert not made.orders.exists()
    wrong = client.post(reverse("obligations:order", args=[made.pk]), {"duty": "", "kind": "re_date"})
    assert (wrong.status_code, "Chọn việc cần điều chỉnh" in wrong.content.decode()) == (422, True)
    sent = {"duty": str(fact.pk), "kind": "re_date", "day": "25/06/2021", "at": "16:30"}
    assert client.post(reverse("obligations:order", args=[made.pk]), sent).status_code == 302
    assert f"{made.orders.get().last_moment:%H:%M}" in {"09:30", "16:30"}
    assert "4 đơn vị sẽ thay đổi" in client.get(page).content.decode()
