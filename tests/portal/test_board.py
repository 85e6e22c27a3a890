"""Bảng theo dõi: cells, sums, filters, sheets of A4, the workbook."""

import io
import re
import time
from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from tests.portal.make import owed, under_way, with_duties
from thidua.accounts import actions as accounts
from thidua.accounts.models import User
from thidua.blocs import actions as blocs
from thidua.core import clock
from thidua.obligations.actions import mark_done
from thidua.obligations.models import Obligation
from thidua.organisations import actions as organisations
from thidua.organisations.enums import UnitKind
from thidua.portal.prints.board import workbook
from thidua.portal.queries.board import Board, board_of, lead_words
from thidua.portal.rules.board import Wanted

SignedIn = Callable[[User], Client]


def words(board: Board) -> dict[str, list[str | None]]:
    return {line.member.unit.place: [cell.look.word if cell else None for cell in line.cells] for line in board.lines}


def test_cells_and_sums(admin: User, moment: datetime) -> None:
    made = under_way(admin)
    mark_done(owed(made, "Lào Cai"), done_on=date(2021, 6, 8), note="", by=made.clerk)
    board = board_of(made.year, clock.now(), Wanted())
    assert [(column.name, column.last) for column in board.columns] == [("Báo cáo sơ kết", date(2021, 6, 19))]
    assert words(board) == {"Lạng Sơn": ["còn 9 ngày"], "Lào Cai": ["08/6"], "Tuyên Quang": ["còn 9 ngày"], "Yên Bái": ["còn 9 ngày"]}
    assert (board.sums, board.done, board.total) == ([(1, 4)], 1, 4)
    assert sorted(duty.title for duty in board.single) == ["Biên bản kiểm tra", "Báo cáo chung"]
    assert lead_words(board, clock.today()) == "Chưa đơn vị nào quá hạn; tiếp theo là “Báo cáo sơ kết”, 3 đơn vị chưa xong, còn 9 ngày."


def test_lead_names_how_many_are_late(admin: User, at: Callable[[datetime], None], moment: datetime) -> None:
    made = under_way(admin)
    at(datetime(2021, 6, 21, 8, 0, tzinfo=clock.LOCAL))
    assert lead_words(board_of(made.year, clock.now(), Wanted()), clock.today()) == "Bốn đơn vị có việc quá hạn."


def test_dated_columns_come_first_in_their_order(admin: User, moment: datetime) -> None:
    made = under_way(admin)
    with_duties(
        made,
        [
            {"deliverable": "Việc chưa hạn"},
            {"deliverable": "Việc tháng chín", "due": {"kind": "month", "month": "2021-09"}},
            {"deliverable": "Việc thường xuyên", "standing": True},
            {"deliverable": "Việc đầu năm", "due": {"kind": "by", "date": "2021-03-01"}},
        ],
    )
    board = board_of(made.year, clock.now(), Wanted())
    names = [column.name for column in board.columns]
    assert names == ["Việc đầu năm", "Báo cáo sơ kết", "Việc tháng chín", "Việc chưa hạn"]
    assert (board.standing, board.total) == (["Việc thường xuyên"], 4 * 4)


@pytest.mark.parametrize(
    ("half", "names"),
    [
        ("dau", ["Việc đầu năm", "Báo cáo sơ kết"]),
        ("cuoi", ["Việc tháng chín"]),
        ("chua-co-han", ["Việc chưa hạn"]),
    ],
)
def test_filter_by_half(admin: User, moment: datetime, half: str, names: list[str]) -> None:
    made = under_way(admin)
    dated = {"deliverable": "Việc tháng chín", "due": {"kind": "month", "month": "2021-09"}}
    with_duties(
        made, [{"deliverable": "Việc chưa hạn"}, dated, {"deliverable": "Việc đầu năm", "due": {"kind": "by", "date": "2021-03-01"}}]
    )
    assert [column.name for column in board_of(made.year, clock.now(), Wanted(half=half)).columns] == names


