"""Sửa giúp: what is mechanical is gone, what is not stays, and no word of the content is another."""

import io

import pytest
from docx import Document

from tests.documents.checking.clerk import MADE
from tests.documents.checking.plants import PLANTS, Plant
from tests.documents.checking.typewriter import typed
from thidua.documents.checking import check_docx, mend
from thidua.documents.checking.boxes import read_boxes
from thidua.documents.checking.word.package import open_docx
from thidua.documents.checking.word.reader import read_sheet


def content(data: bytes) -> list[str]:
    return [line.text for line in read_boxes(read_sheet(open_docx(data))).body]


ABOVE = [
    plant
    for plant in PLANTS
    if plant.code.startswith(("motto.", "superior.", "number.", "date.d", "date.m")) and plant.into in {"plan", "decision"}
]


def assert_mended(data: bytes) -> None:
    report = check_docx(data)
    mended = mend(data, report)
    assert [fault.code for fault in check_docx(mended).faults] == [fault.code for fault in report.faults if not fault.is_mechanical]
    assert content(mended) == content(data)
    Document(io.BytesIO(mended))


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.name)
def test_a_mended_file_has_none_of_the_mechanical_faults(plant: Plant) -> None:
    draft = MADE[plant.into]()
    plant.sow(draft)
    assert_mended(typed(draft))


@pytest.mark.parametrize("plant", [plant for plant in ABOVE if "missing" not in plant.code], ids=lambda plant: plant.name)
def test_one_side_of_a_line_with_tabs_is_mended_and_not_the_other(plant: Plant) -> None:
    draft = MADE[plant.into]()
    plant.sow(draft)
    assert_mended(typed(draft, has_tabs=True))


def test_many_faults_are_mended_at_once() -> None:
    draft = MADE["plan"]()
    by_code = {plant.code: plant for plant in PLANTS if plant.into == "plan"}
    for code in ("margin.left", "state.bold", "motto.words", "issuer.size", "number.zero", "date.comma", "date.day_zero", "title.size"):
        if code in by_code:
            by_code[code].sow(draft)
    data = typed(draft)
    report = check_docx(data)
    assert len(report.faults) >= 6
    assert check_docx(mend(data, report)).faults == ()


def test_a_good_file_comes_back_as_it_is() -> None:
    data = typed(MADE["plan"]())
    assert mend(data, check_docx(data)) == data
