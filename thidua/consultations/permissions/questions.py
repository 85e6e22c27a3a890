"""Who may ask whom, and who answers."""

from datetime import date

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.blocs.permissions import why_closed
from thidua.blocs.queries import takes_part
from thidua.consultations.enums import QuestionState
from thidua.consultations.models import Question
from thidua.consultations.queries.questions import answers, whom_to_ask
from thidua.organisations.models import Unit
from thidua.organisations.queries import acts_for


def why_not_ask(user: User, bloc_year: BlocYear, unit: Unit | None, day: date) -> str | None:
    """`unit`: the one that would ask; None when no unit of the user may."""
    closed = why_closed(bloc_year, so="không nhận câu hỏi mới")
    if closed:
        return closed
    if unit is None:
        return f"Chỉ cán bộ của đơn vị tham gia {bloc_year} đặt được câu hỏi."
    if not acts_for(user, unit, day):
        return f"Chỉ cán bộ của {unit} hỏi được thay đơn vị."
    if not takes_part(bloc_year, unit, day):
        return f"{unit} không tham gia {bloc_year}."
    return None


def why_not_address(bloc_year: BlocYear, unit: Unit, addressed_to: Unit, day: date) -> str | None:
    if whom_to_ask(bloc_year, unit, day).filter(pk=addressed_to.pk).exists():
        return None
    return f"Không gửi câu hỏi cho {addressed_to} được. Chọn đơn vị Trưởng hoặc cơ quan cấp trên của {bloc_year}."


def why_not_reply(user: User, question: Question, day: date) -> str | None:
    """Answer, or correct what was answered."""
    if question.state == QuestionState.WITHDRAWN:
        return "Đơn vị hỏi đã rút câu hỏi này."
    return None if answers(user, question, day) else f"Chỉ cán bộ của {question.addressed_to} trả lời được câu hỏi này."


def why_not_withdraw(user: User, question: Question, day: date) -> str | None:
    if question.state != QuestionState.OPEN:
        return "Chỉ rút được câu hỏi chưa trả lời."
    return None if acts_for(user, question.unit, day) else f"Chỉ cán bộ của {question.unit} rút được câu hỏi này."
