"""Draw docs/cycle.md out of the tables of states: `python -m tools.cycle [--write]`. Without --write: whether it is up to date."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from thidua.obligations.enums import ObligationState
from thidua.obligations.rules.life import TRANSITIONS

PLACE = Path(__file__).resolve().parent.parent / "docs" / "cycle.md"
HEAD = """# Vòng đời · Cycles

Vẽ từ bảng chuyển trạng thái trong mã (`python -m tools.cycle --write`); không sửa tay.

## Nghĩa vụ (`obligations.rules.TRANSITIONS`)

```mermaid
"""


def diagram() -> Iterator[str]:
    """A mermaid state diagram; states by their Vietnamese names, moves on the arrows."""
    yield "stateDiagram-v2"
    for state in ObligationState:
        yield f'    state "{state.label}" as {state.value}'
    yield f"    [*] --> {ObligationState.OPEN.value}"
    for move, ways in TRANSITIONS.items():
        for before, after in ways.items():
            yield f"    {before.value} --> {after.value}: {move.label}"


def page() -> str:
    return HEAD + "\n".join(diagram()) + "\n```\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="viết lại trang")
    if parser.parse_args().write:
        PLACE.write_text(page())
    return int(PLACE.read_text() != page())


if __name__ == "__main__":
    sys.exit(main())
