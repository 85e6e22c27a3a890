"""What is owed, and the steps and gatherings of the whole body, out of sentences.

For something to be done: a named unit has to do it → obligation; the whole body does it → event when people gather,
stage otherwise. Purposes, exhortations and dates that only name the work are left out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from thidua.plans.enums import FactKind
from thidua.plans.reading.dues import FoundDue
from thidua.plans.reading.facts import labels, rows
from thidua.plans.reading.facts.actors import INTRO, heading_actor, is_body, members_of, subject_in
from thidua.plans.reading.facts.acts import EXHORTATION, STANDING, VISIBLE
from thidua.plans.reading.facts.context import Context, Section, Zone
from thidua.plans.reading.facts.named_times import is_deadline
from thidua.plans.reading.facts.parts import Part, parts_of, split_undated
from thidua.plans.reading.facts.phases import is_phase
from thidua.plans.reading.facts.recipients import Recipient, recipients_in
from thidua.plans.reading.model import Fact, Span
from thidua.plans.reading.words import PREDICATE, UNIT, compiled, fold, lowered, unit_end


@dataclass(slots=True)
class _State:
    """What a sentence takes over from those before it and from the headings above."""

    actor: str | None
    recipient: str | None = None
    from_heading: bool = False


def find(context: Context) -> Iterator[Fact]:
    roles = rows.roles_of(context)
    for index, passage in enumerate(context.passages):
        if context.zone(passage.at[0]) is not Zone.BODY:
            continue
        if passage.row:
            yield from rows.facts_of(context, index, roles)
        else:
            yield from _passage(context, index)


def _passage(context: Context, index: int) -> Iterator[Fact]:
    actor = heading_actor(context, index)
    state = _State(actor, from_heading=actor is not None)
    for sentence in context.sentences(context.passages[index].at):
        labelled = labels.time_label(context, sentence)
        if labelled:
            yield from labels.facts_of(context, index, sentence, labelled)
        else:
            yield from _sentence(context, index, sentence, state)


def _sentence(context: Context, index: int, sentence: Span, state: _State) -> Iterator[Fact]:
    if _is_skipped(context, index, sentence):
        return
    dues = [
        due
        for due in context.dues(sentence)
        if is_deadline(context, due, sentence, section=context.section(index)) and not is_phase(context, sentence, due)
    ]
    if dues and _is_time_only(context, sentence, dues[0]) and context.passages[index].is_heading:
        return
    above = None if dues else _due_above(context, index)
    for part in parts_of(context, sentence, dues):
        if part.due:
            yield from _dated(context, index, part, state)
        elif above and _acts(context, part.at):
            yield from _dated(context, index, Part(part.at, replace(above, at=(part.at[1], part.at[1]))), state)
        elif not context.passages[index].is_heading:
            for span in split_undated(context, part.at):
                yield from _undated(context, index, span, state)


def _is_time_only(context: Context, span: Span, due: FoundDue) -> bool:
    """A heading that is nothing but a time: "2. Tháng 5/2021"."""
    rest = context.text[span[0] : due.at[0]] + context.text[due.at[1] : span[1]]
    return not any(letter.isalnum() for letter in rest)


def _due_above(context: Context, index: int) -> FoundDue | None:
    """The time that heads a list: its items are due then."""
    for above in context.above(index):
        passage = context.passages[above]
        dues = context.dues(passage.at)
        if dues and passage.is_heading and _is_time_only(context, passage.at, dues[0]):
            return dues[0]
    return None


def _acts(context: Context, span: Span) -> bool:
    start, end = context.trim(span)
    return _is_act(context.folded[start:end]) or _subject(context, (start, end)) is not None


_CLOSING = compiled(r"^tren day la")


def _is_skipped(context: Context, index: int, sentence: Span) -> bool:
    return bool(_CLOSING.match(context.folded[slice(*sentence)])) or context.section(index) is Section.CONTACTS


# ---- with a date


def _dated(context: Context, index: int, part: Part, state: _State) -> Iterator[Fact]:
    assert part.due
    sent = recipients_in(context, part.at)
    subject = subject_in(context, part.at)
    sent = [one for one in sent if not (subject and subject.at[0] <= one.at[0] < subject.at[1])]
    if context.section(index) is Section.PURPOSE and not sent:
        return
    for span, actor, recipients in _chain(context, part, state, sent):
        yield _fact(context, index, span, part.due, actor, recipients, state)


def _chain(context: Context, part: Part, state: _State, sent: list[Recipient]) -> Iterator[tuple[Span, str | None, list[Recipient]]]:
    """The acts of a part. "gửi A để tổng hợp, báo cáo B chậm nhất …" is two: what A gets, A owes B."""
    start = _quote_start(context, part, state)
    actor = state.actor
    if not state.from_heading and _GATHERS.match(context.folded, start) and not sent and not _subject(context, (start, part.at[1])):
        actor = None
    if len(sent) >= 2 and not part.begins_with_due:
        for at in range(1, len(sent)):
            cut = _handed_on(context, sent[at - 1], sent[at])
            if cut is not None:
                yield (start, cut), actor, sent[:at]
                yield (cut, part.at[1]), sent[at - 1].name, sent[at:]
                return
    if state.recipient and _HANDED.match(context.folded, start):
        actor = state.recipient
    joint = _second_act(context, part, start, sent)
    if joint:
        yield (start, joint), actor, []
        yield (joint, part.at[1]), actor, sent
        return
    if not sent and state.recipient and _SENDS_BACK.search(context.folded, *part.at):
        yield (start, part.at[1]), actor, [Recipient(state.recipient, part.at, part.at, "gui")]
        return
    yield (start, part.at[1]), actor, sent


_HANDED = compiled(r"de (?:tong hop|xem xet|tham dinh|theo doi|bao cao|trinh)")
_AND_MAKES = compiled(r"(?<!\w)va (?=(?:tong hop|lap|xay dung|hoan thien|chuan bi) )")


def _second_act(context: Context, part: Part, start: int, sent: list[Recipient]) -> int | None:
    """ "kết thúc mỗi đợt có hướng dẫn … và tổng hợp hồ sơ … trình Giám đốc": one opening date, two acts, only the second goes somewhere."""
    if not (part.begins_with_due and part.due and sent):
        return None
    joint = _AND_MAKES.search(context.folded, part.due.at[1] + 20, sent[0].verb[0])
    return joint.end() if joint and start < joint.start() else None


_GATHERS = compiled(r"(?:to chuc )?(?:hoi nghi|le |hoi thao|toa dam|hoi thi|giao ban|hoi thao|dai hoi|hoi dien|giai )")
_SENDS_BACK = compiled(r"(?<!\w)(?:gui|nop)(?!\w)")


def _handed_on(context: Context, first: Recipient, second: Recipient) -> int | None:
    """Where the second act begins, when the first recipient does it."""
    between = context.folded[first.at[1] : second.verb[1]]
    match = re.search(r"(?:để|de)\s(?:tong hop|xem xet|tham dinh|theo doi)", between)
    return first.at[1] + match.start() if match else None


def _quote_start(context: Context, part: Part, state: _State) -> int:
    """From the actor, else from the due that opens the part, else from the act itself. Notes the actor."""
    start = context.trim(part.at)[0]
    subject = None
    if part.begins_with_due and part.due:
        opens = start + 2 < part.due.at[0]
        subject = (_subject(context, part.at) if opens else None) or _subject(context, (part.due.at[1], part.at[1]))
    else:
        subject = _subject(context, part.at)
    if subject:
        state.actor, state.from_heading = subject[0], False
        return min(start, subject[1]) if part.begins_with_due else subject[1]
    owner = _owner(context, (start, part.at[1])) or (_beside(context, part) if part.due else None)
    if owner and not state.from_heading:
        state.actor = owner
    return start if part.begins_with_due else _after_intro(context, start, part.at[1])


def _subject(context: Context, span: Span) -> tuple[str, int] | None:
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


def _named_after(context: Context, at: int) -> str | None:
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


def _beside(context: Context, part: Part) -> str | None:
    """ "In băng rôn (Văn phòng, trước 05/4)": the unit right before the date."""
    assert part.due
    text = context.text[part.at[0] : part.due.at[0]]
    match = _BESIDE.search(lowered(text))
    return text[slice(*match.span("u"))].strip() if match else None


def _owner(context: Context, span: Span) -> str | None:
    """ "Kết quả … của từng phòng gửi về …", "… do Văn phòng thực hiện"."""
    text = context.text[slice(*span)]
    low = lowered(text)
    match = _OF.search(low) or _BY.search(low)
    return text[slice(*match.span("u"))].strip() if match else None


def _after_intro(context: Context, start: int, end: int) -> int:
    """Past "Trên cơ sở …," when the act stands after the comma."""
    text = context.folded[start:end]
    if INTRO.match(text):
        for comma in re.finditer(r",\s", text):
            rest = text[comma.end() :]
            if PREDICATE.match(rest):
                return start + comma.end()
    return start


def _fact(context: Context, index: int, span: Span, due: FoundDue, actor: str | None, sent: list[Recipient], state: _State) -> Fact:
    recipient = "; ".join(dict.fromkeys(one.name for one in sent)) or None
    actor = actor or _named_after(context, span[1])
    if recipient:
        state.recipient = recipient
    words = fold(context.quote(span))
    goes_out = actor is None and bool(_PAPER.match(context.folded[slice(*context.trim(span))]))
    if not recipient and not goes_out and (actor is None or (not state.from_heading and is_body(context, actor))):
        return whole_body(context, span, due.value, index=index, weekday=due.weekday)
    deliverable = deliverable_in(context, span, sent, due)
    return context.fact(
        FactKind.OBLIGATION,
        span,
        actor=actor or members_of(context),
        deliverable=deliverable,
        recipient=recipient,
        due=dict(due.value),
        **_condition(words, context, span),
    )


def whole_body(context: Context, span: Span, due: Mapping[str, Any] | None, *, index: int, weekday: str | None = None) -> Fact:
    """What everybody does: a gathering is an event, everything else a stage."""
    return labels.whole_body(context, span, due, index=index, weekday=weekday)


_CONDITION = compiled(r"(?:neu|truong hop) [^,;.]{3,100}")


def _condition(words: str, context: Context, span: Span) -> dict[str, str]:
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


# ---- without a date


def _undated(context: Context, index: int, span: Span, state: _State) -> Iterator[Fact]:
    section = context.section(index)
    span = context.trim(span)
    subject = _subject(context, span)
    if subject:
        state.actor, state.from_heading = subject[0], False
        span = (subject[1], span[1])
    if section in (Section.PURPOSE, Section.PROGRAMME, Section.FUNDING) or (section is Section.CONTENT and not subject):
        return
    act = context.folded[slice(*span)]
    if len(act) < 15 or not (subject or _is_act(act)):
        return
    if state.actor is None:
        yield from _undated_body(context, index, span, act)
        return
    yield from _duty(context, span, state, is_content=section is Section.CONTENT)


_PAPER = compiled(
    r"^(?:cac )?(?:bao cao|ho so|danh sach|ban dang ky|ban tu cham|bang tu cham|to trinh|ban giao uoc|y kien gop y|tai lieu"
    r"|giay moi|du thao|bien ban)(?!\w)"
)
_PAPER_GOES = compiled(
    r"^(?:ban |cac )?(?:bao cao|ho so|ke hoach|danh sach|ket qua|van ban|bien ban|bang|to trinh|du thao|phieu|tai lieu"
    r"|sang kien|y kien)[^;.:]{0,200}?(?<!\w)(?:gui|nop|trinh|chuyen)(?!\w)"
)


def _is_act(act: str) -> bool:
    """A clause that opens with its verb, or a paper that goes somewhere; not a statement."""
    return bool(PREDICATE.match(act)) or bool(INTRO.match(act) and PREDICATE.search(act)) or bool(_PAPER_GOES.match(act))


_BODY_ACT = compiled(
    r"^(?:to chuc|tien hanh|thuc hien(?: cong tac)?|phat dong|ky ket)(?: \w+){0,2}? ?(?:le |hoi nghi|toa dam|hoi thao"
    r"|kiem tra|so ket|tong ket|binh xet|cham diem|ky ket|dang ky|gap mat|hoi thi|phat dong)"
)


def _undated_body(context: Context, index: int, span: Span, act: str) -> Iterator[Fact]:
    if _BODY_ACT.match(act) and not context.passages[index].is_heading:
        sent = recipients_in(context, span)
        if sent:
            yield context.fact(
                FactKind.OBLIGATION,
                span,
                actor=members_of(context),
                deliverable=deliverable_in(context, span, sent, None),
                recipient=sent[-1].name,
                due=None,
            )
        else:
            yield whole_body(context, span, None, index=index)


_NEAR = 40
_MODALS = compiled(
    r"^(?:co trach nhiem|chiu trach nhiem|co nhiem vu|can cu [^,]{0,120}, ?|phai|can|se|chu dong|khan truong|nghiem tuc"
    r"|kip thoi|thuong xuyen|chu tri(?:,? phoi hop)?(?= )|[ ,])+"
)


def _duty(context: Context, span: Span, state: _State, *, is_content: bool) -> Iterator[Fact]:
    subject = subject_in(context, span)
    begin = subject.predicate if subject and subject.at[0] == span[0] else span[0]
    act = _MODALS.sub("", context.folded[begin : span[1]], count=1)
    visible = VISIBLE.search(act)
    sent = recipients_in(context, (begin, span[1]))
    if sent:
        state.recipient = sent[-1].name
    if (is_content and not (visible and sent)) or (EXHORTATION.match(act) and not sent):
        return
    is_visible = bool(visible and (visible.start() <= _NEAR or sent) and not STANDING.match(act))
    if not is_visible and not STANDING.search(act):
        return
    is_standing = not is_visible and not (visible and visible.start() <= 2 * _NEAR)
    recipient = "; ".join(dict.fromkeys(one.name for one in sent)) or None
    extra: dict[str, Any] = {"standing": True, "optional": True} if is_standing else {}
    yield context.fact(
        FactKind.OBLIGATION,
        span,
        actor=state.actor,
        deliverable=deliverable_in(context, span, sent, None),
        recipient=recipient,
        due=None,
        **extra,
        **_condition(act, context, span),
    )
