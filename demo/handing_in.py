"""What the units of a year did about their duties, day by day: hand in themselves, or by paper and e-mail that the head enters for them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.core import clock, dates
from thidua.documents.writer import Mark, Paper, Text, write_docx
from thidua.files.actions import store_file
from thidua.files.enums import Purpose
from thidua.files.models import StoredFile
from thidua.obligations import actions
from thidua.obligations.enums import PieceKind
from thidua.obligations.models import Obligation, Submission
from thidua.obligations.permissions.desk import why_not_accept
from thidua.obligations.queries.submissions import pack_wanted
from thidua.obligations.rules import UNFINISHED
from thidua.organisations.enums import ArrivalWay, StaffRole
from thidua.organisations.models import Post, Unit

OUTSIDE = (ArrivalWay.PAPER, ArrivalWay.EMAIL, ArrivalWay.AXIS, ArrivalWay.ZALO)
PARAGRAPHS_A_PAGE = 12


@dataclass(frozen=True)
class Habits:
    """How the units of a year behave. `late`: days after the deadline by unit; `silent` never hand in; the others some days before."""

    by: User
    late: Mapping[str, int]
    silent: tuple[str, ...] = ()
    leaves_waiting: int = 0


def work_until(year: BlocYear, day: date, habits: Habits) -> int:
    """Everything due up to `day`, each on its own day of the assumed clock. Returns how many duties were met."""
    staff = {post.unit_id: post.person.user for post in _posts(year) if post.person.user is not None}
    met = list(_days(year, day, habits))
    for number, (row, done_on) in enumerate(met):
        at = datetime.combine(done_on, time(9 + number % 7, number * 7 % 60), clock.LOCAL)
        clock.assume(at + timedelta(minutes=5), afresh=True)
        is_last = number >= len(met) - habits.leaves_waiting
        _meet(row, at, habits.by, staff.get(row.unit_id), number, is_left_waiting=is_last)
    return len(met)


def _posts(year: BlocYear) -> Iterator[Post]:
    rows = Post.objects.filter(role=StaffRole.SPECIALIST, person__user__isnull=False, unit__obligations__bloc_year=year)
    yield from rows.select_related("person__user").distinct()


def _days(year: BlocYear, day: date, habits: Habits) -> Iterator[tuple[Obligation, date]]:
    rows = Obligation.objects.alive().filter(bloc_year=year, state__in=UNFINISHED, last_moment__lt=clock.end_of(day))
    found = []
    for number, row in enumerate(rows.select_related("unit", "bloc_year__bloc", "plan", "fact").order_by("last_moment", "pk")):
        last = row.last_moment.astimezone(clock.LOCAL).date() if row.last_moment else day
        done_on = last + timedelta(days=habits.late.get(row.unit.name, -(number % 4)))
        if row.unit.name not in habits.silent and done_on <= day:
            found.append((row, done_on))
    yield from sorted(found, key=lambda pair: (pair[1], pair[0].pk))


def _meet(row: Obligation, at: datetime, head: User, officer: User | None, number: int, *, is_left_waiting: bool) -> None:
    """A paper for somebody is handed in and received; what goes to nobody, and the head's own work, is ticked."""
    if not row.recipient or officer == head:
        actions.mark_done(row, done_on=at.date(), note="", by=head)
        return
    if officer is not None:
        sent = hand_in(row, by=officer)
    else:
        letter = actions.Letter(OUTSIDE[number % len(OUTSIDE)], at, "Bản gốc lưu tại Văn phòng", _number(row), at.date())
        sent = actions.enter_on_behalf(row, files=[], letter=letter, by=head)
    if not is_left_waiting and why_not_accept(head, sent, clock.today()) is None:
        actions.accept_submission(sent, by=head)


def hand_in(row: Obligation, *, by: User, pages: Mapping[str, int] | None = None) -> Submission:
    """The unit's own road: a draft, the papers the plan names (`pages`: how long each is), number and date, sent."""
    draft = actions.begin_submission(row, by=by)
    written = [one.kind for one in pack_wanted(row) if one.kind not in {PieceKind.DOSSIER, PieceKind.SELF_SCORE}]
    for kind in written or [PieceKind.FULL_REPORT]:
        stored = paper_of(row, kind, by=by, pages=(pages or {}).get(kind, 1))
        actions.add_piece(draft, stored, kind=kind, by=by)
    today = clock.today()
    actions.describe_submission(draft, note="", link="", document_number=_number(row), document_date=today, by=by)
    return actions.send_submission(draft, by=by)


def paper_of(row: Obligation, kind: PieceKind, *, by: User, pages: int = 1) -> StoredFile:
    """A real Word file of about so many pages about what is owed."""
    unit, today = str(row.unit), clock.today()
    say = f"{unit} báo cáo về việc {row.deliverable[:1].lower()}{row.deliverable[1:]}: các phòng chuyên môn đã triển khai đúng tiến độ."
    lines = [Text(say, Mark.NUMBER) for _ in range(5 + (pages - 1) * PARAGRAPHS_A_PAGE)]
    paper = Paper(
        issuer=(unit.upper(),),
        number=f"Số: {_number(row)}",
        place_and_date=f"{row.unit.place or 'Hà Nội'}, {dates.phrase(today)}",
        title=str(kind.label).upper(),
        subtitle=row.deliverable,
        blocks=tuple(lines),
    )
    name = f"{kind.label} {row.unit.short_name or row.unit.name}.docx"
    return store_file(SimpleUploadedFile(name, write_docx(paper)), by=by, purpose=Purpose.SUBMISSION)


def _number(row: Obligation) -> str:
    return f"{100 + row.pk % 300}/{_letters(row.unit)}"


def _letters(unit: Unit) -> str:
    return "BC-" + "".join(word[0] for word in (unit.short_name or unit.name).replace("-", " ").split() if word[0].isupper())[:6]
