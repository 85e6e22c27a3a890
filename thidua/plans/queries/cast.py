"""The people of the play: units of a year as the rules of resolving actors want them."""

from datetime import date

from thidua.blocs.enums import BlocKind, LeadRole
from thidua.blocs.models import BlocYear
from thidua.blocs.queries import members_in_force, units_leading
from thidua.organisations.enums import UnitKind
from thidua.organisations.models import Unit, UnitQuerySet
from thidua.plans.rules.cast import Cast, Player

KIND_WORDS: dict[str, tuple[str, ...]] = {
    UnitKind.SO_TU_PHAP: ("các Sở Tư pháp", "khối Sở Tư pháp", "Sở Tư pháp các tỉnh", "Sở Tư pháp địa phương"),
    UnitKind.CUC_THADS: (
        "các Cục Thi hành án dân sự",
        "khối Cục Thi hành án dân sự",
        "Cục Thi hành án dân sự các tỉnh",
        "cơ quan Thi hành án dân sự",
    ),
    UnitKind.CHI_CUC_THADS: ("các Chi cục Thi hành án dân sự", "Chi cục Thi hành án dân sự các", "khối Chi cục"),
    UnitKind.MINISTRY_UNIT: ("các đơn vị thuộc Bộ",),
    UnitKind.ROOM: ("các phòng", "từng phòng"),
}
BODY_WORDS = {BlocKind.CUM: "Cụm", BlocKind.KHU_VUC: "Khu vực", BlocKind.KHOI: "Khối"}


def player_of(unit: Unit, *, subgroup: str = "") -> Player:
    words = KIND_WORDS.get(unit.kind, ()) + ((f"khối {subgroup}", f"các {subgroup}") if subgroup else ())
    return Player(
        key=unit.pk, name=unit.name, short_name=unit.short_name, kind=unit.kind, kind_words=words, place=unit.place, subgroup=subgroup
    )


def body_names(bloc_year: BlocYear) -> tuple[str, ...]:
    bloc = bloc_year.bloc
    word = BODY_WORDS.get(BlocKind(bloc.kind))
    return (bloc.name, bloc.short_name) + ((f"{word} thi đua", word) if word else ())


def cast_of(bloc_year: BlocYear, day: date) -> Cast:
    """Everybody of a year on a day: members in force, who leads, and the other units that are known."""
    subgroups = dict(bloc_year.memberships.in_force(day).values_list("unit", "subgroup"))
    units = list(Unit.objects.in_force(day))
    return Cast(
        players=tuple(player_of(unit, subgroup=subgroups.get(unit.pk, "")) for unit in units),
        members=_keys(members_in_force(bloc_year, day)),
        heads=_keys(units_leading(bloc_year, day, LeadRole.HEAD)) or _keys(units_leading(bloc_year, day, LeadRole.STANDING)),
        deputies=_keys(units_leading(bloc_year, day, LeadRole.DEPUTY)),
        standing=_keys(units_leading(bloc_year, day, LeadRole.STANDING)),
        nominees=_keys(units_leading(bloc_year, day, LeadRole.NOMINEE)),
        body_names=body_names(bloc_year),
        year=bloc_year.year,
    )


def _keys(units: UnitQuerySet) -> tuple[int, ...]:
    return tuple(units.values_list("pk", flat=True))
