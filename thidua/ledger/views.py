"""The ledger, read: everything for a system administrator, one's own acts for everybody else."""

from typing import Any

from django.apps import apps
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from thidua.ledger.http import ReaderRequest
from thidua.ledger.models import Entry, EntryQuerySet
from thidua.ledger.rules import ACTIONS, words_of

PAGE = 50


@login_required
@require_safe
def entries(request: ReaderRequest) -> HttpResponse:
    asked = {key: request.GET.get(key, "").strip() for key in ("q", "viec")}
    rows = _asked(Entry.objects.visible_to(request.user), **asked)
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    lines = [{"entry": entry, "words": words_of(entry.action), "kind": _kind(entry)} for entry in page]
    acts = sorted(ACTIONS.items(), key=lambda item: item[1])
    return render(
        request, "ledger/entries.html", {"page": page, "lines": lines, "acts": acts, "is_whole": request.user.is_system_admin, **asked}
    )


@login_required
@require_safe
def entry(request: ReaderRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Entry.objects.visible_to(request.user), pk=pk)
    context: dict[str, Any] = {"entry": found, "words": words_of(found.action), "kind": _kind(found), "body": _lines(found.body)}
    return render(request, "ledger/entry.html", context)


def _asked(rows: EntryQuerySet, *, q: str, viec: str) -> EntryQuerySet:
    rows = rows.about(q) if q else rows
    return rows.filter(action=viec) if viec in ACTIONS else rows


def _kind(entry: Entry) -> str:
    """The Vietnamese name of the kind of thing; a kind that no longer exists keeps its label."""
    try:
        return str(apps.get_model(entry.thing_kind)._meta.verbose_name)
    except LookupError:
        return entry.thing_kind


def _lines(body: dict[str, Any], before: str = "") -> list[tuple[str, str]]:
    """The body as rows of a table, "after · phone": value."""
    lines: list[tuple[str, str]] = []
    for key, value in body.items():
        path = f"{before} · {key}" if before else key
        lines += _lines(value, path) if isinstance(value, dict) else [(path, _plain(value))]
    return lines


def _plain(value: Any) -> str:
    if value is None or value == "":
        return "(trống)"
    if isinstance(value, bool):
        return "có" if value else "không"
    return "; ".join(_plain(item) for item in value) if isinstance(value, list) else str(value)
