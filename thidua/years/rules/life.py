"""The course of a proposal of heads and of a handover: which move leads from which state to which."""

from collections.abc import Mapping

from thidua.core.life import Life
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


_NOT_OFFERED = "Bên giao chưa ký giao, hoặc đã lấy hồ sơ về soạn lại. Chờ bên giao ký rồi nhận."
_SIGNED = "Hồ sơ đã có chữ ký của hai bên nên không đổi được nữa."
_WHY = {
    **{(move, HandoverState.DRAFT): _NOT_OFFERED for move in HandoverMove},
    **{(move, HandoverState.SIGNED): _SIGNED for move in HandoverMove},
}

why_not_move_proposal = Life(ProposalState, "đề xuất này", PROPOSAL).why_not
why_not_move_handover = Life(HandoverState, "hồ sơ này", HANDOVER, _WHY).why_not
