"""`python -m thidua.criteria.reading`: a file on standard input, JSON of what was read on standard output, under hard limits.

Exit code 2 with a Vietnamese sentence on stderr when the file cannot be read.
"""

import sys

from thidua.core.apart import answer, bound
from thidua.criteria.reading.engine import read_bytes
from thidua.plans.reading.model import Unreadable

MEMORY = 1024**3
SECONDS = 40
TOO_BIG = "Tệp quá lớn so với bộ nhớ dành cho một lần đọc. Xóa hàng, cột, trang tính thừa rồi tải lên lại."


def main() -> int:
    bound(memory=MEMORY, seconds=SECONDS)
    return answer(lambda: read_bytes(sys.stdin.buffer.read()).as_json(), refusal=Unreadable, too_big=TOO_BIG)


if __name__ == "__main__":
    sys.exit(main())
