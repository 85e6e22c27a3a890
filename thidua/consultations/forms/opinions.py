"""What a unit says: the verdict, a file, and rows of points; entered on behalf: also how and when it came."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from thidua.consultations.enums import Taking, Verdict
from thidua.consultations.forms.fields import required, time_field, until
from thidua.consultations.models import Opinion, Round
from thidua.consultations.rules.opinions import Point
from thidua.core import clock
from thidua.core.forms import day_field
from thidua.core.text import nfc, one_line
from thidua.files.enums import Purpose
from thidua.files.forms import UploadField
from thidua.organisations.enums import ArrivalWay
from thidua.organisations.models import Unit

SPARE = 2
MOST_POINTS = 200
LONGEST = 5000


class OpinionForm(forms.Form):
    verdict = forms.ChoiceField(
        label="Ý kiến của đơn vị",
        choices=Verdict,
        widget=forms.RadioSelect,
        error_messages=required("Chọn nhất trí hay có ý kiến góp ý."),
    )
    file = UploadField(
        label="Văn bản góp ý",
        required=False,
        purpose=Purpose.SUBMISSION,
        help_text="Công văn, hoặc dự thảo đã sửa trực tiếp (.docx, .pdf).",
    )
    drops_file = forms.BooleanField(label="Bỏ tệp đã gửi kèm trước đây", required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class OnBehalfForm(OpinionForm):
    unit = forms.ModelChoiceField(label="Đơn vị", queryset=Unit.objects.none(), error_messages=required("Chọn đơn vị."))
    way = forms.ChoiceField(label="Đến bằng", choices=[(way.value, way.label) for way in ArrivalWay if way != ArrivalWay.HERE])
    arrived_on = day_field("Đến ngày")
    arrived_time = time_field("Lúc", help_text="Để trống nếu chỉ biết ngày.")
    field_order = ("unit", "way", "arrived_on", "arrived_time", "verdict", "file")

    def __init__(self, *args: Any, asked: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["drops_file"], self.fields["seen"]
        self.fields["unit"].queryset = asked.invited.order_by("name_sort", "pk")  # type: ignore[attr-defined]

    def arrived_at(self) -> Any:
        """Known only to the day it counts as the end of that day, never as later than now."""
        return min(until(self.cleaned_data["arrived_on"], self.cleaned_data["arrived_time"]), clock.now())


class AnswerForm(forms.Form):
    taking = forms.ChoiceField(
        label="Tiếp thu", choices=Taking, widget=forms.RadioSelect, error_messages=required("Chọn tiếp thu hay không.")
    )
    why = forms.CharField(
        label="Giải trình",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Bắt buộc khi không tiếp thu đầy đủ.",
    )


def points_typed(data: QueryDict) -> list[Point]:
    """Rows of the form that say something, as they were typed."""
    columns = [data.getlist(name)[:MOST_POINTS] for name in ("place", "words", "proposed")]
    rows = zip(*columns, strict=False)
    points = [
        Point(one_line(place)[:200], nfc(words).strip()[:LONGEST], nfc(proposed).strip()[:LONGEST]) for place, words, proposed in rows
    ]
    return [point for point in points if not point.is_empty]


def points_of(opinion: Opinion | None) -> list[Point]:
    return [Point(row.place, row.words, row.proposed) for row in opinion.points.all()] if opinion else []


def rows_to_fill(points: Sequence[Point], *, more: int = SPARE) -> list[Point]:
    """The points, and empty rows after them."""
    return [*points, *[Point()] * more]
