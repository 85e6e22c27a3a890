"""Who may accept, return, excuse, extend; enter for a unit; write down what was answered elsewhere."""

from collections.abc import Iterable
from datetime import date, datetime

from thidua.accounts.models import User
from thidua.blocs.enums import LeadRole
from thidua.blocs.models import BlocYear
from thidua.blocs.queries import runs, units_leading
from thidua.obligations import rules
from thidua.obligations.enums import Confirmation, Move, SubmissionState
from thidua.obligations.models import DESK, UNSENT, Obligation, Submission
from thidua.obligations.permissions.duty import why_closed
from thidua.obligations.queries.desk import decide_on, deciders, is_own, leading_units, receivers_of, sits_at_desk, using_the_system
from thidua.organisations.enums import ArrivalWay
from thidua.organisations.models import Unit
from thidua.organisations.queries import stands_in_for, units_of


def why_not_open_desk(user: User, bloc_year: BlocYear, day: date) -> str | None:
    if sits_at_desk(user, bloc_year, day):
        return None
    return f"Bàn tiếp nhận của {bloc_year} dành cho đơn vị Trưởng, Phó Trưởng và nơi nhận. Việc của đơn vị bạn ở trang “Việc của tôi”."


def why_not_run(user: User, bloc_year: BlocYear, day: date) -> str | None:
    """The list of who is late offers to excuse, extend and enter to whoever runs the year."""
    if runs(user, bloc_year, day):
        return why_closed(bloc_year)
    return "Chỉ cán bộ của đơn vị Trưởng gia hạn, cho miễn và nhập hộ được."


def why_not_decide(user: User, obligation: Obligation, day: date) -> str | None:
    """By the posts and roles of today, whoever received it then."""
    if decide_on(user, obligation, day):
        return None
    who = _named(deciders(obligation, day))
    if is_own(user, obligation, day):
        rest = f"Việc này do {who} quyết định." if who else "Chưa có Phó Trưởng hay cấp trên để quyết định: cử Phó Trưởng trước."
        return f"Không ai tự tiếp nhận hay trả lại văn bản của đơn vị mình. {rest}"
    return f"Chỉ cán bộ của {who or 'nơi nhận'} tiếp nhận hoặc trả lại được văn bản này."


def why_not_accept(user: User, submission: Submission, day: date) -> str | None:
    return _why_not_state(submission, Move.ACCEPT) or _why_not_decide_now(user, submission, day)


def why_not_return(user: User, submission: Submission, day: date, *, reason: str) -> str | None:
    """An accepted paper too may be returned, with the reason."""
    if not reason.strip():
        return "Ghi lý do trả lại, để đơn vị biết cần sửa gì."
    return _why_not_state(submission, Move.RETURN) or _why_not_decide_now(user, submission, day)


def _why_not_decide_now(user: User, submission: Submission, day: date) -> str | None:
    return why_closed(submission.obligation.bloc_year) or why_not_decide(user, submission.obligation, day)


def _why_not_state(submission: Submission, move: Move) -> str | None:
    """The paper first: another one may have come in its place."""
    allowed = [SubmissionState.SENT] if move == Move.ACCEPT else [SubmissionState.SENT, SubmissionState.ACCEPTED]
    if submission.state in allowed:
        return rules.why_not_move(move, submission.obligation.state)
    if submission.state in UNSENT:
        return "Bản này đơn vị chưa gửi."
    word = SubmissionState(submission.state).label.lower()
    at = f" lúc {_local(submission.decided_at)}, {submission.decided_by_name}" if submission.decided_at else ""
    return f"Không {move.label.lower()} được: bản này {word}{at}. Tải lại trang để thấy bản mới nhất."


def _local(moment: datetime) -> str:
    return f"{moment.astimezone(rules.LOCAL):%H:%M, %d/%m/%Y}"


# ---- excuse, owe again, extend ----


def why_not_excuse(user: User, obligation: Obligation, day: date) -> str | None:
    return rules.why_not_move(Move.EXCUSE, obligation.state) or why_not_lift(user, obligation, day)


def why_not_owe_again(user: User, obligation: Obligation, day: date) -> str | None:
    return rules.why_not_move(Move.OWE_AGAIN, obligation.state) or why_not_lift(user, obligation, day)


def why_not_extend(user: User, obligation: Obligation, day: date) -> str | None:
    return rules.why_not_move(Move.EXTEND, obligation.state) or _why_undated(obligation) or why_not_lift(user, obligation, day)


def _why_undated(obligation: Obligation) -> str | None:
    if obligation.last_moment is not None:
        return None
    return f"{obligation.unit}: việc này chưa có hạn nên không có gì để gia hạn. Ghi ngày diễn ra của mốc trước."


def why_not_moment(obligation: Obligation, last_moment: datetime, now: datetime) -> str | None:
    if last_moment <= now:
        return "Hạn mới phải ở sau lúc này."
    if obligation.last_moment is not None and last_moment <= obligation.last_moment:
        known = f"{obligation.unit}: {_local(obligation.last_moment)}"
        return f"Hạn mới phải ở sau hạn đang có ({known}). Rút ngắn hạn thì ra văn bản sửa đổi."
    return None


