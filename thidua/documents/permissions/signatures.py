"""Who keeps the trusted roots and the lists of revoked certificates, who may ask for a check, who gets a PDF to sign."""

from datetime import datetime

from thidua.accounts.models import User
from thidua.core.actor import SYSTEM, Actor
from thidua.documents.models import OfficialDocument, RevocationList, TrustRoot
from thidua.documents.permissions.documents import why_not_begin
from thidua.documents.rules import signatures as rules
from thidua.files.models import StoredFile
from thidua.files.queries import why_not_open


def why_not_keep_roots(user: User) -> str | None:
    if user.is_system_admin:
        return None
    return "Chỉ quản trị hệ thống nạp, rút chứng thư gốc tin cậy. Cần thêm chứng thư nào thì báo quản trị."


def why_not_withdraw(user: User, root: TrustRoot) -> str | None:
    return why_not_keep_roots(user) or ("Chứng thư gốc này đã rút rồi." if root.withdrawn_at else None)


def why_not_keep_lists(user: User) -> str | None:
    return None if user.is_system_admin else "Chỉ quản trị hệ thống nạp, rút danh sách thu hồi chứng thư."


def why_not_withdraw_list(user: User, listed: RevocationList) -> str | None:
    return why_not_keep_lists(user) or ("Danh sách thu hồi này đã rút rồi." if listed.withdrawn_at else None)


def why_not_check(stored: StoredFile) -> str | None:
    """Whoever may read a file may have it checked."""
    return rules.why_not_checked(stored.media_type) or why_not_open(stored)


def why_not_note(by: Actor) -> str | None:
    return None if by == SYSTEM else "Kết quả kiểm tra chữ ký số chỉ do hệ thống ghi."


def why_not_prepare(user: User, document: OfficialDocument, now: datetime) -> str | None:
    """Whoever writes for the issuer: the officer who brings the PDF to the desk of the signer."""
    reason = why_not_begin(user, document.issuer, document.bloc_year, now) or rules.why_not_prepared(document.state)
    if reason is not None or document.draft is None:
        return reason or "Chưa có tệp dự thảo để chuyển thành PDF. Tải bản dự thảo lên trước."
    return why_not_open(document.draft)
