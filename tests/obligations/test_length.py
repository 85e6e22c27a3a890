"""The pack of a plan, limits of length, what comes of counting."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from tests.obligations import make as papers
from tests.plans import make
from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.actor import SYSTEM
from thidua.core.errors import RuleBroken
from thidua.core.jobs import JOBS
from thidua.ledger.models import Entry
from thidua.obligations import actions
from thidua.obligations.enums import ChangeKind, CountState, ObligationState, OverLength, PieceKind, SubmissionState
from thidua.obligations.models import LengthRule, Obligation, Submission
from thidua.obligations.queries.submissions import pack_wanted
from thidua.obligations.rules.length import Over, over_words
from thidua.obligations.rules.packs import Wanted, kind_of, kind_of_file, missing, wanted

At = Callable[[datetime], None]


def listed(*documents: str, quote: str = "bao gồm") -> Any:
    return SimpleNamespace(kind="document_list", clause="II.7", quote=quote, fields={"documents": documents})


def limited(document: str, pages: float, **more: Any) -> Any:
    return SimpleNamespace(kind="page_limit", clause="II.7", quote="", fields={"document": document, "max_pages": pages, **more})


# ---- rules ----


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("báo cáo đầy đủ", PieceKind.FULL_REPORT),
        ("Báo cáo tóm tắt tổng kết", PieceKind.SUMMARY),
        ("báo cáo tham luận (nếu có)", PieceKind.SPEECH),
        ("Báo cáo dẫn đề tham luận", PieceKind.SPEECH),
        ("bảng tự chấm điểm năm 2021", PieceKind.SELF_SCORE),
        ("hồ sơ đề nghị bình xét, suy tôn", PieceKind.DOSSIER),
        ("văn bản đề nghị", PieceKind.PROPOSAL),
        ("Tờ trình đề nghị khen thưởng", PieceKind.PROPOSAL),
        ("báo cáo thành tích của tập thể, cá nhân", PieceKind.ACHIEVEMENTS),
        ("biên bản họp của Hội đồng thi đua, khen thưởng", PieceKind.MINUTES),
        ("Báo cáo kết quả thực hiện kế hoạch", PieceKind.FULL_REPORT),
        ("Bản đăng ký thi đua", PieceKind.REGISTRATION),
        ("bản đầy đủ", PieceKind.FULL_REPORT),
        ("Kế hoạch phát động", PieceKind.PLAN),
        ("Xây dựng, ban hành kế hoạch của đơn vị", PieceKind.PLAN),
        ("Thực hiện nghiêm túc Kế hoạch này", PieceKind.OTHER),
        ("tài liệu cần thiết khác", PieceKind.OTHER),
    ],
)
def test_papers_are_known_by_their_names(words: str, kind: PieceKind) -> None:
    assert kind_of(words) == kind
    assert kind_of(words.upper()) == kind


def test_list_that_says_what_it_consists_of_is_the_pack() -> None:
    pack = wanted("Báo cáo sơ kết", [listed("báo cáo đầy đủ", "báo cáo tóm tắt"), limited("báo cáo tóm tắt sơ kết", 3)])
    assert pack == [
        Wanted(PieceKind.FULL_REPORT, "báo cáo đầy đủ", clause="II.7"),
        Wanted(PieceKind.SUMMARY, "báo cáo tóm tắt", most_pages=Decimal(3), clause="II.7"),
    ]


def test_what_is_attached_goes_with_the_report_itself() -> None:
    papers_listed = ["Báo cáo tóm tắt tổng kết", "báo cáo tham luận (nếu có)", "bảng tự chấm điểm năm 2021", "hồ sơ đề nghị suy tôn"]
    limits = [limited("báo cáo tóm tắt tổng kết", 3), limited("báo cáo tham luận", 2, if_any=True)]
    pack = wanted("Báo cáo tổng kết", [listed(*papers_listed, quote="Gửi kèm theo: …"), *limits])
    assert [(one.kind.value, one.is_optional, one.most_pages) for one in pack] == [
        ("full_report", False, None),
        ("summary", False, Decimal(3)),
        ("speech", True, Decimal(2)),
        ("self_score", False, None),
        ("dossier", False, None),
    ]
    assert [one.kind.value for one in missing(pack, {"full_report", "summary"})] == ["self_score", "dossier"]


@pytest.mark.parametrize("pages", [3, 2, 1.5])
def test_limits_are_kept_to_the_half_page(pages: float) -> None:
    [main, summary] = wanted("Báo cáo sơ kết", [limited("báo cáo tóm tắt", pages)])
    assert (main.most_pages, summary.most_pages) == (None, Decimal(str(pages)))


def test_limit_of_an_unnamed_paper_is_that_of_the_duty_itself() -> None:
    assert wanted("Báo cáo sơ kết", [limited("văn bản", 5)]) == [
        Wanted(PieceKind.FULL_REPORT, "Báo cáo sơ kết", most_pages=Decimal(5), clause="II.7")
    ]


def test_what_the_duty_itself_brings_along_is_a_paper_of_its_own() -> None:
    pack = wanted("Báo cáo tổng kết năm 2020, phương hướng năm 2021 kèm báo cáo tóm tắt", [limited("báo cáo tóm tắt", 1.5)])
    assert [(one.kind, one.most_pages) for one in pack] == [(PieceKind.FULL_REPORT, None), (PieceKind.SUMMARY, Decimal("1.5"))]
    assert kind_of_file("Bao cao tong ket 2020.docx", pack[1:], set()) == PieceKind.FULL_REPORT


def test_duty_without_a_paper_wants_none() -> None:
    assert wanted("Tham dự Hội nghị", []) == []


def test_papers_of_one_kind_stand_in_one_row() -> None:
    [one] = wanted("Chuẩn bị Tọa đàm", [listed("Báo cáo dẫn đề tham luận", "tham luận (nếu có)")])
    assert (one.words, one.is_optional) == ("Báo cáo dẫn đề tham luận; tham luận (nếu có)", False)


@pytest.mark.parametrize(
    ("name", "present", "kind"),
    [
        ("Bao-cao-tom-tat.docx", set(), PieceKind.SUMMARY),
        ("scan_0012.pdf", set(), PieceKind.FULL_REPORT),
        ("scan_0012.pdf", {"full_report"}, PieceKind.SUMMARY),
        ("scan_0012.pdf", {"full_report", "summary"}, PieceKind.OTHER),
        ("bien-ban.hop.pdf", {"full_report", "summary"}, PieceKind.MINUTES),
    ],
)
def test_files_are_guessed_by_name_then_by_what_is_lacking(name: str, present: set[str], kind: PieceKind) -> None:
    pack = [Wanted(PieceKind.FULL_REPORT, "báo cáo"), Wanted(PieceKind.SUMMARY, "tóm tắt")]
    assert kind_of_file(name, pack, present) == kind


def test_words_over_the_limit() -> None:
    paper = Over("báo cáo tóm tắt", Decimal(4), Decimal("1.5"), "II.7")
    assert over_words([paper], source="kế hoạch") == "báo cáo tóm tắt dài 4 trang, kế hoạch cho tối đa 1,5 trang A4 (mục II.7)"


# ---- after the counting ----


@pytest.fixture
def row(house: make.House) -> Obligation:
    return papers.owed(house)


@pytest.fixture
def officer(house: make.House) -> User:
    return house.people["Lạng Sơn"]


BOTH = (PieceKind.FULL_REPORT, PieceKind.SUMMARY)


def counted(made: Submission, summary: str, report: str = "12") -> Submission:
    """The job's findings: so many pages of the summary (at most three) and of the report."""
    for kind, pages in ((PieceKind.FULL_REPORT, report), (PieceKind.SUMMARY, summary)):
        for piece in made.pieces.filter(kind=kind):
            actions.record_page_count(piece, pages=Decimal(pages), by=SYSTEM)
    return Submission.objects.select_related("obligation").get(pk=made.pk)


