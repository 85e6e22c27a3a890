"""The part of the world that asks for opinions and answers questions (see world.py)."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.accounts.make import officer
from thidua.accounts.models import User
from thidua.consultations import actions
from thidua.consultations.actions.opinions import Said
from thidua.consultations.actions.questions import about
from thidua.consultations.enums import DraftKind, Taking, Verdict
from thidua.consultations.models import Opinion, Round
from thidua.consultations.queries.asking import Asking
from thidua.consultations.queries.rounds import latest_opinion, seen_of
from thidua.consultations.rules.opinions import Point
from thidua.core import clock
from thidua.files.actions import store_file
from thidua.files.models import StoredFile
from thidua.organisations import actions as organisations
from thidua.organisations.enums import ArrivalWay, Paper, PaperWay, StaffRole

if TYPE_CHECKING:
    from tests.access.world import World

OWN = {"specialist", "leader", "unit_admin"}
ASKED = OWN | {"head", "deputy"}


def consultations(world: "World") -> None:
    """Rounds of the head of A in every state, asking `unit` and `deputy_unit` (not `other_unit`); one in B; questions on both sides."""
    things, users = world.things, world.users
    round_draft = things["round_draft_a"] = _round(world, "đang chuẩn bị", readers={"head"})
    things["round_draft_file"] = round_draft.drafts.get()
    opened = things["round_a"] = _opened(world, "đang hỏi", readers=ASKED)
    things["round_draft_of_a"] = opened.drafts.get()
    things["opinion_a"] = _sent(world, opened, "specialist", readers=OWN | {"head"})
    things["point_a"] = things["opinion_a"].points.get()
    entered = Said(Verdict.COMMENTS, [_point(world, {"head", "deputy"})])
    deputy, head = things["deputy_unit"], users["head"]
    things["entered_a"] = actions.enter_opinion(opened, unit=deputy, said=entered, way=ArrivalWay.ZALO, arrived_at=clock.now(), by=head)
    _ends(world)
    things["round_proposed_a"] = _opened(world, "chờ duyệt", readers=ASKED)
    things["opinion_proposed"] = _proposed(world, things["round_proposed_a"])
    _on_side_b(world)
    _questions(world)


def _ends(world: "World") -> None:
    """Closed with a point that waits; closed and answered, shown to the invited and not; settled with its final text."""
    things, by = world.things, world.users["head"]
    for name, shows in (("closed", True), ("ready", True), ("quiet", False), ("settled", True)):
        asked = _opened(world, name, readers=ASKED, shows_answers=shows)
        opinion = _sent(world, asked, "specialist", readers=ASKED if shows else OWN | {"head"})
        things[f"point_{name}"] = opinion.points.get()
        if name != "closed":
            actions.answer_point(opinion.points.get(), taking=Taking.TAKEN, why="", by=by)
        things[f"round_{name}_a"] = actions.close_round(asked, why="Đủ ý kiến", by=by)
    final = _file(world.plant("bản chính", readers=ASKED), by)
    things["round_settled_a"] = actions.settle_round(things["round_settled_a"], words="Xong", file=final, by=by)


def _file(words: str, by: User) -> StoredFile:
    return store_file(SimpleUploadedFile("du-thao.txt", words.encode()), by=by)


def _round(world: "World", words: str, *, readers: set[str], side: str = "a", **more: Any) -> Round:
    things, by = world.things, more.pop("by", world.users["head"])
    units, opener = (("unit", "deputy_unit"), "head_unit") if side == "a" else (("b_unit",), "b_head_unit")
    title = world.plant(f"dự thảo {words}", readers=readers)
    asking = Asking(
        kind=DraftKind.REPORT,
        title=title,
        asked="",
        starts_at=clock.start_of(clock.today()),
        ends_at=clock.end_of(clock.today() + timedelta(days=5)),
        invited=[things[name] for name in units],
        **more,
    )
    return actions.start_round(things[f"year_{side}"], asking=asking, opener=things[opener], file=_file(title, by), plan=None, by=by)


def _opened(world: "World", words: str, *, readers: set[str], **more: Any) -> Round:
    return actions.open_round(_round(world, words, readers=readers, **more), by=more.get("by", world.users["head"]))


def _point(world: "World", readers: set[str]) -> Point:
    return Point("Mục II", world.plant("góp ý", readers=readers))


def _written(world: "World", asked: Round, who: str, readers: set[str], *, unit: str = "unit") -> Opinion:
    by, own = world.users[who], world.things[unit]
    said = Said(Verdict.COMMENTS, [_point(world, readers)], _file(world.plant("văn bản góp ý", readers=readers), by))
    return actions.write_opinion(asked, unit=own, said=said, seen=seen_of(latest_opinion(asked, own)), by=by)


def _sent(world: "World", asked: Round, who: str, *, readers: set[str]) -> Opinion:
    return actions.send_opinion(_written(world, asked, who, readers), by=world.users[who])


def _proposed(world: "World", asked: Round) -> Opinion:
    """The unit's leader approves for as long as this takes."""
    unit, admin = world.things["unit"], world.users["unit_admin"]
    organisations.choose_paper_way(unit, paper=Paper.SUBMISSION, way=PaperWay.LEADER, by=admin)
    opinion = actions.propose_opinion(_written(world, asked, "specialist", OWN), by=world.users["specialist"])
    organisations.choose_paper_way(unit, paper=Paper.SUBMISSION, way=PaperWay.SPECIALIST, by=admin)
    return opinion


