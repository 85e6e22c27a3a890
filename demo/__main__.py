"""`python -m demo`: load the demo by walking the system's own actions, then stop the assumed clock at THIDUA_TODAY."""

import os
import sys
import time
from datetime import date, datetime

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.db.models import Q  # noqa: E402

from demo import years  # noqa: E402
from demo.clerks import write_clerks  # noqa: E402
from demo.handing_in import Habits, work_until  # noqa: E402
from demo.paperwork import paperwork  # noqa: E402
from demo.people import PASSWORD, SIGNS, write_people  # noqa: E402
from demo.scored_2020 import scored  # noqa: E402
from demo.scored_2021 import half_year, next_tables  # noqa: E402
from demo.story import Chapter, tell  # noqa: E402
from demo.units import Units, cuc, so, write_units  # noqa: E402
from demo.year_2020 import autumn, succession  # noqa: E402
from demo.year_2021 import early_summer, talks  # noqa: E402
from demo.year_khoi_2021 import year_of_congan  # noqa: E402
from thidua.accounts.actions import make_first_administrator  # noqa: E402
from thidua.accounts.models import User  # noqa: E402
from thidua.accounts.queries import DemoSign, DemoSigns, keep_demo_signs  # noqa: E402
from thidua.accounts.rules import NewAccount  # noqa: E402
from thidua.blocs.models import BlocYear  # noqa: E402
from thidua.calendars.actions import seed_year  # noqa: E402
from thidua.core import clock  # noqa: E402
from thidua.core.actor import SYSTEM  # noqa: E402
from thidua.obligations.actions.reminding import remind, write_digests  # noqa: E402

SUMMER = date(2021, 6, 10)
"""From this day on the spring of 2021 is told to its end."""


def load(today: date) -> list[DemoSign]:
    """Everything up to `today`; the years before it are finished, the one of `today` is under way. Returns who can sign in."""
    clock.assume(datetime(2018, 1, 2, 8, 0, tzinfo=clock.LOCAL), afresh=True)
    admin = make_first_administrator(NewAccount(full_name="Trịnh Quốc Bảo"), username="quantri", password=PASSWORD)
    for year in range(2018, 2028):
        seed_year(year, by=SYSTEM)
    units = write_units(admin)
    users = {"admin": admin, **write_people(units, admin), **write_clerks(units, admin)}
    khoi = _finished_years(units, users)
    _year_2021(units, users, today)
    _next_year(units, users)
    succession(khoi, units, users)
    if today >= SUMMER:
        year_of_congan(khoi, units, users)
        next_tables(khoi, units, users)
    clock.assume(datetime(today.year, today.month, today.day, 8, 0, tzinfo=clock.LOCAL), afresh=True)
    remind(by=SYSTEM)
    write_digests(by=SYSTEM)
    return _signs(units, users)


def _finished_years(units: Units, users: dict[str, User]) -> BlocYear:
    department = years.ninh_thuan_2018(units, users["admin"])
    office = units["Văn phòng Sở Tư pháp"]
    tell(
        Chapter(
            file="002-so-tu-phap-ninh-thuan-2018.docx",
            year=department,
            issuer=office,
            by=users["ninhthuan"],
            on=date(2018, 1, 5),
            meant={},
            otherwise=[office],
        )
    )
    sector = years.sector_2019(units, users["admin"])
    desk = units["Vụ Thi đua - Khen thưởng"]
    tell(
        Chapter(
            file="000-toa-dam-2019.docx", year=sector, issuer=desk, by=users["vutdkt"], on=date(2019, 8, 20), meant={}, otherwise=[desk]
        )
    )
    khoi = years.tuyen_quang_2020(units, users["admin"])
    head = units["Thanh tra tỉnh Tuyên Quang"]
    tell(
        Chapter(
            file="004-khoi-noi-chinh-tuyen-quang-2020.docx",
            year=khoi,
            issuer=head,
            by=users["thanhtra"],
            on=date(2020, 9, 29),
            meant={},
            otherwise=[head],
        )
    )
    clock.assume(datetime(2020, 12, 20, 8, 0, tzinfo=clock.LOCAL), afresh=True)
    work_until(department, date(2018, 12, 31), Habits(users["ninhthuan"], late={"Thanh tra Sở": 3}))
    autumn(khoi, units, users)
    scored(khoi, units, users)
    clock.assume(datetime(2020, 12, 20, 8, 0, tzinfo=clock.LOCAL), afresh=True)
    work_until(khoi, date(2020, 12, 20), Habits(users["thanhtra"], late={cuc("Tuyên Quang"): 2}))
    return khoi


