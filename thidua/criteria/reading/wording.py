"""The sub-rows of a row on paper: its rule, and what goes with it. `ruling` reads them back."""

from collections.abc import Mapping
from decimal import Decimal

from thidua.criteria.enums import Pool
from thidua.criteria.reading.values import Row
from thidua.criteria.rules.lines import RuleLine, rule_lines, small
from thidua.criteria.rules.params import read_params

POOL_WORDS: Mapping[Pool, str] = {
    Pool.CONTENT: "Tính vào điểm nội dung",
    Pool.BONUS: "Tính vào điểm thưởng",
    Pool.PENALTY: "Tính vào điểm trừ",
}
NA_WORDS = "Khi không phát sinh: "


def lines_of(row: Row, *, pool_by_title: Pool = Pool.CONTENT) -> tuple[RuleLine, ...]:
    """`pool_by_title`: what the title of an outermost row says already. Raises `ParamFault` where the stored rule is not whole."""
    lines = [*rule_lines(read_params(row.kind, row.params), row.points or Decimal(0))]
    if row.depth == 0 and row.pool != pool_by_title:
        lines.append(RuleLine(POOL_WORDS[row.pool]))
    if row.na_mode:
        lines.append(RuleLine(NA_WORDS + small(row.na_mode.label)))
    return tuple(lines)
