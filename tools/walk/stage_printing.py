"""Lists to print from: one with wrong rows, one whose papers are made."""

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from demo.units import so
from thidua.accounts.models import User
from thidua.documents import actions
from thidua.documents.models import PrintRun
from thidua.documents.print_runs import print_list
from thidua.documents.rules.print_lists import sort_of
from thidua.files.actions import store_file
from thidua.files.enums import Purpose
from thidua.organisations.models import Unit

KIND = "GK"
COMMON: dict[str, Any] = {
    "merit": "Đã có thành tích xuất sắc trong đợt thi đua quý I năm 2021",
    "giver": "GIÁM ĐỐC SỞ TƯ PHÁP TỈNH YÊN BÁI",
    "decision": "Quyết định số 57/QĐ-STP ngày 07 tháng 6 năm 2021",
    "place": "Yên Bái",
    "day": date(2021, 6, 7),
    "post": "GIÁM ĐỐC",
    "signer": "Lê Quang Thịnh",
}
GOOD = [
    ["Bà Lò Thị Mẫu", "Chuyên viên Văn phòng Sở", "07", ""],
    ["Ông Vàng A Mẫu", "Phòng Hành chính tư pháp", "08", "Sáng kiến số hóa sổ hộ tịch"],
]
WRONG = [
    ["", "Chuyên viên Thanh tra Sở", "09", ""],
    ["Bà Giàng Thị Mẫu", "Văn phòng Sở", "10", ""],
    ["bà giàng thị mẫu", "Văn phòng Sở", "10", ""],
]


def printing(found: dict[str, Any], _admin: User) -> None:
    by = User.objects.get(username=found["users"]["yenbai"])
    done = actions.ask_for_print(_begun(GOOD, by), wrong=0, in_background=False, by=by)
    found |= {"printed": print_list(done).pk, "wrong_print": _begun([*GOOD, *WRONG], by).pk}


def _begun(rows: Sequence[Sequence[str]], by: User) -> PrintRun:
    unit = Unit.objects.get(name=so("Yên Bái"))
    source = store_file(SimpleUploadedFile("danh-sach-khen.xlsx", _list(rows)), by=by, purpose=Purpose.SUBMISSION)
    return actions.begin_print(unit, kind=KIND, version=None, source=source, said=COMMON, rows=len(rows), by=by)


def _list(rows: Sequence[Sequence[str]]) -> bytes:
    book, written = Workbook(), io.BytesIO()
    for row in [[column.title for column in sort_of(KIND).columns], *rows]:
        book.worksheets[0].append(list(row))
    book.save(written)
    return written.getvalue()
