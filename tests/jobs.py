"""Work off the queue inside a test, by the worker that also works in production."""

from datetime import timedelta
from pathlib import Path

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from thidua.core.jobs import JOBS
from thidua.core.worker import HouseWorker, Seat

SEAT = Seat("tests:", Path(__file__), 0)


def run_jobs(*, most: int = 200, may_fail: bool = False, later: bool = False) -> int:
    """Do every job that is ready, and those they ask for; how many were done.

    Rhythms rest: a test enqueues the job it wants. A job that fails stops the test with its traceback, unless it `may_fail`.
    `later`: jobs that wait for their next try do so no longer.
    """
    worker = HouseWorker(seat=SEAT)
    worker.due = dict.fromkeys(JOBS, timezone.now() + timedelta(days=1))
    begun, done = timezone.now(), 0
    while True:
        if later:
            DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())
        if not (now_done := worker.round()):
            break
        done += now_done
        assert done <= most, f"more than {most} jobs: does one ask for itself?"
    failed = DBTaskResult.objects.failed().filter(finished_at__gte=begun)
    assert may_fail or not failed, "\n".join(row.traceback for row in failed)
    return done
