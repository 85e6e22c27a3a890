"""Sheets of the open periods: what `unit` has begun to write and to show, one whole but not sent (`other_unit`), one sent (`deputy_unit`)."""

from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.scoring.make import PDF
from thidua.accounts.models import User
from thidua.core import clock
from thidua.criteria.enums import EvidenceKind
from thidua.criteria.models import Criterion
from thidua.files.actions import store_file
from thidua.files.enums import Purpose
from thidua.scoring.actions.evidence import Piece, add_evidence
from thidua.scoring.actions.marks import save_mark
from thidua.scoring.actions.turns import send_turn
from thidua.scoring.enums import RoundKind
from thidua.scoring.models import Turn

if TYPE_CHECKING:
    from tests.access.world import World

WRITERS = {"specialist", "leader"}
SEERS = WRITERS | {"unit_admin", "head", "superior"}


def write_sheets(world: "World") -> None:
    things, users = world.things, world.users
    for side in "ab":
        criteria = things[f"period_{side}"].version.criteria
        things[f"leaf_{side}"], things[f"leaf_{side}2"] = criteria.get(code="A.1"), criteria.get(code="A.2")
    things["signed_page"] = PDF
    _write(things["own_turn_a"], things["leaf_a"], users["specialist"], world.plant("lý do tự chấm", readers=WRITERS))
    _show(world)
    ready, sent = _self_turn(world, "other_unit"), _self_turn(world, "deputy_unit")
    things |= {"ready_turn_a": ready, "sent_turn_a": sent, "head_turn_a": _self_turn(world, "head_unit")}
    for leaf in (things["leaf_a"], things["leaf_a2"]):
        _write(ready, leaf, users["same_bloc"], world.plant("lý do chưa gửi", readers={"same_bloc"}))
        _write(sent, leaf, users["deputy"], "Đã họp")
    paper = store_file(SimpleUploadedFile("ban-ky.pdf", PDF), by=users["deputy"], purpose=Purpose.SUBMISSION)
    send_turn(sent, words=world.plant("ý kiến chung", readers={"deputy", "head", "superior"}), paper=paper, by=users["deputy"])


def _self_turn(world: "World", unit: str) -> Turn:
    turns = Turn.objects.select_related("sheet", "round", "scorer")
    return turns.get(sheet__period=world.things["period_a"], sheet__unit=world.things[unit], round__kind=RoundKind.SELF)


def _write(turn: Turn, leaf: Criterion, by: User, reason: str) -> None:
    save_mark(turn, leaf, told={"achieved": True, "reason": reason}, seen=0, by=by)


def _show(world: "World") -> None:
    """A file of `unit`, with words that strangers must not read."""
    by, sheet = world.users["specialist"], world.things["sheet_a"]
    file = store_file(SimpleUploadedFile("minh-chung.pdf", PDF), by=by, purpose=Purpose.SUBMISSION)
    piece = Piece(EvidenceKind.FILE, world.plant("minh chứng", readers=SEERS), dated=clock.today(), file=file)
    world.things["evidence_a"] = add_evidence(sheet, piece=piece, criterion=world.things["leaf_a"], by=by)
