"""What ours is compared with: bare Django views that do the same and nothing else."""

import hashlib
import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.utils import timezone
from django.views.decorators.http import require_POST

from thidua.accounts.http import UserRequest
from thidua.files.models import StoredFile
from thidua.obligations.models import Obligation

TABLE = """<table><thead><tr><th>Đơn vị</th>{% for head in heads %}<th>{{ head }}</th>{% endfor %}</tr></thead><tbody>
{% for unit, cells in lines %}<tr><th>{{ unit }}</th>{% for state, last, title in cells %}<td class="{{ state }}"><a href="/nghia-vu/1/"
title="{{ title }}"><span>{{ last|date:"d/m/Y" }}</span></a></td>{% endfor %}</tr>{% endfor %}</tbody></table>"""


def table(_request: HttpRequest, pk: int) -> HttpResponse:
    """A table of members × duties in one query, a link with its title and day in each cell."""
    rows = Obligation.objects.filter(bloc_year=pk).order_by("unit", "fact").select_related("unit")
    lines: dict[str, list[tuple[str, object, str]]] = {}
    for row in rows:
        lines.setdefault(row.unit.name, []).append((row.state, row.last_moment, row.deliverable))
    heads = [title for _, _, title in next(iter(lines.values()))]
    return HttpResponse(engines["django"].from_string(TABLE).render({"heads": heads, "lines": lines.items()}))


@login_required
@require_POST
def take_file(request: UserRequest) -> HttpResponse:
    """What nobody who acknowledges an upload can leave out, and nothing else.

    The bytes under their hash, file and folder synced, one row committed. It judges nothing, asks nobody's right but the sign-in, draws
    no receipt, tells nobody.
    """
    upload = request.FILES["files"]
    assert isinstance(upload, UploadedFile)
    sha256 = _written(upload)
    StoredFile.objects.create(
        sha256=sha256,
        name=upload.name or "",
        media_type="",
        size=upload.size or 0,
        stored_at=timezone.now(),
        stored_by=request.user,
    )
    return redirect("portal:work")


def _written(upload: "UploadedFile[Any]") -> str:
    digest, folder = hashlib.sha256(), Path(settings.DATA_DIR) / "peer"
    folder.mkdir(exist_ok=True)
    path = folder / secrets.token_hex(8)
    with path.open("wb") as file:
        for chunk in upload.chunks():
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    path.replace(folder / digest.hexdigest())
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    os.fsync(descriptor)
    os.close(descriptor)
    return digest.hexdigest()
