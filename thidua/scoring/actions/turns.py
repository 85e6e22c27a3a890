"""Handing in a turn, taking it back, returning it; entering it for a unit from its signed page, and what the unit says of that."""

import json
from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.urls import reverse

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import RuleBroken, require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.files.models import StoredFile
from thidua.ledger.record import record
from thidua.notices.enums import MessageKind
from thidua.obligations.enums import Confirmation
from thidua.organisations.actions.telling import tell_units
from thidua.organisations.enums import ArrivalWay
from thidua.scoring.actions.marks import AROUND
from thidua.scoring.enums import RoundKind, TurnMove, TurnState
from thidua.scoring.models import Turn
from thidua.scoring.permissions import marks as permissions
from thidua.scoring.permissions import turns as entries
from thidua.scoring.queries.evidence import lacking_evidence
from thidua.scoring.queries.marks import unmarked
from thidua.scoring.queries.periods import leading_of
from thidua.scoring.rules.life import TURN
from thidua.scoring.rules.rounds import CONFIRMING

MOST_WORDS = 20_000


@transaction.atomic
def send_turn(turn: Turn, *, by: User, words: str = "", paper: StoredFile | None = None) -> Turn:
    """All of it is there: every criterion of a self-score with its evidence, a signed page where the round asks for one."""
    turn, now = lock(turn, *AROUND), clock.now()
    turn.words, turn.paper = words.strip()[:MOST_WORDS] or turn.words, paper or turn.paper
    require(permissions.why_not_send(by, turn, now) or why_not_whole(turn))
    turn.state = TURN[TurnMove.SEND][TurnState(turn.state)]
    turn.sent_by, turn.sent_at, turn.why_returned = by, now, ""
    turn.confirmation, turn.confirmation_words = _confirmation(turn, by, now), ""
    turn.save(update_fields=["state", "sent_by", "sent_at", "why_returned", "words", "paper", "confirmation", "confirmation_words"])
    said = {"round": turn.round.kind, "scorer": turn.scorer, "way": turn.way} | _explained(turn)
    record(by, "scoring.send_turn", turn.sheet, **said, content_hash=marks_hash(turn))
    if turn.confirmation == Confirmation.WAITING:
        title = f"Xác nhận lượt “{turn.round}” nhập hộ từ bản ký: {turn.sheet}"
        _tell([turn.scorer_id], turn, "waiting", title, reverse("scoring:answer_entry", args=[turn.pk]), by)
    return turn


def _explained(turn: Turn) -> dict[str, int]:
    count = turn.explanations.exclude(words="").count() if turn.round.kind == RoundKind.EXPLANATION else 0
    return {"explanations": count} if count else {}


def _confirmation(turn: Turn, by: User, now: datetime) -> Confirmation:
    """What the unit's own people send is theirs, whoever began to enter it."""
    if turn.way == ArrivalWay.HERE:
        return Confirmation.NOT_NEEDED
    return Confirmation.CONFIRMED if permissions.scores_for(by, turn, now) else Confirmation.WAITING


def why_not_whole(turn: Turn) -> str | None:
    if turn.round.kind == RoundKind.EXPLANATION and not turn.words and not turn.explanations.exclude(words="").exists():
        return "Chưa có lời giải trình. Ghi từng tiêu chí: ý kiến của đơn vị và căn cứ."
    if turn.round.kind in CONFIRMING and turn.paper is None:
        return f"Vòng “{turn.round}” cần trang có chữ ký. Tải bản quét lên rồi gửi."
    if turn.round.kind != RoundKind.SELF:
        return None
    missing = unmarked(turn)
    if missing:
        return f"Còn {len(missing)} tiêu chí chưa chấm, trước hết: {missing[0]}. Không phát sinh thì ghi không phát sinh và nêu lý do."
    without = lacking_evidence(turn.sheet)
    return f"Còn {len(without)} tiêu chí thiếu minh chứng, trước hết: {without[0]}." if without else None


@transaction.atomic
def enter_turn(turn: Turn, *, way: ArrivalWay, arrived_at: datetime, paper: StoredFile, by: User) -> Turn:
    """Begin to write down for a unit what came on its signed page; its points are then written and sent like any other's.

    When the page arrived decides whether the unit was late, whenever it is entered.
    """
    turn, now = lock(turn, *AROUND), clock.now()
    require(permissions.why_not_enter(by, turn, now))
    turn.arrived_at = arrived_at
    require(entries.why_not_arrival(turn, way=way, now=now))
    turn.way, turn.paper = way, paper
    turn.save(update_fields=["way", "paper", "arrived_at"])
    record(by, "scoring.enter_turn", turn.sheet, round=turn.round.kind, scorer=turn.scorer, way=way, arrived_at=arrived_at, file=paper)
    return turn


