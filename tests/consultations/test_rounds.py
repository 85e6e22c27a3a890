"""The course of a round: who opens it, who sees it, when it ends, when its record is final."""

from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from docx import Document

from tests.consultations import make
from tests.plans import make as plans
from tests.plans.make import House
from thidua.blocs import actions as blocs
from thidua.blocs.enums import LeadRole
from thidua.consultations import actions
from thidua.consultations.enums import OpinionState, RoundState, Taking, Verdict
from thidua.consultations.jobs import close_rounds
from thidua.consultations.models import Opinion, OpinionPoint, Round
from thidua.consultations.prints import record_docx
from thidua.consultations.queries.rounds import record_of, rounds_waiting_for
from thidua.core import clock
from thidua.core.actor import SYSTEM
from thidua.core.errors import RuleBroken
from thidua.notices.models import Message
from thidua.obligations.enums import Confirmation, ObligationState
from thidua.obligations.models import Obligation
from thidua.organisations.enums import ArrivalWay

pytestmark = pytest.mark.django_db
At = Callable[[datetime], None]


def seen(house: House, place: str) -> list[Round]:
    return list(Round.objects.visible_to(house.people[place], clock.today()))


def test_the_invited_see_a_round_from_its_opening(house: House) -> None:
    asked = make.prepared(house)
    assert (seen(house, "Lạng Sơn"), seen(house, "Yên Bái")) == ([], [asked])
    actions.open_round(asked, by=house.clerk)
    assert seen(house, "Lạng Sơn") == [asked]


def test_a_member_that_is_not_invited_sees_nothing(house: House) -> None:
    asked = make.opened(house, invited=[house.units["Lạng Sơn"]])
    assert (seen(house, "Lạng Sơn"), seen(house, "Lào Cai")) == ([asked], [])


def test_deputies_are_asked_like_members_and_the_head_is_not(house: House) -> None:
    asked = make.opened(house)
    assert {unit.pk for unit in asked.invited.all()} == {house.units[place].pk for place in ("Tuyên Quang", "Lào Cai", "Lạng Sơn")}


def test_only_who_leads_or_stands_above_opens_a_round(house: House) -> None:
    by, unit = house.people["Lạng Sơn"], house.units["Lạng Sơn"]
    with pytest.raises(RuleBroken, match="Chỉ cán bộ của đơn vị Trưởng"):
        actions.start_round(house.year, asking=make.asking(house), opener=unit, file=make.draft_file(by), plan=None, by=by)
    ministry = house.units["Bộ"]
    above = house.people["Bộ"]
    made = actions.start_round(house.year, asking=make.asking(house), opener=ministry, file=make.draft_file(above), plan=None, by=above)
    assert made.opened_by == ministry


def test_strangers_are_not_invited(house: House) -> None:
    with pytest.raises(RuleBroken, match="không tham gia"):
        make.prepared(house, invited=[house.units["Lạng Sơn"], house.head])
    with pytest.raises(RuleBroken, match="Chưa chọn đơn vị"):
        make.prepared(house, invited=[])


def test_a_round_on_a_plan_that_is_being_reviewed(house: House) -> None:
    """Its file is the draft; another unit's plan, or one in force, is refused."""
    plan = plans.draft(house, content="bản sẽ lấy ý kiến")
    made = actions.start_round(house.year, asking=make.asking(house), opener=house.head, file=None, plan=plan, by=house.clerk)
    assert [(draft.number, draft.file_id) for draft in made.drafts.all()] == [(1, plan.file_id)]
    for wrong in (plans.draft(house, content="của đơn vị khác", issuer=house.units["Lào Cai"], by=house.people["Lào Cai"]),):
        with pytest.raises(RuleBroken, match="không phải kế hoạch đang soát"):
            actions.start_round(house.year, asking=make.asking(house), opener=house.head, file=None, plan=wrong, by=house.clerk)
    with pytest.raises(RuleBroken, match="Chưa có dự thảo"):
        actions.start_round(house.year, asking=make.asking(house), opener=house.head, file=None, plan=None, by=house.clerk)


