"""The desk that receives: whose papers a person decides on, what waits there, who is late, how the head itself stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import zip_longest

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet

from thidua.accounts.models import User
from thidua.blocs.enums import LeadRole, YearState
from thidua.blocs.models import BlocYear, Leadership
from thidua.blocs.queries import LEADING, runs, units_leading
from thidua.obligations.enums import Confirmation, ObligationState, SubmissionState
from thidua.obligations.models import DESK, Obligation, ObligationQuerySet, Piece, Submission, SubmissionQuerySet
from thidua.obligations.queries.duty import packs_of, standing_of
from thidua.obligations.rules import UNFINISHED, Standing, period_words
from thidua.obligations.rules.packs import missing, wanted
from thidua.organisations.enums import ArrivalWay, StaffRole
from thidua.organisations.models import Post, Unit, UnitQuerySet
from thidua.organisations.queries import posts_of, unit_keys, units_answered_for, units_answering, units_of
from thidua.plans.enums import PlanState
from thidua.plans.models import Plan, PlanFact

NAMES_DEPUTIES = Q(recipient__contains="Phó") | Q(recipient__contains="phó")


def years_run(user: User, day: date) -> QuerySet[BlocYear]:
    """Years that a unit of the user leads on that day; the host leads where nobody is named (as `blocs.queries.runs` says of one)."""
    leading, units = Leadership.objects.in_force(day).filter(role__in=LEADING), unit_keys(user, day)
    led = Q(pk__in=leading.filter(unit__in=units).values("bloc_year"))
    return BlocYear.objects.filter(led | (Q(bloc__host__in=units) & ~Q(pk__in=leading.values("bloc_year"))))


def decided_by(user: User, day: date) -> ObligationQuerySet:
    """Obligations whose papers the user may accept or return, by the posts and roles of that day.

    Who runs the year and who receives; deputies where the words name them. What the leading unit owes is decided by a deputy, the
    superior or the host: nobody decides on their own unit, nor on one that became theirs. A unit that received as head receives no longer
    once it has stopped leading.
    """
    units, leading = unit_keys(user, day), Leadership.objects.in_force(day)
    own = units_answered_for(set(units), day)
    deputised = leading.filter(role=LeadRole.DEPUTY, unit__in=units).values("bloc_year")
    of_leader = Exists(leading.filter(bloc_year=OuterRef("bloc_year"), unit=OuterRef("unit"), role__in=LEADING))
    above = Q(bloc_year__bloc__superior__in=units) | Q(bloc_year__bloc__host__in=units) | Q(bloc_year__in=deputised)
    hears = _receives(user, day) | (NAMES_DEPUTIES & Q(bloc_year__in=deputised)) | Q(bloc_year__in=years_run(user, day).values("pk"))
    has_no_head = Q(of_leader) | Q(unit__valid_to__lte=day)
    return Obligation.objects.filter(hears | (has_no_head & above)).exclude(unit__in=own)


def _receives(user: User, day: date) -> Q:
    acting = posts_of(user, day).filter(role__in=[StaffRole.SPECIALIST, StaffRole.LEADER]).values("unit")
    held = Leadership.objects.filter(bloc_year=OuterRef("obligation__bloc_year"), unit=OuterRef("unit"), role__in=DESK)
    links = Obligation.recipient_units.through._default_manager.filter(unit__in=acting)
    return Q(pk__in=links.filter(~Exists(held) | Exists(held.in_force(day))).values("obligation"))


def waiting_for(user: User, day: date) -> SubmissionQuerySet:
    """Papers sent and not decided yet, in open years, that the user may decide on."""
    mine = decided_by(user, day).filter(state=ObligationState.SUBMITTED, bloc_year__state=YearState.OPEN)
    return Submission.objects.filter(state=SubmissionState.SENT, obligation__in=mine.values("pk"))


def waiting_at_desk(user: User, now: datetime) -> int:
    """How many papers wait for this person's word."""
    return waiting_for(user, now.date()).count()


