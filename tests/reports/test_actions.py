"""Reports by walking: papers in, paragraphs and tables taken, a round, the settled text handed in."""

from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from docx import Document
from openpyxl import Workbook
from pypdfium2 import PdfDocument
from pytest_django import DjangoAssertNumQueries

from tests.jobs import run_jobs
from tests.obligations.make import leader_of
from tests.plans.make import House, clerk_of
from tests.portal.make import owed
from tests.reports import make
from thidua.accounts.models import User
from thidua.consultations import actions as consultations
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.files.actions import store_file
from thidua.files.enums import Purpose
from thidua.files.models import StoredFile
from thidua.files.queries import path_of
from thidua.obligations import actions as obligations
from thidua.obligations.enums import PieceKind, SubmissionState
from thidua.reports import actions, intake, reading
from thidua.reports.actions.drafting import Overtaken
from thidua.reports.enums import ReportPartKind, ReportState
from thidua.reports.intake import read_waiting
from thidua.reports.models import PartSource, Report
from thidua.reports.prints import lead_words
from thidua.reports.queries.drafts import draft_of
from thidua.reports.queries.papers import gathered, tables_of

pytestmark = pytest.mark.django_db


def words_of(content: bytes) -> str:
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


# ---- taking ----


def test_paragraphs_come_with_their_sources(house: House) -> None:
    make.hand_in(house, "Tuyên Quang")
    make.hand_in(house, "Lạng Sơn")
    report = make.started(house)
    make.took(report, house)
    heading, first, second = draft_of(report)
    assert (heading.row.kind, heading.row.text) == (ReportPartKind.HEADING, "KẾT QUẢ THỰC HIỆN")
    assert {first.row.text, second.row.text} == {
        f"{place} đã tổ chức phát động thi đua đến mọi phòng." for place in ("Tuyên Quang", "Lạng Sơn")
    }
    assert [one.mark for one in first.sources] == ["Sở Tư pháp tỉnh Lạng Sơn, mục I, đoạn 3"]
    assert [one.number for part in (first, second) for one in part.sources] == [1, 2]


def test_taken_twice_stands_once_and_later_ones_stand_under_their_heading(house: House) -> None:
    report = make.drafted(house, "Tuyên Quang")
    assert make.took(report, house) == []
    make.took(report, house, "TỒN TẠI, HẠN CHẾ")
    make.hand_in(house, "Lạng Sơn")
    read_waiting(report)
    make.took(report, house)
    texts = [part.row.text[:11] for part in draft_of(report)]
    assert texts == ["KẾT QUẢ THỰ", "Tuyên Quang", "Biểu số liệ", "Lạng Sơn đã", "TỒN TẠI, HẠ", "Tuyên Quang"]
    assert list(report.parts.values_list("order", flat=True)) == [1, 2, 3, 4, 5, 6]


def test_paragraph_of_a_returned_paper_is_marked_and_not_taken_again(house: House) -> None:
    paper = make.hand_in(house, "Tuyên Quang")
    report = make.started(house)
    takes = make.group_at(report, "KẾT QUẢ THỰC HIỆN").takes
    make.took(report, house)
    obligations.return_submission(paper, reason="Thiếu chữ ký", by=house.clerk)
    assert [one.standing for part in draft_of(report) for one in part.sources] == ["bản này đã bị trả lại"]
    with pytest.raises(RuleBroken, match="vừa bị trả lại hoặc rút về"):
        actions.take_paragraphs(report, under="KHÁC", takes=takes, by=house.clerk)
    make.hand_in(house, "Tuyên Quang", name="ban-hai.docx")
    assert [one.standing for part in draft_of(report) for one in part.sources] == ["bản này đã bị trả lại, đơn vị đã nộp bản khác"]


def test_nothing_marked_is_refused(house: House) -> None:
    report = make.drafted(house)
    with pytest.raises(RuleBroken, match="Chưa đánh dấu đoạn nào"):
        actions.take_paragraphs(report, under="I", takes=[], by=house.clerk)


# ---- tables ----


def test_table_is_summed_over_units_with_missing_named(house: House) -> None:
    make.hand_in(house, "Tuyên Quang")
    make.hand_in(house, "Lạng Sơn", rows=[("Mô hình mới", "không", "-"), ("Sáng kiến", "2", "5")])
    make.hand_in(house, "Lào Cai", rows=[])
    report = make.started(house)
    make.took_table(report, house)
    [part] = draft_of(report, gathered(report))
    assert part.sums is not None
    models, ideas = part.sums.lines
    assert (models.totals[0].value, models.totals[0].missing) == (Decimal(3), ("Sở Tư pháp tỉnh Lạng Sơn",))
    assert (ideas.totals[0].value, ideas.totals[0].missing) == (Decimal(1202), ())
    assert ideas.totals[1].value is None
    assert part.absent == ["Sở Tư pháp tỉnh Lào Cai", "Sở Tư pháp tỉnh Yên Bái"]
    assert part.row.sources.count() == 2


