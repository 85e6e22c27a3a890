"""Draw docs/cycle.md out of the tables of states: `python -m tools.cycle [--write]`. Without --write: whether it is up to date."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.db.models import TextChoices

from thidua.criteria.enums import VersionState
from thidua.criteria.rules import life as criteria
from thidua.documents.enums import DocumentState
from thidua.documents.rules import life as documents
from thidua.obligations.enums import ObligationState
from thidua.obligations.rules import life as obligations

PLACE = Path(__file__).resolve().parent.parent / "docs" / "cycle.md"
HEAD = """# Vòng đời · Cycles

Vẽ từ bảng chuyển trạng thái trong mã (`python -m tools.cycle --write`); không sửa tay.
"""
Moves = Mapping[Any, Mapping[Any, Any]]
LIVES: tuple[tuple[str, type[TextChoices], Moves], ...] = (
    ("Nghĩa vụ (`obligations.rules.TRANSITIONS`)", ObligationState, obligations.TRANSITIONS),
    ("Văn bản (`documents.rules.life.TRANSITIONS`)", DocumentState, documents.TRANSITIONS),
    ("Bản của bảng tiêu chí (`criteria.rules.life.TRANSITIONS`)", VersionState, criteria.TRANSITIONS),
)
"""What has a life: its title, its states (the first is where it begins), its moves."""


def diagram(states: type[TextChoices], moves: Moves) -> Iterator[str]:
    """A mermaid state diagram; states by their Vietnamese names, moves on the arrows."""
    yield "stateDiagram-v2"
    for state in states:
        yield f'    state "{state.label}" as {state.value}'
    yield f"    [*] --> {next(iter(states)).value}"
    for move, ways in moves.items():
        for before, after in ways.items():
            yield f"    {before.value} --> {after.value}: {move.label}"


def page() -> str:
    parts = (f"\n## {title}\n\n```mermaid\n" + "\n".join(diagram(states, moves)) + "\n```\n" for title, states, moves in LIVES)
    return HEAD + "".join(parts)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="viết lại trang")
    if parser.parse_args().write:
        PLACE.write_text(page())
    return int(PLACE.read_text() != page())


if __name__ == "__main__":
    sys.exit(main())
