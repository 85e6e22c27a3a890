"""Who owes what to whom by when; what the whole body does; what is no fact at all."""

from typing import Any

import pytest

from thidua.plans.enums import FactKind
from thidua.plans.reading.facts import obligations, timeline
from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.meta import read_meta
from thidua.plans.reading.model import Block, BlockKind, Document, Fact, Place
from thidua.plans.reading.outline import outline

HEAD = ("KẾ HOẠCH", "Hoạt động của Cụm thi đua số 3 năm 2021", "I. TỔ CHỨC THỰC HIỆN")


def context(*lines: str | Block) -> Context:
    blocks = tuple(Block(line) if isinstance(line, str) else line for line in (*HEAD, *lines))
    document = Document("a.txt", "txt", blocks)
    passages = outline(document)
    return Context(document, passages, read_meta(document, passages))


def facts(*lines: str | Block) -> list[Fact]:
    return list(obligations.find(context(*lines)))


def owed(fact: Fact) -> tuple[Any, Any, Any]:
    due = fact.fields["due"] or {}
    return fact.fields["actor"], fact.fields["recipient"], due.get("date") or due.get("every") or due.get("days") or due.get("month")


ONE = [
    ("1. Các đơn vị gửi báo cáo về Cụm trưởng trước ngày 20/6/2021.", ("Các đơn vị", "Cụm trưởng", "2021-06-20")),
    ("1. Trước ngày 20/6, các đơn vị gửi báo cáo về Sở Nội vụ.", ("các đơn vị", "Sở Nội vụ", "2021-06-20")),
    ("1. Giao Văn phòng tổng hợp, trình Giám đốc chậm nhất ngày 25/6.", ("Văn phòng", "Giám đốc", "2021-06-25")),
    ("1. Đề nghị các đơn vị đăng ký với Ban Thi đua - Khen thưởng trước 30/3.", ("các đơn vị", "Ban Thi đua - Khen thưởng", "2021-03-30")),
    ("1. Phòng Tổ chức cán bộ: lập danh sách trình Sở trước ngày 10/11.", ("Phòng Tổ chức cán bộ", "Sở", "2021-11-10")),
    (
        "1. Căn cứ Kế hoạch này, Cụm trưởng xây dựng dự thảo báo cáo gửi các đơn vị thành viên trước ngày 01/12.",
        ("Cụm trưởng", "các đơn vị thành viên", "2021-12-01"),
    ),
    ("1. Đăng ký thi đua: Gửi về Cụm trưởng trước ngày 28/02/2021.", ("các đơn vị trong Cụm", "Cụm trưởng", "2021-02-28")),
    ("1. Kết quả chấm điểm của từng đơn vị gửi về Cụm phó trước ngày 15/11.", ("từng đơn vị", "Cụm phó", "2021-11-15")),
    ("1. Hằng quý, Chi bộ báo cáo Đảng ủy.", ("Chi bộ", "Đảng ủy", "quarter")),
    ("1. Bệnh viện đa khoa tỉnh chuẩn bị hội trường (xong trước ngày 05/12).", ("Bệnh viện đa khoa tỉnh", None, "2021-12-05")),
    (
        "1. Đoàn kiểm tra gửi biên bản cho đơn vị được kiểm tra trong 03 ngày sau khi kết thúc kiểm tra.",
        ("Đoàn kiểm tra", "đơn vị được kiểm tra", 3),
    ),
    ("1. Cồng an các huyện gửi báo cáo về Phòng Tham mưu trưởc ngày l0/6.", ("Cồng an các huyện", "Phòng Tham mưu", "2021-06-10")),
]


@pytest.mark.parametrize(("line", "expected"), ONE, ids=[line[3:40] for line, _ in ONE])
def test_one_sentence_one_obligation(line: str, expected: tuple[Any, Any, Any]) -> None:
    (fact,) = facts(line)
    assert fact.kind == FactKind.OBLIGATION
    assert owed(fact) == expected
    assert fact.clause == "I.1"


