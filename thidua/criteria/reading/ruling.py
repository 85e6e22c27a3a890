"""From the sub-rows of a criterion to its kind and parameters in the stored form. What is guessed is said."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from thidua.core.text import fold
from thidua.criteria.enums import CriterionKind, NaMode, Pool
from thidua.criteria.reading import phrases
from thidua.criteria.reading.amounts import split_tail
from thidua.criteria.reading.conditions import AWARD, by_number, by_words, conditions_table, keys_of
from thidua.criteria.reading.edges import Reach, Step, ladder_of, reach_of
from thidua.criteria.reading.phrases import DAY_CLAUSES, clauses_of
from thidua.criteria.reading.wording import NA_WORDS, POOL_WORDS
from thidua.criteria.rules.lines import RuleLine
from thidua.criteria.rules.words import REST, plain

STEP = Decimal("0.25")
"""Of a criterion that is judged, where the table does not say: steps of 0,25 are usual."""
_LATE = re.compile(r"cham|muon|qua han|tre han|dung (?:thoi )?han|truoc han")
_ON_TIME = re.compile(r"(?:dung|truoc|trong|som)(?: thoi)? han|khong cham|dung thoi gian")
_REST = re.compile(
    r"(?:cac )?(?:truong hop|muc|noi dung) (?:con lai|khac)|con lai|khong (?:nop|gui|bao cao|thuc hien|co|dat|dam bao|ban hanh)|khong$"
)
_YES = re.compile(r"(?:co|dat|day du|hoan thanh|dam bao|bao dam|thuc hien|da|ban hanh|dung)\b")
_NO = re.compile(r"(?:khong|chua)\b")


@dataclass(frozen=True, slots=True)
class Rule:
    kind: CriterionKind
    params: Mapping[str, Any] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()
    pool: Pool | None = None
    na_mode: NaMode | None = None
    guidance: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A sub-row: its words without their points, the points, and the verb before them."""

    words: str
    points: Decimal | None
    verb: str
    whole: str

    @property
    def folded(self) -> str:
        return fold(self.words).strip(" .;:-+")


@dataclass(frozen=True, slots=True)
class Case:
    title: str
    points: Decimal | None
    parts: tuple[Part, ...]
    pool: Pool


def part_of(line: RuleLine) -> Part:
    words, points, verb = split_tail(line.words)
    if line.points is not None:
        return Part(line.words if points is None or points == line.points else words, line.points, verb, line.words)
    return Part(words, points, verb, line.words)


def rule_of(lines: Sequence[RuleLine], *, title: str, points: Decimal | None, pool: Pool = Pool.CONTENT) -> Rule:
    """The rule of a leaf. `pool`: what the headings above it say."""
    kept, said = without_settings(lines)
    case = Case(title, points, tuple(part_of(line) for line in kept), said.pool or pool)
    found = next((rule for read in _READERS if (rule := read(case)) is not None), None) or _unknown(case)
    return replace(found, pool=said.pool, na_mode=said.na_mode, doubts=(*found.doubts, *_against_maximum(found, case)))


def without_settings(lines: Sequence[RuleLine]) -> tuple[list[RuleLine], Rule]:
    """The lines "Tính vào điểm thưởng" and "Khi không phát sinh: …" taken out."""
    kept, said = [], Rule(CriterionKind.JUDGED)
    pools = {fold(words): pool for pool, words in POOL_WORDS.items()}
    modes = {fold(NA_WORDS + mode.label): mode for mode in NaMode}
    for line in lines:
        words = fold(line.words).strip(" .;-")
        if words in pools:
            said = replace(said, pool=pools[words])
        elif words in modes:
            said = replace(said, na_mode=modes[words])
        else:
            kept.append(line)
    return kept, said


# ---- each way of scoring; None when the sub-rows are of another ----


def _phrase(case: Case) -> Rule | None:
    """One sentence that says the whole rule ("Mỗi lần trừ 2 điểm; …"), in a sub-row, or in the title itself when there are none."""
    words = [part.whole for part in case.parts] or [case.title]
    if len(words) > 2:
        return None
    read = phrases.read(" ; ".join(words), points=case.points, pool=case.pool, is_title=not case.parts)
    return None if read is None else Rule(read.kind, read.params, read.doubts)


