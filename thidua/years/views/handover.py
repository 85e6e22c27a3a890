"""The handover: what it holds, the two signatures, the minutes as a file."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import RuleBroken, report
from thidua.documents.office import CannotConvert, to_pdf
from thidua.documents.typeface import why_other
from thidua.documents.writer import write_docx
from thidua.files.rules import MEDIA_TYPES
from thidua.years import actions, permissions, prints
from thidua.years.enums import HandoverMove
from thidua.years.forms import HandoverForm, WordsForm
from thidua.years.models import Handover
from thidua.years.queries.handover import Content, content_of, digest
from thidua.years.views.doors import FORM, handover_or_404, year_or_404


@login_required
@require_POST
def start_handover(request: UserRequest, pk: int) -> HttpResponse:
    year = year_or_404(request, pk)
    try:
        made = actions.start_handover(year, by=request.user)
    except RuleBroken as refusal:
        messages.error(request, str(refusal))
        return redirect("years:succession", year.pk)
    return redirect("years:handover", made.pk)


@login_required
@never_cache
@require_http_methods(FORM)
def handover(request: UserRequest, pk: int) -> HttpResponse:
    """A draft shows the year as it is now; POST writes its day and note. What was offered shows what was frozen."""
    found, now = handover_or_404(request, pk), clock.now()
    said = {"effective_on": found.effective_on, "note": found.note}
    form = HandoverForm(request.POST or None, initial=said)
    if form.is_valid():
        with report(request, done="Đã ghi."):
            actions.write_handover(found, **form.cleaned_data, by=request.user)
        return redirect("years:handover", found.pk)
    present = content_of(found, now.date())
    context = {
        "handover": found,
        "year": found.bloc_year,
        "form": form,
        "refuse_form": WordsForm(label="Chưa nhận vì"),
        "parts": prints.sections(found.content or present),
        "note": (found.content or present)["dặn lại"],
        "has_changed": bool(found.sha256) and found.taker_signed_at is None and digest(present) != found.sha256,
        **_doors(request, found),
    }
    return render(request, "years/handover.html", context, status=422 if form.errors else 200)


def _doors(request: UserRequest, found: Handover) -> dict[str, str | None]:
    user, now = request.user, clock.now()
    return {
        "why_not_write": permissions.why_not_write(user, found, now.date()),
        "why_not_offer": permissions.why_not_offer(user, found, now),
        "why_not_take_back": permissions.why_not_take_back(user, found, now.date()),
        "why_not_sign": permissions.why_not_answer(user, found, now, HandoverMove.SIGN),
    }


@login_required
@require_POST
def offer(request: UserRequest, pk: int) -> HttpResponse:
    found = handover_or_404(request, pk)
    with report(request, done=f"Đã ký giao. {found.taker} được báo để ký nhận."):
        actions.offer_handover(found, by=request.user)
    return redirect("years:handover", found.pk)


@login_required
@require_POST
def take_back(request: UserRequest, pk: int) -> HttpResponse:
    found = handover_or_404(request, pk)
    with report(request, done="Đã lấy hồ sơ về soạn lại. Chữ ký giao trước đó không còn giá trị."):
        actions.take_back_handover(found, by=request.user)
    return redirect("years:handover", found.pk)


@login_required
@require_POST
def sign(request: UserRequest, pk: int) -> HttpResponse:
    found = handover_or_404(request, pk)
    with report(request, done="Đã ký nhận. Hồ sơ có đủ hai chữ ký và không đổi được nữa."):
        actions.sign_handover(found, seen=request.POST.get("seen", ""), by=request.user)
    return redirect("years:handover", found.pk)


@login_required
@require_POST
def refuse(request: UserRequest, pk: int) -> HttpResponse:
    found = handover_or_404(request, pk)
    with report(request, done=f"Đã báo {found.giver} điều chưa nhận."):
        actions.refuse_handover(found, words=request.POST.get("words", ""), by=request.user)
    return redirect("years:succession", found.bloc_year_id)


def _minutes(found: Handover) -> Content:
    content: Content = found.content or content_of(found, clock.today())
    return content


@login_required
@require_safe
def minutes_docx(request: UserRequest, pk: int) -> HttpResponse:
    found = handover_or_404(request, pk)
    return _file(write_docx(prints.handover_paper(found, _minutes(found))), ".docx")


@login_required
@require_safe
def minutes_pdf(request: UserRequest, pk: int) -> HttpResponse:
    found = handover_or_404(request, pk)
    docx = write_docx(prints.handover_paper(found, _minutes(found)))
    try:
        pdf = to_pdf(docx, suffix=".docx")
    except CannotConvert as refusal:
        messages.error(request, f"{refusal} Tải bản Word thay thế.")
        return redirect("years:handover", found.pk)
    if other := why_other(docx, pdf):
        messages.warning(request, f"{other}. Muốn in đúng từng trang thì tải bản Word và in từ Word.")
    return _file(pdf, ".pdf")


def _file(content: bytes, suffix: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="bien-ban-ban-giao{suffix}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=MEDIA_TYPES[suffix], headers=headers)
