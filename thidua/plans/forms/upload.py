from typing import Any

from django import forms

from thidua.blocs.models import BlocYear, BlocYearQuerySet
from thidua.core.forms import day_field
from thidua.files.rules import PLAN_SUFFIXES
from thidua.organisations.models import Unit, UnitQuerySet
from thidua.plans.enums import PlanForm
from thidua.plans.forms.fields import FilesField
from thidua.plans.models import Plan, PlanQuerySet


class PlanChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj} – {obj.title} ({obj.bloc_year})" if obj.number else f"{obj.title} ({obj.bloc_year})"


class UploadForm(forms.Form):
    """Files, and what they belong to. Choices that are not choices are not asked."""

    uploads = FilesField(
        label="Tệp kế hoạch",
        error_messages={"required": "Chưa có tệp nào. Chọn tệp hoặc thả tệp vào khung rồi bấm “Đọc kế hoạch”."},
    )
    bloc_year = forms.ModelChoiceField(label="Của năm thi đua", queryset=BlocYear.objects.none(), empty_label=None)
    issuer = forms.ModelChoiceField(label="Đơn vị ban hành", queryset=Unit.objects.none(), empty_label=None)
    paper_form = forms.ChoiceField(
        label="Văn bản là",
        choices=PlanForm,
        initial=PlanForm.PLAN,
        required=False,
        help_text="Công văn: yêu cầu ngoài kế hoạch, hoặc đổi hạn, đổi nội dung, thôi một việc đã giao.",
    )
    amends = PlanChoice(
        label="Thay thế kế hoạch",
        queryset=Plan.objects.none(),
        required=False,
        empty_label="Không, đây là kế hoạch mới",
        help_text="Bản sửa đổi: hệ thống liệt kê điều thêm, bớt, đổi hạn và giữ dấu vết.",
    )
    carries_out = PlanChoice(
        label="Triển khai kế hoạch",
        queryset=Plan.objects.none(),
        required=False,
        empty_label="Không triển khai kế hoạch nào",
        help_text="Kế hoạch riêng của đơn vị để thực hiện kế hoạch của cấp trên hoặc của cả khối.",
    )

    def __init__(
        self,
        *args: Any,
        years: BlocYearQuerySet,
        units: UnitQuerySet,
        replaceable: PlanQuerySet,
        above: PlanQuerySet,
        chosen: BlocYear | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in {"bloc_year": years, "issuer": units, "amends": replaceable, "carries_out": above}.items():
            self.fields[name].queryset = choices  # type: ignore[attr-defined]
        for name in ("bloc_year", "issuer"):
            self._ask_or_know(name)
        for name in ("amends", "carries_out"):
            if not self.fields[name].queryset.exists():  # type: ignore[attr-defined]
                del self.fields[name]
        if chosen is not None:
            self.fields["bloc_year"].initial = chosen.pk

    def _ask_or_know(self, name: str) -> None:
        field = self.fields[name]
        found = list(field.queryset[:2])  # type: ignore[attr-defined]
        if len(found) == 1:
            field.initial, field.widget = found[0].pk, forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("amends") and len(cleaned.get("uploads", [])) > 1:
            self.add_error("amends", "Mỗi lần chỉ tải một tệp thay thế cho một kế hoạch.")
        return cleaned

    def clean_uploads(self) -> list[Any]:
        files: list[Any] = self.cleaned_data["uploads"]
        strange = [file.name for file in files if not file.name.lower().endswith(PLAN_SUFFIXES)]
        if strange:
            raise forms.ValidationError(f"Không nhận loại tệp này: {', '.join(strange)}. Gửi bản Word, PDF hoặc văn bản thuần.")
        return files


class HeadForm(forms.Form):
    """What stands at the head of the plan."""

    title = forms.CharField(
        label="Tên kế hoạch", max_length=400, widget=forms.Textarea(attrs={"rows": 2}), help_text="Như dưới chữ KẾ HOẠCH trong văn bản."
    )
    number = forms.CharField(label="Số, ký hiệu", max_length=60, required=False, help_text="Ví dụ: 184/KH-KVTĐ")
    issued_on = day_field("Ngày ban hành", required=False)
    carries_out = PlanChoice(
        label="Triển khai kế hoạch", queryset=Plan.objects.none(), required=False, empty_label="Không triển khai kế hoạch nào"
    )
    amends = PlanChoice(label="Thay thế kế hoạch", queryset=Plan.objects.none(), required=False, empty_label="Không thay thế kế hoạch nào")

    def __init__(self, *args: Any, above: PlanQuerySet, replaceable: PlanQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["carries_out"].queryset = above  # type: ignore[attr-defined]
        self.fields["amends"].queryset = replaceable  # type: ignore[attr-defined]
