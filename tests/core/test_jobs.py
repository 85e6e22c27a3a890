"""The queue: jobs that commit with their transaction, come back, fail with their reason, survive a killed worker."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tests.jobs import run_jobs
from thidua.core.jobs import JOBS, Job, TryAgain, enqueue, pause_after, worker_seen
from thidua.core.worker import KEPT, LOST_AFTER, MOST_CLAIMS, HouseWorker, forget_jobs

SEAT = "tests:"


class Notes(list[str]):
    """What the jobs of a test did."""


@pytest.fixture
def notes() -> Iterator[Notes]:
    """A few jobs, known during the test alone."""
    kept, notes = dict(JOBS), Notes()

    def note(word: str) -> None:
        notes.append(word)

    def busy() -> None:
        notes.append("busy")
        raise TryAgain("Máy chủ thư chưa trả lời.")

    def wrong() -> None:
        raise ValueError("vỡ")

    JOBS.update({job.name: job for job in [Job("test.note", note), Job("test.busy", busy, tries=3), Job("test.wrong", wrong)]})
    JOBS["test.often"] = Job("test.often", lambda: note("often"), every=timedelta(hours=1))
    yield notes
    JOBS.clear()
    JOBS.update(kept)


def rows() -> list[DBTaskResult]:
    return list(DBTaskResult.objects.order_by("enqueued_at"))


@pytest.mark.django_db
def test_a_job_is_done_once_with_its_arguments(notes: Notes) -> None:
    enqueue("test.note", word="một")
    enqueue("test.note", word="hai")
    assert (run_jobs(), notes, run_jobs()) == (2, ["một", "hai"], 0)


@pytest.mark.django_db
def test_a_job_vanishes_with_the_transaction_that_asked(notes: Notes) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        enqueue("test.note", word="một")
        assert len(rows()) == 1
        raise ZeroDivisionError
    assert (rows(), run_jobs(), notes) == ([], 0, [])


@pytest.mark.django_db
def test_what_may_pass_is_tried_again_later_and_not_for_ever(notes: Notes) -> None:
    enqueue("test.busy")
    assert (run_jobs(), notes) == (1, ["busy"])
    first, second = rows()
    assert (first.status, first.return_value) == ("SUCCESSFUL", "Máy chủ thư chưa trả lời.")
    pause = second.run_after - timezone.now()
    assert (second.status, second.args_kwargs["args"]) == ("READY", ["test.busy", {}, 1])
    assert timedelta(seconds=20) < pause <= timedelta(seconds=30)
    assert (run_jobs(later=True, may_fail=True), len(notes)) == (2, 3)
    assert [row.status for row in rows()] == ["SUCCESSFUL", "SUCCESSFUL", "FAILED"]
    assert rows()[-1].exception_class_path == "thidua.core.jobs.TryAgain"


@pytest.mark.parametrize(("tried", "seconds"), [(1, 30), (2, 60), (3, 120), (7, 1920), (8, 3600), (40, 3600)])
def test_pauses_double_up_to_an_hour(tried: int, seconds: int) -> None:
    assert pause_after(tried) == timedelta(seconds=seconds)


@pytest.mark.django_db
def test_a_failed_job_keeps_why(notes: Notes) -> None:
    enqueue("test.wrong")
    with pytest.raises(AssertionError, match="ValueError: vỡ"):
        run_jobs()
    row = rows()[0]
    assert (row.status, row.exception_class_path) == ("FAILED", "builtins.ValueError")
    assert row.traceback.endswith("ValueError: vỡ\n")
    enqueue("test.note", word="sau đó")
    assert (run_jobs(), notes) == (1, ["sau đó"])


@pytest.mark.django_db
def test_a_job_that_no_longer_exists_fails(notes: Notes) -> None:
    enqueue("test.gone")
    run_jobs(may_fail=True)
    assert rows()[0].exception_class_path == "builtins.KeyError"


def claimed(seat: str, *, before: timedelta = timedelta(), claims: int = 1) -> DBTaskResult:
    """A job that a worker took and never ended."""
    enqueue("test.note", word="còn dở")
    row = rows()[-1]
    for number in range(claims):
        row.claim(f"{seat}{number}")
    DBTaskResult.objects.filter(pk=row.pk).update(started_at=timezone.now() - before)
    return row


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("seat", "before", "is_lost"),
    [
        (SEAT, timedelta(), True),
        ("another:", timedelta(minutes=5), False),
        ("another:", LOST_AFTER + timedelta(minutes=1), True),
    ],
)
def test_a_job_left_by_a_killed_worker_is_done_by_the_next(seat: str, before: timedelta, is_lost: bool, notes: Notes) -> None:
    row = claimed(seat, before=before)
    assert run_jobs() == is_lost
    row.refresh_from_db()
    assert (notes, row.status) == ((["còn dở"], "SUCCESSFUL") if is_lost else ([], "RUNNING"))


@pytest.mark.django_db
def test_a_job_that_kills_its_workers_is_given_up(notes: Notes) -> None:
    row = claimed(SEAT, claims=MOST_CLAIMS)
    assert run_jobs(may_fail=True) == 0
    row.refresh_from_db()
    assert (notes, row.status, row.exception_class_path) == ([], "FAILED", "thidua.core.worker.WorkerDied")


@pytest.mark.django_db
def test_a_rhythm_is_kept_across_starts_of_the_worker(notes: Notes) -> None:
    def start() -> None:
        """A worker that knows nothing of the ones before it."""
        HouseWorker(seat=SEAT).round()

    start()
    start()
    assert notes == ["often"]
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(minutes=61))
    start()
    assert notes == ["often", "often"]
    assert [row.status for row in rows() if row.args_kwargs["args"][0] == "test.often"] == ["SUCCESSFUL"]


@pytest.mark.django_db
def test_a_rhythm_waits_for_its_last_run(notes: Notes) -> None:
    """Nothing piles up while no worker works."""
    JOBS.pop("core.forget_jobs")
    worker = HouseWorker(seat=SEAT)
    worker.keep_rhythms()
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(hours=5))
    HouseWorker(seat=SEAT).keep_rhythms()
    assert len(rows()) == 1


@pytest.mark.django_db
def test_old_finished_jobs_are_forgotten(notes: Notes) -> None:
    for word in ["cũ", "mới"]:
        enqueue("test.note", word=word)
    enqueue("test.wrong")
    run_jobs(may_fail=True)
    old, _, failed = rows()
    DBTaskResult.objects.filter(pk__in=[old.pk, failed.pk]).update(finished_at=timezone.now() - KEPT - timedelta(hours=1))
    enqueue("test.note", word="đang chờ")
    forget_jobs()
    forget_jobs()
    assert [row.args_kwargs["args"][1]["word"] for row in rows()] == ["mới", "đang chờ"]


@pytest.mark.django_db
def test_the_worker_gives_signs_of_life(moment: object) -> None:
    assert worker_seen() is None
    run_jobs()
    seen = worker_seen()
    assert seen is not None and abs(timezone.now() - seen) < timedelta(seconds=30)
