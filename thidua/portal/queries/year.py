"""One year of one body: what comes next, its plans with those that carry them out, the figures they lay down."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db.models import Count, Min, Prefetch, Q

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear, Membership
from thidua.core import dates
from thidua.obligations.models import Obligation
from thidua.obligations.rules import FINISHED_STATES, UNFINISHED
from thidua.plans.enums import FactKind, FactState, PlanState
from thidua.plans.models import OPEN_TO_ALL, Plan, PlanFact
from thidua.portal.queries.duties import local_day, titled
from thidua.portal.rules import papers

SHOWN = 6
KINDS = (FactKind.QUOTA, FactKind.TARGET, FactKind.PAGE_LIMIT)
MEASURES = {">=": "ít nhất", ">": "trên", "<=": "không quá", "<": "dưới"}


@dataclass(frozen=True, slots=True)
class Deadline:
    """A thing that is due, over all units that owe it."""

    title: str
    last: date | None
    units: int
    done: int
    first_pk: int
    unit: str

    @property
    def who(self) -> str:
        return self.unit if self.units == 1 else f"{self.done}/{self.units} đơn vị đã xong"


@dataclass(frozen=True, slots=True)
class Figure:
    """A quota, target or page limit as a line of a table."""

    what: str
    scope: str
    figure: str
    clause: str
    plan: Plan


def next_deadlines(bloc_year: BlocYear, now: datetime) -> list[Deadline]:
    """The next things due, and before them what is late, one line a thing."""
    rows = Obligation.objects.alive().filter(bloc_year=bloc_year, last_moment__isnull=False)
    done = Count("pk", filter=Q(state__in=FINISHED_STATES))
    things = rows.values("fact", "period", "deliverable", "last_moment").annotate(units=Count("pk"), done=done, first=Min("pk"))
    open_things = [thing for thing in things.order_by("last_moment", "fact") if thing["done"] < thing["units"]]
    late = [thing for thing in open_things if (thing["last_moment"] or now) < now]
    ahead = [thing for thing in open_things if (thing["last_moment"] or now) >= now]
    shown = [*late[-SHOWN:], *ahead[:SHOWN]]
    alone = [thing["first"] for thing in shown if thing["units"] == 1]
    owners = dict(Obligation.objects.filter(pk__in=alone).values_list("pk", "unit__name"))
    return [_deadline(thing, owners) for thing in shown]


def _deadline(thing: Mapping[str, Any], owners: dict[int, str]) -> Deadline:
    title, last = titled(thing["deliverable"], thing["period"]), local_day(thing["last_moment"])
    return Deadline(title, last, thing["units"], thing["done"], thing["first"], owners.get(thing["first"], ""))


def plans_of(bloc_year: BlocYear, user: User, day: date) -> list[Plan]:
    """Plans of the year that the user may read, each with the plan above it and the plans that carry it out."""
    seen = Plan.objects.visible_to(user, day).exclude(state=PlanState.DISCARDED).defer("document", "meta")
    below = Prefetch("carried_out_by", seen.filter(state__in=OPEN_TO_ALL).select_related("issuer"), to_attr="members_plans")
    return list(seen.filter(bloc_year=bloc_year).select_related("issuer", "carries_out__issuer").prefetch_related(below))


def figures_of(plans: Sequence[Plan]) -> dict[str, list[Figure]]:
    """Quotas, targets and page limits that hold: those of plans in force."""
    holding = {plan.pk: plan for plan in plans if plan.state == PlanState.IN_FORCE}
    facts = PlanFact.objects.filter(plan__in=holding, kind__in=KINDS).exclude(state=FactState.REJECTED)
    found: dict[str, list[Figure]] = {kind.value: [] for kind in KINDS}
    for fact in facts:
        found[fact.kind].append(_FIGURES[FactKind(fact.kind)](fact, holding[fact.plan_id]))
    return found


def _quota(fact: PlanFact, plan: Plan) -> Figure:
    said = fact.fields
    most = f"{dates.figure(said['max'])}" if said.get("max") is not None else _percent(said.get("max_percent"))
    scope = str(said.get("scope") or "")
    within = f"trong số đã được {said['subset_of']}" if said.get("subset_of") and str(said["subset_of"]) not in scope else ""
    parts = [part for part in (scope, within, "dự kiến" if said.get("tentative") else "") if part]
    return Figure(str(said.get("award") or fact.quote), "; ".join(parts), f"không quá {most}" if most else "–", fact.clause, plan)


def _target(fact: PlanFact, plan: Plan) -> Figure:
    said = fact.fields
    value = said.get("value")
    sign = "%" if said.get("unit") == "percent" else ""
    figure = f"{MEASURES.get(str(said.get('op')), '')} {dates.figure(value)}{sign}".strip() if isinstance(value, int | float) else "–"
    what = " · ".join(str(said[name]) for name in ("subject", "award") if said.get(name)) or fact.quote
    return Figure(what, f"tính trên {said['of']}" if said.get("of") else "", figure, fact.clause, plan)


def _limit(fact: PlanFact, plan: Plan) -> Figure:
    what = str(fact.fields.get("document") or fact.quote)
    return Figure(what, "nếu có" if fact.fields.get("if_any") else "", papers.limit_words(fact.fields) or "–", fact.clause, plan)


def _percent(value: Any) -> str:
    return f"{dates.figure(value)}%" if isinstance(value, int | float) else ""


_FIGURES = {FactKind.QUOTA: _quota, FactKind.TARGET: _target, FactKind.PAGE_LIMIT: _limit}


def members_of(bloc_year: BlocYear, day: date) -> list[tuple[str, list[Membership]]]:
    """(sub-group, its members in force), in the order of names."""
    rows = bloc_year.memberships.in_force(day).select_related("unit")
    return [(name, list(group)) for name, group in groupby(rows, key=lambda row: row.subgroup)]


def lead_words(bloc_year: BlocYear, now: datetime) -> str:
    """The first sentence: how far the year is."""
    rows = Obligation.objects.alive().filter(bloc_year=bloc_year, is_standing=False)
    counts = rows.aggregate(
        total=Count("pk"),
        done=Count("pk", filter=Q(state__in=FINISHED_STATES)),
        late=Count("pk", filter=Q(state__in=UNFINISHED, last_moment__lt=now)),
    )
    if not counts["total"]:
        return "Chưa có nghĩa vụ nào: năm bắt đầu từ một kế hoạch được đưa vào."
    late = f"{counts['late']} lượt đã quá hạn" if counts["late"] else "chưa lượt nào quá hạn"
    return f"Các đơn vị đã xong {counts['done']}/{counts['total']} lượt việc của năm; {late}."
