"""Sending a turn, returning it, entering it from a signed page, and what the unit says of that."""

from typing import Any

from django import forms

from thidua.calendars.forms import DayField
from thidua.files.enums import Purpose
from thidua.files.forms import UploadField
from thidua.obligations.forms.desk import TimeField, arrival_of
from thidua.organisations.enums import ArrivalWay

WAYS = [(way.value, way.label) for way in ArrivalWay if way != ArrivalWay.HERE]
RIGHT, WRONG = "dung", "khong-dung"


class SendForm(forms.Form):
    words = forms.CharField(
        label="Ý kiến chung", required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 5}), help_text="Gửi kèm điểm."
    )
    file = UploadField(label="Bản có chữ ký", required=False, purpose=Purpose.SUBMISSION, help_text="Bản quét PDF hoặc ảnh chụp.")

    def __init__(self, *args: Any, needs_paper: bool = False, explains: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].required = needs_paper
        self.fields["file"].error_messages["required"] = "Vòng này cần trang có chữ ký. Tải bản quét lên rồi gửi."
        if explains:
            self.fields["words"].help_text = "Gửi kèm lời giải trình từng tiêu chí."


class ReturnForm(forms.Form):
    reason = forms.CharField(
        label="Sửa điều gì",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Ghi lý do trả lại để đơn vị biết phải sửa gì."},
    )


class EnterForm(forms.Form):
    """`at` in the cleaned data: as `arrival_of` reads it."""

    way = forms.ChoiceField(label="Bản ký đến bằng cách nào", choices=WAYS, error_messages={"required": "Chọn cách đến."})
    day = DayField(label="Đến ngày", error_messages={"required": "Ghi ngày bản ký đến, viết như 19/06/2021."})
    hour = TimeField(label="Đến lúc", help_text="Để trống: tính là cuối ngày. Lúc đến quyết định đúng hạn hay chậm.")
    file = UploadField(
        label="Bản ký",
        purpose=Purpose.SUBMISSION,
        help_text="Bản quét PDF hoặc ảnh chụp trang có chữ ký.",
        error_messages={"required": "Chọn tệp bản ký. Nhập hộ phải có trang có chữ ký làm căn cứ."},
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("day"):
            data["at"] = arrival_of(data["day"], data.get("hour"))
        return data


class AnswerForm(forms.Form):
    """Right, or what is wrong."""

    verdict = forms.ChoiceField(
        label="Bản nhập hộ",
        choices=[(RIGHT, "Đúng với bản ký của đơn vị"), (WRONG, "Không đúng")],
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn đúng hay không đúng."},
    )
    words = forms.CharField(
        label="Điều chưa đúng",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Ghi điều chưa đúng, để nơi nhập hộ sửa."},
        help_text="Ghi khi chọn Không đúng: tiêu chí nào, bản ký ghi bao nhiêu.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].required = self.data.get("verdict") == WRONG
