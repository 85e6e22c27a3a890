"""When somebody is reminded of what is owed, who hears of it, and in what words. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from thidua.core import dates
from thidua.notices.enums import MessageKind
from thidua.notices.rules import News
from thidua.obligations.enums import ObligationState
from thidua.obligations.rules.moments import LOCAL, period_words
from thidua.plans.rules import dues

BEGINNING = "remind:"
"""How every key of a reminder begins: a later one takes the place of those before it."""
BEFORE = (1, 3, 7)
"""Days before the last one on which a unit is reminded; then on the day itself."""
DAILY = 7
"""Overdue: every day of the first week, then once a week."""
HEAD_FROM = 3
"""The unit that leads hears of what is overdue from the third day on, the unit's own leader from the first."""
AHEAD = timedelta(days=8)
"""Farther ahead nothing is due to be said."""
NAMES = 6


@dataclass(frozen=True, slots=True)
class Stage:
    """`word` tells stages of one deadline apart; `left`: days to go; `late`: which day overdue it is (0 = not)."""

    word: str
    left: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True)
class Duty:
    """What a reminder must know of an obligation."""

    pk: int
    fact: int
    bloc_year: int
    unit: int
    unit_name: str
    title: str
    year_name: str
    state: str
    last_moment: datetime | None
    shorten_by: datetime | None
    recipients: frozenset[int] = frozenset()

    @property
    def end(self) -> datetime | None:
        return end_of_duty(state=self.state, last_moment=self.last_moment, shorten_by=self.shorten_by)


@dataclass(frozen=True, slots=True)
class Cast:
    """Accounts by what they do: `staff` handle a unit's papers (its leaders where nobody else signs in), `leaders` lead it.

    `leading`: year → units that run it; `above`: year → the unit it reports to.
    """

    staff: Mapping[int, Sequence[int]]
    leaders: Mapping[int, Sequence[int]]
    leading: Mapping[int, frozenset[int]]
    above: Mapping[int, int | None]

    def desk(self, bloc_year: int) -> list[int]:
        return [user for unit in sorted(self.leading.get(bloc_year, ())) for user in self.staff.get(unit, ())]


def end_of_duty(*, state: str, last_moment: datetime | None, shorten_by: datetime | None) -> datetime | None:
    """A paper returned only for its length has until `shorten_by`."""
    moments = [last_moment, shorten_by if state == ObligationState.RETURNED else None]
    return max(filter(None, moments), default=None)


def stage_of(end: datetime, now: datetime) -> Stage | None:
    """The newest stage that is due; None while nothing is to be said. After days of standstill the stages missed are not told."""
    today, last = now.astimezone(LOCAL).date(), end.astimezone(LOCAL)
    if now > end:
        late = (today - (last + timedelta(microseconds=1)).date()).days + 1
        return Stage(f"late-{late if late < DAILY else late - late % DAILY}", late=late)
    left = (last.date() - today).days
    step = next((days for days in (0, *BEFORE) if left <= days), None)
    return None if step is None else Stage(f"left-{step}", left=left)


def last_words(end: datetime) -> str:
    """hết ngày 19/6/2021 · 14 giờ 30 ngày 05/11/2020"""
    last = end.astimezone(LOCAL)
    is_whole = (last + timedelta(microseconds=1)).date() > last.date()
    return dues.last_moment_words(dues.Window(first=None, last=last.date(), until=None if is_whole else last.time().replace(microsecond=0)))


def left_words(stage: Stage) -> str:
    if stage.late:
        return f"quá hạn {stage.late} ngày"
    return f"còn {stage.left} ngày" if stage.left else "hạn hôm nay"


def title_of(deliverable: str, period: str) -> str:
    words = deliverable[:1].upper() + deliverable[1:]
    return f"{words} ({period_words(period)})" if period else words


def reminders(found: Iterable[Duty], cast: Cast, now: datetime) -> list[News]:
    """Everything that is to be said at this moment, for everybody."""
    staged = [(duty, end, stage) for duty in found if (end := duty.end) is not None and (stage := stage_of(end, now)) is not None]
    told = [news for duty, end, stage in staged for news in _to_the_unit(duty, end, stage, cast)]
    groups: dict[tuple[int, int, str], list[tuple[Duty, datetime, Stage]]] = {}
    for duty, end, stage in staged:
        groups.setdefault((duty.bloc_year, duty.fact, duty.title), []).append((duty, end, stage))
    for rows in groups.values():
        told += _to_the_head(rows, cast)
        told += _outside(rows, cast)
        told += _to_the_superior(rows, cast)
    return told


def _key(duty: Duty, end: datetime, stage: Stage) -> str:
    """Another last moment, or another state, begins the reminders anew."""
    return f"{duty.pk}:{duty.state}:{end.astimezone(LOCAL):%Y%m%d%H%M}:{stage.word}"


def _to_the_unit(duty: Duty, end: datetime, stage: Stage, cast: Cast) -> Iterable[News]:
    again = " (bị trả lại, cần nộp lại)" if duty.state == ObligationState.RETURNED else ""
    body = f"{duty.unit_name} · {last_words(end)} · {duty.year_name}"
    kind = MessageKind.OVERDUE if stage.late else MessageKind.DUE
    key, url = _key(duty, end, stage), f"/nghia-vu/{duty.pk}/"
    staff = cast.staff.get(duty.unit, ())
    for user in staff:
        yield News(user, f"{BEGINNING}unit:{key}", kind, f"{_capital(left_words(stage))}: {duty.title}{again}", body, url)
    for user in cast.leaders.get(duty.unit, ()) if stage.late else ():
        if user not in staff:
            title = f"Đơn vị {left_words(stage)}: {duty.title}{again}"
            yield News(user, f"{BEGINNING}leader:{key}", MessageKind.ESCALATION, title, body, url)


