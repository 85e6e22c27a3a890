"""Rounds: who asks, who is asked, who has not answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from thidua.accounts.models import User
from thidua.blocs.enums import YearState
from thidua.blocs.models import BlocYear
from thidua.blocs.queries import LEADING, members_in_force, runs, units_leading
from thidua.consultations.enums import DraftKind, OpinionState, RoundState, Verdict
from thidua.consultations.models import UNSENT, Opinion, OpinionPoint, Round, RoundDraft, RoundQuerySet
from thidua.core.text import fold
from thidua.documents.enums import DocumentState
from thidua.documents.models import OfficialDocument
from thidua.obligations.enums import Confirmation
from thidua.organisations.models import Unit, UnitQuerySet
from thidua.organisations.queries import acts_for, units_acted_for
from thidua.plans.enums import FactKind, PlanState
from thidua.plans.models import Plan, PlanFact, PlanQuerySet

COMMENTING = ("y kien", "gop y", "du thao")
"""Words of a duty that a round may serve."""


def keeps(user: User, asked: Round, day: date) -> bool:
    """Whether the user works for the unit that asks, or for the one that leads the year."""
    return acts_for(user, asked.opened_by, day) or runs(user, asked.bloc_year, day)


def openers(bloc_year: BlocYear, day: date) -> UnitQuerySet:
    """Units that may ask the others: those that lead (the host where nobody is named) and the superior of the bloc."""
    leading = units_leading(bloc_year, day, *LEADING).values_list("pk", flat=True)
    keys: list[int | None] = [*leading] or [bloc_year.bloc.host_id]
    return Unit.objects.filter(pk__in=[*keys, bloc_year.bloc.superior_id])


def may_be_invited(bloc_year: BlocYear, opener: Unit, day: date) -> UnitQuerySet:
    """Members, leaders and the superior, without the one that asks."""
    leading = bloc_year.leaderships.in_force(day).values("unit")
    of_the_year = Q(pk__in=members_in_force(bloc_year, day)) | Q(pk__in=leading) | Q(pk=bloc_year.bloc.superior_id)
    return Unit.objects.filter(of_the_year).exclude(pk=opener.pk).order_by("name_sort", "pk")


def years_to_ask_in(user: User, day: date) -> list[BlocYear]:
    """Open years in which a unit of the user may open a round."""
    mine = units_acted_for(user, day)
    seen = BlocYear.objects.visible_to(user, day).filter(state=YearState.OPEN).select_related("bloc")
    return [year for year in seen if openers(year, day).filter(pk__in=mine.values("pk")).exists()]


def drafts_to_ask_about(opener: Unit, bloc_year: BlocYear) -> PlanQuerySet:
    """Plans of the unit that are not in force yet."""
    being_made = Plan.objects.filter(issuer=opener, bloc_year=bloc_year, state__in=[PlanState.DRAFT, PlanState.PROPOSED])
    return being_made.defer("document", "meta")


def documents_to_ask_about(user: User, bloc_year: BlocYear, day: date) -> QuerySet[OfficialDocument]:
    """Drafts written in the name of the year, with a file, that the user may read as their writer."""
    written = OfficialDocument.objects.of_issuer(user, day).filter(bloc_year=bloc_year, state=DocumentState.DRAFT)
    return written.filter(draft__isnull=False)


def duties_to_serve(bloc_year: BlocYear) -> QuerySet[PlanFact]:
    """Duties of the year's plans that ask for opinions on a draft."""
    duties = PlanFact.objects.filter(plan__bloc_year=bloc_year, plan__state=PlanState.IN_FORCE, kind=FactKind.OBLIGATION)
    texts = duties.values_list("pk", "quote", "fields__deliverable")
    meant = [pk for pk, quote, thing in texts if any(words in fold(f"{quote} {thing or ''}") for words in COMMENTING)]
    return PlanFact.objects.filter(pk__in=meant).select_related("plan")


def rounds_shown(user: User, day: date) -> RoundQuerySet:
    """Rounds the user may see, with how many units were asked and how many have answered."""
    return (
        Round.objects.visible_to(user, day)
        .select_related("bloc_year__bloc", "opened_by")
        .annotate(
            asked_units=Count("invited", distinct=True),
            answers=Count("opinions", filter=Q(opinions__state=OpinionState.SENT), distinct=True),
        )
        .order_by("-starts_at", "-pk")
    )


