"""How a day is typed, here and in every app above; a special day; a question about working days."""

from typing import Any

from django import forms

from thidua.calendars.enums import DayKind
from thidua.calendars.rules import MOST_DAYS

WAYS_TO_WRITE = ["%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]


class DayField(forms.DateField):
    """A day written as an office writes it: 19/06/2021."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {})
        kwargs["error_messages"] = {
            "invalid": "Chưa hiểu ngày này. Viết như 19/06/2021.",
            "required": "Ghi ngày, viết như 19/06/2021.",
        } | kwargs["error_messages"]
        attrs = {"placeholder": "19/06/2021", "inputmode": "numeric", "autocomplete": "off", "size": 12}
        super().__init__(input_formats=WAYS_TO_WRITE, widget=forms.DateInput(format="%d/%m/%Y", attrs=attrs), **kwargs)


class SpecialDayForm(forms.Form):
    day = DayField(label="Ngày")
    kind = forms.ChoiceField(label="Ngày này", choices=DayKind, widget=forms.RadioSelect, initial=DayKind.HOLIDAY)
    name = forms.CharField(
        label="Tên gọi",
        max_length=120,
        help_text="Ví dụ: Nghỉ bù Quốc tế Lao động.",
        error_messages={"required": "Ghi tên gọi của ngày."},
    )
    source = forms.CharField(label="Căn cứ", max_length=200, required=False, help_text="Số, ngày của thông báo hoặc quyết định.")


class SameDayForm(SpecialDayForm):
    """Correct what a day is; another day is another row."""

    day = None  # type: ignore[assignment]


class YearForm(forms.Form):
    year = forms.IntegerField(min_value=2000, max_value=2100)


class CountForm(forms.Form):
    """So many working days after a day (or before it)."""

    start = DayField(label="Kể từ ngày")
    days = forms.IntegerField(
        label="Số ngày làm việc",
        min_value=1,
        max_value=MOST_DAYS,
        error_messages={
            "required": "Ghi số ngày.",
            "invalid": "Ghi một số nguyên, ví dụ 5.",
            "min_value": "Ghi số ngày từ 1 trở lên.",
            "max_value": f"Tính được tối đa {MOST_DAYS} ngày làm việc.",
        },
        widget=forms.NumberInput(attrs={"size": 5, "min": 1, "max": MOST_DAYS}),
    )
    way = forms.ChoiceField(label="Đếm", choices=[("sau", "về sau"), ("truoc", "về trước")])
