"""The second half of `tools.walk.stage`: papers in every state, a letter, rounds and questions with files, reports, who leads next."""

import io
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import docx
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Exists, OuterRef

from demo.units import cuc, so
from thidua.accounts.models import User
from thidua.blocs.actions import add_member, open_year
from thidua.blocs.models import BlocYear
from thidua.blocs.queries import not_here_yet
from thidua.consultations import actions as consultations
from thidua.consultations.actions.opinions import Said
from thidua.consultations.actions.questions import about as about_duty
from thidua.consultations.enums import DraftKind, Taking, Verdict
from thidua.consultations.models import Question, Round
from thidua.consultations.queries.asking import Asking
from thidua.consultations.queries.rounds import latest_opinion, seen_of
from thidua.consultations.rules.opinions import Point
from thidua.core import clock
from thidua.files.actions import store_file
from thidua.files.actions.receiving import begin_upload
from thidua.files.enums import Purpose
from thidua.files.models import StoredFile
from thidua.notices.models import Mail
from thidua.obligations import actions as obligations
from thidua.obligations.enums import Confirmation, ObligationState, OrderKind, PieceKind, SubmissionState
from thidua.obligations.models import Obligation, Piece, Submission
from thidua.obligations.queries.desk import owed_above
from thidua.organisations.actions import choose_paper_way
from thidua.organisations.enums import ArrivalWay, Paper, PaperWay
from thidua.organisations.models import Unit
from thidua.plans.actions import upload_plan
from thidua.plans.enums import FactKind, PlanForm
from thidua.plans.models import Plan
from thidua.reports import actions as reports
from thidua.reports.enums import ReportKind, ReportPartKind
from thidua.reports.intake import read_waiting
from thidua.reports.models import Report
from thidua.reports.queries.drafts import About, sources_to_choose
from thidua.reports.queries.papers import gathered, groups_of, tables_of
from thidua.reports.views.course import printed
from thidua.years import actions as years
from thidua.years.models import Handover, HeadProposal

Found = dict[str, Any]
LETTER = (
    "SỞ TƯ PHÁP TỈNH YÊN BÁI",
    "Số: 612/STP-VP",
    "V/v lùi thời hạn gửi báo cáo sơ kết",
    "Yên Bái, ngày 09 tháng 6 năm 2021",
    "Kính gửi: Sở Tư pháp, Cục Thi hành án dân sự các tỉnh trong Khu vực thi đua",
    "Do phải tập trung phòng, chống dịch, Trưởng Khu vực đề nghị các đơn vị thực hiện như sau:",
    "1. Gửi báo cáo sơ kết 6 tháng đầu năm về Sở Tư pháp tỉnh Yên Bái trước ngày 28/6/2021.",
    "2. Gửi số liệu phòng, chống dịch của đơn vị về Sở Tư pháp tỉnh Yên Bái trước ngày 18/6/2021.",
)


def user(found: Found, key: str) -> User:
    return User.objects.get(username=found["users"][key])


def _year(found: Found) -> BlocYear:
    return BlocYear.objects.get(pk=found["year"])


def _word(name: str, *lines: str, rows: Sequence[Sequence[str]] = ()) -> SimpleUploadedFile:
    document, written = docx.Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    if rows:
        table = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
    document.save(written)
    return SimpleUploadedFile(name, written.getvalue())


def _file(name: str, *lines: str, by: User, rows: Sequence[Sequence[str]] = ()) -> StoredFile:
    return store_file(_word(name, *lines, rows=rows), by=by, purpose=Purpose.SUBMISSION)


# ---- papers ----


