import tempfile
from pathlib import Path

from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.backup import backup as take
from thidua.core.errors import report
from thidua.ledger.models import Entry
from thidua.organisations.models import Unit
from thidua.portal import actions


@login_required
@require_safe
def administration(request: UserRequest) -> HttpResponse:
    """What only a system administrator looks after: accounts, days off, units, the ledger, the backup."""
    if not request.user.is_system_admin:
        raise Http404
    context = {
        "accounts": User.objects.aggregate(total=Count("pk"))["total"],
        "waiting": User.objects.waiting().count(),
        "units": Unit.objects.in_force(clock.today()).count(),
        "last_backup": Entry.objects.filter(action="portal.take_backup").first(),
    }
    return render(request, "portal/administration.html", context)


@login_required
@require_POST
def backup(request: UserRequest) -> HttpResponseBase:
    """Everything in one file, to the administrator's own machine; nothing stays behind."""
    allowed = False
    with report(request):
        actions.note_backup(by=request.user)
        allowed = True
    if not allowed:
        return redirect("portal:work")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "thi-dua.zip"
        take(path)
        whole = path.open("rb")
    name = f"thi-dua-{clock.now():%Y%m%d-%H%M}.zip"
    return FileResponse(whole, as_attachment=True, filename=name, content_type="application/zip")
