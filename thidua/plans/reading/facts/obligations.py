"""What is owed, and the steps and gatherings of the whole body, out of sentences.

For something to be done: a named unit has to do it → obligation; the whole body does it → event when people gather,
stage otherwise. Purposes, exhortations and dates that only name the work are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from thidua.plans.enums import FactKind
from thidua.plans.reading.dues import FoundDue
from thidua.plans.reading.facts import labels, rows
from thidua.plans.reading.facts.actors import INTRO, heading_actor, is_body, members_of, subject_in
from thidua.plans.reading.facts.context import Context, Section, Zone
from thidua.plans.reading.facts.duties import undated
from thidua.plans.reading.facts.named_times import is_deadline
from thidua.plans.reading.facts.owing import (
    IS_PAPER,
    State,
    beside,
    condition_of,
    deliverable_in,
    is_act,
    named_after,
    own_subject,
    owner_of,
)
from thidua.plans.reading.facts.parts import Part, parts_of, split_undated
from thidua.plans.reading.facts.phases import is_phase
from thidua.plans.reading.facts.recipients import Recipient, recipients_in
from thidua.plans.reading.model import Fact, Span
from thidua.plans.reading.words import PREDICATE, compiled, fold


def find(context: Context) -> Iterator[Fact]:
    roles = rows.roles_of(context)
    actors: dict[int | None, str | None] = {}
    for index, passage in enumerate(context.passages):
        if context.zone(passage.at[0]) is not Zone.BODY:
            continue
        if passage.row:
            yield from rows.facts_of(context, index, roles)
        else:
            if passage.parent not in actors:
                actors[passage.parent] = heading_actor(context, index)
            yield from _passage(context, index, actors[passage.parent])


def _passage(context: Context, index: int, actor: str | None) -> Iterator[Fact]:
    state = State(actor, from_heading=actor is not None)
    for sentence in context.sentences(context.passages[index].at):
        labelled = labels.time_label(context, sentence)
        if labelled:
            yield from labels.facts_of(context, index, sentence, labelled)
        else:
            yield from _sentence(context, index, sentence, state)


def _sentence(context: Context, index: int, sentence: Span, state: State) -> Iterator[Fact]:
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
                yield from undated(context, index, span, state)


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
    return is_act(context.folded[start:end]) or own_subject(context, (start, end)) is not None


_CLOSING = compiled(r"^tren day la")


def _is_skipped(context: Context, index: int, sentence: Span) -> bool:
    return bool(_CLOSING.match(context.folded[slice(*sentence)])) or context.section(index) is Section.CONTACTS


def _dated(context: Context, index: int, part: Part, state: State) -> Iterator[Fact]:
    assert part.due
    sent = recipients_in(context, part.at)
    subject = subject_in(context, part.at)
    sent = [one for one in sent if not (subject and subject.at[0] <= one.at[0] < subject.at[1])]
    if context.section(index) is Section.PURPOSE and not sent:
        return
    for span, actor, recipients in _chain(context, part, state, sent):
        yield _fact(context, index, span, part.due, actor, recipients, state)


def _chain(context: Context, part: Part, state: State, sent: list[Recipient]) -> Iterator[tuple[Span, str | None, list[Recipient]]]:
    """The acts of a part. "gửi A để tổng hợp, báo cáo B chậm nhất …" is two: what A gets, A owes B."""
    start = _quote_start(context, part, state)
    actor = state.actor
    if not state.from_heading and _GATHERS.match(context.folded, start) and not sent and not own_subject(context, (start, part.at[1])):
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


def _quote_start(context: Context, part: Part, state: State) -> int:
    """From the actor, else from the due that opens the part, else from the act itself. Notes the actor."""
    start = context.trim(part.at)[0]
    subject = None
    if part.begins_with_due and part.due:
        opens = start + 2 < part.due.at[0]
        subject = (own_subject(context, part.at) if opens else None) or own_subject(context, (part.due.at[1], part.at[1]))
    else:
        subject = own_subject(context, part.at)
    if subject:
        state.actor, state.from_heading = subject[0], False
        return min(start, subject[1]) if part.begins_with_due else subject[1]
    owner = owner_of(context, (start, part.at[1])) or (beside(context, part) if part.due else None)
    if owner and not state.from_heading:
        state.actor = owner
    return start if part.begins_with_due else _after_intro(context, start, part.at[1])


def _after_intro(context: Context, start: int, end: int) -> int:
    """Past "Trên cơ sở …," when the act stands after the comma."""
    text = context.folded[start:end]
    if INTRO.match(text):
        for comma in re.finditer(r",\s", text):
            rest = text[comma.end() :]
            if PREDICATE.match(rest):
                return start + comma.end()
    return start


def _fact(context: Context, index: int, span: Span, due: FoundDue, actor: str | None, sent: list[Recipient], state: State) -> Fact:
    recipient = "; ".join(dict.fromkeys(one.name for one in sent)) or None
    actor = actor or named_after(context, span[1])
    if recipient:
        state.recipient = recipient
    words = fold(context.quote(span))
    goes_out = actor is None and bool(IS_PAPER.match(context.folded[slice(*context.trim(span))]))
    if not recipient and not goes_out and (actor is None or (not state.from_heading and is_body(context, actor))):
        return labels.whole_body(context, span, due.value, index=index, weekday=due.weekday)
    deliverable = deliverable_in(context, span, sent, due)
    return context.fact(
        FactKind.OBLIGATION,
        span,
        actor=actor or members_of(context),
        deliverable=deliverable,
        recipient=recipient,
        due=dict(due.value),
        **condition_of(words, context, span),
    )
