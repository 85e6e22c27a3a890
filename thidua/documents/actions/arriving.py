"""The incoming book: what came from outside, and copies of what was issued here."""

from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.documents.models import ArrivalBook, IncomingDocument, Recipient
from thidua.documents.permissions import documents as permissions
from thidua.documents.queries.registers import same_arrival
from thidua.documents.queries.said import Arrival
from thidua.files.models import StoredFile
from thidua.ledger.record import record
from thidua.organisations.enums import ArrivalWay
from thidua.organisations.models import Unit


@transaction.atomic
def enter_incoming(unit: Unit, *, arrival: Arrival, stored: StoredFile | None, by: User) -> IncomingDocument:
    """Write a line of the incoming book: the next arrival number of the unit in the year of the day it came."""
    require(permissions.why_not_enter(by, unit, clock.now()))
    require(_why_not(unit, arrival))
    entered = _line(_held_book(unit, arrival.arrived_on.year), arrival, by)
    entered.file = stored
    entered.save()
    record(by, "documents.enter_incoming", entered, number=entered.number, unit=unit, file=stored)
    return entered


def _why_not(unit: Unit, arrival: Arrival) -> str | None:
    today = clock.today()
    if arrival.arrived_on > today or (arrival.issued_on is not None and arrival.issued_on > today):
        return "Ngày đến, ngày của văn bản không thể ở sau hôm nay."
    if arrival.arrived_on.year < today.year - 1:
        return f"Sổ văn bản đến năm {arrival.arrived_on.year} đã khép. Kiểm tra lại ngày đến."
    before = same_arrival(unit, issuer_name=arrival.issuer_name, code=arrival.code, year=arrival.arrived_on.year)
    if before is None or arrival.is_again:
        return None
    return f"Văn bản số {before.code} của {before.issuer_name} đã vào sổ: số đến {before.number}. Đánh dấu “vẫn vào sổ” nếu là bản khác."


def _held_book(unit: Unit, year: int) -> ArrivalBook:
    book, _ = ArrivalBook.objects.get_or_create(unit=unit, year=year)
    return lock(book)


def _next(book: ArrivalBook) -> int:
    book.last_number += 1
    book.save(update_fields=["last_number"])
    return book.last_number


def _line(book: ArrivalBook, arrival: Arrival, by: User) -> IncomingDocument:
    return IncomingDocument(
        book=book,
        number=_next(book),
        arrived_on=arrival.arrived_on,
        issuer_name=one_line(arrival.issuer_name)[:200],
        code=one_line(arrival.code)[:60],
        issued_on=arrival.issued_on,
        kind=arrival.kind,
        summary=one_line(arrival.summary)[:500],
        way=arrival.way,
        given_to=one_line(arrival.given_to)[:200],
        entered_by_name=by.actor_name[:200],
        entered_at=clock.now(),
    )


def _enter_copy(copy: Recipient, holder: Unit, by: User) -> IncomingDocument:
    """A document issued here, in the book of the unit that received it, on that day (a part of `receive_document`)."""
    document, today = copy.document, clock.today()
    arrival = Arrival(document.issued_for, document.code, document.issued_on, document.kind, document.summary, ArrivalWay.HERE, today)
    entered = _line(_held_book(holder, today.year), arrival, by)
    entered.copy, entered.file = copy, document.signed
    entered.save()
    return entered


@transaction.atomic
def go_on_from_paper(unit: Unit, *, year: int, number: int, by: User) -> ArrivalBook:
    """The paper book has come to this arrival number; the next one here follows it."""
    require(permissions.why_not_enter(by, unit, clock.now()))
    book = _held_book(unit, year)
    require(None if year in {clock.today().year, clock.today().year - 1} else "Chỉ ghi cho sổ năm nay hoặc năm trước.")
    require(f"Sổ năm {year} đã có văn bản vào trên hệ thống nên không đặt lại số." if book.documents.exists() else None)
    require(f"Sổ năm {year} đã tới số đến {book.last_number}. Ghi số lớn hơn." if number <= book.last_number else None)
    book.on_paper = book.last_number = number
    book.save(update_fields=["on_paper", "last_number"])
    record(by, "documents.go_on_from_paper", book, year=year, number=number)
    return book