@transaction.atomic
def confirm_entry(turn: Turn, *, by: User) -> Turn:
    """The unit says that what was entered is what its signed page says."""
    turn = lock(turn, *AROUND)
    require(entries.why_not_answer_entry(by, turn, clock.now()))
    turn.confirmation, turn.confirmation_words = Confirmation.CONFIRMED, ""
    turn.save(update_fields=["confirmation", "confirmation_words"])
    record(by, "scoring.confirm_entry", turn.sheet, round=turn.round.kind, scorer=turn.scorer)
    _tell_keepers(turn, "confirmed", f"{turn.scorer} xác nhận lượt “{turn.round}” nhập hộ: {turn.sheet}", by)
    return turn


@transaction.atomic
def contest_entry(turn: Turn, *, words: str, by: User) -> Turn:
    """It is not the unit's page, or not as it was entered. The points stay until whoever keeps the period returns the turn."""
    turn, said = lock(turn, *AROUND), one_line(words)[:300]
    require(entries.why_not_answer_entry(by, turn, clock.now()))
    if not said:
        raise RuleBroken("Ghi điều chưa đúng, để nơi nhập hộ sửa.")
    turn.confirmation, turn.confirmation_words = Confirmation.CONTESTED, said
    turn.save(update_fields=["confirmation", "confirmation_words"])
    record(by, "scoring.contest_entry", turn.sheet, round=turn.round.kind, scorer=turn.scorer, words=said)
    _tell_keepers(turn, "contested", f"{turn.scorer} không nhận lượt “{turn.round}” nhập hộ: {turn.sheet}", by)
    return turn


def _tell_keepers(turn: Turn, key: str, title: str, by: User) -> None:
    leading = leading_of(turn.sheet.period.bloc_year, clock.today())
    units = [unit for unit in (leading.head, leading.above) if unit]
    _tell(units, turn, key, title, reverse("scoring:sheet", args=[turn.sheet_id]), by)


def _tell(units: list[int], turn: Turn, key: str, title: str, url: str, by: User) -> None:
    """Once for every sending."""
    kind = MessageKind.REQUEST if turn.confirmation == Confirmation.WAITING else MessageKind.ANSWER
    sent = f"turn:{turn.pk}:{key}:{turn.sent_at:%Y%m%d%H%M%S}"
    tell_units(units, sent, kind, title[:300], url=url, body=turn.confirmation_words, by=by)


@transaction.atomic
def take_back_turn(turn: Turn, *, by: User) -> Turn:
    turn = lock(turn, *AROUND)
    require(permissions.why_not_take_back(by, turn, clock.now()))
    turn.state = TURN[TurnMove.TAKE_BACK][TurnState(turn.state)]
    turn.arrived_at = None if turn.way == ArrivalWay.HERE else turn.arrived_at
    turn.save(update_fields=["state", "arrived_at"])
    record(by, "scoring.take_back_turn", turn.sheet, round=turn.round.kind, scorer=turn.scorer)
    return turn


@transaction.atomic
def return_turn(turn: Turn, *, reason: str, by: User) -> Turn:
    """By whoever keeps the period, with what is to be mended. What came in time does not come late by being mended."""
    turn = lock(turn, *AROUND)
    require(permissions.why_not_return(by, turn, clock.now()))
    if not reason.strip():
        raise RuleBroken("Ghi lý do trả lại để đơn vị biết phải sửa gì.")
    turn.state, turn.why_returned = TURN[TurnMove.RETURN][TurnState(turn.state)], reason.strip()[:300]
    turn.arrived_at = turn.arrived_at or turn.sent_at
    turn.save(update_fields=["state", "why_returned", "arrived_at"])
    record(by, "scoring.return_turn", turn.sheet, round=turn.round.kind, scorer=turn.scorer, reason=turn.why_returned)
    return turn


def marks_hash(turn: Turn) -> str:
    """SHA-256 of what the turn says, criterion by criterion."""
    rows = turn.marks.order_by("criterion__code").values_list("criterion__code", "given", "points", "reason", "version")
    said = turn.explanations.order_by("criterion__code").values_list("criterion__code", "words", "version")
    told = json.dumps([*([*row[:2], str(row[2]), *row[3:]] for row in rows), *map(list, said)], ensure_ascii=False, sort_keys=True)
    return sha256(told.encode()).hexdigest()
