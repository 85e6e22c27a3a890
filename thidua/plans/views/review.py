"""One plan: its document beside what was read, its head, its course."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import report
from thidua.files.views import send
from thidua.organisations.enums import Paper, PaperWay
from thidua.organisations.queries import paper_way
from thidua.plans import actions, permissions
from thidua.plans.enums import PlanState
from thidua.plans.forms.upload import HeadForm
from thidua.plans.models import OPEN_TO_ALL, Plan
from thidua.plans.queries import plans as reads
from thidua.plans.queries.facts import differences, open_errors
from thidua.plans.rules import dues, kinds
from thidua.plans.rules.differences import Differences, Owed
from thidua.plans.views.cards import Review, review_of

LONG = 8
"""Changes shown at once; a longer list stands folded under its sums."""


def plan_for(request: UserRequest, pk: int) -> Plan:
    seen = Plan.objects.visible_to(request.user, clock.today(), thrown_out=True)
    related = ("bloc_year__bloc", "issuer", "file", "amends", "carries_out__issuer", "uploaded_by")
    return get_object_or_404(Plan.objects.filter(pk__in=seen.values("pk")).select_related(*related), pk=pk)


@login_required
@require_safe
def plan(request: UserRequest, pk: int) -> HttpResponse:
    shown = plan_for(request, pk)
    review = review_of(shown)
    return render(request, "plans/plan.html", {**context(request, review), **_around(request, shown)})


def context(request: UserRequest, review: Review) -> dict[str, Any]:
    """What the page and its parts need to know beyond the facts: what this person may do, and why not."""
    shown, now = review.plan, clock.now()
    may_review = permissions.why_not_review(request.user, shown, now.date()) is None
    by_leader = shown.state == PlanState.DRAFT and paper_way(shown.issuer, Paper.PLAN) == PaperWay.LEADER
    right = permissions.why_not_propose(request.user, shown, now.date()) if by_leader else _why_not(request, shown)
    return {
        "plan": shown,
        "review": review,
        "may_review": may_review,
        "by_leader": by_leader,
        "may_go_on": right is None,
        "blocked": permissions.why_not_ready(shown, despite_errors=True) if right is None else None,
        "may_take_back": permissions.why_not_take_back(request.user, shown, now.date()) is None,
        "wrong_year": _wrong_year(shown),
        "may_discard": permissions.why_not_discard(request.user, shown, now.date()) is None,
    }


def _wrong_year(shown: Plan) -> str:
    """A plan of one year dropped into another one, told while it can still be changed."""
    year = shown.meta.get("year")
    if shown.state != PlanState.DRAFT or not year or year == shown.bloc_year.year:
        return ""
    return f"kế hoạch nói về năm {year} nhưng đang đặt trong {shown.bloc_year}. Nhầm thì bỏ bản này rồi tải lại vào đúng năm."


def _why_not(request: UserRequest, shown: Plan) -> str | None:
    return permissions.why_not_put_in_force(request.user, shown, clock.now())


def _around(request: UserRequest, shown: Plan) -> dict[str, Any]:
    """Plans above, below, before and after this one that the reader may open, and what it changes in the one before."""
    seen = Plan.objects.visible_to(request.user, clock.today())
    below = seen.filter(carries_out=shown, state__in=OPEN_TO_ALL).select_related("issuer")
    after = seen.filter(amends=shown, state=PlanState.IN_FORCE).first()
    above = shown.carries_out if shown.carries_out_id and seen.filter(pk=shown.carries_out_id).exists() else None
    return {"below": below, "after": after, "above": above, "changes": changes(differences(shown))}


def changes(found: Differences | None) -> dict[str, Any] | None:
    """A difference list in words, as the part _diff.html wants it."""
    if found is None:
        return None
    dated = [{"what": _what(new), "before": _due(old), "after": _due(new)} for old, new in found.re_dated]
    worded = [{"what": "Nội dung", "before": _words(old), "after": _words(new)} for old, new in found.reworded]
    added, removed = [_line(item) for item in found.added], [_line(item) for item in found.removed]
    return {
        "added": added,
        "removed": removed,
        "changed": dated + worded,
        "is_long": len(added) + len(removed) + len(dated + worded) > LONG,
    }


def _what(item: Owed) -> str:
    return item.deliverable[:1].upper() + item.deliverable[1:]


def _due(item: Owed) -> str:
    return dues.words(item.due) or "không có hạn"


def _words(item: Owed) -> str:
    return " – ".join(part for part in (item.actor, item.deliverable, item.recipient and f"gửi {item.recipient}") if part)


def _line(item: Owed) -> str:
    return f"{_what(item)} ({item.actor or 'chưa rõ ai'}; {_due(item)})"


@login_required
@require_safe
def original(request: UserRequest, pk: int) -> FileResponse:
    """The file as it was received."""
    return send(plan_for(request, pk).file)


@login_required
@require_http_methods(["GET", "POST"])
def head(request: UserRequest, pk: int) -> HttpResponse:
    shown = plan_for(request, pk)
    reason = permissions.why_not_review(request.user, shown, clock.today())
    form = _head_form(request, shown)
    if request.method == "POST" and form.is_valid():
        with report(request, done="Đã ghi thông tin đầu văn bản."):
            actions.describe_plan(shown, **form.cleaned_data, by=request.user)
        return redirect("plans:plan", pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "plans/head.html", {"plan": shown, "form": form, "reason": reason}, status=status)


def _head_form(request: UserRequest, shown: Plan) -> HeadForm:
    now = {name: getattr(shown, name) for name in ("title", "number", "issued_on", "carries_out", "amends")}
    above = reads.plans_to_carry_out(request.user, clock.today())
    same = reads.plans_to_replace(request.user, clock.today()).filter(bloc_year=shown.bloc_year, issuer=shown.issuer).exclude(pk=shown.pk)
    return HeadForm(request.POST or None, initial=now, above=above, replaceable=same)


@login_required
@require_http_methods(["GET", "POST"])
def propose(request: UserRequest, pk: int) -> HttpResponse:
    """Hand the plan to the leader: says what that means, then does it."""
    shown = plan_for(request, pk)
    if request.method == "POST":
        knows = request.POST.get("knows") == "on"
        with report(request, done=f"Đã trình lãnh đạo {shown.issuer}. Kế hoạch nằm ở mục chờ duyệt."):
            actions.propose_plan(shown, despite_errors=knows, by=request.user)
        return redirect("plans:plan", pk)
    reason = permissions.why_not_propose(request.user, shown, clock.today()) or permissions.why_not_ready(shown, despite_errors=True)
    return render(request, "plans/propose.html", {"plan": shown, "reason": reason, "errors": open_errors(shown)})


@login_required
@require_POST
def take_back(request: UserRequest, pk: int) -> HttpResponse:
    with report(request, done="Kế hoạch đã về bước soát. Sửa xong thì trình lại."):
        actions.take_back_plan(plan_for(request, pk), by=request.user)
    return redirect("plans:plan", pk)


@login_required
@require_POST
def discard(request: UserRequest, pk: int) -> HttpResponse:
    shown = plan_for(request, pk)
    with report(request, done="Đã bỏ bản này. Cần lại thì tải tệp lên lần nữa."):
        actions.discard_plan(shown, by=request.user)
    shown.refresh_from_db(fields=["state"])
    return redirect("plans:list") if shown.state == PlanState.DISCARDED else redirect("plans:plan", pk)


@login_required
@require_POST
def accept_group(request: UserRequest, pk: int, group: str) -> HttpResponse:
    """Everything the machine read of one tab is right."""
    wanted = next((one for one in kinds.GROUPS if one.key == group), None)
    if wanted is None:
        raise Http404
    with report(request, done=f"Đã xác nhận: {wanted.word.lower()}."):
        actions.accept_facts(plan_for(request, pk), group=wanted, by=request.user)
    return redirect(f"{reverse('plans:plan', args=[pk])}#g-{wanted.key}")
