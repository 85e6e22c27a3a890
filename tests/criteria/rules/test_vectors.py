"""Every file of vectors runs without a difference, and a wrong expected value anywhere is found."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from thidua.criteria.enums import CriterionKind
from tools.vectors import OWN, SHARED, differences, main

FILES = [*sorted(OWN.glob("*.json")), *([SHARED] if SHARED.exists() else [])]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_engine_gives_what_the_vectors_expect(path: Path) -> None:
    assert [str(one) for one in differences(path)] == []


def test_own_vectors_know_every_kind() -> None:
    cases = [case for path in OWN.glob("*.json") for case in json.loads(path.read_text())["cases"]]
    other = {"effective", "grade_floor", "grade_thads", "rescale", "round_only", "size_target"}
    assert {case["kind"] for case in cases} == set(CriterionKind.values) | other
    assert len({case["id"] for case in cases}) == len(cases)


def changed(value: Any) -> Any:
    match value:
        case None:
            return "1"
        case bool():
            return not value
        case int():
            return value + 1
        case dict():
            return {key: changed(part) for key, part in value.items()}
    try:
        return str(Decimal(value) + 1)
    except ArithmeticError:
        return value + "X"


def rows(table: dict[str, Any]) -> Iterator[dict[str, Any]]:
    expected = table["expected"]
    for part in expected.values() if isinstance(expected, dict) else [expected]:
        yield from part


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_wrong_value_is_one_difference(path: Path, tmp_path: Path) -> None:
    data, wrong = json.loads(path.read_text()), 0
    for case in data["cases"]:
        case["expected"], wrong = changed(case["expected"]), wrong + 1
    for row in (row for table in data["tables"] for row in rows(table)):
        for key in row.keys() - {"unit"}:
            is_list = isinstance(row[key], list)
            wrong += len(row[key]) if is_list else 1
            row[key] = [changed(part) for part in row[key]] if is_list else changed(row[key])
    broken = tmp_path / "broken.json"
    broken.write_text(json.dumps(data))
    assert len(differences(broken)) == wrong


def test_unknown_kinds_refusals_and_columns_are_differences(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = [
        {"id": "X1", "kind": "dice", "params": {}, "input": {}, "expected": "1"},
        {"id": "X2", "kind": "pass_fail", "params": {"max": "2"}, "input": {"achieved": "yes"}, "expected": "2.00"},
        {
            "id": "X3",
            "kind": "tiered",
            "params": {"max": "2", "tiers": [[">=", "100", "2"]], "else": "0"},
            "input": {"done": 0, "total": 0},
            "expected": None,
        },
    ]
    file = tmp_path / "some.json"
    file.write_text(json.dumps({"cases": cases}))
    assert main([str(file)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "some.json: 2 khác biệt",
        "  X1: mong 1, được không biết loại “dice”",
        "  X2: mong 2.00, được từ chối: Mục kết quả đạt hay không đạt: chọn có hoặc không.",
    ]
    assert main([str(OWN / "own.json")]) == 0
