"""What ours is compared with: bare Django views that do the same and nothing else."""

import hashlib
import os
import secrets
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template import engines
from django.utils import timezone
from django.views.decorators.http import require_POST

from thidua.accounts.http import UserRequest
from thidua.criteria.models import Criterion
from thidua.files.models import StoredFile
from thidua.obligations.models import Obligation
from thidua.scoring.models import Mark, MarkChange, Sheet
from thidua.scoring.queries.tables import rules_of

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


SHEET = engines["django"].from_string(
    """<!doctype html><html lang="vi"><head><title>{{ sheet.unit }}</title></head><body><ul>
{% for node, _, _, _ in rows %}
<li data-left="{{ node.pk }}"><a href="#c{{ node.pk }}">{{ node.code }}. {{ node.title }}</a></li>{% endfor %}
</ul><table><tbody>
{% for node, how, mark, boxes in rows %}<tr class="sheet-leaf d2 is-mine" id="c{{ node.pk }}"><th scope="row">
<span class="sheet-mark">{{ node.mark }}</span> {{ node.title }}<small class="sheet-rule">{{ how }}</small></th>
<td class="num sheet-base">{{ node.points }}</td>
<td class="sheet-mine">{% if mark %}<form class="cell" method="post"
action="/cham-diem/luot/{{ mark.turn_id }}/o/{{ node.pk }}/" autocomplete="off" novalidate data-cell
data-many>{% csrf_token %}<input type="hidden" name="lan" value="{{ mark.version }}">{% for name, value in boxes %}
<label><span>{{ name }}</span><input name="o-{{ name }}" value="{{ value }}" class="cell-number" inputmode="decimal"></label>{% endfor %}
<output class="cell-points" data-points>{{ mark.points }}</output>
<details class="cell-more"><summary>Lý do, không phát sinh</summary>
<label class="cell-na"><input type="checkbox" name="o-na"{% if mark.is_na %} checked{% endif %}> Không phát sinh</label>
<label class="cell-reason"><span>Lý do</span><input name="o-reason" value="{{ mark.reason }}" maxlength="300"></label></details>
<button type="submit" class="button button-small" data-plain>Ghi</button>
<button type="submit" class="cell-empty" name="xoa" value="1" aria-label="Xóa trống {{ node.code }}">Xóa trống</button>
<div class="cell-told" data-told aria-live="polite"></div></form>{% endif %}</td>
<td class="num sheet-counts" data-label="Điểm tính">{{ mark.points }}</td>
<td class="sheet-links"><a href="/cham-diem/phieu/{{ sheet.pk }}/minh-chung/{{ node.pk }}/" data-drawer>Minh chứng</a>
<a href="/cham-diem/phieu/{{ sheet.pk }}/vi-sao/{{ node.pk }}/" data-drawer>Vì sao</a></td></tr>
{% endfor %}</tbody></table></body></html>"""
)
READY: dict[int, str] = {}
"""Sheet → the page of ours, made before."""


@login_required
def sheet(request: UserRequest, pk: int) -> HttpResponse:
    """A row with its form for every criterion of the sheet's table, from what was entered; it judges and adds up nothing. How a criterion
    is scored it knows by heart."""
    shown = Sheet.objects.select_related("unit", "period__version").defer("period__frozen").get(pk=pk)
    said = rules_of(shown.period.version).said
    marks = {mark.criterion_id: mark for mark in Mark.objects.filter(turn__sheet=shown)}
    nodes = Criterion.objects.filter(version=shown.period.version_id).order_by("position", "pk")
    rows = [
        (node, said.get(node.code, ""), marks.get(node.pk), list(marks[node.pk].given.items()) if node.pk in marks else [])
        for node in nodes
    ]
    return HttpResponse(SHEET.render({"sheet": shown, "rows": rows}, request))


@login_required
def ready(_request: UserRequest, pk: int) -> HttpResponse:
    return HttpResponse(READY[pk])


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


@login_required
@require_POST
def save_cell(request: UserRequest, turn: int, criterion: int) -> HttpResponse:
    """The mark updated, its change inserted, both committed; nobody's right is asked, nothing is read or judged."""
    told = {name.removeprefix("o-"): value for name, value in request.POST.items() if name.startswith("o-")}
    points = Decimal(told["points"]) if "points" in told else 2 * Decimal(told["done"]) / Decimal(told["target"])
    said = {"given": told, "points": points, "version": int(request.POST["lan"]) + 1, "changed_at": timezone.now()}
    with transaction.atomic():
        Mark.objects.filter(turn=turn, criterion=criterion).update(changed_by=request.user, **said)
        MarkChange.objects.create(turn_id=turn, criterion_id=criterion, changed_by_name=str(request.user), **said)
    return JsonResponse({"word": str(points), "version": said["version"], "at": f"{timezone.localtime():%H:%M}"})


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
