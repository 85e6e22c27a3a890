"""Years of emulation, reached through the actions of blocs."""

from collections.abc import Sequence

from tests.organisations.make import the_administrator
from thidua.blocs import actions
from thidua.blocs.enums import BlocKind, LeadRole
from thidua.blocs.models import BlocYear
from thidua.organisations.models import Unit


def make_year(
    kind: BlocKind = BlocKind.KHU_VUC,
    *,
    members: Sequence[Unit] = (),
    head: Unit | None = None,
    host: Unit | None = None,
    superior: Unit | None = None,
    year: int = 2021,
    name: str = "Khu vực thi đua miền núi phía Bắc",
) -> BlocYear:
    """A year with its members and the unit that leads it (Thường trực in an agency or a sector, else Trưởng)."""
    by = the_administrator()
    bloc = actions.found_bloc(name=name, short_name="", kind=kind, host=host, superior=superior, by=by)
    opened = actions.open_year(bloc, year=year, by=by)
    for unit in members:
        actions.add_member(opened, unit=unit, by=by)
    if head is not None:
        role = LeadRole.STANDING if kind in {BlocKind.AGENCY, BlocKind.SECTOR} else LeadRole.HEAD
        actions.appoint(opened, unit=head, role=role, by=by)
    return opened
