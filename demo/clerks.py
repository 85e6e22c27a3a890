"""Clerks of the units of Khối Nội chính that are not shown at the entrance: they keep the incoming book, they score."""

from demo.people import PASSWORD
from demo.units import Units, cuc
from thidua.accounts.actions import choose_password, make_accounts
from thidua.accounts.models import User
from thidua.accounts.rules import NewAccount
from thidua.organisations.actions import add_person, give_post
from thidua.organisations.enums import StaffRole

SUPERIOR = "Ban Thi đua - Khen thưởng tỉnh Tuyên Quang"
CLERKS = {
    SUPERIOR: "Phùng Thị Hợi",
    "Bộ Chỉ huy Quân sự tỉnh Tuyên Quang": "Hoàng Đức Thuận",
    "Ban Nội chính Tỉnh ủy Tuyên Quang": "Lương Thị Sen",
    "Viện Kiểm sát nhân dân tỉnh Tuyên Quang": "Hứa Văn Chài",
    "Tòa án nhân dân tỉnh Tuyên Quang": "Đinh Thị Lanh",
    cuc("Tuyên Quang"): "Tướng Văn Lượng",
}


def write_clerks(units: Units, admin: User) -> dict[str, User]:
    """Accounts by the name of the unit."""
    slips = make_accounts([NewAccount(full_name=name, unit=unit) for unit, name in CLERKS.items()], by=admin)
    users = {}
    for (unit, name), slip in zip(CLERKS.items(), slips, strict=True):
        user = users[unit] = User.objects.get(username=slip.username)
        choose_password(user, PASSWORD, by=user)
        person = add_person(full_name=name, unit=units[unit], user=user, by=admin)
        give_post(person=person, unit=units[unit], role=StaffRole.SPECIALIST, title="Văn thư", by=admin)
    return users
