"""Moments as an office types them."""

from datetime import date, datetime, time

from django import forms

from thidua.core import clock


def time_field(label: str, *, help_text: str) -> forms.TimeField:
    widget = forms.TimeInput(format="%H:%M", attrs={"placeholder": "17:00", "autocomplete": "off", "size": 6})
    formats = ["%H:%M", "%Hh%M", "%Hh", "%H"]
    errors = {"invalid": "Chưa hiểu giờ này. Viết như 17:00."}
    return forms.TimeField(label=label, required=False, widget=widget, input_formats=formats, error_messages=errors, help_text=help_text)


def until(day: date, hour: time | None) -> datetime:
    """The end of the day, unless an hour is given."""
    return datetime.combine(day, hour, clock.LOCAL) if hour is not None else clock.end_of(day)


def required(words: str) -> dict[str, str]:
    return {"required": words}