def test_the_heading_names_who_owes() -> None:
    found = facts("2. Các đơn vị thành viên", "- Gửi báo cáo về Cụm trưởng trước ngày 10/6;", "- Cử đại biểu dự Hội nghị.")
    assert [fact.fields["actor"] for fact in found] == ["Các đơn vị thành viên"] * 2
    assert found[1].fields["due"] is None


def test_a_subject_that_opens_a_list_names_who_owes() -> None:
    found = facts("2. Văn phòng có trách nhiệm thực hiện các nhiệm vụ sau:", "- Lập danh sách gửi Sở Nội vụ trước ngày 10/6.")
    assert owed(found[-1]) == ("Văn phòng", "Sở Nội vụ", "2021-06-10")


def test_each_due_value_is_an_obligation_of_its_own() -> None:
    found = facts("1. Các đơn vị gửi báo cáo sơ kết về Cụm trưởng trước ngày 20/6; gửi báo cáo tổng kết trước ngày 10/11.")
    assert [owed(fact) for fact in found] == [("Các đơn vị", "Cụm trưởng", "2021-06-20"), ("Các đơn vị", "Cụm trưởng", "2021-11-10")]
    assert found[1].quote == "gửi báo cáo tổng kết trước ngày 10/11"


def test_a_chain_shares_its_last_date() -> None:
    found = facts("1. Các Đoàn gửi biên bản cho Cụm trưởng để tổng hợp và báo cáo Vụ Thi đua chậm nhất 10 ngày sau khi kết thúc kiểm tra.")
    assert [owed(fact) for fact in found] == [("Các Đoàn", "Cụm trưởng", 10), ("Cụm trưởng", "Vụ Thi đua", 10)]


def test_what_is_handed_on_by_its_own_date() -> None:
    found = facts("1. Các đơn vị gửi báo cáo về Sở Nội vụ trước ngày 20/6 để tổng hợp trình Ủy ban nhân dân tỉnh trước ngày 30/6.")
    assert [owed(fact) for fact in found] == [
        ("Các đơn vị", "Sở Nội vụ", "2021-06-20"),
        ("Sở Nội vụ", "Ủy ban nhân dân tỉnh", "2021-06-30"),
    ]


def test_two_dates_side_by_side() -> None:
    found = facts("1. Các đơn vị gửi báo cáo về Cụm trưởng lần lượt trước ngày 05/6 và 05/11/2021.")
    assert [fact.fields["due"]["date"] for fact in found] == ["2021-06-05", "2021-11-05"]


def test_a_vague_opening_gives_way_to_the_day() -> None:
    (fact,) = facts("- Tháng 11/2021: Các đơn vị gửi báo cáo về Văn phòng trước ngày 15/11/2021.")
    assert fact.fields["due"] == {"kind": "before", "date": "2021-11-15"}


def test_a_standing_duty_is_marked() -> None:
    (fact,) = facts("1. Cụm phó theo dõi, đôn đốc các đơn vị thực hiện Kế hoạch.")
    assert fact.fields["standing"] is True
    assert fact.fields["optional"] is True


def test_what_nobody_in_particular_does() -> None:
    (stage,) = facts("1. Tổ chức kiểm tra chéo giữa các đơn vị trong tháng 9/2021.")
    (event,) = facts("1. Hội nghị tổng kết dự kiến ngày 15/12/2021 (Thứ Tư).")
    assert stage.kind == FactKind.STAGE
    assert event.kind == FactKind.EVENT
    assert (event.fields["weekday"], event.fields["tentative"]) == ("Thứ Tư", True)


def test_a_time_label_dates_its_item() -> None:
    (stage,) = facts("1. Sơ kết", "Cụm sơ kết bằng văn bản. Thời gian thực hiện: Tháng 6/2021.")[-1:]
    assert stage.kind == FactKind.STAGE
    assert stage.quote == "Thời gian thực hiện: Tháng 6/2021"


def test_a_label_beside_it_names_who_does_it() -> None:
    found = facts("1. Xây dựng quy chế", "- Chủ trì: Phòng Tổ chức.", "- Thời gian hoàn thành: Trước 30/4/2021.")
    assert owed(found[-1]) == ("Phòng Tổ chức", None, "2021-04-30")


