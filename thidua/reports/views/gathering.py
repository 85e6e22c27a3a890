"""The units' papers beside each other: paragraphs under one heading, tables of the same columns."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.core.errors import report as tell
from thidua.reports import actions, permissions
from thidua.reports.intake import read_waiting
from thidua.reports.models import PartSource, Report
from thidua.reports.queries.drafts import taken_tables
from thidua.reports.queries.papers import Gathered, gathered, groups_of, tables_of
from thidua.reports.rules.gather import Group, Take
from thidua.reports.rules.tables import sum_up
from thidua.reports.views.reports import draft_for, to_papers

UNITS = 40
"""Units on one page of a heading."""


@login_required
@require_http_methods(["GET", "POST"])
def gather(request: UserRequest, pk: int) -> HttpResponse:
    """Headings of all units; under the chosen one, what each unit wrote. POST takes the marked paragraphs."""
    report = draft_for(request, pk)
    found = gathered(report)
    groups = groups_of(found)
    at = _chosen(request.GET.get("muc", ""), groups)
    if request.method == "POST":
        with tell(request, done="Đã lấy vào dự thảo, cuối mục cùng tên."):
            if not groups:
                raise RuleBroken("Chưa có báo cáo nào đọc được để lấy.")
            takes = _marked(request.POST.getlist("lay"), groups[at])
            actions.take_paragraphs(report, under=_title(groups[at]), takes=takes, by=request.user)
        return redirect(f"{reverse('reports:gather', args=[pk])}?muc={at}#muc")
    is_reading = "dang-doc" in request.GET and bool(found.unread)
    told = {
        "report": report,
        "found": found,
        "groups": groups,
        "at": at,
        "is_reading": is_reading,
        **_of_group(request, report, found, groups, at),
    }
    return render(request, "reports/gather.html", told)


def _chosen(said: str, groups: list[Group]) -> int:
    """The first heading with anything below it, unless one is chosen."""
    if said.isdecimal() and int(said) < len(groups):
        return int(said)
    return next((at for at, group in enumerate(groups) if group.takes and group.number), 0)


def _title(group: Group) -> str:
    return f"{group.number}. {group.title}" if group.number else group.title


def _marked(keys: list[str], group: Group) -> list[Take]:
    """What was marked, in the order of the page; keys that do not stand under the heading are passed over."""
    known = {f"{take.paper}-{take.block}": take for take in group.takes}
    return [known[key] for key in keys if key in known]


def _of_group(request: UserRequest, report: Report, found: Gathered, groups: list[Group], at: int) -> dict[str, Any]:
    if not groups:
        return {}
    papers, group = found.readable, groups[at]
    known = set(PartSource.objects.filter(part__report=report).values_list("piece", "block"))
    by_unit: dict[int, list[tuple[Take, bool]]] = {}
    for take in group.takes:
        by_unit.setdefault(take.paper, []).append((take, (take.paper, take.block) in known))
    page = Paginator([(papers[key], takes) for key, takes in by_unit.items()], UNITS).get_page(request.GET.get("trang"))
    having = {papers[key].unit.pk for key in group.papers}
    return {
        "group": group,
        "page": page,
        "without": [unit for unit in found.units if unit.pk not in having],
        "why_not_write": permissions.why_not_write(request.user, report, clock.today()),
    }


@login_required
@require_POST
def read(request: UserRequest, pk: int) -> HttpResponse:
    """Read what came in since."""
    report = draft_for(request, pk)
    with tell(request):
        refused = permissions.why_not_write(request.user, report, clock.today())
        if refused:
            raise RuleBroken(refused)
        return to_papers(report, waiting=read_waiting(report))
    return redirect("reports:gather", pk)


@login_required
@require_safe
def unread(request: UserRequest, pk: int) -> HttpResponse:
    """How many files are still to be read, while they are; then the page is asked to load again: there is more to choose from."""
    report = draft_for(request, pk)
    found = gathered(report)
    answer = render(request, "reports/_unread.html", {"report": report, "found": found, "is_reading": bool(found.unread)})
    if not found.unread:
        answer["HX-Refresh"] = "true"
    return answer


@login_required
@require_http_methods(["GET", "POST"])
def tables(request: UserRequest, pk: int) -> HttpResponse:
    """Tables of the same columns with their sums. POST takes one."""
    report = draft_for(request, pk)
    if request.method == "POST":
        with tell(request, done="Đã lấy bảng vào cuối dự thảo."):
            actions.take_table(report, key=request.POST.get("bang", ""), title=request.POST.get("ten", "")[:300], by=request.user)
        return redirect("reports:tables", pk)
    found, taken = gathered(report), taken_tables(report)
    page = Paginator(tables_of(found), 10).get_page(request.GET.get("trang"))
    shown = [(group, sum_up(group.given), group.key in taken) for group in page]
    told = {"report": report, "found": found, "page": page, "shown": shown}
    return render(request, "reports/tables.html", told | {"why_not_write": permissions.why_not_write(request.user, report, clock.today())})
