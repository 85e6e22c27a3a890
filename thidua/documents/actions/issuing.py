"""A number, and out: issued, received, recalled."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.actor import Actor
from thidua.core.errors import RuleBroken, require
from thidua.core.rows import lock
from thidua.core.text import one_line, sort_key
from thidua.documents.actions.arriving import _enter_copy
from thidua.documents.actions.registers import _series_of_year
from thidua.documents.actions.telling import tell_issued, tell_not_received, tell_recalled, tell_sent_further
from thidua.documents.actions.writing import _recipient, _with_names
from thidua.documents.enums import DocumentMove, DocumentState
from thidua.documents.models import OfficialDocument, Recipient, Series
from thidua.documents.permissions import documents as permissions
from thidua.documents.queries.documents import holder_of
from thidua.documents.queries.registers import chosen, has_code, last_of, owner_of, symbol_of
from thidua.documents.queries.said import Address
from thidua.documents.rules import life
from thidua.documents.rules.numbers import code
from thidua.documents.rules.registers import why_not_dated
from thidua.ledger.record import record
from thidua.organisations.models import Unit


@transaction.atomic
def number_document(document: OfficialDocument, *, dated: date | None = None, by: User) -> OfficialDocument:
    """Give it the next number of its series. The year is the local year of this moment; whoever comes second waits for the series' row.

    The number and the document commit together, so a transaction that fails gives the number back. `dated`: the day it bears (today).
    """
    document, now = lock(document), clock.now()
    require(permissions.why_not_number(by, document, now))
    series = _held_series(document, now.year, by)
    last = last_of(series)
    require(why_not_dated(dated or now.date(), today=now.date(), last=last.issued_on if last else None))
    series.last_number += 1
    series.save(update_fields=["last_number"])
    document.series, document.number, document.year = series, series.last_number, series.year
    document.symbol = symbol_of(document, series)
    document.code = code(document.number, document.symbol)
    require(_why_not_code(document))
    document.issued_on, document.numbered_at = dated or now.date(), now
    document.state = life.after(DocumentMove.NUMBER, document.state)
    document.save(update_fields=list(_NUMBERED))
    record(by, "documents.number_document", document, number=document.code, issued_on=document.issued_on)
    return document


_NUMBERED = ["series", "number", "year", "symbol", "code", "issued_on", "numbered_at", "state"]


def _why_not_code(document: OfficialDocument) -> str | None:
    """Number and symbol are one of a kind under one seal, also where two series were given the same symbol (Điều 15)."""
    if has_code(document.issuer, code=document.code, year=document.year or 0):
        return f"{document.issuer} đã có văn bản số {document.code} trong năm. Sửa ký hiệu của sổ trước khi cấp số."
    return None


def _held_series(document: OfficialDocument, year: int, by: Actor) -> Series:
    found = chosen(_series_of_year(owner_of(document), year, by), document.kind)
    if found is None:
        raise RuleBroken("Chưa lập sổ đánh số cho văn bản này.")
    return lock(found)


@transaction.atomic
def issue_document(document: OfficialDocument, *, by: User) -> OfficialDocument:
    """Send it: every receiver that works here has it in its inbox and hears of it when this commits."""
    document, now = lock(document), clock.now()
    require(permissions.why_not_issue(by, document, now))
    document.state, document.issued_at = life.after(DocumentMove.ISSUE, document.state), now
    document.save(update_fields=["state", "issued_at"])
    document.recipients.update(sent_at=now)
    record(by, "documents.issue_document", document, number=document.code, units=[str(one) for one in document.recipients.all()])
    tell_issued(document, by)
    return document


@transaction.atomic
def send_further(document: OfficialDocument, *, addresses: Sequence[Address], by: User) -> list[Recipient]:
    """Copies to receivers that were not thought of at the issue: sent now, received and reminded of like the others."""
    document = lock(document)
    require(permissions.why_not_move(by, document, DocumentMove.SEND_FURTHER, clock.now()))
    kept = _with_names(addresses)
    require(None if kept else "Chọn ít nhất một nơi nhận để gửi bổ sung.")
    require(_why_not_again(document, kept))
    last = document.recipients.aggregate(last=Max("place"))["last"] or 0
    copies = [_recipient(document, place, one) for place, one in enumerate(kept, start=last + 1)]
    for copy in copies:
        copy.sent_at = clock.now()
    copies = Recipient.objects.bulk_create(copies)
    record(by, "documents.send_further", document, number=document.code, units=[str(copy) for copy in copies])
    tell_sent_further([copy for copy in copies if copy.unit_id], by)
    return copies


def _why_not_again(document: OfficialDocument, addresses: Sequence[Address]) -> str | None:
    """A unit has one copy; a name outside stands once."""
    known = {row.unit_id or sort_key(row.name) for row in document.recipients.all()}
    for one in addresses:
        key = one.unit.pk if one.unit else sort_key(one.name)
        if key in known:
            return f"{one.unit or one.name} đã có ở nơi nhận của văn bản này. Bỏ dòng đó."
        known.add(key)
    return None


@transaction.atomic
def receive_document(copy: Recipient, *, by: User) -> Recipient:
    """The unit has it; it enters the unit's incoming book. Pressed twice it is received once."""
    document = lock(copy.document)
    copy = lock(copy)
    copy.document = document
    if copy.received_at is not None:
        return copy
    require(permissions.why_not_receive(by, copy, clock.now()))
    holder = holder_of(by, copy, clock.today())
    copy.received_at, copy.received_by_name = clock.now(), _named(by, copy, holder)
    copy.save(update_fields=["received_at", "received_by_name"])
    arrival = _enter_copy(copy, holder, by)
    record(by, "documents.receive_document", document, unit=copy.unit, holder=holder, number=arrival.number)
    return copy


