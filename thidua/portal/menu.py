"""The map of the year, in the order of the work. A place stands here once its pages exist; its route decides."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, ResolverMatch, reverse

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.consultations.queries.questions import questions_waiting_for
from thidua.consultations.queries.rounds import rounds_waiting_for
from thidua.core import clock
from thidua.documents.queries.documents import documents_waiting_for
from thidua.obligations.queries.desk import sits_at_desk, waiting_at_desk
from thidua.obligations.queries.submissions import waiting_for_approval
from thidua.plans.queries.plans import plans_waiting_for
from thidua.portal.queries.work import waiting_duties
from thidua.scoring.queries.complaints import waiting_in_scoring


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the map. `of_year`: its address takes the chosen year; `only_for`: whom it concerns in that year."""

    word: str
    icon: str
    route: str
    apps: tuple[str, ...] = ()
    short_word: str = ""
    of_year: bool = False
    is_part: bool = False
    parts: tuple[str, ...] = ()
    only_admin: bool = False
    only_for: Callable[[User, BlocYear, date], bool] | None = None
    count: Callable[[User, date], int] | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A place as one person sees it now. `count`: how many things wait there for that person."""

    word: str
    short_word: str
    icon: str
    url: str
    is_current: bool
    is_part: bool
    count: int


def waiting_plans(user: User, _day: date) -> int:
    """Plans that wait for this person's approval."""
    return plans_waiting_for(user, clock.now()).count()


def waiting_rounds(user: User, _day: date) -> int:
    """Drafts on which a unit of this person is asked and has said nothing yet."""
    return rounds_waiting_for(user, clock.now()).count()


def waiting_questions(user: User, day: date) -> int:
    """Questions that wait for this person's answer."""
    return questions_waiting_for(user, day).count()


def waiting_papers(user: User, _day: date) -> int:
    """Papers handed in that wait for this person's word."""
    return waiting_at_desk(user, clock.now())


def waiting_documents(user: User, _day: date) -> int:
    """Documents to receive today, recalled copies to take out, drafts to sign."""
    return documents_waiting_for(user, clock.now())


def waiting_scores(user: User, _day: date) -> int:
    """Sheets that wait for this person's points, and complaints that wait for an answer."""
    return waiting_in_scoring(user, clock.now())


def waiting_work(user: User, day: date) -> int:
    """Dated things of my units that are overdue or end this month, and papers of my unit that wait for my approval."""
    return waiting_duties(user, day) + waiting_for_approval(user, clock.now()).count()


WORK = Place("Việc của tôi", "tasks", "portal:work", apps=("obligations",), short_word="Việc", count=waiting_work)
YEAR = Place("Năm thi đua", "flag", "portal:year", apps=("blocs",), short_word="Năm", of_year=True)
BOARD = Place("Bảng theo dõi", "board", "portal:board", short_word="Bảng", of_year=True, is_part=True)
DESK = Place(
    "Bàn tiếp nhận",
    "tray",
    "obligations:desk",
    short_word="Tiếp nhận",
    of_year=True,
    is_part=True,
    parts=("obligations:desk_late", "obligations:desk_above", "obligations:desk_length"),
    only_for=sits_at_desk,
    count=waiting_papers,
)
CALENDAR = Place("Lịch", "calendar", "portal:calendar", short_word="Lịch", is_part=True)
PLANS = Place(
    "Kế hoạch",
    "document",
    "plans:list",
    apps=("plans",),
    short_word="Kế hoạch",
    parts=("obligations:bring", "obligations:issue_plan", "obligations:letter"),
    count=waiting_plans,
)
REPORTS = Place("Báo cáo", "file", "reports:list", apps=("reports",))
ROUNDS = Place("Lấy ý kiến", "quote", "consultations:list", short_word="Ý kiến", count=waiting_rounds)
CRITERIA = Place("Bảng tiêu chí", "table", "criteria:list", apps=("criteria",), short_word="Tiêu chí")
QUESTIONS = Place("Hỏi đáp", "question", "consultations:questions", is_part=True, count=waiting_questions)
HEADS = Place("Luân phiên, bàn giao", "key", "years:succession", apps=("years",), short_word="Bàn giao", of_year=True, is_part=True)
SCORING = Place("Chấm điểm", "table", "scoring:list", apps=("scoring",), count=waiting_scores)
DOCUMENTS = Place(
    "Văn bản",
    "mail",
    "documents:list",
    apps=("documents",),
    parts=("obligations:by_document", "obligations:recall"),
    count=waiting_documents,
)
ORGANISATIONS = Place("Tổ chức", "building", "organisations:list", apps=("organisations",))
ACCOUNTS = Place("Tài khoản", "people", "accounts:list", only_admin=True)
HOLIDAYS = Place("Ngày nghỉ", "sun", "calendars:list", apps=("calendars",), only_admin=True)
HOUSE = Place("Quản trị", "settings", "portal:administration", only_admin=True)
MAILS = Place("Thư đi", "mail", "notices:outbox", only_admin=True)
LEDGER = Place("Nhật ký", "history", "ledger:entries", apps=("ledger",), only_admin=True)

