"""Run files of test vectors through the scoring engine: `make vectors FILE=…` or `python -m tools.vectors [FILE…]`.

Prints each difference (id, expected, got, explanation) and ends with 1 when there is one. A file has `cases` (kind, params, input,
expected) and `tables` of three shapes: criteria with inputs of every kind, pools with ranks, grades with a quota.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.vector_cases import Difference, of_case
from tools.vector_tables import of_table

ROOT = Path(__file__).resolve().parents[1]
OWN = ROOT / "tests" / "criteria" / "vectors"
SHARED = ROOT.parent / "shared" / "domain" / "criteria_vectors.json"


def differences(path: Path) -> list[Difference]:
    data = json.loads(path.read_text(encoding="utf-8"), parse_float=str)
    cases = data.get("cases", [])
    found = [one for case in cases for one in of_case(case)]
    return found + [one for table in data.get("tables", []) for one in of_table(table, cases)]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="Chạy các tệp ca thử chấm điểm qua bộ máy chấm.")
    parser.add_argument("files", nargs="*", type=Path, help="tệp .json; không ghi thì chạy bộ của kho mã")
    files = parser.parse_args(arguments).files or [*sorted(OWN.glob("*.json")), *([SHARED] if SHARED.exists() else [])]
    found = {path: differences(path) for path in files}
    for path, lines in found.items():
        print(f"{path.name}: {len(lines) or 'không'} khác biệt")
        for line in lines:
            print(f"  {line}")
    return int(any(found.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
