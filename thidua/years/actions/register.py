"""The register from before this house, the rule, and who is passed over."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from thidua.accounts.models import User
from thidua.blocs.enums import LeadRole
from thidua.blocs.models import Bloc
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.ledger.record import record
from thidua.organisations.models import Unit
from thidua.years import permissions
from thidua.years.enums import RotationWay
from thidua.years.models import PassedOver, PastLead, RotationPlace, RotationRule


@transaction.atomic
def add_past_lead(
    bloc: Bloc,
    *,
    year: int,
    role: LeadRole,
    name: str,
    unit: Unit | None = None,
    decision: str = "",
    decided_on: date | None = None,
    by: User,
) -> PastLead:
    """A line of the old register; the same line again is the one already written."""
    bloc = lock(bloc)
    require(permissions.why_not_keep(by, bloc, clock.today()))
    require("Ghi tên đơn vị như trong văn bản." if not one_line(name) else None)
    known = PastLead.objects.filter(bloc=bloc, year=year, role=role, name=one_line(name)).first()
    if known is not None:
        return known
    past = PastLead.objects.create(
        bloc=bloc, year=year, role=role, name=one_line(name), unit=unit, decision=one_line(decision), decided_on=decided_on
    )
    record(by, "years.add_past_lead", past, year=year, role=role, unit=unit, decision=decision)
    return past


@transaction.atomic
def remove_past_lead(past: PastLead, *, by: User) -> None:
    """A line typed by mistake; the ledger keeps it."""
    past = lock(past)
    require(permissions.why_not_keep(by, past.bloc, clock.today()))
    record(by, "years.remove_past_lead", past, year=past.year, role=past.role, name=past.name)
    past.delete()


@transaction.atomic
def set_rule(bloc: Bloc, *, way: RotationWay, order: Sequence[Unit], clause: str, needs_decision: bool, by: User) -> RotationRule:
    """Write down the rule, or replace it; the order as given."""
    bloc = lock(bloc)
    require(permissions.why_not_keep(by, bloc, clock.today()))
    require(permissions.why_not_set_rule(way, order))
    said = {"way": way, "clause": one_line(clause), "needs_decision": needs_decision}
    rule, _ = RotationRule.objects.update_or_create(bloc=bloc, defaults=said)
    rule.places.all().delete()
    RotationPlace.objects.bulk_create([RotationPlace(rule=rule, unit=unit, number=number) for number, unit in enumerate(order, start=1)])
    record(by, "years.set_rule", rule, way=way, units=list(order), source=clause)
    return rule


@transaction.atomic
def pass_over(bloc: Bloc, *, unit: Unit, year: int, reason: str, decided_by: str, by: User) -> PassedOver:
    """A unit does not lead in that year; its turn comes back later in the round."""
    bloc = lock(bloc)
    require(permissions.why_not_keep(by, bloc, clock.today()))
    require("Ghi lý do và ai quyết định." if not one_line(reason) or not one_line(decided_by) else None)
    known = PassedOver.objects.filter(bloc=bloc, unit=unit, year=year).first()
    if known is not None:
        return known
    passed = PassedOver.objects.create(bloc=bloc, unit=unit, year=year, reason=one_line(reason), decided_by=one_line(decided_by))
    record(by, "years.pass_over", passed, unit=unit, year=year, reason=reason)
    return passed


@transaction.atomic
def undo_pass(passed: PassedOver, *, by: User) -> None:
    passed = lock(passed)
    require(permissions.why_not_keep(by, passed.bloc, clock.today()))
    record(by, "years.undo_pass", passed, unit=passed.unit, year=passed.year)
    passed.delete()
