"""A document from draft to its receivers, and back when it was wrong."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.at_once import at_once
from tests.documents import papers
from tests.documents.papers import in_state
from tests.plans.make import House, clerk_of, house
from thidua.accounts.models import User
from thidua.blocs import actions as blocs
from thidua.blocs.enums import LeadRole
from thidua.blocs.models import Bloc
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.documents import actions
from thidua.documents.enums import DocumentMove, DocumentState, RecipientPurpose, VersionKind
from thidua.documents.jobs import remind_receivers
from thidua.documents.models import IncomingDocument, OfficialDocument, Recipient
from thidua.documents.queries.documents import copies_to_receive, documents_waiting_for, followers, last_days_to_issue, offered
from thidua.documents.queries.said import Address
from thidua.documents.rules import life
from thidua.documents.rules.kinds import DocumentKind
from thidua.ledger.models import Entry
from thidua.notices.models import Message
from thidua.organisations import actions as organisations
from thidua.organisations.enums import Paper, PaperWay, StaffRole

pytestmark = pytest.mark.django_db
At = Callable[[datetime], None]


@pytest.fixture
def made(admin: User, moment: datetime) -> House:
    made = house(admin)
    papers.bloc_series(made)
    return made


def move_it(document: OfficialDocument, move: DocumentMove, by: User, house: House) -> object:
    """Make the move by its action."""
    acts: dict[DocumentMove, Callable[[], object]] = {
        DocumentMove.EDIT: lambda: actions.edit_document(document, about=papers.about(summary="Khác"), by=by),
        DocumentMove.PROPOSE: lambda: actions.propose_document(document, by=by),
        DocumentMove.SEND_BACK: lambda: actions.send_back_document(document, reason="Sai", by=by),
        DocumentMove.SIGN: lambda: actions.sign_document(document, stored=papers.scan(by), by=by),
        DocumentMove.ADDRESS: lambda: actions.address_document(document, addresses=papers.addresses(house, "Lạng Sơn"), by=by),
        DocumentMove.NUMBER: lambda: actions.number_document(document, by=by),
        DocumentMove.ISSUE: lambda: actions.issue_document(document, by=by),
        DocumentMove.CANCEL: lambda: actions.cancel_document(document, reason="Thôi", by=by),
        DocumentMove.SEND_FURTHER: lambda: actions.send_further(document, addresses=papers.addresses(house, "Tuyên Quang"), by=by),
        DocumentMove.RECALL: lambda: actions.recall_document(document, reason="Sai", by=by),
        DocumentMove.CORRECT: lambda: actions.correct_document(document, by=by),
    }
    return acts[move]()


@pytest.mark.parametrize("state", DocumentState)
def test_every_move_from_every_state(made: House, state: DocumentState) -> None:
    """The table says which moves there are; every other is refused and changes nothing."""
    for move in DocumentMove:
        document = in_state(made, state)
        if state == DocumentState.NUMBERED:
            document = actions.address_document(document, addresses=papers.addresses(made, "Lạng Sơn"), by=made.clerk)
        after = life.TRANSITIONS[move].get(state)
        if after is None:
            with pytest.raises(RuleBroken):
                move_it(document, move, made.clerk, made)
        else:
            move_it(document, move, made.clerk, made)
        document.refresh_from_db()
        assert (move, document.state) == (move, after or state)


def test_the_straight_way(made: House) -> None:
    document = papers.issued(made)
    assert (document.state, document.code, document.issued_on) == (DocumentState.ISSUED, "01/KH-KVTĐ", clock.today())
    copy = papers.copy_of(document, made, "Lạng Sơn")
    assert (copy.sent_at, copy.received_at) == (document.issued_at, None)
    told = Message.objects.filter(key=f"document:{document.pk}:issued")
    assert sorted(message.user_id for message in told) == sorted([made.people["Lạng Sơn"].pk, made.people["Lào Cai"].pk])
    acts = Entry.objects.filter(thing_kind="documents.OfficialDocument").values_list("action", flat=True)
    assert list(acts.order_by("pk")) == [
        "documents.begin_document",
        "documents.sign_document",
        "documents.number_document",
        "documents.address_document",
        "documents.issue_document",
    ]


def test_a_draft_without_a_file_is_not_proposed(made: House) -> None:
    document = papers.draft(made, with_file=False)
    with pytest.raises(RuleBroken, match="Chưa có tệp dự thảo"):
        actions.propose_document(document, by=made.clerk)


def test_files_stay_byte_for_byte_and_in_their_order(made: House) -> None:
    document = actions.replace_draft(papers.draft(made), stored=papers.word_file(made.clerk, "Bản hai"), note="Sửa mục II", by=made.clerk)
    document = actions.sign_document(document, stored=papers.scan(made.clerk), by=made.clerk)
    first = document.signed
    document = actions.number_document(document, by=made.clerk)
    document = actions.sign_document(document, stored=papers.scan(made.clerk, "co-so.pdf"), note="Đã ghi số", by=made.clerk)
    found = [(one.kind, one.number, one.file.name) for one in document.versions.order_by("kind", "number")]
    assert found == [
        (VersionKind.DRAFT, 1, "du-thao.docx"),
        (VersionKind.DRAFT, 2, "du-thao.docx"),
        (VersionKind.SIGNED, 1, "ban-ky.pdf"),
        (VersionKind.SIGNED, 2, "co-so.pdf"),
    ]
    assert document.signed != first


def test_sent_back_the_signature_no_longer_counts(made: House) -> None:
    document = actions.send_back_document(papers.signed(made), reason="Ký nhầm trang", by=made.clerk)
    assert (document.state, document.signed, document.signed_at) == (DocumentState.DRAFT, None, None)
    assert document.versions.filter(kind=VersionKind.SIGNED).count() == 1


def test_nobody_to_send_to_nobody_is_sent_to(made: House) -> None:
    with pytest.raises(RuleBroken, match="Chưa ghi nơi nhận"):
        actions.issue_document(papers.numbered(made), by=made.clerk)


def test_a_unit_stands_once_under_its_receivers(made: House) -> None:
    twice = papers.addresses(made, "Lạng Sơn", "Lạng Sơn")
    with pytest.raises(RuleBroken, match="ghi hai lần"):
        actions.address_document(papers.draft(made), addresses=twice, by=made.clerk)


def test_names_outside_are_printed_and_not_waited_for(made: House) -> None:
    names = [
        Address("Cổng thông tin điện tử tỉnh", RecipientPurpose.PUBLISH),
        Address(" ", RecipientPurpose.KEEP),
        Address("VT", RecipientPurpose.KEEP),
    ]
    document = actions.address_document(papers.numbered(made), addresses=names, by=made.clerk)
    document = actions.issue_document(document, by=made.clerk)
    assert [(one.place, one.name, one.unit) for one in document.recipients.all()] == [
        (1, "Cổng thông tin điện tử tỉnh", None),
        (2, "VT", None),
    ]
    assert not Message.objects.filter(key__startswith="document:").exists()


# ---- received ----


def test_received_it_enters_the_book_of_the_receiver(made: House) -> None:
    document, officer = papers.issued(made), made.people["Lạng Sơn"]
    copy = actions.receive_document(papers.copy_of(document, made, "Lạng Sơn"), by=officer)
    entered = IncomingDocument.objects.get(copy=copy)
    assert (copy.received_by_name, entered.number, entered.book.unit) == (str(officer), 1, made.units["Lạng Sơn"])
    assert (entered.code, entered.issuer_name, entered.file) == ("01/KH-KVTĐ", made.year.bloc.name, document.signed)
    again = actions.receive_document(copy, by=officer)
    assert (again.received_at, IncomingDocument.objects.count()) == (copy.received_at, 1)


def test_only_the_receiver_receives(made: House) -> None:
    copy = papers.copy_of(papers.issued(made), made, "Lạng Sơn")
    with pytest.raises(RuleBroken, match="xác nhận được bản gửi đơn vị"):
        actions.receive_document(copy, by=made.clerk)


def test_what_waits_for_the_receiver(made: House) -> None:
    document, officer = papers.issued(made), made.people["Lạng Sơn"]
    assert documents_waiting_for(officer, clock.now()) == 1
    actions.receive_document(papers.copy_of(document, made, "Lạng Sơn"), by=officer)
    assert documents_waiting_for(officer, clock.now()) == 0
    actions.recall_document(document, reason="Sai phụ lục", by=made.clerk)
    assert copies_to_receive(officer, clock.today()).count() == 1
    actions.remove_copy(papers.copy_of(document, made, "Lạng Sơn"), by=officer)
    assert documents_waiting_for(officer, clock.now()) == 0


def test_who_did_not_receive_is_reminded_once_on_the_day_after(made: House, at: At, moment: datetime) -> None:
    document = papers.issued(made)
    actions.receive_document(papers.copy_of(document, made, "Lào Cai"), by=made.people["Lào Cai"])
    remind_receivers()
    key = f"document:{document.pk}:not-received"
    assert not Message.objects.filter(key=key).exists()
    at(moment + timedelta(days=1))
    remind_receivers()
    remind_receivers()
    assert [message.user for message in Message.objects.filter(key=key)] == [made.people["Lạng Sơn"]]
    assert Entry.objects.filter(action="documents.remind_receiver").count() == 1


def test_after_a_recall_nothing_is_received(made: House) -> None:
    document = actions.recall_document(papers.issued(made), reason="Nhầm bản", by=made.clerk)
    with pytest.raises(RuleBroken, match="đã được thu hồi"):
        actions.receive_document(papers.copy_of(document, made, "Lạng Sơn"), by=made.people["Lạng Sơn"])
    assert Message.objects.filter(key=f"document:{document.pk}:recalled").count() == 2


def test_only_what_is_recalled_is_removed(made: House) -> None:
    copy = papers.copy_of(papers.issued(made), made, "Lạng Sơn")
    with pytest.raises(RuleBroken, match="không bị thu hồi"):
        actions.remove_copy(copy, by=made.people["Lạng Sơn"])


# ---- corrected, replaced ----


def test_correction_is_a_letter_to_the_same_receivers(made: House) -> None:
    document = papers.issued(made)
    letter = actions.correct_document(document, by=made.clerk)
    assert (letter.kind, letter.corrects, letter.state) == (DocumentKind.LETTER, document, DocumentState.DRAFT)
    assert letter.summary == f"Đính chính Kế hoạch số 01/KH-KVTĐ {papers.SUMMARY}"
    assert [one.unit for one in letter.recipients.all()] == [one.unit for one in document.recipients.all()]
    assert actions.correct_document(document, by=made.clerk) == letter
    assert followers(document) == []
    actions.sign_document(letter, stored=papers.scan(made.clerk), by=made.clerk)
    actions.number_document(letter, by=made.clerk)
    actions.issue_document(letter, by=made.clerk)
    assert followers(document) == [letter]
    document.refresh_from_db()
    assert document.state == DocumentState.ISSUED


def test_replacement_is_of_equal_form(made: House) -> None:
    document = papers.issued(made)
    other = actions.succeed_document(document, by=made.clerk)
    assert (other.kind, other.summary, other.replaces) == (document.kind, document.summary, document)


# ---- who may ----


def test_where_the_leader_approves_the_specialist_does_not_sign(made: House) -> None:
    leader = clerk_of(made.head, name="Lãnh Đạo", role=StaffRole.LEADER, by=made.admin)
    organisations.choose_paper_way(made.head, paper=Paper.PLAN, way=PaperWay.LEADER, by=made.admin)
    document = actions.propose_document(papers.draft(made), by=made.clerk)
    assert (documents_waiting_for(leader, clock.now()), documents_waiting_for(made.clerk, clock.now())) == (1, 0)
    with pytest.raises(RuleBroken, match="chỉ lãnh đạo hoặc người được ủy quyền"):
        actions.sign_document(document, stored=papers.scan(made.clerk), by=made.clerk)
    assert actions.sign_document(document, stored=papers.scan(leader), by=leader).state == DocumentState.SIGNED


def test_a_member_does_not_issue_for_the_bloc(made: House) -> None:
    with pytest.raises(RuleBroken, match="hiện không phải đơn vị Trưởng"):
        actions.begin_document(made.units["Lạng Sơn"], bloc_year=made.year, about=papers.about(), by=made.people["Lạng Sơn"])
    with pytest.raises(RuleBroken, match="soạn được văn bản của đơn vị"):
        actions.begin_document(made.head, about=papers.about(), by=made.people["Lạng Sơn"])


def test_drafts_are_the_issuers_own(made: House) -> None:
    document, today = papers.numbered(made), clock.today()
    member, outsider = made.people["Lạng Sơn"], made.people["Tuyên Quang"]
    actions.address_document(document, addresses=papers.addresses(made, "Lạng Sơn"), by=made.clerk)
    seen = OfficialDocument.objects
    assert [seen.visible_to(who, today).count() for who in (made.clerk, member, outsider)] == [1, 0, 0]
    actions.issue_document(document, by=made.clerk)
    assert [seen.visible_to(who, today).count() for who in (made.clerk, member, outsider)] == [1, 1, 0]
    assert [seen.of_issuer(who, today).count() for who in (made.clerk, member, outsider)] == [1, 0, 0]


def test_the_head_of_another_year_does_not_see_them(made: House, admin: User) -> None:
    """Lạng Sơn led last year, Yên Bái leads this year, nobody leads the next and Lào Cai is the host: each has what is of its own year."""
    Bloc.objects.update(host=made.units["Lào Cai"])
    before = blocs.open_year(made.year.bloc, year=2020, by=admin)
    blocs.appoint(before, unit=made.units["Lạng Sơn"], role=LeadRole.HEAD, by=admin)
    after = blocs.open_year(made.year.bloc, year=2022, by=admin)
    mine, theirs = papers.numbered(made), made.people["Lạng Sơn"]
    old = actions.begin_document(made.units["Lạng Sơn"], bloc_year=before, about=papers.about(), by=theirs)
    coming = actions.begin_document(made.units["Lào Cai"], bloc_year=after, about=papers.about(), by=made.people["Lào Cai"])
    OfficialDocument.objects.update(issuer=made.units["Tuyên Quang"])
    today, seen = clock.today(), OfficialDocument.objects
    people = (made.clerk, theirs, made.people["Lào Cai"])
    assert [list(seen.of_issuer(who, today)) for who in people] == [[mine], [old], [coming]]
    assert [list(seen.visible_to(who, today)) for who in people] == [[mine], [old], [coming]]


# ---- who is offered, when it is late ----


def test_superior_members_and_rooms_are_offered_once(made: House) -> None:
    groups = offered(papers.draft(made), clock.today())
    assert [(group.title, [str(unit) for unit in group.units], group.usual) for group in groups] == [
        ("Cấp trên", ["Bộ Tư pháp"], RecipientPurpose.REPORT),
        (
            "Đơn vị thành viên",
            ["Sở Tư pháp tỉnh Lạng Sơn", "Sở Tư pháp tỉnh Lào Cai", "Sở Tư pháp tỉnh Tuyên Quang"],
            RecipientPurpose.EXECUTE,
        ),
    ]
    own = offered(papers.draft(made, of_bloc=False), clock.today())
    assert [group.title for group in own] == ["Cấp trên", "Đơn vị thành viên"]


def test_issue_is_due_on_the_next_working_day(made: House, at: At) -> None:
    at(datetime(2021, 6, 11, 16, 0, tzinfo=clock.LOCAL))
    document = papers.signed(made)
    assert last_days_to_issue([document, papers.draft(made)]) == {document.pk: datetime(2021, 6, 14).date()}


# ---- from outside ----


def test_arrivals_are_numbered_by_unit_and_year(made: House, at: At) -> None:
    unit, by = made.units["Lạng Sơn"], made.people["Lạng Sơn"]
    actions.go_on_from_paper(unit, year=2021, number=240, by=by)
    first = actions.enter_incoming(unit, arrival=papers.arrival(), stored=None, by=by)
    assert (first.number, first.book.year, first.book.on_paper) == (241, 2021, 240)
    with pytest.raises(RuleBroken, match="đã có văn bản vào trên hệ thống"):
        actions.go_on_from_paper(unit, year=2021, number=300, by=by)
    at(datetime(2022, 1, 3, 8, 0, tzinfo=clock.LOCAL))
    assert actions.enter_incoming(unit, arrival=papers.arrival(code="1/BNV"), stored=None, by=by).number == 1


def test_the_same_document_twice_is_asked_about(made: House) -> None:
    unit, by = made.units["Lạng Sơn"], made.people["Lạng Sơn"]
    actions.enter_incoming(unit, arrival=papers.arrival(), stored=None, by=by)
    with pytest.raises(RuleBroken, match="đã vào sổ: số đến 1"):
        actions.enter_incoming(unit, arrival=papers.arrival(issuer_name="BỘ NỘI VỤ"), stored=None, by=by)
    assert actions.enter_incoming(unit, arrival=papers.arrival(is_again=True), stored=None, by=by).number == 2


def test_nothing_arrives_tomorrow(made: House) -> None:
    unit, by = made.units["Lạng Sơn"], made.people["Lạng Sơn"]
    with pytest.raises(RuleBroken, match="không thể ở sau hôm nay"):
        actions.enter_incoming(unit, arrival=papers.arrival(arrived_on=clock.today() + timedelta(days=1)), stored=None, by=by)
    with pytest.raises(RuleBroken, match="vào sổ văn bản đến của đơn vị"):
        actions.enter_incoming(unit, arrival=papers.arrival(), stored=None, by=made.clerk)


def test_database_holds_the_walls(made: House) -> None:
    document = papers.issued(made)
    for wrong in ({"state": "gone"}, {"kind": "XX"}, {"summary": ""}, {"issued_at": None}, {"state": "recalled"}, {"signed": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            OfficialDocument.objects.filter(pk=document.pk).update(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        Recipient.objects.filter(document=document).update(sent_at=None, received_at=clock.now())


@pytest.mark.django_db(transaction=True)
def test_two_officers_receive_at_once_and_it_is_in_the_book_once(admin: User, moment: datetime) -> None:
    made = house(admin)
    papers.bloc_series(made)
    unit = made.units["Lạng Sơn"]
    officers = [made.people["Lạng Sơn"], clerk_of(unit, name="Người Thứ Hai", by=made.admin)]
    copies = [papers.copy_of(papers.issued(made), made, "Lạng Sơn") for _ in range(2)]

    def work(copy: Recipient, by: User) -> Callable[[], str]:
        return lambda: str(actions.receive_document(copy, by=by).pk)

    at_once(*(work(copy, by) for copy in copies for by in officers))
    assert sorted(IncomingDocument.objects.values_list("number", flat=True)) == [1, 2]
