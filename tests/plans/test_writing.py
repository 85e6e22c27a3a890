"""A plan is written here, its file follows each change, and it goes out with a number and its obligations."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.plans import make
from thidua.accounts.models import User
from thidua.core.errors import RuleBroken
from thidua.documents import actions as documents
from thidua.documents.enums import DocumentState, RecipientPurpose
from thidua.files.actions import store_file
from thidua.files.queries import path_of
from thidua.ledger.models import Entry
from thidua.obligations.actions import bring_into_year, issue_plan
from thidua.obligations.models import Obligation
from thidua.organisations.actions import choose_paper_way
from thidua.organisations.enums import Paper, PaperWay, StaffRole
from thidua.plans import actions
from thidua.plans.enums import FactKind, FactState, PartKind, PlanShape, PlanState
from thidua.plans.models import Plan, PlanPart
from thidua.plans.reading.engine import read_path

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]

REPORT = {
    "actor": "Các đơn vị trong Khu vực",
    "deliverable": "Báo cáo sơ kết",
    "recipient": "Trưởng Khu vực",
    "due": {"kind": "before", "date": "2021-06-20"},
}


def begun(house: make.House, **more: object) -> Plan:
    about = {"issuer": house.head, "shape": PlanShape.ACTIVITY, "title": "Hoạt động của Khu vực thi đua năm 2021", "by": house.clerk}
    return actions.begin_written_plan(house.year, **{**about, **more})


def with_duty(house: make.House) -> Plan:
    """A small whole plan: one duty of the members, who gets it, where a copy stays; empty sections are out."""
    plan = begun(house)
    PlanPart.objects.filter(plan=plan, order__gt=5).delete()
    actions.add_written_fact(plan, kind=FactKind.OBLIGATION, fields=REPORT, after=plan.parts.last(), by=house.clerk)
    for kind, fields in (
        (FactKind.RECIPIENT, {"name": "Bộ Tư pháp", "purpose": "để báo cáo"}),
        (FactKind.RECIPIENT, {"name": "Các đơn vị trong Khu vực", "purpose": "để thực hiện"}),
        (FactKind.ARCHIVE, {"marks": ["VT", "VP"]}),
    ):
        actions.add_written_fact(plan, kind=kind, fields=fields, after=plan.parts.last(), by=house.clerk)
    plan.refresh_from_db()
    return plan


def text_of(plan: Plan) -> str:
    plan.refresh_from_db()
    return " ".join(block["text"] for block in plan.document["blocks"])


@pytest.fixture
def house(admin: User) -> make.House:
    return make.house(admin)


def signed(plan: Plan, house: make.House) -> Plan:
    document = actions.make_document(plan, by=house.clerk)
    content = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    stored = store_file(SimpleUploadedFile("ky.pdf", content, content_type="application/pdf"), by=house.clerk)
    documents.sign_document(document, stored=stored, by=house.clerk)
    plan.refresh_from_db()
    return plan


def test_an_empty_form_has_its_sections_and_a_file(house: make.House) -> None:
    plan = begun(house)
    assert [part.words for part in plan.parts.filter(depth=1)] == ["MỤC ĐÍCH, YÊU CẦU", "NỘI DUNG", "TỔ CHỨC THỰC HIỆN"]
    assert plan.file.name.endswith(".docx")
    assert plan.state == PlanState.DRAFT
    assert "KHU VỰC THI ĐUA" in " ".join(plan.head["post"])


def test_a_fact_stands_in_the_file_and_is_read_back(house: make.House) -> None:
    plan = with_duty(house)
    fact = plan.facts.get(kind=FactKind.OBLIGATION)
    assert "Các đơn vị trong Khu vực gửi Báo cáo sơ kết về Trưởng Khu vực trước ngày 20/6/2021" in fact.quote
    assert fact.part.is_read
    assert fact.units.count() == 4


def test_the_file_itself_reads_as_the_plan_says(house: make.House, tmp_path: Path) -> None:
    """Not only what was laid out in memory: the stored .docx."""
    plan = with_duty(house)
    copy = tmp_path / "ke-hoach.docx"
    copy.write_bytes(path_of(plan.file).read_bytes())
    [reading] = read_path(copy)
    [duty] = [fact for fact in reading.facts if fact.kind == FactKind.OBLIGATION]
    assert {key: duty.fields[key] for key in REPORT} == REPORT
    assert [fact.fields["name"] for fact in reading.facts if fact.kind == FactKind.RECIPIENT] == ["Bộ Tư pháp", "Các đơn vị trong Khu vực"]


def test_editing_a_fact_writes_its_sentence_anew(house: make.House) -> None:
    plan = with_duty(house)
    before = plan.file.sha256
    fact = plan.facts.get(kind=FactKind.OBLIGATION)
    actions.edit_fact(fact, fields={"due": {"kind": "by", "date": "2021-06-25"}}, units=None, by=house.clerk)
    assert "chậm nhất ngày 25/6/2021" in text_of(plan)
    assert plan.file.sha256 != before


def test_a_thrown_out_fact_leaves_the_text_and_comes_back(house: make.House) -> None:
    plan = with_duty(house)
    fact = plan.facts.get(kind=FactKind.OBLIGATION)
    actions.reject_fact(fact, by=house.clerk)
    assert "Báo cáo sơ kết" not in text_of(plan)
    actions.accept_fact(fact, by=house.clerk)
    assert "Báo cáo sơ kết" in text_of(plan)


def test_a_paragraph_that_asks_for_something_is_read(house: make.House) -> None:
    """Typed words bind too: what the reader finds in them waits to be confirmed, and goes when the words go."""
    plan = with_duty(house)
    words = "Các đơn vị trong Khu vực gửi Báo cáo tổng kết về Trưởng Khu vực trước ngày 10/11/2021."
    part = actions.add_words(
        plan, kind=PartKind.TEXT, words=words, depth=0, after=plan.parts.get(fact__kind=FactKind.OBLIGATION), by=house.clerk
    )
    read = plan.facts.get(kind=FactKind.OBLIGATION, part__isnull=True)
    assert (read.state, read.fields["due"]["date"], read.units.count()) == (FactState.FOUND, "2021-11-10", 4)
    with pytest.raises(RuleBroken, match="chưa ai xác nhận"):
        actions.make_document(plan, by=house.clerk)
    actions.accept_fact(read, by=house.clerk)
    actions.edit_words(part, words="Các báo cáo ngắn gọn.", depth=0, by=house.clerk)
    assert not plan.facts.filter(kind=FactKind.OBLIGATION, part__isnull=True).exists()


def test_parts_move_with_their_section(house: make.House) -> None:
    plan = with_duty(house)
    purpose = plan.parts.get(words="Mục đích")
    demand = plan.parts.get(words="Yêu cầu")
    actions.move_part(demand, up=True, by=house.clerk)
    words = [part.words for part in plan.parts.filter(kind=PartKind.HEADING)]
    assert words.index("Yêu cầu") < words.index("Mục đích")
    orders = list(plan.parts.values_list("order", flat=True))
    assert orders == sorted(set(orders))
    assert PlanPart.objects.get(order=PlanPart.objects.get(pk=demand.pk).order + 1, plan=plan).kind == PartKind.TEXT
    with pytest.raises(RuleBroken, match="đầu mục"):
        actions.move_part(demand, up=True, by=house.clerk)
    assert purpose.pk


def test_a_part_is_removed_with_its_fact(house: make.House) -> None:
    plan = with_duty(house)
    actions.remove_part(plan.parts.get(fact__kind=FactKind.OBLIGATION), by=house.clerk)
    assert not plan.facts.filter(kind=FactKind.OBLIGATION).exists()
    assert "Báo cáo sơ kết" not in text_of(plan)


def test_a_plan_begins_from_one_that_was_read(house: make.House) -> None:
    source = make.ready(house)
    plan = begun(house, source=source)
    duties = plan.facts.filter(kind=FactKind.OBLIGATION, part__isnull=False)
    assert {fact.fields["deliverable"] for fact in duties} == {"Báo cáo sơ kết", "Báo cáo chung", "Biên bản kiểm tra"}
    assert source.facts.filter(kind=FactKind.OBLIGATION).count() == 3
    assert all(fact.units.exists() for fact in duties)


def test_strangers_and_uploaded_plans_are_not_written_on(house: make.House) -> None:
    plan, uploaded = with_duty(house), make.draft(house)
    with pytest.raises(RuleBroken, match="Chỉ cán bộ"):
        actions.change_head(plan, title="Khác", head={}, by=house.people["Lào Cai"])
    with pytest.raises(RuleBroken, match="tải lên từ tệp"):
        actions.change_head(uploaded, title="Khác", head={}, by=house.clerk)


def test_the_document_has_the_file_and_every_receiver_once(house: make.House) -> None:
    plan = with_duty(house)
    document = actions.make_document(plan, by=house.clerk)
    plan.refresh_from_db()
    assert (document.draft, document.bloc_year, plan.issued_as) == (plan.file, house.year, document)
    rows = [(row.name, row.purpose) for row in document.recipients.all()]
    assert rows[0] == ("Bộ Tư pháp", RecipientPurpose.REPORT)
    assert [name for name, purpose in rows if purpose == RecipientPurpose.EXECUTE] == [
        "Sở Tư pháp tỉnh Lạng Sơn",
        "Sở Tư pháp tỉnh Lào Cai",
        "Sở Tư pháp tỉnh Tuyên Quang",
    ]
    assert rows[-1] == ("Lưu: VT, VP", RecipientPurpose.KEEP)
    again = actions.make_document(plan, by=house.clerk)
    assert again == document


def test_issuing_numbers_sends_and_gives_out_the_work(house: make.House) -> None:
    plan = signed(with_duty(house), house)
    documents.open_series(house.year.bloc, kind="", year=2021, tail="KVTĐ", by=house.clerk)
    assert issue_plan(plan, by=house.clerk) == 4
    plan.refresh_from_db()
    assert (plan.state, plan.number, plan.issued_on) == (PlanState.IN_FORCE, "01/KH-KVTĐ", make.DAY)
    assert plan.issued_as.state == DocumentState.ISSUED
    assert Obligation.objects.filter(plan=plan).count() == 4
    assert Entry.objects.filter(action="obligations.issue_plan").count() == 1
    with pytest.raises(RuleBroken):
        issue_plan(plan, by=house.clerk)


@pytest.mark.parametrize("missing", ["document", "signature", "series", "right"])
def test_issuing_says_what_is_missing_and_changes_nothing(house: make.House, missing: str) -> None:
    plan, by = with_duty(house), house.people["Lào Cai"] if missing == "right" else house.clerk
    says = {"document": "Chưa lập văn bản đi", "signature": "chưa có bản ký", "series": "Chưa lập sổ", "right": "Chỉ "}[missing]
    if missing == "signature":
        actions.make_document(plan, by=house.clerk)
    elif missing != "document":
        plan = signed(plan, house)
    if missing == "right":
        documents.open_series(house.year.bloc, kind="", year=2021, tail="KVTĐ", by=house.clerk)
    plan.refresh_from_db()
    with pytest.raises(RuleBroken, match=says):
        issue_plan(plan, by=by)
    plan.refresh_from_db()
    assert (plan.state, plan.number) == (PlanState.DRAFT, "")
    assert not Obligation.objects.filter(plan=plan).exists()


def test_a_refusal_at_the_end_takes_the_number_back(house: make.House, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = signed(with_duty(house), house)
    series = documents.open_series(house.year.bloc, kind="", year=2021, tail="KVTĐ", by=house.clerk)

    def refuse(*_: object, **__: object) -> int:
        message = "không đưa vào được"
        raise RuleBroken(message)

    monkeypatch.setattr("thidua.obligations.actions.issuing.bring_into_year", refuse)
    with pytest.raises(RuleBroken, match="không đưa vào được"):
        issue_plan(plan, by=house.clerk)
    series.refresh_from_db()
    plan.issued_as.refresh_from_db()
    assert (series.last_number, plan.issued_as.state) == (0, DocumentState.SIGNED)


def test_an_empty_section_is_not_issued(house: make.House) -> None:
    plan = with_duty(house)
    heading = actions.add_words(plan, kind=PartKind.HEADING, words="Đầu mối liên hệ", depth=2, after=plan.parts.last(), by=house.clerk)
    with pytest.raises(RuleBroken, match="“Đầu mối liên hệ” chưa có nội dung"):
        actions.make_document(plan, by=house.clerk)
    actions.remove_part(heading, by=house.clerk)
    assert actions.make_document(plan, by=house.clerk).draft is not None


def test_a_signed_document_closes_the_pen(house: make.House) -> None:
    plan = signed(with_duty(house), house)
    with pytest.raises(RuleBroken, match="không sửa nữa"):
        actions.change_head(plan, title="Khác", head={}, by=house.clerk)


def test_a_document_sent_on_its_own_page_only_gives_out_the_work(house: make.House) -> None:
    """Number and day stay those it was sent with."""
    plan = signed(with_duty(house), house)
    documents.open_series(house.year.bloc, kind="", year=2021, tail="KVTĐ", by=house.clerk)
    assert plan.issued_as is not None
    documents.issue_document(documents.number_document(plan.issued_as, by=house.clerk), by=house.clerk)
    plan.refresh_from_db()
    assert issue_plan(plan, by=house.clerk) == 4
    plan.refresh_from_db()
    assert (plan.state, plan.number) == (PlanState.IN_FORCE, "01/KH-KVTĐ")
    assert Entry.objects.filter(action="documents.issue_document").count() == 1


def test_where_the_leader_approves_the_leader_issues(house: make.House, admin: User) -> None:
    plan = with_duty(house)
    leader = make.clerk_of(house.head, name="Lãnh Đạo Mẫu", role=StaffRole.LEADER, by=admin)
    choose_paper_way(house.head, paper=Paper.PLAN, way=PaperWay.LEADER, by=admin)
    document = actions.make_document(plan, by=house.clerk)
    documents.sign_document(document, stored=plan.file, by=leader)
    documents.open_series(house.year.bloc, kind="", year=2021, tail="KVTĐ", by=house.clerk)
    plan.refresh_from_db()
    with pytest.raises(RuleBroken, match="Chỉ lãnh đạo"):
        issue_plan(plan, by=house.clerk)
    assert issue_plan(plan, by=leader) == 4


def test_an_amended_plan_written_here_takes_the_place_of_the_old_one(house: make.House) -> None:
    source = make.ready(house)
    bring_into_year(source, by=house.clerk)
    source.refresh_from_db()
    plan = begun(house, source=source)
    assert plan.amends == source
    assert not plan.facts.filter(kind=FactKind.OBLIGATION, part__isnull=False, state=FactState.FOUND).exists()
