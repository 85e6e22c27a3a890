"""A workbook brought back, and what of it is taken."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from thidua.files.rules import clean_name
from thidua.files.rules.kinds import suffix_of, why_not_store
from thidua.scoring.workbook.reading import MAX_BYTES, TOO_HEAVY

SUFFIX = ".xlsx"


class WorkbookForm(forms.Form):
    file = forms.FileField(
        label="Phiếu đã ghi",
        error_messages={
            "required": "Chưa có tệp nào. Chọn phiếu .xlsx đã ghi rồi bấm “Đọc phiếu”.",
            "empty": "Tệp rỗng (0 byte). Lưu lại phiếu rồi tải lên.",
        },
        widget=forms.ClearableFileInput(attrs={"accept": SUFFIX}),
    )

    def clean_file(self) -> "UploadedFile[Any]":
        upload: UploadedFile[Any] = self.cleaned_data["file"]
        name, size = clean_name(upload.name or ""), upload.size or 0
        if size > MAX_BYTES:
            raise forms.ValidationError(TOO_HEAVY)
        why = why_not_store(name=name, size=size, purpose="submission")
        if why is None and suffix_of(name) != SUFFIX:
            why = f"“{name}” không phải phiếu Excel. Trong Google Trang tính hay LibreOffice: tải xuống, lưu thành dạng .xlsx rồi tải lên."
        if why:
            raise forms.ValidationError(why)
        return upload


class TakeForm(forms.Form):
    """`stored`: the signed key of the file; `seen`: the digest of the differences shown; `lay`: conflicts in which the file wins."""

    stored = forms.CharField()
    seen = forms.CharField(max_length=64)
    lay = forms.MultipleChoiceField(required=False)

    def __init__(self, data: Any, *, conflicts: list[str]) -> None:
        super().__init__(data)
        field = self.fields["lay"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(code, code) for code in conflicts]
