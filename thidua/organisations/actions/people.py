"""People, their posts and their accounts."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from thidua.accounts import actions as accounts
from thidua.accounts.models import User
from thidua.accounts.rules import NewAccount, Slip
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.ledger.record import record
from thidua.organisations import permissions
from thidua.organisations.enums import StaffRole
from thidua.organisations.models import Person, Post, Unit


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
def correct_person(person: Person, *, full_name: str, phone: str, email: str, by: User) -> Person:
    person = lock(person)
    require(permissions.why_not_manage_person(by, person, clock.today()))
    require("Người này chưa có họ tên." if not one_line(full_name) else None)
    before = {"full_name": person.full_name, "phone": person.phone, "email": person.email}
    person.full_name, person.phone, person.email = one_line(full_name), phone.strip(), email.strip()
    person.save(update_fields=["full_name", "phone", "email", "name_folded", "name_sort"])
    after = {"full_name": person.full_name, "phone": person.phone, "email": person.email}
    record(by, "organisations.correct_person", person, before=before, after=after)
    return person


@transaction.atomic
def link_account(person: Person, *, user: User, unit: Unit, by: User) -> Person:
    person = lock(person)
    require(permissions.why_not_manage_person(by, person, clock.today()))
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
    """A post from–to; the rights of its role hold on those days only. A second press gives the post already written."""
    require(permissions.why_not_manage_people(by, unit, clock.today()))
    known = Post.objects.filter(person=person, unit=unit, role=role, starts_on=starts_on, ends_on=ends_on).first()
    if known is not None:
        return known
    post = Post.objects.create(person=person, unit=unit, role=role, title=one_line(title), starts_on=starts_on, ends_on=ends_on)
    record(by, "organisations.give_post", post, role=role, starts_on=starts_on, ends_on=ends_on)
    return post


@transaction.atomic
def end_post(post: Post, *, ends_on: date, by: User) -> Post:
    """`ends_on`: the first day without it."""
    post = lock(post)
    require(permissions.why_not_manage_people(by, post.unit, clock.today()))
    require("Ngày thôi phải ở sau ngày bắt đầu." if post.starts_on is not None and ends_on <= post.starts_on else None)
    before, post.ends_on = post.ends_on, ends_on
    post.save(update_fields=["ends_on"])
    record(by, "organisations.end_post", post, before=before, after=ends_on)
    return post


@transaction.atomic
def make_accounts(people: Sequence[Person], *, unit: Unit, by: User) -> list[Slip]:
    """An account and a slip for each who has none yet; the others are passed over. Codes stand on the slips only."""
    day = clock.today()
    held = [lock(person) for person in people]
    for person in held:
        require(permissions.why_not_manage_person(by, person, day))
    waiting = [person for person in held if person.user is None]
    rows = [NewAccount(full_name=person.full_name, unit=unit.name, email=person.email, phone=person.phone) for person in waiting]
    slips = accounts.make_accounts(rows, by=by, gate=lambda user: permissions.why_not_manage_people(user, unit, day), same_names=True)
    for person, slip in zip(waiting, slips, strict=True):
        person.user_id = slip.user_pk
        person.save(update_fields=["user"])
        record(by, "organisations.link_account", person, user=slip.username)
    return slips


@transaction.atomic
def renew_codes(people: Sequence[Person], *, unit: Unit, by: User) -> list[Slip]:
    """A new one-time code for each who has an account."""
    day = clock.today()
    held = [lock(person) for person in people]
    for person in held:
        require(permissions.why_not_manage_person(by, person, day))
        record(by, "organisations.renew_code", person, unit=unit)
    users = list(User.objects.filter(person__in=held))
    return accounts.renew_codes(
        users, by=by, gate=lambda user: permissions.why_not_manage_people(user, unit, day), units={user.pk: unit.name for user in users}
    )
