"""What a plan says about itself."""

from typing import Any

import pytest

from thidua.plans.reading.meta import read_meta
from thidua.plans.reading.model import Block, Document
from thidua.plans.reading.outline import outline

HEAD = ["UBND TỈNH HÀ GIANG", "Số: 45 /KH-UBND", "Hà Giang, ngày 05 tháng 3 năm 2021", "KẾ HOẠCH"]
BODY = ["Căn cứ Hướng dẫn số 12/HD-BTĐKT ngày 10/12/2020 của Ban Thi đua;", "I. MỤC ĐÍCH", "1. Yêu cầu", "Nơi nhận:", "- Sở Nội vụ;"]
FOOT = ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(Đã ký)", "Hoàng Thị Mây"]


def meta_of(*lines: str) -> dict[str, Any]:
    document = Document("a.txt", "txt", tuple(Block(line) for line in lines))
    return read_meta(document, outline(document))


def test_everything_that_a_complete_plan_says() -> None:
    assert meta_of(*HEAD, "Phát động phong trào thi đua", "năm 2021", *BODY, *FOOT) == {
        "type": "KH",
        "number": "45/KH-UBND",
        "place": "Hà Giang",
        "date": "2021-03-05",
        "title": "Phát động phong trào thi đua năm 2021",
        "year": 2021,
        "plan_kind": "launch",
        "signing_authority": "TM. ỦY BAN NHÂN DÂN",
        "signer_title": "PHÓ CHỦ TỊCH",
        "signer": "Hoàng Thị Mây",
        "legal_bases": [["12/HD-BTĐKT", "2020-12-10"]],
        "body": None,
    }


def test_what_is_not_there_is_none() -> None:
    meta = meta_of("KẾ HOẠCH", "Tổ chức tọa đàm", "I. NỘI DUNG", "1. Thời gian")
    assert [meta[name] for name in ("number", "place", "date", "year", "signer")] == [None] * 5


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Tổ chức Tọa đàm về bảng tiêu chí", "seminar"),
        ("Hoạt động của Khối thi đua số 5 năm 2020", "bloc_activity"),
        ("Phát động phong trào thi đua năm 2018", "launch"),
        ("Hội nghị tổng kết công tác thi đua năm 2020", "conference"),
        ("Kiểm tra công tác thi đua, khen thưởng năm 2019", "inspection"),
        ("Tổ chức đợt thi đua cao điểm chào mừng Đại hội", "campaign"),
        ("Công tác thi đua, khen thưởng năm học 2023 - 2024", "school_year"),
    ],
)
def test_kind_of_plan(title: str, kind: str) -> None:
    assert meta_of("KẾ HOẠCH", title, "I. NỘI DUNG")["plan_kind"] == kind


@pytest.mark.parametrize(
    ("title", "name", "kind"),
    [
        ("Hoạt động của Khu vực thi đua các tỉnh miền núi năm 2021", "Khu vực thi đua các tỉnh miền núi", "Khu vực"),
        ("Phát động thi đua của Cụm thi đua số II năm 2023", "Cụm thi đua số II", "Cụm"),
        ("Hội nghị tổng kết của Khối thi đua Nội chính tỉnh", "Khối thi đua Nội chính tỉnh", "Khối"),
    ],
)
def test_the_bloc_behind_the_plan(title: str, name: str, kind: str) -> None:
    assert meta_of("KẾ HOẠCH", title, "I. NỘI DUNG")["body"] == {"name": name, "kind": kind}


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số: 184/KH-KVTĐ", "184/KH-KVTĐ"),
        ("Số: 53/KH - KTĐNC", "53/KH-KTĐNC"),
        ("Số 09/KH-CTĐBV", "09/KH-CTĐBV"),
        ("Số:    /KH-UBND", None),
    ],
)
def test_number_and_symbol(line: str, number: str | None) -> None:
    assert meta_of(line, "KẾ HOẠCH", "Công tác thi đua năm 2021", "I. NỘI DUNG")["number"] == number


def test_a_letter_has_its_subject_for_a_title() -> None:
    meta = meta_of("Số: 12/CV-SNV", "V/v báo cáo sơ kết thi đua năm 2021", "Kính gửi: Các sở", "1. Nội dung")
    assert (meta["type"], meta["title"], meta["year"]) == ("CV", "báo cáo sơ kết thi đua năm 2021", 2021)


def test_a_school_year_is_named_by_its_first_year() -> None:
    assert meta_of("KẾ HOẠCH", "Công tác thi đua năm học 2023 - 2024", "I. NỘI DUNG")["year"] == 2023
