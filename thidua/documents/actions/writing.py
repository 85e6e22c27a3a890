"""A document before it goes out: begun, edited, proposed, signed, cancelled."""

from collections.abc import Sequence

from django.db import transaction

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.documents.actions.signatures import check_signatures
from thidua.documents.enums import DocumentMove, DocumentState, RecipientPurpose, VersionKind
from thidua.documents.models import OUT, DocumentVersion, OfficialDocument, Recipient
from thidua.documents.permissions import documents as permissions
from thidua.documents.permissions.signatures import why_not_check
from thidua.documents.queries.said import About, Address
from thidua.documents.rules import life
from thidua.documents.rules.kinds import DocumentKind
from thidua.documents.rules.signatures import PDF
from thidua.files.models import StoredFile
from thidua.ledger.record import record
from thidua.organisations.enums import Paper, PaperWay
from thidua.organisations.models import Unit
from thidua.organisations.queries import approver_of, paper_way


@transaction.atomic
def begin_document(
    issuer: Unit, *, bloc_year: BlocYear | None = None, about: About, stored: StoredFile | None = None, by: User
) -> OfficialDocument:
    """A draft, of the unit or in the name of the bloc it leads. The file may come later (`replace_draft`)."""
    require(permissions.why_not_begin(by, issuer, bloc_year, clock.now()))
    document = _made(issuer, bloc_year, about, by)
    if stored is not None:
        _keep_version(document, VersionKind.DRAFT, stored, by=by)
    record(by, "documents.begin_document", document, kind=document.get_kind_display(), unit=issuer, file=stored)
    return document


def _made(issuer: Unit, bloc_year: BlocYear | None, about: About, by: User) -> OfficialDocument:
    document = OfficialDocument(issuer=issuer, bloc_year=bloc_year, begun_by=by, begun_at=clock.now())
    _say(document, about)
    document.save()
    return document


def _say(document: OfficialDocument, about: About) -> None:
    require(None if one_line(about.summary) else "Ghi trích yếu: văn bản nói về việc gì.")
    document.kind, document.summary = about.kind.value, one_line(about.summary)[:500]
    document.place, document.drafted_by = one_line(about.place)[:80], one_line(about.drafted_by)[:20]
    lines = [one_line(line) for line in about.post.splitlines() if line.strip()]
    document.signer_post, document.signer_name = "\n".join(lines)[:300], one_line(about.signer)[:120]


_SAID = ["kind", "summary", "place", "drafted_by", "signer_post", "signer_name"]


@transaction.atomic
def edit_document(document: OfficialDocument, *, about: About, by: User) -> OfficialDocument:
    document = lock(document)
    require(permissions.why_not_move(by, document, DocumentMove.EDIT, clock.now()))
    _say(document, about)
    document.save(update_fields=list(_SAID))
    record(by, "documents.edit_document", document, kind=document.get_kind_display())
    return document


def _keep_version(document: OfficialDocument, kind: VersionKind, stored: StoredFile, *, note: str = "", by: User) -> None:
    """The file as the latest of its kind; earlier ones stay."""
    number = document.versions.filter(kind=kind).count() + 1
    now, name = clock.now(), by.actor_name[:200]
    DocumentVersion.objects.create(
        document=document, kind=kind, number=number, file=stored, note=one_line(note)[:300], added_at=now, added_by_name=name
    )
    if kind == VersionKind.DRAFT:
        document.draft = stored
        document.save(update_fields=["draft"])
    else:
        document.signed = stored


@transaction.atomic
def replace_draft(document: OfficialDocument, *, stored: StoredFile, note: str = "", by: User) -> OfficialDocument:
    document = lock(document)
    require(permissions.why_not_move(by, document, DocumentMove.EDIT, clock.now()))
    _keep_version(document, VersionKind.DRAFT, stored, note=note, by=by)
    record(by, "documents.replace_draft", document, file=stored, note=note)
    return document


@transaction.atomic
def propose_document(document: OfficialDocument, *, by: User) -> OfficialDocument:
    """Lay it before who signs."""
    document = lock(document)
    require(permissions.why_not_propose(by, document, clock.now()))
    document.state = life.after(DocumentMove.PROPOSE, document.state)
    document.save(update_fields=["state"])
    record(by, "documents.propose_document", document)
    return document


@transaction.atomic
def send_back_document(document: OfficialDocument, *, reason: str, by: User) -> OfficialDocument:
    """Back to a draft, from the desk of who signs, or after a signature that does not hold. The signed copy stays among the versions."""
    document = lock(document)
    require(permissions.why_not_move(by, document, DocumentMove.SEND_BACK, clock.now()))
    require(None if reason.strip() else "Ghi lý do trả về dự thảo.")
    document.state = life.after(DocumentMove.SEND_BACK, document.state)
    document.signed, document.signed_at, document.signing_delegation = None, None, None
    document.save(update_fields=["state", "signed", "signed_at", "signing_delegation"])
    record(by, "documents.send_back_document", document, reason=one_line(reason)[:300])
    return document


