"""Whom to call: contact points, those removed kept with the reason."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from thidua.accounts.http import UserRequest
from thidua.blocs import actions, permissions, queries
from thidua.blocs.forms import ContactForm, RemovalForm
from thidua.blocs.views.doors import FORM, year_in_hand, year_or_404
from thidua.core import clock
from thidua.core.errors import report

PAGE = 60


@login_required
@require_safe
def contacts(request: UserRequest, pk: int) -> HttpResponse:
    year, day = year_or_404(request, pk), clock.today()
    page = Paginator(queries.contacts_of(year), PAGE).get_page(request.GET.get("page"))
    context = {"year": year, "page": page, "contacts": list(page), "why_not": permissions.why_not_manage(request.user, year, day)}
    return render(request, "blocs/contacts.html", context)


@login_required
@require_http_methods(FORM)
def add(request: UserRequest, pk: int) -> HttpResponse:
    year = year_in_hand(request, pk)
    form = ContactForm(request.POST or None, units=queries.units_of_the_time(year))
    if form.is_valid():
        with report(request, done=f"Đã thêm đầu mối {form.cleaned_data['name']}."):
            actions.add_contact(year, **form.cleaned_data, by=request.user)
        return redirect("blocs:contacts", year.pk)
    return render(request, "blocs/add_contact.html", {"year": year, "form": form}, status=422 if form.errors else 200)


@login_required
@require_http_methods(FORM)
def remove(request: UserRequest, pk: int, contact_pk: int) -> HttpResponse:
    year = year_in_hand(request, pk)
    contact = get_object_or_404(year.contacts.filter(removed_at__isnull=True).select_related("bloc_year"), pk=contact_pk)
    form = RemovalForm(request.POST or None)
    if form.is_valid():
        with report(request, done=f"{contact} thôi làm đầu mối; tên vẫn giữ trong danh sách, có gạch."):
            actions.remove_contact(contact, reason=form.cleaned_data["reason"], by=request.user)
        return redirect("blocs:contacts", year.pk)
    return render(
        request, "blocs/remove_contact.html", {"year": year, "form": form, "contact": contact}, status=422 if form.errors else 200
    )
