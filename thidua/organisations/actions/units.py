"""Units and their history."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.core.text import one_line
from thidua.ledger.record import record
from thidua.organisations import permissions
from thidua.organisations.enums import EventKind, PartRole, UnitKind
from thidua.organisations.models import Post, Unit, UnitEvent, UnitEventPart
from thidua.organisations.rules import events
from thidua.organisations.rules.events import NewUnit


@transaction.atomic
def add_unit(
    *,
    name: str,
    kind: UnitKind,
    short_name: str = "",
    place: str = "",
    parent: Unit | None = None,
    valid_from: date | None = None,
    by: User,
) -> Unit:
    require(permissions.why_not_manage_units(by, parent, clock.today()))
    require(_why_not_named(name, parent, valid_from or clock.today()))
    unit = Unit(
        name=one_line(name), short_name=one_line(short_name), kind=kind, place=one_line(place), parent=parent, valid_from=valid_from
    )
    unit.save()
    record(by, "organisations.add_unit", unit, kind_of_unit=kind, parent=parent)
    return unit


def _why_not_named(name: str, parent: Unit | None, day: date) -> str | None:
    if not one_line(name):
        return "Đơn vị chưa có tên. Ghi tên đầy đủ theo quyết định thành lập."
    twin = Unit.objects.in_force(day).filter(name__iexact=one_line(name), parent=parent).first()
    return f"Đã có “{twin}” trong danh sách. Dùng đơn vị có sẵn." if twin else None


@transaction.atomic
def correct_unit(unit: Unit, *, short_name: str, place: str, email: str, phone: str, by: User) -> Unit:
    """Correct what is not history. A new name is an event (`record_event`)."""
    unit = lock(unit)
    require(permissions.why_not_manage_people(by, unit, clock.today()))
    before = {"short_name": unit.short_name, "place": unit.place, "email": unit.email, "phone": unit.phone}
    unit.short_name, unit.place, unit.email, unit.phone = one_line(short_name), one_line(place), email.strip(), phone.strip()
    unit.save(update_fields=["short_name", "place", "email", "phone", "name_folded"])
    after = {"short_name": unit.short_name, "place": unit.place, "email": unit.email, "phone": unit.phone}
    record(by, "organisations.correct_unit", unit, before=before, after=after)
    return unit


@transaction.atomic
def record_event(
    *,
    kind: EventKind,
    effective_on: date,
    decision: str,
    decided_on: date | None,
    before: Sequence[Unit],
    after: Sequence[Unit] = (),
    coming: Sequence[NewUnit] = (),
    note: str = "",
    carries_posts: bool = False,
    by: User,
) -> UnitEvent:
    """A rename, merger, split, dissolution or move. Units of the past keep their names.

    Units before end on that day, units `coming` begin; a unit both before and after lives on. `carries_posts`: posts held in the units
    that end are held in the only unit after them too. The same event a second time gives the one already written.
    """
    require(permissions.why_not_record_event(by))
    require(events.why_not_shape(kind, before=len(before), after=len(after) + len(coming)))
    require("Ghi số quyết định." if not one_line(decision) else None)
    held, staying = [lock(unit) for unit in before], {unit.pk for unit in after}
    written = _written_already(kind, effective_on, one_line(decision), held)
    if written is not None:
        return written
    event = UnitEvent.objects.create(
        kind=kind, effective_on=effective_on, decision=one_line(decision), decided_on=decided_on, note=one_line(note)
    )
    for unit in held:
        _leave(unit, event, stays=unit.pk in staying)
    heirs = [_enter(lock(unit), event) for unit in after] + [_make(new, event) for new in coming]
    posts = _carry_posts([unit for unit in held if unit.pk not in staying], heirs, effective_on) if carries_posts else 0
    record(by, "organisations.record_event", event, before=held, after=heirs, effective_on=effective_on, posts_carried=posts)
    return event


def _written_already(kind: EventKind, effective_on: date, decision: str, before: Sequence[Unit]) -> UnitEvent | None:
    """A second press of the button."""
    same = UnitEvent.objects.filter(kind=kind, effective_on=effective_on, decision=decision)
    wanted = {unit.pk for unit in before}
    return next((event for event in same if set(event.parts.filter(role=PartRole.BEFORE).values_list("unit", flat=True)) == wanted), None)


def _leave(unit: Unit, event: UnitEvent, *, stays: bool) -> None:
    require(_why_not_leave(unit, event.effective_on))
    if not stays:
        unit.valid_to = event.effective_on
        unit.save(update_fields=["valid_to"])
    UnitEventPart.objects.create(event=event, unit=unit, role=PartRole.BEFORE)


def _why_not_leave(unit: Unit, day: date) -> str | None:
    if unit.valid_to is not None:
        return f"“{unit}” đã có quyết định thôi hoạt động từ ngày {unit.valid_to:%d/%m/%Y}. Chọn đơn vị kế tục."
    if unit.valid_from is not None and unit.valid_from >= day:
        return f"“{unit}” chỉ có từ ngày {unit.valid_from:%d/%m/%Y}. Sửa ngày có hiệu lực."
    return None


def _enter(unit: Unit, event: UnitEvent) -> Unit:
    """A unit that is there already and stands after the event: it must live on that day."""
    gone = unit.valid_to is not None and unit.valid_to <= event.effective_on
    require(f"“{unit}” đã thôi hoạt động trước ngày có hiệu lực. Ghi tên đơn vị mới." if gone else None)
    if unit.valid_from is None or unit.valid_from > event.effective_on:
        _begin(unit, event)
    UnitEventPart.objects.create(event=event, unit=unit, role=PartRole.AFTER)
    return unit


def _begin(unit: Unit, event: UnitEvent) -> None:
    """The event is what made a unit that nobody dated yet and nothing has happened to."""
    if not UnitEventPart.objects.filter(unit=unit).exists():
        unit.valid_from = event.effective_on
        unit.save(update_fields=["valid_from"])


def _make(new: NewUnit, event: UnitEvent) -> Unit:
    """Judged after the old units ended: a merged unit may bear the name of one of them."""
    parent = Unit.objects.get(pk=new.parent) if new.parent else None
    require(_why_not_named(new.name, parent, event.effective_on))
    unit = Unit(name=one_line(new.name), short_name=one_line(new.short_name), kind=new.kind, place=one_line(new.place), parent=parent)
    unit.valid_from = event.effective_on
    unit.save()
    UnitEventPart.objects.create(event=event, unit=unit, role=PartRole.AFTER)
    return unit


def _carry_posts(old: Sequence[Unit], heirs: Sequence[Unit], day: date) -> int:
    """Posts that are not over go on in the only unit after; the old ones stay open for what is still owed. Returns how many."""
    require("Chỉ chuyển được vai trò khi sau thay đổi còn đúng một đơn vị." if len(heirs) != 1 else None)
    held = set(Post.objects.not_over(day).filter(unit=heirs[0]).values_list("person", "role"))
    made = []
    for post in Post.objects.not_over(day).filter(unit__in=old):
        if (post.person_id, post.role) not in held:
            held.add((post.person_id, post.role))
            starts = max(day, post.starts_on or day)
            made.append(
                Post(person_id=post.person_id, unit=heirs[0], role=post.role, title=post.title, starts_on=starts, ends_on=post.ends_on)
            )
    Post.objects.bulk_create(made)
    return len(made)