def papers(found: Found, admin: User) -> None:
    """A draft, one that waits for its leader, two that came by post; a member that joined late."""
    lan, langson, year = user(found, "yenbai"), user(found, "langson"), _year(found)
    draft = obligations.begin_submission(Obligation.objects.get(pk=found["soon_duty"]), by=langson)
    text = _file("bao-cao-bo-sung.docx", "BÁO CÁO sơ kết, bổ sung số liệu tháng 5", by=langson)
    obligations.add_piece(draft, text, kind=PieceKind.FULL_REPORT, by=langson)
    choose_paper_way(Unit.objects.get(pk=found["unit"]), paper=Paper.SUBMISSION, way=PaperWay.LEADER, by=admin)
    _proposed(found, year, lan)
    for place, figures in (("Hà Giang", ("4", "1.250")), ("Cao Bằng", ("7", "980"))):
        entry = _by_post(year, place, figures, lan)
    sent = Submission.objects.filter(obligation__bloc_year=year, state=SubmissionState.SENT, confirmation=Confirmation.NOT_NEEDED)
    returned = Submission.objects.filter(obligation__bloc_year=year, state=SubmissionState.RETURNED)
    found |= {"post_paper": entry.pk, "sent_paper": sent.earliest("pk").pk, "returned_paper": returned.earliest("pk").pk}
    found["piece"] = Piece.objects.filter(submission=found["sent_paper"]).earliest("pk").pk
    found["empty_duty"] = _open(year, so("Lạng Sơn")).exclude(pk=found["soon_duty"]).earliest("pk").pk
    found["silent_duty"] = _open(year, so("Sơn La")).filter(last_moment__isnull=False).earliest("last_moment").pk
    above = owed_above(year, clock.today()).filter(state=ObligationState.OPEN).exclude(pk=found["proposed_duty"])
    found["above_duty"] = above.earliest("pk").pk
    late_comer = Unit.objects.get(name=so("Ninh Thuận"))
    add_member(year, unit=late_comer, subgroup="Sở Tư pháp", by=admin)
    found["not_here"] = year.memberships.filter(unit__in=not_here_yet(year, clock.today())).earliest("pk").pk
    found["incoming"] = begin_upload(name="anh-hoat-dong.jpg", size=900_000, purpose=Purpose.SUBMISSION, by=langson).key


def _open(year: BlocYear, unit: str) -> Any:
    free = ~Exists(Submission.objects.filter(obligation=OuterRef("pk")))
    return Obligation.objects.filter(free, bloc_year=year, unit__name=unit, state=ObligationState.OPEN, is_standing=False)


def _proposed(found: Found, year: BlocYear, by: User) -> None:
    row = _open(year, so("Yên Bái")).filter(last_moment__gt=clock.now()).earliest("last_moment")
    made = obligations.begin_submission(row, by=by)
    text = _file("bao-cao.docx", "BÁO CÁO của Trưởng Khu vực thi đua", by=by)
    obligations.add_piece(made, text, kind=PieceKind.FULL_REPORT, by=by)
    found |= {"proposed_paper": obligations.propose_submission(made, by=by).pk, "proposed_duty": row.pk}


def _by_post(year: BlocYear, place: str, figures: tuple[str, str], by: User) -> Submission:
    """The half-year report of a unit that sent it by e-mail: two parts and a table."""
    rows = Obligation.objects.alive().filter(bloc_year=year, unit__name=so(place), deliverable_folded__contains="so ket")
    row = rows.filter(state=ObligationState.OPEN, last_moment__gte=clock.now()).earliest("last_moment")
    table = [("Nội dung", "Số lượng"), ("Mô hình, sáng kiến", figures[0]), ("Lượt tuyên truyền", figures[1])]
    lines = [
        "I. KẾT QUẢ THỰC HIỆN",
        f"{so(place)} đã phát động thi đua đến từng phòng.",
        "II. TỒN TẠI",
        f"{so(place)} còn chậm gửi số liệu.",
    ]
    text = _file(f"Báo cáo {place}.docx", *lines, rows=table, by=by)
    letter = obligations.Letter(
        ArrivalWay.EMAIL, clock.now() - timedelta(hours=20), "Thư đến hộp thư Văn phòng", "88/BC-STP", date(2021, 6, 9)
    )
    return obligations.enter_on_behalf(row, files=[(text, PieceKind.FULL_REPORT)], letter=letter, by=by)


