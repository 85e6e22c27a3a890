"""What lies at the desk of the world: papers sent, entered on behalf, excused, sent up; a member that nobody works for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.plans import make as make_plan
from thidua.accounts.models import User
from thidua.blocs import actions as blocs
from thidua.core import clock
from thidua.files.actions import store_file
from thidua.obligations import actions
from thidua.obligations.actions import Letter
from thidua.obligations.enums import PieceKind
from thidua.obligations.models import Obligation, Submission
from thidua.organisations import actions as organisations
from thidua.organisations.enums import ArrivalWay, UnitKind
from thidua.plans import actions as plans

if TYPE_CHECKING:
    from tests.access.world import World

UPWARD = (
    "Trưởng Khu vực gửi Báo cáo chung về Bộ Tư pháp trước ngày 05/7/2021",
    "Trưởng Khu vực gửi Danh sách đoàn về Bộ Tư pháp trước ngày 06/7/2021",
)
DUES = ({"kind": "before", "date": "2021-07-05"}, {"kind": "before", "date": "2021-07-06"})


def put_on_desk(world: World) -> None:
    """Side A: a paper of `other_unit` that waits, its second duty entered by the head, the deputy's duty excused, two duties of the head
    towards the ministry (one sent outside). Side B: a paper of `b_unit`. `empty_member`: nobody works for it; `invited_member`: invited."""
    things, users = world.things, world.users
    readers = {"same_bloc", "head", "deputy", "superior"}
    first, second = _duties(world, "other_unit")
    things["paper_a"] = _sent(first, by=users["same_bloc"], note=world.plant("lời nhắn", readers=readers))
    about = Letter(ArrivalWay.PAPER, clock.now(), note=world.plant("bản giấy", readers=readers))
    things["entry_a"] = actions.enter_on_behalf(second, files=[], letter=about, by=users["head"])
    things["excused_a"] = actions.excuse(_duties(world, "deputy_unit")[0], why="Đang sáp nhập", by=users["head"])
    _send_up(world)
    [own] = _brought(world, UPWARD[:1], year="year_b", issuer="b_unit", by=users["outsider"])
    things["paper_b"] = _sent(own, by=users["outsider"], note=world.plant("lời nhắn", readers={"outsider"}))
    _members(world)


def _duties(world: World, unit: str) -> list[Obligation]:
    return list(Obligation.objects.filter(bloc_year=world.things["year_a"], unit=world.things[unit]).order_by("pk")[:2])


def _sent(row: Obligation, *, by: User, note: str) -> Submission:
    draft = actions.begin_submission(row, by=by)
    about = {"link": "", "document_number": "", "document_date": None}
    draft = actions.describe_submission(draft, note=note, **about, by=by)  # type: ignore[arg-type]
    stored = store_file(SimpleUploadedFile("bao-cao.txt", note.encode()), by=by)
    actions.add_piece(draft, stored, kind=PieceKind.FULL_REPORT, by=by)
    return actions.send_submission(draft, by=by)


def _send_up(world: World) -> None:
    things, by = world.things, world.users["head"]
    things["upward"], other = _brought(world, UPWARD, year="year_a", issuer="head_unit", by=by)
    letter = Letter(ArrivalWay.AXIS, clock.now(), document_number="12/BC-KV", document_date=date(2021, 6, 9))
    things["sent_up"] = actions.send_outside(other, files=[], letter=letter, by=by)


def _brought(world: World, lines: Sequence[str], *, year: str, issuer: str, by: User) -> list[Obligation]:
    """Duties of the issuer towards the ministry, out of a plan in force."""
    text = " ".join(lines)
    facts = [
        make_plan.fact("obligation", line, text=text, actor="Trưởng Khu vực", deliverable=line[20:34], recipient="Bộ Tư pháp", due=due)
        for line, due in zip(lines, DUES, strict=False)
    ]
    reading = make_plan.reading(facts, paragraphs=lines, title="Kế hoạch báo cáo cấp trên")
    file = SimpleUploadedFile("len-tren.txt", text.encode())
    [plan] = plans.keep_plans(file, readings=[reading], bloc_year=world.things[year], issuer=world.things[issuer], by=by)
    actions.bring_into_year(plan, despite_errors=True, by=by)
    return list(Obligation.objects.filter(plan=plan).order_by("pk"))


def _members(world: World) -> None:
    things, admin = world.things, world.users["system_admin"]
    for name, words in (("empty", "Sở Tư pháp tỉnh Cao Bằng"), ("invited", "Sở Tư pháp tỉnh Bắc Kạn")):
        unit = organisations.add_unit(name=words, kind=UnitKind.SO_TU_PHAP, by=admin)
        things[f"{name}_member"] = blocs.add_member(things["year_a"], unit=unit, by=admin)
    blocs.invite_unit(things["year_a"], things["invited_member"].unit, full_name="Người Được Mời", by=admin)
