"""Every road of a plan's actions, and every refusal."""

from datetime import date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.plans import make
from thidua.blocs import actions as blocs
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.files.models import StoredFile
from thidua.ledger.models import Entry
from thidua.organisations import actions as organisations
from thidua.organisations.enums import Paper, PaperWay, StaffRole, UnitKind
from thidua.plans import actions
from thidua.plans.enums import ActorGroup, FactKind, FactState, PlanState
from thidua.plans.models import Plan
from thidua.plans.queries.facts import open_errors, unresolved_facts
from thidua.plans.queries.plans import plans_waiting_for
from thidua.plans.rules.kinds import GROUPS

pytestmark = pytest.mark.django_db


def duty(plan: Plan, words: str) -> "make.Any":
    return plan.facts.get(kind=FactKind.OBLIGATION, fields__deliverable=words)


# ---- taking in ----


def test_upload_reads_a_real_file_and_keeps_what_it_found(house: make.House) -> None:
    text = "KẾ HOẠCH\n\nHoạt động năm 2021\n\n1. Báo cáo\n\nCác đơn vị trong Khu vực thi đua gửi Báo cáo sơ kết về Trưởng Khu vực thi đua trước ngày 20/6/2021.\n"
    [plan] = actions.upload_plan(SimpleUploadedFile("a.txt", text.encode()), bloc_year=house.year, issuer=house.head, by=house.clerk)
    [found] = plan.facts.filter(kind=FactKind.OBLIGATION)
    assert (plan.state, found.fields["due"], found.units.count()) == (PlanState.DRAFT, {"kind": "before", "date": "2021-06-20"}, 4)
    assert Entry.objects.filter(action="plans.upload_plan").count() == 1


def test_upload_of_the_same_file_gives_the_same_draft(house: make.House) -> None:
    first = make.draft(house)
    assert make.draft(house) == first
    assert (Plan.objects.count(), StoredFile.objects.count()) == (1, 1)


def test_upload_after_discarding_gives_a_new_draft(house: make.House) -> None:
    first = make.draft(house)
    actions.discard_plan(first, by=house.clerk)
    assert make.draft(house) != first


def test_two_plans_in_one_file_are_two_drafts_and_only_the_first_replaces(house: make.House) -> None:
    old = make.ready(house)
    actions.put_in_force(old, by=house.clerk)
    read = [make.reading(make.usual_facts()), make.reading(make.usual_facts(), number="13/KH-KV")]
    plans = actions.keep_plans(
        make.upload(content="hai bản"), readings=read, bloc_year=house.year, issuer=house.head, amends=old, by=house.clerk
    )
    assert [(plan.part, plan.number, plan.amends) for plan in plans] == [(1, "12/KH-KV", old), (2, "13/KH-KV", None)]


@pytest.mark.parametrize(("name", "content"), [("a.docx", b"PK\x03\x04 not a zip"), ("a.pdf", b"%PDF-1.7 broken"), ("a.txt", b"   ")])
def test_unreadable_file_leaves_nothing(house: make.House, name: str, content: bytes) -> None:
    with pytest.raises(RuleBroken, match=name):
        actions.upload_plan(SimpleUploadedFile(name, content), bloc_year=house.year, issuer=house.head, by=house.clerk)
    assert (Plan.objects.count(), StoredFile.objects.count(), Entry.objects.filter(action__startswith="plans.").count()) == (0, 0, 0)


def test_empty_file_is_told(house: make.House) -> None:
    with pytest.raises(RuleBroken, match="tệp trống"):
        actions.upload_plan(SimpleUploadedFile("a.docx", b""), bloc_year=house.year, issuer=house.head, by=house.clerk)


def test_stranger_cannot_upload_for_the_head(house: make.House) -> None:
    with pytest.raises(RuleBroken, match="Chỉ cán bộ của"):
        make.draft(house, by=house.people["Lạng Sơn"])


