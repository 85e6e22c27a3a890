"""The desk that receives: whose papers a person decides on, what waits there, who is late, how the head itself stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from thidua.accounts.models import User
from thidua.blocs.enums import LeadRole, YearState
from thidua.blocs.models import BlocYear, Leadership
from thidua.blocs.queries import LEADING, runs, units_leading
from thidua.obligations.enums import Confirmation, ObligationState, SubmissionState
from thidua.obligations.models import DESK, Obligation, ObligationQuerySet, Piece, Submission, SubmissionQuerySet
from thidua.obligations.queries.duty import pack_of, packs_of, standing_of
from thidua.obligations.rules import Standing
from thidua.organisations.enums import StaffRole
from thidua.organisations.models import Post, Unit, UnitQuerySet
from thidua.organisations.queries import posts_of, units_of
from thidua.plans.enums import FactKind
from thidua.plans.models import Plan, PlanFact
from thidua.plans.rules.packs import pack_words

LENGTH = 20
"""Papers on one page of the desk."""
NAMES_DEPUTIES = Q(recipient__contains="Phó") | Q(recipient__contains="phó")


def years_run(user: User, day: date) -> QuerySet[BlocYear]:
    """Years that a unit of the user leads on that day; the host leads where nobody is named (as `blocs.queries.runs` says of one)."""
    leading, units = Leadership.objects.in_force(day).filter(role__in=LEADING), units_of(user, day).values("pk")
    led = Q(pk__in=leading.filter(unit__in=units).values("bloc_year"))
    return BlocYear.objects.filter(led | (Q(bloc__host__in=units) & ~Q(pk__in=leading.values("bloc_year"))))


def decided_by(user: User, day: date) -> ObligationQuerySet:
    """Obligations whose papers the user may accept or return, by the posts and roles of that day.

    Who runs the year and who receives; deputies where the words name them. What the leading unit owes is decided by a deputy, the
    superior or the host: nobody decides on their own unit. A unit that received as head receives no longer once it has stopped leading.
    """
    units, leading = units_of(user, day).values("pk"), Leadership.objects.in_force(day)
    deputised = leading.filter(role=LeadRole.DEPUTY, unit__in=units).values("bloc_year")
    of_leader = Exists(leading.filter(bloc_year=OuterRef("bloc_year"), unit=OuterRef("unit"), role__in=LEADING))
    above = Q(bloc_year__bloc__superior__in=units) | Q(bloc_year__bloc__host__in=units) | Q(bloc_year__in=deputised)
    hears = _receives(user, day) | (NAMES_DEPUTIES & Q(bloc_year__in=deputised)) | Q(bloc_year__in=years_run(user, day).values("pk"))
    return Obligation.objects.filter(hears | (Q(of_leader) & above)).exclude(unit__in=units)


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
    """Whether the desk of the year has anything for the user: runs it, deputises, stands above it, or something is sent to their unit."""
    units = units_of(user, day)
    desk = units_leading(bloc_year, day, *DESK).filter(pk__in=units.values("pk")).exists()
    above = units.filter(pk__in=[bloc_year.bloc.superior_id, bloc_year.bloc.host_id]).exists()
    return runs(user, bloc_year, day) or desk or above or decided_by(user, day).filter(bloc_year=bloc_year).exists()


def deciders(obligation: Obligation, day: date) -> list[Unit]:
    """Units whose staff decide on it, for the sentence that refuses somebody else."""
    bloc_year = obligation.bloc_year
    leading = list(units_leading(bloc_year, day, *LEADING)) or list(filter(None, [bloc_year.bloc.host]))
    if obligation.unit not in leading:
        return leading
    deputies = list(units_leading(bloc_year, day, LeadRole.DEPUTY))
    above = filter(None, [bloc_year.bloc.superior, bloc_year.bloc.host])
    return [unit for unit in dict.fromkeys([*deputies, *above]) if unit != obligation.unit]


def using_the_system(units: UnitQuerySet, day: date) -> UnitQuerySet:
    """Those of the units of whose people somebody has ever signed in."""
    came = Post.objects.in_force(day).filter(person__user__first_signed_in_at__isnull=False, person__user__is_active=True)
    return units.filter(pk__in=came.values("unit"))


def receivers_of(obligation: Obligation) -> UnitQuerySet:
    """Units it is sent to, other than the one that sends it."""
    return Unit.objects.filter(pk__in=obligation.recipient_units.exclude(pk=obligation.unit_id).values("pk"))


# ---- the queue ----


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper at the desk with what its plan asks of it. `missing`: words of pieces the pack names beyond the files that came."""

    row: Submission
    pack: Sequence[PlanFact]
    pieces: Sequence[Piece]

    @property
    def limits(self) -> list[str]:
        return [pack_words(fact.kind, fact.fields, fact.quote) for fact in self.pack if fact.kind == FactKind.PAGE_LIMIT]

    @property
    def asked(self) -> list[str]:
        return [pack_words(fact.kind, fact.fields, fact.quote) for fact in self.pack if fact.kind != FactKind.PAGE_LIMIT]


SHOWN = ("obligation__unit", "obligation__bloc_year__bloc", "obligation__plan", "obligation__fact", "made_by", "delegation")


def at_desk(bloc_year: BlocYear, user: User, day: date) -> SubmissionQuerySet:
    """Every paper of the year that was sent and that the user may decide on, the oldest first."""
    rows = Submission.objects.filter(obligation__in=decided_by(user, day).filter(bloc_year=bloc_year).values("pk"))
    sent = rows.exclude(state__in=[SubmissionState.DRAFT, SubmissionState.PROPOSED, SubmissionState.TAKEN_BACK])
    pieces = Prefetch("pieces", Piece.objects.select_related("file"))
    return sent.select_related(*SHOWN).prefetch_related(pieces).order_by("received_at", "pk")


def chosen(rows: SubmissionQuerySet, which: str) -> SubmissionQuerySet:
    """One heap of the desk: waiting (cho), waiting and late (muon), returned (tra-lai), contested (khong-nhan), all (tat-ca)."""
    waiting = Q(state=SubmissionState.SENT, obligation__state=ObligationState.SUBMITTED)
    heaps = {
        "muon": waiting & Q(due_then__isnull=False, counts_from__gt=models_due()),
        "tra-lai": Q(state=SubmissionState.RETURNED),
        "khong-nhan": Q(confirmation=Confirmation.CONTESTED),
        "tat-ca": Q(),
    }
    return rows.filter(heaps.get(which, waiting))
