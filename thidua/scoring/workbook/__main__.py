"""`python -m thidua.scoring.workbook`: a workbook on standard input, JSON of what was read on standard output, under hard limits.

Exit code 2 with a Vietnamese sentence on stderr when it cannot be read.
"""

import json
import sys

from thidua.core.apart import bound
from thidua.plans.reading.model import Unreadable
from thidua.scoring.workbook.reading import read_book

MEMORY = 768 * 1024**2
SECONDS = 20


def main() -> int:
    bound(memory=MEMORY, seconds=SECONDS)
    try:
        returned = read_book(sys.stdin.buffer.read())
    except Unreadable as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 2
    except (MemoryError, RecursionError):
        print("Tệp quá lớn so với một phiếu chấm. Tải phiếu mới rồi chép số liệu vào.", file=sys.stderr)  # noqa: T201
        return 2
    json.dump(returned.as_json(), sys.stdout, ensure_ascii=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
