"""Begin a report; write, order and remove the parts of its draft."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F, Max

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.core import clock
from thidua.core.errors import RuleBroken, require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.ledger.record import record
from thidua.organisations.models import Unit
from thidua.plans.models import PlanFact
from thidua.reports import permissions
from thidua.reports.enums import ReportPartKind
from thidua.reports.models import Report, ReportPart
from thidua.reports.queries.drafts import About, Source, sources_to_choose


class Overtaken(RuleBroken):
    """A colleague wrote the part meanwhile; `part` is it as it stands now. Nothing was written over."""

    def __init__(self, part: ReportPart) -> None:
        self.part = part
        at = part.edited_at.astimezone(clock.LOCAL)
        super().__init__(
            f"{part.edited_by_name} vừa sửa đoạn này lúc {at:%H:%M, %d/%m/%Y}. Chữ của bạn còn nguyên: xem hai bản, sửa cho khớp rồi ghi."
        )


@transaction.atomic
def start_report(bloc_year: BlocYear, *, about: About, writer: Unit, sources: Sequence[Source], by: User) -> Report:
    """`sources`: duties of the units whose papers it is drawn from."""
    day = clock.today()
    require(permissions.why_not_start(by, bloc_year, day))
    known, chosen = [one.fact for one in sources_to_choose(bloc_year)], sorted({one.fact for one in sources})
    require(permissions.why_not_choose(bloc_year, writer=writer, facts=known, chosen=chosen, duty=about.duty, day=day))
    made = Report(bloc_year=bloc_year, writer=writer, made_by=by, made_at=clock.now())
    made.periods = sorted({one.period for one in sources})
    _say(made, about)
    made.save()
    made.facts.set(PlanFact.objects.filter(pk__in=chosen))
    record(by, "reports.start_report", made, kind=made.get_kind_display(), period=made.period)
    return made


@transaction.atomic
def describe_report(report: Report, *, about: About, by: User) -> Report:
    report, day = lock(report), clock.today()
    require(permissions.why_not_write(by, report, day))
    facts = list(report.facts.values_list("pk", flat=True))
    duty = about.duty if about.duty != report.duty else None
    require(permissions.why_not_choose(report.bloc_year, writer=report.writer, facts=facts, chosen=facts, duty=duty, day=day))
    _say(report, about)
    report.save(update_fields=["kind", "title", "period", "duty"])
    record(by, "reports.describe_report", report, kind=report.get_kind_display(), period=report.period)
    return report


def _say(row: Report, about: About) -> None:
    row.kind, row.title, row.period = about.kind, one_line(about.title)[:300], one_line(about.period)[:200]
    row.duty = about.duty


def _held(part: ReportPart) -> ReportPart:
    """Locked, its report before it: parts of one report are written one after the other."""
    report = lock(part.report)
    held = report.parts.filter(pk=part.pk).select_for_update().first()
    if held is None:
        message = "Phần này vừa bị bỏ khỏi dự thảo, có thể do đồng nghiệp. Chữ của bạn còn nguyên trong trang trước: bấm quay lại để chép."
        raise RuleBroken(message)
    held.report = report
    return held


def _add(report: Report, *, kind: ReportPartKind, text: str, after: int | None, by: User) -> ReportPart:
    """Behind the part of that order, else at the end. `report` is locked by the caller."""
    last: int = report.parts.aggregate(last=Max("order"))["last"] or 0
    order = last + 1 if after is None else after + 1
    if order <= last:
        report.parts.filter(order__gte=order).update(order=F("order") + 1)
    about = {"edited_by_name": by.actor_name[:200], "edited_at": clock.now()}
    return ReportPart.objects.create(report=report, order=order, kind=kind, text=text.strip(), **about)


@transaction.atomic
def add_part(report: Report, *, kind: ReportPartKind, text: str, after: int | None, by: User) -> ReportPart:
    """The officer's own words. `after`: order of the part it stands behind, 0 = at the top, None = at the end."""
    report = lock(report)
    require(permissions.why_not_write(by, report, clock.today()))
    require("Chưa có nội dung. Gõ đề mục hoặc đoạn văn rồi ghi." if not text.strip() else None)
    made = _add(report, kind=kind, text=text, after=after, by=by)
    record(by, "reports.add_part", report, kind=kind.label, text=made.text[:200])
    return made


@transaction.atomic
def edit_part(part: ReportPart, *, text: str, seen: int, by: User) -> ReportPart:
    """`seen`: the version the officer began from. Raises `Overtaken` when a colleague has written since."""
    held = _held(part)
    require(permissions.why_not_write(by, held.report, clock.today()))
    require("Nội dung trống. Bấm “Bỏ khỏi dự thảo” nếu không cần phần này." if not text.strip() else None)
    if held.text == text.strip():
        return held
    if held.version != seen:
        raise Overtaken(held)
    before, held.text = held.text, text.strip()
    _sign(held, by)
    held.save(update_fields=["text", "version", "edited_by_name", "edited_at"])
    record(by, "reports.edit_part", held.report, before=before, after=held.text)
    return held


def _sign(part: ReportPart, by: User) -> None:
    part.version, part.edited_by_name, part.edited_at = part.version + 1, by.actor_name[:200], clock.now()


@transaction.atomic
def move_part(part: ReportPart, *, is_up: bool, by: User) -> ReportPart:
    """One place up or down; at the end nothing happens."""
    held = _held(part)
    require(permissions.why_not_write(by, held.report, clock.today()))
    others = held.report.parts.filter(order__lt=held.order) if is_up else held.report.parts.filter(order__gt=held.order)
    other = others.order_by("-order" if is_up else "order").first()
    if other is not None:
        held.order, other.order = other.order, held.order
        held.save(update_fields=["order"])
        other.save(update_fields=["order"])
        record(by, "reports.move_part", held.report, text=held.text[:200], after=held.order)
    return held


@transaction.atomic
def remove_part(part: ReportPart, *, by: User) -> None:
    """Out of the draft; its words stay in the ledger."""
    held = _held(part)
    require(permissions.why_not_write(by, held.report, clock.today()))
    record(by, "reports.remove_part", held.report, kind=held.get_kind_display(), text=held.text)
    held.delete()
