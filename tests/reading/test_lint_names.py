"""Names that drift or are misspelt, and words that only look so."""

import pytest

from tests.reading.written import context_of
from thidua.plans.reading.lint import names
from thidua.plans.reading.model import Fact


def doubts(text: str, code: str, **meta: object) -> list[Fact]:
    context = context_of(text, **meta)
    return [doubt for doubt in names.check(context, []) if doubt.fields["code"] == code]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Các đơn vị trong Cục gửi báo cáo cho Trưởng Cục; mọi hoạt động của Cụm phải thiết thực.", 2),
        ("Các thành viên Khối nộp hồ sơ cho Cụm trưởng.", 1),
        ("Quy chế hoạt động của Cụm thi đua, Khối thi đua do Sở ban hành.", 0),
        ("Các khối thi đua trong tỉnh cử người dự.", 0),
        ("Cục Thuế tỉnh gửi báo cáo; lãnh đạo của Cục dự họp.", 0),
        ("Trưởng Cụm chủ trì, các đơn vị trong Cụm dự.", 0),
    ],
)
def test_bloc_called_by_another_word(text: str, count: int) -> None:
    found = doubts(text, "name_drift")

    assert sum(doubt.fields["count"] for doubt in found) == count
    assert all(doubt.fields["suggest"] == "Cụm" for doubt in found)


def test_bloc_of_no_title_is_known_by_its_usual_word() -> None:
    text = "Cụm thi đua A họp. Cụm thi đua B họp. Cụm trưởng gửi giấy mời. Cụm thi đua C góp ý. Mỗi Khối thi đua cử một người."

    assert [doubt.fields["suggest"] for doubt in doubts(text, "name_drift", title="Phát động phong trào", signing_authority=None)] == [
        "Cụm"
    ]


@pytest.mark.parametrize(
    ("text", "suggest"),
    [
        ("Khôi cơ quan Tư pháp các tỉnh gửi báo cáo.", ["Khối"]),
        ("Khởi nghiên cứu và khởi báo chí cùng họp.", ["Khối"]),
        ("Cum thi đua họp mỗi quý.", ["Cụm"]),
        ("Cục Thi hành dân sự các tỉnh thực hiện.", ["Cục Thi hành án dân sự"]),
        ("Sở Tư phát gửi báo cáo.", ["Sở Tư pháp"]),
        ("Sở Lao động - Thương bình và Xã hội", ["Sở Lao động - Thương binh và Xã hội"]),
        ("Đảng ủy Khối cơ quan; đồng chí Khôi dự.", []),
        ("Uỷ bán nhân dân xã thực hiện.", ["Uỷ ban nhân dân"]),
        ("Khởi công, khởi động, khôi phục; ông Trần Minh Khôi dự.", []),
        ("Cục Thi hành án dân sự, Chi cục Thi hành án dân sự và Uỷ ban nhân dân tỉnh.", []),
        ("Sở Du lịch, Sở Ngoại vụ, Bộ Tư lệnh và Hội Nông dân.", []),
        ("giải quyết công ăn việc làm", []),
    ],
)
def test_misspelt_names(text: str, suggest: list[str]) -> None:
    assert [doubt.fields["suggest"] for doubt in doubts(text, "misspelled_name")] == suggest


def test_misspelt_name_is_counted_and_its_other_places_are_kept() -> None:
    (doubt,) = doubts("Khởi báo chí gửi báo cáo. Khởi nghiên cứu gửi báo cáo. Khôi đào tạo gửi báo cáo.", "misspelled_name")

    assert (doubt.fields["count"], len(doubt.fields["others"])) == (3, 2)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("đề nghị Cờ thi đua của Chính phủ; xét Cờ thi đua Chính phủ.", 1),
        ("Chiến sĩ thi đua cơ sở; hồ sơ Chiến sỹ thi đua cơ sở.", 1),
        ("Bằng khen của Bộ trưởng; Bằng khen của Chủ tịch UBND tỉnh.", 0),
    ],
)
def test_one_award_under_two_names(text: str, count: int) -> None:
    assert len(doubts(text, "award_name_drift")) == count


@pytest.mark.parametrize(
    ("text", "suggest"),
    [
        ("góp phần phát triền kinh tế", ["phát triển kinh tế"]),
        ("Đề b/c", ["để b/c"]),
        ("góp phần phát triển kinh tế, khen thường xuyên", []),
    ],
)
def test_misspelt_words_are_noted(text: str, suggest: list[str]) -> None:
    assert [doubt.fields["suggest"] for doubt in doubts(text, "misspelling")] == suggest
