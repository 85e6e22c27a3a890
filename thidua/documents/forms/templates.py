"""A template brought and put in use; the form that its own fields make."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.validators import FileExtensionValidator

from thidua.calendars.forms import DayField
from thidua.core.text import one_line
from thidua.documents.models.registers import KIND_OF
from thidua.documents.models.templates import TEMPLATE_KINDS
from thidua.documents.rules.fields import Field, Item, Value
from thidua.documents.rules.kinds import DocumentKind
from thidua.documents.rules.numbers import ROOM, day_line
from thidua.organisations.models import Unit, UnitQuerySet

BETWEEN = "|"
"""Between the parts of a line of a list."""
MOST_LETTERS = 20_000
GAP = "Mẫu in chỗ này. Điền vào để văn bản không hở."


class TemplateForm(forms.Form):
    unit = forms.ModelChoiceField(label="Mẫu của đơn vị", queryset=Unit.objects.none(), empty_label=None)
    kind = forms.ChoiceField(label="Loại văn bản", choices=TEMPLATE_KINDS)
    name = forms.CharField(
        label="Tên mẫu",
        max_length=120,
        error_messages={"required": "Ghi tên mẫu."},
        help_text="Ví dụ: Giấy mời họp của Văn phòng.",
    )
    file = forms.FileField(
        label="Tệp Word (.docx) có các trường",
        allow_empty_file=True,
        error_messages={"required": "Chọn tệp mẫu."},
        validators=[FileExtensionValidator(["docx"], message="Mẫu phải là tệp Word .docx. Mở bằng Word, Lưu thành .docx rồi gửi lại.")],
    )
    note = forms.CharField(label="Có gì khác bản trước", max_length=300, required=False)

    def __init__(self, *args: Any, units: UnitQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]

    def kind_said(self) -> DocumentKind:
        return KIND_OF[self.cleaned_data["kind"]]


class UseForm(forms.Form):
    day = DayField(label="Dùng từ ngày")


class WithdrawForm(forms.Form):
    why = forms.CharField(label="Lý do", max_length=300, error_messages={"required": "Ghi lý do thôi dùng."})


class ComposeForm(forms.Form):
    """A box for each field that the template names, in the order of the dictionary; `needed` of them it prints in any case."""

    def __init__(self, *args: Any, known: Iterable[Field], names: Sequence[str], needed: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = [field for field in known if field.name in names]
        for field in self.known:
            self.fields[field.name] = _box(field, is_needed=field.name in needed and not field.waits)

    def clean(self) -> dict[str, Any]:
        for field in self.known:
            if field.parts and field.name in self.cleaned_data:
                short = [line for line in _lines(self.cleaned_data[field.name]) if line.count(BETWEEN) < len(field.parts) - 1]
                if short:
                    self.add_error(field.name, f"Dòng “{short[0][:60]}” thiếu dấu {BETWEEN}. {_help(field)}")
        return self.cleaned_data

    def values(self, *, today: date) -> dict[str, Value | None]:
        return {field.name: _value(field, self.cleaned_data[field.name], today) for field in self.known}


def _box(field: Field, *, is_needed: bool) -> forms.Field:
    errors = {"required": GAP}
    if field.is_day:
        return DayField(label=field.label, required=is_needed, error_messages=errors, help_text=_help(field))
    is_tall = field.is_list or field.is_long
    widget = forms.Textarea(attrs={"rows": 4 if field.parts else 3}) if is_tall else forms.TextInput()
    box = forms.CharField(required=is_needed, max_length=MOST_LETTERS, widget=widget, error_messages=errors)
    box.label, box.help_text = field.label, _help(field)
    return box


def _help(field: Field) -> str:
    if field.parts:
        shape = f" {BETWEEN} ".join(part.label.lower() for part in field.parts)
        return f"Mỗi dòng một mục, ghi: {shape}."
    return "Mỗi dòng một mục." if field.is_list else field.hint


def _lines(words: str) -> list[str]:
    return [line for line in words.splitlines() if line.strip()]


def _value(field: Field, said: Any, today: date) -> Value | None:
    if field.waits and not said:
        return day_line("", None, year=today.year) if field.is_day else ROOM
    if isinstance(said, date) or not field.is_list:
        return said.strip() if isinstance(said, str) else said
    return [_item(field, line) for line in _lines(said)]


def _item(field: Field, line: str) -> Item:
    """The last part takes what is left, so that it may hold the sign itself."""
    if not field.parts:
        return one_line(line)
    said = line.split(BETWEEN, len(field.parts) - 1)
    return {part.name: one_line(words) for part, words in zip(field.parts, said, strict=True)}


def first_words(unit: Unit) -> Mapping[str, str]:
    """What the system knows of the unit, to begin with."""
    above = unit.parent.name.upper() if unit.parent else ""
    return {"co_quan_ban_hanh": unit.name.upper(), "co_quan_chu_quan": above, "dia_danh": unit.place, "ben_moi": unit.name}
