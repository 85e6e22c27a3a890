"""Search: one list of finders. A later app adds its own to FINDERS; each asks only for what the user may see."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, reduce
from operator import and_
from typing import Any

from django.db.models import Count, Min, Q
from django.urls import reverse

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.core.text import fold, one_line
from thidua.obligations.models import Obligation
from thidua.organisations.models import Post, Unit, in_period
from thidua.plans.models import Plan
from thidua.plans.queries.plans import units_acted_for
from thidua.portal.queries.duties import titled
from thidua.portal.rules import matching
from thidua.portal.rules.matching import Wish

SHOWN = 8
"""Hits of a group on the page of all groups."""
MOST = 200
"""Hits of one group on its own page."""


@dataclass(frozen=True, slots=True)
class Hit:
    """`rank`: lower is better; `order`: among equals."""

    rank: int
    order: str
    title: str
    note: str
    url: str


Find = Callable[[User, date, Wish], list[Hit]]


@dataclass(frozen=True, slots=True)
class Finder:
    key: str
    word: str
    icon: str
    find: Find


@dataclass(frozen=True, slots=True)
class Group:
    finder: Finder
    hits: Sequence[Hit]
    total: int


def look_up(user: User, day: date, wanted: Wish, *, only: str = "") -> list[Group]:
    """Groups with hits, in the order of the finders; `only` one of them, longer."""
    most = MOST if only else SHOWN
    groups = []
    for finder in FINDERS:
        if only in {"", finder.key}:
            hits = sorted(finder.find(user, day, wanted), key=lambda hit: (hit.rank, hit.order, hit.url))
            groups.append(Group(finder, hits[:most], len(hits)))
    return [group for group in groups if group.hits]


def holds(field: str, wanted: Wish) -> Q:
    """All words of the wish in a folded column."""
    return reduce(and_, (Q(**{f"{field}__contains": word}) for word in wanted.words))


def units(_user: User, day: date, wanted: Wish) -> list[Hit]:
    """Agencies and units are known to everybody who signs in; those that are no more say so."""
    short = Unit.objects.exclude(short_name="").values_list("pk", "short_name")
    so_called = [pk for pk, name in short if matching.rank(name, wanted) is not None]
    rows = Unit.objects.filter(holds("name_folded", wanted) | Q(pk__in=so_called)).select_related("parent")
    return [_unit_hit(unit, day, wanted) for unit in rows]


def _unit_hit(unit: Unit, day: date, wanted: Wish) -> Hit:
    found = matching.rank(unit.name, wanted)
    kind = unit.get_kind_display() + (f" · {unit.parent}" if unit.parent else "")
    note = kind if unit.is_in_force(day) else f"{kind} · đã thôi hoạt động"
    return Hit(4 if found is None else found, unit.name_sort, unit.name, note, reverse("organisations:unit", args=[unit.pk]))


def people(user: User, day: date, wanted: Wish) -> list[Hit]:
    """Officers of the user's own units and of those that share a year with them; everybody for a system administrator."""
    posts = Post.objects.filter(in_period(day, start="starts_on", end="ends_on")).filter(holds("person__name_folded", wanted))
    if not user.is_system_admin:
        posts = posts.filter(unit__in=known_units(user, day).values("pk"))
    found: dict[int, Post] = {}
    for post in posts.select_related("person", "unit").order_by("pk"):
        found.setdefault(post.person_id, post)
    return [_person_hit(post, wanted) for post in found.values()]


def known_units(user: User, day: date) -> Any:
    years = BlocYear.objects.visible_to(user, day).values("pk")
    share = Q(memberships__bloc_year__in=years) | Q(leaderships__bloc_year__in=years)
    return Unit.objects.filter(share | Q(pk__in=units_acted_for(user, day).values("pk")))


def _person_hit(post: Post, wanted: Wish) -> Hit:
    note = f"{post.title or post.get_role_display()}, {post.unit}"
    found = matching.rank(post.person.full_name, wanted)
    return Hit(
        4 if found is None else found,
        post.person.name_sort,
        post.person.full_name,
        note,
        reverse("organisations:unit", args=[post.unit_id]),
    )


