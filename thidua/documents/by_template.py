"""Print a document of a kind by the template of a unit: what later apps call."""

from collections.abc import Mapping, Sequence
from datetime import date

from thidua.documents.queries.templates import Chosen, template_for
from thidua.documents.rules.fields import Value
from thidua.documents.rules.kinds import DocumentKind
from thidua.documents.templating.safely import render_many, render_safely
from thidua.organisations.models import Unit


def render_for(unit: Unit, kind: DocumentKind, values: Mapping[str, Value | None], *, day: date) -> bytes:
    """The .docx by the template in use on that day. Raises `templating.ValuesMissing` for a field that it prints and that has no value."""
    return render_chosen(template_for(unit, kind, day), values)


def render_chosen(chosen: Chosen, values: Mapping[str, Value | None]) -> bytes:
    return render_safely(chosen.docx(), chosen.kind, values)


def render_all_for(unit: Unit, kind: DocumentKind, values: Sequence[Mapping[str, Value | None]], *, day: date) -> list[bytes]:
    """One paper for each set of values (an invitation for each guest), in one go: all of them or none."""
    chosen = template_for(unit, kind, day)
    return render_many(chosen.docx(), kind, values, seconds=40 + len(values))
