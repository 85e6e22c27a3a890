"""What a report is and is drawn from; a part's text; when units are asked."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from thidua.blocs.models import BlocYear
from thidua.consultations.enums import DraftKind
from thidua.consultations.forms.fields import required, time_field, until
from thidua.consultations.forms.rounds import FactChoice
from thidua.consultations.queries.asking import Asking
from thidua.consultations.queries.rounds import duties_to_serve, may_be_invited
from thidua.core import clock
from thidua.core.forms import day_field
from thidua.obligations.models import Obligation
from thidua.organisations.models import Unit
from thidua.plans.models import PlanFact
from thidua.reports.enums import ReportKind, ReportPartKind
from thidua.reports.models import Report
from thidua.reports.queries.drafts import About, Source, own_duties, sources_to_choose, writers

MOST_LETTERS = 20_000
_WORDS = [(kind.value, kind.label) for kind in (ReportPartKind.PARAGRAPH, ReportPartKind.HEADING)]


class DutyChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        due = f", hạn {obj.last_moment.astimezone(clock.LOCAL):%d/%m/%Y}" if obj.last_moment else ""
        return f"{obj.deliverable}{f' ({obj.period})' if obj.period else ''}{due}"[:140]


class AboutForm(forms.Form):
    kind = forms.ChoiceField(label="Loại báo cáo", choices=ReportKind)
    title = forms.CharField(
        label="Tên báo cáo",
        max_length=300,
        error_messages=required("Ghi tên báo cáo."),
        help_text="Ví dụ: Sơ kết công tác thi đua, khen thưởng của Khu vực.",
    )
    period = forms.CharField(label="Kỳ báo cáo", max_length=200, required=False, help_text="Ví dụ: 6 tháng đầu năm 2021.")
    duty = DutyChoice(
        label="Nộp cho việc nào của đơn vị Trưởng",
        queryset=Obligation.objects.none(),
        required=False,
        empty_label="– không gắn –",
        help_text="Báo cáo chốt xong được nộp thẳng vào việc này.",
    )

    def __init__(self, *args: Any, bloc_year: BlocYear, day: date, report: Report | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        duties = own_duties(bloc_year, day)
        kept = Obligation.objects.filter(pk=report.duty_id) if report and report.duty_id else Obligation.objects.none()
        self.fields["duty"].queryset = Obligation.objects.filter(pk__in=[*_keys(duties), *_keys(kept)])  # type: ignore[attr-defined]

    def about(self) -> About:
        said = self.cleaned_data
        return About(ReportKind(said["kind"]), said["title"], said["period"], said["duty"])


def _keys(rows: Any) -> list[int]:
    return list(rows.values_list("pk", flat=True))


def initial_of(report: Report) -> dict[str, Any]:
    return {"kind": report.kind, "title": report.title, "period": report.period, "duty": report.duty_id}


class ReportForm(AboutForm):
    sources = forms.MultipleChoiceField(
        label="Lấy từ báo cáo nào của các đơn vị",
        widget=forms.CheckboxSelectMultiple,
        error_messages=required("Chưa chọn lấy từ báo cáo nào. Đánh dấu ít nhất một việc của các đơn vị."),
    )
    writer = forms.ModelChoiceField(label="Đơn vị lập báo cáo", queryset=Unit.objects.none(), empty_label=None)

    def __init__(self, *args: Any, bloc_year: BlocYear, day: date, **kwargs: Any) -> None:
        super().__init__(*args, bloc_year=bloc_year, day=day, **kwargs)
        self.known = {one.key: one for one in sources_to_choose(bloc_year)}
        self.fields["sources"].choices = [(key, _said(one)) for key, one in self.known.items()]  # type: ignore[attr-defined]
        self.fields["writer"].queryset = writers(bloc_year, day)  # type: ignore[attr-defined]

    def chosen(self) -> Sequence[Source]:
        return [self.known[key] for key in self.cleaned_data["sources"]]


def _said(one: Source) -> str:
    return f"{one.words}: {one.handed_in}/{one.units} đơn vị đã nộp"


class PartForm(forms.Form):
    """`seen`: the version that was on the screen."""

    text = forms.CharField(label="Nội dung", max_length=MOST_LETTERS, widget=forms.Textarea(attrs={"rows": 12}))
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class NewPartForm(forms.Form):
    kind = forms.ChoiceField(label="Thêm", choices=_WORDS)
    text = forms.CharField(label="Nội dung", max_length=MOST_LETTERS, widget=forms.Textarea(attrs={"rows": 3}))
    after = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)


class AskForm(forms.Form):
    starts_on = day_field("Từ ngày")
    ends_on = day_field("Đến hết ngày")
    ends_time = time_field("Lúc", help_text="Để trống là hết ngày.")
    asked = forms.CharField(
        label="Đề nghị góp ý về",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ví dụ: số liệu ở mục II, các mô hình được nêu tên.",
    )
    fact = FactChoice(
        label="Theo việc của kế hoạch",
        queryset=PlanFact.objects.none(),
        required=False,
        empty_label="Không theo việc nào",
        help_text="Đơn vị góp ý xong thì việc này của đơn vị được ghi xong.",
    )
    with_marks = forms.BooleanField(label="Dự thảo gửi đi có dấu nguồn [1], [2]…", required=False)
    invited = forms.ModelMultipleChoiceField(
        label="Đơn vị được hỏi",
        queryset=Unit.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages=required("Chưa chọn đơn vị nào để hỏi. Đánh dấu ít nhất một."),
    )

    def __init__(self, *args: Any, report: Report, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.report = report
        duties = duties_to_serve(report.bloc_year)
        self.fields["fact"].queryset = duties  # type: ignore[attr-defined]
        self.initial.setdefault("fact", duties.first() if duties.count() == 1 else None)
        self.fields["invited"].queryset = may_be_invited(report.bloc_year, report.writer, day)  # type: ignore[attr-defined]

    def asking(self) -> Asking:
        said = self.cleaned_data
        return Asking(
            kind=DraftKind.REPORT,
            title=self.report.title,
            asked=said["asked"],
            starts_at=clock.start_of(said["starts_on"]),
            ends_at=until(said["ends_on"], said["ends_time"]),
            invited=list(said["invited"]),
            fact=said["fact"],
        )


class PushForm(forms.Form):
    """A later draft for those who are asked."""

    note = forms.CharField(
        label="Có gì khác bản trước",
        max_length=300,
        error_messages={"required": "Ghi bản mới khác bản trước ở đâu, để các đơn vị khỏi dò lại."},
    )
    with_marks = forms.BooleanField(label="Có dấu nguồn và phụ lục nguồn", required=False, initial=True)


class ReopenForm(forms.Form):
    why = forms.CharField(label="Lý do", max_length=300, error_messages=required("Ghi lý do mở lại."))
