"""What the sentences of a passage hand on, who a clause speaks of, and what is made or done."""

import re
from dataclasses import dataclass, replace

from thidua.plans.reading.dues import FoundDue
from thidua.plans.reading.facts.actors import INTRO, subject_in
from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.facts.parts import Part
from thidua.plans.reading.facts.recipients import Recipient
from thidua.plans.reading.facts.wording import is_bare, item_name, last_paper, object_of, papers_in, shortened, things_in
from thidua.plans.reading.model import Span
from thidua.plans.reading.words import PREDICATE, UNIT, compiled, lowered, unit_end


@dataclass(slots=True)
class State:
    """What a sentence takes over from those before it and from the headings above."""

    actor: str | None
    recipient: str | None = None
    from_heading: bool = False


def own_subject(context: Context, span: Span) -> tuple[str, int] | None:
    """The subject of the clause; a clause that opens with its verb has none of its own."""
    found = subject_in(context, span, after_label=_opens_with_verb(context, span))
    return (found.name, found.at[0]) if found else None


def _opens_with_verb(context: Context, span: Span) -> bool:
    folded = context.folded[slice(*span)].lstrip(" ,;:.-–(")
    first = context.text[slice(*span)].lstrip(" ,;:.-–(")
    return bool(PREDICATE.match(folded)) and not INTRO.match(folded) and unit_end(first) is None


_TAIL = re.compile(
    rf"^[\s).:,(\-–]{{1,4}}(?:do\s)?(?P<u>{UNIT}[^,;:.()]{{0,80}}?)\s(?:chủ trì|thực hiện|phụ trách|đảm nhiệm|đảm nhận"
    r"|tổ chức|chịu trách nhiệm)"
)


def named_after(context: Context, at: int) -> str | None:
    """ "Hội thi tay nghề (tháng 5): Công đoàn chủ trì"."""
    text = context.text[at : at + 140]
    match = _TAIL.match(lowered(text))
    return text[slice(*match.span("u"))].strip() if match else None


_OF = re.compile(rf"\scủa\s(?P<u>{UNIT}[^,;:.()]{{0,90}}?):?\s(?:được\s)?(?:gửi|nộp|chuyển|trình)\s")
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
    found = _CONDITION.finditer(context.folded, *span)
    match = next((one for one in found if not context.lowered.startswith("nêu", one.start())), None)
    return {"condition": context.quote(match.span())} if match and words else {}


_GOES = ("gui", "nop", "trinh", "chuyen", "giao nop", "cung cap", "dang ky")
_LONGEST = 200
_REACH = 800
"""Characters around an act that may name its thing."""


def deliverable_in(context: Context, span: Span, sent: list[Recipient], due: FoundDue | None) -> str:
    """What is made or done: the thing of the act that is sent or holds the date; else what the item is called."""
    start, end = _act(context, span, due)
    goer = next((one for one in sent if one.verb_word in _GOES and start <= one.verb[0] and one.at[1] <= end), None)
    goer = goer or next((one for one in sent if start <= one.verb[0] and one.at[1] <= end), None)
    rest = end if goer is None or goer is sent[-1] else goer.at[1]
    said = _sent_thing(context, (start, rest), goer) if goer else _done_thing(context, (start, end), is_dated=due is not None)
    said = _without_receivers(context, said, sent)
    if said and not is_bare(said):
        return said[:_LONGEST]
    stop = goer.at[0] if goer and goer.at[0] > start else end
    whole = shortened(context.quote((start, stop)) or context.quote(span))
    return (_named_near(context, span) or said or whole)[:_LONGEST]


def _without_receivers(context: Context, said: str, sent: list[Recipient]) -> str:
    """ "đăng ký thi đua báo cáo cấp có thẩm quyền" is "đăng ký thi đua", which goes to "cấp có thẩm quyền"."""
    going = [at for one in sent if (at := said.find(context.quote((one.verb[0], one.at[1])))) > 0]
    name = shortened(said[: min(going)]) if going else said
    return said if is_bare(name) else name


