"""Who may open a round and move it on."""

from collections.abc import Sequence
from datetime import date, datetime

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.blocs.permissions import why_closed
from thidua.consultations.enums import RoundMove, RoundState
from thidua.consultations.models import Round
from thidua.consultations.queries.rounds import (
    documents_to_ask_about,
    drafts_to_ask_about,
    keeps,
    may_be_invited,
    openers,
    unanswered_points,
)
from thidua.consultations.rules import life
from thidua.documents.models import OfficialDocument
from thidua.organisations.models import Unit
from thidua.organisations.queries import acts_for
from thidua.plans.models import Plan


def why_not_start(user: User, bloc_year: BlocYear, opener: Unit | None, day: date) -> str | None:
    """`opener`: the unit that would ask; None when no unit of the user may."""
    closed = why_closed(bloc_year, so="không mở đợt lấy ý kiến mới")
    if closed:
        return closed
    if opener is not None and acts_for(user, opener, day) and openers(bloc_year, day).filter(pk=opener.pk).exists():
        return None
    return f"Chỉ cán bộ của đơn vị Trưởng hoặc của cơ quan cấp trên lấy được ý kiến các đơn vị trong {bloc_year}."


def why_not_invite(bloc_year: BlocYear, opener: Unit, units: Sequence[Unit], day: date) -> str | None:
    if not units:
        return "Chưa chọn đơn vị nào để hỏi. Đánh dấu ít nhất một."
    known = set(may_be_invited(bloc_year, opener, day).values_list("pk", flat=True))
    stranger = next((unit for unit in units if unit.pk not in known), None)
    return f"{stranger} không tham gia {bloc_year} nên không hỏi ý kiến được." if stranger else None


def why_not_ask_about(plan: Plan, bloc_year: BlocYear, opener: Unit) -> str | None:
    """A plan under comment is the opener's own and still a draft: its file is then read by the invited."""
    if drafts_to_ask_about(opener, bloc_year).filter(pk=plan.pk).exists():
        return None
    return f"“{plan}” không phải kế hoạch đang soát của {opener} trong {bloc_year}."


def why_not_ask_about_document(user: User, document: OfficialDocument, bloc_year: BlocYear, opener: Unit, day: date) -> str | None:
    """A document under comment is one that the opener writes in the name of the year, still a draft, with its file."""
    if documents_to_ask_about(user, bloc_year, day).filter(pk=document.pk, issuer=opener).exists():
        return None
    return f"Văn bản này không phải văn bản đang dự thảo của {opener} trong {bloc_year}, hoặc chưa có tệp dự thảo."


def why_not_keep(user: User, asked: Round, day: date) -> str | None:
    """Whatever belongs to the unit that asks."""
    if keeps(user, asked, day):
        return why_closed(asked.bloc_year, so="không đổi gì ở đợt lấy ý kiến này")
    return f"Chỉ cán bộ của {asked.opened_by} hoặc của đơn vị Trưởng làm được việc này."


def why_not_move(user: User, asked: Round, move: RoundMove, now: datetime) -> str | None:
    return why_not_keep(user, asked, now.date()) or life.why_not_move(move, asked.state_at(now))


def why_not_settle(user: User, asked: Round, now: datetime) -> str | None:
    """The record is final when every point has its answer."""
    blocked = why_not_move(user, asked, RoundMove.SETTLE, now)
    waiting = unanswered_points(asked).count() if blocked is None else 0
    return blocked or (f"Còn {waiting} ý kiến chưa trả lời tiếp thu hay không. Trả lời hết rồi chốt." if waiting else None)


def why_not_add_draft(user: User, asked: Round, now: datetime) -> str | None:
    if asked.state in {RoundState.SETTLED, RoundState.CANCELLED}:
        return f"Đợt này đang ở tình trạng “{asked.get_state_display().lower()}” nên không thêm bản dự thảo."
    return why_not_keep(user, asked, now.date())
