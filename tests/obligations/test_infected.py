"""A virus that is found after the receipt: who brought the file is told once, whoever received it sees it marked."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.obligations import make as papers
from tests.plans import make
from thidua.accounts.models import User
from thidua.core.actor import SYSTEM
from thidua.files.actions import note_scan
from thidua.files.enums import ScanState
from thidua.files.models import StoredFile
from thidua.files.scanner import Scan
from thidua.notices.models import Message
from thidua.obligations.jobs import tell_of_infected_files
from thidua.obligations.models import Submission

SignedIn = Callable[[User], Client]
pytestmark = pytest.mark.django_db
BAD = Scan(ScanState.INFECTED, "Eicar-Signature")


@pytest.fixture
def paper(house: make.House) -> Submission:
    return papers.sent(papers.owed(house), house.people["Lạng Sơn"])


def test_who_brought_it_is_told_once_and_led_to_the_paper(house: make.House, paper: Submission) -> None:
    piece = paper.pieces.get()
    tell_of_infected_files()
    assert not Message.objects.filter(key__startswith="obligations:infected").exists()
    note_scan(piece.file, BAD, by=SYSTEM)
    for _ in range(2):
        tell_of_infected_files()
    [told] = Message.objects.filter(key=f"obligations:infected:{piece.file_id}")
    assert (told.user, told.url) == (house.people["Lạng Sơn"], reverse("obligations:submission", args=[paper.pk]))
    assert "Eicar-Signature" in told.body and piece.file.name in told.title


def test_file_of_no_handing_in_is_told_too(house: make.House) -> None:
    stored = papers.stored(house.people["Lào Cai"])
    note_scan(stored, BAD, by=SYSTEM)
    tell_of_infected_files()
    assert Message.objects.get(user=house.people["Lào Cai"], key__startswith="obligations:infected").url == ""


@pytest.mark.parametrize(("scan", "words"), [(BAD, "tệp bị giữ lại, không mở được"), (Scan(ScanState.CLEAN, ""), "")])
def test_desk_and_unit_see_it_marked(house: make.House, paper: Submission, signed_in: SignedIn, scan: Scan, words: str) -> None:
    piece = paper.pieces.get()
    note_scan(StoredFile.objects.get(pk=piece.file_id), scan, by=SYSTEM)
    file = reverse("obligations:piece_file", args=[piece.pk])
    for user, address in (
        (house.clerk, reverse("obligations:desk", args=[house.year.pk])),
        (house.people["Lạng Sơn"], reverse("obligations:submission", args=[paper.pk])),
    ):
        page = signed_in(user).get(address).content.decode()
        assert (f'href="{file}"' in page, "tệp bị giữ lại" in page) == (not words, bool(words))
