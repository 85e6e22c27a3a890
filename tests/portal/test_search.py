"""Search: without marks, exact first, grouped, and nothing that one may not see."""

import unicodedata
from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.organisations.make import make_officer, make_person, make_unit
from tests.plans.make import House, fact, ready
from tests.portal.make import under_way, with_duties
from thidua.accounts.models import User
from thidua.core import clock
from thidua.portal.rules.matching import pieces, wish
from thidua.portal.search import FINDERS, look_up

SignedIn = Callable[[User], Client]


def hits(user: User, words: str, *, only: str = "") -> dict[str, list[str]]:
    wanted = wish(words)
    assert wanted is not None
    return {group.finder.key: [hit.title for hit in group.hits] for group in look_up(user, clock.today(), wanted, only=only)}


def test_every_finder_is_known_by_one_key(admin: User) -> None:
    assert len({finder.key for finder in FINDERS}) == len(FINDERS)


@pytest.mark.parametrize(
    "words", ["lang son", "Lạng Sơn", "LẠNG SƠN", unicodedata.normalize("NFD", "lạng sơn"), "son  lang", "STP Lạng Sơn"]
)
def test_a_unit_is_found_however_it_is_typed(admin: User, moment: object, words: str) -> None:
    made = under_way(admin)
    assert hits(made.clerk, words)["don-vi"] == ["Sở Tư pháp tỉnh Lạng Sơn"]


def test_d_with_stroke_and_two_spellings(admin: User) -> None:
    for name in ("Cục THADS tỉnh Điện Biên", "Sở Tư pháp tỉnh Hòa Bình", "Sở Tư pháp tỉnh Khánh Hoà"):
        make_unit(name)
    assert hits(admin, "dien bien")["don-vi"] == ["Cục THADS tỉnh Điện Biên"]
    assert hits(admin, "hoà bình")["don-vi"] == hits(admin, "hòa bình")["don-vi"] == ["Sở Tư pháp tỉnh Hòa Bình"]
    assert hits(admin, "khanh hoa")["don-vi"] == ["Sở Tư pháp tỉnh Khánh Hoà"]


def test_exact_marks_first_then_beginnings_then_the_rest(admin: User) -> None:
    for name in ("Công ty Đường bộ", "Đương sự", "Dương Minh", "Đường sắt Việt Nam", "Chi nhánh dưỡng sinh"):
        make_unit(name)
    assert hits(admin, "đường")["don-vi"] == ["Công ty Đường bộ", "Đường sắt Việt Nam", "Dương Minh", "Đương sự", "Chi nhánh dưỡng sinh"]
    assert hits(admin, "duong")["don-vi"][:3] == ["Dương Minh", "Đường sắt Việt Nam", "Đương sự"]


def test_percent_and_underscore_are_only_signs(admin: User) -> None:
    make_unit("Sở Tư pháp tỉnh Cà Mau")
    assert hits(admin, "s_ tư") == {} and hits(admin, "%%") == {}


def test_an_obligation_opens_my_own(admin: User, moment: object) -> None:
    made = under_way(admin)
    wanted = wish("bao cao so ket")
    assert wanted is not None
    for place in ("Lạng Sơn", "Lào Cai"):
        [group] = look_up(made.people[place], clock.today(), wanted, only="nghia-vu")
        own = made.year.obligations.get(unit=made.units[place], deliverable="Báo cáo sơ kết")
        assert [(hit.url, hit.note) for hit in group.hits] == [(f"/nghia-vu/{own.pk}/", "Khu vực miền núi 2021 · của đơn vị bạn")]


def test_plans_and_their_clauses(admin: User, moment: object) -> None:
    made = under_way(admin)
    assert hits(made.people["Lạng Sơn"], "12/KH-KV")["ke-hoach"] == ["Kế hoạch 12/KH-KV: Hoạt động của Khu vực thi đua năm 2021"]
    assert hits(made.people["Lạng Sơn"], "doan kiem tra gui bien ban")["dieu-khoan"] == [
        "Các Đoàn kiểm tra gửi Biên bản kiểm tra chậm nhất 10 ngày sau khi kết thúc kiểm tra."
    ]


def draft_with(made: House, words: str) -> None:
    text = f"Việc {words} cho đúng hạn."
    ready(made, [fact("obligation", text, text=text, actor="Trưởng", deliverable=words, due=None)], paragraphs=[text], content=words)


