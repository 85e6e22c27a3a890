"""What does not fit together: two dates for one thing, clocks that never start, the late before the early."""

import datetime as dt
from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from thidua.plans.enums import FactKind, Severity, WarningCode
from thidua.plans.reading.facts import gatherings
from thidua.plans.reading.facts.context import Context, Section, Zone
from thidua.plans.reading.lint.doubts import DATED, day, doubt, of_kind, printed, touches
from thidua.plans.reading.lint.matters import MEMBERS, Matter, gathers, is_telling, matter_of, same_matter
from thidua.plans.reading.lint.spans import stretch_of
from thidua.plans.reading.model import Fact, Span
from thidua.plans.reading.words import compiled, fold

IN_WRITING = compiled(r"(?:bang|theo) (?:hinh thuc )?(?:van ban|cong van)|khong to chuc (?:hoi nghi|le|hop|tap trung)")
PAPERWORK = compiled(r"(?<!\w)(?:bao cao|y kien|gop y|dang ky|de nghi|phan anh|ho so)(?!\w)")
LAUNCH_WORDS = (
    compiled(r"phat dong"),
    compiled(r"so ket"),
    compiled(r"tong ket"),
    compiled(r"ky (?:ket )?giao uoc"),
)
MEETING = compiled(r"(?<!\w)(?:hoi nghi|toa dam|hoi thao|dai hoi|le|buoi le|cuoc hop)(?!\w)")
PRESSING = ("đăng ký thi đua", "báo cáo tổng kết", "hồ sơ khen thưởng", "báo cáo sơ kết")
DEMANDS = compiled(r"(?<!\w)(?:phai|can|bao dam|dam bao|yeu cau|tranh|khong duoc|gan voi)(?!\w)")
CEREMONY = compiled(
    r"(?:tham muu )?(?:chu tri )?(?:to chuc )?(?:le|buoi le) "
    r"(?:ra quan|phat dong|ky|tong ket|trao|tuyen duong|ton vinh|bieu duong|khai mac|be mac)(?!\w)"
)
EACH_PHASE = compiled(r"(?:moi|tung|cac) (?:dot|giai doan)|(?<!\w)dot thi dua")
ANY_MEETING = {"hoi_nghi", "le", "hop"}
"""Kinds that a plan may use for its only gathering: "sau Hội nghị"."""
CALENDAR = {"before", "by", "on", "month", "quarter", "half", "year", "week_of_month", "range"}
FIXED = {"on", "by", "range"}
HANDS_OUT = compiled(
    r"lay y kien|xin y kien|gui [a-z ]{0,30}gop y|(?<!\w)(?:bieu )?mau(?!\w)|xay dung du thao|(?<!\w)huong dan(?!\w)|ban hanh"
)


MOST_MATTERS = 500
"""So many duties are compared with one another; no plan has more, and comparing takes the square of the time."""


class Events:
    """The gatherings of the plan, by kind."""

    def __init__(self, events: Sequence[Fact]) -> None:
        self.all = events
        self._by_kind: dict[str | None, list[Fact]] = defaultdict(list)
        for event in events:
            self._by_kind[event.fields.get("event")].append(event)
        self.dated = {kind for kind, same in self._by_kind.items() if any(event.fields.get("due") for event in same)}
        self.open = {kind for kind, same in self._by_kind.items() if all(map(_is_open, same))}

    def named(self, kind: str | None) -> Sequence[Fact]:
        return self._by_kind.get(kind, ())


def _is_open(event: Fact) -> bool:
    return bool(event.fields.get("tentative")) or _due(event).get("kind") not in FIXED


def check(context: Context, facts: Iterable[Fact]) -> Iterator[Fact]:
    facts = list(facts)
    events = Events(of_kind(facts, FactKind.EVENT))
    matters = [
        matter_of(fact, lead=_lead(context, fact), last=_counted(fact, events))
        for fact in of_kind(facts, FactKind.OBLIGATION, FactKind.STAGE)[:MOST_MATTERS]
    ]
    yield from _two_deadlines(context, matters)
    yield from _after_last_phase(context, matters, of_kind(facts, FactKind.PHASE))
    yield from _order_conflicts(context, matters)
    yield from _phase_overlaps(context, of_kind(facts, FactKind.PHASE))
    yield from _clocks(context, events)
    yield from _undated_events(context, events)
    yield from _no_due(context, facts)
    yield from _order_risk(context, facts, matters)