def test_filters_by_unit_group_and_what_is_unfinished(admin: User, moment: datetime) -> None:
    made = under_way(admin)
    extra = organisations.add_unit(name="Cục THADS tỉnh Lào Cai", kind=UnitKind.CUC_THADS, place="Cục", by=admin)
    blocs.add_member(made.year, unit=extra, subgroup="Cục", by=admin)
    mark_done(owed(made, "Lào Cai"), done_on=clock.today(), note="", by=made.clerk)
    assert list(words(board_of(made.year, clock.now(), Wanted(subgroup="Cục")))) == ["Cục"]
    assert list(words(board_of(made.year, clock.now(), Wanted(unit=made.units["Lào Cai"].pk)))) == ["Lào Cai"]
    assert list(words(board_of(made.year, clock.now(), Wanted(only_unfinished=True)))) == ["Lạng Sơn", "Tuyên Quang", "Yên Bái"]


def test_finished_columns_go_when_only_unfinished(admin: User, moment: datetime) -> None:
    made = under_way(admin)
    for row in Obligation.objects.filter(deliverable="Báo cáo sơ kết"):
        mark_done(row, done_on=clock.today(), note="", by=made.clerk)
    board = board_of(made.year, clock.now(), Wanted(only_unfinished=True))
    assert (board.columns, board.lines) == ([], [])


def test_each_turn_of_a_rhythm_is_a_column_with_its_period(admin: User, moment: datetime) -> None:
    made = under_way(admin)
    with_duties(made, [{"deliverable": "Báo cáo quý (ngắn)", "due": {"kind": "recurring", "every": "quarter"}}])
    columns = board_of(made.year, clock.now(), Wanted(half="dau")).columns
    assert [column.name for column in columns] == ["Báo cáo quý, quý I/2021", "Báo cáo sơ kết", "Báo cáo quý, quý II/2021"]
    assert columns[0].title == "Báo cáo quý (ngắn) (quý I/2021)"


def test_a_member_that_left_says_so(admin: User, moment: datetime, signed_in: SignedIn) -> None:
    made = under_way(admin)
    gone = made.year.memberships.get(unit=made.units["Lào Cai"])
    blocs.end_membership(gone, ends_on=date(2021, 6, 1), reason="Chuyển khối", by=admin)
    assert "thôi từ 01/06/2021" in signed_in(made.clerk).get(f"/bang-theo-doi/{made.year.pk}/").content.decode()


def test_page_links_each_cell_and_keeps_the_filter(admin: User, moment: datetime, signed_in: SignedIn) -> None:
    made = under_way(admin)
    page = signed_in(made.clerk).get(f"/bang-theo-doi/{made.year.pk}/", {"ky": "dau", "chua-xong": "1"}).content.decode()
    assert f'href="/nghia-vu/{owed(made, "Lạng Sơn").pk}/"' in page
    assert f'href="/bang-theo-doi/{made.year.pk}/xlsx/?ky=dau&amp;chua-xong=1"' in page
    assert '<option value="dau" selected>' in page


def test_empty_board_teaches(admin: User, moment: datetime, signed_in: SignedIn) -> None:
    made = under_way(admin)
    Obligation.objects.update(state="withdrawn")
    client = signed_in(made.clerk)
    assert "Bảng còn trống" in client.get(f"/bang-theo-doi/{made.year.pk}/").content.decode()
    assert "Bảng còn trống" in client.get(f"/bang-theo-doi/{made.year.pk}/in/").content.decode()


def test_paper_goes_on_after_twelve_columns(admin: User, moment: datetime, signed_in: SignedIn) -> None:
    made = under_way(admin)
    with_duties(made, [{"deliverable": f"Việc số {number}"} for number in range(14)])
    page = signed_in(made.clerk).get(f"/bang-theo-doi/{made.year.pk}/in/").content.decode()
    assert (page.count('class="board-sheet"'), page.count('class="board-head"')) == (2, 15)
    assert page.count('<th scope="row">Sở Tư pháp tỉnh Lạng Sơn</th>') == 2


