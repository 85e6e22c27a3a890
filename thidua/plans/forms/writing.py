"""What people type when they write a plan here."""

from typing import Any

from django import forms

from thidua.blocs.models import BlocYear, BlocYearQuerySet
from thidua.core.text import one_line
from thidua.organisations.models import Unit, UnitQuerySet
from thidua.plans.enums import FactKind, PartKind, PlanShape
from thidua.plans.forms.fields import LinesField
from thidua.plans.models import Plan, PlanQuerySet

DEPTHS = [(0, "Không đánh số"), (1, "I."), (2, "1."), (3, "a) hoặc 1.1.")]
WORDED = {
    FactKind.THEME: "Lời của chủ đề, khẩu hiệu",
    FactKind.MOVEMENT: "Tên phong trào",
    FactKind.AGENDA_ITEM: "Nội dung",
    FactKind.LEGAL_BASIS: "Trích yếu của căn cứ",
}
"""Kinds whose words stand in no field."""


class BeginForm(forms.Form):
    shape = forms.ChoiceField(
        label="Mẫu", choices=PlanShape, widget=forms.RadioSelect, help_text="Mẫu cho sẵn các mục thường có; thêm, bớt, chuyển chỗ được."
    )
    title = forms.CharField(
        label="Tên kế hoạch", max_length=400, widget=forms.Textarea(attrs={"rows": 2}), help_text="Dòng dưới chữ KẾ HOẠCH."
    )
    bloc_year = forms.ModelChoiceField(label="Của năm thi đua", queryset=BlocYear.objects.none(), empty_label=None)
    issuer = forms.ModelChoiceField(label="Đơn vị ban hành", queryset=Unit.objects.none(), empty_label=None)
    source = forms.ModelChoiceField(
        label="Bắt đầu từ",
        queryset=Plan.objects.none(),
        required=False,
        empty_label="Mẫu trống",
        help_text=(
            "Một kế hoạch đã đọc: giữ lời văn, các nghĩa vụ thành điều sửa được. Kế hoạch năm trước: mở năm sau để dời ngày, "
            "rồi chọn bản dự thảo ấy ở đây."
        ),
    )

    def __init__(self, *args: Any, years: BlocYearQuerySet, units: UnitQuerySet, sources: PlanQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in {"bloc_year": years, "issuer": units, "source": sources}.items():
            self.fields[name].queryset = choices  # type: ignore[attr-defined]


class WrittenHeadForm(forms.Form):
    """The head and the foot."""

    title = forms.CharField(label="Tên kế hoạch", max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    issuer = LinesField(label="Cơ quan ban hành", help_text="Dòng trên: cơ quan chủ quản. Dòng cuối: cơ quan, khối ban hành.")
    place = forms.CharField(label="Địa danh", max_length=80, required=False, help_text="Ví dụ: Yên Bái")
    opening = forms.CharField(
        label="Lời mở", max_length=1500, required=False, widget=forms.Textarea(attrs={"rows": 3}), help_text="Sau các căn cứ, trước mục I."
    )
    closing = forms.CharField(label="Lời kết", max_length=1500, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    post = LinesField(
        label="Quyền hạn, chức vụ người ký",
        help_text="Ký thay mặt khối thì hai dòng: TRƯỞNG KHU VỰC THI ĐUA; GIÁM ĐỐC SỞ TƯ PHÁP …",
    )
    signer = forms.CharField(label="Họ và tên người ký", max_length=120, required=False)
    has_annex = forms.BooleanField(
        label="Kèm Phụ lục phân công nhiệm vụ",
        required=False,
        help_text="Bảng việc, đơn vị thực hiện, nơi nhận, thời hạn sau chữ ký, lập từ các nghĩa vụ của kế hoạch.",
    )

    def head(self) -> dict[str, Any]:
        """All but the title."""
        texts = {name: one_line(self.cleaned_data[name]) for name in ("place", "opening", "closing", "signer")}
        return {
            **texts,
            "issuer": self.cleaned_data["issuer"],
            "post": self.cleaned_data["post"],
            "has_annex": self.cleaned_data["has_annex"],
        }


class WordsForm(forms.Form):
    """A heading or a paragraph."""

    kind = forms.ChoiceField(
        label="Là", choices=[(PartKind.TEXT.value, "Đoạn văn"), (PartKind.HEADING.value, "Đề mục")], initial=PartKind.TEXT.value
    )
    depth = forms.TypedChoiceField(label="Đánh số", choices=DEPTHS, coerce=int, initial=0)
    words = forms.CharField(
        label="Lời",
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Không gõ số thứ tự: máy đánh số. Đoạn gạch đầu dòng thì gõ dấu - ở đầu.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("kind") == PartKind.HEADING and not cleaned.get("depth"):
            self.add_error("depth", "Đề mục cần có số: I., 1. hoặc a).")
        return cleaned


class FactWordsForm(forms.Form):
    """The words of a fact that its fields do not hold."""

    words = forms.CharField(label="Lời", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, kind: FactKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = WORDED[kind]
        if kind == FactKind.LEGAL_BASIS:
            self.fields["words"].required = False
            self.fields["words"].help_text = "Ví dụ: về việc giao chỉ tiêu. Với luật, pháp lệnh thì gõ tên: Thi đua, khen thưởng."