def test_replacing_a_plan_of_another_unit_is_refused(house: make.House) -> None:
    own = make.ready(house, issuer=house.units["Lạng Sơn"], by=house.people["Lạng Sơn"])
    with pytest.raises(RuleBroken, match="không phải kế hoạch của"):
        actions.upload_plan(make.upload(), bloc_year=house.year, issuer=house.head, amends=own, by=house.clerk)


# ---- who is meant ----


def test_members_and_head_are_named_and_the_open_ones_are_left_open(house: make.House) -> None:
    plan = make.draft(house)
    told = [(fact.actor_group, fact.units.count()) for fact in plan.facts.filter(kind=FactKind.OBLIGATION)]
    assert told == [(ActorGroup.MEMBERS, 4), (ActorGroup.HEAD, 1), (ActorGroup.UNKNOWN, 0)]


def test_members_own_plan_speaks_of_its_own_rooms(house: make.House) -> None:
    own = house.units["Lạng Sơn"]
    for name in ("Văn phòng Sở", "Thanh tra Sở"):
        organisations.add_unit(name=name, kind=UnitKind.ROOM, parent=own, by=house.admin)
    plan = make.draft(house, issuer=own, by=house.people["Lạng Sơn"])
    assert [unit.name for unit in duty(plan, "Báo cáo sơ kết").units.all()] == ["Thanh tra Sở", "Văn phòng Sở"]


def test_members_own_plan_binds_nobody_else(house: make.House) -> None:
    plan = make.draft(house, issuer=house.units["Lạng Sơn"], by=house.people["Lạng Sơn"])
    with pytest.raises(RuleBroken, match="chỉ giao việc cho chính đơn vị"):
        actions.edit_fact(duty(plan, "Báo cáo chung"), fields={}, units=[house.units["Lào Cai"]], by=house.people["Lạng Sơn"])


def test_unit_that_left_in_mid_year_gets_nothing_new(house: make.House) -> None:
    plan = make.ready(house)
    member = house.year.memberships.get(unit=house.units["Lạng Sơn"])
    blocs.end_membership(member, ends_on=make.DAY, reason="Sáp nhập", by=house.admin)
    actions.name_actors_again(plan, by=house.clerk)
    assert house.units["Lạng Sơn"] not in duty(plan, "Báo cáo sơ kết").units.all()
    assert duty(plan, "Báo cáo sơ kết").units.count() == 3


# ---- review ----


def test_accept_and_reject_and_back(house: make.House) -> None:
    found = duty(make.draft(house), "Báo cáo sơ kết")
    states = [move(found, by=house.clerk).state for move in (actions.accept_fact, actions.reject_fact, actions.accept_fact)]
    assert states == [FactState.ACCEPTED, FactState.REJECTED, FactState.ACCEPTED]


def test_accept_all_leaves_out_what_nobody_answers_to(house: make.House) -> None:
    plan = make.draft(house)
    assert actions.accept_facts(plan, group=GROUPS[0], by=house.clerk) == 2
    assert duty(plan, "Biên bản kiểm tra").state == FactState.FOUND


def test_edit_keeps_what_the_machine_read(house: make.House) -> None:
    found = duty(make.draft(house), "Báo cáo sơ kết")
    due = {"kind": "by", "date": "2021-06-22"}
    edited = actions.edit_fact(found, fields={"due": due, "actor": "Trưởng Khu vực"}, units=None, by=house.clerk)
    assert (edited.state, edited.fields["due"], edited.read_as["due"]) == (FactState.EDITED, due, {"kind": "before", "date": "2021-06-20"})
    assert list(edited.units.all()) == [house.head]


def test_edit_of_another_kind_touches_no_units(house: make.House) -> None:
    stage = make.draft(house).facts.get(kind=FactKind.STAGE)
    assert actions.edit_fact(stage, fields={"stage": "kiểm tra chéo"}, units=None, by=house.clerk).actor_group == ActorGroup.UNKNOWN


