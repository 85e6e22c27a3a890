"""What the next year takes over: members or their successors, contact points of people in post, the words of the plan a year later."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear, Contact
from thidua.blocs.rules import why_not_in_year
from thidua.calendars.queries import special_days, years_without_days
from thidua.calendars.rules import SpecialDays
from thidua.organisations.models import Post, Unit, UnitQuerySet
from thidua.organisations.queries import units_acted_for
from thidua.plans.enums import FactKind, FactState, PlanState
from thidua.plans.models import Plan, PlanFact
from thidua.plans.rules import dues as words_of_dues
from thidua.years.models import HeadProposal
from thidua.years.queries.handover import giver_of
from thidua.years.queries.rotation import heirs_of_units
from thidua.years.rules.dues import next_due
from thidua.years.rules.rotation import successor
from thidua.years.rules.shifting import Change, Shift, Span, shift


@dataclass(frozen=True, slots=True)
class Carried:
    """A unit that goes on (`why` empty, or in whose place it comes), or one that does not (`unit` None, `why`)."""

    name: str
    unit: Unit | None
    subgroup: str
    why: str = ""


def carried_members(bloc_year: BlocYear, *, year: int, day: date) -> list[Carried]:
    """Members on that day as the next year takes them: those that left stay out, those merged come as their successor, each once."""
    heirs, found, seen = heirs_of_units(), [], set()
    for row in bloc_year.memberships.select_related("unit"):
        if row.ends_on is not None and row.ends_on <= day:
            found.append(Carried(row.unit.name, None, row.subgroup, f"đã thôi tham gia: {row.reason}"))
            continue
        unit = row.unit if successor(row.unit_id, heirs) == row.unit_id else Unit.objects.get(pk=successor(row.unit_id, heirs))
        refusal = why_not_in_year(unit.name, year, valid_from=unit.valid_from, valid_to=unit.valid_to)
        if refusal is None and unit.pk not in seen:
            seen.add(unit.pk)
            found.append(Carried(unit.name, unit, row.subgroup, "" if unit == row.unit else f"kế tục {row.unit.name}"))
        else:
            found.append(Carried(row.unit.name, None, row.subgroup, refusal or f"đã có {unit.name} kế tục"))
    return found


def carried_contacts(bloc_year: BlocYear, *, head: Unit | None, day: date) -> tuple[list[Contact], list[tuple[Contact, str]]]:
    """(those that go on, those left out with the reason): nobody without a post in force, none of a unit that stops leading."""
    kept, out, leading = [], [], giver_of(bloc_year, day)
    for contact in bloc_year.contacts.filter(removed_at__isnull=True).select_related("unit"):
        why = _why_left_out(contact, head, leading, day)
        (out.append((contact, why)) if why else kept.append(contact))
    return kept, out


def _why_left_out(contact: Contact, head: Unit | None, leading: Unit | None, day: date) -> str | None:
    if not in_post(contact.name, contact.unit, day):
        return "không còn giữ chức vụ nào đang có hiệu lực"
    if head is not None and leading is not None and head != leading and contact.unit_id == leading.pk:
        return f"{leading} thôi làm Trưởng"
    return None


def in_post(name: str, unit: Unit | None, day: date) -> bool:
    """Whether somebody of that name holds a post (in the unit, if it is known) on that day."""
    posts = Post.objects.in_force(day).filter(person__full_name__iexact=name)
    return (posts.filter(unit=unit) if unit else posts).exists()


def next_of(bloc_year: BlocYear) -> BlocYear | None:
    return BlocYear.objects.filter(bloc=bloc_year.bloc, year=bloc_year.year + 1).select_related("bloc__host", "bloc__superior").first()


def plans_to_carry(bloc_year: BlocYear) -> Sequence[Plan]:
    """Plans in force that bind the whole year: those of the unit that leads, hosts, or stands above."""
    leading = bloc_year.leaderships.filter(role__in=["head", "standing"]).values("unit")
    rows = bloc_year.plans.filter(state=PlanState.IN_FORCE, form="plan").select_related("issuer", "bloc_year__bloc")
    return list(rows.filter(issuer__in=[*leading.values_list("unit", flat=True), bloc_year.bloc.host_id, bloc_year.bloc.superior_id]))


def proposed_head(bloc_year: BlocYear) -> HeadProposal | None:
    """The proposal for the year after: decided, or under way."""
    rows = bloc_year.head_proposals.filter(year=bloc_year.year + 1).exclude(state="withdrawn").select_related("head")
    return rows.first()


def units_that_draft(user: User, bloc_year: BlocYear, day: date) -> UnitQuerySet:
    """Units for which this person may draft the next year's plan: the one that leads now, and the one proposed."""
    proposal, giver = proposed_head(bloc_year), giver_of(bloc_year, day)
    keys = [unit.pk for unit in (proposal.head if proposal else None, giver) if unit is not None]
    return units_acted_for(user, day).filter(pk__in=keys)


def days_of(year: int) -> SpecialDays:
    return special_days(date(year - 1, 12, 1), date(year, 12, 31))


