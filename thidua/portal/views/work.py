from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from thidua.accounts.http import UserRequest
from thidua.accounts.models import User
from thidua.core import clock
from thidua.obligations.queries.submissions import waiting_for_approval
from thidua.organisations.models import Delegation
from thidua.plans.models import Plan
from thidua.plans.queries.plans import delegations_held, plans_waiting_for
from thidua.portal.context import chosen_year
from thidua.portal.queries import course, first_run
from thidua.portal.queries.work import Debt, Work, debts_to, lead_words, work_of


@require_safe
def home(_request: HttpRequest) -> HttpResponse:
    """The door: the first run while there is no account, else my work."""
    return redirect("portal:work" if first_run.has_accounts() else "portal:first_run")


@login_required
@require_safe
def work(request: UserRequest) -> HttpResponse:
    """Việc của tôi: what do I owe whom this month, over all my years."""
    now, year = clock.now(), chosen_year(request)
    mine = work_of(request.user, now)
    context = {
        "work": mine,
        "lead": lead_words(mine),
        "figures": _figures(mine),
        "groups": _with_debts(_groups(mine), debts_to(mine.units, request.user, now)),
        "to_approve": _to_approve(request.user, now),
        "papers_to_approve": waiting_for_approval(request.user, now),
        "year": year,
        "steps": course.steps(year, now.date()) if year else [],
        "must_set_up": first_run.is_unfinished(request.user, now.date()),
    }
    return render(request, "portal/work.html", context)


def _to_approve(user: User, now: datetime) -> list[tuple[Plan, Delegation | None]]:
    """Plans that wait for this person, each with the right that was handed over for it, if it is not their own."""
    waiting = plans_waiting_for(user, now).select_related("bloc_year__bloc", "issuer").defer("document", "meta")
    held = {right.giver.unit_id: right for right in delegations_held(user, now)}
    return [(plan, held.get(plan.issuer_id)) for plan in waiting]


def _with_debts(groups: list[dict[str, object]], debts: list[Debt]) -> list[dict[str, object]]:
    """What others owe us is late already: it stands right after what we are late with ourselves."""
    late = [group for group in groups if group["key"] == "qua-han"]
    return [*late, {"key": "no-toi", "debts": debts}, *groups[len(late) :]] if debts else groups


def _figures(mine: Work) -> list[dict[str, object]]:
    month = mine.today.month
    figures: list[dict[str, object]] = [
        {"value": len(mine.overdue), "word": "quá hạn", "kind": "late" if mine.overdue else "plain", "url": "#qua-han"},
        {"value": len(mine.this_month), "word": f"đến hạn trong tháng {month}", "short": "tháng này", "url": "#trong-thang"},
        {"value": len(mine.undated), "word": "chờ mốc, chưa có hạn", "short": "chờ hạn", "url": "#chua-co-han"},
        {"value": f"{len(mine.done)}/{mine.total}", "word": "việc của năm đã xong", "short": "đã xong", "url": "#da-xong"},
    ]
    shown = {f"#{group['key']}" for group in _groups(mine)}
    return [{**figure, "url": figure["url"] if figure["url"] in shown else None} for figure in figures]


def _groups(mine: Work) -> list[dict[str, object]]:
    groups: list[dict[str, object]] = [
        {"key": "qua-han", "word": "Quá hạn", "duties": mine.overdue},
        {"key": "trong-thang", "word": f"Trong tháng {mine.today.month}", "duties": mine.this_month},
        {"key": "sau-do", "word": "Sau đó", "duties": mine.later},
        {"key": "chua-co-han", "word": "Chưa có hạn, chờ mốc", "duties": mine.undated},
        {"key": "thuong-xuyen", "word": "Thường xuyên", "duties": mine.standing, "is_folded": True},
        {"key": "da-xong", "word": "Đã xong", "duties": mine.done, "is_folded": True},
    ]
    return [group for group in groups if group["duties"]]
