"""Who keeps the register, proposes and decides the next head, hands over and takes over, opens the next year."""

from collections.abc import Sequence
from datetime import date, datetime

from thidua.accounts.models import User
from thidua.blocs.enums import YearState
from thidua.blocs.models import Bloc, BlocYear
from thidua.blocs.permissions import why_closed
from thidua.blocs.permissions import why_not_keep as why_not_keep_year
from thidua.blocs.queries import members_in_force, prepares, runs, stands_above
from thidua.organisations.models import Unit
from thidua.organisations.queries import acts_for
from thidua.plans.enums import PlanState
from thidua.plans.models import Plan
from thidua.years.enums import HandoverMove, HandoverState, ProposalMove, ProposalState, RotationWay
from thidua.years.models import Handover, HeadProposal, YearClosing
from thidua.years.queries.closing import left_open
from thidua.years.queries.handover import content_of, digest, giver_of, signs_for
from thidua.years.queries.next_year import plans_to_carry, units_that_draft
from thidua.years.queries.rotation import blocs_shown, present_year, rule_of
from thidua.years.rules.life import why_not_move_handover, why_not_move_proposal


def why_not_see_bloc(user: User, bloc: Bloc, day: date) -> str | None:
    return None if bloc.pk in blocs_shown(user, day) else "Đơn vị bạn không tham gia khối thi đua này."


def why_not_keep(user: User, bloc: Bloc, day: date) -> str | None:
    """The register, the rule and the passes: whoever leads the bloc now, or a system administrator."""
    year = present_year(bloc, day)
    if user.is_system_admin or (year is not None and (runs(user, year, day) or prepares(user, year, day))):
        return None
    return "Chỉ đơn vị Trưởng đương nhiệm hoặc quản trị hệ thống ghi được sổ luân phiên và quy tắc."


def why_not_set_rule(way: RotationWay, order: Sequence[Unit]) -> str | None:
    if way == RotationWay.LIST and len(order) < 2:
        return "Ghi thứ tự luân phiên, ít nhất hai đơn vị, mỗi dòng một đơn vị."
    return None


def why_not_propose_any(user: User, bloc_year: BlocYear, day: date) -> str | None:
    """The page of a proposal."""
    closed = why_closed(bloc_year, so="không đề xuất đơn vị Trưởng từ năm này nữa")
    if closed:
        return closed
    if user.is_system_admin or runs(user, bloc_year, day):
        return None
    return "Chỉ đơn vị Trưởng đương nhiệm hoặc quản trị hệ thống đề xuất được đơn vị Trưởng kế tiếp."


def why_not_propose(
    user: User, bloc_year: BlocYear, day: date, *, year: int, head: Unit, deputies: Sequence[Unit], expected: Unit | None, why: str
) -> str | None:
    """Units that take part, a year that can follow, and a reason where the rule names another."""
    known = bloc_year.head_proposals.filter(state=ProposalState.PROPOSED).select_related("head").first()
    if known is not None:
        return f"Đang có đề xuất {known.head} chờ quyết định. Rút đề xuất ấy trước."
    if year not in {bloc_year.year, bloc_year.year + 1}:
        return f"Từ {bloc_year} chỉ đề xuất được cho năm {bloc_year.year} hoặc {bloc_year.year + 1}."
    members = set(members_in_force(bloc_year, day).values_list("pk", flat=True))
    stranger = next((unit for unit in (head, *deputies) if unit.pk not in members), None)
    if stranger is not None:
        return f"{stranger} không phải thành viên đang tham gia {bloc_year}."
    if head in deputies or len(set(deputies)) != len(deputies):
        return "Một đơn vị chỉ giữ một vai trò. Sửa danh sách Phó Trưởng."
    if expected is not None and expected != head and not why.strip():
        return f"Theo quy chế, đơn vị kế tiếp là {expected}. Chọn đơn vị ấy, hoặc ghi lý do khác quy chế."
    return why_not_propose_any(user, bloc_year, day)


