"""How a document's state looks; whether this machine prints as Word does."""

from collections.abc import Mapping
from datetime import date

from django import template

from thidua.documents.enums import DocumentState
from thidua.documents.models import IncomingDocument, OfficialDocument
from thidua.documents.prints import out_note
from thidua.documents.typeface import why_not_times

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


@register.simple_tag
def typeface_fault() -> str:
    """Why PDFs made here do not look as in Word; empty as a rule."""
    return why_not_times() or ""


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
