"""Series, the number a document would get, and the books."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.db.models import Max, Model, Q, QuerySet

from thidua.accounts.models import User
from thidua.blocs.enums import YearState
from thidua.blocs.models import Bloc, BlocYear, Leadership
from thidua.blocs.queries import LEADING
from thidua.core.text import fold
from thidua.documents.models import (
    ArrivalBook,
    IncomingDocument,
    OfficialDocument,
    Series,
    SeriesGap,
    blocs_led,
)
from thidua.documents.models.documents import IncomingQuerySet
from thidua.documents.models.registers import SeriesQuerySet
from thidua.documents.rules.numbers import code, symbol
from thidua.organisations.enums import StaffRole
from thidua.organisations.models import Unit, UnitQuerySet
from thidua.organisations.queries import units_acted_for

Row = TypeVar("Row", bound=Model)
ACTING = [StaffRole.SPECIALIST, StaffRole.LEADER]


def years_issued_for(unit: Unit, day: date) -> QuerySet[BlocYear]:
    """Open years of blocs in whose name the unit issues on that day: it leads, or hosts one that nobody leads."""
    leading = Leadership.objects.in_force(day).filter(role__in=LEADING)
    unled = ~Q(pk__in=leading.values("bloc_year")) & Q(bloc__host=unit)
    held = Q(pk__in=leading.filter(unit=unit).values("bloc_year"))
    return BlocYear.objects.filter(held | unled, state=YearState.OPEN).select_related("bloc").order_by("-year", "bloc__name", "pk")


def sides(user: User, day: date) -> list[tuple[Unit, BlocYear | None]]:
    """In whose name the user may issue: first the blocs that a unit of theirs leads, then the unit itself."""
    mine = units_acted_for(user, day)
    return [side for unit in mine for side in [*((unit, year) for year in years_issued_for(unit, day)), (unit, None)]]


def series_of(owner: Unit | Bloc) -> SeriesQuerySet:
    return Series.objects.filter(bloc=owner) if isinstance(owner, Bloc) else Series.objects.filter(unit=owner)


def owner_of(document: OfficialDocument) -> Unit | Bloc:
    """Whose series numbers it: the bloc's in whose name it is issued, else the unit's."""
    return document.bloc_year.bloc if document.bloc_year else document.issuer


def years_last(owner: Unit | Bloc, year: int) -> list[Series]:
    """The owner's series of that year; before the first of them is opened, those of the last year before, to go on with."""
    latest = series_of(owner).filter(year__lte=year).aggregate(Max("year"))["year__max"]
    return list(series_of(owner).filter(year=latest).order_by("kind", "pk"))


def chosen(rows: Sequence[Series], kind: str) -> Series | None:
    """The series of that kind, else the one for all kinds."""
    of_kind = {row.kind: row for row in rows}
    return of_kind.get(kind) or of_kind.get("")


@dataclass(frozen=True, slots=True)
class Coming:
    """The number a document gets if it is numbered now. It is not held: a colleague may take it first."""

    series: Series
    number: int
    code: str
    year: int
    is_first_of_year: bool
    last: OfficialDocument | None


def coming_number(document: OfficialDocument, now: datetime) -> Coming | None:
    """None: no series is set up for it yet."""
    series = chosen(years_last(owner_of(document), now.year), document.kind)
    if series is None:
        return None
    begins = series.year < now.year
    number = 1 if begins else series.last_number + 1
    last = None if begins else last_of(series)
    return Coming(series, number, code(number, symbol_of(document, series)), now.year, number == 1, last)


def symbol_of(document: OfficialDocument, series: Series) -> str:
    return symbol(document.form, series.tail, document.drafted_by)


def has_code(issuer: Unit, *, code: str, year: int) -> bool:
    """Whether a document of that unit bears that number and symbol in the year, from whichever series. Ask it with the series held."""
    return OfficialDocument.objects.filter(issuer=issuer, year=year, code=code).exists()


def last_of(series: Series) -> OfficialDocument | None:
    """The document with the highest number, cancelled ones too."""
    return series.documents.order_by("-number").first()


def series_shown(user: User, day: date) -> SeriesQuerySet:
    seen = Series.objects.visible_to(user, day).select_related("unit", "bloc").prefetch_related("gaps")
    return seen.order_by("-year", "bloc__name", "unit__name_sort", "kind", "pk")