def _late(case: Case) -> Rule | None:
    parts, clauses = _split_clauses(case.parts)
    if len(parts) < 2 or not any(_LATE.search(part.folded) for part in parts) or any(part.points is None for part in parts):
        return None
    steps = [Step(_late_reach(part), part.points or Decimal(0), part.words) for part in parts]
    days = [step for step in steps if not step.reach.is_rest]
    if len(days) < 2 or any(step.reach.is_rest and not _REST.search(fold(step.words)) for step in steps):
        return None
    return _laddered(CriterionKind.LATE_DAYS, [*_on_time(case, steps), *steps], "ngay", clauses_of(clauses, DAY_CLAUSES))


def _on_time(case: Case, steps: Sequence[Step]) -> list[Step]:
    """The full points for being on time, where only the title says so ("Đúng thời hạn: 2 điểm", then "Chậm 01-02 ngày: 1,5")."""
    low = steps[0].reach.low
    if case.points is None or low is None or low.bound != 1 or not low.is_closed or case.points <= max(step.points for step in steps):
        return []
    return [Step(Reach(high=phrases.ZERO_DAYS), case.points, "đúng hạn")]


def _late_reach(part: Part) -> Reach:
    reach = reach_of(part.words, "ngay")
    if reach is None and _ON_TIME.search(part.folded):
        return Reach(high=phrases.ZERO_DAYS)
    if reach is not None and reach.high is None and reach.low is not None and reach.low.is_closed and not _opens_up(part.folded):
        return Reach(reach.low, reach.low)  # "chậm 01 ngày"
    return reach or Reach()


def _opens_up(folded: str) -> bool:
    return bool(re.search(r"tro len|\btu \d|it nhat|toi thieu|khong duoi", folded))


def _split_clauses(parts: Sequence[Part]) -> tuple[list[Part], list[str]]:
    """Steps, and lines without points that settle how days are counted."""
    steps = [part for part in parts if part.points is not None or not clauses_of([part.whole], DAY_CLAUSES)]
    return steps, [part.whole for part in parts if part not in steps]


def _banded(case: Case) -> Rule | None:
    """Bands of whole units that take points off."""
    parts = [part for part in case.parts if not phrases.gap_of(part.whole)]
    if not parts or not all("tru" in fold(part.whole).split() or part.verb == "trừ" for part in parts):
        return None
    reaches = [reach_of(part.words, "%") or reach_of(part.words) for part in parts]
    if any(reach is None or reach.low is None for reach in reaches):
        return None
    bands: list[list[Any]] = []
    for part, reach in zip(parts, reaches, strict=True):
        low, high = (reach.low, reach.high) if reach else (None, None)
        if low is None or low.bound != int(low.bound) or (high and high.bound != int(high.bound)):
            return None
        least = int(low.bound) + (0 if low.is_closed else 1)
        most = None if high is None else int(high.bound) - (0 if high.is_closed else 1)
        bands.append([least, most, "ALL" if "tru het" in fold(part.whole) or part.points is None else _text(part.points)])
    gaps = [gap for part in case.parts if (gap := phrases.gap_of(part.whole))]
    doubts = () if gaps else ("Dải ghi theo số nguyên: chưa nói số lẻ giữa hai dải (như 10,5) tính thế nào, chọn cách tính.",)
    return Rule(CriterionKind.DEDUCT_BANDED, {"bands": bands} | ({"gap": gaps[0]} if gaps else {}), doubts)


def _tiered(case: Case) -> Rule | None:
    if len(case.parts) < 2 or any(part.points is None for part in case.parts):
        return None
    steps = [Step(reach_of(part.words, "%") or Reach(), part.points or Decimal(0), part.words) for part in case.parts]
    if all(step.reach.is_rest for step in steps) or any(step.reach.is_rest and not _REST.search(fold(step.words)) for step in steps):
        return None
    return _laddered(CriterionKind.TIERED, steps, "%", {})


def _laddered(kind: CriterionKind, steps: Sequence[Step], unit: str, more: Mapping[str, Any]) -> Rule | None:
    ladder = ladder_of(steps, unit)
    if ladder is None:
        return None
    tiers = [[operator, _text(bound), _text(points)] for operator, bound, points in ladder.tiers]
    return Rule(kind, {"tiers": tiers, "else": _text(ladder.rest), **more}, ladder.doubts)


