"""What does not fit together in a plan, and what only seems so."""

from typing import Any

import pytest

from tests.reading.written import context_of, said
from thidua.plans.enums import FactKind
from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.lint import logic
from thidua.plans.reading.model import Fact

OWED, STAGE, EVENT, PHASE = FactKind.OBLIGATION, FactKind.STAGE, FactKind.EVENT, FactKind.PHASE


def codes(context: Context, facts: list[Fact]) -> list[str]:
    return [doubt.fields["code"] for doubt in logic.check(context, facts)]


def report(context: Context, words: str, actor: str, recipient: str, thing: str = "báo cáo sơ kết 6 tháng đầu năm", **more: Any) -> Fact:
    return said(context, OWED, words, actor=actor, recipient=recipient, deliverable=thing, **more)


@pytest.mark.parametrize(
    ("second", "actor", "recipient", "expected"),
    [
        ("trước ngày 25/6/2025", "Các đơn vị", "Cụm trưởng", ["two_deadlines"]),
        ("trước ngày 20/6/2025", "Các đơn vị", "Cụm trưởng", []),
        ("trước ngày 05/7/2025", "Cụm trưởng", "Sở Y tế", []),
    ],
)
def test_one_paper_with_two_dates(second: str, actor: str, recipient: str, expected: list[str]) -> None:
    context = context_of(f"1. Các đơn vị gửi báo cáo trước ngày 20/6/2025.\n2. Báo cáo sơ kết gửi {second}.")
    facts = [
        report(context, "Các đơn vị gửi báo cáo trước ngày 20/6/2025", "Các đơn vị", "Cụm trưởng"),
        report(context, f"Báo cáo sơ kết gửi {second}", actor, recipient),
    ]

    assert codes(context, facts) == expected


def test_dossiers_of_two_kinds_may_have_two_dates() -> None:
    context = context_of("1. Hồ sơ khen thưởng gửi trước ngày 20/11/2025.\n2. Hồ sơ khen thưởng cấp Nhà nước gửi trước ngày 30/6/2025.")
    facts = [
        said(context, OWED, "Hồ sơ khen thưởng gửi trước ngày 20/11/2025", deliverable="hồ sơ khen thưởng"),
        said(context, OWED, "Hồ sơ khen thưởng cấp Nhà nước gửi trước ngày 30/6/2025", deliverable="hồ sơ khen thưởng cấp Nhà nước"),
    ]

    assert codes(context, facts) == []


def test_relative_date_is_counted_from_a_fixed_conference() -> None:
    text = "1. Hội nghị tổng kết ngày 12/12/2025.\n2. Gửi danh sách đại biểu trước ngày 06/12/2025.\n3. Báo danh sách đại biểu trước Hội nghị tổng kết ít nhất 02 ngày."
    context = context_of(text)
    facts = [
        said(context, EVENT, "Hội nghị tổng kết ngày 12/12/2025", event="hoi_nghi_tong_ket"),
        said(context, OWED, "Gửi danh sách đại biểu trước ngày 06/12/2025", deliverable="danh sách đại biểu"),
        said(context, OWED, "Báo danh sách đại biểu trước Hội nghị tổng kết ít nhất 02 ngày", deliverable="danh sách đại biểu"),
    ]

    assert codes(context, facts) == ["two_deadlines"]


@pytest.mark.parametrize(("thing", "expected"), [("đăng ký thi đua", ["two_deadlines"]), ("sơ kết", [])])
def test_stage_and_duty_of_one_name(thing: str, expected: list[str]) -> None:
    context = context_of("1. Thời gian thực hiện: Tháng 02/2025.\n2. Gửi về Cụm trưởng trước ngày 20/02/2025.")
    facts = [
        said(context, STAGE, "Thời gian thực hiện: Tháng 02/2025", stage=thing),
        report(context, "Gửi về Cụm trưởng trước ngày 20/02/2025", "Các đơn vị", "Cụm trưởng", "đăng ký thi đua"),
    ]

    assert codes(context, facts) == expected


@pytest.mark.parametrize(("day", "expected"), [("20/11/2025", ["two_deadlines"]), ("05/01/2026", [])])
def test_paper_due_after_each_phase_and_before_the_last_one_ends(day: str, expected: list[str]) -> None:
    text = f"1. Kết thúc mỗi đợt thi đua, gửi hồ sơ đề nghị khen thưởng.\n2. Hồ sơ đề nghị khen thưởng gửi trước ngày {day}.\n3. Đợt 2."
    context = context_of(text)
    facts = [
        said(context, OWED, "Kết thúc mỗi đợt thi đua, gửi hồ sơ đề nghị khen thưởng", deliverable="hồ sơ đề nghị khen thưởng"),
        said(context, OWED, f"Hồ sơ đề nghị khen thưởng gửi trước ngày {day}", deliverable="hồ sơ đề nghị khen thưởng"),
        said(context, PHASE, "Đợt 2", name="Đợt 2", start="2025-07-01", end="2025-12-31"),
    ]

    assert codes(context, facts) == expected


LAUNCH = "Văn bản giao ước gửi Sở chậm nhất 5 ngày kể từ ngày tổ chức Hội nghị phát động thi đua."


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ("Việc phát động thi đua thực hiện bằng hình thức văn bản.", ["trigger_never_happens"]),
        ("Mọi đơn vị cùng tham gia.", ["trigger_never_happens"]),
        ("Các đơn vị góp ý bằng văn bản. Hội nghị phát động thi đua tổ chức ngày 14/3/2025.", []),
        ("Hội nghị phát động thi đua tổ chức ngày 14/3/2025.", []),
    ],
)
def test_clock_that_hangs_on_a_meeting_nobody_holds(held: str, expected: list[str]) -> None:
    context = context_of(f"1. {held}\n2. {LAUNCH}")

    assert [code for code in codes(context, []) if code == "trigger_never_happens"] == expected


