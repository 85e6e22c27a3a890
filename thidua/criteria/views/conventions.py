"""What the texts leave open, chosen on one page: each choice with why it matters, and the rows of ties, grades, grounds, size classes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from thidua.accounts.http import UserRequest
from thidua.core.errors import RuleBroken, report
from thidua.criteria import actions
from thidua.criteria.actions.life import ChosenMeanwhile
from thidua.criteria.forms.conventions import ConventionsForm, boxes_of, shown_conventions
from thidua.criteria.forms.fields import Rows, raw_of
from thidua.criteria.forms.ranking import Lists, Named, shown_rows
from thidua.criteria.models import Criterion, TableVersion
from thidua.criteria.queries.comparing import Told, name_of, said_by_label, table_with, told_by, told_of
from thidua.criteria.queries.tree import GROUNDS, nodes_under, walk
from thidua.criteria.rules.conventions import OF_CRITERIA, Said
from thidua.criteria.rules.differences import Side, differences
from thidua.criteria.rules.faults import ParamFault
from thidua.criteria.views.tree import page_of, seen_in, writing

WRITE = "ghi"


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice as the page shows it. `nodes`: the criteria it is made at, where it is not made here."""

    said: Said
    boxes: tuple[Any, ...] = ()
    nodes: tuple[Criterion, ...] = ()


@dataclass
class Page:
    """The version with what it says, and the forms that say it."""

    version: TableVersion
    told: Told
    nodes: dict[str, Criterion]
    form: ConventionsForm
    lists: Lists

    def choices(self) -> list[Choice]:
        return [self._choice(said) for said in self.told.said]

    def _choice(self, said: Said) -> Choice:
        boxes = tuple(self.form[box] for box in boxes_of(said.name) if box in self.form.fields)
        nodes = tuple(self.nodes[code] for code in said.codes if code in self.nodes) if said.name in OF_CRITERIA else ()
        return Choice(said, boxes, nodes)

    def chosen(self) -> dict[str, Any]:
        """As `choose` takes it."""
        kept = {name: value for name, value in self.version.conventions.items() if name != GROUNDS}
        ties, targets = self.lists.told("ties"), [row["code"] for row in self.lists.told("targets")]
        sizes = [list(row.values()) for row in self.lists.told("sizes")]
        return {
            "conventions": self.form.conventions(kept) | {GROUNDS: self.lists.told("grounds")},
            "pools": self.form.pools(self.version.pools),
            "ties": ties or ([] if self.form.cleaned_data["no_ties"] else None),
            "grades": self.form.grades(self.lists.told("grades"), targets),
            "size_classes": [size[:3] if size[3] is None else size for size in sizes],
        }


@login_required
@require_http_methods(["GET", "POST"])
def conventions(request: UserRequest, version: int) -> HttpResponse:
    found = writing(request, version)
    if request.method == "GET":
        return _show(request, _page(found), seen=found.edits)
    page = _page(found, request)
    command = request.POST.get("lam", "")
    if command != WRITE:
        return _show(request, _again(found, page, request, command), seen=seen_in(request))
    is_valid = all([page.form.is_valid(), page.lists.is_valid()])
    return _write(request, page) if is_valid else _show(request, page, seen=seen_in(request), status=422)


def _page(version: TableVersion, request: UserRequest | None = None) -> Page:
    """The forms as they were sent, or filled with what is stored."""
    grades, conventions = version.grades or {}, version.conventions
    shown = shown_conventions(conventions, version.pools, grades, ties=version.ties)
    rows = shown_rows(ties=version.ties, grades=grades, grounds=conventions.get(GROUNDS, []), sizes=version.size_classes)
    under = nodes_under(version)
    nodes = {node.code: node for node, _ in walk(under)}
    return _made(version, told_of(version, under), nodes, request.POST if request else None, shown, rows)


