"""What one enters to try a criterion: the boxes of its kind."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict

from thidua.calendars.forms import DayField
from thidua.criteria.enums import CriterionKind
from thidua.criteria.forms.conditions import BoundField
from thidua.criteria.forms.fields import NumberField, PointsField, WholeField, YesNoField, stored
from thidua.criteria.rules.params import AwardBonusParams, DecisionTableParams, Params

Kind = CriterionKind
UNITS = ("Đơn vị A", "Đơn vị B", "Đơn vị C", "Đơn vị D")
Boxes = Iterator[tuple[str, forms.Field]]


def _number(label: str, *, whole: bool = False) -> NumberField:
    return (WholeField if whole else NumberField)(label=label, required=False)


def _plain(*boxes: tuple[str, str, bool]) -> Callable[[Params | None, bool], Boxes]:
    def made(_params: Params | None, _has_sizes: bool) -> Boxes:
        yield from ((name, _number(label, whole=whole)) for name, label, whole in boxes)

    return made


def _achieved(_params: Params | None, _has_sizes: bool) -> Boxes:
    yield "achieved", YesNoField(label="Đạt", unset="Chưa chọn")


def _proportional(_params: Params | None, has_sizes: bool) -> Boxes:
    yield "done", _number("Kết quả")
    yield ("size", _number("Quy mô")) if has_sizes else ("target", _number("Chỉ tiêu"))


def _late_days(_params: Params | None, _has_sizes: bool) -> Boxes:
    yield "days", _number("Chậm (ngày)", whole=True)
    yield "due", DayField(label="hoặc hạn nộp", required=False)
    yield "sent", DayField(label="và ngày nộp", required=False)


def _facts(params: Params | None, _has_sizes: bool) -> Boxes:
    if isinstance(params, DecisionTableParams):
        labels = dict(params.labels)
        facts = dict.fromkeys(condition.fact for row in params.rows for condition in row.conditions)
        yield from ((f"fact-{fact}", BoundField(label=labels.get(fact) or fact)) for fact in facts)


def _awards(params: Params | None, _has_sizes: bool) -> Boxes:
    if isinstance(params, AwardBonusParams):
        labels = dict(params.labels)
        choices = [(award, labels.get(award) or award) for award, _ in params.table]
        yield "awards", forms.MultipleChoiceField(label="Đã được", choices=choices, required=False, widget=forms.CheckboxSelectMultiple)


def _units(_params: Params | None, _has_sizes: bool) -> Boxes:
    for number, unit in enumerate(UNITS):
        yield f"done{number}", _number(f"{unit}: kết quả")
        yield f"target{number}", _number("chỉ tiêu")


def _judged(_params: Params | None, _has_sizes: bool) -> Boxes:
    yield "value", PointsField(label="Điểm chấm", required=False)


_BOXES: Mapping[Kind, Callable[[Params | None, bool], Boxes]] = {
    Kind.PASS_FAIL: _achieved,
    Kind.PROPORTIONAL: _proportional,
    Kind.TIERED: _plain(("done", "Đã làm", False), ("total", "Tổng số phải làm", False)),
    Kind.LATE_DAYS: _late_days,
    Kind.DECISION_TABLE: _facts,
    Kind.DEDUCT_PER_EVENT: _plain(("events", "Số lần", True)),
    Kind.DEDUCT_BANDED: _plain(("value", "Giá trị", False)),
    Kind.COUNT_TIMES: _plain(("count", "Số lượng", True)),
    Kind.BONUS_PENALTY: _plain(("bonus", "Số lần cộng", True), ("penalty", "Số lần trừ", True)),
    Kind.AWARD_BONUS: _awards,
    Kind.LEADER_RELATIVE: _units,
    Kind.JUDGED: _judged,
    Kind.IMPORTED: _plain(("value", "Điểm của nguồn", False)),
}


class TryForm(forms.Form):
    """`params`: the rule being tried, where it can be read; facts and awards come from it."""

    def __init__(self, data: QueryDict | None = None, *, kind: Kind, params: Params | None, has_sizes: bool = False) -> None:
        super().__init__(data, prefix="thu")
        self.kind = kind
        self.fields.update(dict(_BOXES[kind](params, has_sizes)) if kind in _BOXES else {})
        if kind is not Kind.LEADER_RELATIVE:
            self.fields["na"] = forms.BooleanField(label="Không phát sinh", required=False)
            self.fields["reason"] = forms.CharField(label="Lý do", max_length=300, required=False)

    def given(self) -> dict[str, Any]:
        """As `rules.given` reads it."""
        sent = self.cleaned_data
        if sent.get("na"):
            return {"na": True, "reason": sent["reason"]}
        if self.kind is Kind.LEADER_RELATIVE:
            return self._of_units(sent)
        return self._shaped({name: _kept(value) for name, value in sent.items() if name not in {"na", "reason"}})

    def _shaped(self, sent: dict[str, Any]) -> dict[str, Any]:
        reason = {"reason": self.cleaned_data["reason"]} if self.cleaned_data.get("reason") else {}
        match self.kind:
            case Kind.DECISION_TABLE:
                return {name.removeprefix("fact-"): value for name, value in sent.items()}
            case Kind.LATE_DAYS:
                return {"days": sent["days"]} if sent["days"] is not None else {name: sent[name] for name in ("due", "sent")}
            case Kind.JUDGED | Kind.PROPORTIONAL | Kind.TIERED:
                return {name: value for name, value in sent.items() if value is not None} | reason
        return {name: value for name, value in sent.items() if value is not None}

    def _of_units(self, sent: Mapping[str, Any]) -> dict[str, Any]:
        pairs = [(unit, sent[f"done{number}"], sent[f"target{number}"]) for number, unit in enumerate(UNITS)]
        return {unit: {"done": str(done), "target": stored(target)} for unit, done, target in pairs if done is not None}


def _kept(value: Any) -> Any:
    """As the stored form writes it."""
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if hasattr(value, "isoformat") else value
