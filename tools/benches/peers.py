"""What ours is compared with: bare Django views that do the same and nothing else."""

import hashlib
import os
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.views.decorators.csrf import csrf_exempt

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


@csrf_exempt
def take_file(request: HttpRequest) -> HttpResponse:
    """The bytes of an upload on disk, flushed and synced, under their hash."""
    upload, digest = request.FILES["files"], hashlib.sha256()
    path = Path(settings.DATA_DIR) / "peer"
    with path.open("wb") as file:
        for chunk in upload.chunks():  # type: ignore[union-attr]
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    path.replace(path.with_name(digest.hexdigest()))
    return HttpResponse(digest.hexdigest())
