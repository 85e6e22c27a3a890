"""A document of the year that was issued here asks for something: it becomes a letter of the year, without a second file."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.documents.models import OfficialDocument
from thidua.ledger.record import record
from thidua.plans import permissions
from thidua.plans.enums import PlanForm
from thidua.plans.models import Plan


@transaction.atomic
def open_letter(document: OfficialDocument, *, bloc_year: BlocYear, words: str, by: User) -> Plan:
    """A draft letter on the signed file; `words`, what it asks for, are its text. Asking again makes the next part of the file.

    What stands in the file is not read: a scan has no text, and who issues it knows what it asks.
    """
    bloc_year = lock(bloc_year)
    require(permissions.why_not_upload(by, bloc_year, document.issuer, clock.today()))
    require("Văn bản chưa có bản ký để làm căn cứ giao việc." if document.signed is None else None)
    same = Plan.objects.filter(bloc_year=bloc_year, issuer=document.issuer, file=document.signed)
    part = (same.aggregate(last=Max("part"))["last"] or 0) + 1
    letter = Plan(bloc_year=bloc_year, issuer=document.issuer, file=document.signed, part=part, form=PlanForm.LETTER, issued_as=document)
    letter.title, letter.number, letter.issued_on = document.summary[:400], document.code, document.issued_on
    letter.meta, letter.document = _head(letter, bloc_year.year), _text(one_line(words))
    letter.uploaded_by, letter.uploaded_at = by, clock.now()
    letter.save()
    record(by, "plans.open_letter", letter, document=document, number=document.code, part=part)
    return letter


def _head(letter: Plan, year: int) -> dict[str, Any]:
    day = letter.issued_on.isoformat() if isinstance(letter.issued_on, date) else None
    return {"title": letter.title, "number": letter.number, "date": day, "year": year}


def _text(words: str) -> dict[str, Any]:
    """In the shape of the reader: one paragraph."""
    block = {"text": words, "start": 0, "kind": "paragraph", "label": "", "bold": [], "italic": [], "struck": []}
    return {"blocks": [block], "notes": [], "pages": None, "format": ""}