def _due(fact: Fact) -> Mapping[str, Any]:
    return fact.fields.get("due") or {}


def _lead(context: Context, fact: Fact) -> str:
    """ "Đăng ký thi đua: các đơn vị gửi …": the item names the thing before the duty does."""
    passage = context.passage_at(fact.at[0])
    if not passage or fact.at[0] - passage.at[0] > 200:
        return ""
    before = context.folded[passage.at[0] : fact.at[0]].rstrip()
    return before if before.endswith(":") and len(before) < 120 else ""


def _counted(fact: Fact, events: Events) -> dt.date | None:
    """The day that a relative due comes to when its gathering is the only one of its kind and has a day."""
    due = _due(fact)
    anchor = fold(str(due.get("anchor") or ""))
    if due.get("kind") != "relative" or due.get("unit") != "calendar" or not due.get("days") or not MEETING.search(anchor):
        return None
    kind = gatherings.kind_in(anchor)
    same = events.all if kind in ANY_MEETING and len(events.all) == 1 else events.named(kind)
    stretch = stretch_of(same[0].fields.get("due")) if len(same) == 1 and not same[0].fields.get("tentative") else None
    if not stretch or _due(same[0]).get("kind") not in FIXED:
        return None
    days = dt.timedelta(days=int(due["days"]))
    return stretch[0] - days if due.get("direction") == "before" else stretch[1] + days


def _two_deadlines(context: Context, matters: Sequence[Matter]) -> Iterator[Fact]:
    """The same paper, from the same hand to the same desk, with two calendar dates."""
    dated = [matter for matter in matters if matter.last and is_telling(matter)]
    for index, first in enumerate(dated):
        for second in dated[index + 1 :]:
            is_apart = first.fact.at[1] <= second.fact.at[0] or second.fact.at[1] <= first.fact.at[0]
            if first.kind == second.kind and first.last != second.last and is_apart and same_matter(first, second):
                is_counted = _due(second.fact).get("kind") == "relative"
                yield _two_dates(context, *((second, first) if is_counted else (first, second)))
                break


def _two_dates(context: Context, first: Matter, second: Matter) -> Fact:
    return doubt(
        context,
        WarningCode.TWO_DEADLINES,
        Severity.WARN,
        first.fact.at,
        why=f"Một việc có hai hạn: chỗ này xong ngày {_last(first)}, chỗ khác xong ngày {_last(second)}.",
        todo="Chọn một hạn, sửa chỗ còn lại; nếu là hai việc khác nhau, ghi rõ tên từng việc.",
        other=second.fact.quote,
    )


def _last(matter: Matter) -> str:
    return printed(matter.last) if matter.last else ""


def _after_last_phase(context: Context, matters: Sequence[Matter], phases: Sequence[Fact]) -> Iterator[Fact]:
    """A paper due after each đợt cannot also be due before the last đợt ends."""
    ends = [end for phase in phases if (end := day(phase.fields.get("end")))]
    if not ends:
        return
    last_end = max(ends)
    clocks = [
        matter
        for matter in matters
        if _due(matter.fact).get("kind") == "relative" and EACH_PHASE.search(fold(str(_due(matter.fact).get("anchor"))))
    ]
    for dated in matters:
        for clock in clocks:
            if dated.last and dated.last < last_end and same_matter(dated, clock):
                yield doubt(
                    context,
                    WarningCode.TWO_DEADLINES,
                    Severity.WARN,
                    dated.fact.at,
                    why=f"Nơi khác hẹn nộp sau mỗi đợt, đợt cuối hết ngày {printed(last_end)}; chỗ này lại hết hạn ngày {_last(dated)}.",
                    todo="Nói rõ hồ sơ của đợt cuối nộp theo hạn nào.",
                    other=clock.fact.quote,
                )
                break


