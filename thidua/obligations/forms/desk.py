"""What is typed at the desk: reasons, new moments, papers that came or went outside the system."""

from datetime import date, datetime, time
from typing import Any

from django import forms

from thidua.calendars.forms import DayField
from thidua.core import clock
from thidua.obligations.enums import PieceKind
from thidua.obligations.rules.packs import Wanted, kind_of_file
from thidua.organisations.enums import ArrivalWay

HEAP_WORDS = [
    ("cho", "Chờ tiếp nhận"),
    ("muon", "Chờ tiếp nhận, nộp muộn"),
    ("tra-lai", "Đã trả lại"),
    ("khong-nhan", "Nhập hộ, đơn vị không nhận"),
    ("tat-ca", "Tất cả"),
]
OUTSIDE = [(way.value, way.label) for way in ArrivalWay if way != ArrivalWay.HERE]


class TimeField(forms.TimeField):
    """A time of day as an office writes it; empty = the end (or now) as the form says."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"placeholder": "16:30", "inputmode": "numeric", "autocomplete": "off", "size": 6}
        errors = {"invalid": "Chưa hiểu giờ này. Viết như 16:30."}
        formats = ["%H:%M", "%Hh%M", "%H.%M", "%Hh"]
        super().__init__(
            widget=forms.TimeInput(format="%H:%M", attrs=attrs), input_formats=formats, error_messages=errors, required=False, **kwargs
        )


def arrival_of(day: date, hour: time | None) -> datetime:
    """The stated time; without one the end of the day, or this moment when the day is today."""
    stated = datetime.combine(day, hour or time.max, clock.LOCAL)
    return min(stated, clock.now()) if hour is None and day == clock.today() else stated


class ReturnForm(forms.Form):
    reason = forms.CharField(
        label="Lý do trả lại",
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Ghi lý do trả lại, để đơn vị biết cần sửa gì."},
    )


class AcceptForm(forms.Form):
    reason = forms.CharField(label="Lời nhắc kèm theo", max_length=500, required=False)


class PlaceForm(forms.Form):
    """Where on the desk somebody is: the heap, one duty, the page; `sau` = the paper to show after this one is decided."""

    xem = forms.ChoiceField(choices=HEAP_WORDS, required=False)
    viec = forms.IntegerField(min_value=1, required=False)
    trang = forms.IntegerField(min_value=1, required=False)
    sau = forms.IntegerField(min_value=1, required=False)


class WhyForm(forms.Form):
    why = forms.CharField(label="Lý do", max_length=300, error_messages={"required": "Ghi lý do, ví dụ: theo đề nghị tại công văn số …"})


class ExtendForm(WhyForm):
    """`last_moment` in the cleaned data: the stated time, or the end of the day."""

    day = DayField(label="Hạn mới: hết ngày")
    hour = TimeField(label="Trước giờ", help_text="Để trống: hết ngày.")

    field_order = ("day", "hour", "why")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("day"):
            data["last_moment"] = datetime.combine(data["day"], data.get("hour") or time.max, clock.LOCAL)
        return data


class LetterForm(forms.Form):
    """A paper that travelled outside the system."""

    way = forms.ChoiceField(label="Cách gửi", choices=OUTSIDE, widget=forms.RadioSelect, error_messages={"required": "Chọn cách gửi."})
    day = DayField(label="Ngày")
    hour = TimeField(label="Giờ")
    document_number = forms.CharField(label="Số, ký hiệu văn bản", max_length=60, required=False)
    document_date = DayField(label="Ngày ký văn bản", required=False)
    note = forms.CharField(label="Ghi chú", max_length=500, required=False)

    def clean(self) -> dict[str, Any]:
        """`at`: as `arrival_of` reads it."""
        data = super().clean() or {}
        if data.get("day"):
            data["at"] = arrival_of(data["day"], data.get("hour"))
        return data

    def unbound(self) -> "LetterForm":
        """The same words without a verdict on them: somebody wants to see their files first."""
        return type(self)(initial={name: self[name].value() for name in self.fields})


class EntryForm(LetterForm):
    """Entered for a unit."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["way"].label, self.fields["day"].label = "Văn bản đã đến bằng", "Đến ngày"
        self.fields["hour"].help_text = "Để trống: tính là cuối ngày. Lúc đến quyết định đúng hạn hay muộn."
        self.fields["note"].help_text = "Không kèm tệp thì ghi bản giấy đang lưu ở đâu."


class OutsideForm(LetterForm):
    """Sent to a receiver who does not use the system."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["way"].label, self.fields["day"].label = "Đã gửi bằng", "Gửi ngày"
        self.fields["document_number"].required = True
        self.fields["document_number"].error_messages["required"] = "Ghi số, ký hiệu của văn bản đã gửi."


class AnswerForm(forms.Form):
    verdict = forms.ChoiceField(
        label="Nơi nhận",
        choices=[("nhan", "đã nhận, không yêu cầu sửa"), ("tra", "trả lại, yêu cầu sửa")],
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn nơi nhận đã nhận hay trả lại."},
    )
    answered_on = DayField(label="Trả lời ngày")
    words = forms.CharField(label="Nội dung trả lời", max_length=500, required=False, help_text="Ví dụ: công văn số 210 ngày 10/7/2021.")


class ContestForm(forms.Form):
    words = forms.CharField(
        label="Điều chưa đúng", max_length=300, error_messages={"required": "Ghi điều chưa đúng, để đơn vị Trưởng sửa."}
    )


def kinds_of(names: list[str], pack: list[Wanted]) -> list[PieceKind]:
    """What each file of an entry is: by its name, else what the pack still lacks."""
    found: list[PieceKind] = []
    for name in names:
        found.append(kind_of_file(name, pack, [*found]))
    return found
