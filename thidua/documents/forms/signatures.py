"""A certificate, a list of revoked ones, a reason, a file to look into."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import FileExtensionValidator

from thidua.core.text import one_line
from thidua.documents.signing import CannotSign, root_in
from thidua.documents.signing.certificates import MOST_BYTES, REFUSED_KEY, holds_key
from thidua.documents.signing.lists import MOST_BYTES as MOST_OF_LIST

MOST_MB = 20
KEY_SUFFIXES = (".p12", ".pfx", ".key", ".jks")


def _without_key(upload: UploadedFile[Any], *, most: int) -> bytes:
    """What was sent, one byte over `most` at the longest; by its name it holds no private key."""
    if (upload.name or "").lower().endswith(KEY_SUFFIXES):
        raise forms.ValidationError(REFUSED_KEY)
    data: bytes = upload.read(most + 1)
    return data


class RootForm(forms.Form):
    file = forms.FileField(
        label="Tệp chứng thư",
        help_text="Tệp .cer, .crt hoặc .pem của tổ chức cấp chứng thư. Không chọn tệp khóa (.p12, .pfx).",
        allow_empty_file=True,
        error_messages={"required": "Chọn tệp chứng thư."},
    )
    source = forms.CharField(
        label="Lấy từ đâu, đã đối chiếu vân tay với ai",
        max_length=300,
        error_messages={"required": "Ghi chứng thư lấy từ đâu và đã đối chiếu vân tay với ai."},
        widget=forms.TextInput(attrs={"placeholder": "Trang của tổ chức cấp; đối chiếu với công văn gửi đơn vị"}),
    )

    def clean_file(self) -> bytes:
        data = _without_key(self.cleaned_data["file"], most=MOST_BYTES)
        try:
            root_in(data)
        except CannotSign as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        return data


class ListForm(forms.Form):
    file = forms.FileField(
        label="Tệp danh sách thu hồi",
        help_text="Tệp .crl mới nhất trên trang của tổ chức cấp chứng thư.",
        allow_empty_file=True,
        error_messages={"required": "Chọn tệp danh sách thu hồi."},
    )
    source = forms.CharField(
        label="Lấy từ đâu",
        max_length=300,
        error_messages={"required": "Ghi danh sách lấy từ đâu."},
        widget=forms.TextInput(attrs={"placeholder": "Trang của tổ chức cấp, tải hôm nay"}),
    )

    def clean_file(self) -> bytes:
        """Read as the action reads it, which also knows the roots."""
        return _without_key(self.cleaned_data["file"], most=MOST_OF_LIST)


class WithdrawForm(forms.Form):
    reason = forms.CharField(label="Lý do rút", max_length=300, error_messages={"required": "Ghi lý do rút."})


class SignedFileForm(forms.Form):
    """A PDF that is looked into and not kept. `name`: of the file, once the form is valid."""

    name = ""

    file = forms.FileField(
        label="Tệp PDF đã ký",
        allow_empty_file=True,
        error_messages={"required": "Chọn tệp PDF đã ký số."},
        validators=[FileExtensionValidator(["pdf", "p12", "pfx"], message="Chỉ kiểm tra được tệp PDF đã ký số.")],
    )

    def clean_file(self) -> bytes:
        upload: UploadedFile[Any] = self.cleaned_data["file"]
        if (upload.size or 0) > MOST_MB * 1024 * 1024:
            raise forms.ValidationError(f"Tệp lớn hơn {MOST_MB} MB. Xin nơi gửi bản nhẹ hơn.")
        data: bytes = upload.read()
        self.name = one_line(upload.name or "")
        if self.name.lower().endswith(KEY_SUFFIXES) or holds_key(data):
            raise forms.ValidationError(REFUSED_KEY)
        return data
