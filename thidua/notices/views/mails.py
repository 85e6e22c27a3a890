from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import report
from thidua.notices import actions, permissions, prints
from thidua.notices.enums import MailState
from thidua.notices.models import Mail

A_PAGE = 30
LOADS_NOTHING = "default-src 'none'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"


@login_required
@require_safe
def outbox(request: UserRequest) -> HttpResponse:
    """Mails waiting, sent and given up: one's own, or everybody's for whoever keeps the system running."""
    rows = Mail.objects.visible_to(request.user).select_related("user").defer("text", "html")
    state = request.GET.get("tinh-trang", "")
    shown = rows.filter(state=state) if state in MailState.values else rows
    page = Paginator(shown, A_PAGE).get_page(request.GET.get("trang"))
    told = {"page": page, "states": MailState.choices, "state": state, "stuck": rows.filter(state=MailState.GAVE_UP).count()}
    return render(request, "notices/outbox.html", told | _about_server() | {"why_not_try": permissions.why_not_try_mail(request.user)})


def _about_server() -> dict[str, object]:
    return {
        "goes_out": settings.MAIL_GOES_OUT,
        "server": settings.EMAIL_HOST if settings.MAIL_GOES_OUT else "",
        "sender": settings.MAIL_FROM,
    }


@login_required
@require_POST
def trial(request: UserRequest) -> HttpResponse:
    with report(request, done="Đã xếp thư thử vào hàng; xem ở dòng đầu danh sách. Sau một, hai phút tải lại trang để biết đã đi chưa."):
        actions.queue_trial(letter=prints.trial(request.user, clock.now()), by=request.user)
    return redirect("notices:outbox")


@login_required
@require_safe
def mail(request: UserRequest, pk: int) -> HttpResponse:
    """A mail as it is or will be sent."""
    row = get_object_or_404(Mail.objects.visible_to(request.user).select_related("user"), pk=pk)
    told = {"mail": row, "why_not_again": permissions.why_not_send_again(request.user, row)}
    return render(request, "notices/mail.html", told | _about_server())


@login_required
@require_safe
def mail_body(request: UserRequest, pk: int) -> HttpResponse:
    """The HTML of a mail alone, for the frame of its page: it may load nothing and run nothing."""
    row = get_object_or_404(Mail.objects.visible_to(request.user), pk=pk)
    return HttpResponse(row.html, headers={"Content-Security-Policy": LOADS_NOTHING, "X-Frame-Options": "SAMEORIGIN"})


@login_required
@require_POST
def send_again(request: UserRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Mail.objects.visible_to(request.user), pk=pk)
    with report(request, done="Đã xếp thư vào hàng gửi lại."):
        actions.send_again(row, by=request.user)
    return redirect("notices:mail", pk)
