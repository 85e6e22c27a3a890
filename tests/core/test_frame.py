"""The frame of every page: what it shows to whom, the demo's day, the pages of errors, the weight."""

import gzip
import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from django.contrib.messages import get_messages
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.contrib.staticfiles import finders
from django.db import connection
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import ResolverMatch, resolve
from pytest_django import DjangoAssertNumQueries, Settings

from thidua.accounts.actions import change_own_data
from thidua.accounts.models import User
from thidua.blocs.enums import BlocKind
from thidua.blocs.models import Bloc, BlocYear
from thidua.core import clock
from thidua.portal import menu
from thidua.portal.context import SESSION_YEAR, YEARS_SHOWN, Frame, chosen_year

STYLE, DAY = "/kieu-dang/", "/ngay-gia-dinh/"
FIRST_LOAD = 150 * 1024
"""Of a person's first page, without fonts; static files travel compressed (whitenoise), the page may not."""
TODAY = date(2021, 6, 10)

SignedIn = Callable[[User], Client]


def page(client: Client, path: str = STYLE) -> str:
    return client.get(path).content.decode()


def years(*numbers: int) -> list[BlocYear]:
    bloc = Bloc.objects.create(name="Khối thi đua thử", short_name="Khối thử", kind=BlocKind.KHOI)
    return [BlocYear.objects.create(bloc=bloc, year=number, opened_at=clock.now()) for number in numbers]


def frame_of(user: User, chosen: int | None = None) -> Frame:
    request = RequestFactory().get(STYLE)
    request.user = user
    request.session = SessionStore()
    request.resolver_match = resolve(STYLE)
    if chosen:
        request.session[SESSION_YEAR] = chosen
    return Frame(request)


# ---- who sees the frame


def test_style_page_is_for_the_demo_only(db: None, settings: Settings) -> None:
    settings.DEMO = False
    assert Client().get(STYLE).status_code == 404


def test_style_page_opens_signed_out_in_the_demo(db: None, moment: datetime) -> None:
    assert Client().get(STYLE).status_code == 200


def test_stranger_gets_a_page_without_map(db: None, moment: datetime) -> None:
    text = page(Client())
    assert 'class="map"' not in text
    assert 'class="bottom"' not in text
    assert "Chuyển sang ngày khác" not in text


def test_page_says_its_title_once_and_in_the_tab(person: User, signed_in: SignedIn, moment: datetime) -> None:
    text = page(signed_in(person))
    assert re.findall(r"<h1>(.*?)</h1>", text) == ["Kiểu dáng"]
    assert "<title>Kiểu dáng · Thi đua</title>" in text
    assert '<html lang="vi">' in text
    assert text.index('href="#main"') < text.index("<header")


def test_person_sees_name_and_initials(person: User, signed_in: SignedIn, moment: datetime) -> None:
    text = page(signed_in(person))
    assert 'aria-hidden="true">LT</span>' in text
    assert "Lê Thị Thử" in text


def test_every_name_of_an_element_stands_once(person: User, signed_in: SignedIn, moment: datetime) -> None:
    names = re.findall(r'\sid="([^"]+)"', page(signed_in(person)))
    assert sorted(names) == sorted(set(names))


def test_first_load_is_light(admin: User, signed_in: SignedIn, moment: datetime) -> None:
    text = page(signed_in(admin))
    paths = re.findall(r'(?:src|href)="/static/([^"]+)"', text)
    sizes = [len(gzip.compress(Path(str(finders.find(path))).read_bytes())) for path in paths]
    assert len(sizes) >= 6
    assert len(text.encode()) + sum(sizes) <= FIRST_LOAD


# ---- the map


def link_of(place: menu.Place, user: User, match: ResolverMatch | None = None) -> list[menu.Link]:
    return menu.links([place], menu.counted([place], user=user, year=None, day=TODAY), year=None, match=match)


def test_place_without_pages_is_not_shown(person: User) -> None:
    assert link_of(menu.Place("Hội nghị", "star", "events:list"), person) == []


