"""A template of an office, fit and waiting: the invitation that comes with the system, with a line of its own."""

import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from demo.units import so
from thidua.accounts.models import User
from thidua.documents import actions
from thidua.documents.queries.templates import Chosen
from thidua.documents.rules.fields import FIELDS
from thidua.documents.rules.kinds import DocumentKind
from thidua.documents.templating import read_template
from thidua.files.actions import store_file
from thidua.files.enums import Purpose
from thidua.organisations.models import Unit

KIND = DocumentKind.INVITATION


def templates(found: dict[str, Any], _admin: User) -> None:
    by, unit = User.objects.get(username=found["users"]["yenbai"]), Unit.objects.get(name=so("Yên Bái"))
    document, kept = Document(io.BytesIO(Chosen(KIND).docx())), io.BytesIO()
    line = document.add_paragraph("Liên hệ: Văn phòng Sở, ")
    for piece in ("{", "{ dia_danh ", "}}"):
        line.add_run(piece)
    document.save(kept)
    stored = store_file(SimpleUploadedFile("giay-moi-so.docx", kept.getvalue()), by=by, purpose=Purpose.SUBMISSION)
    reading = read_template(kept.getvalue(), FIELDS[KIND])
    made = actions.upload_template(unit, kind=KIND, name="Giấy mời của Sở", stored=stored, reading=reading, by=by)
    found["template"] = made.pk
