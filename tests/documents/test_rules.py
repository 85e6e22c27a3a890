"""Types, numbers, symbols and dates as the decree writes them."""

from datetime import date

import pytest

from thidua.documents.rules.kinds import DocumentKind, PaperKind, kind_named
from thidua.documents.rules.numbers import by_day, code, day_line, number_line, number_text, symbol

ABBREVIATIONS = (
    "NQ nghị quyết · QĐ quyết định · CT chỉ thị · QC quy chế · QyĐ quy định · TC thông cáo · TB thông báo · HD hướng dẫn · "
    "CTr chương trình · KH kế hoạch · PA phương án · ĐA đề án · DA dự án · BC báo cáo · BB biên bản · TTr tờ trình · HĐ hợp đồng · "
    "CĐ công điện · BGN bản ghi nhớ · BTT bản thỏa thuận · GUQ giấy ủy quyền · GM giấy mời · GGT giấy giới thiệu · GNP giấy nghỉ phép · "
    "PG phiếu gửi · PC phiếu chuyển · PB phiếu báo"
)


def test_every_type_has_the_abbreviation_of_the_decree() -> None:
    table = dict(row.split(" ", 1) for row in ABBREVIATIONS.split(" · "))
    assert {kind.abbreviation: kind.label.lower() for kind in DocumentKind if kind is not DocumentKind.LETTER} == table


def test_a_letter_has_neither_abbreviation_nor_title() -> None:
    letter = DocumentKind.LETTER
    assert (letter.abbreviation, letter.heading, letter.model) == ("", "", PaperKind.LETTER)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("KẾ HOẠCH", DocumentKind.PLAN),
        (" biên  bản", DocumentKind.MINUTES),
        ("Công văn", DocumentKind.LETTER),
        ("Giấy chứng nhận", None),
    ],
)
def test_a_type_is_known_by_its_name(words: str, kind: DocumentKind | None) -> None:
    assert kind_named(words) is kind


@pytest.mark.parametrize(("number", "words"), [(1, "01"), (7, "07"), (9, "09"), (10, "10"), (184, "184"), (2000, "2000")])
def test_a_number_under_ten_has_a_zero(number: int, words: str) -> None:
    assert number_text(number) == words


@pytest.mark.parametrize("number", [0, -1])
def test_numbers_begin_at_one(number: int) -> None:
    with pytest.raises(ValueError, match="has no number"):
        number_text(number)


@pytest.mark.parametrize(
    ("kind", "parts", "said"),
    [
        (DocumentKind.PLAN, ("KVTĐ",), "KH-KVTĐ"),
        (DocumentKind.DECISION, ("BTP",), "QĐ-BTP"),
        (DocumentKind.LETTER, ("BNV", "VP"), "BNV-VP"),
        (DocumentKind.SUBMISSION, (" STP ", ""), "TTr-STP"),
        (DocumentKind.PLAN, ("HĐTĐKT - STP",), "KH-HĐTĐKT-STP"),
    ],
)
def test_groups_of_a_symbol_are_joined_without_spaces(kind: DocumentKind, parts: tuple[str, ...], said: str) -> None:
    assert symbol(kind, *parts) == said


def test_the_line_of_the_number() -> None:
    assert (number_line(7, "KH-KVTĐ"), number_line(None, "BC-STP")) == ("Số: 07/KH-KVTĐ", "Số:        /BC-STP")
    assert (code(53, "KH-KTĐNC"), by_day("QĐ-BTP", 8, date(2021, 2, 3))) == ("53/KH-KTĐNC", "số 08/QĐ-BTP ngày 03 tháng 02 năm 2021")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2020, 1, 5), "Hà Nội, ngày 05 tháng 01 năm 2020"),
        (date(2021, 2, 28), "Hà Nội, ngày 28 tháng 02 năm 2021"),
        (date(2021, 3, 9), "Hà Nội, ngày 09 tháng 3 năm 2021"),
        (date(2021, 9, 10), "Hà Nội, ngày 10 tháng 9 năm 2021"),
        (date(2021, 10, 1), "Hà Nội, ngày 01 tháng 10 năm 2021"),
        (date(2021, 12, 31), "Hà Nội, ngày 31 tháng 12 năm 2021"),
    ],
)
def test_zeros_stand_before_days_under_ten_and_the_first_two_months(day: date, said: str) -> None:
    assert day_line("Hà Nội", day) == said


def test_a_day_still_unknown_leaves_room() -> None:
    assert day_line("Yên Bái", None) == "Yên Bái, ngày        tháng        năm"
    assert day_line("", None, year=2021) == "ngày        tháng        năm 2021"
