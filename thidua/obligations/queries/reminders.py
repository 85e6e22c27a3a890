"""Who is to be reminded of what: the duties, the people, the copy-ready words, the sheet of a month."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import Q

from thidua.accounts.models import User
from thidua.blocs.enums import YearState
from thidua.blocs.models import Bloc, BlocYear, Leadership
from thidua.blocs.queries import LEADING
from thidua.core import clock
from thidua.notices.rules import DueLine
from thidua.obligations.models import Obligation, ObligationQuerySet
from thidua.obligations.queries.duty import owed_by, standing_of
from thidua.obligations.rules import UNFINISHED, WORDS, Standing
from thidua.obligations.rules import reminders as rules
from thidua.organisations.enums import StaffRole
from thidua.organisations.models import Post, Unit, UnitQuerySet
from thidua.organisations.queries import units_of

HEAVY = ("plan__document", "plan__meta")


def due_soon(now: datetime) -> ObligationQuerySet:
    """Still owed in open years, and late or ending within a week."""
    edge = now + rules.AHEAD
    return Obligation.objects.alive().filter(
        Q(last_moment__lt=edge) | Q(shorten_by__lt=edge), state__in=UNFINISHED, bloc_year__state=YearState.OPEN
    )


def duties_to_remind(now: datetime) -> list[rules.Duty]:
    """Two queries, however many duties."""
    above = set(Bloc.objects.exclude(superior=None).values_list("superior", flat=True))
    through = Obligation.recipient_units.through.objects.filter(unit__in=above)
    received: dict[int, set[int]] = {}
    for duty, unit in through.values_list("obligation", "unit"):
        received.setdefault(duty, set()).add(unit)
    rows = due_soon(now).order_by("pk").values_list(
        "pk", "fact", "bloc_year", "unit", "unit__name", "deliverable", "period", "bloc_year__bloc__short_name", "bloc_year__year",
        "state", "last_moment", "shorten_by",
    )  # fmt: skip
    return [
        rules.Duty(
            pk,
            fact,
            bloc_year,
            unit,
            name,
            rules.title_of(what, period),
            f"{bloc} · {year}",
            state,
            last,
            shorten,
            frozenset(received.get(pk, ())),
        )
        for pk, fact, bloc_year, unit, name, what, period, bloc, year, state, last, shorten in rows
    ]


def cast_on(day: date) -> rules.Cast:
    """Three queries: who may sign in for which unit, which units run the open years, who stands above them."""
    people: dict[str, dict[int, list[int]]] = {StaffRole.SPECIALIST: {}, StaffRole.LEADER: {}}
    posts = Post.objects.in_force(day).filter(person__user__is_active=True, role__in=people).order_by("pk")
    for unit, role, user in posts.values_list("unit", "role", "person__user"):
        if user not in people[role].setdefault(unit, []):
            people[role][unit].append(user)
    years = list(BlocYear.objects.filter(state=YearState.OPEN).values_list("pk", "bloc__host", "bloc__superior"))
    leading: dict[int, set[int]] = {}
    for year, unit in Leadership.objects.in_force(day).filter(role__in=LEADING).values_list("bloc_year", "unit"):
        leading.setdefault(year, set()).add(unit)
    led = {year: frozenset(leading.get(year) or ({host} if host else ())) for year, host, _ in years}
    staff = {**people[StaffRole.LEADER], **people[StaffRole.SPECIALIST]}
    return rules.Cast(staff, people[StaffRole.LEADER], led, {year: above for year, _, above in years})


def lines_for(users: Iterable[User], now: datetime) -> dict[int, list[DueLine]]:
    """Account → what its units owe within a week or owe late, the latest first. Two queries."""
    posts = Post.objects.in_force(now.date()).filter(person__user__in=list(users), role__in=[StaffRole.SPECIALIST, StaffRole.LEADER])
    places: dict[int, set[int]] = {}
    for user, unit in posts.values_list("person__user", "unit"):
        if user is not None:
            places.setdefault(unit, set()).add(user)
    found: dict[int, list[DueLine]] = {}
    rows = due_soon(now).filter(unit__in=places).select_related("unit").only(*_SHOWN)
    for row in rows.order_by("last_moment", "pk"):
        if (line := _line(row, now)) is not None:
            for user in places[row.unit_id]:
                found.setdefault(user, []).append(line)
    return found


_SHOWN = ("state", "last_moment", "shorten_by", "deliverable", "period", "unit__name")


def _line(row: Obligation, now: datetime) -> DueLine | None:
    end = rules.end_of_duty(state=row.state, last_moment=row.last_moment, shorten_by=row.shorten_by)
    stage = rules.stage_of(end, now) if end else None
    if end is None or stage is None:
        return None
    title, last = rules.title_of(row.deliverable, row.period), rules.last_words(end)
    return DueLine(title, row.unit.name, last, rules.left_words(stage), f"/nghia-vu/{row.pk}/", is_late=stage.late > 0)


# ---- words to copy ----


@dataclass(frozen=True, slots=True)
class CopyText:
    """A text with how many it is for."""

    words: str
    count: int


def zalo_text_of_duty(row: Obligation, now: datetime) -> CopyText:
    """For every unit that still owes the same thing for the same period."""
    same = Obligation.objects.alive().filter(fact=row.fact_id, period=row.period, state__in=UNFINISHED).select_related("unit")
    names = [one.unit.name for one in same.order_by("unit__name_sort", "pk")]
    words = rules.text_for_units(
        names,
        title=rules.title_of(row.deliverable, row.period),
        recipient=row.recipient,
        end=row.last_moment,
        source=source_words(row),
        url=f"{settings.SITE_URL}/",
        now=now,
    )
    return CopyText(words if names else "", len(names))


def zalo_text_of_unit(unit: Unit, bloc_year: BlocYear, now: datetime) -> CopyText:
    """For one unit: everything of the year that is late or ends within a week."""
    rows = due_soon(now).filter(unit=unit, bloc_year=bloc_year).select_related("plan", "fact").defer(*HEAVY)
    owed = [
        (rules.title_of(row.deliverable, row.period), row.recipient, _end(row), source_words(row))
        for row in rows.order_by("last_moment", "pk")
    ]
    return CopyText(rules.text_for_unit(unit.name, owed, url=f"{settings.SITE_URL}/", now=now) if owed else "", len(owed))


def _end(row: Obligation) -> datetime | None:
    return rules.end_of_duty(state=row.state, last_moment=row.last_moment, shorten_by=row.shorten_by)


def source_words(row: Obligation) -> str:
    """mục II.7, Kế hoạch 184/KH-KVTĐ"""
    return f"mục {row.fact.clause}, {row.plan}" if row.fact.clause else str(row.plan)


# ---- the sheet of a month ----


@dataclass(frozen=True, slots=True)
class SheetLine:
    title: str
    recipient: str
    year: str
    source: str
    last: str
    kind: str
    word: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a unit owes in a month over all its years: `before` is late from earlier, `undated` has no day."""

    before: Sequence[SheetLine]
    month: Sequence[SheetLine]
    undated: Sequence[SheetLine]

    @property
    def rows(self) -> int:
        return len(self.before) + len(self.month) + len(self.undated)


