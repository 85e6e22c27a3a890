"""Every write on units, their history, their people and their rights."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.ledger.record import record
from thidua.organisations import permissions, rules
from thidua.organisations.enums import EventKind, Paper, PaperWay, PartRole, StaffRole, UnitKind
from thidua.organisations.models import Delegation, PaperRule, Person, Post, Unit, UnitEvent, UnitEventPart


@transaction.atomic
def add_unit(
    *,
    name: str,
    kind: UnitKind,
    short_name: str = "",
    place: str = "",
    parent: Unit | None = None,
    valid_from: date | None = None,
    by: User,
) -> Unit:
    require(permissions.why_not_manage_units(by, parent, clock.today()))
    require(_why_not_named(name, parent, valid_from or clock.today()))
    unit = Unit(
        name=one_line(name), short_name=one_line(short_name), kind=kind, place=one_line(place), parent=parent, valid_from=valid_from
    )
    unit.save()
    record(by, "organisations.add_unit", unit, kind_of_unit=kind, parent=parent)
    return unit


def _why_not_named(name: str, parent: Unit | None, day: date) -> str | None:
    if not one_line(name):
        return "Đơn vị chưa có tên. Ghi tên đầy đủ theo quyết định thành lập."
    twin = Unit.objects.in_force(day).filter(name=one_line(name), parent=parent).first()
    return f"Đã có “{twin}” trong danh sách. Dùng đơn vị có sẵn." if twin else None


@transaction.atomic
def correct_unit(unit: Unit, *, short_name: str, place: str, email: str, phone: str, by: User) -> Unit:
    """Correct what is not history. A new name is an event (`record_event`)."""
    unit = lock(unit)
    require(permissions.why_not_manage_people(by, unit, clock.today()))
    before = {"short_name": unit.short_name, "place": unit.place, "email": unit.email, "phone": unit.phone}
    unit.short_name, unit.place, unit.email, unit.phone = one_line(short_name), one_line(place), email.strip(), phone.strip()
    unit.save(update_fields=["short_name", "place", "email", "phone"])
    after = {"short_name": unit.short_name, "place": unit.place, "email": unit.email, "phone": unit.phone}
    record(by, "organisations.correct_unit", unit, before=before, after=after)
    return unit


@transaction.atomic
def record_event(
    *,
    kind: EventKind,
    effective_on: date,
    decision: str,
    decided_on: date | None,
    before: Sequence[Unit],
    after: Sequence[Unit],
    note: str,
    by: User,
) -> UnitEvent:
    """A rename, merger, split, dissolution or move: the old units end on that day, the new ones begin. Names of the past stay as they were."""
    require(permissions.why_not_record_event(by))
    require(rules.why_not_shape(kind, before=len(before), after=len(after)))
    require("Ghi số quyết định." if not decision.strip() else None)
    event = UnitEvent.objects.create(
        kind=kind, effective_on=effective_on, decision=one_line(decision), decided_on=decided_on, note=one_line(note)
    )
    for unit in before:
        _end_unit(lock(unit), event)
    for unit in after:
        _begin_unit(lock(unit), event)
    record(by, "organisations.record_event", event, before=list(before), after=list(after), effective_on=effective_on)
    return event


def _end_unit(unit: Unit, event: UnitEvent) -> None:
    require(f"“{unit}” đã thôi hoạt động từ trước ngày này." if unit.valid_to is not None and unit.valid_to <= event.effective_on else None)
    unit.valid_to = event.effective_on
    unit.save(update_fields=["valid_to"])
    UnitEventPart.objects.create(event=event, unit=unit, role=PartRole.BEFORE)


def _begin_unit(unit: Unit, event: UnitEvent) -> None:
    unit.valid_from = event.effective_on
    unit.save(update_fields=["valid_from"])
    UnitEventPart.objects.create(event=event, unit=unit, role=PartRole.AFTER)


@transaction.atomic
def add_person(*, full_name: str, unit: Unit, user: User | None = None, phone: str = "", email: str = "", by: User) -> Person:
    """A person of the unit; the account may come later."""
    require(permissions.why_not_manage_people(by, unit, clock.today()))
    require("Người này chưa có họ tên." if not one_line(full_name) else None)
    person = Person(full_name=one_line(full_name), user=user, phone=phone.strip(), email=email.strip())
    person.save()
    record(by, "organisations.add_person", person, unit=unit)
    return person


@transaction.atomic
def link_account(person: Person, *, user: User, unit: Unit, by: User) -> Person:
    person = lock(person)
    require(permissions.why_not_manage_people(by, unit, clock.today()))
    require(f"{person} đã có tài khoản." if person.user is not None else None)
    require(f"{unit} không có người này." if not person.posts.filter(unit=unit).exists() else None)
    person.user = user
    person.save(update_fields=["user"])
    record(by, "organisations.link_account", person, user=user)
    return person


@transaction.atomic
def give_post(
    *, person: Person, unit: Unit, role: StaffRole, title: str = "", starts_on: date | None = None, ends_on: date | None = None, by: User
) -> Post:
    """A post from–to; the rights of its role hold on those days only."""
    require(permissions.why_not_manage_people(by, unit, clock.today()))
    post = Post.objects.create(person=person, unit=unit, role=role, title=one_line(title), starts_on=starts_on, ends_on=ends_on)
    record(by, "organisations.give_post", post, role=role, starts_on=starts_on, ends_on=ends_on)
    return post


@transaction.atomic
def end_post(post: Post, *, ends_on: date, by: User) -> Post:
    post = lock(post)
    require(permissions.why_not_manage_people(by, post.unit, clock.today()))
    require("Ngày thôi phải ở sau ngày bắt đầu." if post.starts_on is not None and ends_on <= post.starts_on else None)
    before, post.ends_on = post.ends_on, ends_on
    post.save(update_fields=["ends_on"])
    record(by, "organisations.end_post", post, before=before, after=ends_on)
    return post


@transaction.atomic
def choose_paper_way(unit: Unit, *, paper: Paper, way: PaperWay, by: User) -> PaperRule:
    """The unit chooses how it sends a kind of paper."""
    require(permissions.why_not_manage_people(by, unit, clock.today()))
    rule, _ = PaperRule.objects.update_or_create(unit=unit, paper=paper, defaults={"way": way})
    record(by, "organisations.choose_paper_way", rule, paper=paper, way=way)
    return rule


@transaction.atomic
def delegate(giver: Post, *, taker: Person, paper: Paper, starts_at: datetime, ends_at: datetime, reason: str, by: User) -> Delegation:
    require(permissions.why_not_delegate(by, giver, starts_at=starts_at, ends_at=ends_at, now=clock.now()))
    require("Không ủy quyền cho chính mình." if giver.person == taker else None)
    given = Delegation.objects.create(giver=giver, taker=taker, paper=paper, starts_at=starts_at, ends_at=ends_at, reason=one_line(reason))
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
