"""Consolidate and rank units × 150 criteria × 4 rounds against bare SQL of the same data on PostgreSQL (≤ 5×), slope to 3,321 units
(≤ 1.1), one change re-ranked at 340 units (≤ 50 ms).

The peer is what a database alone can do: the last mark of each cell, a sum a unit, a rank. Ours asks the whole engine on top of it: table
read, headings with limits, pools, tie chain, votes, exclusions. Both answers are checked against a slow reference that looks at every mark
in Python. `tools/postgres.py -- python -m tools.benches.scoring`.
"""

import atexit
import json
import os
import shutil
import sys
import tempfile
import time
from bisect import bisect_left
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from itertools import groupby
from statistics import median
from typing import Any

FOLDER = tempfile.mkdtemp(prefix="thidua-bench-")
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ.update(THIDUA_DATA=FOLDER, DJANGO_SETTINGS_MODULE="tools.benches.settings", THIDUA_DEMO="1")

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from tests.accounts.make import administrator  # noqa: E402
from tests.blocs.make import make_year  # noqa: E402
from tests.criteria.conventions import CHOSEN  # noqa: E402
from tests.criteria.make import group, leaf  # noqa: E402
from tests.organisations.make import make_officer, make_unit  # noqa: E402
from thidua.core import clock  # noqa: E402
from thidua.criteria import actions as criteria  # noqa: E402
from thidua.criteria.rules.ranking import key_of, re_ranked  # noqa: E402
from thidua.criteria.rules.rounds import Mark, effective  # noqa: E402
from thidua.criteria.rules.totals import total_of  # noqa: E402
from thidua.organisations.models import Unit  # noqa: E402
from thidua.scoring.actions import periods  # noqa: E402
from thidua.scoring.enums import PeriodState, RoundKind, TurnState  # noqa: E402
from thidua.scoring.models import Mark as StoredMark  # noqa: E402
from thidua.scoring.models import ScoringPeriod, ScoringRound, Sheet, Turn  # noqa: E402
from thidua.scoring.queries.consolidating import consolidated  # noqa: E402
from thidua.scoring.rules.consolidating import Consolidated  # noqa: E402

CRITERIA, PARTS = 150, 10
KINDS = (RoundKind.SELF, RoundKind.BLOC, RoundKind.CROSS, RoundKind.STANDING)
SIZES = {34: 15, 340: 7, 3321: 3}
"""Units → how often both are asked in turn."""

MARKS = """
INSERT INTO scoring_mark (turn_id, criterion_id, given, points, is_na, reason, version, changed_at, changed_by_id)
SELECT t.id, c.id, jsonb_build_object('value', p.points::text, 'reason', 'Theo hồ sơ'), p.points, false, 'Theo hồ sơ', 1, now(), %s
FROM scoring_turn t JOIN scoring_sheet s ON s.id = t.sheet_id
JOIN criteria_criterion c ON c.version_id = %s AND c.kind = 'judged'
CROSS JOIN LATERAL (SELECT ((t.id * 7919 + c.id * 104729 + s.id * t.round_id * 31) %% 41)::numeric(8, 2) / 4 AS points) p
WHERE s.period_id = %s
"""

PEER = """
SELECT sheet_id, total, rank() OVER (ORDER BY total DESC) FROM (
  SELECT sheet_id, sum(points) AS total FROM (
    SELECT t.sheet_id, m.points,
           row_number() OVER (PARTITION BY t.sheet_id, m.criterion_id ORDER BY r.position DESC, t.id DESC) AS place
    FROM scoring_mark m JOIN scoring_turn t ON t.id = m.turn_id
    JOIN scoring_scoringround r ON r.id = t.round_id JOIN scoring_sheet s ON s.id = t.sheet_id
    WHERE s.period_id = %s AND t.state = 'sent'
  ) picked WHERE place = 1 GROUP BY sheet_id
) sums
"""

Standing = dict[int, tuple[Decimal, int | None]]
"""Sheet → total and rank."""


def period_of(size: int) -> ScoringPeriod:
    """A period of so many units that everybody has scored, written past the actions: two million marks would take a day by hand."""
    head = make_unit(f"Đơn vị đứng đầu của {size}")
    year = make_year(members=[head], head=head, name=f"Khối {size}")
    clerk = make_officer(head, name=f"Cán bộ {size}")
    version = criteria.begin_table(head, bloc=year.bloc, year=2021, title="Bảng tiêu chí", scored_kind="Đơn vị", by=clerk)
    judged = {"kind": "judged", "points": "10"}
    per = CRITERIA // PARTS
    parts = [
        group(str(at), f"Lĩnh vực {at}", str(10 * per), *(leaf(f"{at}.{own}", f"Việc {own}", **judged) for own in range(1, per + 1)))
        for at in range(1, PARTS + 1)
    ]
    criteria.plant_criteria(version, criteria=[group("A", "Nhiệm vụ", str(10 * CRITERIA), *parts)], by=clerk)
    version.refresh_from_db()
    version = criteria.choose(version, choices=CHOSEN, seen=version.edits, by=clerk)
    version = criteria.issue_version(version, decision="1/QĐ", decided_on=clock.today(), by=clerk)
    period = periods.begin_period(year, version=version, title=f"Kỳ {size}", by=clerk)
    _fill(period, size, clerk.pk)
    return period


