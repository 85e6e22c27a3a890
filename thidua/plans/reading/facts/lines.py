"""Lines as they stand on the page: soft breaks inside a block end a line, the plain text does not know that."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.model import Document, Span

BULLET = re.compile(r"^\s*(?:[-–—+•●*]|\d{1,2}[.)]|[a-zđ]\))\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    """Without its bullet."""
    at: Span
    """Of `text` in the plain text."""
    block: int
    bullet: str = ""
    struck: bool = False


def lines_of(context: Context) -> Sequence[Line]:
    return context.once(_lines)


def _lines(context: Context) -> list[Line]:
    return list(_each(context.document))


def _each(document: Document) -> Iterator[Line]:
    for index, (block, start) in enumerate(zip(document.blocks, document.starts, strict=True)):
        offset = 0
        for raw in block.text.split("\n"):
            line = _line(raw, start + offset, index)
            if line.text:
                struck = any(a < offset + len(raw) and b > offset for a, b in block.struck)
                bullet = line.bullet or (block.label if offset == 0 else "")
                yield Line(line.text, line.at, index, bullet, struck)
            offset += len(raw) + 1


def _line(raw: str, start: int, block: int) -> Line:
    bullet = BULLET.match(raw)
    begin = bullet.end() if bullet else len(raw) - len(raw.lstrip())
    text = raw[begin:].rstrip()
    return Line(text, (start + begin, start + begin + len(text)), block, bullet[0].strip() if bullet else "")
