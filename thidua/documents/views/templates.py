"""Templates of the office: which one is used, bring one, look at it, put it in use; the dictionary of fields."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import Form
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import RuleBroken, report, require, told_on
from thidua.documents import actions
from thidua.documents.enums import TemplateMove
from thidua.documents.forms.templates import TemplateForm, UseForm, WithdrawForm
from thidua.documents.models import TemplateVersion
from thidua.documents.permissions import templates as permissions
from thidua.documents.queries.templates import template_for, templates_for, units_keeping_templates, version_for, versions_not_printing
from thidua.documents.rules.fields import FIELDS, FieldList, kind_of_slug, slug
from thidua.documents.rules.kinds import DocumentKind
from thidua.documents.templating.grammar import FILTER_WORDS
from thidua.documents.templating.safely import read_safely, reading_from
from thidua.documents.templating.values import TemplateReading, Unfit
from thidua.documents.views.doors import kept, landed
from thidua.files.models import StoredFile
from thidua.files.queries import path_of
from thidua.files.views import send
from thidua.organisations.models import Unit, UnitQuerySet
from thidua.organisations.queries import units_acted_for


def kind_for(words: str) -> DocumentKind:
    kind = kind_of_slug(words)
    if kind is None:
        raise Http404
    return kind


def chosen_unit(request: UserRequest, units: UnitQuerySet) -> Unit | None:
    """The unit of the address, if it is one of these; else the first."""
    said = request.GET.get("don-vi", "")
    named = units.filter(pk=int(said)).first() if said.isdecimal() and len(said) < 10 else None
    return named or units.first()


@login_required
@require_safe
def templates(request: UserRequest) -> HttpResponse:
    """Kind by kind what the unit prints by today, and versions that wait."""
    today, units = clock.today(), units_keeping_templates(request.user, clock.today())
    unit = chosen_unit(request, units)
    told: dict[str, Any] = {"units": units, "unit": unit}
    if unit is not None:
        told["rows"] = [(slug(one.kind), one) for one in templates_for(unit, today)]
        told["waiting"] = versions_not_printing(unit, today)
        told["may_compose"] = units_acted_for(request.user, today).filter(pk=unit.pk).exists()
        told["why_not"] = permissions.why_not_keep_templates(request.user, unit, today)
    return render(request, "documents/templates.html", told)


@login_required
@require_http_methods(["GET", "POST"])
def upload(request: UserRequest) -> HttpResponse:
    """A template with mistakes is not kept: the page tells them, each with its place."""
    units = units_keeping_templates(request.user, clock.today())
    first = {"unit": chosen_unit(request, units), "kind": _kind_said(request)}
    form = TemplateForm(request.POST or None, request.FILES or None, units=units, initial=first)
    if not units.exists():
        raise PermissionDenied("Chỉ cán bộ của một đơn vị đưa mẫu lên được.")
    reading: TemplateReading | None = None
    if request.method == "POST" and form.is_valid():
        with told_on(form):
            require(permissions.why_not_keep_templates(request.user, form.cleaned_data["unit"], clock.today()))
            reading, version = _read_and_keep(request, form)
            if version is not None:
                messages.success(request, "Mẫu đạt. Xem bản in thử rồi đưa vào dùng.")
                return redirect("documents:template", version.pk)
    kind = form.cleaned_data.get("kind") if form.is_bound and hasattr(form, "cleaned_data") else None
    told = {"form": form, "reading": reading, "slug": slug(next(one for one in FIELDS if one == kind)) if kind else ""}
    return render(request, "documents/template_upload.html", told, status=422 if form.is_bound else 200)


def _kind_said(request: UserRequest) -> str:
    kind = kind_of_slug(request.GET.get("loai", ""))
    return kind.value if kind else ""


def _read_and_keep(request: UserRequest, form: TemplateForm) -> tuple[TemplateReading, TemplateVersion | None]:
    """Read outside the transaction; the file is kept only when it is fit."""
    files = landed(form)
    docx = path_of(StoredFile(sha256=files[0].sha256)).read_bytes()
    try:
        reading = read_safely(docx, form.kind_said())
    except Unfit as error:
        raise RuleBroken(str(error)) from error
    if not reading.is_fit:
        return reading, None
    said = form.cleaned_data
    with transaction.atomic():
        stored = kept(files, request)
        assert stored is not None
        about = {"kind": form.kind_said(), "name": said["name"], "note": said["note"]}
        return reading, actions.upload_template(said["unit"], stored=stored, reading=reading, **about, by=request.user)


# ---- one version ----


def version_seen(request: UserRequest, pk: int) -> TemplateVersion:
    version = version_for(request.user, pk, clock.today())
    if version is None:
        raise Http404
    return version


@login_required
@require_safe
def template(request: UserRequest, pk: int) -> HttpResponse:
    return _show(request, version_seen(request, pk))


def _show(request: UserRequest, version: TemplateVersion, *, status: int = 200, **forms: Form) -> HttpResponse:
    today, owner = clock.today(), version.template.owner
    in_use = template_for(owner, version.template.form, today).version
    moves = (TemplateMove.USE, TemplateMove.WITHDRAW)
    reasons = {move.value: permissions.why_not_move_template(request.user, version, move, today) for move in moves}
    told: dict[str, Any] = {
        "version": version,
        "reading": reading_from(version.reading),
        "others": version.template.versions.exclude(pk=version.pk),
        "is_used_now": in_use is not None and in_use.pk == version.pk,
        "slug": slug(version.template.form),
        "why_not": reasons,
        "use_form": UseForm(initial={"day": today}),
        "withdraw_form": WithdrawForm(),
        **forms,
    }
    return render(request, "documents/template.html", told, status=status)


@login_required
@require_POST
def use(request: UserRequest, pk: int) -> HttpResponse:
    version, form = version_seen(request, pk), UseForm(request.POST)
    if not form.is_valid():
        return _show(request, version, status=422, use_form=form)
    day: date = form.cleaned_data["day"]
    with report(request, done=f"Từ ngày {day:%d/%m/%Y} đơn vị in theo bản mẫu này."):
        actions.put_in_use(version, day=day, by=request.user)
    return redirect("documents:template", pk)


@login_required
@require_POST
def withdraw(request: UserRequest, pk: int) -> HttpResponse:
    version, form = version_seen(request, pk), WithdrawForm(request.POST)
    if not form.is_valid():
        return _show(request, version, status=422, withdraw_form=form)
    with report(request, done="Đã thôi dùng bản mẫu này."):
        actions.withdraw_template(version, why=form.cleaned_data["why"], by=request.user)
    return redirect("documents:template", pk)


@login_required
@require_safe
def template_file(request: UserRequest, pk: int) -> FileResponse:
    """The file as it was brought."""
    return send(version_seen(request, pk).file)


# ---- the dictionary ----


@login_required
@require_safe
def template_fields(request: UserRequest, kind: str) -> HttpResponse:
    """What may stand in a template of that kind, ready to copy."""
    chosen = kind_for(kind)
    known: FieldList = FIELDS[chosen]
    kinds = [(slug(one), one.label, reverse("documents:template_fields", args=[slug(one)])) for one in FIELDS]
    told = {"kind": chosen, "slug": kind, "known": known, "kinds": kinds, "filters": FILTER_WORDS.items()}
    return render(request, "documents/template_fields.html", told)
