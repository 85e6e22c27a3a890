"""A document that is looked into and not kept: chosen on the machine, or carried along in the page from the look before."""

import base64
import binascii
from pathlib import PurePosixPath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import FileExtensionValidator, RegexValidator

from thidua.core.text import one_line

MOST_MB = 20
MOST_CARRIED = 3 * 2**20
"""Bytes: in the page they are a third more, and Django takes 5 MB of fields."""
LOST = "Tệp không còn nguyên trong trang. Hãy chọn lại tệp."
KINDS = ["docx", "pdf"]
OTHER_KIND = "Chỉ soát được tệp .docx và .pdf. Tệp .doc thì mở bằng Word, lưu lại dạng .docx."


class FormatForm(forms.Form):
    """`name`: of the file, once the form is valid."""

    name = ""

    file = forms.FileField(
        label="Văn bản cần soát",
        allow_empty_file=True,
        error_messages={"required": "Chọn tệp .docx hoặc .pdf cần soát."},
        validators=[FileExtensionValidator(KINDS, message=OTHER_KIND)],
    )

    def clean_file(self) -> bytes:
        upload: UploadedFile[Any] = self.cleaned_data["file"]
        if (upload.size or 0) > MOST_MB * 2**20:
            raise forms.ValidationError(f"Tệp lớn hơn {MOST_MB} MB. Bớt ảnh trong tệp rồi soát lại.")
        self.name = one_line(upload.name or "")
        data: bytes = upload.read()
        return data


class CarriedForm(forms.Form):
    name = forms.CharField(max_length=255, validators=[RegexValidator(r"(?i)\.(docx|pdf)$", LOST)], error_messages={"required": LOST})
    carried = forms.CharField(max_length=2 * MOST_CARRIED, error_messages={"required": LOST, "max_length": LOST})

    def clean_name(self) -> str:
        return PurePosixPath(one_line(self.cleaned_data["name"])).name

    def clean_carried(self) -> bytes:
        try:
            return base64.b64decode(self.cleaned_data["carried"], validate=True)
        except binascii.Error as error:
            raise forms.ValidationError(LOST) from error


def carried(data: bytes) -> str:
    """Empty for a file too big to go along."""
    return base64.b64encode(data).decode() if len(data) <= MOST_CARRIED else ""
