"""Documents of the matrix: on each side drafts of the issuer, one that went out, what came from outside; on side A one in every state."""

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from tests.files import honest
from thidua.accounts.models import User
from thidua.core import clock
from thidua.documents import actions
from thidua.documents.enums import GapKind, RecipientPurpose
from thidua.documents.models import OfficialDocument
from thidua.documents.queries.said import About, Address, Arrival
from thidua.documents.rules.kinds import DocumentKind
from thidua.files.actions import store_file
from thidua.files.enums import Purpose
from thidua.files.models import StoredFile
from thidua.organisations.enums import ArrivalWay

if TYPE_CHECKING:
    from tests.access.world import World

OWN = {"specialist", "leader", "unit_admin"}
RECEIVERS = OWN | {"head", "same_bloc"}


def write_documents(world: "World") -> None:
    """The head issues for bloc A to `unit` and `other_unit` (not to `deputy_unit`); `b_unit` issues for itself to `b_head_unit`."""
    things, users = world.things, world.users
    head, outsider = users["head"], users["outsider"]
    year = clock.today().year
    things["series_a"] = actions.open_series(things["bloc_a"], kind="", year=year, tail="KVA", by=head)
    things["series_b"] = actions.open_series(things["b_unit"], kind="", year=year, tail="CAT", by=outsider)
    things["series_own"] = actions.open_series(things["unit"], kind="", year=year, tail="STP", by=users["specialist"])
    things["series_gap_a"] = actions.leave_out_numbers(
        things["series_a"], upto=2, kind=GapKind.SKIPPED, reason=world.plant("số để dành", readers={"head"}), by=head
    ).gaps.get()
    things["owner_a"] = f"k{things['bloc_a'].pk}"
    _side_a(world, head)
    _side_b(world, outsider)


def _side_a(world: "World", head: User) -> None:
    things = world.things
    draft = things["document_draft_a"] = _draft(world, "dự thảo", {"head"}, head)
    things["document_draft_version"] = draft.versions.get()
    things["document_empty_a"] = _draft(world, "chưa có tệp", {"head"}, head, has_file=False)
    things["document_proposed_a"] = actions.propose_document(_draft(world, "chờ ký", {"head"}, head), by=head)
    things["document_signed_a"] = _addressed(world, _signed(world, "chờ số", {"head"}, head), head)
    numbered = actions.number_document(_signed(world, "chờ gửi", {"head"}, head), by=head)
    things["document_numbered_a"] = _addressed(world, numbered, head)
    issued = things["document_issued_a"] = _issued(world, "đã gửi", head)
    things["document_signed_version"] = issued.versions.get(kind="signed")
    things["document_draft_version_issued"] = issued.versions.get(kind="draft")
    things["copy_a"] = issued.recipients.get(unit=things["unit"])
    gone = _issued(world, "thu hồi", head)
    copy = actions.receive_document(gone.recipients.get(unit=things["unit"]), by=world.users["specialist"])
    things["document_recalled_a"] = actions.recall_document(gone, reason="Nhầm", by=head)
    things["document_recalled_version"] = gone.versions.get(kind="signed")
    things["copy_recalled"], things["incoming_recalled"] = copy, copy.arrival
    things["incoming_a"] = _arrival(world, "unit", OWN, world.users["specialist"])


def _side_b(world: "World", outsider: User) -> None:
    things = world.things
    things["document_draft_b"] = _draft(world, "dự thảo B", {"outsider"}, outsider, side="b")
    things["document_draft_version_b"] = things["document_draft_b"].versions.get()
    document = actions.sign_document(_draft(world, "đã gửi B", {"outsider"}, outsider, side="b"), stored=_scan(outsider), by=outsider)
    document = actions.number_document(document, by=outsider)
    actions.address_document(document, addresses=[Address("", RecipientPurpose.KNOW, things["b_head_unit"])], by=outsider)
    things["document_issued_b"] = actions.issue_document(document, by=outsider)
    things["copy_b"] = document.recipients.get()
    things["incoming_b"] = _arrival(world, "b_unit", {"outsider"}, outsider)


def _draft(world: "World", words: str, readers: set[str], by: User, *, side: str = "a", has_file: bool = True) -> OfficialDocument:
    about = About(DocumentKind.PLAN, world.plant(words, readers=readers))
    issuer, year = (world.things["head_unit"], world.things["year_a"]) if side == "a" else (world.things["b_unit"], None)
    return actions.begin_document(issuer, bloc_year=year, about=about, stored=_word(by) if has_file else None, by=by)


def _signed(world: "World", words: str, readers: set[str], by: User) -> OfficialDocument:
    return actions.sign_document(_draft(world, words, readers, by), stored=_scan(by), by=by)


def _addressed(world: "World", document: OfficialDocument, by: User) -> OfficialDocument:
    units = [world.things["unit"], world.things["other_unit"]]
    return actions.address_document(document, addresses=[Address("", RecipientPurpose.EXECUTE, unit) for unit in units], by=by)


def _issued(world: "World", words: str, by: User) -> OfficialDocument:
    document = actions.number_document(_signed(world, words, RECEIVERS, by), by=by)
    return actions.issue_document(_addressed(world, document, by), by=by)


def _arrival(world: "World", unit: str, readers: set[str], by: User) -> Any:
    said = Arrival(
        "Bộ Nội vụ", "9/BNV", date(2021, 6, 9), "CV", world.plant("văn bản đến", readers=readers), ArrivalWay.PAPER, date(2021, 6, 10)
    )
    return actions.enter_incoming(world.things[unit], arrival=said, stored=_scan(by), by=by)


def _word(by: User) -> StoredFile:
    kept = BytesIO()
    Document().save(kept)
    return store_file(SimpleUploadedFile("du-thao.docx", kept.getvalue()), by=by, purpose=Purpose.SUBMISSION)


def _scan(by: User) -> StoredFile:
    return store_file(SimpleUploadedFile("ban-ky.pdf", honest.pdf()), by=by, purpose=Purpose.SUBMISSION)
