"""Series are set up, go on into a new year, and leave numbers out with a reason."""

from django.db import transaction

from thidua.accounts.models import User
from thidua.blocs.models import Bloc
from thidua.core import clock
from thidua.core.actor import Actor
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.documents.enums import GapKind
from thidua.documents.models import Series, SeriesGap
from thidua.documents.permissions import registers as permissions
from thidua.documents.queries.registers import years_last
from thidua.documents.rules.registers import why_not_leave_out, why_not_tail
from thidua.ledger.record import record
from thidua.organisations.models import Unit


@transaction.atomic
def open_series(owner: Unit | Bloc, *, kind: str, year: int, tail: str, on_paper: int = 0, reason: str = "", by: User) -> Series:
    """Set up a series; `on_paper`: the number the paper book has come to in that year already, with the reason."""
    tail = one_line(tail)[:20]
    require(permissions.why_not_open(by, owner, kind=kind, year=year, now=clock.now()))
    require(why_not_tail(tail))
    _series_of_year(owner, year, by)
    require(permissions.why_not_open(by, owner, kind=kind, year=year, now=clock.now()))
    series = Series.objects.create(**_owned(owner), kind=kind, year=year, tail=tail)
    record(by, "documents.open_series", series, year=year, kind=series.get_kind_display(), unit=owner)
    if on_paper:
        _leave_out(series, on_paper, GapKind.PAPER, reason or "Đã cấp trên sổ giấy trước khi dùng hệ thống.", by)
    return series


def _owned(owner: Unit | Bloc) -> dict[str, Unit | Bloc]:
    return {"bloc": owner} if isinstance(owner, Bloc) else {"unit": owner}


def _series_of_year(owner: Unit | Bloc, year: int, by: Actor) -> list[Series]:
    """The owner's series of the year; the first time it is asked for in a new year, those of the year before go on from 01.

    Two who ask at once make them once: a unique key of the database, in a fixed order of kinds.
    """
    rows = years_last(owner, year)
    if not rows or rows[0].year == year:
        return rows
    made = []
    for row in rows:
        series, is_new = Series.objects.get_or_create(**_owned(owner), kind=row.kind, year=year, defaults={"tail": row.tail})
        if is_new:
            record(by, "documents.open_series", series, year=year, kind=series.get_kind_display(), unit=owner)
        made.append(series)
    return made


@transaction.atomic
def change_tail(series: Series, *, tail: str, by: User) -> Series:
    """Another symbol from the next number on; numbers given keep theirs."""
    series, tail = lock(series), one_line(tail)[:20]
    require(permissions.why_not_leave_out(by, series, clock.now()))
    require(why_not_tail(tail))
    before, series.tail = series.tail, tail
    series.save(update_fields=["tail"])
    record(by, "documents.change_tail", series, before=before, after=tail)
    return series


@transaction.atomic
def leave_out_numbers(series: Series, *, upto: int, kind: GapKind, reason: str, by: User) -> Series:
    """The numbers after the last one up to `upto` stand on no document here, for a reason that stays in the book."""
    series = lock(series)
    require(permissions.why_not_leave_out(by, series, clock.now()))
    _leave_out(series, upto, kind, reason, by)
    return series


def _leave_out(series: Series, upto: int, kind: GapKind, reason: str, by: Actor) -> None:
    require(why_not_leave_out(series.last_number, upto, reason))
    first, series.last_number = series.last_number + 1, upto
    series.save(update_fields=["last_number"])
    SeriesGap.objects.create(
        series=series,
        kind=kind,
        first=first,
        last=upto,
        reason=one_line(reason)[:300],
        noted_by_name=by.actor_name[:200],
        noted_at=clock.now(),
    )
    record(by, "documents.leave_out_numbers", series, before=first, after=upto, reason=one_line(reason)[:300])
