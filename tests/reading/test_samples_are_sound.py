"""The sample plans and their labels agree with one another and with the closed lists."""

import json
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdfium2
import pytest
from lxml import etree

from thidua.plans.enums import DueKind, FactKind, Severity, WarningCode

SAMPLES = Path(__file__).parent / "samples"
PLANS: list[dict[str, Any]] = json.loads((SAMPLES / "labels.json").read_text(encoding="utf-8"))["plans"]
PLAN_KINDS = {"bloc_activity", "launch", "conference", "seminar", "inspection", "campaign", "movement", "school_year"}
DUE_FIELDS = {
    "before": {"date"},
    "by": {"date"},
    "on": {"date"},
    "month": {"month"},
    "quarter": {"year", "quarter"},
    "half": {"year", "half"},
    "year": {"year"},
    "week_of_month": {"month", "week"},
    "range": {"start", "end"},
    "recurring": {"every"},
    "relative": {"anchor", "days", "unit", "direction", "bound"},
}
MAY_ALSO_CARRY = {"time", "raw", "interval", "min_count", "day", "from_day", "to_day", "weekday", "bound", "of", "on_request"}
EVERY = {None, "week", "month", "quarter", "half", "year", "semester", "school_year"}
WEEKDAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy", "nhật")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

every_plan = pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan["file"])


def text_of(plan: dict[str, Any]) -> str:
    return (SAMPLES / "text" / f"{plan['file']}.txt").read_text(encoding="utf-8")


def plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).replace("*", "").replace("~", "").split())


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFC", text))


def dues(plan: dict[str, Any]) -> list[dict[str, Any]]:
    return [fact["due"] for fact in plan["facts"] if fact.get("due")]


def is_day(value: str) -> bool:
    return date.fromisoformat(value).isoformat() == value


@every_plan
def test_every_quote_stands_at_its_place(plan: dict[str, Any]) -> None:
    text = plain(text_of(plan))
    assert [fact for fact in plan["facts"] if text[slice(*fact["at"])] != fact["quote"]] == []
    assert [trap for trap in plan["not_facts"] if trap not in text] == []


@every_plan
def test_labels_use_the_closed_lists(plan: dict[str, Any]) -> None:
    warnings = [fact for fact in plan["facts"] if fact["kind"] == "warning"]
    assert {fact["kind"] for fact in plan["facts"]} <= set(FactKind.values)
    assert {fact["code"] for fact in warnings} <= set(WarningCode.values)
    assert {fact["severity"] for fact in warnings} <= set(Severity.values)
    assert all(fact.get("optional") for fact in warnings if fact["severity"] == "note")
    assert plan["meta"]["plan_kind"] in PLAN_KINDS


@every_plan
def test_every_due_is_well_formed(plan: dict[str, Any]) -> None:
    for due in dues(plan):
        assert due["kind"] in DueKind.values
        needed = DUE_FIELDS[due["kind"]]
        assert needed <= set(due) <= needed | {"kind"} | MAY_ALSO_CARRY
        assert all(is_day(due[key]) for key in ("date", "start", "end") if due.get(key))
        assert due.get("date", "") is not None or due["raw"]
        assert re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", due.get("month", "2020-01"))
        assert re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", due.get("time", "00:00"))
        assert due.get("every") in EVERY


@every_plan
def test_dated_facts_are_dated_rightly_or_warned_of(plan: dict[str, Any]) -> None:
    codes = {fact["code"] for fact in plan["facts"] if fact["kind"] == "warning"}
    backwards = any(due["kind"] == "range" and due["end"] < due["start"] for due in dues(plan))
    assert backwards == ("end_before_start" in codes)
    assert any("raw" in due for due in dues(plan)) == ("impossible_date" in codes)
    said = re.findall(r"thứ (\w+),?(?: ngày)? (\d+)/(\d+)/(\d{4})", text_of(plan), re.IGNORECASE)
    wrong = [one for one in said if not _is_weekday(*one)]
    assert bool(wrong) == ("weekday_mismatch" in codes)


def _is_weekday(name: str, day: str, month: str, year: str) -> bool:
    number = date(int(year), int(month), int(day)).weekday()
    return name.lower() in (WEEKDAYS[number], str(number + 2))


@every_plan
def test_a_plan_has_enough_to_read(plan: dict[str, Any]) -> None:
    assert len(plan["facts"]) >= 8
    assert len([fact for fact in plan["facts"] if fact["kind"] == "obligation"]) >= 5


def test_the_set_is_wide_enough() -> None:
    formats = Counter(plan["format"] for plan in PLANS)
    assert len(PLANS) == 18
    assert formats["docx"] >= 8
    assert formats["pdf"] >= 3
    assert {plan["meta"]["plan_kind"] for plan in PLANS} == PLAN_KINDS
    assert len({plan["meta"]["year"] for plan in PLANS}) >= 6
    assert {due["kind"] for plan in PLANS for due in dues(plan)} == set(DueKind.values)
    assert {fact["kind"] for plan in PLANS for fact in plan["facts"]} == set(FactKind.values)


def test_every_grave_fault_occurs() -> None:
    notes = {
        "anchor_not_fixed",
        "actor_not_recipient",
        "scope_mismatch",
        "order_risk",
        "award_name_drift",
        "unofficial_email",
        "issue_on_weekend",
        "misspelling",
        "fund_name_drift",
        "number_form",
        "signing_capacity",
    }
    graves = {fact["code"] for plan in PLANS for fact in plan["facts"] if fact["kind"] == "warning" and fact["severity"] != "note"}
    assert graves == set(WarningCode.values) - notes


@pytest.mark.parametrize("plan", [plan for plan in PLANS if plan["format"] == "docx"], ids=lambda plan: plan["file"])
def test_a_word_file_holds_the_words_that_are_labelled(plan: dict[str, Any]) -> None:
    with ZipFile(SAMPLES / plan["file"]) as archive:
        body = "".join(_word_texts(archive.read("word/document.xml")))
        notes = "".join(_word_texts(archive.read("word/footnotes.xml"))) if "word/footnotes.xml" in archive.namelist() else ""
    assert squeezed(body + notes) == squeezed(text_of(plan))


def _word_texts(xml: bytes) -> list[str]:
    root = etree.fromstring(xml)
    for fallback in root.iter(FALLBACK):
        fallback.clear()
    return [words.text or "" for words in root.iter(f"{WORD}t")]


@pytest.mark.parametrize("plan", [plan for plan in PLANS if plan["format"] == "pdf"], ids=lambda plan: plan["file"])
def test_a_pdf_holds_the_words_that_are_labelled(plan: dict[str, Any]) -> None:
    with pypdfium2.PdfDocument(SAMPLES / plan["file"]) as pdf:
        pages = " ".join(page.get_textpage().get_text_range() for page in pdf)
    assert Counter(text_of(plan).split()) - Counter(unicodedata.normalize("NFC", pages).split()) == Counter()


def test_the_files_are_what_the_sources_say(tmp_path: Path) -> None:
    subprocess.run([sys.executable, SAMPLES / "build.py", "--into", tmp_path], check=True)
    built = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert len(built) == 18 - 3 + 18 + 1
    assert [str(name) for name, data in built.items() if (SAMPLES / name).read_bytes() != data] == []
