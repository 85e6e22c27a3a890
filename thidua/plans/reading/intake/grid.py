"""Tables drawn with lines: which rulings belong together, and the cells between them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from thidua.plans.reading.intake.page import Ruling, Word

NEAR: Final = 3.5
MAX_CROSSINGS: Final = 500_000
MAX_FIELDS: Final = 5_000
MAX_GRIDS: Final = 40
"""Beyond that a page is a drawing."""


@dataclass(frozen=True, slots=True)
class Cell:
    row: int
    column: int
    row_span: int
    column_span: int
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns between `xs`, rows between `ys`."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    across: tuple[Ruling, ...]
    down: tuple[Ruling, ...]

    def holds(self, word: Word) -> bool:
        middle = (word.left + word.right) / 2
        return self.xs[0] - NEAR < middle < self.xs[-1] + NEAR and self.ys[0] - NEAR < word.middle < self.ys[-1] + NEAR


def grids(rulings: Sequence[Ruling]) -> list[Grid]:
    """Every set of rulings that touch and make more than one cell, from the top of the page down."""
    across = sum(ruling.is_across for ruling in rulings)
    if across * (len(rulings) - across) > MAX_CROSSINGS:
        return []
    found = [grid for group in _touching(rulings) if (grid := _grid(group)) is not None]
    return sorted(found, key=lambda grid: grid.ys[0])[:MAX_GRIDS]


def _grid(rulings: Sequence[Ruling]) -> Grid | None:
    across = tuple(ruling for ruling in rulings if ruling.is_across)
    down = tuple(ruling for ruling in rulings if not ruling.is_across)
    xs, ys = _snapped(ruling.at for ruling in down), _snapped(ruling.at for ruling in across)
    if len(xs) < 2 or len(ys) < 2 or not len(xs) + len(ys) >= 5 or len(xs) * len(ys) > MAX_FIELDS:
        return None
    return Grid(xs, ys, across, down)


def _snapped(values: Iterable[float]) -> tuple[float, ...]:
    snapped: list[float] = []
    for value in sorted(values):
        if not snapped or value - snapped[-1] > NEAR:
            snapped.append(value)
    return tuple(snapped)


def _touching(rulings: Sequence[Ruling]) -> list[list[Ruling]]:
    """Sets of rulings that cross or meet, found by sweeping down the page."""
    parent = list(range(len(rulings)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    across = sorted((index for index, ruling in enumerate(rulings) if ruling.is_across), key=lambda index: rulings[index].at)
    for index, ruling in enumerate(rulings):
        if ruling.is_across:
            continue
        for other in across:
            if rulings[other].at > ruling.end + NEAR:
                break
            if _meet(rulings[other], ruling):
                parent[root(other)] = root(index)
    groups: dict[int, list[Ruling]] = {}
    for index, ruling in enumerate(rulings):
        groups.setdefault(root(index), []).append(ruling)
    return list(groups.values())


def _meet(across: Ruling, down: Ruling) -> bool:
    return across.start - NEAR <= down.at <= across.end + NEAR and down.start - NEAR <= across.at <= down.end + NEAR


def cells(grid: Grid, words: Iterable[Word]) -> list[Cell]:
    """The cells with their words, row by row; where no line parts two fields they are one cell."""
    owner = _merged(grid)
    held: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        field = (_slot(grid.ys, word.middle), _slot(grid.xs, (word.left + word.right) / 2))
        held.setdefault(owner[field], []).append(word)
    extent: dict[tuple[int, int], list[int]] = {}
    for (row, column), first in owner.items():
        spans = extent.setdefault(first, [1, 1])
        spans[0], spans[1] = max(spans[0], row - first[0] + 1), max(spans[1], column - first[1] + 1)
    return [
        Cell(row + 1, column + 1, down, across, tuple(held.get((row, column), ())))
        for (row, column), (down, across) in sorted(extent.items())
    ]


def _merged(grid: Grid) -> dict[tuple[int, int], tuple[int, int]]:
    """The top left field of the cell that each field belongs to."""
    across, down = _walls(grid.ys, grid.across), _walls(grid.xs, grid.down)
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row, (top, bottom) in enumerate(pairwise(grid.ys)):
        for column, (left, right) in enumerate(pairwise(grid.xs)):
            if column and not _is_parted(down[column], (top + bottom) / 2):
                owner[row, column] = owner[row, column - 1]
            elif row and not _is_parted(across[row], (left + right) / 2):
                owner[row, column] = owner[row - 1, column]
            else:
                owner[row, column] = (row, column)
    return owner


def _walls(edges: Sequence[float], rulings: Sequence[Ruling]) -> list[list[Ruling]]:
    """The rulings that lie on each edge."""
    walls: list[list[Ruling]] = [[] for _ in edges]
    for ruling in rulings:
        for index in range(bisect_left(edges, ruling.at - NEAR), bisect_right(edges, ruling.at + NEAR)):
            walls[index].append(ruling)
    return walls


def _is_parted(rulings: Sequence[Ruling], middle: float) -> bool:
    return any(ruling.start - NEAR <= middle <= ruling.end + NEAR for ruling in rulings)


def _slot(edges: Sequence[float], value: float) -> int:
    return min(max(bisect_right(edges, value) - 1, 0), len(edges) - 2)
