"""Out and in again: what is printed is read back as the same tree, in Word and in Excel."""

import io
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.criteria.make import House, big_tree, every_kind, group, leaf, make_house
from thidua.criteria import actions
from thidua.criteria.enums import CriterionKind, NaMode, Pool
from thidua.criteria.models import TableVersion
from thidua.criteria.prints import Printed, paper_of, rows_of, sheet_of
from thidua.criteria.prints.lines import printed
from thidua.criteria.queries.samples import Sample, samples
from thidua.criteria.queries.tree import nodes_under, walk
from thidua.criteria.reading.engine import read_bytes
from thidua.criteria.reading.values import Row, TableReading
from thidua.criteria.rules.life import SAMPLE_TITLE
from thidua.criteria.rules.params import AwardBonusParams, DecisionTableParams, Params, read_params
from thidua.documents.checking.engine import check_docx
from thidua.documents.writer import write_docx
from thidua.documents.writer.structure import faults_of

pytestmark = pytest.mark.django_db


def in_house(tree: list[dict[str, Any]]) -> House:
    house = make_house()
    actions.plant_criteria(house.version, criteria=tree, by=house.clerk)
    house.version.refresh_from_db()
    return house


def told(row: Row) -> tuple[str, int, str, Decimal | None, CriterionKind, Params, Pool, NaMode | None]:
    """What must come back; the stored form of a number may differ ("1" and "1.0")."""
    return (row.mark, row.depth, row.title, row.points, row.kind, read_params(row.kind, row.params), row.pool, row.na_mode)


def as_word(version: TableVersion) -> TableReading:
    return read_bytes(write_docx(paper_of(version)))


def as_excel(version: TableVersion) -> TableReading:
    return read_bytes(sheet_of(version))


FORMS = {"word": as_word, "excel": as_excel}


def tree_with_pools() -> list[dict[str, Any]]:
    marks: Mapping[str, Any] = {"na_mode": NaMode.EXCLUDE_AND_RESCALE}
    content = group("A", "Nhiệm vụ chuyên môn", "12", group("I", "Văn bản", "10", leaf("1.", points="4", **marks), leaf("2.", points="6")))
    bonus = group("B", "Mô hình hay", "4", leaf("1.", kind="award_bonus"), leaf("2.", kind="count_times"), pool="bonus")
    penalty = group("C", "Điểm trừ", "4", leaf("1.", kind="count_times"), leaf("2.", kind="bonus_penalty"), pool="penalty")
    return [content, bonus, penalty]


def named(params: Params) -> Params:
    """Facts and awards under their labels: a file says no keys."""
    if isinstance(params, DecisionTableParams):
        labels = dict(params.labels)
        rows = (replace(row, conditions=tuple(replace(one, fact=labels[one.fact]) for one in row.conditions)) for row in params.rows)
        return replace(params, rows=tuple(rows), labels=())
    if isinstance(params, AwardBonusParams):
        labels = dict(params.labels)
        return replace(params, table=tuple((labels[key], points) for key, points in params.table), labels=())
    return params


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.key)
def test_the_samples_are_read_back(form: str, sample: Sample) -> None:
    version = in_house([dict(node) for node in sample.criteria]).version
    rows, found = rows_of(version), FORMS[form](version).rows
    assert [row.mark for row in rows] == [node.mark for node, _ in walk(nodes_under(version))]
    assert [told(row)[:5] for row in found] == [told(row)[:5] for row in rows]
    assert [named(told(row)[5]) for row in found] == [named(told(row)[5]) for row in rows]
    assert [told(row)[6:] for row in found] == [told(row)[6:] for row in rows]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("tree", [every_kind(), big_tree(150), tree_with_pools()], ids=["every kind", "150 leaves", "pools"])
def test_what_is_printed_is_read_back(form: str, tree: list[dict[str, Any]]) -> None:
    version = in_house(tree).version
    reading = FORMS[form](version)
    assert [told(row) for row in reading.rows] == [told(row) for row in rows_of(version)]
    assert [row.code for row in reading.rows] == [row.code if form == "excel" else "" for row in rows_of(version)]


def test_marks_that_do_not_show_the_tree_are_counted_anew() -> None:
    version = in_house(
        [group("", "Phần một", "4", leaf("-", points="2"), leaf("-", "Khác", points="2")), group("I", "Hai", "2", leaf("x"))]
    )
    rows = rows_of(version.version)
    assert [row.mark for row in rows] == ["I", "1", "2", "II", "1"]
    assert [row.depth for row in as_word(version.version).rows] == [0, 1, 1, 0, 1]


def test_the_word_file_is_sound_and_in_form() -> None:
    version = in_house(big_tree(150)).version
    written = write_docx(paper_of(version))
    assert faults_of(written) == ()
    assert check_docx(written).faults == ()


def test_an_example_keeps_its_name_on_paper() -> None:
    version = in_house([group("A", "Phần", "2", leaf("1"))]).version
    assert paper_of(version).subtitle == "Chấm điểm thi đua năm 2021"
    version.table.title = f"{SAMPLE_TITLE}: Sở Tư pháp, năm 2021"
    assert paper_of(version).subtitle == "BẢNG MẪU, không phải Bảng tiêu chí của Bộ Tư pháp: Sở Tư pháp, năm 2021"


def test_the_column_of_owners_stands_only_where_somebody_owns() -> None:
    version = in_house([group("A", "Phần", "2", leaf("1", owner_words="Thanh tra tỉnh"))]).version
    heads = [[cell.value for cell in load_workbook(io.BytesIO(sheet_of(version))).worksheets[0][4]]]
    version.criteria.update(owner_words="")
    heads.append([cell.value for cell in load_workbook(io.BytesIO(sheet_of(version))).worksheets[0][4]])
    assert heads == [["STT", "Nội dung, tiêu chí", "Điểm chuẩn", *owner, "Mã tiêu chí"] for owner in (["Đơn vị chức năng"], [])]


def test_words_that_look_like_a_formula_stay_words() -> None:
    version = in_house([group("A", "=1+1", "2", leaf("1", "+HYPERLINK(1)"))]).version
    sheet = load_workbook(io.BytesIO(sheet_of(version))).worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str) and cell.value[0] in "=+-@"]
    assert len(cells) == 4
    assert {(cell.data_type, cell.quotePrefix) for cell in cells} == {("s", True)}


def test_points_stay_numbers() -> None:
    version = in_house([group("A", "Phần", "1234.5", leaf("1", points="1234.5", kind="judged"))]).version
    sheet = load_workbook(io.BytesIO(sheet_of(version))).worksheets[0]
    assert [sheet.cell(row, 3).value for row in (5, 6)] == [1234.5, 1234.5]
    assert [row.points for row in as_word(version).rows] == [Decimal("1234.5")] * 2


def test_sub_rows_stand_under_their_criterion() -> None:
    lines = list(printed(rows_of(in_house([group("A", "Phần", "2", leaf("1", kind="tiered"))]).version)))
    assert lines[1].row is not None
    assert lines[2:] == [
        Printed("", "- Từ 100% trở lên", Decimal(2), 1),
        Printed("", "- Từ 95% đến dưới 100%", Decimal("1.75"), 1),
        Printed("", "- Từ 80% đến dưới 95%", Decimal("1.5"), 1),
        Printed("", "- Dưới 80%", Decimal(0), 1),
    ]
