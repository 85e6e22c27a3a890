"""Rows as they are now, held until the transaction ends."""

from typing import TypeVar

from django.db import models, transaction

Row = TypeVar("Row", bound=models.Model)


def lock(row: Row) -> Row:
    """The row read again and held (PostgreSQL: FOR UPDATE; SQLite: the transaction is IMMEDIATE already)."""
    transaction.get_connection().validate_no_broken_transaction()
    manager = row.__class__._default_manager
    return manager.select_for_update().get(pk=row.pk)
