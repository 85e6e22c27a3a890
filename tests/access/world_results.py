"""Results of scoring: on each side one announced with a complaint, one proposed for publishing, one published."""

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.access.world_scoring import KEEPERS, OF_A, SCORED, issue_table
from tests.scoring.make import PDF
from thidua.accounts.models import User
from thidua.core import clock
from thidua.files.actions import store_file
from thidua.files.enums import Purpose
from thidua.scoring.actions import complaints, periods, publishing
from thidua.scoring.actions.marks import save_mark
from thidua.scoring.actions.turns import send_turn
from thidua.scoring.enums import RoundKind
from thidua.scoring.models import ScoringPeriod, Sheet
from thidua.scoring.queries.setting_up import PlannedRound, ScoredUnit

if TYPE_CHECKING:
    from tests.access.world import World

OWN = {"a": ("specialist", "unit"), "b": ("outsider", "b_unit")}
"""Whose sheet is scored and complained of; the others are left out of the ranking."""


def publish_results(world: "World") -> None:
    readers = {"a": OF_A, "b": {"outsider"}}
    for side in KEEPERS:
        announced = _announced(world, side, world.plant("kết quả tạm", readers=readers[side]))
        sheet = _own_sheet(world, side, announced)
        about = {"a": {"specialist", "leader", "head", "superior"}, "b": {"outsider"}}[side]
        words = world.plant("lời kiến nghị", readers=about)
        criterion = sheet.period.version.criteria.get(code="A.1")
        by = world.users[OWN[side][0]]
        file = store_file(SimpleUploadedFile("kien-nghi.pdf", PDF), by=by, purpose=Purpose.SUBMISSION)
        filed = complaints.file_complaint(sheet, words=words, criterion=criterion, asked_points=Decimal(2), file=file, by=by)
        other = sheet.period.version.criteria.get(code="A.2")
        world.things |= {f"announced_{side}": announced, f"result_sheet_{side}": sheet, f"complaint_{side}": filed}
        world.things[f"other_criterion_{side}"] = other
        world.things[f"proposed_{side}"] = _proposed(world, side, world.plant("kết quả đề nghị", readers=readers[side]))
        published = _proposed(world, side, world.plant("kết quả công bố", readers=readers[side]))
        second = world.users["superior" if side == "a" else "system_admin"]
        world.things[f"published_{side}"] = _published(published, second)
    world.things["scored_ready_a"] = _ready(world, "a", world.plant("kết quả đủ", readers=OF_A))
    world.things["settled_a"] = _settled(world, "a", world.plant("kết quả xong kiến nghị", readers=OF_A))


def _ready(world: "World", side: str, title: str) -> ScoringPeriod:
    """The one unit has scored itself; its round is closed before its time."""
    by, now = world.users[KEEPERS[side]], clock.now()
    made = periods.begin_period(world.things[f"year_{side}"], version=issue_table(world, side, "Bảng đã chấm"), title=title, by=by)
    periods.choose_units(made, units=[ScoredUnit(world.things[name]) for name in SCORED[side]], by=by)
    periods.set_rounds(made, rounds=[PlannedRound(RoundKind.SELF, now, now + timedelta(days=9))], by=by)
    periods.open_period(made, by=by)
    sheet = _own_sheet(world, side, made)
    for other in made.sheets.exclude(pk=sheet.pk):
        periods.exclude_unit(other, ground="Không nộp phiếu", by=by)
    turn, own = sheet.turns.get(), world.users[OWN[side][0]]
    for criterion in made.version.criteria.filter(kind="pass_fail"):
        save_mark(turn, criterion, told={"achieved": True}, seen=0, by=own)
    send_turn(turn, by=own)
    periods.close_round(made.rounds.get(), by=by)
    return made


def _announced(world: "World", side: str, title: str) -> ScoringPeriod:
    return publishing.announce_result(_ready(world, side, title), by=world.users[KEEPERS[side]])


def _own_sheet(world: "World", side: str, period: ScoringPeriod) -> Sheet:
    return Sheet.objects.select_related("period__version").get(period=period, unit=world.things[OWN[side][1]])


def _proposed(world: "World", side: str, title: str) -> ScoringPeriod:
    return publishing.propose_result(_settled(world, side, title), by=world.users[KEEPERS[side]])


def _settled(world: "World", side: str, title: str) -> ScoringPeriod:
    """Its window is over, as after some days."""
    made = _announced(world, side, title)
    ScoringPeriod.objects.filter(pk=made.pk).update(complaints_until=clock.now() - timedelta(minutes=1))
    return made


def _published(period: ScoringPeriod, second: User) -> ScoringPeriod:
    """On side B nobody but the administrator keeps the period, so it stays proposed there."""
    if period.proposed_by_id == second.pk:
        return period
    return publishing.publish_result(period, word="công bố", by=second)
