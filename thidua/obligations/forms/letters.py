from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from django import forms

from thidua.core import clock
from thidua.core.forms import day_field
from thidua.obligations.enums import OrderKind
from thidua.obligations.queries.letters import Given
from thidua.organisations.models import Unit, UnitQuerySet


class OrderForm(forms.Form):
    """One change of a duty by a letter."""

    duty = forms.ChoiceField(label="Việc đã giao", error_messages={"required": "Chọn việc cần điều chỉnh."})
    kind = forms.ChoiceField(label="Điều chỉnh", choices=OrderKind)
    day = day_field("Hạn mới, hết ngày", required=False)
    at = forms.TimeField(
        label="Giờ",
        required=False,
        input_formats=["%H:%M", "%Hh%M", "%Hh"],
        help_text="Chỉ ghi khi công văn hẹn giờ, ví dụ 16:30.",
        error_messages={"invalid": "Chưa hiểu giờ này. Viết như 16:30."},
        widget=forms.TimeInput(format="%H:%M", attrs={"size": 6, "autocomplete": "off"}),
    )
    words = forms.CharField(label="Nội dung mới", max_length=400, required=False, help_text="Chỉ ghi khi đổi nội dung.")
    units: forms.ModelMultipleChoiceField[Unit] = forms.ModelMultipleChoiceField(
        label="Chỉ các đơn vị",
        queryset=Unit.objects.none(),
        required=False,
        help_text="Để trống nếu công văn áp dụng cho mọi đơn vị phải làm việc này.",
    )

    def __init__(self, *args: Any, duties: Sequence[Given], members: UnitQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.duties = {duty.key: duty for duty in duties}
        self.fields["duty"].choices = [("", "Chọn việc"), *((duty.key, duty.words) for duty in duties)]  # type: ignore[attr-defined]
        self.fields["units"].queryset = members  # type: ignore[attr-defined]

    def order(self) -> dict[str, Any]:
        """What the action wants, of a valid form."""
        said = self.cleaned_data
        duty, day = self.duties[said["duty"]], said["day"]
        moment: datetime | None = datetime.combine(day, said["at"] or time.max, clock.LOCAL) if day else None
        about = {"fact": duty.fact, "period": duty.period, "kind": OrderKind(said["kind"])}
        return {**about, "last_moment": moment, "words": said["words"], "units": list(said["units"])}
