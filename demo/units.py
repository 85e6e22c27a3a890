"""Write the units of the demo through the system's own actions."""

from dataclasses import dataclass

from demo import places
from thidua.accounts.models import User
from thidua.organisations.actions import add_unit
from thidua.organisations.enums import UnitKind
from thidua.organisations.models import Unit


@dataclass(frozen=True)
class Units:
    """Units by their full name."""

    by_name: dict[str, Unit]

    def __getitem__(self, name: str) -> Unit:
        return self.by_name[name]


def so(place: str) -> str:
    return f"Sở Tư pháp {'thành phố' if place in places.CITIES else 'tỉnh'} {place}"


def cuc(place: str) -> str:
    return f"Cục Thi hành án dân sự tỉnh {place}"


def write_units(admin: User) -> Units:
    made: dict[str, Unit] = {}

    def add(name: str, kind: UnitKind, *, short: str = "", place: str = "", parent: str = "") -> None:
        made[name] = add_unit(name=name, short_name=short, kind=kind, place=place, parent=made.get(parent), by=admin)

    add("Bộ Tư pháp", UnitKind.MINISTRY, short="Bộ Tư pháp")
    add("Vụ Thi đua - Khen thưởng", UnitKind.MINISTRY_UNIT, short="Vụ TĐKT", parent="Bộ Tư pháp")
    add("Tổng cục Thi hành án dân sự", UnitKind.MINISTRY_UNIT, short="Tổng cục THADS", parent="Bộ Tư pháp")
    for place in sorted(places.NORTHERN_MOUNTAINS + places.OTHER_PROVINCES + places.CITIES):
        add(so(place), UnitKind.SO_TU_PHAP, short=f"STP {place}", place=place)
    for place in places.NORTHERN_MOUNTAINS:
        add(cuc(place), UnitKind.CUC_THADS, short=f"Cục THADS {place}", place=place, parent="Tổng cục Thi hành án dân sự")
        for area in places.CHI_CUC.get(place, []):
            add(f"Chi cục Thi hành án dân sự {area}", UnitKind.CHI_CUC_THADS, place=place, parent=cuc(place))
    for name, short in places.CUM_II:
        add(name, UnitKind.MINISTRY_UNIT, short=short, parent="Bộ Tư pháp")
    for name in places.NINH_THUAN_ROOMS:
        add(name, UnitKind.ROOM, place="Ninh Thuận", parent=so("Ninh Thuận"))
    add("Thường trực Hội đồng Thi đua - Khen thưởng Sở", UnitKind.COUNCIL, place="Ninh Thuận", parent=so("Ninh Thuận"))
    add("Sở Nội vụ tỉnh Ninh Thuận", UnitKind.PROVINCIAL_AGENCY, short="Sở Nội vụ", place="Ninh Thuận")
    add("Ban Thi đua - Khen thưởng tỉnh Tuyên Quang", UnitKind.PROVINCIAL_AGENCY, place="Tuyên Quang")
    for name in places.TUYEN_QUANG_BLOC:
        add(name, UnitKind.PROVINCIAL_AGENCY, place="Tuyên Quang")
    return Units(made)
