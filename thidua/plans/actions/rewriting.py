"""Write a plan's file anew after each change, and read it back (a part of the actions beside this: no right of its own)."""

from collections.abc import Mapping, Sequence
from textwrap import shorten
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from thidua.accounts.models import User
from thidua.core import clock
from thidua.documents.writer import write_docx
from thidua.files.actions import store_file
from thidua.files.models import StoredFile
from thidua.files.rules import MEDIA_TYPES
from thidua.plans.actions.actors import _name_units
from thidua.plans.composing.checking import Checked, item_of, told, worded
from thidua.plans.composing.lines import document_of
from thidua.plans.composing.paper import paper_of
from thidua.plans.composing.values import Draft, Item
from thidua.plans.enums import FactKind, FactState, PartKind
from thidua.plans.models import Plan, PlanFact, PlanPart
from thidua.plans.queries.cast import cast_of
from thidua.plans.queries.written import draft_of, parts_shown
from thidua.plans.reading.model import Fact


def _rewrite(plan: Plan, by: User) -> None:
    """Nothing for a plan that came as a file. Raises nothing but what storing a file does."""
    if not plan.shape:
        return
    parts = parts_shown(plan)
    draft = draft_of(plan, parts)
    checked = worded(draft)
    plan.file = _written(draft, checked, plan.title, by)
    plan.meta = dict(checked.reading.meta)
    blocks = checked.reading.document.blocks_as_json()
    plan.document = {"blocks": blocks, "notes": [], "pages": None, "format": "docx"}
    plan.save(update_fields=["file", "meta", "document"])
    _Read(plan, parts, checked, draft).keep()


def _written(draft: Draft, checked: Checked, title: str, by: User) -> StoredFile:
    name = f"Ke hoach - {shorten(title, 80, placeholder='')}.docx".replace("/", "-")
    content = write_docx(paper_of(draft, checked.chosen))
    return store_file(SimpleUploadedFile(name, content, content_type=MEDIA_TYPES[".docx"]), by=by)


class _Read:
    """What the reader found in the written plan, beside what the plan holds."""

    def __init__(self, plan: Plan, parts: Sequence[PlanPart], checked: Checked, draft: Draft) -> None:
        self.plan, self.parts, self.checked = plan, parts, checked
        document, places = document_of(draft, checked.chosen)
        laid_out = zip(places, document.starts, document.blocks, strict=True)
        self.spans = {place: (at, at + len(block.text)) for place, at, block in laid_out if place is not None}

    def keep(self) -> None:
        self._place_facts()
        self._keep_loose()
        self._keep_warnings()

    def _place_facts(self) -> None:
        """Each fact gets the place where it is read, else the place of its sentence."""
        for place, part in enumerate(self.parts):
            if part.fact is not None:
                found = self.checked.found.get(place)
                start, end = found.at if found else self.spans.get(place, (0, 0))
                part.fact.quote = found.quote if found else self.checked.chosen.get(place, part.words)
                part.fact.start, part.fact.end, part.fact.clause = start, end, (found.clause if found else "")[:60]
                part.fact.save(update_fields=["quote", "start", "end", "clause"])
                part.is_read = found is not None
        PlanPart.objects.bulk_update(self.parts, ["is_read"])

    def _keep_loose(self) -> None:
        """Facts that paragraphs, headings and points of a programme state by themselves."""
        rows = list(self.plan.facts.filter(part__isnull=True).exclude(kind=FactKind.WARNING))
        known = {told(Item(FactKind(row.kind), row.fields, row.quote)): row for row in rows}
        made = [self._loose(fact, known) for fact in self.checked.others if self._in_text(fact)]
        kept = {row.pk for row in made if row.pk} | {row.pk for row in rows if row.state == FactState.ADDED}
        self.plan.facts.filter(pk__in=[row.pk for row in rows if row.pk not in kept]).delete()
        new = PlanFact.objects.bulk_create([row for row in made if not row.pk])
        PlanFact.objects.bulk_update([row for row in made if row not in new], ["quote", "start", "end", "clause"])
        owing = [row for row in new if row.kind == FactKind.OBLIGATION]
        if owing:
            _name_units(owing, cast_of(self.plan.bloc_year, clock.today(), issuer=self.plan.issuer))

    def _loose(self, fact: Fact, known: Mapping[tuple[object, ...], PlanFact]) -> PlanFact:
        row = known.get(told(item_of(fact))) or PlanFact(plan=self.plan, kind=fact.kind, fields=dict(fact.fields))
        row.quote, (row.start, row.end), row.clause = fact.quote, fact.at, fact.clause[:60]
        return row

    def _in_text(self, fact: Fact) -> bool:
        place = next((place for place, span in self.spans.items() if span[0] <= fact.at[0] <= span[1]), None)
        part = self.parts[place] if place is not None else None
        return part is not None and (part.kind != PartKind.FACT or (part.fact is not None and part.fact.kind == FactKind.AGENDA_ITEM))

    def _keep_warnings(self) -> None:
        """Doubts anew; what a person answered stays answered."""
        old = self.plan.facts.filter(kind=FactKind.WARNING)
        answers = {(row.fields.get("code"), row.quote): row.settled_as for row in old if row.settled_as}
        old.delete()
        found = [fact for fact in self.checked.reading.facts if fact.kind == FactKind.WARNING and not _comes_with_issue(fact.fields)]
        PlanFact.objects.bulk_create([self._warning(fact, answers) for fact in found])

    def _warning(self, fact: Fact, answers: Mapping[tuple[Any, str], str]) -> PlanFact:
        return PlanFact(
            plan=self.plan,
            kind=FactKind.WARNING,
            quote=fact.quote,
            start=fact.at[0],
            end=fact.at[1],
            clause=fact.clause[:60],
            fields=dict(fact.fields),
            settled_as=answers.get((fact.fields.get("code"), fact.quote), ""),
        )


def _comes_with_issue(said: Mapping[str, Any]) -> bool:
    """Number and date are missing until the plan is issued."""
    return said.get("code") == "missing_document_data" and set(said.get("missing") or ()) <= {"number", "date", "place"}