@pytest.mark.parametrize(
    ("gathered", "expected"), [("trước ngày 10/6/2025", ["order_conflict"]), ("trước ngày 05/7/2025", []), ("trước ngày 20/6/2025", [])]
)
def test_who_puts_together_hands_over_after_those_who_send_in(gathered: str, expected: list[str]) -> None:
    context = context_of(f"1. Các đơn vị gửi báo cáo trước ngày 20/6/2025.\n2. Cụm trưởng tổng hợp, gửi Sở {gathered}.")
    facts = [
        report(context, "Các đơn vị gửi báo cáo trước ngày 20/6/2025", "Các đơn vị thành viên", "Cụm trưởng"),
        report(context, f"Cụm trưởng tổng hợp, gửi Sở {gathered}", "Cụm trưởng", "Sở Y tế"),
    ]

    assert codes(context, facts) == expected


def test_handing_out_a_form_is_no_putting_together() -> None:
    context = context_of("1. Các đơn vị gửi đăng ký trước ngày 20/6/2025.\n2. Cụm trưởng gửi mẫu đăng ký thi đua trước ngày 10/6/2025.")
    facts = [
        report(context, "Các đơn vị gửi đăng ký trước ngày 20/6/2025", "Các đơn vị", "Cụm trưởng", "đăng ký thi đua"),
        report(context, "Cụm trưởng gửi mẫu đăng ký thi đua trước ngày 10/6/2025", "Cụm trưởng", "Sở", "mẫu đăng ký thi đua"),
    ]

    assert codes(context, facts) == []


@pytest.mark.parametrize(("start", "expected"), [("2025-06-30", ["phase_overlap"]), ("2025-07-01", [])])
def test_day_that_lies_in_two_phases(start: str, expected: list[str]) -> None:
    context = context_of("Đợt 1 và Đợt 2.")
    facts = [
        said(context, PHASE, "Đợt 1", start="2025-03-01", end="2025-06-30"),
        said(context, PHASE, "Đợt 2", start=start, end="2025-12-31"),
    ]

    assert codes(context, facts) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Tổ chức Lễ phát động thi đua tại cơ quan.", ["event_without_date"]),
        ("1. Tổ chức Lễ phát động thi đua ngày 14/3/2025.", []),
        ("1. Lễ phát động phải gọn nhẹ.\n2. Lễ phát động thi đua: ngày 14/3/2025.", []),
    ],
)
def test_ceremony_without_a_day(text: str, expected: list[str]) -> None:
    assert codes(context_of(text), []) == expected


def test_gathering_that_is_dated_elsewhere_is_not_doubted() -> None:
    context = context_of("1. Tổ chức Hội nghị tổng kết.\n2. Hội nghị tổng kết họp ngày 20/12/2025.")
    facts = [
        said(context, EVENT, "Tổ chức Hội nghị tổng kết", event="hoi_nghi_tong_ket", due=None),
        said(context, EVENT, "Hội nghị tổng kết họp ngày 20/12/2025", event="hoi_nghi_tong_ket"),
    ]

    assert codes(context, facts) == []
    assert codes(context, facts[:1]) == ["event_without_date"]


@pytest.mark.parametrize(("due", "expected"), [("", ["no_due"]), (" trước ngày 20/3/2025", [])])
def test_plan_whose_duties_have_no_day(due: str, expected: list[str]) -> None:
    context = context_of(f"1. Các đơn vị gửi đăng ký thi đua{due}.\n2. Cụm trưởng xây dựng bảng tiêu chí.")
    facts = [
        said(context, OWED, f"Các đơn vị gửi đăng ký thi đua{due}", actor="Các đơn vị"),
        said(context, OWED, "Cụm trưởng xây dựng bảng tiêu chí", actor="Cụm trưởng"),
    ]

    assert codes(context, facts) == expected


def test_clock_of_a_meeting_without_a_fixed_day_is_noted() -> None:
    context = context_of("1. Tọa đàm dự kiến từ ngày 23-27/9/2025.\n2. Gửi danh sách trước ngày tổ chức Tọa đàm ít nhất 05 ngày.")
    words = "Tọa đàm dự kiến từ ngày 23-27/9/2025"

    assert codes(context, [said(context, EVENT, words, event="toa_dam", tentative=True)]) == ["anchor_not_fixed"]
    assert codes(context, [said(context, EVENT, words, event="toa_dam", due={"kind": "on", "date": "2025-09-23"})]) == []


@pytest.mark.parametrize(("day", "expected"), [("15/12/2025", ["order_risk"]), ("10/01/2026", [])])
def test_report_may_be_due_before_its_conference(day: str, expected: list[str]) -> None:
    context = context_of(f"1. Hội nghị tổng kết: Tháng 12/2025.\n2. Cụm trưởng gửi báo cáo tổng kết trước ngày {day}.")
    facts = [
        said(context, EVENT, "Hội nghị tổng kết: Tháng 12/2025", event="hoi_nghi_tong_ket"),
        report(context, f"Cụm trưởng gửi báo cáo tổng kết trước ngày {day}", "Cụm trưởng", "Sở Y tế", "báo cáo tổng kết"),
    ]

    assert codes(context, facts) == expected
