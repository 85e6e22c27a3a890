"""Rows as they are now, held until the transaction ends."""

from typing import TypeVar

from django.db import models, transaction

Row = TypeVar("Row", bound=models.Model)


def lock(row: Row, *around: str) -> Row:
    """The row read again and held (PostgreSQL: FOR UPDATE; SQLite: the transaction is IMMEDIATE already).

    `around`: what it points at (as `select_related` names it), read in the same question and not held.
    """
    transaction.get_connection().validate_no_broken_transaction()
    rows = row.__class__._default_manager.select_for_update(of=("self",))
    return (rows.select_related(*around) if around else rows).get(pk=row.pk)
