"""Days and moments as an office types them; a refusal shown on the form that was filled."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time

from django import forms

from thidua.core import clock
from thidua.core.errors import RuleBroken

BAD_DAY = "Chưa hiểu ngày này. Viết như 19/06/2021."


def day_field(label: str, *, help_text: str = "") -> forms.DateField:
    widget = forms.DateInput(
        format="%d/%m/%Y", attrs={"placeholder": "19/06/2021", "inputmode": "numeric", "autocomplete": "off", "size": 11}
    )
    errors = {"invalid": BAD_DAY, "required": "Ghi ngày, ví dụ 19/06/2021."}
    return forms.DateField(label=label, error_messages=errors, widget=widget, help_text=help_text)


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


@contextmanager
def told_on(form: forms.Form) -> Iterator[None]:
    """A refusal stands on the form, and what was typed stays in it."""
    try:
        yield
    except RuleBroken as refusal:
        form.add_error(None, str(refusal))
