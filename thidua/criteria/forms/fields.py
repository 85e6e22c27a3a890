"""Numbers as an office types them, and rows of which the blank ones do not count."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from thidua.criteria.rules.numbers import MOST_POINTS, number_of, points_of, stored_number

BLANK_ROWS = 2
MOST_ROWS = 60


def typed(number: Decimal) -> str:
    """As one would type it: 1,5 and 1000, never 1.000."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


class NumberField(forms.Field):
    """1,5 or 1.5; what is doubtful is refused with a sentence. `least` None: may be negative."""

    def __init__(self, *, least: Decimal | None = Decimal(0), size: int = 5, **kwargs: Any) -> None:
        self.least = least
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "size": size}), **kwargs)

    def read(self, text: str) -> Decimal:
        return number_of(text)

    def to_python(self, value: Any) -> Decimal | None:
        text = str(value or "").strip()
        if not text:
            return None
        try:
            number = self.read(text)
        except ValueError as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        if self.least is not None and number < self.least:
            raise forms.ValidationError("Số này không được âm.")
        if abs(number) > MOST_POINTS:
            raise forms.ValidationError("Số này lớn quá. Xem lại dấu phẩy.")
        return number

    def prepare_value(self, value: Any) -> Any:
        return typed(value) if isinstance(value, Decimal) else value


class PointsField(NumberField):
    """Two places at most."""

    def read(self, text: str) -> Decimal:
        return points_of(text)


class WholeField(NumberField):
    def read(self, text: str) -> Decimal:
        number = number_of(text)
        if number != int(number):
            raise ValueError("Ghi số nguyên.")
        return number


class YesNoField(forms.TypedChoiceField):
    """Có, không, or not chosen."""

    def __init__(self, *, unset: str, **kwargs: Any) -> None:
        choices = [("", unset), ("1", "Có"), ("0", "Không")]
        super().__init__(choices=choices, coerce=lambda value: value == "1", empty_value=None, required=False, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return {True: "1", False: "0", None: ""}.get(value, value)


class RowForm(forms.Form):
    """A line of a rule. Blank: `said` is empty. Half filled: the first of `needed` that is missing is asked for."""

    needed: tuple[str, ...] = ()
    words: ClassVar[Mapping[str, tuple[str, str]]] = {}
    """Box → what is read before it and after it: the line reads as a sentence."""
    edge = ""
    """The whole case in words, from edge to edge, where it is known."""

    def boxes(self) -> list[tuple[forms.BoundField, str, str]]:
        return [(box, *self.words.get(box.name, ("", ""))) for box in self.visible_fields()]

    def said(self) -> dict[str, Any]:
        given: dict[str, Any] = getattr(self, "cleaned_data", {})
        return given if any(given.get(name) not in {None, "", False} for name in self.telling()) else {}

    def telling(self) -> list[str]:
        """Fields that make a line count: choices always have a value."""
        return [name for name, field in self.fields.items() if not isinstance(field, forms.ChoiceField)]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.said():
            for name in self.needed:
                if given.get(name) in {None, ""} and name not in self.errors:
                    self.add_error(name, "Chưa ghi ô này.")
        return given


Rows = forms.BaseFormSet[RowForm]


def rows_of(form: type[RowForm]) -> type[Rows]:
    return forms.formset_factory(form, extra=BLANK_ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS)


def said_in(rows: Rows) -> list[dict[str, Any]]:
    """The lines that say something, in their order."""
    return [told for form in rows.forms if (told := form.said())]


def raw_of(form: forms.BaseForm, data: QueryDict) -> dict[str, Any]:
    """What was typed into a form, unjudged: to show it again."""
    return {name: field.widget.value_from_datadict(data, {}, form.add_prefix(name)) for name, field in form.fields.items()}


def raw_rows(rows: Rows, data: QueryDict) -> list[dict[str, Any]]:
    """The lines typed so far, without the blank ones."""
    typed_rows = [(form, raw_of(form, data)) for form in rows.forms]
    return [raw for form, raw in typed_rows if any(raw.get(name) for name in form.telling())]


def number(value: object) -> Decimal | None:
    """A stored number for a field; None where there is none."""
    return None if value is None else stored_number(value)


def stored(value: Decimal | None) -> str | None:
    return None if value is None else str(value)
