"""A file to be read, and a row under review as the fields of a criterion."""

from typing import Any

from django import forms
from django.http import QueryDict

from thidua.criteria.enums import NaMode, Pool
from thidua.criteria.forms.tree import NodeForms, again, bound, shown
from thidua.criteria.models import Criterion, TableVersion
from thidua.criteria.queries.importing import SUFFIXES
from thidua.criteria.reading.values import Row

BESIDE = ("code", "owner_words", "na_mode", "guidance")
"""What else of a criterion a file may say."""


class ImportForm(forms.Form):
    file = forms.FileField(
        label="Tệp bảng tiêu chí",
        error_messages={
            "required": "Chưa có tệp nào. Chọn tệp Word hoặc Excel rồi bấm “Đọc bảng”.",
            "empty": "Tệp rỗng (0 byte). Tải lại tệp.",
        },
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(SUFFIXES)}),
    )


def node_of(row: Row, version: TableVersion) -> Criterion:
    """As the forms of the editor take it; never saved. Only an outermost one is asked for its pool."""
    node = Criterion(
        version=version,
        parent_id=0 if row.depth else None,
        mark=row.mark,
        title=row.title,
        kind=row.kind,
        params=dict(row.params),
        pool=row.pool,
        na_mode=row.na_mode or "",
        owner_words=row.owner,
        code=row.code,
        guidance=row.guidance,
    )
    if row.points is not None:
        node.points = row.points
    return node


def row_forms(row: Row, version: TableVersion, data: QueryDict | None = None, *, redrawn: bool = False) -> NodeForms:
    """`redrawn`: another kind was chosen, or more lines are wanted; nothing is judged yet."""
    node = node_of(row, version)
    if data is None:
        return shown(node)
    return again(data, node) if redrawn else bound(data, node)


def values_of(forms_: NodeForms, row: Row) -> dict[str, Any]:
    """What the valid forms say, as `correct_row` takes it."""
    said = forms_.values()
    return {
        "mark": said["mark"],
        "title": said["title"],
        "points": said["points"],
        "kind": forms_.kind,
        "params": said["params"],
        "pool": Pool(said["pool"]) if row.depth == 0 else row.pool,
        "na_mode": NaMode(said["na_mode"]) if said["na_mode"] else None,
        "owner": said["owner_words"],
        "code": said["code"],
        "guidance": said["guidance"],
    }
