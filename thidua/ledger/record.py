"""`record()`: the only door into the ledger. Called inside the transaction of the act it records."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models, transaction

from thidua.core import clock
from thidua.core.actor import Actor
from thidua.core.text import fold
from thidua.ledger.models import Entry


def plain(value: Any) -> Any:
    """A value as JSON keeps it: moments in UTC ISO form, decimals and unknown things as their words."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, models.Model):
        return {"kind": value._meta.label, "key": str(value.pk), "name": str(value)}
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def record(by: Actor, action: str, thing: models.Model, **body: Any) -> Entry:
    """Write down one act: who, when, what, on which thing; `body` holds before/after. Raises outside a transaction."""
    if not transaction.get_connection().in_atomic_block:
        message = "record() must be called inside transaction.atomic"
        raise RuntimeError(message)
    actor_name, thing_name = by.actor_name[:200], str(thing)[:300]
    return Entry.objects.create(
        at=clock.now(),
        actor_key=by.actor_key,
        actor_name=actor_name,
        action=action,
        thing_kind=thing._meta.label,
        thing_key=str(thing.pk),
        thing_name=thing_name,
        body=plain(body),
        names_folded=fold(f"{actor_name}\n{thing_name}"),
    )
