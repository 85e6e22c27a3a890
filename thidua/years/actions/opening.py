"""Open the next year from this one."""

from django.db import transaction

from thidua.accounts.models import User
from thidua.blocs import actions as blocs
from thidua.blocs.actions import NewMember
from thidua.blocs.models import BlocYear
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.ledger.record import record
from thidua.years import permissions
from thidua.years.queries.next_year import carried_contacts, carried_members, proposed_head


@transaction.atomic
def open_next(bloc_year: BlocYear, *, by: User) -> BlocYear:
    """The next year with the members and contact points that go on. Done again, it adds what is missing and doubles nothing."""
    bloc_year, today = lock(bloc_year), clock.today()
    require(permissions.why_not_open_next(by, bloc_year, today))
    opened = blocs.open_year(bloc_year.bloc, year=bloc_year.year + 1, by=by)
    members = _take_over_members(bloc_year, opened, by=by)
    proposal = proposed_head(bloc_year)
    kept, _ = carried_contacts(bloc_year, head=proposal.head if proposal else None, day=today)
    for contact in kept:
        said = {name: getattr(contact, name) for name in ("name", "acts_for", "unit", "title", "phone", "email", "source")}
        blocs.add_contact(opened, **said, by=by)
    record(by, "years.open_next", opened, year=opened.year, members=members, written=len(kept))
    return opened


def _take_over_members(bloc_year: BlocYear, opened: BlocYear, *, by: User) -> int:
    """Members that go on and are not there yet; how many."""
    there = set(opened.memberships.values_list("unit", flat=True))
    found = carried_members(bloc_year, year=opened.year, day=clock.today())
    lines = [NewMember(one.unit, one.subgroup) for one in found if one.unit is not None and one.unit.pk not in there]
    return len(blocs.add_members(opened, lines=lines, source=f"Từ {bloc_year}", by=by)) if lines else 0