def letters(found: Found, _admin: User) -> None:
    """A letter under review: one of its duties reads like one of the plan, one order is written by hand."""
    lan = user(found, "yenbai")
    about: Any = {"bloc_year": _year(found), "issuer": Unit.objects.get(pk=found["unit"]), "form": PlanForm.LETTER}
    [letter] = upload_plan(_word("cong-van-612.docx", *LETTER), **about, by=lan)
    last = Plan.objects.get(pk=found["plan"]).facts.filter(kind=FactKind.OBLIGATION, obligations__state=ObligationState.OPEN).latest("pk")
    obligations.order_by_letter(letter, fact=last, kind=OrderKind.CANCEL, by=lan)
    found["letter"] = letter.pk


# ---- rounds, questions ----


def rounds(found: Found, _admin: User) -> None:
    """One still prepared, one settled with the text as issued; opinions and questions that bring a file."""
    lan, laocai, year = user(found, "yenbai"), user(found, "laocai"), _year(found)
    known = Round.objects.filter(bloc_year=year).earliest("pk")
    found |= {
        "round": known.pk,
        "round_draft": known.drafts.earliest("pk").pk,
        "khoi_round": Round.objects.get(bloc_year=found["khoi_year"]).pk,
    }
    found["prepared"] = _prepared(year, "Hướng dẫn kiểm tra chéo năm 2021", lan).pk
    asked = consultations.open_round(_prepared(year, "Thể lệ hội thao của Khu vực", lan), by=lan)
    unit = Unit.objects.get(name=cuc("Lào Cai"))
    said = Said(
        Verdict.COMMENTS, [Point("Điều 2", "Nên thêm môn kéo co.", "Thêm kéo co nam, nữ.")], _file("gop-y.docx", "Góp ý", by=laocai)
    )
    opinion = consultations.write_opinion(asked, unit=unit, said=said, seen=seen_of(latest_opinion(asked, unit)), by=laocai)
    consultations.send_opinion(opinion, by=laocai)
    consultations.close_round(asked, why="Đã đủ ý kiến", by=lan)
    consultations.answer_point(opinion.points.get(), taking=Taking.TAKEN, why="Phù hợp điều kiện sân bãi.", by=lan)
    final = _file("the-le-ban-hanh.docx", "Thể lệ", by=lan)
    consultations.settle_round(asked, words="Ban hành ngày 10/06/2021.", file=final, by=lan)
    found |= {"settled": asked.pk, "opinion": opinion.pk}
    _questions(found, year, lan)


def _prepared(year: BlocYear, title: str, by: User) -> Round:
    opener, invited = (
        Unit.objects.get(name=so("Yên Bái")),
        Unit.objects.filter(name__in=[so("Lạng Sơn"), cuc("Lào Cai"), so("Tuyên Quang")]),
    )
    until = clock.end_of(clock.today() + timedelta(days=5))
    asking = Asking(DraftKind.OTHER, title, "Nội dung và thời gian", clock.start_of(clock.today()), until, list(invited))
    draft = _file(f"{title}.docx", title.upper(), "Điều 1. Phạm vi", "Điều 2. Nội dung", by=by)
    return consultations.start_round(year, asking=asking, opener=opener, file=draft, plan=None, by=by)


def _questions(found: Found, year: BlocYear, head: User) -> None:
    langson, row = user(found, "langson"), Obligation.objects.get(pk=found["soon_duty"])
    asked = Question.objects.filter(bloc_year=year)
    found |= {"answered": asked.earliest("pk").pk, "unanswered": asked.latest("pk").pk}
    said: Any = {"unit": row.unit, "addressed_to": Unit.objects.get(pk=found["unit"]), "about": about_duty(row)}
    sheet = _file("bieu-mau.docx", "Biểu mẫu của đơn vị", by=langson)
    made = consultations.ask_question(year, **said, words="Biểu số liệu kèm theo đây đã đúng mẫu chưa?", file=sheet, by=langson)
    reply = consultations.answer_question(made, words="Đúng mẫu.", is_shown=False, file=_file("mau.docx", "Mẫu", by=head), by=head)
    found |= {"question": made.pk, "reply": reply.pk}