NOTHING = [
    "1. Hoàn thành xuất sắc nhiệm vụ được giao trong năm 2021.",
    "1. Thực hiện Quyết định số 84/QĐ-BTP ngày 31/01/2021 của Bộ trưởng.",
    "1. Nâng cao chất lượng phong trào thi đua, kịp thời khen thưởng.",
    "1. Lập thành tích chào mừng kỷ niệm 75 năm (11/6/1948 - 11/6/2023).",
    "1. Năm 2020, Cụm có 15 tập thể được tặng Cờ; đến ngày 31/12/2020 đã giải quyết 98% hồ sơ.",
    "1. Liên hệ: 0900.000.123.",
    "Trên đây là Kế hoạch hoạt động năm 2021, các đơn vị triển khai trước ngày 01/4.",
]


@pytest.mark.parametrize("line", NOTHING)
def test_what_is_no_fact(line: str) -> None:
    assert facts(line) == []


def test_purposes_owe_nothing() -> None:
    assert facts("II. MỤC ĐÍCH, YÊU CẦU", "1. Yêu cầu", "- Các đơn vị xây dựng kế hoạch sát thực tế, hoàn thành trong quý I.") == []


def test_an_impossible_day_is_kept_as_printed() -> None:
    (fact,) = facts("1. Các đơn vị gửi báo cáo về Sở trước ngày 31/6/2021.")
    assert fact.fields["due"] == {"kind": "before", "date": None, "raw": "31/6/2021"}


def cells(number: int, *texts: str) -> list[Block]:
    return [Block(text, kind=BlockKind.CELL, place=Place(table=1, row=number, column=column)) for column, text in enumerate(texts, start=1)]


def test_rows_of_a_table() -> None:
    found = facts(
        *cells(1, "STT", "Nội dung", "Chủ trì", "Thời gian"),
        *cells(2, "1", "Gửi báo cáo sơ kết về Cụm trưởng", "Các đơn vị", "Trước 20/6"),
        *cells(3, "2", "Hội nghị tổng kết", "Toàn Cụm", "Tháng 12"),
        *cells(4, "3", "Chuẩn bị hội trường", "Văn phòng", ""),
    )
    assert [fact.kind for fact in found] == [FactKind.OBLIGATION, FactKind.EVENT, FactKind.OBLIGATION]
    assert owed(found[0]) == ("Các đơn vị", "Cụm trưởng", "2021-06-20")
    assert found[0].quote == "Gửi báo cáo sơ kết về Cụm trưởng Các đơn vị Trước 20/6"


def test_columns_are_known_by_what_they_hold() -> None:
    found = facts(
        *cells(1, "TT", "Việc", "Ai làm", "Xong khi nào"),
        *cells(2, "1", "In tài liệu", "Văn phòng", "Chậm nhất 15/4"),
        *cells(3, "2", "Trang trí hội trường", "Đoàn thanh niên", "16/4"),
    )
    assert owed(found[0]) == ("Văn phòng", None, "2021-04-15")


def test_phases_are_no_stages() -> None:
    lines = ("1. Các đợt thi đua", "- Đợt 1: Từ đầu năm đến ngày 30/6/2021.", "- Đợt 2: Từ ngày 01/7/2021 đến hết năm 2021.")
    found = list(timeline.find(context(*lines)))
    assert [(fact.fields["start"], fact.fields["end"]) for fact in found] == [("2021-01-01", "2021-06-30"), ("2021-07-01", "2021-12-31")]
    assert facts(*lines) == []


def test_place_and_length_of_a_gathering() -> None:
    lines = ("1. Hội nghị tổng kết", "- Thời gian: dự kiến ½ ngày, từ 14h30 ngày 05/11/2021.", "- Địa điểm: Hội trường tầng 3, Sở Nội vụ.")
    found = {fact.kind: fact.fields for fact in timeline.find(context(*lines))}
    assert found[FactKind.EVENT_DURATION]["days"] == 0.5
    assert found[FactKind.EVENT_PLACE]["place"] == "Hội trường tầng 3, Sở Nội vụ"


def test_every_quote_stands_where_it_says() -> None:
    seen = context(*(line for line, _ in ONE))
    for fact in obligations.find(seen):
        assert seen.text[slice(*fact.at)] == fact.quote