def returning(house: make.House, days: int = 2) -> None:
    actions.choose_length_rule(Obligation.objects.all()[0].plan, over=OverLength.RETURN, days=days, by=house.clerk)


@pytest.mark.django_db
def test_pack_of_the_plan(row: Obligation) -> None:
    assert [(one.kind, one.words, one.most_pages, one.clause) for one in pack_wanted(row)] == [
        (PieceKind.FULL_REPORT, "Báo cáo sơ kết", None, ""),
        (PieceKind.SUMMARY, "báo cáo tóm tắt", 3, "II.2"),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(("pages", "reason"), [("3", False), ("2.5", False), ("3.5", True)])
def test_over_the_limit_is_remarked_unless_the_head_chose(row: Obligation, officer: User, pages: str, reason: bool) -> None:
    made = counted(papers.sent(row, officer, *BOTH), pages)
    assert (made.state, made.obligation.state) == (SubmissionState.SENT, ObligationState.SUBMITTED)
    said = (
        "Báo cáo tóm tắt dài 3,5 trang, kế hoạch cho tối đa 3 trang A4 (mục II.2). Bản này vẫn được nhận; lần sau viết gọn hơn."
        if reason
        else ""
    )
    assert made.reason == said
    assert (made.obligation.changes.latest("pk").kind == ChangeKind.REMARKED) == reason


@pytest.mark.django_db
def test_over_the_limit_is_returned_where_the_head_chose(house: make.House, row: Obligation, officer: User) -> None:
    returning(house)
    made = counted(papers.sent(row, officer, *BOTH), "4")
    until = date(2021, 6, 14)
    assert (made.state, made.is_length_only, made.obligation.state) == (SubmissionState.RETURNED, True, ObligationState.RETURNED)
    assert made.obligation.shorten_by == clock.end_of(until), "Thursday and two working days: Monday"
    assert made.reason.startswith("Báo cáo tóm tắt dài 4 trang, kế hoạch cho tối đa 3 trang A4 (mục II.2). Rút gọn rồi nộp lại trước hết")
    assert "14/06/2021" in made.reason
    assert made.decided_by_name == "Hệ thống"
    assert Entry.objects.get(action="obligations.return_for_length").actor_key == "system"


@pytest.mark.django_db
@pytest.mark.parametrize(("shift", "is_late"), [(0, False), (1, True)])
def test_shorter_paper_within_its_days_counts_from_the_first(
    house: make.House, row: Obligation, officer: User, at: At, shift: int, is_late: bool
) -> None:
    returning(house)
    assert row.last_moment is not None
    at(row.last_moment - timedelta(hours=1))
    first = counted(papers.sent(row, officer, *BOTH), "4")
    shorten_by = first.obligation.shorten_by
    assert shorten_by is not None and shorten_by > row.last_moment
    second = papers.draft(row, officer, *BOTH, words="gọn")
    at(shorten_by.replace(microsecond=0) - timedelta(seconds=5) + timedelta(seconds=10 * shift))
    second = actions.send_submission(second, by=officer)
    assert second.is_late == is_late
    assert second.counts_from == (second.received_at if is_late else first.counts_from)


@pytest.mark.django_db
def test_paper_taken_back_in_between_does_not_cost_the_first_receipt(house: make.House, row: Obligation, officer: User) -> None:
    returning(house)
    first = counted(papers.sent(row, officer, *BOTH), "4")
    actions.take_back(papers.sent(row, officer, *BOTH, words="nhầm"), why="nhầm", by=officer)
    assert papers.sent(row, officer, *BOTH, words="gọn").counts_from == first.counts_from


@pytest.mark.django_db
def test_nothing_is_returned_while_a_paper_is_missing(house: make.House, row: Obligation, officer: User) -> None:
    returning(house)
    made = counted(papers.sent(row, officer, PieceKind.SUMMARY), "4")
    assert (made.state, made.reason != "") == (SubmissionState.SENT, True)


@pytest.mark.django_db
def test_what_was_accepted_meanwhile_stays_as_it_is(house: make.House, row: Obligation, officer: User) -> None:
    returning(house)
    made = papers.sent(row, officer, *BOTH)
    actions.accept_submission(made, by=house.clerk)
    made = counted(made, "4")
    assert (made.state, made.obligation.state, made.reason) == (SubmissionState.ACCEPTED, ObligationState.ACCEPTED, "")


@pytest.mark.django_db
def test_length_is_judged_when_the_last_piece_is_counted_and_once(house: make.House, row: Obligation, officer: User) -> None:
    returning(house)
    made = papers.sent(row, officer, *BOTH)
    summary, report = made.pieces.get(kind=PieceKind.SUMMARY), made.pieces.get(kind=PieceKind.FULL_REPORT)
    actions.record_page_count(summary, pages=Decimal(4), by=SYSTEM)
    assert Submission.objects.get().state == SubmissionState.SENT
    actions.record_page_count(report, pages=None, note="Tệp hỏng.", by=SYSTEM)
    assert Submission.objects.get().state == SubmissionState.RETURNED
    again = actions.record_page_count(summary, pages=Decimal(1), by=SYSTEM)
    assert (again.pages, Entry.objects.filter(action="obligations.return_for_length").count()) == (Decimal(4), 1)
    report.refresh_from_db()
    assert (report.count_state, report.count_note) == (CountState.UNCOUNTABLE, "Tệp hỏng.")


@pytest.mark.django_db
@pytest.mark.parametrize("pages", ["0", "-1", "2.3"])
def test_count_that_cannot_be_is_refused(row: Obligation, officer: User, pages: str) -> None:
    piece = papers.sent(row, officer).pieces.get()
    with pytest.raises(RuleBroken, match="Số trang"):
        actions.record_page_count(piece, pages=Decimal(pages), by=SYSTEM)


@pytest.mark.django_db
def test_only_the_head_chooses(house: make.House, row: Obligation, officer: User) -> None:
    with pytest.raises(RuleBroken, match="Chỉ đơn vị Trưởng"):
        actions.choose_length_rule(row.plan, over=OverLength.RETURN, days=2, by=officer)
    returning(house, days=3)
    returning(house, days=5)
    assert (LengthRule.objects.get().days, LengthRule.objects.get().over) == (5, OverLength.RETURN)


# ---- the job ----


@pytest.mark.django_db
def test_job_counts_a_word_file(row: Obligation, officer: User) -> None:
    made = papers.sent(row, officer, PieceKind.SUMMARY)
    piece = made.pieces.get()
    for _ in range(2):
        JOBS["obligations.count_pages"].work(piece=piece.pk)
    piece.refresh_from_db()
    assert (piece.count_state, piece.pages) == (CountState.COUNTED, Decimal("0.5"))
    assert Entry.objects.filter(action="obligations.count_pages").count() == 1


@pytest.mark.django_db
def test_job_says_why_a_file_has_no_pages(row: Obligation, officer: User) -> None:
    made = papers.sent(row, officer)
    made.pieces.get().file.__class__.objects.update(media_type="image/png")
    JOBS["obligations.count_pages"].work(piece=made.pieces.get().pk)
    piece = made.pieces.get()
    assert (piece.count_state, piece.pages, piece.count_note[:26]) == (CountState.UNCOUNTABLE, None, "Loại tệp này không có tran")


@pytest.mark.django_db
def test_job_passes_over_what_is_gone(row: Obligation) -> None:
    JOBS["obligations.count_pages"].work(piece=17)