def test_new_figures_are_told_and_taken_only_when_asked(house: House) -> None:
    paper = make.hand_in(house, "Tuyên Quang")
    report = make.started(house)
    part = make.took_table(report, house)
    obligations.return_submission(paper, reason="Sai số liệu", by=house.clerk)
    make.hand_in(house, "Tuyên Quang", rows=[("Mô hình mới", "5", "60"), ("Sáng kiến", "1.200", "40")])
    assert [one.changes for one in draft_of(report, gathered(report))] == [[]], "not read yet: nothing is said"
    read_waiting(report)
    [shown] = draft_of(report, gathered(report))
    assert [(one.what, one.before, one.after) for one in shown.changes] == [("Mô hình mới: Số lượng", "3", "5")]
    assert shown.sums is not None and shown.sums.lines[0].totals[0].value == Decimal(3)
    actions.update_table(part, by=house.clerk)
    [after] = draft_of(report, gathered(report))
    assert after.sums is not None and after.sums.lines[0].totals[0].value == Decimal(5)
    assert (after.changes, after.row.version) == ([], 2)


def test_excel_gives_tables(house: House) -> None:
    book, kept = Workbook(), BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in (["BIỂU SỐ LIỆU"], ["Nội dung", "Số lượng"], ["Mô hình", 12.5], ["Sáng kiến", None]):
        sheet.append(row)
    book.save(kept)
    make.hand_in(house, "Tuyên Quang", kept.getvalue(), name="bieu.xlsx")
    [group] = tables_of(gathered(make.started(house)))
    assert (group.given[0].rows, group.given[0].place) == ((("Mô hình", "12,5"), ("Sáng kiến", "")), "trang tính Sheet")


# ---- files that cannot be read ----


def test_a_broken_file_is_named_and_the_others_go_on(house: House) -> None:
    make.hand_in(house, "Tuyên Quang")
    broken = make.hand_in(house, "Lạng Sơn").pieces.get()
    path_of(broken.file).write_bytes(b"PK\x03\x04 broken")
    found = gathered(make.started(house))
    by_unit = {paper.unit.place: paper.why for paper in found.papers}
    assert by_unit["Lạng Sơn"] == reading.BROKEN
    assert by_unit["Tuyên Quang"] == ""
    assert [paper.unit.place for paper in found.unreadable] == ["Lạng Sơn"]


def test_scanned_pdf_and_picture_say_what_to_do(house: House, tmp_path: Path) -> None:
    from_pdf = reading.read(_empty_pdf(tmp_path), reading.PDF)
    assert (from_pdf.blocks, from_pdf.why) == ((), reading.SCANNED)
    assert reading.read(_empty_pdf(tmp_path), "image/png").why == reading.OTHER


def _empty_pdf(folder: Path) -> Path:
    path = folder / "scan.pdf"
    document = PdfDocument.new()
    document.new_page(595, 842)
    document.save(path)
    return path


def test_the_same_file_of_two_units_is_told(house: House) -> None:
    same = make.paper("Chung")
    for place in ("Tuyên Quang", "Lạng Sơn"):
        make.hand_in(house, place, same)
    found = gathered(make.started(house))
    assert {paper.unit.place: paper.same_as for paper in found.papers} == {
        "Tuyên Quang": ("Sở Tư pháp tỉnh Lạng Sơn",),
        "Lạng Sơn": ("Sở Tư pháp tỉnh Tuyên Quang",),
    }


