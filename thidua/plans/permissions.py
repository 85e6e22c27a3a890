"""Who may do what with a plan."""

from datetime import date, datetime

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.blocs.permissions import why_closed
from thidua.blocs.queries import takes_part
from thidua.documents.enums import DocumentMove, DocumentState
from thidua.documents.rules.life import why_not_move
from thidua.organisations.enums import Paper, PaperWay
from thidua.organisations.models import Unit
from thidua.organisations.queries import acts_for, approver_of, paper_way
from thidua.plans.enums import FactKind, FactState, PlanState
from thidua.plans.models import Plan
from thidua.plans.queries.facts import open_errors, unresolved_facts
from thidua.plans.queries.written import empty_heading


def why_not_upload(user: User, bloc_year: BlocYear, issuer: Unit, day: date) -> str | None:
    closed = why_closed(bloc_year, so="không nhận thêm kế hoạch")
    if closed:
        return closed
    if not acts_for(user, issuer, day):
        return f"Chỉ cán bộ của {issuer} được tải kế hoạch của đơn vị mình lên."
    if not takes_part(bloc_year, issuer, day):
        return f"{issuer} không tham gia {bloc_year}. Chọn đúng năm thi đua, hoặc nhờ đơn vị Trưởng ghi đơn vị vào danh sách thành viên."
    return None


def why_not_amend(amends: Plan, bloc_year: BlocYear, issuer: Unit) -> str | None:
    """An amended text takes the place of a plan of the same unit in the same year, once."""
    if amends.bloc_year_id != bloc_year.pk or amends.issuer_id != issuer.pk:
        return f"“{amends}” không phải kế hoạch của {issuer} trong {bloc_year}. Chọn đúng kế hoạch được thay thế."
    if amends.state == PlanState.SUPERSEDED:
        return f"“{amends}” đã có bản thay thế khác. Chọn bản đang thực hiện để sửa đổi tiếp."
    if amends.state == PlanState.RECALLED:
        return f"“{amends}” đã thu hồi nên không sửa đổi nữa. Để trống ô kế hoạch được thay thế."
    if amends.state != PlanState.IN_FORCE:
        return f"“{amends}” chưa đưa vào năm thi đua. Bỏ bản cũ, rồi đưa bản mới vào."
    return None


def why_not_review(user: User, plan: Plan, day: date) -> str | None:
    """Accept, edit, add or reject what was read."""
    if not acts_for(user, plan.issuer, day):
        return f"Chỉ cán bộ của {plan.issuer} được soát kế hoạch này."
    if plan.state == PlanState.PROPOSED:
        return "Kế hoạch đang chờ lãnh đạo duyệt. Rút về soát lại rồi sửa."
    return _WHY_CLOSED.get(PlanState(plan.state))


_WHY_CLOSED = {
    PlanState.IN_FORCE: "Kế hoạch đã đưa vào năm thi đua nên không sửa trực tiếp. Tải bản sửa đổi lên để thay thế.",
    PlanState.SUPERSEDED: "Bản này đã có bản thay thế nên chỉ để xem lại. Mở bản đang thực hiện để sửa đổi tiếp.",
    PlanState.RECALLED: "Kế hoạch đã thu hồi nên chỉ để xem lại. Soạn tiếp từ bản này nếu cần ban hành lại.",
    PlanState.DISCARDED: "Bản này đã bỏ. Cần lại thì tải tệp lên lần nữa.",
}


def why_not_write(user: User, plan: Plan, day: date) -> str | None:
    """Change a plan that is written here: while it is a draft, and its document has not gone to be signed."""
    if not plan.shape:
        return "Kế hoạch này tải lên từ tệp nên không sửa lời văn ở đây. Bấm “Soạn tiếp từ bản này” để có bản sửa được."
    if plan.issued_as is not None and plan.issued_as.state not in {DocumentState.DRAFT, DocumentState.CANCELLED}:
        return why_not_move(DocumentMove.EDIT, plan.issued_as.state)
    return why_not_review(user, plan, day)


def why_not_make_document(user: User, plan: Plan, now: datetime) -> str | None:
    """Hand the written plan on to be signed and numbered."""
    reason = why_not_write(user, plan, now.date()) or why_not_ready(plan, despite_errors=True)
    unseen = plan.facts.filter(kind=FactKind.OBLIGATION, state=FactState.FOUND).count()
    if reason is None and unseen:
        return f"Còn {unseen} nghĩa vụ máy đọc trong lời văn mà chưa ai xác nhận. Mở bản soát, bấm “Đúng” hoặc bỏ từng điều."
    empty = empty_heading(plan) if reason is None else ""
    if empty:
        return f"Mục “{empty}” chưa có nội dung. Ghi nội dung hoặc bỏ đề mục ấy."
    if reason is None and not plan.facts.filter(kind=FactKind.RECIPIENT).exclude(state=FactState.REJECTED).exists():
        return "Chưa ghi nơi nhận nào. Thêm nơi nhận rồi lập văn bản đi."
    return reason


