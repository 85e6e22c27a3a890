"""From scoring to a published result: announced for complaints, proposed by one person, published and frozen by another."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.urls import reverse

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.dates import short
from thidua.core.errors import RuleBroken, require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.ledger.record import record
from thidua.notices.enums import MessageKind
from thidua.organisations.actions.telling import tell_units
from thidua.scoring.actions.standing import keep_standing
from thidua.scoring.enums import PeriodMove, PeriodState
from thidua.scoring.models import ScoringPeriod, ScoringRound
from thidua.scoring.permissions import publishing as permissions
from thidua.scoring.queries.consolidating import consolidated
from thidua.scoring.queries.exporting import export_of
from thidua.scoring.queries.tables import rules_of
from thidua.scoring.rules.export import CannotReplay, content_hash, first_difference
from thidua.scoring.rules.life import PERIOD

AROUND = ("bloc_year__bloc__superior", "bloc_year__bloc__host", "version__table", "proposed_by")


@transaction.atomic
def announce_result(period: ScoringPeriod, *, by: User) -> ScoringPeriod:
    """Its units see it and may object for as many days as the table says, the last one to its end."""
    period, now = lock(period, *AROUND), clock.now()
    require(permissions.why_not_announce(by, period, now))
    days = rules_of(period.version).table.settings.complaint_days
    if days is None:
        raise RuleBroken("Bảng tiêu chí chưa chọn thời hạn kiến nghị nên chưa tạm công bố được.")
    period.state, period.announced_at = PERIOD[PeriodMove.ANNOUNCE][PeriodState(period.state)], now
    period.complaints_until = clock.end_of(now.date() + timedelta(days=days))
    period.save(update_fields=["state", "announced_at", "complaints_until"])
    keep_standing(period, consolidated(period))
    record(by, "scoring.announce_result", period, ends_at=period.complaints_until)
    last = short(period.complaints_until.date())
    _tell(period, f"announced:{now:%Y%m%d%H%M%S}", f"Tạm công bố kết quả chấm điểm, nhận kiến nghị đến hết ngày {last}: {period}", by)
    return period


@transaction.atomic
def reopen_scoring(
    period: ScoringPeriod, *, reason: str, by: User, one: ScoringRound | None = None, until: datetime | None = None
) -> ScoringPeriod:
    """Back to scoring. `one` is open again till `until`, for turns that are returned. What was proposed is proposed no more."""
    period, now = lock(period, *AROUND), clock.now()
    require(permissions.why_not_reopen(by, period, now))
    if not reason.strip():
        raise RuleBroken("Ghi lý do mở lại: chấm thiếu gì, sai ở đâu. Các đơn vị đọc được lý do này.")
    if one is not None:
        _open_round(one, period, until, now)
    period.state = PERIOD[PeriodMove.REOPEN][PeriodState(period.state)]
    period.proposed_by, period.proposed_at = None, None
    period.save(update_fields=["state", "proposed_by", "proposed_at"])
    period.sheets.update(total=None, rank=None, needs_vote=False, grade="")
    record(by, "scoring.reopen_scoring", period, reason=one_line(reason), round=one.kind if one else "")
    _tell(period, f"reopened:{now:%Y%m%d%H%M%S}", f"Mở lại để chấm: {period}", by, body=one_line(reason))
    return period


def _open_round(one: ScoringRound, period: ScoringPeriod, until: datetime | None, now: datetime) -> None:
    if one.period_id != period.pk or until is None or until <= now:
        raise RuleBroken("Vòng mở lại cần ngày khép mới, sau hôm nay.")
    one.closed_at, one.closes_at = None, until
    one.save(update_fields=["closed_at", "closes_at"])


@transaction.atomic
def propose_result(period: ScoringPeriod, *, by: User) -> ScoringPeriod:
    """The first of two people has looked at it."""
    period, now = lock(period, *AROUND), clock.now()
    require(permissions.why_not_propose(by, period, now))
    period.proposed_by, period.proposed_at = by, now
    period.save(update_fields=["proposed_by", "proposed_at"])
    record(by, "scoring.propose_result", period)
    return period


@transaction.atomic
def publish_result(period: ScoringPeriod, *, word: str, by: User) -> ScoringPeriod:
    """By a second person who typed the word. Computed again from the inputs before it is frozen; nothing changes afterwards."""
    period, now = lock(period, *AROUND), clock.now()
    require(permissions.why_not_publish(by, period, now) or permissions.why_not_word(word))
    period.published_by, period.published_at = by, now
    found = consolidated(period)
    require(permissions.why_not_whole(found, period))
    frozen = export_of(period)
    require(_why_not_replayed(frozen))
    keep_standing(period, found)
    period.state, period.frozen = PERIOD[PeriodMove.PUBLISH][PeriodState(period.state)], frozen
    period.content_hash = content_hash(frozen)
    period.save(update_fields=["published_by", "published_at", "state", "frozen", "content_hash"])
    record(by, "scoring.publish_result", period, content_hash=period.content_hash)
    _tell(period, "published", f"Đã công bố kết quả chấm điểm, xếp hạng: {period}", by)
    return period


def _why_not_replayed(frozen: dict[str, Any]) -> str | None:
    try:
        found = first_difference(frozen)
    except CannotReplay as wrong:
        return f"Chưa công bố được. {wrong}"
    if found is None:
        return None
    return f"Chưa công bố được vì tính lại từ đầu không khớp. {found}. Mở lại kỳ chấm và ghi lại điểm đó."


def _tell(period: ScoringPeriod, key: str, title: str, by: User, *, body: str = "") -> None:
    """Everybody of the scored units."""
    units = list(period.sheets.values_list("unit", flat=True))
    url = reverse("scoring:result", args=[period.pk])
    tell_units(units, f"scoring:{period.pk}:{key}", MessageKind.CHANGE, title[:200], url=url, body=body, by=by)
