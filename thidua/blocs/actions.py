"""Every write on blocs and their years."""

from datetime import date

from django.db import transaction

from thidua.accounts.models import User
from thidua.blocs import permissions
from thidua.blocs.enums import BlocKind, LeadRole
from thidua.blocs.models import Bloc, BlocYear, Contact, Leadership, Membership
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.ledger.record import record
from thidua.organisations.models import Unit


@transaction.atomic
def found_bloc(*, name: str, short_name: str, kind: BlocKind, host: Unit | None = None, superior: Unit | None = None, by: User) -> Bloc:
    """A body that runs years of emulation. An agency or a sector names its host."""
    require(permissions.why_not_found_bloc(by))
    require("Ghi tên khối thi đua theo quyết định." if not one_line(name) else None)
    require("Chọn cơ quan chủ trì." if kind in {BlocKind.AGENCY, BlocKind.SECTOR} and host is None else None)
    bloc = Bloc(name=one_line(name), short_name=one_line(short_name) or one_line(name)[:80], kind=kind, host=host, superior=superior)
    bloc.save()
    record(by, "blocs.found_bloc", bloc, kind_of_bloc=kind, host=host, superior=superior)
    return bloc


@transaction.atomic
def open_year(bloc: Bloc, *, year: int, by: User) -> BlocYear:
    """Open a year; once open, the same wish gives the same year."""
    require(permissions.why_not_open_year(by, bloc, clock.today()))
    known = BlocYear.objects.filter(bloc=bloc, year=year).first()
    if known is not None:
        return known
    opened = BlocYear.objects.create(bloc=bloc, year=year, opened_at=clock.now())
    record(by, "blocs.open_year", opened, year=year)
    return opened


@transaction.atomic
def add_member(bloc_year: BlocYear, *, unit: Unit, subgroup: str = "", starts_on: date | None = None, by: User) -> Membership:
    """A unit takes part; one that left comes back under its old row."""
    require(permissions.why_not_manage(by, bloc_year, clock.today()))
    known = Membership.objects.filter(bloc_year=bloc_year, unit=unit).first()
    require(f"{unit} đã là thành viên." if known is not None and known.ends_on is None else None)
    member = known or Membership(bloc_year=bloc_year, unit=unit)
    member.subgroup, member.ends_on, member.reason = one_line(subgroup), None, ""
    member.starts_on = member.starts_on if known else starts_on
    member.save()
    record(by, "blocs.add_member", member, subgroup=subgroup, starts_on=starts_on)
    return member


@transaction.atomic
def end_membership(member: Membership, *, ends_on: date, reason: str, by: User) -> Membership:
    """A unit leaves in mid-year, with the reason; what it owed before stays written."""
    member = lock(member)
    require(permissions.why_not_manage(by, member.bloc_year, clock.today()))
    require("Ghi lý do thôi tham gia, ví dụ: sáp nhập theo Quyết định số …" if not reason.strip() else None)
    require("Ngày thôi tham gia phải ở sau ngày bắt đầu." if member.starts_on is not None and ends_on <= member.starts_on else None)
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
    require(permissions.why_not_manage(by, bloc_year, clock.today()))
    alone = role in {LeadRole.HEAD, LeadRole.NOMINEE}
    holder = bloc_year.leaderships.filter(role=role, ends_on__isnull=True).first()
    require(f"{holder.unit} đang giữ vai trò này. Kết thúc trước rồi cử đơn vị khác." if alone and holder is not None else None)
    lead = Leadership.objects.create(
        bloc_year=bloc_year, unit=unit, role=role, decision=one_line(decision), decided_on=decided_on, starts_on=starts_on
    )
    record(by, "blocs.appoint", lead, role=role, decision=decision, starts_on=starts_on)
    return lead


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
    require(permissions.why_not_manage(by, bloc_year, clock.today()))
    require("Đầu mối chưa có họ tên." if not one_line(name) else None)
    contact = Contact.objects.create(
        bloc_year=bloc_year,
        unit=unit,
        acts_for=one_line(acts_for),
        name=one_line(name),
        title=one_line(title),
        phone=phone.strip(),
        email=email.strip(),
        source=one_line(source),
    )
    record(by, "blocs.add_contact", contact, acts_for=acts_for)
    return contact


@transaction.atomic
def remove_contact(contact: Contact, *, reason: str, by: User) -> Contact:
    """The contact point stays on the list, marked as removed."""
    contact = lock(contact)
    require(permissions.why_not_manage(by, contact.bloc_year, clock.today()))
    require("Đầu mối này đã thôi." if contact.removed_at is not None else None)
    contact.removed_at, contact.removal_reason = clock.now(), one_line(reason)
    contact.save(update_fields=["removed_at", "removal_reason"])
    record(by, "blocs.remove_contact", contact, reason=reason)
    return contact