def test_place_of_a_year_waits_for_a_year(admin: User) -> None:
    assert link_of(menu.Place("Kiểu dáng", "star", "core:style", of_year=True), admin) == []


def test_place_for_administrators_is_hidden_from_others(person: User, admin: User) -> None:
    place = menu.Place("Kiểu dáng", "star", "core:style", only_admin=True)
    assert link_of(place, person) == []
    assert [link.url for link in link_of(place, admin)] == [STYLE]


def test_place_is_current_by_its_route_or_its_app(person: User) -> None:
    by_route = menu.Place("Kiểu dáng", "star", "core:style")
    by_app = menu.Place("Ngày", "star", "core:assume_day", apps=("core",))
    other = menu.Place("Ngày", "star", "core:assume_day")
    match = resolve(STYLE)
    assert [link_of(place, person, match)[0].is_current for place in (by_route, by_app, other)] == [True, True, False]
    assert link_of(by_route, person)[0].is_current is False


def test_count_is_what_waits_for_this_person(person: User, admin: User) -> None:
    place = menu.Place("Kiểu dáng", "star", "core:style", count=lambda user, day: 3 if user == person and day == TODAY else 0)
    assert [link_of(place, user)[0].count for user in (person, admin)] == [3, 0]


def test_no_two_places_claim_one_app() -> None:
    apps = [app for group in menu.MAP for place in group for app in place.apps]
    assert sorted(apps) == sorted(set(apps))


# ---- the year


def test_year_of_today_is_taken_before_a_later_one(admin: User, moment: datetime) -> None:
    _, this, _ = years(2020, 2021, 2022)
    assert frame_of(admin).year == this


def test_latest_year_when_none_is_of_today(admin: User, moment: datetime) -> None:
    _, late = years(2018, 2019)
    assert frame_of(admin).year == late


def test_chosen_year_is_kept(admin: User, moment: datetime) -> None:
    old, _ = years(2020, 2021)
    assert frame_of(admin, chosen=old.pk).year == old


def test_chosen_year_beyond_the_list_is_still_found(admin: User, moment: datetime) -> None:
    rows = years(*range(2022 - YEARS_SHOWN - 3, 2022))
    frame = frame_of(admin, chosen=rows[0].pk)
    assert frame.year == rows[0]
    assert rows[0] not in frame.years
    assert len(frame.years) == YEARS_SHOWN


def test_chosen_year_of_strangers_is_not_shown(person: User, moment: datetime) -> None:
    [theirs] = years(2021)
    frame = frame_of(person, chosen=theirs.pk)
    assert (frame.years, frame.year) == ([], None)


def test_chosen_year_for_views(admin: User, moment: datetime) -> None:
    [row] = years(2021)
    request = RequestFactory().get(STYLE)
    request.user, request.session, request.resolver_match = admin, SessionStore(), resolve(STYLE)
    assert chosen_year(request) == row


