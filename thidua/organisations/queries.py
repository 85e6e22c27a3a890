"""Who belongs to which unit and may act for it on a day: rights follow posts. Also: the tree, the history, what imports need to know."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Case, Prefetch, Q, QuerySet, When

from thidua.accounts.models import User
from thidua.organisations.enums import EventKind, Paper, PaperWay, PartRole, StaffRole, UnitKind
from thidua.organisations.models import Delegation, PaperRule, Person, Post, PostQuerySet, Unit, UnitEvent, UnitEventPart, UnitQuerySet
from thidua.organisations.rules.events import NewUnit, Old, Planned, coming
from thidua.organisations.rules.lines import UNIT, KnownPerson, PersonLine, UnitLine, person_lines, unit_lines
from thidua.organisations.rules.names import Directory, Named, key
from thidua.organisations.rules.sheets import Line


def posts_of(user: User, day: date) -> PostQuerySet:
    return Post.objects.in_force(day).filter(person__user=user)


def units_of(user: User, day: date) -> UnitQuerySet:
    """Units in which the user holds a post on that day."""
    return Unit.objects.filter(pk__in=posts_of(user, day).values("unit"))


def unit_keys(user: User, day: date) -> list[int]:
    """Keys of `units_of`, asked at once: for a query that names them several times."""
    return list(posts_of(user, day).values_list("unit", flat=True).distinct().order_by())


def units_inherited(user: User, day: date) -> set[int]:
    """Ended units that became, by one event or several, a unit in which the user holds a post. One question where there are none."""
    mine = Unit.objects.filter(pk__in=posts_of(user, day).values("unit"))
    found: set[int] = set()
    last = _became_one_of(mine, day)
    while last - found:
        found |= last
        last = _became_one_of(Unit.objects.filter(pk__in=last), day)
    return found


def _became_one_of(units: UnitQuerySet, day: date) -> set[int]:
    after = UnitEventPart.objects.filter(unit__in=units, role=PartRole.AFTER, event__effective_on__lte=day)
    before = UnitEventPart.objects.filter(event__in=after.values("event"), role=PartRole.BEFORE, unit__valid_to__lte=day)
    return set(before.values_list("unit", flat=True))


def acts_for(user: User, unit: Unit, day: date) -> bool:
    """Whether the user works for the unit as specialist or leader on that day."""
    return posts_of(user, day).filter(unit=unit, role__in=[StaffRole.SPECIALIST, StaffRole.LEADER]).exists()


ACTS_FOR = """EXISTS (
  SELECT 1 FROM organisations_post post JOIN organisations_person person ON person.id = post.person_id
  WHERE person.user_id = %(user)s AND post.unit_id = {unit} AND post.role IN ('specialist', 'leader')
    AND (post.starts_on IS NULL OR post.starts_on <= %(day)s) AND (post.ends_on IS NULL OR post.ends_on > %(day)s)
)"""
"""`acts_for` as a part of a question in SQL, for what is asked at every keystroke. `unit`: a column of that question."""


def units_answering(unit: Unit, day: date) -> list[Unit]:
    """The unit (its people still hold their posts there after it ended), and what it became, as far as that lives."""
    found, todo, seen = [unit], _became(unit, day), {unit.pk}
    while todo:
        one = todo.pop()
        if one.pk not in seen:
            seen.add(one.pk)
            found += [one] if one.is_in_force(day) else []
            todo += _became(one, day)
    return found


def _became(unit: Unit, day: date) -> list[Unit]:
    if unit.is_in_force(day):
        return []
    events = UnitEventPart.objects.filter(unit=unit, role=PartRole.BEFORE, event__effective_on__lte=day).values("event")
    return list(Unit.objects.filter(event_parts__event__in=events, event_parts__role=PartRole.AFTER).distinct())


def units_answered_for(units: Collection[int], day: date) -> set[int]:
    """Those units, and the ended ones that became them."""
    found, last = set(units), set(units)
    while last:
        events = UnitEventPart.objects.filter(unit__in=last, role=PartRole.AFTER, event__effective_on__lte=day).values("event")
        before = UnitEventPart.objects.filter(event__in=events, role=PartRole.BEFORE, unit__valid_to__lte=day)
        last = set(before.values_list("unit", flat=True)) - found
        found |= last
    return found


def stands_in_for(user: User, unit: Unit, day: date) -> bool:
    """Whether the user acts for the unit, or for what it became."""
    return any(acts_for(user, one, day) for one in units_answering(unit, day))


def units_acted_for(user: User, day: date) -> UnitQuerySet:
    """Units whose papers the user handles, as specialist or leader."""
    acting = posts_of(user, day).filter(role__in=[StaffRole.SPECIALIST, StaffRole.LEADER])
    return Unit.objects.filter(pk__in=acting.values("unit"))


def leads(user: User, unit: Unit, day: date) -> bool:
    return posts_of(user, day).filter(unit=unit, role=StaffRole.LEADER).exists()


def administers(user: User, unit: Unit, day: date) -> bool:
    """Whether the user administers the unit (its people, accounts and settings) or the whole system."""
    return user.is_system_admin or posts_of(user, day).filter(unit=unit, role=StaffRole.ADMINISTRATOR).exists()


def units_administered(user: User, day: date) -> UnitQuerySet | None:
    """Units of which the user is administrator; None = all of them."""
    if user.is_system_admin:
        return None
    return Unit.objects.filter(pk__in=posts_of(user, day).filter(role=StaffRole.ADMINISTRATOR).values("unit"))


def units_with_people_in_hand(user: User, day: date) -> UnitQuerySet | None:
    """Units whose people the user may write: those administered and the ones right under them; None = all."""
    mine = units_administered(user, day)
    return None if mine is None else Unit.objects.filter(Q(pk__in=mine) | Q(parent__in=mine))


def paper_way(unit: Unit, paper: Paper) -> PaperWay:
    """How the unit sends that kind of paper; without a rule of its own the specialist hands it in."""
    rule = PaperRule.objects.filter(unit=unit, paper=paper).first()
    return PaperWay(rule.way) if rule else PaperWay.SPECIALIST


@dataclass(frozen=True, slots=True)
class Approver:
    """A right to approve, and the delegation it rests on if it is not the leader's own."""

    delegation: Delegation | None = None


