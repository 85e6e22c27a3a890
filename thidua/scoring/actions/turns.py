"""Handing in a turn, taking it back, returning it; entering it for a unit from its signed page."""

import json
from hashlib import sha256

from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import RuleBroken, require
from thidua.core.rows import lock
from thidua.files.models import StoredFile
from thidua.ledger.record import record
from thidua.organisations.enums import ArrivalWay
from thidua.scoring.actions.marks import AROUND
from thidua.scoring.enums import RoundKind, TurnMove, TurnState
from thidua.scoring.models import Turn
from thidua.scoring.permissions import marks as permissions
from thidua.scoring.queries.evidence import lacking_evidence
from thidua.scoring.queries.marks import unmarked
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
    turn.save(update_fields=["state", "sent_by", "sent_at", "why_returned", "words", "paper"])
    record(by, "scoring.send_turn", turn.sheet, round=turn.round.kind, scorer=turn.scorer, way=turn.way, content_hash=marks_hash(turn))
    return turn


def why_not_whole(turn: Turn) -> str | None:
    if turn.round.kind == RoundKind.EXPLANATION and not turn.words:
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
def enter_turn(turn: Turn, *, way: ArrivalWay, paper: StoredFile, by: User) -> Turn:
    """Begin to write down for a unit what came on its signed page; its points are then written and sent like any other's."""
    turn = lock(turn, *AROUND)
    require(permissions.why_not_enter(by, turn, clock.now()))
    require("Chọn bản ký đến bằng cách nào." if way == ArrivalWay.HERE else None)
    turn.way, turn.paper = way, paper
    turn.save(update_fields=["way", "paper"])
    record(by, "scoring.enter_turn", turn.sheet, round=turn.round.kind, scorer=turn.scorer, way=way, file=paper)
    return turn


@transaction.atomic
def take_back_turn(turn: Turn, *, by: User) -> Turn:
    turn = lock(turn, *AROUND)
    require(permissions.why_not_take_back(by, turn, clock.now()))
    turn.state = TURN[TurnMove.TAKE_BACK][TurnState(turn.state)]
    turn.save(update_fields=["state"])
    record(by, "scoring.take_back_turn", turn.sheet, round=turn.round.kind, scorer=turn.scorer)
    return turn


@transaction.atomic
def return_turn(turn: Turn, *, reason: str, by: User) -> Turn:
    """By whoever keeps the period, with what is to be mended."""
    turn = lock(turn, *AROUND)
    require(permissions.why_not_return(by, turn, clock.now()))
    if not reason.strip():
        raise RuleBroken("Ghi lý do trả lại để đơn vị biết phải sửa gì.")
    turn.state, turn.why_returned = TURN[TurnMove.RETURN][TurnState(turn.state)], reason.strip()[:300]
    turn.save(update_fields=["state", "why_returned"])
    record(by, "scoring.return_turn", turn.sheet, round=turn.round.kind, scorer=turn.scorer, reason=turn.why_returned)
    return turn


def marks_hash(turn: Turn) -> str:
    """SHA-256 of what the turn says, criterion by criterion."""
    rows = turn.marks.order_by("criterion__code").values_list("criterion__code", "given", "points", "reason", "version")
    told = json.dumps([[*row[:2], str(row[2]), *row[3:]] for row in rows], ensure_ascii=False, sort_keys=True)
    return sha256(told.encode()).hexdigest()
