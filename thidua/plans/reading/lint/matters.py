"""What an obligation is about, so that two mentions of one thing are recognised."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from thidua.plans.enums import FactKind
from thidua.plans.reading.lint.spans import stretch_of
from thidua.plans.reading.model import Fact
from thidua.plans.reading.words import compiled, fold

PLAIN_REPORT = "báo cáo"
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
    ("danh sách đại biểu", compiled(r"danh sach (?:[a-z]+ ){0,3}?(?:dai bieu|du|tham du|tham gia)")),
    ("danh sách", compiled(r"danh sach")),
    ("tham luận", compiled(r"tham luan")),
    ("kế hoạch", compiled(r"ke hoach")),
    (PLAIN_REPORT, compiled(r"bao cao")),
)
PERIODS = {
    "half": compiled(r"(?:0?6|sau) thang (?:dau|cuoi)"),
    "quarter": compiled(r"quy (?:i{1,3}|iv|[1-4])(?!\w)"),
    "phase": compiled(r"(?:dot|giai doan|chang|ky) (?:thu )?(?:\d|nhat|hai|ba|i{1,3})(?![\w/])"),
    "month": compiled(r"(?<!\w)thang \d\d?(?!\w)"),
    "topic": compiled(r"chuyen de|dot xuat"),
}
EMPTY = frozenset(
    re.findall(
        r"\w+",
        "cac nhung cua va ve cho den nam tai theo voi trong duoc don vi co quan de nghi gui bao cao ho so cong tac thi dua "
        "khen thuong lap xay dung ket qua dang ky danh hieu phong trao to chuc thuc hien tong hop cum khoi khu vuc thanh vien "
        "tu tung moi bang ban hoan thanh nop trinh du thao",
    )
)
MEMBERS = compiled(
    r"(?:(?:thu truong|lanh dao|ubnd|uy ban nhan dan) )?(?:cac|tung|moi) (?:(?:cum|khoi)(?! truong)|don vi|"
    r"phong|co quan|thanh vien|so|cuc|chi cuc|to|"
    r"khoa|truong(?! cum| khoi)|ban|nganh|dia phuong|xa|chi bo|huyen|tap the|ca nhan|benh vien|ap|doan vien|"
    r"giao vien|doanh nghiep|thi xa|phuong|cong doan)"
)
"""Those who send in, as against the one who puts together."""
BLOC_WORDS = frozenset(re.findall(r"\w+", "cac thi dua va trong thuoc thanh vien tung moi nam don vi cum khoi khu vuc co quan"))


TELLING = frozenset(
    re.findall(
        r"\w+", "nha nuoc chinh phu huan chuong thu tuong giay chuyen dot xuat hien nien han khang chien doi ngoai sang kien dien hinh"
    )
)
"""Words that make another dossier of one: cấp Nhà nước, chuyên đề, đột xuất, niên hạn …"""


@dataclass(frozen=True, slots=True)
class Matter:
    fact: Fact
    kind: str | None
    periods: Mapping[str, str] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    """That name the thing, folded, without those that every plan uses; none when the whole quote had to serve."""
    actor: str = ""
    recipient: str = ""
    last: dt.date | None = None
    """Last day in time, when the calendar tells it."""


def matter_of(fact: Fact, *, lead: str = "", last: dt.date | None = None) -> Matter:
    """`lead`: what stands before the quote and a colon. `last`: the day that the plan gives to the anchor of a relative due."""
    thing = fold(str(fact.fields.get("deliverable") or fact.fields.get("stage") or fact.quote))
    quote = fold(fact.quote)
    source = next((words for words in (thing, lead) if _kind(words)), quote)
    undated = _undated(quote)
    stretch = stretch_of(fact.fields.get("due"))
    return Matter(
        fact=fact,
        kind=_kind(source),
        periods={name: found[0] for name, pattern in PERIODS.items() if (found := pattern.search(thing) or pattern.search(undated))},
        words=frozenset(re.findall(r"[a-z]+", source)) - EMPTY if source is not quote else frozenset(),
        actor=fold(str(fact.fields.get("actor") or "")),
        recipient=fold(str(fact.fields.get("recipient") or "")),
        last=stretch[1] if stretch else last,
    )


def _undated(quote: str) -> str:
    """Without "tháng 9/2021" and the like, which is the due and not the period reported on."""
    return _MONTH.sub(" ", quote)


_MONTH = re.compile(r"(?:thang|quy)\s\w+\s?/\s?\d{4}|thang \d\d?")


@lru_cache(maxsize=1024)
def _kind(folded: str) -> str | None:
    return next((kind for kind, pattern in KINDS if pattern.search(folded)), None)


def is_telling(matter: Matter) -> bool:
    """Its kind is known and there are not many different papers of that kind."""
    return matter.kind not in {None, "kế hoạch", PLAIN_REPORT, "ý kiến"}


def same_matter(first: Matter, second: Matter) -> bool:
    """One paper of one kind, for one period, from one hand to one desk. What is not said does not differ."""
    if first.kind != second.kind or not is_telling(first):
        return False
    if not same_period(first, second):
        return False
    if FactKind.OBLIGATION in {first.fact.kind, second.fact.kind} and not same_party(first.actor, second.actor):
        return False
    return same_party(first.recipient, second.recipient) and _about_the_same(first.words, second.words)


def gathers(gathered: Matter, sent: Matter) -> bool:
    """The actor of the one puts together what members send in with the other."""
    is_same_paper = sent.kind is not None and sent.kind == gathered.kind and sent.kind not in {"kế hoạch", "ý kiến", PLAIN_REPORT}
    shares_period = bool(set(sent.periods.items()) & set(gathered.periods.items()))
    is_report_of_phase = sent.kind == PLAIN_REPORT and str(gathered.kind).startswith(PLAIN_REPORT) and shares_period
    return (
        (is_same_paper or is_report_of_phase)
        and bool(MEMBERS.match(sent.actor))
        and not MEMBERS.match(gathered.actor)
        and not MEMBERS.match(gathered.recipient)
        and bool(sent.recipient and gathered.actor)
        and same_party(sent.recipient, gathered.actor)
        and same_period(gathered, sent)
    )


def same_period(first: Matter, second: Matter) -> bool:
    return all(second.periods.get(name, period) == period for name, period in first.periods.items())


def same_party(first: str, second: str) -> bool:
    """Whoever is not named may be anyone; all members are not their leader."""
    if not first or not second:
        return True
    if bool(MEMBERS.match(first)) != bool(MEMBERS.match(second)):
        return False
    one, other = (set(re.findall(r"[a-z]+", name)) - BLOC_WORDS for name in (first, second))
    return not one or not other or len(one & other) >= 0.5 * min(len(one), len(other))


def _about_the_same(first: frozenset[str], second: frozenset[str]) -> bool:
    """Neither names a thing that the other lacks, or most of their words are shared; what tells two papers apart does."""
    if (first ^ second) & TELLING:
        return False
    return first <= second or second <= first or len(first & second) >= 0.6 * min(len(first), len(second))
