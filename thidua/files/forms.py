"""What a form takes of files: the announcement of one in pieces, and a field for one file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from thidua.files.enums import Purpose
from thidua.files.rules import LIMITS, suffix_of

ONE_FILE = "Chỉ gửi một tệp ở đây. Bỏ bớt, hoặc gộp các tệp lại."


class BeginForm(forms.Form):
    """What a browser tells of a file before its first byte. Names and sizes are judged by the rules."""

    name = forms.CharField(max_length=1000)
    size = forms.IntegerField(min_value=0)
    purpose = forms.ChoiceField(choices=Purpose)


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
