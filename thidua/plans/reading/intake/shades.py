"""A page as grey dots: saved for tesseract, and searched for the ruling lines of tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from thidua.plans.reading.intake.page import Ruling

DARK: Final = bytes(1 if shade < 140 else 0 for shade in range(256))
SHORTEST_DOTS: Final = 90
"""At 300 dots an inch no stroke of a letter is that long."""
RUN: Final = re.compile(b"\x01{%d,}" % SHORTEST_DOTS)
THICKEST: Final = 14
SLOPE: Final = 30
"""A line may climb one dot in so many when the sheet lay askew."""


@dataclass(slots=True)
class Stroke:
    """Dark runs in neighbouring rows that make one line."""

    first: int
    last: int
    start: int
    end: int

    def is_line(self) -> bool:
        height = self.last - self.first + 1
        return height <= max(THICKEST, (self.end - self.start) / SLOPE)


@dataclass(frozen=True, slots=True)
class Shades:
    width: int
    height: int
    stride: int
    dots: bytes

    def save(self, path: Path) -> None:
        """As a portable grey map."""
        rows = (self.dots[at : at + self.width] for at in range(0, self.stride * self.height, self.stride))
        path.write_bytes(b"P5 %d %d 255\n" % (self.width, self.height) + b"".join(rows))

    def rulings(self, scale: float) -> Iterator[Ruling]:
        """Straight lines, in points."""
        dark = self.dots.translate(DARK)
        rows = (dark[at : at + self.width] for at in range(0, self.stride * self.height, self.stride))
        columns = (dark[at : self.stride * self.height : self.stride] for at in range(self.width))
        for is_across, tracks in ((True, rows), (False, columns)):
            for stroke in strokes(tracks):
                yield Ruling(is_across, (stroke.first + stroke.last) / 2 / scale, stroke.start / scale, stroke.end / scale)


def strokes(tracks: Iterator[bytes]) -> Iterator[Stroke]:
    """Runs that touch in neighbouring tracks joined; blots that are too thick for a line left out."""
    growing: list[Stroke] = []
    for at, track in enumerate(tracks):
        for run in RUN.finditer(track):
            _grow(growing, at, run.start(), run.end())
        finished = [stroke for stroke in growing if stroke.last < at - 2]
        growing = [stroke for stroke in growing if stroke.last >= at - 2]
        yield from (stroke for stroke in finished if stroke.is_line())
    yield from (stroke for stroke in growing if stroke.is_line())


def _grow(growing: list[Stroke], at: int, start: int, end: int) -> None:
    for stroke in growing:
        if start <= stroke.end + 6 and end >= stroke.start - 6:
            stroke.last, stroke.start, stroke.end = at, min(stroke.start, start), max(stroke.end, end)
            return
    growing.append(Stroke(at, at, start, end))
