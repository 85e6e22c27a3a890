"""Whether a time is a deadline, or only names the work: "công tác thi đua năm 2023", "báo cáo sơ kết 6 tháng"."""

import re

from thidua.plans.reading.dues import FoundDue
from thidua.plans.reading.facts.actors import subject_in
from thidua.plans.reading.facts.acts import EXHORTATION, visible_at
from thidua.plans.reading.facts.context import Context, Section
from thidua.plans.reading.model import Span
from thidua.plans.reading.words import compiled

_REACH = 60
_CUE = compiled(
    r"(?:(?:thoi gian|thoi han|thoi diem|tien do|han)(?: [^\W\d]{1,8}){0,4} ?: ?(?:trong |vao |la |xong )?"
    r"|(?:hoan thanh|xong|ket thuc|dien ra) (?:trong |vao )|[(:] ?(?:trong |vao |thuc hien trong )?)$"
)
_WITHIN = compiled(r"(?<!\w)(?:trong|vao) $")
_AIMS = compiled(
    r"(?<!\w)(?:nhiem vu|phuong huong|duoc giao|thanh tich|ket qua|phong trao|chi tieu|cong tac|muc tieu|phat sinh|dat duoc"
    r"|hoat dong|chinh tri|thi dua|ke hoach|xay dung nong thon moi)(?!\w)"
)
_NOUN = compiled(
    r"(?<!\w)(?:bao cao|ke hoach|cong tac|so lieu|giao ban|ky|luong|chuong trinh|nhiem vu|chi tieu|phong trao|ket qua"
    r"|thi dua|khen thuong|tieu chi"
    r"|du toan|dot|hoat dong|cua|chu de)(?: [^\W\d]{1,8}){0,3} $"
)
_RHYTHM_NOUN = compiled(
    r"(?<!\w)(?:xa hoi|nhiem vu|ke hoach|cong tac|chi tieu|chuong trinh|phong trao|danh gia|tong ket|phan loai|thi dua"
    r"|kinh te|cong viec|ngan sach"
    r"|nghi quyet|cua|trong|sinh hoat) $"
)
_DATA = compiled(
    r"(?<!\w)(?:thoi ky|nien do|moc so lieu|so lieu (?:duoc )?(?:tinh|lay|chot)|tinh so lieu|so lieu tong hop)(?!\w)[^.;]{0,60}$"
)
_YEAR_END = compiled(r"cuoi nam$")


def is_deadline(context: Context, due: FoundDue, sentence: Span, *, section: Section) -> bool:
    """By the words before it. Long periods count only where something is said to be done in them."""
    before = context.folded[max(sentence[0], due.at[0] - _REACH) : due.at[0]]
    words = context.folded[slice(*due.at)]
    kind = due.value["kind"]
    if _is_titled(context, due):
        return False
    if _is_past(context, due, sentence) or _DATA.search(before) or _YEAR_END.fullmatch(words):
        return False
    if kind in ("year", "half"):
        return _is_term(context, due, sentence, before, section)
    if kind == "recurring":
        return _is_rhythm(due, before, words)
    if kind in ("month", "quarter") and not due.is_firm:
        return not _NOUN.search(before)
    return True


_DONE = re.compile(r"(?<!\w)(?:đã|được tặng|tính đến|qua đó)(?!\w)", re.IGNORECASE)


def _is_past(context: Context, due: FoundDue, sentence: Span) -> bool:
    """ "Đến ngày 31/12/2020 đã giải quyết …" in a plan of a later year."""
    shown = str(due.value.get("date") or due.value.get("end") or due.value.get("month") or due.value.get("year") or "")
    is_earlier = bool(context.year and shown[:4].isdecimal() and int(shown[:4]) < context.year)
    return is_earlier and bool(_DONE.search(context.text, *sentence))


def _is_titled(context: Context, due: FoundDue) -> bool:
    """A heading of a table or an annex names its period: "Công việc của Cụm trong năm 2022"."""
    passage = context.passage_at(due.at[0])
    return bool(passage and passage.is_heading and not passage.label and due.value["kind"] in ("year", "half", "quarter", "month"))


def _is_term(context: Context, due: FoundDue, sentence: Span, before: str, section: Section) -> bool:
    """ "hoàn thành trong năm 2021" is one, "nhiệm vụ được giao trong năm 2023" is not."""
    words = context.folded[slice(*due.at)]
    if _CUE.search(before) or words.startswith(("xong", "hoan thanh", "het")):
        return not _AIMS.search(before[-40:])
    opening = before.lstrip(" ,;.-–(")
    if not opening or _WITHIN.fullmatch(opening):
        return section is Section.DUTIES and _does_something(context, due.at[1], sentence[1])
    is_last = not context.folded[due.at[1] : sentence[1]].strip(" .;)/")
    is_within = bool(_WITHIN.search(before)) or words.startswith("trong")
    return section is Section.DUTIES and is_within and is_last and not _AIMS.search(before.rpartition(", ")[2])


def _does_something(context: Context, start: int, end: int) -> bool:
    """Whether a named unit does a visible thing in the term: "Trong 6 tháng đầu năm, Thanh tra Sở hoàn thành …"."""
    subject = subject_in(context, (start, end))
    if subject is None:
        return False
    act = context.folded[subject.predicate : subject.predicate + 60]
    is_visible = visible_at(context.text, context.folded, subject.predicate, end) == subject.predicate
    return (is_visible or act.startswith(("hoan thanh kiem tra", "hoan thanh viec"))) and not EXHORTATION.match(act)


def _is_rhythm(due: FoundDue, before: str, words: str) -> bool:
    """A bare "hằng năm" behind a noun is part of a name; with "định kỳ", a day or a count, or opening a clause, it is a rhythm."""
    if set(due.value) != {"kind", "every"} or due.value["every"] is None or "dinh ky" in words:
        return True
    if not before.strip() or before.rstrip().endswith((",", ";", ":", ".", "(")):
        return True
    return not _RHYTHM_NOUN.search(before)