def decide_on(user: User, obligation: Obligation, day: date) -> bool:
    return decided_by(user, day).filter(pk=obligation.pk).exists()


def sits_at_desk(user: User, bloc_year: BlocYear, day: date) -> bool:
    """Whether the desk of the year is the user's: runs it, deputises, stands above it, or a paper was handed in for their word.

    The menu and the page ask this same question.
    """
    units = units_of(user, day)
    return (
        runs(user, bloc_year, day)
        or units_leading(bloc_year, day, *DESK).filter(pk__in=units.values("pk")).exists()
        or units.filter(pk__in=[bloc_year.bloc.superior_id, bloc_year.bloc.host_id]).exists()
        or at_desk(bloc_year, user, day).exists()
    )


def is_own(user: User, obligation: Obligation, day: date) -> bool:
    """Whether the obligation is one of the user's unit, or of a unit that became it."""
    answering = [unit.pk for unit in units_answering(obligation.unit, day)]
    return units_of(user, day).filter(pk__in=[obligation.unit_id, *answering]).exists()


def leading_units(bloc_year: BlocYear, day: date) -> list[Unit]:
    """Trưởng, Thường trực; the host where nobody is named."""
    return list(units_leading(bloc_year, day, *LEADING)) or list(filter(None, [bloc_year.bloc.host]))


def deciders(obligation: Obligation, day: date) -> list[Unit]:
    """Units whose staff decide on it, for the sentence that refuses somebody else."""
    bloc_year, own = obligation.bloc_year, {obligation.unit, *units_answering(obligation.unit, day)}
    leading = leading_units(bloc_year, day)
    above = [*units_leading(bloc_year, day, LeadRole.DEPUTY), bloc_year.bloc.superior, bloc_year.bloc.host]
    return [unit for unit in dict.fromkeys(above if own & set(leading) else leading) if unit and unit not in own]


def using_the_system(units: UnitQuerySet, day: date) -> UnitQuerySet:
    """Those of the units of whose people somebody has ever signed in."""
    came = Post.objects.in_force(day).filter(person__user__first_signed_in_at__isnull=False, person__user__is_active=True)
    return units.filter(pk__in=came.values("unit"))


def receivers_of(obligation: Obligation) -> UnitQuerySet:
    """Units it is sent to, other than the one that sends it."""
    return Unit.objects.filter(pk__in=obligation.recipient_units.exclude(pk=obligation.unit_id).values("pk"))


# ---- the queue ----

SHOWN = ("obligation__unit", "obligation__bloc_year__bloc", "obligation__plan", "obligation__fact", "made_by", "delegation")
WAITING = Q(state=SubmissionState.SENT, obligation__state=ObligationState.SUBMITTED)
HEAPS = {
    "cho": WAITING,
    "muon": WAITING & Q(counts_from__gt=F("due_then")),
    "tra-lai": Q(state=SubmissionState.RETURNED),
    "khong-nhan": Q(confirmation=Confirmation.CONTESTED),
    "tat-ca": Q(),
}
"""Heaps of the desk: waiting, waiting and late, returned, contested, all."""


def at_desk(bloc_year: BlocYear, user: User, day: date) -> SubmissionQuerySet:
    """Every paper of the year that was sent and that the user may decide on, the oldest first."""
    rows = Submission.objects.filter(obligation__in=decided_by(user, day).filter(bloc_year=bloc_year).values("pk"))
    sent = rows.exclude(state__in=[SubmissionState.DRAFT, SubmissionState.PROPOSED, SubmissionState.TAKEN_BACK])
    pieces = Prefetch("pieces", Piece.objects.select_related("file"))
    return sent.select_related(*SHOWN).prefetch_related(pieces).order_by("received_at", "pk")


def heaps(rows: SubmissionQuerySet) -> dict[str, int]:
    """How many papers lie on each heap."""
    counted = rows.order_by().aggregate(**{name.replace("-", "_"): Count("pk", filter=heap) for name, heap in HEAPS.items()})
    return {name: counted[name.replace("-", "_")] for name in HEAPS}


