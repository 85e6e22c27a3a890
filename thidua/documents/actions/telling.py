"""Who hears of a document (a part of the actions beside this: no right of its own, no record)."""

from collections.abc import Iterable

from django.urls import reverse

from thidua.core import clock
from thidua.core.actor import Actor
from thidua.documents.enums import RecipientPurpose
from thidua.documents.models import OfficialDocument, Recipient
from thidua.notices.enums import MessageKind
from thidua.organisations.actions.telling import tell_units
from thidua.organisations.queries import units_answering


def _place(document: OfficialDocument) -> str:
    return reverse("documents:document", args=[document.pk])


def _here(document: OfficialDocument) -> Iterable[Recipient]:
    return document.recipients.filter(unit__isnull=False).select_related("unit")


def _holders(copy: Recipient) -> list[int]:
    """The unit, and what it became."""
    return [unit.pk for unit in units_answering(copy.unit, clock.today())] if copy.unit else []


def tell_issued(document: OfficialDocument, by: Actor) -> None:
    """Every receiver, with the purpose beside its name."""
    for copy in _here(document):
        _tell_sent(copy, f"document:{document.pk}:issued", "Văn bản đến", by)


def tell_sent_further(copies: Iterable[Recipient], by: Actor) -> None:
    """Receivers that were added after the issue."""
    for copy in copies:
        _tell_sent(copy, f"document:{copy.document_id}:further:{copy.unit_id}", "Văn bản gửi bổ sung", by)


def _tell_sent(copy: Recipient, key: str, words: str, by: Actor) -> None:
    document = copy.document
    kind = MessageKind.REQUEST if copy.purpose == RecipientPurpose.EXECUTE else MessageKind.ARRIVED
    title = f"{words} ({copy.get_purpose_display()}): {document}"
    body = f"{document.issued_for} gửi. Xác nhận đã nhận trong ngày (Điều 21 Nghị định 30/2020/NĐ-CP)."
    tell_units(_holders(copy), key, kind, title[:300], url=_place(document), body=body, by=by)


def tell_recalled(document: OfficialDocument, by: Actor) -> None:
    units = [unit for copy in _here(document) for unit in _holders(copy)]
    title = f"Thu hồi văn bản: {document}"
    key = f"document:{document.pk}:recalled"
    tell_units(units, key, MessageKind.CHANGE, title, url=_place(document), body=document.ending_reason, by=by)


def tell_not_received(copy: Recipient, by: Actor) -> None:
    """The day is over and nobody of the unit said that it is here."""
    title = f"Chưa xác nhận nhận văn bản: {copy.document}"
    key = f"document:{copy.document_id}:not-received"
    tell_units(_holders(copy), key, MessageKind.OVERDUE, title, url=_place(copy.document), by=by)
