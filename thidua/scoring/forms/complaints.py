"""A unit's complaint on its points, and the answer to it."""

from typing import Any

from django import forms

from thidua.criteria.forms.fields import NumberField
from thidua.criteria.models import Criterion
from thidua.criteria.queries.tree import nodes_under, walk
from thidua.files.enums import Purpose
from thidua.files.forms import UploadField
from thidua.scoring.models import Sheet


class CriterionChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.code} {obj.title}"[:120]


class ComplaintForm(forms.Form):
    criterion = CriterionChoice(
        label="Tiêu chí", queryset=Criterion.objects.none(), required=False, empty_label="– cả phiếu, thứ hạng hoặc xếp loại –"
    )
    asked_points = NumberField(label="Đề nghị được", required=False, size=8, help_text="điểm; để trống nếu không đề nghị số cụ thể")
    words = forms.CharField(
        label="Nội dung kiến nghị",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Điểm nào chưa đúng, căn cứ vào văn bản, số liệu nào.",
        error_messages={"required": "Ghi nội dung kiến nghị: điểm nào chưa đúng, căn cứ vào đâu."},
    )
    file = UploadField(
        label="Văn bản kiến nghị, tài liệu", required=False, purpose=Purpose.SUBMISSION, help_text="PDF, Word, Excel, ảnh; tối đa 20 MB."
    )

    def __init__(self, *args: Any, sheet: Sheet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leaves = [node.pk for node, _ in walk(nodes_under(sheet.period.version)) if not node.is_group]
        field = self.fields["criterion"]
        field.queryset = Criterion.objects.filter(pk__in=leaves).order_by("code")  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    accepts = forms.TypedChoiceField(
        label="Trả lời",
        choices=[("co", "Chấp nhận"), ("khong", "Không chấp nhận")],
        coerce=lambda word: word == "co",
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn chấp nhận hoặc không chấp nhận."},
    )
    points = NumberField(
        label="Điểm mới của tiêu chí",
        required=False,
        size=8,
        help_text="Để trống thì điểm giữ nguyên. Ghi thì điểm này thay điểm đang tính.",
    )
    words = forms.CharField(
        label="Nội dung trả lời, căn cứ",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Ghi nội dung trả lời và căn cứ."},
    )

    def __init__(self, *args: Any, has_points: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_points:
            del self.fields["points"]
