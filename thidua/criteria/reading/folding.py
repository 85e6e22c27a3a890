"""Which rough rows are sub-rows (conditions with points) of the criterion above them, and which are criteria."""

import re
from collections.abc import Sequence
from decimal import Decimal

from thidua.core.text import fold
from thidua.criteria.enums import CriterionKind, NaMode, Pool
from thidua.criteria.reading.amounts import NUMBER
from thidua.criteria.reading.conditions import CASE, COUNT
from thidua.criteria.reading.edges import reach_of
from thidua.criteria.reading.marks import SIGNS
from thidua.criteria.reading.phrases import DAY_CLAUSES, award_clauses, clauses_of, gap_of
from thidua.criteria.reading.rough import Rough
from thidua.criteria.reading.ruling import Rule, rule_of
from thidua.criteria.reading.wording import NA_WORDS, POOL_WORDS
from thidua.criteria.rules.lines import RuleLine
from thidua.criteria.rules.words import REST

LONGEST = 110
_SUBJECT = r"(?:dat|hoan thanh|ty le|ti le|so|thuc hien|neu|truong hop|co|ket qua|dap ung|giai quyet|xu ly)"
_EDGE = re.compile(rf"(?:{_SUBJECT} (?:\w+ ){{0,4}})?[<>≥≤]? ?(?:tu|tren|duoi|dung|khong qua|chua|\d)")
_LATE = re.compile(r"(?:cham|muon|tre|qua han|dung (?:thoi )?han|trong han|truoc han|khong (?:gui|nop|bao cao|cham))\b")
_YES_NO = re.compile(r"(?:co|khong|dat|chua|khong dat|hoan thanh|khong hoan thanh)\b")
_EACH = re.compile(rf"(?:lay diem chuan, )?(?:moi|cu)\b.* (?:tru|cong|tinh|duoc|thuong) (?:them )?{NUMBER} ?(?:diem|d\b)")
_SENTENCES = re.compile(
    r"diem cham bang diem chuan nhan|cham trong khung|quy doi tu thang|cham theo ty le so voi don vi|tong cac muc con"
    r"|(?:dung \d+|tu \d+ (?:tro len|den \d+)): tru"
)
_SETTINGS = frozenset({fold(words) for words in POOL_WORDS.values()} | {fold(NA_WORDS + mode.label) for mode in NaMode} | {fold(REST)})
_AWARD = re.compile(rf".{{3,}}: cong {NUMBER} diem$")
_LETTER = re.compile(r"[a-zđ]\)?")


def fold_rows(rows: Sequence[Rough]) -> list[Rough]:
    """The criteria and headings that are left, with their sub-rows in `lines`."""
    kept: list[Rough] = []
    at = 0
    while at < len(rows):
        run = _run(rows, at)
        if kept and run and _are_conditions(kept[-1], run):
            _take_under(kept[-1], run)
            at += len(run)
            continue
        row = rows[at]
        if kept and _is_weak(row) and _is_condition(row):
            _take_under(kept[-1], [row])
        else:
            kept.append(row)
        at += 1
    return kept


def _is_weak(row: Rough) -> bool:
    """Without a mark or behind a sign; behind a letter when its words are an edge."""
    if not row.mark or row.mark in SIGNS.values():
        return True
    return _LETTER.fullmatch(row.mark) is not None and _EDGE.match(fold(row.title)) is not None and reach_of(row.title, "%") is not None


def _run(rows: Sequence[Rough], at: int) -> list[Rough]:
    """The weak rows from here on, of the kind of the first (without a mark, with a sign)."""
    run: list[Rough] = []
    for row in rows[at:]:
        if not _is_weak(row) or row.part != rows[at].part or bool(row.mark) != bool(rows[at].mark) or row.is_bold != rows[at].is_bold:
            break
        run.append(row)
    return run


