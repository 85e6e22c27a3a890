"""Rules that are one sentence: so many points each time, by the rate, against the leader, out of another scale, within a frame."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from thidua.core.text import fold
from thidua.criteria.enums import BonusStage, Combine, CriterionKind, DayCount, GapPolicy, NoTarget, Overrun, Pool, ReportCount
from thidua.criteria.reading.amounts import NUMBER
from thidua.criteria.reading.edges import Edge
from thidua.criteria.rules.lines import BY_SIZE, OVER_WORDS, TIMES_SIZE

ZERO_DAYS = Edge(Decimal(0), is_closed=True)
DAY_CLAUSES: Mapping[str, tuple[str, Any]] = {fold(f"cách đếm: {mode.label}"): ("days_by", mode.value) for mode in DayCount} | {
    fold(f"cách tính: {mode.label}"): ("reports_by", mode.value) for mode in ReportCount
}
_AWARD_CLAUSES: Mapping[str, tuple[str, Any]] = {fold(f"nhiều danh hiệu: {mode.label}"): ("combine", mode.value) for mode in Combine} | {
    fold(stage.label): ("stage", stage.value) for stage in BonusStage
}
_AWARD_CAP = re.compile(rf"(?:tong )?(?:diem )?cong (?:toi da|khong qua) (?P<n>{NUMBER}) diem")
_GAPS: Mapping[str, str] = {fold(f"số lẻ giữa hai dải: {mode.label}"): mode.value for mode in GapPolicy}
_EACH = r"(?:moi|cu|tung|1|01|mot)\b[^;]{0,80}?"
_DEDUCT = re.compile(rf"{_EACH}\btru (?P<n>{NUMBER}) ?(?:diem|d\b)|\btru (?P<m>{NUMBER}) ?(?:diem|d) ?(?:/|cho moi|moi)")
_ADD = re.compile(rf"{_EACH}\b(?:cong|duoc|cham|tinh|thuong) (?:them )?(?P<n>{NUMBER}) ?(?:diem|d\b)")
_FREE = re.compile(r"(?P<n>\d{1,3}) lan dau khong tru|tu lan thu (?P<from>\d{1,3})")
_FLOOR = re.compile(rf"con thap nhat (?P<n>{NUMBER}) diem")
_MOST = re.compile(rf"(?:toi da|khong qua) (?P<n>{NUMBER}) ?(?:diem|d\b)")
_FROM_TO = re.compile(rf"tu (?P<low>-?{NUMBER}) den (?P<high>-?{NUMBER}) diem")
_RATE = re.compile(r"diem chuan (?:nhan|x|\*) ?(?:voi )?(?:ty le|ti le|%|phan tram)|theo (?:ty le|ti le) (?:hoan thanh|thuc hien|dat)")
_OVER_MOST = re.compile(rf"tinh toi da (?P<n>{NUMBER})%")
_ZERO_BELOW = re.compile(rf"duoi (?P<n>{NUMBER})% khong co diem")
_LEADER = re.compile(r"so (?:sanh )?voi don vi (?:dan dau|cao nhat)")
_SCALE = re.compile(rf"quy doi tu thang (?P<n>{NUMBER}) diem(?: cua (?P<source>[^;]+))?")
_FRAME = re.compile(rf"cham trong khung (?:diem )?(?:diem )?chuan, moi buoc (?P<n>{NUMBER}) diem")


@dataclass(frozen=True, slots=True)
class Read:
    kind: CriterionKind
    params: Mapping[str, Any] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()


def read(words: str, *, points: Decimal | None, pool: Pool, is_title: bool) -> Read | None:
    """`is_title`: only phrases that no title has by chance."""
    folded = fold(words).replace(" ; ", "; ")
    counted = _counted(folded, points, pool)
    if counted or is_title:
        return counted
    return _framed(folded) or _scaled(words, folded) or _led(folded) or _rated(folded)


def _n(found: re.Match[str], group: str = "n") -> str:
    return found[group].replace(",", ".")


def _trim(number: str) -> str:
    return f"{Decimal(number).normalize():f}"


# ---- so many points each time ----


def _counted(folded: str, points: Decimal | None, pool: Pool) -> Read | None:
    minus, plus = _DEDUCT.search(folded), _ADD.search(folded)
    if minus and plus:
        return _both(folded, _trim(_n(plus)), _trim(_taken(minus)), points)
    if minus and (pool != Pool.PENALTY or "diem chuan" in folded):
        return _deducted(folded, _trim(_taken(minus)), points)
    found = plus or minus
    if not found:
        return None
    per = _trim(_n(found) if found is plus else _taken(found))
    most = _MOST.search(folded)
    doubts = () if most else ("Không ghi mức tối đa: đọc là không giới hạn số lần. Đúng chưa?",)
    by_size = {"by_size": True} if fold(TIMES_SIZE) in folded else {}
    return Read(CriterionKind.COUNT_TIMES, {"per": per} | by_size | ({"cap": _trim(_n(most))} if most else {}), doubts)


def _taken(found: re.Match[str]) -> str:
    return (found["n"] or found["m"]).replace(",", ".")


def _both(folded: str, bonus: str, penalty: str, points: Decimal | None) -> Read:
    reach = _FROM_TO.search(folded)
    low, high = (_trim(_n(reach, "low")), _trim(_n(reach, "high"))) if reach else (f"{-(points or 0):f}", f"{points or 0:f}")
    doubts = () if reach else (f"Không ghi điểm thấp nhất và cao nhất: đọc là từ {low} đến {high}. Đúng chưa?",)
    params = {"bonus_per": bonus, "penalty_per": penalty, "min": low, "max": high}
    return Read(CriterionKind.BONUS_PENALTY, params, doubts)


def _deducted(folded: str, per: str, points: Decimal | None) -> Read:
    free, floor, most = _FREE.search(folded), _FLOOR.search(folded), _MOST.search(folded)
    params: dict[str, Any] = {"per": per}
    if free:
        params["free"] = int(free["n"] or int(free["from"]) - 1)
    if floor:
        params["floor"] = _trim(_n(floor))
    elif most and points is not None:
        params["floor"] = _trim(str(max(points - Decimal(_n(most)), Decimal(0))))
    return Read(CriterionKind.DEDUCT_PER_EVENT, params)


# ---- other sentences ----


def _framed(folded: str) -> Read | None:
    found = _FRAME.search(folded)
    if not found:
        return None
    params: dict[str, Any] = {"step": _trim(_n(found))}
    if "cham duoi diem chuan" in folded:
        params["reason_below_max"] = "cham duoi diem chuan phai" in folded
    return Read(CriterionKind.JUDGED, params)


def _scaled(words: str, folded: str) -> Read | None:
    found = _SCALE.search(folded)
    if not found:
        return None
    _, of, source = words.partition(" điểm của ")
    return Read(CriterionKind.IMPORTED, {"source_max": _trim(_n(found)), "source": source.split(";")[0].strip(" .") if of else ""})


def _led(folded: str) -> Read | None:
    if not _LEADER.search(folded):
        return None
    chosen = [mode.value for mode in NoTarget if f"khong co chi tieu: {fold(mode.label)}" in folded]
    doubts = () if chosen else ("Chưa ghi đơn vị không có chỉ tiêu thì chấm thế nào: chọn cách chấm.",)
    return Read(CriterionKind.LEADER_RELATIVE, {"no_target": chosen[0]} if chosen else {}, doubts)


def _rated(folded: str) -> Read | None:
    if not _RATE.search(folded):
        return None
    params: dict[str, Any] = {}
    over = [mode.value for mode, words in OVER_WORDS.items() if fold(words) in folded]
    if over:
        params["over"] = over[0]
    elif re.search(r"khong vuot qua diem chuan|toi da (?:bang|khong qua) diem chuan", folded):
        params["over"] = Overrun.CAP.value
    for key, pattern in (("over_max_pct", _OVER_MOST), ("zero_below", _ZERO_BELOW)):
        if found := pattern.search(folded):
            params[key] = _trim(_n(found))
    if fold(BY_SIZE) in folded:
        params["by_size"] = True
    doubts = () if "over" in params else ("Chưa ghi vượt chỉ tiêu thì tính thế nào: chọn cách tính.",)
    return Read(CriterionKind.PROPORTIONAL, params, doubts)


# ---- clauses beside the sub-rows of other kinds ----


def gap_of(words: str) -> str:
    return _GAPS.get(fold(words).strip(" .;"), "")


def clauses_of(lines: Iterable[str], known: Mapping[str, tuple[str, Any]]) -> dict[str, Any]:
    """Settings that a line lists between semicolons; empty when one of them is unknown."""
    said = [fold(clause).strip(" .") for line in lines for clause in line.split(";")]
    return dict(known[clause] for clause in said) if all(clause in known for clause in said) else {}


@dataclass(frozen=True, slots=True)
class Clauses:
    params: Mapping[str, Any]
    lines: frozenset[str]
    """Which lines they were."""


def award_clauses(lines: Sequence[str]) -> Clauses:
    params: dict[str, Any] = {}
    used = set()
    for line in lines:
        found: dict[str, Any] = {}
        for clause in (fold(part).strip(" .") for part in line.split(";")):
            if clause in _AWARD_CLAUSES:
                key, value = _AWARD_CLAUSES[clause]
                found[key] = value
            elif cap := _AWARD_CAP.fullmatch(clause):
                found["cap"] = _trim(_n(cap))
            else:
                found = {}
                break
        if found:
            params |= found
            used.add(line)
    return Clauses(params, frozenset(used))


def group_limits(words: str) -> dict[str, str]:
    """ "Tổng các mục con không quá 50 điểm", "cộng tối đa 50 điểm" under a heading."""
    folded = fold(words)
    params: dict[str, str] = {}
    if found := re.search(rf"(?:khong qua|toi da(?: la)?) (?P<n>{NUMBER}) ?diem", folded):
        params["cap"] = _trim(_n(found))
    if found := re.search(rf"(?:khong duoi|toi thieu(?: la)?) (?P<n>{NUMBER}) ?diem", folded):
        params["floor"] = _trim(_n(found))
    return params
