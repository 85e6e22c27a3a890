"""The demo's own five plans: their ledger must say only what stands in them, in the words of the closed lists."""

import json
import re
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from docx import Document
from docx.shared import Pt

from thidua.plans.enums import DueKind, FactKind, Severity, WarningCode

ROOT = Path(__file__).resolve().parents[2]
PLANS = ROOT / "demo" / "plans"
ENTRIES: list[dict[str, Any]] = json.loads((PLANS / "ledger.json").read_text(encoding="utf-8"))["plans"]
MAIN = [entry for entry in ENTRIES if entry["format"] == "docx"]
NAMES = [entry["file"] for entry in ENTRIES]
META = {
    "type",
    "number",
    "place",
    "date",
    "title",
    "year",
    "plan_kind",
    "signing_authority",
    "signer_title",
    "signer",
    "legal_bases",
}
PLAN_KINDS = {"seminar", "bloc_activity", "launch", "conference", "inspection", "campaign", "movement", "school_year"}
VALUES = {
    "obligation": {"actor", "deliverable", "recipient", "due"},
    "stage": {"stage", "due"},
    "event": {"event", "due"},
    "event_place": {"place"},
    "event_duration": {"days"},
    "headcount": {"count"},
    "participants": {"group", "role"},
    "agenda_item": {"event", "order"},
    "notice_to_follow": {"document"},
    "vote": {"method"},
    "succession": {"year", "unit"},
    "quota": {"award", "scope", "max"},
    "target": {"op", "value", "unit"},
    "page_limit": {"max_pages"},
    "document_list": {"documents"},
    "phase": {"start", "end"},
    "theme": {"role"},
    "movement": {"years"},
    "contact": {"name", "phone", "email", "struck"},
    "funding": {"sources"},
    "fund": {"fund"},
    "no_contribution": {"year"},
    "recipient": {"name", "purpose"},
    "archive": {"marks"},
    "legal_basis": {"number", "date"},
    "warning": {"code", "severity"},
}


def folded(text: str) -> str:
    return " ".join(re.sub(r"[*~]", "", unicodedata.normalize("NFC", text)).split())


def plain_text(entry: dict[str, Any]) -> str:
    beside = PLANS / "text" / f"{entry['file']}.txt"
    return folded((beside if beside.exists() else PLANS / entry["file"]).read_text(encoding="utf-8"))


def word_blocks(document: Any) -> Iterator[str]:
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                for cell in row.cells:
                    yield from (paragraph.text for paragraph in cell.paragraphs)
        else:
            yield block.text


def dues(entry: dict[str, Any]) -> list[dict[str, Any]]:
    return [fact["due"] for fact in entry["facts"] if fact.get("due")]


def same_value(one: dict[str, Any], other: dict[str, Any]) -> bool:
    names = VALUES[one["kind"]] - {"actor", "deliverable", "recipient", "stage", "group", "name"}
    return all(one.get(name) == other.get(name) for name in names)


def shared(one: dict[str, Any], other: dict[str, Any]) -> float:
    (a, b), (c, d) = one["at"], other["at"]
    common: int = min(b, d) - max(a, c)
    shorter: int = min(b - a, d - c)
    return max(0, common) / shorter


def matches(truth: list[dict[str, Any]], found: list[dict[str, Any]]) -> int:
    """Pairs of one kind with half of the shorter quote in common and an equal value, one to one, best overlap first."""
    pairs = sorted(
        (
            (shared(one, other), i, j)
            for i, one in enumerate(truth)
            for j, other in enumerate(found)
            if one["kind"] == other["kind"] and shared(one, other) >= 0.5 and same_value(one, other)
        ),
        reverse=True,
    )
    left: set[int] = set()
    right: set[int] = set()
    for _, i, j in pairs:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
    return len(left)