def line_of(row: Rough) -> RuleLine:
    words = f"{row.title}: trừ" if row.is_minus and "tru" not in fold(row.title).split() else row.title
    return RuleLine(words, row.points, row.place)


def _are_conditions(owner: Rough, run: Sequence[Rough]) -> bool:
    """All of them together make a rule of the criterion before them."""
    if owner.points is None and not owner.lines and not any(_is_condition(row) for row in run):
        return False
    if all(_is_condition(row) for row in run):
        return True
    if any(row.lines for row in run):
        return False
    rule = rule_of([*owner.lines, *map(line_of, run)], title=owner.title, points=owner.points)
    return _is_sure(rule) or (_is_vague(rule) and _are_alternatives(owner, run))


def _is_sure(rule: Rule) -> bool:
    """Made of edges, days or conditions that were understood."""
    if rule.kind == CriterionKind.DECISION_TABLE:
        return not _is_vague(rule)
    return rule.kind in {CriterionKind.TIERED, CriterionKind.LATE_DAYS}


def _is_vague(rule: Rule) -> bool:
    """Of conditions that the table does not name."""
    return rule.kind == CriterionKind.DECISION_TABLE and not {CASE, COUNT}.isdisjoint(rule.params["labels"].values())


def _are_alternatives(owner: Rough, run: Sequence[Rough]) -> bool:
    """One of them gives the full points, together they are more than that, or one gives nothing: not parts of a sum."""
    points = [row.points for row in run if row.points is not None]
    if len(points) < len(run) or owner.points is None or len(points) < 2:
        return False
    return max(points) == owner.points and (min(points) == 0 or sum(points, Decimal(0)) != owner.points)


def _is_condition(row: Rough) -> bool:
    """Its own words are those of a sub-row."""
    folded = fold(row.title).strip(" .;")
    if row.lines or len(folded) > LONGEST:
        return not row.lines and (_EACH.match(folded) is not None or bool(_SENTENCES.match(folded)))
    if folded in _SETTINGS or _EACH.match(folded) or _SENTENCES.match(folded) or _AWARD.match(folded) or gap_of(row.title):
        return True
    if clauses_of([row.title], DAY_CLAUSES) or award_clauses([row.title]).lines:
        return True
    return _earns(row, folded) and _names_a_case(row, folded)


def _earns(row: Rough, folded: str) -> bool:
    return row.points is not None or re.search(rf"{NUMBER} ?diem$|[:=] ?{NUMBER}$", folded) is not None


def _names_a_case(row: Rough, folded: str) -> bool:
    """An edge, days late, or yes and no."""
    if (_EDGE.match(folded) and reach_of(row.title, "%")) or _LATE.match(folded):
        return True
    return len(folded) <= 30 and _YES_NO.match(folded) is not None


def _take_under(owner: Rough, rows: Sequence[Rough]) -> None:
    for row in rows:
        owner.lines.append(line_of(row))
        owner.quote += row.quote
        owner.doubts += row.doubts
    points = [row.points for row in rows if row.points is not None]
    if owner.points is None and points and not owner.doubts:
        owner.points = max(points)
        owner.doubts.append("Không ghi điểm chuẩn: lấy theo mức cao nhất.")


_ABOUT = r"(?:cac |phan |muc |noi dung |tieu chi |nhom )*"
_PENALTY = re.compile(rf"{_ABOUT}(?:diem |bi )?tru(?: diem)?\b|.{{0,30}}\bdiem tru\b")
_BONUS = re.compile(
    rf"{_ABOUT}(?:diem )?(?:thuong|cong)(?: diem)?\b(?! tac| chuc| vu| bo| khai| nghe| dan| xuyen| truc)|.{{0,30}}\bdiem (?:thuong|cong)\b"
)


def pool_of(title: str) -> Pool | None:
    """What an outermost heading says of everything under it."""
    folded = fold(title)
    if _PENALTY.match(folded):
        return Pool.PENALTY
    return Pool.BONUS if _BONUS.match(folded) else None
