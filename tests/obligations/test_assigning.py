"""A document that went out "để thực hiện" becomes duties of its receivers, with its number, day and signed file."""

from datetime import date, datetime, time
from hashlib import sha256

import pytest
from django.test import Client
from django.urls import reverse

from tests.at_once import at_once
from tests.documents import papers
from tests.obligations.make import leader_of
from tests.organisations.make import the_administrator
from tests.plans import make
from thidua.blocs import actions as blocs
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.documents import actions as documents
from thidua.documents.enums import DocumentState, RecipientPurpose
from thidua.documents.models import OfficialDocument
from thidua.documents.rules.kinds import DocumentKind
from thidua.files.models import StoredFile
from thidua.ledger.models import Entry
from thidua.obligations import actions
from thidua.obligations.models import Obligation
from thidua.obligations.queries.assigning import Work, units_to_do
from thidua.organisations import actions as organisations
from thidua.organisations.enums import Paper, PaperWay
from thidua.plans import actions as plans
from thidua.plans.enums import PlanForm, PlanShape, PlanState
from thidua.plans.models import Plan

pytestmark = pytest.mark.django_db
WORK = Work("Báo cáo kết quả kiểm tra chéo", "Trưởng Khu vực", date(2021, 6, 25))


@pytest.fixture
def made(house: make.House) -> make.House:
    papers.bloc_series(house)
    return house


def notice(made: make.House, *places: str) -> OfficialDocument:
    return papers.issued(made, *places, kind=DocumentKind.NOTICE)


def give(made: make.House, document: OfficialDocument, *places: str, work: Work = WORK) -> Plan:
    units = [made.units[place] for place in places or ("Lạng Sơn", "Lào Cai")]
    return actions.assign_by_document(document, work=work, units=units, by=made.clerk)


def test_duties_carry_the_source(made: make.House) -> None:
    document = notice(made)
    files = StoredFile.objects.count()
    letter = give(made, document)
    assert (str(letter), letter.form, letter.state) == ("Thông báo 01/TB-KVTĐ", PlanForm.LETTER, PlanState.IN_FORCE)
    assert (letter.issued_as, letter.file, letter.issued_on) == (document, document.signed, document.issued_on)
    assert StoredFile.objects.count() == files
    rows = Obligation.objects.filter(plan=letter)
    assert {row.unit.place for row in rows} == {"Lạng Sơn", "Lào Cai"}
    assert {(row.deliverable, row.state, row.last_moment) for row in rows} == {
        ("Báo cáo kết quả kiểm tra chéo", "open", clock.end_of(date(2021, 6, 25)))
    }
    assert [list(row.recipient_units.all()) for row in rows] == [[made.head]] * 2
    assert all(row.changes.get().why == "Thông báo 01/TB-KVTĐ" for row in rows)
    assert Entry.objects.filter(action="obligations.assign_by_document").count() == 1


def test_an_hour_is_kept(made: make.House) -> None:
    letter = give(made, notice(made), "Lào Cai", work=Work("Gửi số liệu", "", date(2021, 6, 25), time(16, 30)))
    row = Obligation.objects.get(plan=letter)
    assert row.last_moment == datetime(2021, 6, 25, 16, 30, tzinfo=clock.LOCAL)


def test_pressed_twice_is_given_once_and_another_thing_is_one_more(made: make.House) -> None:
    document = notice(made)
    first, again = give(made, document), give(made, document)
    assert (first, Obligation.objects.count()) == (again, 2)
    other = give(made, document, work=Work("Danh sách đoàn", "Trưởng Khu vực", date(2021, 6, 18)))
    assert (other.part, other.file, Obligation.objects.count()) == (first.part + 1, first.file, 4)


def test_only_receivers_to_do_that_take_part(made: make.House) -> None:
    ministry = papers.addresses(made, "Bộ")
    report = papers.addresses(made, "Tuyên Quang", purpose=RecipientPurpose.REPORT)
    document = papers.numbered(made, kind=DocumentKind.NOTICE)
    documents.address_document(document, addresses=[*papers.addresses(made, "Lạng Sơn", "Lào Cai"), *ministry, *report], by=made.clerk)
    document = documents.issue_document(document, by=made.clerk)
    membership = made.year.memberships.get(unit=made.units["Lào Cai"])
    blocs.end_membership(membership, ends_on=clock.today(), reason="Thôi tham gia", by=the_administrator())
    assert [unit.place for unit in units_to_do(document, clock.today())] == ["Lạng Sơn"]
    for place in ("Lào Cai", "Tuyên Quang", "Bộ"):
        with pytest.raises(RuleBroken, match="để thực hiện"):
            give(made, document, place)
    assert not Plan.objects.exists()


