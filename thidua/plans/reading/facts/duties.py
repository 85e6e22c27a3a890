"""Duties without a date: what a named unit can be seen to do, standing duties, undated steps of everybody."""

from collections.abc import Iterator
from typing import Any

from thidua.plans.enums import FactKind
from thidua.plans.reading.facts.actors import members_of, subject_in
from thidua.plans.reading.facts.acts import EXHORTATION, STANDING, visible_at
from thidua.plans.reading.facts.context import Context, Section
from thidua.plans.reading.facts.labels import whole_body
from thidua.plans.reading.facts.owing import State, condition_of, deliverable_in, is_act, own_subject
from thidua.plans.reading.facts.recipients import recipients_in
from thidua.plans.reading.model import Fact, Span
from thidua.plans.reading.words import compiled


def undated(context: Context, index: int, span: Span, state: State) -> Iterator[Fact]:
    section = context.section(index)
    span = context.trim(span)
    subject = own_subject(context, span)
    if subject:
        state.actor, state.from_heading = subject[0], False
        span = (subject[1], span[1])
    if section in (Section.PURPOSE, Section.PROGRAMME, Section.FUNDING) or (section is Section.CONTENT and not subject):
        return
    act = context.folded[slice(*span)]
    if len(act) < 15 or not (subject or is_act(act)):
        return
    if state.actor is None:
        yield from _undated_body(context, index, span, act)
        return
    yield from _duty(context, span, state, is_content=section is Section.CONTENT)


_NEVER = 10_000
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
    r"(?:co trach nhiem|chiu trach nhiem|co nhiem vu|can cu [^,]{0,120}, ?|phai|can|se|chu dong|khan truong|nghiem tuc"
    r"|kip thoi|thuong xuyen|chu tri(?:,? phoi hop)?(?= )|[ ,])+"
)


def _duty(context: Context, span: Span, state: State, *, is_content: bool) -> Iterator[Fact]:
    subject = subject_in(context, span)
    begin = subject.predicate if subject and subject.at[0] == span[0] else span[0]
    modals = _MODALS.match(context.folded, begin, span[1])
    begin = modals.end() if modals else begin
    act = context.folded[begin : span[1]]
    visible = visible_at(context.text, context.folded, begin, span[1])
    far = visible - begin if visible is not None else _NEVER
    sent = recipients_in(context, (begin, span[1]))
    if sent:
        state.recipient = sent[-1].name
    if (is_content and not (visible is not None and sent)) or (EXHORTATION.match(act) and not sent):
        return
    is_visible = visible is not None and (far <= _NEAR or bool(sent)) and not STANDING.match(act)
    if not is_visible and not STANDING.search(act):
        return
    is_standing = not is_visible and far > 2 * _NEAR
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
        **condition_of(act, context, span),
    )
