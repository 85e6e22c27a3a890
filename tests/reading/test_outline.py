"""Blocks become passages with the clause an officer would cite; tables of tasks become rows by column name."""

from collections.abc import Sequence

import pytest

from thidua.plans.reading.model import Block, BlockKind, Document, Passage, Place
from thidua.plans.reading.outline import label_of, outline
from thidua.plans.reading.tables import role_of


def document(*blocks: str | Block) -> Document:
    return Document("a.txt", "txt", tuple(Block(block) if isinstance(block, str) else block for block in blocks))


def row(table: int, number: int, *cells: str, first: int = 1) -> list[Block]:
    return [
        Block(text, kind=BlockKind.CELL, place=Place(table=table, row=number, column=column))
        for column, text in enumerate(cells, start=first)
    ]


def paths(passages: Sequence[Passage]) -> list[str]:
    return [passage.path for passage in passages]


def test_numbers_nest_as_an_officer_cites_them() -> None:
    found = outline(
        document(
            "II. NỘI DUNG",
            "1. Đăng ký",
            "Các đơn vị đăng ký.",
            "2. Kiểm tra",
            "2.1. Thời gian",
            "- Tháng 9.",
            "2.2. Thành phần",
            "a) Lãnh đạo;",
            "b) Chuyên viên.",
            "III. TỔ CHỨC THỰC HIỆN",
            "1. Văn phòng",
        )
    )
    assert paths(found) == ["II", "II.1", "II.1", "II.2", "II.2.1", "II.2.1", "II.2.2", "II.2.2.a", "II.2.2.b", "III", "III.1"]
    assert [passage.parent for passage in found] == [None, 0, 1, 0, 3, 4, 3, 6, 6, None, 9]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("I. MỤC ĐÍCH", "I"),
        ("IV/ Chỉ tiêu", "IV"),
        ("I- MỤC ĐÍCH", "I"),
        ("ll. NỘI DUNG", "II"),
        ("A. Công tác chỉ đạo", "A"),
        ("Phần thứ nhất. MỤC TIÊU", "Phần thứ nhất"),
        ("Điều 5. Trách nhiệm", "Điều 5"),
        ("1. Mục đích", "1"),
        ("1/ Mục đích", "1"),
        ("1.2 Thời gian", "1.2"),
        ("1.2.3. Nội dung", "1.2.3"),
        ("2.1.Nội dung", "2.1"),
        ("a) Nội dung", "a"),
        ("đ) Nội dung", "đ"),
        ("b. Nội dung", "b"),
        ("(2) Nội dung", "2"),
        ("- Nội dung", ""),
        ("+ Nội dung", ""),
        ("– Nội dung", ""),
    ],
)
def test_labels_typed_by_hand(line: str, name: str) -> None:
    label = label_of(line)
    assert label is not None
    assert label.name == name


@pytest.mark.parametrize(
    "line", ["20/6/2021 là hạn cuối", "01 ngày", "3.500.000 đồng", "Các đơn vị gửi báo cáo", "2021 là năm cuối", "Ivan đến", ""]
)
def test_what_is_no_label(line: str) -> None:
    assert label_of(line) is None


def test_words_own_label_counts_and_takes_no_text() -> None:
    found = outline(document(Block("NỘI DUNG", label="II."), Block("Đăng ký", label="1."), Block("gửi về Sở", label="-")))
    assert paths(found) == ["II", "II.1", "II.1"]
    assert found[1].text == "Đăng ký"


def test_a_soft_break_before_a_label_begins_a_new_passage() -> None:
    found = outline(document("1. Văn phòng\n- Lập danh sách\n- Gửi báo cáo"))
    assert [passage.text for passage in found] == ["Văn phòng", "Lập danh sách", "Gửi báo cáo"]
    assert found[2].parent == 0


def test_every_passage_stands_where_it_says() -> None:
    doc = document("II. NỘI DUNG", "1. Đăng ký\n- Gửi về Sở", "Thường trực tổng hợp.")
    for passage in outline(doc):
        assert doc.text[slice(*passage.at)] == passage.text


def test_the_list_of_recipients_leaves_the_outline() -> None:
    found = outline(document("III. TỔ CHỨC", "1. Văn phòng", "Nơi nhận:", "- Sở Nội vụ;"))
    assert found[2].parent is None
    assert found[3].path == ""


HEADER = ("STT", "Nội dung công việc", "Chủ trì", "Phối hợp", "Thời gian hoàn thành")


def test_rows_of_a_table_of_tasks() -> None:
    doc = document(
        "IV. PHÂN CÔNG",
        *row(1, 1, *HEADER),
        *row(1, 2, "1", "Ban hành hướng dẫn", "Sở Nội vụ", "Các sở", "Trước 05/4"),
        *row(1, 3, *HEADER),
        *row(1, 4, "2", "Kiểm tra chéo", "Văn phòng", "", "Tháng 7"),
        "Kết thúc bảng.",
    )
    rows = [passage for passage in outline(doc) if passage.row]
    assert [passage.row["Chủ trì"] for passage in rows] == ["Sở Nội vụ", "Văn phòng"]
    assert rows[0].path == "IV.1"
    assert rows[0].text == "1 Ban hành hướng dẫn Sở Nội vụ Các sở Trước 05/4"


def test_a_cell_over_several_rows_counts_in_each() -> None:
    tall = Block("Văn phòng", kind=BlockKind.CELL, place=Place(table=1, row=2, column=2, row_span=2))
    cells = [
        *row(1, 1, "Nội dung", "Chủ trì", "Thời hạn"),
        *row(1, 2, "Lập danh sách"),
        tall,
        *row(1, 2, "Trước 05/4", first=3),
        *row(1, 3, "Gửi danh sách"),
        *row(1, 3, "Trước 10/4", first=3),
    ]
    rows = [passage for passage in outline(document(*cells)) if passage.row]
    assert [passage.row["Chủ trì"] for passage in rows] == ["Văn phòng", "Văn phòng"]


def test_a_title_over_the_whole_width_heads_the_rows_below() -> None:
    wide = Block("A. Công tác chỉ đạo", kind=BlockKind.CELL, place=Place(table=1, row=2, column=1, column_span=5))
    found = outline(document(*row(1, 1, *HEADER), wide, *row(1, 3, "1", "Ban hành hướng dẫn", "Sở Nội vụ", "", "Tháng 3")))
    assert found[0].is_heading
    assert found[1].parent == 0


def test_a_table_without_known_columns_stays_text() -> None:
    found = outline(document(*row(1, 1, "UBND TỈNH", "CỘNG HÒA XÃ HỘI"), *row(1, 2, "Số: 1/KH", "Hà Nội, ngày 01 tháng 02 năm 2021")))
    assert all(not passage.row for passage in found)


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("TT", "number"),
        ("Nội dung", "task"),
        ("Công việc", "task"),
        ("Chủ trì", "actor"),
        ("Đơn vị thực hiện", "actor"),
        ("Người/bộ phận phụ trách", "actor"),
        ("Đơn vị phối hợp", "partner"),
        ("Tiến độ", "due"),
        ("Thời hạn hoàn thành", "due"),
        ("Sản phẩm", "product"),
        ("Nơi nhận", "recipient"),
        ("Ghi chú", "note"),
        ("Ai làm", None),
    ],
)
def test_columns_by_their_header(header: str, role: str | None) -> None:
    assert role_of(header) == role
