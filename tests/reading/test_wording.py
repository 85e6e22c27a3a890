"""How things owed, steps and gatherings are called on lists and boards."""

import pytest

from tests.reading.test_obligations import facts
from thidua.plans.enums import FactKind

OWED = [
    ("Các đơn vị xây dựng và gửi báo cáo sơ kết về Cụm trưởng trước ngày 20/6/2021.", "báo cáo sơ kết", "Cụm trưởng"),
    ("Đăng ký thi đua: các đơn vị gửi Trưởng, Phó Trưởng Cụm trước ngày 20/02/2021.", "Đăng ký thi đua", "Trưởng, Phó Trưởng Cụm"),
    (
        "Các đơn vị phổ biến Kế hoạch này, thu xếp công việc để công chức dự họp; lập danh sách đại biểu gửi Văn phòng Sở trước ngày 05/9.",
        "danh sách đại biểu",
        "Văn phòng Sở",
    ),
    ("Cụm trưởng tổng hợp hồ sơ khen thưởng theo quy định, trình Sở Nội vụ trước ngày 10/11.", "hồ sơ khen thưởng", "Sở Nội vụ"),
    ("Văn phòng trình Giám đốc ký Quyết định thành lập Đoàn kiểm tra trước ngày 10/5.", "Quyết định thành lập Đoàn kiểm tra", "Giám đốc"),
    (
        "Kết thúc mỗi đợt thi đua, các phòng tiến hành bình xét và gửi hồ sơ đề nghị khen thưởng về Văn phòng.",
        "hồ sơ đề nghị khen thưởng",
        "Văn phòng",
    ),
    (
        "Các đơn vị xây dựng Kế hoạch phát động phong trào thi đua năm 2021 của đơn vị mình và Báo cáo kết quả ký giao ước của đơn vị"
        " gửi Cụm trưởng trước ngày 10/4.",
        "Kế hoạch phát động phong trào thi đua năm 2021 của đơn vị mình; Báo cáo kết quả ký giao ước của đơn vị",
        "Cụm trưởng",
    ),
    (
        "Sở Nội vụ lập danh sách gửi Thường trực Hội đồng Thi đua - Khen thưởng ngành (Vụ Thi đua - Khen thưởng) trước ngày 10/4.",
        "danh sách",
        "Thường trực Hội đồng Thi đua - Khen thưởng ngành (Vụ Thi đua - Khen thưởng)",
    ),
    ("Các phòng nộp bản đăng ký cho Thư ký Hội đồng thi đua trước ngày 10/4.", "bản đăng ký", "Thư ký Hội đồng thi đua"),
    ("Văn phòng chuẩn bị hội trường (xong trước ngày 05/12).", "hội trường", None),
]


@pytest.mark.parametrize(("line", "deliverable", "recipient"), OWED, ids=[line[:40] for line, _, _ in OWED])
def test_the_thing_handed_in_and_to_whom(line: str, deliverable: str, recipient: str | None) -> None:
    fact = facts(f"1. {line}")[-1]
    assert (fact.fields["deliverable"], fact.fields["recipient"]) == (deliverable, recipient)


def test_a_report_without_a_name_is_the_one_spoken_of_before() -> None:
    found = facts("1. Các đơn vị gửi báo cáo sơ kết về Cụm trưởng trước ngày 15/6; Cụm trưởng báo cáo Sở Nội vụ trước ngày 30/6.")
    assert [fact.fields["deliverable"] for fact in found] == ["báo cáo sơ kết"] * 2


def test_a_long_name_ends_at_a_pause_and_closes_its_brackets() -> None:
    (fact,) = facts(
        "1. Các đơn vị gửi báo cáo đánh giá kết quả thực hiện các chỉ tiêu thi đua đã ký kết của cơ quan, đơn vị trong 6 tháng qua"
        " (kèm số liệu, biểu mẫu) về Cụm trưởng trước ngày 20/6/2021."
    )
    named = fact.fields["deliverable"]
    assert named == "báo cáo đánh giá kết quả thực hiện các chỉ tiêu thi đua đã ký kết"
    assert fact.quote.startswith(named, fact.quote.index("báo cáo"))


ACTORS = [
    ("Đơn vị được đề xuất làm Cụm trưởng năm 2022 soạn dự thảo Kế hoạch trước ngày 25/11.", "Đơn vị được đề xuất làm Cụm trưởng năm 2022"),
    ("Đơn vị được kiểm tra chuẩn bị báo cáo trước ngày 25/11.", "Đơn vị được kiểm tra"),
    ("Các đơn vị thuộc đối tượng kiểm tra chuẩn bị tài liệu trước ngày 25/11.", "Các đơn vị thuộc đối tượng kiểm tra"),
    ("Kiểm tra xong, các Đoàn kiểm tra gửi biên bản cho Cụm trưởng trước ngày 25/11.", "các Đoàn kiểm tra"),
    ("Hội đồng thi đua khen thưởng đề xuất danh sách trình Giám đốc trước ngày 25/11.", "Hội đồng thi đua khen thưởng"),
    ("Báo cáo tổng hợp của Cụm trưởng: gửi Sở Nội vụ trước ngày 25/11.", "Cụm trưởng"),
]


@pytest.mark.parametrize(("line", "actor"), ACTORS, ids=[actor for _, actor in ACTORS])
def test_the_whole_name_of_who_owes(line: str, actor: str) -> None:
    assert facts(f"1. {line}")[-1].fields["actor"] == actor


STEPS = [
    (("1. Tổ chức kiểm tra chéo giữa các đơn vị trong tháng 9/2021.",), "kiểm tra chéo"),
    (("1. Cụm tổ chức kiểm tra chéo từ 12/9 đến 30/9/2021.",), "kiểm tra chéo"),
    (("1. Sơ kết 6 tháng bằng văn bản: xong trước ngày 30/6/2021.",), "Sơ kết 6 tháng"),
    (
        ("1. Đăng ký danh hiệu", "Việc đăng ký làm theo Luật và mẫu của Cụm. Thời gian thực hiện: Tháng 02/2021."),
        "Đăng ký danh hiệu",
    ),
]


@pytest.mark.parametrize(("lines", "stage"), STEPS, ids=[stage for _, stage in STEPS])
def test_a_step_has_a_short_name(lines: tuple[str, ...], stage: str) -> None:
    fact = facts(*lines)[-1]
    assert fact.kind == FactKind.STAGE
    assert fact.fields["stage"] == stage


EVENTS = [
    ("1. Hội nghị tổng kết công tác thi đua, khen thưởng dự kiến ngày 15/12/2021.", "Hội nghị tổng kết công tác thi đua, khen thưởng"),
    ("1. Tọa đàm “Nhân rộng điển hình trong cơ quan” tổ chức ngày 15/10/2021.", "Tọa đàm “Nhân rộng điển hình trong cơ quan”"),
    ("1. Tổng kết: Hội nghị tổng kết đợt thi đua họp một buổi trong tháng 11/2021.", "Hội nghị tổng kết đợt thi đua"),
]


@pytest.mark.parametrize(("line", "title"), EVENTS, ids=[title[:30] for _, title in EVENTS])
def test_a_gathering_keeps_its_title(line: str, title: str) -> None:
    fact = facts(line)[-1]
    assert fact.kind == FactKind.EVENT
    assert fact.fields["title"] == title
