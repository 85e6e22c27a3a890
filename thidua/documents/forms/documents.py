"""A document, its files, its number and whom it goes to."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.validators import FileExtensionValidator
from django.http import QueryDict

from thidua.blocs.models import BlocYear
from thidua.calendars.forms import DayField
from thidua.core.text import one_line, sort_key
from thidua.documents.enums import RecipientPurpose
from thidua.documents.models import KIND_OF, KINDS, OfficialDocument
from thidua.documents.queries.documents import Group
from thidua.documents.queries.said import About, Address
from thidua.organisations.models import Unit

DRAFT_SUFFIXES = ["docx", "pdf"]
SIGNED_SUFFIXES = ["pdf", "jpg", "jpeg", "png"]
SPARE = 3
MOST_NAMES = 40


def required(words: str) -> dict[str, str]:
    return {"required": words}


def draft_field(*, required: bool) -> forms.FileField:
    judge = FileExtensionValidator(DRAFT_SUFFIXES, message="Bản dự thảo nhận dưới dạng Word (.docx) hoặc PDF.")
    errors = {"required": "Chọn tệp dự thảo."}
    return forms.FileField(label="Tệp dự thảo", required=required, allow_empty_file=True, error_messages=errors, validators=[judge])


class AboutForm(forms.Form):
    """What a document is; its file comes apart."""

    kind = forms.ChoiceField(label="Loại văn bản", choices=KINDS, initial="KH")
    summary = forms.CharField(
        label="Trích yếu",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages=required("Ghi trích yếu: văn bản nói về việc gì."),
    )
    place = forms.CharField(label="Địa danh", max_length=80, required=False, help_text="Đứng trước ngày tháng, ví dụ: Yên Bái.")
    drafted_by = forms.CharField(
        label="Ký hiệu đơn vị soạn thảo", max_length=20, required=False, help_text="Với công văn, ví dụ VP trong 05/STP-VP."
    )
    post = forms.CharField(
        label="Quyền hạn, chức vụ người ký",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Mỗi dòng một ý, ví dụ: TRƯỞNG KHU VỰC, dòng dưới GIÁM ĐỐC SỞ TƯ PHÁP.",
    )
    signer = forms.CharField(label="Họ và tên người ký", max_length=120, required=False)

    def about(self) -> About:
        said = self.cleaned_data
        return About(KIND_OF[said["kind"]], said["summary"], said["place"], said["drafted_by"], said["post"], said["signer"])


class DocumentForm(AboutForm):
    """A new one. `issuer` says whose it is: "12" a unit, "12-5" the bloc's year 5 that unit 12 leads."""

    issuer = forms.ChoiceField(label="Ban hành nhân danh")
    file = draft_field(required=False)
    field_order = ("issuer", "kind", "summary", "file", "place", "post", "signer", "drafted_by")

    def __init__(self, *args: Any, sides: Sequence[tuple[Unit, BlocYear | None]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sides = {f"{unit.pk}-{year.pk}" if year else str(unit.pk): (unit, year) for unit, year in sides}
        self.fields["issuer"].choices = [(key, _side_words(*side)) for key, side in self.sides.items()]  # type: ignore[attr-defined]

    def side(self) -> tuple[Unit, BlocYear | None]:
        return self.sides[self.cleaned_data["issuer"]]


def _side_words(unit: Unit, year: BlocYear | None) -> str:
    return f"{year.bloc.name}, năm {year.year} (đóng dấu {unit})" if year else str(unit)


def initial_of(document: OfficialDocument) -> dict[str, Any]:
    names = ("kind", "summary", "place", "drafted_by")
    return {**{name: getattr(document, name) for name in names}, "post": document.signer_post, "signer": document.signer_name}


class DraftForm(forms.Form):
    file = draft_field(required=True)
    note = forms.CharField(label="Có gì khác bản trước", max_length=300, required=False)


class SignedForm(forms.Form):
    file = forms.FileField(
        label="Bản ký",
        allow_empty_file=True,
        error_messages={"required": "Chọn tệp bản ký."},
        validators=[FileExtensionValidator(SIGNED_SUFFIXES, message="Bản ký nhận dưới dạng PDF (ký số hoặc quét) hoặc ảnh quét JPG, PNG.")],
        help_text="PDF đã ký số, hoặc bản quét màu từ 200 dpi. Tệp được giữ nguyên từng byte.",
    )
    note = forms.CharField(label="Ghi chú", max_length=300, required=False)


class WhyForm(forms.Form):
    why = forms.CharField(label="Lý do", max_length=300, error_messages=required("Ghi lý do."))


class NumberForm(forms.Form):
    dated = DayField(label="Ngày ban hành ghi trên văn bản")


# ---- nơi nhận ----


def purpose_words() -> list[tuple[str, str]]:
    """For a unit that works here."""
    here = (RecipientPurpose.EXECUTE, RecipientPurpose.REPORT, RecipientPurpose.KNOW)
    return [("", "không gửi"), *((one.value, one.label) for one in here)]


def addresses_typed(data: QueryDict, groups: Sequence[Group], *, day: date) -> list[Address]:
    """Units with a purpose chosen, in the order of the page, then the names typed. A name that is a unit's own becomes that unit."""
    offered = [unit for group in groups for unit in group.units]
    chosen = [Address(str(unit), RecipientPurpose(said), unit) for unit in offered if (said := _purpose(data.get(f"unit-{unit.pk}", "")))]
    rows = zip(data.getlist("name")[:MOST_NAMES], data.getlist("purpose")[:MOST_NAMES], strict=False)
    typed = [(one_line(name)[:200], _purpose(said) or RecipientPurpose.KNOW) for name, said in rows if name.strip()]
    known = _units_named([name for name, _ in typed], day)
    return [*chosen, *(Address(name, purpose, known.get(sort_key(name))) for name, purpose in typed)]


def _purpose(said: str) -> RecipientPurpose | None:
    return RecipientPurpose(said) if said in RecipientPurpose.values else None


def _units_named(names: Sequence[str], day: date) -> dict[str, Unit]:
    keys = {sort_key(name) for name in names}
    return {unit.name_sort: unit for unit in Unit.objects.in_force(day).filter(name_sort__in=keys)} if keys else {}
