"""The conventions of a table as a clerk chooses them: one form for the choices, rows for ties, grades, grounds and size classes."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from thidua.calendars.forms import DayField
from thidua.core.text import one_line
from thidua.criteria.enums import (
    DayCount,
    FloorLevel,
    GapPolicy,
    LateSelfScore,
    NaMode,
    NoTarget,
    Overrun,
    PoolStep,
    ReportCount,
    RoundPolicy,
    ScoringRound,
    TieEnd,
)
from thidua.criteria.forms.fields import PointsField, WholeField, YesNoField, number, stored
from thidua.criteria.forms.kinds import NOT_CHOSEN, choice
from thidua.criteria.rules.numbers import stored_number
from thidua.criteria.rules.stored import NO_LIMIT

NOBODY = "khong"
CHOICES: Mapping[str, Any] = {
    "na_mode": NaMode,
    "over": Overrun,
    "days_by": DayCount,
    "reports_by": ReportCount,
    "gap": GapPolicy,
    "no_target": NoTarget,
    "round_policy": RoundPolicy,
    "late_self_score": LateSelfScore,
    "tie_end": TieEnd,
}
CAPS = ("bonus_cap", "penalty_cap", "total_cap")
STEPS = [f"order_{at}" for at in range(1, len(PoolStep) + 1)]
PLACES = [("", NOT_CHOSEN), ("0", "Không có chữ số lẻ"), ("1", "1 chữ số"), ("2", "2 chữ số")]
BOXES: Mapping[str, Sequence[str]] = {
    "period": ("first", "last"),
    "order": STEPS,
    **{name: (name, f"{name}_points") for name in CAPS},
}
"""Choices that take several boxes; every other one takes the box of its name."""
ALWAYS = ("no_ties", "otherwise_title")
OTHERWISE = "con-lai"
"""Code of the grade of all the rest."""


def _limits() -> forms.ChoiceField:
    choices = [("", NOT_CHOSEN), (NO_LIMIT, "Không giới hạn"), ("most", "Nhiều nhất (ghi số điểm)")]
    return forms.ChoiceField(label="Giới hạn", choices=choices, required=False)


def _rounds(*more: tuple[str, str]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(choices=[*ScoringRound.choices, *more], required=False, widget=forms.CheckboxSelectMultiple)


class ConventionsForm(forms.Form):
    """Only the choices that the table needs have boxes (`needed`); the others keep what is stored."""

    na_mode = choice("", NaMode, unset=NOT_CHOSEN)
    over = choice("", Overrun, unset=NOT_CHOSEN)
    days_by = choice("", DayCount, unset=NOT_CHOSEN)
    reports_by = choice("", ReportCount, unset=NOT_CHOSEN)
    gap = choice("", GapPolicy, unset=NOT_CHOSEN)
    no_target = choice("", NoTarget, unset=NOT_CHOSEN)
    first = DayField(label="Từ ngày", required=False)
    last = DayField(label="Đến hết ngày", required=False)
    round_policy = choice("", RoundPolicy, unset=NOT_CHOSEN)
    late_self_score = choice("", LateSelfScore, unset=NOT_CHOSEN)
    tie_end = choice("", TieEnd, unset=NOT_CHOSEN)
    complaint_days = WholeField(label="Số ngày", required=False)
    places = forms.ChoiceField(choices=PLACES, required=False)
    na_claimed_in = _rounds((NOBODY, "Không ai được đề nghị"))
    na_agreed_in = forms.ChoiceField(choices=[("", NOT_CHOSEN), (NOBODY, "Không cần ai đồng ý"), *ScoringRound.choices], required=False)
    bonus_cap = _limits()
    bonus_cap_points = PointsField(label="Số điểm", required=False)
    penalty_cap = _limits()
    penalty_cap_points = PointsField(label="Số điểm", required=False)
    total_cap = _limits()
    total_cap_points = PointsField(label="Số điểm", required=False)
    penalty_rounds = _rounds()
    order_1 = choice("Bước 1", PoolStep, unset=NOT_CHOSEN)
    order_2 = choice("Bước 2", PoolStep, unset=NOT_CHOSEN)
    order_3 = choice("Bước 3", PoolStep, unset=NOT_CHOSEN)
    order_4 = choice("Bước 4", PoolStep, unset=NOT_CHOSEN)
    cascade = YesNoField(unset=NOT_CHOSEN)
    floor_level = choice("", FloorLevel, unset=NOT_CHOSEN)
    no_ties = forms.BooleanField(label="Không xét bước nào sau tổng điểm", required=False)
    otherwise_title = forms.CharField(label="Các đơn vị còn lại xếp", max_length=120, required=False)

    def __init__(self, *args: Any, labels: Mapping[str, str], **kwargs: Any) -> None:
        """`labels`: the choices with a box, and what each is called."""
        super().__init__(*args, **kwargs)
        boxes = {box: name for name in [*labels, *ALWAYS] for box in boxes_of(name)}
        for box in [name for name in self.fields if name not in boxes]:
            del self.fields[box]
        for box, name in boxes.items():
            if box in self.fields and not self.fields[box].label:
                self.fields[box].label = labels[name]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if bool(given.get("first")) is not bool(given.get("last")) and not {"first", "last"} & set(self.errors):
            self.add_error("last" if given.get("first") else "first", "Kỳ số liệu cần cả ngày đầu và ngày cuối.")
        elif given.get("first") and given.get("last") and given["last"] < given["first"]:
            self.add_error("last", "Ngày cuối đứng trước ngày đầu.")
        for cap in CAPS:
            if given.get(cap) == "most" and given.get(f"{cap}_points") is None and f"{cap}_points" not in self.errors:
                self.add_error(f"{cap}_points", "Ghi số điểm của giới hạn.")
        if NOBODY in given.get("na_claimed_in", []) and len(given["na_claimed_in"]) > 1:
            self.add_error("na_claimed_in", "Đã chọn không ai thì không chọn lượt nào khác.")
        self._check_order(given)
        return given

    def _check_order(self, given: Mapping[str, Any]) -> None:
        steps = [given.get(box) for box in STEPS if box in self.fields]
        if any(steps) and sorted(map(str, steps)) != sorted(PoolStep.values):
            self.add_error(STEPS[0], "Chọn đủ bốn bước, mỗi bước một lần.")

    def conventions(self, before: Mapping[str, Any]) -> dict[str, Any]:
        """As `choose` takes them: what has a box as it was typed, the rest as it was."""
        told = {name: self.cleaned_data[name] for name in CHOICES if name in self.fields}
        if "first" in self.fields:
            told["period"] = self._period()
        if "complaint_days" in self.fields:
            told["complaint_days"] = _whole(self.cleaned_data["complaint_days"])
        if "places" in self.fields:
            told["places"] = _whole(self.cleaned_data["places"])
        told |= self._claims()
        return _chosen(before, told)

    def _period(self) -> dict[str, str] | None:
        first, last = self.cleaned_data["first"], self.cleaned_data["last"]
        return {"first": first.isoformat(), "last": last.isoformat()} if first and last else None

    def _claims(self) -> dict[str, Any]:
        told: dict[str, Any] = {}
        if "na_claimed_in" in self.fields:
            chosen = self.cleaned_data["na_claimed_in"]
            told["na_claimed_in"] = [one for one in chosen if one != NOBODY] if chosen else None
        if "na_agreed_in" in self.fields:
            chosen = self.cleaned_data["na_agreed_in"]
            told["na_agreed_in"] = {"": None, NOBODY: ""}.get(chosen, chosen)
        return told

    def pools(self, before: Mapping[str, Any]) -> dict[str, Any]:
        told: dict[str, Any] = {cap: self._cap(cap) for cap in CAPS if cap in self.fields}
        if "penalty_rounds" in self.fields:
            told["penalty_rounds"] = self.cleaned_data["penalty_rounds"] or None
        if STEPS[0] in self.fields:
            steps = [self.cleaned_data[box] for box in STEPS]
            told["order"] = steps if all(steps) else None
        return _chosen(before, told)

    def _cap(self, cap: str) -> str | None:
        chosen = self.cleaned_data[cap]
        return stored(self.cleaned_data[f"{cap}_points"]) if chosen == "most" else chosen or None

    def grades(self, rows: Sequence[Mapping[str, Any]], targets: Sequence[str]) -> dict[str, Any]:
        """With their rows, from the highest down; {} where the table gives none."""
        if not rows:
            return {}
        names = [name for name in ("cascade", "floor_level") if name in self.fields]
        beside: dict[str, Any] = {name: self.cleaned_data[name] for name in names if self.cleaned_data[name] not in {None, ""}}
        ordered = sorted(rows, key=lambda row: -stored_number(row["least"]))
        title = one_line(self.cleaned_data["otherwise_title"])
        rest = {"otherwise": OTHERWISE if title else "", "otherwise_title": title}
        return {"grades": ordered, "target_leaves": list(targets), **rest, **beside}


def boxes_of(name: str) -> Sequence[str]:
    return BOXES.get(name, (name,))


def shown_conventions(
    conventions: Mapping[str, Any], pools: Mapping[str, Any], grades: Mapping[str, Any], *, ties: Sequence[object] | None
) -> dict[str, Any]:
    """Stored → what the boxes show."""
    shown = {name: conventions.get(name) for name in (*CHOICES, "places")}
    shown |= {"complaint_days": number(conventions.get("complaint_days")), "penalty_rounds": pools.get("penalty_rounds")}
    shown |= {end: date.fromisoformat(day) for end, day in (conventions.get("period") or {}).items()}
    claimed, agreed = conventions.get("na_claimed_in"), conventions.get("na_agreed_in")
    shown |= {"na_claimed_in": [NOBODY] if claimed == [] else claimed, "na_agreed_in": NOBODY if agreed == "" else agreed}
    for cap in CAPS:
        limit = pools.get(cap)
        shown |= {cap: limit} if limit in {None, NO_LIMIT} else {cap: "most", f"{cap}_points": number(limit)}
    shown |= dict(zip(STEPS, pools.get("order") or (), strict=False))
    return shown | {name: grades.get(name) for name in ("cascade", "floor_level", "otherwise_title")} | {"no_ties": ties == []}


def _whole(value: Any) -> int | None:
    return None if value in {None, ""} else int(value)


def _chosen(before: Mapping[str, Any], told: Mapping[str, Any]) -> dict[str, Any]:
    """A choice that was taken back is left out; of `na_agreed_in` the empty word is a choice."""
    kept = {name: value for name, value in {**before, **told}.items() if value is not None}
    return {name: value for name, value in kept.items() if value != "" or name == "na_agreed_in"}