def owners_kept(user: User, day: date) -> tuple[UnitQuerySet, QuerySet[Bloc]]:
    """Units and blocs whose series the user keeps."""
    units = Unit.objects.in_force(day) if user.is_system_admin else units_acted_for(user, day)
    return units, Bloc.objects.all() if user.is_system_admin else blocs_led(user, day)


# ---- books ----


@dataclass(frozen=True, slots=True)
class Sought:
    """What a book is filtered by; empty is everything."""

    year: int = 0
    kind: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class OutLine:
    """A line of the outgoing book on paper: a document, or numbers that stand on none."""

    document: OfficialDocument | None = None
    gap: SeriesGap | None = None

    @property
    def place(self) -> tuple[int, int, int]:
        """Year, series, number."""
        if self.document is not None:
            return self.document.year or 0, self.document.series_id or 0, self.document.number or 0
        return (self.gap.series.year, self.gap.series_id, self.gap.first) if self.gap is not None else (0, 0, 0)


def out_book(user: User, day: date, sought: Sought) -> QuerySet[OfficialDocument]:
    """Numbered documents the user's own offices issued, the latest first."""
    own = Series.objects.visible_to(user, day).values("pk")
    rows = OfficialDocument.objects.filter(series__in=own, number__isnull=False).order_by("-year", "-numbered_at", "-pk")
    return _sought(rows, sought, year="year").select_related("issuer", "bloc_year__bloc", "series").prefetch_related("recipients")


def out_lines(user: User, day: date, sought: Sought, *, most: int) -> list[OutLine]:
    """The outgoing book as a paper book is written: series by series, number after number, with those left out in their places."""
    lines = [OutLine(document=row) for row in out_book(user, day, sought)[:most]]
    return sorted([*lines, *(OutLine(gap=gap) for gap in gaps_of(user, day, sought))], key=lambda line: line.place)


def in_book(user: User, day: date, sought: Sought) -> QuerySet[IncomingDocument]:
    rows: IncomingQuerySet = IncomingDocument.objects.visible_to(user, day)
    shown = _sought(rows, sought, year="book__year").select_related("book__unit", "copy__document", "file")
    return shown.order_by("-book__year", "book__unit__name_sort", "-number", "-pk")


def _sought(rows: QuerySet[Row], sought: Sought, *, year: str) -> QuerySet[Row]:
    if sought.year:
        rows = rows.filter(**{year: sought.year})
    if sought.kind:
        rows = rows.filter(kind=sought.kind)
    for word in fold(sought.words).split():
        rows = rows.filter(words_folded__contains=word)
    return rows


def years_of_books(user: User, day: date) -> list[int]:
    """Years in which there is something, the latest first."""
    out = Series.objects.visible_to(user, day).values_list("year", flat=True)
    arrived = IncomingDocument.objects.visible_to(user, day).values_list("book__year", flat=True)
    return sorted({*out, *arrived}, reverse=True)


def gaps_of(user: User, day: date, sought: Sought) -> list[SeriesGap]:
    """Numbers left out that belong on the pages of the outgoing book; none while a kind or words are looked for."""
    if sought.kind or sought.words:
        return []
    own = Series.objects.visible_to(user, day)
    rows = SeriesGap.objects.filter(series__in=own.values("pk")).select_related("series__unit", "series__bloc")
    if sought.year:
        rows = rows.filter(series__year=sought.year)
    return list(rows.order_by("-series__year", "series", "first"))


def same_arrival(unit: Unit, *, issuer_name: str, code: str, year: int) -> IncomingDocument | None:
    """A line of the unit's incoming book with the same number, symbol and issuer (Phụ lục VI asks for a warning)."""
    rows = (
        IncomingDocument.objects.filter(book__unit=unit, code=code, book__year__gte=year - 1) if code else IncomingDocument.objects.none()
    )
    return next((row for row in rows if fold(row.issuer_name) == fold(issuer_name)), None)


def arrival_books(user: User, day: date) -> QuerySet[ArrivalBook]:
    units, _ = owners_kept(user, day)
    return ArrivalBook.objects.filter(unit__in=units.values("pk")).select_related("unit").order_by("-year", "unit__name_sort", "pk")