def rounds_about(document: OfficialDocument, user: User, day: date) -> RoundQuerySet:
    """Of those, the ones that asked about the draft of this document."""
    return rounds_shown(user, day).filter(document=document)


def rounds_waiting_for(user: User, now: datetime) -> RoundQuerySet:
    """Rounds that take opinions now and in which a unit the user acts for has sent none."""
    mine = units_acted_for(user, now.date()).values("pk")
    invited = Round.invited.through._default_manager.filter(round=OuterRef("pk"), unit__in=mine)
    silent = invited.exclude(Exists(Opinion.objects.filter(round=OuterRef("round"), unit=OuterRef("unit"), state=OpinionState.SENT)))
    return Round.objects.filter(Exists(silent), state=RoundState.OPEN, starts_at__lte=now, ends_at__gte=now)


def units_asked(asked: Round, user: User, day: date) -> list[Unit]:
    """Invited units that the user acts for."""
    return list(asked.invited.filter(pk__in=units_acted_for(user, day).values("pk")).order_by("name_sort", "pk"))


def latest_opinion(asked: Round, unit: Unit) -> Opinion | None:
    """What the unit wrote last, sent or not."""
    return Opinion.objects.filter(round=asked, unit=unit).select_related("round", "unit", "file").order_by("-number").first()


def seen_of(opinion: Opinion | None) -> str:
    """A mark of what stands written, for a form to say what it was filled from."""
    return f"{opinion.number}.{opinion.version}" if opinion else "0"


@dataclass(frozen=True, slots=True)
class Line:
    """An opinion in force with its points."""

    opinion: Opinion
    points: Sequence[OpinionPoint]

    @property
    def unit(self) -> Unit:
        return self.opinion.unit

    @property
    def waiting(self) -> int:
        return sum(not point.taking for point in self.points)


@dataclass(frozen=True, slots=True)
class Record:
    """Who said what, and what became of it (bản tổng hợp ý kiến). `contested`: entered on behalf, and the unit does not stand by it;
    `gone`: left the year before the end without a word."""

    round: Round
    drafts: Sequence[RoundDraft]
    commented: Sequence[Line]
    agreed: Sequence[Line]
    silent: Sequence[Unit]
    contested: Sequence[Line]
    gone: Sequence[Unit]

    @property
    def asked(self) -> int:
        """How many were asked and are counted."""
        return len(self.commented) + len(self.agreed) + len(self.silent)

    @property
    def points(self) -> int:
        return sum(len(line.points) for line in self.commented)

    @property
    def unanswered(self) -> int:
        return sum(line.waiting for line in self.commented)

    @property
    def is_final(self) -> bool:
        return self.round.state == RoundState.SETTLED

    @property
    def kind_words(self) -> str:
        return str(DraftKind(self.round.kind).label)


def record_of(asked: Round) -> Record:
    """Four queries, however many units."""
    rows = asked.opinions.filter(state=OpinionState.SENT).select_related("unit", "file", "round").prefetch_related("points")
    lines = [Line(row, list(row.points.all())) for row in rows]
    contested = [line for line in lines if line.opinion.confirmation == Confirmation.CONTESTED]
    counted = [line for line in lines if line.opinion.confirmation != Confirmation.CONTESTED]
    answered = {line.unit.pk for line in counted}
    left = set(asked.bloc_year.memberships.filter(ends_on__lte=asked.over_at.date()).values_list("unit", flat=True))
    rest = [unit for unit in asked.invited.order_by("name_sort", "pk") if unit.pk not in answered]
    return Record(
        round=asked,
        drafts=list(asked.drafts.select_related("file")),
        commented=[line for line in counted if line.opinion.verdict == Verdict.COMMENTS],
        agreed=[line for line in counted if line.opinion.verdict == Verdict.AGREE],
        silent=[unit for unit in rest if unit.pk not in left],
        contested=contested,
        gone=[unit for unit in rest if unit.pk in left],
    )


def unanswered_points(asked: Round) -> QuerySet[OpinionPoint]:
    """Points in force without an answer: they hold up the final record."""
    sent = OpinionPoint.objects.filter(opinion__round=asked, opinion__state=OpinionState.SENT, taking="")
    return sent.exclude(opinion__confirmation=Confirmation.CONTESTED)


def unsent_of(asked: Round) -> int:
    """Opinions that are being written or wait for a leader."""
    return asked.opinions.filter(state__in=UNSENT).count()
