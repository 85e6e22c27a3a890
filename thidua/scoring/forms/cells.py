"""A cell of a sheet: the boxes of its criterion's kind, as the try-it panel has them; points and a reason where others score."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict

from thidua.calendars.forms import DayField
from thidua.criteria.enums import CriterionKind
from thidua.criteria.forms.fields import NumberField, PointsField, YesNoField
from thidua.criteria.forms.trying import TryForm
from thidua.criteria.rules.values import Leaf

ASIDE = ("na", "reason")
"""Boxes of every cell, shown behind the others."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box as the row draws it, cheaper than a bound field: a sheet has some hundreds."""

    name: str
    label: str
    shape: str
    value: str = ""
    values: tuple[str, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()


class CellForm(TryForm):
    """`states_points`: the scorer of a later round puts down points; a unit that scores itself gives the figures behind them."""

    def __init__(self, data: QueryDict | None = None, *, leaf: Leaf, states_points: bool) -> None:
        kind = CriterionKind.SUM_CHILDREN if states_points else leaf.kind
        super().__init__(data, kind=kind, params=leaf.params, has_sizes=bool(leaf.sizes))
        self.prefix = "o"
        self.states_points = states_points
        if states_points:
            self.fields = {"points": PointsField(label="Điểm", required=False, least=None), **self.fields}
        elif kind is CriterionKind.LEADER_RELATIVE:
            self.fields = {"done": NumberField(label="Kết quả", required=False), "target": NumberField(label="Chỉ tiêu", required=False)}
            self.fields |= {"na": forms.BooleanField(required=False), "reason": forms.CharField(max_length=300, required=False)}
        self.fields["na"].label, self.fields["reason"].label = "Không phát sinh", "Lý do"

    def clean(self) -> None:
        sent = self.cleaned_data
        if self.states_points and sent.get("points") is None and not sent.get("na") and "points" not in self.errors:
            self.add_error("points", "Chưa ghi điểm. Đồng ý với điểm vòng trước thì để nguyên ô trống, không cần ghi.")

    def given(self) -> dict[str, Any]:
        """As `rules.given` reads it; the reason goes with every kind, for a later round that takes points away."""
        sent = self.cleaned_data
        reason = {"reason": sent["reason"]} if sent.get("reason") else {}
        if sent.get("na"):
            return {"na": True} | reason
        if self.states_points:
            return {"points": None if sent["points"] is None else str(sent["points"])} | reason
        if self.kind is CriterionKind.LEADER_RELATIVE:
            return {name: None if sent[name] is None else str(sent[name]) for name in ("done", "target")} | reason
        return super().given() | reason

    def boxes(self, given: Mapping[str, Any]) -> list[Box]:
        """What the kind asks for, with what was entered."""
        return list(self._boxes({} if given.get("na") else given))

    def _boxes(self, given: Mapping[str, Any]) -> Iterator[Box]:
        for name, field in self.fields.items():
            if name in ASIDE:
                continue
            value, label = given.get(name.removeprefix("fact-")), str(field.label)
            if isinstance(field, forms.MultipleChoiceField):
                yield Box(self.add_prefix(name), label, "many", values=tuple(value or ()), choices=_choices(field))
            elif isinstance(field, YesNoField):
                yield Box(self.add_prefix(name), label, "one", str(field.prepare_value(value)), choices=_choices(field))
            else:
                yield Box(self.add_prefix(name), label, _shape(field), _typed(field, value))

    def first(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """As a form that is drawn whole begins with."""
        return {name.removeprefix(f"{self.prefix}-"): value for name, value in self.values(given).items()}

    def values(self, given: Mapping[str, Any]) -> dict[str, str | bool | list[str]]:
        """Box → what stands in it, for a page that puts another's writing in place of its own."""
        told: dict[str, str | bool | list[str]] = {
            box.name: list(box.values) if box.shape == "many" else box.value for box in self.boxes(given)
        }
        return told | {self.add_prefix("na"): bool(given.get("na")), self.add_prefix("reason"): str(given.get("reason", ""))}


def _choices(field: Any) -> tuple[tuple[str, str], ...]:
    return tuple((str(value), str(word)) for value, word in field.choices)


def _shape(field: forms.Field) -> str:
    if isinstance(field, DayField):
        return "day"
    return "number" if isinstance(field, NumberField) else "text"


def _typed(field: forms.Field, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(field, DayField):
        return f"{date.fromisoformat(value):%d/%m/%Y}"
    return str(field.prepare_value(Decimal(str(value)) if isinstance(field, NumberField) else value))
