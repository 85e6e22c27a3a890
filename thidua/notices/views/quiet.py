from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from thidua.accounts.http import UserRequest
from thidua.core.errors import report
from thidua.notices import actions
from thidua.notices.enums import MessageKind
from thidua.notices.forms import QuietForm
from thidua.notices.queries import quiet_of
from thidua.notices.rules import ALWAYS

FIELDS = ("wants_mail", "digest_hour", "works_only", "muted")


@login_required
@require_http_methods(["GET", "POST"])
def quiet(request: UserRequest) -> HttpResponse:
    """When the mail of the day comes, and of what one wants to hear no more."""
    wishes = quiet_of(request.user)
    form = QuietForm(request.POST or None, initial={field: getattr(wishes, field) for field in FIELDS})
    if request.method == "POST" and form.is_valid():
        with report(request, done="Đã ghi cách nhận nhắc việc."):
            actions.choose_quiet(**form.cleaned_data, by=request.user)
        return redirect("notices:quiet")
    told = {"form": form, "always": [kind.label for kind in MessageKind if kind in ALWAYS]}
    return render(request, "notices/quiet.html", told, status=422 if request.method == "POST" else 200)