def test_ledger_lists_five_plans_and_two_copies() -> None:
    assert NAMES == [
        "000-toa-dam-2019.docx",
        "001-khu-vuc-mien-nui-phia-bac-2021.docx",
        "001-khu-vuc-mien-nui-phia-bac-2021.pdf",
        "002-so-tu-phap-ninh-thuan-2018.docx",
        "003-cum-so-ii-2023.docx",
        "003-cum-so-ii-2023.txt",
        "004-khoi-noi-chinh-tuyen-quang-2020.docx",
    ]
    assert [len(entry["facts"]) for entry in MAIN] == [26, 67, 36, 52, 44]
    assert all((PLANS / name).stat().st_size > 5_000 for name in NAMES)


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_quotes_stand_where_the_ledger_says(entry: dict[str, Any]) -> None:
    text = plain_text(entry)
    wrong = [fact["quote"] for fact in entry["facts"] if folded(fact["quote"]) != text[slice(*fact["at"])]]
    assert wrong == []
    assert [words for words in entry["not_facts"] if folded(words) not in text] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_words_are_of_the_closed_lists(entry: dict[str, Any]) -> None:
    facts = entry["facts"]
    warnings = [fact for fact in facts if fact["kind"] == "warning"]
    assert set(entry["meta"]) == META
    assert entry["meta"]["plan_kind"] in PLAN_KINDS
    assert {fact["kind"] for fact in facts} <= set(FactKind.values)
    assert {due["kind"] for due in dues(entry)} <= set(DueKind.values)
    assert {fact["code"] for fact in warnings} <= set(WarningCode.values)
    assert {fact["severity"] for fact in warnings} <= set(Severity.values)
    assert [fact["quote"] for fact in facts if not VALUES[fact["kind"]] <= set(fact)] == []
    assert [fact["quote"] for fact in warnings if (fact["severity"] == "note") != bool(fact.get("optional"))] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_dates_are_of_the_calendar(entry: dict[str, Any]) -> None:
    named = [due[key] for due in dues(entry) for key in ("date", "start", "end") if key in due]
    named += [fact[key] for fact in entry["facts"] for key in ("start", "end") if fact["kind"] == "phase"]
    named += [basis for _, basis in entry["meta"]["legal_bases"]]
    assert [value for value in named if date.fromisoformat(value).isoformat() != value] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_ledger_against_itself_is_perfect_and_any_loss_shows(entry: dict[str, Any]) -> None:
    facts = entry["facts"]
    assert matches(facts, facts) == len(facts)
    assert matches(facts, facts[1:]) == len(facts) - 1
    moved = [{**fact, "at": [fact["at"][1], fact["at"][1] + 1]} for fact in facts]
    assert matches(facts, moved) < len(facts) / 2


@pytest.mark.parametrize("entry", MAIN, ids=[entry["file"] for entry in MAIN])
def test_word_file_says_what_the_text_says(entry: dict[str, Any]) -> None:
    assert folded(" ".join(word_blocks(Document(str(PLANS / entry["file"]))))) == plain_text(entry)


@pytest.mark.parametrize("entry", MAIN, ids=[entry["file"] for entry in MAIN])
def test_word_file_is_laid_out_as_the_decree_asks(entry: dict[str, Any]) -> None:
    document = Document(str(PLANS / entry["file"]))
    page, normal = document.sections[0], document.styles["Normal"].font
    sides = (page.page_width, page.page_height, page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert [round(side.mm) for side in sides if side] == [210, 297, 20, 20, 30, 20]
    assert (normal.name, normal.size) == ("Times New Roman", Pt(14))
    numbered = [paragraph for paragraph in document.paragraphs if paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None]
    copied_from_the_web = entry["file"].startswith("002")
    assert len(document.tables) == (0 if copied_from_the_web else 2)
    assert bool(numbered) != copied_from_the_web


def test_only_the_left_contact_is_struck() -> None:
    document = Document(str(PLANS / "001-khu-vuc-mien-nui-phia-bac-2021.docx"))
    struck = [run.text for paragraph in document.paragraphs for run in paragraph.runs if run.font.strike]
    named = [fact["name"] for fact in MAIN[1]["facts"] if fact["kind"] == "contact" and fact["struck"]]
    assert len(struck) == len(named) == 1
    assert named[0] in struck[0]


def test_pdf_copy_says_what_its_text_says() -> None:
    entry = next(entry for entry in ENTRIES if entry["format"] == "pdf")
    with pypdfium2.PdfDocument(PLANS / entry["file"]) as pdf:
        lines = [line for page in pdf for line in page.get_textpage().get_text_range().splitlines()]
    printed = folded(" ".join(line for line in lines if not line.strip().isdigit()))
    assert sorted(printed.split()) == sorted(plain_text(entry).split())
    assert [fact["quote"] for fact in entry["facts"] if folded(fact["quote"]) not in printed] == []


def test_people_are_invented() -> None:
    everything = " ".join(plain_text(entry) for entry in ENTRIES)
    assert set(re.findall(r"[\w.]+@([\w.]+\w)", everything)) == {"vidu.example"}
    assert {number[:11] for number in re.findall(r"\b0\d{3}[. ]?\d{3}[. ]?\d{3}\b", everything)} == {"0900.000.10"}


def test_files_are_what_the_sources_make() -> None:
    command = [sys.executable, "-m", "demo.plans.build", "--check"]
    check = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert (check.returncode, check.stdout, check.stderr) == (0, "", "")


def test_word_files_carry_no_moment_of_making() -> None:
    for entry in MAIN:
        with zipfile.ZipFile(PLANS / entry["file"]) as archive:
            assert {part.date_time for part in archive.infolist()} == {(2021, 6, 10, 8, 0, 0)}
