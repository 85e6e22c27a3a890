"""Who may change duties of plans in force by a letter."""

from datetime import date, datetime

from thidua.accounts.models import User
from thidua.obligations.enums import OrderKind
from thidua.obligations.models import LetterOrder
from thidua.obligations.queries.letters import is_letter_of_the_year
from thidua.plans.models import Plan, PlanFact
from thidua.plans.permissions import why_not_review


def why_not_order(user: User, letter: Plan, day: date) -> str | None:
    """Write into a letter under review what it changes."""
    if not is_letter_of_the_year(letter, day):
        return "Chỉ công văn của đơn vị Trưởng, cơ quan chủ trì hoặc cấp trên mới điều chỉnh được việc của cả năm thi đua."
    return why_not_review(user, letter, day)


def why_not_order_this(
    letter: Plan, fact: PlanFact, *, kind: OrderKind, last_moment: datetime | None, words: str, now: datetime
) -> str | None:
    """What an order needs: a duty of the same year, a new day that is still to come, new words."""
    if fact.plan.bloc_year_id != letter.bloc_year_id or fact.plan_id == letter.pk:
        return "Chọn một việc của kế hoạch đang thực hiện trong cùng năm thi đua."
    if kind == OrderKind.RE_DATE and (last_moment is None or last_moment < now):
        return "Ghi hạn mới ở sau thời điểm này, ví dụ 25/06/2021."
    if kind == OrderKind.REWORD and not words:
        return "Ghi nội dung mới của việc."
    return None


def why_not_drop_order(user: User, order: LetterOrder, day: date) -> str | None:
    if order.applied_at is not None:
        return "Điều chỉnh này đã áp dụng cùng công văn. Muốn đổi lại thì ban hành công văn khác."
    return why_not_order(user, order.letter, day)
