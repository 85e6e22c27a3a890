"""`python -m thidua.plans.reading FILE`: read one file under hard limits of memory and time, print JSON with the documents.

Exit code 2 with a Vietnamese sentence on stderr when the file cannot be read.
"""

import resource
import sys
from pathlib import Path
from typing import Any

from thidua.core.apart import answer
from thidua.plans.reading.engine import read_path
from thidua.plans.reading.model import Unreadable

MEMORY_BYTES = 2 * 1024**3
TOO_BIG = "Tệp quá lớn so với bộ nhớ dành cho một lần đọc. Tách tệp hoặc gửi bản Word."


def main(name: str) -> int:
    """Programs that it calls write files and take their own time: only the memory is bounded here."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    return answer(lambda: _read(Path(name)), refusal=Unreadable, too_big=TOO_BIG)


def _read(path: Path) -> list[dict[str, Any]]:
    return [{**reading.as_json(), "blocks": reading.document.blocks_as_json()} for reading in read_path(path)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
