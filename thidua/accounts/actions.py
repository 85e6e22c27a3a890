"""Every write of accounts. One-time codes go back to the caller on slips; the ledger never holds them."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from thidua.accounts import permissions, rules
from thidua.accounts.models import User
from thidua.accounts.permissions import Gate
from thidua.accounts.rules import NewAccount, Slip
from thidua.core import clock
from thidua.core.actor import SYSTEM
from thidua.core.errors import RuleBroken, require
from thidua.ledger.record import record


@transaction.atomic
def make_accounts(rows: Sequence[NewAccount], *, by: User, gate: Gate | None = None, same_names: bool = False) -> list[Slip]:
    """Make one account a row, all or none, and return a slip for each in the same order.

    A name that already has an account is refused unless `same_names`: it is a second press of the button more often than a namesake.
    """
    require((gate or permissions.why_not_manage_accounts)(by))
    if not same_names:
        require(_why_not_names([row.full_name for row in rows]))
    slips = []
    for row in rows:
        user, code = _add(row, clock.now())
        record(by, "accounts.make_account", user, username=user.username, unit=row.unit)
        slips.append(_slip(user, code, row.unit))
    return slips


@transaction.atomic
def make_first_administrator(new: NewAccount, *, username: str, password: str) -> User:
    """The account of the first run, made before anybody can sign in; possible only while there is none."""
    require(permissions.why_not_make_first())
    user = User(username=rules.clean_username(username), full_name=new.full_name, email=new.email, phone=new.phone)
    user.is_system_admin, user.must_change_password, user.created_at = True, False, clock.now()
    user.set_password(password)
    user.save()
    record(SYSTEM, "accounts.make_first_administrator", user, username=user.username)
    return user


@transaction.atomic
def renew_codes(users: Sequence[User], *, by: User, gate: Gate | None = None, units: dict[int, str] | None = None) -> list[Slip]:
    """A new one-time code for each; the old password and every open session end. `units`: words for the slip by account."""
    slips = []
    for user in map(_held, users):
        require(permissions.why_not_manage(by, user, gate))
        code = _set_code(user, clock.now())
        user.save(update_fields=["password", "must_change_password", "code_expires_at"])
        record(by, "accounts.renew_code", user)
        slips.append(_slip(user, code, (units or {}).get(user.pk, "")))
    return slips


@transaction.atomic
def disable(user: User, *, by: User, gate: Gate | None = None) -> User:
    """Out at the next request."""
    user = _held(user)
    require(permissions.why_not_disable(by, user, gate))
    if user.is_active:
        user.is_active = False
        user.save(update_fields=["is_active"])
        record(by, "accounts.disable", user)
    return user


@transaction.atomic
def enable(user: User, *, by: User, gate: Gate | None = None) -> User:
    user = _held(user)
    require(permissions.why_not_manage(by, user, gate))
    if not user.is_active:
        user.is_active = True
        user.save(update_fields=["is_active"])
        record(by, "accounts.enable", user)
    return user


@transaction.atomic
def grant_administration(user: User, *, by: User) -> User:
    user = _held(user)
    require(permissions.why_not_change_administration(by, user))
    user.is_system_admin = True
    user.save(update_fields=["is_system_admin"])
    record(by, "accounts.grant_administration", user)
    return user


@transaction.atomic
def withdraw_administration(user: User, *, by: User) -> User:
    user = _held(user)
    require(permissions.why_not_change_administration(by, user))
    user.is_system_admin = False
    user.save(update_fields=["is_system_admin"])
    record(by, "accounts.withdraw_administration", user)
    return user


@transaction.atomic
def remove_second_factor(user: User, *, by: User, gate: Gate | None = None) -> User:
    """For somebody who lost the telephone and the recovery codes."""
    user = _held(user)
    require(permissions.why_not_manage(by, user, gate))
    Authenticator.objects.filter(user=user).delete()
    record(by, "accounts.remove_second_factor", user)
    return user


@transaction.atomic
def note_second_factor(user: User, *, by: User, change: str) -> None:
    """Write down what a person did with their own second factor: "on", "off" or "codes" (done by allauth in this transaction)."""
    require(permissions.why_not_change_own(by, user))
    record(by, "accounts.change_second_factor", user, change=change)


@transaction.atomic
def choose_password(user: User, password: str, *, by: User) -> User:
    """The person's own password; the one-time code is used up. The caller has checked its strength."""
    kept = _held(user)
    require(permissions.why_not_change_own(by, kept))
    user.set_password(password)
    user.must_change_password, user.code_expires_at = False, None
    user.save(update_fields=["password", "must_change_password", "code_expires_at"])
    record(by, "accounts.choose_password", user)
    return user


