"""Close a year when its work is done; open it again with a reason."""

from django.db import transaction

from thidua.accounts.models import User
from thidua.blocs.enums import YearState
from thidua.blocs.models import BlocYear
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.ledger.record import record
from thidua.obligations.actions.handing_in import hold_duties
from thidua.years import permissions
from thidua.years.actions.telling import _tell_year
from thidua.years.models import YearClosing
from thidua.years.queries.closing import closing_in_force, left_open


@transaction.atomic
def close_year(bloc_year: BlocYear, *, words: str, by: User) -> YearClosing:
    """Nothing of the year changes from now on; what is undone stays written as undone. Closed twice is closed once."""
    bloc_year, today = lock(bloc_year), clock.today()
    hold_duties(bloc_year)
    known = closing_in_force(bloc_year)
    if known is not None and permissions.why_not_reopen_any(by, bloc_year, today) is None:
        return known
    require(permissions.why_not_close(by, bloc_year, today, words=words))
    undone = len(left_open(bloc_year, today).owed)
    said = {"words": one_line(words)[:500], "undone": undone, "closed_by_name": by.actor_name[:200]}
    closing = YearClosing.objects.create(bloc_year=bloc_year, closed_at=clock.now(), **said)
    bloc_year.state = YearState.CLOSED
    bloc_year.save(update_fields=["state"])
    record(by, "years.close_year", bloc_year, words=closing.words, undone=undone)
    _tell_year(bloc_year, f"closed:{closing.pk}", f"{bloc_year} đã khép", closing.words, by=by)
    return closing


@transaction.atomic
def reopen_year(bloc_year: BlocYear, *, reason: str, by: User) -> YearClosing:
    """Everything goes on as it stood when the year was closed."""
    bloc_year, today = lock(bloc_year), clock.today()
    closing = closing_in_force(bloc_year)
    require(permissions.why_not_reopen(by, closing, today, reason=reason))
    assert closing is not None  # the permission says so
    closing.reopened_at, closing.reopened_by_name = clock.now(), by.actor_name[:200]
    closing.reopening_reason = one_line(reason)[:300]
    closing.save(update_fields=["reopened_at", "reopened_by_name", "reopening_reason"])
    bloc_year.state = YearState.OPEN
    bloc_year.save(update_fields=["state"])
    record(by, "years.reopen_year", bloc_year, reason=reason)
    _tell_year(bloc_year, f"reopened:{closing.pk}", f"{bloc_year} được mở lại", closing.reopening_reason, by=by)
    return closing
