"""Days and moments as an office types them; a refusal shown on the form that was filled."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.files.enums import Purpose
from thidua.files.rules import LIMITS, suffix_of

ONE_FILE = "Chỉ gửi một tệp ở đây. Bỏ bớt, hoặc gộp các tệp lại."
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


@dataclass(frozen=True, slots=True)
class Sent:
    """What a form brought of a file: keys of what came in pieces, and plain uploads."""

    keys: Sequence[str]
    uploads: "Sequence[UploadedFile[Any]]"


class Upload(forms.Widget):
    """A file in pieces (hidden inputs `stored`), or plain without script. `_field.html` draws it as `_upload.html`."""

    needs_multipart_form = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Sent | None:
        sent = Sent(data.getlist("stored"), files.getlist(name))
        return sent if sent.keys or sent.uploads else None


class UploadField(forms.Field):
    """At most one file. `kept`: what the person brought before, for a form that comes back; the view says it."""

    widget = Upload

    def __init__(self, *, purpose: Purpose, suffixes: Sequence[str] = (), wrong: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.purpose, self.suffixes, self.wrong = purpose, suffixes or LIMITS[purpose].suffixes, wrong
        self.accept, self.most = ",".join(self.suffixes), LIMITS[purpose].most // 1024 // 1024
        self.kept: list[dict[str, object]] = []

    def clean(self, value: Sent | None) -> Sent | None:
        sent: Sent | None = super().clean(value)
        if sent is not None and len(sent.keys) + len(sent.uploads) > 1:
            raise forms.ValidationError(ONE_FILE)
        why = next(filter(None, (self.why_not(file.name or "") for file in sent.uploads)), None) if sent else None
        if why is not None:
            raise forms.ValidationError(why)
        return sent

    def why_not(self, name: str) -> str | None:
        """The field's own choice of kinds; limits of the house are judged when the file lands."""
        return self.wrong if self.wrong and suffix_of(name) not in self.suffixes else None


@contextmanager
def told_on(form: forms.Form) -> Iterator[None]:
    """A refusal stands on the form, and what was typed stays in it."""
    try:
        yield
    except RuleBroken as refusal:
        form.add_error(None, str(refusal))