def _to_the_head(rows: Sequence[tuple[Duty, datetime, Stage]], cast: Cast) -> Iterable[News]:
    """One line a duty, not one a unit; the head's own debts are no news to it."""
    year = rows[0][0].bloc_year
    late = [row for row in rows if row[2].late >= HEAD_FROM and row[0].unit not in cast.leading.get(year, ())]
    return _line(late, cast.desk(year), "head", MessageKind.ESCALATION, _how_late(late)) if late else []


def _outside(rows: Sequence[tuple[Duty, datetime, Stage]], cast: Cast) -> Iterable[News]:
    """Units nobody of whom can sign in are reminded by telephone or Zalo, by the desk of the head."""
    year = rows[0][0].bloc_year
    alone = [row for row in rows if not cast.staff.get(row[0].unit) and row[2].late < HEAD_FROM]
    return _line(alone, cast.desk(year), "outside", MessageKind.ESCALATION, "chưa có tài khoản, nhắc ngoài hệ thống") if alone else []


def _to_the_superior(rows: Sequence[tuple[Duty, datetime, Stage]], cast: Cast) -> Iterable[News]:
    """What the head itself owes the unit above and is late with."""
    year = rows[0][0].bloc_year
    above = cast.above.get(year)
    own = [row for row in rows if row[2].late >= HEAD_FROM and row[0].unit in cast.leading.get(year, ()) and above in row[0].recipients]
    if above is None or not own:
        return []
    return _line(own, cast.staff.get(above, ()), "above", MessageKind.ESCALATION, f"{_how_late(own)}, gửi cơ quan cấp trên")


def _how_late(rows: Sequence[tuple[Duty, datetime, Stage]]) -> str:
    days = max(stage.late for _, _, stage in rows)
    return f"quá hạn, lâu nhất {days} ngày" if len(rows) > 1 else f"quá hạn {days} ngày"


def _line(rows: Sequence[tuple[Duty, datetime, Stage]], users: Sequence[int], who: str, kind: MessageKind, words: str) -> Iterable[News]:
    """One message about one duty of several units; the unit that is late longest sets the rhythm."""
    first, end, stage = min(rows, key=lambda row: (row[1], row[0].pk))
    names = [duty.unit_name for duty, _, _ in rows]
    key = f"{BEGINNING}{who}:{first.bloc_year}:{first.fact}:{first.title[:40]}:{end.astimezone(LOCAL):%Y%m%d%H%M}:{stage.word}"
    title = f"{f'{len(rows)} đơn vị' if len(rows) > 1 else names[0]} {words}: {first.title}"
    body = f"{some_names(names)} · {last_words(end)} · {first.year_name}. Mở để chép lời nhắc gửi qua Zalo."
    return [News(user, key, kind, title, body, f"/nghia-vu/{first.pk}/loi-nhac/") for user in users]


def some_names(names: Sequence[str], *, most: int = NAMES) -> str:
    """ "A; B; C và 5 đơn vị khác"."""
    return "; ".join(names[:most]) + (f" và {len(names) - most} đơn vị khác" if len(names) > most else "")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


# ---- words to copy ----


def text_for_units(names: Sequence[str], *, title: str, recipient: str, end: datetime | None, source: str, url: str, now: datetime) -> str:
    """What is pasted into Zalo for all that still owe one thing."""
    when = _when(end, now)
    lines = [f"Kính gửi: {'; '.join(names)}.", f"Đề nghị các đơn vị gửi “{title}”{f' tới {recipient}' if recipient else ''}{when}."]
    lines += [f"Căn cứ: {source}."] if source else []
    return "\n".join([*lines, f"Nộp tại: {url}", "Đơn vị đã gửi xin bỏ qua tin này. Trân trọng cảm ơn."])


def text_for_unit(name: str, owed: Sequence[tuple[str, str, datetime | None, str]], *, url: str, now: datetime) -> str:
    """The same for one unit and all it owes now; `owed`: (title, recipient, last moment, source)."""
    lines = [f"Kính gửi {name}.", f"Tính đến {dates.phrase(now.astimezone(LOCAL).date())}, đơn vị còn {len(owed)} việc đến hạn:"]
    for at, (title, recipient, end, source) in enumerate(owed, start=1):
        to = f" gửi {recipient}" if recipient else ""
        lines.append(f"{at}. {title}{to}{_when(end, now)}{f' ({source})' if source else ''}.")
    return "\n".join([*lines, f"Nộp tại: {url}", "Việc nào đã gửi xin bỏ qua. Trân trọng cảm ơn."])


def _when(end: datetime | None, now: datetime) -> str:
    if end is None:
        return ""
    stage = stage_of(end, now)
    left = left_words(stage) if stage else f"còn {(end.astimezone(LOCAL).date() - now.astimezone(LOCAL).date()).days} ngày"
    return f", hạn {last_words(end)} ({left})"


def month_span(year: int, month: int) -> tuple[date, date]:
    """First day of the month, first day of the next."""
    return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)
