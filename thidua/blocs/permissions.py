"""Who may open a year and change who takes part in it."""

from datetime import date

from thidua.accounts.models import User
from thidua.blocs.enums import YearState
from thidua.blocs.models import Bloc, BlocYear
from thidua.blocs.queries import runs
from thidua.organisations.queries import administers


def why_not_found_bloc(user: User) -> str | None:
    return None if user.is_system_admin else "Chỉ quản trị hệ thống lập được khối thi đua mới. Gửi quyết định thành lập cho quản trị."


def why_not_open_year(user: User, bloc: Bloc, day: date) -> str | None:
    if user.is_system_admin or (bloc.host is not None and administers(user, bloc.host, day)):
        return None
    if any(runs(user, year, day) for year in bloc.years.all()):
        return None
    return f"Chỉ đơn vị Trưởng của {bloc} hoặc quản trị hệ thống mở được năm thi đua."


def why_not_manage(user: User, bloc_year: BlocYear, day: date) -> str | None:
    """Members, who leads, contact points."""
    if bloc_year.state != YearState.OPEN:
        return f"{bloc_year} đã khép nên không sửa thành viên, đơn vị Trưởng hay đầu mối."
    host = bloc_year.bloc.host
    if user.is_system_admin or runs(user, bloc_year, day) or (host is not None and administers(user, host, day)):
        return None
    return "Chỉ đơn vị Trưởng hoặc quản trị hệ thống sửa được thành viên và đầu mối của năm thi đua."
