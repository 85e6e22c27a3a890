"""What is entered for a criterion, read from the stored form: `read_given(leaf, data)`.

Of any kind beside its own form: `{"na": true, "reason": …}`, a claim that nothing arose, and `{"points": …, "reason": …}`, the points a
later scorer states. A whole of 0 ("0 trên 0") is a claim too: it is never worth 0 or full points by itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from thidua.core.dates import figure
from thidua.criteria.enums import CriterionKind
from thidua.criteria.rules.faults import GivenFault
from thidua.criteria.rules.numbers import round_points
from thidua.criteria.rules.params import AwardBonusParams, BonusPenaltyParams, DecisionTableParams, JudgedParams, Plain, plain_of
from thidua.criteria.rules.reading import Fields, name_of
from thidua.criteria.rules.size import size_class, size_target
from thidua.criteria.rules.values import Leaf


@dataclass(frozen=True, slots=True)
class NotArisen:
    """Không phát sinh (N/A): what `na_mode` of the criterion makes of it."""

    reason: str


@dataclass(frozen=True, slots=True)
class Stated:
    """Points put down by the scorer without the figures behind them."""

    points: Decimal
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Achieved:
    achieved: bool


@dataclass(frozen=True, slots=True)
class Ratio:
    """`whole` is the target or the total; None only in `leader_relative` (a unit without a target). `size` when the target came of it."""

    done: Decimal
    whole: Decimal | None
    size: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Late by so many `days`, or due and sent on these dates (`sent` None: never)."""

    days: int | None = None
    due: date | None = None
    sent: date | None = None


@dataclass(frozen=True, slots=True)
class Reports:
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Fact → value; None is "không có"."""

    facts: Mapping[str, Plain | None]


@dataclass(frozen=True, slots=True)
class Count:
    """Events, or things done. `factor`: of the unit's size class, where each counts by size."""

    count: int
    size: Decimal | None = None
    factor: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Value:
    """A measured share, the judge's points or the points of another source."""

    value: Decimal
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Balance:
    bonus: int
    penalty: int


@dataclass(frozen=True, slots=True)
class Awards:
    awards: tuple[str, ...]


Given = NotArisen | Stated | Achieved | Ratio | Reports | Facts | Count | Value | Balance | Awards


def bounds(leaf: Leaf) -> tuple[Decimal, Decimal | None]:
    """The least and the most points a scorer may state; None: no upper end."""
    params = leaf.params
    if isinstance(params, BonusPenaltyParams):
        return params.least, params.most
    if leaf.kind in {CriterionKind.COUNT_TIMES, CriterionKind.AWARD_BONUS}:
        return Decimal(0), getattr(params, "cap", None)
    over = getattr(params, "over", None)
    if over == "multiply":
        limit = getattr(params, "over_max_pct", None)
        return Decimal(0), None if limit is None else round_points(leaf.max * limit / 100)
    return Decimal(0), leaf.max


def read_given(leaf: Leaf, data: object) -> Given:
    """Raises `GivenFault` with a sentence and the field."""
    fields = Fields(data, fault=GivenFault)
    if fields.flag_or_none("na"):
        given: Given = NotArisen(_reason(fields, "Ghi không phát sinh phải nêu lý do."))
    elif fields.has("points"):
        given = _stated(fields, leaf)
    else:
        given = _READERS[leaf.kind](fields, leaf)
    fields.text("reason")
    fields.end()
    return given


def _reason(fields: Fields, sentence: str) -> str:
    reason = fields.text("reason")
    if not reason:
        raise fields.refuse(sentence, "reason")
    return reason


def _stated(fields: Fields, leaf: Leaf) -> Given:
    return Stated(_points(fields, leaf, key="points"), fields.text("reason"))


def _points(fields: Fields, leaf: Leaf, *, key: str) -> Decimal:
    points, (least, most) = fields.number(key), bounds(leaf)
    if points != round_points(points):
        raise fields.refuse("Điểm ghi đến hai chữ số thập phân.", key)
    if points < least:
        raise fields.refuse("Điểm không được âm." if least == 0 else f"Điểm thấp nhất là {figure(least)}.", key)
    if most is not None and points > most:
        raise fields.refuse(f"Điểm không được quá {figure(most)}.", key)
    return points


def _achieved(fields: Fields, _leaf: Leaf) -> Given:
    return Achieved(fields.flag("achieved"))


def _against(fields: Fields, done: Decimal, whole: Decimal, *, key: str) -> Given:
    if whole > 0:
        return Ratio(done, whole)
    if done > 0:
        raise fields.refuse(f"Mục {name_of(key)} bằng 0 nhưng kết quả thực hiện lớn hơn 0.", key)
    sentence = f"Mục {name_of(key)} bằng 0 là không phát sinh: nêu lý do, tiêu chí không tự thành 0 điểm hay đủ điểm."
    return NotArisen(_reason(fields, sentence))


def _proportional(fields: Fields, leaf: Leaf) -> Given:
    done = fields.amount("done")
    if not leaf.sizes:
        return _against(fields, done, fields.amount("target"), key="target")
    size = fields.amount("size")
    target = size_target(leaf.sizes, size)
    if not target:
        raise fields.refuse(f"Quy mô {figure(size)} không thuộc nhóm quy mô nào của bảng nên chưa có chỉ tiêu.", "size")
    return Ratio(done, target, size)


