"""The editor's pages: by plain forms without script, and the parts that htmx asks for."""

import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.criteria import make
from thidua.criteria import actions
from thidua.criteria.enums import CriterionKind
from thidua.criteria.models import Criterion

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def house() -> make.House:
    return make.planted(make.make_house())


@pytest.fixture
def client(house: make.House) -> Client:
    return browser(house)


def browser(house: make.House) -> Client:
    client = Client()
    client.force_login(house.clerk)
    return client


def url(house: make.House, name: str, code: str = "") -> str:
    return reverse(f"criteria:{name}", args=[house.version.pk, *([house.node(code).pk] if code else [])])


def words(answer: Any) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def sent(page: str) -> dict[str, Any]:
    """Every box of the one form with id-less names, as a browser would send it."""
    form = page[page.index('class="form form-wide node-form"') :]
    form = form[: form.index("</form>")]
    data: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        told = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if told.get("type") in {"checkbox", "radio"} and " checked" not in tag:
            continue
        if "name" in told and told["name"] != "csrfmiddlewaretoken":
            data.setdefault(told["name"], []).append(told.get("value", ""))
    for name, inner in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', form, re.DOTALL):
        data[name] = re.findall(r'value="([^"]*)" selected', inner)[:1] or re.findall(r'value="([^"]*)"', inner)[:1]
    for name, inner in re.findall(r'<textarea name="([^"]+)".*?>(.*?)</textarea>', form, re.DOTALL):
        data[name] = [inner.strip()]
    return {name: [unescape(value) for value in values] for name, values in data.items()}


def test_the_tree_shows_points_rules_and_what_does_not_add_up(client: Client, house: make.House) -> None:
    page = words(client.get(url(house, "tree")))
    assert "thiếu 1,50 so với 10,00" in page
    assert "1 mục cần xem" in page
    assert "Theo tỷ lệ hoàn thành. Điểm chấm bằng điểm chuẩn nhân với tỷ lệ hoàn thành" in page
    assert page.index("Thẩm định đúng hạn") < page.index("Phổ biến, giáo dục pháp luật") < page.index("Điểm thưởng</a>")


def test_an_empty_table_teaches_the_first_step() -> None:
    house = make.make_house()
    page = words(browser(house).get(url(house, "tree")))
    assert "Thêm mục đầu tiên" in page


def test_a_big_table_is_light_and_asks_the_same_number_of_questions() -> None:
    few, many = make.make_house(), None
    actions.plant_criteria(few.version, criteria=make.big_tree(15), by=few.clerk)
    client = browser(few)
    client.get(url(few, "tree"))
    with CaptureQueriesContext(connection) as for_few:
        client.get(url(few, "tree"))
    many = make.begin_empty_draft(few.head, year=few.year, by=few.clerk, title="Bảng lớn")
    actions.plant_criteria(many, criteria=make.big_tree(150), by=few.clerk)
    with CaptureQueriesContext(connection) as for_many:
        answer = client.get(reverse("criteria:tree", args=[many.pk]))
    assert len(for_many) == len(for_few)
    assert len(answer.content) < 150_000


def test_a_criterion_is_edited_on_its_own_page_without_script(client: Client, house: make.House) -> None:
    page = client.get(url(house, "edit", "A.I.1")).content.decode()
    data = sent(page) | {"points": "3,5", "title": "Ban hành kế hoạch", "lam": "ghi"}
    answer = client.post(url(house, "edit", "A.I.1"), data)
    assert answer.status_code == 302
    assert house.node("A.I.1").points == 3.5
    assert house.node("A.I.1").code == "A.I.1"
    assert "cần xem" not in words(client.get(url(house, "tree")))


@pytest.mark.parametrize("kind", [kind for kind in CriterionKind if kind != CriterionKind.SUM_CHILDREN])
def test_a_rule_of_every_kind_comes_back_as_it_was_shown(kind: CriterionKind) -> None:
    house = make.make_house()
    actions.plant_criteria(house.version, criteria=[make.group("A", "Phần", "2", make.leaf("1", kind=kind))], by=house.clerk)
    client = browser(house)
    page = client.get(url(house, "edit", "A.1")).content.decode()
    assert '{"' not in page.split("<main", 1)[1]
    answer = client.post(url(house, "edit", "A.1"), sent(page) | {"lam": "ghi"})
    assert answer.status_code == 302
    assert house.node("A.1").params == make.RULES[kind]
    assert house.node("A.1").edits == 0