def approver_of(user: User, unit: Unit, paper: Paper, now: datetime) -> Approver | None:
    """The user's right to approve that paper for the unit at that moment: own (leader) or delegated; None without one."""
    if leads(user, unit, now.date()):
        return Approver()
    given = delegations_in_force(user, paper, now).filter(giver__unit=unit).first()
    return Approver(given) if given else None


def delegations_in_force(user: User, paper: Paper, now: datetime) -> QuerySet[Delegation]:
    """Rights over that paper handed to the user. One lapses when its giver stops leading the unit or its taker stops working there."""
    day = now.date()
    return Delegation.objects.filter(
        taker__user=user,
        giver__in=Post.objects.in_force(day).filter(role=StaffRole.LEADER, unit__in=units_of(user, day).values("pk")),
        paper=paper,
        starts_at__lte=now,
        ends_at__gt=now,
        revoked_at__isnull=True,
    )


def posts_led_by(user: User, unit: Unit, day: date) -> PostQuerySet:
    """The leader's posts of that user in the unit: what a delegation is given from."""
    return posts_of(user, day).filter(unit=unit, role=StaffRole.LEADER)


def people_of(unit: Unit, day: date) -> QuerySet[Person]:
    """People who hold a post in the unit on that day."""
    return Person.objects.filter(pk__in=unit.posts.in_force(day).values("person"))


def posts_shown(unit: Unit, day: date) -> PostQuerySet:
    """All posts of the unit, those over at the end."""
    is_over = Case(When(ends_on__lte=day, then=1), default=0)
    return unit.posts.annotate(is_over=is_over).select_related("person__user").order_by("is_over", "person__name_sort", "pk")


def events_of(unit: Unit) -> list[UnitEvent]:
    """What changed the unit or made it, the latest first, with the units before and after."""
    parts = Prefetch("parts", queryset=UnitEventPart.objects.select_related("unit").order_by("unit__name_sort", "pk"))
    return list(UnitEvent.objects.filter(parts__unit=unit).distinct().prefetch_related(parts))


def namesakes(full_name: str) -> QuerySet[Person]:
    """People of that name, with where they are now."""
    return Person.objects.filter(full_name__iexact=full_name).prefetch_related("posts__unit")


def directory(units: UnitQuerySet) -> Directory:
    rows = units.values_list("pk", "name", "short_name", "parent__name", "parent_id")
    return Directory(Named(pk, name, short, parent or "", parent_pk) for pk, name, short, parent, parent_pk in rows)


def known_people(units: Iterable[int], day: date, *, allowed: Collection[int] | None) -> dict[tuple[int, str], KnownPerson]:
    """People who hold a post in one of the units on that day or later, by unit and name. `allowed`: units in hand (None = all)."""
    held = Post.objects.not_over(day)
    rows = held.filter(unit__in=set(units)).values_list("unit", "person", "person__full_name", "person__user", "role")
    beyond = set() if allowed is None else set(held.exclude(unit__in=allowed).values_list("person", flat=True))
    found: dict[tuple[int, str], KnownPerson] = {}
    for unit, person, name, user, role in rows:
        place = (unit, key(name))
        roles = found[place].roles if place in found else frozenset()
        found[place] = KnownPerson(person, roles | {role}, has_account=user is not None, is_beyond=person in beyond)
    return found


