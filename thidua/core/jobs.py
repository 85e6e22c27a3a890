"""Background work: jobs by name, enqueued in the transaction that needs them, tried again when they ask for it.

A job is written in its app's `jobs.py` (found at start) and must be safe to run twice. Actions name it and never import it.
The queue counts real time, also in the demo, whose assumed moment (`core.clock`) says nothing about how long a mail server is down.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from django_tasks import task

Work = Callable[..., None]


class TryAgain(Exception):
    """A job met something that may pass (a server that is down, a file that is locked); `str(error)` tells what."""


@dataclass(frozen=True, slots=True)
class Job:
    """`tries`: how often at most; the pause doubles from half a minute. `every`: run by the worker in that rhythm, without arguments."""

    name: str
    work: Work
    tries: int = 1
    every: timedelta | None = None


JOBS: dict[str, Job] = {}


def job(name: str, *, tries: int = 1, every: timedelta | None = None) -> Callable[[Work], Work]:
    """Make a function a job of that name ("obligations.count_pages")."""

    def keep(work: Work) -> Work:
        JOBS[name] = Job(name, work, tries, every)
        return work

    return keep


def enqueue(name: str, **arguments: Any) -> None:
    """Ask for a job. Its row commits or vanishes with the transaction. Arguments are JSON values, so keys, not rows."""
    run.enqueue(name, arguments)


def pause_after(tried: int) -> timedelta:
    """Half a minute, one, two … at most an hour."""
    return timedelta(seconds=min(30 * 2 ** (tried - 1), 3600))


@task()
def run(name: str, arguments: dict[str, Any], tried: int = 0) -> str:
    """The one task of the queue: look the job up, do it, come back later when it says so. Returns why it comes back, if it does."""
    found = JOBS[name]
    try:
        found.work(**arguments)
    except TryAgain as error:
        if tried + 1 >= found.tries:
            raise
        at: datetime = timezone.now() + pause_after(tried + 1)
        run.using(run_after=at).enqueue(name, arguments, tried + 1)
        return str(error)
    return ""


def seen_file() -> Path:
    """The worker touches it between jobs."""
    return Path(settings.DATA_DIR) / "worker-seen"


def worker_seen() -> datetime | None:
    """When the worker last gave a sign of life; None when it never ran here. A job may take minutes: be patient for five."""
    try:
        return datetime.fromtimestamp(seen_file().stat().st_mtime, UTC)
    except FileNotFoundError:
        return None
