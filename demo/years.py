"""Years of the demo: which body, which members, who leads, by which decision."""

from datetime import date

from demo import places
from demo.units import Units, cuc, so
from thidua.accounts.models import User
from thidua.blocs.actions import add_member, appoint, found_bloc, open_year
from thidua.blocs.enums import BlocKind, LeadRole
from thidua.blocs.models import BlocYear


def ninh_thuan_2018(units: Units, admin: User) -> BlocYear:
    """An agency whose rooms compete and whose Văn phòng runs the year."""
    host = units[so("Ninh Thuận")]
    bloc = found_bloc(
        name="Sở Tư pháp tỉnh Ninh Thuận",
        short_name="Sở Tư pháp Ninh Thuận",
        kind=BlocKind.AGENCY,
        host=host,
        superior=units["Sở Nội vụ tỉnh Ninh Thuận"],
        by=admin,
    )
    year = open_year(bloc, year=2018, by=admin)
    for name in places.NINH_THUAN_ROOMS:
        add_member(year, unit=units[name], by=admin)
    appoint(year, unit=units["Thường trực Hội đồng Thi đua - Khen thưởng Sở"], role=LeadRole.STANDING, by=admin)
    appoint(year, unit=units["Văn phòng Sở Tư pháp"], role=LeadRole.STANDING, by=admin)
    return year


def sector_2019(units: Units, admin: User) -> BlocYear:
    """The sector body with its agencies: every Sở Tư pháp."""
    bloc = found_bloc(
        name="Ngành Tư pháp (các Sở Tư pháp)", short_name="Ngành Tư pháp", kind=BlocKind.SECTOR, host=units["Bộ Tư pháp"], by=admin
    )
    year = open_year(bloc, year=2019, by=admin)
    for place in places.NORTHERN_MOUNTAINS + places.OTHER_PROVINCES + places.CITIES:
        add_member(year, unit=units[so(place)], subgroup="Sở Tư pháp", by=admin)
    appoint(year, unit=units["Vụ Thi đua - Khen thưởng"], role=LeadRole.STANDING, by=admin)
    return year


def tuyen_quang_2020(units: Units, admin: User) -> BlocYear:
    """A provincial khối; the next head is the one the regulation names."""
    bloc = found_bloc(
        name="Khối thi đua Nội chính tỉnh Tuyên Quang",
        short_name="Khối Nội chính Tuyên Quang",
        kind=BlocKind.KHOI,
        superior=units["Ban Thi đua - Khen thưởng tỉnh Tuyên Quang"],
        by=admin,
    )
    year = open_year(bloc, year=2020, by=admin)
    for name in [*places.TUYEN_QUANG_BLOC, so("Tuyên Quang"), cuc("Tuyên Quang")]:
        add_member(year, unit=units[name], by=admin)
    rule = "Quyết định số 108 ngày 13/5/2019 của Khối"
    appoint(year, unit=units["Thanh tra tỉnh Tuyên Quang"], role=LeadRole.HEAD, decision=rule, decided_on=date(2019, 5, 13), by=admin)
    appoint(year, unit=units["Công an tỉnh Tuyên Quang"], role=LeadRole.NOMINEE, decision=rule, by=admin)
    return year


def northern_mountains_2021(units: Units, admin: User) -> BlocYear:
    """Fourteen provinces, each with its Sở Tư pháp and its Cục Thi hành án dân sự."""
    bloc = found_bloc(
        name="Khu vực thi đua khối cơ quan Tư pháp các tỉnh miền núi phía Bắc",
        short_name="Khu vực miền núi phía Bắc",
        kind=BlocKind.KHU_VUC,
        superior=units["Vụ Thi đua - Khen thưởng"],
        by=admin,
    )
    year = open_year(bloc, year=2021, by=admin)
    for place in places.NORTHERN_MOUNTAINS:
        add_member(year, unit=units[so(place)], subgroup="Sở Tư pháp", by=admin)
        add_member(year, unit=units[cuc(place)], subgroup="Cục Thi hành án dân sự", by=admin)
    decision, day = "Quyết định số 2257/QĐ-BTP", date(2020, 11, 9)
    appoint(year, unit=units[so("Yên Bái")], role=LeadRole.HEAD, decision=decision, decided_on=day, by=admin)
    appoint(year, unit=units[so("Tuyên Quang")], role=LeadRole.DEPUTY, decision=decision, decided_on=day, by=admin)
    appoint(year, unit=units[cuc("Lào Cai")], role=LeadRole.DEPUTY, decision=decision, decided_on=day, by=admin)
    return year


def cum_ii_2023(units: Units, admin: User) -> BlocYear:
    bloc = found_bloc(
        name="Cụm Thi đua số II",
        short_name="Cụm số II",
        kind=BlocKind.CUM,
        superior=units["Vụ Thi đua - Khen thưởng"],
        by=admin,
    )
    year = open_year(bloc, year=2023, by=admin)
    for name, _ in places.CUM_II:
        add_member(year, unit=units[name], by=admin)
    decision, day = "Quyết định số 2247/QĐ-BTP", date(2022, 11, 16)
    appoint(year, unit=units["Tạp chí Dân chủ và Pháp luật"], role=LeadRole.HEAD, decision=decision, decided_on=day, by=admin)
    return year
