"""The first run, at most five steps; each page is there only while its step can be done."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from thidua.accounts.http import UserRequest
from thidua.blocs.enums import BlocKind
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.organisations.enums import StaffRole, UnitKind
from thidua.portal import actions, forms
from thidua.portal.queries import first_run as queries
from thidua.portal.rules.first_run import STEPS

BACKEND = "django.contrib.auth.backends.ModelBackend"


def _page(request: HttpRequest, step: int, form: Form, word: str, **context: Any) -> HttpResponse:
    states = [
        {"word": name, "state": "done" if at < step else "current" if at == step else "todo"} for at, (_, name) in enumerate(STEPS, start=1)
    ]
    page = {"form": form, "word": word, "steps": states, "step": step, "template": f"portal/first_run/_{STEPS[step - 1][0]}.html"}
    return render(request, "portal/first_run/step.html", page | context, status=422 if form.errors else 200)


def _due(request: UserRequest, step: int) -> HttpResponse | None:
    """A redirect to the step that is due; None when this one may be shown. A stranger, or a house that is set up, gets 404."""
    today = clock.today()
    if not request.user.is_system_admin or not queries.is_under_way():
        raise Http404
    reached = queries.reached(request.user, today).step
    if reached == step or (step == 4 and reached == 5):
        return None
    if reached > step:
        messages.info(request, "Bước đó đã xong. Sửa tên, vai trò ở mục Tổ chức sau khi thiết lập.")
    return redirect(f"portal:{STEPS[reached - 1][0]}")


@require_http_methods(["GET", "POST"])
def first_run(request: HttpRequest) -> HttpResponse:
    """Step 1: the first administrator, who is signed in at once."""
    if request.method != "POST" and queries.has_accounts():
        raise Http404
    form = forms.AdministratorForm(request.POST or None)
    if form.is_valid():
        try:
            said = form.cleaned_data
            user = actions.open_house(full_name=said["full_name"], username=said["username"], password=said["password"])
        except RuleBroken as refusal:
            messages.info(request, f"{refusal} Đăng nhập bằng tài khoản vừa lập.")
            return redirect("account_login")
        login(request, user, backend=BACKEND)
        return redirect("portal:own_unit")
    if queries.has_accounts():
        return redirect("account_login")
    return _page(request, 1, form, "Lập tài khoản quản trị")


@login_required
@require_http_methods(["GET", "POST"])
def own_unit(request: UserRequest) -> HttpResponse:
    """Step 2: the unit the administrator works in."""
    elsewhere = _due(request, 2)
    if elsewhere is not None:
        return elsewhere
    form = forms.OwnUnitForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        own = actions.OwnUnit(said["name"], UnitKind(said["kind"]), StaffRole(said["role"]), said["place"], said["title"])
        if _done(form, lambda: actions.set_up_own_unit(own, by=request.user)):
            return redirect("portal:first_year")
    return _page(request, 2, form, "Ghi đơn vị")


@login_required
@require_http_methods(["GET", "POST"])
def first_year(request: UserRequest) -> HttpResponse:
    """Step 3: the bloc, agency or sector, and the year."""
    elsewhere = _due(request, 3)
    if elsewhere is not None:
        return elsewhere
    unit = queries.own_unit(request.user, clock.today())
    form = forms.YearForm(request.POST or None, today=clock.today())
    if form.is_valid():
        said = form.cleaned_data
        if _done(form, lambda: actions.set_up_year(**said | {"kind": BlocKind(said["kind"])}, by=request.user)):
            return redirect("portal:members")
    return _page(request, 3, form, "Mở năm thi đua", unit=unit)


@login_required
@require_http_methods(["GET", "POST"])
def members(request: UserRequest) -> HttpResponse:
    """Step 4: members, typed or from a sheet, and who leads."""
    elsewhere = _due(request, 4)
    if elsewhere is not None:
        return elsewhere
    year, unit = queries.first_year(), queries.own_unit(request.user, clock.today())
    assert year is not None and unit is not None  # _due has seen both
    is_agency = year.bloc.kind == BlocKind.AGENCY
    initial = {"with_own_unit": year.bloc.kind not in actions.HOSTED, "leader": "" if is_agency else unit.name}
    form = forms.MembersForm(request.POST or None, request.FILES or None, parent=unit.name if is_agency else "", initial=initial)
    if form.is_valid() and _done(form, lambda: _add_members(form, request)):
        return redirect("portal:ready")
    return _page(
        request, 4, form, "Ghi thành viên", year=year, unit=unit, known=year.memberships.select_related("unit"), is_agency=is_agency
    )


def _add_members(form: forms.MembersForm, request: UserRequest) -> None:
    said = form.cleaned_data
    source = form.sheet_name or "gõ tay"
    actions.set_up_members(form.lines, with_own_unit=said["with_own_unit"], leader=said["leader"], source=source, by=request.user)


@login_required
@require_safe
def ready(request: UserRequest) -> HttpResponse:
    """Step 5: what stands, and where the plan is dropped."""
    elsewhere = _due(request, 5)
    if elsewhere is not None:
        return elsewhere
    year = queries.first_year()
    return _page(request, 5, Form(), "", year=year, unit=queries.own_unit(request.user, clock.today()))


def _done(form: Form, act: Any) -> bool:
    """Whether the action went through; a refusal stands above the form."""
    try:
        act()
    except RuleBroken as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
