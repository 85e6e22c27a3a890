"""A machine without a Times: what is printed otherwise is said, before and after, and never signed."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from tests.documents import papers
from tests.documents.samples import INVITATION
from tests.plans.make import House, house
from tests.plans.test_writing import with_duty
from tests.programs import needs_office
from tests.years.make import decided, rotating
from thidua.accounts.models import User
from thidua.documents import actions
from thidua.documents.bulk import typeface
from thidua.documents.checks import machine_prints_documents
from thidua.documents.office import Warm, to_pdf
from thidua.documents.pages import measure
from thidua.documents.typeface import asked_of, faces_of, lost_in, why_not_times, why_other
from thidua.documents.writer import write_docx
from thidua.files.actions import store_file
from thidua.files.enums import Purpose
from thidua.files.rules import MEDIA_TYPES
from thidua.years.actions import start_handover

SignIn = Callable[[User], Client]
needs_fontconfig = pytest.mark.skipif(shutil.which("fc-list") is None, reason="this machine has no fontconfig")
OTHERS = Path("/usr/share/fonts/truetype/dejavu")


@pytest.fixture(autouse=True)
def _afresh() -> Iterator[None]:
    """Neither a LibreOffice nor an answer of another test, nor of this one for the next."""
    Warm.close()
    yield
    Warm.close()
    typeface.cache_clear()


@pytest.fixture
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Fontconfig shows one other typeface alone, to this process and to the converter."""
    if not OTHERS.is_dir():
        pytest.skip("this machine has no other typeface")
    file = tmp_path / "fonts.conf"
    file.write_text(f"<fontconfig><dir>{OTHERS}</dir><cachedir>{tmp_path / 'cache'}</cachedir></fontconfig>", encoding="utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(file))
    typeface.cache_clear()


@needs_office
def test_a_times_or_its_equal_is_in_the_pdf() -> None:
    paper = write_docx(INVITATION)
    pdf = to_pdf(paper, suffix=".docx")
    assert (asked_of(paper), why_not_times(), why_other(paper, pdf)) == (frozenset({"Times New Roman"}), None, "")
    assert set(faces_of(pdf)) <= {"LiberationSerif", "TimesNewRomanPSMT", "TimesNewRomanPS", "Tinos"}


@needs_office
@pytest.mark.usefixtures("_bare")
def test_another_typeface_in_the_pdf_is_named() -> None:
    paper = write_docx(INVITATION)
    pdf = to_pdf(paper, suffix=".docx")
    assert all(name.startswith("DejaVu") for name in faces_of(pdf))
    assert lost_in(paper, pdf) == ("Times New Roman",)
    assert why_other(paper, pdf).startswith("Máy chủ không có phông Times New Roman nên in bằng DejaVu")


@needs_office
@pytest.mark.usefixtures("_bare")
def test_whoever_counts_pages_is_told() -> None:
    found = measure(write_docx(INVITATION), MEDIA_TYPES[".docx"])
    assert found.pages is not None
    assert found.note.endswith("dòng và trang có thể ngắt khác bản Word.")


@needs_office
def test_a_sign_that_times_has_not_is_no_reason_for_alarm() -> None:
    paper = write_docx(replace(INVITATION, subtitle="Đã nộp ☑ ⚖"))
    pdf = to_pdf(paper, suffix=".docx")
    assert len(faces_of(pdf)) > 1
    assert why_other(paper, pdf) == ""


@needs_fontconfig
@pytest.mark.usefixtures("_bare")
def test_the_check_at_start_tells_it_and_lets_the_house_open(capfd: pytest.CaptureFixture[str]) -> None:
    assert [(one.id, one.is_serious()) for one in machine_prints_documents()] == [("thidua.W002", False)]
    call_command("check")
    assert "chưa có phông Times New Roman" in capfd.readouterr().err


def test_the_check_at_start_tells_that_libreoffice_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert [one.id for one in machine_prints_documents()] == ["thidua.W001"]


def test_where_fontconfig_cannot_be_asked_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert why_not_times() is None


def test_what_is_no_word_file_asks_for_nothing() -> None:
    assert (asked_of(b""), asked_of(b"PK\x03\x04 xin")) == (frozenset(), frozenset())


@needs_fontconfig
@pytest.mark.django_db
@pytest.mark.usefixtures("_bare", "moment")
def test_the_administrator_and_who_prints_see_it(admin: User, signed_in: SignIn) -> None:
    client = signed_in(admin)
    for page in ("portal:administration", "documents:templates"):
        assert "chưa có phông Times New Roman" in client.get(reverse(page)).content.decode()


@pytest.mark.django_db
@pytest.mark.usefixtures("moment")
def test_as_a_rule_nobody_is_told_anything(admin: User, signed_in: SignIn) -> None:
    if why_not_times() is None:
        assert "Times New Roman" not in signed_in(admin).get(reverse("portal:administration")).content.decode()


# ---- what is to be signed ----


@pytest.fixture
def made(admin: User, moment: datetime) -> House:
    return house(admin)


@needs_office
@pytest.mark.django_db
@pytest.mark.usefixtures("_bare")
def test_no_pdf_in_another_typeface_goes_to_the_signer(made: House, signed_in: SignIn) -> None:
    draft = store_file(SimpleUploadedFile("giay-moi.docx", write_docx(INVITATION)), by=made.clerk, purpose=Purpose.SUBMISSION)
    document = actions.begin_document(made.head, about=papers.about(), stored=draft, by=made.clerk)
    answer = signed_in(made.clerk).get(reverse("documents:to_sign", args=[document.pk]), follow=True)
    assert "Lưu PDF từ Word rồi tải lên làm bản dự thảo" in answer.content.decode()


# ---- what is read and printed ----


def plan_here(admin: User) -> tuple[User, str, str]:
    made = house(admin)
    return made.clerk, reverse("plans:printed", args=[with_duty(made).pk]), reverse("plans:list")


def handover_here(admin: User) -> tuple[User, str, str]:
    made = rotating(admin)
    decided(made)
    found = start_handover(made.year, by=made.clerk)
    return made.clerk, reverse("years:minutes_pdf", args=[found.pk]), reverse("years:handover", args=[found.pk])


@needs_office
@pytest.mark.django_db
@pytest.mark.usefixtures("moment")
@pytest.mark.parametrize("prepared", [plan_here, handover_here])
@pytest.mark.parametrize("is_bare", [True, False], ids=["no Times", "as a rule"])
def test_a_pdf_in_another_typeface_is_given_and_the_next_page_says_so(
    request: pytest.FixtureRequest, admin: User, signed_in: SignIn, prepared: Callable[[User], tuple[User, str, str]], is_bare: bool
) -> None:
    if is_bare:
        request.getfixturevalue("_bare")
    elif why_not_times() is not None:
        pytest.skip("this machine has no Times")
    user, file, page = prepared(admin)
    client = signed_in(user)
    assert client.get(file).content.startswith(b"%PDF-")
    assert ("Máy chủ không có phông Times New Roman nên in bằng" in client.get(page).content.decode()) is is_bare
