"""Take a table in from a file: read it, correct what was read, accept it as the tree of a draft."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import RuleBroken, require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.criteria.actions.tree import plant_criteria
from thidua.criteria.models import TableReading, TableVersion
from thidua.criteria.permissions.importing import why_not_import, why_not_review
from thidua.criteria.queries.importing import reading_of, rows_of
from thidua.criteria.reading.review import Step, reviewed, stepped, tree_of
from thidua.criteria.reading.values import Row
from thidua.criteria.rules.years import other_years
from thidua.files.actions import store_file
from thidua.files.enums import Purpose
from thidua.ledger.record import record

WRITTEN = ("mark", "title", "points", "kind", "params", "pool", "na_mode", "owner", "code", "guidance")


class ReviewedMeanwhile(RuleBroken):
    """Somebody corrected the same reading after the page was shown."""

    def __init__(self) -> None:
        super().__init__("Người khác vừa sửa bảng đọc này sau khi bạn mở trang. Trang dưới đây là bản mới nhất, chưa ghi đè gì.")


def read_table(version: TableVersion, *, upload: "UploadedFile[Any]", by: User) -> TableReading:
    """Not one transaction: a slow file is stored and read before the database is held."""
    require(why_not_import(by, version, clock.today()))
    said = reading_of(upload)
    return _keep(version, upload, said, by)


@transaction.atomic
def _keep(version: TableVersion, upload: "UploadedFile[Any]", said: Mapping[str, Any], by: User) -> TableReading:
    """The one before that waited makes way."""
    version = lock(version, "table__issuer")
    require(why_not_import(by, version, clock.today()))
    stored = store_file(upload, by=by, purpose=Purpose.PLAN)
    version.readings.filter(accepted_at=None).delete()
    notes = other_years(said["years"], version.table.year)
    total = None if said["total"] is None else Decimal(said["total"])
    reading = TableReading(version=version, file=stored, rows=said["rows"], notes=[*said["notes"], *notes], total=total)
    reading.read_by, reading.read_at = by, clock.now()
    reading.save()
    record(by, "criteria.read_table", version, file=stored.sha256, rows=len(reading.rows))
    return reading


@transaction.atomic
def correct_row(reading: TableReading, *, number: int, values: Mapping[str, Any], seen: int, by: User) -> TableReading:
    """Write one row anew; what was doubtful about it counts as looked at."""
    reading = _held(reading, seen, by)
    rows = rows_of(reading)
    require(None if 0 <= number < len(rows) else "Không thấy dòng này trong bảng đọc.")
    unknown = sorted(set(values) - set(WRITTEN))
    if unknown:
        raise TypeError(unknown)
    rows[number] = replace(rows[number], **values, doubts=())
    if rows[number].depth == 0:
        rows = _with_pool(rows, number)
    _write(reading, rows)
    record(by, "criteria.correct_row", reading.version, row=number + 1, title=rows[number].title, points=rows[number].points)
    return reading


def _with_pool(rows: list[Row], at: int) -> list[Row]:
    """Everything under an outermost row is of its pool."""
    pool, changed = rows[at].pool, list(rows)
    for place in range(at + 1, len(rows)):
        if rows[place].depth == 0:
            break
        changed[place] = replace(rows[place], pool=pool)
    return changed


@transaction.atomic
def step_row(reading: TableReading, *, number: int, step: Step, seen: int, by: User) -> TableReading:
    """Deeper, out, dropped, taken again, or agreed to."""
    reading = _held(reading, seen, by)
    rows = rows_of(reading)
    require(None if 0 <= number < len(rows) else "Không thấy dòng này trong bảng đọc.")
    changed = stepped(rows, number, step)
    require("Không đưa dòng này vào hay ra thêm bậc nào nữa." if changed == rows and step in {Step.UNDER, Step.OUT} else None)
    _write(reading, changed)
    record(by, "criteria.step_row", reading.version, row=number + 1, step=step.value)
    return reading


@transaction.atomic
def accept_reading(reading: TableReading, *, seen: int, by: User) -> TableVersion:
    """What stands on the page becomes the tree of the draft."""
    reading = _held(reading, seen, by)
    shown = reviewed(rows_of(reading))
    wrong = [one for one in shown if one.why_not]
    require(
        f"Còn {len(wrong)} dòng phải sửa trước khi nhận, đầu tiên là “{wrong[0].row.title[:80]}”: {wrong[0].why_not[0]}" if wrong else None
    )
    require("Mọi dòng đều đã bỏ. Nhận lại ít nhất một dòng." if all(one.row.is_dropped for one in shown) else None)
    version = plant_criteria(reading.version, criteria=tree_of([one.row for one in shown]), by=by)
    reading.accepted_at = clock.now()
    reading.save(update_fields=["accepted_at"])
    record(by, "criteria.accept_reading", version, file=reading.file.sha256, rows=sum(not one.row.is_dropped for one in shown))
    return version


@transaction.atomic
def discard_reading(reading: TableReading, *, by: User) -> None:
    reading = lock(reading, "version__table__issuer", "file")
    require(why_not_review(by, reading, clock.today()))
    record(by, "criteria.discard_reading", reading.version, file=reading.file.sha256, name=one_line(reading.file.name))
    reading.delete()


def _held(reading: TableReading, seen: int, by: User) -> TableReading:
    reading = lock(reading, "version__table__issuer", "file")
    require(why_not_review(by, reading, clock.today()))
    if reading.edits != seen:
        raise ReviewedMeanwhile
    return reading


def _write(reading: TableReading, rows: Sequence[Row]) -> None:
    reading.rows = [row.as_json() for row in rows]
    reading.edits += 1
    reading.save(update_fields=["rows", "edits"])
