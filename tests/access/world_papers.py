"""What the units of the world hand in: a draft, one that waits for the leader, one sent, one returned, one over its length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.obligations.make import word
from tests.plans import make as make_plan
from thidua.accounts.models import User
from thidua.files.actions import store_file
from thidua.files.enums import Purpose
from thidua.obligations import actions
from thidua.obligations.enums import PieceKind
from thidua.obligations.models import Obligation, Submission
from thidua.organisations import actions as organisations
from thidua.organisations.enums import Paper, PaperWay
from thidua.plans import actions as plans

if TYPE_CHECKING:
    from tests.access.world import World

LINES = tuple(f"Các đơn vị trong Khu vực gửi Tài liệu số {number} trước ngày {10 + number}/7/2021" for number in range(1, 6))
COLLEAGUES = {"specialist", "leader", "unit_admin"}
AT_DESK = COLLEAGUES | {"head", "deputy", "superior"}


def hand_in(world: World) -> None:
    """Side A is `unit`'s: `free_duty` has nothing yet, `draft_paper`, `proposed_paper`, `sent_paper`, `returned_paper`. Side B: the same
    without a proposed one, of `b_unit`. Each paper has a piece (`…_piece`); file names and notes are for those who may read them."""
    _hand_in(world, "a", "unit", by=world.users["specialist"], head=("head", "head_unit"), seen=(COLLEAGUES, AT_DESK))
    outsider = {"outsider"}
    _hand_in(world, "b", "b_unit", by=world.users["outsider"], head=("outsider", "b_unit"), seen=(outsider, outsider))
    things, users = world.things, world.users
    organisations.choose_paper_way(things["unit"], paper=Paper.SUBMISSION, way=PaperWay.LEADER, by=users["unit_admin"])
    actions.propose_submission(things["proposed_paper_a"], by=users["specialist"])
    organisations.choose_paper_way(things["unit"], paper=Paper.SUBMISSION, way=PaperWay.SPECIALIST, by=users["unit_admin"])
    actions.return_submission(things["returned_paper_a"], reason=world.plant("trả lại", readers=AT_DESK)[:60], by=users["head"])


def _hand_in(world: World, side: str, unit: str, *, by: User, head: tuple[str, str], seen: tuple[set[str], set[str]]) -> None:
    things = world.things
    _plan(world, side, issuer=head[1], by=world.users[head[0]])
    rows = list(Obligation.objects.filter(plan=things[f"papers_plan_{side}"], unit=things[unit]).order_by("pk"))
    things[f"free_duty_{side}"] = rows[0]
    for name, row in zip(("draft", "proposed", "sent", "returned"), rows[1:], strict=True):
        readers = seen[1] if name in {"sent", "returned"} else seen[0]
        note = things[f"{name}_note_{side}"] = world.plant(f"nộp {name}", readers=readers)
        made = _draft(row, note=note, name=world.plant(f"tệp {name}", readers=readers), by=by)
        things[f"{name}_paper_{side}"] = actions.send_submission(made, by=by) if name in {"sent", "returned"} else made
        things[f"{name}_duty_{side}"], things[f"{name}_piece_{side}"] = row, made.pieces.get()


def _plan(world: World, side: str, *, issuer: str, by: User) -> None:
    things, text = world.things, " ".join(LINES)
    facts = [
        make_plan.fact(
            "obligation",
            line,
            text=text,
            actor="Các đơn vị trong Khu vực",
            deliverable=f"Báo cáo chuyên đề {number}",
            recipient="Trưởng Khu vực",
            due={"kind": "before", "date": f"2021-07-{10 + number}"},
        )
        for number, line in enumerate(LINES, start=1)
    ]
    reading = make_plan.reading(facts, paragraphs=LINES, title="Kế hoạch tài liệu")
    file = SimpleUploadedFile(f"tai-lieu-{side}.txt", text.encode())
    [plan] = plans.keep_plans(file, readings=[reading], bloc_year=things[f"year_{side}"], issuer=things[issuer], by=by)
    actions.bring_into_year(plan, despite_errors=True, by=by)
    things[f"papers_plan_{side}"] = plan


def _draft(row: Obligation, *, note: str, name: str, by: User) -> Submission:
    draft = actions.begin_submission(row, by=by)
    draft = actions.describe_submission(draft, note=note, link="", document_number="", document_date=None, by=by)
    file = SimpleUploadedFile(f"{name}.docx", word(note))
    stored = store_file(file, purpose=Purpose.SUBMISSION, by=by)
    actions.add_piece(draft, stored, kind=PieceKind.FULL_REPORT, by=by)
    return draft
