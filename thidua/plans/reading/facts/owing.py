"""What the sentences of a passage hand on, who a clause speaks of, and what is made or done."""

import re
from dataclasses import dataclass

from thidua.plans.reading.dues import FoundDue
from thidua.plans.reading.facts.actors import INTRO, subject_in
from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.facts.parts import Part
from thidua.plans.reading.facts.recipients import Recipient
from thidua.plans.reading.model import Span
from thidua.plans.reading.words import PREDICATE, UNIT, compiled, fold, lowered, unit_end


@dataclass(slots=True)
class State:
    """What a sentence takes over from those before it and from the headings above."""

    actor: str | None
    recipient: str | None = None
    from_heading: bool = False


def own_subject(context: Context, span: Span) -> tuple[str, int] | None:
    """The subject of the clause; a clause that opens with its verb has none of its own."""
    folded = context.folded[slice(*span)].lstrip(" ,;:.-–(")
    first = context.text[slice(*span)].lstrip(" ,;:.-–(")
    opens_with_verb = bool(PREDICATE.match(folded)) and not INTRO.match(folded) and unit_end(first) is None
    found = subject_in(context, span, after_label=opens_with_verb)
    return (found.name, found.at[0]) if found else None


_TAIL = re.compile(
    rf"^[\s).:,(\-–]{{1,4}}(?:do\s)?(?P<u>{UNIT}[^,;:.()]{{0,80}}?)\s(?:chủ trì|thực hiện|phụ trách|đảm nhiệm|đảm nhận"
    r"|tổ chức|chịu trách nhiệm)"
)


def named_after(context: Context, at: int) -> str | None:
    """ "Hội thi tay nghề (tháng 5): Công đoàn chủ trì"."""
    text = context.text[at : at + 140]
    match = _TAIL.match(lowered(text))
    return text[slice(*match.span("u"))].strip() if match else None


_OF = re.compile(rf"\scủa\s(?P<u>{UNIT}[^,;:.()]{{0,90}}?)\s(?:được\s)?(?:gửi|nộp|chuyển|trình)\s")
_BY = re.compile(
    rf"\sdo\s(?P<u>{UNIT}[^,;:.()]{{0,90}}?)\s(?:gửi|nộp|trình|thực hiện|chủ trì|xây dựng|tổng hợp|tham mưu|chịu trách nhiệm"
    r"|lập|đảm nhận|tổ chức)"
)


_BESIDE = re.compile(rf"[(:,]\s?(?P<u>{UNIT}[^,;:()]{{0,80}}?)\s?[,;:–-]\s?(?:xong\s|hoàn thành\s)?$")


def beside(context: Context, part: Part) -> str | None:
    """ "In băng rôn (Văn phòng, trước 05/4)": the unit right before the date."""
    assert part.due
    text = context.text[part.at[0] : part.due.at[0]]
    match = _BESIDE.search(lowered(text))
    return text[slice(*match.span("u"))].strip() if match else None


def owner_of(context: Context, span: Span) -> str | None:
    """ "Kết quả … của từng phòng gửi về …", "… do Văn phòng thực hiện"."""
    text = context.text[slice(*span)]
    low = lowered(text)
    match = _OF.search(low) or _BY.search(low)
    return text[slice(*match.span("u"))].strip() if match else None


_CONDITION = compiled(r"(?:neu|truong hop) [^,;.]{3,100}")


def condition_of(words: str, context: Context, span: Span) -> dict[str, str]:
    match = _CONDITION.search(context.folded, *span)
    return {"condition": context.quote(match.span())} if match and words else {}


_VERBS = compiled(
    r"^(?:(?:co trach nhiem|chiu trach nhiem|co nhiem vu|chu tri|phoi hop|duoc giao|chu dong|khan truong|tien hanh|thuc hien"
    r"|viec|can cu [^,]{0,60},|xay dung|lap|tong hop|gui|nop|trinh|ban hanh|chuan bi|va|,|ra soat|hoan thien|hoan thanh"
    r"|du thao|soan thao|phai|can(?! cu)|se|de nghi|to chuc xay dung)(?: |$))+"
)
_LINK = re.compile(r"[\s,(]*(?:(?:và|gửi|nộp|trình|về|cho|đến|tới|lên|qua|với)\s*)+$")
_LONGEST = 200


def deliverable_in(context: Context, span: Span, sent: list[Recipient], due: FoundDue | None) -> str:
    """What is made or done: the object of the act, before recipient and date."""
    start, end = context.trim(span)
    subject = subject_in(context, (start, end))
    if due and due.at[0] <= start + 2:
        start = due.at[1]
    if subject:
        start = max(start, subject.predicate)
    stops = [due.at[0] if due else end]
    stops += [at for one in sent for at in (one.at[0], one.verb[0] if one.verb_word in ("gui", "nop", "trinh") else end)]
    end = min([end, *(at for at in stops if at > start + 8)])
    text = _LINK.sub("", context.quote((start, end))).strip(" (,;:-–")
    verbs = _VERBS.match(fold(text))
    bare = text[verbs.end() :] if verbs and len(text) - verbs.end() > 12 else text
    return bare[:_LONGEST].strip(" (,;:-–") or context.quote(span)[:_LONGEST]


IS_PAPER = compiled(
    r"^(?:[^:;.]{0,40}: )?(?:cac )?(?:bao cao|ho so|danh sach|ban dang ky|ban tu cham|bang tu cham|to trinh|ban giao uoc"
    r"|y kien gop y|tai lieu"
    r"|giay moi|du thao|bien ban)(?!\w)"
)
_PAPER_GOES = compiled(
    r"^(?:ban |cac )?(?:bao cao|ho so|ke hoach|danh sach|ket qua|van ban|bien ban|bang|to trinh|du thao|phieu|tai lieu"
    r"|sang kien|y kien)[^;.:]{0,200}?(?<!\w)(?:gui|nop|trinh|chuyen)(?!\w)"
)


def is_act(act: str) -> bool:
    """A clause that opens with its verb, or a paper that goes somewhere; not a statement."""
    return bool(PREDICATE.match(act)) or bool(INTRO.match(act) and PREDICATE.search(act)) or bool(_PAPER_GOES.match(act))