def test_end_before_start_or_in_the_past(house: House) -> None:
    with pytest.raises(RuleBroken, match="trước khi bắt đầu"):
        make.prepared(house, starts_at=clock.end_of(clock.today() + timedelta(days=9)))
    with pytest.raises(RuleBroken, match="đã qua"):
        make.prepared(house, starts_at=clock.now() - timedelta(days=2), ends_at=clock.now() - timedelta(days=1))


def test_opening_tells_the_invited_once(house: House) -> None:
    asked = make.opened(house)
    with pytest.raises(RuleBroken, match="đã mở"):
        actions.open_round(asked, by=house.clerk)
    told = Message.objects.filter(key=f"round:{asked.pk}:open").values_list("user", flat=True)
    assert sorted(told) == sorted(house.people[place].pk for place in ("Tuyên Quang", "Lào Cai", "Lạng Sơn"))


def test_past_its_end_nothing_is_taken_though_the_job_did_not_run(house: House, at: At) -> None:
    asked = make.opened(house)
    opinion = make.written(asked, house.units["Lạng Sơn"], house.people["Lạng Sơn"])
    at(asked.ends_at + timedelta(seconds=5))
    with pytest.raises(RuleBroken, match="đã hết hạn"):
        actions.send_opinion(opinion, by=house.people["Lạng Sơn"])
    with pytest.raises(RuleBroken, match="đã hết hạn"):
        make.written(asked, house.units["Lào Cai"], house.people["Lào Cai"])
    asked.refresh_from_db()
    assert asked.state == RoundState.OPEN


def test_the_job_closes_what_is_over_and_is_safe_to_run_twice(house: House, at: At) -> None:
    over, running = make.opened(house), make.opened(house, ends_at=clock.end_of(clock.today() + timedelta(days=30)))
    at(over.ends_at + timedelta(minutes=1))
    close_rounds()
    close_rounds()
    over.refresh_from_db()
    running.refresh_from_db()
    assert (over.state, over.closed_at, running.state) == (RoundState.CLOSED, over.ends_at, RoundState.OPEN)


def test_the_job_leaves_a_round_whose_end_was_moved_meanwhile(house: House, at: At) -> None:
    asked = make.opened(house)
    at(asked.ends_at + timedelta(minutes=1))
    actions.extend_round(asked, ends_at=clock.now() + timedelta(days=2), why="Ba đơn vị xin thêm", by=house.clerk)
    assert actions.close_when_over(asked, by=SYSTEM).state == RoundState.OPEN


def test_an_extension_lets_late_units_in_and_keeps_the_first_end(house: House, at: At) -> None:
    asked = make.opened(house)
    first = asked.ends_at
    at(first + timedelta(hours=1))
    close_rounds()
    asked = actions.extend_round(asked, ends_at=clock.now() + timedelta(days=1), why="Bão, mất điện", by=house.clerk)
    opinion = make.sent(asked, house, "Lạng Sơn")
    assert (opinion.state, opinion.is_late, asked.first_ends_at, asked.why_moved) == (OpinionState.SENT, False, first, "Bão, mất điện")


def test_closing_early_needs_the_right_and_leaves_its_reason(house: House) -> None:
    asked = make.opened(house)
    with pytest.raises(RuleBroken, match="Chỉ cán bộ của"):
        actions.close_round(asked, why="x", by=house.people["Lạng Sơn"])
    closed = actions.close_round(asked, why="Đủ ý kiến", by=house.clerk)
    assert (closed.state, closed.closing_reason) == (RoundState.CLOSED, "Đủ ý kiến")
    with pytest.raises(RuleBroken, match="đã hết hạn"):
        make.sent(asked, house, "Lạng Sơn")


def test_record_has_three_groups(house: House) -> None:
    asked = make.opened(house)
    make.sent(asked, house, "Lạng Sơn", make.POINT)
    make.sent(asked, house, "Lào Cai")
    record = record_of(asked)
    names = [[line.unit for line in record.commented], [line.unit for line in record.agreed], list(record.silent)]
    assert names == [[house.units["Lạng Sơn"]], [house.units["Lào Cai"]], [house.units["Tuyên Quang"]]]
    assert (record.asked, record.points, record.unanswered) == (3, 1, 1)


