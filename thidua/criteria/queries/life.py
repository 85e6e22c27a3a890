"""Tables and their versions: who issues them, for which blocs, what stands in the way of issuing one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from thidua.accounts.models import User
from thidua.blocs.models import Bloc, Leadership
from thidua.blocs.queries import LEADING
from thidua.criteria.models import CriteriaTable, TableVersion
from thidua.criteria.queries.tree import Under, table_of
from thidua.criteria.rules.faults import ParamFault
from thidua.criteria.rules.missing import Missing, missing_settings
from thidua.criteria.rules.tables import TableFault, faults_of_table
from thidua.documents.enums import DocumentState
from thidua.documents.models import OfficialDocument
from thidua.documents.rules.kinds import DocumentKind
from thidua.organisations.models import Unit, UnitQuerySet
from thidua.organisations.queries import units_acted_for


def issuers(user: User, day: date) -> UnitQuerySet:
    """Units of the user that may issue a table: they lead a bloc on that day, host one, or stand above one."""
    leading = Leadership.objects.in_force(day).filter(role__in=LEADING)
    over = Q(pk__in=leading.values("unit")) | Q(pk__in=Bloc.objects.values("superior")) | Q(pk__in=Bloc.objects.values("host"))
    return units_acted_for(user, day).filter(over)


def blocs_of(issuers: UnitQuerySet, day: date) -> "QuerySet[Bloc]":
    """Blocs for which any of these units may issue a table."""
    leading = Leadership.objects.in_force(day).filter(role__in=LEADING, unit__in=issuers)
    mine = Q(superior__in=issuers) | Q(host__in=issuers) | Q(pk__in=leading.values("bloc_year__bloc"))
    return Bloc.objects.filter(mine).order_by("name", "pk")


def blocs_to_score(issuer: Unit, day: date) -> "QuerySet[Bloc]":
    """Blocs for which that unit may issue a table."""
    return blocs_of(Unit.objects.filter(pk=issuer.pk), day)


def tables_shown(user: User, day: date) -> "QuerySet[CriteriaTable]":
    """With the versions the user may read, the latest first."""
    versions = TableVersion.objects.visible_to(user, day).order_by("-number")
    seen = CriteriaTable.objects.visible_to(user, day).select_related("issuer", "bloc")
    return seen.prefetch_related(Prefetch("versions", versions, to_attr="shown"))


def versions_to_copy(user: User, day: date) -> "QuerySet[TableVersion]":
    """Versions from which a table of another year may be begun."""
    return TableVersion.objects.visible_to(user, day).select_related("table").order_by("-table__year", "table__title", "-number")


def decisions_to_cite(table: CriteriaTable, user: User, day: date) -> "QuerySet[OfficialDocument]":
    """Decisions issued here by the unit that issues the table, the youngest first."""
    mine = OfficialDocument.objects.of_issuer(user, day).filter(issuer=table.issuer_id)
    return mine.filter(kind=DocumentKind.DECISION.value, state=DocumentState.ISSUED).order_by("-issued_on", "-pk")


def version_before(version: TableVersion, user: User, day: date) -> TableVersion | None:
    """What a reader compares it with: the version before, or of a first one the table it was copied from."""
    seen = TableVersion.objects.visible_to(user, day).select_related("table")
    earlier = seen.filter(table=version.table_id, number__lt=version.number).order_by("-number").first()
    source = version.table.follows_id
    return earlier or (seen.filter(pk=source).first() if source else None)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is still to choose and to mend before a version is issued."""

    missing: Sequence[Missing] = ()
    faults: Sequence[TableFault] = ()

    @property
    def is_empty(self) -> bool:
        return not self.missing and not self.faults


def faults_before_issue(version: TableVersion, under: Under | None = None) -> Waiting:
    try:
        table = table_of(version, under)
    except ParamFault as fault:
        return Waiting(faults=[TableFault("", fault.sentence)])
    return Waiting(missing_settings(table), faults_of_table(table))
