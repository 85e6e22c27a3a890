"""Who may issue a plan that is written here, and what must stand first."""

from datetime import datetime

from thidua.accounts.models import User
from thidua.documents.enums import DocumentState
from thidua.documents.models import OfficialDocument
from thidua.documents.permissions import documents as permissions
from thidua.organisations.enums import Paper, PaperWay
from thidua.organisations.queries import approver_of, paper_way
from thidua.plans.enums import PlanState
from thidua.plans.models import Plan
from thidua.plans.permissions import why_not_put_in_force, why_not_ready

_WHY_NOT_SENT = {
    DocumentState.DRAFT: "Văn bản chưa có bản ký. Trình ký, ghi bản chụp hoặc PDF đã ký số, rồi phát hành.",
    DocumentState.PROPOSED: "Văn bản đang chờ ký. Ghi bản chụp hoặc PDF đã ký số, rồi phát hành.",
    DocumentState.CANCELLED: "Văn bản đi đã hủy. Lập lại văn bản đi từ trang soạn.",
    DocumentState.RECALLED: "Văn bản đã thu hồi nên không đưa vào năm được.",
}


def why_not_issue(user: User, plan: Plan, now: datetime) -> str | None:
    """The first thing that is missing, in the order of the work."""
    if not plan.shape:
        return "Kế hoạch này tải lên từ tệp: đưa vào năm thi đua từ bản soát."
    if plan.issued_as is None:
        return "Chưa lập văn bản đi cho kế hoạch này. Soạn xong thì bấm “Lập văn bản đi”."
    reason = why_not_ready(plan, despite_errors=True) or _why_not_send(user, plan.issued_as, now)
    return reason or _why_not_confirm(user, plan, now)


def _why_not_send(user: User, document: OfficialDocument, now: datetime) -> str | None:
    if document.state in _WHY_NOT_SENT:
        return _WHY_NOT_SENT[DocumentState(document.state)]
    if document.state == DocumentState.SIGNED and not document.recipients.exists():
        return "Chưa ghi nơi nhận của văn bản. Ghi nơi nhận rồi phát hành."
    if document.state == DocumentState.SIGNED:
        return permissions.why_not_number(user, document, now)
    return permissions.why_not_issue(user, document, now) if document.state == DocumentState.NUMBERED else None


def _why_not_confirm(user: User, plan: Plan, now: datetime) -> str | None:
    """Where the leader approves, the leader's signature is what was waited for: no second round of proposing."""
    by_leader = paper_way(plan.issuer, Paper.PLAN) == PaperWay.LEADER
    if not by_leader or plan.state != PlanState.DRAFT:
        return why_not_put_in_force(user, plan, now)
    if approver_of(user, plan.issuer, Paper.PLAN, now) is None:
        return f"Chỉ lãnh đạo {plan.issuer} hoặc người được ủy quyền mới phát hành được kế hoạch."
    return None
