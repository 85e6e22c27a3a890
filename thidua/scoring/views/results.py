"""The result of a period: who is where and why, one unit's own result line by line, and both on paper."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.documents.office import CannotConvert
from thidua.documents.writer import write_docx, write_pdf
from thidua.scoring.enums import PeriodState
from thidua.scoring.models import ScoringPeriod, Sheet
from thidua.scoring.permissions import complaints as complaint_permissions
from thidua.scoring.permissions import publishing as permissions
from thidua.scoring.prints.paper import WORD, paper_of
from thidua.scoring.prints.workbook import EXCEL, workbook_of
from thidua.scoring.queries.complaints import complaints_waiting
from thidua.scoring.queries.periods import keeps
from thidua.scoring.queries.result_why import why_counted
from thidua.scoring.queries.results import result_of
from thidua.scoring.queries.unit_results import points_by_criterion, unit_result
from thidua.scoring.rules.export import zipped
from thidua.scoring.views.periods import period_for
from thidua.scoring.views.sheets import sheet_for

ZIP = "application/zip"


def shown_period(request: UserRequest, pk: int) -> ScoringPeriod:
    """With a result that this person may see by now."""
    period = period_for(request, pk)
    _allowed(permissions.why_not_see_result(request.user, period, clock.now()))
    return period


def shown_sheet(request: UserRequest, pk: int) -> Sheet:
    sheet = sheet_for(request, pk)
    _allowed(permissions.why_not_see_result(request.user, sheet.period, clock.now()))
    return sheet


def _allowed(reason: str | None) -> None:
    if reason is not None:
        raise PermissionDenied(reason)


@login_required
@require_safe
def result(request: UserRequest, pk: int) -> HttpResponse:
    period, user, now = shown_period(request, pk), request.user, clock.now()
    is_keeper = keeps(user, period.bloc_year, now.date())
    told = {
        "period": period,
        "result": result_of(period, with_swings=is_keeper),
        "is_keeper": is_keeper,
        "waiting": complaints_waiting(period),
        "mine": Sheet.objects.visible_to(user, now.date()).filter(period=period).values_list("pk", flat=True),
    }
    if is_keeper:
        told["why_not_announce"] = permissions.why_not_announce(user, period, now)
        told["why_not_propose"] = permissions.why_not_propose(user, period, now)
        told["why_not_publish"] = permissions.why_not_publish(user, period, now)
    return render(request, "scoring/result.html", told)


@login_required
@require_safe
def print_result(request: UserRequest, pk: int) -> HttpResponse:
    period = shown_period(request, pk)
    return render(request, "scoring/result_print.html", {"period": period, "result": result_of(period), "now": clock.now()})


@login_required
@require_safe
def unit(request: UserRequest, pk: int) -> HttpResponse:
    sheet, now = shown_sheet(request, pk), clock.now()
    told = _of_unit(sheet) | {
        "why_not_complain": complaint_permissions.why_not_complain(request.user, sheet, now),
    }
    return render(request, "scoring/unit_result.html", told)


@login_required
@require_safe
def print_unit(request: UserRequest, pk: int) -> HttpResponse:
    return render(request, "scoring/unit_result_print.html", _of_unit(shown_sheet(request, pk)) | {"now": clock.now()})


def _of_unit(sheet: Sheet) -> dict[str, object]:
    result = result_of(sheet.period)
    return {"sheet": sheet, "period": sheet.period, "shown": unit_result(sheet, result), "places": result.places}


@login_required
@require_safe
def why(request: UserRequest, pk: int) -> HttpResponse:
    """The whole tree of a unit's total; a part of the page where the page asks for it."""
    sheet = shown_sheet(request, pk)
    is_part = request.headers.get("HX-Request") == "true"
    told = {"sheet": sheet, "period": sheet.period, "steps": why_counted(sheet)}
    return render(request, "scoring/_result_why.html" if is_part else "scoring/result_why.html", told)


@login_required
@require_safe
def paper(request: UserRequest, pk: int, shape: str) -> HttpResponse:
    """Bảng tổng hợp in Word or PDF, the workbook, the export of what was frozen."""
    period = shown_period(request, pk)
    made = _made(period, shape)
    name = f"{shape.split('.', maxsplit=1)[0]}-ky-cham-{pk}.{shape.split('.')[1]}"
    return HttpResponse(made[0], content_type=made[1], headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _made(period: ScoringPeriod, shape: str) -> tuple[bytes, str]:
    if shape == "du-lieu.zip":
        return _export(period), ZIP
    result = result_of(period)
    match shape:
        case "tong-hop.docx":
            return write_docx(paper_of(result)), WORD
        case "tong-hop.xlsx":
            return workbook_of(result, points_by_criterion(result)), EXCEL
        case "tong-hop.pdf":
            try:
                return write_pdf(paper_of(result)), "application/pdf"
            except CannotConvert as error:
                raise Http404(str(error)) from error
    raise Http404


def _export(period: ScoringPeriod) -> bytes:
    if period.state != PeriodState.PUBLISHED:
        raise PermissionDenied("Chỉ kết quả đã công bố mới có bản xuất để tính lại.")
    return zipped(ScoringPeriod.objects.values_list("frozen", flat=True).get(pk=period.pk))
