from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.core.errors import report
from thidua.notices import actions
from thidua.notices.models import Message
from thidua.notices.queries import quiet_of

A_PAGE = 30


@login_required
@require_safe
def listing(request: UserRequest) -> HttpResponse:
    """Everything one was told, what is unread first."""
    rows = Message.objects.visible_to(request.user)
    is_all = request.GET.get("xem") == "tat-ca"
    shown = rows if is_all else rows.unread()
    page = Paginator(shown.select_related("mail"), A_PAGE).get_page(request.GET.get("trang"))
    told = {"page": page, "is_all": is_all, "unread": rows.unread().count(), "quiet": quiet_of(request.user)}
    return render(request, "notices/messages.html", told)


@login_required
@require_POST
def open_message(request: UserRequest, pk: int) -> HttpResponse:
    """Go where the message leads; it is read then."""
    message = get_object_or_404(Message.objects.visible_to(request.user), pk=pk)
    if message.read_at is None:
        with report(request):
            actions.read_messages([message], by=request.user)
    return redirect(message.url or "notices:messages")


@login_required
@require_POST
def read_all(request: UserRequest) -> HttpResponse:
    with report(request, done="Đã đánh dấu đọc hết. Việc còn nợ vẫn ở “Việc của tôi” và sẽ được nhắc lại đúng kỳ."):
        actions.read_messages(Message.objects.visible_to(request.user).unread(), by=request.user)
    return redirect("notices:messages")
