"""Documents for lists and pages: the tabs, what waits for whom, whom a document may go to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear, Membership
from thidua.calendars.queries import special_days
from thidua.calendars.rules import add_working_days
from thidua.core import clock
from thidua.documents.enums import DocumentState, RecipientPurpose, VersionKind
from thidua.documents.models import OUT, DocumentVersion, OfficialDocument, Recipient
from thidua.organisations.enums import Paper, StaffRole
from thidua.organisations.models import Unit, UnitQuerySet
from thidua.organisations.queries import acts_for, delegations_in_force, posts_of, units_acted_for, units_answered_for, units_answering

DRAFTS, TO_SIGN, SENT, ARRIVED = "du-thao", "cho-ky", "da-phat-hanh", "den"
TABS = {
    DRAFTS: (DocumentState.DRAFT, DocumentState.CANCELLED),
    TO_SIGN: (DocumentState.PROPOSED, DocumentState.SIGNED, DocumentState.NUMBERED),
    SENT: (DocumentState.ISSUED, DocumentState.RECALLED),
}
"""Tab → the states it shows, in the order of the work."""
REACH = 30
"""Longer than any holiday."""


def tab_shown(user: User, tab: str, day: date) -> QuerySet[OfficialDocument]:
    """With how many units it went to (`sent_to`) and how many said they have it (`came`)."""
    here = Q(recipients__unit__isnull=False, recipients__sent_at__isnull=False)
    rows = OfficialDocument.objects.of_issuer(user, day).filter(state__in=TABS[tab]).select_related("issuer", "bloc_year__bloc")
    counted = rows.annotate(
        sent_to=Count("recipients", filter=here), came=Count("recipients", filter=here & Q(recipients__received_at__isnull=False))
    )
    return counted.order_by("-issued_at", "-pk") if tab == SENT else counted.order_by("-begun_at", "-pk")


def tab_counts(user: User, day: date) -> dict[str, int]:
    """One query for the three tabs of one's own, one for what arrived."""
    states = dict(OfficialDocument.objects.of_issuer(user, day).order_by().values_list("state").annotate(Count("pk")))
    counts = {tab: sum(states.get(state, 0) for state in of_tab if state != DocumentState.CANCELLED) for tab, of_tab in TABS.items()}
    return {**counts, ARRIVED: copies_to_receive(user, day).count()}


def copies_shown(user: User, day: date) -> QuerySet[Recipient]:
    """What was sent here to the user's units; what nobody has received yet stands first."""
    rows = Recipient.objects.filter(sent_at__isnull=False)
    mine = rows if user.is_system_admin else rows.filter(unit__in=units_received_for(user, day))
    shown = mine.filter(unit__isnull=False).select_related("document__issuer", "document__bloc_year__bloc", "unit", "arrival")
    waits = Exists(_waiting().filter(pk=OuterRef("pk")))
    return shown.annotate(waits=waits).order_by("-waits", "-sent_at", "-pk")


def units_received_for(user: User, day: date) -> set[int]:
    """Units whose copies the user confirms: those the user acts for, and what was merged or divided into them."""
    return units_answered_for(units_acted_for(user, day).values_list("pk", flat=True), day)


def holder_of(user: User, copy: Recipient, day: date) -> Unit:
    """In whose name the user confirms a copy: the unit while it lives, else what it became, else the ended unit itself."""
    if copy.unit is None:
        raise ValueError("only a unit here has a copy")
    mine = [unit for unit in units_answering(copy.unit, day) if acts_for(user, unit, day)]
    return next((unit for unit in mine if unit.is_in_force(day)), copy.unit)


def _waiting() -> QuerySet[Recipient]:
    not_received = Q(document__state=DocumentState.ISSUED, received_at__isnull=True)
    to_remove = Q(document__state=DocumentState.RECALLED, received_at__isnull=False, removed_at__isnull=True)
    return Recipient.objects.filter(not_received | to_remove, sent_at__isnull=False)


def copies_to_receive(user: User, day: date) -> QuerySet[Recipient]:
    """Copies that wait for a word of the user's units: to be received (within the day), or to be taken out after a recall."""
    return _waiting().filter(unit__in=units_received_for(user, day))


def copies_to_remind(day: date) -> QuerySet[Recipient]:
    """Copies that should have been received before today and were not. Older than a week nobody is reminded of by machine any more."""
    start = clock.start_of(day)
    rows = Recipient.objects.filter(sent_at__lt=start, sent_at__gte=start - timedelta(days=7), unit__isnull=False, received_at__isnull=True)
    return rows.filter(document__state=DocumentState.ISSUED, reminded_at__isnull=True).select_related("document", "unit")


