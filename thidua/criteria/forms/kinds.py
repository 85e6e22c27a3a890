"""The rule of each kind as a clerk thinks of it. `show(params)` fills a form from what is stored, `told(…)` gives what is stored."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms

from thidua.criteria.enums import BonusStage, Combine, DayCount, GapPolicy, NoTarget, Overrun, ReportCount
from thidua.criteria.forms.fields import NumberField, PointsField, RowForm, WholeField, YesNoField, number, stored

OF_TABLE = "Theo quy ước chung của bảng"
NOT_CHOSEN = "Chưa chọn"
SIGNS = [(">=", "từ"), (">", "trên"), ("<=", "đến"), ("<", "dưới"), ("==", "đúng")]
Shown = tuple[dict[str, Any], list[dict[str, Any]]]


def choice(label: str, choices: Any, *, unset: str, help_text: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", unset), *choices.choices], required=False, help_text=help_text)


class RuleForm(forms.Form):
    """The numbers and choices of a rule; its lines are of `line`."""

    line: ClassVar[type[RowForm] | None] = None
    line_word: ClassVar[str] = "Thêm dòng"
    unit: ClassVar[str] = ""
    """What the bounds of tiers are counted in."""
    needs_line: ClassVar[str] = ""

    @classmethod
    def show(cls, params: Mapping[str, Any]) -> Shown:
        return dict(params), []

    def told(self, _lines: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """As it is stored; what nobody filled in or chose is left out."""
        found = {name: _plain(value) for name, value in self.cleaned_data.items()}
        return {name: value for name, value in found.items() if value not in {None, ""}}


def _plain(value: Any) -> Any:
    return value if isinstance(value, bool | str | None) else str(value)


class NumbersForm(RuleForm):
    """Every field that is a number is shown as one."""

    @classmethod
    def show(cls, params: Mapping[str, Any]) -> Shown:
        numbers = {name for name, field in cls.base_fields.items() if isinstance(field, NumberField)}
        return {name: number(value) if name in numbers else value for name, value in params.items()}, []


class PassFailRule(RuleForm):
    """Nothing beside the maximum."""


class ProportionalRule(NumbersForm):
    over = choice("Khi vượt chỉ tiêu", Overrun, unset=OF_TABLE)
    over_max_pct = NumberField(label="Tính vượt nhiều nhất đến (%)", required=False, help_text="Để trống: không giới hạn.")
    zero_below = NumberField(label="Dưới tỷ lệ này không có điểm (%)", required=False)
    by_size = forms.BooleanField(label="Chỉ tiêu lấy theo nhóm quy mô của bảng", required=False)

    def told(self, lines: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        return {name: value for name, value in super().told(lines).items() if value is not False}


class TierLine(RowForm):
    needed = ("bound", "points")
    words = {"bound": ("", "%"), "points": ("được", "điểm")}
    operator = forms.ChoiceField(label="Mức", choices=SIGNS, required=False)
    bound = NumberField(label="Mốc (%)", required=False)
    points = PointsField(label="Điểm", required=False)


class TieredRule(RuleForm):
    line, line_word, needs_line, unit = TierLine, "Thêm mức", "Ghi ít nhất một mức.", "%"
    rest = PointsField(label="Còn lại được", help_text="Điểm khi không mức nào đúng.")

    @classmethod
    def show(cls, params: Mapping[str, Any]) -> Shown:
        lines = [{"operator": sign, "bound": number(bound), "points": number(points)} for sign, bound, points in params.get("tiers", ())]
        return {**params, "rest": number(params.get("else"))}, lines

    def told(self, lines: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """Lines in any order: "từ, trên" are kept from the highest down, "đến, dưới" from the lowest up, mixed ones as they stand."""
        rest = {name: value for name, value in super().told(lines).items() if name != "rest"}
        tiers = [[line["operator"], str(line["bound"]), str(line["points"])] for line in _in_order(lines)]
        return {**rest, "tiers": tiers, "else": str(self.cleaned_data["rest"])}


def _in_order(lines: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    signs = {line["operator"] for line in lines}
    if signs <= {">=", ">"}:
        return sorted(lines, key=lambda line: (-line["bound"], line["operator"] == ">="))
    if signs <= {"<=", "<"}:
        return sorted(lines, key=lambda line: (line["bound"], line["operator"] == "<="))
    return lines


class DayLine(TierLine):
    words = {"operator": ("chậm", ""), "bound": ("", "ngày"), "points": ("được", "điểm")}
    operator = forms.ChoiceField(label="Chậm", choices=[SIGNS[2], SIGNS[3], *SIGNS[:2], SIGNS[4]], required=False)
    bound = WholeField(label="Số ngày", required=False)


class LateDaysRule(TieredRule):
    line, needs_line, unit = DayLine, "Ghi ít nhất một mức; “đến 0 ngày” là đúng hạn.", " ngày"
    days_by = choice("Đếm ngày chậm", DayCount, unset=OF_TABLE)
    reports_by = choice("Khi có nhiều báo cáo", ReportCount, unset=OF_TABLE)


class EventsRule(NumbersForm):
    per = PointsField(label="Mỗi lần trừ")
    free = WholeField(label="Số lần đầu không trừ", required=False)
    floor = PointsField(label="Trừ đến còn ít nhất", required=False, help_text="Để trống: 0.")


class BandLine(RowForm):
    needed = ("least",)
    words = {"least": ("từ", ""), "most": ("đến", ""), "points": ("trừ", "điểm")}
    least = WholeField(label="Từ", required=False)
    most = WholeField(label="Đến (để trống: trở lên)", required=False)
    points = PointsField(label="Điểm trừ (để trống: trừ hết)", required=False)


class BandedRule(RuleForm):
    line, line_word, needs_line = BandLine, "Thêm dải", "Ghi ít nhất một dải."
    gap = choice("Số lẻ giữa hai dải", GapPolicy, unset=OF_TABLE)

    @classmethod
    def show(cls, params: Mapping[str, Any]) -> Shown:
        found = [(number(least), number(most), points) for least, most, points in params.get("bands", ())]
        lines = [{"least": least, "most": most, "points": None if points == "ALL" else number(points)} for least, most, points in found]
        return dict(params), lines

    def told(self, lines: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        bands = [[stored(line["least"]), stored(line["most"]), stored(line["points"]) or "ALL"] for line in lines]
        return {**super().told(lines), "bands": bands}


class CountRule(NumbersForm):
    per = PointsField(label="Mỗi lần được")
    cap = PointsField(label="Nhiều nhất", required=False, help_text="Để trống: không giới hạn.")


class BalanceRule(NumbersForm):
    bonus_per = PointsField(label="Mỗi lần cộng")
    penalty_per = PointsField(label="Mỗi lần trừ")
    min = PointsField(label="Thấp nhất", least=None, help_text="Số âm khi mục này làm giảm tổng điểm, như -10.")
    max = PointsField(label="Cao nhất")


class AwardLine(RowForm):
    needed = ("label", "points")
    words = {"points": ("được", "điểm")}
    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)
    label = forms.CharField(label="Danh hiệu, hình thức", required=False, max_length=160)
    points = PointsField(label="Điểm", required=False)

    def telling(self) -> list[str]:
        return ["label", "points"]


class AwardRule(RuleForm):
    line, line_word, needs_line = AwardLine, "Thêm danh hiệu", "Ghi ít nhất một danh hiệu và mức điểm."
    combine = choice("Khi có nhiều danh hiệu", Combine, unset=NOT_CHOSEN)
    stage = choice("Cộng lúc nào", BonusStage, unset=NOT_CHOSEN)
    cap = PointsField(label="Cộng nhiều nhất", required=False, help_text="Để trống: không giới hạn.")

    @classmethod
    def show(cls, params: Mapping[str, Any]) -> Shown:
        labels, table = params.get("labels") or {}, params.get("table") or {}
        lines = [{"key": key, "label": labels.get(key, key), "points": number(points)} for key, points in table.items()]
        return {**params, "cap": number(params.get("cap"))}, lines

    def told(self, lines: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        keys = new_keys([line.get("key", "") for line in lines], "dh")
        pairs = list(zip(keys, lines, strict=True))
        labels = {key: line["label"] for key, line in pairs}
        return {**super().told(lines), "table": {key: str(line["points"]) for key, line in pairs}, "labels": labels}


def new_keys(keys: Sequence[str], prefix: str) -> list[str]:
    """The keys, with new ones where there is none yet."""
    free = (f"{prefix}{number}" for number in range(1, len(keys) * 2 + 2) if f"{prefix}{number}" not in keys)
    return [key or next(free) for key in keys]


class LeaderRule(RuleForm):
    no_target = choice("Đơn vị không có chỉ tiêu", NoTarget, unset=OF_TABLE)


class JudgedRule(NumbersForm):
    step = PointsField(label="Chấm theo bước", help_text="Như 0,25. Ghi 0 nếu không theo bước.")
    reason_below_max = YesNoField(label="Dưới điểm chuẩn phải nêu lý do", unset=NOT_CHOSEN)


class ImportedRule(NumbersForm):
    source_max = PointsField(label="Thang điểm của nguồn")
    source = forms.CharField(label="Điểm do ai chấm, lấy ở đâu", required=False, max_length=160)


class SumRule(NumbersForm):
    cap = PointsField(label="Cộng các mục con không quá", required=False, help_text="Để trống: cộng được bao nhiêu lấy bấy nhiêu.")
    floor = PointsField(label="Cộng các mục con không dưới", required=False)
