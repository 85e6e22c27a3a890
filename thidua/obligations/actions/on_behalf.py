"""Papers that came or went outside the system: entered for a unit, confirmed or contested by it; sent to a receiver who is not here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from thidua.accounts.models import User
from thidua.core import clock, dates
from thidua.core.errors import require
from thidua.core.text import one_line
from thidua.files.models import StoredFile
from thidua.ledger.record import record
from thidua.obligations.actions.desk import decide
from thidua.obligations.actions.handing_in import _attach, _new, _receive, held, hold
from thidua.obligations.actions.trace import change
from thidua.obligations.enums import ChangeKind, Confirmation, Move, PieceKind
from thidua.obligations.models import Obligation, Submission
from thidua.obligations.permissions import desk as permissions
from thidua.obligations.queries.desk import receivers_of
from thidua.organisations.enums import ArrivalWay

Files = Sequence[tuple[StoredFile, PieceKind]]


@dataclass(frozen=True, slots=True)
class Letter:
    """What is written down about a paper that travelled outside: how, when it arrived or left, its number and day, words to it."""

    way: ArrivalWay
    at: datetime
    note: str = ""
    document_number: str = ""
    document_date: date | None = None


@transaction.atomic
def enter_on_behalf(obligation: Obligation, *, files: Files, letter: Letter, by: User) -> Submission:
    """The head's staff enter what a unit sent by another way; the moment of arrival decides lateness. Shown as entered on behalf for good.

    Without a file the note must say where the paper is kept.
    """
    row, now = hold(obligation), clock.now()
    require(permissions.why_not_enter(by, row, clock.today()))
    require(permissions.why_not_arrival(letter.way, letter.at, now))
    require("Không kèm tệp thì ghi rõ bản giấy đang lưu ở đâu." if not files and not letter.note.strip() else None)
    made = _write(row, files, letter, Confirmation.WAITING, by=by)
    record(by, "obligations.enter_on_behalf", made, **_told(letter, files))
    return made


@transaction.atomic
def send_outside(obligation: Obligation, *, files: Files, letter: Letter, by: User) -> Submission:
    """The unit's own staff write down that the signed paper has gone to a receiver who does not use the system."""
    row, now = hold(obligation), clock.now()
    require(permissions.why_not_send_outside(by, row, clock.today()))
    require(permissions.why_not_arrival(letter.way, letter.at, now))
    require("Ghi số, ký hiệu của văn bản đã gửi." if not letter.document_number.strip() else None)
    made = _write(row, files, letter, Confirmation.NOT_NEEDED, by=by)
    record(by, "obligations.send_outside", made, **_told(letter, files))
    return made


def _write(row: Obligation, files: Files, letter: Letter, confirmation: Confirmation, *, by: User) -> Submission:
    made = _new(row, by=by, after=row.submissions.aggregate(last=Max("number", default=0))["last"])
    made.note, made.document_number = one_line(letter.note)[:500], one_line(letter.document_number)[:60]
    made.document_date, made.way, made.confirmation = letter.document_date, letter.way, confirmation
    made.save(update_fields=["note", "document_number", "document_date", "way", "confirmation"])
    for file, kind in files:
        _attach(made, file, kind=kind)
    _receive(made, received_at=letter.at, by=by)
    return made


def _told(letter: Letter, files: Files) -> dict[str, Any]:
    return {"way": letter.way, "arrived_at": letter.at, "number": letter.document_number, "files": [file.name for file, _ in files]}


@transaction.atomic
def confirm_entry(submission: Submission, *, by: User) -> Submission:
    row = held(submission)
    obligation = row.obligation
    require(permissions.why_not_answer_entry(by, row, clock.today()))
    row.confirmation, row.confirmation_words = Confirmation.CONFIRMED, ""
    row.save(update_fields=["confirmation", "confirmation_words"])
    change(obligation, ChangeKind.CONFIRMED, by, before={}, after={}, why="").save()
    record(by, "obligations.confirm_entry", row, submission=row.number)
    return row


@transaction.atomic
def contest_entry(submission: Submission, *, words: str, by: User) -> Submission:
    """The unit says it is not its paper, or not as it was entered; the desk shows the words."""
    row = held(submission)
    obligation = row.obligation
    require("Ghi điều chưa đúng, để đơn vị Trưởng sửa." if not words.strip() else None)
    require(permissions.why_not_answer_entry(by, row, clock.today()))
    row.confirmation, row.confirmation_words = Confirmation.CONTESTED, one_line(words)[:300]
    row.save(update_fields=["confirmation", "confirmation_words"])
    change(obligation, ChangeKind.CONTESTED, by, before={}, after={}, why=row.confirmation_words).save()
    record(by, "obligations.contest_entry", row, submission=row.number, words=row.confirmation_words)
    return row


@transaction.atomic
def record_answer(submission: Submission, *, is_accepted: bool, words: str, answered_on: date, by: User) -> Submission:
    """The sender writes down what a receiver outside the system answered, on which day."""
    row = held(submission)
    obligation = row.obligation
    require(permissions.why_not_record_answer(by, row, clock.today()))
    require(_why_not_day(row, answered_on))
    require("Ghi nơi nhận yêu cầu sửa điều gì." if not is_accepted and not words.strip() else None)
    who = ", ".join(map(str, receivers_of(obligation))) or obligation.recipient
    move, kind = (Move.ACCEPT, ChangeKind.ACCEPTED) if is_accepted else (Move.RETURN, ChangeKind.RETURNED)
    at = min(clock.end_of(answered_on), clock.now())
    decide(row, obligation, move, reason=words, by_name=f"{who} (ghi lại: {by.actor_name})", at=at)
    after = {"lần nộp": str(row.number), "trả lời": f"{who}, ngày {dates.short(answered_on)}"}
    change(obligation, kind, by, before={}, after=after, why=row.reason).save()
    record(by, "obligations.record_answer", row, answer=is_accepted, answered_on=answered_on, words=row.reason)
    return row


def _why_not_day(row: Submission, answered_on: date) -> str | None:
    if answered_on > clock.today():
        return "Ngày trả lời không thể ở sau hôm nay."
    sent = row.received_at.astimezone(clock.LOCAL).date() if row.received_at else None
    return "Ngày trả lời ở trước ngày gửi. Kiểm tra lại." if sent is not None and answered_on < sent else None
