"""The ledger, read: everything for a system administrator, one's own acts for everybody else."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from thidua.core import clock
from thidua.ledger.http import ReaderRequest
from thidua.ledger.models import Entry, EntryQuerySet
from thidua.ledger.rules import ACTIONS, KEYS, words_of

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
    context: dict[str, Any] = {
        "entry": found,
        "words": words_of(found.action),
        "kind": _kind(found),
        "body": _lines(found.body, _choices(found.action.partition(".")[0])),
    }
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


def _lines(body: dict[str, Any], words: Mapping[str, str], before: str = "") -> list[tuple[str, str]]:
    """The body as rows of a table, "sau · điện thoại": value. A thing that is spoken of shows by its name."""
    lines: list[tuple[str, str]] = []
    for key, value in body.items():
        path = f"{before} · {KEYS.get(key, key)}" if before else KEYS.get(key, key)
        inner = isinstance(value, dict) and set(value) != THING
        lines += _lines(value, words, path) if inner else [(path, _plain(value, words))]
    return lines


THING = {"kind", "key", "name"}
"""How `record` keeps a model row."""


def _plain(value: Any, words: Mapping[str, str]) -> str:
    if isinstance(value, dict):
        return str(value.get("name", ""))
    if value is None or value == "":
        return "(trống)"
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, list):
        return "; ".join(_plain(item, words) for item in value)
    return words.get(str(value)) or _day(str(value))


def _day(text: str) -> str:
    """2021-06-19 as 19/06/2021; a moment to the minute; anything else as it is."""
    if not _ISO.fullmatch(text):
        return text
    moment = datetime.fromisoformat(text)
    return f"{moment:%d/%m/%Y}" if len(text) == 10 else f"{moment.astimezone(clock.LOCAL):%H:%M, %d/%m/%Y}"


_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?([+-]\d{2}:\d{2})?)?")


def _choices(app: str) -> dict[str, str]:
    """Every closed word of an app, as people read it."""
    fields = [field for model in apps.get_app_config(app).get_models() for field in model._meta.fields]
    return {str(value): str(label) for field in fields for value, label in field.flatchoices}
