"""Handing in writes once: files are opened while nobody waits for the database, then everything commits together."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.obligations import make as papers
from tests.plans import make
from thidua.accounts.models import User
from thidua.files import landing
from thidua.files.models import StoredFile
from thidua.obligations.enums import SubmissionState
from thidua.obligations.models import Obligation, Submission

pytestmark = pytest.mark.django_db(transaction=True)

PRESS = 52
"""Statements of one press with one file, those of the session and of the transactions among them."""


@pytest.fixture
def row(house: make.House) -> Obligation:
    return papers.owed(house)


@pytest.fixture
def own(house: make.House, signed_in: Callable[[User], Client]) -> Client:
    """Its session has marked this minute already."""
    client = signed_in(house.people["Lạng Sơn"])
    assert client.get("/").status_code == 302
    return client


def press(client: Client, name: str, key: int, **data: object) -> int:
    return client.post(reverse(f"obligations:{name}", args=[key]), data).status_code


def test_one_commit_and_no_transaction_while_a_file_is_opened(own: Client, row: Obligation, monkeypatch: pytest.MonkeyPatch) -> None:
    opened, real = list[bool](), landing.why_not_inside

    def watched(path: Path, *, name: str, suffix: str, meanwhile: Callable[[], None]) -> str | None:
        opened.append(connection.in_atomic_block)
        return real(path, name=name, suffix=suffix, meanwhile=meanwhile)

    monkeypatch.setattr(landing, "why_not_inside", watched)
    files = [papers.upload(), papers.upload("tom-tat.docx", "tóm tắt")]
    with CaptureQueriesContext(connection) as queries:
        assert press(own, "send_submission", row.pk, uploads=files, note="Gửi kèm") == 302
    assert Submission.objects.get().state == SubmissionState.SENT
    assert opened == [False, False]
    assert [query["sql"] for query in queries].count("COMMIT") == 1


def test_a_press_reads_its_rows_and_judges_its_right_once(own: Client, row: Obligation) -> None:
    with CaptureQueriesContext(connection) as queries:
        assert press(own, "send_submission", row.pk, uploads=[papers.upload()]) == 302
    asked = [query["sql"] for query in queries]
    assert Submission.objects.get().state == SubmissionState.SENT
    assert len(asked) <= PRESS
    within = asked[asked.index("BEGIN IMMEDIATE") :] if "BEGIN IMMEDIATE" in asked else asked
    assert sum(sql.startswith('SELECT "obligations_obligation"') for sql in within) <= 2


def test_a_refusal_undoes_its_own_step_and_keeps_the_rest(own: Client, row: Obligation) -> None:
    papers.leader_of(row.unit)
    assert press(own, "send_submission", row.pk, uploads=[papers.upload(), papers.upload("lai.docx")], note="Gửi kèm") == 302
    made = Submission.objects.get()
    assert (made.state, made.note, made.pieces.count()) == (SubmissionState.DRAFT, "Gửi kèm", 1)
    assert StoredFile.objects.filter(name__in=["bao-cao.docx", "lai.docx"]).count() == 2
    assert press(own, "send_submission", row.pk, note="Gửi kèm") == 302
    assert Submission.objects.get().state == SubmissionState.DRAFT


def test_a_refused_beginning_keeps_what_was_brought(own: Client, row: Obligation, monkeypatch: pytest.MonkeyPatch) -> None:
    """The duty changed between the first look and the writing."""
    monkeypatch.setattr("thidua.obligations.views.submissions.permissions.why_not_hand_in", only_first(None, "Việc này vừa được miễn."))
    answer = own.post(reverse("obligations:send_submission", args=[row.pk]), {"uploads": [papers.upload()]})
    assert (answer.status_code, "Việc này vừa được miễn." in answer.content.decode()) == (422, True)
    assert (Submission.objects.count(), StoredFile.objects.filter(name="bao-cao.docx").count()) == (0, 1)
    assert 'name="stored"' in answer.content.decode()


def only_first(first: str | None, then: str) -> Callable[..., str | None]:
    said = iter([first])
    return lambda *_: next(said, then)
