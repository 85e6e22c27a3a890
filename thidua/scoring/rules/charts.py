"""Still pictures of a result as values: bars and dots in shares of the width, each with its own label. Templates draw them as SVG.

Widths are per cent of the picture, heights pixels, so that words keep their size on a telephone.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from statistics import median

from thidua.core.dates import figure

ROW, PAIR = 38, 66
TOP = 6
MOST = 40
"""More bars than this nobody compares; the table below has them all."""


Shown = Callable[[Decimal], str]


@dataclass(frozen=True, slots=True)
class Bar:
    """`y`: where its words stand. `kind`: first, plain, before. `more`: said beside the value where there is room."""

    y: int
    label: str
    value: str
    width: str
    kind: str = "plain"
    note: str = ""
    more: str = ""

    @property
    def bar_y(self) -> int:
        return self.y + 6


@dataclass(frozen=True, slots=True)
class Dot:
    x: str
    label: str = ""
    y: int = 40
    kind: str = "plain"
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Chart:
    """`title` says what was found."""

    title: str
    height: int
    bars: tuple[Bar, ...] = ()
    dots: tuple[Dot, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A unit of one ranking group. `before`: its total of last year, where it has one."""

    name: str
    total: Decimal
    rank: int
    before: Decimal | None = None
    rank_before: int | None = None


def share(value: Decimal, most: Decimal) -> str:
    """Per cent of the width; nothing below 0."""
    return "0" if most <= 0 or value <= 0 else f"{100 * value / most:.2f}"


def totals_chart(points: Sequence[Point], *, places: int | None) -> Chart | None:
    """Bars from 0, the first unit on top, the gap to it beside each total."""
    if not points:
        return None
    most, first, shown = max(one.total for one in points), points[0], partial(figure, places=places)
    bars = tuple(
        Bar(
            y=TOP + 12 + at * ROW,
            label=f"{one.rank}. {one.name}",
            value=shown(one.total),
            more="" if one.total == first.total else f"  (kém {shown(first.total - one.total)})",
            width=share(one.total, most),
            kind="first" if one.rank == 1 else "plain",
        )
        for at, one in enumerate(points[:MOST])
    )
    return Chart(_leader_words(points, shown), TOP + ROW * len(bars), bars, note=_cut(points))


def _leader_words(points: Sequence[Point], shown: Shown) -> str:
    first = [one for one in points if one.rank == 1]
    if len(first) > 1:
        return f"{len(first)} đơn vị cùng dẫn đầu với {shown(first[0].total)} điểm"
    second = next((one for one in points if one.rank > 1), None)
    if second is None:
        return f"{first[0].name} được {shown(first[0].total)} điểm"
    if second.total == first[0].total:
        return f"{first[0].name} dẫn đầu nhờ bước xét khi bằng điểm"
    return f"{first[0].name} dẫn đầu, hơn đơn vị thứ hai {shown(first[0].total - second.total)} điểm"


def _cut(points: Sequence[Point]) -> str:
    return f"{MOST} đơn vị đứng đầu; đủ {len(points)} đơn vị ở bảng." if len(points) > MOST else ""


def spread_chart(points: Sequence[Point], *, places: int | None) -> Chart | None:
    """Every unit a dot on one line from the least to the most, the middle marked."""
    totals = sorted(one.total for one in points)
    if len(totals) < 3 or totals[0] == totals[-1]:
        return None
    middle, shown = Decimal(median(totals)), partial(figure, places=places)
    least, width = totals[0], totals[-1] - totals[0]
    dots = [Dot(_place(one.total, least, width), kind="first" if one.rank == 1 else "plain") for one in points]
    ends = (
        Dot(_place(totals[0], least, width), shown(totals[0]), 66, "word", "start"),
        Dot(_place(totals[-1], least, width), shown(totals[-1]), 66, "word", "end"),
        Dot(_place(middle, least, width), f"giữa {shown(middle)}", 18, "middle"),
    )
    near = sum(total >= totals[-1] - width / 10 for total in totals) - 1
    tail = f"; {near} đơn vị bám sát trong một phần mười khoảng đó" if near else ""
    return Chart(f"Cao nhất hơn thấp nhất {shown(width)} điểm, nửa số đơn vị được từ {shown(middle)}{tail}", 76, dots=(*dots, *ends))


def _place(total: Decimal, least: Decimal, width: Decimal) -> str:
    """Between 3 and 97 per cent, so that no dot is cut."""
    return f"{3 + 94 * (total - least) / width:.2f}"


def years_chart(points: Sequence[Point], year: int, *, places: int | None) -> Chart | None:
    """Units that were ranked last year too: both totals side by side."""
    both = [one for one in points if one.before is not None]
    if not both:
        return None
    most = max(max(one.total, one.before or one.total) for one in both)
    bars: list[Bar] = []
    shown = partial(figure, places=places)
    for at, one in enumerate(both[:MOST]):
        assert one.before is not None
        y = TOP + 12 + at * PAIR
        bars.append(Bar(y, one.name, shown(one.total), share(one.total, most), more=f" · hạng {one.rank}"))
        rank = f", hạng {one.rank_before}" if one.rank_before else ", không xếp hạng"
        bars.append(Bar(y + 14, "", "", share(one.before, most), "before", f"{year - 1}: {shown(one.before)}{rank}"))
    return Chart(_moved_words(both, year), TOP + PAIR * (len(bars) // 2), tuple(bars), note=_cut(both))


def _moved_words(points: Sequence[Point], year: int) -> str:
    up = sum(one.rank_before is not None and one.rank < one.rank_before for one in points)
    down = sum(one.rank_before is not None and one.rank > one.rank_before for one in points)
    if not up and not down:
        return f"Thứ hạng giữ như năm {year - 1}"
    return f"So với năm {year - 1}: {up} đơn vị lên hạng, {down} đơn vị xuống hạng"
