"""Items with labels: "Thời gian thực hiện: Tháng 9/2021", "Đơn vị chủ trì: Văn phòng"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from thidua.plans.enums import FactKind
from thidua.plans.reading.dues import FoundDue
from thidua.plans.reading.facts import gatherings
from thidua.plans.reading.facts.actors import heading_actor, is_body, members_of, subject_in, unit_named
from thidua.plans.reading.facts.context import Context, Section
from thidua.plans.reading.facts.wording import gathering_name, item_name, shortened, step_name
from thidua.plans.reading.model import Fact, Span
from thidua.plans.reading.words import compiled, fold, words_in

_TIME = compiled(
    r"^(?:[+\-*] ?)?(?:thoi gian|thoi han|thoi diem|tien do|han (?:nop|gui|chot|cuoi|hoan thanh|cuoi cung)|hoan thanh|ngay"
    r"|lich)(?:,? (?:dia diem|[^\W\d]{1,9})){0,14} ?(?:\([^()]{0,40}\) ?)?: ?"
)
_ACTOR = compiled(
    r"^(?:[+\-*] ?)?(?:(?:co quan|don vi|bo phan|nguoi|phong|ban)(?:, (?:don vi|bo phan|ca nhan))? )?(?:chu tri|thuc hien"
    r"|phu trach|trach nhiem|chiu trach nhiem|dam nhiem|phan cong|to chuc thuc hien|tham muu)(?: thuc hien| chinh| chu tri"
    r"| tham muu)* ?: ?"
)
_VALUE_END = re.compile(r"[;.](?=\s|$)")
_LABEL_LENGTH = 110


@dataclass(frozen=True, slots=True)
class TimeLabel:
    label: str
    due: FoundDue


def time_label(context: Context, sentence: Span) -> TimeLabel | None:
    """The label and the due value right behind it."""
    match = _TIME.match(context.folded[sentence[0] : min(sentence[1], sentence[0] + _LABEL_LENGTH)])
    if not match:
        return None
    dues = context.dues(sentence)
    value = next((due for due in dues if due.at[0] >= sentence[0] + match.end() - 2), None)
    return TimeLabel(context.text[sentence[0] : sentence[0] + match.end()].strip(" :"), value) if value else None


def facts_of(context: Context, index: int, sentence: Span, found: TimeLabel) -> Iterator[Fact]:
    """The label dates its item: the obligation of the unit that the item names, else a step or gathering of all."""
    if context.section(index) is Section.PURPOSE:
        return
    for due in [one for one in context.dues(sentence) if one.is_firm or one.at[0] <= found.due.at[0]]:
        if due.at[0] < found.due.at[0]:
            continue
        end = _closed(context, due.at[1], sentence[1])
        span = (sentence[0], end)
        if _names_gathering(found.label):
            yield whole_body(context, span, due.value, index=index, weekday=due.weekday, label=found.label)
            continue
        yield _item_fact(context, index, span, due, found.label)


def _closed(context: Context, at: int, end: int) -> int:
    match = re.match(r"\s?\([^()]{0,25}\)|\)", context.text[at:end])
    return at + match.end() if match else at


def _names_gathering(label: str) -> bool:
    return gatherings.kind_in(fold(label)) is not None


def _item_fact(context: Context, index: int, span: Span, due: FoundDue, label: str) -> Fact:
    actor = _item_actor(context, index)
    if _LIMIT.match(fold(label)) and due.value["kind"] == "on":
        due = replace(due, value={**due.value, "kind": "by"})
    actor = members_of(context) if actor is None and _OWED.search(fold(label)) else actor
    if actor and not is_body(context, actor):
        deliverable = _item_title(context, index, span[0])
        return context.fact(FactKind.OBLIGATION, span, actor=actor, deliverable=deliverable, recipient=None, due=dict(due.value))
    return whole_body(context, span, due.value, index=index, weekday=due.weekday, label=label)


_LIMIT = compiled(r"(?:[+\-] ?)?(?:thoi )?han(?!\w)")
_OWED = compiled(r"(?<!\w)(?:gui|nop|bao cao)(?!\w)")


def _item_actor(context: Context, index: int) -> str | None:
    """The unit in a label beside the time, in the item's only sentence, or in the heading above."""
    for sibling in _around(context, index):
        for sentence in context.sentences(context.passages[sibling].at):
            match = _ACTOR.match(context.folded[slice(*sentence)])
            if match:
                value = context.text[sentence[0] + match.end() : sentence[1]]
                return _VALUE_END.split(value)[0].strip(" .;")
    sentences = context.sentences(context.passages[index].at)
    if len(sentences) == 2:
        subject = subject_in(context, sentences[0])
        return subject.name if subject else heading_actor(context, index)
    return heading_actor(context, index)


