"""A plan that is written here as the composing engine wants it, and what its head begins with."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from thidua.blocs.enums import BlocKind
from thidua.blocs.models import BlocYear
from thidua.organisations.enums import StaffRole
from thidua.organisations.models import Post, Unit
from thidua.plans.composing.lines import body_lines
from thidua.plans.composing.values import Draft, Head, Item, Part
from thidua.plans.enums import FactKind, FactState, PartKind, PlanShape
from thidua.plans.models import Plan, PlanFact, PlanPart
from thidua.plans.queries.cast import leads_the_year

BODY_TITLES = {BlocKind.CUM: "TRƯỞNG CỤM THI ĐUA", BlocKind.KHU_VUC: "TRƯỞNG KHU VỰC THI ĐUA", BlocKind.KHOI: "TRƯỞNG KHỐI THI ĐUA"}


def parts_shown(plan: Plan) -> list[PlanPart]:
    """In their order, without those whose fact was thrown out."""
    rows = plan.parts.select_related("fact").order_by("order", "pk")
    return [row for row in rows if row.fact is None or row.fact.state != FactState.REJECTED]


def draft_of(plan: Plan, parts: Sequence[PlanPart]) -> Draft:
    return Draft(PlanShape(plan.shape), head_of(plan), tuple(_part(row) for row in parts))


def labels_of(plan: Plan, parts: Sequence[PlanPart]) -> dict[int, str]:
    """The mark that each part prints with, by its place; a fact that another part says already has none."""
    lines = body_lines(draft_of(plan, parts), dict.fromkeys(range(len(parts)), ""))
    return {line.part: line.label for line in lines if line.part is not None}


def _part(row: PlanPart) -> Part:
    item = None
    if row.fact is not None:
        item = Item(FactKind(row.fact.kind), row.fact.fields, row.words or row.fact.quote, row.fact.pk)
    return Part(PartKind(row.kind), row.words, row.depth, item, row.pk)


def head_of(plan: Plan) -> Head:
    said: Mapping[str, Any] = plan.head
    return Head(
        title=plan.title,
        year=plan.bloc_year.year,
        issuer=tuple(said.get("issuer") or ()),
        number=plan.number,
        place=str(said.get("place") or ""),
        day=plan.issued_on,
        opening=str(said.get("opening") or ""),
        closing=str(said.get("closing") or ""),
        post=tuple(said.get("post") or ()),
        signer=str(said.get("signer") or ""),
        has_annex=bool(said.get("has_annex")),
    )


def usual_head(bloc_year: BlocYear, issuer: Unit, title: str, day: date) -> dict[str, Any]:
    """What stands above and below a plan of this unit, to be corrected: in the bloc's name where the unit leads it."""
    leads = leads_the_year(bloc_year, issuer, day)
    above = bloc_year.bloc.superior if leads else issuer.parent
    own = bloc_year.bloc.name if leads else issuer.name
    leader = Post.objects.in_force(day).filter(unit=issuer, role=StaffRole.LEADER).select_related("person").first()
    post = f"{leader.title or 'Thủ trưởng'} {issuer.name}".upper() if leader else f"THỦ TRƯỞNG {issuer.name}".upper()
    named = BODY_TITLES.get(BlocKind(bloc_year.bloc.kind)) if leads else None
    return {
        "issuer": [name.upper() for name in (above.name if above else "", own) if name],
        "place": issuer.place,
        "opening": f"{own} xây dựng Kế hoạch với các nội dung cụ thể như sau:",
        "closing": f"Trên đây là Kế hoạch {title[:1].lower()}{title[1:]}",
        "post": [*([named] if named else []), post],
        "signer": leader.person.full_name if leader else "",
    }


def facts_to_take(plan: Plan) -> list[PlanFact]:
    """What a plan written after this one begins with."""
    kept = plan.facts.exclude(kind=FactKind.WARNING).exclude(state=FactState.REJECTED)
    return list(kept.prefetch_related("units").order_by("start", "pk"))


def empty_heading(plan: Plan) -> str:
    """The first heading with nothing under it; "" when every section says something."""
    parts = parts_shown(plan)
    found = (part for place, part in enumerate(parts) if part.kind == PartKind.HEADING and section_end(parts, place) == place + 1)
    return next((part.words for part in found), "")


def section_end(parts: Sequence[PlanPart], place: int) -> int:
    """The place behind a heading with all that stands under it; behind the part alone for any other."""
    part = parts[place]
    if part.kind != PartKind.HEADING:
        return place + 1
    rest = range(place + 1, len(parts))
    return next((at for at in rest if parts[at].kind == PartKind.HEADING and parts[at].depth <= part.depth), len(parts))