# ---- reports ----


def drafts_of_reports(found: Found, _admin: User) -> None:
    """One that is drafted out of the units' papers, one that is settled."""
    lan, year = user(found, "yenbai"), _year(found)
    report = _started(year, "Sơ kết công tác thi đua, khen thưởng", lan)
    for group in groups_of(gathered(report)):
        if group.takes:
            reports.take_paragraphs(report, under=group.title, takes=group.takes, by=lan)
    for one in tables_of(gathered(report))[:1]:
        reports.take_table(report, key=one.key, title="Biểu số liệu", by=lan)
    words = "Đánh giá chung: các đơn vị thực hiện tốt."
    part = reports.add_part(report, kind=ReportPartKind.PARAGRAPH, text=words, after=None, by=lan)
    settled = _started(year, "Tình hình thi đua quý I", lan)
    reports.add_part(settled, kind=ReportPartKind.PARAGRAPH, text=words, after=None, by=lan)
    file, mark = printed(settled, with_marks=True, by=lan)
    reports.finalise(settled, file=file, with_marks=True, mark=mark, by=lan)
    taken = report.parts.filter(kind=ReportPartKind.PARAGRAPH, sources__isnull=False).first()
    found |= {"report": report.pk, "report_part": taken.pk if taken else part.pk, "final_report": settled.pk}


def _started(year: BlocYear, title: str, by: User) -> Report:
    sources = [one for one in sources_to_choose(year) if "sơ kết" in one.words.lower()]
    about = About(ReportKind.HALF_YEAR, title, "6 tháng đầu năm 2021", None)
    made = reports.start_report(year, about=about, writer=Unit.objects.get(name=so("Yên Bái")), sources=sources[:1], by=by)
    read_waiting(made)
    return made


# ---- who leads next ----


def successions(found: Found, admin: User) -> None:
    """In the cluster one proposal is decided, with its paper, and a handover begun; another waits for its decision. Of the agency's years
    before, one holds nothing and one is closed."""
    agency = BlocYear.objects.get(pk=found["agency_year"])
    found["bare_year"] = open_year(agency.bloc, year=agency.year - 1, by=admin).pk
    closed = open_year(agency.bloc, year=agency.year - 2, by=admin)
    years.close_year(closed, words="Năm này chỉ lập để nhập sổ cũ", by=admin)
    found["closed_year"] = closed.pk
    head, cluster = user(found, "tapchi"), BlocYear.objects.get(bloc__short_name="Cụm số II")
    others = [member.unit for member in cluster.memberships.select_related("unit") if member.unit.name != "Tạp chí Dân chủ và Pháp luật"]
    decided = years.propose_head(cluster, year=2024, head=others[0], basis="Biên bản hội nghị", by=head)
    paper = _word("quyet-dinh.docx", "QUYẾT ĐỊNH")
    years.decide_head(
        decided, decision="Quyết định số 2301/QĐ-BTP", decided_on=clock.today(), effective_on=date(2024, 1, 1), file=paper, by=head
    )
    found["handover"] = years.start_handover(cluster, by=head).pk
    found["proposal"] = years.propose_head(cluster, year=2024, head=others[1], why="Đơn vị kia xin lùi một năm", by=head).pk
    found |= {"decided": decided.pk, "cluster": cluster.pk}
    signed = Handover.objects.filter(bloc_year=found["khoi_year"]).earliest("pk")
    of_khoi = HeadProposal.objects.get(bloc_year=found["khoi_year"])
    found |= {"signed": signed.pk, "khoi_proposal": of_khoi.pk, "khoi": of_khoi.bloc_year.bloc_id, "bloc": _year(found).bloc_id}
    found["khoi_plan"] = Plan.objects.filter(bloc_year=found["khoi_year"]).earliest("pk").pk
    found["mail"] = Mail.objects.filter(user=user(found, "langson")).latest("pk").pk
