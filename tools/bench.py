"""`make bench [ONLY=read]`: ours and the peer, interleaved in one run, results checked, figures kept in bench/*.json."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import docx

from thidua.plans.reading.engine import read_path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "demo" / "plans" / "001-khu-vuc-mien-nui-phia-bac-2021.docx"
PARAGRAPHS_A_PAGE = 12
ROUNDS = 7


def long_plan(folder: Path, pages: int) -> Path:
    """A Word file of about so many pages: the demo's plan of a bloc, its numbered part repeated before "Nơi nhận"."""
    document = docx.Document(str(SOURCE))
    written = [paragraph for paragraph in document.paragraphs if paragraph.text.strip()]
    begins = next(index for index, paragraph in enumerate(written) if paragraph.text.startswith("MỤC ĐÍCH"))
    body, last = written[begins:], written[-1]._p
    for number in range(pages * PARAGRAPHS_A_PAGE - len(written)):
        again = deepcopy(body[number % len(body)]._p)
        last.addnext(again)
        last = again
    path = folder / f"{pages}.docx"
    document.save(str(path))
    return path


def extract(path: Path) -> int:
    """The peer: text of the paragraphs and cells with python-docx alone."""
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return len("\n".join([paragraph.text for paragraph in document.paragraphs] + cells))


def ours(path: Path) -> int:
    (reading,) = read_path(path)
    return len(reading.facts)


def seconds(work: Callable[[Path], int], path: Path) -> float:
    """Of the processor, so that other work on the machine does not count."""
    begun = time.process_time()
    if work(path) <= 0:
        sys.exit(f"{work.__name__} found nothing in {path.name}")
    return time.process_time() - begun


def bench_read() -> dict[str, float]:
    """Ratio to the peer at 30 pages (limit 10, goal 4) and the slope from 30 to 300 pages (limit 1.1)."""
    figures: dict[str, list[float]] = {"ours 30": [], "peer 30": [], "ours 300": []}
    with tempfile.TemporaryDirectory() as folder:
        short, long = long_plan(Path(folder), 30), long_plan(Path(folder), 300)
        ours(short)
        extract(short)
        for round_ in range(ROUNDS):
            figures["ours 30"].append(seconds(ours, short))
            figures["peer 30"].append(seconds(extract, short))
            if round_ < 2:
                figures["ours 300"].append(seconds(ours, long))
    least = {name: min(values) for name, values in figures.items()}
    return {**least, "ratio": least["ours 30"] / least["peer 30"], "slope": least["ours 300"] / least["ours 30"] / 10}


def apart(module: str, *words: str) -> dict[str, float]:
    """A measurement with a house of its own, in a process of its own."""
    command = [sys.executable, "-m", f"tools.benches.{module}", *words]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def bench_board() -> dict[str, float]:
    """34 and 355 members × 60 duties: ratio to a bare view with such a table (limit 1.5); queries the same for both."""
    return {**apart("board", "34"), **apart("board", "355")}


def bench_submit() -> dict[str, float]:
    """Handing in against a bare view that writes the same bytes with fsync (limit 3)."""
    return apart("submit", "ratio")


def bench_rush() -> dict[str, float]:
    """355 units hand in at once: none lost, none doubled (checked), all pages counted (limit 900 s)."""
    return apart("submit", "rush")


def bench_documents() -> dict[str, float]:
    """A plan .docx to python-docx alone (limit 1.3), 1,000 certificates to one merged document (1.5), warm PDF to a cold start (0.4)."""
    return apart("documents")


def on_postgres(module: str, *words: str) -> dict[str, float]:
    command = [sys.executable, "tools/postgres.py", "--", sys.executable, "-m", f"tools.benches.{module}", *words]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def bench_scoring() -> dict[str, float]:
    """Consolidate and rank 34, 340 and 3,321 units × 150 × 4 to bare SQL on PostgreSQL (limit 5), slope (1.1), one change (50 ms)."""
    return on_postgres("scoring")


def bench_save() -> dict[str, float]:
    """One cell to a bare view that updates, inserts and commits (rate at least 0.7), flat from 10⁴ to 2·10⁶ rows (limit 1.1)."""
    return on_postgres("save") | {f"{name} on SQLite": value for name, value in apart("save").items()}


def bench_sheet() -> dict[str, float]:
    """150 and 300 criteria to a bare view of that size (limit 2), and to the same page sent ready made."""
    return apart("sheet")


BENCHES: dict[str, Callable[[], dict[str, float]]] = {
    "read": bench_read,
    "board": bench_board,
    "submit": bench_submit,
    "rush": bench_rush,
    "documents": bench_documents,
    "scoring": bench_scoring,
    "save": bench_save,
    "sheet": bench_sheet,
}


def main(names: list[str]) -> None:
    kept = ROOT / "bench"
    kept.mkdir(exist_ok=True)
    for name in names or list(BENCHES):
        figures = BENCHES[name]()
        (kept / f"{name}.json").write_text(json.dumps(figures, indent=1))
        print(name, ", ".join(f"{key} {value:.3f}" for key, value in figures.items()))


if __name__ == "__main__":
    main(sys.argv[1:])
