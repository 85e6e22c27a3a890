"""The life of a scoring period and of a turn: which move leads from which state to which."""

from collections.abc import Mapping

from thidua.core.life import Life
from thidua.scoring.enums import PeriodMove, PeriodState, TurnMove, TurnState

PERIOD: Mapping[PeriodMove, Mapping[PeriodState, PeriodState]] = {
    PeriodMove.PREPARE: {PeriodState.PREPARING: PeriodState.PREPARING},
    PeriodMove.OPEN: {PeriodState.PREPARING: PeriodState.OPEN},
    PeriodMove.RUN: {PeriodState.OPEN: PeriodState.OPEN},
    PeriodMove.ANNOUNCE: {PeriodState.OPEN: PeriodState.ANNOUNCED},
    PeriodMove.REOPEN: {PeriodState.ANNOUNCED: PeriodState.OPEN},
    PeriodMove.COMPLAIN: {PeriodState.ANNOUNCED: PeriodState.ANNOUNCED},
    PeriodMove.PROPOSE: {PeriodState.ANNOUNCED: PeriodState.ANNOUNCED},
    PeriodMove.PUBLISH: {PeriodState.ANNOUNCED: PeriodState.PUBLISHED},
}
"""Move → from which state to which. What was published is never opened again; a new period is scored where it was wrong."""

TURN: Mapping[TurnMove, Mapping[TurnState, TurnState]] = {
    TurnMove.WRITE: {TurnState.WRITING: TurnState.WRITING, TurnState.RETURNED: TurnState.RETURNED},
    TurnMove.SEND: {TurnState.WRITING: TurnState.SENT, TurnState.RETURNED: TurnState.SENT},
    TurnMove.TAKE_BACK: {TurnState.SENT: TurnState.WRITING},
    TurnMove.RETURN: {TurnState.SENT: TurnState.RETURNED},
}

_FROZEN = "Kết quả đã công bố và đóng băng nên không thay đổi nữa."
_ANNOUNCED = "Kết quả đang tạm công bố. Cơ quan chủ trì mở lại kỳ chấm thì mới sửa điểm được."
_PERIOD = Life(
    PeriodState,
    "kỳ chấm đang",
    PERIOD,
    {
        (PeriodMove.PREPARE, PeriodState.OPEN): "Kỳ chấm đã mở nên không sửa đơn vị, vòng chấm hay bảng tiêu chí nữa.",
        (PeriodMove.OPEN, PeriodState.OPEN): "Kỳ chấm đã mở, có thể do đồng nghiệp vừa bấm.",
        (PeriodMove.RUN, PeriodState.PREPARING): "Kỳ chấm chưa mở. Chờ đơn vị Trưởng hoặc cơ quan thường trực mở.",
        (PeriodMove.RUN, PeriodState.ANNOUNCED): _ANNOUNCED,
        (PeriodMove.COMPLAIN, PeriodState.OPEN): "Chưa tạm công bố nên chưa nhận kiến nghị. Lúc này đơn vị giải trình ngay trên phiếu.",
        (PeriodMove.PUBLISH, PeriodState.OPEN): "Chưa tạm công bố. Tạm công bố để các đơn vị xem và kiến nghị, rồi công bố.",
    }
    | {(move, PeriodState.PUBLISHED): _FROZEN for move in PeriodMove},
)
_TURN = Life(
    TurnState,
    "lượt chấm đang",
    TURN,
    {
        (TurnMove.WRITE, TurnState.SENT): "Lượt chấm đã gửi nên không sửa điểm. Rút lại khi vòng chấm còn mở, hoặc đề nghị trả lại.",
        (TurnMove.SEND, TurnState.SENT): "Lượt chấm đã gửi, có thể do đồng nghiệp vừa bấm.",
        (TurnMove.RETURN, TurnState.WRITING): "Lượt chấm chưa gửi nên chưa có gì để trả lại.",
    },
)
why_not_move_period = _PERIOD.why_not
why_not_move_turn = _TURN.why_not
