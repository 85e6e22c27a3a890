"""What a workbook says is taken: all of it or nothing, each criterion as if it had been written on the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import RuleBroken, require
from thidua.core.rows import lock
from thidua.criteria.enums import EvidenceKind
from thidua.criteria.models import Criterion
from thidua.files.models import StoredFile
from thidua.ledger.record import record
from thidua.scoring.actions.evidence import Piece, add_evidence, use_evidence
from thidua.scoring.actions.marks import AROUND, save_mark
from thidua.scoring.models import Evidence, Turn
from thidua.scoring.permissions import marks as permissions

NOTHING = "Phiếu không có gì khác với hệ thống nên không có gì để nhận."


@dataclass(frozen=True, slots=True)
class Written:
    """A criterion as the workbook says it. `seen`: how often it had been written when the person looked; `at`: the cell."""

    code: str
    told: Mapping[str, Any]
    seen: int
    at: str


@dataclass(frozen=True, slots=True)
class WrittenPiece:
    """Evidence for these criteria; `key`: one that the sheet has already."""

    number: str
    dated: date | None
    url: str
    codes: tuple[str, ...]
    at: str
    key: int | None = None


@transaction.atomic
def take_workbook(turn: Turn, *, file: StoredFile, marks: Sequence[Written], pieces: Sequence[WrittenPiece] = (), by: User) -> Turn:
    """Raises `RuleBroken` with the cell that cannot be taken; then nothing was."""
    turn = lock(turn, *AROUND)
    require(permissions.why_not_write(by, turn, clock.now()))
    require(None if marks or pieces else NOTHING)
    nodes = {node.code: node for node in turn.sheet.period.version.criteria.select_related("owner")}
    for one in marks:
        try:
            save_mark(turn, nodes[one.code], told=one.told, seen=one.seen, by=by)
        except RuleBroken as refusal:
            raise _of_cell(one.at, refusal) from refusal
    for piece in pieces:
        try:
            _show(turn, piece, nodes, by)
        except RuleBroken as refusal:
            raise _of_cell(piece.at, refusal) from refusal
    record(by, "scoring.take_workbook", turn.sheet, round=turn.round.kind, scorer=turn.scorer, file=file, marks=len(marks))
    return turn


def _of_cell(at: str, refusal: RuleBroken) -> RuleBroken:
    return RuleBroken(f"Ô {at}: {refusal} Chưa nhận gì từ phiếu.")


def _show(turn: Turn, piece: WrittenPiece, nodes: Mapping[str, Criterion], by: User) -> None:
    """Once for the first criterion, the same for the others."""
    first, *rest = (nodes[code] for code in piece.codes)
    if piece.key is None:
        kind, title = (EvidenceKind.DOCUMENT, f"Văn bản {piece.number}") if piece.number else (EvidenceKind.LINK, piece.url)
        made = add_evidence(
            turn.sheet,
            piece=Piece(kind, title, number=piece.number, dated=piece.dated, url=piece.url),
            criterion=first,
            by=by,
        )
    else:
        made = use_evidence(Evidence.objects.get(pk=piece.key, sheet=turn.sheet), criterion=first, by=by)
    for node in rest:
        use_evidence(made, criterion=node, by=by)
