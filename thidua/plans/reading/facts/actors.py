"""Who has to act: the subject of a clause, the heading above it, the label beside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.model import Span
from thidua.plans.reading.words import compiled, fold, lowered, predicate_in, unit_end

_REACH = 190
_FARTHEST = 400
"""No words before a subject and no subject reach farther: spans that end behind that are the same to it."""
_LEAD = compiled(
    r"(?:giao cho|giao(?! ban| uoc)|de nghi|yeu cau|phan cong|uy quyen|moi|rieng|doi voi|theo do|dong thoi|va"
    r"|trach nhiem(?: thuc hien)? cua|nhiem vu cua"
    r"|trach nhiem|phan cong nhiem vu|nhom|danh cho|ve phia|kinh de nghi|thuong truc la)(?!\w)(?:,| :|:)? ?(?=[^\s])"
)
_BEGINNING = re.compile(r"^")
_CLAUSE_START = compiled(
    r"\. ?|: ?|; ?|, ?|(?<!\w)thì |(?<!\w)giao(?! (?:ban|ước|nhận|lưu|thông|dịch|việc)) |(?<!\w)đề nghị |(?<!\w)yêu cầu "
    r"|(?<!\w)phân công "
)
_AFTER_LABEL = re.compile(r"[:;]\s?")
_STOPS = re.compile(r"[;:()]|(?<!\w)(?:để|nhằm|mong|mà|nếu|khi|theo|tại|trên|về việc|trong đó|gồm|bao gồm)(?!\w)".replace(" ", r"\s"))
_BODY = compiled(
    r"^toan (?!bo|the )|^(?:(?:cac )?don vi )?(?:toan )?(?:khu vuc|cum|khoi|khoi|ca khoi|toan nganh"
    r"|nganh)(?: thi dua)?(?: so [\divx]+| (?!truong|pho)[\w\- ,]{0,60})?$"
)
_VERBLESS = 170


@dataclass(frozen=True, slots=True)
class Subject:
    """An actor as printed and where its predicate begins."""

    name: str
    at: Span
    predicate: int


def subject_in(context: Context, span: Span, *, after_label: bool = False) -> Subject | None:
    """The first unit in the clause that is followed by what it does; `after_label` = only behind ":" or ";"."""
    return context.once(_subject_in, span, after_label)


def _subject_in(context: Context, span: Span, after_label: bool) -> Subject | None:
    start, end = context.trim(span)
    low = context.lowered[start:end]
    commas_open = _opens_with_intro(context, span)
    for opening in _openings(low, after_label=after_label):
        if opening[0].startswith(",") and not commas_open:
            continue
        at = start + opening.end()
        found = context.once(_subject_at, at, min(end, at + _FARTHEST))
        if found:
            return found
    return None


def _subject_at(context: Context, opening: int, end: int) -> Subject | None:
    """The subject that begins right there."""
    at = _skip_lead(context, opening)
    head = context.unit_end(at)
    return None if head is None or head > end else _subject(context, at, head, end)


def _openings(low: str, *, after_label: bool) -> Iterator[re.Match[str]]:
    """Where a subject may begin: at the beginning, behind a mark, behind a word that hands on."""
    if after_label:
        yield from _AFTER_LABEL.finditer(low)
        return
    yield from _BEGINNING.finditer(low)
    yield from _CLAUSE_START.finditer(low)


def _opens_with_intro(context: Context, span: Span) -> bool:
    """Whether the clause opens with what is not its subject: "Căn cứ …,", "Sau khi …,", ", "."""
    opening = context.folded[slice(*span)].lstrip(" ;.-–(")
    label = re.match(r"[^,;.]{0,90}:\s?", opening)
    return opening.startswith(",") or bool(INTRO.match(opening)) or bool(label and INTRO.match(opening[label.end() :]))


INTRO = compiled(
    r"^(?:can cu|thuc hien (?:ke hoach|quyet dinh|chi thi|cong van|huong dan|nghi quyet)|tren co so|de |theo |nham |sau "
    r"|khi |ket thuc|hang |dinh ky|truoc "
    r"|cham nhat|trong |tu |den |vao |neu |truong hop|ngay sau|dong thoi|ngoai ra|rieng |doi voi|giao |de nghi|yeu cau"
    r"|phan cong|muon nhat|quy |thang |ngay "
    r"|moi |cuoi |dau |giua |xuat phat|nhan |thong qua|tai |qua trinh|do do|vi vay|ke tu|dua (?:tren|vao)|den |nam |truoc khi"
    r"|cung (?:voi|cac)|ben canh|han |thoi gian|nhu vay|(?:[^\W\d]{2,8} ){1,4}xong,)"
)
"""Words that open a clause before its subject or its verb."""


def _skip_lead(context: Context, at: int) -> int:
    if context.unit_end(at) is not None:
        return at
    lead = _LEAD.match(context.folded, at)
    return lead.end() if lead else at


def _subject(context: Context, start: int, head_end: int, end: int) -> Subject | None:
    reach = min(end, start + _REACH)
    labelled = _LABELLED.match(context.folded, head_end, reach) if context.folded.find(":", head_end, reach) >= 0 else None
    if labelled and not _MODAL.search(labelled.group()) and not _has_act(context, (start, labelled.end("u"))):
        name = _whole_name(context.quote((start, labelled.end("u"))))
        return Subject(name, (start, labelled.end("u")), labelled.end())
    predicate = _predicate(context, head_end, reach)
    if predicate is None:
        return None
    between = context.lowered[head_end:predicate]
    if _STOPS.search(_unbracketed(between)):
        return None
    name = _whole_name(context.quote((start, predicate)))
    return Subject(name, (start, predicate), predicate) if name else None


def _whole_name(words: str) -> str:
    """The name alone: not whose wish came before it, not what else it does."""
    words = _OTHERS_WISH.sub("", words)
    more = _DOES_MORE.search(lowered(words))
    return words[: more.start()] if more else words


_OTHERS_WISH = re.compile(r"^(?:cá nhân|tập thể|đơn vị)[^,]{0,30},\s(?=(?:Thường trực|Hội đồng|Văn phòng|Ban|Phòng|Trưởng|Phó)\s)")
_DOES_MORE = re.compile(r"[\s,]+(?:quan tâm|hưởng ứng|giúp|và chứng kiến|chứng kiến|đồng loạt|nghiêm túc|tích cực|(?:tự|soạn|viết)$)(?!\w)")


_LABELLED = compiled(r"(?P<u>(?:[^:;.()]|\([^()]{0,60}\)){0,110}?) ?: (?=\w)")


def _unbracketed(text: str) -> str:
    return re.sub(r"\([^()]{0,80}\)|:\s?$", "", text)


_MODAL = compiled(r"(?<!\w)(?:co trach nhiem|chiu trach nhiem|co nhiem vu)(?!\w)")


_NAMED_BY_WORK = compiled(
    r"(?<!\w)(?<!cong )(?<!chi )(?<!lien )(?:doan|to|ban|tieu ban|uy ban|hoi dong|doi|bo phan) (?=(?:kiem tra|kiem phieu"
    r"|to chuc|chi dao|tham dinh"
    r"|giam sat|cham|binh xet|van dong|thi dua) )"
)
_WORK = compiled(r" (?:kiem tra|kiem phieu|to chuc|chi dao|tham dinh|giam sat|cham [^\W\d]{1,8}|binh xet|van dong|thi dua)(?!\w)")


def _predicate(context: Context, start: int, end: int) -> int | None:
    """Past the work in a name: "Đoàn kiểm tra gửi …", "Ban tổ chức chuẩn bị …"."""
    work = _WORK.match(context.folded, start, end)
    if work and _NAMED_BY_WORK.search(context.folded, max(0, start - 12), work.end() + 1):
        return _verb(context, work.end(), min(end, work.end() + _AFTER_NAME)) or _verb(context, start, end)
    return _verb(context, start, end)


_AFTER_NAME = 40


def _verb(context: Context, start: int, end: int) -> int | None:
    modal = _MODAL.search(context.folded, start, end)
    if modal:
        return modal.start()
    found = predicate_in(context.text, context.folded, start, end, is_small=True)
    while found is not None:
        named = _OF_NAME.match(context.folded, found, end)
        if not (named and _NAMED_BEFORE[named.lastgroup or ""].search(context.folded, max(start - 12, 0), found)):
            return found
        at = named.end()
        later = predicate_in(context.text[at:end], context.folded[at:end], 0, end - at, is_small=True)
        found = at + later if later is not None else None
    return None


_OF_NAME = compiled(r"(?P<award>khen thuong)|(?P<verb>[^\W\d]+(?: (?:xuat|tra|nghi|gia|xet|cong|chon|ton|loai|thieu|lap|thuong|diem))?)")
_NAMED_BEFORE = {"award": compiled(r"(?<!\w)(?:duoc|thi dua,?|thi dua -) $"), "verb": compiled(r"(?<!\w)(?:duoc|doi tuong) $")}
"""Before a verb that is part of the name: "đơn vị được kiểm tra", "Hội đồng thi đua khen thưởng"."""


_HEAD_LEAD = compiled(
    r"^(?:(?:trach nhiem|nhiem vu|phan cong|phan cong nhiem vu|trach nhiem thuc hien)(?: cu the)?(?: thuc hien)?(?: cua"
    r"| doi voi| cho)?|doi voi|giao cho|giao|de nghi|yeu cau) ?:? ?"
)
_HEAD_TAIL = compiled(
    r"(?: la (?:co quan|don vi|dau moi|bo phan|to)(?: [^\W\d]{1,8}){0,4}| co trach nhiem| chiu trach nhiem| co nhiem vu"
    r"| chu tri| thuc hien| to chuc thuc hien| cac nhiem vu| nhu sau| sau| cac noi dung){0,4}(?:,)? ?:? ?\.?$"
)


def heading_actor(context: Context, index: int) -> str | None:
    """The unit that the nearest heading above names, also in "Trách nhiệm của …" and "… có trách nhiệm:"."""
    return next((found for above in context.above(index) if (found := context.once(_named_by, above))), None)


def _named_by(context: Context, heading: int) -> str | None:
    return unit_named(context.passages[heading].text) or _open_subject(context, heading)


def unit_named(text: str) -> str | None:
    """The unit, when the words are nothing but its name (a heading, a cell, a label's value)."""
    modal = _MODAL.search(fold(text))
    text = text[: modal.start()] if modal else text
    folded = fold(text)
    lead = _HEAD_LEAD.match(folded)
    start = lead.end() if lead else 0
    tail = _HEAD_TAIL.search(folded, start)
    end = tail.start() if tail else len(text)
    name = text[start:end].strip(" :.;,-–")
    if not name or len(name) > _VERBLESS or unit_end(name) is None:
        return None
    name = _whole_name(name)
    return None if _acts(name) else name


_ACT = compiled(
    r"(?<!\w)(?:gui|nop|xay dung|to chuc|tong hop|lap|trinh|bao cao|ban hanh|dang ky|tien hanh|dat|la|duoc|phan dau|hoan thanh)(?= \w)"
)


def _acts(name: str) -> bool:
    """Whether a verb with an object stands in the words: then they are more than a name."""
    outside = re.sub(r"\([^()]{0,120}\)", "", name)
    return any(outside[match.start()].islower() for match in _ACT.finditer(fold(outside)))


def _has_act(context: Context, span: Span) -> bool:
    return _acts(context.text[slice(*span)])


def _open_subject(context: Context, index: int) -> str | None:
    """The subject of a sentence that opens a list: "Văn phòng có trách nhiệm tham mưu các việc sau:"."""
    passage = context.passages[index]
    sentences = context.sentences(passage.at)
    if not sentences:
        return None
    if context.text[passage.at[0] : passage.at[1]].rstrip().endswith(":") or len(sentences) == 1:
        found = subject_in(context, sentences[-1])
        return found.name if found else None
    return None


def is_body(context: Context, name: str | None) -> bool:
    """Whether the name is the whole body, not one unit of it."""
    if name is None:
        return True
    plain = fold(name).strip(" .,:;")
    own = (context.meta.get("body") or {}).get("name")
    return bool(_BODY.match(plain)) or bool(own and plain == fold(own))


def members_of(context: Context) -> str:
    """How the plan calls those who owe when nobody is named."""
    kind = (context.meta.get("body") or {}).get("kind")
    return f"các đơn vị trong {kind}" if kind else "các đơn vị"
