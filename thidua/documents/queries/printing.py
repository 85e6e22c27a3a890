"""What a unit may print from a list, and the rows of a list judged."""

from collections.abc import Mapping, Sequence
from datetime import date

from thidua.core.errors import require
from thidua.documents.models import KIND_OF, PrintRun, TemplateVersion
from thidua.documents.queries.templates import Chosen, template_for
from thidua.documents.rules.fields import Value
from thidua.documents.rules.kinds import DocumentKind
from thidua.documents.rules.odd_cells import odd_cells
from thidua.documents.rules.print_lists import CERTIFICATES, Row, Sort, judged, sort_of
from thidua.documents.rules.print_values import words_kept
from thidua.documents.templating.safely import read_safely, reading_from
from thidua.files.queries import path_of, why_not_open
from thidua.organisations.models import Unit
from thidua.organisations.rules.sheets import read_lines


def version_for_print(owner: Unit, kind: str, day: date) -> TemplateVersion | None:
    """By which template of the unit it is printed; None: the built-in form."""
    return None if kind in CERTIFICATES else template_for(owner, KIND_OF[kind], day).version


def sort_for(kind: str, version: TemplateVersion | None) -> Sort:
    if kind in CERTIFICATES or (version is None and kind == DocumentKind.INVITATION):
        return sort_of(kind)
    chosen = Chosen(KIND_OF[kind], version)
    reading = reading_from(version.reading) if version else read_safely(chosen.docx(), chosen.kind)
    return sort_of(kind, used={one.name: one.is_needed for one in reading.used})


def chosen_of(run: PrintRun) -> Chosen:
    return Chosen(KIND_OF[run.kind], run.version)


def rows_of(run: PrintRun) -> list[Row]:
    """Raises `RuleBroken` while the scanner holds the list back."""
    require(why_not_open(run.source))
    return rows_in(path_of(run.source).read_bytes(), sort_for(run.kind, run.version), common=words_kept(run.said))


def rows_in(data: bytes, sort: Sort, *, common: Mapping[str, Value]) -> list[Row]:
    """Raises `UnreadableSheet`."""
    lines = read_lines(data, sort.columns)
    return judged(lines, sort, common=common, odd=odd_cells(data, sort.columns))


def rows_to_show(rows: Sequence[Row], *, only_wrong: bool) -> list[Row]:
    return [row for row in rows if row.faults or row.doubts] if only_wrong else list(rows)
