"""The console script `thidua`: `read` needs no database; the rest starts Django."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import django
from django.core.management import CommandError, call_command

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
    keeping = verbs.add_parser("backup", help="sao lưu toàn bộ vào một tệp, không phải dừng hệ thống")
    keeping.add_argument("file", metavar="TỆP")
    keeping.set_defaults(run=_with_django("backup"))
    bringing = verbs.add_parser("restore", help="khôi phục một bản sao lưu vào hệ thống trống")
    bringing.add_argument("file", metavar="TỆP")
    bringing.set_defaults(run=_with_django("restore"))
    return root


def _with_django(command: str) -> Callable[[argparse.Namespace], int]:
    """A verb that is a management command (thidua/core/management/commands)."""

    def run(options: argparse.Namespace) -> int:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.settings")
        django.setup()
        try:
            call_command(command, options.file)
        except CommandError as error:
            print(error, file=sys.stderr)  # noqa: T201
            return 1
        return 0

    return run


def main(arguments: Sequence[str] | None = None) -> int:
    options = parser().parse_args(arguments)
    return int(options.run(options))


if __name__ == "__main__":
    sys.exit(main())
