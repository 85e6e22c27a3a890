"""Many habits of writers, one line each in habits.txt: the kinds and due values that a careful clerk reads out of them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from thidua.plans.enums import FactKind
from thidua.plans.reading.facts import obligations
from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.meta import read_meta
from thidua.plans.reading.model import Block, Document
from thidua.plans.reading.outline import outline

HEAD = ("KẾ HOẠCH", "Công tác thi đua, khen thưởng năm 2021", "I. TỔ CHỨC THỰC HIỆN")
LETTER = {FactKind.OBLIGATION: "o", FactKind.STAGE: "s", FactKind.EVENT: "e"}
LINES = [
    tuple(line.split(" || ")) for line in Path(__file__).with_name("habits.txt").read_text(encoding="utf-8").splitlines() if " || " in line
]


def day(value: Mapping[str, Any]) -> str:
    date = value["date"] or value["raw"]
    return (date[5:] if date.startswith("2021-") else date) + (f"T{value['time']}" if "time" in value else "")


def relative(value: Mapping[str, Any]) -> str:
    sign = "-" if value["direction"] == "before" else "+"
    return f"rel{sign}{value['days']}" + {"working": "w", "hours": "h"}.get(value["unit"], "")


def rhythm(value: Mapping[str, Any]) -> str:
    return f"R:{value['every']}" + (f":{value['day']}" if "day" in value else "") + ("?" if value.get("on_request") else "")


SHORT = {
    "before": lambda value: "<" + day(value),
    "by": lambda value: "<=" + day(value),
    "on": lambda value: "=" + day(value),
    "month": lambda value: "M" + value["month"].removeprefix("2021-"),
    "quarter": lambda value: f"Q{value['quarter']}",
    "half": lambda value: f"H{value['half']}",
    "year": lambda value: f"Y{value['year']}",
    "range": lambda value: f"{value['start'][5:]}..{value['end'][5:]}",
    "week_of_month": lambda value: f"W{value['month'][5:]}-{value['week']}",
    "recurring": rhythm,
    "relative": relative,
}


@pytest.mark.parametrize(("expected", "text"), LINES, ids=[text[:60] for _, text in LINES])
def test_what_is_dated(expected: str, text: str) -> None:
    document = Document("a.txt", "txt", tuple(Block(line) for line in (*HEAD, *text.split("\\n"))))
    passages = outline(document)
    facts = obligations.find(Context(document, passages, read_meta(document, passages)))
    dated = {LETTER[fact.kind] + SHORT[fact.fields["due"]["kind"]](fact.fields["due"]) for fact in facts if fact.fields["due"]}
    assert dated == {word for word in expected.split() if word != "none"}
