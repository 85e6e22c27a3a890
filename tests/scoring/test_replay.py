"""What was frozen is computed again without the house; whatever was tampered with is named."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.once import once
from tests.scoring.results import published
from thidua import cli
from thidua.accounts.models import User
from thidua.scoring.rules.export import DATA, HASH, CannotReplay, canonical, content_hash, first_difference, read_zip, zipped

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[2]
Told = dict[str, Any]


@pytest.fixture
def told(moment: object, admin: User) -> Told:
    def make(folder: Path) -> None:
        folder.mkdir()
        (folder / "told.json").write_bytes(canonical(published(admin, head_says={"Lào Cai": {"A.1": "7"}}).fresh().frozen))

    kept: Told = json.loads((once("scoring-export", make) / "told.json").read_bytes())
    return kept


def test_what_was_frozen_is_ok(told: Told, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "ky-cham.zip"
    path.write_bytes(zipped(told))
    assert cli.main(["replay", str(path)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "OK: 4 đơn vị, mọi điểm, hạng và xếp loại tính lại đều khớp."
    assert cli.main(["replay", "--json", str(path)]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said == {"ok": True, "title": "Chấm điểm năm 2021", "content_hash": content_hash(told), "units": 4, "difference": None}


def test_the_same_content_makes_the_same_file(told: Told) -> None:
    assert zipped(told) == zipped(json.loads(json.dumps(told)))
    assert read_zip(zipped(told)) == told


def test_it_is_computed_without_settings_and_database(told: Told, tmp_path: Path) -> None:
    path = tmp_path / "ky-cham.zip"
    path.write_bytes(zipped(told))
    bare = {name: value for name, value in os.environ.items() if name not in {"DJANGO_SETTINGS_MODULE", "DATABASE_URL"}}
    command = [sys.executable, "-m", "thidua.cli", "replay", str(path)]
    done = subprocess.run(command, cwd=ROOT, env=bare, capture_output=True, text=True, check=False)
    assert (done.returncode, "OK: 4 đơn vị" in done.stdout, done.stderr) == (0, True, "")


def unit(told: Told, place: str) -> Told:
    found: Told = next(one for one in told["units"] if one["name"].endswith(place))
    return found


def row(told: Told, place: str) -> Told:
    key = unit(told, place)["key"]
    found: Told = next(one for one in told["computed"][""] if one["key"] == key)
    return found


def leaf(told: Told, code: str) -> Told:
    found: Told = next(one for root in told["table"]["stored"]["criteria"] for one in root["children"] if one["code"] == code)
    return found


def given(told: Told, place: str, code: str) -> Told:
    kept: Told = unit(told, place)["marks"][code][0]
    return kept


def change_rule(told: Told) -> None:
    leaf(told, "A.2")["points"] = "4"


def change_rule_and_hash(told: Told) -> None:
    change_rule(told)
    told["table"]["content_hash"] = content_hash(told["table"]["stored"])


TAMPERED: dict[str, tuple[Callable[[Told], object], str]] = {
    "what was entered": (
        lambda told: given(told, "Hà Giang", "A.2")["given"].update(done="8"),
        "Hà Giang, tiêu chí A.2, vòng tự chấm, điểm",
    ),
    "a day": (lambda told: given(told, "Lào Cai", "A.4")["given"].update(sent="2021-06-30"), "Lào Cai, tiêu chí A.4, vòng tự chấm, điểm"),
    "points of a mark": (lambda told: given(told, "Lào Cai", "A.1").update(points="10.00"), "Lào Cai, tiêu chí A.1, vòng tự chấm, điểm"),
    "a claim": (lambda told: given(told, "Lào Cai", "A.1").update(is_na=True), "Lào Cai, tiêu chí A.1, vòng tự chấm, không phát sinh"),
    "the leader's figures": (lambda told: given(told, "Yên Bái", "A.3")["given"].update(done="140"), "tiêu chí A.3, điểm được tính"),
    "a mark taken away": (lambda told: unit(told, "Lào Cai")["marks"]["A.1"].pop(), "Lào Cai, tiêu chí A.1, điểm được tính"),
    "the order of rounds": (lambda told: told["rounds"].reverse(), "Lào Cai, tiêu chí A.1, điểm được tính"),
    "the points that count": (
        lambda told: told["counted"][str(unit(told, "Hà Giang")["key"])]["A.1"].__setitem__(1, "9.50"),
        "Hà Giang, tiêu chí A.1, điểm được tính",
    ),
    "a rule": (change_rule, "Bảng tiêu chí, mã nội dung"),
    "a rule with its hash": (change_rule_and_hash, "tiêu chí A.2, vòng tự chấm, điểm"),
    "a holiday": (lambda told: told["special_days"].update({"2021-05-31": False}), "tiêu chí A.4, vòng tự chấm, điểm"),
    "a total": (lambda told: row(told, "Yên Bái").update(total="22.00"), "Yên Bái, tổng điểm"),
    "a rank": (lambda told: row(told, "Yên Bái").update(rank=1), "Yên Bái, hạng"),
    "a vote": (lambda told: row(told, "Hà Giang").update(needs_vote=True), "Hà Giang, cần bỏ phiếu"),
    "a grade": (lambda told: row(told, "Cao Bằng").update(grade="Tốt"), "Cao Bằng, xếp loại"),
    "points of a heading": (lambda told: row(told, "Cao Bằng")["headings"].update(A="9.00"), "Cao Bằng, điểm các mục"),
    "an exclusion": (lambda told: unit(told, "Hà Giang").update(exclusion="Bị kỷ luật"), "hạng"),
    "a group": (lambda told: unit(told, "Hà Giang").update(group="Nhóm 2"), "Các nhóm xếp hạng"),
    "a unit left out": (lambda told: told["units"].remove(unit(told, "Cao Bằng")), "Kỳ chấm, các đơn vị"),
    "a unit's result left out": (lambda told: told["computed"][""].remove(row(told, "Cao Bằng")), "các đơn vị"),
}


@pytest.mark.parametrize("name", TAMPERED)
def test_each_tampering_is_named(name: str, told: Told) -> None:
    """Even when the content hash was made anew."""
    changed = deepcopy(told)
    tamper, where = TAMPERED[name]
    tamper(changed)
    found = first_difference(read_zip(zipped(changed)))
    assert found is not None
    assert where in found.where or where in str(found)


def test_the_first_difference_is_told(told: Told, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row(told, "Yên Bái").update(total="22.00")
    path = tmp_path / "sua.zip"
    path.write_bytes(zipped(told))
    assert cli.main(["replay", str(path)]) == 1
    assert "KHÔNG KHỚP. Sở Tư pháp tỉnh Yên Bái, tổng điểm: ghi 22, tính lại được 19,5" in capsys.readouterr().out


def test_content_that_is_not_its_hash_is_refused(told: Told, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "sua.zip"
    with zipfile.ZipFile(path, "w") as pack:
        pack.writestr(HASH, content_hash(told))
        row(told, "Yên Bái").update(total="22.00")
        pack.writestr(DATA, canonical(told))
    assert cli.main(["replay", str(path)]) == 2
    assert "Tệp đã bị sửa" in capsys.readouterr().err


def _without_marks(told: Told) -> None:
    del told["units"][0]["marks"]


def _of_no_kind(told: Told) -> None:
    leaf(told, "A.2").update(kind="không có")
    told["table"]["content_hash"] = ""


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda told: told.update(form="khác"), "cấu trúc khác"),
        (_without_marks, "không đúng cấu trúc"),
        (_of_no_kind, "không tính lại được"),
        (lambda told: given(told, "Lào Cai", "A.2")["given"].update(done="chữ"), "không tính lại được"),
    ],
)
def test_what_is_no_export_is_refused(spoil: Callable[[Told], object], said: str, told: Told) -> None:
    spoil(told)
    with pytest.raises(CannotReplay, match=said):
        first_difference(read_zip(zipped(told)))


def test_other_files_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CannotReplay, match="không phải bản xuất"):
        read_zip(b"PK nothing")
    assert cli.main(["replay", str(tmp_path / "none.zip")]) == 2
    assert "Không mở được tệp" in capsys.readouterr().err
