"""`make read-eval`: read every labelled plan and print how well. `tools/read_eval.py [SET…] [--remarks]`."""

import json
import sys
from pathlib import Path

from tests.reading.scoring import Score, score_plan, score_words, text_of
from thidua.plans.reading.engine import read_path

ROOT = Path(__file__).resolve().parents[1]
SETS = {
    "own": (ROOT / "demo" / "plans", "ledger.json"),
    "originals": (ROOT.parent / "shared" / "plans", "ledger.json"),
    "samples": (ROOT / "tests" / "reading" / "samples", "labels.json"),
    "held-out": (ROOT / "tests" / "reading" / "held_out", "labels.json"),
}


def evaluate(name: str) -> Score | None:
    """The score of one set; None when its folder is not there."""
    folder, labels = SETS[name]
    if not (folder / labels).exists():
        return None
    score = Score()
    for label in json.loads((folder / labels).read_text(encoding="utf-8"))["plans"]:
        readings = read_path(folder / label["file"])
        facts = [fact for reading in readings for fact in reading.as_json()["facts"]]
        score_plan(score, text_of(folder, label), label, facts)
        score_words(score, text_of(folder, label), label, facts)
    return score


def print_score(name: str, score: Score) -> None:
    print(f"\n== {name}")
    print(f"{'':22}{'labelled':>9}{'found':>7}{'right':>7}{'prec':>8}{'recall':>8}{'F1':>7}{'due right':>11}")
    for row, counted in sorted(score.rows.items(), key=lambda item: (item[0] not in {"dated, any kind", "undated duties"}, item[0])):
        due = f"{counted.right / counted.spans:11.3f}" if row == "dated, any kind" and counted.spans else ""
        figures = f"{counted.precision:8.3f}{counted.recall:8.3f}{counted.f1:7.3f}"
        print(f"{row:22}{counted.labelled:9}{counted.found:7}{counted.right:7}{figures}{due}")


def main(arguments: list[str]) -> None:
    names = [name for name in arguments if name in SETS] or list(SETS)
    for name in names:
        score = evaluate(name)
        if score is None:
            print(f"\n== {name}: not here")
            continue
        print_score(name, score)
        if "--remarks" in arguments:
            print("\n".join(score.remarks))


if __name__ == "__main__":
    main(sys.argv[1:])
