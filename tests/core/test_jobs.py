"""The queue: jobs that commit with their transaction, come back, fail with their reason, survive a killed worker."""

import contextlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tests.jobs import SEAT, run_jobs
from thidua.core.jobs import JOBS, Job, TryAgain, enqueue, pause_after, worker_seen
from thidua.core.worker import KEPT, LOST_AFTER, MOST_CLAIMS, HouseWorker, Row, forget_jobs

ROOT = Path(__file__).resolve().parents[2]


class Notes(list[str]):
    """What the jobs of a test did."""


@pytest.fixture
def notes() -> Iterator[Notes]:
    """A few jobs, the only ones during the test."""
    kept, notes = dict(JOBS), Notes()
    JOBS.clear()

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


def rows() -> list[Row]:
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


def claimed(seat: str, *, before: timedelta = timedelta(), claims: int = 1) -> Row:
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
        (SEAT.name, timedelta(), True),
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
    row = claimed(SEAT.name, claims=MOST_CLAIMS)
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


# ---- whole processes ----

WORKER = """
import os, sys, time
import django
django.setup()
from django.core.management import call_command
from thidua.core.jobs import JOBS, job

JOBS.clear()

@job("test.slow")
def slow(word, seconds):
    with open(os.environ["NOTES"], "a") as file:
        file.write(f"{word} ")
    time.sleep(seconds)

call_command("worker", *sys.argv[1:])
"""


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with an empty queue, to copy."""
    folder = tmp_path_factory.mktemp("empty")
    migrate = [sys.executable, "manage.py", "migrate", "django_tasks_database", "-v", "0"]
    subprocess.run(migrate, cwd=ROOT, env=environment(folder), check=True)
    return folder


def environment(folder: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "THIDUA_DEMO"}}
    return kept | {"THIDUA_DATA": str(folder), "NOTES": str(folder / "notes"), "DJANGO_SETTINGS_MODULE": "thidua.settings"}


@pytest.fixture
def house(empty: Path, tmp_path: Path) -> dict[str, str]:
    """An installation of its own."""
    shutil.copytree(empty, tmp_path, dirs_exist_ok=True)
    return environment(tmp_path)


def ask(house: dict[str, str], *jobs: tuple[str, float]) -> None:
    with contextlib.closing(sqlite3.connect(f"{house['THIDUA_DATA']}/thidua.sqlite3")) as base, base:
        for number, (word, seconds) in enumerate(jobs):
            arguments = json.dumps({"args": ["test.slow", {"word": word, "seconds": seconds}], "kwargs": {}})
            values = (uuid.uuid4().hex, f"2021-01-01 00:00:{number:02}", arguments)
            base.execute(
                "INSERT INTO django_tasks_database_dbtaskresult (id, status, enqueued_at, run_after, args_kwargs, priority, task_path, worker_ids,"
                " queue_name, backend_name, exception_class_path, traceback) VALUES (?, 'READY', ?, '2021-01-01', ?, 0,"
                " 'thidua.core.jobs.run', '[]', 'default', 'default', '', '')",
                values,
            )


def states(house: dict[str, str]) -> list[str]:
    with contextlib.closing(sqlite3.connect(f"{house['THIDUA_DATA']}/thidua.sqlite3")) as base:
        found = base.execute(
            "SELECT status FROM django_tasks_database_dbtaskresult WHERE args_kwargs LIKE '%test.slow%' ORDER BY enqueued_at"
        )
        return [row[0] for row in found]


def wait_for(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.1)


def words(house: dict[str, str]) -> list[str]:
    path = Path(house["NOTES"])
    return path.read_text().split() if path.exists() else []


def worker(house: dict[str, str]) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-c", WORKER], cwd=ROOT, env=house, stderr=subprocess.PIPE, text=True)


@pytest.mark.slow
def test_a_worker_that_is_told_to_stop_ends_its_job_and_begins_no_other(house: dict[str, str]) -> None:
    ask(house, ("một", 1.5), ("hai", 0))
    with worker(house) as process:
        wait_for(lambda: words(house) == ["một"])
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
    assert (states(house), words(house)) == (["SUCCESSFUL", "READY"], ["một"])


@pytest.mark.slow
def test_what_a_killed_worker_had_in_hand_is_done_by_the_next(house: dict[str, str]) -> None:
    ask(house, ("một", 4), ("hai", 0))
    with worker(house) as process:
        wait_for(lambda: words(house) == ["một"])
        process.kill()
    assert states(house) == ["RUNNING", "READY"]
    with worker(house) as process:
        wait_for(lambda: states(house) == ["SUCCESSFUL", "SUCCESSFUL"])
        process.terminate()
    assert words(house) == ["một", "một", "hai"]


@pytest.mark.slow
def test_a_worker_whose_folder_is_replaced_ends(house: dict[str, str]) -> None:
    """As when the demo begins afresh while the worker of the last one still runs."""
    ask(house, ("một", 0))
    with worker(house) as process:
        wait_for(lambda: words(house) == ["một"])
        Path(house["THIDUA_DATA"], "worker-seat").unlink()
        assert process.wait(timeout=20) == 0


@pytest.mark.slow
def test_a_worker_asked_once_ends_with_the_queue(house: dict[str, str]) -> None:
    ask(house, *[(f"v{number}", 0) for number in range(25)])
    done = subprocess.run([sys.executable, "-c", WORKER, "--once"], cwd=ROOT, env=house, check=False, timeout=60)
    assert (done.returncode, set(states(house)), len(words(house))) == (0, {"SUCCESSFUL"}, 25)


@pytest.mark.slow
def test_a_second_worker_is_refused_while_the_first_one_lives(house: dict[str, str]) -> None:
    ask(house, ("một", 0))
    with worker(house) as first:
        wait_for(lambda: words(house) == ["một"])
        with worker(house) as second:
            said = second.communicate(timeout=20)[1]
            assert (second.returncode != 0, "Đã có một tiến trình worker" in said) == (True, True)
        first.terminate()


@pytest.mark.slow
def test_two_workers_that_share_a_queue_do_each_job_once(house: dict[str, str], tmp_path: Path) -> None:
    """Two machines on one database: each sits on a seat of its own. The database file is the same by a link."""
    other = tmp_path / "other"
    other.mkdir()
    for name in ("thidua.sqlite3", "secret"):
        (other / name).symlink_to(tmp_path / name)
    jobs = [(f"v{number}", 0.01) for number in range(60)]
    ask(house, *jobs)
    with worker(house) as first, worker(house | {"THIDUA_DATA": str(other)}) as second:
        wait_for(lambda: set(states(house)) == {"SUCCESSFUL"})
        first.terminate()
        second.terminate()
    assert sorted(words(house)) == sorted(word for word, _ in jobs)
