"""Reports reached by walking the actions: units' papers with headings and tables, a draft, its course."""

from collections.abc import Sequence
from datetime import timedelta
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from tests.plans.make import House
from tests.portal.make import owed
from thidua.accounts.models import User
from thidua.consultations.enums import DraftKind
from thidua.consultations.queries.asking import Asking
from thidua.consultations.queries.rounds import may_be_invited
from thidua.core import clock
from thidua.files.actions import store_file
from thidua.files.enums import Purpose
from thidua.obligations import actions as obligations
from thidua.obligations.enums import PieceKind
from thidua.obligations.models import Submission
from thidua.reports import actions
from thidua.reports.enums import ReportKind
from thidua.reports.intake import read_waiting
from thidua.reports.models import Report, ReportPart
from thidua.reports.prints import report_docx
from thidua.reports.queries.drafts import About, draft_of, mark_of, sources_to_choose
from thidua.reports.queries.papers import gathered, groups_of, tables_of

HEAD = ("Nội dung", "Số lượng", "Tỷ lệ (%)")
Rows = Sequence[Sequence[str]]


def paper(place: str, *, rows: Rows = (("Mô hình mới", "3", "60"), ("Sáng kiến", "1.200", "40")), head: Sequence[str] = HEAD) -> bytes:
    """A unit's report in Word: two parts, an item, a table."""
    document, kept = Document(), BytesIO()
    document.add_paragraph(f"BÁO CÁO của {place}")
    document.add_paragraph().add_run("I. KẾT QUẢ THỰC HIỆN").bold = True
    document.add_paragraph(f"{place} đã tổ chức phát động thi đua đến mọi phòng.")
    document.add_paragraph("1. Công tác tuyên truyền")
    document.add_paragraph(f"{place} đăng tin bài về điển hình tiên tiến.")
    if rows:
        table = document.add_table(rows=0, cols=len(head))
        for row in (head, *rows):
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
    document.add_paragraph().add_run("II. TỒN TẠI, HẠN CHẾ").bold = True
    document.add_paragraph(f"{place} còn chậm báo cáo.")
    document.save(kept)
    return kept.getvalue()


def hand_in(house: House, place: str, content: bytes | None = None, *, name: str = "bao-cao.docx", **more: Any) -> Submission:
    """The unit hands in its half-year report: that file, else a usual one."""
    by, row = house.people[place], owed(house, place)
    upload = SimpleUploadedFile(name, content if content is not None else paper(place, **more))
    draft = obligations.begin_submission(row, by=by)
    obligations.add_piece(draft, store_file(upload, by=by, purpose=Purpose.SUBMISSION), kind=PieceKind.FULL_REPORT, by=by)
    return obligations.send_submission(draft, by=by)


def about(house: House, **more: Any) -> About:
    said: dict[str, Any] = {
        "kind": ReportKind.HALF_YEAR,
        "title": "Sơ kết công tác thi đua",
        "period": "6 tháng đầu năm 2021",
        "duty": owed(house, "Yên Bái", "Báo cáo chung"),
    }
    return About(**{**said, **more})


def started(house: House, **more: Any) -> Report:
    sources = [one for one in sources_to_choose(house.year) if one.words.startswith("Báo cáo sơ kết")]
    made = actions.start_report(house.year, about=about(house, **more), writer=house.head, sources=sources, by=house.clerk)
    read_waiting(made)
    return made


def group_at(report: Report, title: str) -> Any:
    return next(group for group in groups_of(gathered(report)) if group.title == title)


def took(report: Report, house: House, title: str = "KẾT QUẢ THỰC HIỆN") -> list[ReportPart]:
    return actions.take_paragraphs(report, under=title, takes=group_at(report, title).takes, by=house.clerk)


def took_table(report: Report, house: House) -> ReportPart:
    [group] = tables_of(gathered(report))
    return actions.take_table(report, key=group.key, title="Biểu số liệu", by=house.clerk)


def drafted(house: House, *places: str) -> Report:
    """With paragraphs and a table out of the papers of those places."""
    for place in places or ("Tuyên Quang", "Lạng Sơn"):
        hand_in(house, place)
    report = started(house)
    took(report, house)
    took_table(report, house)
    return report


def printed(report: Report, by: User, *, with_marks: bool = True) -> dict[str, Any]:
    content = report_docx(report, shown=draft_of(report), found=gathered(report), with_marks=with_marks)
    file = store_file(SimpleUploadedFile("bao-cao-chung.docx", content), by=by, purpose=Purpose.SUBMISSION)
    return {"file": file, "mark": mark_of(report)}


def asked(report: Report, house: House) -> Report:
    invited = may_be_invited(house.year, house.head, clock.today()).exclude(pk=house.units["Bộ"].pk)
    until = clock.end_of(clock.today() + timedelta(days=4))
    asking = Asking(DraftKind.REPORT, report.title, "", clock.start_of(clock.today()), until, list(invited))
    return actions.ask_opinions(report, asking=asking, **printed(report, house.clerk), by=house.clerk)


def settled(report: Report, house: House) -> Report:
    return actions.finalise(report, **printed(report, house.clerk), with_marks=True, by=house.clerk)
