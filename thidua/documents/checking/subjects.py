"""What is checked, by the first word of a fault's code: box, clause, how it has to look (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from collections.abc import Iterable
from dataclasses import dataclass

from thidua.documents.checking.report import DECREE, Fault, Fix, Place
from thidua.documents.checking.sheet import Line, place_of


@dataclass(frozen=True, slots=True)
class Subject:
    """`sizes` in points, from and to; None: not checked. `is_upper` is True where small letters are wrong."""

    box: str
    name: str
    clause: str
    sizes: tuple[float, float] | None = None
    is_bold: bool | None = None
    is_italic: bool | None = None
    is_upper: bool = False
    is_centred: bool = False


def _main(number: int) -> str:
    return f"{DECREE}, Phụ lục I, Phần I, mục II, khoản {number}"


def _other(number: int) -> str:
    return f"{DECREE}, Phụ lục I, Phần I, mục III, khoản {number}"


def _general(number: int) -> str:
    return f"{DECREE}, Phụ lục I, Phần I, mục I, khoản {number}"


PAGE = "trang"
SUBJECTS = {
    "page": Subject(PAGE, "Khổ giấy", _general(1)),
    "margin": Subject(PAGE, "Lề trang", _general(3)),
    "font": Subject(PAGE, "Phông chữ", _general(4)),
    "page_number": Subject(PAGE, "Số trang", _general(7)),
    "state": Subject("1", "Quốc hiệu", _main(1), (12, 13), True, False, True),
    "motto": Subject("1", "Tiêu ngữ", _main(1), (13, 14), True, False),
    "superior": Subject("2", "Tên cơ quan chủ quản trực tiếp", _main(2), (12, 13), False, False, True),
    "issuer": Subject("2", "Tên cơ quan ban hành", _main(2), (12, 13), True, False, True),
    "number": Subject("3", "Số, ký hiệu", _main(3), (13, 13), False, False),
    "date": Subject("4", "Địa danh và thời gian ban hành", _main(4), (13, 14), False, True),
    "title": Subject("5a", "Tên loại văn bản", _main(5), (13, 14), True, False, True, True),
    "summary": Subject("5a", "Trích yếu", _main(5), (13, 14), True, False, False, True),
    "about": Subject("5b", "Trích yếu công văn", _main(5), (12, 13), False, False),
    "authority": Subject("6", "Thẩm quyền ban hành", _main(6), (13, 14), True, False, True, True),
    "bases": Subject("6", "Căn cứ ban hành", _main(6), (13, 14), False, True),
    "decides": Subject("6", "Lời văn “QUYẾT ĐỊNH:”", _main(6), (13, 14), True, False, True, True),
    "body": Subject("6", "Nội dung", _main(6), (13, 14), False, False),
    "chapter": Subject("6", "Phần, chương, mục", _main(6), (13, 14), True, False, False, True),
    "roman": Subject("6", "Đầu mục La Mã", _main(6), (13, 14), True, False, True),
    "article": Subject("6", "Điều", _main(6), (13, 14), True, False),
    "outline": Subject("6", "Thứ tự các mục", _main(6)),
    "end": Subject("6", "Dấu kết thúc “./.”", f"{DECREE}, Phụ lục III, mục II (các mẫu)"),
    "signature": Subject("7", "Người ký", _main(7)),
    "post": Subject("7a", "Quyền hạn, chức vụ người ký", _main(7), (13, 14), True, False, True),
    "name": Subject("7b", "Họ và tên người ký", _main(7), (13, 14), True, False),
    "addressee": Subject("9a", "Kính gửi", _main(9), (13, 14), False, False),
    "recipients": Subject("9b", "Nơi nhận", _main(9), (12, 12), True, True),
    "list": Subject("9b", "Danh sách nơi nhận", _main(9), (11, 11), False, False),
    "secrecy": Subject("10a", "Dấu chỉ độ mật", _other(2), None, True, False, True),
    "urgency": Subject("10b", "Dấu chỉ mức độ khẩn", _other(2), (13, 14), True, False, True),
    "circulation": Subject("11", "Chỉ dẫn phạm vi lưu hành", _other(2), (13, 14), True, False, True),
    "drafter": Subject("12", "Ký hiệu người soạn thảo, số lượng bản", _other(3), (11, 11), False, False),
    "contact": Subject("13", "Địa chỉ cơ quan ở chân trang", _other(4), (11, 12), False, False),
    "copy": Subject("14", "Chữ ký số trên bản điện tử", f"{DECREE}, Phụ lục I, Phần II", (10, 10), False, False),
    "annex": Subject("phụ lục", "Từ “Phụ lục”", _other(1), (14, 14), True, False, False, True),
    "annex_title": Subject("phụ lục", "Tên phụ lục", _other(1), (13, 14), True, False, True, True),
    "annex_reference": Subject("phụ lục", "Thông tin kèm theo văn bản", _other(1), (13, 14), False, True, False, True),
}


def fault(code: str, told: str, *, lines: Iterable[Line] = (), mend: str, fix: Fix | None = None, place: Place | None = None) -> Fault:
    subject = SUBJECTS[code.partition(".")[0]]
    return Fault(code, subject.box, told, subject.clause, mend, place or place_of(lines), fix, fix is not None)