def _around(context: Context, index: int) -> Iterator[int]:
    passage = context.passages[index]
    yield index
    yield from context.children(index)
    if passage.parent is not None:
        yield passage.parent
        yield from (at for at in context.children(passage.parent) if at != index and abs(at - index) <= _NEAR)


_NEAR = 8
"""Labels of one item stand close together."""


def _item_title(context: Context, index: int, before: int) -> str:
    passage = context.passages[index]
    if before > passage.at[0] + 3:
        first = context.sentences((passage.at[0], before))
        if first:
            return context.quote(first[0])[:200]
    if passage.parent is not None:
        return context.passages[passage.parent].text[:200].rstrip(" .:;")
    return passage.text[:200]


def whole_body(
    context: Context, span: Span, due: Mapping[str, Any] | None, *, index: int, weekday: str | None = None, label: str = ""
) -> Fact:
    """What everybody does: a gathering is an event, everything else a stage."""
    value = dict(due) if due else None
    kind = _gathering(context, index, span, label)
    words = fold(context.quote(span))
    if kind:
        extra = {"weekday": weekday} if weekday else {}
        tentative = "du kien" in words
        title = _title(context, index, span, label)
        return context.fact(
            FactKind.EVENT, span, event=kind, title=title, due=value, tentative=tentative, **_days(context, index, span), **extra
        )
    return context.fact(FactKind.STAGE, span, stage=_stage(context, index, span, label), due=value)


def _title(context: Context, index: int, span: Span, label: str) -> str | None:
    """What the gathering is called, from the same places as its kind; the title of the plan when that says more."""
    passage = context.passages[index]
    item = context.text[max(passage.at[0], span[0] - _ITEM) : max(passage.at[0], span[0])]
    near = [context.quote(span), context.text[span[1] : span[1] + _REST].split(".")[0]]
    texts = [*near, *((item, *context.headings(index)) if label else ())]
    found = next((name for text in texts if (name := gathering_name(text))), None)
    if context.meta.get("plan_kind") in ("conference", "seminar") and (found is None or len(found.split()) <= _SHORT):
        whole = gathering_name(context.meta.get("title") or "")
        found = whole if whole and (found is None or fold(whole).startswith(fold(found))) else found
    return found


_ITEM = 600
_REST = 100
_SHORT = 4


_IN_WRITING = compiled(r"bang (?:hinh thuc )?van ban")


def _gathering(context: Context, index: int, span: Span, label: str) -> str | None:
    """From the words themselves, else (for a label) from the item, its headings and the title of the plan."""
    words = fold(context.quote(span))
    if _IN_WRITING.search(words):
        return None
    rest = _clause_rest(context, span[1])
    found = gatherings.kind_in(words) or gatherings.kind_in(rest) or _other_gathering(words)
    if found or not label:
        return found
    passage = context.passages[index]
    item = fold(passage.text[: max(0, span[0] - passage.at[0])])
    if _IN_WRITING.search(item):
        return None
    for text in (item, *(fold(heading) for heading in context.headings(index))):
        if found := gatherings.kind_in(text):
            return found
    title = fold(context.meta.get("title") or "")
    return gatherings.kind_in(title) if context.meta.get("plan_kind") in ("conference", "seminar") else None


_OTHERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("giao_ban", compiled(r"(?<!\w)giao ban(?!\w)")),
    ("hoi_thao_the_thao", compiled(r"(?<!\w)(?:hoi thao(?! ve)|giai the thao|dai hoi the duc)")),
    ("hoi_dien", compiled(r"(?<!\w)(?:hoi dien|lien hoan)(?!\w)")),
    ("le", compiled(r"(?<!\w)le (?:khai giang|be giang|khai mac|mit tinh|ra quan|dang huong)|mit tinh")),
)


def _other_gathering(words: str) -> str | None:
    return next((kind for kind, pattern in _OTHERS if pattern.search(words)), None)


def _clause_rest(context: Context, at: int) -> str:
    """What the clause says after its date: "dự kiến tuần thứ 2 tháng 12, Hội nghị tổng kết"."""
    rest = re.match(r"[^.;:]{0,100}", context.folded[at : at + 100])
    return rest.group() if rest else ""


_DAYS = re.compile(
    r"(?<![\d/,.])(½|\d{1,2}(?:[,.]5)?|một|nửa|hai|ba)\s(?:\((?:một|hai|ba|nửa)\)\s)?(ngày|buổi)(?!\s\d{1,2}(?:/"
    r"|\stháng))(?!\slàm việc|\ssau|\strước)"
)


def days_in(text: str) -> tuple[float, Span] | None:
    """How long, in days; half a day for a session."""
    match = _DAYS.search(text) if words_in(text, "ngày", "buổi") else None
    if not match:
        return None
    count = {"½": 0.5, "một": 1.0, "nửa": 0.5, "hai": 2.0, "ba": 3.0}.get(match[1]) or float(match[1].replace(",", "."))
    days = count if match[2] == "ngày" else count / 2
    return (int(days) if days == int(days) else days), match.span()


def _days(context: Context, index: int, span: Span) -> dict[str, float]:
    found = days_in(context.text[slice(*span)]) or days_in(context.text[slice(*context.passages[index].at)])
    return {"days": found[0]} if found else {}


def _stage(context: Context, index: int, span: Span, label: str) -> str:
    """The heading of a labelled item, else the verb phrase of the words themselves."""
    if not label:
        name = step_name(_without_time(context, span))
        return name if " " in name else step_name(context.quote(span))
    names = [item_name(heading) for heading in context.headings(index)[:_NEAREST]]
    own = _item_title(context, index, span[0])
    return next((name for name in names if name), None) or _titled(context, own) or step_name(own)


_NEAREST = 2


def _titled(context: Context, own: str) -> str | None:
    """The title of the plan, when the item is nothing but a part's name: "KẾ HOẠCH"."""
    title = str(context.meta.get("title") or "")
    return shortened(title) if title and item_name(own) is None and len(own.split()) <= _SHORT else None


def _without_time(context: Context, span: Span) -> str:
    """The act of the span: behind its subject and without its dates."""
    subject = subject_in(context, span)
    start = subject.predicate if subject else span[0]
    first = next((due for due in context.dues(span) if due.at[0] > start + 3), None)
    opening = next((due for due in context.dues(span) if due.at[0] <= start + 3), None)
    begin = max(start, opening.at[1]) if opening else start
    return context.text[begin : first.at[0] if first and first.at[0] > begin + 3 else span[1]]


def value_of(label: re.Pattern[str], text: str) -> str | None:
    match = label.match(fold(text))
    return text[match.end() :].strip() if match else None


def actor_label(context: Context, sentence: Span) -> str | None:
    """The unit behind "Chủ trì:"."""
    value = value_of(_ACTOR, context.text[slice(*sentence)])
    return unit_named(value) if value else None
