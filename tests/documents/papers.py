"""Official documents reached by walking the actions."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from tests.files import honest
from tests.plans.make import House
from thidua.accounts.models import User
from thidua.core import clock
from thidua.documents import actions
from thidua.documents.enums import DocumentState, RecipientPurpose
from thidua.documents.models import OfficialDocument, Recipient, Series
from thidua.documents.queries.said import About, Address, Arrival
from thidua.documents.rules.kinds import DocumentKind
from thidua.files.actions import store_file
from thidua.files.enums import Purpose
from thidua.files.models import StoredFile
from thidua.organisations.enums import ArrivalWay

SUMMARY = "Kiểm tra chéo công tác thi đua"


def word_file(by: User, words: str = "Dự thảo") -> StoredFile:
    document, kept = Document(), BytesIO()
    document.add_paragraph(words)
    document.save(kept)
    return store_file(SimpleUploadedFile("du-thao.docx", kept.getvalue()), by=by, purpose=Purpose.SUBMISSION)


def scan(by: User, name: str = "ban-ky.pdf") -> StoredFile:
    return store_file(SimpleUploadedFile(name, honest.pdf()), by=by, purpose=Purpose.SUBMISSION)


def about(**more: Any) -> About:
    return About(**{"kind": DocumentKind.PLAN, "summary": SUMMARY, "place": "Yên Bái", "signer": "Người Ký", **more})


def bloc_series(house: House, **more: Any) -> Series:
    """The series of the bloc that Yên Bái leads."""
    said = {"kind": "", "year": clock.today().year, "tail": "KVTĐ", "by": house.clerk, **more}
    return actions.open_series(house.year.bloc, **said)


def unit_series(house: House, **more: Any) -> Series:
    said = {"kind": "", "year": clock.today().year, "tail": "STP", "by": house.clerk, **more}
    return actions.open_series(house.head, **said)


def draft(house: House, *, of_bloc: bool = True, with_file: bool = True, **more: Any) -> OfficialDocument:
    by, year = house.clerk, house.year if of_bloc else None
    stored = word_file(by) if with_file else None
    return actions.begin_document(house.head, bloc_year=year, about=about(**more), stored=stored, by=by)


def signed(house: House, **more: Any) -> OfficialDocument:
    return actions.sign_document(draft(house, **more), stored=scan(house.clerk), by=house.clerk)


def numbered(house: House, **more: Any) -> OfficialDocument:
    return actions.number_document(signed(house, **more), by=house.clerk)


def addresses(house: House, *places: str, purpose: RecipientPurpose = RecipientPurpose.EXECUTE) -> list[Address]:
    return [Address("", purpose, house.units[place]) for place in places]


def issued(house: House, *places: str, **more: Any) -> OfficialDocument:
    """Gone out, to Lạng Sơn and Lào Cai unless said."""
    document = actions.address_document(
        numbered(house, **more), addresses=addresses(house, *(places or ("Lạng Sơn", "Lào Cai"))), by=house.clerk
    )
    return actions.issue_document(document, by=house.clerk)


def in_state(house: House, state: DocumentState) -> OfficialDocument:
    """A document walked to that state."""
    by = house.clerk
    roads = {
        DocumentState.DRAFT: lambda: draft(house),
        DocumentState.PROPOSED: lambda: actions.propose_document(draft(house), by=by),
        DocumentState.SIGNED: lambda: signed(house),
        DocumentState.NUMBERED: lambda: numbered(house),
        DocumentState.ISSUED: lambda: issued(house),
        DocumentState.RECALLED: lambda: actions.recall_document(issued(house), reason="Nhầm bản", by=by),
        DocumentState.CANCELLED: lambda: actions.cancel_document(draft(house), reason="Không cần nữa", by=by),
    }
    return roads[state]()


def copy_of(document: OfficialDocument, house: House, place: str) -> Recipient:
    return document.recipients.get(unit=house.units[place])


def arrival(**more: Any) -> Arrival:
    said = {
        "issuer_name": "Bộ Nội vụ",
        "code": "512/BNV-BTĐKT",
        "issued_on": clock.today(),
        "kind": "CV",
        "summary": "Hướng dẫn tổng kết",
        "way": ArrivalWay.PAPER,
        "arrived_on": clock.today(),
    }
    return Arrival(**{**said, **more})
