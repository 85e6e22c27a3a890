"""Saving one cell against a bare view that updates the mark, inserts its change and commits (rate ≥ 0.7×), flat from 10⁴ to 2·10⁶ rows.

Both behind the same sign-in, session, CSRF token and middleware. The bare view asks nobody's right, reads no rule, looks at no version and
no earlier round, judges nothing. Self-scores are figures that the engine turns into points; later rounds state points beside what the
self-score sent. What is stored afterwards is checked: every mark, its points, as many changes as there were savings.

On PostgreSQL each size is a database of its own with a process of its own; all take turns, ours and the peer's, in every round, so that
whatever else the machine does falls upon all of them. `tools/postgres.py -- python -m tools.benches.save`; without DATABASE_URL the ratio
alone, on SQLite (synchronous=FULL).
"""

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import NamedTuple
from urllib.parse import urlsplit, urlunsplit

FOLDER = tempfile.mkdtemp(prefix="thidua-bench-")
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ.update(THIDUA_DATA=FOLDER, DJANGO_SETTINGS_MODULE="tools.benches.settings", THIDUA_DEMO="1", THIDUA_HOSTS="testserver")

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from tests.accounts.make import administrator  # noqa: E402
from tests.criteria.make import group, leaf  # noqa: E402
from tests.scoring import make  # noqa: E402
from thidua.accounts.models import User  # noqa: E402
from thidua.core import clock  # noqa: E402
from thidua.criteria.enums import CriterionKind  # noqa: E402
from thidua.organisations.models import Unit  # noqa: E402
from thidua.scoring.actions.turns import send_turn  # noqa: E402
from thidua.scoring.enums import RoundKind  # noqa: E402
from thidua.scoring.models import Mark, MarkChange, ScoringPeriod, Sheet, Turn  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
LEVELS, CRITERIA, ROUNDS, SAVINGS = (10_000, 100_000, 2_000_000), 150, 15, 20
KINDS = (RoundKind.SELF, RoundKind.BLOC)
SHEETS = {"ours self": "Hà Giang", "peer self": "Lào Cai", "ours bloc": "Cao Bằng", "peer bloc": "Hà Giang"}
"""Who saves in which round, of the sheet of which province; the self-score of Cao Bằng was sent before."""

MARKS = """
INSERT INTO scoring_mark (turn_id, criterion_id, given, points, is_na, reason, version, changed_at, changed_by_id)
SELECT t.id, c.id, '{"done": "9", "target": "10"}', 1.8, false, '', 1, now(), %s
FROM scoring_turn t JOIN scoring_sheet s ON s.id = t.sheet_id
JOIN scoring_scoringperiod p ON p.id = s.period_id JOIN criteria_criterion c ON c.version_id = p.version_id AND c.kind = 'proportional'
WHERE NOT EXISTS (SELECT 1 FROM scoring_mark m WHERE m.turn_id = t.id)
"""
CHANGES = """
INSERT INTO scoring_markchange (turn_id, criterion_id, version, given, points, is_na, reason, changed_at, changed_by_name)
SELECT m.turn_id, m.criterion_id, 1, m.given, m.points, m.is_na, m.reason, m.changed_at, 'Người ghi'
FROM scoring_mark m WHERE NOT EXISTS (SELECT 1 FROM scoring_markchange c WHERE c.turn_id = m.turn_id)
"""


def build() -> None:
    """A bloc of four, a table of 150 criteria, self-scores and the bloc's round open."""
    call_command("migrate", verbosity=0)
    administrator()
    per = CRITERIA // 10
    parts = [
        group(str(at), f"Lĩnh vực {at}", str(2 * per), *(leaf(str(own), kind=CriterionKind.PROPORTIONAL) for own in range(1, per + 1)))
        for at in range(1, 11)
    ]
    rounds = [make.SELF, make.Planned(RoundKind.BLOC, 0, 8)]
    make.make_floor(*rounds, nodes=[group("A", "Nhiệm vụ", str(2 * CRITERIA), *parts)])


