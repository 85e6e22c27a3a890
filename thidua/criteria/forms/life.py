"""Begin, name, copy, issue and amend a table."""

from datetime import date
from typing import Any

from django import forms

from thidua.accounts.models import User
from thidua.blocs.models import Bloc
from thidua.calendars.forms import DayField
from thidua.criteria.models import CriteriaTable
from thidua.criteria.queries.life import blocs_of, decisions_to_cite, issuers
from thidua.documents.models import OfficialDocument
from thidua.files.enums import Purpose
from thidua.files.forms import UploadField
from thidua.organisations.models import Unit

FIRST_YEAR, LAST_YEAR = 1990, 2100
MISSING = {"decision": "Ghi số, ký hiệu của quyết định.", "decided_on": "Ghi ngày của quyết định, viết như 19/06/2021."}


class Decisions(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: OfficialDocument) -> str:
        return f"{obj.code}: {obj.summary}"


def _title(label: str = "Tên bảng") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Ghi đúng như quyết định ban hành sẽ gọi.",
        error_messages={"required": "Ghi tên bảng."},
    )


def _scored() -> forms.CharField:
    return forms.CharField(
        label="Chấm loại đơn vị nào",
        max_length=120,
        help_text="Ví dụ: Sở Tư pháp. Mỗi loại đơn vị một bảng; không xếp hạng lẫn giữa các bảng.",
        error_messages={"required": "Ghi loại đơn vị được chấm."},
    )


class PlaceForm(forms.Form):
    """Whose table it is, for which bloc and year."""

    issuer = forms.ModelChoiceField(label="Đơn vị ban hành", queryset=Unit.objects.none(), empty_label=None)
    bloc = forms.ModelChoiceField(
        label="Khối thi đua", queryset=Bloc.objects.none(), required=False, empty_label="Mọi khối do đơn vị ban hành theo dõi"
    )
    year = forms.IntegerField(label="Năm", min_value=FIRST_YEAR, max_value=LAST_YEAR, error_messages={"required": "Ghi năm thi đua."})

    def __init__(self, *args: Any, user: User, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = issuers(user, day)
        self.fields["issuer"].queryset = mine.order_by("name_sort", "pk")  # type: ignore[attr-defined]
        self.fields["bloc"].queryset = blocs_of(mine, day)  # type: ignore[attr-defined]
        self.fields["year"].initial = day.year
        if not Bloc.objects.filter(superior__in=mine).exists():
            self.fields["bloc"].required = True
            self.fields["bloc"].error_messages["required"] = "Chọn khối thi đua."
            self.fields["bloc"].empty_label = None  # type: ignore[attr-defined]


class BeginForm(PlaceForm):
    title = _title()
    scored_kind = _scored()


class CopyForm(PlaceForm):
    title = _title("Tên bảng mới")


class NameForm(forms.Form):
    title = _title()
    scored_kind = _scored()


class AmendForm(forms.Form):
    note = forms.CharField(label="Sửa đổi vì sao, sửa gì", max_length=300, error_messages={"required": "Ghi ngắn gọn lý do sửa đổi."})


class IssueForm(forms.Form):
    """`examples`: how many lines are still marked as made up."""

    document = Decisions(
        label="Quyết định phát hành trên hệ thống",
        queryset=OfficialDocument.objects.none(),
        required=False,
        empty_label="Quyết định ban hành ở nơi khác: ghi số và ngày bên dưới",
    )
    decision = forms.CharField(label="Số, ký hiệu quyết định", max_length=60, required=False, help_text="Ví dụ: 12/QĐ-KVTĐ.")
    decided_on = DayField(label="Ngày quyết định", required=False)
    file = UploadField(label="Bản quyết định đã ký", required=False, purpose=Purpose.SUBMISSION)
    takes_examples = forms.BooleanField(required=False)

    def __init__(self, *args: Any, table: CriteriaTable, user: User, day: date, examples: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = decisions_to_cite(table, user, day)
        self.fields["document"].queryset = found  # type: ignore[attr-defined]
        if not found.exists():
            del self.fields["document"]
            for name, missing in MISSING.items():
                self.fields[name].required = True
                self.fields[name].error_messages["required"] = missing
        if examples:
            self.fields["takes_examples"].label = f"Nhận {examples} mục ví dụ minh họa là của bảng này"
        else:
            del self.fields["takes_examples"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("document"):
            for name, missing in MISSING.items():
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, missing)
        return given