@transaction.atomic
def change_own_data(user: User, *, email: str, phone: str, by: User) -> User:
    user = _held(user)
    require(permissions.why_not_change_own(by, user))
    before = {"email": user.email, "phone": user.phone}
    user.email, user.phone = email, phone
    user.save(update_fields=["email", "phone"])
    record(by, "accounts.change_own_data", user, before=before, after={"email": email, "phone": phone})
    return user


@transaction.atomic
def end_sessions(user: User, *, by: User) -> User:
    """End every open session of the account; the caller renews the one in hand (`update_session_auth_hash`)."""
    user = _held(user)
    require(permissions.why_not_change_own(by, user))
    user.session_round += 1
    user.save(update_fields=["session_round"])
    record(by, "accounts.end_sessions", user)
    return user


@transaction.atomic
def note_sign_in(user: User, *, by: User) -> None:
    """The first sign-in is written down; later ones are not acts. `user` itself is left as it is (its session hangs on it)."""
    kept = _held(user)
    require(permissions.why_not_change_own(by, kept))
    if kept.first_signed_in_at is None:
        kept.first_signed_in_at = clock.now()
        kept.save(update_fields=["first_signed_in_at"])
        record(by, "accounts.first_sign_in", kept)


def _held(user: User) -> User:
    """The row as it is now, held; `request.user` is a lazy wrapper, whose own type `core.rows.lock` cannot ask."""
    return User.objects.select_for_update().get(pk=user.pk)


def _why_not_names(names: Sequence[str]) -> str | None:
    known = User.objects.filter(full_name__in=names).order_by("name_sort")[:5]
    if not known:
        return None
    words = "; ".join(
        f"{user.full_name} ({user.username}, lập {user.created_at.astimezone(clock.LOCAL):%H:%M, %d/%m/%Y})" for user in known
    )
    return (
        f"Đã có tài khoản: {words}. Nếu vừa lập xong mà chưa in được phiếu, cấp lại mã ở danh sách tài khoản; "
        "nếu là người khác trùng tên, đánh dấu “Lập cả người trùng tên” rồi làm lại."
    )


def _add(row: NewAccount, now: datetime) -> tuple[User, str]:
    if not row.full_name:
        raise RuleBroken("Mỗi tài khoản phải có họ và tên.")
    base = rules.propose_username(row.full_name, ())
    taken = set(User.objects.filter(username__startswith=base).values_list("username", flat=True))
    user = User(full_name=row.full_name, email=row.email, phone=row.phone, created_at=now)
    user.username = rules.propose_username(row.full_name, taken)
    code = _set_code(user, now)
    user.save()
    return user, code


def _set_code(user: User, now: datetime) -> str:
    groups = ["".join(secrets.choice(rules.CODE_SIGNS) for _ in range(rules.CODE_GROUP)) for _ in range(rules.CODE_GROUPS)]
    code = "-".join(groups)
    user.set_password(code)
    user.must_change_password, user.code_expires_at = True, clock.end_of((now + rules.CODE_LIFE).date())
    return code


def _slip(user: User, code: str, unit: str) -> Slip:
    assert user.code_expires_at is not None
    return Slip(user.pk, user.full_name, unit, user.username, code, user.code_expires_at.astimezone(clock.LOCAL).date())
