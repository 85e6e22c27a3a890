"""Contact points and the lines of Nơi nhận in the ways that offices write them."""

import pytest

from tests.reading.written import context_of
from thidua.plans.reading.facts import contacts, people

Entry = tuple[str, str | None]


@pytest.mark.parametrize(
    ("text", "expected", "marks"),
    [
        (
            "Nơi nhận:\n- Như trên;\n- UBND tỉnh (để b/c);\n- Sở Nội vụ (Ban TĐKT) (b/c);\n- Các phòng\ntrực thuộc (t/h);\n- Lưu: VT, TĐKT (02b).\nGIÁM ĐỐC",
            [
                ("Như trên", None),
                ("UBND tỉnh", "để báo cáo"),
                ("Sở Nội vụ (Ban TĐKT)", "để báo cáo"),
                ("Các phòng trực thuộc", "để thực hiện"),
            ],
            ["VT", "TĐKT"],
        ),
        (
            "Nơi nhận: - Ban TĐKT tỉnh (báo cáo); - Các thành viên Khối (p/h t/h); - Lưu VT, TCCB.",
            [("Ban TĐKT tỉnh", "để báo cáo"), ("Các thành viên Khối", "để phối hợp, thực hiện")],
            ["VT", "TCCB"],
        ),
        (
            "Nơi nhận:\n- Tỉnh ủy\n- Hội đồng TĐ-KT tỉnh | (B/cáo);\n- Các đơn vị (T/hiện);\n- Lưu: VT; TH (Hương, 05b).",
            [("Tỉnh ủy", "để báo cáo"), ("Hội đồng TĐ-KT tỉnh", "để báo cáo"), ("Các đơn vị", "để thực hiện")],
            ["VT", "TH"],
        ),
        (
            "Nơi nhận:\n- Bộ Y tế;\n- Vụ Thi đua - Khen thưởng;\n- Sở Y tế tỉnh Hà Nam;\n- Lưu: VT, VP.\nĐể b/c",
            [("Bộ Y tế", "để báo cáo"), ("Vụ Thi đua - Khen thưởng", "để báo cáo"), ("Sở Y tế tỉnh Hà Nam", None)],
            ["VT", "VP"],
        ),
        (
            "Nơi nhận\nNhư kính gửi;\nLãnh đạo Sở để b/c;\nLưu: VT.\nTM. CỤM THI ĐUA",
            [("Như kính gửi", None), ("Lãnh đạo Sở", "để báo cáo")],
            ["VT"],
        ),
        (
            "Nơi nhận:   TM. BAN THƯỜNG VỤ\n- Trung ương Đoàn (báo cáo);  BÍ THƯ\n- Lưu: VP.   Nguyễn Văn Mẫu",
            [("Trung ương Đoàn", "để báo cáo")],
            ["VP"],
        ),
        (
            "Nơi nhân:\n- Bảo hiểm xã hội Việt Nam; (để b/c)\n- Ban Giám đốc;\n- Lưu: VT.",
            [("Bảo hiểm xã hội Việt Nam", "để báo cáo"), ("Ban Giám đốc", None)],
            ["VT"],
        ),
        (
            "Nơi nhận:\n- Đảng ủy;\n- Sở Nội vụ; } (b/c)\n- Các phòng, đoàn thể,\n- Lưu: VT.",
            [("Đảng ủy", "để báo cáo"), ("Sở Nội vụ", "để báo cáo"), ("Các phòng, đoàn thể", None)],
            ["VT"],
        ),
    ],
)
def test_lines_of_the_recipients(text: str, expected: list[Entry], marks: list[str]) -> None:
    facts = list(people.find(context_of(text)))

    assert [(fact.fields["name"], fact.fields["purpose"]) for fact in facts if fact.kind == "recipient"] == expected
    assert [fact.fields["marks"] for fact in facts if fact.kind == "archive"] == [marks]


def test_plan_without_list_has_no_recipient() -> None:
    assert list(people.find(context_of("Các đơn vị gửi về nơi quy định."))) == []


@pytest.mark.parametrize(
    ("text", "name", "role", "phone", "email"),
    [
        (
            "Đồng chí Lê Thị Mẫu - Chánh Văn phòng; SĐT: 0900.000.101 email: mau@vidu.example",
            "Lê Thị Mẫu",
            "Chánh Văn phòng",
            "0900000101",
            "mau@vidu.example",
        ),
        ("- Đ/c Giàng A Thử – Phó Chánh Văn phòng, số ĐT 0900-000-103", "Giàng A Thử", "Phó Chánh Văn phòng", "0900000103", None),
        ("Đầu mối: NGUYỄN THỊ MẪU, điện thoại +84 900 000 104", "NGUYỄN THỊ MẪU", None, "0900000104", None),
        ("Bà H’Linh Ví, chuyên viên, 0900.000.161", "H’Linh Ví", "chuyên viên", "0900000161", None),
        ("Họ tên: Phạm Thị Dụ\nChức vụ: Chuyên viên\nĐiện thoại: 0900 000 106", "Phạm Thị Dụ", "Chuyên viên", "0900000106", None),
        ("nếu vướng mắc, liên hệ Phòng Tổ chức (điện thoại: 0900.000.111)", "Phòng Tổ chức", None, "0900000111", None),
    ],
)
def test_contact_in_many_writings(text: str, name: str, role: str | None, phone: str, email: str | None) -> None:
    (fact,) = contacts.find(context_of(text))

    assert (fact.fields["name"], fact.fields["role"], fact.fields["phone"], fact.fields["email"]) == (name, role, phone, email)


def test_two_contacts_in_one_line_and_two_telephones_of_one() -> None:
    text = "Liên hệ: Ông Lê Văn Mẫu (Trưởng phòng), ĐT: 0900 000 101 - 0900 000 109; bà Trần Thị Thử, 0900.000.102."
    first, second = contacts.find(context_of(text))

    assert (first.fields["phones"], second.fields["name"]) == (["0900000101", "0900000109"], "Trần Thị Thử")


def test_contact_acts_for_who_names_it_and_struck_text_is_told() -> None:
    text = "Trưởng Cụm cử đầu mối liên lạc:\nĐồng chí Lê Thị Mẫu, SĐT 0900.000.101.\nĐồng chí Vũ Văn Thử, SĐT 0900.000.102."
    facts = list(contacts.find(context_of(text, struck="Đồng chí Vũ Văn Thử, SĐT 0900.000.102.")))

    assert [(fact.fields["acts_for"], fact.fields["struck"]) for fact in facts] == [("Trưởng Cụm", False), ("Trưởng Cụm", True)]


@pytest.mark.parametrize(
    "text", ["Địa chỉ: số 5 Lê Lợi; Điện thoại: 0900.000.122; Fax: 0900.000.123", "nộp vào tài khoản 3713.0.1012345.", "ngày 20/06/2025"]
)
def test_letterhead_and_other_numbers_are_no_contact(text: str) -> None:
    assert list(contacts.find(context_of(text))) == []
