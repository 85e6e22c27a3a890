"""Days off and days worked instead, year by year, and a place to try a count of working days."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.accounts.models import User
from thidua.calendars import actions, permissions, queries
from thidua.calendars.enums import DayKind
from thidua.calendars.forms import CountForm, SameDayForm, SpecialDayForm, YearForm
from thidua.calendars.models import SpecialDay
from thidua.core import clock
from thidua.core.errors import report

_FORM = ["GET", "HEAD", "POST"]


@login_required
@require_safe
def days(request: UserRequest) -> HttpResponse:
    year = _asked_year(request.GET.get("nam"))
    count = CountForm({"way": "sau", **request.GET.dict()} if "start" in request.GET else None, initial={"start": clock.today(), "days": 5})
    context = {
        "year": year,
        "rows": list(SpecialDay.objects.filter(day__year=year)),
        "why_not": permissions.why_not_edit_days(request.user),
        "count": count,
        "answer": _answer(count) if count.is_valid() else None,
    }
    return render(request, "calendars/days.html", context, status=422 if count.errors else 200)


@login_required
@require_http_methods(_FORM)
def add(request: UserRequest) -> HttpResponse:
    _let_in(request.user)
    form = SpecialDayForm(request.POST or None)
    if not form.is_valid():
        return render(request, "calendars/day.html", {"form": form, "special": None}, status=422 if form.errors else 200)
    data = form.cleaned_data
    with report(request, done=f"Đã ghi ngày {data['day']:%d/%m/%Y}: {data['name']}."):
        actions.set_day(**{**data, "kind": DayKind(data["kind"])}, by=request.user)
    return _to_year(data["day"].year)


@login_required
@require_http_methods(_FORM)
def edit(request: UserRequest, pk: int) -> HttpResponse:
    _let_in(request.user)
    special = get_object_or_404(SpecialDay, pk=pk)
    known = {"kind": special.kind, "name": special.name, "source": special.source}
    form = SameDayForm(request.POST or None, initial=known)
    if not form.is_valid():
        return render(request, "calendars/day.html", {"form": form, "special": special}, status=422 if form.errors else 200)
    data = form.cleaned_data
    with report(request, done=f"Đã sửa ngày {special.day:%d/%m/%Y}."):
        actions.set_day(day=special.day, kind=DayKind(data["kind"]), name=data["name"], source=data["source"], by=request.user)
    return _to_year(special.day.year)


@login_required
@require_http_methods(_FORM)
def remove(request: UserRequest, pk: int) -> HttpResponse:
    _let_in(request.user)
    special = get_object_or_404(SpecialDay, pk=pk)
    if request.method != "POST":
        return render(request, "calendars/remove.html", {"special": special})
    with report(request, done=f"Đã bỏ ngày {special.day:%d/%m/%Y} khỏi danh sách."):
        actions.remove_day(special, by=request.user)
    return _to_year(special.day.year)


@login_required
@require_POST
def seed(request: UserRequest) -> HttpResponse:
    _let_in(request.user)
    form = YearForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Chưa nạp: năm phải từ 2000 đến 2100.")
        return redirect("calendars:list")
    year = form.cleaned_data["year"]
    added = actions.seed_year(year, by=request.user)
    done = f"Đã nạp {added} ngày của năm {year}." if added else f"Năm {year} đã có đủ các ngày lễ, không nạp thêm ngày nào."
    messages.success(request, f"{done} Đối chiếu với thông báo nghỉ lễ, tết của năm rồi sửa nếu khác.")
    return _to_year(year)


@dataclass(frozen=True, slots=True)
class Answer:
    """The day found, and why it is not simply the weekdays counted."""

    day: date
    counted: list[SpecialDay]
    unknown_years: list[int]


def _answer(form: CountForm) -> Answer:
    start, number, way = (form.cleaned_data[name] for name in ("start", "days", "way"))
    found = queries.working_day_after(start, -number if way == "truoc" else number)
    first, last = sorted((start, found))
    first, last = (first + timedelta(days=1), last) if start < found else (first, last - timedelta(days=1))
    return Answer(found, queries.days_that_counted(first, last), queries.years_without_days(first, last))


def _let_in(user: User) -> None:
    reason = permissions.why_not_edit_days(user)
    if reason:
        raise PermissionDenied(reason)


def _asked_year(text: str | None) -> int:
    form = YearForm({"year": text})
    return int(form.cleaned_data["year"]) if form.is_valid() else clock.today().year


def _to_year(year: int) -> HttpResponse:
    return redirect(f"{reverse('calendars:list')}?nam={year}")