@dataclass(slots=True)
class Node:
    """A unit in the tree of a day."""

    pk: int
    name: str
    kind: str
    children: list["Node"] = field(default_factory=list)


def forest(day: date) -> list[Node]:
    """The tree of units in force on that day. What belonged to a unit that ended stands under its only successor, else on its own."""
    rows = list(Unit.objects.in_force(day).values_list("pk", "name", "kind", "parent_id"))
    nodes = {pk: Node(pk, name, UnitKind(kind).label) for pk, name, kind, _ in rows}
    heirs = _heirs(day)
    roots: list[Node] = []
    for pk, _, _, parent in rows:
        above = _living(parent, nodes, heirs)
        (nodes[above].children if above is not None and above != pk else roots).append(nodes[pk])
    return roots


def _heirs(day: date) -> Mapping[int, int]:
    """Units that ended by an event with one unit after it → that unit."""
    before: dict[int, list[int]] = {}
    after: dict[int, list[int]] = {}
    rows = UnitEventPart.objects.filter(event__effective_on__lte=day).values_list("event", "unit", "role")
    for event, unit, role in rows:
        (before if role == PartRole.BEFORE else after).setdefault(event, []).append(unit)
    return {unit: after[event][0] for event, units in before.items() if len(after.get(event, [])) == 1 for unit in units}


def _living(parent: int | None, nodes: Mapping[int, Node], heirs: Mapping[int, int]) -> int | None:
    seen: set[int] = set()
    while parent is not None and parent not in nodes and parent not in seen:
        seen.add(parent)
        parent = heirs.get(parent)
    return parent if parent in nodes else None


@dataclass(frozen=True, slots=True)
class EventWish:
    """A change of organisation as it was typed, read against the units there are."""

    kind: EventKind
    effective_on: date
    before: Sequence[Unit]
    after: Sequence[Unit]
    coming: Sequence[NewUnit]
    carries_posts: bool

    def planned(self) -> Planned:
        staying = {unit.pk for unit in self.after}
        ending = [unit for unit in self.before if unit.pk not in staying]
        gone = Unit.objects.filter(parent__in=ending).in_force(self.effective_on).count()
        posts = Post.objects.not_over(self.effective_on).filter(unit__in=ending).count()
        return Planned(
            self.effective_on,
            ending=[unit.name for unit in ending],
            coming=[unit.name for unit in self.coming],
            staying=[unit.name for unit in self.after],
            children=gone,
            posts=posts,
            carries_posts=self.carries_posts,
        )


def event_wish(data: Mapping[str, Any]) -> EventWish:
    """From the cleaned form. A name after the event is a unit that lives on, a unit there already, or a new one."""
    kind, before = EventKind(data["kind"]), data["before"]
    names = data["after"] or ([before[0].name] if kind == EventKind.MOVE else [])
    own = {key(unit.name): unit for unit in before} if data["lives_on"] else {}
    others = {
        key(unit.name): unit
        for unit in Unit.objects.in_force(data["effective_on"]).filter(name__in=names).exclude(pk__in=[unit.pk for unit in before])
    }
    after = [(own | others)[key(name)] for name in names if key(name) in own | others]
    new = [name for name in names if key(name) not in own | others]
    parent = data["parent"].pk if data["parent"] else None
    old = [Old(UnitKind(unit.kind), unit.place, unit.parent_id) for unit in before]
    one_heir = len(names) == 1
    return EventWish(kind, data["effective_on"], before, after, coming(new, old, parent=parent), data["carries_posts"] and one_heir)


def units_to_add_under(user: User, day: date) -> UnitQuerySet:
    """Units under which the user may add one."""
    mine = units_administered(user, day)
    return (Unit.objects.all() if mine is None else mine).in_force(day)


def units_to_name(user: User, day: date) -> list[str]:
    """Names offered in a sheet to fill in: of the units in the user's hand."""
    mine = units_with_people_in_hand(user, day)
    return directory((Unit.objects.all() if mine is None else mine).in_force(day)).labels()


def read_unit_lines(lines: Sequence[Line], user: User, day: date) -> list[UnitLine]:
    mine = units_administered(user, day)
    allowed = None if mine is None else set(mine.values_list("pk", flat=True))
    return unit_lines(lines, units=directory(Unit.objects.in_force(day)), allowed=allowed)


def read_person_lines(lines: Sequence[Line], user: User, day: date) -> list[PersonLine]:
    mine = units_with_people_in_hand(user, day)
    allowed = None if mine is None else set(mine.values_list("pk", flat=True))
    units = directory(Unit.objects.in_force(day))
    named = {unit.pk for line in lines for unit in units.named(line.cells.get(UNIT, ""))}
    return person_lines(lines, units=units, known=known_people(named, day, allowed=allowed), allowed=allowed)
