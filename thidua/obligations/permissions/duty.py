"""Who may note what on an obligation."""

from datetime import date

from thidua.accounts.models import User
from thidua.blocs import permissions as blocs
from thidua.blocs.models import BlocYear
from thidua.blocs.queries import runs
from thidua.obligations import rules
from thidua.obligations.enums import Move
from thidua.obligations.models import Obligation
from thidua.organisations.queries import acts_for
from thidua.plans.models import Milestone


def why_not_mark_done(user: User, obligation: Obligation, day: date, *, done_on: date) -> str | None:
    """The unit ticks its own work; the head may tick it for a unit that is not on the system."""
    blocked = rules.why_not_move(Move.TICK, obligation.state)
    if blocked is None and done_on > day:
        return "Ngày xong không thể ở sau hôm nay."
    return blocked or _why_not_work_on(user, obligation, day)


def why_not_reopen(user: User, obligation: Obligation, day: date) -> str | None:
    return rules.why_not_move(Move.REOPEN, obligation.state) or _why_not_work_on(user, obligation, day)


def _why_not_work_on(user: User, obligation: Obligation, day: date) -> str | None:
    closed = why_closed(obligation.bloc_year)
    if closed:
        return closed
    if acts_for(user, obligation.unit, day) or runs(user, obligation.bloc_year, day):
        return None
    return f"Chỉ cán bộ của {obligation.unit} hoặc đơn vị Trưởng ghi được việc này."


def why_closed(bloc_year: BlocYear) -> str | None:
    """Nothing of a closed year changes any more."""
    return blocs.why_closed(bloc_year, so="không nộp, tiếp nhận, trả lại, gia hạn hay ghi thêm")


def why_not_take_in(user: User, bloc_year: BlocYear, day: date) -> str | None:
    """Give members that joined late what the plans in force ask of all members."""
    closed = blocs.why_closed(bloc_year, so="không giao thêm việc")
    if closed:
        return closed
    return None if runs(user, bloc_year, day) else "Chỉ đơn vị Trưởng giao được việc cho thành viên mới của năm thi đua."


def why_not_date_milestone(user: User, milestone: Milestone, day: date) -> str | None:
    """Say on which day a gathering or step truly took place (dates what hangs on it): the head, or whoever issued the plan it stands in."""
    if milestone.withdrawn_at is not None:
        return "Mốc này đã thôi thực hiện theo kế hoạch sửa đổi."
    issuer = milestone.plan.issuer if milestone.plan else None
    if runs(user, milestone.bloc_year, day) or (issuer is not None and acts_for(user, issuer, day)):
        return None
    return f"Chỉ cán bộ của đơn vị Trưởng{f' hoặc của {issuer}' if issuer else ''} ghi được ngày diễn ra."
