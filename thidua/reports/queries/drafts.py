"""The draft with its sources, the sums of its tables, what became of the papers it was drawn from."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from thidua.accounts.models import User
from thidua.blocs.enums import YearState
from thidua.blocs.models import BlocYear
from thidua.blocs.queries import LEADING, units_leading
from thidua.consultations.models import years_led
from thidua.obligations.enums import Confirmation, ObligationState, SubmissionState
from thidua.obligations.models import Obligation, ObligationQuerySet, Submission
from thidua.obligations.rules import period_words
from thidua.organisations.models import Unit, UnitQuerySet
from thidua.reports.enums import ReportKind, ReportPartKind
from thidua.reports.models import PartSource, Report, ReportPart, ReportQuerySet
from thidua.reports.queries.papers import Gathered, TableGroup, given_of, tables_of
from thidua.reports.rules.tables import Change, Given, Sums, changes, key_of, sum_up


@dataclass(frozen=True, slots=True)
class About:
    """What a report is, as a form hands it over."""

    kind: ReportKind
    title: str
    period: str
    duty: Obligation | None


def reports_shown(user: User, day: date) -> ReportQuerySet:
    return Report.objects.visible_to(user, day).select_related("bloc_year__bloc", "writer", "round", "submission")


def years_to_report_in(user: User, day: date) -> QuerySet[BlocYear]:
    """Open years that a unit of the user leads."""
    return BlocYear.objects.filter(pk__in=years_led(user, day), state=YearState.OPEN).select_related("bloc")


def writers(bloc_year: BlocYear, day: date) -> UnitQuerySet:
    """Units that lead the year; the host where nobody is named."""
    leading = units_leading(bloc_year, day, *LEADING)
    return leading if leading.exists() else Unit.objects.filter(pk__in=filter(None, [bloc_year.bloc.host_id]))


@dataclass(frozen=True, slots=True)
class Source:
    """A duty of several units that a report may be drawn from."""

    fact: int
    period: str
    words: str
    units: int
    handed_in: int

    @property
    def key(self) -> str:
        return f"{self.fact}:{self.period}"


def sources_to_choose(bloc_year: BlocYear) -> list[Source]:
    """Duties of the year's units (not of its head alone): those of which most is here first, then those named reports."""
    handed = Q(state__in=[ObligationState.SUBMITTED, ObligationState.ACCEPTED])
    leading = bloc_year.leaderships.filter(role__in=LEADING).values("unit")
    rows = Obligation.objects.alive().filter(bloc_year=bloc_year).values("fact", "period", "deliverable").order_by("deliverable", "period")
    counted = rows.annotate(units=Count("pk"), handed_in=Count("pk", filter=handed), others=Count("pk", filter=~Q(unit__in=leading)))
    told = counted.filter(others__gt=0)
    found = [Source(row["fact"], row["period"], _words(row["deliverable"], row["period"]), row["units"], row["handed_in"]) for row in told]
    return sorted(found, key=lambda one: (-one.handed_in, "báo cáo" not in one.words.lower(), one.words))


def _words(deliverable: str, period: str) -> str:
    return f"{deliverable} ({period_words(period)})" if period else deliverable


def own_duties(bloc_year: BlocYear, day: date) -> ObligationQuerySet:
    """What the leading unit itself still owes in the year."""
    owed = Obligation.objects.alive().filter(bloc_year=bloc_year, unit__in=writers(bloc_year, day).values("pk"))
    return owed.filter(state__in=[ObligationState.OPEN, ObligationState.RETURNED]).select_related("unit")


def mark_of(report: Report) -> str:
    """Changes whenever any part of the draft does: a file made of it is of exactly that draft."""
    rows = report.parts.order_by("order", "pk").values_list("pk", "order", "version")
    return hashlib.sha256(repr(list(rows)).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class SourceShown:
    """`number` in the annex; `standing`: what became of the paper since."""

    row: PartSource
    number: int
    unit: str
    standing: str

    @property
    def mark(self) -> str:
        return f"{self.unit}, {self.row.place}"


@dataclass(frozen=True, slots=True)
class PartShown:
    """A part as the draft shows it; `sums` of a table, `changes` where a unit has given other figures since."""

    row: ReportPart
    sources: Sequence[SourceShown]
    given: Sequence[Given] = ()
    sums: Sums | None = None
    changes: Sequence[Change] = ()
    absent: Sequence[str] = ()

    @property
    def title(self) -> str:
        return self.row.text


def draft_of(report: Report, found: Gathered | None = None) -> list[PartShown]:
    """The whole draft: three queries, however many parts. `found`: what the units have now, to compare the tables with."""
    rows = list(report.parts.prefetch_related("sources__piece__file", "sources__piece__submission__obligation__unit"))
    latest = _latest(rows)
    now = {group.key: group for group in tables_of(found)} if found else {}
    shown, number = [], 0
    for row in rows:
        sources = []
        for source in row.sources.all():
            number += 1
            sources.append(_source(source, number, latest))
        shown.append(_table(row, sources, now, found) if row.kind == ReportPartKind.TABLE else PartShown(row, sources))
    return shown


def _latest(rows: Sequence[ReportPart]) -> dict[int, int]:
    """Obligation → number of the last handing-in that counts."""
    duties = {source.piece.submission.obligation_id for row in rows for source in row.sources.all()}
    sent = Submission.objects.filter(obligation__in=duties, state__in=[SubmissionState.SENT, SubmissionState.ACCEPTED])
    return dict(sent.order_by("number").values_list("obligation", "number"))


def _source(row: PartSource, number: int, latest: Mapping[int, int]) -> SourceShown:
    paper = row.piece.submission
    return SourceShown(row, number, str(paper.obligation.unit), _standing(paper, latest.get(paper.obligation_id, 0)))


def _standing(paper: Submission, latest: int) -> str:
    if paper.state == SubmissionState.RETURNED:
        return "bản này đã bị trả lại" + (", đơn vị đã nộp bản khác" if latest > paper.number else "")
    if paper.state == SubmissionState.TAKEN_BACK:
        return "đơn vị đã rút bản này"
    return "đơn vị không nhận bản nhập hộ này" if paper.confirmation == Confirmation.CONTESTED else ""


def _comparable(given: Sequence[Given], group: TableGroup | None, found: Gathered) -> tuple[list[Given], list[Given]]:
    """Before and after of the units whose files have all been read: one still to be read says nothing yet."""
    waiting = {paper.unit.pk for paper in found.unread}
    after = group.given if group else []
    return [one for one in given if one.unit not in waiting], [one for one in after if one.unit not in waiting]


def _table(row: ReportPart, sources: Sequence[SourceShown], now: Mapping[str, TableGroup], found: Gathered | None) -> PartShown:
    given = given_of(row.table)
    group = now.get(key_of(given[0].head))
    changed = changes(*_comparable(given, group, found)) if found else []
    having = {one.unit for one in given}
    absent = [str(unit) for unit in [*found.units, *found.missing, *found.without_file] if unit.pk not in having] if found else []
    return PartShown(row, sources, given, sum_up(given), changed, list(dict.fromkeys(absent)))


def taken_tables(report: Report) -> set[str]:
    """Keys of the tables that the draft holds."""
    kept = report.parts.filter(kind=ReportPartKind.TABLE).values_list("table", flat=True)
    return {key_of(table[0]["head"]) for table in kept}
