"""Form of the document: its data, numbers, doubled words, struck text, mail, signature."""

import pytest

from tests.reading.clean_plans import BLOC
from tests.reading.written import context_of, facts_of
from thidua.plans.enums import FactKind
from thidua.plans.reading.facts import bases, money
from thidua.plans.reading.lint import form, names
from thidua.plans.reading.model import Fact


def doubts(plan: str, code: str, *, struck: str = "") -> list[Fact]:
    return [doubt for doubt in facts_of(plan, FactKind.WARNING, struck=struck) if doubt.fields["code"] == code]


@pytest.mark.parametrize(
    ("gone", "missing"),
    [
        ("Số: 12/KH-CTĐ3\n", ["number"]),
        ("Hà Nam, ngày 10 tháng 02 năm 2025\n", ["place", "date"]),
        (BLOC[BLOC.index("Nơi nhận:") :], ["signature", "recipients"]),
    ],
)
def test_missing_data_of_the_document_is_listed(gone: str, missing: list[str]) -> None:
    (doubt,) = doubts(BLOC.replace(gone, ""), "missing_document_data")

    assert (doubt.fields["missing"], doubt.fields["severity"]) == (missing, "error")
    assert doubt.quote.startswith("KẾ HOẠCH")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Căn cứ Quyết định số 108 ngày 13/5/2024 của Khối;", 1),
        ("Căn cứ Kế hoạch số …/KH-UBND của Ủy ban nhân dân tỉnh;", 1),
        ("Căn cứ Quyết định số 108/QĐ-KTĐ ngày 13/5/2024 của Khối;", 0),
        ("Căn cứ Luật Thi đua, khen thưởng năm 2022;", 0),
    ],
)
def test_cited_document_without_its_symbol(text: str, count: int) -> None:
    context = context_of(text)

    assert [doubt.fields["code"] for doubt in form.check(context, bases.find(context))].count("incomplete_number") == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Kế hoạch về về phát động phong trào.", 1),
        ("kéo dài đến đến hết năm.", 1),
        ("hình thức đa đa dạng; ngày ngày, từng từng, luôn luôn, xanh xanh, ai ai; năm năm qua.", 0),
        ("báo cáo gửi về. Về kinh phí, các đơn vị tự lo.", 0),
    ],
)
def test_function_word_twice(text: str, count: int) -> None:
    assert [doubt.fields["code"] for doubt in form.check(context_of(text), [])].count("repeated_word") == count


CONTACT = "3. Đầu mối: đồng chí Lê Thị Mẫu, Trưởng phòng Tổ chức, SĐT: 0900.000.101, email: mau@vidu.example."
SECOND = "4. Đầu mối: đồng chí Phạm Văn Thử, chuyên viên, SĐT: 0900.000.102."


def test_struck_contact_with_another_left_is_asked_about() -> None:
    plan = BLOC.replace(CONTACT, f"{CONTACT}\n{SECOND}")
    (doubt,) = doubts(plan, "struck_contact", struck=SECOND)

    assert doubt.fields["severity"] == "warn"
    assert doubt.quote.startswith("Phạm Văn Thử")


def test_struck_contact_that_was_the_only_one_is_an_error() -> None:
    (doubt,) = doubts(BLOC, "struck_contact", struck=CONTACT)

    assert doubt.fields["severity"] == "error"


def test_contact_that_is_not_struck_raises_nothing() -> None:
    assert doubts(BLOC, "struck_contact") == []


@pytest.mark.parametrize(("address", "count"), [("hop.thu.khong.co.that.chi.de.thu.phan.mem@gmail.com", 1), ("mau@vidu.example", 0)])
def test_private_mail_service_is_noted(address: str, count: int) -> None:
    assert len(doubts(BLOC.replace("mau@vidu.example", address), "unofficial_email")) == count


@pytest.mark.parametrize(("number", "count"), [("số 11/KH-TW ngày 28/11/2024", 1), ("số 11-KH/TW ngày 28/11/2024", 0)])
def test_party_numbers_have_their_own_form(number: str, count: int) -> None:
    context = context_of(f"Thực hiện Kế hoạch {number} của Trung ương;")

    assert [doubt.fields["code"] for doubt in form.check(context, [])].count("number_form") == count


@pytest.mark.parametrize(
    ("authority", "title", "count"),
    [
        ("TRƯỞNG CỤM THI ĐUA", "PHÓ GIÁM ĐỐC", 1),
        ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", 0),
        ("CỤM TRƯỞNG", "PHÓ TỔNG BIÊN TẬP PHỤ TRÁCH", 0),
        ("CỤM TRƯỞNG", "GIÁM ĐỐC", 0),
    ],
)
def test_deputy_signs_for_the_head(authority: str, title: str, count: int) -> None:
    context = context_of(f"{authority}\n{title}", signing_authority=authority, signer_title=title)

    assert [doubt.fields["code"] for doubt in form.check(context, [])].count("signing_capacity") == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Duy trì Quỹ khuyến học của Cụm.\nHuy động đóng góp cho Quỹ học bổng của Cụm.", 1),
        ("Duy trì Quỹ khuyến học của Cụm.", 0),
    ],
)
def test_one_fund_under_two_names_is_noted(text: str, count: int) -> None:
    context = context_of(text)

    assert [doubt.fields["code"] for doubt in names.check(context, list(money.find(context)))].count("fund_name_drift") == count
