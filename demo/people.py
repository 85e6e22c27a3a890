"""People of the demo: all invented. Each signs in with the same password, printed at the end of loading."""

from dataclasses import dataclass

from demo.units import Units, cuc, so
from thidua.accounts.actions import choose_password, make_accounts
from thidua.accounts.models import User
from thidua.accounts.rules import NewAccount
from thidua.organisations.actions import add_person, give_post
from thidua.organisations.enums import StaffRole

PASSWORD = "Thi-dua-2021"


@dataclass(frozen=True)
class Sign:
    """One way into the demo: `key` names it in the loader, `shows` says what it is for."""

    key: str
    full_name: str
    unit: str
    roles: tuple[StaffRole, ...]
    title: str
    shows: str = ""


SPECIALIST, LEADER, ADMINISTRATOR = StaffRole.SPECIALIST, StaffRole.LEADER, StaffRole.ADMINISTRATOR
SIGNS = [
    Sign("yenbai", "Hoàng Thị Mai Lan", so("Yên Bái"), (SPECIALIST, ADMINISTRATOR), "Chánh Văn phòng", "đơn vị Trưởng khu vực 2021"),
    Sign("yenbai.lanhdao", "Lê Quang Thịnh", so("Yên Bái"), (LEADER,), "Giám đốc", "lãnh đạo đơn vị Trưởng, duyệt kế hoạch"),
    Sign("langson", "Nông Minh Hằng", so("Lạng Sơn"), (SPECIALIST,), "Chuyên viên Văn phòng", "một đơn vị thành viên"),
    Sign("tuyenquang", "Ma Thị Thu Hà", so("Tuyên Quang"), (SPECIALIST,), "Chuyên viên Văn phòng", "ở hai khối thi đua cùng lúc"),
    Sign("laocai", "Vàng A Sính", cuc("Lào Cai"), (SPECIALIST,), "Trưởng phòng Tổ chức cán bộ", "Phó Trưởng khu vực"),
    Sign("vutdkt", "Đỗ Thanh Tùng", "Vụ Thi đua - Khen thưởng", (SPECIALIST, LEADER), "Phó Vụ trưởng", "cấp trên nhận báo cáo"),
    Sign(
        "ninhthuan",
        "Trương Ngọc Ánh",
        "Văn phòng Sở Tư pháp",
        (SPECIALIST, LEADER),
        "Chánh Văn phòng Sở",
        "Văn phòng điều hành năm 2018 của một Sở",
    ),
    Sign("phonghctp", "Đàng Thị Xuân", "Phòng Hành chính tư pháp", (SPECIALIST,), "Chuyên viên", "một phòng thuộc Sở"),
    Sign(
        "thanhtra", "Quan Văn Đạt", "Thanh tra tỉnh Tuyên Quang", (SPECIALIST, LEADER), "Phó Chánh Thanh tra", "Trưởng Khối Nội chính 2020"
    ),
    Sign(
        "congan",
        "Bàn Văn Phúc",
        "Công an tỉnh Tuyên Quang",
        (SPECIALIST,),
        "Phó Trưởng phòng",
        "Trưởng Khối Nội chính 2021, soạn và phát hành kế hoạch tại đây",
    ),
    Sign("tapchi", "Phan Hải Yến", "Tạp chí Dân chủ và Pháp luật", (SPECIALIST, LEADER), "Phó Tổng Biên tập", "Trưởng Cụm số II 2023"),
]


def write_people(units: Units, admin: User) -> dict[str, User]:
    """Accounts with posts; every one can sign in at once."""
    slips = make_accounts(
        [NewAccount(full_name=sign.full_name, unit=sign.unit, email=f"{sign.key}@vidu.example") for sign in SIGNS], by=admin
    )
    users: dict[str, User] = {}
    for sign, slip in zip(SIGNS, slips, strict=True):
        user = User.objects.get(username=slip.username)
        choose_password(user, PASSWORD, by=user)
        person = add_person(full_name=sign.full_name, unit=units[sign.unit], user=user, by=admin)
        for role in sign.roles:
            give_post(person=person, unit=units[sign.unit], role=role, title=sign.title, by=admin)
        users[sign.key] = user
    return users
