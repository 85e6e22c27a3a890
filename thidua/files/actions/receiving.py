"""Files in pieces, for poor lines. Each piece is on disk before it is acknowledged; a piece sent twice is taken once."""

import secrets
from functools import partial

from django.db import transaction
from django.db.models import Sum

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import RuleBroken, require
from thidua.core.rows import lock
from thidua.files import disk, rules
from thidua.files.actions.storing import keep_incoming
from thidua.files.enums import Purpose
from thidua.files.landing import land
from thidua.files.models import Incoming, StoredFile
from thidua.files.queries import partial_path_of, received_of
from thidua.files.rules.transport import IDLE


class WrongPlace(RuleBroken):
    """A piece that does not continue what is here; `received` is where to go on."""

    def __init__(self, received: int) -> None:
        super().__init__("Phần gửi lên không nối tiếp phần đã nhận; gửi tiếp từ chỗ máy chủ đang có.")
        self.received = received


@transaction.atomic
def begin_upload(*, name: str, size: int, purpose: Purpose, by: User) -> Incoming:
    """Room for a file. Files of this person that stand still make way when the room is full."""
    name = rules.clean_name(name)
    require(rules.why_not_store(name=name, size=size, purpose=purpose))
    User.objects.select_for_update().get(pk=by.pk)
    now = clock.now()
    if _why_full(by, size) is not None:
        _let_go(*Incoming.objects.unfinished().filter(user=by, moved_at__lt=now - IDLE))
    require(_why_full(by, size))
    key = secrets.token_urlsafe(32)
    return Incoming.objects.create(key=key, user=by, purpose=purpose, name=name, size=size, created_at=now, moved_at=now)


def _why_full(user: User, size: int) -> str | None:
    waiting = Incoming.objects.unfinished().filter(user=user)
    total = waiting.aggregate(total=Sum("size"))["total"] or 0
    return rules.why_not_begin(count=waiting.count() + 1, total=total + size)


@transaction.atomic
def take_bytes(incoming: Incoming, data: bytes, *, offset: int) -> Incoming:
    """A piece at its place. Raises `WrongPlace` when it does not continue what is here; one that is here already changes nothing."""
    incoming = lock(incoming)
    received = incoming.size if incoming.stored_id else received_of(incoming)
    if offset + len(data) <= received:
        return incoming
    if offset != received or offset + len(data) > incoming.size:
        raise WrongPlace(received)
    disk.write_at(partial_path_of(incoming), data, offset=offset)
    incoming.received, incoming.moved_at = offset + len(data), clock.now()
    incoming.save(update_fields=["received", "moved_at"])
    return incoming


def finish_upload(incoming: Incoming, *, by: User) -> StoredFile:
    """All pieces are here: judge the file, then keep it. Judging takes a second and holds no row; finished twice is finished once."""
    received = received_of(incoming)
    incoming.refresh_from_db()  # after the look at the disk: whoever finished it in between took the pieces away
    if incoming.stored is not None:
        return incoming.stored
    require(rules.why_not_finish(name=incoming.name, received=received, size=incoming.size))
    chunks = disk.chunks_of(partial_path_of(incoming))
    return keep_incoming(incoming, land(chunks, name=incoming.name, purpose=Purpose(incoming.purpose)), by=by)


@transaction.atomic
def drop_upload(incoming: Incoming) -> None:
    """The person does not want it any more. A finished one stays a stored file; only the way it came is forgotten."""
    _let_go(lock(incoming))


@transaction.atomic
def sweep() -> int:
    """Whatever has not moved for two days goes, finished or not. Returns how many."""
    old = list(Incoming.objects.select_for_update().filter(moved_at__lt=clock.now() - rules.KEPT))
    _let_go(*old)
    return len(old)


def _let_go(*rows: Incoming) -> None:
    for row in rows:
        path = partial_path_of(row)
        row.delete()
        transaction.on_commit(partial(path.unlink, missing_ok=True))
