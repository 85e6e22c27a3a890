"""A table taken in from a Word or Excel file: read, reviewed row by row, accepted; and the table taken out as a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import RuleBroken, report
from thidua.criteria import prints
from thidua.criteria.actions import importing as actions
from thidua.criteria.enums import CriterionKind
from thidua.criteria.forms.importing import BESIDE, ImportForm, row_forms, values_of
from thidua.criteria.forms.tree import NodeForms
from thidua.criteria.models import TableReading, TableVersion
from thidua.criteria.permissions.importing import why_not_import, why_not_review
from thidua.criteria.queries.importing import SUFFIXES, rows_of, waiting_reading
from thidua.criteria.reading.review import Reviewed, Step, open_doubts, reviewed
from thidua.criteria.reading.values import Row
from thidua.criteria.reading.wording import lines_of
from thidua.criteria.rules.faults import ParamFault
from thidua.criteria.rules.lines import in_a_row
from thidua.criteria.views.tree import key_of, seen_in, version_for, writing
from thidua.documents.office import CannotConvert
from thidua.documents.writer import write_docx, write_pdf

PDF = "application/pdf"
SHAPES: Mapping[str, str] = {"bang.docx": prints.WORD, "bang.xlsx": prints.EXCEL, "bang.pdf": PDF}


@dataclass(frozen=True, slots=True)
class Shown:
    """A row as the page shows it. `rule`: its sub-rows in words."""

    of: Reviewed
    rule: str
    begins_part: bool


@login_required
@require_http_methods(["GET", "POST"])
def take_in(request: UserRequest, version: int) -> HttpResponse:
    """The form for a file, or the review of the one that waits."""
    found = writing(request, version)
    if request.method == "POST":
        return _upload(request, found)
    reading = waiting_reading(found)
    return _review_page(request, reading) if reading else _upload_page(request, found, ImportForm())


def _upload(request: UserRequest, version: TableVersion) -> HttpResponse:
    form = ImportForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            actions.read_table(version, upload=form.cleaned_data["file"], by=request.user)
        except RuleBroken as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("criteria:import", version.pk)
    return _upload_page(request, version, form, status=422)


def _upload_page(request: UserRequest, version: TableVersion, form: ImportForm, *, status: int = 200) -> HttpResponse:
    told = {"version": version, "table": version.table, "form": form, "reason": why_not_import(request.user, version, clock.today())}
    return render(request, "criteria/import.html", told | {"accept": ",".join(SUFFIXES)}, status=status)


def _review_page(request: UserRequest, reading: TableReading) -> HttpResponse:
    rows = rows_of(reading)
    shown = _shown(reviewed(rows), only_open=request.GET.get("xem") == "ngo")
    taken = [row for row in rows if not row.is_dropped]
    told = {
        "version": reading.version,
        "table": reading.version.table,
        "reading": reading,
        "rows": shown,
        "only_open": request.GET.get("xem") == "ngo",
        "reason": why_not_review(request.user, reading, clock.today()),
        "counts": _counts(taken, rows),
        "wrong": sum(bool(one.why_not) for one in reviewed(rows)),
        "doubts": open_doubts(rows),
    }
    return render(request, "criteria/import_review.html", told)


def _counts(taken: Sequence[Row], rows: Sequence[Row]) -> dict[str, Any]:
    roots = sum((row.points or Decimal(0) for row in taken if row.depth == 0), Decimal(0))
    leaves = sum(row.kind != "sum_children" for row in taken)
    return {"leaves": leaves, "groups": len(taken) - leaves, "dropped": len(rows) - len(taken), "points": roots}


def _shown(rows: Sequence[Reviewed], *, only_open: bool) -> list[Shown]:
    """Of several parts each is named where it begins."""
    parts = {one.row.part for one in rows}
    shown, part = [], ""
    for one in rows:
        if only_open and (one.row.is_dropped or not (one.row.doubts or one.why_not or one.gap)):
            continue
        shown.append(Shown(one, _rule(one.row), len(parts) > 1 and one.row.part != part))
        part = one.row.part
    return shown


def _rule(row: Row) -> str:
    kind = [] if row.kind == CriterionKind.SUM_CHILDREN else [row.kind.label]
    try:
        return in_a_row(*kind, *lines_of(row))
    except ParamFault:
        return in_a_row(*kind)


def _reading_for(request: UserRequest, key: int) -> TableReading:
    """The one that waits, for whoever keeps the draft."""
    reading = waiting_reading(writing(request, key))
    if reading is None:
        raise Http404
    return reading


@login_required
@require_POST
def step(request: UserRequest, version: int) -> HttpResponse:
    """A button of a row: its number and what to do with it."""
    reading = _reading_for(request, version)
    number, _, wish = request.POST.get("lenh", "").partition("-")
    if wish not in set(Step):
        raise Http404
    with report(request):
        actions.step_row(reading, number=key_of(number), step=Step(wish), seen=seen_in(request), by=request.user)
    only = "?xem=ngo" if request.POST.get("xem") == "ngo" else ""
    return redirect(f"{reverse('criteria:import', args=[version])}{only}#d{key_of(number)}")


@login_required
@require_http_methods(["GET", "POST"])
def row(request: UserRequest, version: int, number: int) -> HttpResponse:
    """One row on its own page, with the fields of its kind."""
    reading = _reading_for(request, version)
    rows = rows_of(reading)
    if number >= len(rows):
        raise Http404
    if request.method == "GET":
        return _row_page(request, reading, number, row_forms(rows[number], reading.version), seen=reading.edits)
    if request.POST.get("lam") == "ve":
        return _row_page(request, reading, number, row_forms(rows[number], reading.version, request.POST, redrawn=True))
    forms = row_forms(rows[number], reading.version, request.POST)
    return _corrected(request, reading, number, forms) if forms.is_valid() else _row_page(request, reading, number, forms, status=422)


def _corrected(request: UserRequest, reading: TableReading, number: int, forms: NodeForms) -> HttpResponse:
    values = values_of(forms, rows_of(reading)[number])
    try:
        actions.correct_row(reading, number=number, values=values, seen=seen_in(request), by=request.user)
    except RuleBroken as refusal:
        forms.head.add_error(None, str(refusal))
        status = 409 if isinstance(refusal, actions.ReviewedMeanwhile) else 422
        return _row_page(request, reading, number, forms, status=status, seen=reading.edits)
    return redirect(f"{reverse('criteria:import', args=[reading.version_id])}#d{number}")


def _row_page(
    request: UserRequest, reading: TableReading, number: int, forms: NodeForms, *, status: int = 200, seen: int | None = None
) -> HttpResponse:
    told = {
        "version": reading.version,
        "table": reading.version.table,
        "one": reviewed(rows_of(reading))[number],
        "forms": forms,
        "beside": [forms.rest[name] for name in BESIDE if name in forms.rest.fields],
        "seen": seen_in(request) if seen is None else seen,
        "reason": why_not_review(request.user, reading, clock.today()),
    }
    return render(request, "criteria/import_row.html", told, status=status)


@login_required
@require_POST
def accept(request: UserRequest, version: int) -> HttpResponse:
    reading = _reading_for(request, version)
    try:
        actions.accept_reading(reading, seen=seen_in(request), by=request.user)
    except RuleBroken as refusal:
        with report(request):
            raise refusal
        return redirect("criteria:import", version)
    with report(request, done="Đã nhận bảng vào bản dự thảo. Soát lại cây tiêu chí, rồi chọn quy ước của bảng."):
        return redirect("criteria:tree", version)


@login_required
@require_POST
def discard(request: UserRequest, version: int) -> HttpResponse:
    reading = _reading_for(request, version)
    with report(request, done=f"Đã bỏ bảng đọc từ {reading.file.name}. Bản dự thảo không đổi."):
        actions.discard_reading(reading, by=request.user)
    return redirect("criteria:import", version)


# ---- out ----


@login_required
@require_safe
def export(request: UserRequest, version: int, shape: str) -> HttpResponse:
    """The tree as a file, for everybody who sees the version."""
    found = version_for(request, version)
    if shape not in SHAPES:
        raise Http404
    try:
        content = _written(found, shape)
    except (ParamFault, CannotConvert) as refusal:
        with report(request):
            raise RuleBroken(str(refusal)) from refusal
        return redirect("criteria:tree", version)
    answer = HttpResponse(content, content_type=SHAPES[shape])
    answer["Content-Disposition"] = f'attachment; filename="bang-tieu-chi-{found.table.year}-ban-{found.number}.{shape.partition(".")[2]}"'
    return answer


def _written(version: TableVersion, shape: str) -> bytes:
    if shape == "bang.xlsx":
        return prints.sheet_of(version)
    paper = prints.paper_of(version)
    return write_pdf(paper) if shape == "bang.pdf" else write_docx(paper)
