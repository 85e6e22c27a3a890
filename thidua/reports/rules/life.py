"""The life of a report: which move leads from which state to which."""

from collections.abc import Mapping

from thidua.core.life import Life
from thidua.reports.enums import ReportMove as Move
from thidua.reports.enums import ReportState as State

TRANSITIONS: Mapping[Move, Mapping[State, State]] = {
    Move.WRITE: {State.DRAFT: State.DRAFT, State.IN_ROUND: State.IN_ROUND},
    Move.ASK: {State.DRAFT: State.IN_ROUND, State.IN_ROUND: State.IN_ROUND},
    Move.FINALISE: {State.DRAFT: State.FINAL, State.IN_ROUND: State.FINAL},
    Move.HAND_IN: {State.FINAL: State.SENT},
    Move.REOPEN: {State.FINAL: State.DRAFT, State.SENT: State.DRAFT},
}
"""The draft is still written while units are asked: that is how their opinions are taken in."""


_WHY = {
    (Move.WRITE, State.FINAL): "Báo cáo đã chốt nên giữ nguyên. Mở lại để sửa trước nếu còn phải sửa.",
    (Move.WRITE, State.SENT): "Báo cáo đã đưa lên cấp trên nên giữ nguyên. Rút hoặc chờ bản nộp được trả lại rồi mở lại để sửa.",
    (Move.FINALISE, State.FINAL): "Báo cáo đã được chốt, có thể do đồng nghiệp vừa bấm.",
    (Move.HAND_IN, State.DRAFT): "Chốt báo cáo trước khi nộp lên cấp trên.",
    (Move.HAND_IN, State.IN_ROUND): "Chốt báo cáo trước khi nộp lên cấp trên.",
    (Move.HAND_IN, State.SENT): "Báo cáo đã được đưa lên cấp trên, có thể do đồng nghiệp vừa bấm.",
    (Move.REOPEN, State.DRAFT): "Báo cáo đang soạn nên sửa thẳng, không cần mở lại.",
}
why_not_move = Life(State, "báo cáo đang", TRANSITIONS, _WHY).why_not
