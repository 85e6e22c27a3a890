import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.backup import backup as take
from thidua.core.errors import report
from thidua.documents.typeface import why_not_times
from thidua.ledger.models import Entry
from thidua.organisations.models import Unit
from thidua.portal import actions

CHUNK = 1024 * 1024


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
        "machine_fault": why_not_times(),
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
    poured = _pour()
    size = next(poured)
    response = StreamingHttpResponse(poured, content_type="application/zip")
    response["Content-Length"] = size.decode()
    response["Content-Disposition"] = f'attachment; filename="thi-dua-{clock.now():%Y%m%d-%H%M}.zip"'
    response["Cache-Control"] = "private, no-store"
    return response


def _pour() -> Iterator[bytes]:
    """First the size in figures, then the file. Its folder goes when the stream ends, also when the browser goes away."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "thi-dua.zip"
        take(path)
        yield str(path.stat().st_size).encode()
        with path.open("rb") as whole:
            while chunk := whole.read(CHUNK):
                yield chunk
