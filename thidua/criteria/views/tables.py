"""The list of tables, a table as everybody of it reads it, and the ways to begin one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from thidua.accounts.http import UserRequest
from thidua.consultations.queries.questions import Told as Asked
from thidua.core import clock
from thidua.core.errors import told_on
from thidua.criteria import actions
from thidua.criteria.enums import VersionState
from thidua.criteria.forms.life import BeginForm, CopyForm, PlaceForm
from thidua.criteria.models import CriteriaTable, TableVersion
from thidua.criteria.permissions import life as permissions
from thidua.criteria.queries.comparing import beside_of, told_of, version_differences
from thidua.criteria.queries.life import Waiting, faults_before_issue, issuers, tables_shown, version_before, versions_to_copy
from thidua.criteria.queries.questions import questions_beside, year_to_ask_in
from thidua.criteria.queries.samples import sample_called, samples
from thidua.criteria.queries.tree import TreeRow, Under, nodes_under, tree_of
from thidua.criteria.views.tree import key_of, version_for

ROWS = 50


@dataclass(frozen=True, slots=True)
class Line:
    """A node as it is read. `beside`: what goes with it; `asked`: questions about it or the same code of the year before."""

    row: TreeRow
    beside: list[str]
    asked: list[Asked]


@login_required
@require_safe
def tables(request: UserRequest) -> HttpResponse:
    today, user = clock.today(), request.user
    page = Paginator(tables_shown(user, today), ROWS).get_page(request.GET.get("trang"))
    may_begin = issuers(user, today).exists()
    told = {"page": page, "may_begin": may_begin, "may_copy": may_begin and versions_to_copy(user, today).exists()}
    return render(request, "criteria/list.html", told)


def table_for(request: UserRequest, key: int) -> CriteriaTable:
    seen = CriteriaTable.objects.visible_to(request.user, clock.today())
    return get_object_or_404(seen.select_related("issuer", "bloc", "follows__table"), pk=key)


def version_shown(request: UserRequest, table: CriteriaTable) -> tuple[TableVersion, list[TableVersion]]:
    """The one that is asked for (`ban`), else the one in force, else the last; and all that the reader may read."""
    seen = TableVersion.objects.visible_to(request.user, clock.today()).filter(table=table)
    versions = list(
        seen.select_related("table__issuer", "table__bloc", "table__follows", "document", "file", "issued_by").order_by("-number")
    )
    wanted = key_of(request.GET.get("ban"))
    if wanted:
        found = next((one for one in versions if one.number == wanted), None)
    else:
        found = next((one for one in versions if one.state == VersionState.ISSUED), versions[0] if versions else None)
    if found is None:
        raise Http404
    return found, versions


@login_required
@require_safe
def table(request: UserRequest, pk: int) -> HttpResponse:
    found = table_for(request, pk)
    version, versions = version_shown(request, found)
    under = nodes_under(version)
    told = _read(request, version, under) | _keeping(request, version, under)
    return render(request, "criteria/table.html", told | {"table": found, "versions": versions})


@login_required
@require_safe
def printed(request: UserRequest, pk: int) -> HttpResponse:
    """On A4, with the head of the table on every page."""
    found = table_for(request, pk)
    version, versions = version_shown(request, found)
    told = _read(request, version, nodes_under(version))
    return render(request, "criteria/print.html", told | {"table": found, "versions": versions})


def _read(request: UserRequest, version: TableVersion, under: Under) -> dict[str, Any]:
    """What every reader of the version reads."""
    today = clock.today()
    tree, asked = tree_of(version, under), questions_beside(version.table, request.user, today)
    lines = [Line(row, beside_of(row.node), list(asked.get(row.node.code, ()))) for row in tree.rows]
    told: dict[str, Any] = {"version": version, "tree": tree, "lines": lines, "told": told_of(version, under)}
    before = version_before(version, request.user, today)
    told |= {"before": before, "differing": version_differences(before, version, under) if before else None}
    return told | {"examples": sum(row.node.is_sample for row in tree.rows)}


def _keeping(request: UserRequest, version: TableVersion, under: Under) -> dict[str, Any]:
    """What the reader may do, and what is expected of them now."""
    found, user, today = version.table, request.user, clock.today()
    keeps = permissions.why_not_keep(user, found, today) is None
    is_draft = version.state == VersionState.DRAFT
    may_ask = not is_draft and not keeps and year_to_ask_in(found, user, today) is not None
    waiting = faults_before_issue(version, under) if is_draft else Waiting()
    told = {"keeps": keeps, "is_draft": is_draft, "waiting": waiting, "may_ask": may_ask}
    told["why_not_amend"] = permissions.why_not_amend(user, found, today) if keeps and not is_draft else ""
    draft = found.versions.filter(state=VersionState.DRAFT).first() if keeps else None
    told |= {"draft": draft, "draft_url": f"{reverse('criteria:table', args=[found.pk])}?ban={draft.number}" if draft else ""}
    return told | {"may_copy": issuers(user, today).exists()}


# ---- ways to begin ----


@dataclass(frozen=True, slots=True)
class Beginning:
    """A page that begins a table. `goes_on`: the route that comes next."""

    heading: str
    lead: str
    word: str
    goes_on: str = "tree"


EMPTY = Beginning("Lập bảng tiêu chí mới", "Sau bước này là soạn cây tiêu chí, chọn quy ước, rồi ban hành.", "Lập bảng")
FROM_FILE = Beginning(
    "Nhập bảng tiêu chí từ Word, Excel", "Đặt tên bảng trước; tải tệp ở bước sau.", "Lập bảng, sang bước tải tệp", "import"
)


@login_required
@require_http_methods(["GET", "POST"])
def begin(request: UserRequest) -> HttpResponse:
    """An empty draft; with `tiep=nhap` the next step is to take a file in."""
    return _begin(request, FROM_FILE if request.GET.get("tiep") == "nhap" else EMPTY, BeginForm, actions.begin_table)


@login_required
@require_safe
def from_sample(request: UserRequest) -> HttpResponse:
    """The examples to choose from."""
    _require_issuer(request)
    return render(request, "criteria/samples.html", {"samples": samples()})


@login_required
@require_http_methods(["GET", "POST"])
def begin_from_sample(request: UserRequest, key: str) -> HttpResponse:
    sample = sample_called(key)
    if sample is None:
        raise Http404
    page = Beginning(f"Lập bảng từ mẫu: {sample.name}", sample.about, "Lập bảng từ mẫu này")
    return _begin(request, page, PlaceForm, partial(actions.begin_from_sample, sample))


@login_required
@require_safe
def to_copy(request: UserRequest) -> HttpResponse:
    """The versions to copy from."""
    _require_issuer(request)
    page = Paginator(versions_to_copy(request.user, clock.today()), ROWS).get_page(request.GET.get("trang"))
    return render(request, "criteria/to_copy.html", {"page": page})


@login_required
@require_http_methods(["GET", "POST"])
def copy(request: UserRequest, version: int) -> HttpResponse:
    source = version_for(request, version)
    year = source.table.year + 1
    title = source.table.title.replace(str(source.table.year), str(year))
    initial = {"title": title, "year": year, "bloc": source.table.bloc_id, "issuer": source.table.issuer_id}
    lead = f"Chép cả cây tiêu chí và quy ước của “{source.table.title}”, bản {source.number}; ngày trong bảng chuyển sang năm mới."
    page = Beginning("Chép bảng sang năm khác", lead, "Chép sang năm này", "table")
    return _begin(request, page, CopyForm, partial(actions.copy_to_year, source), initial=initial)


def _require_issuer(request: UserRequest) -> None:
    today = clock.today()
    first = issuers(request.user, today).first()
    if first is None:
        raise PermissionDenied(permissions.why_not_begin(request.user, first, None, today))


def _begin(
    request: UserRequest,
    page: Beginning,
    kind: type[PlaceForm],
    act: Callable[..., TableVersion],
    *,
    initial: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """The form of a new table; a refusal of the action stands on it."""
    _require_issuer(request)
    form = kind(request.POST if request.method == "POST" else None, user=request.user, day=clock.today(), initial=initial)
    if form.is_bound and form.is_valid():
        with told_on(form):
            made = act(**form.cleaned_data, by=request.user)
            return redirect(f"criteria:{page.goes_on}", made.table_id if page.goes_on == "table" else made.pk)
    told = {"form": form, "heading": page.heading, "lead": page.lead, "word": page.word}
    return render(request, "criteria/begin.html", told, status=422 if form.is_bound else 200)
