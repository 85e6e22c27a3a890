"""Many papers from a list: read, asked for, made. Making takes minutes and is done outside of any transaction (`documents.print_runs`)."""

from collections.abc import Mapping

from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.jobs import enqueue
from thidua.core.rows import lock
from thidua.documents.enums import PrintMove, PrintState
from thidua.documents.models import PrintRun, TemplateVersion
from thidua.documents.permissions import printing as permissions
from thidua.documents.rules import print_lists
from thidua.documents.rules import printing as life
from thidua.documents.rules.fields import Value
from thidua.documents.rules.print_values import kept_words
from thidua.files.models import StoredFile
from thidua.ledger.record import record
from thidua.organisations.models import Unit


@transaction.atomic
def begin_print(
    owner: Unit,
    *,
    kind: str,
    version: TemplateVersion | None,
    source: StoredFile,
    said: Mapping[str, Value | None],
    rows: int,
    by: User,
) -> PrintRun:
    """Keep a list of so many rows with what is common to them. Nothing is printed yet."""
    require(permissions.why_not_print(by, owner, clock.now()))
    require(print_lists.why_not_so_many(rows))
    run = PrintRun.objects.create(
        owner=owner,
        kind=kind,
        version=version,
        source=source,
        said=kept_words(said),
        rows=rows,
        begun_by=by,
        begun_at=clock.now(),
    )
    record(by, "documents.begin_print", run, kind=run.get_kind_display(), unit=owner, file=source)
    return run


@transaction.atomic
def ask_for_print(run: PrintRun, *, wrong: int, in_background: bool, by: User) -> PrintRun:
    """`wrong`: how many rows have faults; nothing is printed until there are none."""
    run = lock(run, "owner")
    require(permissions.why_not_move_print(by, run, PrintMove.ASK, clock.now()))
    require(f"Danh sách còn {wrong} dòng có lỗi. Sửa trong Excel rồi tải lại danh sách." if wrong else None)
    run.state, run.asked_by, run.why_failed = life.after(PrintMove.ASK, run.state), by, ""
    run.save(update_fields=["state", "asked_by", "why_failed"])
    record(by, "documents.ask_for_print", run)
    if in_background:
        enqueue("documents.ask_for_print", run=run.pk)
    return run


@transaction.atomic
def finish_print(run: PrintRun, *, made: StoredFile, by: User) -> PrintRun:
    """The PDF is there. Told twice it is the first one."""
    run = lock(run, "owner", "asked_by")
    if run.state == PrintState.DONE:
        return run
    require(permissions.why_not_end(run, PrintMove.FINISH, by))
    run.state, run.made, run.ended_at = life.after(PrintMove.FINISH, run.state), made, clock.now()
    run.save(update_fields=["state", "made", "ended_at"])
    record(by, "documents.finish_print", run, file=made, sha256=made.sha256)
    return run


@transaction.atomic
def fail_print(run: PrintRun, *, why: str, by: User) -> PrintRun:
    """It could not be printed, for a reason that the officer can read and act on; it may be asked for again."""
    run = lock(run, "owner", "asked_by")
    require(permissions.why_not_end(run, PrintMove.FAIL, by))
    run.state, run.why_failed, run.ended_at = life.after(PrintMove.FAIL, run.state), why[:500], clock.now()
    run.save(update_fields=["state", "why_failed", "ended_at"])
    record(by, "documents.fail_print", run, reason=run.why_failed)
    return run
