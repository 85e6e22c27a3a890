"""Who may note what on an obligation."""

from datetime import date

from thidua.accounts.models import User
from thidua.blocs.queries import runs
from thidua.obligations.enums import ObligationState
from thidua.obligations.models import Obligation
from thidua.organisations.queries import acts_for
from thidua.plans.models import Milestone


def why_not_mark_done(user: User, obligation: Obligation, day: date, *, done_on: date) -> str | None:
    """The unit ticks its own work; the head may tick it for a unit that is not on the system."""
    if obligation.state == ObligationState.WITHDRAWN:
        return "Việc này đã thôi thực hiện theo kế hoạch sửa đổi."
    if obligation.state == ObligationState.DONE:
        return "Việc này đã ghi xong. Mở lại trước nếu ghi nhầm."
    if done_on > day:
        return "Ngày xong không thể ở sau hôm nay."
    return _why_not_work_on(user, obligation, day)


def why_not_reopen(user: User, obligation: Obligation, day: date) -> str | None:
    if obligation.state != ObligationState.DONE:
        return "Chỉ mở lại được việc đã ghi xong."
    return _why_not_work_on(user, obligation, day)


def _why_not_work_on(user: User, obligation: Obligation, day: date) -> str | None:
    if acts_for(user, obligation.unit, day) or runs(user, obligation.bloc_year, day):
        return None
    return f"Chỉ cán bộ của {obligation.unit} hoặc đơn vị Trưởng ghi được việc này."


def why_not_date_milestone(user: User, milestone: Milestone, day: date) -> str | None:
    """Say on which day a gathering or step truly took place (dates what hangs on it): the head, or whoever issued the plan it stands in."""
    if milestone.withdrawn_at is not None:
        return "Mốc này đã thôi thực hiện theo kế hoạch sửa đổi."
    issuer = milestone.plan.issuer if milestone.plan else None
    if runs(user, milestone.bloc_year, day) or (issuer is not None and acts_for(user, issuer, day)):
        return None
    return f"Chỉ cán bộ của đơn vị Trưởng{f' hoặc của {issuer}' if issuer else ''} ghi được ngày diễn ra."
