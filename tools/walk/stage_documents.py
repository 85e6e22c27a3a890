"""Samples of official documents: those the demo tells of, by what they show."""

from typing import Any

from demo.units import so
from thidua.accounts.models import User
from thidua.documents.enums import DocumentState, VersionKind
from thidua.documents.models import IncomingDocument, OfficialDocument, Series

Found = dict[str, Any]


def documents(found: Found, _admin: User) -> None:
    """One in each state; a line of the incoming book from outside, and one of a document that was recalled."""
    for state in (DocumentState.DRAFT, DocumentState.PROPOSED, DocumentState.SIGNED, DocumentState.ISSUED, DocumentState.RECALLED):
        document = OfficialDocument.objects.filter(state=state, issuer__name=so("Yên Bái")).earliest("pk")
        found[f"{state.value}_document"] = document.pk
    issued = OfficialDocument.objects.get(pk=found["issued_document"])
    found["signed_version"] = issued.versions.filter(kind=VersionKind.SIGNED).earliest("pk").pk
    found["series"] = Series.objects.filter(bloc__isnull=False).latest("last_number").pk
    found["incoming_outside"] = IncomingDocument.objects.filter(copy__isnull=True).earliest("pk").pk
    found["incoming_recalled"] = IncomingDocument.objects.filter(copy__document__state=DocumentState.RECALLED).earliest("pk").pk
    found["incoming_received"] = IncomingDocument.objects.filter(copy__document=issued).earliest("pk").pk
