"""What the workbook is made of: its head, a line a criterion or heading, and what it says of itself on its hidden page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from thidua.criteria.rules.values import Leaf
from thidua.scoring.workbook.boxes import Box, Place, Value

FORM = "thidua-phieu-cham-1"
"""Names what the columns and the hidden page mean. Another number when they mean something else."""


@dataclass(frozen=True, slots=True)
class Heading:
    code: str
    mark: str
    title: str
    most: Decimal
    depth: int
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A criterion to fill in. `cells` None: what was written has no cells here, so the line is closed. `score`: the points it has now.

    `parent`: the heading it counts to. `before`: what the last round that the scorer may read said. `shown`: evidence there already.
    """

    leaf: Leaf
    mark: str
    depth: int
    boxes: tuple[Box, ...]
    parent: str = ""
    rule: str = ""
    cells: Mapping[Place, Value] | None = field(default_factory=dict)
    version: int = 0
    score: Decimal | None = None
    before: Decimal | None = None
    shown: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.mark}. {self.leaf.title}" if self.mark else self.leaf.title


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose sheet a workbook is. `table_hash`: of the version of the table by which it was made."""

    turn: int
    sheet: int
    period: int
    unit: str
    scorer: str
    round: str
    year: int
    table: str
    table_hash: str


@dataclass(frozen=True, slots=True)
class Book:
    """`takes_na`: criteria may be claimed as not arisen in this round; `takes_evidence`: the unit shows what its points stand on."""

    origin: Origin
    title: str
    head: tuple[tuple[str, str], ...]
    lines: tuple[Heading | Entry, ...]
    takes_na: bool = True
    takes_evidence: bool = True

    @property
    def entries(self) -> dict[str, Entry]:
        return {line.leaf.code: line for line in self.lines if isinstance(line, Entry)}


def key_of(code: str, line: int) -> str:
    """Of a line of the sheet: the criterion's own (0), or one of its further lines."""
    return f"{code}#{line}" if line else code
