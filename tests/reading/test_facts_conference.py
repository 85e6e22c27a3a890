"""A conference: how many, who, the programme, votes, who leads next."""

import pytest

from tests.reading.written import context_of
from thidua.plans.reading.facts import conference, elections

CONFERENCE = """
II. HỘI NGHỊ TỔNG KẾT
1. Thời gian: 08h00 ngày 20/12/2025.
2. Thành phần:
a) Chủ trì: Giám đốc Sở.
b) Đại biểu mời:
- Đại diện lãnh đạo UBND tỉnh;
c) Đại biểu triệu tập: Thủ trưởng và 01 chuyên viên các đơn vị.
3. Số lượng: khoảng 120 đại biểu.
4. Nội dung, chương trình:
- Trưởng Cụm trình bày báo cáo tổng kết;
- Trao Cờ thi đua, Bằng khen;
- Bầu Trưởng Cụm, Phó Trưởng Cụm năm 2026.
"""


def test_conference_is_read_whole() -> None:
    facts = list(conference.find(context_of(CONFERENCE)))
    groups = [(fact.fields["group"], fact.fields["role"]) for fact in facts if fact.kind == "participants"]
    agenda = [(fact.fields["order"], fact.fields["event"]) for fact in facts if fact.kind == "agenda_item"]

    assert groups == [("Sở", "chủ trì"), ("UBND tỉnh", "khách mời"), ("các đơn vị", "triệu tập")]
    assert agenda == [(1, "hoi_nghi_tong_ket"), (2, "hoi_nghi_tong_ket"), (3, "hoi_nghi_tong_ket")]
    assert [(fact.fields["count"], fact.fields["approx"]) for fact in facts if fact.kind == "headcount"] == [(120, True)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("I. HỘI NGHỊ\nNội dung: Đánh giá kết quả; thảo luận; ký giao ước thi đua.", 3),
        ("1. Hội nghị tổng kết họp trong tháng 12. Tại Hội nghị:\n2. Khác.", 0),
        ("1. Nội dung kiểm tra\n- Việc triển khai phong trào.", 0),
        ("I. HỘI NGHỊ TỔNG KẾT\nHội nghị thực hiện việc bình xét, suy tôn các tập thể tiêu biểu.", 1),
    ],
)
def test_points_of_a_programme(text: str, count: int) -> None:
    assert sum(fact.kind == "agenda_item" for fact in conference.find(context_of(text))) == count


@pytest.mark.parametrize(
    "text",
    ["Thành phần Đoàn kiểm tra: Phó Giám đốc làm Trưởng đoàn.", "2. Thành phần hồ sơ\n- Tờ trình.", "Mỗi đơn vị có 01 cán bộ phụ trách."],
)
def test_teams_and_dossiers_are_no_participants(text: str) -> None:
    assert list(conference.find(context_of(text))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hội nghị tiến hành bầu Trưởng Khối năm 2026 bằng hình thức biểu quyết.", [("Trưởng Khối", 2026, "biểu quyết")]),
        (
            "Các đơn vị bỏ phiếu kín bình chọn tập thể đề nghị tặng Cờ thi đua của UBND tỉnh.",
            [(["Cờ thi đua của UBND tỉnh"], None, "bỏ phiếu kín")],
        ),
        ("Bỏ phiếu kín theo quy định, mỗi đơn vị 01 phiếu.", []),
        ("Trưởng Khối năm 2025 báo cáo kết quả cho Sở Nội vụ.", []),
    ],
)
def test_votes(text: str, expected: list[tuple[object, int | None, str | None]]) -> None:
    found = [fact.fields for fact in elections.find(context_of(text)) if fact.kind == "vote"]

    assert [(fields.get("contest") or fields.get("awards"), fields.get("year"), fields["method"]) for fields in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Trưởng Cụm năm 2026: Bệnh viện Mắt; Phó Trưởng Cụm năm 2026: Bệnh viện Da liễu.",
            [(2026, "Bệnh viện Mắt"), (2026, "Bệnh viện Da liễu")],
        ),
        ("Thống nhất cử Sở Tài chính làm Trưởng khối thi đua năm 2026.", [(2026, "Sở Tài chính")]),
        ("Đề xuất Trưởng Khối (theo Quy chế, năm 2026 Công an tỉnh Hà Nam).", [(2026, "Công an tỉnh Hà Nam")]),
        ("Bàn giao nhiệm vụ Trưởng Cụm năm tiếp theo.", [(2026, None)]),
        ("Sở Nội vụ là Trưởng Khối thi đua năm 2025.", []),
    ],
)
def test_who_leads_next(text: str, expected: list[tuple[int, str | None]]) -> None:
    found = [fact.fields for fact in elections.find(context_of(text)) if fact.kind == "succession"]

    assert [(fields["year"], fields["unit"]) for fields in found] == expected