def why_not_decide(user: User, proposal: HeadProposal, day: date) -> str | None:
    """Write down the decision: who leads the year now, the superior's officers, or a system administrator."""
    year = proposal.bloc_year
    if user.is_system_admin or runs(user, year, day) or stands_above(user, year.bloc, day):
        return why_not_move_proposal(ProposalMove.DECIDE, proposal.state)
    return "Chỉ đơn vị Trưởng đương nhiệm, cơ quan cấp trên của khối hoặc quản trị hệ thống ghi được quyết định."


def why_not_without_decision(proposal: HeadProposal, decided_on: date | None, day: date) -> str | None:
    """Where the bloc's rule says so, the superior's decision with its day; minutes of the conference do for the others."""
    if decided_on is not None and decided_on > day:
        return "Ngày ký quyết định không thể ở sau hôm nay."
    rule = rule_of(proposal.bloc_year.bloc)
    if rule is None or not rule.needs_decision or decided_on is not None:
        return None
    clause = f" ({rule.clause})" if rule.clause else ""
    return (
        f"Quy tắc luân phiên của khối{clause} ghi: phải có quyết định của cấp trên rồi mới làm Trưởng. Ghi số và ngày ký quyết định; "
        "khối không cần thì đơn vị Trưởng sửa quy tắc ở sổ luân phiên."
    )


def why_not_withdraw(user: User, proposal: HeadProposal, day: date) -> str | None:
    reason = why_not_propose_any(user, proposal.bloc_year, day)
    return reason or why_not_move_proposal(ProposalMove.WITHDRAW, proposal.state)


# ---- handover ----


def why_not_prepare_handover(user: User, bloc_year: BlocYear, day: date) -> str | None:
    """The officers of the unit that leads (or led) the year."""
    giver = giver_of(bloc_year, day)
    if giver is not None and acts_for(user, giver, day):
        return None
    return f"Chỉ cán bộ của đơn vị Trưởng{f' ({giver})' if giver else ''} lập được hồ sơ bàn giao."


def why_not_start_handover(user: User, bloc_year: BlocYear, taker: Unit | None, day: date) -> str | None:
    if taker is None:
        return "Chưa có quyết định về đơn vị Trưởng kế tiếp, nên chưa biết bàn giao cho ai. Ghi quyết định trước."
    if giver_of(bloc_year, day) == taker:
        return f"{taker} tiếp tục làm Trưởng nên không phải bàn giao."
    return why_not_prepare_handover(user, bloc_year, day)


def why_not_write(user: User, handover: Handover, day: date) -> str | None:
    """Correct a draft: the giver's officers."""
    if not acts_for(user, handover.giver, day):
        return f"Chỉ cán bộ của {handover.giver} soạn được hồ sơ này."
    if handover.state == HandoverState.DRAFT:
        return None
    return "Hồ sơ đã ký giao. Lấy về soạn lại rồi sửa, sau đó ký giao lại."


def why_not_offer(user: User, handover: Handover, now: datetime) -> str | None:
    """Signed by the giver: by its leader, or by the specialist where the unit's papers go out so."""
    if not signs_for(user, handover.giver, now):
        return f"Chỉ lãnh đạo {handover.giver}, hoặc người được quy định ký văn bản gửi đi của đơn vị, ký giao được."
    return why_not_move_handover(HandoverMove.OFFER, handover.state)


def why_not_take_back(user: User, handover: Handover, day: date) -> str | None:
    if not acts_for(user, handover.giver, day):
        return f"Chỉ cán bộ của {handover.giver} lấy hồ sơ về soạn lại được."
    return why_not_move_handover(HandoverMove.TAKE_BACK, handover.state)


