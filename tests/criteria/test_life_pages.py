"""The pages of a table: list, read view, print, ways to begin, issuing, amending, discarding, questions beside a criterion."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.criteria import make
from tests.criteria.conventions import CHOSEN
from tests.files.honest import pdf
from thidua.accounts.models import User
from thidua.consultations import actions as consultations
from thidua.consultations.models import Question
from thidua.core import clock
from thidua.criteria import actions
from thidua.criteria.enums import VersionState
from thidua.criteria.models import CriteriaTable, TableVersion
from thidua.criteria.rules.life import SAMPLE_TITLE
from thidua.ledger.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
TITLE = "Bảng tiêu chí chấm điểm thi đua năm 2021"


def sound_tree() -> list[dict[str, Any]]:
    first = make.group("I", "Công tác xây dựng văn bản", "10", make.leaf("1", points="4"), make.leaf("2", "Thẩm định đúng hạn", points="6"))
    return [
        make.group("A", "Nhiệm vụ chuyên môn", "10", first),
        make.group("B", "Điểm thưởng", "2", make.leaf("1", points="2"), pool="bonus"),
    ]


@pytest.fixture
def house() -> make.House:
    """A draft with a sound tree, nothing chosen yet."""
    house = make.make_house()
    actions.plant_criteria(house.version, criteria=sound_tree(), by=house.clerk)
    house.version.refresh_from_db()
    return house


@pytest.fixture
def ready(house: make.House) -> make.House:
    house.version = actions.choose(house.version, choices=CHOSEN, seen=house.version.edits, by=house.clerk)
    return house


@pytest.fixture
def issued(ready: make.House) -> make.House:
    ready.version = actions.issue_version(ready.version, decision="12/QĐ-KVTĐ", decided_on=clock.today(), by=ready.clerk)
    return ready


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def words(answer: Any) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def table_url(house: make.House, *, number: int | None = None) -> str:
    return reverse("criteria:table", args=[house.version.table_id]) + (f"?ban={number}" if number else "")


# ---- list and beginning ----


def test_the_empty_list_teaches_the_first_step(house: make.House) -> None:
    CriteriaTable.objects.all().delete()
    page = words(browser(house.clerk).get(reverse("criteria:list")))
    assert "Xem các bảng mẫu" in page
    assert "Nhập từ Word, Excel" in page
    assert "Lập bảng mới" not in words(browser(house.member).get(reverse("criteria:list")))


def test_a_draft_is_listed_for_the_issuer_alone(house: make.House) -> None:
    assert TITLE in words(browser(house.clerk).get(reverse("criteria:list")))
    assert TITLE not in words(browser(house.member).get(reverse("criteria:list")))
    assert browser(house.member).get(table_url(house)).status_code == 404


def test_a_table_is_begun_and_the_clerk_goes_on_to_its_tree(house: make.House) -> None:
    said = {"issuer": house.head.pk, "bloc": house.year.bloc_id, "year": "2022", "title": "Bảng năm 2022", "scored_kind": "Sở Tư pháp"}
    answer = browser(house.clerk).post(reverse("criteria:begin"), said)
    made = TableVersion.objects.get(table__year=2022)
    assert answer.headers["Location"] == reverse("criteria:tree", args=[made.pk])
    to_file = browser(house.clerk).post(reverse("criteria:begin") + "?tiep=nhap", said)
    assert "/nhap/" in to_file.headers["Location"]


def test_a_unit_that_only_leads_a_bloc_must_name_it(house: make.House) -> None:
    said = {"issuer": house.head.pk, "bloc": "", "year": "2022", "title": "Bảng năm 2022", "scored_kind": "Sở Tư pháp"}
    answer = browser(house.clerk).post(reverse("criteria:begin"), said)
    assert answer.status_code == 422
    assert "Chọn khối thi đua" in words(answer)
    assert browser(house.member).get(reverse("criteria:begin")).status_code == 403


def test_a_sample_becomes_a_draft_marked_as_one(house: make.House) -> None:
    client = browser(house.clerk)
    page = words(client.get(reverse("criteria:samples")))
    assert "54 tiêu chí" in page
    said = {"issuer": house.head.pk, "bloc": house.year.bloc_id, "year": "2023"}
    answer = client.post(reverse("criteria:begin_from_sample", args=["so-tu-phap-200"]), said)
    assert answer.status_code == 302
    made = TableVersion.objects.get(table__year=2023)
    assert made.table.title.startswith(SAMPLE_TITLE)
    read = words(client.get(reverse("criteria:table", args=[made.table_id])))
    assert "mục là ví dụ minh họa" in read
    assert "Nguồn: Bảng chấm điểm Sở Tư pháp năm 2022, mục A.I.1.1.1" in read
    assert "ví dụ minh họa" in words(client.get(reverse("criteria:print", args=[made.table_id])))
    assert client.get(reverse("criteria:begin_from_sample", args=["khong-co"])).status_code == 404


# ---- reading ----


def test_the_read_page_says_rules_conventions_decision_and_hash(issued: make.House) -> None:
    page = words(browser(issued.member).get(table_url(issued)))
    assert "Đạt hoặc không đạt. Đạt: 4 điểm. Không đạt: 0 điểm." in page
    assert "từ 01/01/2021 đến hết 31/10/2021" in page
    assert "12/QĐ-KVTĐ" in page
    assert issued.version.content_hash in page
    assert "Lập bản sửa đổi" not in page
    assert "Lập bản sửa đổi" in words(browser(issued.clerk).get(table_url(issued)))


def test_the_print_has_the_tree_and_the_conventions(issued: make.House) -> None:
    page = words(browser(issued.member).get(reverse("criteria:print", args=[issued.version.table_id])))
    assert "Kèm theo Quyết định 12/QĐ-KVTĐ" in page
    assert "Thẩm định đúng hạn" in page
    assert "Lấy điểm của lượt chấm sau cùng" in page


def readings_of_the_tree(asked: CaptureQueriesContext) -> int:
    return sum('FROM "criteria_criterion"' in query["sql"] and '"position" ASC' in query["sql"] for query in asked)


def test_each_version_on_the_page_is_read_once(issued: make.House) -> None:
    draft = actions.amend_table(issued.version.table, note="Sửa mức điểm.", by=issued.clerk)
    pages = [table_url(issued) + f"?ban={draft.number}", reverse("criteria:issue", args=[draft.pk])]
    for page in pages:
        with CaptureQueriesContext(connection) as asked:
            assert "Khác bản 1: " in words(browser(issued.clerk).get(page))
        assert readings_of_the_tree(asked) == 2
    with CaptureQueriesContext(connection) as asked:
        browser(issued.clerk).get(reverse("criteria:conventions", args=[draft.pk]))
    assert readings_of_the_tree(asked) == 1


def test_a_big_table_is_light_and_asks_the_same_number_of_questions() -> None:
    house = make.make_house()
    actions.plant_criteria(house.version, criteria=make.big_tree(15), by=house.clerk)
    client = browser(house.clerk)
    client.get(table_url(house))
    with CaptureQueriesContext(connection) as for_few:
        client.get(table_url(house))
    many = actions.begin_table(house.head, bloc=house.year.bloc, year=2021, title="Bảng lớn", scored_kind="Sở", by=house.clerk)
    actions.plant_criteria(many, criteria=make.big_tree(150), by=house.clerk)
    with CaptureQueriesContext(connection) as for_many:
        answer = client.get(reverse("criteria:table", args=[many.table_id]))
    assert len(for_many) == len(for_few)
    assert readings_of_the_tree(for_many) == 1
    assert len(answer.content) < 150_000


# ---- issuing ----


def test_the_issue_page_says_what_is_missing_and_why(house: make.House) -> None:
    page = words(browser(house.clerk).get(reverse("criteria:issue", args=[house.version.pk])))
    assert "Kỳ tính số liệu" in page
    assert "kỳ chấm có thể không trùng năm dương lịch" in page
    assert "Ban hành bảng tiêu chí</button>" not in page


def test_a_table_is_issued_by_a_decision_from_elsewhere_with_its_file(ready: make.House) -> None:
    client, url = browser(ready.clerk), reverse("criteria:issue", args=[ready.version.pk])
    assert "Bảng giữ nguyên từ đây" in words(client.get(url))
    assert client.post(url, {"decision": "", "decided_on": ""}).status_code == 422
    content = pdf()
    file = SimpleUploadedFile("quyet-dinh.pdf", content, content_type="application/pdf")
    answer = client.post(url, {"decision": "12/QĐ-KVTĐ", "decided_on": "09/06/2021", "file": file})
    assert answer.status_code == 302
    ready.version.refresh_from_db()
    assert (ready.version.state, ready.version.decision) == (VersionState.ISSUED, "12/QĐ-KVTĐ")
    fetched = browser(ready.member).get(reverse("criteria:decision_file", args=[ready.version.pk]))
    assert fetched.getvalue() == content
    assert client.get(url).status_code == 403


def test_a_second_press_on_issue_is_told_and_issues_once(ready: make.House) -> None:
    client, url = browser(ready.clerk), reverse("criteria:issue", args=[ready.version.pk])
    answers = [client.post(url, {"decision": "12/QĐ-KVTĐ", "decided_on": "09/06/2021"}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 422]
    assert "Bản này đã ban hành, có thể do đồng nghiệp vừa bấm." in words(answers[1])
    assert Entry.objects.filter(action="criteria.issue_version").count() == 1


def test_a_decision_of_tomorrow_is_refused_on_the_form(ready: make.House) -> None:
    url = reverse("criteria:issue", args=[ready.version.pk])
    tomorrow = clock.today() + timedelta(days=1)
    answer = browser(ready.clerk).post(url, {"decision": "12/QĐ-KVTĐ", "decided_on": f"{tomorrow:%d/%m/%Y}"})
    assert answer.status_code == 422
    assert "sau hôm nay" in words(answer)


def test_the_name_of_a_sample_stands_in_the_way_until_it_is_changed(ready: make.House) -> None:
    client = browser(ready.clerk)
    CriteriaTable.objects.filter(pk=ready.version.table_id).update(title=f"{SAMPLE_TITLE}: thử")
    assert "Đặt tên bảng" in words(client.get(reverse("criteria:issue", args=[ready.version.pk])))
    answer = client.post(reverse("criteria:name", args=[ready.version.pk]), {"title": TITLE, "scored_kind": "Sở Tư pháp"})
    assert answer.status_code == 302
    assert "Ban hành bảng tiêu chí</button>" in words(client.get(reverse("criteria:issue", args=[ready.version.pk])))


# ---- amending, copying, discarding ----


def test_an_amendment_shows_what_differs_from_the_version_in_force(issued: make.House) -> None:
    client = browser(issued.clerk)
    client.post(reverse("criteria:amend", args=[issued.version.table_id]), {"note": "Nâng điểm thẩm định"})
    draft = issued.version.table.versions.get(number=2)
    node = draft.criteria.get(code="A.I.1")
    actions.change_criterion(node, values={"title": "Ban hành kế hoạch trong tháng 01"}, seen=node.edits, by=issued.clerk)
    page = words(client.get(table_url(issued, number=2)))
    assert "Khác bản 1: Đổi nội dung 1" in page
    assert "Đổi nội dung 1" in words(client.get(reverse("criteria:issue", args=[draft.pk])))
    assert "ban=2" in words(client.get(table_url(issued)))
    assert browser(issued.member).get(table_url(issued, number=2)).status_code == 404


def test_a_copy_of_another_year_shows_what_its_source_says_differently(issued: make.House) -> None:
    client = browser(issued.clerk)
    said = {"issuer": issued.head.pk, "bloc": issued.year.bloc_id, "year": "2022", "title": "Bảng tiêu chí năm 2022"}
    answer = client.post(reverse("criteria:copy", args=[issued.version.pk]), said)
    page = words(client.get(answer.headers["Location"]))
    assert "Khác bảng năm 2021" in page
    assert "<del>từ 01/01/2021 đến hết 31/10/2021</del>" in page
    assert "<ins>từ 01/01/2022 đến hết 31/10/2022</ins>" in page


def test_a_draft_is_given_up_after_saying_what_is_lost(house: make.House) -> None:
    client, url = browser(house.clerk), reverse("criteria:discard", args=[house.version.pk])
    assert "Mất 6 mục" in words(client.get(url))
    assert client.post(url).headers["Location"] == reverse("criteria:list")
    assert CriteriaTable.objects.count() == 0


# ---- questions ----


def test_a_member_asks_beside_a_criterion_and_the_copy_shows_it(issued: make.House) -> None:
    member, clerk = browser(issued.member), browser(issued.clerk)
    node = issued.version.criteria.get(code="A.I.2")
    asked = reverse("criteria:ask", args=[node.pk])
    assert asked in words(member.get(table_url(issued)))
    unit = issued.year.memberships.exclude(unit=issued.head).get().unit
    said: dict[str, Any] = {"unit": unit.pk, "addressed_to": issued.head.pk, "words": "Đề nghị chia nhỏ mức thẩm định."}
    assert member.post(asked, said).status_code == 302
    question = Question.objects.get()
    assert question.about_words.startswith("2. Thẩm định đúng hạn")
    consultations.answer_question(question, words="Năm sau sẽ chia.", is_shown=True, by=issued.clerk)
    assert "Năm sau sẽ chia." in words(member.get(table_url(issued)))
    copy = actions.copy_to_year(issued.version, issuer=issued.head, bloc=issued.year.bloc, year=2022, title="Bảng 2022", by=issued.clerk)
    page = words(clerk.get(reverse("criteria:table", args=[copy.table_id])))
    assert page.index("Thẩm định đúng hạn") < page.index("Đề nghị chia nhỏ mức thẩm định.") < page.index('criteria-title">Điểm thưởng')


def test_nobody_asks_about_a_draft(house: make.House) -> None:
    node = house.version.criteria.get(code="A.I.2")
    assert browser(house.clerk).get(reverse("criteria:ask", args=[node.pk])).status_code == 404