def test_add_marks_a_stretch_once(house: make.House) -> None:
    plan = make.draft(house)
    about = {"kind": FactKind.OBLIGATION, "start": 60, "end": 90, "quote": "x", "clause": "II", "units": None, "by": house.clerk}
    fields = {"actor": "Trưởng Khu vực", "deliverable": "Kế hoạch kiểm tra", "due": None}
    first = actions.add_fact(plan, **about, fields=fields)
    assert actions.add_fact(plan, **about, fields=fields) == first
    assert (first.state, list(first.units.all())) == (FactState.ADDED, [house.head])


def test_suggestion_mends_the_day_and_settles_the_doubt(house: make.House) -> None:
    plan = make.draft(house)
    assert actions.apply_suggestion(plan.facts.get(kind=FactKind.WARNING), by=house.clerk) == 1
    assert duty(plan, "Báo cáo chung").fields["due"] == {"kind": "before", "date": "2021-07-05"}
    assert plan.facts.get(kind=FactKind.WARNING).settled_as == "Sửa thành 05/7/2021"
    with pytest.raises(RuleBroken, match="đã xử lý"):
        actions.apply_suggestion(plan.facts.get(kind=FactKind.WARNING), by=house.clerk)


def test_suggestion_keeps_units_chosen_by_hand(house: make.House) -> None:
    plan = make.draft(house)
    actions.edit_fact(duty(plan, "Báo cáo chung"), fields={}, units=[house.units["Lào Cai"]], by=house.clerk)
    actions.apply_suggestion(plan.facts.get(kind=FactKind.WARNING), by=house.clerk)
    assert list(duty(plan, "Báo cáo chung").units.all()) == [house.units["Lào Cai"]]


def test_suggestion_without_a_day_is_refused(house: make.House) -> None:
    facts = [one if one["kind"] != "warning" else {**one, "suggest": "Khối"} for one in make.usual_facts()]
    with pytest.raises(RuleBroken, match="không sửa bằng một lần bấm"):
        actions.apply_suggestion(make.draft(house, facts).facts.get(kind=FactKind.WARNING), by=house.clerk)


def test_settling_a_doubt_wants_words(house: make.House) -> None:
    warning = make.draft(house).facts.get(kind=FactKind.WARNING)
    with pytest.raises(RuleBroken, match="Ghi cách xử lý"):
        actions.settle_warning(warning, answer="  ", by=house.clerk)
    assert actions.settle_warning(warning, answer="đã hỏi", by=house.clerk).settled_as == "đã hỏi"


def test_head_of_the_plan_is_corrected(house: make.House) -> None:
    plan = make.draft(house)
    about = {"number": "9/KH", "issued_on": date(2021, 3, 1), "amends": None, "by": house.clerk}
    assert actions.describe_plan(plan, title=" Tên  mới ", carries_out=None, **about).title == "Tên mới"
    with pytest.raises(RuleBroken, match="chính nó"):
        actions.describe_plan(plan, title="Tên", carries_out=plan, **about)
    with pytest.raises(RuleBroken, match="chưa có tên"):
        actions.describe_plan(plan, title=" ", carries_out=None, **about)


@pytest.mark.parametrize("who", ["Lạng Sơn", "Bộ"])
def test_others_do_not_review(house: make.House, who: str) -> None:
    plan, by = make.draft(house), house.people[who]
    found, warning = duty(plan, "Báo cáo sơ kết"), plan.facts.get(kind=FactKind.WARNING)
    for wish in (
        lambda: actions.accept_fact(found, by=by),
        lambda: actions.reject_fact(found, by=by),
        lambda: actions.edit_fact(found, fields={}, units=None, by=by),
        lambda: actions.settle_warning(warning, answer="x", by=by),
        lambda: actions.apply_suggestion(warning, by=by),
        lambda: actions.accept_facts(plan, group=GROUPS[0], by=by),
        lambda: actions.acknowledge_errors(plan, by=by),
        lambda: actions.discard_plan(plan, by=by),
        lambda: actions.put_in_force(plan, by=by),
        lambda: actions.name_actors_again(plan, by=by),
        lambda: actions.describe_plan(plan, title="x", number="", issued_on=None, carries_out=None, amends=None, by=by),
    ):
        with pytest.raises(RuleBroken, match="Chỉ cán bộ của"):
            wish()