MAP = (
    (WORK, YEAR, BOARD, DESK, CALENDAR, HEADS, PLANS, ROUNDS, QUESTIONS, CRITERIA, SCORING, REPORTS),
    (DOCUMENTS, ORGANISATIONS),
    (HOUSE, ACCOUNTS, HOLIDAYS, MAILS, LEDGER),
)
DAILY = (WORK, YEAR, BOARD, CALENDAR)
PERSON = (
    Place("Tài khoản của tôi", "person", "accounts:me"),
    Place("Bảo mật", "shield", "mfa_index"),
    Place("Cách nhận nhắc việc", "bell", "notices:quiet"),
    Place("Lịch trên điện thoại", "calendar", "notices:address"),
    Place("Việc tôi đã làm", "history", "ledger:entries"),
)


Figures = Mapping[str, int]
"""Route → how many things wait there for this person; a place that does not concern them is not in it."""


def links(places: Sequence[Place], figures: Figures, *, year: BlocYear | None, match: ResolverMatch | None) -> list[Link]:
    """The places that have an address for this person, in their order."""
    found = []
    for place in places:
        url = address(place, year=year)
        if url and place.route in figures:
            word = place.short_word or place.word
            found.append(Link(place.word, word, place.icon, url, _holds(place, match), place.is_part, figures[place.route]))
    return found


def counted(places: Sequence[Place], *, user: User, year: BlocYear | None, day: date) -> Figures:
    concerned = [place for place in places if _concerns(place, user, year, day)]
    return {place.route: place.count(user, day) if place.count else 0 for place in concerned}


def uncounted(places: Sequence[Place], *, user: User) -> Figures:
    """Places that concern this person whatever the year, without a question to the database."""
    return {place.route: 0 for place in places if place.only_for is None and (user.is_system_admin or not place.only_admin)}


def _concerns(place: Place, user: User, year: BlocYear | None, day: date) -> bool:
    if place.only_for is not None:
        return year is not None and place.only_for(user, year, day)
    return user.is_system_admin or not place.only_admin


def address(place: Place, *, year: BlocYear | None = None) -> str | None:
    """None when there is no such page (yet), or no year to show."""
    if place.of_year and year is None:
        return None
    return route(place.route, *([year.pk] if place.of_year and year else []))


def route(name: str, *args: object) -> str | None:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return None


def _holds(place: Place, match: ResolverMatch | None) -> bool:
    """A page with a place of its own belongs there, not to the place of its app."""
    if match is None:
        return False
    own = {route for group in MAP for one in group for route in (one.route, *one.parts)}
    return match.view_name in (place.route, *place.parts) or (match.app_name in place.apps and match.view_name not in own)
