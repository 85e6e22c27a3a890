"""Reports of the matrix: on each side a draft of whoever leads; on side A a settled one besides."""

from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from tests.accounts.make import officer
from thidua.accounts.models import User
from thidua.consultations.enums import DraftKind
from thidua.consultations.queries.asking import Asking
from thidua.core import clock
from thidua.files.actions import store_file
from thidua.files.enums import Purpose
from thidua.files.models import StoredFile
from thidua.obligations import actions as obligations
from thidua.obligations.enums import ObligationState, PieceKind
from thidua.obligations.models import Obligation
from thidua.organisations import actions as organisations
from thidua.organisations.enums import StaffRole
from thidua.reports import actions
from thidua.reports.enums import ReportKind, ReportPartKind
from thidua.reports.intake import read_waiting
from thidua.reports.models import Report
from thidua.reports.prints import report_docx
from thidua.reports.queries.drafts import About, draft_of, mark_of, sources_to_choose
from thidua.reports.queries.papers import gathered, groups_of, tables_of

if TYPE_CHECKING:
    from tests.access.world import World


def write_reports(world: "World") -> None:
    things, admin = world.things, world.users["system_admin"]
    b_head = officer("Lý Thị Dẫn", by=admin)
    person = organisations.add_person(full_name="Lý Thị Dẫn", unit=things["b_head_unit"], user=b_head, by=admin)
    organisations.give_post(person=person, unit=things["b_head_unit"], role=StaffRole.SPECIALIST, by=admin)
    _side_a(world)
    _draft(world, "b", b_head, world.plant("báo cáo khối B", readers=set()))


def _side_a(world: "World") -> None:
    """Of one duty a member has handed in (read) and then the head (not read yet); another duty of the head takes the settled report."""
    things, head = world.things, world.users["head"]
    words = world.plant("đoạn của đơn vị", readers={"head"})
    fact = _open("year_a", "other_unit", world).fact_id
    _hand_in(world, "other_unit", fact, words, world.users["same_bloc"])
    report = _draft(world, "a", head, world.plant("dự thảo khối A", readers={"head"}), fact=fact)
    [group] = [one for one in groups_of(gathered(report)) if one.number == "I"]
    things["report_take_a"] = f"{group.takes[0].paper}-{group.takes[0].block}"
    things["final_report_a"] = _settled(world, fact, head)
    things["asked_report_a"] = _asked(world, fact, head)
    _hand_in(world, "head_unit", fact, "chưa đọc", head)


def _settled(world: "World", fact: int, head: User) -> Report:
    duty = Obligation.objects.filter(unit=world.things["head_unit"], state=ObligationState.OPEN, bloc_year=world.things["year_a"])
    made = _start(world, "a", head, fact=fact, duty=duty.exclude(fact=fact).earliest("pk"))
    actions.add_part(made, kind=ReportPartKind.PARAGRAPH, text="Đã chốt", after=None, by=head)
    return actions.finalise(made, file=_printed(made, head), with_marks=True, mark=mark_of(made), by=head)


def _asked(world: "World", fact: int, head: User) -> Report:
    """About it a member is being asked."""
    made = _start(world, "a", head, fact=fact)
    actions.add_part(made, kind=ReportPartKind.PARAGRAPH, text="Đang hỏi", after=None, by=head)
    day = clock.today()
    asking = Asking(
        DraftKind.REPORT, "Dự thảo đang hỏi", "", clock.start_of(day), clock.end_of(day + timedelta(days=4)), [world.things["unit"]]
    )
    return actions.ask_opinions(made, asking=asking, file=_printed(made, head), mark=mark_of(made), by=head)


def _printed(made: Report, by: User) -> StoredFile:
    content = report_docx(made, shown=draft_of(made), found=gathered(made), with_marks=True)
    return store_file(SimpleUploadedFile("bao-cao.docx", content), by=by, purpose=Purpose.SUBMISSION)


def _draft(world: "World", side: str, by: User, words: str, *, fact: int = 0) -> Report:
    things = world.things
    made = things[f"report_{side}"] = _start(world, side, by, title=words, fact=fact)
    actions.add_part(made, kind=ReportPartKind.HEADING, text="I. Mở đầu", after=None, by=by)
    things[f"report_part_{side}"] = actions.add_part(made, kind=ReportPartKind.PARAGRAPH, text=words, after=None, by=by)
    if side == "a":
        first, second = tables_of(gathered(made))
        things["report_table_a"] = first.key
        things["report_grid_a"] = actions.take_table(made, key=second.key, title="Biểu", by=by)
    return made


def _start(world: "World", side: str, by: User, *, title: str = "Báo cáo chung", fact: int = 0, duty: Obligation | None = None) -> Report:
    things = world.things
    year, writer = things[f"year_{side}"], things["head_unit" if side == "a" else "b_head_unit"]
    source = next(one for one in sources_to_choose(year) if fact in {0, one.fact})
    things[f"report_source_{side}"] = source.key
    about = About(ReportKind.HALF_YEAR, title, "", duty)
    made = actions.start_report(year, about=about, writer=writer, sources=[source], by=by)
    read_waiting(made)
    return made


def _open(year: str, unit: str, world: "World") -> Obligation:
    rows = Obligation.objects.filter(bloc_year=world.things[year], unit=world.things[unit], state=ObligationState.OPEN)
    return rows.select_related("fact").earliest("pk")


def _hand_in(world: "World", unit: str, fact: int, words: str, by: User) -> None:
    row = Obligation.objects.get(bloc_year=world.things["year_a"], unit=world.things[unit], fact=fact)
    draft = obligations.begin_submission(row, by=by)
    upload = SimpleUploadedFile(f"{unit}.docx", _paper(words))
    obligations.add_piece(draft, store_file(upload, by=by, purpose=Purpose.SUBMISSION), kind=PieceKind.FULL_REPORT, by=by)
    obligations.send_submission(draft, by=by)


def _paper(words: str) -> bytes:
    """A part with a paragraph, and two tables of different columns."""
    document, kept = Document(), BytesIO()
    document.add_paragraph("I. KẾT QUẢ")
    document.add_paragraph(f"{words} đã làm tốt công tác thi đua.")
    for rows in ((("Nội dung", "Số lượng"), ("Mô hình", "3")), (("Danh hiệu", "Số người"), ("Tiên tiến", "5"))):
        _table(document, rows)
    document.save(kept)
    return kept.getvalue()


def _table(document: Any, rows: tuple[tuple[str, str], ...]) -> None:
    table = document.add_table(rows=0, cols=2)
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
