"""A document that gave work is called back: what is not finished is no longer owed, what is finished stays."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.at_once import at_once
from tests.documents import papers
from tests.obligations.make import leader_of, sent
from tests.obligations.test_assigning import WORK, give, notice
from tests.organisations.make import the_administrator
from tests.plans import make
from tests.plans.test_writing import signed, with_duty
from thidua.blocs.enums import YearState
from thidua.blocs.models import BlocYear
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.documents import actions as documents
from thidua.documents.enums import DocumentState
from thidua.documents.models import OfficialDocument
from thidua.ledger.models import Entry
from thidua.notices.models import Message
from thidua.obligations import actions
from thidua.obligations.enums import ChangeKind, ObligationState
from thidua.obligations.models import Obligation
from thidua.organisations import actions as organisations
from thidua.organisations.enums import Paper, PaperWay
from thidua.plans.enums import PlanState
from thidua.plans.models import Plan
from thidua.plans.permissions import why_not_amend, why_not_recall

pytestmark = pytest.mark.django_db
WHY = "Ghi nhầm đợt kiểm tra"
State = ObligationState


@pytest.fixture
def made(house: make.House) -> make.House:
    papers.bloc_series(house)
    return house


def given(made: make.House, place: str = "Lạng Sơn") -> tuple[OfficialDocument, Obligation]:
    document = notice(made)
    give(made, document, place)
    return document, Obligation.objects.get(plan__issued_as=document)


def walked(made: make.House, row: Obligation, state: ObligationState) -> Obligation:
    """The duty of Lạng Sơn, walked to that state."""
    unit, head = made.people["Lạng Sơn"], made.clerk
    roads: dict[ObligationState, Callable[[], object]] = {
        State.OPEN: lambda: None,
        State.SUBMITTED: lambda: sent(row, unit),
        State.RETURNED: lambda: actions.return_submission(sent(row, unit), reason="Thiếu số liệu", by=head),
        State.ACCEPTED: lambda: actions.accept_submission(sent(row, unit), by=head),
        State.DONE: lambda: actions.mark_done(row, done_on=clock.today(), note="", by=unit),
        State.EXCUSED: lambda: actions.excuse(row, why="Đơn vị đang sáp nhập", by=head),
        State.WITHDRAWN: lambda: Obligation.objects.filter(pk=row.pk).update(state=State.WITHDRAWN),
    }
    roads[state]()
    row.refresh_from_db()
    assert row.state == state
    return row


@pytest.mark.parametrize("state", State)
def test_each_state_of_a_duty(made: make.House, state: ObligationState) -> None:
    document, row = given(made)
    walked(made, row, state)
    traces = row.changes.count()
    gone = actions.recall_document(document, reason=WHY, by=made.clerk)
    row.refresh_from_db()
    goes = state in {State.OPEN, State.SUBMITTED, State.RETURNED}
    assert (gone, row.state) == (int(goes), State.WITHDRAWN if goes else state)
    assert row.changes.count() == traces + goes
    told = Message.objects.filter(key__endswith=":recalled", user=made.people["Lạng Sơn"], title__startswith="Thôi thực hiện")
    assert told.count() == int(goes)
    if goes:
        trace = row.changes.get(kind=ChangeKind.WITHDRAWN)
        assert (trace.why, trace.by_name) == (f"Thông báo số 01/TB-KVTĐ đã thu hồi: {WHY}", made.clerk.actor_name)
    document.refresh_from_db()
    assert (document.state, document.ending_reason) == (DocumentState.RECALLED, WHY)
    assert Plan.objects.get(pk=row.plan_id).state == PlanState.RECALLED


def test_a_plan_written_here_goes_whole(made: make.House) -> None:
    plan = signed(with_duty(made), made)
    actions.issue_plan(plan, by=made.clerk)
    plan.refresh_from_db()
    assert plan.issued_as is not None
    owed = Obligation.objects.filter(plan=plan).count()
    assert actions.recall_document(plan.issued_as, reason=WHY, by=made.clerk) == owed > 1
    plan.refresh_from_db()
    assert (plan.state, Obligation.objects.alive().count()) == (PlanState.RECALLED, 0)
    assert not plan.milestones.filter(withdrawn_at__isnull=True).exists()
    assert "đã thu hồi" in str(why_not_amend(plan, made.year, made.head))
    entry = Entry.objects.get(action="obligations.recall_document")
    assert (entry.body["withdrawn"], entry.body["reason"]) == (owed, WHY)


def test_newcomers_get_nothing_of_it(made: make.House) -> None:
    """A plan that was called back asks nothing of members that come later."""
    plan = signed(with_duty(made), made)
    actions.issue_plan(plan, by=made.clerk)
    plan.refresh_from_db()
    actions.recall_document(plan.issued_as or papers.issued(made), reason=WHY, by=made.clerk)
    assert actions.take_in_newcomers(made.year, by=made.clerk) == 0


def test_without_work_only_the_document_goes(made: make.House) -> None:
    document = notice(made)
    assert actions.recall_document(document, reason=WHY, by=made.clerk) == 0
    document.refresh_from_db()
    assert document.state == DocumentState.RECALLED


def test_the_document_does_not_go_without_its_work(made: make.House) -> None:
    document, row = given(made)
    with pytest.raises(RuleBroken, match="đang giao việc"):
        documents.recall_document(document, reason=WHY, by=made.clerk)
    document.refresh_from_db()
    row.refresh_from_db()
    assert (document.state, row.state) == (DocumentState.ISSUED, State.OPEN)


def test_a_correction_leaves_the_work(made: make.House) -> None:
    document, row = given(made)
    actions_before = row.changes.count()
    correction = documents.correct_document(document, by=made.clerk)
    correction = documents.sign_document(correction, stored=papers.scan(made.clerk), by=made.clerk)
    documents.issue_document(documents.number_document(correction, by=made.clerk), by=made.clerk)
    row.refresh_from_db()
    assert (row.state, row.changes.count(), row.plan.state) == (State.OPEN, actions_before, PlanState.IN_FORCE)


def test_refusals_change_nothing(made: make.House) -> None:
    document, row = given(made)
    for reason, by, words in ((" ", made.clerk, "lý do"), (WHY, made.people["Lạng Sơn"], "Chỉ chuyên viên")):
        with pytest.raises(RuleBroken, match=words):
            actions.recall_document(document, reason=reason, by=by)
    row.refresh_from_db()
    assert (row.state, OfficialDocument.objects.get(pk=document.pk).state) == (State.OPEN, DocumentState.ISSUED)
    actions.recall_document(document, reason=WHY, by=made.clerk)
    with pytest.raises(RuleBroken, match="thu hồi rồi"):
        actions.recall_document(document, reason=WHY, by=made.clerk)


def test_where_the_leader_approves_the_leader_recalls(made: make.House) -> None:
    document, row = given(made)
    leader = leader_of(made.head)
    organisations.choose_paper_way(made.head, paper=Paper.PLAN, way=PaperWay.LEADER, by=the_administrator())
    with pytest.raises(RuleBroken, match="chỉ lãnh đạo"):
        actions.recall_document(document, reason=WHY, by=made.clerk)
    assert actions.recall_document(document, reason=WHY, by=leader) == 1
    row.refresh_from_db()
    assert row.state == State.WITHDRAWN


def test_nothing_of_a_closed_year_is_recalled(made: make.House) -> None:
    document, row = given(made)
    BlocYear.objects.update(state=YearState.CLOSED)
    with pytest.raises(RuleBroken):
        actions.recall_document(document, reason=WHY, by=made.clerk)
    plan = Plan.objects.select_related("bloc_year__bloc", "issuer").get(pk=row.plan_id)
    assert "đã khép" in str(why_not_recall(made.clerk, plan, clock.now()))
    row.refresh_from_db()
    assert row.state == State.OPEN


@pytest.mark.django_db(transaction=True)
def test_recalled_and_given_at_once(made: make.House) -> None:
    """Whoever comes second finds the year as the first left it: no duty in force of a document that was called back."""
    document = notice(made)
    at_once(lambda: actions.recall_document(document, reason=WHY, by=made.clerk), lambda: _try(lambda: give(made, document)))
    document.refresh_from_db()
    assert document.state == DocumentState.RECALLED
    assert not Obligation.objects.alive().exists()
    assert not Plan.objects.filter(state=PlanState.IN_FORCE).exists()


def _try(act: Callable[[], object]) -> None:
    """The second of two may be refused."""
    try:
        act()
    except RuleBroken as refusal:
        assert "thu hồi" in str(refusal)


def test_pages_say_so(made: make.House) -> None:
    document, row = given(made)
    other = give(made, document, "Lào Cai", work=WORK)
    actions.mark_done(Obligation.objects.get(plan=other), done_on=clock.today(), note="", by=made.people["Lào Cai"])
    client = Client()
    client.force_login(made.clerk)
    address = reverse("obligations:recall", args=[document.pk])
    assert address in client.get(reverse("documents:document", args=[document.pk])).content.decode()
    page = client.get(address).content.decode()
    assert ("1 việc chưa xong" in page, "1 việc đã xong" in page) == (True, True)
    assert client.post(address, {"why": ""}).status_code == 422
    assert client.post(address, {"why": WHY}).status_code == 302
    shown = client.get(reverse("obligations:obligation", args=[row.pk])).content.decode()
    assert "đã thôi thực hiện" in shown
    assert WHY in shown
    beside = client.get(reverse("obligations:of_document", args=[document.pk])).content.decode()
    assert "1 việc chưa xong đã thôi thực hiện" in beside
    assert reverse("obligations:of_document", args=[document.pk]) in client.get(
        reverse("documents:document", args=[document.pk])
    ).content.decode()  # fmt: skip
    client.force_login(made.people["Lào Cai"])
    finished = client.get(reverse("obligations:obligation", args=[Obligation.objects.get(plan=other).pk])).content.decode()
    assert "Văn bản giao việc này đã thu hồi" in finished
    assert "Văn bản đã thu hồi" in client.get(reverse("plans:plan", args=[other.pk])).content.decode()