def _order_conflicts(context: Context, matters: Sequence[Matter]) -> Iterator[Fact]:
    """Who puts papers together must hand over after those who send them in."""
    for gathered in matters:
        if not gathered.last:
            continue
        late = next((sent for sent in matters if sent.last and sent.last > gathered.last and gathers(gathered, sent)), None)
        if late and not HANDS_OUT.search(fold(gathered.fact.quote)):
            yield doubt(
                context,
                WarningCode.ORDER_CONFLICT,
                Severity.ERROR,
                gathered.fact.at,
                why=f"Bên tổng hợp phải xong ngày {_last(gathered)}, trong khi các đơn vị còn được nộp đến ngày {_last(late)}.",
                todo="Lùi hạn của bên tổng hợp hoặc rút ngắn hạn nộp của các đơn vị.",
                other=late.fact.quote,
            )


def _phase_overlaps(context: Context, phases: Sequence[Fact]) -> Iterator[Fact]:
    dated = [
        (start, end, phase)
        for phase in phases
        if (start := day(phase.fields.get("start"))) and (end := day(phase.fields.get("end"))) and start <= end
    ]
    dated.sort(key=lambda item: item[0])
    for (_, ends, first), (start, end, second) in pairwise(dated):
        if start <= ends and end > ends:
            both = f"ngày {printed(start)}" if start == ends else f"các ngày {printed(start)} - {printed(ends)}"
            yield doubt(
                context,
                WarningCode.PHASE_OVERLAP,
                Severity.WARN,
                second.at,
                why=f"Hai đợt chồng nhau: {both} nằm trong cả hai.",
                todo="Cho đợt sau bắt đầu từ ngày liền sau ngày kết thúc đợt trước.",
                other=first.quote,
            )


def _clocks(context: Context, events: Events) -> Iterator[Fact]:
    written: list[tuple[Span, int]] | None = None
    for due in context.all_dues:
        anchor = fold(str(due.value.get("anchor") or "")) if due.value.get("kind") == "relative" else ""
        if anchor and MEETING.search(anchor):
            written = _written(context) if written is None else written
            yield from _clock(context, due.at, anchor, events, written)


def _clock(context: Context, at: Span, anchor: str, events: Events, written: Sequence[tuple[Span, int]]) -> Iterator[Fact]:
    kind = gatherings.kind_in(anchor)
    if kind not in events.dated and (denied := _held_in_writing(context, anchor, written)):
        yield doubt(
            context,
            WarningCode.TRIGGER_NEVER_HAPPENS,
            Severity.ERROR,
            at,
            why="Hạn này tính từ một buổi họp (lễ, hội nghị), nhưng kế hoạch nói việc đó làm bằng văn bản.",
            todo="Tính hạn từ ngày ban hành văn bản đó, hoặc ghi rõ có tổ chức họp.",
            other=context.quote(denied),
        )
    elif not _is_planned(context, at, anchor):
        yield doubt(
            context,
            WarningCode.TRIGGER_NEVER_HAPPENS,
            Severity.ERROR,
            at,
            why="Hạn này tính từ một cuộc họp mà kế hoạch không nói sẽ tổ chức.",
            todo="Thêm cuộc họp đó vào kế hoạch, hoặc tính hạn từ mốc khác.",
        )
    else:
        yield from _open_anchor(context, at, anchor, events)


def _written(context: Context) -> list[tuple[Span, int]]:
    """Sentences that say an act is done in writing, and where in them; reports and opinions in writing are another matter."""
    found: list[tuple[Span, int]] = []
    for passage in context.passages if IN_WRITING.search(context.folded) else ():
        for sentence in context.sentences(passage.at):
            words = context.folded[slice(*sentence)]
            written = IN_WRITING.search(words)
            if written and not PAPERWORK.search(words):
                found.append((sentence, written.end()))
    return found[:MOST_MATTERS]


def _held_in_writing(context: Context, anchor: str, written: Sequence[tuple[Span, int]]) -> Span | None:
    """The sentence that says the gathering of the anchor itself is done in writing."""
    topics = [pattern for pattern in LAUNCH_WORDS if pattern.search(anchor)]
    for sentence, end in written if topics else ():
        words = context.folded[slice(*sentence)]
        if anchor not in words and any(topic.search(words, 0, end + 40) for topic in topics):
            return sentence
    return None


