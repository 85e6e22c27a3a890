"""The console script `thidua`: `read`, `check-format` and `replay` need no database; the rest starts Django."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import django
from django.core.management import CommandError, call_command

from thidua.documents.checking import CannotCheck, FormReport, check_file
from thidua.plans.reading.engine import read_path
from thidua.plans.reading.model import Reading, Unreadable
from thidua.scoring.rules.export import CannotReplay, content_hash, first_difference, read_zip


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


def _told(name: str, report: FormReport) -> list[str]:
    rows = [f"# {name}: {report.kind or 'không rõ loại văn bản'}, {len(report.faults)} lỗi thể thức", *report.notes]
    rows += [f"[{box.number}] {box.name}: {box.words or 'không thấy'}" for box in report.boxes if box.is_needed or box.is_found]
    for number, fault in enumerate(report.faults, 1):
        rows += [f"{number}. ({fault.box}) {fault.told}", f"   {fault.clause}. {fault.mend}"]
    return rows


def check_format(options: argparse.Namespace) -> int:
    """The form of every file; the exit code is 1 when one has faults or cannot be read."""
    reports: dict[str, FormReport] = {}
    failed = False
    for name in options.files:
        try:
            reports[name] = check_file(Path(name).read_bytes(), suffix=Path(name).suffix)
        except (CannotCheck, OSError) as error:
            reason = error if isinstance(error, CannotCheck) else f"Không mở được tệp: {error.strerror or error}."
            print(f"{name}: {reason}", file=sys.stderr)  # noqa: T201
            failed = True
    if options.json:
        said = {"files": [{"file": name, **report.as_json()} for name, report in reports.items()]}
        print(json.dumps(said, ensure_ascii=False, indent=1))  # noqa: T201
    else:
        print("\n".join(row for name, report in reports.items() for row in _told(name, report)))  # noqa: T201
    return int(failed or any(report.faults for report in reports.values()))


def replay(options: argparse.Namespace) -> int:
    """Totals, ranks and grades from inputs and rules alone. The exit code is 0 when all is as written, 1 at the first difference, 2 when
    the file is not an export."""
    try:
        told = read_zip(Path(options.file).read_bytes())
        found = first_difference(told)
    except (CannotReplay, OSError) as error:
        reason = error if isinstance(error, CannotReplay) else f"Không mở được tệp: {error.strerror or error}."
        print(f"{options.file}: {reason}", file=sys.stderr)  # noqa: T201
        return 2
    said = {"ok": found is None, "title": told["period"]["title"], "content_hash": content_hash(told), "units": len(told["units"])}
    if options.json:
        difference = {"where": found.where, "written": found.written, "computed": found.computed} if found else None
        print(json.dumps(said | {"difference": difference}, ensure_ascii=False, indent=1))  # noqa: T201
    else:
        verdict = f"KHÔNG KHỚP. {found}" if found else f"OK: {said['units']} đơn vị, mọi điểm, hạng và xếp loại tính lại đều khớp."
        print(f"{said['title']}\nMã nội dung: {said['content_hash']}\n{verdict}")  # noqa: T201
    return int(found is not None)


def parser() -> argparse.ArgumentParser:
    root = argparse.ArgumentParser(prog="thidua", description="Một năm thi đua, khen thưởng.")
    verbs = root.add_subparsers(required=True)
    reading = verbs.add_parser("read", help="đọc kế hoạch: ai phải làm gì, gửi ai, hạn nào")
    reading.add_argument("files", nargs="+", metavar="TỆP")
    reading.add_argument("--json", action="store_true", help="in ra dạng JSON")
    reading.set_defaults(run=read)
    checking = verbs.add_parser("check-format", help="soát thể thức văn bản theo Nghị định 30/2020/NĐ-CP")
    checking.add_argument("files", nargs="+", metavar="TỆP")
    checking.add_argument("--json", action="store_true", help="in ra dạng JSON")
    checking.set_defaults(run=check_format)
    replaying = verbs.add_parser("replay", help="tính lại từ đầu điểm, hạng, xếp loại của một kỳ chấm đã công bố")
    replaying.add_argument("file", metavar="TỆP.zip")
    replaying.add_argument("--json", action="store_true", help="in ra dạng JSON")
    replaying.set_defaults(run=replay)
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
