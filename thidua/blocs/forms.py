"""What is typed about a year of emulation: whose it is, its members, who leads it, whom to call."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from thidua.blocs.enums import BlocKind, LeadRole
from thidua.blocs.models import Bloc
from thidua.calendars.forms import DayField
from thidua.organisations.forms import UnitField
from thidua.organisations.models import Unit, UnitQuerySet

NEW = "moi"
ABOUT_A_NEW_ONE = ("kind", "name", "short_name", "host", "superior")


class OpenYearForm(forms.Form):
    """A year of a bloc there already, or of a new one."""

    year = forms.IntegerField(
        label="Năm",
        min_value=1990,
        max_value=2100,
        widget=forms.NumberInput(attrs={"size": 6}),
        error_messages={
            "required": "Ghi năm, ví dụ 2026.",
            "min_value": "Ghi năm từ 1990 đến 2100.",
            "max_value": "Ghi năm từ 1990 đến 2100.",
        },
    )
    bloc = forms.ChoiceField(
        label="Khối thi đua", error_messages={"required": "Chọn khối thi đua.", "invalid_choice": "Bạn không mở được năm của khối này."}
    )
    kind = forms.ChoiceField(
        label="Khối mới thuộc loại",
        choices=[("", "Chọn loại…"), *BlocKind.choices],
        required=False,
        help_text="Chỉ khi lập khối thi đua mới.",
        error_messages={"required": "Chọn loại của khối thi đua mới, hoặc chọn khối đã có ở trên."},
    )
    name = forms.CharField(
        label="Tên gọi theo quyết định",
        max_length=200,
        required=False,
        error_messages={"required": "Ghi tên gọi theo quyết định thành lập."},
    )
    short_name = forms.CharField(label="Tên gọi tắt", max_length=80, required=False, help_text="Hiện ở đầu mọi trang, ví dụ: Cụm số II.")
    host = UnitField(label="Cơ quan chủ trì", required=False, help_text="Bắt buộc với cơ quan có các phòng, và với ngành.")
    superior = UnitField(label="Báo cáo lên", required=False, help_text="Đơn vị nhận báo cáo của khối, ví dụ: Vụ Thi đua - Khen thưởng.")

    def __init__(self, data: Any = None, *, blocs: QuerySet[Bloc], units: UnitQuerySet, founds: bool, **kwargs: Any) -> None:
        """`founds`: the person may also found a bloc; what is asked about it is required only then."""
        super().__init__(data, **kwargs)
        self.blocs = {str(bloc.pk): bloc for bloc in blocs}
        known = [(pk, str(bloc)) for pk, bloc in self.blocs.items()]
        self.fields["bloc"].choices = [(NEW, "Khối thi đua mới (ghi ở dưới)"), *known] if founds else known  # type: ignore[attr-defined]
        for name in ("host", "superior"):
            self.fields[name].among(units)  # type: ignore[attr-defined]
        for name in ABOUT_A_NEW_ONE if not founds else ():
            del self.fields[name]
        for name in ("kind", "name") if founds and (data is None or data.get("bloc") == NEW) else ():
            self.fields[name].required = True

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        needs_host = data.get("bloc") == NEW and data.get("kind") in {BlocKind.AGENCY, BlocKind.SECTOR}
        if needs_host and not data.get("host") and "host" not in self.errors:
            self.add_error("host", "Ghi cơ quan chủ trì.")
        return {**data, "bloc": self.blocs.get(data.get("bloc", ""))}


class JoinForm(forms.Form):
    """Units ticked in the list, with what they have in common."""

    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        error_messages={"required": "Đánh dấu ít nhất một đơn vị.", "invalid_choice": "Có đơn vị không thêm được nữa. Tải lại trang."},
    )
    subgroup = forms.CharField(label="Nhóm", max_length=80, required=False, help_text="Ví dụ: Sở Tư pháp. Để trống nếu không chia nhóm.")
    starts_on = DayField(label="Tham gia từ ngày", required=False, help_text="Để trống nếu tham gia cả năm.")

    def __init__(self, data: Any = None, *, units: UnitQuerySet) -> None:
        super().__init__(data)
        self.fields["units"].queryset = units  # type: ignore[attr-defined]


class MemberForm(forms.Form):
    subgroup = forms.CharField(label="Nhóm", max_length=80, required=False)
    starts_on = DayField(label="Tham gia từ ngày", required=False, help_text="Để trống nếu tham gia cả năm.")


class LeaveForm(forms.Form):
    ends_on = DayField(label="Thôi tham gia từ ngày")
    reason = forms.CharField(
        label="Lý do",
        max_length=200,
        help_text="Ví dụ: sáp nhập theo Nghị quyết số 202/2025/QH15.",
        error_messages={"required": "Ghi lý do thôi tham gia."},
    )


class OneOfUnits(forms.Form):
    """Its field `unit` takes one of the units given."""

    def __init__(self, data: Any = None, *, units: UnitQuerySet) -> None:
        super().__init__(data)
        self.fields["unit"].among(units)  # type: ignore[attr-defined]


class AppointForm(OneOfUnits):
    unit = UnitField(label="Đơn vị", help_text="Gõ vài chữ của tên.", error_messages={"required": "Ghi tên đơn vị."})
    role = forms.ChoiceField(label="Vai trò", choices=LeadRole, widget=forms.RadioSelect, error_messages={"required": "Chọn vai trò."})
    decision = forms.CharField(label="Quyết định, căn cứ", max_length=200, required=False, help_text="Ví dụ: Quyết định số 2257/QĐ-BTP.")
    decided_on = DayField(label="Ngày ký", required=False)
    starts_on = DayField(label="Từ ngày", required=False, help_text="Quyền của vai trò có từ ngày này. Để trống: ngay bây giờ.")


class EndForm(forms.Form):
    ends_on = DayField(label="Thôi từ ngày", help_text="Từ ngày này đơn vị không còn quyền của vai trò.")


class ContactForm(OneOfUnits):
    acts_for = forms.CharField(label="Đầu mối của", max_length=200, required=False, help_text="Ví dụ: Trưởng Khu vực.")
    unit = UnitField(label="Đơn vị", required=False)
    name = forms.CharField(label="Họ và tên", max_length=120, error_messages={"required": "Ghi họ và tên."})
    title = forms.CharField(label="Chức vụ", max_length=200, required=False)
    phone = forms.CharField(label="Điện thoại", max_length=30, required=False)
    email = forms.EmailField(
        label="Thư điện tử",
        required=False,
        max_length=120,
        error_messages={"invalid": "Chưa đúng địa chỉ thư. Viết như lan.hoang@vidu.example."},
    )
    source = forms.CharField(label="Theo văn bản", max_length=200, required=False)


class RemovalForm(forms.Form):
    reason = forms.CharField(
        label="Lý do", max_length=200, help_text="Ví dụ: chuyển công tác.", error_messages={"required": "Ghi lý do thôi làm đầu mối."}
    )


class InviteForm(forms.Form):
    """The first person of a unit."""

    full_name = forms.CharField(label="Họ và tên người phụ trách", max_length=120, error_messages={"required": "Ghi họ và tên."})
    title = forms.CharField(label="Chức vụ", max_length=200, required=False)
    phone = forms.CharField(label="Điện thoại", max_length=30, required=False)
    email = forms.EmailField(
        label="Thư điện tử",
        required=False,
        max_length=120,
        help_text="Có địa chỉ thư thì trang sau soạn sẵn lời mời để sao.",
        error_messages={"invalid": "Chưa đúng địa chỉ thư. Viết như lan.hoang@vidu.example."},
    )
