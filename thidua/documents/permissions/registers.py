"""Who sets up series and leaves numbers out."""

from datetime import datetime

from thidua.accounts.models import User
from thidua.blocs.models import Bloc
from thidua.documents.models import Series, blocs_led
from thidua.documents.queries.registers import series_of
from thidua.organisations.models import Unit
from thidua.organisations.queries import acts_for


def why_not_keep(user: User, owner: Unit | Bloc, now: datetime) -> str | None:
    """Series of a unit: its officers. Of a bloc: whoever leads it today. A system administrator sets up both."""
    day = now.date()
    if user.is_system_admin:
        return None
    if isinstance(owner, Bloc):
        led = blocs_led(user, day).filter(pk=owner.pk).exists()
        return None if led else f"Chỉ đơn vị Trưởng của {owner} giữ sổ đánh số của khối."
    return None if acts_for(user, owner, day) else f"Chỉ chuyên viên, lãnh đạo của {owner} giữ sổ đánh số của đơn vị."


def why_not_open(user: User, owner: Unit | Bloc, *, kind: str, year: int, now: datetime) -> str | None:
    """One series a kind and year; set up for this year or the next. Kinds numbered together stay so until the year ends."""
    reason = why_not_keep(user, owner, now)
    if reason is not None:
        return reason
    if year not in {now.year, now.year + 1}:
        return f"Chỉ lập sổ của năm {now.year} hoặc {now.year + 1}."
    rows = list(series_of(owner).filter(year=year))
    if any(row.kind == kind for row in rows):
        return "Sổ này đã có."
    common = next((row for row in rows if row.kind == ""), None)
    if common is not None and common.documents.filter(kind=kind).exists():
        return "Loại văn bản này đã có số trong sổ chung của năm. Tách sổ riêng từ đầu năm sau."
    return None


def why_not_leave_out(user: User, series: Series, now: datetime) -> str | None:
    reason = why_not_keep(user, series.owner, now)
    if reason is None and series.year < now.year:
        return f"Sổ năm {series.year} đã khép ngày 31/12 nên không cấp thêm, không bỏ cách số."
    return reason