def _year_2021(units: Units, users: dict[str, User], today: date) -> None:
    year = years.northern_mountains_2021(units, users["admin"])
    inspected = [units[so("Bắc Kạn")], units[cuc("Sơn La")], units[so("Hòa Bình")], units[cuc("Cao Bằng")]]
    leaders = [units[so("Yên Bái")], units[so("Tuyên Quang")], units[cuc("Lào Cai")]]
    tell(
        Chapter(
            file="001-khu-vuc-mien-nui-phia-bac-2021.docx",
            year=year,
            issuer=units[so("Yên Bái")],
            by=users["yenbai"],
            on=date(2021, 3, 1),
            meant={"đối tượng kiểm tra": inspected, "được kiểm tra": inspected, "đoàn kiểm tra": leaders},
            otherwise=leaders[:1],
        )
    )
    clock.assume(datetime(today.year, today.month, today.day, 7, 30, tzinfo=clock.LOCAL), afresh=True)
    late, silent = {so("Bắc Giang"): 2, cuc("Bắc Kạn"): 12}, (so("Sơn La"), cuc("Điện Biên"))
    work_until(year, today, Habits(users["yenbai"], late=late, silent=silent))
    if today >= SUMMER:
        half_year(year, units, users)
        talks(year, units, users)
        early_summer(year, units, users)
        paperwork(year, units, users)


def _next_year(units: Units, users: dict[str, User]) -> None:
    """Cụm số II opened its year ahead, so that its plan can be seen too."""
    year = years.cum_ii_2023(units, users["admin"])
    head = units["Tạp chí Dân chủ và Pháp luật"]
    tell(
        Chapter(
            file="003-cum-so-ii-2023.docx",
            year=year,
            issuer=head,
            by=users["tapchi"],
            on=clock.today(),
            meant={},
            otherwise=[head],
        )
    )


def _signs(units: Units, users: dict[str, User]) -> list[DemoSign]:
    """Who can sign in: what the entrance lists and the terminal prints."""
    admin = users["admin"]
    found = [DemoSign(admin.username, admin.full_name, "", "quản trị hệ thống")]
    for sign in SIGNS:
        unit = units[sign.unit]
        years = BlocYear.objects.filter(Q(memberships__unit=unit) | Q(leaderships__unit=unit)).select_related("bloc").distinct()
        found.append(DemoSign(users[sign.key].username, sign.full_name, sign.unit, sign.shows, tuple(map(str, years))))
    return found


def main() -> None:
    if not settings.DEMO:
        sys.exit("Chỉ nạp dữ liệu trình diễn khi THIDUA_DEMO=1. Dùng `make demo`.")
    begun = time.monotonic()
    signs = load(date.fromisoformat(os.environ.get("THIDUA_TODAY", "2021-06-10")))
    keep_demo_signs(DemoSigns(PASSWORD, tuple(signs)))
    print(f"  Nạp xong sau {time.monotonic() - begun:.0f} giây. Đăng nhập bằng mật khẩu chung {PASSWORD}:")
    for sign in signs:
        where = f"{sign.full_name}, {sign.unit}: " if sign.unit else ""
        print(f"    {sign.username:28} {where}{sign.does}")


if __name__ == "__main__":
    main()
