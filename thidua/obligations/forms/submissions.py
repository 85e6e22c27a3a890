"""What a unit fills in when it hands in; what the head chooses for papers that are too long."""

from collections.abc import Iterable
from typing import Any

from django import forms

from thidua.core.forms import day_field
from thidua.obligations.enums import OverLength, PieceKind
from thidua.obligations.models import Piece
from thidua.plans.forms.fields import FilesField


class PapersField(FilesField):
    """Files of a plain form; those sent in pieces come in hidden inputs besides, so none is fine here."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        return [file for file in super().clean(data, initial) if file is not None]


class SubmitForm(forms.Form):
    """The words around the files, and for each file already there what it is (`kind_<key>`)."""

    document_number = forms.CharField(
        label="Số, ký hiệu văn bản", max_length=60, required=False, widget=forms.TextInput(attrs={"placeholder": "45/BC-STP", "size": 18})
    )
    document_date = day_field("Ngày văn bản", required=False)
    link = forms.URLField(
        label="Đường dẫn",
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text="Khi văn bản nằm ở nơi khác, ví dụ trên hệ thống quản lý văn bản.",
        error_messages={"invalid": "Chưa đúng dạng đường dẫn. Chép nguyên dòng bắt đầu bằng https://"},
    )
    note = forms.CharField(
        label="Lời nhắn cho nơi nhận", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2, "maxlength": 500})
    )
    uploads = PapersField(label="Tệp", required=False, allow_empty_file=True)
    drop = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, pieces: Iterable[Piece] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pieces = list(pieces)
        for piece in self.pieces:
            self.fields[f"kind_{piece.pk}"] = forms.ChoiceField(
                label=f"“{piece.file}” là", choices=PieceKind, initial=piece.kind, required=False
            )

    def rows(self) -> list[tuple[Piece, Any]]:
        """Each file with the field that says what it is."""
        return [(piece, self[f"kind_{piece.pk}"]) for piece in self.pieces]

    def words(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("note", "link", "document_number", "document_date")}

    def kinds(self) -> dict[int, str]:
        chosen = {piece.pk: self.cleaned_data[f"kind_{piece.pk}"] for piece in self.pieces}
        return {key: kind for key, kind in chosen.items() if kind}


class SendBackForm(forms.Form):
    why = forms.CharField(
        label="Cần sửa gì",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Chuyên viên đọc lời này ở đầu trang soạn.",
    )


class TakeBackForm(forms.Form):
    why = forms.CharField(label="Lý do rút", max_length=300, error_messages={"required": "Ghi lý do rút, ví dụ: gửi nhầm bản."})


class LengthForm(forms.Form):
    over = forms.ChoiceField(label="Văn bản dài hơn giới hạn thì", choices=OverLength, widget=forms.RadioSelect)
    days = forms.IntegerField(
        label="Số ngày làm việc để rút gọn",
        min_value=1,
        max_value=30,
        widget=forms.NumberInput(attrs={"size": 3, "inputmode": "numeric"}),
        error_messages={
            "required": "Ghi số ngày làm việc, từ 1 đến 30.",
            "invalid": "Ghi bằng số, từ 1 đến 30.",
            "min_value": "Ít nhất 1 ngày làm việc.",
            "max_value": "Nhiều nhất 30 ngày làm việc.",
        },
    )
