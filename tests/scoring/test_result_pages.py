"""Pages and papers of a result: who reads what when, what stands on them, and what leaves the house."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import docx
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from tests.programs import needs_office
from tests.scoring.results import JUDGED, Scored, announced, make_scored, published, window_over
from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.text import fold
from thidua.documents.checking import check_docx, check_pdf
from thidua.documents.writer import write_docx, write_pdf
from thidua.documents.writer.structure import faults_of
from thidua.scoring.actions import complaints, periods, publishing
from thidua.scoring.enums import ComplaintState, PeriodState, RoundKind, TurnState
from thidua.scoring.models import Complaint, Explanation, ScoringPeriod, ScoringRound, Sheet, Turn
from thidua.scoring.prints.paper import paper_of
from thidua.scoring.queries.exporting import export_of
from thidua.scoring.queries.results import result_of
from thidua.scoring.rules.charts import Point, spread_chart, totals_chart, years_chart
from thidua.scoring.rules.export import first_difference, read_zip

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


def address(name: str, scored: Scored, *rest: str) -> str:
    return reverse(f"scoring:{name}", args=[scored.period.pk, *rest])


def test_a_trial_count_is_for_those_who_keep_the_period(moment: object, admin: User, signed_in: SignIn) -> None:
    scored = make_scored(admin)
    assert signed_in(scored.people["Hà Giang"]).get(address("result", scored)).status_code == 403
    page = signed_in(scored.clerk).get(address("result", scored))
    assert "Tính thử" in page.content.decode()
    assert "Tạm công bố</button>" in page.content.decode()


def test_announced_all_read_the_ranks_and_each_unit_its_own_lines(moment: object, admin: User, signed_in: SignIn) -> None:
    scored = announced(admin)
    client = signed_in(scored.people["Hà Giang"])
    text = client.get(address("result", scored)).content.decode()
    assert "2 đơn vị cùng dẫn đầu với 20,25 điểm" in text
    assert "Cần bỏ phiếu" in text
    assert "Hết các bước vẫn bằng nhau" in text
    assert text.count('<svg class="chart-picture"') == 2
    own, other = scored.sheet("Hà Giang"), scored.sheet("Lào Cai")
    assert client.get(reverse("scoring:unit_result", args=[own.pk])).status_code == 200
    assert client.get(reverse("scoring:unit_result", args=[other.pk])).status_code == 404


def test_a_unit_reads_every_round_and_reason_and_why(moment: object, admin: User, signed_in: SignIn) -> None:
    scored = announced(admin, head_says={"Hà Giang": {JUDGED: "7"}})
    client, sheet = signed_in(scored.people["Hà Giang"]), scored.sheet("Hà Giang")
    text = client.get(reverse("scoring:unit_result", args=[sheet.pk])).content.decode()
    assert "Cụm, khối chấm: Đánh giá theo hồ sơ." in text
    why = client.get(reverse("scoring:result_why", args=[sheet.pk]), headers={"HX-Request": "true"}).content.decode()
    assert "Tổng điểm → 18,25 điểm" in why
    assert "<html" not in why
    assert "<html" in client.get(reverse("scoring:result_why", args=[sheet.pk])).content.decode()
    assert client.get(reverse("scoring:print_unit_result", args=[sheet.pk])).status_code == 200


def test_what_a_unit_explained_stands_beside_its_points_and_in_the_export(moment: object, admin: User, signed_in: SignIn) -> None:
    scored = announced(admin)
    sheet, now = scored.sheet("Hà Giang"), clock.now()
    one = ScoringRound.objects.create(
        period=scored.period, position=3, kind=RoundKind.EXPLANATION, opens_at=now - timedelta(days=2), closes_at=now - timedelta(days=1)
    )
    turn = Turn.objects.create(sheet=sheet, round=one, scorer=sheet.unit, state=TurnState.SENT, sent_at=now)
    words = "Hồ sơ nộp ngày 28/5, có biên nhận"
    by = scored.people["Hà Giang"]
    Explanation.objects.create(turn=turn, criterion=scored.node(JUDGED), words=words, changed_at=now, changed_by=by)
    text = signed_in(by).get(reverse("scoring:unit_result", args=[sheet.pk])).content.decode()
    assert f"Đơn vị giải trình: {words}" in text
    told = export_of(scored.fresh())
    assert told["explanations"] == [{"unit": str(sheet.unit), "criterion": JUDGED, "words": words, "by": str(by)}]
    assert first_difference(told) is None


def test_the_way_to_a_published_result_in_pages(moment: object, admin: User, signed_in: SignIn) -> None:
    scored = make_scored(admin)
    clerk, second = signed_in(scored.clerk), signed_in(scored.second)
    assert clerk.post(address("announce", scored)).status_code == 302
    window_over()
    clerk.post(address("propose", scored))
    assert clerk.get(address("publish", scored)).status_code == 403
    assert second.get(address("publish", scored)).status_code == 200
    assert second.post(address("publish", scored), {"word": "vâng"}).status_code == 422
    assert second.post(address("publish", scored), {"word": "CÔNG BỐ"}).status_code == 302
    text = second.get(address("result", scored)).content.decode()
    assert scored.fresh().content_hash in text
    assert "Tải dữ liệu để tự tính lại" in text


def test_it_is_opened_again_from_its_page(moment: object, admin: User, signed_in: SignIn) -> None:
    scored = announced(admin)
    client, one = signed_in(scored.clerk), scored.period.rounds.last()
    assert one is not None
    missing = client.post(address("reopen", scored), {"reason": "Chấm thiếu", "one": one.pk})
    assert (missing.status_code, "Ghi ngày khép mới" in missing.content.decode()) == (422, True)
    client.post(address("reopen", scored), {"reason": "Chấm thiếu", "one": one.pk, "closes_on": "30/06/2021"})
    assert scored.fresh().state == PeriodState.OPEN


def test_a_complaint_from_filing_to_its_answer(moment: object, admin: User, signed_in: SignIn) -> None:
    scored = announced(admin)
    sheet, unit, keeper = scored.sheet("Yên Bái"), signed_in(scored.clerk), signed_in(scored.above)
    page = reverse("scoring:complain", args=[sheet.pk])
    assert unit.get(page).status_code == 200
    assert unit.post(page, {"words": ""}).status_code == 422
    sent = {"criterion": scored.node(JUDGED).pk, "asked_points": "9,5", "words": "Hồ sơ đủ minh chứng"}
    assert unit.post(page, sent).status_code == 302
    made = Complaint.objects.get()
    answer = reverse("scoring:answer", args=[made.pk])
    assert unit.get(answer).status_code == 403
    assert signed_in(scored.people["Hà Giang"]).get(answer).status_code == 404
    assert "Nếu được 9,50 điểm như đề nghị" in keeper.get(answer).content.decode()
    assert keeper.post(answer, {"accepts": "co", "points": "9,5", "words": ""}).status_code == 422
    assert keeper.post(answer, {"accepts": "co", "points": "9,5", "words": "Theo hồ sơ"}).status_code == 302
    text = unit.get(address("complaints", scored)).content.decode()
    assert "Theo hồ sơ" in text
    assert "21" in text


def test_a_complaint_is_withdrawn_from_the_list(moment: object, admin: User, signed_in: SignIn) -> None:
    scored = announced(admin)
    made = complaints.file_complaint(scored.sheet("Cao Bằng"), words="Sai", by=scored.people["Cao Bằng"])
    assert signed_in(scored.people["Lào Cai"]).post(reverse("scoring:withdraw_complaint", args=[made.pk])).status_code == 404
    signed_in(scored.people["Cao Bằng"]).post(reverse("scoring:withdraw_complaint", args=[made.pk]))
    made.refresh_from_db()
    assert made.state == ComplaintState.WITHDRAWN


def test_the_paper_is_in_form(moment: object, admin: User) -> None:
    scored = make_scored(admin)
    periods.exclude_unit(scored.sheet("Cao Bằng"), ground="Bị kỷ luật", by=scored.clerk)
    publishing.announce_result(scored.fresh(), by=scored.clerk)
    paper = paper_of(result_of(scored.fresh()))
    document = write_docx(paper)
    assert faults_of(document) == ()
    assert check_docx(document).faults == ()
    text = _text(document)
    for words in ("BẢNG TỔNG HỢP", "Sở Tư pháp tỉnh Lào Cai", "20,25", "cần bỏ phiếu", "Bị kỷ luật"):
        assert fold(words) in fold(text)


@needs_office
def test_the_paper_prints_in_form(moment: object, admin: User) -> None:
    report = check_pdf(write_pdf(paper_of(result_of(announced(admin).fresh()))))
    assert (report.faults, bool(report.boxes)) == ((), True)


def test_points_show_the_places_of_the_table_everywhere(moment: object, admin: User, signed_in: SignIn) -> None:
    """19,50 and not 19,5; the workbook keeps the number and shows it so."""
    scored = announced(admin)
    client, sheet = signed_in(scored.clerk), scored.sheet("Yên Bái")
    pages = [address(name, scored) for name in ("result", "print_result")]
    pages += [reverse(f"scoring:{name}", args=[sheet.pk]) for name in ("unit_result", "print_unit_result")]
    for page in pages:
        text = client.get(page).content.decode()
        assert "19,50" in text
        assert not re.search(r">\s*19,5\s*<", text)
    rows = client.get(pages[2]).content.decode().split("<tbody>")[1]
    assert set(re.findall(r'<td class="number">(?:<strong>)?([0-9.,]*)', rows)) <= {"", *re.findall(r"[0-9]+,[0-9]{2}", rows)}
    assert fold("19,50") in fold(_text(write_docx(paper_of(result_of(scored.fresh())))))
    book = load_workbook(io.BytesIO(client.get(address("result_file", scored, "tong-hop.xlsx")).content))
    formats = {
        cell.number_format for one in book for row in one.iter_rows(min_row=5) for cell in row if isinstance(cell.value, float | Decimal)
    }
    assert formats == {"#,##0.00"}
    assert {cell.number_format for cell in book.worksheets[0]["B"][4:]} == {"General"}, "a rank is no points"


def _text(document: bytes) -> str:
    found = docx.Document(io.BytesIO(document))
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in found.paragraphs] + cells)


def test_papers_are_given_by_their_names(moment: object, admin: User, signed_in: SignIn) -> None:
    scored = announced(admin)
    client = signed_in(scored.people["Hà Giang"])
    for shape in ("tong-hop.docx", "tong-hop.xlsx"):
        answer = client.get(address("result_file", scored, shape))
        assert (answer.status_code, answer.content[:2]) == (200, b"PK")
    assert client.get(address("result_file", scored, "khac.txt")).status_code == 404
    assert client.get(address("result_file", scored, "du-lieu.zip")).status_code == 403


def test_the_workbook_has_numbers_and_no_formulas(moment: object, admin: User, signed_in: SignIn) -> None:
    scored = announced(admin)
    unit = scored.units["Cao Bằng"]
    type(unit).objects.filter(pk=unit.pk).update(name='=HYPERLINK("http://vidu.example")')
    content = signed_in(scored.clerk).get(address("result_file", scored, "tong-hop.xlsx")).content
    book = load_workbook(io.BytesIO(content))
    ranked, points = book.worksheets
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert [cell for cell in cells if cell.data_type == "f"] == []
    assert ranked.cell(5, 7).value == Decimal("20.25") or ranked.cell(5, 7).value == 20.25
    assert [points.cell(row, 1).value for row in range(5, 11)] == ["A.1", "A.2", "A.3", "A.4", "B.1", "C.1"]
    assert ranked.cell(8, 3).value == '=HYPERLINK("http://vidu.example")'


def test_the_export_leaves_as_it_was_frozen(moment: object, admin: User, signed_in: SignIn) -> None:
    scored = published(admin)
    content = signed_in(scored.people["Hà Giang"]).get(address("result_file", scored, "du-lieu.zip")).content
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
    assert first_difference(read_zip(content)) is None


def test_last_year_stands_beside(moment: object, admin: User, signed_in: SignIn) -> None:
    scored = announced(admin)
    _published_before(scored, {"Lào Cai": ("18.00", 2), "Cao Bằng": ("19.00", 1)})
    text = signed_in(scored.clerk).get(address("result", scored)).content.decode()
    assert "So với năm 2020: 1 đơn vị lên hạng, 1 đơn vị xuống hạng" in text
    assert "lên 1 bậc" in text
    assert "xuống 3 bậc" in text


def _published_before(scored: Scored, stood: dict[str, tuple[str, int]]) -> None:
    """A result of the year before, as it lies in the database."""
    year = type(scored.year).objects.get(pk=scored.year.pk)
    year.pk, year.year = None, 2020
    year.save()
    past = ScoringPeriod.objects.get(pk=scored.period.pk)
    past.pk, past.bloc_year, past.state, past.content_hash = None, year, PeriodState.PUBLISHED, "0" * 64
    past.published_at, past.published_by, past.proposed_by = past.announced_at, scored.second, scored.clerk
    past.save()
    for place, (total, rank) in stood.items():
        Sheet.objects.create(period=past, unit=scored.units[place], total=total, rank=rank)


def test_printed_pages_and_questions(moment: object, admin: User, signed_in: SignIn) -> None:
    scored = announced(admin)
    client = signed_in(scored.people["Hà Giang"])
    assert client.get(address("print_result", scored)).status_code == 200
    with CaptureQueriesContext(connection) as asked:
        client.get(address("result", scored))
    before = len(asked)
    for place in ("Yên Bái", "Cao Bằng"):
        sheet = scored.sheet(place)
        sheet.turns.all().delete()
        sheet.delete()
    with CaptureQueriesContext(connection) as asked:
        client.get(address("result", scored))
    assert len(asked) == before


# ---- charts ----


def points(*totals: int) -> list[Point]:
    return [Point(f"Đơn vị {at}", Decimal(total), at) for at, total in enumerate(totals, start=1)]


def test_a_chart_says_what_was_found() -> None:
    found = totals_chart(points(100, 90, 50), places=1)
    assert found is not None
    assert found.title == "Đơn vị 1 dẫn đầu, hơn đơn vị thứ hai 10,0 điểm"
    assert [(bar.width, bar.value + bar.more) for bar in found.bars] == [
        ("100.00", "100,0"),
        ("90.00", "90,0  (kém 10,0)"),
        ("50.00", "50,0  (kém 50,0)"),
    ]
    spread = spread_chart(points(100, 90, 50), places=0)
    assert spread is not None
    assert spread.title == "Cao nhất hơn thấp nhất 50 điểm, nửa số đơn vị được từ 90"
    assert [dot.x for dot in spread.dots[:3]] == ["97.00", "78.20", "3.00"]


def test_charts_of_nothing_are_left_out() -> None:
    assert (totals_chart([], places=2), spread_chart(points(5, 5, 5), places=2), years_chart(points(5, 4), 2021, places=2)) == (
        None,
        None,
        None,
    )


def test_totals_below_nought_have_no_bar() -> None:
    found = totals_chart(points(5, -3), places=2)
    assert found is not None
    assert found.bars[1].width == "0"


def test_many_units_show_the_first_ones() -> None:
    found = totals_chart(points(*range(400, 340, -1)), places=2)
    assert found is not None
    assert (len(found.bars), found.note) == (40, "40 đơn vị đứng đầu; đủ 60 đơn vị ở bảng.")
