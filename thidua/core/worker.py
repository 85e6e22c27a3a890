"""The one process that works off the queue (`manage.py worker`): jobs in their order, rhythms, and what a killed worker left behind."""

import fcntl
import hashlib
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from thidua.core.errors import RuleBroken
from thidua.core.jobs import JOBS, Job, enqueue, job, run, seen_file

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


class HouseWorker(Worker):
    """django-tasks' worker in rounds. `seat` tells this installation's workers from those of another machine on the same database."""

    def __init__(self, *, seat: str) -> None:
        super().__init__(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=IDLE_SECONDS,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=IN_A_ROUND,
            worker_id=f"{seat}{get_random_string(16)}",
        )
        self.seat = seat
        self.due: dict[str, datetime] = {}

    def shutdown(self, *_signal: object) -> None:
        """Ends after the job in hand; a second signal breaks that off, and it counts as failed."""
        if not self.running:
            raise SystemExit(1)
        self.running = False

    def run(self) -> None:
        while self.running:
            if self.round() < IN_A_ROUND and self.running:
                time.sleep(self.interval)

    def round(self) -> int:
        """What is to be done now, at most `IN_A_ROUND` jobs; how many were done."""
        beat()
        recover(self.seat)
        self.keep_rhythms()
        self._run_tasks = 0
        if DBTaskResult.objects.ready().exists():  # the look costs nothing; claiming takes SQLite's only lock
            super().run()
        return int(self._run_tasks)

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
def only_one() -> Iterator[str]:
    """The seat of this installation's worker; a second worker is refused while the first one lives."""
    with (Path(settings.DATA_DIR) / "worker-seat").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise RuleBroken("Đã có một tiến trình worker đang làm việc trên thư mục dữ liệu này.") from error
        place = f"{socket.gethostname()}:{Path(settings.DATA_DIR)}"
        yield hashlib.sha256(place.encode()).hexdigest()[:16] + ":"
