"""The course of a proposal of heads and of a handover: which move leads from which state to which."""

from collections.abc import Mapping

from thidua.years.enums import HandoverMove, HandoverState, ProposalMove, ProposalState

PROPOSAL: Mapping[ProposalMove, Mapping[ProposalState, ProposalState]] = {
    ProposalMove.DECIDE: {ProposalState.PROPOSED: ProposalState.DECIDED},
    ProposalMove.WITHDRAW: {ProposalState.PROPOSED: ProposalState.WITHDRAWN},
}
HANDOVER: Mapping[HandoverMove, Mapping[HandoverState, HandoverState]] = {
    HandoverMove.OFFER: {HandoverState.DRAFT: HandoverState.OFFERED, HandoverState.OFFERED: HandoverState.OFFERED},
    HandoverMove.TAKE_BACK: {HandoverState.OFFERED: HandoverState.DRAFT},
    HandoverMove.REFUSE: {HandoverState.OFFERED: HandoverState.DRAFT},
    HandoverMove.SIGN: {HandoverState.OFFERED: HandoverState.SIGNED},
}
"""Offering again freezes the content anew, with a new signature of the giver."""


def why_not_move_proposal(move: ProposalMove, state: str) -> str | None:
    if ProposalState(state) in PROPOSAL[move]:
        return None
    return f"Không {move.label.lower()} được: đề xuất này ở tình trạng “{ProposalState(state).label.lower()}”."


def why_not_move_handover(move: HandoverMove, state: str) -> str | None:
    if HandoverState(state) in HANDOVER[move]:
        return None
    if state == HandoverState.SIGNED:
        return "Hồ sơ đã có chữ ký của hai bên nên không đổi được nữa."
    return "Bên giao chưa ký giao, hoặc đã lấy hồ sơ về soạn lại. Chờ bên giao ký rồi nhận."
