"""The tree, one unit, and what changes it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import RuleBroken, report
from thidua.core.text import fold
from thidua.organisations import actions, permissions, queries
from thidua.organisations.enums import Paper, StaffRole, UnitKind
from thidua.organisations.forms import DayForm, EventForm, NewUnitForm, UnitForm
from thidua.organisations.models import Delegation, Unit, UnitQuerySet
from thidua.organisations.rules.events import consequences, why_not_shape
from thidua.organisations.views.doors import FORM, let_in, to_unit, unit_in_hand, unit_or_404

ROOTS, FOUND, POSTS, CHILDREN = 30, 50, 50, 30


@login_required
@require_safe
def tree(request: UserRequest) -> HttpResponse:
    """The tree of a day; with words or a kind asked for, a flat list of what was found."""
    day, asked = _asked_day(request), {key: request.GET.get(key, "").strip() for key in ("q", "loai")}
    above = Unit.objects.visible_to(request.user).filter(pk=_number(request.GET.get("thuoc"))).first()
    found = _found(request, day, above, **asked) if above or any(asked.values()) else None
    rows: Sequence[Any] | UnitQuerySet = queries.forest(day) if found is None else found
    page = Paginator(rows, ROOTS if found is None else FOUND).get_page(request.GET.get("page"))
    today = clock.today()
    context = {
        "page": page,
        "is_list": found is not None,
        "above": above,
        "day": day,
        "is_today": day == today,
        "kinds": UnitKind.choices,
        "why_not_add": permissions.why_not_add_somewhere(request.user, today),
        "why_not_event": permissions.why_not_record_event(request.user),
        **asked,
    }
    return render(request, "organisations/tree.html", context)


def _asked_day(request: UserRequest) -> date:
    form = DayForm(request.GET)
    if form.is_valid():
        return form.cleaned_data["ngay"] or clock.today()
    messages.error(request, "Chưa hiểu ngày này, đang xem hôm nay. Viết như 01/07/2025.")
    return clock.today()


def _found(request: UserRequest, day: date, above: Unit | None, *, q: str, loai: str) -> UnitQuerySet:
    rows = Unit.objects.visible_to(request.user).in_force(day).select_related("parent")
    rows = rows.filter(parent=above) if above else rows
    rows = rows.filter(kind=loai) if loai in UnitKind.values else rows
    return rows.named_like(q) if fold(q) else rows


@login_required
@require_safe
def unit(request: UserRequest, pk: int) -> HttpResponse:
    """What it is, how it came about, who works there and what they may do."""
    shown, now = unit_or_404(request, pk), clock.now()
    day, mine = now.date(), queries.posts_of(request.user, now.date()).filter(unit=shown)
    why_not = permissions.why_not_manage_people(request.user, shown, day)
    children = Unit.objects.filter(parent=shown).in_force(day)
    context = {
        "unit": shown,
        "in_force": shown.is_in_force(day),
        "events": queries.events_of(shown),
        "posts": Paginator(queries.posts_shown(shown, day), POSTS).get_page(request.GET.get("page")),
        "children": list(children[:CHILDREN]),
        "children_count": children.count(),
        "rights": _rights(shown, day),
        "ways": [(paper, queries.paper_way(shown, paper)) for paper in Paper],
        "delegations": Delegation.objects.filter(giver__unit=shown).select_related("giver__person", "taker")[:POSTS],
        "without_account": list(queries.people_of(shown, day).filter(user__isnull=True)[:POSTS]) if not why_not else [],
        "waiting": list(queries.people_of(shown, day).filter(user__first_signed_in_at__isnull=True, user__isnull=False)[:POSTS])
        if not why_not
        else [],
        "why_not": why_not,
        "why_not_child": permissions.why_not_manage_units(request.user, shown, day),
        "why_not_event": permissions.why_not_record_event(request.user),
        "is_colleague": not why_not or mine.exists(),
        "leads": queries.leads(request.user, shown, day),
    }
    return render(request, "organisations/unit.html", context)


def _rights(shown: Unit, day: date) -> list[tuple[str, list[str]]]:
    """Who may do what now: names by role."""
    posts = shown.posts.in_force(day).select_related("person").order_by("person__name_sort", "pk")
    names: dict[str, list[str]] = {role: [] for role in StaffRole}
    for post in posts[:POSTS]:
        names[post.role].append(str(post.person))
    return [(StaffRole(role).label, list(dict.fromkeys(people))) for role, people in names.items()]


@login_required
@require_http_methods(FORM)
def add(request: UserRequest) -> HttpResponse:
    let_in(permissions.why_not_add_somewhere(request.user, clock.today()))
    parent = Unit.objects.visible_to(request.user).filter(pk=_number(request.GET.get("truc-thuoc"))).first()
    units = queries.units_to_add_under(request.user, clock.today())
    form = NewUnitForm(request.POST or None, units=units, initial={"parent": parent})
    if form.is_valid():
        data = form.cleaned_data
        try:
            made = actions.add_unit(**{**data, "kind": UnitKind(data["kind"])}, by=request.user)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Đã thêm {made}. Bước tiếp theo: ghi người và vai trò của đơn vị.")
            return to_unit(made)
    return render(request, "organisations/add.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@require_http_methods(FORM)
def correct(request: UserRequest, pk: int) -> HttpResponse:
    shown = unit_in_hand(request, pk)
    known = {"short_name": shown.short_name, "place": shown.place, "email": shown.email, "phone": shown.phone}
    form = UnitForm(request.POST or None, initial=known)
    if form.is_valid():
        with report(request, done=f"Đã sửa thông tin của {shown}."):
            actions.correct_unit(shown, **form.cleaned_data, by=request.user)
        return to_unit(shown)
    return render(request, "organisations/correct.html", {"form": form, "unit": shown}, status=422 if form.errors else 200)


@login_required
@require_http_methods(FORM)
def event(request: UserRequest) -> HttpResponse:
    """Typed, read back in words, then written: `buoc` = sua (type again) | ghi (write)."""
    let_in(permissions.why_not_record_event(request.user))
    chosen = Unit.objects.visible_to(request.user).filter(pk=_number(request.GET.get("don-vi"))).first()
    units, step = Unit.objects.filter(valid_to__isnull=True), request.POST.get("buoc")
    form = EventForm(request.POST or None, units=units, initial={"before": [chosen.name]} if chosen else None)
    if not form.is_valid() or step == "sua":
        return render(request, "organisations/event.html", {"form": form}, status=422 if form.errors else 200)
    wish = queries.event_wish(form.cleaned_data)
    reason = why_not_shape(wish.kind, before=len(wish.before), after=len(wish.after) + len(wish.coming))
    if not reason and step == "ghi":
        reason = _write(request, wish, form.cleaned_data)
        if not reason:
            return redirect(_place_after(wish))
    if reason:
        form.add_error(None, reason)
        return render(request, "organisations/event.html", {"form": form}, status=422)
    context = {"form": form, "kept": _kept(request.POST), "points": consequences(wish.planned()), "kind": wish.kind.label}
    return render(request, "organisations/event_confirm.html", context)


def _write(request: UserRequest, wish: queries.EventWish, data: dict[str, Any]) -> str | None:
    try:
        written = actions.record_event(
            kind=wish.kind,
            effective_on=wish.effective_on,
            decision=data["decision"],
            decided_on=data["decided_on"],
            before=wish.before,
            after=wish.after,
            coming=wish.coming,
            note=data["note"],
            carries_posts=wish.carries_posts,
            by=request.user,
        )
    except RuleBroken as refusal:
        return str(refusal)
    messages.success(request, f"Đã ghi: {written}.")
    return None


def _place_after(wish: queries.EventWish) -> str:
    """The page of the first unit after the event, or of the one that ended."""
    parts = wish.before[0].event_parts.latest("pk").event.parts.order_by("role", "pk")
    return reverse("organisations:unit", args=[parts[0].unit_id])


def _kept(typed: QueryDict) -> list[tuple[str, str]]:
    return [(name, value) for name, values in typed.lists() if name not in {"csrfmiddlewaretoken", "buoc"} for value in values]


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 19 else 0