def _fill(period: ScoringPeriod, size: int, clerk: int) -> None:
    names = [f"Đơn vị {size}/{at:04}" for at in range(size)]
    units = Unit.objects.bulk_create(Unit(name=name, name_sort=name, kind="so_tu_phap") for name in names)
    sheets = Sheet.objects.bulk_create(Sheet(period=period, unit=unit) for unit in units)
    now = clock.now()
    ends = [now + timedelta(days=at) for at in range(len(KINDS) + 1)]
    rounds = [
        ScoringRound(period=period, position=at + 1, kind=kind, opens_at=ends[at], closes_at=ends[at + 1]) for at, kind in enumerate(KINDS)
    ]
    made = ScoringRound.objects.bulk_create(rounds)
    scorer = period.version.table.issuer_id
    turns = (Turn(sheet=sheet, round=one, scorer_id=scorer, state=TurnState.SENT, sent_at=now) for one in made for sheet in sheets)
    Turn.objects.bulk_create(turns, batch_size=2000)
    ScoringPeriod.objects.filter(pk=period.pk).update(state=PeriodState.OPEN)
    with connection.cursor() as cursor:
        cursor.execute(MARKS, [clerk, period.version_id, period.pk])


def ours(period: ScoringPeriod) -> Standing:
    return _standing(consolidated(ScoringPeriod.objects.select_related("version").get(pk=period.pk)))


def _standing(found: Consolidated) -> Standing:
    return {one.entrant.key: (one.total.total, one.ranked.rank) for group in found.groups.values() for one in group}


def peer(period: ScoringPeriod) -> Standing:
    with connection.cursor() as cursor:
        cursor.execute(PEER, [period.pk])
        return {sheet: (total, rank) for sheet, total, rank in cursor.fetchall()}


def reference(period: ScoringPeriod) -> Standing:
    """Every mark looked at, the rounds replaced by the rules, units compared one with all others."""
    rounds = [str(kind) for kind in KINDS]
    policy = consolidated(period).table.settings.round_policy
    assert policy is not None
    rows = StoredMark.objects.filter(turn__sheet__period=period).order_by("turn__sheet")
    told = rows.values_list("turn__sheet", "criterion", "turn__round__kind", "points").iterator()
    totals: dict[int, Decimal] = {}
    for sheet, of_sheet in groupby(told, key=lambda row: row[0]):
        cells: dict[int, dict[str, Mark | None]] = {}
        for _, criterion, kind, points in of_sheet:
            cells.setdefault(criterion, {})[kind] = Mark(kind, points)
        marks = (effective(rounds, cell, policy=policy) for cell in cells.values())
        totals[sheet] = sum((mark.points for mark in marks if mark and mark.points is not None), Decimal(0))
    ordered = sorted(-total for total in totals.values())
    return {sheet: (total, 1 + bisect_left(ordered, -total)) for sheet, total in totals.items()}


def seconds(work: Callable[[ScoringPeriod], object], period: ScoringPeriod) -> float:
    begun = time.perf_counter()
    work(period)
    return time.perf_counter() - begun


def measure(size: int) -> tuple[dict[str, float], ScoringPeriod]:
    period = period_of(size)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    if not ours(period) == peer(period) == reference(period):
        sys.exit(f"{size}: the answers differ")
    taken: dict[str, list[float]] = {"ours": [], "peer": []}
    for _ in range(SIZES[size]):
        taken["ours"].append(seconds(ours, period))
        taken["peer"].append(seconds(peer, period))
    found = {who: median(times) for who, times in taken.items()}
    return {f"ours {size}": found["ours"], f"peer {size}": found["peer"], f"ratio {size}": found["ours"] / found["peer"]}, period


def one_change(period: ScoringPeriod) -> float:
    """One mark of one unit becomes another: its total, its key, the ranks of all. Checked against everything computed again."""
    found = consolidated(period)
    [placed] = found.groups.values()
    one, code = placed[len(placed) // 2], next(iter(placed[0].marks))
    changed: dict[str, Any] = {**one.marks, code: Mark("standing", Decimal(10))}
    ties = found.table.ties or ()
    assert found.table.settings.tie_end is not None
    begun = time.perf_counter()
    key = key_of(total_of(found.layout, changed), ties, changed)
    again = re_ranked([row.ranked for row in placed], {one.entrant.key: key}, end=found.table.settings.tie_end)
    taken = time.perf_counter() - begun
    keys = sorted(key if row is one else row.ranked.key for row in placed)
    if {row.unit: row.rank for row in again} != {row.unit: 1 + keys.index(row.key) for row in again}:
        sys.exit("re-ranking differs")
    return taken


def main() -> dict[str, float]:
    call_command("migrate", verbosity=0)
    administrator()
    figures: dict[str, float] = {}
    for size in SIZES:
        found, period = measure(size)
        figures |= found
        if size == 340:
            figures["re-rank 340"] = median(one_change(period) for _ in range(9))
    most, less = 3321, 340
    return figures | {"slope": figures[f"ours {most}"] / figures[f"ours {less}"] / (most / less)}


if __name__ == "__main__":
    print(json.dumps(main()))
