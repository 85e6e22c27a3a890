"""Make, replace and revoke the secret address of a calendar feed."""

import secrets

from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.ledger.record import record
from thidua.notices import permissions, rules
from thidua.notices.models import FeedAddress


@transaction.atomic
def make_address(*, by: User) -> str:
    """A new address in place of the old one, which ends. Returns the secret: it can be shown now and never again."""
    require(permissions.why_not_make(User.objects.select_for_update().get(pk=by.pk)))
    for old in FeedAddress.objects.alive().filter(user_id=by.pk):
        revoke_address(old, by=by)
    secret = secrets.token_urlsafe(rules.SECRET_BYTES)
    address = FeedAddress.objects.create(user_id=by.pk, secret_hash=rules.hash_of(secret), created_at=clock.now())
    record(by, "notices.make_address", address)
    return secret


@transaction.atomic
def revoke_address(address: FeedAddress, *, by: User) -> FeedAddress:
    """The address answers 404 from now on. Revoked twice is revoked once."""
    address = lock(address)
    require(permissions.why_not_revoke(by, address))
    if address.revoked_at is None:
        address.revoked_at = clock.now()
        address.save(update_fields=["revoked_at"])
        record(by, "notices.revoke_address", address)
    return address


@transaction.atomic
def note_read(address: FeedAddress, *, by: User) -> None:
    """That a calendar program reads the address; its first time is an act, later ones only move the moment."""
    address, now = lock(address), clock.now()
    require(permissions.why_not_read(address))
    if address.last_read_at is None:
        record(by, "notices.first_read", address)
    address.last_read_at = now
    address.save(update_fields=["last_read_at"])
