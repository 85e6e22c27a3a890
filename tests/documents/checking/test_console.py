"""`thidua check-format`: needs neither settings nor database."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.documents.checking.clerk import MADE, plan
from tests.documents.checking.typewriter import typed
from thidua.cli import main


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(typed(plan()))
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    draft = MADE["letter"]()
    draft.number.words = "Số: 5/STP-VP"
    path = tmp_path / "cong-van.docx"
    path.write_bytes(typed(draft))
    return path


def test_a_good_file_ends_with_0(good: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-format", str(good)]) == 0
    assert capsys.readouterr().out.splitlines()[0] == f"# {good}: Kế hoạch, 0 lỗi thể thức"


def test_a_fault_is_told_with_clause_and_mend(good: Path, bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-format", str(good), str(bad)]) == 1
    told = capsys.readouterr().out.splitlines()
    assert told[-2:] == [
        "1. (3) Số văn bản ghi “5”; số nhỏ hơn 10 phải có số 0 phía trước.",
        "   Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II, khoản 3. Ghi “Số: 05/…”.",
    ]


def test_json_has_every_file(good: Path, bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-format", "--json", str(good), str(bad)]) == 1
    files = json.loads(capsys.readouterr().out)["files"]
    assert [(one["kind"], [fault["code"] for fault in one["faults"]]) for one in files] == [("Kế hoạch", []), ("Công văn", ["number.zero"])]


@pytest.mark.parametrize(("name", "content"), [("a.docx", b"PK\x03\x04 hong"), ("b.pdf", b"%PDF-1.7 hong"), ("c.txt", b"abc")])
def test_an_unreadable_file_is_told_on_stderr(name: str, content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert main(["check-format", str(path)]) == 1
    told = capsys.readouterr()
    assert told.out.strip() == ""
    assert told.err.startswith(f"{path}: ") and told.err.rstrip().endswith(".")


def test_a_missing_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check-format", str(tmp_path / "khong-co.docx")]) == 1
    assert "Không mở được tệp" in capsys.readouterr().err


def test_no_settings_are_needed(good: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    code = "import sys, thidua.documents.checking as c; print('django' in sys.modules); c.check_docx(open(sys.argv[1], 'rb').read())"
    run = subprocess.run([sys.executable, "-c", code, str(good)], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"
