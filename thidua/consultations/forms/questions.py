"""Ask, and answer."""

from datetime import date
from typing import Any

from django import forms

from thidua.blocs.models import BlocYear
from thidua.consultations.forms.fields import required
from thidua.consultations.queries.questions import whom_to_ask
from thidua.files.enums import Purpose
from thidua.files.forms import UploadField
from thidua.organisations.models import Unit, UnitQuerySet

LONGEST = 5000


class QuestionForm(forms.Form):
    unit = forms.ModelChoiceField(label="Đơn vị hỏi", queryset=Unit.objects.none(), empty_label=None)
    addressed_to = forms.ModelChoiceField(label="Hỏi", queryset=Unit.objects.none(), empty_label=None)
    words = forms.CharField(
        label="Câu hỏi, vướng mắc",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages=required("Ghi câu hỏi hoặc vướng mắc."),
    )
    file = UploadField(label="Tệp kèm theo", required=False, purpose=Purpose.SUBMISSION)
    hides_unit = forms.BooleanField(label="Nếu câu trả lời cho mọi đơn vị xem thì không nêu tên đơn vị tôi", required=False)

    def __init__(self, *args: Any, bloc_year: BlocYear, mine: UnitQuerySet, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = mine.first()
        self.fields["unit"].queryset = mine  # type: ignore[attr-defined]
        asked = whom_to_ask(bloc_year, first, day) if first else Unit.objects.none()
        self.fields["addressed_to"].queryset = asked  # type: ignore[attr-defined]


class ReplyForm(forms.Form):
    words = forms.CharField(
        label="Trả lời", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5}), error_messages=required("Ghi câu trả lời.")
    )
    file = UploadField(label="Tệp kèm theo", required=False, purpose=Purpose.SUBMISSION)
    is_shown = forms.BooleanField(label="Cho mọi đơn vị của khối xem, năm sau cũng tìm được", required=False)
