from typing import Any

from django import forms

from thidua.core.forms import day_field
from thidua.core.text import one_line
from thidua.documents.models import OfficialDocument
from thidua.obligations.queries.assigning import Work
from thidua.organisations.models import Unit, UnitQuerySet


class WorkForm(forms.Form):
    """One thing that a document asks for; a second one is a second time through the form."""

    deliverable = forms.CharField(
        label="Việc phải làm",
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Ghi việc phải làm, ví dụ: Báo cáo kết quả kiểm tra chéo."},
        help_text="Ghi như văn bản yêu cầu. Văn bản giao nhiều việc thì ghi lần lượt từng việc.",
    )
    last_day = day_field("Hạn, hết ngày")
    at = forms.TimeField(
        label="Giờ",
        required=False,
        input_formats=["%H:%M", "%Hh%M", "%Hh"],
        help_text="Chỉ ghi khi văn bản hẹn giờ, ví dụ 16:30.",
        error_messages={"invalid": "Chưa hiểu giờ này. Viết như 16:30."},
        widget=forms.TimeInput(format="%H:%M", attrs={"size": 6, "autocomplete": "off"}),
    )
    recipient = forms.CharField(label="Gửi kết quả về", max_length=300, required=False)
    units = forms.ModelMultipleChoiceField(
        label="Đơn vị phải làm",
        queryset=Unit.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Chưa chọn đơn vị nào. Đánh dấu ít nhất một."},
        help_text="Nơi nhận “để thực hiện” đang tham gia năm thi đua.",
    )

    def __init__(self, *args: Any, choices: UnitQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"].queryset = choices  # type: ignore[attr-defined]

    def work(self) -> Work:
        said = self.cleaned_data
        return Work(one_line(said["deliverable"]), one_line(said["recipient"]), said["last_day"], said["at"])


def initial_of(document: OfficialDocument, units: UnitQuerySet, *, is_first: bool) -> dict[str, Any]:
    """What the document says of itself: its subject (of the first thing it asks), who issued it, who has it "để thực hiện"."""
    words = document.summary[:400] if is_first else ""
    return {"deliverable": words, "recipient": document.issuer.name, "units": list(units)}
