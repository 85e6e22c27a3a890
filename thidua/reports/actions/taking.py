"""Paragraphs and tables of the units' papers come into the draft, with their sources."""

from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import RuleBroken, require
from thidua.core.rows import lock
from thidua.core.text import fold
from thidua.ledger.record import record
from thidua.reports import permissions
from thidua.reports.actions.drafting import _add, _held, _sign
from thidua.reports.enums import ReportPartKind
from thidua.reports.models import PartSource, Report, ReportPart
from thidua.reports.queries.papers import Gathered, TableGroup, gathered, tables_of
from thidua.reports.rules.gather import Take
from thidua.reports.rules.tables import Given, key_of


@transaction.atomic
def take_paragraphs(report: Report, *, under: str, takes: Sequence[Take], by: User) -> list[ReportPart]:
    """Behind what already stands under that heading; the heading comes along when the draft has none. What was taken before is not
    taken twice, so a form sent twice does no harm."""
    report = lock(report)
    require(permissions.why_not_write(by, report, clock.today()))
    known = set(PartSource.objects.filter(part__report=report).values_list("piece", "block"))
    fresh = [take for take in takes if (take.paper, take.block) not in known]
    require(_why_not_take(gathered(report), takes))
    if not fresh:
        return []
    after, made = _end_under(report, under, by), []
    for take in fresh:
        part = _add(report, kind=ReportPartKind.PARAGRAPH, text=take.text, after=after, by=by)
        PartSource.objects.create(part=part, piece_id=take.paper, block=take.block, place=take.place[:200], quote=take.text)
        after = part.order
        made.append(part)
    record(by, "reports.take_paragraphs", report, text=under, points=len(made))
    return made


def _why_not_take(found: Gathered, takes: Sequence[Take]) -> str | None:
    if not takes:
        return "Chưa đánh dấu đoạn nào. Đánh dấu những đoạn cần lấy rồi bấm “Lấy vào dự thảo”."
    if {take.paper for take in takes} <= set(found.readable):
        return None
    return "Một đoạn đã chọn nằm trong bản vừa bị trả lại hoặc rút về. Mở lại trang để chọn từ bản mới."


def _end_under(report: Report, under: str, by: User) -> int:
    """Order of the last part under the heading of those words; the heading is made at the end when there is none."""
    rows = list(report.parts.all())
    at = next((place for place, row in enumerate(rows) if row.kind == ReportPartKind.HEADING and _bare(row.text) == _bare(under)), None)
    if at is None:
        return _add(report, kind=ReportPartKind.HEADING, text=under, after=None, by=by).order
    last = rows[at]
    for row in rows[at + 1 :]:
        if row.kind == ReportPartKind.HEADING:
            break
        last = row
    return last.order


def _bare(words: str) -> str:
    return fold(words).lstrip("ivx0123456789. )")


@transaction.atomic
def take_table(report: Report, *, key: str, title: str, by: User) -> ReportPart:
    """The tables of that key of all units, as one. Taken twice it stands once, as it was."""
    report = lock(report)
    require(permissions.why_not_write(by, report, clock.today()))
    group = _group(gathered(report), key)
    same = next((part for part in report.parts.filter(kind=ReportPartKind.TABLE) if _key(part) == key), None)
    if same is not None:
        return same
    part = _add(report, kind=ReportPartKind.TABLE, text=title or group.head[0], after=None, by=by)
    _fill(part, group.given)
    part.save(update_fields=["table"])
    record(by, "reports.take_table", report, text=part.text, units=len(group.given))
    return part


def _key(part: ReportPart) -> str:
    return key_of(part.table[0]["head"])


def _group(found: Gathered, key: str) -> TableGroup:
    group = next((one for one in tables_of(found) if one.key == key), None)
    if group is None:
        message = "Bảng này không còn trong báo cáo nào của các đơn vị. Mở lại trang bảng số liệu."
        raise RuleBroken(message)
    return group


def _fill(part: ReportPart, given: Sequence[Given]) -> None:
    part.table = [asdict(one) for one in given]
    part.sources.all().delete()
    PartSource.objects.bulk_create(PartSource(part=part, piece_id=one.piece, block=one.block, place=one.place) for one in given)


@transaction.atomic
def update_table(part: ReportPart, *, by: User) -> ReportPart:
    """The figures as the units give them now."""
    held = _held(part)
    require(permissions.why_not_write(by, held.report, clock.today()))
    require("Phần này không phải bảng số liệu." if held.kind != ReportPartKind.TABLE else None)
    _fill(held, _group(gathered(held.report), _key(held)).given)
    _sign(held, by)
    held.save(update_fields=["table", "version", "edited_by_name", "edited_at"])
    record(by, "reports.update_table", held.report, text=held.text, units=len(held.table))
    return held
