"""Sending a turn, returning it, entering it from a signed page."""

from typing import Any

from django import forms

from thidua.files.enums import Purpose
from thidua.files.forms import UploadField
from thidua.organisations.enums import ArrivalWay

WAYS = [(way.value, way.label) for way in ArrivalWay if way != ArrivalWay.HERE]


class SendForm(forms.Form):
    words = forms.CharField(
        label="Ý kiến chung", required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 5}), help_text="Gửi kèm điểm."
    )
    file = UploadField(label="Bản có chữ ký", required=False, purpose=Purpose.SUBMISSION, help_text="Bản quét PDF hoặc ảnh chụp.")

    def __init__(self, *args: Any, needs_paper: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].required = needs_paper
        self.fields["file"].error_messages["required"] = "Vòng này cần trang có chữ ký. Tải bản quét lên rồi gửi."


class ReturnForm(forms.Form):
    reason = forms.CharField(
        label="Sửa điều gì",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Ghi lý do trả lại để đơn vị biết phải sửa gì."},
    )


class EnterForm(forms.Form):
    way = forms.ChoiceField(label="Bản ký đến bằng cách nào", choices=WAYS, error_messages={"required": "Chọn cách đến."})
    file = UploadField(
        label="Bản ký",
        purpose=Purpose.SUBMISSION,
        help_text="Bản quét PDF hoặc ảnh chụp trang có chữ ký.",
        error_messages={"required": "Chọn tệp bản ký. Nhập hộ phải có trang có chữ ký làm căn cứ."},
    )