def _is_planned(context: Context, at: Span, anchor: str) -> bool:
    """The gathering of the anchor, by its kind, is named elsewhere in the plan."""
    kind = gatherings.kind_in(anchor)
    if kind is None or kind in ANY_MEETING:
        return True
    pattern = next(pattern for name, pattern in gatherings.KINDS if name == kind)
    return any(not at[0] <= found.start() < at[1] for found in pattern.finditer(context.folded))


def _open_anchor(context: Context, at: Span, anchor: str, events: Events) -> Iterator[Fact]:
    is_only_one_open = len(events.all) == 1 and bool(events.open)
    if is_only_one_open or gatherings.kind_in(anchor) in events.open:
        yield doubt(
            context,
            WarningCode.ANCHOR_NOT_FIXED,
            Severity.NOTE,
            at,
            why="Ngày tổ chức chưa ấn định nên chưa tính được hạn này.",
            todo="Khi có ngày chính thức, nhập vào để hệ thống tính hạn.",
        )


def _undated_events(context: Context, events: Events) -> Iterator[Fact]:
    """Gatherings found as such, and ceremonies that a sentence or a duty only names."""
    bare = [event.at for event in events.all if event.fields.get("event") not in events.dated]
    bare += [at for at in _ceremonies(context) if gatherings.kind_in(context.folded[slice(*at)]) not in events.dated]
    told: list[Span] = []
    for at in bare:
        if touches(told, at):
            continue
        insort(told, at)
        yield doubt(
            context,
            WarningCode.EVENT_WITHOUT_DATE,
            Severity.WARN,
            at,
            why="Có tổ chức nhưng không ghi ngày và nơi tổ chức.",
            todo="Ghi thời gian, địa điểm khi đã ấn định, trước khi giao việc liên quan.",
        )


def _ceremonies(context: Context) -> Iterator[Span]:
    for index, passage in enumerate(context.passages):
        if (
            context.zone(passage.at[0]) is not Zone.BODY
            or passage.row
            or context.children(index)
            or context.section(index) is Section.PROGRAMME
        ):
            continue
        for sentence in context.sentences(passage.at):
            words = context.folded[slice(*sentence)]
            if CEREMONY.match(words) and not DEMANDS.search(words) and not context.dues(sentence):
                yield sentence


def _weight(fact: Fact) -> int:
    """The papers that most need a day come first."""
    kind = matter_of(fact).kind
    return PRESSING.index(kind) if kind in PRESSING else len(PRESSING)


def _no_due(context: Context, facts: Sequence[Fact]) -> Iterator[Fact]:
    owed = [fact for fact in of_kind(facts, FactKind.OBLIGATION) if not fact.fields.get("standing")]
    dues = [_due(fact) for fact in of_kind(facts, *DATED)]
    has_date = any(due.get("kind") in CALENDAR or (due.get("kind") == "recurring" and due.get("every")) for due in dues)
    if len(owed) < 2 or has_date:
        return
    first = min(owed, key=_weight)
    yield doubt(
        context,
        WarningCode.NO_DUE,
        Severity.WARN,
        first.at,
        why=f"Kế hoạch giao {len(owed)} việc nhưng không việc nào có ngày phải xong.",
        todo="Ghi hạn cho từng việc, ít nhất là đăng ký thi đua, báo cáo và hồ sơ khen thưởng.",
    )


def _order_risk(context: Context, facts: Sequence[Fact], matters: Sequence[Matter]) -> Iterator[Fact]:
    """A year's report that the conference adopts is due before the conference must have met."""
    for event in of_kind(facts, FactKind.EVENT):
        stretch = stretch_of(event.fields.get("due"))
        if event.fields.get("event") != "hoi_nghi_tong_ket" or not stretch or stretch[0] == stretch[1]:
            continue
        for matter in matters:
            if (
                matter.kind == "báo cáo tổng kết"
                and not MEMBERS.match(matter.actor)
                and matter.last
                and stretch[0] <= matter.last < stretch[1]
            ):
                yield doubt(
                    context,
                    WarningCode.ORDER_RISK,
                    Severity.NOTE,
                    event.at,
                    why=f"Hội nghị có thể họp đến ngày {printed(stretch[1])}, nhưng báo cáo của hội nghị hết hạn ngày {_last(matter)}.",
                    todo="Ấn định ngày hội nghị trước hạn gửi báo cáo.",
                    other=matter.fact.quote,
                )
                return
