"""What passes between the steps of reading: Grid (a table or a sheet) → Line → Row (a heading or a criterion)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any

from thidua.criteria.enums import CriterionKind, NaMode, Pool


@dataclass(frozen=True, slots=True)
class Cell:
    """`at`: "C7" in a sheet, empty in Word. `label`: the number Word draws by itself. `trouble`: why its value is not to be taken."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    at: str = ""
    label: str = ""
    is_bold: bool = False
    is_figure: bool = False
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """One table of Word, or one sheet. `before`: the words that stand between it and the table before."""

    name: str
    cells: tuple[Cell, ...]
    hidden: frozenset[int] = frozenset()
    before: str = ""
    is_sheet: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A heading (kind `sum_children`) or a criterion. `depth` counts from 0; `params` is the stored form; `quote`: the words as printed."""

    mark: str
    depth: int
    title: str
    points: Decimal | None
    kind: CriterionKind = CriterionKind.SUM_CHILDREN
    params: Mapping[str, Any] = field(default_factory=dict)
    pool: Pool = Pool.CONTENT
    na_mode: NaMode | None = None
    owner: str = ""
    code: str = ""
    guidance: str = ""
    part: str = ""
    place: str = ""
    quote: str = ""
    doubts: tuple[str, ...] = ()
    is_dropped: bool = False

    def as_json(self) -> dict[str, Any]:
        said = asdict(self) | {"points": None if self.points is None else str(self.points), "doubts": list(self.doubts)}
        return said | {"kind": self.kind.value, "pool": self.pool.value, "na_mode": self.na_mode.value if self.na_mode else None}


def row_of(data: Mapping[str, Any]) -> Row:
    """Out of `as_json`."""
    said = dict(data) | {"points": None if data["points"] is None else Decimal(data["points"]), "doubts": tuple(data["doubts"])}
    said |= {"kind": CriterionKind(data["kind"]), "pool": Pool(data["pool"])}
    return Row(**said | {"na_mode": NaMode(data["na_mode"]) if data["na_mode"] else None})


@dataclass(frozen=True, slots=True)
class TableReading:
    """`notes`: sentences about the file as a whole. `total`: what the line "Tổng cộng" says. `years`: named above the tables."""

    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    total: Decimal | None = None
    years: tuple[int, ...] = ()

    def as_json(self) -> dict[str, Any]:
        total = None if self.total is None else str(self.total)
        return {"rows": [row.as_json() for row in self.rows], "notes": list(self.notes), "total": total, "years": list(self.years)}
