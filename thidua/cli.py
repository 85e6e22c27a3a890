"""The console script `thidua`: `read` needs no database; the rest starts Django."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from thidua.plans.reading.engine import read_path
from thidua.plans.reading.model import Reading, Unreadable


def _lines(reading: Reading) -> list[str]:
    rows = [f"# {reading.document.file}: {reading.meta.get('title') or ''}"]
    rows += [f"[{fact.clause or '-'}] {fact.kind.label}: {fact.quote}" for fact in reading.facts]
    return rows


def read(options: argparse.Namespace) -> int:
    """Read every file; a file that cannot be read is told on stderr and makes the exit code 1."""
    readings: list[Reading] = []
    failed = 0
    for name in options.files:
        try:
            readings += read_path(Path(name))
        except Unreadable as error:
            print(f"{name}: {error}", file=sys.stderr)  # noqa: T201
            failed = 1
    if options.json:
        text = json.dumps({"plans": [reading.as_json() for reading in readings]}, ensure_ascii=False, indent=1)
    else:
        text = "\n".join(line for reading in readings for line in _lines(reading))
    print(text)  # noqa: T201
    return failed


def parser() -> argparse.ArgumentParser:
    root = argparse.ArgumentParser(prog="thidua", description="Một năm thi đua, khen thưởng.")
    verbs = root.add_subparsers(required=True)
    reading = verbs.add_parser("read", help="đọc kế hoạch: ai phải làm gì, gửi ai, hạn nào")
    reading.add_argument("files", nargs="+", metavar="TỆP")
    reading.add_argument("--json", action="store_true", help="in ra dạng JSON")
    reading.set_defaults(run=read)
    return root


def main(arguments: Sequence[str] | None = None) -> int:
    options = parser().parse_args(arguments)
    return int(options.run(options))