def why_not_propose(user: User, plan: Plan, day: date) -> str | None:
    """Hand the reviewed plan to the leader (only where the unit has chosen so)."""
    if paper_way(plan.issuer, Paper.PLAN) == PaperWay.SPECIALIST:
        return f"{plan.issuer} không yêu cầu lãnh đạo duyệt kế hoạch: đưa thẳng vào năm thi đua."
    return why_not_review(user, plan, day)


def why_not_ready(plan: Plan, *, despite_errors: bool) -> str | None:
    """What must be settled before a plan is proposed or put in force: who is meant, and the heaviest doubts (or say they are known)."""
    unknown = unresolved_facts(plan)
    if unknown:
        first = unknown[0]
        said = first.fields.get("actor") or first.quote[:60]
        where = f"mục {first.clause}" if first.clause else "chỗ không đánh số"
        return f"Còn {len(unknown)} nghĩa vụ chưa rõ đơn vị nào phải làm, bắt đầu từ {where}: “{said}”. Chọn đơn vị, hoặc bỏ điều đó."
    errors = [] if despite_errors else open_errors(plan)
    if errors:
        return f"Còn {len(errors)} điểm “chưa nên ký” chưa xử lý. Sửa, ghi cách xử lý từng điểm, hoặc đánh dấu “đã biết”."
    return None


def why_not_take_back(user: User, plan: Plan, day: date) -> str | None:
    if plan.state != PlanState.PROPOSED:
        return "Kế hoạch không ở trong hàng chờ duyệt."
    return None if acts_for(user, plan.issuer, day) else f"Chỉ cán bộ của {plan.issuer} được rút kế hoạch về."


def why_not_put_in_force(user: User, plan: Plan, now: datetime) -> str | None:
    """Confirm the plan: by the specialist where the unit lets him, else by the leader or whom he has delegated."""
    closed = why_closed(plan.bloc_year, so="không đưa thêm kế hoạch vào")
    if closed:
        return closed
    if plan.state == PlanState.IN_FORCE:
        return "Kế hoạch này đã ở trong năm thi đua."
    if plan.state in _WHY_CLOSED:
        return _WHY_CLOSED[PlanState(plan.state)]
    amended = why_not_amend(plan.amends, plan.bloc_year, plan.issuer) if plan.amends else None
    return amended or _why_not_confirm(user, plan, now)


def _why_not_confirm(user: User, plan: Plan, now: datetime) -> str | None:
    if plan.state != PlanState.PROPOSED and paper_way(plan.issuer, Paper.PLAN) == PaperWay.SPECIALIST:
        return why_not_review(user, plan, now.date())
    if plan.state != PlanState.PROPOSED:
        return f"{plan.issuer} yêu cầu lãnh đạo duyệt: bấm “Trình lãnh đạo” trước."
    if approver_of(user, plan.issuer, Paper.PLAN, now) is None:
        return f"Chỉ lãnh đạo {plan.issuer} hoặc người được ủy quyền mới duyệt được kế hoạch."
    return None


def why_not_discard(user: User, plan: Plan, day: date) -> str | None:
    if plan.state in {PlanState.SUPERSEDED, PlanState.RECALLED, PlanState.DISCARDED}:
        return _WHY_CLOSED[PlanState(plan.state)]
    if plan.state == PlanState.IN_FORCE:
        return "Kế hoạch đã đưa vào năm thi đua nên không bỏ được. Tải bản sửa đổi lên để thay thế."
    return None if acts_for(user, plan.issuer, day) else f"Chỉ cán bộ của {plan.issuer} được bỏ bản này."


def why_not_recall(user: User, plan: Plan, now: datetime) -> str | None:
    """Take it out of the year again: whoever may put it in."""
    closed = why_closed(plan.bloc_year, so="không thu hồi văn bản đã giao việc trong năm")
    if closed:
        return closed
    if plan.state != PlanState.IN_FORCE:
        return "Chỉ thu hồi được kế hoạch đang thực hiện."
    if not acts_for(user, plan.issuer, now.date()):
        return f"Chỉ cán bộ của {plan.issuer} thu hồi được kế hoạch của đơn vị."
    if paper_way(plan.issuer, Paper.PLAN) == PaperWay.LEADER and approver_of(user, plan.issuer, Paper.PLAN, now) is None:
        return f"{plan.issuer} đặt lãnh đạo duyệt: chỉ lãnh đạo hoặc người được ủy quyền thu hồi văn bản đã giao việc."
    return None