def test_many_files_go_to_the_queue(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    make.hand_in(house, "Tuyên Quang")
    monkeypatch.setattr(intake, "MOST_AT_ONCE", 0)
    report = make.started(house)
    assert len(gathered(report).unread) == 1
    run_jobs()
    assert gathered(report).unread == []


def test_who_has_not_handed_in_is_named(house: House) -> None:
    make.hand_in(house, "Tuyên Quang")
    obligations.excuse(owed(house, "Lào Cai"), why="Thiên tai", by=house.clerk)
    report = make.started(house)
    assert lead_words(gathered(report)) == (
        "Báo cáo được tổng hợp từ báo cáo của 1/3 đơn vị. Chưa có tệp báo cáo của: Sở Tư pháp tỉnh Lạng Sơn; Sở Tư pháp tỉnh Yên Bái. "
        "Được miễn: Sở Tư pháp tỉnh Lào Cai."
    )


# ---- writing ----


def test_two_officers_of_one_part_lose_nothing(house: House) -> None:
    report = make.drafted(house)
    part = report.parts.get(order=2)
    actions.edit_part(part, text="Bản của người thứ nhất", seen=1, by=house.clerk)
    with pytest.raises(Overtaken, match="Chuyên Viên Yên Bái vừa sửa đoạn này") as caught:
        actions.edit_part(part, text="Bản của người thứ hai", seen=1, by=house.clerk)
    assert caught.value.part.text == "Bản của người thứ nhất"
    assert actions.edit_part(part, text="Bản gộp", seen=2, by=house.clerk).version == 3


def test_parts_are_added_moved_and_removed(house: House) -> None:
    report = make.started(house)
    for text in ("một", "hai"):
        actions.add_part(report, kind=ReportPartKind.PARAGRAPH, text=text, after=None, by=house.clerk)
    actions.add_part(report, kind=ReportPartKind.HEADING, text="I. Đầu", after=0, by=house.clerk)
    actions.move_part(report.parts.get(text="hai"), is_up=True, by=house.clerk)
    actions.move_part(report.parts.get(text="I. Đầu"), is_up=True, by=house.clerk)
    assert list(report.parts.values_list("text", flat=True)) == ["I. Đầu", "hai", "một"]
    gone = report.parts.get(text="hai")
    actions.remove_part(gone, by=house.clerk)
    with pytest.raises(RuleBroken, match="vừa bị bỏ khỏi dự thảo"):
        actions.edit_part(gone, text="x", seen=1, by=house.clerk)


@pytest.mark.parametrize("place", ["Tuyên Quang", "Lạng Sơn", "Bộ"])
def test_only_who_leads_writes(house: House, place: str) -> None:
    report, by = make.drafted(house), house.people[place]
    part = report.parts.get(order=2)
    for wish in (
        lambda: actions.add_part(report, kind=ReportPartKind.PARAGRAPH, text="x", after=None, by=by),
        lambda: actions.edit_part(part, text="x", seen=1, by=by),
        lambda: actions.move_part(part, is_up=True, by=by),
        lambda: actions.remove_part(part, by=by),
        lambda: actions.update_table(report.parts.get(kind="table"), by=by),
        lambda: actions.describe_report(report, about=make.about(house), by=by),
    ):
        with pytest.raises(RuleBroken, match="Chỉ cán bộ của đơn vị Trưởng"):
            wish()


def test_a_duty_of_another_unit_is_refused(house: House) -> None:
    with pytest.raises(RuleBroken, match="việc còn dở của đơn vị Trưởng"):
        make.started(house, duty=owed(house, "Lạng Sơn"))


# ---- the course ----


def test_round_then_settled_then_handed_in_with_the_record(house: House) -> None:
    report = make.asked(make.drafted(house), house)
    assert (report.state, report.round and report.round.invited.count()) == (ReportState.IN_ROUND, 3)
    with pytest.raises(RuleBroken, match="Đợt lấy ý kiến chưa kết thúc"):
        make.settled(report, house)
    assert report.round is not None
    asked = consultations.close_round(report.round, why="Đủ ý kiến", by=house.clerk)
    with pytest.raises(RuleBroken, match="Chưa chốt bản tổng hợp ý kiến"):
        make.settled(report, house)
    consultations.settle_round(asked, words="Nhất trí", file=None, by=house.clerk)
    report = make.settled(report, house)
    handed = actions.hand_in_report(report, record_file=_other(house.clerk), by=house.clerk)
    assert handed.state == ReportState.SENT
    assert handed.submission is not None
    assert handed.submission.state == SubmissionState.SENT
    assert list(handed.submission.pieces.values_list("kind", flat=True)) == [PieceKind.FULL_REPORT, PieceKind.OTHER]


def _other(by: User) -> StoredFile:
    upload = SimpleUploadedFile("tong-hop-y-kien.docx", make.paper("khác"))
    return store_file(upload, by=by, purpose=Purpose.SUBMISSION)


def test_a_draft_changed_since_the_file_was_made_is_not_settled(house: House) -> None:
    report = make.drafted(house)
    old = make.printed(report, house.clerk)
    actions.add_part(report, kind=ReportPartKind.PARAGRAPH, text="Thêm", after=None, by=house.clerk)
    with pytest.raises(RuleBroken, match="vừa được đồng nghiệp sửa"):
        actions.finalise(report, **old, with_marks=True, by=house.clerk)


def test_where_the_leader_lets_papers_out_it_waits_there(house: House) -> None:
    leader_of(house.head)
    report = actions.hand_in_report(make.settled(make.drafted(house), house), record_file=None, by=house.clerk)
    assert report.submission is not None
    assert report.submission.state == SubmissionState.PROPOSED


def test_returned_by_the_superior_it_is_opened_again(house: House) -> None:
    report = actions.hand_in_report(make.settled(make.drafted(house), house), record_file=None, by=house.clerk)
    with pytest.raises(RuleBroken, match="Rút bản ấy về"):
        actions.reopen_report(report, why="Sửa", by=house.clerk)
    assert report.submission is not None
    obligations.return_submission(report.submission, reason="Thiếu số liệu", by=house.people["Bộ"])
    report = actions.reopen_report(Report.objects.get(pk=report.pk), why="Bổ sung", by=house.clerk)
    assert (report.state, report.final_file) == (ReportState.DRAFT, None)
    actions.add_part(report, kind=ReportPartKind.PARAGRAPH, text="Bổ sung số liệu", after=None, by=house.clerk)
    again = actions.hand_in_report(make.settled(report, house), record_file=None, by=house.clerk)
    assert again.submission is not None
    assert again.submission.number == 2


def test_settled_report_is_not_written(house: House) -> None:
    report = make.settled(make.drafted(house), house)
    with pytest.raises(RuleBroken, match="Báo cáo đã chốt nên giữ nguyên"):
        actions.edit_part(report.parts.get(order=2), text="x", seen=1, by=house.clerk)


def test_who_sees_what(house: House) -> None:
    report, day = make.drafted(house), clock.today()

    def seen(place: str) -> bool:
        return Report.objects.visible_to(house.people[place], day).filter(pk=report.pk).exists()

    assert [seen(place) for place in ("Yên Bái", "Lạng Sơn", "Bộ")] == [True, False, False]
    make.settled(report, house)
    assert [seen(place) for place in ("Yên Bái", "Lạng Sơn", "Bộ")] == [True, True, True]


# ---- the file ----


def test_word_file_carries_text_sums_marks_and_annexes(house: House) -> None:
    report = make.drafted(house)
    text = words_of(path_of(make.printed(report, house.clerk)["file"]).read_bytes())
    assert "Tuyên Quang đã tổ chức phát động thi đua đến mọi phòng. [2]" in text
    assert "6 (2/4 đơn vị)" in text
    assert "2.400 (2/4 đơn vị)" in text
    assert "NGUỒN NỘI DUNG, SỐ LIỆU" in text
    assert "Chưa có tệp báo cáo của: Sở Tư pháp tỉnh Lào Cai; Sở Tư pháp tỉnh Yên Bái." in text
    bare = words_of(path_of(make.printed(report, house.clerk, with_marks=False)["file"]).read_bytes())
    assert "[2]" not in bare
    assert "NGUỒN" not in bare


# ---- walls ----


def test_the_database_refuses_a_final_report_without_its_file(house: House) -> None:
    report = make.drafted(house)
    for fields in ({"state": "final"}, {"state": "in_round"}, {"state": "gone"}, {"kind": "gone"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Report.objects.filter(pk=report.pk).update(**fields)


def test_the_database_refuses_a_source_twice(house: House) -> None:
    source = PartSource.objects.filter(part__report=make.drafted(house)).first()
    assert source is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        PartSource.objects.create(part=source.part, piece=source.piece, block=source.block, place="x")


def test_papers_cost_the_same_for_two_units_and_four(house: House, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    make.hand_in(house, "Tuyên Quang")
    make.hand_in(house, "Lạng Sơn")
    report = make.started(house)
    with django_assert_num_queries(5):
        gathered(report)
    for place in ("Yên Bái", "Lào Cai"):
        make.hand_in(house, place)
    with django_assert_num_queries(5):
        gathered(report)


def test_only_a_settled_report_with_a_duty_is_handed_in(house: House) -> None:
    report = make.drafted(house)
    with pytest.raises(RuleBroken, match="Chốt báo cáo trước khi nộp"):
        actions.hand_in_report(report, record_file=None, by=house.clerk)
    report = make.settled(actions.describe_report(report, about=make.about(house, duty=None), by=house.clerk), house)
    with pytest.raises(RuleBroken, match="không gắn với việc phải nộp nào"):
        actions.hand_in_report(report, record_file=None, by=house.clerk)


def test_a_colleague_hands_in_what_another_settled(house: House) -> None:
    colleague = clerk_of(house.head, name="Đồng Nghiệp", by=house.admin)
    report = actions.hand_in_report(make.settled(make.drafted(house), house), record_file=None, by=colleague)
    assert report.submission is not None
    piece = report.submission.pieces.select_related("file").get()
    assert report.final_file is not None
    assert (piece.file.sha256, piece.file.stored_by_id) == (report.final_file.sha256, colleague.pk)


def test_pdf_lines_become_paragraphs() -> None:
    text = "I. KẾT QUẢ\r\nTHỰC HIỆN\r\nĐơn vị đã tổ chức\r\nhai hội nghị.\r\n1. Tuyên truyền\r\nĐăng tin;\r\n- Một là tốt;\r\n3\r\n"
    expected = ["I. KẾT QUẢ THỰC HIỆN", "Đơn vị đã tổ chức hai hội nghị.", "1. Tuyên truyền", "Đăng tin;", "- Một là tốt;"]
    assert reading._paragraphs(text) == expected