def test_plan_in_force_is_not_edited(house: make.House) -> None:
    plan = make.ready(house)
    actions.put_in_force(plan, by=house.clerk)
    with pytest.raises(RuleBroken, match="không sửa trực tiếp"):
        actions.reject_fact(duty(plan, "Báo cáo chung"), by=house.clerk)
    with pytest.raises(RuleBroken, match="không bỏ được"):
        actions.discard_plan(plan, by=house.clerk)


# ---- the leader ----


def leader_of(house: make.House) -> "make.User":
    leader = make.clerk_of(house.head, name="Lãnh Đạo Sở", role=StaffRole.LEADER, by=house.admin)
    organisations.choose_paper_way(house.head, paper=Paper.PLAN, way=PaperWay.LEADER, by=house.admin)
    return leader


def test_leader_approves_what_the_specialist_proposed(house: make.House) -> None:
    leader, plan = leader_of(house), make.ready(house)
    with pytest.raises(RuleBroken, match="Trình lãnh đạo"):
        actions.put_in_force(plan, by=leader)
    actions.propose_plan(plan, by=house.clerk)
    assert list(plans_waiting_for(leader, clock.now())) == [plan]
    assert not plans_waiting_for(house.clerk, clock.now())
    with pytest.raises(RuleBroken, match="Chỉ lãnh đạo"):
        actions.put_in_force(plan, by=house.clerk)
    assert actions.put_in_force(plan, by=leader).state == PlanState.IN_FORCE


def test_leader_sends_back(house: make.House) -> None:
    leader, plan = leader_of(house), make.ready(house)
    actions.propose_plan(plan, by=house.clerk)
    with pytest.raises(RuleBroken, match="đang chờ lãnh đạo"):
        actions.accept_fact(duty(plan, "Báo cáo chung"), by=house.clerk)
    assert actions.take_back_plan(plan, by=leader).state == PlanState.DRAFT
    with pytest.raises(RuleBroken, match="không ở trong hàng chờ"):
        actions.take_back_plan(plan, by=leader)


def test_proposing_needs_actors_and_known_errors(house: make.House) -> None:
    leader_of(house)
    plan = make.draft(house)
    with pytest.raises(RuleBroken, match=r"Còn 1 nghĩa vụ chưa rõ đơn vị nào phải làm, bắt đầu từ mục II\.4"):
        actions.propose_plan(plan, by=house.clerk)
    actions.edit_fact(unresolved_facts(plan)[0], fields={}, units=[house.head], by=house.clerk)
    with pytest.raises(RuleBroken, match="chưa nên ký"):
        actions.propose_plan(plan, by=house.clerk)
    actions.propose_plan(plan, despite_errors=True, by=house.clerk)
    assert not open_errors(plan)


def test_where_the_specialist_hands_in_nothing_is_proposed(house: make.House) -> None:
    with pytest.raises(RuleBroken, match="không yêu cầu lãnh đạo duyệt"):
        actions.propose_plan(make.ready(house), by=house.clerk)


def test_delegation_is_used_and_written_down(house: make.House, moment: datetime) -> None:
    leader, plan = leader_of(house), make.ready(house)
    deputy = make.clerk_of(house.head, name="Phó Giám Đốc", by=house.admin)
    about = {"paper": Paper.PLAN, "starts_at": moment, "ends_at": moment + timedelta(days=3), "reason": "Đi công tác"}
    organisations.delegate(leader.person.posts.get(), taker=deputy.person, by=leader, **about)
    actions.propose_plan(plan, by=house.clerk)
    assert list(plans_waiting_for(deputy, clock.now())) == [plan]
    actions.put_in_force(plan, by=deputy)
    assert "Lãnh Đạo Sở" in Entry.objects.get(action="plans.put_in_force").body["delegation"]["name"]


# ---- in force ----


