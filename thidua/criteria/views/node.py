"""A node of the tree: its form in its row or on its own page, written, redrawn, tried."""

from decimal import Decimal
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from thidua.accounts.http import UserRequest
from thidua.core.errors import RuleBroken
from thidua.criteria import actions
from thidua.criteria.actions.tree import Overtaken
from thidua.criteria.enums import CriterionKind
from thidua.criteria.forms.conditions import ConditionLine
from thidua.criteria.forms.tree import NodeForms, again, bound, shown
from thidua.criteria.forms.trying import TryForm
from thidua.criteria.models import Criterion, TableVersion
from thidua.criteria.queries.overtaking import changes_between
from thidua.criteria.queries.tree import Tree, leaf_of, new_node, tree_of, units_to_name
from thidua.criteria.queries.trying import tried
from thidua.criteria.rules.faults import ParamFault
from thidua.criteria.rules.values import Leaf
from thidua.criteria.views.tree import is_part, key_of, node_of, page_of, seen_in, version_for, writing


@login_required
@require_http_methods(["GET", "POST"])
def edit(request: UserRequest, version: int, node: int) -> HttpResponse:
    found = writing(request, version)
    if request.method == "POST" and not found.criteria.filter(pk=node).exists():
        return _gone(request, found)
    return _form(request, found, node_of(found, node))


@login_required
@require_http_methods(["GET", "POST"])
def add(request: UserRequest, version: int) -> HttpResponse:
    """Under the node `duoi`, behind the node `sau`, or last of all."""
    found = writing(request, version)
    under, behind = (_named(found, request.GET.get(name)) for name in ("duoi", "sau"))
    return _form(request, found, new_node(found, under=under, behind=behind), behind=behind)


def _gone(request: UserRequest, version: TableVersion) -> HttpResponse:
    """Somebody removed it meanwhile: what was typed may be written as a new node."""
    node = new_node(version)
    forms = bound(request.POST, node)
    forms.head.add_error(
        None,
        "Mục này vừa bị người khác bỏ khỏi bảng. Chữ bạn gõ còn nguyên dưới đây: "
        "bấm “Thêm vào bảng” thì ghi thành mục mới ở cuối bảng, rồi chuyển về chỗ của nó.",
    )
    return _show(request, version, node, forms, status=409)


def _named(version: TableVersion, text: str | None) -> Criterion | None:
    return node_of(version, key_of(text)) if text else None


def _form(request: UserRequest, version: TableVersion, node: Criterion, *, behind: Criterion | None = None) -> HttpResponse:
    """Shown, redrawn (another kind, more lines), tried or written: what the pressed button says."""
    if request.method == "GET":
        return _show(request, version, node, shown(node))
    if request.POST.get("lam") == "ve":
        return _show(request, version, node, again(request.POST, node), seen=seen_in(request))
    forms = bound(request.POST, node)
    if request.POST.get("lam") == "thu":
        return _try(request, version, node, forms)
    return _written(request, version, node, forms, behind) if forms.is_valid() else _wrong(request, version, node, forms)


def _written(request: UserRequest, version: TableVersion, node: Criterion, forms: NodeForms, behind: Criterion | None) -> HttpResponse:
    try:
        written = _write(request, version, node, forms, behind)
    except Overtaken as overtaken:
        return _overtaken(request, version, overtaken, forms)
    except RuleBroken as refusal:
        forms.head.add_error(None, str(refusal))
        return _wrong(request, version, node, forms)
    return _told(request, version, written, is_new=node.pk is None)


def _wrong(request: UserRequest, version: TableVersion, node: Criterion, forms: NodeForms) -> HttpResponse:
    return _show(request, version, node, forms, status=422, seen=seen_in(request))


def _write(request: UserRequest, version: TableVersion, node: Criterion, forms: NodeForms, behind: Criterion | None) -> Criterion:
    values = forms.values(units_to_name(version))
    if node.pk is None:
        return actions.add_criterion(version, values=values, parent=node.parent, after=behind, by=request.user)
    if not values["code"]:
        values["code"] = node.code
    return actions.change_criterion(node, values=values, seen=seen_in(request), by=request.user)


def _show(
    request: UserRequest, version: TableVersion, node: Criterion, forms: NodeForms, *, status: int = 200, **more: Any
) -> HttpResponse:
    whole = tree_of(version)
    told = page_of(version, request) | {"node": node, "forms": forms, "row": whole.row(node.pk or 0), "units": units_to_name(version)}
    told |= {"seen": node.edits, "labels": _labels(forms, node), "action": _address(version, node, request)}
    told |= _sums(whole, node) | more
    told.setdefault("trying", _trying(None, version, node, forms))
    template = "criteria/_criterion.html" if is_part(request) else "criteria/criterion.html"
    return render(request, template, told, status=status)


def _address(version: TableVersion, node: Criterion, request: UserRequest) -> str:
    if node.pk:
        return reverse("criteria:edit", args=[version.pk, node.pk])
    query = request.GET.urlencode()
    return reverse("criteria:add", args=[version.pk]) + (f"?{query}" if query else "")


def _labels(forms: NodeForms, node: Criterion) -> list[str]:
    """Facts named so far, to choose from."""
    lines = forms.rows.forms if forms.rows is not None and forms.kind is CriterionKind.DECISION_TABLE else []
    named = (boxes[0].value() for line in lines if isinstance(line, ConditionLine) for boxes in line.conditions())
    return sorted({*(node.params.get("labels") or {}).values(), *filter(None, named)})


