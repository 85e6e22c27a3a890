"""How a unit sends its papers, and rights handed on for a time."""

from datetime import datetime

from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.ledger.record import record
from thidua.organisations import permissions
from thidua.organisations.enums import Paper, PaperWay
from thidua.organisations.models import Delegation, PaperRule, Person, Post, Unit


@transaction.atomic
def choose_paper_way(unit: Unit, *, paper: Paper, way: PaperWay, by: User) -> PaperRule:
    """The unit chooses how it sends a kind of paper."""
    day = clock.today()
    require(permissions.why_not_manage_people(by, unit, day))
    require(permissions.why_not_choose_way(unit, paper, way, day))
    known = PaperRule.objects.filter(unit=unit, paper=paper).first()
    before = known.way if known else None
    rule, _ = PaperRule.objects.update_or_create(unit=unit, paper=paper, defaults={"way": way})
    record(by, "organisations.choose_paper_way", rule, paper=paper, before=before, way=way)
    return rule


@transaction.atomic
def delegate(giver: Post, *, taker: Person, paper: Paper, starts_at: datetime, ends_at: datetime, reason: str, by: User) -> Delegation:
    """Hand the right to approve to a colleague. A second press gives the delegation already written."""
    now = clock.now()
    require(permissions.why_not_delegate(by, giver, starts_at=starts_at, ends_at=ends_at, now=now))
    require(permissions.why_not_take(giver, taker, now.date()))
    require("Ghi lý do hoặc căn cứ ủy quyền." if not one_line(reason) else None)
    wish = {"giver": giver, "taker": taker, "paper": paper, "starts_at": starts_at, "ends_at": ends_at}
    known = Delegation.objects.filter(**wish, revoked_at__isnull=True).first()
    if known is not None:
        return known
    given = Delegation.objects.create(**wish, reason=one_line(reason))
    record(by, "organisations.delegate", given, taker=taker, paper=paper, starts_at=starts_at, ends_at=ends_at, reason=reason)
    return given


@transaction.atomic
def revoke_delegation(delegation: Delegation, *, by: User) -> Delegation:
    delegation, now = lock(delegation), clock.now()
    require(permissions.why_not_revoke(by, delegation, now))
    delegation.revoked_at = now
    delegation.save(update_fields=["revoked_at"])
    record(by, "organisations.revoke_delegation", delegation)
    return delegation
