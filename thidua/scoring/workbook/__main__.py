"""`python -m thidua.scoring.workbook`: a workbook on standard input, JSON of what was read on standard output, under hard limits.

Exit code 2 with a Vietnamese sentence on stderr when it cannot be read.
"""

import sys

from thidua.core.apart import answer, bound
from thidua.plans.reading.model import Unreadable
from thidua.scoring.workbook.reading import read_book

MEMORY = 768 * 1024**2
SECONDS = 20
TOO_BIG = "Tệp quá lớn so với một phiếu chấm. Tải phiếu mới rồi chép số liệu vào."


def main() -> int:
    bound(memory=MEMORY, seconds=SECONDS)
    return answer(lambda: read_book(sys.stdin.buffer.read()).as_json(), refusal=Unreadable, too_big=TOO_BIG)


if __name__ == "__main__":
    sys.exit(main())
