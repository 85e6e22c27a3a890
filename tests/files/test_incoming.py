"""A file in pieces: broken off, repeated, in two tabs, finished twice, swept; nothing is acknowledged that is not on disk."""

import errno
import hashlib
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from pytest_django import Settings

from tests.accounts.make import officer
from tests.conftest import MOMENT
from tests.files import honest
from thidua.accounts.models import User
from thidua.core.errors import RuleBroken
from thidua.files import disk, jobs, queries, rules
from thidua.files.actions import keep_files, store_file
from thidua.files.actions.receiving import begin_upload, drop_upload, finish_upload, take_bytes
from thidua.files.enums import Purpose
from thidua.files.landing import land_uploads
from thidua.files.models import Incoming, StoredFile
from thidua.files.queries import kept, partial_path_of, path_of, signed, taken
from thidua.ledger.models import Entry

pytestmark = pytest.mark.django_db

PAPER = honest.pdf(40)
HALF = len(PAPER) // 2
At = Callable[[datetime], None]


@pytest.fixture(autouse=True)
def _own_folder(settings: Settings, tmp_path: Path, moment: datetime) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def other(admin: User) -> User:
    return officer("Trần Văn Khác", by=admin)


@pytest.fixture
def browser(person: User, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(person)


def begun(by: User, data: bytes = PAPER, name: str = "báo cáo.pdf") -> Incoming:
    return begin_upload(name=name, size=len(data), purpose=Purpose.SUBMISSION, by=by)


def whole(by: User, data: bytes = PAPER) -> Incoming:
    return take_bytes(begun(by, data), data, offset=0)


def test_pieces_become_the_file(browser: Client, person: User) -> None:
    key = browser.post("/tep/gui/", {"name": "báo cáo.pdf", "size": len(PAPER), "purpose": "submission"}).json()["key"]
    for start in range(0, len(PAPER), 700):
        piece = PAPER[start : start + 700]
        answer = browser.post(f"/tep/gui/{key}/phan/?offset={start}", piece, content_type="application/octet-stream")
        assert answer.json() == {"received": start + len(piece)}
    done = browser.post(f"/tep/gui/{key}/xong/").json()
    assert (done["sha256"], done["size"]) == (hashlib.sha256(PAPER).hexdigest(), len(PAPER))
    stored = taken(person, [done["stored"]], purpose=Purpose.SUBMISSION)[0]
    assert path_of(stored).read_bytes() == PAPER
    assert browser.get(f"/tep/gui/{key}/").json() == {"received": len(PAPER), "size": len(PAPER)}


def test_it_counts_as_received_with_its_last_piece(person: User, at: At) -> None:
    incoming = take_bytes(begun(person), PAPER[:HALF], offset=0)
    at(MOMENT + timedelta(hours=1))
    incoming = take_bytes(incoming, PAPER[HALF:], offset=HALF)
    at(MOMENT + timedelta(hours=5))
    stored = finish_upload(incoming, by=person)
    assert MOMENT + timedelta(hours=1) <= stored.stored_at < MOMENT + timedelta(hours=1, minutes=1)


def test_a_piece_sent_twice_is_taken_once_and_a_gap_is_refused(browser: Client, person: User) -> None:
    key = begun(person).key
    send = lambda data, offset: browser.post(f"/tep/gui/{key}/phan/?offset={offset}", data, content_type="application/octet-stream")  # noqa: E731
    assert [send(PAPER[:HALF], 0).status_code for _ in range(2)] == [200, 200]
    gap, overlap = send(PAPER[HALF + 9 :], HALF + 9), send(PAPER[HALF - 9 :], HALF - 9)
    assert [(answer.status_code, answer.json()["received"]) for answer in (gap, overlap)] == [(409, HALF)] * 2
    assert send(PAPER[HALF:] + b"x", HALF).status_code == 409
    assert send(PAPER[HALF:], HALF).json() == {"received": len(PAPER)}
    assert partial_path_of(Incoming.objects.get()).read_bytes() == PAPER


@pytest.mark.parametrize(("query", "data"), [("?offset=-1", b"x"), ("?offset=a", b"x"), ("", b""), ("", bytes(rules.CHUNK_BYTES + 1))])
def test_a_piece_of_a_wrong_size_or_place_is_refused(browser: Client, person: User, query: str, data: bytes) -> None:
    key = begun(person).key
    answer = browser.post(f"/tep/gui/{key}/phan/{query}", data, content_type="application/octet-stream")
    assert (answer.status_code, partial_path_of(Incoming.objects.get()).exists()) == (422, False)


def test_a_server_killed_between_disk_and_database_goes_on_from_what_it_acknowledged(person: User) -> None:
    incoming = take_bytes(begun(person), PAPER[:HALF], offset=0)
    with partial_path_of(incoming).open("ab") as file:
        file.write(b"half a piece that nobody acknowledged")
    assert queries.received_of(incoming) == HALF
    assert path_of(finish_upload(take_bytes(incoming, PAPER[HALF:], offset=HALF), by=person)).read_bytes() == PAPER


def test_a_partial_file_that_is_gone_begins_again(person: User) -> None:
    """After a restore: the row is there, the bytes are not."""
    incoming = take_bytes(begun(person), PAPER[:HALF], offset=0)
    partial_path_of(incoming).unlink()
    with pytest.raises(RuleBroken) as refusal:
        take_bytes(incoming, PAPER[HALF:], offset=HALF)
    assert refusal.value.received == 0  # type: ignore[attr-defined]
    assert take_bytes(incoming, PAPER, offset=0).received == len(PAPER)


def test_a_full_disk_acknowledges_nothing(browser: Client, person: User, monkeypatch: pytest.MonkeyPatch) -> None:
    key = begun(person).key

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(disk.os, "fsync", full)
        answer = browser.post(f"/tep/gui/{key}/phan/?offset=0", PAPER, content_type="application/octet-stream")
        with pytest.raises(disk.DiskFull):
            store_file(SimpleUploadedFile("a.txt", b"x"), by=person)
    assert (answer.status_code, "hết chỗ chứa" in answer.json()["why"]) == (507, True)
    assert (Incoming.objects.get().received, StoredFile.objects.count(), list(queries.folder().iterdir())) == (0, 0, [])
    assert browser.post(f"/tep/gui/{key}/phan/?offset=0", PAPER, content_type="application/octet-stream").json() == {"received": len(PAPER)}


def test_finished_twice_is_one_file(browser: Client, person: User, django_capture_on_commit_callbacks: Callable[..., object]) -> None:
    incoming = whole(person)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        answers = [browser.post(f"/tep/gui/{incoming.key}/xong/") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert (StoredFile.objects.count(), Entry.objects.filter(action="files.store_file").count()) == (1, 1)
    assert not partial_path_of(incoming).exists()
    assert finish_upload(incoming, by=person) == StoredFile.objects.get()


def test_unfinished_and_hostile_files_are_refused_in_words(browser: Client, person: User) -> None:
    early, bad = take_bytes(begun(person), PAPER[:HALF], offset=0), whole(person, b"MZ" + bytes(100))
    answers = [browser.post(f"/tep/gui/{incoming.key}/xong/") for incoming in (early, bad)]
    assert [answer.status_code for answer in answers] == [422, 422]
    assert ["mới tới được" in answers[0].json()["why"], "không phải PDF" in answers[1].json()["why"]] == [True, True]
    assert StoredFile.objects.count() == 0


def test_room_of_one_person_is_limited_and_what_stands_still_makes_way(person: User, other: User, at: At) -> None:
    for _ in range(rules.MOST_UNFINISHED):
        begun(person)
    with pytest.raises(RuleBroken, match="Đang có 20 tệp gửi dở"):
        begun(person)
    begun(other)
    at(MOMENT + timedelta(minutes=31))
    begun(person)
    assert (Incoming.objects.filter(user=person).count(), Incoming.objects.filter(user=other).count()) == (1, 1)


def test_bytes_of_one_person_are_limited(person: User) -> None:
    for _ in range(10):
        begin_upload(name="a.pdf", size=20 * 2**20, purpose=Purpose.SUBMISSION, by=person)
    with pytest.raises(RuleBroken, match="quá 200 MB"):
        begun(person)


def test_old_ones_are_swept(person: User, at: At, django_capture_on_commit_callbacks: Callable[..., object]) -> None:
    old, done = take_bytes(begun(person), PAPER[:HALF], offset=0), whole(person)
    stored = finish_upload(done, by=person)
    at(MOMENT + timedelta(days=2, minutes=1))
    new = whole(person)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        jobs.sweep_incoming()
        jobs.sweep_incoming()
    assert list(Incoming.objects.all()) == [new]
    assert [partial_path_of(row).exists() for row in (old, new)] == [False, True]
    assert path_of(stored).exists()


def test_dropped_is_gone(browser: Client, person: User) -> None:
    key = begun(person).key
    assert browser.post(f"/tep/gui/{key}/bo/").status_code == 200
    assert [browser.get(f"/tep/gui/{key}/").status_code, browser.post(f"/tep/gui/{key}/xong/").status_code] == [404, 404]


def test_a_row_swept_under_ones_feet_is_not_found(person: User) -> None:
    incoming = begun(person)
    drop_upload(Incoming.objects.get())
    with pytest.raises(Incoming.DoesNotExist):
        take_bytes(incoming, PAPER, offset=0)


def test_nobody_else_reaches_it(person: User, other: User, admin: User, signed_in: Callable[[User], Client]) -> None:
    key = whole(person).key
    for user in (other, admin):
        client = signed_in(user)
        answers = [client.get(f"/tep/gui/{key}/"), *(client.post(f"/tep/gui/{key}/{what}/") for what in ("phan", "xong", "bo"))]
        assert [answer.status_code for answer in answers] == [404] * 4


def test_keys_of_a_form_belong_to_one_person_one_purpose_and_one_day(person: User, other: User, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = finish_upload(whole(person), by=person)
    key = signed(stored, user=person, purpose=Purpose.SUBMISSION)
    assert taken(person, [key, key], purpose=Purpose.SUBMISSION) == [stored]
    assert kept([stored], user=person, purpose=Purpose.SUBMISSION)[0]["name"] == "báo cáo.pdf"
    for user, keys, purpose in (
        (other, [key], Purpose.SUBMISSION),
        (person, [key], Purpose.PLAN),
        (person, [key + "x"], Purpose.SUBMISSION),
    ):
        with pytest.raises(RuleBroken, match="Chọn lại tệp"):
            taken(user, keys, purpose=purpose)
    later = signing.time.time() + queries.KEY_LIFE.total_seconds() + 60
    monkeypatch.setattr(signing.time, "time", lambda: later)
    with pytest.raises(RuleBroken, match="quá 12 giờ"):
        taken(person, [key], purpose=Purpose.SUBMISSION)


def test_a_form_takes_both_ways_or_nothing(person: User) -> None:
    key = signed(finish_upload(whole(person), by=person), user=person, purpose=Purpose.SUBMISSION)
    plain = SimpleUploadedFile("bảng.xlsx", honest.sheet())
    brought = [*taken(person, [key], purpose=Purpose.SUBMISSION), *keep_files(land_uploads([plain], purpose=Purpose.SUBMISSION), by=person)]
    assert [file.name for file in brought] == ["báo cáo.pdf", "bảng.xlsx"]
    count = StoredFile.objects.count()
    wrong = [SimpleUploadedFile("ảnh.png", honest.picture("PNG")), SimpleUploadedFile("a.exe", b"MZ")]
    with pytest.raises(RuleBroken):
        land_uploads(wrong, purpose=Purpose.SUBMISSION)
    assert StoredFile.objects.count() == count


@pytest.mark.parametrize("name", ["a.exe", "a.doc", "a.docm"])
def test_a_wrong_kind_is_refused_before_its_first_byte(browser: Client, name: str) -> None:
    answer = browser.post("/tep/gui/", {"name": name, "size": 10, "purpose": "submission"})
    assert (answer.status_code, "Chưa nhận được" in answer.json()["why"]) == (422, True)
    assert browser.post("/tep/gui/", {"name": "a.pdf", "size": "nhiều", "purpose": "submission"}).status_code == 422


@pytest.mark.skipif(connection.vendor == "sqlite", reason="two connections to the tests' database in memory lock its tables")
@pytest.mark.django_db(transaction=True)
def test_two_tabs_push_the_same_pieces_and_finish_together(person: User) -> None:
    incoming, errors, size = begun(person), [], len(PAPER) // 8 + 1
    start = threading.Barrier(2)

    def tab() -> None:
        try:
            start.wait()
            for offset in range(0, len(PAPER), size):
                take_bytes(incoming, PAPER[offset : offset + size], offset=offset)
            finish_upload(Incoming.objects.get(pk=incoming.pk), by=person)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    tabs = [threading.Thread(target=tab) for _ in range(2)]
    for one in tabs:
        one.start()
    for one in tabs:
        one.join(60)
    assert errors == []
    assert path_of(StoredFile.objects.get()).read_bytes() == PAPER
    assert Incoming.objects.get().stored_id is not None
    assert list(partial_path_of(incoming).parent.iterdir()) == []