def test_tiers_are_typed_as_the_paper_prints_them(client: Client, house: make.House) -> None:
    data = sent(client.get(url(house, "edit", "A.I.1")).content.decode()) | {"kind": "tiered"}
    redrawn = client.post(url(house, "edit", "A.I.1"), data | {"lam": "ve"})
    assert redrawn.status_code == 200
    assert house.node("A.I.1").kind == CriterionKind.PASS_FAIL
    data = sent(redrawn.content.decode()) | {"luat-rest": "0", "lam": "ghi"}
    typed = [(">=", "80", "1,5"), (">", "95", "2")]
    for number, (sign, bound, points) in enumerate(typed):
        data |= {f"dong-{number}-operator": sign, f"dong-{number}-bound": bound, f"dong-{number}-points": points}
    assert client.post(url(house, "edit", "A.I.1"), data).status_code == 302
    assert house.node("A.I.1").params == {"tiers": [[">", "95", "2"], [">=", "80", "1.5"]], "else": "0"}
    assert "Từ 80% đến 95%: 1,5 điểm" in words(client.get(url(house, "tree")))


def test_conditions_are_typed_in_words(client: Client, house: make.House) -> None:
    data = sent(client.get(url(house, "edit", "A.I.1")).content.decode()) | {"kind": "decision_table"}
    data = sent(client.post(url(house, "edit", "A.I.1"), data | {"lam": "ve"}).content.decode()) | {"luat-rest": "0", "lam": "ghi"}
    data |= {"dong-0-order": "1", "dong-0-points": "2", "dong-0-fact1": "Số lĩnh vực", "dong-0-sign1": "==", "dong-0-bound1": "3"}
    data |= {"dong-0-fact2": "Ngày ban hành", "dong-0-sign2": "<=", "dong-0-bound2": "28/02/2022"}
    assert client.post(url(house, "edit", "A.I.1"), data).status_code == 302
    stored = house.node("A.I.1").params
    assert stored["rows"] == [{"when": [["dk1", "==", "3"], ["dk2", "<=", "2022-02-28"]], "points": "2"}]
    assert stored["labels"] == {"dk1": "Số lĩnh vực", "dk2": "Ngày ban hành"}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"points": "hai"}, "không phải là số"),
        ({"points": "1,5555"}, "hai chữ số thập phân"),
        ({"points": "-1"}, "không được âm"),
        ({"title": ""}, "Trường này"),
        ({"starts_on": "01/01/2021"}, "cả ngày đầu và ngày cuối"),
        ({"code": "A.II"}, "đã dùng cho mục khác"),
        ({"kind": "sum_children"}, ""),
    ],
)
def test_what_is_wrong_is_said_beside_its_box(client: Client, house: make.House, typed: dict[str, str], said: str) -> None:
    data = sent(client.get(url(house, "edit", "A.I.2")).content.decode()) | typed | {"lam": "ghi"}
    answer = client.post(url(house, "edit", "A.I.2"), data)
    assert answer.status_code == (422 if said else 302)
    assert said in words(answer)


def test_half_a_line_is_asked_for_and_blank_lines_do_not_count(client: Client, house: make.House) -> None:
    data = sent(client.get(url(house, "edit", "A.I.1")).content.decode()) | {"kind": "late_days"}
    data = sent(client.post(url(house, "edit", "A.I.1"), data | {"lam": "ve"}).content.decode()) | {"luat-rest": "0", "lam": "ghi"}
    assert "Ghi ít nhất một mức" in words(client.post(url(house, "edit", "A.I.1"), data))
    assert "Chưa ghi ô này" in words(client.post(url(house, "edit", "A.I.1"), data | {"dong-0-bound": "2"}))
    assert client.post(url(house, "edit", "A.I.1"), data | {"dong-0-bound": "2", "dong-0-points": "1"}).status_code == 302


