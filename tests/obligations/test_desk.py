"""The receiving side: accept, return, excuse, extend; whose word counts; what happens when two people act at once."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.at_once import at_once
from tests.plans import make
from thidua.accounts.models import User
from thidua.blocs import actions as blocs
from thidua.blocs.enums import LeadRole, YearState
from thidua.blocs.models import Leadership
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.files.actions import store_file
from thidua.obligations import actions
from thidua.obligations.enums import ChangeKind, ObligationState, PieceKind, SubmissionState
from thidua.obligations.models import Obligation, ObligationChange, Submission
from thidua.obligations.queries.desk import late_units, owed_above, waiting_at_desk, waiting_for
from thidua.obligations.queries.duty import standing_of
from thidua.obligations.rules import Standing
from thidua.organisations import actions as organisations
from thidua.organisations.enums import EventKind, StaffRole

pytestmark = pytest.mark.django_db


@pytest.fixture
def brought(house: make.House) -> make.House:
    """The year with its plan in force."""
    actions.bring_into_year(make.ready(house), by=house.clerk)
    return house


def owed(house: make.House, words: str = "Báo cáo sơ kết", place: str = "Lào Cai") -> Obligation:
    return Obligation.objects.get(deliverable=words, unit=house.units[place])


def handed_in(house: make.House, words: str = "Báo cáo sơ kết", place: str = "Lào Cai", *, content: str = "bản một") -> Submission:
    user = house.people[place]
    draft = actions.begin_submission(owed(house, words, place), by=user)
    stored = store_file(SimpleUploadedFile(f"{words}.txt", f"{place} {content}".encode()), by=user)
    actions.add_piece(draft, stored, kind=PieceKind.FULL_REPORT, by=user)
    return actions.send_submission(draft, by=user)


def superior_of(house: make.House) -> User:
    return make.clerk_of(house.units["Bộ"], name="Trần Thị Trên", by=house.admin)


# ---- accept and return ----


def test_head_accepts_and_the_trace_says_so(brought: make.House) -> None:
    paper = actions.accept_submission(handed_in(brought), reason="Thiếu chữ ký nháy", by=brought.clerk)
    row = owed(brought)
    assert (paper.state, row.state, paper.decided_by_name) == (SubmissionState.ACCEPTED, ObligationState.ACCEPTED, "Chuyên Viên Yên Bái")
    last = row.changes.last()
    assert last is not None and (last.kind, last.why) == (ChangeKind.ACCEPTED, "Thiếu chữ ký nháy")
    assert standing_of(row, clock.now()) == Standing.ACCEPTED


def test_return_needs_a_reason_and_the_next_paper_is_judged_afresh(brought: make.House, at: Callable[[datetime], None]) -> None:
    paper = handed_in(brought)
    with pytest.raises(RuleBroken, match="lý do trả lại"):
        actions.return_submission(paper, reason=" ", by=brought.clerk)
    actions.return_submission(paper, reason="Thiếu phụ lục", by=brought.clerk)
    row = owed(brought)
    assert (row.state, row.handed_in_at, row.last_moment) == (ObligationState.RETURNED, None, clock.end_of(date(2021, 6, 19)))
    at(datetime(2021, 6, 21, 8, 0, tzinfo=clock.LOCAL))
    assert standing_of(row, clock.now()) == Standing.OVERDUE
    again = handed_in(brought, content="bản hai")
    assert again.number == 2 and again.is_late
    actions.accept_submission(again, by=brought.clerk)
    assert standing_of(owed(brought), clock.now()) == Standing.ACCEPTED_LATE


def test_accepted_paper_may_still_be_returned_and_a_returned_one_is_over(brought: make.House) -> None:
    paper = actions.accept_submission(handed_in(brought), by=brought.clerk)
    paper = actions.return_submission(paper, reason="Số liệu không khớp", by=brought.clerk)
    with pytest.raises(RuleBroken, match=r"bị trả lại lúc .*Chuyên Viên Yên Bái"):
        actions.accept_submission(paper, by=brought.clerk)
    with pytest.raises(RuleBroken, match=r"bị trả lại lúc .*Chuyên Viên Yên Bái"):
        actions.return_submission(paper, reason="x", by=brought.clerk)


def test_second_acceptance_is_told_who_was_first(brought: make.House) -> None:
    paper = handed_in(brought)
    actions.accept_submission(paper, by=brought.clerk)
    with pytest.raises(RuleBroken, match="đã tiếp nhận lúc"):
        actions.accept_submission(paper, by=brought.clerk)
    assert ObligationChange.objects.filter(kind=ChangeKind.ACCEPTED).count() == 1


@pytest.mark.parametrize("who", ["Lào Cai", "Lạng Sơn", "Tuyên Quang", "admin"])
def test_others_do_not_decide(brought: make.House, who: str) -> None:
    paper = handed_in(brought)
    user = brought.admin if who == "admin" else brought.people[who]
    expected = "Không ai tự tiếp nhận" if who == "Lào Cai" else "Chỉ cán bộ của Sở Tư pháp tỉnh Yên Bái"
    with pytest.raises(RuleBroken, match=expected):
        actions.accept_submission(paper, by=user)
    assert waiting_at_desk(user, clock.now()) == 0


def test_heads_own_paper_is_decided_by_the_deputy_or_the_superior(brought: make.House) -> None:
    paper = handed_in(brought, place="Yên Bái")
    with pytest.raises(RuleBroken, match=r"Không ai tự tiếp nhận.*Tuyên Quang, Bộ Tư pháp"):
        actions.accept_submission(paper, by=brought.clerk)
    assert waiting_at_desk(brought.clerk, clock.now()) == 0
    assert waiting_at_desk(brought.people["Tuyên Quang"], clock.now()) == 1
    actions.return_submission(paper, reason="Chưa ký", by=superior_of(brought))
    actions.accept_submission(handed_in(brought, place="Yên Bái", content="b"), by=brought.people["Tuyên Quang"])
    assert owed(brought, place="Yên Bái").state == ObligationState.ACCEPTED


def test_deputy_decides_where_the_words_name_the_deputies(brought: make.House) -> None:
    paper = handed_in(brought)
    Obligation.objects.filter(pk=paper.obligation_id).update(recipient="Trưởng, các Phó trưởng Khu vực")
    actions.accept_submission(paper, by=brought.people["Tuyên Quang"])
    own = handed_in(brought, place="Tuyên Quang")
    Obligation.objects.filter(pk=own.obligation_id).update(recipient="Trưởng, các Phó trưởng Khu vực")
    with pytest.raises(RuleBroken, match="Không ai tự tiếp nhận"):
        actions.accept_submission(own, by=brought.people["Tuyên Quang"])


def test_rights_are_of_today_when_the_head_changes(brought: make.House) -> None:
    paper = handed_in(brought)
    head = Leadership.objects.get(bloc_year=brought.year, role=LeadRole.HEAD)
    blocs.end_leadership(head, ends_on=clock.today(), by=brought.admin)
    blocs.appoint(brought.year, unit=brought.units["Lạng Sơn"], role=LeadRole.HEAD, starts_on=clock.today(), by=brought.admin)
    with pytest.raises(RuleBroken, match="Chỉ cán bộ của Sở Tư pháp tỉnh Lạng Sơn"):
        actions.return_submission(paper, reason="Thiếu", by=brought.clerk)
    assert waiting_at_desk(brought.clerk, clock.now()) == 0
    actions.return_submission(paper, reason="Thiếu", by=brought.people["Lạng Sơn"])


def test_closed_year_says_who_can_open_it(brought: make.House) -> None:
    paper = handed_in(brought)
    type(brought.year).objects.filter(pk=brought.year.pk).update(state=YearState.CLOSED)
    with pytest.raises(RuleBroken, match="đã khép"):
        actions.return_submission(paper, reason="Thiếu", by=brought.clerk)
    with pytest.raises(RuleBroken, match="đã khép"):
        actions.extend(owed(brought, place="Lạng Sơn"), last_moment=clock.now() + timedelta(days=30), why="x", by=brought.clerk)
    assert waiting_at_desk(brought.clerk, clock.now()) == 0


def test_unit_merged_between_receipt_and_acceptance(brought: make.House) -> None:
    paper = handed_in(brought)
    _merge(brought, "Lào Cai", into="Lạng Sơn")
    with pytest.raises(RuleBroken, match="Không ai tự tiếp nhận"):
        actions.accept_submission(paper, by=brought.people["Lạng Sơn"])
    assert actions.accept_submission(paper, by=brought.clerk).state == SubmissionState.ACCEPTED


def test_paper_of_a_unit_merged_into_the_head_is_decided_by_the_deputy(brought: make.House) -> None:
    paper = handed_in(brought)
    _merge(brought, "Lào Cai", into="Yên Bái")
    with pytest.raises(RuleBroken, match=r"Không ai tự tiếp nhận.*Tuyên Quang"):
        actions.accept_submission(paper, by=brought.clerk)
    assert actions.accept_submission(paper, by=brought.people["Tuyên Quang"]).state == SubmissionState.ACCEPTED


def _merge(house: make.House, place: str, *, into: str) -> None:
    heir = house.units[into]
    about = {"decision": "Nghị quyết số 01", "decided_on": None, "effective_on": clock.today(), "note": ""}
    parts = {"before": [house.units[place], heir], "after": [heir], "coming": [], "carries_posts": False}
    organisations.record_event(kind=EventKind.MERGE, **about, **parts, by=house.admin)  # type: ignore[arg-type]


def test_plan_that_withdrew_the_duty_leaves_nothing_to_accept(brought: make.House) -> None:
    paper = handed_in(brought)
    Obligation.objects.filter(pk=paper.obligation_id).update(state=ObligationState.WITHDRAWN)
    assert waiting_at_desk(brought.clerk, clock.now()) == 0
    with pytest.raises(RuleBroken, match="thôi thực hiện"):
        actions.accept_submission(paper, by=brought.clerk)


def test_taken_back_paper_is_not_accepted(brought: make.House) -> None:
    paper = handed_in(brought)
    actions.take_back(paper, why="nhầm tệp", by=brought.people["Lào Cai"])
    with pytest.raises(RuleBroken, match="đã rút lại"):
        actions.accept_submission(paper, by=brought.clerk)


# ---- excuse, owe again, extend ----


def test_excused_with_the_reason_and_owed_again(brought: make.House) -> None:
    row = owed(brought)
    with pytest.raises(RuleBroken, match="lý do"):
        actions.excuse(row, why="", by=brought.clerk)
    actions.excuse(row, why="Đang sáp nhập", by=brought.clerk)
    assert owed(brought).state == ObligationState.EXCUSED
    with pytest.raises(RuleBroken, match="được miễn"):
        actions.begin_submission(row, by=brought.people["Lào Cai"])
    actions.owe_again(row, why="Thôi sáp nhập", by=brought.clerk)
    assert owed(brought).state == ObligationState.OPEN
    assert [one.kind for one in row.changes.all()] == [ChangeKind.CREATED, ChangeKind.EXCUSED, ChangeKind.OWED_AGAIN]


def test_extension_moves_the_moment_and_keeps_the_plans(brought: make.House) -> None:
    later = clock.end_of(date(2021, 6, 25))
    rows = [owed(brought), owed(brought, place="Lạng Sơn")]
    actions.extend_several(rows, last_moment=later, why="Công văn số 15", by=brought.clerk)
    for row in (owed(brought), owed(brought, place="Lạng Sơn")):
        assert (row.last_moment, row.planned_moment) == (later, clock.end_of(date(2021, 6, 19)))
        change = row.changes.last()
        assert change is not None and (change.kind, change.why) == (ChangeKind.EXTENDED, "Công văn số 15")
        assert (change.before["hết hạn"], change.after["hết hạn"]) == ("19/06/2021 23:59", "25/06/2021 23:59")
    assert owed(brought, place="Tuyên Quang").last_moment == clock.end_of(date(2021, 6, 19))


def test_one_that_cannot_be_extended_leaves_all_as_they_were(brought: make.House) -> None:
    handed_in(brought, place="Lạng Sơn")
    with pytest.raises(RuleBroken, match="Không gia hạn được"):
        actions.extend_several(
            [owed(brought), owed(brought, place="Lạng Sơn")], last_moment=clock.end_of(date(2021, 7, 1)), why="x", by=brought.clerk
        )
    assert owed(brought).last_moment == clock.end_of(date(2021, 6, 19))


@pytest.mark.parametrize(("day", "why"), [(date(2021, 6, 9), "sau lúc này"), (date(2021, 6, 18), "sau hạn đang có")])
def test_extension_is_later_than_now_and_than_the_deadline(brought: make.House, day: date, why: str) -> None:
    with pytest.raises(RuleBroken, match=why):
        actions.extend(owed(brought), last_moment=clock.end_of(day), why="x", by=brought.clerk)


def test_undated_duty_has_nothing_to_extend(brought: make.House) -> None:
    with pytest.raises(RuleBroken, match="chưa có hạn"):
        row = owed(brought, "Biên bản kiểm tra", "Yên Bái")
        actions.extend(row, last_moment=clock.end_of(date(2021, 12, 1)), why="x", by=superior_of(brought))


def test_heads_duty_towards_the_superior_is_extended_by_the_superior_only(brought: make.House) -> None:
    row, later = owed(brought, "Báo cáo chung", "Yên Bái"), clock.end_of(date(2021, 8, 1))
    for user in (brought.clerk, brought.people["Tuyên Quang"], brought.people["Lào Cai"]):
        with pytest.raises(RuleBroken, match="Chỉ Bộ Tư pháp"):
            actions.extend(row, last_moment=later, why="x", by=user)
    actions.extend(row, last_moment=later, why="Bộ đồng ý", by=superior_of(brought))
    assert owed(brought, "Báo cáo chung", "Yên Bái").last_moment == later


def test_members_do_not_excuse(brought: make.House) -> None:
    for place in ("Lào Cai", "Lạng Sơn", "Tuyên Quang"):
        with pytest.raises(RuleBroken, match="Chỉ Sở Tư pháp tỉnh Yên Bái"):
            actions.excuse(owed(brought), why="x", by=brought.people[place])


# ---- what lies where ----


def test_queue_is_the_oldest_first_and_holds_only_what_waits(brought: make.House, at: Callable[[datetime], None]) -> None:
    first = handed_in(brought, place="Lạng Sơn")
    at(datetime(2021, 6, 20, 9, 0, tzinfo=clock.LOCAL))
    second = handed_in(brought)
    assert list(waiting_for(brought.clerk, clock.today()).order_by("received_at")) == [first, second]
    assert (first.is_late, second.is_late) == (False, True)
    assert [(group.title, [row.unit for row in group.rows]) for group in late_units(brought.year, clock.now())] == [
        ("Báo cáo sơ kết", [brought.units["Tuyên Quang"], brought.units["Yên Bái"]])
    ]


def test_second_clock_holds_what_the_head_owes_above(brought: make.House) -> None:
    assert [row.deliverable for row in owed_above(brought.year, clock.today())] == ["Báo cáo chung"]


# ---- two at once ----


@pytest.mark.django_db(transaction=True)
def test_two_officers_at_once_make_one_decision(admin: User, moment: datetime) -> None:
    house = make.house(admin)
    actions.bring_into_year(make.ready(house), by=house.clerk)
    other = make.clerk_of(house.head, name="Đồng Nghiệp Yên Bái", role=StaffRole.LEADER, by=admin)
    takes_back, colleague = house.people["Lào Cai"], house.clerk
    races: list[tuple[Callable[[Submission], object], Callable[[Submission], object]]] = [
        (lambda row: actions.accept_submission(row, by=colleague), lambda row: actions.accept_submission(row, by=other)),
        (lambda row: actions.accept_submission(row, by=colleague), lambda row: actions.take_back(row, why="nhầm", by=takes_back)),
        (lambda row: actions.take_back(row, why="nhầm", by=takes_back), lambda row: actions.return_submission(row, reason="x", by=other)),
    ]
    for number, race in enumerate(races):
        paper = handed_in(house, content=f"lượt {number}")
        answers = at_once(*[lambda act=act, row=paper: act(row) for act in race])  # type: ignore[misc]
        assert sorted(isinstance(answer, RuleBroken) for answer in answers) == [False, True], answers
        paper.refresh_from_db()
        if paper.state == SubmissionState.ACCEPTED:
            actions.return_submission(paper, reason="làm lại", by=colleague)