def _act(context: Context, span: Span, due: FoundDue | None) -> Span:
    """The words of the act: behind its subject, without its date."""
    start, end = context.trim(span)
    if due and due.at[0] <= start + _OPENS and start < due.at[1] < end:
        start = due.at[1]
    subject = subject_in(context, (start, end), after_label=_opens_with_verb(context, (start, end)))
    if subject and subject.predicate > start:
        start = subject.predicate
    if due and due.at[0] > start + 3:
        end = min(end, due.at[0])
    return start, end


_OPENS = 5


def _sent_thing(context: Context, span: Span, goer: Recipient) -> str:
    """Between the verb and the recipient, else before the verb, else behind the recipient: "trình Giám đốc Quyết định …"."""
    start, end = span
    goer = _going(context, goer)
    if goer.verb_word in _PAYS:
        return shortened(object_of(context.quote((start, goer.at[0]))))
    behind = things_in(context.quote((goer.verb[1], goer.at[0]))) if goer.at[0] - goer.verb[1] > 4 else ""
    is_noun = goer.verb_word in _NOUNS
    if behind and not is_bare(behind):
        return shortened(f"{context.quote(goer.verb)} {behind}") if is_noun else behind
    stop = goer.verb[1] if goer.verb_word == "dang ky" else goer.verb[0]
    before = things_in(context.quote((max(start, stop - _REACH), stop))) if stop > start + 3 else ""
    if before and not is_bare(before):
        return before
    after = context.quote((goer.at[1], end))
    is_apart = goer.at[1] + 3 >= end or bool(_APART.match(context.lowered, goer.at[1]))
    after = "" if is_apart else shortened(object_of(_PREPOSITION.sub("", after)))
    if after and not is_bare(after):
        return f"{context.quote(goer.verb)} {after}" if goer.verb_word in _ASKS else after
    return ""


def _going(context: Context, goer: Recipient) -> Recipient:
    """ "có báo cáo tổng hợp trình Cục trưởng": what sends is "trình"."""
    later = [match.span() for match in _SENDS.finditer(context.folded, goer.verb[1], goer.at[0])]
    return replace(goer, verb=later[-1], verb_word="gui") if later else goer


_SENDS = compiled(r"(?<!\w)(?<!chuong )(?<!to )(?<!cong )(?<!qua )(?<!lo )(?<!tien )(?:gui|nop|trinh)(?!\w)")
_NOUNS = ("bao cao", "dang ky", "de xuat", "gop y", "thong bao", "de nghi", "kien nghi", "phan anh", "bao")
"""Verbs that belong to the name of the thing: "đăng ký danh sách người dự"."""
_PAYS = ("quyet toan", "thanh toan")
_ASKS = ("lay y kien", "xin y kien", "gop y", "bao cao", "de nghi")
_PREPOSITION = re.compile(r"^(?:vào|về|trong việc|việc|ký(?=\s(?:ban hành\s)?[A-Z])|phê duyệt|xem xét,?)\s")
_APART = re.compile(r"\s*(?:[-–,;(]|để(?!\w))")


def _done_thing(context: Context, span: Span, *, is_dated: bool) -> str:
    """Of acts between semicolons the last one holds the date; without a date the first names the duty."""
    clauses = [clause for clause in context.clauses(span) if clause[1] > clause[0]]
    if not clauses:
        return ""
    if not is_dated:
        return papers_in(object_of(context.quote(clauses[0])))
    act = next((clause for clause in reversed(clauses) if PREDICATE.match(context.folded, clause[0])), clauses[0])
    return things_in(context.quote((act[0], clauses[-1][1])))


_LABEL = re.compile(r"(?:^|[.;]\s)(?P<l>[^.;:]{4,70}):[^:;.]*$")


def _named_near(context: Context, span: Span) -> str | None:
    """The label before the colon, the paper spoken of before or right after, the heading of the item."""
    index = context.index_at(span[0])
    if index is None:
        return None
    passage = context.passages[index]
    text = context.text[max(passage.at[0], span[0] - _REACH) : span[0]]
    label = _LABEL.search(text)
    names = [item_name(label["l"])] if label else []
    following = next(
        (piece for piece in re.split(r"[;.]\s?", context.text[span[1] : min(passage.at[1], span[1] + _REACH)]) if piece.strip()), ""
    )
    names += [last_paper(text), last_paper(following)]
    names += [item_name(heading) for heading in context.headings(index)]
    return next((name for name in names if name), None)


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
