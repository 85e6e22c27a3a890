"""From a list to one PDF: every row judged, nothing printed while one is wrong, and only for one's own unit."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, cast

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from docx.document import Document as Docx
from openpyxl.worksheet.worksheet import Worksheet

from tests.documents.lists import COMMON, MEETING, people, xlsx
from tests.documents.samples import pages_of
from tests.documents.templating.make import NEEDED, docx
from tests.documents.test_templates import brought
from tests.jobs import run_jobs
from tests.organisations.make import make_officer, make_unit
from tests.programs import needs_office
from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.documents import actions
from thidua.documents.enums import PrintMove, PrintState
from thidua.documents.models import PrintRun
from thidua.documents.office import Warm, to_pdf
from thidua.documents.queries.printing import rows_in
from thidua.documents.rules import print_lists, printing
from thidua.documents.rules.fields import FIELDS
from thidua.documents.rules.kinds import DocumentKind
from thidua.documents.rules.print_lists import Row, sort_of
from thidua.documents.templating.rendering import render, sample
from thidua.documents.templating.together import together
from thidua.documents.writer.structure import faults_of
from thidua.files.models import StoredFile
from thidua.files.queries import path_of
from thidua.ledger.models import Entry
from thidua.organisations.models import Unit
from thidua.organisations.rules.sheets import UnreadableSheet, read_lines

SignIn = Callable[[User], Client]


@pytest.fixture(autouse=True, scope="module")
def _closed() -> Iterator[None]:
    yield
    Warm.close()


@pytest.fixture
def unit(moment: datetime, admin: User) -> Unit:
    return make_unit()


@pytest.fixture
def clerk(unit: Unit) -> User:
    return make_officer(unit)


# ---- rows ----


def rows(data: bytes, *, kind: str = "GK", merit: str = "Thành tích chung") -> list[Row]:
    return rows_in(data, sort_of(kind), common={**COMMON, "merit": merit, "day": date(2021, 12, 20)})


def faults(data: bytes, **more: str) -> list[tuple[int, str, str]]:
    return [(row.number, fault.column, fault.what) for row in rows(data, **more) for fault in row.faults]


def test_what_a_row_leaves_empty_is_said_for_all() -> None:
    own, common = rows(xlsx([["Ông Vàng A Mẫu", "", 7, "Dẫn đầu"], ["Bà Lò Thị Mẫu", "", "", ""]]))
    assert (own.values["merit"], own.values["entry"], common.values["merit"]) == ("Dẫn đầu", "7", "Thành tích chung")
    assert (own.faults, common.faults, own.doubts) == ((), (), ())


def test_each_wrong_cell_is_told_with_its_row() -> None:
    lines = [["", "Văn phòng", 1, ""], ["Bà Lò Thị Mẫu", "", 2, ""], ["Â" * 121, "", 3, ""], [datetime(2021, 6, 1), "", 4, ""]]
    assert faults(xlsx(lines), merit="") == [
        (2, "Họ và tên hoặc tên tập thể", "ô trống"),
        (2, "Thành tích", "ô trống"),
        (3, "Thành tích", "ô trống"),
        (4, "Họ và tên hoặc tên tập thể", "dài 121 ký tự, in được nhiều nhất 120"),
        (4, "Thành tích", "ô trống"),
        (5, "Họ và tên hoặc tên tập thể", "“01/06/2021” là số hoặc ngày, không phải tên"),
        (5, "Thành tích", "ô trống"),
    ]


def test_a_formula_that_was_never_worked_out_is_told() -> None:
    """As a program writes it; Excel keeps the result beside it."""
    assert faults(xlsx([["Bà Lò Thị Mẫu", '="Phòng "&"A"', 1, ""]])) == [(2, "Chức vụ, đơn vị", "ô là công thức chưa có kết quả")]


def test_rows_under_a_merged_cell_are_told() -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("B2:B3")

    lines = [["Bà Lò Thị Mẫu", "Phòng A", 1, ""], ["Ông Vàng A Mẫu", "", 2, ""], ["Bà Nông Thị Mẫu", "", 3, ""]]
    what = "ô gộp với ô khác (B2:B3) nên dòng này không có chữ của mình"
    assert faults(xlsx(lines, change=merge)) == [(3, "Chức vụ, đơn vị", what)]


def test_the_list_may_stand_on_another_sheet_below_a_title() -> None:
    def shift(sheet: Worksheet) -> None:
        sheet.insert_rows(1, 2)
        sheet["A1"] = "DANH SÁCH TẶNG GIẤY KHEN"
        assert sheet.parent is not None
        first = sheet.parent.create_sheet("Ghi chú", 0)
        first["A4"], first["B4"] = "x", "=1+1"

    assert faults(xlsx([["Bà Lò Thị Mẫu", "=A1", 1, ""]], change=shift)) == [(4, "Chức vụ, đơn vị", "ô là công thức chưa có kết quả")]


def test_the_same_row_twice_is_a_doubt_and_no_fault() -> None:
    first, second = rows(xlsx([["Bà Lò Thị Mẫu", "Phòng A", 1, ""], ["bà lò thị mẫu", "phòng a", 1, ""]]))
    assert (first.doubts, second.doubts, second.faults) == ((), ("Giống hệt dòng 2: sẽ in hai bản.",), ())


def test_a_day_is_understood_as_a_day_and_as_words() -> None:
    sort = sort_of("GM")
    common = {name: value for name, value in MEETING.items() if name not in {"ngay_ban_hanh", "noi_nhan"}}

    def read(value: object) -> Row:
        cells = {"Kính mời": "Ông Vàng A Mẫu", "Ngày ban hành": value}
        line = [cells.get(column.title, "") for column in sort.columns]
        return rows_in(xlsx([line], kind="GM"), sort, common=common)[0]

    assert [read(said).values["ngay_ban_hanh"] for said in (datetime(2021, 6, 5), "5/6/2021", "05-06-2021")] == [date(2021, 6, 5)] * 3
    assert [fault.what for fault in read("ngày mai").faults] == ["chưa hiểu ngày “ngày mai”"]


def test_what_is_no_list_is_refused() -> None:
    with pytest.raises(UnreadableSheet, match="không phải tệp Excel"):
        rows(b"%PDF-1.4")
    with pytest.raises(UnreadableSheet, match="Không thấy dòng tiêu đề"):
        rows(xlsx([], change=lambda sheet: sheet.delete_rows(1)))
    with pytest.raises(UnreadableSheet, match="chưa có dòng nào"):
        rows(xlsx([]))


def test_the_file_to_fill_in_is_read_back() -> None:
    for kind in print_lists.SORTS:
        sort = sort_of(kind)
        assert [column.title for column in sort.columns if column.required] == [
            sort.columns[0].title if kind in {"GK", "BK"} else next(one.label for one in sort.fields if one.name == sort.recipient)
        ]
        assert read_lines(xlsx([["Bà Lò Thị Mẫu"] * len(sort.columns)], kind=kind), sort.columns)[0].number == 2


# ---- from the page to the PDF ----


def sent(client: Client, data: bytes, *, kind: str = "GK", **more: str) -> str:
    """Where it led, or the page that came back."""
    said = {**(COMMON if kind in print_lists.CERTIFICATES else MEETING), **more, "file": SimpleUploadedFile("ds.xlsx", data)}
    answer = client.post(reverse("documents:begin_print", args=[kind]), said)
    return answer["Location"] if answer.status_code == 302 else answer.content.decode()


def asked(client: Client) -> PrintRun:
    run = PrintRun.objects.get()
    client.post(reverse("documents:ask_for_print", args=[run.pk]))
    run.refresh_from_db()
    return run


def pdf(run: PrintRun) -> list[str]:
    assert run.made is not None, run.why_failed
    return pages_of(path_of(run.made).read_bytes())


@pytest.mark.django_db
def test_certificates_from_the_list_to_the_pdf(unit: Unit, clerk: User, signed_in: SignIn) -> None:
    client = signed_in(clerk)
    where = sent(client, xlsx(people(3)))
    assert "3 dòng, không có lỗi" in client.get(where).content.decode()
    assert PrintRun.objects.get().state == PrintState.READ
    run = asked(client)
    pages = pdf(run)
    assert [f"Mẫu {at}" in page and f"Số 0{at} sổ khen thưởng" in page for at, page in enumerate(pages, 1)] == [True] * 3
    assert "Yên Bái, ngày 20 tháng 12 năm 2021" in pages[0]
    assert "GIẤY KHEN" in pages[0]
    answer = client.get(reverse("documents:print_file", args=[run.pk]))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert b"".join(cast("Any", answer).streaming_content).startswith(b"%PDF")
    acts = Entry.objects.filter(action__contains="_print", thing_key=str(run.pk)).order_by("pk").values_list("action", flat=True)
    assert list(acts) == ["documents.begin_print", "documents.ask_for_print", "documents.finish_print"]


@pytest.mark.django_db
def test_nothing_is_printed_while_a_row_is_wrong(unit: Unit, clerk: User, signed_in: SignIn) -> None:
    client = signed_in(clerk)
    where = sent(client, xlsx([*people(2), ["", "Phòng B", 9, ""]]))
    page = client.get(where).content.decode()
    assert "1 dòng có lỗi" in page
    assert "ô trống" in page
    assert "In 3 bản" not in page
    again = client.get(f"{reverse('documents:begin_print', args=['GK'])}?tu={PrintRun.objects.get().pk}").content.decode()
    assert COMMON["decision"] in again
    run = asked(client)
    assert (run.state, run.made) == (PrintState.READ, None)
    assert run_jobs() == 0


@pytest.mark.django_db
def test_a_long_list_is_printed_in_the_background(unit: Unit, clerk: User, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in(clerk)
    where = sent(client, xlsx(people(51)))
    run = asked(client)
    assert (run.state, run.made) == (PrintState.WAITING, None)
    assert "Đang in ra PDF" in client.get(where).content.decode()
    assert client.get(reverse("documents:print_file", args=[run.pk])).status_code == 404
    run_jobs()
    run.refresh_from_db()
    assert (run.state, len(pdf(run))) == (PrintState.DONE, 51)
    assert "PDF đã sẵn để in" in client.get(where).content.decode()


@pytest.mark.django_db
def test_a_list_of_more_than_a_thousand_is_refused(unit: Unit, clerk: User, signed_in: SignIn) -> None:
    assert "Danh sách có 1001 dòng; mỗi lần in nhiều nhất 1.000" in sent(signed_in(clerk), xlsx(people(1001)))
    assert (PrintRun.objects.count(), StoredFile.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_a_sign_that_cannot_be_printed_is_told_and_may_be_tried_again(unit: Unit, clerk: User, signed_in: SignIn) -> None:
    client = signed_in(clerk)
    where = sent(client, xlsx([["Bà \U0001f600 Mẫu", "", 1, ""]]))
    run = asked(client)
    assert run.state == PrintState.FAILED
    page = client.get(where).content.decode()
    assert "kiểu chữ in không có" in page
    assert "In 1 bản ra PDF" in page


@needs_office
@pytest.mark.django_db
def test_invitations_by_the_form_of_the_decree(unit: Unit, clerk: User, signed_in: SignIn) -> None:
    client = signed_in(clerk)
    titles = [column.title for column in sort_of("GM").columns]
    guests = [["Ông Vàng A Mẫu" if title == "Kính mời" else "" for title in titles]]
    guests.append(["Bà Lò Thị Mẫu" if title == "Kính mời" else "Phòng 5" if title == "Địa điểm" else "" for title in titles])
    sent(client, xlsx(guests, kind="GM"), kind="GM")
    first, second = (" ".join(page.split()) for page in pdf(asked(client)))
    assert "Sở Tư pháp tỉnh Yên Bái trân trọng kính mời: Ông Vàng A Mẫu." in first
    assert "Số: 15/GM-STP" in first
    assert "Yên Bái, ngày 10 tháng 6 năm 2021" in first
    assert "Phòng 5./." in second


@needs_office
@pytest.mark.django_db
def test_invitations_by_the_units_own_template(unit: Unit, clerk: User, signed_in: SignIn) -> None:
    version = brought(unit, clerk, "Mẫu riêng của Văn phòng")
    actions.put_in_use(version, day=clock.today(), by=clerk)
    client = signed_in(clerk)
    page = client.get(reverse("documents:begin_print", args=["GM"])).content.decode()
    assert "in theo mẫu" in page
    book = xlsx([["Ông A"], ["Bà B"]], titles=["Kính mời"])
    where = sent(client, book, kind="GM")
    run = asked(client)
    assert (run.state, run.version) == (PrintState.WAITING, version), client.get(where).content.decode()
    run_jobs()
    run.refresh_from_db()
    pages = pdf(run)
    assert [name in page for name, page in zip(("Ông A", "Bà B"), pages, strict=True)] == [True, True]
    assert all("Mẫu riêng của Văn phòng" in page for page in pages)


# ---- who, and what the table says ----


@pytest.mark.django_db
def test_lists_are_the_units_own(unit: Unit, clerk: User, admin: User, signed_in: SignIn) -> None:
    sent(signed_in(clerk), xlsx(people(1)))
    run = PrintRun.objects.get()
    stranger = make_officer(make_unit("Sở Tư pháp tỉnh Lào Cai"))
    for one in (stranger, admin):
        assert signed_in(one).get(reverse("documents:print", args=[run.pk])).status_code == 404
    with pytest.raises(RuleBroken, match="Chỉ chuyên viên, lãnh đạo"):
        actions.ask_for_print(run, wrong=0, in_background=False, by=stranger)
    with pytest.raises(RuleBroken, match="Chỉ chuyên viên, lãnh đạo"):
        actions.begin_print(unit, kind="GK", version=None, source=run.source, said={}, rows=1, by=stranger)
    with pytest.raises(RuleBroken, match="chỉ do hệ thống ghi"):
        actions.fail_print(run, why="x", by=stranger)


@pytest.mark.parametrize("state", PrintState)
def test_every_move_from_every_state(state: PrintState) -> None:
    for move in PrintMove:
        assert (printing.why_not_move(move, state) is None) == (state in printing.TRANSITIONS[move])


@pytest.mark.django_db
def test_the_database_keeps_a_run_whole(unit: Unit, clerk: User, signed_in: SignIn) -> None:
    sent(signed_in(clerk), xlsx(people(1)))
    runs = PrintRun.objects.all()
    for wrong in ({"rows": 0}, {"rows": 1001}, {"state": "done"}, {"state": "failed"}, {"state": "x"}, {"kind": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            runs.update(**wrong)


# ---- papers of one template in one file ----


def by_template(*lines: str, count: int = 3) -> list[bytes]:
    guests = [{**sample(FIELDS[DocumentKind.INVITATION]), "kinh_moi": f"Ông Vàng A Mẫu {at}"} for at in range(count)]
    return [render(docx(*lines), guest, FIELDS[DocumentKind.INVITATION]) for guest in guests]


@needs_office
def test_papers_of_one_template_stand_in_one_file_and_each_begins_a_page() -> None:
    whole = together(by_template(NEEDED, "{{ noi_dung }}"))
    assert whole is not None
    assert faults_of(whole) == ()
    assert [f"Mẫu {at}" in page for at, page in enumerate(pages_of(to_pdf(whole, suffix=".docx")))] == [True] * 3


def test_papers_that_differ_in_a_header_stay_apart() -> None:
    def head(made: Docx) -> None:
        made.sections[0].header.paragraphs[0].text = "{{ kinh_moi }}"

    known = FIELDS[DocumentKind.INVITATION]
    papers = [render(docx(NEEDED, more=head), {**sample(known), "kinh_moi": name}, known) for name in ("Ông A", "Bà B")]
    assert together(papers) is None


def test_paragraphs_that_word_counts_stay_apart() -> None:
    def count(made: Docx) -> None:
        made.add_paragraph("Mục", style="List Number")

    known = FIELDS[DocumentKind.INVITATION]
    assert together([render(docx(NEEDED, more=count), sample(known), known)] * 2) is None
