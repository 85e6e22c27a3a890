"""Cited documents, dossiers, notices to follow, limits of length."""

import pytest

from tests.reading.written import context_of
from thidua.plans.reading.facts import bases, limits, papers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15 tháng 6 năm 2022;", [("06/2022/QH15", "2022-06-15", "Quốc hội")]),
        ("Căn cứ Luật Thi đua, khen thưởng năm 2022;", []),
        (
            "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ quy định chi tiết;",
            [("98/2023/NĐ-CP", "2023-12-31", "Chính phủ")],
        ),
        ("Thực hiện Công văn 45/SNV-TĐKT ngày 3-1-2024 của Sở Nội vụ về đăng ký", [("45/SNV-TĐKT", "2024-01-03", "Sở Nội vụ")]),
        ("theo Kết luận số 83 - KL/TW ngày 30.8.2010 của Ban Bí thư", [("83-KL/TW", "2010-08-30", "Ban Bí thư")]),
        (
            "Căn cứ Quyết định của Bộ trưởng Bộ Y tế số 99/QĐ-BYT ngày 1/2/2020 về quy chế",
            [("99/QĐ-BYT", "2020-02-01", "Bộ trưởng Bộ Y tế")],
        ),
        (
            "các Quyết định số 10/QĐ-X ngày 05/01/2024, số 11/QĐ-X ngày 06/01/2024;",
            [("10/QĐ-X", "2024-01-05", None), ("11/QĐ-X", "2024-01-06", None)],
        ),
        ("Quyết định số 108 ngày 13/5/2019 của Khối;", [("108", "2019-05-13", "Khối")]),
        ("Quyết định số 7/QĐ-X; theo Quyết định số 7/QĐ-X ngày 01/02/2024 nói trên", [("7/QĐ-X", "2024-02-01", None)]),
        ("Quyết định 1156/QĐ-TTg ngày 30/9/2022", [("1156/QĐ-TTg", "2022-09-30", "Thủ tướng Chính phủ")]),
        ("Quy chế của Cụm thi đua số 2; kế hoạch có 05 phần, công văn số 12 của Sở.", []),
        ("Kế hoạch năm 2025, Hướng dẫn số 118 ngày 03/02/2020 của Sở Nội vụ, Khối thi đua số 5", [("118", "2020-02-03", "Sở Nội vụ")]),
    ],
)
def test_cited_documents(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    found = [fact.fields for fact in bases.find(context_of(text))]

    assert [(fields["number"], fields["date"], fields["issuer"]) for fields in found] == expected


def test_own_number_of_the_plan_is_no_basis() -> None:
    assert list(bases.find(context_of("Kèm theo Kế hoạch số 12/KH-CTĐ3 ngày 10/02/2025"))) == []


def test_basis_stands_in_preamble_or_body() -> None:
    context = context_of(
        "Căn cứ Quyết định số 1/QĐ-A ngày 01/01/2025;\nI. NỘI DUNG\n1. Theo Quyết định số 2/QĐ-A ngày 02/01/2025 của Sở, các đơn vị thực hiện."
    )

    assert [(fact.fields["number"], fact.fields["where"]) for fact in bases.find(context)] == [("1/QĐ-A", "preamble"), ("2/QĐ-A", "body")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Báo cáo không quá 05 trang khổ A4.", [("Báo cáo", "max_pages", 5)]),
        ("bản tóm tắt (dài không quá 1,5 trang A4)", [("bản tóm tắt", "max_pages", 1.5)]),
        ("Tóm tắt thành tích (không quá 1/2 trang)", [("Tóm tắt thành tích", "max_pages", 0.5)]),
        ("bài tham luận tối đa 03 (ba) trang", [("bài tham luận", "max_pages", 3)]),
        (
            "Tham luận từ 3 đến 5 trang A4, phông chữ Times New Roman, cỡ 14",
            [("Tham luận", "max_pages", 5), ("Tham luận", "font_size", 14)],
        ),
        ("video không quá 5 phút, dung lượng không quá 100MB", [("video", "max_minutes", 5), ("video", "max_mb", 100)]),
        ("Báo cáo thành tích tối đa 1.500 từ", [("Báo cáo thành tích", "max_words", 1500)]),
        ("Hội nghị bắt đầu lúc 14h 30 phút; chương trình 30 phút; kiểm tra không quá 03 đơn vị", []),
    ],
)
def test_limits_of_length(text: str, expected: list[tuple[str, str, float]]) -> None:
    units = ("max_pages", "max_minutes", "max_words", "max_mb", "font_size")
    found = [fact.fields for fact in limits.find(context_of(text))]

    assert [(fields["document"], unit, fields[unit]) for fields in found for unit in units if unit in fields] == expected


def test_limit_only_if_there_is_such_a_paper() -> None:
    (fact,) = limits.find(context_of("báo cáo tham luận không quá 02 trang A4 (nếu có)"))

    assert (fact.fields["if_any"], fact.fields["paper"]) == (True, "A4")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hồ sơ gồm: tờ trình; biên bản họp; báo cáo thành tích.", ["tờ trình", "biên bản họp", "báo cáo thành tích"]),
        (
            "Hồ sơ gồm có: 01 bộ tờ trình, biên bản bình xét và báo cáo thành tích",
            ["01 bộ tờ trình", "biên bản bình xét", "báo cáo thành tích"],
        ),
        ("nộp báo cáo (bao gồm báo cáo đầy đủ và báo cáo tóm tắt không quá 03 trang A4) đúng hạn", ["báo cáo đầy đủ", "báo cáo tóm tắt"]),
        ("1. Hồ sơ đề nghị gồm:\na) Tờ trình;\nb) Danh sách trích ngang.", ["Tờ trình", "Danh sách trích ngang"]),
        ("Gửi kèm theo: bảng tự chấm điểm và minh chứng (nếu có).", ["bảng tự chấm điểm", "minh chứng (nếu có)"]),
        ("Đoàn kiểm tra gồm Trưởng đoàn và 02 thành viên.", None),
        ("Gửi báo cáo kèm theo bảng tự chấm điểm trước ngày 10/11/2025.", None),
        ("Kế hoạch bao gồm những nội dung cụ thể như sau:", None),
    ],
)
def test_what_a_dossier_consists_of(text: str, expected: list[str] | None) -> None:
    found = [fact.fields["documents"] for fact in papers.find(context_of(text)) if fact.kind == "document_list"]

    assert found == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("Thời gian, địa điểm cụ thể sẽ thông báo sau.", "thông báo"),
        ("Hội nghị tổ chức trong quý IV (có kế hoạch riêng).", "kế hoạch"),
        ("Sở Nội vụ sẽ có văn bản hướng dẫn riêng.", "văn bản hướng dẫn"),
        ("Địa điểm theo Giấy mời.", "Giấy mời"),
        ("Các đơn vị gửi hồ sơ theo hướng dẫn cụ thể.", "hướng dẫn"),
        ("Các đơn vị thực hiện theo hướng dẫn của Bộ Nội vụ.", None),
        ("Thông báo kết quả cho các đơn vị.", None),
    ],
)
def test_papers_still_to_come(text: str, document: str | None) -> None:
    found = [fact.fields["document"] for fact in papers.find(context_of(text)) if fact.kind == "notice_to_follow"]

    assert found == ([document] if document else [])
