"""Templates of offices: brought, put in use from a day, withdrawn; whose template prints on which day."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from tests.documents.templating.make import NEEDED, docx, words
from tests.organisations.make import make_officer, make_unit
from thidua.accounts.models import User
from thidua.core.errors import RuleBroken
from thidua.documents import actions
from thidua.documents.by_template import render_all_for, render_for
from thidua.documents.enums import TemplateMove, TemplateState
from thidua.documents.models import Template, TemplateVersion
from thidua.documents.queries.templates import template_for, templates_for, units_keeping_templates
from thidua.documents.rules.fields import FIELDS
from thidua.documents.rules.kinds import DocumentKind
from thidua.documents.rules.templates import TRANSITIONS, why_not_move
from thidua.documents.templating import ValuesMissing, read_template, sample
from thidua.files.actions import store_file
from thidua.files.enums import Purpose, ScanState
from thidua.ledger.models import Entry
from thidua.organisations.enums import StaffRole, UnitKind
from thidua.organisations.models import Unit

pytestmark = pytest.mark.django_db
GM = DocumentKind.INVITATION
TODAY, LATER = date(2021, 6, 10), date(2021, 7, 1)
At = Callable[[datetime], None]


def brought(owner: Unit, by: User, *lines: str, kind: DocumentKind = GM) -> TemplateVersion:
    content = docx(NEEDED, *lines)
    stored = store_file(SimpleUploadedFile("mau.docx", content), by=by, purpose=Purpose.SUBMISSION)
    reading = read_template(content, FIELDS[kind])
    return actions.upload_template(owner, kind=kind, name="Giấy mời của Sở", stored=stored, reading=reading, by=by)


@pytest.fixture
def above(moment: datetime, admin: User) -> Unit:
    return make_unit("Bộ Tư pháp", kind=UnitKind.MINISTRY)


@pytest.fixture
def unit(above: Unit) -> Unit:
    return make_unit("Vụ Thi đua", kind=UnitKind.MINISTRY_UNIT, parent=above)


@pytest.fixture
def clerk(unit: Unit) -> User:
    return make_officer(unit)


def test_a_template_is_brought_and_waits(unit: Unit, clerk: User) -> None:
    version = brought(unit, clerk, "Mẫu một")
    assert (version.number, version.state, version.template.kind) == (1, TemplateState.READY, "GM")
    assert not version.reading["mistakes"]
    assert [one["name"] for one in version.reading["used"]] == ["trich_yeu", "kinh_moi", "toi_du", "thoi_gian", "dia_diem"]
    assert template_for(unit, GM, TODAY).version is None
    assert brought(unit, clerk, "Mẫu hai").number == 2
    assert Template.objects.count() == 1
    assert Entry.objects.filter(action="documents.upload_template").count() == 2


def test_one_with_mistakes_is_refused(unit: Unit, clerk: User) -> None:
    with pytest.raises(RuleBroken, match=r"^Mẫu còn 1 lỗi. Đoạn 2, sau chữ “Số”: không có trường nào tên “zzz”"):
        brought(unit, clerk, "Số {{ zzz }}")
    assert not Template.objects.exists()


def test_it_prints_from_its_day_until_a_later_one_does(unit: Unit, clerk: User) -> None:
    first, second = brought(unit, clerk, "Mẫu một"), brought(unit, clerk, "Mẫu hai")
    actions.put_in_use(first, day=TODAY, by=clerk)
    actions.put_in_use(second, day=LATER, by=clerk)
    assert template_for(unit, GM, date(2021, 6, 9)).version is None
    assert template_for(unit, GM, TODAY).version == first
    assert template_for(unit, GM, date(2021, 6, 30)).version == first
    assert template_for(unit, GM, LATER).version == second
    made = render_for(unit, GM, sample(FIELDS[GM]), day=LATER)
    assert words(made)[1] == "Mẫu hai"


def test_withdrawn_the_one_before_it_prints_again_and_the_past_stays(unit: Unit, clerk: User, at: At) -> None:
    first, second = brought(unit, clerk, "Mẫu một"), brought(unit, clerk, "Mẫu hai")
    for version in (first, second):
        actions.put_in_use(version, day=TODAY, by=clerk)
    assert template_for(unit, GM, TODAY).version == second
    at(datetime(2021, 7, 1, 8, 0).astimezone())
    second = actions.withdraw_template(second, why="Sai tên cơ quan", by=clerk)
    assert (second.state, second.withdrawn_on, second.why_withdrawn) == (TemplateState.WITHDRAWN, LATER, "Sai tên cơ quan")
    assert template_for(unit, GM, LATER).version == first
    assert template_for(unit, GM, date(2021, 6, 30)).version == second


def test_a_unit_without_its_own_prints_by_that_of_the_unit_above_then_by_the_systems(unit: Unit, above: Unit, admin: User) -> None:
    room = make_unit("Phòng Nghiệp vụ", kind=UnitKind.ROOM, parent=unit)
    boss = make_officer(above, name="Trần Thị Trên")
    actions.put_in_use(brought(above, boss, "Của Bộ"), day=TODAY, by=boss)
    assert [template_for(one, GM, TODAY).owner for one in (above, unit, room)] == [above] * 3
    clerk = make_officer(unit, name="Lò Văn Dưới")
    actions.put_in_use(brought(unit, clerk, "Của Vụ"), day=TODAY, by=clerk)
    assert [template_for(one, GM, TODAY).owner for one in (above, unit, room)] == [above, unit, unit]
    chosen = template_for(room, DocumentKind.MINUTES, TODAY)
    assert (chosen.owner, chosen.name) == (None, "Mẫu có sẵn: biên bản")
    assert words(render_for(room, DocumentKind.MINUTES, sample(FIELDS[DocumentKind.MINUTES]), day=TODAY))


def test_a_file_that_the_scanner_holds_back_is_not_printed(unit: Unit, clerk: User) -> None:
    version = actions.put_in_use(brought(unit, clerk), day=TODAY, by=clerk)
    version.file.scan = ScanState.QUARANTINE
    version.file.save(update_fields=["scan"])
    with pytest.raises(RuleBroken, match="đang chờ quét mã độc"):
        render_for(unit, GM, sample(FIELDS[GM]), day=TODAY)


def test_units_in_a_ring_end(unit: Unit, above: Unit) -> None:
    Unit.objects.filter(pk=above.pk).update(parent=unit)
    above.refresh_from_db()
    assert template_for(above, GM, TODAY).version is None


def test_a_value_that_is_missing_and_many_papers_in_one_go(unit: Unit) -> None:
    with pytest.raises(ValuesMissing) as missing:
        render_for(unit, GM, {**sample(FIELDS[GM]), "dia_diem": ""}, day=TODAY)
    assert missing.value.names == ("dia_diem",)
    guests = [sample(FIELDS[GM]) | {"kinh_moi": f"Khách {number}"} for number in range(3)]
    papers = render_all_for(unit, GM, guests, day=TODAY)
    assert [any(f"Khách {number}" in line for line in words(paper)) for number, paper in enumerate(papers)] == [True] * 3


@pytest.mark.parametrize("move", list(TemplateMove))
@pytest.mark.parametrize("state", list(TemplateState))
def test_every_move_from_every_state(move: TemplateMove, state: TemplateState, unit: Unit, clerk: User) -> None:
    version = _in_state(brought(unit, clerk), state, clerk)
    act: Any = {
        TemplateMove.USE: lambda: actions.put_in_use(version, day=TODAY, by=clerk),
        TemplateMove.WITHDRAW: lambda: actions.withdraw_template(version, why="Thử", by=clerk),
    }[move]
    if state in TRANSITIONS[move]:
        assert act().state == TRANSITIONS[move][state]
    else:
        with pytest.raises(RuleBroken) as refused:
            act()
        assert str(refused.value) == why_not_move(move, state)


def _in_state(version: TemplateVersion, state: TemplateState, by: User) -> TemplateVersion:
    if state != TemplateState.READY:
        version = actions.put_in_use(version, day=TODAY, by=by)
    return actions.withdraw_template(version, why="Cũ", by=by) if state == TemplateState.WITHDRAWN else version


def test_it_is_not_put_in_use_from_a_day_that_is_over_nor_withdrawn_without_a_reason(unit: Unit, clerk: User) -> None:
    version = brought(unit, clerk)
    with pytest.raises(RuleBroken, match="từ hôm nay"):
        actions.put_in_use(version, day=date(2021, 6, 9), by=clerk)
    with pytest.raises(RuleBroken, match="Ghi lý do"):
        actions.withdraw_template(version, why="  ", by=clerk)


def test_only_officers_and_administrators_of_the_unit_bring_and_choose(unit: Unit, clerk: User, admin: User) -> None:
    version = brought(unit, clerk)
    keeper, stranger = make_officer(unit, StaffRole.ADMINISTRATOR, name="Vàng A Trị"), make_officer(make_unit(), name="Ma Văn Lạ")
    with pytest.raises(RuleBroken, match="Chỉ cán bộ của Vụ Thi đua"):
        actions.put_in_use(version, day=TODAY, by=stranger)
    with pytest.raises(RuleBroken, match="Chỉ cán bộ của Vụ Thi đua"):
        brought(unit, stranger)
    actions.put_in_use(version, day=TODAY, by=keeper)
    assert brought(unit, admin).number == 2
    assert [list(units_keeping_templates(user, TODAY)) for user in (clerk, admin)] == [[unit], [unit]]


def test_who_sees_templates(unit: Unit, above: Unit, clerk: User, admin: User) -> None:
    boss, stranger = make_officer(above, name="Trần Thị Trên"), make_officer(make_unit(), name="Ma Văn Lạ")
    brought(unit, clerk)
    brought(above, boss)
    seen = {
        name: Template.objects.visible_to(user, TODAY).count() for name, user in (("c", clerk), ("b", boss), ("s", stranger), ("a", admin))
    }
    assert seen == {"c": 2, "b": 1, "s": 0, "a": 2}


def test_the_database_keeps_its_walls(unit: Unit, clerk: User) -> None:
    version = brought(unit, clerk)
    for wrong in (
        {"state": "other"},
        {"state": TemplateState.USED, "valid_from": None},
        {"state": TemplateState.WITHDRAWN, "withdrawn_on": TODAY, "why_withdrawn": ""},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            TemplateVersion.objects.filter(pk=version.pk).update(**wrong)
    for values in ({"kind": "XX"}, {"name": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Template.objects.filter(pk=version.template.pk).update(**values)
    with pytest.raises(IntegrityError), transaction.atomic():
        Template.objects.create(owner=unit, kind="GM", name="Hai")


def test_what_prints_is_asked_in_as_many_questions_for_one_version_as_for_thirty(
    unit: Unit, clerk: User, django_assert_num_queries: Any
) -> None:
    for _ in range(6):
        actions.put_in_use(brought(unit, clerk), day=TODAY, by=clerk)
    unit = Unit.objects.select_related("parent").get(pk=unit.pk)
    with django_assert_num_queries(1):
        assert len(templates_for(unit, TODAY)) == len(FIELDS)
