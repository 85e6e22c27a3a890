"""A due value in plain fields: a kind, and the fields that the kind wants."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from django import forms

from thidua.core.forms import day_field
from thidua.plans.enums import DueKind
from thidua.plans.forms.fields import MonthField, figure_field, iso
from thidua.plans.rules import dues

NONE = ("", "Không có thời hạn")
KINDS = [NONE, *DueKind.choices]
NEEDS: dict[str, tuple[str, ...]] = {
    DueKind.BEFORE: ("date", "time"),
    DueKind.BY: ("date", "time"),
    DueKind.ON: ("date", "time"),
    DueKind.MONTH: ("month",),
    DueKind.QUARTER: ("quarter", "year"),
    DueKind.HALF: ("half", "year"),
    DueKind.YEAR: ("year",),
    DueKind.WEEK_OF_MONTH: ("week", "month"),
    DueKind.RANGE: ("start", "end", "time"),
    DueKind.RECURRING: ("every", "interval", "day", "bound_day", "of_month", "in_month", "on_request"),
    DueKind.RELATIVE: ("days", "unit", "direction", "anchor", "bound"),
}
"""Fields of the form (without their prefix) that each kind reads; the script hides the others."""

CALLED = {"bound_day": "bound", "of_month": "of", "in_month": "month"}
"""Fields of a recurring due that stand under another name in its value."""

EVERY = [
    ("", "không rõ nhịp"),
    ("week", "tuần"),
    ("month", "tháng"),
    ("quarter", "quý"),
    ("half", "6 tháng"),
    ("year", "năm"),
    ("semester", "học kỳ"),
    ("school_year", "năm học"),
]
MISSING = {
    "date": "Ghi ngày, ví dụ 20/06/2021.",
    "month": "Ghi tháng, ví dụ 06/2021.",
    "quarter": "Chọn quý.",
    "half": "Chọn 6 tháng đầu hay cuối năm.",
    "year": "Ghi năm, ví dụ 2021.",
    "week": "Ghi tuần thứ mấy của tháng.",
    "end": "Ghi ngày kết thúc.",
    "anchor": "Ghi mốc để tính hạn, ví dụ: kết thúc kiểm tra.",
}


class DueForm(forms.Form):
    """`value()` gives the due value once the form is valid; None = no date. What the form does not ask of the old value stays in it."""

    prefix = "due"
    old: Mapping[str, Any] | None = None
    kind = forms.ChoiceField(label="Thời hạn", choices=KINDS, required=False)
    date = day_field("Ngày", required=False)
    time = forms.TimeField(
        label="Giờ",
        required=False,
        input_formats=["%H:%M", "%Hh%M", "%H giờ %M", "%Hh", "%H giờ"],
        help_text="Chỉ ghi khi kế hoạch hẹn giờ, ví dụ 14:30.",
        error_messages={"invalid": "Chưa hiểu giờ này. Viết như 14:30."},
        widget=forms.TimeInput(format="%H:%M", attrs={"size": 6, "autocomplete": "off"}),
    )
    start = day_field("Từ ngày", required=False)
    end = day_field("Đến hết ngày", required=False)
    week = figure_field("Tuần thứ", low=1, high=5)
    month = MonthField(label="Tháng", required=False, widget=forms.TextInput(attrs={"placeholder": "06/2021", "size": 8}))
    quarter = forms.TypedChoiceField(
        label="Quý", required=False, coerce=int, empty_value=None, choices=[("", "–"), (1, "I"), (2, "II"), (3, "III"), (4, "IV")]
    )
    half = forms.TypedChoiceField(
        label="6 tháng", required=False, coerce=int, empty_value=None, choices=[("", "–"), (1, "đầu năm"), (2, "cuối năm")]
    )
    year = figure_field("Năm", low=1990, high=2100)
    every = forms.ChoiceField(label="Hằng", choices=EVERY, required=False)
    interval = figure_field("Mấy kỳ một lần", low=1, high=12)
    day = figure_field("Vào ngày thứ mấy của kỳ", low=1, high=31)
    bound_day = forms.ChoiceField(
        label="Ngày ấy là",
        required=False,
        choices=[("", "–"), ("before", "hạn trước ngày"), ("by", "hạn đến hết ngày"), ("on", "đúng ngày")],
    )
    of_month = forms.ChoiceField(
        label="Của tháng nào trong kỳ",
        required=False,
        choices=[("", "–"), ("first_month", "tháng đầu"), ("last_month", "tháng cuối")],
        help_text="Cho quý, 6 tháng, năm: không chọn thì ngày ấy chưa thành hạn.",
    )
    in_month = figure_field("Hoặc tháng", low=1, high=12)
    on_request = forms.BooleanField(label="Hoặc khi có yêu cầu", required=False)
    days = figure_field("Số ngày", high=730)
    unit = forms.ChoiceField(
        label="Tính theo", required=False, choices=[("calendar", "ngày"), ("working", "ngày làm việc"), ("hours", "giờ")]
    )
    direction = forms.ChoiceField(label="Phía", required=False, choices=[("after", "sau mốc"), ("before", "trước mốc")])
    anchor = forms.CharField(
        label="Mốc", required=False, max_length=200, help_text="Ví dụ: kết thúc kiểm tra; ngày tổ chức Hội nghị tổng kết."
    )
    bound = forms.ChoiceField(
        label="Mức", required=False, choices=[("exactly", "đúng chừng ấy"), ("at_most", "chậm nhất"), ("at_least", "ít nhất")]
    )

    @classmethod
    def of(cls, due: Mapping[str, Any] | None, data: Any = None) -> "DueForm":
        form = cls(data, initial=_initial(due or {}))
        form.old = due
        return form

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        kind = cleaned.get("kind")
        for name in NEEDS.get(kind, ()) if kind else ():
            if name in MISSING and cleaned.get(name) in (None, "") and name not in self.errors and not self._stood_so(cleaned):
                self.add_error(name, MISSING[name])
        start, end = cleaned.get("start"), cleaned.get("end")
        if kind == DueKind.RANGE and start and end and end < start:
            self.add_error("end", "Ngày kết thúc ở trước ngày bắt đầu. Xem lại hai ngày.")
        return cleaned

    def value(self) -> dict[str, Any] | None:
        said, old = self.cleaned_data, self.old or {}
        if self._stood_so(said):
            return dict(old) or None
        found = _read(said)
        if found is None or found["kind"] != old.get("kind"):
            return found
        return {**{name: value for name, value in old.items() if name not in _written(found)}, **found}

    def _stood_so(self, said: Mapping[str, Any]) -> bool:
        """Whether what was typed is what the form showed of the old value."""
        return _read(said) == _read(_initial(self.old or {}))


def _read(said: Mapping[str, Any]) -> dict[str, Any] | None:
    kind = said.get("kind")
    return {"kind": kind, **_VALUES.get(kind, _plain)(said, kind)} if kind else None


def _written(found: Mapping[str, Any]) -> set[str]:
    """Parts of a due value that the form writes itself or that a typed day takes the place of."""
    asked = {"kind", "raw", *(CALLED.get(name, name) for name in NEEDS[found["kind"]])}
    return asked | ({"from_day", "to_day", "weekday"} if found.get("day") else set())


def _initial(due: Mapping[str, Any]) -> dict[str, Any]:
    found = {**due, "kind": due.get("kind", "")}
    for name in ("date", "start", "end"):
        found[name] = dues.day_of(due.get(name))
    found["time"] = time.fromisoformat(due["time"]) if due.get("time") else None
    if due.get("kind") == DueKind.RECURRING:
        found |= {"bound_day": due.get("bound"), "of_month": due.get("of"), "in_month": due.get("month"), "month": None}
    return found


def _plain(said: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """Kinds whose value is the fields of the form under the same names."""
    found: dict[str, Any] = {}
    for name in NEEDS[kind]:
        value = said.get(name)
        if value not in (None, ""):
            found[name] = iso(value) if isinstance(value, date) else f"{value:%H:%M}" if isinstance(value, time) else value
    return found


def _relative(said: Mapping[str, Any], _: str) -> dict[str, Any]:
    has_days = said.get("days") is not None
    unit, bound = (said.get("unit") or "calendar", said.get("bound") or "exactly") if has_days else (None, None)
    direction = said.get("direction") or "after"
    return {"anchor": said.get("anchor"), "days": said.get("days"), "unit": unit, "direction": direction, "bound": bound}


def _recurring(said: Mapping[str, Any], _: str) -> dict[str, Any]:
    more = {CALLED.get(name, name): said.get(name) for name in NEEDS[DueKind.RECURRING]}
    return {"every": said.get("every") or None, **{name: value for name, value in more.items() if value}}


_VALUES = {DueKind.RELATIVE.value: _relative, DueKind.RECURRING.value: _recurring}
