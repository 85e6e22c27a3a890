"""A period with everything it was computed from, in the form of its export (`rules.export`)."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from thidua.calendars.queries import special_days
from thidua.core import clock
from thidua.criteria.queries.tree import stored_table
from thidua.scoring.enums import RoundKind
from thidua.scoring.models import Complaint, Explanation, ScoringPeriod, Sheet
from thidua.scoring.queries.consolidating import scores_of, sent_marks
from thidua.scoring.queries.explanations import explanations_sent
from thidua.scoring.rules.consolidating import Consolidated, Entrant
from thidua.scoring.rules.export import FORM, computed_of, counted_of, words_of

SAID = (
    "turn__sheet",
    "criterion__code",
    "turn__round__kind",
    "turn__scorer__name",
    "given",
    "points",
    "is_na",
    "reason",
    "changed_by__full_name",
    "changed_at",
)


def export_of(period: ScoringPeriod) -> dict[str, Any]:
    """Complete in itself: what `rules.export.first_difference` computes again. Points are words, moments ISO in local time."""
    scores = scores_of(period)
    found = scores.consolidated()
    said = _said(period)
    units = [_unit(scores.sheets[one.key], one) | {"marks": said.get(one.key, {})} for one in scores.entrants]
    rounds = [{"kind": one.kind, "name": RoundKind(one.kind).label, "over_at": _moment(one.over_at)} for one in scores.rounds]
    years = date(period.bloc_year.year - 1, 1, 1), date(period.bloc_year.year + 1, 12, 31)
    return {
        "form": FORM,
        "period": _of_period(period),
        "table": _of_table(period),
        "rounds": rounds,
        "special_days": {day.isoformat(): is_worked for day, is_worked in sorted(special_days(*years).items())},
        "units": units,
        "explanations": [_explanation(one) for one in explanations_sent(period)],
        "complaints": [_complaint(one) for one in _complaints(period)],
        **results_of(found),
    }


def _unit(sheet: Sheet, entrant: Entrant) -> dict[str, Any]:
    own = entrant.self_score
    return {
        "key": sheet.pk,
        "name": str(sheet.unit),
        "group": sheet.group,
        "size": words_of(sheet.size),
        "exclusion": sheet.exclusion,
        "self_score": {"due_at": _moment(own.due_at), "came_at": _moment(own.came_at)} if own else None,
    }


def results_of(found: Consolidated) -> dict[str, Any]:
    return {"counted": counted_of(found), "computed": computed_of(found)}


def _of_period(period: ScoringPeriod) -> dict[str, Any]:
    return {
        "title": period.title,
        "bloc": str(period.bloc_year.bloc),
        "year": period.bloc_year.year,
        "announced_at": _moment(period.announced_at),
        "complaints_until": _moment(period.complaints_until),
        "proposed_by": str(period.proposed_by or ""),
        "proposed_at": _moment(period.proposed_at),
        "published_by": str(period.published_by or ""),
        "published_at": _moment(period.published_at),
    }


def _of_table(period: ScoringPeriod) -> dict[str, Any]:
    version = period.version
    return {
        "title": version.table.title,
        "version": version.number,
        "decision": version.decision,
        "decided_on": version.decided_on.isoformat() if version.decided_on else "",
        "content_hash": version.content_hash,
        "stored": stored_table(version),
    }


def _moment(moment: datetime | None) -> str:
    return moment.astimezone(clock.LOCAL).isoformat(timespec="seconds") if moment else ""


def _said(period: ScoringPeriod) -> Mapping[int, Mapping[str, list[dict[str, Any]]]]:
    """Sheet → criterion → what every round said, in their order."""
    said: dict[int, dict[str, list[dict[str, Any]]]] = {}
    rows = sent_marks(period).order_by("turn__sheet", "criterion", "turn__round__position", "turn").values_list(*SAID)
    for sheet, code, kind, scorer, given, points, is_na, reason, by, at in rows.iterator(chunk_size=5000):
        told = {"round": kind, "scorer": scorer, "given": given, "points": words_of(points), "is_na": is_na, "reason": reason, "by": by}
        said.setdefault(sheet, {}).setdefault(code, []).append(told | {"at": _moment(at)})
    return said


def _explanation(one: Explanation) -> dict[str, Any]:
    """What a unit said of a criterion; no points follow from it."""
    return {"unit": str(one.turn.scorer), "criterion": one.criterion.code, "words": one.words, "by": str(one.changed_by)}


def _complaints(period: ScoringPeriod) -> Iterable[Complaint]:
    found = Complaint.objects.filter(sheet__period=period).select_related("sheet__unit", "criterion", "answered_by")
    return found.order_by("filed_at", "pk")


def _complaint(one: Complaint) -> dict[str, Any]:
    return {
        "unit": str(one.sheet.unit),
        "criterion": one.criterion.code if one.criterion else "",
        "words": one.words,
        "asked": words_of(one.asked_points),
        "state": one.state,
        "answer": one.answer,
        "answered_by": str(one.answered_by or ""),
        "answered_at": _moment(one.answered_at),
        "effect": one.effect,
    }


def plain_points(points: Decimal | int | None) -> str | int | None:
    """As JSON keeps it: points as words, a rank as a number."""
    return words_of(points) if isinstance(points, Decimal) else points
