"""`python -m thidua.plans.reading FILE`: read one file under hard limits of memory and time, print JSON with the documents.

Exit code 2 with a Vietnamese sentence on stderr when the file cannot be read.
"""

import json
import resource
import sys
from pathlib import Path

from thidua.plans.reading.engine import read_path
from thidua.plans.reading.model import Unreadable

MEMORY_BYTES = 2 * 1024**3


def main(name: str) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    try:
        readings = read_path(Path(name))
    except Unreadable as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 2
    except MemoryError:
        print("Tệp quá lớn so với bộ nhớ dành cho một lần đọc. Tách tệp hoặc gửi bản Word.", file=sys.stderr)  # noqa: T201
        return 2
    json.dump([{**reading.as_json(), "blocks": reading.document.blocks_as_json()} for reading in readings], sys.stdout, ensure_ascii=False)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