def fill(rows: int) -> None:
    """More units in the same rounds, until there are so many marks and as many changes of them. Past the actions: it would take days."""
    period = ScoringPeriod.objects.get()
    wanted = rows // CRITERIA // len(KINDS) + 1 - period.sheets.count()
    names = [f"Đơn vị {at:06}" for at in range(period.sheets.count(), period.sheets.count() + wanted)]
    units = Unit.objects.bulk_create((Unit(name=name, name_sort=name, kind="so_tu_phap") for name in names), batch_size=2000)
    sheets = Sheet.objects.bulk_create((Sheet(period=period, unit=unit) for unit in units), batch_size=2000)
    turns = (Turn(sheet=sheet, round=one, scorer_id=sheet.unit_id) for one in period.rounds.all() for sheet in sheets)
    Turn.objects.bulk_create(turns, batch_size=2000)
    with connection.cursor() as cursor:
        cursor.execute(MARKS, [User.objects.order_by("pk").values_list("pk", flat=True)[0]])
        cursor.execute(CHANGES)
        cursor.execute("VACUUM ANALYZE")


class Taken(NamedTuple):
    """Seconds on the wall; and of the processor, in this process and in the one of PostgreSQL that serves it."""

    wall: float
    work: float

    @classmethod
    def by_now(cls) -> "Taken":
        return cls(time.perf_counter(), time.process_time() + _served_work())

    def __sub__(self, begun: "Taken") -> "Taken":
        return Taken(self.wall - begun.wall, self.work - begun.work)


def _served_work() -> float:
    if connection.vendor != "postgresql":
        return 0
    return int(Path(f"/proc/{connection.connection.info.backend_pid}/schedstat").read_text().split()[0]) / 1e9


@dataclass
class Hand:
    """One person who saves cells of one turn, one after another, as a page does."""

    turn: Turn
    who: str
    cells: list[int]
    client: Client = field(default_factory=lambda: Client(enforce_csrf_checks=True))
    saved: int = 0
    seen: Counter[int] = field(default_factory=Counter)
    points: dict[int, Decimal] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.client.force_login(_person(self.turn))
        self.client.get(f"/cham-diem/phieu/{self.turn.sheet_id}/")

    def save(self) -> "Taken":
        """The self-score of a cell is a rate of 50 to 70%; later rounds give more, so that nobody is asked for a reason."""
        cell, tenths = self.cells[self.saved % len(self.cells)], 5 + self.saved % 3
        is_later = self.turn.round.kind != RoundKind.SELF
        self.points[cell] = Decimal(tenths + 9 if is_later else 2 * tenths) / 10
        typed = {"o-points": str(self.points[cell])} if is_later else {"o-done": str(tenths), "o-target": "10"}
        page = f"/cham-diem/luot/{self.turn.pk}/o/{cell}/" if self.who == "ours" else f"/peer/o/{self.turn.pk}/{cell}/"
        told = {**typed, "lan": str(self.seen[cell]), "csrfmiddlewaretoken": self.client.cookies[settings.CSRF_COOKIE_NAME].value}
        begun = Taken.by_now()
        answer = self.client.post(page, told, headers={"Accept": "application/json"})
        taken = Taken.by_now() - begun
        if answer.status_code != 200:
            sys.exit(f"{page}: {answer.status_code}, {answer.content.decode()[:300]}")
        self.saved, self.seen[cell] = self.saved + 1, self.seen[cell] + 1
        return taken

    def check(self) -> None:
        """All that was saved stands there, and every saving among the changes."""
        stored = {cell: (points, version) for cell, points, version in self.turn.marks.values_list("criterion", "points", "version")}
        if stored != {cell: (self.points[cell], self.seen[cell]) for cell in self.cells}:
            sys.exit(f"{self.who}, {self.turn}: other marks stored than sent")
        kept = Counter(MarkChange.objects.filter(turn=self.turn).values_list("criterion", flat=True))
        last = {one.criterion_id: one.points for one in MarkChange.objects.filter(turn=self.turn).order_by("version")}
        if kept != self.seen or last != self.points:
            sys.exit(f"{self.who}, {self.turn}: other changes kept than sent")


def hands() -> dict[str, Hand]:
    """For each round ours and the peer's, every cell written once."""
    cells = list(ScoringPeriod.objects.get().version.criteria.filter(kind=CriterionKind.PROPORTIONAL).values_list("pk", flat=True))
    before = Hand(_turn(SHEETS["ours bloc"], RoundKind.SELF), "ours", cells)
    _write_all(before)
    send_turn(before.turn, by=_person(before.turn))
    found = {name: Hand(_turn(place, RoundKind(name.split()[1])), name.split()[0], cells) for name, place in SHEETS.items()}
    for hand in found.values():
        _write_all(hand)
    return found


