"""The access matrix: what each person gets on each route, read from tests/access/<app>.yaml, and the judge of one cell (README.md)."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import yaml
from django.apps import apps
from django.conf import settings
from django.core.cache import cache, caches
from django.db import connection, models, transaction
from django.http import HttpResponse
from django.shortcuts import resolve_url
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse

from tests.access.world import WHO, World

FOLDER = Path(__file__).parent
METHODS = ("GET", "POST")
OTHER_METHODS = ("PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
WRITE = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM|REPLACE INTO|TRUNCATE)\s+"?(\w+)', re.IGNORECASE)
NOT_ROWS = ("django_session", "axes_", "cache")
"""Keeping somebody signed in, and counting wrong passwords, is not writing."""

VERSIONS = count(2)
"""Of the map's figures: the first one is that of the world as it was built."""

Cell = tuple[str, str]
"""Method and person."""


@dataclass(frozen=True, slots=True)
class Case:
    """One route with one set of arguments."""

    route: str
    number: int
    args: dict[str, str]
    query: dict[str, str]
    data: dict[str, Any]
    outcomes: dict[str, dict[str, int | str]] = field(hash=False)
    reads_as: str = ""
    """Whoever holds the secret in this address reads what that person may read."""

    def __str__(self) -> str:
        return f"{self.route}#{self.number}" if self.number else self.route

    def outcome(self, method: str, who: str) -> int | str:
        """What this person must get; a method that the case does not name answers 405."""
        row = self.outcomes.get(method)
        return 405 if row is None else row.get(who, row.get("others", "MISSING"))


def cases() -> list[Case]:
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        for route, kept in yaml.safe_load(path.read_text()).items():
            for number, row in enumerate(kept if isinstance(kept, list) else [kept]):
                outcomes = {method: row[method] for method in METHODS if method in row}
                parts = (row.get(part, {}) for part in ("args", "query", "data"))
                found.append(Case(route, number, *parts, outcomes, row.get("reads_as", "")))
                assert not set(row) - {"args", "query", "data", "reads_as", *METHODS}, f"{route}: {sorted(row)}"
                assert not {who for cells in outcomes.values() for who in cells} - {*WHO, "others"}, route
    return found


def patterns(resolver: URLResolver | None = None, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every route of the house with its name, as `reverse` knows it."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        else:
            yield f"{space}{pattern.name}", pattern


def cells(case: Case) -> list[Cell]:
    """Whoever asks this case by which method; of a method that it does not name, three stand for all.

    On PostgreSQL one person stands for all who get the same answer: who may is decided above the database, how it writes is not.
    """
    named = [(method, who) for method in METHODS for who in (WHO if method in case.outcomes else ("anonymous", "outsider", "system_admin"))]
    if connection.vendor == "postgresql":
        return list({(method, case.outcome(method, who)): (method, who) for method, who in named}.values())
    return named if case.number else named + [(method, who) for method in OTHER_METHODS for who in ("anonymous", "system_admin")]


def problems(case: Case, world: World) -> Iterator[str]:
    """What is wrong with this case, cell by cell; nothing when all is as the matrix says."""
    for cell in cells(case):
        yield from judge(case, cell, world)


def judge(case: Case, cell: Cell, world: World) -> Iterator[str]:
    method, who = cell
    cache.clear()
    return (_judge_other if method in OTHER_METHODS else _judge)(case, method, who, world)


def _judge_other(case: Case, method: str, who: str, world: World) -> Iterator[str]:
    """Other methods change nothing; a function view of the house refuses those that could."""
    address = _address(case, world)
    with _watched(world, method) as changed:
        answer = world.client(who).generic(method, address)
        b"".join(answer)  # a file is closed once it was read; closing the answer itself would close the connection
    if changed:
        yield f"{case} {method} {who}: wrote to {sorted(changed)}"
    is_ours = not hasattr(resolve(address).func, "view_class")
    if is_ours and who != "anonymous" and method in {"PUT", "PATCH", "DELETE"} and answer.status_code != 405:
        yield f"{case} {method} {who}: expected 405, got {answer.status_code}"


def _judge(case: Case, method: str, who: str, world: World) -> Iterator[str]:
    expected = case.outcome(method, who)
    if expected == "unasked":
        return
    with _watched(world, method) as changed:
        answer = _ask(world.client(who), case, method, world)
        text = b"".join(answer).decode(errors="replace")
    got = _name_of(answer, changed=bool(changed), expected=expected)
    if who == "anonymous" and expected == 405 and got in {"login", 405}:
        got = 405
    if got != expected:
        yield f"{case} {method} {who}: expected {expected}, got {got} (status {answer.status_code}, {answer.get('Location', '')})"
    forbidden = world.canaries if got in {"login", 403, 404, 405} else world.hidden_from(case.reads_as or who)
    yield from (f"{case} {method} {who}: leaked “{canary}”" for canary in forbidden if canary in text)


def _name_of(answer: HttpResponse, *, changed: bool, expected: int | str) -> int | str:
    """login · done (2xx or 3xx and rows changed) · refused (3xx or 422 and none changed) · else the status."""
    if answer.status_code == 302 and answer["Location"].startswith(resolve_url(settings.LOGIN_URL) + "?next="):
        return "login and wrote" if changed else "login"
    if expected == "done" or changed:
        return (
            "done" if changed and answer.status_code < 400 else f"{answer.status_code}{' and wrote' if changed else ' and nothing written'}"
        )
    if expected == "refused":
        return "refused" if answer.status_code == 422 or 300 <= answer.status_code < 400 else answer.status_code
    return answer.status_code


def _ask(client: Client, case: Case, method: str, world: World) -> HttpResponse:
    address = _address(case, world)
    if method == "GET":
        return client.get(address, {key: world.text(value) for key, value in case.query.items()})  # type: ignore[return-value]
    return client.post(address, {key: world.value(value) for key, value in case.data.items()})  # type: ignore[return-value]


def _address(case: Case, world: World) -> str:
    return reverse(case.route, kwargs={key: world.key(value) for key, value in case.args.items()})


@contextmanager
def _watched(world: World, method: str) -> Iterator[set[str]]:
    """Everything done inside is undone; the set holds the tables whose rows were different at its end.

    Pages that are only looked at share the map's figures, as in the product; what a cell may write is undone, so that it has its own.
    """
    caches["figures"].version = 1 if method == "GET" else next(VERSIONS)
    written: set[str] = set()
    changed: set[str] = set()

    def listen(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        found = WRITE.match(sql)
        if found and not found[1].startswith(NOT_ROWS):
            written.add(found[1])
        return execute(sql, params, many, context)

    with transaction.atomic():
        with connection.execute_wrapper(listen):
            yield changed
        if written:
            changed.update(table for table, rows in snapshot(written).items() if world.rows.get(table) != rows)
        transaction.set_rollback(True)
    if written and method == "GET":
        caches["figures"].clear()  # keys of undone rows come again


def snapshot(of: set[str] | None = None) -> dict[str, int]:
    """A mark of all rows of these tables: without a wish, of every one that is not about being signed in."""
    tables: list[type[models.Model]] = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    kept = [model for model in tables if not model._meta.db_table.startswith(NOT_ROWS) and (of is None or model._meta.db_table in of)]
    return {model._meta.db_table: hash(str(list(model._default_manager.order_by("pk").values_list()))) for model in kept}
