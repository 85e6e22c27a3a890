"""Fields as an office types: months as 06/2021, several things one a line."""

from datetime import date, datetime
from typing import Any

from django import forms


def figure_field(label: str, *, low: int = 0, high: int = 100_000) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"inputmode": "numeric", "size": 6})
    return forms.IntegerField(label=label, required=False, min_value=low, max_value=high, widget=widget)


class MonthField(forms.CharField):
    """06/2021 on screen, "2021-06" inside."""

    def to_python(self, value: Any) -> str:
        typed = str(value or "").strip()
        if not typed:
            return ""
        for form in ("%m/%Y", "%Y-%m"):
            try:
                return f"{datetime.strptime(typed, form):%Y-%m}"
            except ValueError:
                continue
        raise forms.ValidationError("Chưa hiểu tháng này. Viết như 06/2021.")

    def prepare_value(self, value: Any) -> Any:
        text = str(value or "")
        return f"{text[5:7]}/{text[:4]}" if text[4:5] == "-" else value


class LinesField(forms.CharField):
    """A list of things, one a line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        return [line.strip() for line in str(value or "").splitlines() if line.strip()]

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(str, value)) if isinstance(value, list) else value


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once; at least one."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list | tuple) and data else [data or None]
        return [super(FilesField, self).clean(file, initial) for file in files]


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
