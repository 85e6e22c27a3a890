"""What is typed about rotation, proposals, handovers and the next year's plan."""

from collections.abc import Sequence
from typing import Any

from django import forms

from thidua.blocs.enums import LeadRole
from thidua.calendars.forms import DayField
from thidua.organisations.forms import UnitField, UnitsField
from thidua.organisations.models import Unit, UnitQuerySet
from thidua.years.enums import RotationWay
from thidua.years.models import LEADS
from thidua.years.queries.next_year import Paragraph


def year_field(label: str = "Năm", **kwargs: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=1945,
        max_value=2100,
        widget=forms.NumberInput(attrs={"size": 6}),
        error_messages={"required": "Ghi năm, ví dụ 2021.", "invalid": "Ghi năm bằng số, ví dụ 2021."},
        **kwargs,
    )


class PastLeadForm(forms.Form):
    year = year_field()
    role = forms.ChoiceField(label="Vai trò", choices=[(role.value, role.label) for role in map(LeadRole, LEADS)], widget=forms.RadioSelect)
    name = forms.CharField(label="Đơn vị, như ghi trong văn bản", max_length=200, error_messages={"required": "Ghi tên đơn vị."})
    unit = UnitField(
        label="Nay là đơn vị",
        required=False,
        help_text="Để quy tắc luân phiên tính được. Bỏ trống nếu đơn vị không có trong mục Tổ chức.",
    )
    decision = forms.CharField(label="Quyết định, căn cứ", max_length=200, required=False, help_text="Ví dụ: Quyết định số 2257/QĐ-BTP.")
    decided_on = DayField(label="Ngày ký", required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["unit"].among(Unit.objects.all())  # type: ignore[attr-defined]


class RuleForm(forms.Form):
    way = forms.ChoiceField(label="Trưởng kế tiếp được chọn", choices=RotationWay, widget=forms.RadioSelect)
    order = UnitsField(
        label="Thứ tự", required=False, help_text="Mỗi dòng một đơn vị, theo thứ tự trong quy chế. Chỉ cần khi luân phiên theo danh sách."
    )
    clause = forms.CharField(
        label="Theo điều khoản", max_length=300, required=False, help_text="Ví dụ: Điều 5 Quy chế ban hành kèm Quyết định số 108."
    )
    needs_decision = forms.BooleanField(label="Phải có quyết định của cấp trên rồi mới làm Trưởng", required=False)

    def __init__(self, data: Any = None, *, units: UnitQuerySet, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["order"].among(units)  # type: ignore[attr-defined]


class PassForm(forms.Form):
    unit = UnitField(label="Đơn vị", error_messages={"required": "Ghi tên đơn vị."})
    year = year_field("Không làm Trưởng năm")
    reason = forms.CharField(label="Lý do", max_length=300, error_messages={"required": "Ghi lý do."})
    decided_by = forms.CharField(
        label="Ai quyết định",
        max_length=200,
        help_text="Ví dụ: Hội nghị tổng kết ngày 05/11/2020, biên bản số 02.",
        error_messages={"required": "Ghi ai quyết định."},
    )

    def __init__(self, data: Any = None, *, units: UnitQuerySet, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["unit"].among(units)  # type: ignore[attr-defined]


class ProposalForm(forms.Form):
    year = forms.TypedChoiceField(label="Làm Trưởng năm", coerce=int, widget=forms.RadioSelect)
    head = UnitField(label="Đơn vị Trưởng", help_text="Gõ vài chữ của tên.", error_messages={"required": "Ghi đơn vị được đề xuất."})
    deputies = UnitsField(label="Phó Trưởng", required=False, help_text="Mỗi dòng một đơn vị.")
    why = forms.CharField(label="Lý do, nếu khác quy chế", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}))
    basis = forms.CharField(
        label="Biên bản, văn bản đề xuất", max_length=200, required=False, help_text="Ví dụ: Biên bản số 02/BB ngày 05/11/2020."
    )

    def __init__(self, data: Any = None, *, units: UnitQuerySet, this_year: int, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        later, now = this_year + 1, this_year
        self.fields["year"].choices = [(later, f"{later}, năm sau"), (now, f"{now}, thay giữa năm")]  # type: ignore[attr-defined]
        for name in ("head", "deputies"):
            self.fields[name].among(units)  # type: ignore[attr-defined]


class DecisionForm(forms.Form):
    decision = forms.CharField(
        label="Quyết định, biên bản",
        max_length=200,
        help_text="Ví dụ: Quyết định số 2257/QĐ-BTP; hoặc biên bản hội nghị đã bầu.",
        error_messages={"required": "Ghi số quyết định hoặc biên bản."},
    )
    decided_on = DayField(label="Ngày ký", required=False)
    effective_on = DayField(
        label="Có hiệu lực từ ngày", help_text="Quyền của Trưởng mới bắt đầu từ 0 giờ ngày này; đúng lúc đó quyền cũ hết."
    )
    file = forms.FileField(label="Tệp quyết định", required=False)


class WordsForm(forms.Form):
    """A reason in one line."""

    words = forms.CharField(label="Lý do", max_length=300, error_messages={"required": "Ghi lý do."})

    def __init__(self, data: Any = None, *, label: str = "Lý do") -> None:
        super().__init__(data)
        self.fields["words"].label = label


class ClosingForm(forms.Form):
    """Why the year is closed although something is undone; optional where nothing is."""

    words = forms.CharField(label="Lời ghi khi khép năm", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, data: Any = None, *, undone: int) -> None:
        super().__init__(data)
        if undone:
            self.fields["words"].label = f"Vì sao vẫn khép khi còn {undone} việc chưa xong"
            self.fields["words"].help_text = "Các đơn vị đọc được lời này. Ví dụ: các việc này chuyển sang kế hoạch năm sau."


class HandoverForm(forms.Form):
    effective_on = DayField(label="Bàn giao từ ngày")
    note = forms.CharField(
        label="Dặn lại",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Việc đang dở, nơi để hồ sơ giấy, tài khoản, con dấu: điều hệ thống không tự biết.",
    )


class NextPlanForm(forms.Form):
    """The new words of each paragraph that changes, under `p<number>`; and for which unit the draft is."""

    def __init__(self, data: Any = None, *, paragraphs: Sequence[Paragraph], units: UnitQuerySet) -> None:
        super().__init__(data)
        self.fields["issuer"] = forms.ModelChoiceField(label="Đơn vị ban hành", queryset=units, empty_label=None)
        first = units.first()
        if first is not None and units.count() == 1:
            self.fields["issuer"].initial, self.fields["issuer"].widget = first.pk, forms.HiddenInput()
        self.paragraphs = [one for one in paragraphs if one.changes]
        for one in self.paragraphs:
            self.fields[f"p{one.number}"] = forms.CharField(
                label=f"Đoạn {one.number + 1}",
                required=False,
                max_length=10000,
                initial=one.new,
                widget=forms.Textarea(attrs={"rows": 2 + len(one.new) // 110}),
            )

    def lines(self) -> list[tuple[Paragraph, forms.BoundField]]:
        return [(one, self[f"p{one.number}"]) for one in self.paragraphs]

    def texts(self) -> dict[int, str]:
        """Number of a paragraph → its words as accepted or edited."""
        return {one.number: self.cleaned_data[f"p{one.number}"] for one in self.paragraphs}
