"""What is typed in the first run, and what a board is asked to show."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from thidua.accounts.models import User
from thidua.accounts.rules import clean_username
from thidua.blocs.enums import BlocKind
from thidua.core.text import one_line
from thidua.organisations.enums import StaffRole, UnitKind
from thidua.organisations.rules.lines import UNIT_COLUMNS
from thidua.organisations.rules.sheets import MAX_BYTES, Line, UnreadableSheet, read_lines
from thidua.portal.rules.board import HALVES, Wanted
from thidua.portal.rules.first_run import MOST_TYPED, typed_lines

ROLES = [(StaffRole.SPECIALIST.value, StaffRole.SPECIALIST.label), (StaffRole.LEADER.value, StaffRole.LEADER.label)]


class AdministratorForm(forms.Form):
    full_name = forms.CharField(
        label="Họ và tên", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name", "autofocus": True})
    )
    username = forms.SlugField(
        label="Tên đăng nhập",
        max_length=60,
        initial="quantri",
        help_text="Chữ không dấu, số, dấu gạch; ví dụ quantri.",
        error_messages={"invalid": "Chỉ dùng chữ không dấu, số và dấu gạch, ví dụ quantri."},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    password = forms.CharField(
        label="Mật khẩu",
        help_text="Ít nhất 10 ký tự, không phải mật khẩu hay gặp. Một câu ngắn dễ nhớ là tốt nhất.",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(label="Nhập lại mật khẩu", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))

    def clean_full_name(self) -> str:
        return one_line(self.cleaned_data["full_name"])

    def clean_username(self) -> str:
        return clean_username(self.cleaned_data["username"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        first, again = data.get("password"), data.get("again")
        if first and again and first != again:
            self.add_error("again", "Hai lần nhập chưa giống nhau. Nhập lại.")
        if first:
            self._check(first, data)
        return data

    def _check(self, password: str, data: dict[str, Any]) -> None:
        try:
            validate_password(password, User(username=data.get("username", ""), full_name=data.get("full_name", "")))
        except ValidationError as error:
            self.add_error("password", error)


class OwnUnitForm(forms.Form):
    name = forms.CharField(
        label="Tên cơ quan, đơn vị của bạn",
        max_length=200,
        help_text="Tên đầy đủ theo quyết định thành lập, ví dụ: Sở Tư pháp tỉnh Yên Bái.",
        widget=forms.TextInput(attrs={"autofocus": True}),
    )
    kind = forms.ChoiceField(label="Loại", choices=[("", "Chọn loại"), *UnitKind.choices])
    place = forms.CharField(label="Tỉnh, thành phố", max_length=80, required=False)
    role = forms.ChoiceField(
        label="Bạn làm gì ở đơn vị",
        choices=ROLES,
        initial=StaffRole.SPECIALIST.value,
        widget=forms.RadioSelect,
        help_text="Chuyên viên nhận việc và ghi đã xong; lãnh đạo còn duyệt kế hoạch. Bạn cũng là quản trị của đơn vị.",
    )
    title = forms.CharField(label="Chức vụ", max_length=120, required=False, help_text="Ví dụ: Chánh Văn phòng.")


class YearForm(forms.Form):
    kind = forms.ChoiceField(label="Năm thi đua của", choices=BlocKind.choices, widget=forms.RadioSelect, initial=BlocKind.CUM.value)
    name = forms.CharField(
        label="Tên gọi theo quyết định",
        max_length=200,
        help_text="Ví dụ: Cụm Thi đua số II. Với cơ quan hoặc ngành: tên cơ quan, tên ngành.",
    )
    short_name = forms.CharField(label="Tên gọi tắt", max_length=80, required=False, help_text="Hiện ở đầu mọi trang, ví dụ: Cụm số II.")
    year = forms.IntegerField(label="Năm", min_value=1990, max_value=2100, widget=forms.NumberInput(attrs={"inputmode": "numeric"}))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].initial = today.year


class MembersForm(forms.Form):
    names = forms.CharField(
        label="Đơn vị thành viên",
        required=False,
        max_length=60_000,
        help_text="Mỗi dòng một đơn vị. Chép từ Word, Excel rồi dán vào đây cũng được.",
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
    )
    sheet = forms.FileField(
        label="Hoặc tệp Excel (.xlsx)",
        required=False,
        help_text="hoặc bấm để chọn: .xlsx, cột “Tên đơn vị” và “Loại” như tệp mẫu ở mục Tổ chức; cột khác để trống cũng được.",
    )
    with_own_unit = forms.BooleanField(label="Đơn vị của tôi cũng là thành viên", required=False, initial=True)
    leader = forms.CharField(
        label="Đơn vị đứng đầu năm nay",
        max_length=200,
        required=False,
        help_text="Trưởng Cụm, Trưởng Khu vực, Trưởng Khối; với cơ quan hoặc ngành là đơn vị thường trực. Chưa có thì để trống.",
    )

    def __init__(self, *args: Any, parent: str = "", **kwargs: Any) -> None:
        """`parent`: name of the agency whose rooms are the members, or ""."""
        super().__init__(*args, **kwargs)
        self.parent = parent
        self.lines: list[Line] = []
        self.sheet_name = ""

    def clean_sheet(self) -> list[Line]:
        file: UploadedFile[bytes] | None = self.cleaned_data["sheet"]
        if not file:
            return []
        self.sheet_name = file.name or ""
        try:
            return read_lines(file.read(MAX_BYTES + 1), UNIT_COLUMNS)
        except UnreadableSheet as error:
            raise ValidationError(str(error)) from error

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        sheet = data.get("sheet") or []
        first = sheet[-1].number + 1 if sheet else 1
        self.lines = [*sheet, *typed_lines(data.get("names", ""), parent=self.parent, first=first)]
        if len(self.lines) > MOST_TYPED:
            self.add_error("names", f"Có {len(self.lines)} đơn vị; mỗi lần ghi tối đa {MOST_TYPED}. Chia thành nhiều lần.")
        return data


def wanted(data: Any) -> Wanted:
    """What the address of a board asks for; unknown words ask for everything."""
    half, unit = data.get("ky", ""), data.get("don-vi", "")
    unit = int(unit) if unit.isdecimal() and len(unit) < 12 else 0
    return Wanted(one_line(data.get("nhom", ""))[:80], half if half in HALVES else "", data.get("chua-xong") == "1", unit)
