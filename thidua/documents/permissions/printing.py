"""Who prints lists for a unit."""

from datetime import datetime

from thidua.accounts.models import User
from thidua.core.actor import Actor
from thidua.documents.enums import PrintMove
from thidua.documents.models import PrintRun
from thidua.documents.rules import printing as life
from thidua.organisations.models import Unit
from thidua.organisations.queries import acts_for


def why_not_print(user: User, owner: Unit, now: datetime) -> str | None:
    if acts_for(user, owner, now.date()):
        return None
    return f"Chỉ chuyên viên, lãnh đạo của {owner} in hàng loạt cho đơn vị."


def why_not_move_print(user: User, run: PrintRun, move: PrintMove, now: datetime) -> str | None:
    return why_not_print(user, run.owner, now) or life.why_not_move(move, run.state)


def why_not_end(run: PrintRun, move: PrintMove, by: Actor) -> str | None:
    """What came of it is written down in the name of who asked for it."""
    if run.asked_by is None or by != run.asked_by:
        return "Kết quả in chỉ do hệ thống ghi cho người đã bấm in."
    return life.why_not_move(move, run.state)
