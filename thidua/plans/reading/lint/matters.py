"""What an obligation is about, so that two mentions of one thing are recognised."""

import datetime as dt
import re
from dataclasses import dataclass

from thidua.plans.enums import FactKind
from thidua.plans.reading.lint.spans import stretch_of
from thidua.plans.reading.model import Fact
from thidua.plans.reading.words import compiled, fold

KINDS = (
    ("ý kiến", compiled(r"(?<!\w)(?:y kien|gop y)(?!\w)")),
    ("báo cáo sơ kết", compiled(r"bao cao (?:[a-z]+ ){0,3}?(?:so ket|6 thang|06 thang|sau thang)")),
    ("báo cáo tổng kết", compiled(r"bao cao (?:[a-z]+ ){0,3}?(?:tong ket|nam(?! tiep))")),
    ("báo cáo quý", compiled(r"bao cao (?:[a-z]+ ){0,4}?quy")),
    ("báo cáo kiểm tra", compiled(r"bao cao (?:[a-z]+ ){0,3}?kiem tra")),
    ("hồ sơ sáng kiến", compiled(r"(?:ho so|don|de nghi|bao cao) (?:[a-z]+ ){0,4}?sang kien")),
    ("hồ sơ khen thưởng", compiled(r"ho so (?:[a-z,]+ ){0,4}?(?:khen|suy ton|binh xet|thi dua|danh hieu)")),
    ("đăng ký thi đua", compiled(r"dang ky (?:[a-z,]+ ){0,5}?(?:thi dua|danh hieu|giao uoc)")),
    ("chấm điểm", compiled(r"(?:bang|ket qua|bien ban|phieu) (?:tu )?cham diem|(?:tu )?cham diem")),
    ("danh sách", compiled(r"danh sach")),
    ("tham luận", compiled(r"tham luan")),
    ("kế hoạch", compiled(r"ke hoach")),
)
PERIODS = (
    ("nửa đầu", compiled(r"so ket|(?:0?6|sau) thang dau")),
    ("nửa cuối", compiled(r"(?:0?6|sau) thang cuoi")),
    ("quý", compiled(r"quy (?:i{1,3}|iv|[1-4])(?!\w)")),
    ("đợt", compiled(r"dot (?:thu )?(?:\d|nhat|hai|ba|i{1,3})(?!\w)|chuyen de|dot xuat")),
    ("tháng", compiled(r"(?<!\w)thang \d")),
)
EMPTY = frozenset(
    re.findall(
        r"\w+",
        "cac nhung cua va ve cho den nam tai theo voi trong duoc don vi co quan de nghi gui bao cao ho so cong tac thi dua khen thuong lap xay dung ket qua dang ky "
        "danh hieu phong trao to chuc thuc hien tong hop cum khoi khu vuc thanh vien tu tung moi",
    )
)


MEMBERS = compiled(
    r"(?:cac|tung|moi|thu truong cac|lanh dao cac) (?:don vi|phong|co quan|thanh vien|so|cuc|chi cuc|to|khoa|truong(?! cum| khoi)|ban|nganh|dia phuong|xa|chi bo|huyen|tap the|ca nhan)"
)
"""Those who send in, as against the one who puts together."""
BLOC_WORDS = frozenset(
    [
        "cac",
        "thi",
        "dua",
        "va",
        "trong",
        "thuoc",
        "thanh",
        "vien",
        "tung",
        "moi",
        "nam",
        "don",
        "vi",
        "cum",
        "khoi",
        "khu",
        "vuc",
        "co",
        "quan",
    ]
)


@dataclass(frozen=True, slots=True)
class Matter:
    fact: Fact
    kind: str | None
    period: str
    words: frozenset[str]
    """Of the deliverable, folded, without those that every plan uses."""
    actor: str
    recipient: str
    last: dt.date | None
    """Last day in time, when the calendar tells it."""


def matter_of(fact: Fact) -> Matter:
    """A stage is named by its heading when its own quote is only a time."""
    named = str(fact.fields.get("deliverable") or fact.fields.get("stage") or fact.quote)
    thing = fold(named)
    stretch = stretch_of(fact.fields.get("due"))
    period = " ".join(found[0] for _, pattern in PERIODS if (found := pattern.search(fold(fact.quote) + " " + thing)))
    return Matter(
        fact=fact,
        kind=_kind(thing) or _kind(fold(fact.quote)),
        period=period,
        words=frozenset(re.findall(r"[a-z]+", thing)) - EMPTY,
        actor=fold(str(fact.fields.get("actor") or "")),
        recipient=fold(str(fact.fields.get("recipient") or "")),
        last=stretch[1] if stretch else None,
    )


def _kind(folded: str) -> str | None:
    return next((kind for kind, pattern in KINDS if pattern.search(folded)), None)


def same_matter(first: Matter, second: Matter) -> bool:
    """One paper of one kind, for one period, from one hand to one desk. What is not said does not differ."""
    if first.kind is None or first.kind != second.kind or first.kind == "kế hoạch":
        return False
    if first.period != second.period and first.period and second.period:
        return False
    if FactKind.OBLIGATION in {first.fact.kind, second.fact.kind} and not same_party(first.actor, second.actor):
        return False
    return same_party(first.recipient, second.recipient) and _about_the_same(first.words, second.words)


def same_party(first: str, second: str) -> bool:
    """Whoever is not named may be anyone; all members are not their leader."""
    if not first or not second:
        return True
    if bool(MEMBERS.match(first)) != bool(MEMBERS.match(second)):
        return False
    one, other = (set(re.findall(r"[a-z]+", name)) - BLOC_WORDS for name in (first, second))
    return not one or not other or len(one & other) >= 0.5 * min(len(one), len(other))


def _about_the_same(first: frozenset[str], second: frozenset[str]) -> bool:
    """Neither names a thing that the other lacks, or most of their words are shared."""
    if first <= second or second <= first:
        return True
    return len(first & second) >= 0.6 * min(len(first), len(second))