def _write_all(hand: Hand) -> None:
    """The peer only updates: its marks are laid down first."""
    if hand.who == "peer":
        about = {"turn": hand.turn, "points": 1, "version": 1, "changed_at": clock.now()}
        by = _person(hand.turn)
        Mark.objects.bulk_create(Mark(criterion_id=cell, changed_by=by, **about) for cell in hand.cells)
        MarkChange.objects.bulk_create(MarkChange(criterion_id=cell, changed_by_name=str(by), **about) for cell in hand.cells)
        hand.seen.update(hand.cells)
    for _ in hand.cells:
        hand.save()


def _turn(place: str, kind: RoundKind) -> Turn:
    turns = Turn.objects.select_related("round", "scorer", "sheet")
    return turns.get(sheet__unit__name=f"Sở Tư pháp tỉnh {place}", round__kind=kind)


def _person(turn: Turn) -> User:
    return User.objects.get(person__posts__unit=turn.scorer)


def serve(rows: int) -> None:
    """For each line ("ours self") save some cells and tell the medians; after the last a look at what is stored."""
    build()
    found = hands()
    if rows:
        fill(rows)
    print(min(Mark.objects.count(), MarkChange.objects.count()), flush=True)
    for line in sys.stdin:
        taken = [found[line.strip()].save() for _ in range(SAVINGS)]
        print(median(one.wall for one in taken), median(one.work for one in taken), flush=True)
    for hand in found.values():
        hand.check()


class Served:
    """A process with so many rows in a database of its own."""

    def __init__(self, rows: int) -> None:
        command = [sys.executable, "-m", "tools.benches.save", "serve", str(rows)]
        environment = {**os.environ, "DATABASE_URL": _database_of(rows)} if rows else os.environ
        self.rows = rows
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def told(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline() or sys.exit(f"{self.rows} rows: the process ended with {self.process.wait()}")

    def ask(self, name: str) -> Taken:
        assert self.process.stdin is not None
        print(name, file=self.process.stdin, flush=True)
        return Taken(*map(float, self.told().split()))

    def end(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        if self.process.wait(timeout=600):
            sys.exit(f"{self.rows} rows: what is stored is not what was sent")


def _database_of(rows: int) -> str:
    """Made empty on the server of DATABASE_URL."""
    name = f"save_{rows}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))


def main() -> dict[str, float]:
    levels = LEVELS if os.environ.get("DATABASE_URL") else (0,)
    served = [Served(rows) for rows in levels]
    figures: dict[str, float] = {f"rows {one.rows}": float(one.told()) for one in served}
    taken: Measured = {(one.rows, name): [] for one in served for name in SHEETS}
    for _ in range(ROUNDS):
        for name in SHEETS:
            for one in served:
                taken[one.rows, name].append(one.ask(name))
    for one in served:
        one.end()
    for kind in KINDS:
        for rows in levels:
            figures |= _against_peer(taken, kind, rows)
        figures |= _flat(taken, kind) if len(levels) > 1 else {}
    return figures


Measured = dict[tuple[int, str], list[Taken]]


def _against_peer(taken: Measured, kind: RoundKind, rows: int) -> dict[str, float]:
    """`rate`: by the work of the processors, which other work on the machine does not change; `rate on the wall`: as it went by."""
    ours, peer = taken[rows, f"ours {kind}"], taken[rows, f"peer {kind}"]
    return {
        f"ours {kind} {rows}": median(one.work for one in ours),
        f"peer {kind} {rows}": median(one.work for one in peer),
        f"rate {kind} {rows}": median(theirs.work / mine.work for mine, theirs in zip(ours, peer, strict=True)),
        f"rate on the wall {kind} {rows}": median(theirs.wall / mine.wall for mine, theirs in zip(ours, peer, strict=True)),
    }


def _flat(taken: Measured, kind: RoundKind) -> dict[str, float]:
    most, least = taken[LEVELS[-1], f"ours {kind}"], taken[LEVELS[0], f"ours {kind}"]
    return {
        f"flat {kind}": median(many.work / few.work for many, few in zip(most, least, strict=True)),
        f"flat on the wall {kind}": median(many.wall / few.wall for many, few in zip(most, least, strict=True)),
    }


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        serve(int(sys.argv[2]))
    else:
        print(json.dumps(main()))
