"""Renames, mergers, splits, dissolutions, moves; the reorganisation of 1 July 2025 (63 provinces → 34) as the great case."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from tests.organisations.make import make_officer, make_unit
from thidua.accounts.models import User
from thidua.core.errors import RuleBroken
from thidua.ledger.models import Entry
from thidua.organisations import actions, queries
from thidua.organisations.enums import EventKind, StaffRole, UnitKind
from thidua.organisations.models import Unit, UnitEvent
from thidua.organisations.rules.events import SHAPES, NewUnit, why_not_shape

SignedIn = Callable[[User], Client]
NEW_PROVINCES = date(2025, 7, 1)
RESOLUTION = "Nghị quyết số 202/2025/QH15"
MERGED_2025 = {
    "Tuyên Quang": ["Hà Giang", "Tuyên Quang"],
    "Lào Cai": ["Yên Bái", "Lào Cai"],
    "Thái Nguyên": ["Bắc Kạn", "Thái Nguyên"],
    "Bắc Ninh": ["Bắc Giang", "Bắc Ninh"],
    "Phú Thọ": ["Vĩnh Phúc", "Hòa Bình", "Phú Thọ"],
    "Hải Phòng": ["Hải Dương", "Hải Phòng"],
    "Hưng Yên": ["Thái Bình", "Hưng Yên"],
    "Ninh Bình": ["Hà Nam", "Nam Định", "Ninh Bình"],
    "Quảng Trị": ["Quảng Bình", "Quảng Trị"],
    "Đà Nẵng": ["Quảng Nam", "Đà Nẵng"],
    "Quảng Ngãi": ["Kon Tum", "Quảng Ngãi"],
    "Gia Lai": ["Bình Định", "Gia Lai"],
    "Khánh Hòa": ["Ninh Thuận", "Khánh Hòa"],
    "Đắk Lắk": ["Phú Yên", "Đắk Lắk"],
    "Lâm Đồng": ["Đắk Nông", "Bình Thuận", "Lâm Đồng"],
    "Đồng Nai": ["Bình Phước", "Đồng Nai"],
    "Hồ Chí Minh": ["Bình Dương", "Bà Rịa - Vũng Tàu", "Hồ Chí Minh"],
    "Tây Ninh": ["Long An", "Tây Ninh"],
    "Đồng Tháp": ["Tiền Giang", "Đồng Tháp"],
    "Vĩnh Long": ["Bến Tre", "Trà Vinh", "Vĩnh Long"],
    "An Giang": ["Kiên Giang", "An Giang"],
    "Cần Thơ": ["Sóc Trăng", "Hậu Giang", "Cần Thơ"],
    "Cà Mau": ["Bạc Liêu", "Cà Mau"],
}
UNCHANGED_2025 = [
    "Hà Nội",
    "Cao Bằng",
    "Điện Biên",
    "Lai Châu",
    "Sơn La",
    "Lạng Sơn",
    "Quảng Ninh",
    "Thanh Hóa",
    "Nghệ An",
    "Hà Tĩnh",
    "Huế",
]
CITIES = {"Hà Nội", "Hải Phòng", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ", "Huế"}


def so(place: str) -> str:
    return f"Sở Tư pháp {'thành phố' if place in CITIES else 'tỉnh'} {place}"


def event(admin: User, **wish: Any) -> UnitEvent:
    plain = {"kind": EventKind.MERGE, "effective_on": NEW_PROVINCES, "decision": RESOLUTION, "decided_on": date(2025, 6, 12)}
    return actions.record_event(**(plain | wish), by=admin)


def names(day: date) -> list[str]:
    return [node.name for node in queries.forest(day)]


@pytest.fixture
def lao_cai(admin: User) -> Unit:
    return make_unit(so("Lào Cai"), place="Lào Cai")


@pytest.fixture
def yen_bai(admin: User) -> Unit:
    return make_unit(so("Yên Bái"), place="Yên Bái")


@pytest.mark.parametrize("kind", EventKind)
@pytest.mark.parametrize("before", range(5))
@pytest.mark.parametrize("after", range(5))
def test_shape_of_each_kind(kind: EventKind, before: int, after: int) -> None:
    shape = SHAPES[kind]
    fits = (before >= 2 if shape.before is None else before == shape.before) and (
        after >= 2 if shape.after is None else after == shape.after
    )
    assert (why_not_shape(kind, before=before, after=after) is None) is fits


def test_63_provinces_become_34(admin: User) -> None:
    places = [place for old in MERGED_2025.values() for place in old] + UNCHANGED_2025
    units = {place: make_unit(so(place), place=place) for place in places}
    assert len(names(date(2025, 6, 30))) == 63
    for new, old in MERGED_2025.items():
        event(admin, before=[units[place] for place in old], coming=[NewUnit(so(new), UnitKind.SO_TU_PHAP, place=new)])
    assert len(names(date(2025, 6, 30))) == 63
    assert sorted(names(NEW_PROVINCES)) == sorted(so(place) for place in [*MERGED_2025, *UNCHANGED_2025])
    assert UnitEvent.objects.count() == 23


def test_merged_unit_of_an_old_name_is_a_new_one_and_history_reads_from_both_sides(
    admin: User, yen_bai: Unit, lao_cai: Unit, moment: datetime, signed_in: SignedIn
) -> None:
    done = event(admin, before=[yen_bai, lao_cai], coming=[NewUnit(so("Lào Cai"), UnitKind.SO_TU_PHAP, place="Lào Cai")])
    new = Unit.objects.get(valid_from=NEW_PROVINCES)
    assert (new.name, new.pk == lao_cai.pk) == (lao_cai.name, False)
    for unit in (yen_bai, lao_cai):
        unit.refresh_from_db()
        assert (unit.valid_to, unit.is_in_force(date(2025, 6, 30)), unit.is_in_force(NEW_PROVINCES)) == (NEW_PROVINCES, True, False)
        assert queries.events_of(unit) == [done]
    client = signed_in(admin)
    old_page = client.get(reverse("organisations:unit", args=[yen_bai.pk])).content.decode()
    new_page = client.get(reverse("organisations:unit", args=[new.pk])).content.decode()
    assert reverse("organisations:unit", args=[new.pk]) in old_page
    assert reverse("organisations:unit", args=[yen_bai.pk]) in new_page
    assert RESOLUTION in old_page and RESOLUTION in new_page
    assert Entry.objects.latest("pk").action == "organisations.record_event"


def test_unit_that_takes_another_in_lives_on(admin: User, yen_bai: Unit, lao_cai: Unit) -> None:
    event(admin, before=[yen_bai, lao_cai], after=[lao_cai])
    lao_cai.refresh_from_db()
    assert (lao_cai.valid_from, lao_cai.valid_to) == (None, None)
    assert names(NEW_PROVINCES) == [lao_cai.name]


def test_split_off_leaves_the_old_unit_in_place(admin: User, lao_cai: Unit) -> None:
    event(admin, kind=EventKind.SPLIT, before=[lao_cai], after=[lao_cai], coming=[NewUnit("Sở Pháp chế", UnitKind.PROVINCIAL_AGENCY)])
    assert sorted(names(NEW_PROVINCES)) == ["Sở Pháp chế", lao_cai.name]


def test_rooms_follow_the_only_heir(admin: User, yen_bai: Unit, lao_cai: Unit) -> None:
    make_unit("Phòng Bổ trợ tư pháp", kind=UnitKind.ROOM, parent=yen_bai)
    event(admin, before=[yen_bai, lao_cai], coming=[NewUnit(so("Lào Cai"), UnitKind.SO_TU_PHAP)])
    event(
        admin,
        kind=EventKind.RENAME,
        effective_on=date(2026, 1, 1),
        before=[Unit.objects.latest("pk")],
        coming=[NewUnit("Sở Mới", UnitKind.OTHER)],
    )
    [root] = queries.forest(date(2026, 1, 1))
    assert (root.name, [child.name for child in root.children]) == ("Sở Mới", ["Phòng Bổ trợ tư pháp"])
    old = {node.name: [child.name for child in node.children] for node in queries.forest(date(2025, 6, 30))}
    assert old == {lao_cai.name: [], yen_bai.name: ["Phòng Bổ trợ tư pháp"]}


def test_rooms_of_a_dissolved_unit_stand_alone(admin: User, yen_bai: Unit) -> None:
    make_unit("Phòng Bổ trợ tư pháp", kind=UnitKind.ROOM, parent=yen_bai)
    event(admin, kind=EventKind.DISSOLVE, before=[yen_bai])
    assert names(NEW_PROVINCES) == ["Phòng Bổ trợ tư pháp"]


def test_posts_are_carried_over_once_and_old_ones_stay(admin: User, yen_bai: Unit, lao_cai: Unit, at: Callable[[datetime], None]) -> None:
    user = make_officer(yen_bai)
    event(admin, before=[yen_bai, lao_cai], coming=[NewUnit(so("Lào Cai"), UnitKind.SO_TU_PHAP)], carries_posts=True)
    new = Unit.objects.latest("pk")
    assert [queries.acts_for(user, new, day) for day in (date(2025, 6, 30), NEW_PROVINCES)] == [False, True]
    assert queries.acts_for(user, yen_bai, date(2025, 8, 1))


def test_same_event_twice_is_one(admin: User, yen_bai: Unit, lao_cai: Unit) -> None:
    wish = {"before": [yen_bai, lao_cai], "coming": [NewUnit(so("Lào Cai"), UnitKind.SO_TU_PHAP)]}
    assert event(admin, **wish) == event(admin, **wish)
    assert (Unit.objects.count(), UnitEvent.objects.count()) == (3, 1)


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        ({"kind": EventKind.RENAME, "coming": []}, "một đơn vị mới"),
        ({"decision": "  "}, "số quyết định"),
        ({"effective_on": date(2019, 12, 31)}, "chỉ có từ ngày 01/01/2020"),
        ({"coming": [NewUnit("Sở Nội vụ", UnitKind.OTHER)]}, "Đã có “Sở Nội vụ”"),
    ],
)
def test_event_is_refused_and_writes_nothing(admin: User, wish: dict[str, Any], words: str) -> None:
    old = actions.add_unit(name="Sở Cũ", kind=UnitKind.OTHER, valid_from=date(2020, 1, 1), by=admin)
    make_unit("Sở Nội vụ", kind=UnitKind.OTHER)
    with pytest.raises(RuleBroken, match=words):
        event(admin, **({"kind": EventKind.RENAME, "before": [old], "coming": [NewUnit("Sở Mới", UnitKind.OTHER)]} | wish))
    old.refresh_from_db()
    assert (old.valid_to, UnitEvent.objects.count(), Unit.objects.count()) == (None, 0, 2)


def test_ended_unit_ends_only_once(admin: User, yen_bai: Unit) -> None:
    event(admin, kind=EventKind.DISSOLVE, before=[yen_bai])
    with pytest.raises(RuleBroken, match="Chọn đơn vị kế tục"):
        event(admin, kind=EventKind.RENAME, decision="khác", before=[yen_bai], coming=[NewUnit("Sở Mới", UnitKind.OTHER)])


def test_only_system_administrators_record_events(admin: User, yen_bai: Unit) -> None:
    with pytest.raises(RuleBroken, match="Chỉ quản trị hệ thống"):
        event(make_officer(yen_bai, StaffRole.ADMINISTRATOR), kind=EventKind.DISSOLVE, before=[yen_bai])


@pytest.mark.parametrize("field", ["kind", "name", "period"])
def test_database_keeps_units_whole(admin: User, yen_bai: Unit, field: str) -> None:
    wrong = {"kind": {"kind": "x"}, "name": {"name": ""}, "period": {"valid_from": NEW_PROVINCES, "valid_to": NEW_PROVINCES}}[field]
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.filter(pk=yen_bai.pk).update(**wrong)


# ---- the page

FORM = {"kind": "merge", "before": ["stp yên bái", "so tu phap tinh lao cai"], "after": ["Sở Tư pháp tỉnh Lào Cai", ""]} | {
    "decision": RESOLUTION,
    "decided_on": "12/6/2025",
    "effective_on": "01/07/2025",
    "carries_posts": "on",
}


@pytest.fixture
def page(admin: User, yen_bai: Unit, lao_cai: Unit, at: Callable[[datetime], None], signed_in: SignedIn) -> Callable[..., Any]:
    make_officer(yen_bai)
    actions.correct_unit(yen_bai, short_name="STP Yên Bái", place="Yên Bái", email="", phone="", by=admin)
    client = signed_in(admin)
    return lambda **change: client.post(reverse("organisations:event"), FORM | change)


def test_page_says_in_words_what_will_happen_and_writes_nothing(page: Callable[..., Any]) -> None:
    answer = page()
    words = answer.content.decode()
    assert (answer.status_code, UnitEvent.objects.count(), Unit.objects.count()) == (200, 0, 2)
    for sentence in (
        "“Sở Tư pháp tỉnh Yên Bái” thôi hoạt động từ ngày 01/07/2025",
        "Lập “Sở Tư pháp tỉnh Lào Cai”, hoạt động từ ngày 01/07/2025.",
        "1 vai trò ở đơn vị cũ được ghi tiếp ở đơn vị mới",
    ):
        assert sentence in words


def test_page_writes_after_the_second_press_and_a_third_doubles_nothing(page: Callable[..., Any]) -> None:
    answer = page(buoc="ghi")
    new = Unit.objects.get(valid_from=NEW_PROVINCES)
    assert answer.url == reverse("organisations:unit", args=[new.pk])
    assert (new.place, new.kind) == ("Lào Cai", UnitKind.SO_TU_PHAP)
    page(buoc="ghi")
    assert (UnitEvent.objects.count(), Unit.objects.count()) == (1, 3)


def test_page_lets_the_old_unit_live_on_when_asked(page: Callable[..., Any], lao_cai: Unit) -> None:
    assert "“Sở Tư pháp tỉnh Lào Cai” tiếp tục hoạt động." in page(lives_on="on").content.decode()
    page(lives_on="on", buoc="ghi")
    assert names(NEW_PROVINCES) == [lao_cai.name]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"before": ["sở tư pháp", "lào cai"]}, "có thể là 2 đơn vị"),
        ({"before": ["Sở Lạ"]}, "Chưa có đơn vị nào tên “Sở Lạ”"),
        ({"before": []}, "Ghi ít nhất một đơn vị."),
        ({"effective_on": "31/6/2025"}, "Chưa hiểu ngày này"),
        ({"kind": "rename"}, "Đổi tên cần một đơn vị cũ"),
        ({"kind": "move", "before": ["yên bái"]}, "Ghi cơ quan chủ quản mới."),
        ({"kind": ""}, "Chọn loại thay đổi."),
    ],
)
def test_page_says_what_is_wrong(page: Callable[..., Any], change: dict[str, Any], words: str) -> None:
    answer = page(**change)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_page_goes_back_with_what_was_typed(page: Callable[..., Any]) -> None:
    words = page(buoc="sua").content.decode()
    assert 'value="stp yên bái"' in words
    assert UnitEvent.objects.count() == 0