def _sums(tree: Tree, node: Criterion) -> dict[str, Any]:
    """Points of the parent, and of the others under it: the page adds what is typed."""
    parent = tree.row(node.parent_id or 0)
    if parent is None:
        return {"parent": None}
    own = node.points if node.pk else Decimal(0)
    others = (parent.total or Decimal(0)) - own if parent.has_children else Decimal(0)
    return {"parent": parent.node, "others": others, "others_cents": int(others * 100), "parent_cents": int(parent.node.points * 100)}


def _told(request: UserRequest, version: TableVersion, node: Criterion, *, is_new: bool) -> HttpResponse:
    """The row and every sum above it; a new row stands in a whole tree."""
    if not is_part(request):
        return redirect(f"{reverse('criteria:tree', args=[version.pk])}?muc={node.pk}#m{node.pk}")
    whole = tree_of(version_for(request, version.pk))
    told = page_of(version, request) | {"tree": whole, "selected": node.pk}
    if is_new:
        return _aimed(render(request, "criteria/_tree.html", told), node, at="#cay")
    keys = {row.node.pk for row in whole.above(node.pk)}
    told |= {"rows": [row for row in whole.rows if row.node.pk in keys or row.node.pk == node.pk]}
    return _aimed(render(request, "criteria/_rows.html", told), node, at=f"#r{node.pk}")


def _aimed(answer: HttpResponse, node: Criterion, *, at: str) -> HttpResponse:
    """The form's place is taken by what stands `at`; the script then goes to the node."""
    answer["HX-Retarget"], answer["HX-Reswap"], answer["X-Muc"] = at, "outerHTML show:none", str(node.pk)
    return answer


def _overtaken(request: UserRequest, version: TableVersion, overtaken: Overtaken, forms: NodeForms) -> HttpResponse:
    """Both values side by side; what was typed stays, and the next writing counts."""
    now, values = overtaken.node, forms.values(units_to_name(version))
    values["code"] = values["code"] or now.code
    differing = changes_between(now, values)
    return _show(request, version, now, forms, status=409, seen=now.edits, overtaken=str(overtaken), differing=differing)


# ---- trying ----


def _try(request: UserRequest, version: TableVersion, node: Criterion, forms: NodeForms) -> HttpResponse:
    """The rule as it is typed, saved or not."""
    leaf = _typed_leaf(version, node, forms)
    trying = _trying(request, version, node, forms, leaf)
    is_right = isinstance(leaf, Leaf) and trying is not None and trying.is_valid()
    told: dict[str, Any] = {"trying": trying, "seen": seen_in(request), "is_tried": True}
    if isinstance(leaf, str):
        told["why_not"] = leaf
    elif is_right and leaf is not None and trying is not None:
        told |= _result(leaf, trying)
    return _show(request, version, node, forms, status=200 if "results" in told else 422, **told)


def _result(leaf: Leaf, trying: TryForm) -> dict[str, Any]:
    answer = tried(leaf, trying.given())
    return {"why_not": answer} if isinstance(answer, str) else {"results": answer}


def _typed_leaf(version: TableVersion, node: Criterion, forms: NodeForms) -> Leaf | str | None:
    """A sentence when what was typed cannot be tried yet; None for a group."""
    forms.head.is_valid()
    if not forms.rule_is_valid() or "points" not in forms.head.cleaned_data:
        return "Chưa thử được: điểm chuẩn hoặc cách tính còn chỗ cần sửa, ghi ngay dưới từng ô."
    typed = Criterion(version=version, code=node.code or "x", title="x", points=forms.head.cleaned_data["points"])
    typed.pool, typed.na_mode, typed.source = node.pool, forms.rest.data.get("na_mode", ""), node.source
    typed.kind, typed.params = forms.kind, forms.params()
    try:
        return leaf_of(typed, version)
    except ParamFault as fault:
        return fault.sentence


def _trying(
    request: UserRequest | None, version: TableVersion, node: Criterion, forms: NodeForms, leaf: Leaf | str | None = None
) -> TryForm | None:
    if forms.kind is CriterionKind.SUM_CHILDREN:
        return None
    known = leaf if isinstance(leaf, Leaf) else _stored_leaf(version, node) if node.pk and forms.kind == node.kind else None
    data = request.POST if request else None
    return TryForm(data, kind=forms.kind, params=known.params if known else None, has_sizes=bool(known and known.sizes))


def _stored_leaf(version: TableVersion, node: Criterion) -> Leaf | None:
    try:
        return leaf_of(node, version)
    except ParamFault:
        return None


@login_required
@require_safe
def try_out(request: UserRequest, version: int, node: int) -> HttpResponse:
    """The rule as it is stored, for everybody who sees the version."""
    found = version_for(request, version)
    row = tree_of(found).row(node)
    leaf = _stored_leaf(found, row.node) if row else None
    if row is None or leaf is None:
        raise Http404
    trying = TryForm(request.GET if request.GET else None, kind=leaf.kind, params=leaf.params, has_sizes=bool(leaf.sizes))
    told = page_of(found, request) | {"row": row, "node": row.node, "trying": trying, "is_tried": trying.is_bound, "lines": row.lines}
    told |= _result(leaf, trying) if trying.is_bound and trying.is_valid() else {}
    return render(request, "criteria/try.html", told, status=422 if trying.is_bound and "results" not in told else 200)
