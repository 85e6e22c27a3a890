"""The sheet of 150 and of 300 criteria in the hands of the unit that writes it, against two bare views of the same HTML size (≤ 2×).

`bare` asks for the same criteria and marks and renders one plain template: a form a criterion, as many bytes as ours. `ready` renders
nothing at all: it sends our own page, made before. Both behind the same sign-in, session, middleware and packing (gzip) as ours; neither
asks who may see the sheet or what the map, the bell and the sums of the page show. Every page is looked through: each criterion with its
title and what was entered.

`python -m tools.benches.sheet` on SQLite; `tools/postgres.py -- python -m tools.benches.sheet postgresql` on PostgreSQL.
"""

import atexit
import gzip
import json
import os
import re
import shutil
import sys
import tempfile
import time
from datetime import datetime
from html import escape
from statistics import median

FOLDER = tempfile.mkdtemp(prefix="thidua-bench-")
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ.update(THIDUA_DATA=FOLDER, DJANGO_SETTINGS_MODULE="tools.benches.settings", THIDUA_DEMO="1", THIDUA_HOSTS="testserver")
if "postgresql" not in sys.argv:
    os.environ.pop("DATABASE_URL", None)

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from tests.accounts.make import administrator  # noqa: E402
from tests.scoring import make  # noqa: E402
from thidua.core import clock  # noqa: E402
from thidua.criteria.enums import CriterionKind as Kind  # noqa: E402
from thidua.scoring.actions.marks import save_mark  # noqa: E402
from thidua.scoring.enums import RoundKind  # noqa: E402
from thidua.scoring.models import Mark  # noqa: E402
from tools.benches import peers  # noqa: E402

SIZES, ROUNDS = (150, 300), 25
PACKED = {"Accept-Encoding": "gzip"}


def floors() -> dict[int, make.Floor]:
    """The same units scored by a table of each size; unit 2 has written every cell of its own score."""
    found: dict[int, make.Floor] = {}
    rounds = (make.SELF, make.Planned(RoundKind.BLOC, 6, 8))
    for size in SIZES:
        nodes, before = make.wide_table(size), next(iter(found.values()), None)
        floor = make.scored_by_another_table(before, *rounds, nodes=nodes) if before else make.make_floor(*rounds, nodes=nodes)
        turn = floor.turn(2)
        for node in floor.version.criteria.exclude(kind=Kind.SUM_CHILDREN).select_related("version", "owner"):
            save_mark(turn, node, told=make.GIVEN[Kind(node.kind)], seen=0, by=floor.people[2])
        found[size] = floor
    return found


def measure(floor: make.Floor, size: int) -> dict[str, float]:
    client, sheet = make.browser(floor.people[2]), floor.sheet(2)
    ours = reverse("scoring:sheet", args=[sheet.pk])
    peers.READY[sheet.pk] = client.get(ours).content.decode()
    pages = {"ours": ours, "bare": reverse("peer_sheet", args=[sheet.pk]), "ready": reverse("peer_ready", args=[sheet.pk])}
    for page in pages.values():
        looked_through(client.get(page).content.decode(), floor, page)
    taken: dict[str, list[float]] = {who: [] for who in pages}
    for _ in range(ROUNDS):
        for who, page in pages.items():
            taken[who].append(seconds(client, page, len(peers.READY[sheet.pk].encode())))
    with CaptureQueriesContext(connection) as asked:
        client.get(ours)
    found = {who: median(times) for who, times in taken.items()}
    return {
        **{f"{who} {size}": value for who, value in found.items()},
        f"ratio {size}": found["ours"] / found["bare"],
        f"ratio to ready {size}": found["ours"] / found["ready"],
        f"queries {size}": len(asked),
        f"bytes {size}": len(peers.READY[sheet.pk].encode()),
    }


def seconds(client: Client, page: str, size: int) -> float:
    """Of the processor, so that other work on the machine does not count; the size of each page within a tenth of ours."""
    begun = time.process_time()
    answer = client.get(page, headers=PACKED)
    taken = time.process_time() - begun
    got = len(gzip.decompress(answer.content))
    if answer.status_code != 200 or not 0.9 < got / size < 1.1:
        sys.exit(f"{page}: {answer.status_code}, {got} bytes where ours has {size}")
    return taken


def looked_through(page: str, floor: make.Floor, name: str) -> None:
    """Each criterion's title, and the figures its boxes hold."""
    marks = {mark.criterion_id: mark for mark in Mark.objects.filter(turn=floor.turn(2))}
    rows = {int(key): row for key, row in re.findall(r'<tr [^>]*id="c(\d+)">(.*?)</tr>', page, re.DOTALL)}
    for node in floor.version.criteria.exclude(kind=Kind.SUM_CHILDREN):
        figures = [value for key, value in marks[node.pk].given.items() if key in {"done", "target", "total", "count", "events"}]
        lacking = [value for value in figures if f'value="{value}"' not in rows[node.pk]]
        if escape(node.title) not in rows[node.pk] or lacking:
            sys.exit(f"{name}: {node.code} lacks its title or {lacking}")


def main() -> dict[str, float]:
    call_command("migrate", verbosity=0)
    clock.assume(datetime(2021, 6, 10, 8, 0, tzinfo=clock.LOCAL), afresh=True)
    administrator()
    return {name: value for size, floor in floors().items() for name, value in measure(floor, size).items()}


if __name__ == "__main__":
    print(json.dumps(main()))
