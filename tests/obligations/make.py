"""Papers of a unit, reached by walking the actions."""

from functools import cache
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from tests.organisations.make import the_administrator
from tests.plans import make
from tests.remembered import remembered
from thidua.accounts.models import User
from thidua.files.actions import store_file
from thidua.files.enums import Purpose
from thidua.files.models import StoredFile
from thidua.obligations import actions
from thidua.obligations.enums import PieceKind
from thidua.obligations.models import Obligation, Submission
from thidua.organisations import actions as organisations
from thidua.organisations.enums import Paper, PaperWay, StaffRole
from thidua.organisations.models import Unit


@remembered
def brought(house: make.House, **more: Any) -> None:
    """The year's plan in force: "Báo cáo sơ kết" of every member, its summary at most three pages."""
    actions.bring_into_year(make.ready(house, **more), by=house.clerk)


def owed(house: make.House, place: str = "Lạng Sơn", words: str = "Báo cáo sơ kết") -> Obligation:
    if not Obligation.objects.exists():
        brought(house)
    return Obligation.objects.select_related("unit", "bloc_year__bloc", "plan").get(deliverable=words, unit=house.units[place])


@cache
def word(words: str) -> bytes:
    """A small .docx that says those words; the same words give the same bytes (a .docx holds the time it was made)."""
    document, kept = Document(), BytesIO()
    document.add_paragraph(words)
    document.save(kept)
    return kept.getvalue()


def upload(name: str = "bao-cao.docx", words: str = "Báo cáo sơ kết") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, word(words))


def stored(by: User, name: str = "bao-cao.docx", words: str = "Báo cáo sơ kết") -> StoredFile:
    return store_file(upload(name, words), purpose=Purpose.SUBMISSION, by=by)


def draft(row: Obligation, by: User, *kinds: PieceKind, words: str = "") -> Submission:
    """A draft with a file of each kind (a full report without kinds)."""
    made = actions.begin_submission(row, by=by)
    for kind in kinds or (PieceKind.FULL_REPORT,):
        file = stored(by, f"{kind}.docx", f"{kind.label} {words} {made.pk}")
        actions.add_piece(made, file, kind=kind, by=by)
    return made


def sent(row: Obligation, by: User, *kinds: PieceKind, words: str = "") -> Submission:
    return actions.send_submission(draft(row, by, *kinds, words=words), by=by)


def described(made: Submission, by: User, **said: Any) -> Submission:
    about = {"note": "", "link": "", "document_number": "", "document_date": None, **said}
    return actions.describe_submission(made, by=by, **about)


def leader_of(unit: Unit, name: str = "Lãnh Đạo Thử") -> User:
    """Its leader; from now on papers of the unit go out with the leader's word."""
    admin = the_administrator()
    user = make.clerk_of(unit, name=name, role=StaffRole.LEADER, by=admin)
    organisations.choose_paper_way(unit, paper=Paper.SUBMISSION, way=PaperWay.LEADER, by=admin)
    return user
