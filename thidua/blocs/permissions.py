"""Who may open a year and change who takes part in it."""

from datetime import date

from thidua.accounts.models import User
from thidua.blocs.enums import LeadRole, YearState
from thidua.blocs.models import Bloc, BlocYear, Membership
from thidua.blocs.queries import blocs_to_open, not_here_yet, prepares, runs, stands_above
from thidua.blocs.rules import overlap
from thidua.core import dates
from thidua.organisations.models import Unit
from thidua.organisations.queries import administers


def why_closed(bloc_year: BlocYear, *, so: str) -> str | None:
    """Nothing of a closed year changes; the words say who may open it again."""
    if bloc_year.state == YearState.OPEN:
        return None
    above = f", {bloc_year.bloc.superior}" if bloc_year.bloc.superior else ""
    return f"{bloc_year} đã khép nên {so}. Đơn vị Trưởng{above} hoặc quản trị hệ thống mở lại được năm này."


def why_not_found_bloc(user: User) -> str | None:
    return None if user.is_system_admin else "Chỉ quản trị hệ thống lập được khối thi đua mới. Gửi quyết định thành lập cho quản trị."


def why_not_open_year(user: User, bloc: Bloc, day: date) -> str | None:
    if blocs_to_open(user, day).filter(pk=bloc.pk).exists():
        return None
    return f"Chỉ đơn vị Trưởng của {bloc} hoặc quản trị hệ thống mở được năm thi đua."


def why_not_open_any(user: User, day: date) -> str | None:
    """The page for a new year."""
    if user.is_system_admin or blocs_to_open(user, day).exists():
        return None
    return "Chỉ đơn vị Trưởng, đơn vị chủ trì hoặc quản trị hệ thống mở được năm thi đua."


def why_not_manage(user: User, bloc_year: BlocYear, day: date) -> str | None:
    """Members, who leads, contact points."""
    return why_closed(bloc_year, so="không sửa thành viên, đơn vị Trưởng hay đầu mối") or why_not_keep(user, bloc_year, day)


def why_not_keep(user: User, bloc_year: BlocYear, day: date) -> str | None:
    """Who keeps the year, open or closed: the unit that leads it, or led the one before while nobody leads this one; its host."""
    host = bloc_year.bloc.host
    leads = runs(user, bloc_year, day) or prepares(user, bloc_year, day)
    if user.is_system_admin or leads or (host is not None and administers(user, host, day)):
        return None
    return "Chỉ đơn vị Trưởng hoặc quản trị hệ thống sửa được thành viên và đầu mối của năm thi đua."


def why_not_leave(member: Membership, ends_on: date) -> str | None:
    """A head that leaves would leave the year without one."""
    head = member.bloc_year.leaderships.in_force(ends_on).filter(unit=member.unit_id, role=LeadRole.HEAD).first()
    return f"{member.unit} đang là Trưởng. Kết thúc vai trò Trưởng và cử đơn vị khác trước." if head else None


def why_not_appoint(bloc_year: BlocYear, unit: Unit, role: LeadRole, starts_on: date | None) -> str | None:
    """One head and one nominee at a time; no unit twice in one role."""
    held = bloc_year.leaderships.filter(role=role).select_related("unit")
    now_held = [lead for lead in held if overlap((lead.starts_on, lead.ends_on), (starts_on, None))]
    same = next((lead for lead in now_held if lead.unit_id == unit.pk), None)
    if same:
        return f"{unit} đã giữ vai trò {role.label}."
    if now_held and role in {LeadRole.HEAD, LeadRole.NOMINEE}:
        return f"{now_held[0].unit} đang giữ vai trò này. Kết thúc trước rồi cử đơn vị khác."
    return None


def why_not_invite(user: User, bloc_year: BlocYear, unit: Unit, day: date) -> str | None:
    """Whoever runs the year lets the first person of a member in."""
    closed = why_closed(bloc_year, so="không mời thêm đơn vị")
    if closed:
        return closed
    if not bloc_year.memberships.in_force(day).filter(unit=unit).exists():
        return f"{unit} không phải thành viên đang tham gia {bloc_year}."
    if user.is_system_admin or runs(user, bloc_year, day) or prepares(user, bloc_year, day):
        return None
    return "Chỉ đơn vị Trưởng hoặc quản trị hệ thống mời được đơn vị vào hệ thống."


def units_to_invite(user: User, bloc_year: BlocYear, day: date) -> frozenset[int]:
    """Members that nobody came for yet, where the user may let them in; a number of questions that does not grow with them."""
    waiting = not_here_yet(bloc_year, day)
    first = Unit.objects.filter(pk__in=list(waiting)[:1]).first()
    if first is None or why_not_invite(user, bloc_year, first, day) is not None:
        return frozenset()
    return frozenset(waiting)


def why_not_seat(user: User, bloc_year: BlocYear, day: date) -> str | None:
    """Write down the decision on who leads: who keeps the year, or the superior that decided it."""
    reason = why_not_manage(user, bloc_year, day)
    if reason is None or (bloc_year.state == YearState.OPEN and stands_above(user, bloc_year.bloc, day)):
        return None
    return reason


def why_not_make_way(bloc_year: BlocYear, starts_on: date) -> str | None:
    """Those seated now must have begun before the day on which others take their place."""
    seated = bloc_year.leaderships.filter(role__in=[LeadRole.HEAD, LeadRole.DEPUTY], ends_on__isnull=True, starts_on__gte=starts_on)
    lead = seated.select_related("unit").first()
    if lead is None or lead.starts_on is None:
        return None
    return f"{lead.unit} đã được cử làm {lead.get_role_display()} {bloc_year} từ ngày {dates.short(lead.starts_on)}. Chọn ngày sau đó."
