"""Sub-rows that are conditions: facts with what they are compared with, numbers of things, or plain words."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from thidua.core.text import fold
from thidua.criteria.reading.amounts import NUMBER
from thidua.criteria.reading.edges import Reach, Step, ladder_of, reach_of
from thidua.criteria.rules.words import DAY_WORDS, OPERATOR_WORDS

Lines = Sequence[tuple[str, Decimal | None]]
FACT, AWARD = "dk", "dh"
CASE = "Trường hợp"
COUNT = "Số lượng"
_QUOTED = re.compile(r"“([^”]*)”")
_DAY = r"(?P<day>\d{1,2}/\d{1,2}/\d{4})"
_DAYS = [(operator, re.compile(words.format(_DAY))) for operator, words in DAY_WORDS.items()]
_NUMBERS = [(operator, re.compile(words.format(rf"(?P<number>-?{NUMBER})"))) for operator, words in OPERATOR_WORDS.items()]


def keys_of(labels: Iterable[str], prefix: str) -> dict[str, str]:
    """Label → key, numbered as the editor numbers them (dk1, dk2 …)."""
    return {label: f"{prefix}{number}" for number, label in enumerate(dict.fromkeys(labels), start=1)}


def conditions_table(lines: Lines, *, rest: str) -> dict[str, Any] | None:
    """Every line but the last is "Tên: điều kiện; Tên: điều kiện"; the last is the rest. None for anything else."""
    if len(lines) < 2 or fold(lines[-1][0]).strip(" .;:") != fold(rest) or any(points is None for _, points in lines):
        return None
    read = [[_condition(part) for part in _parts(words)] for words, _ in lines[:-1]]
    if not all(read) or any(part is None for parts in read for part in parts):
        return None
    found = [[part for part in parts if part is not None] for parts in read]
    keys = keys_of((label for parts in found for label, _, _ in parts), FACT)
    rows = [
        {"when": [[keys[label], operator, bound] for label, operator, bound in parts], "points": _text(points)}
        for parts, (_, points) in zip(found, lines, strict=False)
    ]
    return {"rows": rows, "else": _text(lines[-1][1]), "labels": {key: label for label, key in keys.items()}}


def _parts(words: str) -> list[str]:
    """At each semicolon that stands outside quotation marks."""
    hidden = _QUOTED.sub(lambda found: found[0].replace(";", "\0"), words)
    return [part.replace("\0", ";").strip() for part in hidden.split(";")]


def _condition(words: str) -> tuple[str, str, object] | None:
    label, colon, said = words.partition(": ")
    label, said = label.strip(), said.strip(" .")
    if not (label and colon):
        return None
    if said.startswith("“") and said.endswith("”"):
        return label, "==", said[1:-1]
    if said in {"có", "không"}:
        return label, "==", said == "có"
    for operator, pattern in _DAYS:
        if found := pattern.fullmatch(said):
            day = _day(found["day"])
            return (label, operator, day) if day else None
    for operator, pattern in _NUMBERS:
        if found := pattern.fullmatch(said):
            return label, operator, found["number"].replace(",", ".")
    return None


def _day(text: str) -> str:
    day, month, year = (int(part) for part in text.split("/"))
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def by_number(lines: Lines, *, is_rest: Callable[[str], bool]) -> dict[str, Any] | None:
    """Tiers on a number of things: "Từ 10 mô hình trở lên: 2 điểm". A date among the words is none."""
    if len(lines) < 2 or any(points is None or re.search(r"\d/\d", words) for words, points in lines):
        return None
    steps = [Step(reach_of(words) or Reach(), points or Decimal(0), words) for words, points in lines]
    if any(step.reach.is_rest and not is_rest(step.words) for step in steps) or sum(not step.reach.is_rest for step in steps) < 2:
        return None
    ladder = ladder_of(steps, "")
    if ladder is None:
        return None
    key = f"{FACT}1"
    rows = [{"when": [[key, operator, _text(bound)]], "points": _text(points)} for operator, bound, points in ladder.tiers]
    return {"rows": rows, "else": _text(ladder.rest), "labels": {key: COUNT}}


def by_words(lines: Sequence[tuple[str, Decimal]]) -> Mapping[str, Any]:
    """One fact "Trường hợp"; what is none of them earns nothing."""
    key = f"{FACT}1"
    named = [(words.strip(" .;:").replace("“", "'").replace("”", "'"), points) for words, points in lines]
    rows = [{"when": [[key, "==", words]], "points": _text(points)} for words, points in named]
    return {"rows": rows, "else": "0", "labels": {key: CASE}}


def _text(value: Decimal | None) -> str:
    return f"{(value or Decimal(0)).normalize():f}"
