"""Marks of Markdown inside a line, and tables drawn with bars or tabs."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from thidua.plans.reading.intake.draft import BOLD, ITALIC, STRUCK, Piece

Row = list[str]

TOKEN = re.compile(
    r"\\([\\`*_{}\[\]()#+.!|~>-])|(\*{1,3}|~~)|!\[[^\]]{0,300}\]\([^)]{0,500}\)|\[([^\[\]]{0,300})\]\([^)]{0,500}\)|<br\s{0,9}/?>"
    r"|</?(?:b|i|u|em|strong|sup|sub|span|p|center|font|s|del)(?:\s[^<>]{0,300})?>|<!--[^>]{0,500}-->"
)
"""Lengths are bounded, so that no line can keep the search busy."""
MEANING = {"*": ITALIC, "**": BOLD, "***": BOLD | ITALIC, "~~": STRUCK}
HEADING = re.compile(r"\s*(#{1,6})\s+")
QUOTE = re.compile(r"\s*(?:>\s?)+")
STAR = re.compile(r"\s*(\*\*)?\\?\*\s+")
BARS = re.compile(r"\s*\|.*\|\s*")
RULER = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*|\s*\|\s*:?-{2,}:?\s*\|\s*")
LONGEST_TABLE = 3_000
BAR = re.compile(r"(?<!\\)\|")


def heading_depth(line: str) -> int | None:
    found = HEADING.match(line)
    return len(found[1]) - 1 if found else None


class Marks:
    """Emphasis that is open; it may go over several lines of one paragraph."""

    def __init__(self) -> None:
        self._on = 0

    def take_star(self, line: str) -> str:
        """The "*" that some writers number their points with."""
        return "*" if STAR.match(line) else ""

    def read(self, line: str) -> list[Piece]:
        """The line in pieces, marks dropped."""
        line = QUOTE.sub("", line) if line.lstrip().startswith(">") else line
        line = HEADING.sub("", line)
        star = STAR.match(line)
        if star:
            self._on ^= BOLD if star[1] else 0
            line = line[star.end() :]
        return list(self._pieces(html.unescape(line) if "&" in line else line))

    def _pieces(self, line: str) -> Iterator[Piece]:
        at = 0
        for token in TOKEN.finditer(line):
            yield line[at : token.start()], self._on
            escaped, emphasis, link = token.groups()
            if emphasis:
                self._on ^= MEANING[emphasis]
            elif escaped or link:
                yield escaped or link, self._on
            elif token[0].startswith("<br"):
                yield "\n", self._on
            at = token.end()
        yield line[at:], self._on


@dataclass(frozen=True, slots=True)
class Table:
    """Lines [start, end) of a text that draw a table."""

    start: int
    end: int
    rows: list[Row] = field(default_factory=list)
    source: str = ""
    """Instead of rows, when it is written as HTML."""


def tables(lines: Sequence[str]) -> Iterator[Table]:
    """Tables in bars with a ruler or at least two rows, and tables whose columns are parted by tabs."""
    at = 0
    while at < len(lines):
        table = _written(lines, at) or _barred(lines, at) or _tabbed(lines, at)
        if table is None:
            at += 1
        else:
            yield table
            at = table.end


def _written(lines: Sequence[str], start: int) -> Table | None:
    if not lines[start].lstrip().lower().startswith("<table"):
        return None
    last = min(start + LONGEST_TABLE, len(lines))
    end = next((at + 1 for at in range(start, last) if "</table>" in lines[at].lower()), None)
    return None if end is None else Table(start, end, source="\n".join(lines[start:end]))


def _barred(lines: Sequence[str], start: int) -> Table | None:
    if "|" not in lines[start]:
        return None
    has_ruler = _has_ruler(lines, start)
    end = start + 2 if has_ruler else start
    while end < len(lines) and ("|" in lines[end] if has_ruler else BARS.fullmatch(lines[end])):
        end += 1
    if end - start < 2:
        return None
    rows = [_cut(line) for line in lines[start:end] if not RULER.fullmatch(line)]
    return Table(start, end, rows) if rows else None


def _has_ruler(lines: Sequence[str], start: int) -> bool:
    return start + 1 < len(lines) and RULER.fullmatch(lines[start + 1]) is not None


def _cut(line: str) -> Row:
    return [cell.strip() for cell in BAR.split(line.strip().removeprefix("|").removesuffix("|"))]


def _tabbed(lines: Sequence[str], start: int) -> Table | None:
    columns = lines[start].strip("\n").count("\t")
    if columns < 2 or lines[start].startswith("\t"):
        return None
    end = start
    while end < len(lines) and lines[end].count("\t") == columns:
        end += 1
    if end - start < 2:
        return None
    return Table(start, end, [[cell.strip() for cell in line.split("\t")] for line in lines[start:end]])
