"""People of a unit, their posts and accounts."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import RuleBroken, report
from thidua.core.text import one_line
from thidua.organisations import actions, permissions, queries
from thidua.organisations.enums import StaffRole
from thidua.organisations.forms import EndForm, NewPersonForm, PersonForm, PostsForm
from thidua.organisations.models import Person, Post, Unit
from thidua.organisations.views.doors import FORM, let_in, slips_page, to_unit, unit_in_hand

MOST = 50


@login_required
@never_cache
@require_http_methods(FORM)
def add(request: UserRequest, pk: int) -> HttpResponse:
    unit = unit_in_hand(request, pk)
    form = NewPersonForm(request.POST or None, namesakes=list(queries.namesakes(one_line(request.POST.get("full_name", "")))))
    if form.is_valid():
        try:
            person, slips = _add(form.cleaned_data, unit, request)
        except RuleBroken as refusal:
            form.add_error(None, str(refusal))
        else:
            if slips:
                return slips_page(request, slips, back=reverse("organisations:unit", args=[unit.pk]))
            messages.success(request, f"Đã ghi {person} vào {unit}.")
            return to_unit(unit)
    return render(request, "organisations/add_person.html", {"form": form, "unit": unit}, status=422 if form.errors else 200)


@transaction.atomic
def _add(data: dict[str, Any], unit: Unit, request: UserRequest) -> tuple[Person, list[Any]]:
    """Person, posts and account, all or none."""
    by, who = request.user, data.get("who", "new")
    if who == "new":
        person = actions.add_person(full_name=data["full_name"], unit=unit, phone=data["phone"], email=data["email"], by=by)
    else:
        person = Person.objects.get(pk=who)
    _give(person, data, unit, request)
    return person, actions.make_accounts([person], unit=unit, by=by) if data["account"] and person.user is None else []


def _give(person: Person, data: dict[str, Any], unit: Unit, request: UserRequest) -> None:
    for role in data["roles"]:
        dates = {"starts_on": data["starts_on"], "ends_on": data["ends_on"]}
        actions.give_post(person=person, unit=unit, role=StaffRole(role), title=data["title"], **dates, by=request.user)


@login_required
@require_http_methods(FORM)
def give(request: UserRequest, pk: int, person_pk: int) -> HttpResponse:
    """More posts in the same unit."""
    unit = unit_in_hand(request, pk)
    person = get_object_or_404(Person.objects.filter(posts__unit=unit).distinct(), pk=person_pk)
    form = PostsForm(request.POST or None)
    if form.is_valid():
        with report(request, done=f"Đã ghi vai trò của {person}."), transaction.atomic():
            _give(person, form.cleaned_data, unit, request)
        return to_unit(unit)
    return render(
        request, "organisations/give_post.html", {"form": form, "unit": unit, "person": person}, status=422 if form.errors else 200
    )


@login_required
@require_http_methods(FORM)
def correct(request: UserRequest, pk: int, person_pk: int) -> HttpResponse:
    unit = unit_in_hand(request, pk)
    person = get_object_or_404(Person.objects.filter(posts__unit=unit).distinct(), pk=person_pk)
    let_in(permissions.why_not_manage_person(request.user, person, clock.today()))
    known = {"full_name": person.full_name, "phone": person.phone, "email": person.email}
    form = PersonForm(request.POST or None, initial=known)
    if form.is_valid():
        with report(request, done=f"Đã sửa thông tin của {person}."):
            actions.correct_person(person, **form.cleaned_data, by=request.user)
        return to_unit(unit)
    context = {"form": form, "unit": unit, "person": person}
    return render(request, "organisations/correct_person.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(FORM)
def end(request: UserRequest, pk: int, post_pk: int) -> HttpResponse:
    unit = unit_in_hand(request, pk)
    post = get_object_or_404(Post.objects.select_related("person", "unit"), pk=post_pk, unit=unit)
    form = EndForm(request.POST or None, initial={"ends_on": clock.today() + timedelta(days=1)})
    if form.is_valid():
        with report(request, done=f"{post.person} thôi vai trò từ ngày {form.cleaned_data['ends_on']:%d/%m/%Y}."):
            actions.end_post(post, ends_on=form.cleaned_data["ends_on"], by=request.user)
        return to_unit(unit)
    return render(request, "organisations/end_post.html", {"form": form, "unit": unit, "post": post}, status=422 if form.errors else 200)


@login_required
@never_cache
@require_POST
def make_accounts(request: UserRequest, pk: int) -> HttpResponse:
    return _slips(request, pk, actions.make_accounts)


@login_required
@never_cache
@require_POST
def renew_codes(request: UserRequest, pk: int) -> HttpResponse:
    return _slips(request, pk, actions.renew_codes)


def _slips(request: UserRequest, pk: int, act: Any) -> HttpResponse:
    """Slips for the people ticked on the page of the unit."""
    unit = unit_in_hand(request, pk)
    ticked = [int(text) for text in request.POST.getlist("nguoi") if text.isdecimal() and len(text) < 19]
    people = list(queries.people_of(unit, clock.today()).filter(pk__in=ticked)[:MOST])
    if not people:
        messages.error(request, "Chưa chọn ai. Đánh dấu ở đầu dòng rồi bấm lại.")
        return to_unit(unit)
    try:
        slips = act(people, unit=unit, by=request.user)
    except RuleBroken as refusal:
        messages.error(request, str(refusal))
        return to_unit(unit)
    if not slips:
        messages.info(request, "Những người này đã có tài khoản. Cần mã mới thì bấm “Cấp lại mã”.")
        return to_unit(unit)
    return slips_page(request, slips, back=reverse("organisations:unit", args=[unit.pk]))
