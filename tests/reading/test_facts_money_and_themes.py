"""Who pays, which funds are kept, mottos and movements."""

import pytest

from tests.reading.written import context_of
from thidua.plans.reading.facts import money, themes


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "Kinh phí do Quỹ Thi đua ngành Y tế đảm bảo và các nguồn tài trợ hợp pháp khác (nếu có).",
            ["Quỹ Thi đua ngành Y tế", "nguồn tài trợ hợp pháp khác (nếu có)"],
        ),
        ("4. Kinh phí\nDo ngân sách tỉnh bảo đảm.", ["ngân sách tỉnh"]),
        ("Kinh phí khen thưởng thực hiện theo quy định hiện hành.", ["theo quy định hiện hành"]),
        ("Chuẩn bị kinh phí phục vụ hội nghị.", None),
        ("IV. KINH PHÍ\n1. Văn phòng lập dự toán trước ngày 01/3/2025.", None),
    ],
)
def test_who_pays(text: str, sources: list[str] | None) -> None:
    found = [fact.fields["sources"] for fact in money.find(context_of(text)) if fact.kind == "funding"]

    assert found == ([sources] if sources else [])


@pytest.mark.parametrize(
    ("text", "fund"),
    [
        ("Duy trì và tiếp tục huy động các nguồn tài chính cho Quỹ của Cụm để phục vụ khuyến học.", "Quỹ của Cụm"),
        ("Mỗi đơn vị đóng góp 2.000.000 đồng vào Quỹ hoạt động của Khối.", "Quỹ hoạt động của Khối"),
        ("Xây dựng Quỹ “Vì đồng nghiệp” để giúp đoàn viên khó khăn.", "Quỹ “Vì đồng nghiệp”"),
        ("Kinh phí thực hiện Kế hoạch do Quỹ Thi đua đảm bảo.", None),
    ],
)
def test_funds_that_are_kept(text: str, fund: str | None) -> None:
    found = [fact.fields["fund"] for fact in money.find(context_of(text)) if fact.kind == "fund"]

    assert found == ([fund] if fund else [])


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Do dịch bệnh, năm 2024 không tổ chức hội thao. Vì vậy Trưởng khối không thu kinh phí đóng góp của các đơn vị.", [2024]),
        ("Các thành viên không phải đóng góp kinh phí.", [2025]),
        ("Các đơn vị đóng góp kinh phí.", []),
    ],
)
def test_members_pay_nothing(text: str, years: list[int]) -> None:
    assert [fact.fields["year"] for fact in money.find(context_of(text)) if fact.kind == "no_contribution"] == years


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chủ đề năm 2025: “Kỷ cương, trách nhiệm”.", [("Kỷ cương, trách nhiệm", "chủ đề")]),
        (
            "2. Khẩu hiệu thi đua:\n- “Nói đi đôi với làm”;\n- “Mỗi ngày một việc tốt”.",
            [("Nói đi đôi với làm", "khẩu hiệu"), ("Mỗi ngày một việc tốt", "khẩu hiệu")],
        ),
        ("Chủ đề thi đua: Đoàn kết, đổi mới, về đích sớm.", [("Đoàn kết, đổi mới, về đích sớm", "chủ đề")]),
        ("thi đua theo chủ đề được chọn, theo phương châm “Gần dân”.", []),
    ],
)
def test_mottos(text: str, expected: list[tuple[str, str]]) -> None:
    found = [fact for fact in themes.find(context_of(text)) if fact.kind == "theme"]

    assert [(fact.quote, fact.fields["role"]) for fact in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("các phong trào: “Xây dựng nông thôn mới”, “Vì người nghèo” giai đoạn 2021 - 2025 và “Dân vận khéo”.", [None, [2021, 2025], None]),
        ('phong trào thi đua chuyên đề "Cải cách hành chính" và phong trào thi đua “Cải cách hành chính”', [None]),
        ("phong trào thi đua “Văn hóa công sở giai đoạn 2019 - 2025”", [[2019, 2025]]),
        ("phong trào gắn với Đề án “Chuyển đổi số”; cuộc vận động “Học tập và làm theo”", []),
    ],
)
def test_movements_by_name_at_their_first_place(text: str, expected: list[list[int] | None]) -> None:
    assert [fact.fields["years"] for fact in themes.find(context_of(text)) if fact.kind == "movement"] == expected