def test_a_unit_that_left_is_not_silent_and_its_words_stay(house: House) -> None:
    asked = make.opened(house)
    make.sent(asked, house, "Lạng Sơn", make.POINT)
    for place in ("Lạng Sơn", "Lào Cai"):
        member = house.year.memberships.get(unit=house.units[place])
        blocs.end_membership(member, ends_on=clock.today() + timedelta(days=1), reason="Sáp nhập", by=house.admin)
    record = record_of(asked)
    assert [line.unit for line in record.commented] == [house.units["Lạng Sơn"]]
    assert (record.gone, record.silent) == ([house.units["Lào Cai"]], [house.units["Tuyên Quang"]])


def test_the_record_is_final_when_every_point_is_answered(house: House) -> None:
    asked = make.opened(house)
    opinion = make.sent(asked, house, "Lạng Sơn", make.POINT)
    with pytest.raises(RuleBroken, match="còn đang mở"):
        actions.settle_round(asked, words="Xong", file=None, by=house.clerk)
    actions.close_round(asked, why="Đủ", by=house.clerk)
    with pytest.raises(RuleBroken, match="Còn 1 ý kiến chưa trả lời"):
        actions.settle_round(asked, words="Xong", file=None, by=house.clerk)
    point = actions.answer_point(opinion.points.get(), taking=Taking.PARTLY, why="Sửa số, giữ câu.", by=house.clerk)
    settled = actions.settle_round(asked, words="Đã chỉnh lý", file=None, by=house.clerk)
    assert (settled.state, settled.final_words) == (RoundState.SETTLED, "Đã chỉnh lý")
    with pytest.raises(RuleBroken, match="không sửa phần tiếp thu"):
        actions.answer_point(point, taking=Taking.TAKEN, why="", by=house.clerk)
    with pytest.raises(RuleBroken, match="mở đợt lấy ý kiến mới"):
        actions.extend_round(asked, ends_at=clock.now() + timedelta(days=1), why="x", by=house.clerk)


def test_record_as_word(house: House) -> None:
    asked = make.opened(house)
    opinion = make.sent(asked, house, "Lạng Sơn", make.POINT)
    make.sent(asked, house, "Lào Cai")
    actions.answer_point(opinion.points.get(), taking=Taking.NOT_TAKEN, why="Đã thống kê đủ.", by=house.clerk)
    paper = Document(BytesIO(record_docx(record_of(asked))))
    table = next(table for table in paper.tables if table.rows[0].cells[0].text == "STT")
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[1] == [
        "1",
        "Sở Tư pháp tỉnh Lạng Sơn",
        "Mục II.3: Số liệu chưa khớp với báo cáo của đơn vị.\nĐề nghị viết: Có 12 mô hình.",
        "Không tiếp thu. Đã thống kê đủ.",
    ]
    assert rows[2][:3] == ["2", "Sở Tư pháp tỉnh Lào Cai", "Nhất trí với dự thảo."]
    text = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert "3 đơn vị được hỏi: 1 có ý kiến (1 ý), 1 nhất trí, 1 chưa trả lời. Bản này chưa chốt." in text
    assert "Chưa trả lời (1): Sở Tư pháp tỉnh Tuyên Quang." in text


def test_later_drafts_are_numbered(house: House) -> None:
    asked = make.opened(house)
    second = actions.add_draft(asked, file=make.draft_file(house.clerk, "bản hai"), note="Sửa mục II", by=house.clerk)
    assert [draft.number for draft in asked.drafts.all()] == [2, 1]
    actions.cancel_round(asked, why="Lập nhầm", by=house.clerk)
    with pytest.raises(RuleBroken, match="đã hủy"):
        actions.add_draft(asked, file=second.file, note="", by=house.clerk)


def test_waiting_is_counted_until_the_unit_has_sent(house: House) -> None:
    asked, by = make.opened(house), house.people["Lạng Sơn"]
    assert list(rounds_waiting_for(by, clock.now())) == [asked]
    make.sent(asked, house, "Lạng Sơn")
    assert list(rounds_waiting_for(by, clock.now())) == []
    assert list(rounds_waiting_for(house.clerk, clock.now())) == []


