"""Lists of recipients as an officer fills them in, and lists that are not quite so."""

import io
from collections.abc import Callable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from thidua.documents.rules.print_lists import sort_of

COMMON = {
    "merit": "Đã có thành tích xuất sắc trong phong trào thi đua năm 2021",
    "giver": "GIÁM ĐỐC SỞ TƯ PHÁP TỈNH YÊN BÁI",
    "decision": "Quyết định số 112/QĐ-STP ngày 20 tháng 12 năm 2021",
    "place": "Yên Bái",
    "day": "20/12/2021",
    "post": "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
    "signer": "Hoàng Văn Mẫu",
}
MEETING = {
    "co_quan_chu_quan": "ỦY BAN NHÂN DÂN TỈNH YÊN BÁI",
    "co_quan_ban_hanh": "SỞ TƯ PHÁP",
    "so": "15",
    "ky_hieu": "GM-STP",
    "dia_danh": "Yên Bái",
    "ngay_ban_hanh": "10/06/2021",
    "trich_yeu": "Dự Hội nghị sơ kết phong trào thi đua",
    "ben_moi": "Sở Tư pháp tỉnh Yên Bái",
    "toi_du": "Hội nghị sơ kết phong trào thi đua sáu tháng đầu năm 2021",
    "thoi_gian": "08 giờ 00, thứ Năm, ngày 17 tháng 6 năm 2021",
    "dia_diem": "Phòng họp tầng 2, trụ sở Sở Tư pháp",
    "chuc_vu": "GIÁM ĐỐC",
    "nguoi_ky": "Hoàng Văn Mẫu",
    "noi_nhan": "Như trên",
    "luu": "VT, VP",
}


def xlsx(
    rows: Sequence[Sequence[Any]], *, kind: str = "GK", titles: Sequence[str] = (), change: Callable[[Worksheet], object] | None = None
) -> bytes:
    """The columns of that kind (or `titles`), then the rows."""
    book, kept = Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    for row in [titles or [column.title for column in sort_of(kind).columns], *rows]:
        sheet.append(list(row))
    if change:
        change(sheet)
    book.save(kept)
    return kept.getvalue()


def people(count: int) -> list[list[Any]]:
    return [[f"Bà Lò Thị Mẫu {at}", "Chuyên viên Văn phòng Sở", at, ""] for at in range(1, count + 1)]
