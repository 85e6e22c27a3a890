"""Who leads next by the bloc's own rule, explained unit by unit.

A unit that was merged or renamed hands its place in the order, and the years it led, to its successor. A round is over when every unit of
the order that still takes part has led once; the search begins after the place of the last head and goes around.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from thidua.years.enums import RotationWay


@dataclass(frozen=True, slots=True)
class Turn:
    """A unit that led in a year."""

    year: int
    unit: int


@dataclass(frozen=True, slots=True)
class Pass:
    """A unit that is passed over for a year, why, and who decided so."""

    unit: int
    year: int
    why: str


@dataclass(frozen=True, slots=True)
class Register:
    """What the rule looks at. `heirs`: a unit that ended → the one that goes on in its place. `deputies`: of the year before, in order."""

    way: RotationWay
    order: Sequence[int] = ()
    members: Collection[int] = ()
    turns: Sequence[Turn] = ()
    heirs: Mapping[int, int] = field(default_factory=dict)
    passes: Sequence[Pass] = ()
    deputies: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A unit that was looked at: whether it is the next, and why (not)."""

    unit: int
    is_next: bool
    why: str


@dataclass(frozen=True, slots=True)
class Next:
    """`unit` None: the rule names nobody, people choose."""

    unit: int | None
    words: str
    steps: tuple[Step, ...] = ()


def next_head(register: Register, *, year: int) -> Next:
    if register.way == RotationWay.LIST:
        return _by_list(register, year)
    if register.way == RotationWay.DEPUTY:
        return _by_deputy(register, year)
    if register.way == RotationWay.ELECTION:
        return Next(None, "Hội nghị tổng kết bầu. Chọn đơn vị được bầu và ghi số biên bản.")
    return Next(None, "Cấp trên chỉ định. Chọn đơn vị được cử và ghi số quyết định.")


def successor(unit: int, heirs: Mapping[int, int]) -> int:
    """The unit that stands in its place now; itself when nothing changed. A circle in the records ends the search."""
    seen = {unit}
    while unit in heirs and heirs[unit] not in seen:
        unit = heirs[unit]
        seen.add(unit)
    return unit


def places(register: Register) -> list[int]:
    """The order as it stands: successors in the places of those before them, each once."""
    heirs = register.heirs
    return list(dict.fromkeys(successor(unit, heirs) for unit in register.order))


def led_in_this_round(register: Register, *, year: int) -> tuple[dict[int, int], int | None]:
    """(unit → year in which it led in the round under way, the last head)."""
    heirs, present = register.heirs, {unit for unit in places(register) if unit in register.members}
    led: dict[int, int] = {}
    last = None
    for turn in sorted((turn for turn in register.turns if turn.year < year), key=lambda turn: turn.year):
        last = successor(turn.unit, heirs)
        led[last] = turn.year
        if present and present <= set(led):
            led = {}
    return led, last


def _by_list(register: Register, year: int) -> Next:
    order = places(register)
    led, last = led_in_this_round(register, year=year)
    after = order.index(last) + 1 if last in order else 0
    circle = order[after:] + order[:after]
    first = _search(circle, register, led, year)
    if first.unit is not None or not led:
        return first
    again = _search(circle, register, {}, year)
    words = f"Các đơn vị còn lại của vòng này đều được bỏ qua, nên bắt đầu vòng mới. {again.words}"
    return Next(again.unit, words, first.steps + again.steps)


def _search(circle: Sequence[int], register: Register, led: Mapping[int, int], year: int) -> Next:
    steps: list[Step] = []
    for unit in circle:
        why = _why_not(unit, register, led, year)
        steps.append(Step(unit, why is None, why or "Tiếp theo trong thứ tự, đang là thành viên, chưa làm Trưởng trong vòng này."))
        if why is None:
            return Next(unit, "Theo thứ tự danh sách của quy chế.", tuple(steps))
    return Next(None, "Không còn đơn vị nào trong danh sách đủ điều kiện. Sửa danh sách, hoặc chọn đơn vị và ghi lý do.", tuple(steps))


def _why_not(unit: int, register: Register, led: Mapping[int, int], year: int) -> str | None:
    if unit not in register.members:
        return "Không còn là thành viên."
    if unit in led:
        return f"Đã làm Trưởng năm {led[unit]} trong vòng này."
    return _passed(unit, register, year)


def _passed(unit: int, register: Register, year: int) -> str | None:
    heirs = register.heirs
    found = next((one for one in register.passes if one.year == year and successor(one.unit, heirs) == unit), None)
    return f"Được bỏ qua năm {year}: {found.why}" if found else None


def _by_deputy(register: Register, year: int) -> Next:
    steps: list[Step] = []
    for unit in dict.fromkeys(successor(unit, register.heirs) for unit in register.deputies):
        why = "Không còn là thành viên." if unit not in register.members else _passed(unit, register, year)
        steps.append(Step(unit, why is None, why or f"Phó Trưởng năm {year - 1}, kế nhiệm theo quy chế."))
        if why is None:
            return Next(unit, f"Phó Trưởng năm {year - 1} kế nhiệm.", tuple(steps))
    return Next(None, f"Năm {year - 1} không có Phó Trưởng nào kế nhiệm được. Chọn đơn vị và ghi lý do.", tuple(steps))
