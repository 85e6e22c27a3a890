"""Prepare a round, move its end, settle it."""

from datetime import date
from typing import Any

from django import forms

from thidua.blocs.models import BlocYear
from thidua.consultations.enums import DraftKind
from thidua.consultations.forms.fields import required, time_field, until
from thidua.consultations.models import Round
from thidua.consultations.queries.asking import Asking
from thidua.consultations.queries.rounds import drafts_to_ask_about, duties_to_serve, may_be_invited, openers
from thidua.core import clock
from thidua.core.forms import day_field
from thidua.documents.models import OfficialDocument
from thidua.documents.rules.kinds import DocumentKind
from thidua.files.enums import Purpose
from thidua.files.forms import UploadField
from thidua.files.rules import PLAN_SUFFIXES
from thidua.organisations.models import Unit, UnitQuerySet
from thidua.plans.models import Plan, PlanFact


def draft_field(label: str, *, required: bool = True, help_text: str = "") -> UploadField:
    """A draft comes as text or as a table of criteria."""
    return UploadField(
        label=label,
        required=required,
        purpose=Purpose.PLAN,
        suffixes=(*PLAN_SUFFIXES, ".xlsx"),
        wrong="Dự thảo nhận dưới dạng Word (.docx), PDF hoặc Excel (.xlsx).",
        error_messages={"required": "Chọn tệp dự thảo."},
        help_text=help_text,
    )


class FactChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.plan}{f', mục {obj.clause}' if obj.clause else ''}: {obj.fields.get('deliverable') or obj.quote}"[:140]


class RoundForm(forms.Form):
    opener = forms.ModelChoiceField(label="Đơn vị lấy ý kiến", queryset=Unit.objects.none(), empty_label=None)
    kind = forms.ChoiceField(label="Loại dự thảo", choices=DraftKind)
    title = forms.CharField(label="Tên dự thảo", max_length=300, error_messages=required("Ghi tên dự thảo."))
    file = draft_field("Tệp dự thảo", required=False, help_text="Chọn tệp, hoặc chọn kế hoạch đang soát ở dưới.")
    plan = forms.ModelChoiceField(label="Hoặc kế hoạch đang soát", queryset=Plan.objects.none(), required=False, empty_label="– không –")
    asked = forms.CharField(
        label="Đề nghị góp ý về",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ví dụ: bố cục, số liệu ở mục II, mức điểm của tiêu chí 4.",
    )
    starts_on = day_field("Từ ngày")
    ends_on = day_field("Đến hết ngày")
    ends_time = time_field("Lúc", help_text="Để trống là hết ngày.")
    fact = FactChoice(
        label="Thực hiện nghĩa vụ",
        queryset=PlanFact.objects.none(),
        required=False,
        empty_label="– không gắn –",
        help_text="Đơn vị gửi ý kiến thì nghĩa vụ này của đơn vị tự được ghi đã xong.",
    )
    invited = forms.ModelMultipleChoiceField(
        label="Đơn vị được hỏi",
        queryset=Unit.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages=required("Chưa chọn đơn vị nào để hỏi. Đánh dấu ít nhất một."),
    )
    shows_answers = forms.BooleanField(label="Hết hạn thì cho các đơn vị xem bản tổng hợp và phần tiếp thu, giải trình", required=False)

    def __init__(
        self,
        *args: Any,
        bloc_year: BlocYear,
        mine: UnitQuerySet,
        day: date,
        asked: Round | None = None,
        document: OfficialDocument | None = None,
        **kwargs: Any,
    ) -> None:
        """`mine`: units the user acts for. `asked`: the round being corrected; its opener and drafts stay. `document`: its draft is asked
        about unless another file is chosen."""
        super().__init__(*args, **kwargs)
        self.document = document
        if document is not None and document.draft is not None:
            self.fields["file"].help_text = f"Để trống thì lấy bản dự thảo của văn bản: {document.draft.name}."
        may_open = openers(bloc_year, day).filter(pk__in=mine.values("pk"))
        opener = self.first_opener = asked.opened_by if asked else may_open.first()
        if asked is not None:
            for name in ("opener", "file", "plan"):
                del self.fields[name]
        else:
            self.fields["opener"].queryset = may_open  # type: ignore[attr-defined]
            self.fields["plan"].queryset = drafts_to_ask_about(opener, bloc_year) if opener else Plan.objects.none()  # type: ignore[attr-defined]
        if document is not None:
            del self.fields["plan"]
        self.fields["fact"].queryset = duties_to_serve(bloc_year)  # type: ignore[attr-defined]
        self.fields["invited"].queryset = may_be_invited(bloc_year, opener, day) if opener else Unit.objects.none()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "file" in self.fields and not (cleaned.get("file") or cleaned.get("plan") or self.document):
            self.add_error("file", "Chưa có dự thảo. Chọn tệp dự thảo, hoặc chọn kế hoạch đang soát ở dưới.")
        return cleaned

    def asking(self) -> Asking:
        said = self.cleaned_data
        return Asking(
            kind=DraftKind(said["kind"]),
            title=said["title"],
            asked=said["asked"],
            starts_at=clock.start_of(said["starts_on"]),
            ends_at=until(said["ends_on"], said["ends_time"]),
            invited=list(said["invited"]),
            fact=said["fact"],
            shows_answers=said["shows_answers"],
        )


def initial_of(asked: Round) -> dict[str, Any]:
    """A round as the form shows it."""
    ends = asked.ends_at.astimezone(clock.LOCAL)
    names = ("kind", "title", "asked", "fact", "shows_answers")
    return {
        **{name: getattr(asked, name) for name in names},
        "starts_on": asked.starts_at.astimezone(clock.LOCAL).date(),
        "ends_on": ends.date(),
        "ends_time": None if ends == clock.end_of(ends.date()) else ends.time(),
        "invited": asked.invited.all(),
    }


def initial_of_document(document: OfficialDocument) -> dict[str, Any]:
    """What a draft document says of itself: its subject as the title; the kind as far as it tells."""
    kind = DraftKind.REPORT if document.kind == DocumentKind.REPORT else DraftKind.OTHER
    return {"title": f"{document.get_kind_display()} {document.summary}"[:300], "kind": kind, "opener": document.issuer}


class ExtendForm(forms.Form):
    ends_on = day_field("Nhận ý kiến đến hết ngày")
    ends_time = time_field("Lúc", help_text="Để trống là hết ngày.")
    why = forms.CharField(label="Lý do", max_length=300, error_messages=required("Ghi lý do, ví dụ: ba đơn vị xin thêm thời gian."))

    def moment(self) -> Any:
        return until(self.cleaned_data["ends_on"], self.cleaned_data["ends_time"])


class WhyForm(forms.Form):
    why = forms.CharField(label="Lý do", max_length=300, error_messages=required("Ghi lý do."))


class DraftForm(forms.Form):
    file = draft_field("Tệp bản dự thảo mới")
    note = forms.CharField(label="Có gì khác bản trước", max_length=300, required=False)


class SettleForm(forms.Form):
    words = forms.CharField(
        label="Kết luận",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=required("Ghi kết luận của đợt lấy ý kiến."),
        help_text="Ví dụ: dự thảo đã chỉnh lý theo các ý kiến tiếp thu, trình lãnh đạo ký ban hành.",
    )
    file = UploadField(label="Bản chính thức", required=False, purpose=Purpose.SUBMISSION)
