"""Tables and their versions: who issues them, for which blocs, what stands in the way of issuing one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from thidua.accounts.models import User
from thidua.blocs.models import Bloc, Leadership
from thidua.blocs.queries import LEADING
from thidua.criteria.models import CriteriaTable, TableVersion
from thidua.criteria.queries.tree import table_of
from thidua.criteria.rules.faults import ParamFault
from thidua.criteria.rules.missing import Missing, missing_settings
from thidua.criteria.rules.tables import TableFault, faults_of_table
from thidua.organisations.models import Unit, UnitQuerySet
from thidua.organisations.queries import units_acted_for


def issuers(user: User, day: date) -> UnitQuerySet:
    """Units of the user that may issue a table: they lead a bloc on that day, host one, or stand above one."""
    leading = Leadership.objects.in_force(day).filter(role__in=LEADING)
    over = Q(pk__in=leading.values("unit")) | Q(pk__in=Bloc.objects.values("superior")) | Q(pk__in=Bloc.objects.values("host"))
    return units_acted_for(user, day).filter(over)


def blocs_to_score(issuer: Unit, day: date) -> "QuerySet[Bloc]":
    """Blocs for which that unit may issue a table."""
    leading = Leadership.objects.in_force(day).filter(role__in=LEADING, unit=issuer)
    return Bloc.objects.filter(Q(superior=issuer) | Q(host=issuer) | Q(pk__in=leading.values("bloc_year__bloc"))).order_by("name", "pk")


def tables_shown(user: User, day: date) -> "QuerySet[CriteriaTable]":
    """With the versions the user may read, the latest first."""
    versions = TableVersion.objects.visible_to(user, day).order_by("-number")
    seen = CriteriaTable.objects.visible_to(user, day).select_related("issuer", "bloc")
    return seen.prefetch_related(Prefetch("versions", versions, to_attr="shown"))


def versions_to_copy(user: User, day: date) -> "QuerySet[TableVersion]":
    """Versions from which a table of another year may be begun."""
    return TableVersion.objects.visible_to(user, day).select_related("table").order_by("-table__year", "table__title", "-number")


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is still to choose and to mend before a version is issued."""

    missing: Sequence[Missing] = ()
    faults: Sequence[TableFault] = ()

    @property
    def is_empty(self) -> bool:
        return not self.missing and not self.faults


def faults_before_issue(version: TableVersion) -> Waiting:
    try:
        table = table_of(version)
    except ParamFault as fault:
        return Waiting(faults=[TableFault("", fault.sentence)])
    return Waiting(missing_settings(table), faults_of_table(table))
