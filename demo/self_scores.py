"""How a table of the demo is settled, and what a unit enters in its sheet that stays so far behind the best."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from thidua.accounts.models import User
from thidua.core import clock
from thidua.criteria import actions as criteria
from thidua.criteria.enums import CriterionKind, EvidenceKind
from thidua.criteria.models import Criterion, TableVersion
from thidua.criteria.queries.samples import Sample, samples
from thidua.scoring.actions import evidence, marks, periods
from thidua.scoring.enums import RoundKind, Shown
from thidua.scoring.models import ScoringPeriod, Sheet, Turn
from thidua.scoring.queries.evidence import lacking_evidence
from thidua.scoring.queries.marks import criteria_of
from thidua.scoring.queries.setting_up import PlannedRound

CHOSEN: Mapping[str, Any] = {
    "conventions": {
        "na_mode": "exclude_and_rescale",
        "days_by": "calendar",
        "reports_by": "worst",
        "gap": "floor",
        "over": "cap",
        "na_claimed_in": ["self"],
        "round_policy": "replace",
        "late_self_score": "accept",
        "tie_end": "vote",
        "complaint_days": 5,
        "places": 2,
    },
    "pools": {
        "bonus_cap": "50",
        "penalty_cap": "none",
        "total_cap": "none",
        "penalty_rounds": ["standing"],
        "order": ["rescale", "add_bonus", "take_penalty", "cap_total"],
    },
    "ties": [{"by": "content"}, {"by": "penalty", "lower_first": True}],
}
GIVEN: Mapping[CriterionKind, Callable[[int], dict[str, Any]]] = {
    CriterionKind.PASS_FAIL: lambda slips: {"achieved": slips < 6},
    CriterionKind.PROPORTIONAL: lambda slips: {"done": str(40 - slips), "target": "40"},
    CriterionKind.TIERED: lambda slips: {"done": str(100 - 2 * slips), "total": "100"},
    CriterionKind.LATE_DAYS: lambda slips: {"days": max(0, slips - 2)},
    CriterionKind.DEDUCT_PER_EVENT: lambda slips: {"events": slips // 4},
    CriterionKind.DEDUCT_BANDED: lambda slips: {"value": str(slips // 6)},
    CriterionKind.COUNT_TIMES: lambda slips: {"count": max(0, 4 - slips)},
    CriterionKind.IMPORTED: lambda slips: {"value": str(96 - slips)},
    CriterionKind.AWARD_BONUS: lambda slips: {"awards": ["bang_khen"] if slips < 3 else []},
}
FACTS: Mapping[str, Callable[[int], str]] = {
    "muc": lambda slips: "Hoàn thành xuất sắc" if slips < 3 else "Hoàn thành tốt",
    "so": lambda slips: "3" if slips < 6 else "2",
    "ngay": lambda slips: f"2021-0{2 + slips // 3}-25",
}
"""What the decision tables of the examples ask."""


def sample(key: str) -> Sample:
    return next(one for one in samples() if one.key == key)


def issue_chosen(
    version: TableVersion, *, over: tuple[date, date], agreed_in: RoundKind, decision: str, on: date, by: User
) -> TableVersion:
    """Everything chosen, single criteria too, and issued. `over`: first and last day of what is counted; `agreed_in`: which round has to
    agree that something did not arise."""
    for node in version.criteria.filter(kind__in=[CriterionKind.AWARD_BONUS, CriterionKind.JUDGED]):
        more = {"combine": "max", "stage": "before_cap"} if node.kind == CriterionKind.AWARD_BONUS else {"reason_below_max": False}
        criteria.change_criterion(node, values={"params": {**more, **node.params}}, seen=node.edits, by=by)
    version.refresh_from_db()
    first, last = over
    about = {"na_agreed_in": agreed_in, "period": {"first": first.isoformat(), "last": last.isoformat()}}
    choices = {**CHOSEN, "conventions": CHOSEN["conventions"] | about}
    version = criteria.choose(version, choices=choices, seen=version.edits, by=by)
    return criteria.issue_version(version, decision=decision, decided_on=on, takes_examples=True, by=by)


def open_rounds(period: ScoringPeriod, rounds: Sequence[tuple[RoundKind, date, date]], *, by: User) -> ScoringPeriod:
    """Each shown to the units once it is closed."""
    planned = [
        PlannedRound(kind, clock.start_of(first), clock.end_of(last), is_blind=False, shown=Shown.WHEN_CLOSED)
        for kind, first, last in rounds
    ]
    periods.set_rounds(period, rounds=planned, by=by)
    return periods.open_period(period, by=by)


def turns_of(period: ScoringPeriod, kind: RoundKind) -> list[Turn]:
    around = Turn.objects.select_related("sheet__unit", "sheet__period__version", "round", "scorer")
    return list(around.filter(sheet__period=period, round__kind=kind).order_by("sheet__unit__name_sort"))


def score_self(turn: Turn, nodes: Sequence[Criterion], *, slips: int, by: User) -> None:
    for node in nodes:
        marks.save_mark(turn, node, told=_given(node, slips), seen=0, by=by)


def show_report(sheet: Sheet, *, title: str, number: str, dated: date, by: User) -> None:
    """One report is the evidence of everything that wants one."""
    piece, shown = evidence.Piece(EvidenceKind.DOCUMENT, title, number=number, dated=dated), None
    for node in lacking_evidence(sheet) or criteria_of(sheet.turns.get(round__kind=RoundKind.SELF))[:1]:
        if shown is None:
            shown = evidence.add_evidence(sheet, piece=piece, criterion=node, by=by)
        else:
            evidence.use_evidence(shown, criterion=node, by=by)


def _given(node: Criterion, slips: int) -> dict[str, Any]:
    kind = CriterionKind(node.kind)
    if kind == CriterionKind.JUDGED:
        value = max(node.points - Decimal(node.params["step"]) * (slips // 2), Decimal(0))
        return {"value": f"{value.normalize():f}", "reason": "Một nội dung làm chậm so với kế hoạch" if slips // 2 else ""}
    if kind == CriterionKind.DECISION_TABLE:
        return {name: FACTS[name](slips) for name in {fact for row in node.params["rows"] for fact, *_ in row["when"]}}
    return GIVEN[kind](slips)
