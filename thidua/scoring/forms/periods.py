"""Setting up a scoring period: its table, its units, its rounds; who is not ranked; who scores instead."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from thidua.blocs.models import BlocYear, Membership
from thidua.core import clock
from thidua.core.forms import day_field
from thidua.criteria.models import TableVersion
from thidua.criteria.rules.numbers import number_of
from thidua.organisations.models import Unit
from thidua.scoring.enums import RoundKind, Shown
from thidua.scoring.models import ScoringPeriod, Turn
from thidua.scoring.queries.periods import tables_for
from thidua.scoring.queries.setting_up import PlannedRound, ScoredUnit


class TableChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.table} ({obj.decision}, {obj.decided_on:%d/%m/%Y}): chấm {obj.table.scored_kind}"


class BeginForm(forms.Form):
    version = TableChoice(
        label="Chấm theo bảng tiêu chí",
        queryset=TableVersion.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": "Chọn bảng tiêu chí đã ban hành."},
    )
    title = forms.CharField(
        label="Tên kỳ chấm", max_length=200, required=False, help_text="Để trống thì lấy tên của năm thi đua và loại đơn vị được chấm."
    )

    def __init__(self, *args: Any, bloc_year: BlocYear, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].queryset = tables_for(bloc_year)  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class UnitLine:
    """The fields of one member."""

    member: Membership
    chosen: BoundField
    group: BoundField
    size: BoundField


class UnitsForm(forms.Form):
    """A line a member of the year. What was chosen before stands in it."""

    def __init__(self, *args: Any, period: ScoringPeriod, members: Sequence[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members, kept = members, {sheet.unit_id: sheet for sheet in period.sheets.all()}
        for member in members:
            sheet = kept.get(member.unit_id)
            group = sheet.group if sheet else member.subgroup
            size = sheet.size.normalize() if sheet and sheet.size is not None else None
            self.fields[f"chosen-{member.pk}"] = forms.BooleanField(
                label=member.unit.name, required=False, initial=sheet is not None or not kept
            )
            self.fields[f"group-{member.pk}"] = forms.CharField(
                label=f"Nhóm xếp hạng của {member.unit}", max_length=80, required=False, initial=group
            )
            self.fields[f"size-{member.pk}"] = forms.CharField(
                label=f"Quy mô của {member.unit}",
                max_length=20,
                required=False,
                initial="" if size is None else f"{size:f}".replace(".", ","),
                widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 8}),
            )

    def lines(self) -> list[UnitLine]:
        return [UnitLine(one, self[f"chosen-{one.pk}"], self[f"group-{one.pk}"], self[f"size-{one.pk}"]) for one in self.members]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for member in self.members:
            name = f"size-{member.pk}"
            try:
                cleaned[name] = number_of(cleaned[name]) if cleaned.get(name) else None
            except ValueError as wrong:
                self.add_error(name, str(wrong))
        return cleaned

    def chosen(self) -> list[ScoredUnit]:
        said = self.cleaned_data
        mine = (one for one in self.members if said[f"chosen-{one.pk}"])
        return [ScoredUnit(one.unit, said[f"group-{one.pk}"], said[f"size-{one.pk}"]) for one in mine]


@dataclass(frozen=True, slots=True)
class RoundLine:
    """The fields of one kind of round."""

    kind: RoundKind
    chosen: BoundField
    opens: BoundField
    closes: BoundField
    blind: BoundField
    shown: BoundField


class RoundsForm(forms.Form):
    """A line a kind of round, in the order a year takes them. A day begins at midnight and ends with it."""

    def __init__(self, *args: Any, period: ScoringPeriod, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = {one.kind: one for one in period.rounds.all()}
        for kind in RoundKind:
            one, word = kept.get(kind), kind.label.lower()
            self.fields[f"chosen-{kind}"] = forms.BooleanField(
                label=kind.label, required=False, initial=one is not None or (not kept and kind == RoundKind.SELF)
            )
            for name, label, moment in (("opens", "Mở từ ngày", one and one.opens_at), ("closes", "Đến hết ngày", one and one.closes_at)):
                field = day_field(f"{label}: {word}")
                field.required, field.initial = False, moment.astimezone(clock.LOCAL).date() if moment else None
                self.fields[f"{name}-{kind}"] = field
            self.fields[f"blind-{kind}"] = forms.BooleanField(label=f"Kín: {word}", required=False, initial=one.is_blind if one else False)
            self.fields[f"shown-{kind}"] = forms.ChoiceField(
                label=f"Đơn vị xem khi nào: {word}", choices=Shown, initial=one.shown if one else Shown.WHEN_CLOSED, required=False
            )

    def lines(self) -> list[RoundLine]:
        names = ("chosen", "opens", "closes", "blind", "shown")
        return [RoundLine(kind, *(self[f"{name}-{kind}"] for name in names)) for kind in RoundKind]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for kind in RoundKind:
            if not cleaned.get(f"chosen-{kind}"):
                continue
            for name in (f"opens-{kind}", f"closes-{kind}"):
                if name not in self.errors and not cleaned.get(name):
                    self.add_error(name, "Ghi ngày, ví dụ 19/06/2021.")
        return cleaned

    def planned(self) -> list[PlannedRound]:
        said = self.cleaned_data
        return [
            PlannedRound(
                kind,
                clock.start_of(said[f"opens-{kind}"]),
                clock.end_of(said[f"closes-{kind}"]),
                said[f"blind-{kind}"],
                Shown(said[f"shown-{kind}"] or Shown.WHEN_CLOSED),
            )
            for kind in RoundKind
            if said[f"chosen-{kind}"]
        ]


class GroundForm(forms.Form):
    ground = forms.CharField(
        label="Lý do không xếp hạng",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Nêu căn cứ, ví dụ: Quyết định kỷ luật số …, mục … của Bảng tiêu chí. Để trống là xếp hạng lại.",
    )


class ScorerForm(forms.Form):
    unit = forms.ModelChoiceField(label="Đơn vị chấm thay", queryset=Unit.objects.none(), empty_label="– chọn đơn vị –")

    def __init__(self, *args: Any, turn: Turn, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = turn.sheet.period.bloc_year.memberships.values("unit")
        bloc = turn.sheet.period.bloc_year.bloc
        near = Unit.objects.filter(pk__in=members) | Unit.objects.filter(pk__in=[bloc.superior_id or 0, bloc.host_id or 0])
        self.fields["unit"].queryset = near.exclude(pk__in=[turn.sheet.unit_id, turn.scorer_id]).order_by("name_sort", "pk")  # type: ignore[attr-defined]