def test_workbook_has_typed_days_and_no_formulas(admin: User, moment: datetime) -> None:
    made = under_way(admin)
    organisations.correct_unit(made.units["Yên Bái"], short_name="", place="=1+1", email="", phone="", by=admin)
    with_duties(made, [{"deliverable": "=HYPERLINK(1)", "recipient": "@SUM(A1)"}, {"deliverable": "-2+3"}, {"deliverable": "+84 gọi lại"}])
    mark_done(owed(made, "Lạng Sơn"), done_on=date(2021, 6, 8), note="", by=made.clerk)
    book = load_workbook(io.BytesIO(workbook(board_of(made.year, clock.now(), Wanted()), clock.today())))
    table, listed = book["Bảng theo dõi"], book["Danh sách"]
    assert [cell.value for cell in table[2]][:3] == ["Đơn vị", "Báo cáo sơ kết", "=HYPERLINK(1)"]
    assert (table["B3"].value, table["B3"].number_format) == (datetime(2021, 6, 19), "dd/mm/yyyy")
    done = next(row for row in table.iter_rows(min_row=4) if row[0].value == "Sở Tư pháp tỉnh Lạng Sơn")[1]
    assert (done.value, done.is_date) == (datetime(2021, 6, 8), True)
    cells = [cell for sheet in (table, listed) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert all(cell.quotePrefix for cell in cells if str(cell.value).startswith(("=", "+", "-", "@")))
    assert [cell.value for cell in listed[1]][:3] == ["Đơn vị", "Nhóm", "Việc phải làm"]
    assert listed.max_row == 1 + Obligation.objects.count()


def test_workbook_is_sent_as_a_file(admin: User, moment: datetime, signed_in: SignedIn) -> None:
    made = under_way(admin)
    answer = signed_in(made.clerk).get(f"/bang-theo-doi/{made.year.pk}/xlsx/")
    assert answer["Content-Disposition"] == 'attachment; filename="bang-theo-doi-2021.xlsx"'
    assert load_workbook(io.BytesIO(answer.content)).sheetnames == ["Bảng theo dõi", "Danh sách"]


def test_queries_do_not_grow(
    admin: User, moment: datetime, signed_in: SignedIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    made = under_way(admin)
    client, address = signed_in(made.clerk), f"/bang-theo-doi/{made.year.pk}/"
    client.get(address)
    with django_assert_max_num_queries(60) as few:
        client.get(address)
    with_duties(made, [{"deliverable": f"Việc số {number}"} for number in range(30)])
    with django_assert_max_num_queries(60) as many:
        page = client.get(address).content.decode()
    assert page.count("<td") > 30 * 4
    assert len(many) == len(few)


@pytest.mark.slow
def test_sixty_three_units_and_forty_things_in_half_a_second(admin: User, moment: datetime, signed_in: SignedIn) -> None:
    made = under_way(admin, places=("Yên Bái", "Tuyên Quang", *(f"Tỉnh {number}" for number in range(61))))
    with_duties(made, [{"deliverable": f"Việc số {number}", "due": {"kind": "by", "date": "2021-09-01"}} for number in range(39)])
    client, address = signed_in(made.clerk), f"/bang-theo-doi/{made.year.pk}/"
    assert len(re.findall(r'href="/nghia-vu/\d+/"', client.get(address).content.decode())) == 63 * 40 + 2
    took = []
    for _ in range(3):
        begun = time.process_time()
        client.get(address)
        took.append(time.process_time() - begun)
    assert min(took) < 0.5, took


def test_unit_that_is_not_here_is_invited_from_its_row(admin: User, moment: datetime, signed_in: SignedIn) -> None:
    made = under_way(admin)
    unit = organisations.add_unit(name="Sở Tư pháp tỉnh Cao Bằng", kind=UnitKind.SO_TU_PHAP, by=admin)
    member = blocs.add_member(made.year, unit=unit, by=admin)
    address, invite = f"/bang-theo-doi/{made.year.pk}/", reverse("blocs:invite", args=[made.year.pk, member.pk])
    assert signed_in(made.clerk).get(address).content.decode().count(f'href="{invite}"') == 2  # the table and the list of the telephone
    assert invite not in signed_in(made.people["Lạng Sơn"]).get(address).content.decode()
    slip = blocs.invite_unit(made.year, unit, full_name="Đàm Thị Thử", by=made.clerk)
    accounts.note_sign_in(User.objects.get(pk=slip.user_pk), by=User.objects.get(pk=slip.user_pk))
    assert invite not in signed_in(made.clerk).get(address).content.decode()
