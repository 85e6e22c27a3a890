"""Quotas and targets: the same numbers mean a ceiling in one place and a level to reach in another."""

from typing import Any

import pytest

from tests.reading.written import context_of
from thidua.plans.reading.facts import contacts, quotas, targets
from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.model import Block, BlockKind, Document, Place
from thidua.plans.reading.outline import outline


def quota_facts(text: str) -> list[dict[str, Any]]:
    return [dict(fact.fields) for fact in quotas.find(context_of(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Đối với khối Sở Y tế dự kiến bỏ phiếu, bình xét không quá 04 tập thể; khối bệnh viện không quá 03 tập thể và 13 tập thể trạm y tế.",
            [4, 3, 13],
        ),
        ("Mỗi đơn vị được đề nghị 01 tập thể và 02 cá nhân tặng Giấy khen của Giám đốc Sở.", [1, 2]),
        ("Cứ 5 đơn vị được chọn 01 đơn vị đề nghị tặng Cờ thi đua của UBND tỉnh.", [1]),
        ("Giấy khen: tối đa 20 tập thể, 50 cá nhân.", [20, 50]),
        ("Suy tôn 01 đơn vị dẫn đầu đề nghị tặng Cờ thi đua; 02 đơn vị đạt thành tích xuất sắc đề nghị tặng Bằng khen.", [1, 2]),
        ("Đơn vị dưới 10 người được xét 01 Chiến sĩ thi đua cơ sở; từ 10 người trở lên được xét không quá 02.", [1, 2]),
        ("Đoàn kiểm tra chọn 03 đơn vị để kiểm tra.", []),
        ("Mỗi đơn vị cử 02 đại biểu tham dự Hội nghị suy tôn.", []),
        ("Năm 2024 có 06 tập thể được tặng Cờ thi đua.", []),
        ("Phong trào chia thành 02 đợt, xét khen thưởng từng đợt.", []),
    ],
)
def test_most_that_may_be_chosen(text: str, expected: list[int]) -> None:
    assert [fields["max"] for fields in quota_facts(text)] == expected


def test_share_that_may_be_chosen() -> None:
    (fields,) = quota_facts("Chiến sĩ thi đua cơ sở không quá 15% tổng số Lao động tiên tiến của đơn vị.")

    assert (fields["max_percent"], fields["award"], fields["of"]) == (15, "Chiến sĩ thi đua cơ sở", "tổng số Lao động tiên tiến của đơn vị")


def test_quota_of_each_unit_of_so_many_and_of_a_subset() -> None:
    per_unit, per_total, subset = (
        quota_facts(text)[0]
        for text in (
            "Mỗi đơn vị được đề nghị 01 tập thể tặng Giấy khen.",
            "Cứ 5 đơn vị được chọn 01 đơn vị đề nghị tặng Cờ thi đua.",
            "Danh hiệu “Cờ thi đua của Chính phủ”: bình xét không quá 02 tập thể trong số những tập thể được đề nghị tặng “Cờ thi đua ngành Y tế”.",
        )
    )

    assert per_unit["per_unit"] == {"tập thể": 1}
    assert per_total["per_total"] == {"chosen": 1, "of": 5}
    assert (subset["award"], subset["subset_of"]) == ("Cờ thi đua của Chính phủ", "Cờ thi đua ngành Y tế")


@pytest.mark.parametrize(
    ("line", "op", "value", "unit"),
    [
        ("Có từ 90% trở lên hồ sơ được giải quyết đúng hạn.", ">=", 90, "percent"),
        ("Tỷ lệ cán bộ hoàn thành tốt nhiệm vụ đạt 98,5%.", "=", 98.5, "percent"),
        ("Trên 60% tập thể đạt danh hiệu Tập thể lao động xuất sắc.", ">", 60, "percent"),
        ("Tỷ lệ hộ nghèo dưới 3%.", "<", 3, "percent"),
        ("Không quá 2% đơn vị xếp loại yếu.", "<=", 2, "percent"),
        ("Mỗi đơn vị có tối thiểu 02 sáng kiến.", ">=", 2, "count"),
        ("Trồng 1.200 cây xanh.", "=", 1200, "count"),
        ("Phấn đấu không có đơn vị yếu kém.", "=", 0, "count"),
        ("Sở phấn đấu đạt Cờ thi đua của UBND tỉnh.", ">=", 1, "count"),
    ],
)
def test_level_in_a_list_of_targets(line: str, op: str, value: float, unit: str) -> None:
    (fact,) = targets.find(context_of(f"II. CHỈ TIÊU THI ĐUA\n1. {line}"))

    assert (fact.fields["op"], fact.fields["value"], fact.fields["unit"]) == (op, value, unit)


