"""What the pages share: what a person may open, and files on their way in."""

from typing import Any

from django.forms import Form
from django.shortcuts import get_object_or_404

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.documents.models import OfficialDocument, Recipient
from thidua.files.actions import keep_files
from thidua.files.enums import Purpose
from thidua.files.landing import Landed, land_uploads
from thidua.files.models import StoredFile

RELATED = ("issuer", "bloc_year__bloc", "series")


def document_for(request: UserRequest, pk: int) -> OfficialDocument:
    """A document the person may read."""
    seen = OfficialDocument.objects.visible_to(request.user, clock.today()).select_related(*RELATED)
    return get_object_or_404(seen, pk=pk)


def copy_for(request: UserRequest, pk: int) -> Recipient:
    """A copy of a document the person may read."""
    seen = OfficialDocument.objects.visible_to(request.user, clock.today()).values("pk")
    copies = Recipient.objects.filter(document__in=seen, sent_at__isnull=False, unit__isnull=False)
    return get_object_or_404(copies.select_related("document__issuer", "document__bloc_year__bloc", "unit"), pk=pk)


def is_of_issuer(request: UserRequest, document: OfficialDocument) -> bool:
    return OfficialDocument.objects.of_issuer(request.user, clock.today()).filter(pk=document.pk).exists()


def landed(form: Form) -> list[Landed]:
    """The file of a valid form, on disk and opened, before any transaction. Raises `RuleBroken`."""
    upload: Any = form.cleaned_data.get("file")
    return land_uploads([upload], purpose=Purpose.SUBMISSION) if upload else []


def kept(files: list[Landed], request: UserRequest) -> StoredFile | None:
    """Its row, inside the transaction that uses it."""
    return next(iter(keep_files(files, by=request.user)), None)
