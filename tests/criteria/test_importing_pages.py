"""The pages on which a table comes in from a file and goes out as one."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.criteria import make
from tests.criteria.reading.build import HEAD, excel, word
from tests.criteria.test_importing import LINES
from thidua.criteria.actions.importing import read_table
from thidua.criteria.models import TableReading
from thidua.criteria.queries.importing import rows_of
from thidua.criteria.reading.engine import read_bytes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]


@pytest.fixture
def house() -> make.House:
    return make.make_house()


@pytest.fixture
def client(house: make.House) -> Client:
    client = Client()
    client.force_login(house.clerk)
    return client


def url(house: make.House, name: str, *more: object) -> str:
    return reverse(f"criteria:{name}", args=[house.version.pk, *more])


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", unescape(answer.content.decode()))


def brought(house: make.House, data: bytes | None = None) -> TableReading:
    return read_table(house.version, upload=SimpleUploadedFile("bang.docx", data or word(LINES)), by=house.clerk)


def test_from_the_file_to_the_draft(house: make.House, client: Client) -> None:
    assert "Đọc bảng" in page(client, url(house, "import"))
    answer = client.post(url(house, "import"), {"file": SimpleUploadedFile("bang.docx", word(LINES))})
    assert answer.status_code == 302
    shown = page(client, url(house, "import"))
    assert "3 tiêu chí trong 2 mục lớn" in shown
    assert "Từ 95% trở lên: 2 điểm. Dưới 95%: 0 điểm." in shown
    assert "Bảng 1, hàng 6" in shown
    assert "Không thấy mức điểm nào" in shown
    done = client.post(url(house, "import_accept"), {"lan": "0"}, follow=True)
    assert "Tỷ lệ đúng hạn" in done.content.decode()
    assert house.version.criteria.count() == 5


def test_a_file_that_cannot_be_read(house: make.House, client: Client) -> None:
    for file in ({}, {"file": SimpleUploadedFile("bang.xlsx", excel({"Trống": [["x"]]}))}):
        answer = client.post(url(house, "import"), file)
        assert answer.status_code == 422
        assert ("Không thấy bảng nào" if file else "Chưa có tệp nào") in unescape(answer.content.decode())


def test_buttons_of_a_row(house: make.House, client: Client) -> None:
    reading = brought(house)
    client.post(url(house, "import_step"), {"lenh": "2-dung", "lan": "0"})
    client.post(url(house, "import_step"), {"lenh": "4-bo", "lan": "1", "xem": "ngo"})
    reading.refresh_from_db()
    rows = rows_of(reading)
    assert (rows[2].doubts, rows[4].is_dropped, reading.edits) == ((), True, 2)
    old = client.post(url(house, "import_step"), {"lenh": "4-nhan", "lan": "0"}, follow=True)
    assert "chưa ghi đè gì" in unescape(old.content.decode())
    assert client.post(url(house, "import_step"), {"lenh": "4-gi", "lan": "2"}).status_code == 404


def test_a_row_on_its_own_page(house: make.House, client: Client) -> None:
    reading = brought(house)
    address = url(house, "import_row", 1)
    shown = page(client, address)
    assert "Tỷ lệ đúng hạn" in shown
    assert 'name="dong-0-bound"' in shown
    data = {"lan": "0", "mark": "1", "title": "Tỷ lệ", "points": "1,75", "kind": "judged", "luat-step": "0,25"}
    redrawn = client.post(address, {**data, "lam": "ve"})
    assert 'name="luat-step"' in redrawn.content.decode()
    wrong = client.post(address, {**data, "points": "nhiều"})
    assert wrong.status_code == 422
    assert client.post(address, data).status_code == 302
    reading.refresh_from_db()
    row = rows_of(reading)[1]
    assert (row.title, str(row.points), row.kind, row.params["step"]) == ("Tỷ lệ", "1.75", "judged", "0.25")
    assert client.post(address, data).status_code == 409
    assert client.get(url(house, "import_row", 99)).status_code == 404


def test_a_heading_on_its_own_page(house: make.House, client: Client) -> None:
    """It asks for less than a criterion does."""
    number = next(at for at, row in enumerate(rows_of(brought(house))) if row.kind == "sum_children")
    assert "Điểm chuẩn" in page(client, url(house, "import_row", number))


def test_only_the_doubtful(house: make.House, client: Client) -> None:
    brought(house)
    shown = page(client, url(house, "import") + "?xem=ngo")
    assert "Mô hình điểm" in shown
    assert "Tỷ lệ đúng hạn" not in shown


def test_discarded(house: make.House, client: Client) -> None:
    brought(house)
    assert client.post(url(house, "import_discard")).status_code == 302
    assert "Đọc bảng" in page(client, url(house, "import"))
    assert client.post(url(house, "import_discard")).status_code == 404


def test_a_draft_with_criteria_says_why_not(house: make.House, client: Client) -> None:
    make.planted(house)
    assert "đã có tiêu chí" in page(client, url(house, "import"))


def test_out_as_word_and_excel(house: make.House, client: Client) -> None:
    make.planted(house)
    for shape in ("bang.docx", "bang.xlsx"):
        answer = client.get(url(house, "export", shape))
        assert answer.status_code == 200
        assert f"ban-1.{shape.partition('.')[2]}" in answer["Content-Disposition"]
        assert [row.mark for row in read_bytes(answer.content).rows] == ["A", "I", "1", "2", "II", "1", "B", "1"]
    assert client.get(url(house, "export", "bang.exe")).status_code == 404


def test_as_many_questions_for_many_rows(house: make.House, client: Client) -> None:
    page(client, url(house, "import"))  # what is asked once is asked here
    counts = []
    for many in (3, 60):
        brought(house, word([HEAD, *((str(at), f"Tiêu chí {at}", "1") for at in range(1, many))]))
        with CaptureQueriesContext(connection) as asked:
            page(client, url(house, "import"))
        counts.append(len(asked))
    assert counts[0] == counts[1]