def test_frame_asks_nothing_before_it_is_shown(admin: User, moment: datetime, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    years(2021)
    with django_assert_num_queries(0):
        frame_of(admin)


def test_frame_costs_the_same_for_one_year_and_many(
    admin: User, moment: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    [first] = years(2021)
    for more in (0, 9):
        for number in range(more):
            BlocYear.objects.create(bloc=first.bloc, year=2012 + number, opened_at=clock.now())
        with django_assert_num_queries(1):
            frame = frame_of(admin)
            assert str(frame.years[0]) == "Khối thử · 2021"
            assert frame.year == first


# ---- the demo's day


def said(answer: HttpResponse) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]  # type: ignore[attr-defined]


def test_day_moves_to_eight_in_the_morning(person: User, signed_in: SignedIn, moment: datetime) -> None:
    answer = signed_in(person).post(DAY, {"day": "19/6/2021", "next": STYLE})
    assert (answer.status_code, answer.headers["Location"]) == (302, STYLE)
    assert f"{clock.now():%H %d/%m/%Y}" == "08 19/06/2021"
    assert said(answer) == ["Hôm nay là thứ Bảy, 19/06/2021."]


@pytest.mark.parametrize(("ahead", "day"), [("1", date(2021, 6, 11)), ("7", date(2021, 6, 17)), ("30", date(2021, 7, 10))])
def test_day_moves_ahead(person: User, signed_in: SignedIn, moment: datetime, ahead: str, day: date) -> None:
    signed_in(person).post(DAY, {"ahead": ahead, "day": ""})
    assert clock.today() == day


def test_day_does_not_go_back(person: User, signed_in: SignedIn, moment: datetime) -> None:
    answer = signed_in(person).post(DAY, {"day": "09/06/2021"})
    assert clock.today() == TODAY
    assert ["không lùi lại" in words for words in said(answer)] == [True]


@pytest.mark.parametrize(
    "wish",
    [
        {"day": "31/6/2021"},
        {"day": "mai"},
        {"day": ""},
        {"ahead": "0"},
        {"ahead": "-1"},
        {"ahead": "9999"},
        {"day": "19/6/2021", "ahead": "x"},
        {},
    ],
)
def test_day_that_is_not_understood_is_refused(person: User, signed_in: SignedIn, moment: datetime, wish: dict[str, str]) -> None:
    answer = signed_in(person).post(DAY, wish)
    assert clock.today() == TODAY
    assert said(answer) == ["Chưa đổi được ngày. Viết ngày như 19/06/2021 rồi bấm “Chuyển”."]


@pytest.mark.parametrize("next_page", ["https://xau.example/", "//xau.example/", "javascript:alert(1)", ""])
def test_day_leads_back_to_our_own_pages_only(person: User, signed_in: SignedIn, moment: datetime, next_page: str) -> None:
    answer = signed_in(person).post(DAY, {"ahead": "1", "next": next_page})
    assert answer.headers["Location"] == "/"


def test_day_is_for_the_signed_in_and_by_post(db: None, person: User, signed_in: SignedIn, moment: datetime) -> None:
    assert Client().post(DAY, {"ahead": "1"}).status_code == 302
    assert signed_in(person).get(DAY).status_code == 405
    assert clock.today() == TODAY


def test_day_does_not_exist_outside_the_demo(person: User, signed_in: SignedIn, settings: Settings) -> None:
    settings.DEMO = False
    assert signed_in(person).post(DAY, {"ahead": "1"}).status_code == 404


def test_banner_shows_the_assumed_day(person: User, signed_in: SignedIn, moment: datetime) -> None:
    assert "<strong>Thứ Năm, 10/06/2021</strong>" in page(signed_in(person))


# ---- errors


def test_unknown_address_is_explained(db: None) -> None:
    answer = Client().get("/khong-co/")
    assert answer.status_code == 404
    assert "Không tìm thấy trang này" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "words"), [("500.html", "Máy chủ gặp trục trặc"), ("400.html", "Chưa đọc được yêu cầu"), ("403_csrf.html", "để quá lâu")]
)
def test_pages_of_errors_need_nothing(name: str, words: str) -> None:
    assert words in render_to_string(name)


def test_form_of_an_old_page_is_explained(db: None, person: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)
    answer = client.post(DAY, {"ahead": "1"})
    assert answer.status_code == 403
    assert "Chưa ghi được: trang này để quá lâu" in answer.content.decode()


def test_figures_are_kept_until_anybody_acts(admin: User, person: User, signed_in: SignedIn, moment: datetime, settings: Settings) -> None:
    settings.CACHES = settings.KEPT_FIGURES
    client = signed_in(person)
    page(client)
    with CaptureQueriesContext(connection) as kept:
        page(client)
    change_own_data(admin, email="", phone="0900.000.150", by=admin)
    with CaptureQueriesContext(connection) as counted:
        page(client)
    with CaptureQueriesContext(connection) as again:
        page(client)
    assert len(again) == len(kept) < len(counted)


def test_page_of_a_refusal_counts_nothing(person: User, signed_in: SignedIn, moment: datetime) -> None:
    client = signed_in(person)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get("/khong-co-trang-nay/")
    assert (answer.status_code, 'href="/viec-cua-toi/"' in answer.content.decode()) == (404, True)
    with CaptureQueriesContext(connection) as counted:
        page(client)
    assert len(asked) < len(counted)
