"""Obligations as the pages of the portal show them, with their look and the papers that go with them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from thidua.core import clock
from thidua.obligations.models import Obligation
from thidua.obligations.queries.duty import packs_of, standing_of
from thidua.obligations.rules import FINISHED, HANDED_IN, WORDS, Standing, period_words
from thidua.plans.rules import dues
from thidua.portal.rules import names, papers
from thidua.portal.rules.looks import Look, look

HEAVY = ("plan__document", "plan__meta")
"""What a list of obligations never needs of their plans."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One obligation on one day. `last`: the last local day."""

    row: Obligation
    standing: Standing
    look: Look
    last: date | None
    papers: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return titled(self.row.deliverable, self.row.period)

    @property
    def is_finished(self) -> bool:
        return self.standing in FINISHED

    @property
    def is_handed_in(self) -> bool:
        return self.standing in HANDED_IN

    @property
    def finished_on(self) -> date | None:
        return finished_on(self.row)

    @property
    def finished_word(self) -> str:
        return WORDS[self.standing][1].capitalize()

    @property
    def day_word(self) -> str:
        """Under the figure where there is no day."""
        if self.row.is_standing:
            return "thường xuyên"
        return self.look.word if self.standing in {Standing.WAITING, Standing.AT_ONCE} else "chưa có hạn"

    @property
    def last_words(self) -> str:
        """hết ngày 19/6/2021 · 14 giờ 30 ngày 05/11/2020"""
        moment = local(self.row.last_moment)
        if moment is None:
            return ""
        until = moment.time().replace(microsecond=0) if moment < clock.end_of(moment.date()) else None
        return dues.last_moment_words(dues.Window(first=None, last=moment.date(), until=until))


def titled(deliverable: str, period: str) -> str:
    """Báo cáo tháng (tháng 6/2021)"""
    return names.capital(deliverable) + (f" ({period_words(period)})" if period else "")


def local(moment: datetime | None) -> datetime | None:
    return moment.astimezone(clock.LOCAL) if moment else None


def local_day(moment: datetime | None) -> date | None:
    return moment.astimezone(clock.LOCAL).date() if moment else None


def finished_on(row: Obligation) -> date | None:
    """The day the unit did its part: ticked it, or handed its paper in."""
    return row.done_on or local_day(row.handed_in_at)


def duty(row: Obligation, now: datetime, found: dict[int, list[str]] | None = None) -> Duty:
    standing, last = standing_of(row, now), local_day(row.last_moment)
    seen = look(standing, last=last, done_on=finished_on(row), today=now.date())
    return Duty(row, standing, seen, last, tuple((found or {}).get(row.fact_id, ())))


def duties(rows: Iterable[Obligation], now: datetime, *, with_papers: bool = False) -> list[Duty]:
    kept = list(rows)
    found = papers_of({row.plan_id for row in kept}) if with_papers and kept else {}
    return [duty(row, now, found) for row in kept]


def papers_of(plans: set[int]) -> dict[int, list[str]]:
    """Fact of an obligation → its papers and page limits, in words."""
    return {duty: list(filter(None, (papers.words(fact.kind, fact.fields) for fact in pack))) for duty, pack in packs_of(plans).items()}
