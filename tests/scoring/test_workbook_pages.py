"""Pages on which a workbook is taken away, brought back and accepted."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.scoring import make, workbooks
from tests.scoring.workbooks import code_of, filled
from thidua.core.errors import RuleBroken
from thidua.criteria.enums import CriterionKind as Kind
from thidua.files.models import StoredFile
from thidua.ledger.models import Entry
from thidua.scoring.actions.workbook import NOTHING, Written, take_workbook
from thidua.scoring.enums import RoundKind
from thidua.scoring.models import Evidence, MarkChange, Turn
from thidua.scoring.workbook.columns import Column

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]

C = Column


@pytest.fixture
def floor() -> make.Floor:
    return workbooks.make_floor()


@pytest.fixture
def turn(floor: make.Floor) -> Turn:
    return workbooks.turn_of(floor)


@pytest.fixture
def client(floor: make.Floor, turn: Turn) -> Client:
    return make.browser(floor.person(turn))


def url(turn: Turn, name: str = "workbook") -> str:
    return reverse(f"scoring:{name}", args=[turn.pk])


def taken_away(client: Client, turn: Turn) -> bytes:
    answer = client.get(url(turn, "workbook_file"))
    assert answer.status_code == 200
    return answer.content


def brought(client: Client, turn: Turn, data: bytes, name: str = "phieu.xlsx") -> "HttpResponse":
    return client.post(url(turn), {"file": SimpleUploadedFile(name, data)}, follow=True)  # type: ignore[return-value]


def words(answer: HttpResponse) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", unescape(answer.content.decode())))


def sent_by(answer: HttpResponse) -> dict[str, Any]:
    """What the form of the page would post."""
    return dict(re.findall(r'<input type="hidden" name="(stored|seen)" value="([^"]*)"', answer.content.decode()))


def refusal(answer: HttpResponse) -> str:
    assert answer.status_code == 422
    return words(answer)


def test_away_and_back(floor: make.Floor, turn: Turn, client: Client) -> None:
    rate, judged = code_of(floor, Kind.TIERED), code_of(floor, Kind.JUDGED)
    data = filled(
        taken_away(client, turn),
        {(rate, C.DONE): 96, (rate, C.WHOLE): 100, (rate, C.NUMBER): "12/KH-STP", (rate, C.DATED): "5/2/2021", (judged, C.POINTS): "tốt"},
    )
    shown = brought(client, turn, data)
    assert turn.marks.count() == 0
    told = words(shown)
    assert "1 tiêu chí ghi mới" in told
    assert "Kết quả, giá trị: 96; Tổng số, chỉ tiêu, quy mô: 100 (1,75 điểm)" in told
    assert "“tốt” không phải là số" in told
    assert "12/KH-STP ngày 05/02/2021" in told
    done = client.post(url(turn, "workbook_take"), sent_by(shown), follow=True)
    assert "Đã nhận 1 tiêu chí và 1 minh chứng" in words(done)  # type: ignore[arg-type]
    mark, piece = turn.marks.get(), Evidence.objects.get()
    assert (mark.criterion.code, str(mark.points), mark.version, piece.number) == (rate, "1.75", 1, "12/KH-STP")
    assert MarkChange.objects.filter(turn=mark.turn_id, criterion=mark.criterion_id).count() == 1
    entry = Entry.objects.get(action="scoring.take_workbook")
    assert (entry.body["marks"], entry.body["round"]) == (1, "self")
    again = brought(client, turn, filled(data, {(judged, C.POINTS): None}))
    assert "Phiếu giống hệt điều đã ghi trên hệ thống" in words(again)
    assert client.post(url(turn, "workbook_take"), sent_by(again)).status_code == 422
    assert turn.marks.get().version == 1


def test_written_on_the_page_while_the_list_is_read(floor: make.Floor, turn: Turn, client: Client) -> None:
    code = code_of(floor, Kind.PASS_FAIL)
    shown = brought(client, turn, filled(taken_away(client, turn), {(code, C.MET): "Đạt"}))
    floor.write(turn, code, achieved=False)
    late = client.post(url(turn, "workbook_take"), sent_by(shown))
    assert late.status_code == 409
    assert "Có điểm vừa được ghi trên mạng" in words(late)  # type: ignore[arg-type]
    assert "Lấy theo phiếu" in words(late)  # type: ignore[arg-type]
    kept = client.post(url(turn, "workbook_take"), sent_by(late))  # type: ignore[arg-type]
    assert kept.status_code == 422
    assert turn.marks.get().given == {"achieved": False}
    client.post(url(turn, "workbook_take"), sent_by(late) | {"lay": code})  # type: ignore[arg-type]
    assert (turn.marks.get().given, turn.marks.get().version) == ({"achieved": True}, 2)


def test_all_or_nothing(floor: make.Floor, turn: Turn) -> None:
    by = floor.person(turn)
    good = Written(code_of(floor, Kind.PASS_FAIL), {"achieved": True}, 0, "J10")
    bad = Written(code_of(floor, Kind.JUDGED), {"value": "9"}, 0, "L12")
    with pytest.raises(RuleBroken, match=r"Ô L12: Điểm không được quá 2\. Chưa nhận gì từ phiếu\."):
        take_workbook(turn, file=make.a_file(by), marks=[good, bad], by=by)
    assert turn.marks.count() == 0
    with pytest.raises(RuleBroken, match=NOTHING):
        take_workbook(turn, file=make.a_file(by), marks=[], by=by)


def test_of_another_unit_turn_or_year(floor: make.Floor, turn: Turn, client: Client) -> None:
    other = workbooks.turn_of(floor, 1)
    theirs = taken_away(make.browser(floor.person(other)), other)
    assert "là của Sở Tư pháp tỉnh Lào Cai; trang này là phiếu của Sở Tư pháp tỉnh Hà Giang" in refusal(brought(client, turn, theirs))
    mine = taken_away(client, turn)
    cross = workbooks.turn_of(floor, kind=RoundKind.CROSS)
    told = refusal(brought(make.browser(floor.person(cross)), cross, mine))
    assert "là của lượt khác (Tự chấm, Sở Tư pháp tỉnh Hà Giang)" in told

    def with_meta(name: str, value: str) -> bytes:
        def change(opened: Any, _sheet: Any) -> None:
            page = opened["_phieu"]
            row = next(row for row in range(1, 20) if page.cell(row, 1).value == name)
            page.cell(row, 2).value = value

        return workbooks.changed(mine, change)

    assert "là của năm 2020; trang này chấm năm 2021" in refusal(brought(client, turn, with_meta("year", "2020")))
    assert "kỳ chấm này theo “Bảng tiêu chí năm 2021, bản 1”" in refusal(brought(client, turn, with_meta("table_hash", "0" * 64)))
    assert not StoredFile.objects.exists()


NO_WORKBOOKS = [
    ("phieu.xlsm", b"PK", "tệp mang macro"),
    ("phieu.xls", b"PK", "tệp Office đời cũ (.xls)"),
    ("phieu.pdf", b"%PDF-", "không phải phiếu Excel"),
    ("phieu.ods", b"PK", "chỉ nhận"),
    ("phieu.xlsx", b"", "Tệp rỗng"),
    ("phieu.xlsx", b"PK\x03\x04 khong phai", "hỏng"),
    ("phieu.xlsx", b"0" * (5 * 1024 * 1024 + 1), "nặng quá 5 MB"),
]


def test_files_that_are_no_workbook(turn: Turn, client: Client) -> None:
    for name, data, told in NO_WORKBOOKS:
        assert told in refusal(brought(client, turn, data, name))
    assert not StoredFile.objects.exists()


def test_no_file(turn: Turn, client: Client) -> None:
    answer = client.post(url(turn), {})
    assert "Chưa có tệp nào" in refusal(answer)  # type: ignore[arg-type]


def test_an_old_or_foreign_key(turn: Turn, client: Client) -> None:
    assert "Chọn lại tệp" in words(client.get(url(turn), {"tep": "x"}, follow=True))  # type: ignore[arg-type]
    assert "Chọn lại tệp" in words(client.post(url(turn, "workbook_take"), {"stored": "x"}, follow=True))  # type: ignore[arg-type]


def test_only_its_scorer(floor: make.Floor, turn: Turn) -> None:
    for person in (floor.people[0], floor.above):
        browser = make.browser(person)
        assert browser.get(url(turn)).status_code == 403
        assert browser.get(url(turn, "workbook_file")).status_code == 403
    assert make.browser(floor.functional).get(url(turn)).status_code == 404


def test_when_the_turn_is_sent_nothing_comes_in(floor: make.Floor, turn: Turn, client: Client) -> None:
    code = code_of(floor, Kind.PASS_FAIL)
    data = filled(taken_away(client, turn), {(code, C.MET): "Đạt"})
    shown = brought(client, turn, data)
    Turn.objects.filter(pk=turn.pk).update(state="sent", sent_at=turn.round.opens_at)
    assert "Lượt chấm đã gửi nên không sửa điểm" in words(client.get(url(turn)))  # type: ignore[arg-type]
    assert "Lượt chấm đã gửi nên không sửa điểm" in refusal(brought(client, turn, data))
    assert client.post(url(turn, "workbook_take"), sent_by(shown)).status_code == 422
    assert turn.marks.count() == 0


@pytest.mark.skipif(not workbooks.has_calc(), reason="LibreOffice Calc is not installed")
def test_saved_by_libreoffice(floor: make.Floor, turn: Turn, client: Client, tmp_path: Path) -> None:
    rate, late = code_of(floor, Kind.TIERED), code_of(floor, Kind.LATE_DAYS)
    data = filled(taken_away(client, turn), {(rate, C.DONE): "=90+6", (rate, C.WHOLE): 100, (late, C.DUE): "2021-02-05"})
    shown = brought(client, turn, workbooks.through_libreoffice(data, tmp_path))
    told = words(shown)
    assert "Không nhận được" not in told
    assert "Kết quả, giá trị: 96" in told
    assert "Hạn nộp: 05/02/2021" in told


def test_questions_do_not_grow(floor: make.Floor, turn: Turn, client: Client) -> None:
    taken_away(client, turn)
    with CaptureQueriesContext(connection) as few:
        taken_away(client, turn)
    for kind, given in (("pass_fail", {"achieved": True}), ("imported", {"value": "80"}), ("deduct_per_event", {"events": "1"})):
        floor.write(turn, code_of(floor, kind), **given)
    with CaptureQueriesContext(connection) as more:
        taken_away(client, turn)
    assert len(more) == len(few)