def test_targets_inside_a_target_take_its_award_as_base() -> None:
    text = "II. CHỈ TIÊU\n1. 100% cá nhân đạt danh hiệu Lao động tiên tiến; trong đó 15% cá nhân đạt danh hiệu Chiến sĩ thi đua cơ sở (lãnh đạo dưới 70% và nhân viên trên 30%)."
    facts = [fact.fields for fact in targets.find(context_of(text))]

    assert [(fields["value"], fields["op"], fields.get("of")) for fields in facts] == [
        (100, "=", None),
        (15, "=", "Lao động tiên tiến"),
        (70, "<", "Chiến sĩ thi đua cơ sở"),
        (30, ">", "Chiến sĩ thi đua cơ sở"),
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Các đơn vị phấn đấu hoàn thành 100% kế hoạch năm, giải quyết đúng hạn trên 98% văn bản.", 2),
        ("Kinh phí trích 20% Quỹ thi đua.", 0),
        ("Phiếu đồng ý đạt từ 80% trở lên mới được đề nghị; số phiếu bầu hợp lệ.", 0),
        ("Năm 2024 tỷ lệ khen lãnh đạo chiếm 58%.", 0),
        ("Bằng khen không vượt quá 30% số tập thể được đề nghị.", 0),
    ],
)
def test_share_outside_a_list_of_targets(text: str, count: int) -> None:
    assert len(list(targets.find(context_of(text)))) == count


def table(*rows: tuple[str, ...]) -> Context:
    blocks = [
        Block(text, BlockKind.CELL, Place(table=1, row=row, column=column))
        for row, cells in enumerate(rows, 1)
        for column, text in enumerate(cells, 1)
    ]
    document = Document("thu.docx", "docx", tuple(blocks))
    return Context(document, outline(document), {"year": 2025})


def test_quotas_of_a_table_take_award_and_scope_from_its_headers() -> None:
    context = table(
        ("TT", "Hình thức", "Tập thể", "Cá nhân", "Tiền thưởng"),
        ("1", "Bằng khen của Chủ tịch UBND tỉnh", "không quá 01", "03", "500"),
    )
    found = [fact.fields for fact in quotas.find(context)]

    assert [(fields["max"], fields["scope"], fields["award"]) for fields in found] == [
        (1, "tập thể", "Bằng khen của Chủ tịch UBND tỉnh"),
        (3, "cá nhân", "Bằng khen của Chủ tịch UBND tỉnh"),
    ]


def test_targets_of_a_table_take_the_unit_from_its_row() -> None:
    context = table(
        ("TT", "Chỉ tiêu", "Đơn vị tính", "Mức phấn đấu"),
        ("1", "Hồ sơ đúng hạn", "%", "≥ 98"),
        ("2", "Sáng kiến", "Sáng kiến", "Ít nhất 05"),
        ("3", "Đoàn viên mới", "Người", "từ 1.500 trở lên"),
    )
    found = [fact.fields for fact in targets.find(context)]

    assert [(fields["subject"], fields["op"], fields["value"], fields["unit"]) for fields in found] == [
        ("Hồ sơ đúng hạn", ">=", 98, "percent"),
        ("Sáng kiến", ">=", 5, "count"),
        ("Đoàn viên mới", ">=", 1500, "count"),
    ]


def test_marks_of_a_scoring_table_are_no_targets() -> None:
    assert list(targets.find(table(("TT", "Tiêu chí", "Mức điểm"), ("1", "Báo cáo đúng hạn", "05")))) == []


def test_contacts_of_a_table() -> None:
    context = table(
        ("Đơn vị", "Họ và tên", "Chức vụ", "Điện thoại", "Email"),
        ("Sở Y tế", "Hà Thị Mẫu", "Chuyên viên", "0900.000.111", "mau@vidu.example"),
    )
    (fact,) = contacts.find(context)

    assert {name: fact.fields[name] for name in ("name", "role", "acts_for", "phone", "email")} == {
        "name": "Hà Thị Mẫu",
        "role": "Chuyên viên",
        "acts_for": "Sở Y tế",
        "phone": "0900000111",
        "email": "mau@vidu.example",
    }
