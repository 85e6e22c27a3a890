"""What a unit shows for its points: added once, used for as many criteria as it proves, removed without being lost."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import RuleBroken, require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.criteria.enums import EvidenceKind
from thidua.criteria.models import Criterion
from thidua.files.models import StoredFile
from thidua.ledger.record import record
from thidua.scoring.models import Evidence, Sheet
from thidua.scoring.permissions.marks import why_not_show_evidence


@dataclass(frozen=True, slots=True)
class Piece:
    """What is shown, by its kind: number and day of a document, a file, an address, a counted figure with the time it was counted over."""

    kind: EvidenceKind
    title: str
    number: str = ""
    dated: date | None = None
    file: StoredFile | None = None
    url: str = ""
    figure: Decimal | None = None
    counted_from: date | None = None
    counted_to: date | None = None


@transaction.atomic
def add_evidence(sheet: Sheet, *, piece: Piece, criterion: Criterion, by: User) -> Evidence:
    sheet, now = lock(sheet, "period__version", "unit"), clock.now()
    require(why_not_show_evidence(by, sheet, now) or _why_not_for(sheet, criterion) or _why_not_piece(piece, now.date()))
    made = Evidence.objects.create(
        sheet=sheet,
        kind=piece.kind,
        title=one_line(piece.title)[:300],
        number=one_line(piece.number)[:60],
        dated=piece.dated,
        file=piece.file,
        url=piece.url,
        figure=piece.figure,
        counted_from=piece.counted_from,
        counted_to=piece.counted_to,
        added_by=by,
        added_at=now,
    )
    made.criteria.add(criterion)
    record(by, "scoring.add_evidence", sheet, kind=piece.kind, title=made.title, number=made.number, code=criterion.code, file=piece.file)
    return made


@transaction.atomic
def use_evidence(evidence: Evidence, *, criterion: Criterion, by: User) -> Evidence:
    """For one criterion more."""
    evidence = lock(evidence, "sheet__period__version", "sheet__unit")
    require(why_not_show_evidence(by, evidence.sheet, clock.now()) or _why_not_for(evidence.sheet, criterion))
    require("Minh chứng này vừa được bỏ. Thêm lại nếu vẫn cần." if evidence.removed_at else None)
    evidence.criteria.add(criterion)
    record(by, "scoring.use_evidence", evidence.sheet, title=evidence.title, code=criterion.code)
    return evidence


@transaction.atomic
def remove_evidence(evidence: Evidence, *, criterion: Criterion, by: User) -> Evidence:
    """From one criterion; with the last of them it leaves the sheet, and its row stays."""
    evidence, now = lock(evidence, "sheet__period__version", "sheet__unit"), clock.now()
    require(why_not_show_evidence(by, evidence.sheet, now))
    if evidence.removed_at or not evidence.criteria.filter(pk=criterion.pk).exists():
        raise RuleBroken("Minh chứng này đã bỏ khỏi tiêu chí, có thể do đồng nghiệp vừa bấm.")
    if evidence.criteria.count() > 1:
        evidence.criteria.remove(criterion)
    else:
        evidence.removed_at = now
        evidence.save(update_fields=["removed_at"])
    record(by, "scoring.remove_evidence", evidence.sheet, title=evidence.title, code=criterion.code)
    return evidence


def _why_not_for(sheet: Sheet, criterion: Criterion) -> str | None:
    if criterion.version_id != sheet.period.version_id:
        return f"Tiêu chí này không thuộc bảng của {sheet.period}. Tải lại trang."
    return "Minh chứng gắn với từng tiêu chí, không gắn với mục lớn." if criterion.is_group else None


def _why_not_piece(piece: Piece, today: date) -> str | None:
    if not one_line(piece.title):
        return "Ghi tên hoặc trích yếu của minh chứng."
    match piece.kind:
        case EvidenceKind.DOCUMENT:
            return _why_not_document(piece, today)
        case EvidenceKind.FILE:
            return None if piece.file else "Chưa chọn tệp."
        case EvidenceKind.LINK:
            return why_not_address(piece.url)
        case EvidenceKind.FIGURE:
            return _why_not_figure(piece)


def _why_not_document(piece: Piece, today: date) -> str | None:
    if not one_line(piece.number) or piece.dated is None:
        return "Ghi số, ký hiệu và ngày của văn bản."
    return f"Ngày văn bản {piece.dated:%d/%m/%Y} còn ở phía trước. Xem lại ngày." if piece.dated > today else None


def why_not_address(url: str) -> str | None:
    """Only what others can open too."""
    if url.lower().startswith("file:") or url[1:3] in {":\\", ":/"} or url.startswith("\\\\"):
        return "Đường dẫn này nằm trên máy của bạn nên người chấm không mở được. Tải tệp lên thay cho đường dẫn."
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    is_open = parts.scheme in {"http", "https"} and "." in parts.netloc
    return None if is_open and len(url) <= 500 else "Đường dẫn phải bắt đầu bằng https:// hoặc http:// và mở được từ máy khác."


def _why_not_figure(piece: Piece) -> str | None:
    if piece.figure is None or piece.counted_from is None or piece.counted_to is None:
        return "Ghi số liệu và kỳ tính: từ ngày, đến ngày."
    return "Kỳ tính số liệu kết thúc trước khi bắt đầu. Xem lại hai ngày." if piece.counted_to < piece.counted_from else None
