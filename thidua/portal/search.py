"""Search: one list of finders. A later app adds its own to FINDERS; each asks only for what the user may see."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, reduce
from operator import and_
from typing import Any

from django.db.models import Count, Min, Q
from django.urls import reverse

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.consultations.models import Question, Round
from thidua.core.text import fold, one_line
from thidua.obligations.models import Obligation
from thidua.organisations.models import Post, Unit, in_period
from thidua.organisations.queries import units_acted_for
from thidua.plans.models import Plan, PlanFact
from thidua.portal.queries.duties import titled
from thidua.portal.rules import matching
from thidua.portal.rules.matching import Wish
from thidua.reports.models import Report

SHOWN = 8
"""Hits of a group on the page of all groups."""
MOST = 200
"""Hits of one group on its own page."""


@dataclass(frozen=True, slots=True)
class Hit:
    """`rank`: lower is better; `order`: among equals. `pieces`: the title cut for marking, once the hit is to be shown."""

    rank: int
    order: str
    title: str
    note: str
    url: str
    pieces: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """A paragraph of a plan; `start`, `end`: its place in the plain text, where the places of facts count too."""

    text: str
    folded: str
    start: int
    end: int


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
            shown = [replace(hit, pieces=matching.pieces(hit.title, wanted)) for hit in hits[:most]]
            groups.append(Group(finder, shown, len(hits)))
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
    """Places in the text of plans: the paragraphs that hold the wish, a few of each plan, with the clause that was read there."""
    found: list[tuple[Plan, Line]] = []
    for plan in Plan.objects.visible_to(user, day).select_related("bloc_year__bloc", "file").defer("document", "meta"):
        ranked = [(matching.rank_folded(line.folded, wanted), line.start, line) for line in lines_of(plan)]
        best = sorted((rank, start, line) for rank, start, line in ranked if rank is not None)
        found += [(plan, line) for _, _, line in best[:SHOWN]]
    read = PlanFact.objects.filter(plan__in={plan.pk for plan, _ in found}).exclude(clause="").order_by("start", "pk")
    places = list(read.values_list("plan", "start", "clause"))
    return [_clause_hit(plan, line, places, wanted) for plan, line in found]


def _clause_hit(plan: Plan, line: Line, places: Sequence[tuple[int, int, str]], wanted: Wish) -> Hit:
    rank = matching.rank(line.text, wanted)
    order = f"{9999 - plan.bloc_year.year}{plan.pk:09d}{line.start:09d}"
    clause = next((clause for pk, start, clause in places if pk == plan.pk and line.start <= start < line.end), "")
    note = " · ".join(filter(None, [f"mục {clause}" if clause else "", str(plan), str(plan.bloc_year)]))
    title, url = matching.excerpt(line.text, wanted), reverse("plans:plan", args=[plan.pk])
    return Hit(4 if rank is None else rank, order, title, note, url)


def lines_of(plan: Plan) -> tuple[Line, ...]:
    """Paragraphs of the plan's text with their folded form, kept in memory: the text of a plan never changes (it is named by its hash)."""
    return _lines(plan.pk, plan.file.sha256, plan.part)


@lru_cache(maxsize=256)
def _lines(pk: int, sha256: str, part: int) -> tuple[Line, ...]:
    document = Plan.objects.values_list("document", flat=True).get(pk=pk, file__sha256=sha256, part=part)
    lines = [
        Line(one_line(block["text"]), fold(block["text"]), block["start"], block["start"] + len(block["text"]))
        for block in document["blocks"]
    ]
    return tuple(line for line in lines if line.text)


def questions(user: User, day: date, wanted: Wish) -> list[Hit]:
    """Questions the person may read, by their words and by what was answered."""
    answered = reduce(and_, (Q(answers__words_folded__contains=word) for word in wanted.words))
    seen = Question.objects.visible_to(user, day).filter(holds("words_folded", wanted) | answered)
    rows = Question.objects.filter(pk__in=seen.values("pk")).select_related("bloc_year__bloc")
    return [_question_hit(row, wanted) for row in rows]


def _question_hit(row: Question, wanted: Wish) -> Hit:
    rank, order = matching.rank(row.words, wanted), f"{9999 - row.bloc_year.year}{row.pk:09d}"
    note = f"{row.bloc_year} · {row.get_state_display().lower()}"
    url = reverse("consultations:question", args=[row.pk])
    return Hit(4 if rank is None else rank, order, matching.excerpt(row.words, wanted), note, url)


def rounds(user: User, day: date, wanted: Wish) -> list[Hit]:
    """Drafts under comment, by their name."""
    rows = Round.objects.visible_to(user, day).select_related("bloc_year__bloc")
    found = [(row, matching.rank(row.title, wanted)) for row in rows]
    return [_round_hit(row, rank) for row, rank in found if rank is not None]


def _round_hit(row: Round, rank: int) -> Hit:
    note = f"{row.opened_by} · {row.bloc_year} · {row.get_state_display().lower()}"
    return Hit(rank, f"{9999 - row.bloc_year.year}{row.pk:09d}", row.title, note, reverse("consultations:round", args=[row.pk]))


def reports(user: User, day: date, wanted: Wish) -> list[Hit]:
    """Consolidated reports, by their name and period."""
    rows = Report.objects.visible_to(user, day).select_related("bloc_year__bloc")
    found = [(row, matching.rank(f"{row.title} {row.period}", wanted)) for row in rows]
    return [_report_hit(row, rank) for row, rank in found if rank is not None]


def _report_hit(row: Report, rank: int) -> Hit:
    note = " · ".join(filter(None, [row.period, str(row.bloc_year), row.get_state_display().lower()]))
    return Hit(rank, f"{9999 - row.bloc_year.year}{row.pk:09d}", row.title, note, reverse("reports:report", args=[row.pk]))


FINDERS: tuple[Finder, ...] = (
    Finder("don-vi", "Đơn vị", "building", units),
    Finder("nguoi", "Người", "person", people),
    Finder("nghia-vu", "Nghĩa vụ", "tasks", obligations),
    Finder("ke-hoach", "Kế hoạch", "document", plans),
    Finder("dieu-khoan", "Điều khoản của kế hoạch", "quote", clauses),
    Finder("lay-y-kien", "Lấy ý kiến", "quote", rounds),
    Finder("hoi-dap", "Hỏi đáp", "question", questions),
    Finder("bao-cao", "Báo cáo tổng hợp", "file", reports),
)
