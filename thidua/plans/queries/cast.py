"""The people of the play: units of a year as the rules of resolving actors want them."""

from datetime import date

from django.db.models import Q

from thidua.blocs.enums import BlocKind, LeadRole
from thidua.blocs.models import BlocYear
from thidua.blocs.queries import LEADING, members_in_force, units_leading
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


def leads_the_year(bloc_year: BlocYear, issuer: Unit, day: date) -> bool:
    """Whether a plan of this unit binds the whole year: the unit leads it (a deputy or nominee does not), hosts it, or stands above it."""
    above = {bloc_year.bloc.host_id, bloc_year.bloc.superior_id}
    return issuer.pk in above or units_leading(bloc_year, day, *LEADING).filter(pk=issuer.pk).exists()


def units_bound_by(bloc_year: BlocYear, issuer: Unit, day: date) -> UnitQuerySet | None:
    """Units a plan may bind: itself and those under it for a member's own plan; None = any."""
    if leads_the_year(bloc_year, issuer, day):
        return None
    return Unit.objects.in_force(day).filter(Q(pk=issuer.pk) | Q(parent=issuer))


def cast_of(bloc_year: BlocYear, day: date, *, issuer: Unit | None = None) -> Cast:
    """Whom a plan of the year may mean on a day. A member's own plan speaks of itself and of its own rooms."""
    if issuer is None or leads_the_year(bloc_year, issuer, day):
        return _cast_of_year(bloc_year, day)
    rooms = list(Unit.objects.in_force(day).filter(parent=issuer))
    members = tuple(room.pk for room in rooms if room.kind != UnitKind.COUNCIL)
    return Cast(
        players=tuple(player_of(unit) for unit in (issuer, *rooms)),
        members=members or (issuer.pk,),
        heads=(issuer.pk,),
        standing=tuple(room.pk for room in rooms if room.kind == UnitKind.COUNCIL),
        body_names=(issuer.name, issuer.short_name),
        year=bloc_year.year,
    )


def _cast_of_year(bloc_year: BlocYear, day: date) -> Cast:
    """Members in force, who leads, and the other units that are known."""
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