def _tiered(fields: Fields, _leaf: Leaf) -> Given:
    return _against(fields, fields.amount("done"), fields.amount("total"), key="total")


def _late_days(fields: Fields, _leaf: Leaf) -> Given:
    if not fields.has("reports"):
        return Reports((_report(fields),))
    items = fields.items("reports")
    if not items:
        raise fields.refuse("Danh sách báo cáo trống. Không phải báo cáo thì ghi không phát sinh kèm lý do.", "reports")
    return Reports(tuple(_report_item(item, f"reports.{number}") for number, item in enumerate(items, start=1)))


def _report_item(item: object, where: str) -> Report:
    fields = Fields(item, fault=GivenFault, where=where)
    report = _report(fields)
    fields.end()
    return report


def _report(fields: Fields) -> Report:
    if fields.has("days"):
        return Report(days=fields.whole("days"))
    due = fields.day("due")
    return Report(due=due, sent=None if fields.raw("sent") is None else fields.day("sent"))


def _facts(fields: Fields, leaf: Leaf) -> Given:
    params = leaf.params
    assert isinstance(params, DecisionTableParams)
    bound_of = {condition.fact: condition.bound for row in params.rows for condition in row.conditions}
    return Facts({fact: _fact(fields, fact, bound, dict(params.labels)) for fact, bound in bound_of.items()})


def _fact(fields: Fields, fact: str, bound: Plain, labels: Mapping[str, str]) -> Plain | None:
    value = plain_of(fields.raw(fact))
    if value is None or type(value) is type(bound):
        return value
    wanted = {Decimal: "số", date: "ngày", bool: "có hoặc không"}.get(type(bound), "chữ")
    raise fields.refuse(f"Mục {labels.get(fact) or fact} phải là {wanted}.", fact)


def _events(fields: Fields, _leaf: Leaf) -> Given:
    return Count(fields.whole("events"))


def _measured(fields: Fields, _leaf: Leaf) -> Given:
    return Value(fields.amount("value"))


def _count(fields: Fields, leaf: Leaf) -> Given:
    count = fields.whole("count")
    if not leaf.sizes:
        return Count(count)
    size = fields.amount("size")
    found = size_class(leaf.sizes, size)
    if found is None or found.factor is None:
        raise fields.refuse(f"Quy mô {figure(size)} chưa có hệ số điểm thưởng trong bảng.", "size")
    return Count(count, size, found.factor)


def _balance(fields: Fields, _leaf: Leaf) -> Given:
    return Balance(fields.whole("bonus"), fields.whole("penalty"))


def _awards(fields: Fields, leaf: Leaf) -> Given:
    params = leaf.params
    assert isinstance(params, AwardBonusParams)
    awards, known = fields.texts("awards"), dict(params.table)
    for award in awards:
        if award not in known:
            raise fields.refuse(f"Danh hiệu “{award}” không có trong bảng mức điểm.", "awards")
        if awards.count(award) > 1:
            raise fields.refuse(f"Danh hiệu “{dict(params.labels).get(award, award)}” được kê hai lần.", "awards")
    return Awards(awards)


def _leader_relative(fields: Fields, _leaf: Leaf) -> Given:
    done = fields.amount("done")
    if fields.raw("target") is None:
        return Ratio(done, None)
    return _against(fields, done, fields.amount("target"), key="target")


def _judged(fields: Fields, leaf: Leaf) -> Given:
    params = leaf.params
    assert isinstance(params, JudgedParams)
    value, reason = _points(fields, leaf, key="value"), fields.text("reason")
    if params.step and value % params.step and value != leaf.max:
        raise fields.refuse(f"Điểm chấm theo bước {figure(params.step)}, từ 0 đến {figure(leaf.max)}.", "value")
    if params.reason_below_max and value < leaf.max and not reason:
        raise fields.refuse(f"Chấm {figure(value)}, dưới điểm chuẩn {figure(leaf.max)}: phải nêu lý do.", "reason")
    return Value(value, reason)


def _imported(fields: Fields, leaf: Leaf) -> Given:
    value, most = fields.amount("value"), leaf.params.source_max  # type: ignore[union-attr]
    if value > most:
        raise fields.refuse(f"Điểm của nguồn không được quá {figure(most)}.", "value")
    return Value(value)


def _no_figures(fields: Fields, _leaf: Leaf) -> Given:
    raise fields.refuse("Mục này cộng từ các mục con, không nhập điểm.")


_READERS: Mapping[CriterionKind, Callable[[Fields, Leaf], Given]] = {
    CriterionKind.PASS_FAIL: _achieved,
    CriterionKind.PROPORTIONAL: _proportional,
    CriterionKind.TIERED: _tiered,
    CriterionKind.LATE_DAYS: _late_days,
    CriterionKind.DECISION_TABLE: _facts,
    CriterionKind.DEDUCT_PER_EVENT: _events,
    CriterionKind.DEDUCT_BANDED: _measured,
    CriterionKind.COUNT_TIMES: _count,
    CriterionKind.BONUS_PENALTY: _balance,
    CriterionKind.AWARD_BONUS: _awards,
    CriterionKind.LEADER_RELATIVE: _leader_relative,
    CriterionKind.JUDGED: _judged,
    CriterionKind.IMPORTED: _imported,
    CriterionKind.SUM_CHILDREN: _no_figures,
}