def _on_side_b(world: "World") -> None:
    """An officer of the unit that leads B asks the unit of the outsider."""
    admin = world.users["system_admin"]
    clerk = officer("Lý Văn Bên Kia", by=admin)
    person = organisations.add_person(full_name="Lý Văn Bên Kia", unit=world.things["b_head_unit"], user=clerk, by=admin)
    organisations.give_post(person=person, unit=world.things["b_head_unit"], role=StaffRole.SPECIALIST, by=admin)
    asked = world.things["round_b"] = _opened(world, "bên kia", readers={"outsider"}, side="b", by=clerk)
    opinion = actions.send_opinion(_written(world, asked, "outsider", {"outsider"}, unit="b_unit"), by=world.users["outsider"])
    world.things["opinion_b"], world.things["point_b"] = opinion, opinion.points.get()


def _questions(world: "World") -> None:
    """Open, and answered for the unit alone, on side A; to the superior; open on side B."""
    things, users = world.things, world.users
    mine, head = OWN | {"head"}, users["head"]
    for name, to, readers in (
        ("open", "head_unit", mine),
        ("answered", "head_unit", mine),
        ("shown", "head_unit", ASKED | {"same_bloc", "superior"}),
        ("above", "ministry", OWN | {"superior"}),
    ):
        words, by = world.plant(f"câu hỏi {name}", readers=readers), users["specialist"]
        things[f"question_{name}"] = actions.ask_question(
            things["year_a"],
            unit=things["unit"],
            addressed_to=things[to],
            words=words,
            about=about(things["obligation_a"]),
            file=_file(words, by),
            by=by,
        )
    for name, readers, shows in (("answered", mine, False), ("shown", ASKED | {"same_bloc", "superior"}, True)):
        words = world.plant(f"trả lời {name}", readers=readers)
        things[f"answer_{name}"] = actions.answer_question(
            things[f"question_{name}"], words=words, is_shown=shows, file=_file(words, head), by=head
        )
    words = world.plant("câu hỏi bên kia", readers={"outsider"})
    subject = about(things["obligation_b"])
    things["question_b"] = actions.ask_question(
        things["year_b"],
        unit=things["b_unit"],
        addressed_to=things["b_head_unit"],
        words=words,
        about=subject,
        by=users["outsider"],
    )