def _made(
    version: TableVersion, told: Told, nodes: dict[str, Criterion], data: Any, shown: Mapping[str, Any], rows: Mapping[str, Any]
) -> Page:
    named = [(code, name_of(node)) for code, node in nodes.items()]
    leaves = [(code, name) for code, name in named if not nodes[code].is_group]
    form = ConventionsForm(data, initial=shown, labels={one.name: one.label for one in told.said})
    return Page(version, told, nodes, form, Lists(data, Named(named, leaves), rows))


def _again(version: TableVersion, sent: Page, request: UserRequest, command: str) -> Page:
    """What was typed, after the button of a row; blank rows at the end."""
    return _made(version, sent.told, sent.nodes, None, raw_of(sent.form, request.POST), sent.lists.again(request.POST, command))


def _write(request: UserRequest, page: Page) -> HttpResponse:
    chosen = page.chosen()
    try:
        written = actions.choose(page.version, choices=chosen, seen=seen_in(request), by=request.user)
    except ChosenMeanwhile as overtaken:
        return _overtaken(request, page, overtaken, chosen)
    except RuleBroken as refusal:
        page.form.add_error(None, str(refusal))
        return _show(request, page, seen=seen_in(request), status=422)
    left = len(told_of(written).open_ones)
    with report(request, done=f"Đã ghi quy ước. Còn {left} điều chưa chọn." if left else "Đã ghi quy ước. Mọi điều đã chọn đủ."):
        return redirect("criteria:conventions", written.pk)


def _overtaken(request: UserRequest, page: Page, overtaken: ChosenMeanwhile, chosen: Mapping[str, Any]) -> HttpResponse:
    """What stands now beside what was typed; the next writing counts."""
    now = overtaken.version
    stands = told_of(now)
    try:
        typed = told_by(table_with(now, chosen), {code: name_of(node) for code, node in page.nodes.items()})
    except ParamFault as fault:
        page.form.add_error(None, fault.sentence)
        typed = stands
    found = differences(Side([], said_by_label(stands)), Side([], said_by_label(typed)))
    return _show(request, page, seen=now.edits, status=409, overtaken=str(overtaken), differing=found.changed)


def _show(request: UserRequest, page: Page, *, seen: int, status: int = 200, **more: Any) -> HttpResponse:
    told = page_of(page.version, request) | {"seen": seen, "form": page.form, "choices": page.choices(), "open_ones": page.told.open_ones}
    told |= {"sections": _sections(page.lists), "ties": page.lists.sets["ties"], "WRITE": WRITE}
    return render(request, "criteria/conventions.html", told | more, status=status)


@dataclass(frozen=True, slots=True)
class Section:
    """A list of rows with what it is for."""

    name: str
    title: str
    text: str
    add_word: str
    rows: Rows
    beside: str = ""


_SECTIONS = (
    (
        "grounds",
        "Căn cứ không xếp hạng",
        "Đơn vị rơi vào một căn cứ vẫn có điểm nhưng không có hạng; căn cứ hiện bên cạnh tên đơn vị.",
        "Thêm căn cứ",
    ),
    (
        "grades",
        "Xếp loại",
        "Mỗi dòng một hạng. Đủ điểm mà thiếu điều kiện thì chưa được hạng ấy. Bảng không xếp loại thì để trống.",
        "Thêm hạng",
    ),
    ("targets", "Chỉ tiêu dùng để xếp loại", "Tiêu chí nào được đếm khi hạng đòi đạt một số chỉ tiêu.", "Thêm chỉ tiêu"),
    ("sizes", "Nhóm quy mô", "Chỉ tiêu, hệ số thưởng theo quy mô của đơn vị (ví dụ số việc thụ lý). Các nhóm nối tiếp nhau.", "Thêm nhóm"),
)


def _sections(lists: Lists) -> list[Section]:
    return [
        Section(name, title, text, word, lists.sets[name], "otherwise_title" if name == "grades" else "")
        for name, title, text, word in _SECTIONS
    ]
