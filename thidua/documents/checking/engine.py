"""The form check: a document in, a report out. Unsure means silent: a false alarm costs more than a fault not told."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from thidua.core.text import one_line
from thidua.documents.checking.additions import Stamp
from thidua.documents.checking.boxes import Boxes, read_boxes
from thidua.documents.checking.checks.annexes import check_annexes
from thidua.documents.checking.checks.body import check_body
from thidua.documents.checking.checks.ending import check_ending
from thidua.documents.checking.checks.extras import check_extras
from thidua.documents.checking.checks.heading import check_heading
from thidua.documents.checking.checks.naming import check_naming
from thidua.documents.checking.checks.outline import check_outline
from thidua.documents.checking.checks.pages import check_pages
from thidua.documents.checking.checks.stamps import check_stamps
from thidua.documents.checking.pdf.reader import read_pdf
from thidua.documents.checking.report import BoxSeen, CannotCheck, Fault, FormReport
from thidua.documents.checking.sheet import Line, Sheet
from thidua.documents.checking.word.package import open_docx
from thidua.documents.checking.word.reader import read_sheet
from thidua.documents.rules.kinds import DocumentKind, PaperKind

CHECKS: tuple[Callable[[Sheet, Boxes], Iterator[Fault]], ...] = (
    check_pages,
    check_heading,
    check_stamps,
    check_naming,
    check_body,
    check_outline,
    check_ending,
    check_extras,
    check_annexes,
)
ORDER = ("trang", "1", "2", "3", "4", "5a", "5b", "6", "7", "7a", "7b", "9a", "9b", "10a", "10b", "11", "12", "13", "14", "phụ lục")
NOT_OF_PLAIN = {"number.missing", "date.missing", "title.missing", "recipients.missing", "signature.missing", "end.mark"}
IN_FORCE = date(2020, 3, 5)
OLDER = "Văn bản đề ngày trước 05/3/2020, khi Thông tư số 01/2011/TT-BNV còn hiệu lực; kết quả dưới đây soát theo Nghị định 30/2020/NĐ-CP."
PLAIN = "Không thấy tên loại, số, ký hiệu và nơi nhận nên coi là danh sách, biểu kèm theo; chỉ soát trang, phông chữ và phần có trong tệp."
SECRECY = (
    "Văn bản có dấu chỉ độ mật: Luật Bảo vệ bí mật nhà nước 2018 cấm soạn thảo, lưu giữ bí mật nhà nước trên máy nối mạng "
    "(Điều 5). Nếu là bí mật nhà nước thật, chỉ làm trên máy độc lập. Hệ thống không giữ lại tệp đã soát."
)
EMPTY = "Tệp không có chữ nào đọc được. Nếu là bản quét, hãy gửi bản Word hoặc bản PDF xuất từ Word."


def check_docx(data: bytes) -> FormReport:
    """Raises `CannotCheck`."""
    return _report(read_sheet(open_docx(data)))


def check_pdf(data: bytes) -> FormReport:
    """Raises `CannotCheck`."""
    return _report(read_pdf(data))


def check_file(data: bytes, *, suffix: str) -> FormReport:
    """By how the file is called and by how it begins. Raises `CannotCheck`."""
    if data.startswith(b"%PDF-") or suffix.lower() == ".pdf":
        return check_pdf(data)
    if suffix.lower() != ".docx":
        raise CannotCheck("Chỉ soát được tệp .docx và .pdf. Mở tệp bằng Word và lưu lại dạng .docx.")
    return check_docx(data)


def _report(sheet: Sheet) -> FormReport:
    if not any(line.text for line in sheet.lines):
        raise CannotCheck(EMPTY)
    boxes = read_boxes(sheet)
    faults = [fault for check in CHECKS for fault in check(sheet, boxes) if not (boxes.is_plain and fault.code in NOT_OF_PLAIN)]
    faults.sort(key=lambda fault: ORDER.index(fault.box))
    return FormReport(boxes.kind.label if boxes.kind else "", (*_seen(boxes), *_added(sheet, boxes)), tuple(faults), tuple(_notes(boxes)))


def _notes(boxes: Boxes) -> Iterator[str]:
    if boxes.is_plain:
        yield PLAIN
    if boxes.stamped(Stamp.SECRECY):
        yield SECRECY
    found = re.search(r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})", one_line(boxes.date.text) if boxes.date else "")
    if found and (int(found[3]), int(found[2]), int(found[1])) < (IN_FORCE.year, IN_FORCE.month, IN_FORCE.day):
        yield OLDER


def _words(*lines: Line | None) -> str:
    return " / ".join(one_line(line.text) for line in lines if line is not None)[:300]


def _seen(boxes: Boxes) -> Iterator[BoxSeen]:
    is_whole = not boxes.is_plain
    is_letter, is_minutes = boxes.kind is DocumentKind.LETTER, boxes.model is PaperKind.MINUTES
    yield BoxSeen("1", "Quốc hiệu, Tiêu ngữ", _words(boxes.nation, boxes.motto))
    yield BoxSeen("2", "Tên cơ quan, tổ chức ban hành", _words(*boxes.superior, *boxes.issuer))
    yield BoxSeen("3", "Số, ký hiệu", _words(boxes.number), is_whole)
    yield BoxSeen("4", "Địa danh và thời gian ban hành", _words(boxes.date), is_whole and not is_minutes)
    yield BoxSeen("5a", "Tên loại và trích yếu", _words(boxes.title, *boxes.summary), is_whole and not is_letter)
    yield BoxSeen("5b", "Trích yếu công văn", _words(*boxes.about), is_letter)
    yield BoxSeen("6", "Nội dung", _words(*boxes.bases[:1], *boxes.body[:2]))
    posts = [line for signer in boxes.signers for line in signer.posts]
    yield BoxSeen("7a", "Quyền hạn, chức vụ người ký", _words(*posts), is_whole)
    yield BoxSeen("7b", "Họ và tên người ký", _words(*(signer.name for signer in boxes.signers)), is_whole)
    yield BoxSeen("9a", "Kính gửi", _words(*boxes.addressees), is_letter)
    yield BoxSeen("9b", "Nơi nhận", _words(boxes.recipients_head, *boxes.recipients) if boxes.recipients_head else "", is_whole)


def _added(sheet: Sheet, boxes: Boxes) -> Iterator[BoxSeen]:
    """Boxes that a paper need not have."""
    contact = sheet.contact.lines if sheet.contact else boxes.contact
    yield BoxSeen("10a", "Dấu chỉ độ mật", _words(*boxes.stamped(Stamp.SECRECY)), False)
    yield BoxSeen("10b", "Dấu chỉ mức độ khẩn", _words(*boxes.stamped(Stamp.URGENCY)), False)
    yield BoxSeen("11", "Chỉ dẫn phạm vi lưu hành", _words(*boxes.stamped(Stamp.CIRCULATION)), False)
    yield BoxSeen("12", "Ký hiệu người soạn thảo, số lượng bản", _words(boxes.drafter or boxes.lost_drafter), False)
    yield BoxSeen("13", "Địa chỉ, điện thoại, thư điện tử", _words(*contact), False)
    yield BoxSeen("14", "Chữ ký số trên bản điện tử", _words(*boxes.copied), False)
