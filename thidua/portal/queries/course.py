"""The course of a year: its milestones in their real order, with today among them."""

from dataclasses import dataclass
from datetime import date

from thidua.blocs.models import BlocYear
from thidua.core import dates
from thidua.plans.enums import MilestoneKind
from thidua.plans.models import Milestone
from thidua.plans.rules import dues
from thidua.portal.rules import course, names

TODAY = "Hôm nay"


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the timeline, in the form that core/parts/_timeline.html takes."""

    word: str
    when: str
    state: str
    note: str = ""
    url: str = ""
    pk: int | None = None
    full: str = ""


def milestones(bloc_year: BlocYear) -> list[Milestone]:
    rows = bloc_year.milestones.filter(withdrawn_at__isnull=True)
    return sorted(rows, key=lambda row: course.order(span(row)))


def span(row: Milestone) -> course.Span:
    return course.Span(row.kind, row.starts_on, row.ends_on, row.held_on)


def steps(bloc_year: BlocYear, today: date, *, most: int = 64) -> list[Step]:
    return [step(row, today, most=most) for row in milestones(bloc_year)]


def with_today(rows: list[Milestone], today: date, *, most: int = 110) -> list[Step]:
    """The same with a line for today, between what has begun and what has not."""
    begun = [step(row, today, most=most) for row in rows if _has_begun(row, today)]
    ahead = [step(row, today, most=most) for row in rows if not _has_begun(row, today)]
    mark = Step(f"{TODAY}, {dates.weekday(today)} {dates.short(today)}", "", "today")
    return [*begun, mark, *ahead]


def _has_begun(row: Milestone, today: date) -> bool:
    first = row.held_on or row.starts_on or row.ends_on
    return first is not None and first <= today


def step(row: Milestone, today: date, *, most: int) -> Step:
    state = course.state(span(row), today)
    word = names.short_name(row.title, most=most)
    full = row.title if word.rstrip("…") != row.title else ""
    return Step(word, when(row), state, note=_note(row, state), pk=row.pk, full=full)


def when(row: Milestone) -> str:
    """tháng 9/2021 · đã diễn ra 05/3/2021 · từ 01/7/2023 đến 31/12/2023"""
    if row.held_on is not None:
        return dates.short(row.held_on)
    return dues.words(row.due)


def _note(row: Milestone, state: str) -> str:
    if state == "late":
        return "chưa ghi ngày diễn ra"
    if row.held_on is None and row.ends_on is None and row.kind == MilestoneKind.EVENT:
        return "chưa ấn định ngày"
    return ""