def obligations(user: User, day: date, wanted: Wish) -> list[Hit]:
    """One hit a thing and year; it opens my unit's own, else the first one."""
    rows = Obligation.objects.alive().visible_to(user, day).filter(holds("deliverable_folded", wanted))
    mine = Min("pk", filter=Q(unit__in=units_acted_for(user, day).values("pk")))
    things = rows.values("deliverable", "bloc_year__bloc__short_name", "bloc_year__year", "period").annotate(
        units=Count("pk"), first=Min("pk"), mine=mine
    )
    return [_thing_hit(thing, wanted) for thing in things]


def _thing_hit(thing: Mapping[str, Any], wanted: Wish) -> Hit:
    title = titled(thing["deliverable"], thing["period"])
    who = "của đơn vị bạn" if thing["mine"] else f"{thing['units']} đơn vị" if thing["units"] > 1 else "một đơn vị"
    note = " · ".join(filter(None, [f"{thing['bloc_year__bloc__short_name']} {thing['bloc_year__year']}", who]))
    found = matching.rank(title, wanted)
    order = f"{not thing['mine']:d}{9999 - thing['bloc_year__year']}{fold(title)}"
    return Hit(4 if found is None else found, order, title, note, reverse("obligations:obligation", args=[thing["mine"] or thing["first"]]))


def plans(user: User, day: date, wanted: Wish) -> list[Hit]:
    """Plans by their number and title."""
    rows = Plan.objects.visible_to(user, day).select_related("bloc_year__bloc", "issuer").defer("document", "meta")
    found = [(plan, matching.rank(f"{plan.number} {plan.title}", wanted)) for plan in rows]
    return [_plan_hit(plan, rank) for plan, rank in found if rank is not None]


def _plan_hit(plan: Plan, rank: int) -> Hit:
    title = f"{plan}: {plan.title}" if plan.number else plan.title
    note = f"{plan.issuer} · {plan.bloc_year} · {plan.get_state_display().lower()}"
    return Hit(rank, f"{9999 - plan.bloc_year.year}{plan.pk:09d}", title, note, reverse("plans:plan", args=[plan.pk]))


def clauses(user: User, day: date, wanted: Wish) -> list[Hit]:
    """Places in the text of plans: the paragraphs that hold the wish, a few of each plan."""
    found = []
    for plan in Plan.objects.visible_to(user, day).select_related("bloc_year__bloc", "file").defer("document", "meta"):
        ranked = [(matching.rank_folded(folded, wanted), at, text) for at, (text, folded) in enumerate(lines_of(plan))]
        best = sorted((rank, at, text) for rank, at, text in ranked if rank is not None)
        found += [_clause_hit(plan, at, text, wanted) for _, at, text in best[:SHOWN]]
    return found


def _clause_hit(plan: Plan, at: int, text: str, wanted: Wish) -> Hit:
    rank = matching.rank(text, wanted)
    order = f"{9999 - plan.bloc_year.year}{plan.pk:09d}{at:06d}"
    return Hit(
        4 if rank is None else rank,
        order,
        matching.excerpt(text, wanted),
        f"{plan} · {plan.bloc_year}",
        reverse("plans:plan", args=[plan.pk]),
    )


def lines_of(plan: Plan) -> tuple[tuple[str, str], ...]:
    """Paragraphs of the plan's text with their folded form, kept in memory: the text of a plan never changes (it is named by its hash)."""
    return _lines(plan.pk, plan.file.sha256, plan.part)


@lru_cache(maxsize=256)
def _lines(pk: int, sha256: str, part: int) -> tuple[tuple[str, str], ...]:
    document = Plan.objects.values_list("document", flat=True).get(pk=pk, file__sha256=sha256, part=part)
    texts = [one_line(str(block.get("text") or "")) for block in document.get("blocks", [])]
    return tuple((text, fold(text)) for text in texts if text)


FINDERS: tuple[Finder, ...] = (
    Finder("don-vi", "Đơn vị", "building", units),
    Finder("nguoi", "Người", "person", people),
    Finder("nghia-vu", "Nghĩa vụ", "tasks", obligations),
    Finder("ke-hoach", "Kế hoạch", "document", plans),
    Finder("dieu-khoan", "Điều khoản của kế hoạch", "quote", clauses),
)