def test_two_editors_see_both_values_and_nothing_is_written_over(client: Client, house: make.House) -> None:
    data = sent(client.get(url(house, "edit", "A.I.1")).content.decode())
    actions.change_criterion(house.node("A.I.1"), values={"title": "Chữ của người thứ nhất"}, seen=0, by=house.clerk)
    answer = client.post(url(house, "edit", "A.I.1"), data | {"title": "Chữ của người thứ hai", "lam": "ghi"}, headers=HTMX)
    page = words(answer)
    assert answer.status_code == 409
    assert "<del>Chữ của người thứ nhất</del>" in page
    assert "<ins>Chữ của người thứ hai</ins>" in page
    assert house.node("A.I.1").title == "Chữ của người thứ nhất"
    assert client.post(url(house, "edit", "A.I.1"), sent(answer.content.decode()) | {"lam": "ghi"}).status_code == 302
    assert house.node("A.I.1").title == "Chữ của người thứ hai"


def test_htmx_gets_the_form_then_the_row_with_the_sums_above_it(client: Client, house: make.House) -> None:
    form = client.get(url(house, "edit", "A.I.1"), headers=HTMX)
    assert "<html" not in form.content.decode()
    answer = client.post(url(house, "edit", "A.I.1"), sent(form.content.decode()) | {"points": "3,5", "lam": "ghi"}, headers=HTMX)
    part = answer.content.decode()
    assert answer["HX-Retarget"] == f"#r{house.node('A.I.1').pk}"
    assert re.findall(r'id="r(\d+)"( hx-swap-oob)?', part) == [
        (str(house.node("A").pk), " hx-swap-oob"),
        (str(house.node("A.I").pk), " hx-swap-oob"),
        (str(house.node("A.I.1").pk), ""),
    ]
    assert "thiếu" not in part


def test_a_criterion_is_added_under_and_behind(client: Client, house: make.House) -> None:
    address = f"{url(house, 'add')}?sau={house.node('A.I.1').pk}"
    page = client.get(address).content.decode()
    data = sent(page) | {"title": "Rà soát văn bản", "points": "1,5", "lam": "ghi"}
    assert data["mark"] == ["2"]
    answer = client.post(address, data | {"mark": "1b"})
    assert answer.status_code == 302
    added = Criterion.objects.latest("pk")
    assert (added.parent, added.position, added.code) == (house.node("A.I"), 2, "A.I.1b")
    part = client.post(f"{url(house, 'add')}?duoi={house.node('A.II').pk}", data | {"mark": "2"}, headers=HTMX)
    assert part["HX-Retarget"] == "#cay"
    assert 'id="cay"' in part.content.decode()


def moved(client: Client, house: make.House, code: str, step: str, **headers: str) -> Any:
    node = house.node(code)
    return client.post(url(house, "move"), {"muc": f"{node.pk}-{node.edits}", "buoc": step}, headers=headers)


def test_buttons_move_the_chosen_node_and_keep_it_chosen(client: Client, house: make.House) -> None:
    answer = moved(client, house, "A.I.2", "len")
    assert answer.url.endswith(f"#m{house.node('A.I.2').pk}")
    assert house.node("A.I.2").position == 1
    part = words(moved(client, house, "A.I.2", "xuong", **HTMX))
    assert f'value="{house.node("A.I.2").pk}-2" aria-labelledby="t{house.node("A.I.2").pk}" checked' in part


def test_a_step_that_cannot_be_gone_says_why(client: Client, house: make.House) -> None:
    answer = moved(client, house, "A", "len", **HTMX)
    assert answer.status_code == 422
    assert "đứng đầu" in words(answer)
    late = client.post(url(house, "move"), {"muc": f"{house.node('A.I').pk}-7", "buoc": "xuong"}, headers=HTMX)
    assert late.status_code == 409
    assert "bản mới nhất" in words(late)


