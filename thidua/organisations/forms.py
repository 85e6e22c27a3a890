"""What is typed about units, their history and their people; how a unit is named in any form."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

from thidua.calendars.forms import DayField
from thidua.core.text import one_line
from thidua.organisations.enums import EventKind, Paper, PaperWay, StaffRole, UnitKind
from thidua.organisations.models import Person, Unit, UnitQuerySet
from thidua.organisations.queries import directory
from thidua.organisations.rules.names import Directory, Named
from thidua.organisations.rules.sheets import MAX_BYTES, Column, Line, UnreadableSheet, read_lines

SUGGESTED = 400
"""Names offered while typing; any other unit is found by its name just the same."""


class UnitInput(forms.TextInput):
    """One line with names offered by the browser itself."""

    template_name = "organisations/widgets/unit.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        list_id = f"{context['widget']['attrs'].get('id', name)}-ten"
        context["widget"]["attrs"]["list"] = list_id
        return context | {"list_id": list_id, "names": self.attrs_names}

    attrs_names: Sequence[str] = ()


class UnitsInput(UnitInput):
    """Several such lines, one name each."""

    template_name = "organisations/widgets/units.html"
    use_fieldset = True
    lines = 3

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        values = list(value or [])
        context = super().get_context(name, None, attrs)
        return context | {"lines": values + [""] * max(self.lines - len(values), 1)}

    def value_from_datadict(self, data: Any, _files: Any, name: str) -> list[str]:
        typed = data.getlist(name) if isinstance(data, MultiValueDict) else data.get(name, [])
        return [text for line in typed for text in map(one_line, line.split(";")) if text]

    def value_omitted_from_data(self, data: Any, _files: Any, name: str) -> bool:
        return name not in data


def the_one(text: str, found: Sequence[Named], units: Directory) -> Named:
    """Raises `ValidationError` when a name means no unit or several."""
    if not found:
        raise ValidationError(f"Chưa có đơn vị nào tên “{text}”. Kiểm tra lại tên, hoặc thêm đơn vị ở mục Tổ chức trước.")
    if len(found) > 1:
        names = "; ".join(f"“{units.label(unit)}”" for unit in found[:5])
        raise ValidationError(f"“{text}” có thể là {len(found)} đơn vị: {names}{' và đơn vị khác' if len(found) > 5 else ''}. Ghi rõ hơn.")
    return found[0]


class UnitField(forms.CharField):
    """A unit by its name: full, short or a part, with or without marks. The form says which units with `among`."""

    widget = UnitInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs, max_length=400)
        self.units = Directory(())

    def among(self, units: UnitQuerySet) -> None:
        self.units = directory(units)
        self.widget.attrs_names = self.units.labels()[:SUGGESTED]

    def prepare_value(self, value: Any) -> Any:
        return self.units.label(_named(value)) if isinstance(value, Unit) else value

    def clean(self, value: Any) -> Unit | None:
        text = super().clean(value)
        return Unit.objects.get(pk=the_one(text, self.units.find(text), self.units).pk) if text else None


class UnitsField(forms.Field):
    """Several units, a name a line."""

    widget = UnitsInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.units = Directory(())

    def among(self, units: UnitQuerySet) -> None:
        self.units = directory(units)
        self.widget.attrs_names = self.units.labels()[:SUGGESTED]

    def clean(self, value: Any) -> list[Unit]:
        names: list[str] = super().clean(value) or []
        keys = list(dict.fromkeys(the_one(text, self.units.find(text), self.units).pk for text in names))
        found = Unit.objects.in_bulk(keys)
        return [found[pk] for pk in keys]


class NamesField(forms.Field):
    """Names of units that may not exist yet."""

    widget = UnitsInput

    def clean(self, value: Any) -> list[str]:
        names: list[str] = super().clean(value) or []
        long = next((name for name in names if len(name) > 200), None)
        if long:
            raise ValidationError(f"Tên “{long[:40]}…” dài quá 200 ký tự. Viết gọn lại.")
        return list(dict.fromkeys(names))


def _named(unit: Unit) -> Named:
    return Named(unit.pk, unit.name, unit.short_name, unit.parent.name if unit.parent else "", unit.parent_id)


class NewUnitForm(forms.Form):
    name = forms.CharField(
        label="Tên đầy đủ",
        max_length=200,
        help_text="Như trong quyết định thành lập, ví dụ: Sở Tư pháp tỉnh Lạng Sơn.",
        error_messages={"required": "Ghi tên đầy đủ của đơn vị."},
    )
    short_name = forms.CharField(label="Tên gọi tắt", max_length=80, required=False, help_text="Ví dụ: STP Lạng Sơn.")
    kind = forms.ChoiceField(
        label="Loại", choices=[("", "Chọn loại…"), *UnitKind.choices], error_messages={"required": "Chọn loại đơn vị."}
    )
    place = forms.CharField(label="Địa phương", max_length=80, required=False)
    parent = UnitField(label="Trực thuộc", required=False, help_text="Gõ vài chữ của tên cơ quan cấp trên. Để trống nếu không có.")
    valid_from = DayField(label="Có từ ngày", required=False, help_text="Để trống nếu có từ lâu.")

    def __init__(self, *args: Any, units: UnitQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].among(units)  # type: ignore[attr-defined]


class UnitForm(forms.Form):
    """What may be corrected without a decision."""

    short_name = forms.CharField(label="Tên gọi tắt", max_length=80, required=False)
    place = forms.CharField(label="Địa phương", max_length=80, required=False)
    email = forms.EmailField(
        label="Hộp thư cơ quan", required=False, error_messages={"invalid": "Chưa đúng địa chỉ thư. Viết như vanphong@vidu.example."}
    )
    phone = forms.CharField(label="Điện thoại cơ quan", max_length=30, required=False)


class EventForm(forms.Form):
    """A change of organisation: units before, units after, by which decision."""

    kind = forms.ChoiceField(
        label="Loại thay đổi", choices=EventKind, widget=forms.RadioSelect, error_messages={"required": "Chọn loại thay đổi."}
    )
    before = UnitsField(
        label="Đơn vị trước khi thay đổi",
        help_text="Mỗi ô một đơn vị, gõ vài chữ của tên. Nhiều hơn số ô thì ngăn bằng dấu chấm phẩy.",
        error_messages={"required": "Ghi ít nhất một đơn vị."},
    )
    after = NamesField(
        label="Đơn vị sau khi thay đổi",
        required=False,
        help_text="Mỗi ô một tên đầy đủ. Tên chưa có trong danh sách thì hệ thống lập đơn vị mới. Giải thể thì để trống.",
    )
    lives_on = forms.BooleanField(
        label="Đơn vị sau trùng tên với đơn vị trước chính là đơn vị ấy, tiếp tục hoạt động (nhập vào, tách ra)",
        required=False,
        help_text="Không đánh dấu: lập đơn vị mới, dù trùng tên (hợp nhất thành đơn vị mới).",
    )
    parent = UnitField(
        label="Đơn vị mới trực thuộc",
        required=False,
        help_text="Để trống: như đơn vị trước khi thay đổi. Chuyển cơ quan chủ quản thì phải ghi.",
    )
    decision = forms.CharField(
        label="Quyết định, nghị quyết số",
        max_length=80,
        help_text="Ví dụ: Nghị quyết số 202/2025/QH15.",
        error_messages={"required": "Ghi số quyết định."},
    )
    decided_on = DayField(label="Ngày ký", required=False)
    effective_on = DayField(label="Có hiệu lực từ ngày")
    note = forms.CharField(label="Ghi chú", max_length=300, required=False)
    carries_posts = forms.BooleanField(
        label="Người đang giữ vai trò ở đơn vị cũ giữ vai trò như thế ở đơn vị mới", required=False, initial=True
    )

    def __init__(self, *args: Any, units: UnitQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("before", "parent"):
            self.fields[name].among(units)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("kind") == EventKind.MOVE and not data.get("parent") and "parent" not in self.errors:
            self.add_error("parent", "Ghi cơ quan chủ quản mới.")
        return data


class DayForm(forms.Form):
    """The day of which the tree is shown."""

    ngay = DayField(required=False)


class PersonForm(forms.Form):
    full_name = forms.CharField(label="Họ và tên", max_length=120, error_messages={"required": "Ghi họ và tên."})
    phone = forms.CharField(label="Điện thoại", max_length=30, required=False)
    email = forms.EmailField(
        label="Thư điện tử", required=False, error_messages={"invalid": "Chưa đúng địa chỉ thư. Viết như lan.hoang@vidu.example."}
    )


class PostsForm(forms.Form):
    """What somebody is in a unit."""

    roles = forms.MultipleChoiceField(
        label="Vai trò",
        choices=StaffRole,
        widget=forms.CheckboxSelectMultiple,
        help_text="Chuyên viên soạn và nộp; lãnh đạo duyệt; quản trị ghi người và vai trò của đơn vị.",
        error_messages={"required": "Chọn ít nhất một vai trò."},
    )
    title = forms.CharField(label="Chức vụ", max_length=120, required=False, help_text="Ví dụ: Chánh Văn phòng.")
    starts_on = DayField(label="Từ ngày", required=False)
    ends_on = DayField(label="Đến trước ngày", required=False, help_text="Để trống khi chưa biết.")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if starts and ends and ends <= starts:
            self.add_error("ends_on", "Ngày này phải ở sau ngày bắt đầu.")
        return data


class NewPersonForm(PostsForm, PersonForm):
    """A person with posts. When the name is known already, `who` asks whether it is the same person."""

    account = forms.BooleanField(label="Lập tài khoản và in phiếu ngay", required=False, initial=True)
    field_order = ["full_name", "who", "roles", "title", "starts_on", "ends_on", "phone", "email", "account"]

    def __init__(self, *args: Any, namesakes: Sequence[Person] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if namesakes:
            self.fields["who"] = forms.ChoiceField(
                label="Đã có người tên này",
                choices=[*((str(person.pk), _whereabouts(person)) for person in namesakes), ("new", "Người khác, trùng tên")],
                widget=forms.RadioSelect,
                error_messages={"required": "Tên này đã có trong hệ thống. Chọn đúng người, để không lập thành hai."},
            )
            self.order_fields(self.field_order)


def _whereabouts(person: Person) -> str:
    units = dict.fromkeys(str(post.unit) for post in person.posts.all())
    return f"Chính là {person} ({'; '.join(units) or 'chưa giữ vai trò nào'})"


class EndForm(forms.Form):
    ends_on = DayField(label="Thôi từ ngày", help_text="Từ ngày này người ấy không còn quyền của vai trò.")


class WayForm(forms.Form):
    way = forms.ChoiceField(label="Cách gửi", choices=PaperWay, widget=forms.RadioSelect)


class DelegationForm(forms.Form):
    taker = forms.ModelChoiceField(
        Person.objects.none(), label="Ủy quyền cho", empty_label="Chọn người trong đơn vị…", error_messages={"required": "Chọn người."}
    )
    paper = forms.ChoiceField(label="Phạm vi: duyệt", choices=Paper)
    starts_on = DayField(label="Từ đầu ngày")
    ends_on = DayField(label="Đến hết ngày")
    reason = forms.CharField(
        label="Lý do, căn cứ",
        max_length=200,
        help_text="Ví dụ: Giám đốc đi công tác, Giấy ủy quyền số 12.",
        error_messages={"required": "Ghi lý do hoặc căn cứ."},
    )

    def __init__(self, data: Any = None, *, people: Any, today: date) -> None:
        super().__init__(data, initial={"starts_on": today})
        self.fields["taker"].queryset = people  # type: ignore[attr-defined]


class SheetForm(forms.Form):
    """An .xlsx file; its lines are read here, within bounds, before anything keeps it."""

    file = forms.FileField(
        label="Tệp Excel",
        max_length=200,
        error_messages={"required": "Chọn tệp .xlsx đã điền.", "empty": "Tệp trống (0 byte). Kiểm tra lại tệp trên máy rồi tải lại."},
    )

    def __init__(self, request: HttpRequest, *, columns: Sequence[Column]) -> None:
        """Bound when the request brings something, were it nothing at all: an empty POST is a forgotten file."""
        super().__init__(*((request.POST, request.FILES) if request.method == "POST" else ()))
        self.columns = columns
        self.lines: list[Line] = []

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        try:
            self.lines = read_lines(file.read(MAX_BYTES + 1), self.columns)
        except UnreadableSheet as error:
            raise ValidationError(str(error)) from error
        finally:
            file.seek(0)
        return file
