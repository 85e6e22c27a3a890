"""Drafts on which members are asked, what they said, what was taken; questions and answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from django.core.files.uploadedfile import SimpleUploadedFile

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.consultations import actions
from thidua.consultations.actions.opinions import Said
from thidua.consultations.actions.questions import About, about
from thidua.consultations.enums import DraftKind, Taking, Verdict
from thidua.consultations.models import OpinionPoint, Round
from thidua.consultations.queries.asking import Asking
from thidua.consultations.queries.rounds import latest_opinion, may_be_invited, seen_of
from thidua.consultations.rules.opinions import Point
from thidua.core import clock
from thidua.documents.writer import Block, Heading, Mark, Paper, Text, write_docx
from thidua.files.actions import store_file
from thidua.files.enums import Purpose
from thidua.obligations.models import Obligation
from thidua.organisations.enums import ArrivalWay
from thidua.organisations.models import Unit


@dataclass(frozen=True)
class Draft:
    """A paper to be talked over, between two moments."""

    kind: DraftKind
    title: str
    asked: str
    parts: Sequence[tuple[str, str]]
    starts_at: datetime
    ends_at: datetime


def ask(year: BlocYear, opener: Unit, draft: Draft, *, by: User) -> Round:
    blocks = [block for head, words in draft.parts for block in (_head(head), Text(words))]
    paper = Paper(issuer=(str(opener).upper(),), title="DỰ THẢO", subtitle=draft.title, blocks=tuple(blocks))
    upload = SimpleUploadedFile(f"Dự thảo {draft.title}.docx"[-120:], write_docx(paper))
    file = store_file(upload, by=by, purpose=Purpose.SUBMISSION)
    invited = [unit for unit in may_be_invited(year, opener, clock.today()) if year.memberships.filter(unit=unit).exists()]
    asking = Asking(
        kind=draft.kind,
        title=draft.title,
        asked=draft.asked,
        starts_at=draft.starts_at,
        ends_at=draft.ends_at,
        invited=invited,
    )
    return actions.open_round(actions.start_round(year, asking=asking, opener=opener, file=file, plan=None, by=by), by=by)


def answer(asked: Round, unit: Unit, *points: Point, by: User) -> None:
    """The unit's own word on the draft; without points it agrees."""
    said = Said(Verdict.COMMENTS if points else Verdict.AGREE, points)
    opinion = actions.write_opinion(asked, unit=unit, said=said, seen=seen_of(latest_opinion(asked, unit)), by=by)
    actions.send_opinion(opinion, by=by)


def _head(words: str) -> Block:
    """ "II. Kết quả" with a mark that Word draws."""
    mark, _, rest = words.partition(". ")
    return Heading(rest, Mark.NUMBER if mark.isdigit() else Mark.ROMAN)


def enter(asked: Round, words: Mapping[Unit, Sequence[Point]], *, at: datetime, by: User) -> None:
    """What came by paper, entered by the head's staff."""
    for unit, points in words.items():
        said = Said(Verdict.COMMENTS if points else Verdict.AGREE, points)
        actions.enter_opinion(asked, unit=unit, said=said, way=ArrivalWay.PAPER, arrived_at=at, by=by)


def take_all(asked: Round, why: str, *, by: User) -> None:
    for point in OpinionPoint.objects.filter(opinion__round=asked, taking=""):
        actions.answer_point(point, taking=Taking.TAKEN, why=why, by=by)


def question_about(row: Obligation, words: str, *, to: Unit, by: User) -> None:
    actions.ask_question(row.bloc_year, unit=row.unit, addressed_to=to, words=words, about=about(row), by=by)


def free_question(year: BlocYear, unit: Unit, words: str, *, to: Unit, by: User) -> None:
    actions.ask_question(year, unit=unit, addressed_to=to, words=words, about=About(), by=by)


def morning(year: int, month: int, day: int) -> datetime:
    return datetime.combine(datetime(year, month, day).date(), time(8, 15), clock.LOCAL)