def documents_to_sign(user: User, now: datetime) -> QuerySet[OfficialDocument]:
    """Proposed documents of units that the user leads, or whose leader handed the right over."""
    led = posts_of(user, now.date()).filter(role=StaffRole.LEADER).values("unit")
    given = delegations_in_force(user, Paper.PLAN, now).values("giver__unit")
    return OfficialDocument.objects.filter(Q(issuer__in=led) | Q(issuer__in=given), state=DocumentState.PROPOSED)


def documents_waiting_for(user: User, now: datetime) -> int:
    """The figure in the map: copies to receive, documents to sign."""
    return copies_to_receive(user, now.date()).count() + documents_to_sign(user, now).count()


def last_days_to_issue(documents: Sequence[OfficialDocument]) -> dict[int, date]:
    """Of those that wait: issue is on the day of signing, the next working day at the latest (Điều 18). One query for all."""
    waiting = [one for one in documents if one.state in {DocumentState.SIGNED, DocumentState.NUMBERED} and one.signed_at is not None]
    days = {one.pk: one.signed_at.astimezone(clock.LOCAL).date() for one in waiting if one.signed_at}
    if not days:
        return {}
    special = special_days(min(days.values()), max(days.values()) + timedelta(days=REACH))
    return {pk: add_working_days(day, 1, special) for pk, day in days.items()}


def full(document: OfficialDocument) -> OfficialDocument:
    """The document with everything its page shows, in a fixed number of queries."""
    recipients = Prefetch("recipients", Recipient.objects.select_related("unit"))
    versions = OfficialDocument.objects.select_related("issuer", "bloc_year__bloc", "series", "corrects", "replaces", "signing_delegation")
    return versions.prefetch_related(recipients, "versions__file").get(pk=document.pk)


def version_of(document: OfficialDocument, pk: int, *, is_own: bool) -> DocumentVersion | None:
    """A file of it. A receiver has the signed copy in force alone, and after a recall none."""
    rows = document.versions.select_related("file")
    if not is_own:
        in_force = Q(kind=VersionKind.SIGNED, file=document.signed_id)
        rows = rows.filter(in_force) if document.state == DocumentState.ISSUED else rows.none()
    return rows.filter(pk=pk).first()


def gives_work(document: OfficialDocument) -> bool:
    """Whether a plan or letter that went out as it is in force: a relation that the app of plans adds to a document."""
    return document.plans.filter(state="in_force").exists()


def followers(document: OfficialDocument) -> list[OfficialDocument]:
    """What corrects or replaces it and went out."""
    rows = OfficialDocument.objects.filter(Q(corrects=document) | Q(replaces=document), state__in=OUT)
    return list(rows.order_by("issued_at", "pk"))


# ---- whom it goes to ----


@dataclass(frozen=True, slots=True)
class Group:
    """Units offered together under "Nơi nhận", with the purpose that is usual for them."""

    title: str
    units: Iterable[Unit]
    usual: RecipientPurpose


def offered(document: OfficialDocument, day: date, *, but_known: bool = False) -> list[Group]:
    """The superior, the members of the bloc's year (for a document of its own: of every bloc of the issuer), its own parts; each once.

    `but_known`: without those that have it.
    """
    issuer, year = document.issuer, document.bloc_year
    groups = [
        Group("Cấp trên", _above(issuer, year), RecipientPurpose.REPORT),
        Group("Đơn vị thành viên", _members(issuer, year, day), RecipientPurpose.EXECUTE),
        Group("Đơn vị trực thuộc", Unit.objects.in_force(day).filter(parent=issuer), RecipientPurpose.EXECUTE),
    ]
    known = set(document.recipients.filter(unit__isnull=False).values_list("unit_id", flat=True)) if but_known else set()
    return _each_once(groups, but={issuer.pk, *known})


def _above(issuer: Unit, year: BlocYear | None) -> UnitQuerySet:
    if year is not None:
        return Unit.objects.filter(blocs_above=year.bloc)
    joined = Membership.objects.filter(unit=issuer).values("bloc_year__bloc__superior")
    return Unit.objects.filter(Q(pk__in=Unit.objects.filter(children=issuer).values("pk")) | Q(pk__in=joined))


def _members(issuer: Unit, year: BlocYear | None, day: date) -> UnitQuerySet:
    present = Membership.objects.in_force(day)
    if year is not None:
        return Unit.objects.filter(pk__in=present.filter(bloc_year=year).values("unit"))
    mine = Membership.objects.in_force(day).filter(unit=issuer, bloc_year__year=day.year).values("bloc_year")
    return Unit.objects.filter(pk__in=present.filter(bloc_year__in=mine).values("unit"))


def _each_once(groups: Sequence[Group], *, but: set[int]) -> list[Group]:
    seen, kept = set(but), []
    for group in groups:
        units = [unit for unit in group.units if unit.pk not in seen]
        seen |= {unit.pk for unit in units}
        if units:
            kept.append(Group(group.title, units, group.usual))
    return kept
