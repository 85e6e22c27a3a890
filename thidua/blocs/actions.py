"""Every write on blocs and their years."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from thidua.accounts.models import User
from thidua.accounts.permissions import Gate
from thidua.accounts.rules import Slip
from thidua.blocs import permissions
from thidua.blocs.enums import BlocKind, LeadRole
from thidua.blocs.models import Bloc, BlocYear, Contact, Leadership, Membership
from thidua.blocs.rules import why_not_in_year
from thidua.calendars.actions import seed_year
from thidua.core import clock
from thidua.core.actor import SYSTEM
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.core.text import fold, one_line
from thidua.ledger.record import record
from thidua.organisations.actions.inviting import invite, invite_again
from thidua.organisations.models import Unit


@dataclass(frozen=True, slots=True)
class NewMember:
    unit: Unit
    subgroup: str = ""
    starts_on: date | None = None


@transaction.atomic
def found_bloc(*, name: str, short_name: str, kind: BlocKind, host: Unit | None = None, superior: Unit | None = None, by: User) -> Bloc:
    """A body that runs years of emulation. An agency or a sector names its host."""
    require(permissions.why_not_found_bloc(by))
    require("Ghi tên khối thi đua theo quyết định." if not one_line(name) else None)
    require("Chọn cơ quan chủ trì." if kind in {BlocKind.AGENCY, BlocKind.SECTOR} and host is None else None)
    twin = Bloc.objects.filter(name_folded=fold(name)).first()
    require(f"Đã có “{twin}”. Chọn khối này trong danh sách rồi mở năm thi đua mới." if twin is not None else None)
    bloc = Bloc(name=one_line(name), short_name=one_line(short_name) or one_line(name)[:80], kind=kind, host=host, superior=superior)
    bloc.save()
    record(by, "blocs.found_bloc", bloc, kind_of_bloc=kind, host=host, superior=superior)
    return bloc


@transaction.atomic
def open_year(bloc: Bloc, *, year: int, by: User) -> BlocYear:
    """Open a year; once open, the same wish gives the same year. Its public holidays and those after it are written too."""
    require(permissions.why_not_open_year(by, bloc, clock.today()))
    known = BlocYear.objects.filter(bloc=bloc, year=year).first()
    if known is not None:
        return known
    opened = BlocYear.objects.create(bloc=bloc, year=year, opened_at=clock.now())
    record(by, "blocs.open_year", opened, year=year)
    for wanted in (year, year + 1):
        seed_year(wanted, by=SYSTEM)
    return opened


@transaction.atomic
def add_member(bloc_year: BlocYear, *, unit: Unit, subgroup: str = "", starts_on: date | None = None, by: User) -> Membership:
    """A unit takes part; one that left comes back under its old row."""
    bloc_year = lock(bloc_year)
    require(permissions.why_not_manage(by, bloc_year, clock.today()))
    require(why_not_in_year(unit.name, bloc_year.year, valid_from=unit.valid_from, valid_to=unit.valid_to))
    known = Membership.objects.filter(bloc_year=bloc_year, unit=unit).first()
    require(f"{unit} đã là thành viên." if known is not None and known.ends_on is None else None)
    member = known or Membership(bloc_year=bloc_year, unit=unit)
    member.subgroup, member.ends_on, member.reason = one_line(subgroup), None, ""
    member.starts_on = member.starts_on if known else starts_on
    member.save()
    record(by, "blocs.add_member", member, subgroup=subgroup, starts_on=starts_on)
    return member


@transaction.atomic
def add_members(bloc_year: BlocYear, *, lines: Sequence[NewMember], source: str = "", by: User) -> list[Membership]:
    """Several units at once, from a list of choices or of a file; those taking part already are passed over. One record for all."""
    require(permissions.why_not_manage(by, bloc_year, clock.today()))
    taking_part = set(bloc_year.memberships.filter(ends_on__isnull=True).values_list("unit", flat=True))
    new = [line for line in lines if line.unit.pk not in taking_part]
    added = [add_member(bloc_year, unit=line.unit, subgroup=line.subgroup, starts_on=line.starts_on, by=by) for line in new]
    record(by, "blocs.add_members", bloc_year, source=source, units=[line.unit for line in new])
    return added


@transaction.atomic
def correct_member(member: Membership, *, subgroup: str, starts_on: date | None, by: User) -> Membership:
    member = lock(member)
    require(permissions.why_not_manage(by, member.bloc_year, clock.today()))
    wrong = member.ends_on is not None and starts_on is not None and starts_on >= member.ends_on
    require("Ngày tham gia phải ở trước ngày thôi tham gia." if wrong else None)
    before = {"subgroup": member.subgroup, "starts_on": member.starts_on}
    member.subgroup, member.starts_on = one_line(subgroup), starts_on
    member.save(update_fields=["subgroup", "starts_on"])
    record(by, "blocs.correct_member", member, before=before, after={"subgroup": member.subgroup, "starts_on": starts_on})
    return member


@transaction.atomic
def end_membership(member: Membership, *, ends_on: date, reason: str, by: User) -> Membership:
    """A unit leaves in mid-year, with the reason; what it owed before stays written."""
    member = lock(member)
    require(permissions.why_not_manage(by, member.bloc_year, clock.today()))
    require("Ghi lý do thôi tham gia, ví dụ: sáp nhập theo Quyết định số …" if not reason.strip() else None)
    require("Ngày thôi tham gia phải ở sau ngày bắt đầu." if member.starts_on is not None and ends_on <= member.starts_on else None)
    require(permissions.why_not_leave(member, ends_on))
    member.ends_on, member.reason = ends_on, one_line(reason)
    member.save(update_fields=["ends_on", "reason"])
    record(by, "blocs.end_membership", member, ends_on=ends_on, reason=reason)
    return member


@transaction.atomic
def appoint(
    bloc_year: BlocYear,
    *,
    unit: Unit,
    role: LeadRole,
    decision: str = "",
    decided_on: date | None = None,
    starts_on: date | None = None,
    by: User,
) -> Leadership:
    """A unit leads, deputises, keeps the standing desk, or is nominated, by a decision. Rights follow at once and on those days."""
    bloc_year = lock(bloc_year)
    require(permissions.why_not_manage(by, bloc_year, clock.today()))
    require(permissions.why_not_appoint(bloc_year, unit, role, starts_on))
    lead = Leadership.objects.create(
        bloc_year=bloc_year, unit=unit, role=role, decision=one_line(decision), decided_on=decided_on, starts_on=starts_on
    )
    record(by, "blocs.appoint", lead, role=role, decision=decision, starts_on=starts_on)
    return lead


@transaction.atomic
def seat_leaders(
    bloc_year: BlocYear, *, head: Unit, deputies: Sequence[Unit], decision: str, decided_on: date | None, starts_on: date, by: User
) -> Leadership:
    """Head and deputies take their seats by a decision, on a day; whoever sat in this year before leaves on that day.

    The nomination of the head ends with it, here and in the year before.
    """
    bloc_year = lock(bloc_year)
    require(permissions.why_not_seat(by, bloc_year, clock.today()))
    require(permissions.why_not_make_way(bloc_year, starts_on))
    seated = bloc_year.leaderships.filter(role__in=[LeadRole.HEAD, LeadRole.DEPUTY], ends_on__isnull=True)
    seated.update(ends_on=starts_on)
    _end_nomination(bloc_year, head, starts_on)
    about = {"bloc_year": bloc_year, "decision": one_line(decision), "decided_on": decided_on, "starts_on": starts_on}
    lead = Leadership.objects.create(unit=head, role=LeadRole.HEAD, **about)
    for unit in deputies:
        Leadership.objects.create(unit=unit, role=LeadRole.DEPUTY, **about)
    record(by, "blocs.seat_leaders", lead, units=[head, *deputies], decision=decision, starts_on=starts_on)
    return lead


def _end_nomination(bloc_year: BlocYear, head: Unit, day: date) -> None:
    years = BlocYear.objects.filter(bloc=bloc_year.bloc_id, year__in=[bloc_year.year - 1, bloc_year.year])
    for lead in Leadership.objects.filter(bloc_year__in=years, unit=head, role=LeadRole.NOMINEE, ends_on__isnull=True):
        lead.ends_on = day if lead.starts_on is None or lead.starts_on < day else lead.starts_on + timedelta(days=1)
        lead.save(update_fields=["ends_on"])


@transaction.atomic
def end_leadership(lead: Leadership, *, ends_on: date, by: User) -> Leadership:
    lead = lock(lead)
    require(permissions.why_not_manage(by, lead.bloc_year, clock.today()))
    require("Ngày kết thúc phải ở sau ngày bắt đầu." if lead.starts_on is not None and ends_on <= lead.starts_on else None)
    lead.ends_on = ends_on
    lead.save(update_fields=["ends_on"])
    record(by, "blocs.end_leadership", lead, ends_on=ends_on)
    return lead


@transaction.atomic
def add_contact(
    bloc_year: BlocYear,
    *,
    name: str,
    acts_for: str = "",
    unit: Unit | None = None,
    title: str = "",
    phone: str = "",
    email: str = "",
    source: str = "",
    by: User,
) -> Contact:
    """A second press gives the contact already written."""
    require(permissions.why_not_manage(by, bloc_year, clock.today()))
    require("Đầu mối chưa có họ tên." if not one_line(name) else None)
    said = {
        "acts_for": one_line(acts_for),
        "name": one_line(name),
        "title": one_line(title),
        "phone": phone.strip(),
        "email": email.strip(),
    }
    known = Contact.objects.filter(bloc_year=bloc_year, unit=unit, removed_at__isnull=True, **said).first()
    if known is not None:
        return known
    contact = Contact.objects.create(bloc_year=bloc_year, unit=unit, source=one_line(source), **said)
    record(by, "blocs.add_contact", contact, acts_for=acts_for)
    return contact


@transaction.atomic
def remove_contact(contact: Contact, *, reason: str, by: User) -> Contact:
    """The contact point stays on the list, marked as removed."""
    contact = lock(contact)
    require(permissions.why_not_manage(by, contact.bloc_year, clock.today()))
    require("Đầu mối này đã thôi." if contact.removed_at is not None else None)
    require("Ghi lý do, ví dụ: chuyển công tác." if not one_line(reason) else None)
    contact.removed_at, contact.removal_reason = clock.now(), one_line(reason)
    contact.save(update_fields=["removed_at", "removal_reason"])
    record(by, "blocs.remove_contact", contact, reason=reason)
    return contact


@transaction.atomic
def invite_unit(bloc_year: BlocYear, unit: Unit, *, full_name: str, title: str = "", phone: str = "", email: str = "", by: User) -> Slip:
    """The first person of a member that nobody works for here yet: administrator and specialist, with a one-time code on a slip."""
    require(permissions.why_not_invite(by, bloc_year, unit, clock.today()))
    slip = invite(unit, full_name=full_name, title=title, phone=phone, email=email, gate=_inviting(bloc_year, unit), by=by)
    record(by, "blocs.invite_unit", bloc_year, unit=unit, full_name=slip.full_name)
    return slip


@transaction.atomic
def invite_unit_again(bloc_year: BlocYear, unit: Unit, *, by: User) -> list[Slip]:
    """The slip was lost before anybody came: new codes."""
    require(permissions.why_not_invite(by, bloc_year, unit, clock.today()))
    slips = invite_again(unit, gate=_inviting(bloc_year, unit), by=by)
    record(by, "blocs.invite_unit", bloc_year, unit=unit, full_name=", ".join(slip.full_name for slip in slips))
    return slips


def _inviting(bloc_year: BlocYear, unit: Unit) -> Gate:
    return lambda user: permissions.why_not_invite(user, bloc_year, unit, clock.today())