def unknown_years(year: int) -> list[int]:
    """Years for which no holiday is written, so that days off are only guessed."""
    return years_without_days(date(year, 1, 1), date(year, 12, 31))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the plan a year later. `number` is its place in the document; `is_changed`: words differ or must be looked at."""

    number: int
    block: Mapping[str, Any]
    new: str
    changes: tuple[Change, ...]

    @property
    def old(self) -> str:
        return str(self.block["text"])

    @property
    def needs_check(self) -> bool:
        return any(change.needs_check for change in self.changes)


def next_text(plan: Plan, *, day: date) -> list[Paragraph]:
    """The document of the plan, block by block, moved to the next year."""
    facts = list(plan.facts.exclude(state=FactState.REJECTED))
    how = Shift(plan.bloc_year.year, days_of(plan.bloc_year.year + 1), _mended(facts))
    kept = [(fact.start, fact.end) for fact in facts if fact.kind == FactKind.LEGAL_BASIS]
    cut = [((fact.start, fact.end), why) for fact in facts if fact.kind == FactKind.CONTACT and (why := _why_cut(fact, day))]
    return [_paragraph(number, block, how, kept, cut, plan) for number, block in enumerate(plan.document.get("blocks", []))]


def _paragraph(
    number: int, block: Mapping[str, Any], how: Shift, kept: Sequence[Span], cut: Sequence[tuple[Span, str]], plan: Plan
) -> Paragraph:
    text, start = str(block["text"]), int(block["start"])
    heads = _head_spans(text, plan)
    bases = list(_within(kept, start, len(text)))
    whole = [(0, len(text))] if bases and text.lower().startswith("căn cứ") else []
    cuts = [(span, why) for (at, why) in cut for span in _within([at], start, len(text))]
    cuts += [
        ((first, last), "đã gạch trong bản cũ") for first, last in block.get("struck", []) if not any(s[0] <= first < s[1] for s, _ in cuts)
    ]
    shifted = shift(text, how, kept=[*bases, *heads, *whole], cut=cuts)
    notes = [Change(text[a:b], text[a:b], "căn cứ có ngày tháng: kiểm tra còn hiệu lực", needs_check=True) for a, b in bases]
    new, said = _new_head(shifted.text, plan) if heads else (shifted.text, ())
    return Paragraph(number, block, new, (*shifted.changes, *notes, *said))


def _within(spans: Iterable[Span], start: int, length: int) -> Iterable[Span]:
    """The parts of spans of the document that lie in a block, counted from its beginning."""
    for first, last in spans:
        left, right = max(first - start, 0), min(last - start, length)
        if left < right:
            yield left, right


def _head_spans(text: str, plan: Plan) -> list[Span]:
    """The plan's own number and day of issue."""
    return [(text.index(words), text.index(words) + len(words)) for words in _own_marks(plan) if words in text]


def _own_marks(plan: Plan) -> list[str]:
    day = plan.issued_on
    said = [f"ngày {day.day:02d} tháng {month} năm {day.year}" for month in (f"{day.month:02d}", str(day.month))] if day else []
    return [words for words in [plan.number, *dict.fromkeys(said)] if words]


def _new_head(text: str, plan: Plan) -> tuple[str, tuple[Change, ...]]:
    changes = []
    for words in _own_marks(plan):
        if words in text:
            new = f"…/{words.partition('/')[2]}" if words == plan.number else f"ngày … tháng … năm {plan.bloc_year.year + 1}"
            changes.append(Change(words, new, "số và ngày ký của bản mới", needs_check=True))
            text = text.replace(words, new)
    return text, tuple(changes)


def _why_cut(fact: PlanFact, day: date) -> str | None:
    if fact.fields.get("struck"):
        return "đầu mối đã gạch"
    name = str(fact.fields.get("name") or "")
    return None if not name or in_post(name, None, day) else f"{name} không còn giữ chức vụ nào đang có hiệu lực"


def _mended(facts: Iterable[PlanFact]) -> dict[tuple[int, int], int]:
    """(day, month) → the year a person put right, where the plan prints another."""
    found = {}
    for fact in facts:
        now, read = (_date_of(said) for said in (fact.fields, fact.read_as or {}))
        if now and read and (now.day, now.month) == (read.day, read.month) and now.year != read.year:
            found[now.day, now.month] = now.year
    return found


def _date_of(said: Mapping[str, Any]) -> date | None:
    fields = said.get("fields", said)
    return words_of_dues.day_of((fields.get("due") or {}).get("date"))


@dataclass(frozen=True, slots=True)
class MovedDuty:
    """A duty with its time now and a year later, in words."""

    fact: PlanFact
    deliverable: str
    old: str
    new: str
    due: Mapping[str, Any] | None


def moved_duties(plan: Plan) -> list[MovedDuty]:
    """What the new plan's duties must read as."""
    days = days_of(plan.bloc_year.year + 1)
    rows = plan.facts.filter(kind=FactKind.OBLIGATION).exclude(state=FactState.REJECTED)
    found = []
    for fact in rows:
        due = fact.fields.get("due")
        new = next_due(due, days=days)
        name = str(fact.fields.get("deliverable") or fact.quote)
        found.append(MovedDuty(fact, name, words_of_dues.words(due), words_of_dues.words(new), new))
    return found


def read_differently(plan: Plan, draft: Plan) -> list[MovedDuty]:
    """Duties that the reader finds in the draft with another time than they were moved to."""
    said = [fact.fields.get("due") for fact in draft.facts.filter(kind=FactKind.OBLIGATION)]
    left, missing = list(said), []
    for duty in moved_duties(plan):
        if duty.due in left:
            left.remove(duty.due)
        else:
            missing.append(duty)
    return missing