def why_not_answer(user: User, handover: Handover, now: datetime, move: HandoverMove) -> str | None:
    """Sign or refuse: the taker's leader, or who signs its papers."""
    if not signs_for(user, handover.taker, now):
        return f"Chỉ lãnh đạo {handover.taker}, hoặc người được quy định ký văn bản gửi đi của đơn vị, trả lời được."
    return why_not_move_handover(move, handover.state)


def why_not_same(handover: Handover, day: date) -> str | None:
    """What was signed by the giver must still be what the year holds."""
    if digest(content_of(handover, day)) == handover.sha256:
        return None
    return "Nội dung bàn giao đã khác so với lúc bên giao ký (có việc, văn bản hoặc đầu mối vừa thay đổi). Đề nghị bên giao ký giao lại."


# ---- closing the year ----


def why_not_close_any(user: User, bloc_year: BlocYear, day: date) -> str | None:
    """The page: an open year; whoever leads it, or a system administrator."""
    closed = why_closed(bloc_year, so="không phải khép nữa")
    if closed or user.is_system_admin or runs(user, bloc_year, day):
        return closed
    return "Chỉ cán bộ của đơn vị Trưởng hoặc quản trị hệ thống khép được năm thi đua."


def why_not_close(user: User, bloc_year: BlocYear, day: date, *, words: str) -> str | None:
    """What somebody waits for is settled first; what nobody handed in is named and let go in words."""
    refused = why_not_close_any(user, bloc_year, day)
    if refused:
        return refused
    left = left_open(bloc_year, day)
    if left.waiting:
        return f"Còn {len(left.waiting)} văn bản chờ đơn vị Trưởng trả lời. Tiếp nhận hoặc trả lại hết rồi khép."
    if left.rounds:
        return f"Còn {len(left.rounds)} đợt lấy ý kiến chưa chốt. Chốt hoặc hủy các đợt ấy rồi khép."
    if left.owed and not words.strip():
        return f"Còn {len(left.owed)} việc chưa xong. Ghi vì sao vẫn khép năm, để các đơn vị biết."
    return None


def why_not_reopen(user: User, closing: YearClosing | None, day: date, *, reason: str) -> str | None:
    if closing is None:
        return "Năm này đang mở."
    refused = why_not_reopen_any(user, closing.bloc_year, day)
    return refused or ("Ghi lý do mở lại năm." if not reason.strip() else None)


def why_not_reopen_any(user: User, bloc_year: BlocYear, day: date) -> str | None:
    if bloc_year.state == YearState.OPEN:
        return f"{bloc_year} đang mở."
    if user.is_system_admin or runs(user, bloc_year, day) or stands_above(user, bloc_year.bloc, day):
        return None
    return "Chỉ cán bộ của đơn vị Trưởng, của cơ quan cấp trên của khối hoặc quản trị hệ thống mở lại được năm thi đua."


# ---- next year ----


def why_not_open_next(user: User, bloc_year: BlocYear, day: date) -> str | None:
    """Members and contact points of the next year: who keeps this one, closed or not."""
    return why_not_keep_year(user, bloc_year, day)


def why_not_see_next(user: User, bloc_year: BlocYear, day: date) -> str | None:
    """The page of what the next year takes over: who keeps this one, and who drafts the next plan."""
    if why_not_open_next(user, bloc_year, day) is None or units_that_draft(user, bloc_year, day).exists():
        return None
    return "Chỉ đơn vị Trưởng, đơn vị được đề xuất làm Trưởng năm sau và quản trị hệ thống chuẩn bị năm sau."


def why_not_draft(user: User, plan: Plan, day: date) -> str | None:
    """A draft of the next year's plan out of this one."""
    if plan.state != PlanState.IN_FORCE or plan not in plans_to_carry(plan.bloc_year):
        return f"“{plan}” không phải kế hoạch chung đang thực hiện của {plan.bloc_year}."
    if not units_that_draft(user, plan.bloc_year, day).exists():
        return "Chỉ đơn vị Trưởng và đơn vị được đề xuất làm Trưởng năm sau soạn kế hoạch năm sau từ bản này."
    return None
