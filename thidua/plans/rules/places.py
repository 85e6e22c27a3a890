"""Find words of a person in the plain text of a plan, and the clause they stand in."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from thidua.core.text import nfc

_ALIKE = {"“": '["“”]', "”": '["“”]', '"': '["“”]', "–": "[-–—]", "—": "[-–—]", "-": "[-–—]", "'": "['‘’]", "‘": "['‘’]", "’": "['‘’]"}


def plain_text(blocks: Sequence[Mapping[str, Any]]) -> str:
    """What the places of facts count in: the blocks with one space between, soft breaks as spaces."""
    return " ".join(block["text"].replace("\n", " ") for block in blocks)


def find(text: str, quote: str) -> list[tuple[int, int]]:
    """Every place where the words stand; white space, kinds of quotation mark and of hyphen do not matter."""
    words = nfc(quote).split()
    if not words:
        return []
    pattern = r"\s+".join("".join(_ALIKE.get(sign, re.escape(sign)) for sign in word) for word in words)
    return [found.span() for found in re.finditer(pattern, text)]


def clause_at(start: int, known: Iterable[tuple[int, str]]) -> str:
    """The clause of the nearest fact that stands before `start`; known = (place, clause)."""
    before = [(place, clause) for place, clause in known if place <= start and clause]
    return max(before, default=(0, ""))[1]