def _text(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _awards(case: Case) -> Rule | None:
    """Sub-rows "Cờ thi đua …: cộng 10 điểm"."""
    clauses, parts = phrases.award_clauses([part.whole for part in case.parts]), case.parts
    parts = tuple(part for part in parts if part.whole not in clauses.lines)
    is_added = all(part.verb == "cộng" for part in parts) or (
        case.pool == Pool.BONUS and not any(_REST.match(part.folded) for part in parts)
    )
    if not parts or not is_added or any(part.points is None for part in parts) or (len(parts) == 1 and not clauses.lines):
        return None
    keys = keys_of((part.words for part in parts), AWARD)
    if len(keys) < len(parts):
        return None
    labels = {key: label for label, key in keys.items()}
    table = {keys[part.words]: _text(part.points or Decimal(0)) for part in parts}
    return Rule(CriterionKind.AWARD_BONUS, {"table": table, "labels": labels, **clauses.params})


def _pass_fail(case: Case) -> Rule | None:
    if not 1 <= len(case.parts) <= 2 or case.parts[0].points is None:
        return None
    yes = [part for part in case.parts if _YES.match(part.folded)]
    no = [part for part in case.parts if _NO.match(part.folded) and not part.points]
    if len(yes) != 1 or len(yes) + len(no) != len(case.parts) or (case.points is not None and yes[0].points != case.points):
        return None
    wordy = [part.words for part in case.parts if len(part.folded.split()) > 3]
    doubts = (f"Đọc là đạt hoặc không đạt: “{wordy[0]}”. Đúng chưa?",) if wordy else ()
    return Rule(CriterionKind.PASS_FAIL, {}, doubts)


def _conditions(case: Case) -> Rule | None:
    params = conditions_table([(part.words, part.points) for part in case.parts], rest=REST)
    return None if params is None else Rule(CriterionKind.DECISION_TABLE, params)


def _numbers(case: Case) -> Rule | None:
    params = by_number([(part.words, part.points) for part in case.parts], is_rest=lambda words: bool(_REST.search(fold(words))))
    if params is None:
        return None
    return Rule(CriterionKind.DECISION_TABLE, params, ("Các mức theo số lượng: xem lại mốc và tên số liệu.",))


def _cases(case: Case) -> Rule | None:
    """Conditions that only a person can judge: the scorer chooses the one that holds."""
    parts = [part for part in case.parts if part.points is not None]
    if len(parts) < 2:
        return None
    params = by_words([(part.words, part.points or Decimal(0)) for part in parts])
    return Rule(
        CriterionKind.DECISION_TABLE,
        params,
        ("Điều kiện ghi bằng chữ: khi chấm, người chấm chọn trường hợp đúng. Nên đổi thành số, ngày nếu được.",),
    )


def _once(case: Case) -> Rule | None:
    """ "Không phát động thi đua: trừ 08 điểm" among the penalties: counted once."""
    if case.parts or case.pool == Pool.CONTENT:
        return None
    _, worth, verb = split_tail(case.title)
    if worth is None or verb != ("trừ" if case.pool == Pool.PENALTY else "cộng"):
        return None
    per = _text(worth)
    return Rule(
        CriterionKind.COUNT_TIMES, {"per": per, "cap": per}, (f"Đọc là tính một lần, {plain(worth)} điểm. Nhiều lần thì sửa mức tối đa.",)
    )


_READERS: tuple[Callable[[Case], Rule | None], ...] = (
    _phrase,
    _late,
    _banded,
    _tiered,
    _awards,
    _conditions,
    _pass_fail,
    _numbers,
    _cases,
    _once,
)


def _unknown(case: Case) -> Rule:
    words = "; ".join(part.whole for part in case.parts)
    doubt = "Không thấy mức điểm nào: đọc là đánh giá trong khung điểm, bước 0,25. Chọn lại cách chấm nếu khác."
    if words:
        doubt = f"Chưa hiểu “{words[:200]}”: đọc là đánh giá trong khung điểm, bước 0,25. Chọn cách chấm."
    return Rule(CriterionKind.JUDGED, {"step": _text(STEP)}, (doubt,), guidance=words)


def _against_maximum(rule: Rule, case: Case) -> tuple[str, ...]:
    """The best a tier gives should be the điểm chuẩn."""
    if case.points is None or rule.kind not in {CriterionKind.TIERED, CriterionKind.LATE_DAYS, CriterionKind.DECISION_TABLE}:
        return ()
    best = max((part.points for part in case.parts if part.points is not None), default=case.points)
    if rule.kind == CriterionKind.LATE_DAYS:
        best = max(Decimal(tier[2]) for tier in rule.params["tiers"])
    if best == case.points:
        return ()
    return (f"Mức cao nhất là {plain(best)} điểm, điểm chuẩn là {plain(case.points)}: số nào đúng?",)
