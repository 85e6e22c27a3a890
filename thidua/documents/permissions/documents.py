"""The life of a document: who writes, signs, numbers, issues, receives, recalls."""

from datetime import datetime

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.core.dates import short
from thidua.documents.enums import DocumentMove, DocumentState
from thidua.documents.models import OfficialDocument, Recipient
from thidua.documents.queries.documents import gives_work
from thidua.documents.queries.registers import coming_number, years_issued_for
from thidua.documents.rules import life
from thidua.organisations.enums import Paper, PaperWay
from thidua.organisations.models import Unit
from thidua.organisations.queries import acts_for, approver_of, paper_way, stands_in_for


def why_not_begin(user: User, issuer: Unit, bloc_year: BlocYear | None, now: datetime) -> str | None:
    """In the unit's name, or in a bloc's name while the unit leads it."""
    if not acts_for(user, issuer, now.date()):
        return f"Chỉ chuyên viên, lãnh đạo của {issuer} soạn được văn bản của đơn vị."
    if bloc_year is None or years_issued_for(issuer, now.date()).filter(pk=bloc_year.pk).exists():
        return None
    return f"{issuer} hiện không phải đơn vị Trưởng của {bloc_year.bloc} nên không ban hành văn bản nhân danh khối."


def why_not_move(user: User, document: OfficialDocument, move: DocumentMove, now: datetime) -> str | None:
    """Rights follow the post in the issuer, and for a bloc's document the leadership of today."""
    return why_not_begin(user, document.issuer, document.bloc_year, now) or life.why_not_move(move, document.state)


def why_not_sign(user: User, document: OfficialDocument, now: datetime) -> str | None:
    """Where the unit's rule says so only its leader, or who holds the leader's delegation, records the signed copy."""
    reason = why_not_move(user, document, DocumentMove.SIGN, now)
    if reason is not None or paper_way(document.issuer, Paper.PLAN) == PaperWay.SPECIALIST:
        return reason
    if approver_of(user, document.issuer, Paper.PLAN, now) is not None:
        return None
    return f"{document.issuer} đặt lãnh đạo duyệt văn bản: chỉ lãnh đạo hoặc người được ủy quyền ghi bản ký."


def why_not_propose(user: User, document: OfficialDocument, now: datetime) -> str | None:
    reason = why_not_move(user, document, DocumentMove.PROPOSE, now)
    if reason is None and document.draft_id is None:
        return "Chưa có tệp dự thảo để trình ký. Tải bản dự thảo lên trước."
    return reason


def why_not_number(user: User, document: OfficialDocument, now: datetime) -> str | None:
    reason = why_not_move(user, document, DocumentMove.NUMBER, now)
    if reason is not None:
        return reason
    if coming_number(document, now) is not None:
        return None
    return f"Chưa lập sổ đánh số cho {document.get_kind_display().lower()} của {document.issued_for}. Lập sổ trước rồi cấp số."


def why_not_issue(user: User, document: OfficialDocument, now: datetime) -> str | None:
    reason = why_not_move(user, document, DocumentMove.ISSUE, now)
    if reason is None and not document.recipients.exists():
        return "Chưa ghi nơi nhận. Chọn ít nhất một nơi nhận rồi phát hành."
    return reason


def why_not_recall(user: User, document: OfficialDocument, now: datetime) -> str | None:
    """Not while it gives work in a year: work and document go together."""
    reason = why_not_move(user, document, DocumentMove.RECALL, now)
    if reason is None and gives_work(document):
        return "Văn bản này đang giao việc trong năm thi đua. Thu hồi từ trang của văn bản, để các việc chưa xong cùng thôi."
    return reason


def why_not_receive(user: User, copy: Recipient, now: datetime) -> str | None:
    reason = _why_not_of_receiver(user, copy, now)
    if reason is not None:
        return reason
    if copy.document.state == DocumentState.RECALLED:
        return "Văn bản đã được thu hồi nên không nhận nữa."
    return None if copy.sent_at is not None else "Văn bản chưa phát hành."


def why_not_remove(user: User, copy: Recipient, now: datetime) -> str | None:
    """After a recall the receiver takes its copy out and says so (Điều 18)."""
    reason = _why_not_of_receiver(user, copy, now)
    if reason is None and copy.document.state != DocumentState.RECALLED:
        return "Văn bản không bị thu hồi nên không gỡ."
    return reason


def _why_not_of_receiver(user: User, copy: Recipient, now: datetime) -> str | None:
    if copy.unit is None:
        return "Nơi nhận này ở ngoài hệ thống."
    if stands_in_for(user, copy.unit, now.date()):
        return None
    return f"Chỉ chuyên viên, lãnh đạo của {copy.unit} (hoặc đơn vị kế thừa) xác nhận được bản gửi đơn vị."


def why_not_enter(user: User, unit: Unit, now: datetime) -> str | None:
    if acts_for(user, unit, now.date()):
        return None
    return f"Chỉ chuyên viên, lãnh đạo của {unit} vào sổ văn bản đến của đơn vị (ngày {short(now.date())})."
