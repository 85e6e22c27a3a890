"""The one process that works off the queue (`manage.py worker`): jobs in their order, rhythms, and what a killed worker left behind."""

import fcntl
import hashlib
import logging
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import OperationalError, close_old_connections, connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from thidua.core.errors import RuleBroken
from thidua.core.jobs import JOBS, Job, enqueue, job, run, seen_file

logger = logging.getLogger(__name__)

IN_A_ROUND = 20
"""Jobs between two looks at rhythms and lost jobs."""
IDLE_SECONDS = 1.0
LOST_AFTER = timedelta(hours=1)
"""A job that another machine claimed and did not end. No job takes so long: each has its own limits."""
MOST_CLAIMS = 3
"""A job whose worker died so often is what kills it."""
KEPT = timedelta(days=30)
Row = DBTaskResult[..., str]


class WorkerDied(Exception):
    """Kept with a job that was running whenever its worker was killed."""


@dataclass(frozen=True, slots=True)
class Seat:
    """`name` begins the ids of this installation's workers and tells them from those of another machine on the same database."""

    name: str
    path: Path
    inode: int

    def is_held(self) -> bool:
        """False once the folder is another one, as when the demo begins afresh."""
        return self.path.exists() and self.path.stat().st_ino == self.inode


class HouseWorker(Worker):
    """django-tasks' worker in rounds."""

    def __init__(self, *, seat: Seat) -> None:
        super().__init__(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=IDLE_SECONDS,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=IN_A_ROUND,
            worker_id=f"{seat.name}{get_random_string(16)}",
        )
        self.seat = seat
        self.due: dict[str, datetime] = {}

    def shutdown(self, *_signal: object) -> None:
        """Ends after the job in hand. Who cannot wait may kill it: the next worker takes the job up."""
        self.running = False

    def run(self) -> None:
        """Until it is told to stop, or its folder is replaced by another. A database that is away for a while is waited for."""
        while self.running and self.seat.is_held():
            close_old_connections()
            try:
                done = self.round()
            except OperationalError as error:
                logger.warning("Worker waits for the database: %s", error)
                connections.close_all()
                done = 0
            if self.running and done < IN_A_ROUND:
                time.sleep(self.interval)

    def run_until_empty(self) -> None:
        while self.running and self.round():
            pass

    def round(self) -> int:
        """What is to be done now, at most `IN_A_ROUND` jobs; how many were done."""
        beat()
        recover(self.seat.name)
        self.keep_rhythms()
        done = 0
        while self.running and done < IN_A_ROUND and (row := self.claim()) is not None:
            self.run_task(row)
            done += 1
        return done

    def claim(self) -> Row | None:
        """The next job, now marked as ours. Another worker skips it (PostgreSQL) or waits for this moment (SQLite)."""
        if not DBTaskResult.objects.ready().exists():  # the look costs nothing; the transaction takes SQLite's only lock
            return None
        with exclusive_transaction():
            row: Row | None = DBTaskResult.objects.ready().get_locked()
            if row is not None:
                row.claim(self.worker_id)
        return row

    def run_task(self, db_task_result: Row) -> None:
        beat()
        super().run_task(db_task_result)

    def keep_rhythms(self) -> None:
        for name, rhythm in JOBS.items():
            if rhythm.every and self.due.get(name, timezone.now()) <= timezone.now():
                self.due[name] = next_of(rhythm, rhythm.every)


def next_of(rhythm: Job, every: timedelta) -> datetime:
    """Enqueue the job if its time has come; when to ask again. Of its runs that went well only the last is kept."""
    rows = DBTaskResult.objects.filter(task_path=run.module_path, args_kwargs__args=[rhythm.name, {}])
    with exclusive_transaction():
        now = timezone.now()
        last = rows.order_by("enqueued_at").last()
        if last is not None and now < last.enqueued_at + every:
            asked: datetime = last.enqueued_at
            return asked + every
        if last is None or last.finished_at is not None:
            rows.successful().delete()
            enqueue(rhythm.name)
    return now + every


def recover(seat: str) -> None:
    """Jobs left running by a worker that was killed: ready again, or failed when that happened too often.

    Only one worker sits on a seat, and it asks between its jobs: whatever runs there is lost.
    """
    for row in DBTaskResult.objects.running():
        if row.worker_ids[-1].startswith(seat) or row.started_at < timezone.now() - LOST_AFTER:
            _give_back(row)


def _give_back(row: Row) -> None:
    if len(row.worker_ids) >= MOST_CLAIMS:
        row.set_failed(WorkerDied(f"Đã chạy {len(row.worker_ids)} lần, lần nào tiến trình cũng bị dừng giữa chừng."))
        return
    unchanged = DBTaskResult.objects.running().filter(pk=row.pk, started_at=row.started_at)
    unchanged.update(status=TaskResultStatus.READY)


@job("core.forget_jobs", every=timedelta(days=1))
def forget_jobs() -> None:
    """Finished jobs are kept for thirty days."""
    DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEPT).delete()


def beat() -> None:
    seen_file().touch()


@contextmanager
def only_one() -> Iterator[Seat]:
    """The seat of this installation's worker; a second worker is refused while the first one lives."""
    path = Path(settings.DATA_DIR) / "worker-seat"
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise RuleBroken("Đã có một tiến trình worker đang làm việc trên thư mục dữ liệu này.") from error
        place = f"{socket.gethostname()}:{Path(settings.DATA_DIR)}"
        yield Seat(hashlib.sha256(place.encode()).hexdigest()[:16] + ":", path, os.fstat(file.fileno()).st_ino)
