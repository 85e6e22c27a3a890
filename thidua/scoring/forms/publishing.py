"""Opening a result again, and the word that publishes it."""

from datetime import datetime
from typing import Any

from django import forms

from thidua.calendars.forms import DayField
from thidua.core import clock
from thidua.scoring.models import ScoringPeriod, ScoringRound


class ReopenForm(forms.Form):
    reason = forms.CharField(
        label="Lý do mở lại",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Chấm thiếu gì, sai ở đâu. Các đơn vị trong kỳ chấm đọc được lý do này.",
        error_messages={"required": "Ghi lý do mở lại."},
    )
    one = forms.ModelChoiceField(
        label="Mở lại vòng",
        queryset=ScoringRound.objects.none(),
        required=False,
        empty_label="– không mở lại vòng nào –",
        help_text="Lượt đã gửi của vòng này phải trả lại thì đơn vị chấm mới sửa được.",
    )
    closes_on = DayField(label="Đến hết ngày", required=False)

    def __init__(self, *args: Any, period: ScoringPeriod, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["one"].queryset = period.rounds.all()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        sent = self.cleaned_data
        if sent.get("one") and not sent.get("closes_on") and "closes_on" not in self.errors:
            self.add_error("closes_on", "Ghi ngày khép mới của vòng, ví dụ 19/06/2021.")
        return sent

    def until(self) -> datetime | None:
        day = self.cleaned_data["closes_on"]
        return clock.end_of(day) if day else None


class PublishForm(forms.Form):
    word = forms.CharField(
        label="Gõ hai chữ CÔNG BỐ để xác nhận",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "size": 16}),
        error_messages={"required": "Gõ hai chữ CÔNG BỐ để xác nhận."},
    )
