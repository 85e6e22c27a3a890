"""One form of each letter, search without marks, the dictionary's order (as ICU's vi has it)."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.text import fold, nfc, one_line, person_sort_key, sort_key, whole_number

VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
words = st.text(VIETNAMESE + VIETNAMESE.upper() + " 0123456789", max_size=30)
syllables = st.text(VIETNAMESE, min_size=1, max_size=6)


def in_order(names: list[str], key: object = sort_key) -> list[str]:
    mixed = names.copy()
    random.Random(7).shuffle(mixed)
    return sorted(mixed, key=key)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đường Điện Biên", "duong dien bien"),
        ("Hoà Bình", "hoa binh"),
        ("Hòa Bình", "hoa binh"),
        ("THỪA THIÊN  HUẾ", "thua thien hue"),
        ("Kế hoạch số 184/KH-KVTĐ", "ke hoach so 184/kh-kvtd"),
        (" \n Ủy\u00a0ban\t nhân dân ", "uy ban nhan dan"),
        ("", ""),
    ],
)
def test_fold_drops_marks(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(words)
def test_fold_is_the_same_for_nfc_and_nfd(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(words)
def test_fold_twice_is_fold_once_and_plain(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(text).isascii()


@given(words)
def test_fold_does_not_mind_the_case(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower())


def test_nfc_composes() -> None:
    assert nfc(unicodedata.normalize("NFD", "Kế hoạch")) == "Kế hoạch"


def test_one_line_keeps_one_space() -> None:
    assert one_line("  Khu vực\n thi \u00a0 đua\t") == "Khu vực thi đua"


@pytest.mark.parametrize(
    "names",
    [
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["An", "Ăn", "Ân", "Ba", "Bình", "Du", "Dung", "Đào", "Em", "Êm"],
        ["o", "ò", "ô", "ồ", "ổ", "ỗ", "ố", "ộ", "ơ", "ờ"],
        ["u", "ụ", "ư", "ừ", "ự"],
        ["da", "dạ", "dy", "đa", "e"],
        ["ba", "Bà", "bá", "bạ"],
        ["ma", "ma an", "mà an", "man", "mạn", "mang"],
        ["Bắc Giang", "Bắc Kạn", "Cao Bằng", "Điện Biên", "Hà Giang", "Hòa Bình", "Lai Châu", "Lạng Sơn", "Lào Cai", "Yên Bái"],
        ["Phòng 1", "Phòng 2", "Phòng A"],
    ],
)
def test_sort_key_orders_as_the_dictionary(names: list[str]) -> None:
    assert in_order(names) == names


def test_sort_key_looks_at_letters_before_tones() -> None:
    assert in_order(["Hòa An", "Hoa Bình", "Hóa Bình"]) == ["Hòa An", "Hoa Bình", "Hóa Bình"]


def test_sort_key_does_not_mind_composition_or_case() -> None:
    assert sort_key(unicodedata.normalize("NFD", "ĐIỆN BIÊN")) == sort_key("Điện Biên")


@given(st.text(max_size=30))
def test_whatever_is_typed_has_a_key_of_digits(text: str) -> None:
    key = sort_key(text)
    assert key.isascii()
    assert key.isdigit()


@pytest.mark.parametrize("text", ["m²", "Ⅳ", "½ ngày", "İ", "\u0301", "\x00", "🏅"])
def test_odd_signs_do_not_stop_a_name(text: str) -> None:
    assert sort_key(text).isdigit()
    assert fold(fold(text)) == fold(text)


@given(syllables, syllables)
def test_sort_key_tells_different_syllables_apart(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (nfc(one).lower() == nfc(other).lower())


@given(syllables, syllables)
def test_sort_key_puts_the_beginning_before_the_whole(beginning: str, rest: str) -> None:
    assert sort_key(beginning) < sort_key(beginning + rest)


@given(words)
def test_sort_key_fits_its_column(text: str) -> None:
    assert len(sort_key(text)) <= 3 * len(text) + 2


def test_people_are_listed_by_given_name() -> None:
    names = ["Lê Thị An", "Nguyễn Văn An", "Bùi Văn Ánh", "Trần Bình", "Đỗ Văn Dũng", "Hà Thị Đào"]
    assert in_order(names, person_sort_key) == names


def test_people_with_one_given_name_follow_by_family_name() -> None:
    names = ["An", "Đào Thị An", "Lê An", "Lê Thị An"]
    assert in_order(names, person_sort_key) == names


def test_given_names_are_compared_whole() -> None:
    assert in_order(["Trần Thị An", "Bùi Văn Anh"], person_sort_key) == ["Trần Thị An", "Bùi Văn Anh"]
    assert in_order(["Trần Thị Á", "Bùi Văn Ạ", "Bùi Văn An"], person_sort_key) == ["Trần Thị Á", "Bùi Văn Ạ", "Bùi Văn An"]


@pytest.mark.parametrize(("sent", "number"), [("12", 12), ("", 0), ("²", 0), ("-1", 0), ("1.5", 0), ("9" * 19, 0)])
def test_a_key_of_an_address(sent: str, number: int) -> None:
    assert whole_number(sent) == number
