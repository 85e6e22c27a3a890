"""What is laid down is what was walked, and only for the same beginnings."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from tests import remembered
from tests.access.matrix import snapshot
from tests.accounts.make import administrator, officer
from tests.portal.make import under_way
from thidua.accounts.models import User
from thidua.files.models import StoredFile
from thidua.files.queries import path_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
WALKED: list[str] = []


@remembered.remembered
def somebody(name: str, *, by: User) -> User:
    WALKED.append(name)
    return officer(name, by=by)


@pytest.fixture(autouse=True)
def _nobody_walked() -> None:
    WALKED.clear()
    remembered.MEMORY.made.clear()


def undone(make: Callable[[], Any]) -> tuple[Any, dict[str, int]]:
    """What it returned and all rows it left, in a test of its own."""
    remembered.forget()
    with transaction.atomic():
        result, rows = make(), snapshot()
        transaction.set_rollback(True)
    return result, rows


def test_the_same_rows_files_and_people() -> None:
    (first, walked), (again, laid) = (undone(lambda: under_way(administrator())) for _ in range(2))
    assert walked == laid
    assert (again.units, again.people) == (first.units, first.people)
    assert again.year is not first.year
    lost, _ = undone(file_of_the_plan)
    content = lost.read_bytes()
    lost.unlink()
    kept, _ = undone(file_of_the_plan)
    assert (kept, kept.read_bytes()) == (lost, content)


def file_of_the_plan() -> Path:
    under_way(administrator())
    return path_of(StoredFile.objects.get())


def test_walked_once_for_the_same_beginnings() -> None:
    for _ in range(3):
        undone(lambda: somebody("Lò Văn Một", by=administrator()))
    assert WALKED == ["Lò Văn Một"]
    undone(lambda: somebody("Lò Văn Hai", by=administrator()))
    assert WALKED[1:] == ["Lò Văn Hai"]


def test_walked_again_after_any_other_writing() -> None:
    def changed() -> User:
        admin = administrator()
        User.objects.filter(pk=admin.pk).update(full_name="Tên khác")
        return somebody("Lò Văn Một", by=admin)

    for _ in range(2):
        undone(changed)
    assert len(WALKED) == 2


def test_walked_again_at_another_time(at: Callable[[datetime], None], moment: datetime) -> None:
    for later in range(2):
        at(moment + timedelta(hours=later))
        undone(lambda: somebody("Lò Văn Một", by=administrator()))
    assert len(WALKED) == 2


def test_what_cannot_be_told_apart_is_walked() -> None:
    @remembered.remembered
    def of(names: Any) -> int:
        WALKED.extend(names)
        return len(WALKED)

    for _ in range(2):
        undone(lambda: of(name for name in ["một"]))
        undone(lambda: of({"hai"}))
    assert WALKED == ["một", "hai", "một", "hai"]