def test_rights_follow_the_head(house: House, at: At) -> None:
    """On the day another unit leads, its staff keep the round beside the unit that opened it."""
    asked = make.opened(house)
    handed = clock.today() + timedelta(days=2)
    head = house.year.leaderships.get(unit=house.head)
    blocs.end_leadership(head, ends_on=handed, by=house.admin)
    blocs.appoint(house.year, unit=house.units["Lào Cai"], role=LeadRole.HEAD, starts_on=handed, by=house.admin)
    with pytest.raises(RuleBroken, match="Chỉ cán bộ của"):
        actions.close_round(asked, why="x", by=house.people["Lào Cai"])
    at(clock.start_of(handed) + timedelta(minutes=1))
    assert actions.close_round(asked, why="Đủ", by=house.people["Lào Cai"]).state == RoundState.CLOSED


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "closed", "closed_at": None},
        {"state": "settled", "closed_at": datetime(2021, 6, 20, tzinfo=clock.LOCAL), "settled_at": None},
        {"state": "gone"},
        {"kind": "poem"},
        {"ends_at": datetime(2021, 1, 1, tzinfo=clock.LOCAL)},
    ],
)
def test_walls_of_the_database_for_a_round(house: House, wrong: dict[str, object]) -> None:
    asked = make.opened(house)
    with pytest.raises(IntegrityError), transaction.atomic():
        Round.objects.filter(pk=asked.pk).update(**wrong)


@pytest.mark.parametrize(
    ("model", "wrong"),
    [
        (Opinion, {"state": "sent", "sent_at": None}),
        (Opinion, {"state": "lost"}),
        (Opinion, {"verdict": "maybe"}),
        (Opinion, {"way": "bird"}),
        (Opinion, {"confirmation": "x"}),
        (OpinionPoint, {"taking": "taken", "answered_at": None}),
        (OpinionPoint, {"taking": "not_taken", "why": "", "answered_at": datetime(2021, 6, 20, tzinfo=clock.LOCAL)}),
        (OpinionPoint, {"taking": "maybe", "answered_at": datetime(2021, 6, 20, tzinfo=clock.LOCAL)}),
    ],
)
def test_walls_of_the_database_for_an_opinion(house: House, model: type[Opinion], wrong: dict[str, object]) -> None:
    make.sent(make.opened(house), house, "Lạng Sơn", make.POINT)
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(**wrong)


def test_sending_does_the_duty_that_the_round_serves(house: House) -> None:
    duty = Obligation.objects.get(unit=house.units["Lạng Sơn"], deliverable="Báo cáo sơ kết")
    asked = make.opened(house, fact=duty.fact)
    make.sent(asked, house, "Lạng Sơn")
    actions.enter_opinion(asked, unit=house.units["Lào Cai"], said=make.said(), way=ArrivalWay.ZALO, arrived_at=clock.now(), by=house.clerk)
    states = dict(Obligation.objects.filter(fact=duty.fact).values_list("unit__place", "state"))
    assert (states["Lạng Sơn"], states["Lào Cai"], states["Tuyên Quang"]) == (
        ObligationState.DONE,
        ObligationState.DONE,
        ObligationState.OPEN,
    )


def test_contested_entries_are_counted_no_more(house: House) -> None:
    asked, unit = make.opened(house), house.units["Lạng Sơn"]
    said = make.said(make.POINT)
    opinion = actions.enter_opinion(asked, unit=unit, said=said, way=ArrivalWay.PAPER, arrived_at=clock.now(), by=house.clerk)
    assert (opinion.verdict, opinion.confirmation) == (Verdict.COMMENTS, Confirmation.WAITING)
    actions.contest_opinion(opinion, why="Không phải công văn của chúng tôi", by=house.people["Lạng Sơn"])
    record = record_of(asked)
    assert (record.commented, [line.unit for line in record.contested], unit in record.silent) == ([], [unit], True)
    actions.close_round(asked, why="Đủ", by=house.clerk)
    assert actions.settle_round(asked, words="Xong", file=None, by=house.clerk).state == RoundState.SETTLED
