"""`python -m thidua.criteria.reading`: a file on standard input, JSON of what was read on standard output, under hard limits.

Exit code 2 with a Vietnamese sentence on stderr when the file cannot be read.
"""

import json
import sys

from thidua.core.apart import bound
from thidua.criteria.reading.engine import read_bytes
from thidua.plans.reading.model import Unreadable

MEMORY = 1024**3
SECONDS = 40


def main() -> int:
    bound(memory=MEMORY, seconds=SECONDS)
    try:
        reading = read_bytes(sys.stdin.buffer.read())
    except Unreadable as error:
        print(error, file=sys.stderr)  # noqa: T201
        return 2
    except (MemoryError, RecursionError):
        print("Tệp quá lớn so với bộ nhớ dành cho một lần đọc. Xóa hàng, cột, trang tính thừa rồi tải lên lại.", file=sys.stderr)  # noqa: T201
        return 2
    json.dump(reading.as_json(), sys.stdout, ensure_ascii=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
