"""How good a reading is: found facts against the labels of a careful clerk (rules of matching: docs/reading.md, "How a match is scored")."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from thidua.plans.rules import dues

Label = dict[str, Any]
DATED_KINDS = ("obligation", "stage", "event")
SAME_SIGNS = str.maketrans(
    {**dict.fromkeys("‐‑‒–—−", "-"), **dict.fromkeys("“”", '"'), **dict.fromkeys("‘’", "'"), **dict.fromkeys("|*~", " ")}
)


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text or "").translate(SAME_SIGNS)).strip().lower()


@dataclass
class Tally:
    """Right, labelled and found; `spans` counts labels whose place was found whatever the value."""

    right: int = 0
    labelled: int = 0
    found: int = 0
    spans: int = 0

    def add(self, other: "Tally") -> None:
        self.right += other.right
        self.labelled += other.labelled
        self.found += other.found
        self.spans += other.spans

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else float(not self.labelled)

    @property
    def recall(self) -> float:
        return self.right / self.labelled if self.labelled else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Places:
    """Where quotes stand in one plain text."""

    def __init__(self, text: str) -> None:
        self.text = folded(text)
        self._known: dict[str, list[tuple[int, int]]] = {}

    def of(self, quote: str) -> list[tuple[int, int]]:
        wanted = folded(quote)
        if wanted not in self._known:
            starts = [found.start() for found in re.finditer(rf"(?={re.escape(wanted)})", self.text)] if wanted else []
            self._known[wanted] = [(start, start + len(wanted)) for start in starts]
        return self._known[wanted]

    def shared(self, one: str, other: str) -> float:
        """Share of the shorter quote that both hold; by words where one does not stand in the text as it is."""
        a, b = self.of(one), self.of(other)
        if a and b:
            common = max(min(x[1], y[1]) - max(x[0], y[0]) for x in a for y in b)
            return max(0, common) / min(len(folded(one)), len(folded(other)))
        words, others = folded(one).split(), folded(other).split()
        if not words or not others:
            return 0.0
        both = sum((Counter(words) & Counter(others)).values()) / min(len(words), len(others))
        return both if both >= 0.85 else 0.0


def due_key(due: dict[str, Any] | None) -> object:
    """A comparable value: days of a window; number and side of a relative one; rhythm of a recurring one."""
    if not due:
        return None
    kind = due.get("kind")
    if kind == "relative":
        days = due.get("days")
        return "relative", None if days is None else float(days) * (-1 if due.get("direction") == "before" and days else 1)
    if kind == "recurring":
        return "recurring", due.get("every")
    if kind in {"before", "by", "on"}:
        return "day", (due.get("date") or due.get("raw") or "")[:10]
    window = dues.window(due)
    return ("window", window.first, window.last) if window else ("unknown", json.dumps(due, sort_keys=True))


def value(kind: str, fact: Label) -> object:
    """What must be equal beside the place (the marked fields of docs/reading.md)."""
    if kind in DATED_KINDS:
        return due_key(fact.get("due"))
    if kind == "target":
        return float(fact["value"]), fact["op"] in {"<", "<=", "max"}, fact.get("unit") == "percent"
    if kind == "quota":
        limits = [fact.get("max"), fact.get("max_percent"), *_numbers(fact.get("per_unit")), *_numbers(fact.get("per_total"))]
        return next((float(limit) for limit in limits if limit is not None), None)
    if kind == "page_limit":
        return next((float(fact[key]) for key in ("max_pages", "max_mb", "font_size", "max_minutes", "max_words") if fact.get(key)), None)
    if kind == "recipient":
        return folded(fact.get("purpose") or "").removeprefix("để ")
    if kind == "warning":
        return "misspelling" if fact["code"] == "misspelled_name" else fact["code"]
    keys = {"phase": ("start", "end"), "headcount": ("count",), "event_duration": ("days",), "contact": ("phone",), "theme": ("role",)}
    return tuple(str(fact.get(key)) for key in keys.get(kind, ()))


def _numbers(limit: dict[str, Any] | None) -> Iterator[float]:
    yield from (float(number) for number in (limit or {}).values() if isinstance(number, int | float))


def pairs(places: Places, kind: str, labels: Sequence[Label], found: Sequence[Label]) -> list[tuple[int, int, bool]]:
    """(label, found, value is right), one to one: right values first, then more overlap."""
    scored = []
    for i, label in enumerate(labels):
        for j, fact in enumerate(found):
            overlap = places.shared(label["quote"], fact["quote"])
            if overlap >= 0.5:
                right = value(kind, label) == value(kind, fact)
                lengths = sorted([len(label["quote"]), len(fact["quote"])])
                scored.append((right, overlap + 0.1 * lengths[0] / lengths[1], i, j))
    taken: list[tuple[int, int, bool]] = []
    for right, _, i, j in sorted(scored, key=lambda row: row[:2], reverse=True):
        if all(i != a and j != b for a, b, _ in taken):
            taken.append((i, j, right))
    return taken


def tally(places: Places, kind: str, labels: Sequence[Label], found: Sequence[Label]) -> Tally:
    """Optional labels leave both sides."""
    matched = pairs(places, kind, labels, found)
    free = {i for i, label in enumerate(labels) if label.get("optional")}
    kept = [row for row in matched if row[0] not in free]
    return Tally(
        right=sum(right for _, _, right in kept),
        labelled=len(labels) - len(free),
        found=len(found) - sum(i in free for i, _, _ in matched),
        spans=len(kept),
    )


@dataclass
class Score:
    """Tallies by row of the table, and what was missed or said too much, for the eye."""

    rows: dict[str, Tally] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)

    def count(self, row: str, counted: Tally) -> None:
        self.rows.setdefault(row, Tally()).add(counted)


DATED, UNDATED = "dated, any kind", "undated duties"


def score_plan(score: Score, text: str, label: dict[str, Any], facts: Sequence[Label]) -> None:
    """Add one plan to a score."""
    places = Places(text)
    codes = {fact["code"] for fact in label["facts"] if fact["kind"] == "warning"}
    for kind in sorted({fact["kind"] for fact in label["facts"]} - {"obligation", "stage", "event"}):
        gold = [fact for fact in label["facts"] if fact["kind"] == kind]
        mine = [fact for fact in facts if fact["kind"] == kind and (kind != "warning" or fact["code"] in codes)]
        score.count(kind, tally(places, kind, gold, mine))
    _score_owed(score, places, label, facts)


def _score_owed(score: Score, places: Places, label: dict[str, Any], facts: Sequence[Label]) -> None:
    gold = [fact for fact in label["facts"] if fact["kind"] in DATED_KINDS and _is_dated(fact)]
    mine = [fact for fact in facts if fact["kind"] in DATED_KINDS and _is_dated(fact)]
    score.count(DATED, tally(places, "obligation", gold, mine))
    matched = pairs(places, "obligation", gold, mine)
    met = {i for i, _, right in matched if right}
    used = {j for _, j, _ in matched}
    score.remarks += [
        f"{label['file']} | missed | {fact['quote'][:120]} | {fact['due']}"
        for i, fact in enumerate(gold)
        if i not in met and not fact.get("optional")
    ]
    score.remarks += [f"{label['file']} | too much | {fact['quote'][:120]} | {fact['due']}" for j, fact in enumerate(mine) if j not in used]
    duties = [fact for fact in label["facts"] if fact["kind"] == "obligation" and not fact.get("due")]
    read = [fact for fact in facts if fact["kind"] == "obligation" and not fact.get("due")]
    counted = tally(places, "obligation", duties, read)
    score.count(UNDATED, Tally(right=counted.right, labelled=counted.labelled, found=counted.right, spans=counted.spans))


WORDED = {"obligation": ("actor", "deliverable", "recipient"), "stage": ("stage",)}


def said_alike(one: str, other: str) -> float:
    """How alike two wordings are: shared words over all words, order and marks of punctuation aside."""
    a, b = (Counter(re.findall(r"\w+", folded(text))) for text in (one, other))
    total = sum(a.values()) + sum(b.values())
    return 2 * sum((a & b).values()) / total if total else 1.0


def score_words(score: Score, text: str, label: dict[str, Any], facts: Sequence[Label]) -> None:
    """Add how the names in matched facts read: a name is right when at least half of the words are the clerk's."""
    places = Places(text)
    for kind, keys in WORDED.items():
        gold = [fact for fact in label["facts"] if fact["kind"] == kind and not fact.get("optional")]
        mine = [fact for fact in facts if fact["kind"] == kind]
        for i, j, _ in pairs(places, kind, gold, mine):
            for key in keys:
                wanted, said = str(gold[i].get(key) or ""), str(mine[j].get(key) or "")
                right = said_alike(wanted, said) >= 0.5
                score.count(f"words: {key}", Tally(right=right, labelled=1, found=1, spans=1))
                if not right:
                    score.remarks.append(f"{label['file']} | {key} | {wanted} | {said} | {mine[j]['quote'][:100]}")


def _is_dated(fact: Label) -> bool:
    due = fact.get("due")
    return bool(due) and not (due.get("kind") in {"before", "by", "on"} and not due.get("date"))


def text_of(folder: Path, label: dict[str, Any]) -> str:
    beside = folder / "text" / f"{label['file']}.txt"
    return (beside if beside.exists() else folder / label["file"]).read_text(encoding="utf-8")
