"""The register of heads of a bloc and whom its rule names next."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from thidua.accounts.models import User
from thidua.blocs.enums import LeadRole, YearState
from thidua.blocs.models import Bloc, BlocYear, Leadership
from thidua.blocs.queries import LEADING, members_in_force
from thidua.organisations.enums import PartRole
from thidua.organisations.models import Unit, UnitEventPart
from thidua.years.enums import RotationWay
from thidua.years.models import HeadProposal, PassedOver, PastLead, RotationRule
from thidua.years.rules.rotation import Next, Pass, Register, Turn, next_head, places, successor

ROLES = {LeadRole.HEAD: LeadRole.HEAD, LeadRole.STANDING: LeadRole.HEAD, LeadRole.DEPUTY: LeadRole.DEPUTY}


@dataclass(frozen=True, slots=True)
class Lead:
    """A name in a line of the register. `past`: typed by hand, may be taken out again."""

    name: str
    decision: str
    decided_on: date | None
    starts_on: date | None = None
    ends_on: date | None = None
    now_called: str = ""
    past: PastLead | None = None


@dataclass(slots=True)
class Line:
    """A year of the register."""

    year: int
    heads: list[Lead] = field(default_factory=list)
    deputies: list[Lead] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def decisions(self) -> list[str]:
        """Each decision once, with its day."""
        said = [(one.decision, one.decided_on) for one in (*self.heads, *self.deputies) if one.decision]
        return [f"{words} ngày {day:%d/%m/%Y}" if day else words for words, day in dict.fromkeys(said)]


def register_lines(bloc: Bloc) -> list[Line]:
    """All years, the latest first: from the roles kept here and from what was typed of the years before; passes and exceptions as notes."""
    lines: dict[int, Line] = {}
    heirs, names = heirs_of_units(), dict(Unit.objects.values_list("pk", "name"))
    kept = Leadership.objects.filter(bloc_year__bloc=bloc, role__in=ROLES).select_related("unit", "bloc_year").order_by("starts_on", "pk")
    for row in kept:
        now_called = _now_called(row.unit_id, row.unit.name, heirs, names)
        lead = Lead(row.unit.name, row.decision, row.decided_on, row.starts_on, row.ends_on, now_called)
        _put(lines, row.bloc_year.year, ROLES[LeadRole(row.role)], lead)
    for past in PastLead.objects.filter(bloc=bloc).order_by("pk"):
        now_called = _now_called(past.unit_id, past.name, heirs, names)
        _put(lines, past.year, LeadRole(past.role), Lead(past.name, past.decision, past.decided_on, now_called=now_called, past=past))
    _note(lines, bloc)
    return sorted(lines.values(), key=lambda line: -line.year)


def _put(lines: dict[int, Line], year: int, role: LeadRole, lead: Lead) -> None:
    line = lines.setdefault(year, Line(year))
    (line.heads if role == LeadRole.HEAD else line.deputies).append(lead)


def _now_called(unit: int | None, name: str, heirs: dict[int, int], names: dict[int, str]) -> str:
    now = names[successor(unit, heirs)] if unit is not None else ""
    return now if now != name else ""


def _note(lines: dict[int, Line], bloc: Bloc) -> None:
    for one in PassedOver.objects.filter(bloc=bloc).select_related("unit"):
        lines.setdefault(one.year, Line(one.year)).notes.append(f"Bỏ qua {one.unit}: {one.reason} ({one.decided_by})")
    for proposal in HeadProposal.objects.filter(bloc_year__bloc=bloc, state="decided", is_exception=True):
        lines.setdefault(proposal.year, Line(proposal.year)).notes.append(f"Khác quy chế: {proposal.why}")


def heirs_of_units() -> dict[int, int]:
    """Units that ended by a recorded change with one unit after it → that unit."""
    before: dict[int, list[int]] = defaultdict(list)
    after: dict[int, list[int]] = defaultdict(list)
    for event, unit, role in UnitEventPart.objects.order_by("event__effective_on").values_list("event", "unit", "role"):
        (before if role == PartRole.BEFORE else after)[event].append(unit)
    return {unit: after[event][0] for event, units in before.items() if len(after[event]) == 1 for unit in units if unit != after[event][0]}


def rule_of(bloc: Bloc) -> RotationRule | None:
    return RotationRule.objects.filter(bloc=bloc).first()


def register_of(bloc_year: BlocYear, rule: RotationRule, *, year: int, day: date) -> Register:
    """What the rule looks at, for the head of `year`, by the members of `bloc_year` on that day."""
    bloc = bloc_year.bloc
    lines = Leadership.objects.filter(bloc_year__bloc=bloc, role__in=LEADING).values_list("bloc_year__year", "unit")
    typed = PastLead.objects.filter(bloc=bloc, role=LeadRole.HEAD, unit__isnull=False).values_list("year", "unit")
    deputies = Leadership.objects.filter(bloc_year__bloc=bloc, bloc_year__year=year - 1, role=LeadRole.DEPUTY).order_by("pk")
    passes = PassedOver.objects.filter(bloc=bloc, year=year)
    return Register(
        way=RotationWay(rule.way),
        order=list(rule.places.values_list("unit", flat=True)),
        members=set(members_in_force(bloc_year, day).values_list("pk", flat=True)),
        turns=[Turn(one, unit) for one, unit in (*lines, *typed) if unit is not None],
        heirs=heirs_of_units(),
        passes=[Pass(one.unit_id, one.year, f"{one.reason} ({one.decided_by})") for one in passes],
        deputies=list(deputies.values_list("unit", flat=True)),
    )


@dataclass(frozen=True, slots=True)
class Named:
    """Whom the rule names, ready for a page: the unit, the words, and each unit looked at."""

    unit: Unit | None
    words: str
    steps: Sequence[dict[str, object]]
    order: Sequence[Unit]


def named_next(bloc_year: BlocYear, *, year: int, day: date) -> Named:
    """Who leads `year` by the bloc's own rule."""
    rule = rule_of(bloc_year.bloc)
    if rule is None:
        return Named(None, "Chưa ghi quy tắc luân phiên của khối, nên hệ thống không tính được ai kế tiếp.", [], [])
    register = register_of(bloc_year, rule, year=year, day=day)
    found: Next = next_head(register, year=year)
    order = places(register)
    units = Unit.objects.in_bulk([*order, *(step.unit for step in found.steps)])
    steps = [{"text": f"{units[step.unit].name}: {step.why}", "holds": step.is_next} for step in found.steps]
    unit = Unit.objects.get(pk=found.unit) if found.unit else None
    return Named(unit, found.words, steps, [units[pk] for pk in order])


def present_year(bloc: Bloc, day: date) -> BlocYear | None:
    """The year of the bloc that is under way: the one of the calendar, else the latest open one, else the latest."""
    years = BlocYear.objects.filter(bloc=bloc).select_related("bloc__host", "bloc__superior").order_by("-year")
    return years.filter(year=day.year).first() or years.filter(state=YearState.OPEN).first() or years.first()


def blocs_shown(user: User, day: date) -> "set[int]":
    """Keys of the blocs of which the person sees a year."""
    return set(BlocYear.objects.visible_to(user, day).values_list("bloc", flat=True))