def test_in_force_stands_milestones_and_contacts(house: make.House) -> None:
    paragraphs = [*make.TEXT, "Đầu mối: Lò Thị Mai, Văn phòng Sở Tư pháp tỉnh Yên Bái; Vi Văn Cũ."]
    text = " ".join(paragraphs)
    people = [
        make.fact(
            "contact",
            "Lò Thị Mai",
            text=text,
            name="Lò Thị Mai",
            role="Văn phòng Sở Tư pháp tỉnh Yên Bái",
            phone="0900000101",
            struck=False,
        ),
        make.fact("contact", "Vi Văn Cũ", text=text, name="Vi Văn Cũ", acts_for="Trưởng Khu vực", struck=True),
    ]
    plan = make.ready(house, [*make.usual_facts(), *people], paragraphs=paragraphs)
    actions.put_in_force(plan, by=house.clerk)
    [stage] = plan.milestones.all()
    assert (stage.title, stage.starts_on, stage.ends_on) == ("Kiểm tra", date(2021, 9, 1), date(2021, 9, 30))
    listed = [(one.name, one.unit, one.removed_at is None) for one in house.year.contacts.all()]
    assert listed == [("Lò Thị Mai", house.head, True), ("Vi Văn Cũ", house.head, False)]


def test_contact_that_a_new_version_strikes_is_removed(house: make.House) -> None:
    blocs.add_contact(house.year, name="Vi Văn Cũ", by=house.clerk)
    paragraphs = [*make.TEXT, "Vi Văn Cũ"]
    struck = make.fact("contact", "Vi Văn Cũ", text=" ".join(paragraphs), name="Vi Văn Cũ", struck=True)
    actions.put_in_force(make.ready(house, [*make.usual_facts(), struck], paragraphs=paragraphs), by=house.clerk)
    assert [(one.name, one.removed_at is None) for one in house.year.contacts.all()] == [("Vi Văn Cũ", False)]


def test_members_own_plan_lists_no_contacts(house: make.House) -> None:
    paragraphs = [*make.TEXT, "Vi Văn Cũ"]
    contact = make.fact("contact", "Vi Văn Cũ", text=" ".join(paragraphs), name="Vi Văn Cũ", struck=False)
    own = {"issuer": house.units["Lạng Sơn"], "by": house.people["Lạng Sơn"]}
    plan = make.draft(house, [contact], paragraphs=paragraphs, **own)
    actions.put_in_force(plan, by=own["by"])
    assert not house.year.contacts.exists()


def test_amended_version_steps_back_once(house: make.House) -> None:
    old = make.ready(house)
    actions.put_in_force(old, by=house.clerk)
    new = make.ready(house, content="bản sửa", amends=old)
    late = make.ready(house, content="bản sửa khác", amends=old)
    actions.put_in_force(new, by=house.clerk)
    old.refresh_from_db()
    assert (old.state, old.milestones.get().withdrawn_at is not None, new.milestones.count()) == (PlanState.SUPERSEDED, True, 1)
    with pytest.raises(RuleBroken, match="đã có bản thay thế khác"):
        actions.put_in_force(late, by=house.clerk)


def test_second_confirmation_is_refused(house: make.House) -> None:
    plan = make.ready(house)
    actions.put_in_force(plan, by=house.clerk)
    with pytest.raises(RuleBroken, match="đã ở trong năm thi đua"):
        actions.put_in_force(plan, by=house.clerk)


def test_who_sees_what(house: make.House) -> None:
    plan = make.ready(house)
    stranger = make.clerk_of(
        organisations.add_unit(name="Sở Nội vụ", kind=UnitKind.OTHER, by=house.admin), name="Người Ngoài", by=house.admin
    )
    seen = lambda: [Plan.objects.visible_to(user, make.DAY).exists() for user in (house.clerk, house.people["Lạng Sơn"], stranger)]  # noqa: E731
    assert seen() == [True, False, False]
    actions.put_in_force(plan, by=house.clerk)
    assert seen() == [True, True, False]