def duties_at(rows: SubmissionQuerySet) -> list[tuple[int, str]]:
    """(fact, what) of the papers, to choose one duty."""
    found = rows.order_by("obligation__deliverable", "obligation__fact").values_list("obligation__fact", "obligation__deliverable")
    return list(dict(found.distinct()).items())


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper at the desk. `missing`: what the plan's pack names and no file of it is; `next_key`: the paper after it on the page."""

    row: Submission
    pieces: Sequence[Piece]
    missing: Sequence[str]
    next_key: int | None

    @property
    def is_waiting(self) -> bool:
        return self.row.state == SubmissionState.SENT and self.row.obligation.state == ObligationState.SUBMITTED


def papers(rows: Iterable[Submission]) -> list[Paper]:
    """The packs of their plans are read once."""
    kept = list(rows)
    packs = packs_of({row.obligation.plan_id for row in kept})
    return [_paper(row, packs, after.pk if after else None) for row, after in zip_longest(kept, kept[1:])]


def _paper(row: Submission, packs: Mapping[int, list[PlanFact]], next_key: int | None) -> Paper:
    pack, pieces = wanted(row.obligation.deliverable, packs.get(row.obligation.fact_id, [])), list(row.pieces.all())
    is_elsewhere = not pieces and (bool(row.link) or row.way != ArrivalWay.HERE)
    lacking = [] if is_elsewhere else missing(pack, {piece.kind for piece in pieces})
    return Paper(row, pieces, [one.words for one in lacking], next_key)


# ---- who is late ----


@dataclass(frozen=True, slots=True)
class Lateness:
    """One thing that several units of the year have not handed in by its last moment."""

    title: str
    fact: int
    rows: Sequence[Obligation]

    @property
    def same_end(self) -> datetime | None:
        """Their last moment where all have the same; somebody's was extended otherwise."""
        ends = {row.last_moment for row in self.rows}
        return ends.pop() if len(ends) == 1 else None


def late_units(bloc_year: BlocYear, now: datetime) -> list[Lateness]:
    """By duty, the one due first at the top; the units in their order."""
    past = Obligation.objects.alive().filter(bloc_year=bloc_year, state__in=UNFINISHED, last_moment__lt=now)
    groups: dict[tuple[int, str], list[Obligation]] = {}
    for row in past.select_related("unit", "bloc_year__bloc"):
        if standing_of(row, now) == Standing.OVERDUE:
            groups.setdefault((row.fact_id, row.period), []).append(row)
    return [Lateness(f"{rows[0].deliverable}{_period(period)}", fact, rows) for (fact, period), rows in groups.items()]


def _period(period: str) -> str:
    return f" ({period_words(period)})" if period else ""


# ---- the second clock: what the leading unit owes ----


def owed_above(bloc_year: BlocYear, day: date) -> ObligationQuerySet:
    """What the units that lead the year owe to somebody beyond its members: everybody of the year sees how it stands."""
    leading = units_leading(bloc_year, day, *LEADING).values("pk")
    rows = Obligation.objects.alive().filter(bloc_year=bloc_year, unit__in=leading, is_standing=False)
    links = Obligation.recipient_units.through._default_manager.filter(obligation=OuterRef("pk"))
    outside = Exists(links.exclude(unit__in=bloc_year.memberships.values("unit")))
    superior = bloc_year.bloc.superior
    named = Q(recipient__icontains=superior.name) & ~Exists(links) if superior else Q(pk__in=[])
    return rows.filter(Q(outside) | named).select_related("unit", "plan", "fact", "bloc_year__bloc")


def plans_of_the_desk(bloc_year: BlocYear) -> QuerySet[Plan]:
    """Plans and letters in force of which somebody owes papers, with what was chosen for papers over their length."""
    owing = Obligation.objects.filter(bloc_year=bloc_year).exclude(state=ObligationState.WITHDRAWN).values("plan")
    return Plan.objects.filter(pk__in=owing, state=PlanState.IN_FORCE).select_related("issuer", "length_rule").order_by("pk")
