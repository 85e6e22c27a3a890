"""What happened with the five plans: uploaded, doubtful points settled, brought into the year, done on time or late."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.core import clock
from thidua.obligations.actions import bring_into_year
from thidua.obligations.queries.duty import unresolved_facts
from thidua.organisations.models import Unit
from thidua.plans.actions import edit_fact, settle_warning, upload_plan
from thidua.plans.enums import FactKind, WarningCode
from thidua.plans.models import Plan, PlanFact

PLANS = Path(__file__).parent / "plans"


@dataclass(frozen=True)
class Chapter:
    """One plan: when and by whom it was taken in, and who is meant where the words leave it open."""

    file: str
    year: BlocYear
    issuer: Unit
    by: User
    on: date
    meant: Mapping[str, list[Unit]]
    otherwise: list[Unit]


def tell(chapter: Chapter) -> Plan:
    """Walk the road of an officer: upload, review, confirm."""
    clock.assume(datetime.combine(chapter.on, datetime.min.time(), clock.LOCAL) + timedelta(hours=8, minutes=30), afresh=True)
    upload = SimpleUploadedFile(chapter.file, (PLANS / chapter.file).read_bytes())
    (plan,) = upload_plan(upload, bloc_year=chapter.year, issuer=chapter.issuer, by=chapter.by)
    for warning in plan.facts.filter(kind=FactKind.WARNING):
        _settle(warning, chapter)
    for fact in unresolved_facts(plan):
        edit_fact(fact, fields={}, units=_meant(fact, chapter), by=chapter.by)
    bring_into_year(plan, by=chapter.by)
    return plan


def _meant(fact: PlanFact, chapter: Chapter) -> list[Unit]:
    words = str(fact.fields.get("actor") or "").lower()
    return next((units for part, units in chapter.meant.items() if part in words), chapter.otherwise)


def _settle(warning: PlanFact, chapter: Chapter) -> None:
    if warning.fields.get("code") == WarningCode.YEAR_MISMATCH and warning.fields.get("suggest"):
        _mend_year(warning, chapter)
    settle_warning(warning, answer="Đã xem, giữ như văn bản ban hành", by=chapter.by)


def _mend_year(warning: PlanFact, chapter: Chapter) -> None:
    """The misprinted year is corrected where it stands."""
    dated = [FactKind.OBLIGATION, FactKind.STAGE, FactKind.EVENT]
    for fact in warning.plan.facts.filter(kind__in=dated, start__lt=warning.end, end__gt=warning.start):
        due = fact.fields.get("due")
        if due and due.get("date"):
            edit_fact(fact, fields={"due": {**due, "date": warning.fields["suggest"]}}, units=None, by=chapter.by)
