"""What many tests begin from is reached by walking the actions once; the next test that asks for it from the same beginnings gets the
same rows and files laid down, and a copy of what was returned.

`@remembered` stands on functions that make something in the database and change none of what they are given. "The same beginnings": the
database holds what the migrations left, or what other remembered functions made in this test, and nothing was written since; the same
arguments; the clock stands in the same minute. Otherwise the function just runs. Sequences of PostgreSQL never go back, so keys that are
laid down are not given out once more.
"""

import copy
import os
import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from django.conf import settings
from django.db import connection
from django.db.models import Model

from thidua.core import clock
from thidua.files.models import StoredFile
from thidua.files.queries import path_of

P, T = ParamSpec("P"), TypeVar("T")
Rows = dict[Any, tuple[Any, ...]]
"""Key → row, in the order of the table's columns."""
WRITES = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)
ASKS = re.compile(r"\s*(?:SELECT|SAVEPOINT|RELEASE|ROLLBACK TO|SET CONSTRAINTS|PRAGMA|EXPLAIN)", re.IGNORECASE)
FOR_LONG = "long"
"""Where the clock is the real one, it matters little when something was made."""


class Unknown(Exception):
    """An argument that cannot be told apart from others."""


@dataclass
class Made:
    """What one function left behind: rows that came or changed, table by table; files; when it was done; what it returned."""

    key: Any
    rows: dict[str, Rows]
    changed: dict[str, list[tuple[Any, ...]]]
    came: dict[str, list[tuple[Any, ...]]]
    files: dict[Path, bytes]
    done_at: datetime
    result: Any


@dataclass
class Memory:
    """`at`: the key of what stands in the database, () after the migrations, None when it is not known any more."""

    made: dict[Any, Made] = field(default_factory=dict)
    bare: dict[str, Rows] = field(default_factory=dict)
    columns: dict[str, list[str]] = field(default_factory=dict)
    at: Any = None
    touched: set[str] | None = None

    def watch(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        written = WRITES.match(sql)
        if self.touched is None:
            self.at = self.at if ASKS.match(sql) else None
        elif written:
            self.touched.add(written[1])
        return execute(sql, params, many, context)


MEMORY = Memory()


def begin() -> None:
    """Once the database of the tests stands: what the migrations left, and from now on an eye on what is written."""
    with connection.cursor() as cursor:
        MEMORY.bare = {table: _rows(table) for table in connection.introspection.table_names(cursor)}
    connection.execute_wrappers.append(MEMORY.watch)


def forget() -> None:
    """Before each test."""
    MEMORY.at = () if connection.in_atomic_block else None


def remembered(make: Callable[P, T]) -> Callable[P, T]:
    @wraps(make)
    def laid(*args: P.args, **told: P.kwargs) -> T:
        if MEMORY.at is None or MEMORY.touched is not None:
            return make(*args, **told)
        try:
            key = (MEMORY.at, make, _key(args), _key(told), _minute())
        except Unknown:
            return make(*args, **told)
        found = MEMORY.made.get(key)
        if found is None:
            return _first(key, lambda: make(*args, **told))
        _lay(found)
        result: T = copy.deepcopy(found.result)
        return result

    return laid


def _first(key: Any, make: Callable[[], T]) -> T:
    before = MEMORY.at
    with _watched() as touched:
        result = make()
    known = _known(before)
    rows = {table: _rows(table) for table in touched}
    came = {table: [row for pk, row in now.items() if pk not in known(table)] for table, now in rows.items()}
    changed = {table: [row for pk, row in now.items() if known(table).get(pk, row) != row] for table, now in rows.items()}
    if not any(known(table).keys() - now.keys() for table, now in rows.items()):
        MEMORY.made[key] = Made(
            key, rows, changed, came, _files(came.get(StoredFile._meta.db_table, [])), clock.now(), copy.deepcopy(result)
        )
        MEMORY.at = key
    return result


@contextmanager
def _watched() -> Iterator[set[str]]:
    MEMORY.touched = set()
    try:
        yield MEMORY.touched
    finally:
        MEMORY.touched, MEMORY.at = None, None


def _known(at: Any) -> Callable[[str], Rows]:
    """What each table held there."""

    def rows(table: str) -> Rows:
        place = at
        while place != ():
            if table in MEMORY.made[place].rows:
                return MEMORY.made[place].rows[table]
            place = place[0]
        return MEMORY.bare[table]

    return rows


def _lay(made: Made) -> None:
    with connection.cursor() as cursor:
        for table, rows in made.changed.items():
            for row in rows:
                names = MEMORY.columns[table]
                told = ", ".join(f'"{name}" = %s' for name in names[1:])
                cursor.execute(f'UPDATE "{table}" SET {told} WHERE "{names[0]}" = %s', [*row[1:], row[0]])
        for table, rows in made.came.items():
            if rows:
                names = ", ".join(f'"{name}"' for name in MEMORY.columns[table])
                spaces = ", ".join(["%s"] * len(MEMORY.columns[table]))
                cursor.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({spaces})', rows)
    for name, content in made.files.items():
        path = Path(settings.MEDIA_ROOT) / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            begun = path.with_name(f"{path.name}.{os.getpid()}")
            begun.write_bytes(content)
            begun.replace(path)
    if settings.DEMO and clock.now() < made.done_at:
        clock.assume(made.done_at, afresh=True)
    MEMORY.at = made.key


def _rows(table: str) -> Rows:
    """The key stands first in every table of Django's."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')
        MEMORY.columns[table] = [column[0] for column in cursor.description]
        return {row[0]: tuple(row) for row in cursor.fetchall()}


def _files(stored: list[tuple[Any, ...]]) -> dict[Path, bytes]:
    """What these rows of stored files name."""
    paths = [path_of(one) for one in StoredFile.objects.filter(pk__in=[row[0] for row in stored])]
    return {path.relative_to(settings.MEDIA_ROOT): path.read_bytes() for path in paths}


def _minute() -> object:
    return clock.now().replace(second=0, microsecond=0) if settings.DEMO and clock.assumed_file().exists() else FOR_LONG


def _key(value: Any) -> Any:
    """Two values with the same key are the same to whoever makes something of them."""
    if isinstance(value, Model):
        return type(value), value.pk
    if is_dataclass(value) and not isinstance(value, type):
        return type(value), *(_key(getattr(value, one.name)) for one in fields(value))
    if isinstance(value, Mapping):
        return tuple((name, _key(one)) for name, one in value.items())
    if isinstance(value, list | tuple):
        return tuple(map(_key, value))
    if value is None or (isinstance(value, Hashable) and type(value).__hash__ is not object.__hash__):
        return value
    raise Unknown