def units_with_sheet(user: User, day: date) -> UnitQuerySet:
    """Units whose sheet the user may print: those of one's posts; all for a system administrator."""
    return Unit.objects.all() if user.is_system_admin else units_of(user, day)


def sheet_of(unit: Unit, first: date, after: date, now: datetime) -> Sheet:
    """Three groups, in the order of their days."""
    rows = owed_by([unit]).filter(bloc_year__state=YearState.OPEN).defer(*HEAVY)
    edge, begin = clock.start_of(after), clock.start_of(first)
    within = rows.filter(last_moment__lt=edge).filter(Q(last_moment__gte=begin) | Q(state__in=UNFINISHED))
    undated = rows.filter(last_moment__isnull=True, state__in=UNFINISHED, is_standing=False, opens_at__lt=edge)
    dated = [(row, standing_of(row, now)) for row in within]
    before = [_sheet_line(row, how) for row, how in dated if row.last_moment and row.last_moment < begin]
    month = [_sheet_line(row, how) for row, how in dated if row.last_moment and row.last_moment >= begin]
    return Sheet(before, month, [_sheet_line(row, standing_of(row, now)) for row in undated])


def _sheet_line(row: Obligation, how: Standing) -> SheetLine:
    kind, word = WORDS[how]
    last = rules.last_words(row.last_moment) if row.last_moment else "không ấn định ngày"
    title = rules.title_of(row.deliverable, row.period)
    return SheetLine(title, row.recipient, str(row.bloc_year), source_words(row), last, kind, word)


def administrators_of(users: Collection[int], day: date) -> dict[int, set[int]]:
    """Account → administrators of its units who may sign in."""
    held = Post.objects.in_force(day)
    places: dict[int, set[int]] = {}
    for user, unit in held.filter(person__user__in=users).values_list("person__user", "unit"):
        if user is not None:
            places.setdefault(unit, set()).add(user)
    found: dict[int, set[int]] = {}
    keepers = held.filter(unit__in=places, role=StaffRole.ADMINISTRATOR, person__user__is_active=True)
    for unit, keeper in keepers.values_list("unit", "person__user"):
        for user in places[unit]:
            found.setdefault(user, set()).add(keeper)
    return found
