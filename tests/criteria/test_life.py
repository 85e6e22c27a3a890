"""The life of a table through its actions: who begins it, what issuing freezes, amending, copying, discarding."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.blocs.make import make_year
from tests.criteria import make
from tests.criteria.conventions import CHOSEN
from tests.documents.papers import scan, word_file
from tests.organisations.make import make_officer, make_unit
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.criteria import actions
from thidua.criteria.actions.life import ChosenMeanwhile, content_hash
from thidua.criteria.enums import CriterionKind, VersionMove, VersionState
from thidua.criteria.models import CriteriaTable, TableVersion
from thidua.criteria.queries.life import decisions_to_cite
from thidua.criteria.rules.life import TRANSITIONS, why_not_move, why_not_title
from thidua.documents import actions as documents
from thidua.documents.enums import RecipientPurpose
from thidua.documents.models import OfficialDocument
from thidua.documents.queries.said import About, Address
from thidua.documents.rules.kinds import DocumentKind
from thidua.ledger.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
TITLE = "Bảng tiêu chí chấm điểm thi đua năm 2021"


@pytest.fixture
def house() -> make.House:
    """A draft that may be issued: two criteria of which one has its own days."""
    house = make.make_house()
    dated = make.leaf("2", "Có văn bản", kind=CriterionKind.DECISION_TABLE, starts_on=date(2021, 1, 1), ends_on=date(2021, 9, 30))
    tree = [make.group("A", "Nhiệm vụ", "4", make.leaf("1"), dated)]
    actions.plant_criteria(house.version, criteria=tree, by=house.clerk)
    house.version.refresh_from_db()
    house.version = actions.choose(house.version, choices=CHOSEN, seen=house.version.edits, by=house.clerk)
    return house


def issue(house: make.House, version: TableVersion | None = None, **more: Any) -> TableVersion:
    said: dict[str, Any] = {"decision": "12/QĐ-KVTĐ", "decided_on": clock.today()} | more
    return actions.issue_version(version or house.version, by=house.clerk, **said)


def decision_of(house: make.House, *, kind: DocumentKind = DocumentKind.DECISION) -> OfficialDocument:
    """Numbered here in the name of the bloc, not sent out yet."""
    by, about = house.clerk, About(kind=kind, summary="Ban hành bảng tiêu chí", place="Yên Bái", signer="Người Ký")
    documents.open_series(house.year.bloc, kind="", year=clock.today().year, tail="KVTĐ", by=by)
    made = documents.begin_document(house.head, bloc_year=house.year, about=about, stored=word_file(by), by=by)
    signed = documents.sign_document(made, stored=scan(by), by=by)
    numbered = documents.number_document(signed, by=by)
    other = house.year.memberships.exclude(unit=house.head).get().unit
    return documents.address_document(numbered, addresses=[Address("", RecipientPurpose.EXECUTE, other)], by=by)


def begin(house: make.House, **more: Any) -> TableVersion:
    said: dict[str, Any] = {"bloc": house.year.bloc, "year": 2022, "title": "Bảng", "scored_kind": "Sở", "by": house.clerk} | more
    return actions.begin_table(said.pop("issuer", house.head), **said)


# ---- who begins ----


def test_a_unit_begins_for_the_bloc_it_leads(house: make.House) -> None:
    made = begin(house, title="  Bảng   tiêu chí ")
    assert (made.table.title, made.number, made.state) == ("Bảng tiêu chí", 1, VersionState.DRAFT)
    assert Entry.objects.get(action="criteria.begin_table", body__year=2022).body["title"] == "Bảng tiêu chí"


def test_the_superior_begins_for_every_bloc_that_reports_to_it(house: make.House) -> None:
    ministry = house.year.bloc.superior
    assert ministry is not None
    made = begin(house, issuer=ministry, bloc=None, by=make_officer(ministry, name="Cầm Văn Bộ"))
    assert made.table.bloc is None


def test_nobody_begins_for_a_bloc_that_is_not_theirs(house: make.House) -> None:
    other = make_year(members=[house.head], head=make_unit("Sở Tư pháp tỉnh Nam Định"), name="Khu vực khác")
    with pytest.raises(RuleBroken, match="không phụ trách"):
        begin(house, bloc=other.bloc)
    with pytest.raises(RuleBroken, match="Chọn khối thi đua"):
        begin(house, bloc=None)
    with pytest.raises(RuleBroken, match="Chỉ đơn vị Trưởng"):
        begin(house, by=house.member)
    with pytest.raises(RuleBroken, match="Ghi tên bảng"):
        begin(house, title=" ")


# ---- choosing ----


def test_a_choice_is_refused_when_the_version_was_written_meanwhile(house: make.House) -> None:
    with pytest.raises(ChosenMeanwhile) as raised:
        actions.choose(house.version, choices={"ties": []}, seen=house.version.edits - 1, by=house.clerk)
    assert raised.value.version.ties == CHOSEN["ties"]


def test_the_ledger_tells_a_choice_in_words(house: make.House) -> None:
    actions.choose(house.version, choices={"ties": [{"by": "bonus"}]}, seen=house.version.edits, by=house.clerk)
    body = Entry.objects.filter(action="criteria.choose").latest("pk").body
    assert body["before"] == {"Thứ tự xét khi bằng điểm": "điểm nội dung cao hơn xếp trên"}
    assert body["after"] == {"Thứ tự xét khi bằng điểm": "điểm thưởng cao hơn xếp trên"}


def test_a_choice_that_cannot_be_read_is_refused(house: make.House) -> None:
    with pytest.raises(RuleBroken, match="nối tiếp nhau"):
        actions.choose(
            house.version, choices={"size_classes": [["0", "5", "75"], ["6", None, "70"]]}, seen=house.version.edits, by=house.clerk
        )
    with pytest.raises(TypeError):
        actions.choose(house.version, choices={"state": "issued"}, seen=house.version.edits, by=house.clerk)


# ---- issuing ----


@pytest.mark.parametrize("move", VersionMove)
@pytest.mark.parametrize("state", VersionState)
def test_every_move_from_every_state(move: VersionMove, state: VersionState) -> None:
    assert (why_not_move(move, state) is None) is (state in TRANSITIONS[move])


def test_issuing_freezes_the_version_and_hashes_what_it_says(house: make.House) -> None:
    issued = issue(house)
    assert issued.content_hash == content_hash(issued)
    node = issued.criteria.get(code="A.1")
    with pytest.raises(RuleBroken, match="đã ban hành"):
        actions.change_criterion(node, values={"title": "Khác"}, seen=node.edits, by=house.clerk)
    with pytest.raises(RuleBroken, match="giữ nguyên"):
        actions.choose(issued, choices={"ties": []}, seen=issued.edits, by=house.clerk)
    with pytest.raises(RuleBroken, match="giữ tên"):
        actions.name_table(actions.amend_table(issued.table, note="Sửa", by=house.clerk), title="Khác", scored_kind="Sở", by=house.clerk)
    with pytest.raises(RuleBroken, match="đã ban hành"):
        issue(house)


def test_the_hash_follows_the_content(house: make.House) -> None:
    before = content_hash(house.version)
    node = house.version.criteria.get(code="A.1")
    actions.change_criterion(node, values={"title": "Khác"}, seen=node.edits, by=house.clerk)
    assert content_hash(house.version) != before


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"decision": " "}, "Chưa ghi đủ số"),
        ({"decided_on": None}, "Chưa ghi đủ số"),
        ({"decided_on": date(2021, 6, 11)}, "sau hôm nay"),
    ],
)
def test_a_decision_has_a_number_and_a_day_that_has_come(house: make.House, said: dict[str, Any], why: str) -> None:
    with pytest.raises(RuleBroken, match=why):
        issue(house, **said)


def test_a_decision_made_here_gives_its_number_and_day_once_it_went_out(house: make.House) -> None:
    decision = decision_of(house)
    with pytest.raises(RuleBroken, match="chưa phát hành"):
        issue(house, document=decision)
    assert list(decisions_to_cite(house.version.table, house.clerk, clock.today())) == []
    decision = documents.issue_document(decision, by=house.clerk)
    assert list(decisions_to_cite(house.version.table, house.clerk, clock.today())) == [decision]
    issued = issue(house, decision="", decided_on=None, document=decision)
    assert (issued.decision, issued.decided_on, issued.document) == ("01/QĐ-KVTĐ", clock.today(), decision)


def test_a_decision_of_another_unit_does_not_issue_the_table(house: make.House) -> None:
    decision = documents.issue_document(decision_of(house), by=house.clerk)
    ministry = house.year.bloc.superior
    assert ministry is not None
    by = make_officer(ministry, name="Cầm Văn Bộ")
    CriteriaTable.objects.filter(pk=house.version.table_id).update(issuer=ministry)
    house.version.refresh_from_db()
    with pytest.raises(RuleBroken, match="không phải do Bộ Tư pháp ban hành"):
        actions.issue_version(house.version, document=decision, by=by)


def test_a_table_lacking_a_choice_or_with_a_fault_is_not_issued(house: make.House) -> None:
    node = house.version.criteria.get(code="A.1")
    actions.change_criterion(node, values={"points": Decimal(3)}, seen=node.edits, by=house.clerk)
    with pytest.raises(RuleBroken, match="Bảng còn 1 chỗ sai, trước hết A: Các mục con cộng lại 5 điểm"):
        issue(house)
    house.version.refresh_from_db()
    actions.choose(house.version, choices={"ties": None}, seen=house.version.edits, by=house.clerk)
    with pytest.raises(RuleBroken, match="Còn 1 quy ước chưa chọn: thứ tự xét khi bằng điểm"):
        issue(house)


def test_only_one_version_is_in_force_and_only_one_is_being_written(house: make.House) -> None:
    first = issue(house)
    second = actions.amend_table(first.table, note="Nâng điểm", by=house.clerk)
    with pytest.raises(RuleBroken, match="đang có một bản dự thảo"):
        actions.amend_table(first.table, note="Nữa", by=house.clerk)
    issue(house, second, decision="13/QĐ-KVTĐ")
    first.refresh_from_db()
    assert (first.state, first.table.versions.get(number=2).state) == (VersionState.REPLACED, VersionState.ISSUED)
    with pytest.raises(IntegrityError), transaction.atomic():
        TableVersion.objects.filter(pk=first.pk).update(state=VersionState.ISSUED)


def test_the_database_refuses_an_issued_version_without_its_decision(house: make.House) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        TableVersion.objects.filter(pk=house.version.pk).update(state=VersionState.ISSUED)


@pytest.mark.parametrize(("title", "is_refused"), [("BẢNG MẪU, không phải", True), ("Bang mau so 1", True), (TITLE, False)])
def test_a_table_is_called_by_what_it_is(title: str, is_refused: bool) -> None:
    assert (why_not_title(title) is not None) is is_refused


# ---- amending, copying, discarding ----


def test_an_amendment_begins_as_the_version_in_force_stands(house: make.House) -> None:
    first = issue(house)
    second = actions.amend_table(first.table, note="Nâng điểm", by=house.clerk)
    assert (second.number, second.note, content_hash(second)) == (2, "Nâng điểm", first.content_hash)


def test_a_copy_of_another_year_moves_every_day(house: make.House) -> None:
    issue(house)
    made = actions.copy_to_year(house.version, issuer=house.head, bloc=house.year.bloc, year=2023, title="Bảng 2023", by=house.clerk)
    assert made.conventions["period"] == {"first": "2023-01-01", "last": "2023-10-31"}
    node = made.criteria.get(code="A.2")
    assert (node.starts_on, node.ends_on) == (date(2023, 1, 1), date(2023, 9, 30))
    assert node.params["rows"][0]["when"][1] == ["dk2", "<=", "2024-02-28"]
    assert (made.table.follows, made.table.scored_kind) == (house.version, "Sở Tư pháp")


def test_a_version_one_may_not_read_is_not_copied(house: make.House) -> None:
    stranger = make_unit("Sở Tư pháp tỉnh Nam Định")
    other = make_year(members=[stranger], head=stranger, name="Khu vực khác")
    with pytest.raises(RuleBroken, match="không xem được bảng"):
        actions.copy_to_year(
            issue(house), issuer=stranger, bloc=other.bloc, year=2022, title="Bảng", by=make_officer(stranger, name="Lò Văn Chép")
        )


def test_a_draft_is_discarded_with_its_table_unless_something_follows_it(house: make.House) -> None:
    made = actions.copy_to_year(house.version, issuer=house.head, bloc=house.year.bloc, year=2022, title="Bảng 2022", by=house.clerk)
    with pytest.raises(RuleBroken, match="chép từ bản này"):
        actions.discard_version(house.version, by=house.clerk)
    assert actions.discard_version(made, by=house.clerk) is None
    assert CriteriaTable.objects.count() == 1
    first = issue(house)
    second = actions.amend_table(first.table, note="Thử", by=house.clerk)
    assert actions.discard_version(second, by=house.clerk) == first.table


def test_a_member_reads_what_is_issued_and_keeps_nothing(house: make.House) -> None:
    seen = TableVersion.objects.visible_to(house.member, clock.today())
    assert not seen.exists()
    first = issue(house)
    assert list(seen) == [first]
    with pytest.raises(RuleBroken, match="quản lý được bảng"):
        actions.amend_table(first.table, note="Sửa", by=house.member)
    assert not TableVersion.objects.visible_to(house.member, clock.today() + timedelta(days=1)).exclude(pk=first.pk).exists()
