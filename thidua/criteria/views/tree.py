"""The editor of a draft: its tree, the steps that move a node, and what goes when one is removed."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.accounts.http import UserRequest
from thidua.core import clock
from thidua.core.errors import RuleBroken, report
from thidua.criteria import actions
from thidua.criteria.actions.tree import Overtaken
from thidua.criteria.models import Criterion, TableVersion
from thidua.criteria.permissions.tree import why_not_write_tree
from thidua.criteria.queries.tree import tree_of
from thidua.criteria.rules.tree import Step

GO_ON = {"them-duoi": "duoi", "them-sau": "sau"}
"""Buttons of the toolbar that lead to the form of a new node, and where it will stand."""


@login_required
@require_safe
def tree(request: UserRequest, version: int) -> HttpResponse:
    found = version_for(request, version)
    told = page_of(found, request) | {"tree": tree_of(found)}
    return render(request, "criteria/write.html", told)


def version_for(request: UserRequest, key: int) -> TableVersion:
    seen = TableVersion.objects.visible_to(request.user, clock.today())
    return get_object_or_404(seen.select_related("table__issuer", "table__bloc"), pk=key)


def page_of(version: TableVersion, request: UserRequest) -> dict[str, Any]:
    reason = why_not_write_tree(request.user, version, clock.today())
    return {
        "version": version,
        "table": version.table,
        "reason": reason,
        "may_write": reason is None,
        "selected": key_of(request.GET.get("muc")),
    }


def key_of(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 19 else 0


def is_part(request: UserRequest) -> bool:
    """Asked by htmx: a part of the page is the answer."""
    return request.headers.get("HX-Request") == "true"


def seen_in(request: UserRequest) -> int:
    """The writings that the sent page had seen."""
    return key_of(request.POST.get("lan"))


def writing(request: UserRequest, key: int) -> TableVersion:
    """Whoever sees the version but may not write it gets the reason."""
    version = version_for(request, key)
    reason = why_not_write_tree(request.user, version, clock.today())
    if reason and request.method == "GET":
        raise PermissionDenied(reason)
    return version


def node_of(version: TableVersion, key: int) -> Criterion:
    return get_object_or_404(version.criteria.select_related("owner", "parent", "version__table__issuer"), pk=key)


@login_required
@require_POST
def move(request: UserRequest, version: int) -> HttpResponse:
    """A button of the toolbar, on the node that is chosen."""
    found = version_for(request, version)
    key, _, seen = request.POST.get("muc", "").partition("-")
    step = request.POST.get("buoc", "")
    if step in {"them-duoi", "them-sau", "bo", "sua"}:
        return _go_on(found, step, key_of(key))
    if not key or step not in set(Step):
        with report(request):
            raise RuleBroken("Chưa chọn mục nào. Chọn một mục trong cây rồi bấm nút.")
        return redirect("criteria:tree", version)
    node = node_of(found, key_of(key))
    return _moved(request, found, node, step=Step(step), seen=key_of(seen))


def _go_on(version: TableVersion, step: str, key: int) -> HttpResponse:
    if step in GO_ON:
        where = f"?{GO_ON[step]}={key}" if key else ""
        return redirect(reverse("criteria:add", args=[version.pk]) + where)
    if not key:
        return redirect("criteria:tree", version.pk)
    return redirect(f"criteria:{'remove' if step == 'bo' else 'edit'}", version.pk, key)


def _moved(request: UserRequest, version: TableVersion, node: Criterion, *, step: Step, seen: int) -> HttpResponse:
    why, status = "", 200
    try:
        actions.move_criterion(node, step=step, seen=seen, by=request.user)
    except Overtaken as overtaken:
        why, status = f"{overtaken} Cây bên dưới là bản mới nhất.", 409
    except RuleBroken as refusal:
        why, status = str(refusal), 422
    if not is_part(request):
        with report(request):
            if why:
                raise RuleBroken(why)
        return redirect(f"{reverse('criteria:tree', args=[version.pk])}?muc={node.pk}#m{node.pk}")
    fresh = version_for(request, version.pk)
    told: dict[str, Any] = page_of(fresh, request) | {"tree": tree_of(fresh), "selected": node.pk, "why_not_moved": why}
    return render(request, "criteria/_tree.html", told, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def remove(request: UserRequest, version: int, node: int) -> HttpResponse:
    """Says first what goes with it; a table that changed since then is shown again."""
    found = writing(request, version)
    whole = tree_of(found)
    row = whole.row(node)
    if row is None:
        raise Http404
    status, why = 200, ""
    if request.method == "POST":
        try:
            actions.remove_criterion(row.node, seen=seen_in(request), by=request.user)
        except Overtaken:
            status, why = 409, "Bảng vừa được người khác sửa sau khi bạn mở trang này. Xem lại những mục bị bỏ bên dưới rồi quyết định."
        except RuleBroken as refusal:
            status, why = 422, str(refusal)
        else:
            return redirect(f"{reverse('criteria:tree', args=[version])}?muc={row.node.parent_id or ''}")
    told = page_of(found, request) | {"row": row, "gone": whole.under(node), "why": why}
    return render(request, "criteria/remove.html", told, status=status)