def test_refusals_explain(made: make.House) -> None:
    document = notice(made)
    for work, words in ((Work("Việc", "", date(2021, 6, 9)), "Hạn đã qua"), (WORK, "Chưa chọn đơn vị")):
        with pytest.raises(RuleBroken, match=words):
            actions.assign_by_document(document, work=work, units=[], by=made.clerk)
    with pytest.raises(RuleBroken, match="Chỉ cán bộ"):
        actions.assign_by_document(document, work=WORK, units=[made.units["Lào Cai"]], by=made.people["Lào Cai"])
    own = papers.draft(made, of_bloc=False)
    OfficialDocument.objects.filter(pk=document.pk).update(bloc_year=None)
    document.refresh_from_db()
    with pytest.raises(RuleBroken, match="không nhân danh khối"):
        give(made, document)
    with pytest.raises(RuleBroken, match="chưa phát hành"):
        give(made, own)


@pytest.mark.parametrize("state", [state for state in DocumentState if state != DocumentState.ISSUED])
def test_only_a_document_in_force(made: make.House, state: DocumentState) -> None:
    with pytest.raises(RuleBroken, match="thu hồi" if state == DocumentState.RECALLED else "chưa phát hành"):
        give(made, papers.in_state(made, state))
    assert not Obligation.objects.exists()


def test_a_plan_written_here_gives_its_duties_itself(made: make.House) -> None:
    document = papers.issued(made)
    plan = plans.begin_written_plan(made.year, issuer=made.head, shape=PlanShape.ACTIVITY, title="Hoạt động", by=made.clerk)
    Plan.objects.filter(pk=plan.pk).update(issued_as=document)
    with pytest.raises(RuleBroken, match="soạn tại đây"):
        give(made, document)


def test_where_the_leader_approves_the_leader_gives_the_work(made: make.House) -> None:
    document = notice(made)
    leader = leader_of(made.head)
    organisations.choose_paper_way(made.head, paper=Paper.PLAN, way=PaperWay.LEADER, by=the_administrator())
    with pytest.raises(RuleBroken, match="chỉ lãnh đạo"):
        give(made, document)
    actions.assign_by_document(document, work=WORK, units=[made.units["Lào Cai"]], by=leader)
    assert Obligation.objects.get().state == "open"


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once(made: make.House) -> None:
    document = notice(made)
    at_once(lambda: give(made, document), lambda: give(made, document))
    assert (Plan.objects.count(), Obligation.objects.count()) == (1, 2)


def test_page_prefilled_and_posted(made: make.House) -> None:
    document, client = notice(made), Client()
    client.force_login(made.clerk)
    address = reverse("obligations:by_document", args=[document.pk])
    page = client.get(address)
    form = page.context["form"]
    assert form.initial["deliverable"] == papers.SUMMARY
    assert {unit.place for unit in form.initial["units"]} == {"Lạng Sơn", "Lào Cai"}
    said = {"deliverable": "Báo cáo", "last_day": "9/6/2021", "recipient": "Trưởng Khu vực", "units": [made.units["Lào Cai"].pk]}
    refused = client.post(address, said)
    assert (refused.status_code, "Hạn đã qua" in refused.content.decode()) == (422, True)
    assert client.post(address, {**said, "last_day": "25/6/2021"}).status_code == 302
    assert Obligation.objects.get().deliverable == "Báo cáo"


def test_received_copy_links_to_the_duty(made: make.House) -> None:
    document, client = notice(made), Client()
    give(made, document)
    client.force_login(made.people["Lào Cai"])
    beside = reverse("obligations:of_document", args=[document.pk])
    assert f'hx-get="{beside}"' in client.get(reverse("documents:document", args=[document.pk])).content.decode()
    page = client.get(beside).content.decode()
    mine, other = (Obligation.objects.get(unit=made.units[place]) for place in ("Lào Cai", "Lạng Sơn"))
    assert reverse("obligations:obligation", args=[mine.pk]) in page
    assert reverse("obligations:obligation", args=[other.pk]) not in page
    assert "Giao việc theo" not in page


def test_letter_pages_open(made: make.House) -> None:
    """The review page and the signed file of a letter that nothing was read in."""
    letter, client = give(made, notice(made)), Client()
    client.force_login(made.people["Lào Cai"])
    assert "Báo cáo kết quả kiểm tra chéo" in client.get(reverse("plans:plan", args=[letter.pk])).content.decode()
    original = client.get(reverse("plans:original", args=[letter.pk]))
    assert letter.file.sha256 == sha256(b"".join(original.streaming_content)).hexdigest()  # type: ignore[attr-defined]
    original.close()
