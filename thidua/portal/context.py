"""What the frame of every page shows. Nothing is asked of the database before a template asks the frame."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, cast

from django.core.cache import caches
from django.http import HttpRequest

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.core import clock
from thidua.ledger.models import Entry
from thidua.notices.queries import unread_count
from thidua.organisations.models import Post
from thidua.organisations.queries import posts_of
from thidua.portal import menu

SESSION_YEAR = "bloc_year"
YEARS_SHOWN = 12
EVERY_PLACE = [place for group in menu.MAP for place in group]


class Frame:
    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._user = cast(User, request.user)
        self._day = clock.today()

    @cached_property
    def years(self) -> list[BlocYear]:
        """The latest years this person may see, for the switcher."""
        return list(self._visible_years()[:YEARS_SHOWN])

    @cached_property
    def year(self) -> BlocYear | None:
        """The chosen year; else this calendar year's; else the latest."""
        chosen = self._request.session.get(SESSION_YEAR)
        here = [year for year in self.years if year.pk == chosen]
        if chosen and not here:
            here = list(self._visible_years().filter(pk=chosen))
        return next(iter(here + [year for year in self.years if year.year == self._day.year] + self.years), None)

    @cached_property
    def groups(self) -> list[list[menu.Link]]:
        """The map, group by group, without the empty ones."""
        return self._groups(self._figures)

    @cached_property
    def daily(self) -> list[menu.Link]:
        """The bar of the telephone: places of the map, so that nothing is counted twice."""
        return self._daily_of(self.groups)

    @cached_property
    def places(self) -> list[list[menu.Link]]:
        """The map of a page of refusal: what is open to everybody, without figures, at no question to the database."""
        return self._groups(menu.uncounted(EVERY_PLACE, user=self._user))

    @cached_property
    def daily_places(self) -> list[menu.Link]:
        return self._daily_of(self.places)

    @cached_property
    def person_links(self) -> list[menu.Link]:
        return self._links(menu.PERSON, menu.uncounted(menu.PERSON, user=self._user))

    @cached_property
    def post(self) -> Post | None:
        """The post beside the person's name: the first one in force."""
        return posts_of(self._user, self._day).select_related("unit").first()

    @cached_property
    def unread(self) -> int:
        """The figure on the bell."""
        return unread_count(self._user)

    @cached_property
    def choose_year_url(self) -> str | None:
        return menu.route("portal:choose_year")

    @cached_property
    def search_url(self) -> str | None:
        return menu.route("portal:search")

    @cached_property
    def sign_out_url(self) -> str | None:
        return menu.route("account_logout")

    def _visible_years(self) -> "Any":
        return BlocYear.objects.visible_to(self._user, self._day).select_related("bloc")

    def _daily_of(self, groups: list[list[menu.Link]]) -> list[menu.Link]:
        known = {link.url: link for group in groups for link in group}
        urls = [menu.address(place, year=self.year) for place in menu.DAILY]
        return [known[url] for url in urls if url in known]

    def _groups(self, figures: menu.Figures) -> list[list[menu.Link]]:
        return [group for group in (self._links(places, figures) for places in menu.MAP) if group]

    def _links(self, places: Sequence[menu.Place], figures: menu.Figures) -> list[menu.Link]:
        return menu.links(places, figures, year=self.year, match=self._request.resolver_match)

    @cached_property
    def _figures(self) -> menu.Figures:
        """Kept until anybody does anything (the record of acts goes on), a minute at most: some things begin and end by the clock."""
        moment = clock.now()
        key = f"{self._user.pk}-{self.year.pk if self.year else 0}-{Entry.objects.latest_key()}-{moment:%Y%m%d%H%M}"
        kept: menu.Figures | None = caches["figures"].get(key)
        if kept is None:
            kept = menu.counted(EVERY_PLACE, user=self._user, year=self.year, day=self._day)
            caches["figures"].set(key, kept)
        return kept


def frame(request: HttpRequest) -> dict[str, Any]:
    """`frame` for signed-in people; strangers get the plain page."""
    user = getattr(request, "user", None)
    return {"frame": Frame(request) if user is not None and user.is_authenticated else None}


def chosen_year(request: HttpRequest) -> BlocYear | None:
    return Frame(request).year
