"""A piece of evidence, of one of four kinds."""

from typing import Any

from django import forms

from thidua.calendars.forms import DayField
from thidua.criteria.enums import EvidenceKind
from thidua.criteria.forms.fields import NumberField
from thidua.files.enums import Purpose
from thidua.files.forms import UploadField

OF_KIND = {
    EvidenceKind.DOCUMENT: ("number", "dated"),
    EvidenceKind.FILE: (),
    EvidenceKind.LINK: ("url",),
    EvidenceKind.FIGURE: ("figure", "counted_from", "counted_to"),
}
"""Fields a kind asks for; a file may come with any of them."""


class EvidenceForm(forms.Form):
    kind = forms.ChoiceField(label="Loại minh chứng", choices=EvidenceKind, widget=forms.RadioSelect, initial=EvidenceKind.DOCUMENT)
    title = forms.CharField(label="Tên, trích yếu", max_length=300, error_messages={"required": "Ghi tên hoặc trích yếu của minh chứng."})
    number = forms.CharField(label="Số, ký hiệu", max_length=60, required=False)
    dated = DayField(label="Ngày văn bản", required=False)
    url = forms.CharField(label="Đường dẫn", max_length=500, required=False)
    figure = NumberField(label="Số liệu", required=False, least=None, size=10)
    counted_from = DayField(label="Tính từ ngày", required=False)
    counted_to = DayField(label="Đến ngày", required=False)
    file = UploadField(label="Tệp", required=False, purpose=Purpose.SUBMISSION, help_text="PDF, Word, Excel, ảnh; tối đa 20 MB.")

    def clean(self) -> dict[str, Any]:
        """Boxes of other kinds do not count."""
        sent = self.cleaned_data
        kind = EvidenceKind(sent.get("kind") or EvidenceKind.DOCUMENT)
        for other, names in OF_KIND.items():
            if other != kind:
                sent |= dict.fromkeys(names)
        return sent
