"""Who hears of a document (a part of the actions beside this: no right of its own, no record)."""

from collections.abc import Iterable

from django.urls import reverse

from thidua.core.actor import Actor
from thidua.documents.enums import RecipientPurpose
from thidua.documents.models import OfficialDocument, Recipient
from thidua.notices.enums import MessageKind
from thidua.organisations.actions.telling import tell_units


def _place(document: OfficialDocument) -> str:
    return reverse("documents:document", args=[document.pk])


def _here(document: OfficialDocument) -> Iterable[Recipient]:
    return document.recipients.filter(unit__isnull=False)


def tell_issued(document: OfficialDocument, by: Actor) -> None:
    """Every receiver, with the purpose beside its name."""
    for copy in _here(document):
        kind = MessageKind.REQUEST if copy.purpose == RecipientPurpose.EXECUTE else MessageKind.ARRIVED
        title = f"Văn bản đến ({copy.get_purpose_display()}): {document}"
        body = f"{document.issued_for} gửi. Xác nhận đã nhận trong ngày (Điều 21 Nghị định 30/2020/NĐ-CP)."
        tell_units([copy.unit_id or 0], f"document:{document.pk}:issued", kind, title, url=_place(document), body=body, by=by)


def tell_recalled(document: OfficialDocument, by: Actor) -> None:
    units = [copy.unit_id or 0 for copy in _here(document)]
    title = f"Thu hồi văn bản: {document}"
    key = f"document:{document.pk}:recalled"
    tell_units(units, key, MessageKind.CHANGE, title, url=_place(document), body=document.ending_reason, by=by)


def tell_not_received(copy: Recipient, by: Actor) -> None:
    """The day is over and nobody of the unit said that it is here."""
    title = f"Chưa xác nhận nhận văn bản: {copy.document}"
    key = f"document:{copy.document_id}:not-received"
    tell_units([copy.unit_id or 0], key, MessageKind.OVERDUE, title, url=_place(copy.document), by=by)