@transaction.atomic
def sign_document(document: OfficialDocument, *, stored: StoredFile, note: str = "", by: User) -> OfficialDocument:
    """Keep the signed copy, byte for byte: a scan, or a PDF signed elsewhere. Once more with number and seal after the number was given."""
    document, now = lock(document), clock.now()
    require(permissions.why_not_sign(by, document, now))
    approver = approver_of(by, document.issuer, Paper.PLAN, now) if _needs_leader(document) else None
    _keep_version(document, VersionKind.SIGNED, stored, note=note, by=by)
    document.state = life.after(DocumentMove.SIGN, document.state)
    document.signed_at = document.signed_at or now
    document.signing_delegation = approver.delegation if approver else document.signing_delegation
    document.save(update_fields=["state", "signed", "signed_at", "signing_delegation"])
    record(by, "documents.sign_document", document, file=stored, delegation=document.signing_delegation)
    if stored.media_type == PDF and why_not_check(stored) is None:
        check_signatures(stored, by=by)
    return document


def _needs_leader(document: OfficialDocument) -> bool:
    return paper_way(document.issuer, Paper.PLAN) == PaperWay.LEADER


@transaction.atomic
def address_document(document: OfficialDocument, *, addresses: Sequence[Address], by: User) -> OfficialDocument:
    """Write "Nơi nhận" anew. A unit stands there once; lines without a name are left out."""
    document = lock(document)
    require(permissions.why_not_move(by, document, DocumentMove.ADDRESS, clock.now()))
    kept = _with_names(addresses)
    units = [one.unit.pk for one in kept if one.unit is not None]
    require("Một đơn vị ghi hai lần ở nơi nhận. Bỏ một dòng." if len(units) != len(set(units)) else None)
    document.recipients.all().delete()
    Recipient.objects.bulk_create(_recipient(document, place, one) for place, one in enumerate(kept, start=1))
    record(by, "documents.address_document", document, units=[one.name for one in kept])
    return document


def _with_names(addresses: Sequence[Address]) -> list[Address]:
    """Without empty lines."""
    return [one for one in addresses if one.unit is not None or one_line(one.name)]


def _recipient(document: OfficialDocument, place: int, one: Address) -> Recipient:
    name = str(one.unit) if one.unit is not None else one_line(one.name)
    return Recipient(document=document, place=place, unit=one.unit, name=name[:200], purpose=one.purpose)


@transaction.atomic
def cancel_document(document: OfficialDocument, *, reason: str, by: User) -> OfficialDocument:
    """It will not go out. A number it was given stays in the book with the reason and is never given again."""
    document = lock(document)
    require(permissions.why_not_move(by, document, DocumentMove.CANCEL, clock.now()))
    require(None if reason.strip() else "Ghi lý do hủy văn bản.")
    document.state = life.after(DocumentMove.CANCEL, document.state)
    document.ended_at, document.ending_reason = clock.now(), one_line(reason)[:300]
    document.save(update_fields=["state", "ended_at", "ending_reason"])
    record(by, "documents.cancel_document", document, number=document.code, reason=document.ending_reason)
    return document


@transaction.atomic
def correct_document(document: OfficialDocument, *, by: User) -> OfficialDocument:
    """A draft of the công văn that names what is wrong in form (đính chính, Điều 18), to the same receivers. Asked twice it is one."""
    said = About(DocumentKind.LETTER, f"Đính chính {_cited(document)}", document.place, "", document.signer_post, document.signer_name)
    return _follow(document, said, by, corrects=True)


@transaction.atomic
def succeed_document(document: OfficialDocument, *, by: User) -> OfficialDocument:
    """A draft of equal form that takes its place, when the content is wrong (Điều 18)."""
    said = About(document.form, document.summary, document.place, document.drafted_by, document.signer_post, document.signer_name)
    return _follow(document, said, by, corrects=False)


def _cited(document: OfficialDocument) -> str:
    return f"{document.get_kind_display()} số {document.code} {document.summary}"


def _follow(document: OfficialDocument, said: About, by: User, *, corrects: bool) -> OfficialDocument:
    document = lock(document)
    require(permissions.why_not_move(by, document, DocumentMove.CORRECT, clock.now()))
    names: dict[str, OfficialDocument] = {"corrects" if corrects else "replaces": document}
    open_one = OfficialDocument.objects.filter(**names).exclude(state__in=[*OUT, DocumentState.CANCELLED]).first()
    if open_one is not None:
        return open_one
    made = _made(document.issuer, document.bloc_year, said, by)
    made.corrects, made.replaces = names.get("corrects"), names.get("replaces")
    made.save(update_fields=["corrects", "replaces"])
    copied = [Address(one.name, RecipientPurpose(one.purpose), one.unit) for one in document.recipients.select_related("unit")]
    Recipient.objects.bulk_create(_recipient(made, place, one) for place, one in enumerate(copied, start=1))
    record(by, "documents.follow_document", made, source=document, change="đính chính" if corrects else "thay thế")
    return made