def why_not_lift(user: User, obligation: Obligation, day: date) -> str | None:
    """Who runs the year; of a duty towards the superior the superior too. Of the leading unit's own, only others than itself."""
    closed = why_closed(obligation.bloc_year)
    if closed:
        return closed
    who = lifters(obligation, day)
    if not is_own(user, obligation, day) and units_of(user, day).filter(pk__in=[unit.pk for unit in who]).exists():
        return None
    return f"Chỉ {_named(who) or 'đơn vị cấp trên'} cho miễn hoặc gia hạn được việc này của {obligation.unit}."


def lifters(obligation: Obligation, day: date) -> list[Unit]:
    """Units that may excuse or extend it. The leading unit's own duty towards the superior: the superior; another one: the deputies too."""
    bloc_year, superior = obligation.bloc_year, obligation.bloc_year.bloc.superior
    leading = leading_units(bloc_year, day)
    is_sent_up = superior is not None and obligation.recipient_units.filter(pk=superior.pk).exists()
    above = [superior] if superior is not None and (is_sent_up or obligation.unit in leading) else []
    deputies = [] if is_sent_up or obligation.unit not in leading else list(units_leading(bloc_year, day, LeadRole.DEPUTY))
    return [unit for unit in dict.fromkeys([*leading, *deputies, *above]) if unit != obligation.unit]


# ---- on behalf ----


def why_not_enter(user: User, obligation: Obligation, day: date) -> str | None:
    """The head's staff, for another unit that has nothing under way."""
    blocked = rules.why_not_move(Move.SUBMIT, obligation.state) or why_closed(obligation.bloc_year) or _why_under_way(obligation)
    if blocked:
        return blocked
    if is_own(user, obligation, day):
        return "Văn bản của đơn vị mình thì nộp ở trang của việc, không nhập hộ."
    return None if runs(user, obligation.bloc_year, day) else "Chỉ cán bộ của đơn vị Trưởng nhập hộ được văn bản của đơn vị khác."


def _why_under_way(obligation: Obligation) -> str | None:
    draft = obligation.submissions.filter(state__in=UNSENT).select_related("made_by").first()
    if draft is None:
        return None
    since = f"{draft.made_by} đang soạn bản nộp trên hệ thống từ {_local(draft.made_at)}"
    return f"{since}. Nhắc đơn vị gửi, hoặc xóa bản đang soạn rồi làm tiếp."


def why_not_arrival(way: str, arrived_at: datetime, now: datetime) -> str | None:
    if way == ArrivalWay.HERE or way not in ArrivalWay.values:
        return "Chọn cách văn bản đã đến: giấy, thư điện tử, Zalo hay trục liên thông."
    return "Lúc văn bản đến không thể ở sau lúc này." if arrived_at > now else None


def why_not_answer_entry(user: User, submission: Submission, day: date) -> str | None:
    """Confirm or contest what was entered on behalf: the unit's own staff."""
    if submission.confirmation not in {Confirmation.WAITING, Confirmation.CONTESTED}:
        return "Bản này không chờ đơn vị xác nhận."
    if stands_in_for(user, submission.obligation.unit, day):
        return None
    return f"Chỉ cán bộ của {submission.obligation.unit} xác nhận được bản nhập hộ."


# ---- a receiver that does not use the system ----


def why_not_outside(obligation: Obligation, day: date) -> str | None:
    """Why the receiver answers here itself; None when it does not lead the year and none of its people has ever signed in."""
    receivers, bloc_year = receivers_of(obligation), obligation.bloc_year
    here = using_the_system(receivers, day).first() or units_leading(bloc_year, day, *DESK).filter(pk__in=receivers.values("pk")).first()
    if here is not None:
        return f"{here} đã dùng hệ thống nên văn bản nộp và được trả lời ngay ở đây."
    is_named_only = bool(obligation.recipient) and not obligation.recipient_units.exists()
    if receivers.exists() or (is_named_only and obligation.unit in leading_units(bloc_year, day)):
        return None
    return f"Việc này do {_named(deciders(obligation, day)) or 'nơi nhận'} tiếp nhận trên hệ thống."


def why_not_send_outside(user: User, obligation: Obligation, day: date) -> str | None:
    """The unit's own staff write down that the signed paper has gone out."""
    blocked = rules.why_not_move(Move.SUBMIT, obligation.state) or why_closed(obligation.bloc_year) or _why_under_way(obligation)
    return blocked or why_not_outside(obligation, day) or _why_not_own(user, obligation, day)


def why_not_record_answer(user: User, submission: Submission, day: date) -> str | None:
    obligation = submission.obligation
    blocked = _why_not_state(submission, Move.ACCEPT) or why_closed(obligation.bloc_year)
    return blocked or why_not_outside(obligation, day) or _why_not_own(user, obligation, day)


def _why_not_own(user: User, obligation: Obligation, day: date) -> str | None:
    if stands_in_for(user, obligation.unit, day):
        return None
    return f"Chỉ cán bộ của {obligation.unit} ghi được việc gửi và trả lời ngoài hệ thống."


def _named(units: Iterable[Unit]) -> str:
    return ", ".join(map(str, units))