def test_nothing_of_a_draft_or_of_another_bloc(admin: User, moment: object, signed_in: SignedIn) -> None:
    """A word that occurs in a draft, in an obligation and in the name of an officer: strangers find none of them."""
    made = under_way(admin)
    draft_with(made, "Chim yến nháp")
    with_duties(made, [{"deliverable": "Chim yến chung"}])
    make_person(made.head, name="Hà Thị Chim Yến")
    stranger = make_officer(make_unit("Sở Nội vụ tỉnh Cà Mau"), name="Người Ngoài Cuộc")
    member = made.people["Lạng Sơn"]
    assert hits(stranger, "chim yen") == {}
    assert hits(member, "chim yen") == {
        "nguoi": ["Hà Thị Chim Yến"],
        "nghia-vu": ["Chim yến chung"],
        "dieu-khoan": ["Việc 0: Chim yến chung cho đúng hạn."],
    }
    assert hits(made.clerk, "chim yến nháp")["dieu-khoan"] == ["Việc Chim yến nháp cho đúng hạn."]
    page = signed_in(stranger).get("/tim/", {"q": "chim yen"}).content.decode()
    assert ("Chim yến" in page, "Không thấy gì" in page) == (False, True)


def test_a_group_shows_eight_and_tells_of_the_rest(admin: User, signed_in: SignedIn) -> None:
    for number in range(20):
        make_unit(f"Trung tâm Trợ giúp số {number}")
    client = signed_in(admin)
    page = client.get("/tim/", {"q": "tro giup"}).content.decode()
    assert (page.count('class="row row-plain"'), "Xem tất cả 20" in page) == (8, True)
    whole = client.get("/tim/", {"q": "tro giup", "nhom": "don-vi"}).content.decode()
    assert (whole.count('class="row row-plain"'), "Mọi nhóm" in whole) == (20, True)


@pytest.mark.parametrize(("words", "said"), [("", "Tìm đơn vị, người"), ("a", "Gõ thêm một chữ"), ("khong co gi nhu the", "Không thấy gì")])
def test_page_says_what_to_do(admin: User, signed_in: SignedIn, words: str, said: str) -> None:
    assert said in signed_in(admin).get("/tim/", {"q": words, "nhom": "khong-co"}).content.decode()


def test_what_is_typed_is_shown_as_text(admin: User, signed_in: SignedIn) -> None:
    page = signed_in(admin).get("/tim/", {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in page


def test_queries_do_not_grow(
    admin: User, moment: object, signed_in: SignedIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    made = under_way(admin)
    client = signed_in(made.clerk)
    client.get("/tim/?q=viec+so")
    with django_assert_max_num_queries(60) as few:
        client.get("/tim/?q=bao+cao")
    with_duties(made, [{"deliverable": f"Báo cáo số {number}"} for number in range(30)])
    client.get("/tim/?q=bao+cao")
    with django_assert_max_num_queries(60) as many:
        client.get("/tim/?q=bao+cao")
    assert len(many) == len(few)


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("bao cao", [("Hồ sơ; ", False), ("Báo cáo", True), (" sơ kết", False)]),
        ("kết báo", [("Hồ sơ; ", False), ("Báo", True), (" cáo sơ ", False), ("kết", True)]),
        ("tổng", [("Hồ sơ; Báo cáo sơ kết", False)]),
    ],
)
def test_what_was_looked_for_is_marked(words: str, marked: list[tuple[str, bool]]) -> None:
    wanted = wish(words)
    assert wanted is not None
    assert list(pieces("Hồ sơ; Báo cáo sơ kết", wanted)) == marked


def test_a_clause_says_its_number_and_its_plan(admin: User, moment: object, signed_in: SignedIn) -> None:
    made = under_way(admin)
    page = signed_in(made.clerk).get("/tim/", {"q": "doan kiem tra gui bien ban"}).content.decode()
    assert "Các <mark>Đoàn kiểm tra gửi Biên bản</mark> kiểm tra" in page
    assert f"mục II.4 · Kế hoạch 12/KH-KV · {made.year}" in page
    heading = signed_in(made.clerk).get("/tim/", {"q": "Hoạt động của Khu vực thi đua năm", "nhom": "dieu-khoan"}).content.decode()
    assert f'<p class="row-note">Kế hoạch 12/KH-KV · {made.year}</p>' in heading
