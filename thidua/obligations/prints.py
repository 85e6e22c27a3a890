"""What handing in prints: the receipt, one A4 page, the same bytes each time."""

from thidua.core import clock, dates
from thidua.documents.slips import Slip, write_slip
from thidua.obligations.models import Submission
from thidua.obligations.queries.submissions import receipt_of


def receipt_pdf(made: Submission) -> bytes:
    """Who handed in what when. The code below is the SHA-256 of the line in the footer, so that anybody can check it."""
    row = made.obligation
    slip = Slip(
        title="BIÊN NHẬN NỘP VĂN BẢN",
        subtitle=str(row.bloc_year),
        above=row.unit.name,
        rows=(*_head(made), *_files(made), ("Mã biên nhận", made.receipt)),
        note="Hệ thống đã nhận đủ từng byte các tệp trên vào lúc ghi ở trên. Giữ tờ này để đối chiếu khi cần.",
        footer=f"Mã biên nhận là SHA-256 của dòng: {receipt_of(made)}",
    )
    return write_slip(slip)


def _head(made: Submission) -> tuple[tuple[str, str], ...]:
    row = made.obligation
    document = " ".join(filter(None, [made.document_number, f"ngày {dates.short(made.document_date)}" if made.document_date else ""]))
    rows = (
        ("Việc", row.deliverable),
        ("Theo", str(row.plan)),
        ("Gửi", row.recipient or "đơn vị Trưởng"),
        ("Lần nộp", str(made.number)),
        ("Máy chủ nhận lúc", _moment(made)),
        ("Hạn khi nộp", f"{made.due_then.astimezone(clock.LOCAL):%H:%M ngày %d/%m/%Y}" if made.due_then else ""),
        ("", "Nộp muộn" if made.is_late else ""),
        ("Người nộp", str(made.sent_by or "")),
        ("Số, ngày văn bản", document),
        ("Đường dẫn", made.link),
    )
    return tuple((name, words) for name, words in rows if words)


def _moment(made: Submission) -> str:
    return f"{made.received_at.astimezone(clock.LOCAL):%H:%M:%S ngày %d/%m/%Y}" if made.received_at else ""


def _files(made: Submission) -> tuple[tuple[str, str], ...]:
    pieces = made.pieces.select_related("file")
    return tuple(
        (piece.get_kind_display(), f"{piece.file.name} ({dates.figure(piece.file.size)} byte)\nSHA-256 {piece.file.sha256}")
        for piece in pieces
    )
