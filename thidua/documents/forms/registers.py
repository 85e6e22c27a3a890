"""Series, numbers left out, lines of the incoming book."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import FileExtensionValidator
from django.db.models import QuerySet

from thidua.blocs.models import Bloc
from thidua.calendars.forms import DayField
from thidua.documents.enums import GapKind
from thidua.documents.forms.documents import required
from thidua.documents.models import KINDS
from thidua.documents.queries.said import Arrival
from thidua.organisations.enums import ArrivalWay
from thidua.organisations.models import Unit, UnitQuerySet

FROM_OUTSIDE = [(way.value, way.label) for way in ArrivalWay if way != ArrivalWay.HERE]


def number_field(label: str, *, least: int = 1, required: bool = True, help_text: str = "") -> forms.IntegerField:
    errors = {"required": "Ghi số.", "invalid": "Ghi một số nguyên, ví dụ 12.", "min_value": f"Ghi số từ {least} trở lên."}
    widget = forms.NumberInput(attrs={"size": 6})
    return forms.IntegerField(
        label=label, min_value=least, max_value=99999, required=required, widget=widget, error_messages=errors, help_text=help_text
    )


class SeriesForm(forms.Form):
    owner = forms.ChoiceField(label="Sổ của")
    kind = forms.ChoiceField(
        label="Loại văn bản",
        choices=[("", "Mọi loại, đánh số chung"), *KINDS],
        required=False,
        help_text="Chọn một loại nếu loại đó đánh số riêng.",
    )
    tail = forms.CharField(
        label="Ký hiệu nơi ban hành",
        max_length=20,
        error_messages=required("Ghi ký hiệu nơi ban hành, ví dụ STP hoặc KVTĐ."),
        help_text="Phần đứng sau loại văn bản: KVTĐ trong 07/KH-KVTĐ.",
    )
    year = forms.ChoiceField(label="Năm")
    on_paper = number_field("Sổ giấy đã cấp đến số", least=0, required=False, help_text="Để trống nếu bắt đầu từ số 01.")
    reason = forms.CharField(label="Ghi chú về các số trên giấy", max_length=300, required=False)

    def __init__(self, *args: Any, units: UnitQuerySet, blocs: QuerySet[Bloc], day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owners: dict[str, Unit | Bloc] = {f"k{bloc.pk}": bloc for bloc in blocs} | {f"d{unit.pk}": unit for unit in units}
        self.fields["owner"].choices = [(key, str(owner)) for key, owner in self.owners.items()]  # type: ignore[attr-defined]
        self.fields["year"].choices = [(str(year), str(year)) for year in (day.year, day.year + 1)]  # type: ignore[attr-defined]

    def whose(self) -> Unit | Bloc:
        return self.owners[self.cleaned_data["owner"]]


class TailForm(forms.Form):
    tail = forms.CharField(label="Ký hiệu nơi ban hành", max_length=20, error_messages=required("Ghi ký hiệu nơi ban hành."))


class GapForm(forms.Form):
    upto = number_field("Bỏ cách đến hết số")
    kind = forms.ChoiceField(label="Vì sao", choices=GapKind, initial=GapKind.PAPER)
    reason = forms.CharField(label="Lý do", max_length=300, error_messages=required("Ghi lý do: số trống trong sổ phải giải thích được."))


class PaperArrivalsForm(forms.Form):
    unit = forms.ModelChoiceField(label="Sổ của", queryset=Unit.objects.none(), empty_label=None)
    number = number_field("Sổ giấy đã vào đến số")

    def __init__(self, *args: Any, mine: UnitQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = mine  # type: ignore[attr-defined]


class ArrivalForm(forms.Form):
    """A document from outside."""

    unit = forms.ModelChoiceField(label="Vào sổ của", queryset=Unit.objects.none(), empty_label=None)
    issuer_name = forms.CharField(label="Cơ quan ban hành", max_length=200, error_messages=required("Ghi tên cơ quan ban hành."))
    code = forms.CharField(label="Số, ký hiệu", max_length=60, required=False, help_text="Như ghi trên văn bản: 512/BNV-BTĐKT.")
    issued_on = DayField(label="Ngày văn bản", required=False)
    kind = forms.ChoiceField(label="Loại văn bản", choices=[("", "– chưa rõ –"), *KINDS], required=False)
    summary = forms.CharField(
        label="Trích yếu", max_length=500, widget=forms.Textarea(attrs={"rows": 2}), error_messages=required("Ghi trích yếu.")
    )
    way = forms.ChoiceField(label="Đến bằng", choices=FROM_OUTSIDE)
    arrived_on = DayField(label="Ngày đến")
    given_to = forms.CharField(label="Chuyển cho", max_length=200, required=False, help_text="Phòng hoặc người xử lý.")
    file = forms.FileField(
        label="Tệp",
        required=False,
        allow_empty_file=True,
        validators=[FileExtensionValidator(["pdf", "docx", "jpg", "jpeg", "png"], message="Nhận tệp PDF, Word (.docx), ảnh JPG, PNG.")],
    )
    is_again = forms.BooleanField(label="Đã có trong sổ, vẫn vào sổ lần nữa", required=False)

    def __init__(self, *args: Any, mine: UnitQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = mine  # type: ignore[attr-defined]

    def arrival(self) -> Arrival:
        said = self.cleaned_data
        names = ("issuer_name", "code", "issued_on", "kind", "summary", "arrived_on", "given_to", "is_again")
        return Arrival(way=ArrivalWay(said["way"]), **{name: said[name] for name in names})
