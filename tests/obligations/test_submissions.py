"""A unit hands in: who, what, when; the leader's word; the receipt; two officers at once."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.at_once import at_once
from tests.obligations import make as papers
from tests.plans import make
from thidua.accounts.models import User
from thidua.blocs.enums import YearState
from thidua.blocs.models import BlocYear
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.ledger.models import Entry
from thidua.obligations import actions
from thidua.obligations.enums import ChangeKind, ObligationState, PieceKind, SubmissionState
from thidua.obligations.models import Obligation, Piece, Submission
from thidua.obligations.permissions import submissions as permissions
from thidua.obligations.queries.submissions import pieces_sent_before, receipt_of, waiting_for_approval
from thidua.obligations.rules.receipts import receipt_code
from thidua.organisations import actions as organisations
from thidua.organisations.enums import EventKind, Paper, StaffRole, UnitKind
from thidua.organisations.models import Delegation, Person, Post
from thidua.organisations.rules.events import NewUnit

pytestmark = pytest.mark.django_db
At = Callable[[datetime], None]


@pytest.fixture
def row(house: make.House) -> Obligation:
    return papers.owed(house)


@pytest.fixture
def officer(house: make.House) -> User:
    return house.people["Lạng Sơn"]


def again(made: Submission) -> Submission:
    return Submission.objects.select_related("obligation").get(pk=made.pk)


# ---- the straight way ----


def test_handing_in_moves_both_and_leaves_a_receipt(row: Obligation, officer: User) -> None:
    made = again(papers.sent(row, officer, PieceKind.FULL_REPORT, PieceKind.SUMMARY))
    owed = made.obligation
    assert (made.state, owed.state, made.number) == (SubmissionState.SENT, ObligationState.SUBMITTED, 1)
    assert (made.sent_by, made.counts_from, owed.handed_in_at) == (officer, made.received_at, made.received_at)
    assert (made.due_then, made.is_late) == (row.last_moment, False)
    assert made.receipt == receipt_code(receipt_of(made))
    assert [change.kind for change in owed.changes.all()] == [ChangeKind.CREATED, ChangeKind.SUBMITTED]
    assert Entry.objects.get(action="obligations.send_submission").body["receipt"] == made.receipt


def test_receipt_speaks_of_duty_unit_moment_document_and_files(row: Obligation, officer: User) -> None:
    made = papers.draft(row, officer)
    papers.described(made, officer, document_number="12/BC-STP", document_date=date(2021, 6, 9))
    made = actions.send_submission(made, by=officer)
    file = made.pieces.get().file
    received = made.received_at.astimezone(clock.LOCAL).isoformat(timespec="seconds") if made.received_at else ""
    assert receipt_of(made) == (
        f'{{"document":"12/BC-STP ngày 09/06/2021","duty":{row.pk},"files":[["full_report.docx","{file.sha256}",{file.size}]],"link":"",'
        f'"number":1,"received_at":"{received}","unit":"Sở Tư pháp tỉnh Lạng Sơn","words":"Báo cáo sơ kết"}}'
    )


def test_any_change_of_what_was_handed_in_breaks_the_receipt(row: Obligation, officer: User) -> None:
    made = papers.sent(row, officer)
    papers_before = receipt_of(made)
    Submission.objects.filter(pk=made.pk).update(received_at=clock.now() + timedelta(seconds=2))
    assert receipt_of(again(made)) != papers_before


def test_counting_is_asked_for_with_the_limit_of_the_kind(row: Obligation, officer: User) -> None:
    made = papers.sent(row, officer, PieceKind.FULL_REPORT, PieceKind.SUMMARY)
    assert dict(made.pieces.values_list("kind", "most_pages")) == {PieceKind.FULL_REPORT: None, PieceKind.SUMMARY: 3}


def test_sent_twice_is_sent_once(row: Obligation, officer: User) -> None:
    made = papers.sent(row, officer)
    assert actions.send_submission(made, by=officer).receipt == made.receipt
    assert Entry.objects.filter(action="obligations.send_submission").count() == 1


def test_a_link_will_do_and_nothing_will_not(row: Obligation, officer: User) -> None:
    made = actions.begin_submission(row, by=officer)
    with pytest.raises(RuleBroken, match="Chưa có tệp nào"):
        actions.send_submission(made, by=officer)
    papers.described(made, officer, link="https://vidu.example/bao-cao")
    assert actions.send_submission(made, by=officer).state == SubmissionState.SENT


def test_late_is_allowed_and_said(row: Obligation, officer: User, at: At) -> None:
    assert row.last_moment is not None
    made = papers.draft(row, officer)
    at(row.last_moment + timedelta(seconds=1))
    made = again(actions.send_submission(made, by=officer))
    assert made.is_late
    assert made.obligation.changes.latest("pk").why == "lần 1, muộn"


def test_upload_that_ends_after_the_deadline_is_late(row: Obligation, officer: User) -> None:
    """The moment of receipt is the last byte on disk, even when the button was pressed before."""
    made = papers.draft(row, officer)
    assert row.last_moment is not None
    made.pieces.get().file.__class__.objects.update(stored_at=row.last_moment + timedelta(seconds=1))
    made = actions.send_submission(made, by=officer)
    assert (made.received_at, made.is_late) == (row.last_moment + timedelta(seconds=1), True)


def test_deadline_of_the_moment_of_receipt_counts(row: Obligation, officer: User) -> None:
    made = papers.draft(row, officer)
    moved = clock.now() - timedelta(days=1)
    Obligation.objects.filter(pk=row.pk).update(last_moment=moved)
    made = actions.send_submission(made, by=officer)
    assert (made.due_then, made.is_late) == (moved, True)


def test_what_has_no_receiver_is_handed_in_too(house: make.House) -> None:
    row = papers.owed(house, "Yên Bái", "Biên bản kiểm tra")
    assert not row.recipient
    assert papers.sent(row, house.clerk, PieceKind.MINUTES).state == SubmissionState.SENT


# ---- who ----


@pytest.mark.parametrize("place", ["Yên Bái", "Lào Cai", "Bộ"])
def test_others_do_not_hand_in_for_the_unit(house: make.House, row: Obligation, place: str) -> None:
    with pytest.raises(RuleBroken, match="Chỉ chuyên viên, lãnh đạo của Sở Tư pháp tỉnh Lạng Sơn"):
        actions.begin_submission(row, by=house.people[place])


def test_others_touch_nothing_of_a_draft(house: make.House, row: Obligation, officer: User) -> None:
    made, other = papers.draft(row, officer), house.people["Lào Cai"]
    piece = made.pieces.get()
    tries: list[Callable[[], object]] = [
        lambda: papers.described(made, other),
        lambda: actions.add_piece(made, papers.stored(other), kind=PieceKind.OTHER, by=other),
        lambda: actions.remove_piece(piece, by=other),
        lambda: actions.name_pieces(made, kinds={piece.pk: PieceKind.OTHER}, by=other),
        lambda: actions.propose_submission(made, by=other),
        lambda: actions.send_submission(made, by=other),
        lambda: actions.drop_submission(made, by=other),
    ]
    for one in tries:
        with pytest.raises(RuleBroken, match="Chỉ chuyên viên, lãnh đạo"):
            one()
    sent = actions.send_submission(made, by=officer)
    afterwards: list[Callable[[], object]] = [
        lambda: actions.take_back(sent, why="", by=other),
        lambda: actions.send_submission(sent, by=other),
    ]
    for one in afterwards:
        with pytest.raises(RuleBroken, match="Chỉ chuyên viên, lãnh đạo"):
            one()


def test_file_of_somebody_else_is_not_attached(house: make.House, row: Obligation, officer: User) -> None:
    made, strange = papers.draft(row, officer), papers.stored(house.clerk, words="của người khác")
    with pytest.raises(RuleBroken, match="do người khác tải lên"):
        actions.add_piece(made, strange, kind=PieceKind.OTHER, by=officer)


def test_closed_year_receives_nothing(row: Obligation, officer: User) -> None:
    made = papers.draft(row, officer)
    BlocYear.objects.update(state=YearState.CLOSED)
    tries: list[Callable[[], object]] = [
        lambda: actions.send_submission(again(made), by=officer),
        lambda: papers.described(again(made), officer),
    ]
    for refused in tries:
        with pytest.raises(RuleBroken, match="đã khép nên không nộp"):
            refused()


def test_who_acts_for_the_merged_unit_hands_in_for_the_old_one(house: make.House, row: Obligation, officer: User) -> None:
    heir = _merge(house, row)
    newcomer = make.clerk_of(heir, name="Người Của Sở Mới", by=house.admin)
    made = papers.draft(row, newcomer)
    assert row in Obligation.objects.visible_to(newcomer, clock.today())
    assert made in Submission.objects.visible_to(newcomer, clock.today())
    assert actions.send_submission(made, by=officer).sent_by == officer, "the old unit's people still hold their posts"
    with pytest.raises(RuleBroken, match="Chỉ chuyên viên, lãnh đạo"):
        actions.take_back(made, why="", by=house.people["Lào Cai"])
    assert actions.take_back(made, why="bổ sung", by=newcomer).state == SubmissionState.TAKEN_BACK


def test_leader_of_the_merged_unit_approves(house: make.House, row: Obligation, officer: User) -> None:
    heir = _merge(house, row)
    leader = papers.leader_of(heir)
    made = papers.draft(row, officer)
    with pytest.raises(RuleBroken, match="yêu cầu lãnh đạo duyệt"):
        actions.send_submission(made, by=officer)
    made = actions.propose_submission(made, by=officer)
    assert list(waiting_for_approval(leader, clock.now())) == [made]
    assert actions.send_submission(made, by=leader).state == SubmissionState.SENT


def _merge(house: make.House, row: Obligation) -> Any:
    """Lạng Sơn and Lào Cai become one on the day before."""
    event = organisations.record_event(
        kind=EventKind.MERGE,
        effective_on=make.DAY - timedelta(days=1),
        decision="01/NQ-QH",
        decided_on=None,
        before=[row.unit, house.units["Tuyên Quang"]],
        coming=[NewUnit("Sở Tư pháp tỉnh Mới", UnitKind.SO_TU_PHAP, place="Mới")],
        by=house.admin,
    )
    row.unit.refresh_from_db()
    return event.parts.get(role="after").unit


# ---- draft ----


def test_two_officers_share_one_draft(house: make.House, row: Obligation, officer: User) -> None:
    colleague = make.clerk_of(row.unit, name="Đồng Nghiệp", by=house.admin)
    first = papers.draft(row, officer)
    assert actions.begin_submission(row, by=colleague) == first
    assert actions.add_piece(first, papers.stored(colleague, "them.docx", "thêm"), kind=PieceKind.SUMMARY, by=colleague).submission == first


def test_database_holds_one_under_way(row: Obligation, officer: User) -> None:
    papers.draft(row, officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.create(obligation=row, number=2, made_by=officer, made_at=clock.now())


def test_same_file_twice_is_told(row: Obligation, officer: User) -> None:
    made = actions.begin_submission(row, by=officer)
    actions.add_piece(made, papers.stored(officer, "a.docx"), kind=PieceKind.OTHER, by=officer)
    with pytest.raises(RuleBroken, match=r"“b\.docx” giống hệt “a\.docx” đã có"):
        actions.add_piece(made, papers.stored(officer, "b.docx"), kind=PieceKind.OTHER, by=officer)


def test_draft_is_described_named_and_thrown_away(row: Obligation, officer: User) -> None:
    made = papers.described(
        papers.draft(row, officer), officer, note="  gửi kèm  ", document_number="12/BC", document_date=date(2021, 6, 9)
    )
    assert (made.note, made.document_number, made.document_date) == ("gửi kèm", "12/BC", date(2021, 6, 9))
    piece = made.pieces.get()
    actions.name_pieces(made, kinds={piece.pk: PieceKind.SUMMARY}, by=officer)
    assert Piece.objects.get().kind == PieceKind.SUMMARY
    actions.remove_piece(piece, by=officer)
    actions.drop_submission(made, by=officer)
    assert not Submission.objects.exists()
    assert Entry.objects.filter(action="obligations.drop_submission").exists()


@pytest.mark.parametrize("state", list(SubmissionState))
def test_only_a_draft_is_written(row: Obligation, officer: User, state: SubmissionState) -> None:
    made = papers.draft(row, officer)
    made.state = state
    reason = permissions.why_not_write(officer, made, make.DAY)
    assert (reason is None) == (state == SubmissionState.DRAFT)


def test_finished_duty_takes_no_paper(row: Obligation, officer: User) -> None:
    actions.mark_done(row, done_on=make.DAY, note="", by=officer)
    with pytest.raises(RuleBroken, match="Việc này đã ghi xong"):
        actions.begin_submission(row, by=officer)


def test_bytes_that_came_back_once_are_pointed_out(row: Obligation, officer: User) -> None:
    first = papers.sent(row, officer)
    Submission.objects.filter(pk=first.pk).update(state=SubmissionState.RETURNED)
    Obligation.objects.filter(pk=row.pk).update(state=ObligationState.RETURNED)
    second = actions.begin_submission(row, by=officer)
    copy = papers.stored(officer, "ban-cu.docx", f"{PieceKind.FULL_REPORT.label}  {first.pk}")
    actions.add_piece(second, copy, kind=PieceKind.FULL_REPORT, by=officer)
    actions.add_piece(second, papers.stored(officer, "moi.docx", "mới"), kind=PieceKind.SUMMARY, by=officer)
    assert [piece.file.name for piece in pieces_sent_before(second)] == ["ban-cu.docx"]
    assert actions.send_submission(second, by=officer).number == 2


# ---- the leader's word ----


def test_leader_approves_or_sends_back_with_words(row: Obligation, officer: User) -> None:
    leader, made = papers.leader_of(row.unit), papers.draft(row, officer)
    with pytest.raises(RuleBroken, match="yêu cầu lãnh đạo duyệt trước khi nộp"):
        actions.send_submission(made, by=officer)
    made = actions.propose_submission(made, by=officer)
    with pytest.raises(RuleBroken, match="Chỉ lãnh đạo Sở Tư pháp tỉnh Lạng Sơn hoặc người được ủy quyền"):
        actions.send_submission(made, by=officer)
    made = actions.send_back(made, why="Thiếu số liệu quý II", by=leader)
    assert (made.state, made.reason) == (SubmissionState.DRAFT, "Thiếu số liệu quý II")
    made = actions.propose_submission(made, by=officer)
    made = actions.send_submission(made, by=leader)
    assert (made.state, made.sent_by, made.made_by, made.reason) == (SubmissionState.SENT, leader, officer, "")


def test_proposing_is_for_units_whose_leader_approves(row: Obligation, officer: User) -> None:
    with pytest.raises(RuleBroken, match="để chuyên viên nộp thẳng"):
        actions.propose_submission(papers.draft(row, officer), by=officer)


def test_delegated_right_is_kept_with_the_paper(house: make.House, row: Obligation, officer: User) -> None:
    leader = papers.leader_of(row.unit)
    given = _delegate(leader, officer)
    made = actions.propose_submission(papers.draft(row, officer), by=officer)
    assert list(waiting_for_approval(officer, clock.now())) == [made]
    assert actions.send_submission(made, by=officer).delegation == given
    assert str(Entry.objects.get(action="obligations.send_submission").body["delegation"]["key"]) == str(given.pk)


def _delegate(leader: User, taker: User) -> Delegation:
    now, post = clock.now(), Post.objects.get(person__user=leader, role=StaffRole.LEADER)
    return organisations.delegate(
        post,
        taker=Person.objects.get(user=taker),
        paper=Paper.SUBMISSION,
        starts_at=now - timedelta(minutes=1),
        ends_at=now + timedelta(days=2),
        reason="Đi công tác",
        by=leader,
    )


def test_queue_holds_only_the_leaders_own_unit(house: make.House, row: Obligation, officer: User) -> None:
    leader, other = papers.leader_of(row.unit), papers.leader_of(house.units["Lào Cai"], "Lãnh Đạo Khác")
    made = actions.propose_submission(papers.draft(row, officer), by=officer)
    now = clock.now()
    assert [list(waiting_for_approval(who, now)) for who in (leader, other, officer)] == [[made], [], []]


# ---- taking back ----


def test_taken_back_opens_the_duty_again(row: Obligation, officer: User) -> None:
    made = again(actions.take_back(papers.sent(row, officer), why="gửi nhầm bản", by=officer))
    assert (made.state, made.obligation.state, made.obligation.handed_in_at) == (SubmissionState.TAKEN_BACK, ObligationState.OPEN, None)
    assert made.obligation.changes.latest("pk").why == "gửi nhầm bản"
    with pytest.raises(RuleBroken, match="đã được rút về trước đó"):
        actions.take_back(made, why="", by=officer)
    assert papers.sent(row, officer, words="bản đúng").number == 2


def test_what_was_not_sent_is_not_taken_back(row: Obligation, officer: User) -> None:
    with pytest.raises(RuleBroken, match="chưa có gì để rút"):
        actions.take_back(papers.draft(row, officer), why="", by=officer)


def test_after_acceptance_it_is_not_taken_back(row: Obligation, officer: User) -> None:
    made = papers.sent(row, officer)
    Submission.objects.filter(pk=made.pk).update(state=SubmissionState.ACCEPTED)
    Obligation.objects.filter(pk=row.pk).update(state=ObligationState.ACCEPTED)
    with pytest.raises(RuleBroken, match="nên không tự rút về"):
        actions.take_back(again(made), why="", by=officer)


# ---- at once ----


@pytest.mark.django_db(transaction=True)
def test_two_officers_sendat_once(house: make.House, row: Obligation, officer: User) -> None:
    colleague, made = make.clerk_of(row.unit, name="Đồng Nghiệp", by=house.admin), papers.draft(row, officer)
    found = at_once(lambda: actions.send_submission(made, by=officer), lambda: actions.send_submission(made, by=colleague))
    assert {one.receipt for one in found} == {again(made).receipt}
    assert Entry.objects.filter(action="obligations.send_submission").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_officers_beginat_once(house: make.House, row: Obligation, officer: User) -> None:
    colleague = make.clerk_of(row.unit, name="Đồng Nghiệp", by=house.admin)
    found = at_once(lambda: actions.begin_submission(row, by=officer), lambda: actions.begin_submission(row, by=colleague))
    assert (found[0], Submission.objects.count()) == (found[1], 1)


@pytest.mark.django_db(transaction=True)
def test_taking_back_and_acceptingat_once(house: make.House, row: Obligation, officer: User) -> None:
    made = papers.sent(row, officer)
    found = at_once(lambda: actions.take_back(made, why="", by=officer), lambda: actions.accept_submission(made, by=house.clerk))
    refused = [one for one in found if isinstance(one, RuleBroken)]
    assert len(refused) == 1
    now = again(made)
    assert (now.state, now.obligation.state) in {
        (SubmissionState.TAKEN_BACK, ObligationState.OPEN),
        (SubmissionState.ACCEPTED, ObligationState.ACCEPTED),
    }


@pytest.mark.django_db(transaction=True)
def test_sending_and_extendingat_once(house: make.House, row: Obligation, officer: User) -> None:
    """The deadline counts as it stood before or after, and the extension of what is handed in already is refused."""
    made, until = papers.draft(row, officer), clock.end_of(date(2021, 6, 25))
    found = at_once(
        lambda: actions.send_submission(made, by=officer),
        lambda: actions.extend(row, last_moment=until, why="theo đề nghị", by=house.clerk),
    )
    was_extended = not isinstance(found[1], RuleBroken)
    assert again(made).due_then == (until if was_extended else row.last_moment)
    assert again(made).obligation.last_moment == again(made).due_then
