"""Every choice the texts leave open to a table: its name, why it matters, and in words what was chosen."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from thidua.core.dates import figure, short
from thidua.criteria.enums import FloorLevel, ScoringRound, TieBy
from thidua.criteria.rules.missing import missing_settings
from thidua.criteria.rules.values import Grade, Grading, Limit, Period, Pools, Settings, SizeClass, Table, TargetCase, TieStep

OF_CRITERIA = ("combine", "stage", "reason_below_max")
"""Chosen at each criterion that needs them, not for the whole table."""
Titles = Mapping[str, str]
"""Code → what the page calls the criterion."""


@dataclass(frozen=True, slots=True)
class Said:
    """`words` empty: not chosen yet. `codes`: the criteria the choice is for; empty when it is for the table."""

    name: str
    label: str
    why: str
    words: str = ""
    codes: tuple[str, ...] = ()


def conventions_said(table: Table, titles: Titles) -> tuple[Said, ...]:
    """Every choice this table needs, made or not, in one order; what only one criterion waits for stands last."""
    open_ones = {one.name for one in missing_settings(table)}
    needed = missing_settings(_unchosen(table))
    own = tuple(one for one in needed if one.name not in OF_CRITERIA)
    rest = tuple(one for one in needed if one.name in OF_CRITERIA)
    words = {one.name: "" if one.name in open_ones else _words(one.name, table, titles) for one in own}
    return tuple(Said(one.name, one.label, one.why, words.get(one.name, ""), one.codes) for one in (*own, *rest))


def _unchosen(table: Table) -> Table:
    grading = table.grading and replace(table.grading, cascade=None, floor_level=None)
    return replace(table, settings=Settings(), pools=Pools(), ties=None, grading=grading)


def _words(name: str, table: Table, titles: Titles) -> str:
    if name == "ties":
        return "; ".join(tie_lines(table.ties, titles)) or "không xét bước nào sau tổng điểm"
    found = next((part for part in (table.settings, table.pools, table.grading) if part is not None and hasattr(part, name)), None)
    return _value(name, getattr(found, name)) if found is not None else ""


def _value(name: str, value: object) -> str:
    if name in _SAID:
        return _SAID[name](value)
    match value:
        case Limit(points=None):
            return "không giới hạn"
        case Limit(points=points):
            return f"nhiều nhất {figure(points)} điểm" if points is not None else ""
        case Period(first=first, last=last):
            return f"từ {short(first)} đến hết {short(last)}"
        case Enum():
            return str(getattr(value, "label", value))
    return str(value)


def rounds_words(codes: Iterable[str]) -> str:
    found = set(codes)
    return ", ".join(str(one.label) for one in ScoringRound if one.value in found) or "không ai"


def _agreed(value: object) -> str:
    return str(ScoringRound(str(value)).label) if value else "không cần ai đồng ý"


def _ordered(steps: object) -> str:
    assert isinstance(steps, tuple)
    return ", rồi ".join(str(step.label).lower() for step in steps)


def _cascade(value: object) -> str:
    return "xét tiếp hạng dưới" if value else "không xét hạng dưới"


def _rounds(value: object) -> str:
    assert isinstance(value, frozenset)
    return rounds_words(value)


_SAID: Mapping[str, Callable[[object], str]] = {
    "na_claimed_in": _rounds,
    "penalty_rounds": _rounds,
    "na_agreed_in": _agreed,
    "order": _ordered,
    "cascade": _cascade,
    "complaint_days": lambda value: f"{value} ngày",
    "places": lambda value: f"{value} chữ số",
}


def tie_lines(ties: tuple[TieStep, ...] | None, titles: Titles) -> tuple[str, ...]:
    """Each step of the chain in words."""
    return tuple(_tie(step, titles) for step in ties or ())


def _tie(step: TieStep, titles: Titles) -> str:
    of = f"điểm mục “{titles.get(step.code, step.code)}”" if step.by in {TieBy.GROUP, TieBy.LEAF} else str(step.by.label).lower()
    return f"{of} {'thấp' if step.lower_first else 'cao'} hơn xếp trên"


def grade_lines(table: Table) -> tuple[str, ...]:
    """Grades from the highest down, then the rest; empty where the table gives none."""
    if table.grading is None:
        return ()
    grounds = {ground.code: ground.title for ground in table.grounds}
    graded = (f"{grade.title}: {'; '.join(_grade(grade, table.grading, grounds))}" for grade in table.grading.grades)
    return (*graded, f"{table.grading.otherwise_title or table.grading.otherwise}: các đơn vị còn lại")


def _grade(grade: Grade, grading: Grading, grounds: Mapping[str, str]) -> Iterator[str]:
    yield f"từ {figure(grade.least)} điểm"
    if grade.targets:
        yield "đạt " + " hoặc ".join(_case(case, len(grading.target_leaves)) for case in grade.targets)
    if grade.floor_pct is not None:
        yield f"{_FLOORS[grading.floor_level]} đạt từ {figure(grade.floor_pct)}% điểm chuẩn"
    if grade.quota is not None:
        yield f"nhiều nhất {grade.quota} đơn vị"
    if grade.barred_by:
        yield "không xét đơn vị " + ", ".join(sorted(grounds.get(code, code).lower() for code in grade.barred_by))


_FLOORS = {FloorLevel.ROOTS: "từng phần lớn", FloorLevel.LEAVES: "từng tiêu chí", None: "từng mục"}


def _case(case: TargetCase, targets: int) -> str:
    rest = f", chỉ tiêu còn lại hụt dưới {figure(case.short_below)}%" if case.short_below is not None else ""
    return f"{case.met}/{targets} chỉ tiêu{rest}"


def size_lines(classes: tuple[SizeClass, ...]) -> tuple[str, ...]:
    return tuple(_size(one) for one in classes)


def _size(one: SizeClass) -> str:
    end = "" if one.upto is None else f" đến {figure(one.upto)}"
    factor = "" if one.factor is None else f", hệ số thưởng {figure(one.factor)}"
    return f"trên {figure(one.over)}{end}: chỉ tiêu {figure(one.target)}%{factor}"