@pytest.mark.parametrize(("step", "leads"), [("them-duoi", "/them/?duoi="), ("them-sau", "/them/?sau="), ("sua", "/soan/"), ("bo", "/bo/")])
def test_the_other_buttons_lead_on(client: Client, house: make.House, step: str, leads: str) -> None:
    assert leads in moved(client, house, "A.I", step).url


def test_no_chosen_node_is_said(client: Client, house: make.House) -> None:
    answer = client.post(url(house, "move"), {"buoc": "len"}, follow=True)
    assert "Chưa chọn mục nào" in words(answer)


def test_removing_says_first_what_goes_with_it(client: Client, house: make.House) -> None:
    page = words(client.get(url(house, "remove", "A.I")))
    assert "bỏ luôn 2 mục bên trong" in page
    late = client.post(url(house, "remove", "A.I"), {"lan": "0"})
    assert late.status_code == 409
    assert client.post(url(house, "remove", "A.I"), {"lan": str(house.version.edits)}).status_code == 302
    assert not house.version.criteria.filter(code__startswith="A.I.").exists()


def test_a_rule_is_tried_before_it_is_saved(client: Client, house: make.House) -> None:
    data = sent(client.get(url(house, "edit", "A.I.2")).content.decode()) | {"points": "10", "lam": "thu"}
    answer = client.post(url(house, "edit", "A.I.2"), data | {"thu-done": "7", "thu-target": "9"})
    page = words(answer)
    assert answer.status_code == 200
    assert '<strong class="number">7,78</strong> điểm' in page
    assert house.node("A.I.2").points == 6.5
    refused = client.post(url(house, "edit", "A.I.2"), data | {"thu-done": "1", "thu-target": "0"})
    assert refused.status_code == 422
    assert "bằng 0" in words(refused)


TRIED = [
    ("pass_fail", {"thu-achieved": "1"}, "2,00"),
    ("proportional", {"thu-done": "8", "thu-target": "10"}, "1,60"),
    ("tiered", {"thu-done": "19", "thu-total": "20"}, "1,75"),
    ("late_days", {"thu-due": "15/11/2022", "thu-sent": "17/11/2022"}, "1,50"),
    ("decision_table", {"thu-fact-dk1": "3", "thu-fact-dk2": "01/02/2022", "thu-fact-dk3": "không"}, "2,00"),
    ("deduct_per_event", {"thu-events": "3"}, "1,00"),
    ("deduct_banded", {"thu-value": "10,5"}, "1,50"),
    ("count_times", {"thu-count": "3"}, "1,50"),
    ("bonus_penalty", {"thu-bonus": "0", "thu-penalty": "5"}, "-2,00"),
    ("award_bonus", {"thu-awards": ["dh1", "dh2"]}, "2,00"),
    ("leader_relative", {"thu-done0": "120", "thu-target0": "100", "thu-done1": "80", "thu-target1": "100"}, "0,80"),
    ("judged", {"thu-value": "1,5", "thu-reason": "Thiếu một báo cáo"}, "1,50"),
    ("imported", {"thu-value": "97"}, "1,94"),
]


@pytest.mark.parametrize(("kind", "given", "points"), TRIED, ids=[kind for kind, _, _ in TRIED])
def test_every_kind_is_tried_with_its_own_boxes(kind: str, given: dict[str, str], points: str) -> None:
    house = make.make_house()
    actions.plant_criteria(house.version, criteria=[make.group("A", "Phần", "2", make.leaf("1", kind=CriterionKind(kind)))], by=house.clerk)
    answer = browser(house).get(url(house, "try", "A.1"), given)
    assert answer.status_code == 200
    assert f'<strong class="number">{points}</strong> điểm' in words(answer)


def test_a_claim_of_nothing_needs_its_reason(client: Client, house: make.House) -> None:
    answer = client.get(url(house, "try", "A.I.1"), {"thu-na": "on"})
    assert answer.status_code == 422
    assert "phải nêu lý do" in words(answer)


def test_others_do_not_see_a_draft(house: make.House) -> None:
    client = Client()
    client.force_login(house.member)
    assert {client.get(url(house, name, code)).status_code for name, code in (("tree", ""), ("edit", "A"), ("try", "A.I.1"))} == {404}
