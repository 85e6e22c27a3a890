"""The rule “theo điều kiện”: lines of conditions, tried from the first down."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms

from thidua.core.dates import short
from thidua.core.text import fold, one_line
from thidua.criteria.forms.fields import PointsField, RowForm, number, typed
from thidua.criteria.forms.kinds import RuleForm, Shown, new_keys
from thidua.criteria.rules.numbers import number_of
from thidua.criteria.rules.params import plain_of

CONDITIONS = 8
SIGNS = [("==", "bằng, là"), (">=", "từ"), (">", "trên, sau"), ("<=", "đến"), ("<", "dưới, trước")]
_YES_NO = {"co": True, "khong": False}


class BoundField(forms.CharField):
    """3 · 28/02/2022 · có · a word: kept as what it is."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=120, **kwargs)

    def to_python(self, value: Any) -> Any:
        text = one_line(str(value or ""))
        if not text:
            return None
        if fold(text) in _YES_NO:
            return _YES_NO[fold(text)]
        return _day(text) or _number(text) or text

    def validate(self, value: Any) -> None:
        """Nothing to ask of a value that is not text any more."""

    def run_validators(self, value: Any) -> None:
        super().run_validators(str(value or ""))

    def prepare_value(self, value: Any) -> Any:
        return shown(value)


def _day(text: str) -> str | None:
    try:
        return datetime.strptime(text, "%d/%m/%Y").date().isoformat()
    except ValueError:
        return None


def _number(text: str) -> str | None:
    try:
        return str(number_of(text))
    except ValueError:
        return None


def shown(value: object) -> str:
    """A stored bound as one would type it."""
    if isinstance(value, bool):
        return "có" if value else "không"
    plain = plain_of(value)
    match plain:
        case None:
            return ""
        case Decimal():
            return typed(plain)
        case date():
            return short(plain)
    return str(plain)


class ConditionLine(RowForm):
    """Conditions that must hold together. `order`: the line's place; lines are tried one after another."""

    needed = ("points",)
    order = forms.IntegerField(
        label="Thứ tự", required=False, min_value=1, max_value=99, widget=forms.NumberInput(attrs={"size": 3, "inputmode": "numeric"})
    )
    points = PointsField(label="Điểm", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place in range(1, CONDITIONS + 1):
            facts = forms.TextInput(attrs={"list": "du-kien", "autocomplete": "off"})
            self.fields[f"fact{place}"] = forms.CharField(label="Dữ kiện", required=False, max_length=120, widget=facts)
            self.fields[f"sign{place}"] = forms.ChoiceField(label="So", choices=SIGNS, required=False)
            self.fields[f"bound{place}"] = BoundField(label="Mốc", widget=forms.TextInput(attrs={"size": 11, "autocomplete": "off"}))

    def telling(self) -> list[str]:
        return ["points", *(f"{name}{place}" for place in range(1, CONDITIONS + 1) for name in ("fact", "bound"))]

    def conditions(self) -> list[list[forms.BoundField]]:
        """Three boxes a condition, for the page: those filled in, and one or two more."""
        filled = [place for place in range(1, CONDITIONS + 1) if self[f"fact{place}"].value() or self[f"bound{place}"].value()]
        last = min(max([2, *(place + 1 for place in filled)]), CONDITIONS)
        return [[self[f"{name}{place}"] for name in ("fact", "sign", "bound")] for place in range(1, last + 1)]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        for place in range(1, CONDITIONS + 1):
            fact, bound = given.get(f"fact{place}"), given.get(f"bound{place}")
            if bool(fact) is not (bound is not None):
                self.add_error(f"bound{place}" if fact else f"fact{place}", "Điều kiện cần cả dữ kiện và mốc.")
            elif fact and (isinstance(bound, bool) or isinstance(plain_of(bound), str)) and given.get(f"sign{place}") != "==":
                self.add_error(f"sign{place}", "Mốc là chữ hoặc có, không: chọn “bằng, là”.")
        if self.said() and not any(given.get(f"fact{place}") for place in range(1, CONDITIONS + 1)):
            self.add_error("fact1", "Dòng này chưa có điều kiện nào.")
        return given


class DecisionRule(RuleForm):
    line, line_word, needs_line = ConditionLine, "Thêm dòng điều kiện", "Ghi ít nhất một dòng điều kiện."
    rest = PointsField(label="Còn lại được", help_text="Điểm khi không dòng nào đúng.")
    known: Mapping[str, str] = {}
    """Fact → its words, as stored before; set by who makes the form."""

    @classmethod
    def show(cls, params: Mapping[str, Any]) -> Shown:
        labels = params.get("labels") or {}
        lines = [_line(row, labels, place) for place, row in enumerate(params.get("rows", ()), start=1)]
        return {"rest": number(params.get("else"))}, lines

    def told(self, lines: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """A fact of the same words keeps the key it had."""
        ordered = sorted(lines, key=lambda line: line.get("order") or 99)
        words = list(dict.fromkeys(one_line(line[f"fact{place}"]) for line in ordered for place in _places(line)))
        known = {label: key for key, label in self.known.items()}
        keys = dict(zip(words, new_keys([known.get(word, "") for word in words], "dk"), strict=True))
        rows = [{"when": _when(line, keys), "points": str(line["points"])} for line in ordered]
        return {"rows": rows, "else": str(self.cleaned_data["rest"]), "labels": {key: word for word, key in keys.items()}}


def _places(line: Mapping[str, Any]) -> list[int]:
    return [place for place in range(1, CONDITIONS + 1) if line.get(f"fact{place}")]


def _when(line: Mapping[str, Any], keys: Mapping[str, str]) -> list[list[Any]]:
    return [[keys[one_line(line[f"fact{place}"])], line[f"sign{place}"], line[f"bound{place}"]] for place in _places(line)]


def _line(row: Mapping[str, Any], labels: Mapping[str, str], place: int) -> dict[str, Any]:
    shown_row: dict[str, Any] = {"order": place, "points": number(row.get("points"))}
    for number_, (fact, sign, bound) in enumerate(row.get("when", ())[:CONDITIONS], start=1):
        shown_row |= {f"fact{number_}": labels.get(fact, fact), f"sign{number_}": sign, f"bound{number_}": bound}
    return shown_row
