"""How a document's state looks."""

from collections.abc import Mapping
from datetime import date

from django import template

from thidua.documents.enums import DocumentState
from thidua.documents.models import IncomingDocument, OfficialDocument
from thidua.documents.prints import out_note

register = template.Library()
LOOKS = {
    DocumentState.DRAFT: "plain",
    DocumentState.PROPOSED: "soon",
    DocumentState.SIGNED: "soon",
    DocumentState.NUMBERED: "soon",
    DocumentState.ISSUED: "done",
    DocumentState.RECALLED: "late",
    DocumentState.CANCELLED: "plain",
}


@register.filter
def look(document: OfficialDocument) -> str:
    """The kind of its chip."""
    return LOOKS[DocumentState(document.state)]


@register.filter
def of(days: Mapping[int, date], document: OfficialDocument) -> date | None:
    """What a table by key says of this document."""
    return days.get(document.pk)


@register.filter
def became(document: OfficialDocument) -> str:
    """For the last column of the outgoing book."""
    return out_note(document)


@register.filter
def is_recalled(row: IncomingDocument) -> bool:
    return row.copy is not None and row.copy.document.state == DocumentState.RECALLED
