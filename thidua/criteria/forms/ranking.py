"""Rows of a table's conventions: steps among equals, grounds of exclusion, grades, targets, size classes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict

from thidua.core.text import one_line
from thidua.criteria.enums import TieBy
from thidua.criteria.forms.fields import (
    MOST_ROWS,
    NumberField,
    PointsField,
    RowForm,
    Rows,
    WholeField,
    number,
    raw_of,
    raw_rows,
    rows_of,
    stored,
)

Choices = Sequence[tuple[str, str]]
_NEITHER = ("", "Chưa chọn")


class ListRow(RowForm):
    def told(self) -> dict[str, Any]:
        """As it is stored: box by box, unless a kind of row says it otherwise."""
        return dict(self.cleaned_data)


class PickRow(ListRow):
    """A line that counts once something is picked."""

    pick = ""

    def telling(self) -> list[str]:
        return [self.pick]


class TieRow(PickRow):
    pick = "by"
    by = forms.ChoiceField(label="Xét", choices=[_NEITHER, *TieBy.choices], required=False)
    code = forms.ChoiceField(label="của mục", required=False)
    lower_first = forms.BooleanField(label="thấp hơn xếp trên", required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if given.get("by") in {TieBy.GROUP, TieBy.LEAF} and not given.get("code"):
            self.add_error("code", "Chọn nhóm hoặc tiêu chí được xét.")
        return given

    def told(self) -> dict[str, Any]:
        given, own = self.cleaned_data, {}
        if given["by"] in {TieBy.GROUP, TieBy.LEAF}:
            own = {"code": given["code"]}
        return {"by": given["by"], **own, **({"lower_first": True} if given["lower_first"] else {})}


class GroundRow(ListRow):
    title = forms.CharField(label="Không xếp hạng đơn vị", max_length=200, required=False, widget=forms.TextInput(attrs={"size": 44}))
    code = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def telling(self) -> list[str]:
        return ["title"]

    def told(self) -> dict[str, Any]:
        return {"code": self.cleaned_data["code"], "title": one_line(self.cleaned_data["title"])}


class TargetRow(PickRow):
    pick = "code"
    code = forms.ChoiceField(label="Chỉ tiêu của tiêu chí", required=False)


class SizeRow(ListRow):
    needed = ("over", "target")
    over = NumberField(label="Quy mô trên", required=False)
    upto = NumberField(label="đến", required=False, help_text="Để trống: không có mốc trên.")
    target = NumberField(label="chỉ tiêu (%)", required=False)
    factor = NumberField(label="hệ số điểm thưởng", required=False)

    def told(self) -> dict[str, Any]:
        return {name: stored(self.cleaned_data[name]) for name in ("over", "upto", "target", "factor")}


class GradeRow(ListRow):
    """`met`, `short`: so many targets reached, the rest short by less than that; a second pair after "hoặc"."""

    needed = ("title", "least")
    title = forms.CharField(label="Hạng", max_length=120, required=False, widget=forms.TextInput(attrs={"size": 18}))
    least = PointsField(label="từ (điểm)", required=False)
    met = WholeField(label="đạt ít nhất (chỉ tiêu)", required=False, size=3)
    short = NumberField(label="chỉ tiêu còn lại hụt dưới (%)", required=False, size=4)
    met_2 = WholeField(label="hoặc đạt (chỉ tiêu)", required=False, size=3)
    short_2 = NumberField(label="còn lại hụt dưới (%)", required=False, size=4)
    floor_pct = NumberField(label="từng mục đạt từ (%)", required=False, size=4)
    quota = WholeField(label="nhiều nhất (đơn vị)", required=False, size=4)
    barred_by = forms.MultipleChoiceField(label="không xét đơn vị", required=False, widget=forms.CheckboxSelectMultiple)
    code = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def telling(self) -> list[str]:
        return ["title", "least"]

    def told(self) -> dict[str, Any]:
        given = self.cleaned_data
        cases = [_case(given[met], given[short]) for met, short in (("met", "short"), ("met_2", "short_2")) if given[met] is not None]
        whole = {"quota": None if given["quota"] is None else int(given["quota"]), "floor_pct": stored(given["floor_pct"])}
        told = {"code": given["code"], "title": one_line(given["title"]), "least": stored(given["least"]), **whole}
        told |= {"targets": cases, "barred_by": given["barred_by"]}
        return {name: value for name, value in told.items() if value not in (None, [])}


def _case(met: Decimal, short: Decimal | None) -> dict[str, Any]:
    return {"met": int(met), **({} if short is None else {"short_below": str(short)})}


ROWS: Mapping[str, type[ListRow]] = {
    "ties": TieRow,
    "grounds": GroundRow,
    "targets": TargetRow,
    "grades": GradeRow,
    "sizes": SizeRow,
}
MARKED = {"grounds": "cc", "grades": "h"}
"""Rows that others point to: each gets a code that stays."""
STEPS = {"len": -1, "xuong": 1}


@dataclass(frozen=True, slots=True)
class Named:
    """What the rows choose from: code → number and title, of the groups and of the criteria."""

    nodes: Choices
    leaves: Choices


class Lists:
    """Every list of rows of the page. `grounds`: as they are typed now, for the grades that name them."""

    def __init__(self, data: QueryDict | None, named: Named, initial: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
        self.sets: dict[str, Rows] = {name: rows_of(form)(data, prefix=name, initial=initial.get(name, [])) for name, form in ROWS.items()}
        grounds = self._grounds(data)
        for rows in self.sets.values():
            for form in rows.forms:
                _offer(form, named, grounds)

    def _grounds(self, data: QueryDict | None) -> Choices:
        typed = raw_rows(self.sets["grounds"], data) if data is not None else [dict(form.initial) for form in self.sets["grounds"].forms]
        return [(row["code"], row["title"]) for row in typed if row.get("code") and row.get("title")]

    def is_valid(self) -> bool:
        """All are looked at, so that every fault is shown at once."""
        return not [name for name, rows in self.sets.items() if not rows.is_valid()]

    def again(self, data: QueryDict, command: str) -> dict[str, list[dict[str, Any]]]:
        """As typed, unjudged, after a button of a row: "ties-len-2" is the third row one place up, "-bo-" takes it out."""
        name, _, rest = command.partition("-")
        step, _, at = rest.partition("-")
        place = int(at) if at.isdecimal() and len(at) < 4 else MOST_ROWS
        typed = {one: [raw_of(form, data) for form in rows.forms] for one, rows in self.sets.items()}
        _step(typed.get(name, []), step, place)
        kept = {one: [raw for raw in raws if any(raw.get(box) for box in _telling(one))] for one, raws in typed.items()}
        return {one: _marked(rows, MARKED[one]) if one in MARKED else rows for one, rows in kept.items()}

    def told(self, name: str) -> list[dict[str, Any]]:
        """The rows that say something, as they are stored."""
        rows = [form.told() for form in self.sets[name].forms if isinstance(form, ListRow) and form.said()]
        return _marked(rows, MARKED[name]) if name in MARKED else rows


def _telling(name: str) -> Sequence[str]:
    form = ROWS[name]
    return [form.pick] if issubclass(form, PickRow) else form.needed or ["title"]


def _step(rows: list[dict[str, Any]], step: str, place: int) -> None:
    if place >= len(rows):
        return
    if step == "bo":
        del rows[place]
    elif step in STEPS and 0 <= place + STEPS[step] < len(rows):
        rows.insert(place + STEPS[step], rows.pop(place))


def _offer(form: RowForm, named: Named, grounds: Choices) -> None:
    if isinstance(form, TieRow):
        form.fields["code"].choices = [("", "không chọn mục"), *named.nodes]  # type: ignore[attr-defined]
    elif isinstance(form, TargetRow):
        form.fields["code"].choices = [_NEITHER, *named.leaves]  # type: ignore[attr-defined]
    elif isinstance(form, GradeRow):
        form.fields["barred_by"].choices = grounds  # type: ignore[attr-defined]
        if not grounds:
            del form.fields["barred_by"]


def _marked(rows: Sequence[Mapping[str, Any]], sign: str) -> list[dict[str, Any]]:
    taken = {row.get("code") for row in rows}
    free = (f"{sign}{at}" for at in range(1, 2 * len(rows) + 2) if f"{sign}{at}" not in taken)
    return [{**row, "code": row.get("code") or next(free)} for row in rows]


def shown_rows(
    *,
    ties: Sequence[Mapping[str, Any]] | None,
    grades: Mapping[str, Any],
    grounds: Sequence[Mapping[str, Any]],
    sizes: Sequence[Sequence[Any]],
) -> dict[str, list[dict[str, Any]]]:
    """Stored → the rows of each list."""
    return {
        "ties": [dict(tie) for tie in ties or ()],
        "grounds": [dict(ground) for ground in grounds],
        "targets": [{"code": code} for code in grades.get("target_leaves", ())],
        "grades": [_shown_grade(grade) for grade in grades.get("grades", ())],
        "sizes": [dict(zip(("over", "upto", "target", "factor"), map(number, size), strict=False)) for size in sizes],
    }


def _shown_grade(grade: Mapping[str, Any]) -> dict[str, Any]:
    shown = {"code": grade["code"], "title": grade["title"], "least": number(grade["least"]), "barred_by": grade.get("barred_by", [])}
    shown |= {"quota": number(grade.get("quota")), "floor_pct": number(grade.get("floor_pct"))}
    for case, (met, short) in zip(grade.get("targets", ()), (("met", "short"), ("met_2", "short_2")), strict=False):
        shown |= {met: number(case["met"]), short: number(case.get("short_below"))}
    return shown