def _named(by: User, copy: Recipient, holder: Unit) -> str:
    """Who did it; for a unit that was merged or divided, also for what it became."""
    heir = f", {holder} (kế thừa {copy.unit})" if holder.pk != copy.unit_id else ""
    return f"{by.actor_name}{heir}"[:200]


@transaction.atomic
def recall_document(document: OfficialDocument, *, reason: str, by: User) -> OfficialDocument:
    """Call it back; the receivers hear why and take their copies out (Điều 18). Work it gave is withdrawn first (obligations)."""
    document = lock(document)
    require(permissions.why_not_recall(by, document, clock.now()))
    require(None if reason.strip() else "Ghi lý do thu hồi: nơi nhận đọc lý do này.")
    document.state = life.after(DocumentMove.RECALL, document.state)
    document.ended_at, document.ending_reason = clock.now(), one_line(reason)[:300]
    document.save(update_fields=["state", "ended_at", "ending_reason"])
    record(by, "documents.recall_document", document, number=document.code, reason=document.ending_reason)
    tell_recalled(document, by)
    return document


@transaction.atomic
def remove_copy(copy: Recipient, *, by: User) -> Recipient:
    """The receiver took the recalled copy out of its files. Pressed twice it is once."""
    copy = lock(copy)
    if copy.removed_at is not None:
        return copy
    require(permissions.why_not_remove(by, copy, clock.now()))
    holder = holder_of(by, copy, clock.today())
    copy.removed_at, copy.removed_by_name = clock.now(), _named(by, copy, holder)
    copy.save(update_fields=["removed_at", "removed_by_name"])
    record(by, "documents.remove_copy", copy.document, unit=copy.unit, holder=holder)
    return copy


@transaction.atomic
def remind_receiver(copy: Recipient, *, by: Actor) -> Recipient:
    """Once, on the day after: nobody said yet that it arrived (Điều 21). Received or recalled meanwhile, nothing happens."""
    copy = lock(copy)
    if copy.received_at is None and copy.reminded_at is None and copy.document.state == DocumentState.ISSUED:
        require(None if copy.sent_at else "Văn bản chưa gửi.")
        copy.reminded_at = clock.now()
        copy.save(update_fields=["reminded_at"])
        tell_not_received(copy, by)
        record(by, "documents.remind_receiver", copy.document, unit=copy.unit)
    return copy
