"""Correct or add one fact: an obligation with who, what, to whom, by when; any other kind by the fields it has."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from thidua.core.forms import day_field
from thidua.organisations.models import Unit, UnitQuerySet
from thidua.plans.enums import FactKind
from thidua.plans.forms.fields import LinesField, iso
from thidua.plans.rules import dues
from thidua.plans.rules.kinds import FIELDS, FieldSpec, Shape

AS_SAID, BY_HAND = "said", "hand"


class ObligationForm(forms.Form):
    actor = forms.CharField(label="Ai phải làm", max_length=300, help_text="Theo lời kế hoạch, ví dụ: các đơn vị trong Khu vực thi đua.")
    who = forms.ChoiceField(
        label="Là những đơn vị nào",
        widget=forms.RadioSelect,
        choices=[(AS_SAID, "Theo lời văn, hệ thống tự tìm trong danh sách của năm"), (BY_HAND, "Tôi chọn từng đơn vị ở dưới")],
    )
    units = forms.ModelMultipleChoiceField(
        label="Đơn vị phải làm", queryset=Unit.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    deliverable = forms.CharField(label="Việc phải làm", max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    recipient = forms.CharField(label="Gửi ai", max_length=300, required=False)
    standing = forms.BooleanField(label="Việc thường xuyên, không có sản phẩm để nộp", required=False)

    def __init__(self, *args: Any, choices: UnitQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"].queryset = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("who") == BY_HAND and not cleaned.get("units"):
            self.add_error("units", "Chưa đánh dấu đơn vị nào. Đánh dấu ít nhất một, hoặc chọn “Theo lời văn”.")
        return cleaned

    def said(self) -> dict[str, Any]:
        """The fields of the fact, without its due value."""
        found = {name: self.cleaned_data[name] for name in ("actor", "deliverable")}
        return {**found, "recipient": self.cleaned_data["recipient"] or None, "standing": self.cleaned_data["standing"]}

    def chosen(self) -> list[Unit] | None:
        return list(self.cleaned_data["units"]) if self.cleaned_data["who"] == BY_HAND else None


def _field(spec: FieldSpec) -> forms.Field:
    if spec.shape in {Shape.LIST, Shape.YEARS}:
        return LinesField(label=spec.label, required=False, help_text="Mỗi dòng một thứ.")
    if spec.shape == Shape.CHOICE:
        return forms.ChoiceField(label=spec.label, required=False, choices=[("", "–"), *spec.choices.items()])
    if spec.shape == Shape.DATE:
        return day_field(spec.label, required=False)
    plain: dict[Shape, type[forms.Field]] = {Shape.NUMBER: forms.DecimalField, Shape.YES: forms.BooleanField}
    return plain.get(spec.shape, forms.CharField)(label=spec.label, required=False)


class FactForm(forms.Form):
    """The fields of one kind (rules.kinds); its due value has a form of its own."""

    def __init__(self, *args: Any, kind: FactKind, fields: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.specs = [spec for spec in FIELDS.get(kind, ()) if spec.shape != Shape.DUE]
        for spec in self.specs:
            self.fields[spec.name] = _with_own_choice(_field(spec), (fields or {}).get(spec.name))
            self.fields[spec.name].initial = _typed(spec, (fields or {}).get(spec.name))

    def said(self) -> dict[str, Any]:
        """The fields of the fact; an empty one is None."""
        return {spec.name: _stored(spec, self.cleaned_data[spec.name]) for spec in self.specs}


def _with_own_choice(field: forms.Field, value: Any) -> forms.Field:
    """A stored value the list does not know is kept, not lost."""
    known: Iterable[Any] = getattr(field, "choices", ())
    if isinstance(field, forms.ChoiceField) and value and value not in dict(known):
        field.choices = [*known, (value, str(value).replace("_", " "))]
    return field


def _typed(spec: FieldSpec, value: Any) -> Any:
    return dues.day_of(value) if spec.shape == Shape.DATE else value


def _stored(spec: FieldSpec, value: Any) -> Any:
    if spec.shape == Shape.DATE:
        return iso(value)
    if spec.shape == Shape.NUMBER and value is not None:
        return int(value) if value == int(value) else float(value)
    if spec.shape == Shape.YEARS:
        return [int(year) for year in value if year.isdecimal()] or None
    return value if value not in ("", []) else None


class PlaceForm(forms.Form):
    """Where a new obligation stands: by the place a selection gave, or by words to be found in the text."""

    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    quote = forms.CharField(
        label="Đoạn văn bản",
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Chép nguyên văn đoạn nói về việc này; hệ thống tìm đoạn ấy trong kế hoạch.",
    )
    clause = forms.CharField(label="Mục", max_length=60, required=False, help_text="Ví dụ: II.7")


class AnswerForm(forms.Form):
    answer = forms.CharField(label="Cách xử lý", max_length=200)
