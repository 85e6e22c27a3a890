"""The page where what the texts leave open is chosen: no JSON on it, nothing chosen by the machine, two writers never overwrite."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.criteria import make
from tests.criteria.conventions import CHOSEN
from thidua.criteria import actions
from thidua.criteria.enums import CriterionKind
from thidua.criteria.queries.comparing import told_of
from thidua.criteria.queries.tree import table_of
from thidua.criteria.rules.conventions import OF_CRITERIA

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
GRADES: dict[str, Any] = {
    "grades": [
        {
            "code": "h1",
            "title": "Hạng A",
            "least": "180",
            "targets": [{"met": 1}],
            "floor_pct": "85",
            "quota": 4,
            "barred_by": ["cc1"],
        },
        {"code": "h2", "title": "Hạng B", "least": "160", "targets": [{"met": 1, "short_below": "15"}, {"met": 0, "short_below": "5"}]},
    ],
    "target_leaves": ["A.2"],
    "otherwise": "con-lai",
    "otherwise_title": "Hạng C",
    "cascade": False,
    "floor_level": "roots",
}
WHOLE: dict[str, Any] = {
    "conventions": {**CHOSEN["conventions"], "grounds": [{"code": "cc1", "title": "Không đăng ký thi đua"}]},
    "pools": {**CHOSEN["pools"], "bonus_cap": "50"},
    "ties": [{"by": "leaf", "code": "A.3", "lower_first": True}, {"by": "content"}],
    "grades": GRADES,
    "size_classes": [["0", "5000", "75"], ["5000", None, "72"]],
}


@pytest.fixture
def house() -> make.House:
    """A draft with a criterion of every kind: every choice is needed."""
    house = make.make_house()
    loose = {CriterionKind.PROPORTIONAL: "over", CriterionKind.LATE_DAYS: "days_by", CriterionKind.DEDUCT_BANDED: "gap"}
    tree = make.every_kind()
    for part in tree:
        for node in part["children"]:
            own = {
                name: value for name, value in node["params"].items() if name not in {"reports_by", "no_target", loose.get(node["kind"])}
            }
            node["params"] = own
    actions.plant_criteria(house.version, criteria=tree, by=house.clerk)
    house.version.refresh_from_db()
    return house


@pytest.fixture
def client(house: make.House) -> Client:
    client = Client()
    client.force_login(house.clerk)
    return client


@pytest.fixture
def url(house: make.House) -> str:
    return reverse("criteria:conventions", args=[house.version.pk])


def words(answer: Any) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def sent(answer: Any) -> dict[str, Any]:
    """Every box of the page as a browser would send it."""
    page = answer.content.decode()
    form = page[page.index('class="form form-wide conventions"') :]
    form = form[: form.index("</form>")]
    data: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        told = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if told.get("type") in {"checkbox", "radio"} and " checked" not in tag:
            continue
        if told["name"] != "csrfmiddlewaretoken":
            data.setdefault(told["name"], []).append(unescape(told.get("value", "on" if told.get("type") == "checkbox" else "")))
    for name, inner in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', form, re.DOTALL):
        data[name] = [unescape(value) for value in re.findall(r'value="([^"]*)" selected', inner)[:1]] or [""]
    return data


def choose(house: make.House, **choices: Any) -> None:
    house.version.refresh_from_db()
    house.version = actions.choose(house.version, choices=choices or WHOLE, seen=house.version.edits, by=house.clerk)


def stored(house: make.House) -> dict[str, Any]:
    house.version.refresh_from_db()
    return {name: getattr(house.version, name) for name in WHOLE}


def test_the_page_names_every_open_choice_with_its_reason(house: make.House, client: Client, url: str) -> None:
    page = words(client.get(url))
    for one in told_of(house.version).said:
        assert one.label in unescape(page)
        assert one.why in unescape(page)
    assert page.count("choice choice-open") == len(told_of(house.version).open_ones) == 18
    assert '{"' not in page.split("<main", 1)[1]


def test_nothing_is_chosen_on_a_fresh_page(house: make.House, client: Client, url: str) -> None:
    client.post(url, sent(client.get(url)) | {"lam": "ghi"})
    assert stored(house) == {"conventions": {"grounds": []}, "pools": {}, "ties": None, "grades": {}, "size_classes": []}
    assert len(told_of(house.version).open_ones) == 18


def test_what_is_stored_comes_back_as_it_was_shown(house: make.House, client: Client, url: str) -> None:
    choose(house)
    answer = client.post(url, sent(client.get(url)) | {"lam": "ghi"})
    assert answer.status_code == 302
    assert stored(house) == WHOLE
    assert {one.name for one in told_of(house.version).open_ones} <= set(OF_CRITERIA)


def test_choices_are_typed_as_an_office_writes_them(house: make.House, client: Client, url: str) -> None:
    typed: dict[str, Any] = {
        "first": "01/10/2020",
        "last": "30/9/2021",
        "bonus_cap": "most",
        "bonus_cap_points": "7,5",
        "na_agreed_in": "khong",
    }
    typed |= {"na_claimed_in": ["khong"], "complaint_days": "7", "no_ties": "on", "places": "1"}
    client.post(url, sent(client.get(url)) | typed | {"lam": "ghi"})
    kept = stored(house)
    assert kept["conventions"]["period"] == {"first": "2020-10-01", "last": "2021-09-30"}
    assert (kept["conventions"]["na_claimed_in"], kept["conventions"]["na_agreed_in"]) == ([], "")
    assert (kept["conventions"]["complaint_days"], kept["conventions"]["places"]) == (7, 1)
    assert kept["pools"] == {"bonus_cap": "7.5"}
    assert kept["ties"] == []
    assert client.get(url).context["form"]["na_claimed_in"].value() == ["khong"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"first": "01/10/2021", "last": "30/9/2021"}, "Ngày cuối đứng trước ngày đầu."),
        ({"first": "01/10/2021"}, "Kỳ số liệu cần cả ngày đầu và ngày cuối."),
        ({"total_cap": "most"}, "Ghi số điểm của giới hạn."),
        ({"order_1": "rescale", "order_2": "rescale", "order_3": "add_bonus", "order_4": "cap_total"}, "mỗi bước một lần"),
        ({"ties-0-by": "group"}, "Chọn nhóm hoặc tiêu chí được xét."),
        ({"grades-0-title": "Hạng A"}, "Chưa ghi ô này."),
        ({"na_claimed_in": ["khong", "self"]}, "Đã chọn không ai"),
        ({"sizes-0-over": "0", "sizes-0-upto": "5", "sizes-0-target": "75", "sizes-1-over": "6", "sizes-1-target": "70"}, "nối tiếp nhau"),
        ({"complaint_days": "ba"}, "không phải là số"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_kept(house: make.House, client: Client, url: str, typed: dict[str, Any], said: str) -> None:
    answer = client.post(url, sent(client.get(url)) | typed | {"lam": "ghi"})
    assert answer.status_code == 422
    assert said in unescape(words(answer))
    assert stored(house)["conventions"] == {}


def test_rows_are_moved_and_taken_out_by_buttons_before_anything_is_written(house: make.House, client: Client, url: str) -> None:
    choose(house)
    shown = client.post(url, sent(client.get(url)) | {"lam": "ties-xuong-0"})
    assert [sent(shown)[f"ties-{at}-by"] for at in range(3)] == [["content"], ["leaf"], [""]]
    shown = client.post(url, sent(shown) | {"lam": "ties-bo-0"})
    assert sent(shown)["ties-0-by"] == ["leaf"]
    assert stored(house) == WHOLE
    client.post(url, sent(shown) | {"lam": "ghi"})
    assert stored(house)["ties"] == WHOLE["ties"][:1]


def test_a_ground_that_is_just_typed_can_bar_a_grade(house: make.House, client: Client, url: str) -> None:
    typed = {"grounds-0-title": "Có cán bộ bị kỷ luật", "grades-0-title": "Hạng A", "grades-0-least": "180", "otherwise_title": "Hạng B"}
    shown = client.post(url, sent(client.get(url)) | typed | {"lam": "grounds"})
    client.post(url, sent(shown) | {"grades-0-barred_by": ["cc1"], "lam": "ghi"})
    kept = stored(house)
    assert kept["conventions"]["grounds"] == [{"code": "cc1", "title": "Có cán bộ bị kỷ luật"}]
    assert kept["grades"]["grades"] == [{"code": "h1", "title": "Hạng A", "least": "180", "barred_by": ["cc1"]}]
    assert "cascade" in {one.name for one in told_of(house.version).open_ones}


def test_two_writers_see_both_values_and_nothing_is_overwritten(house: make.House, client: Client, url: str) -> None:
    first = sent(client.get(url))
    client.post(url, first | {"complaint_days": "5", "lam": "ghi"})
    answer = client.post(url, first | {"complaint_days": "9", "lam": "ghi"})
    assert answer.status_code == 409
    assert "<del>5 ngày</del>" in words(answer)
    assert "<ins>9 ngày</ins>" in words(answer)
    assert stored(house)["conventions"]["complaint_days"] == 5
    client.post(url, sent(answer) | {"lam": "ghi"})
    assert stored(house)["conventions"]["complaint_days"] == 9


def test_grades_grounds_and_sizes_are_read_out(house: make.House) -> None:
    choose(house)
    told = told_of(house.version)
    assert told.grades == (
        "Hạng A: từ 180 điểm; đạt 1/1 chỉ tiêu; từng phần lớn đạt từ 85% điểm chuẩn; nhiều nhất 4 đơn vị; "
        "không xét đơn vị không đăng ký thi đua",
        "Hạng B: từ 160 điểm; đạt 1/1 chỉ tiêu, chỉ tiêu còn lại hụt dưới 15% hoặc 0/1 chỉ tiêu, chỉ tiêu còn lại hụt dưới 5%",
        "Hạng C: các đơn vị còn lại",
    )
    assert told.sizes == ("trên 0 đến 5.000: chỉ tiêu 75%", "trên 5.000: chỉ tiêu 72%")
    said = {one.name: one.words for one in told.said}
    assert said["ties"] == "điểm mục “3. Bậc thang theo tỷ lệ” thấp hơn xếp trên; điểm nội dung cao hơn xếp trên"
    assert said["bonus_cap"] == "nhiều nhất 50 điểm"
    assert said["order"] == ("quy đổi phần không phát sinh, rồi cộng điểm thưởng, rồi trừ điểm trừ, rồi giới hạn tổng điểm")
    assert table_of(house.version).grading is not None


def test_only_the_issuer_chooses_and_only_in_a_draft(house: make.House, url: str) -> None:
    member = Client()
    member.force_login(house.member)
    assert member.get(url).status_code == 404
