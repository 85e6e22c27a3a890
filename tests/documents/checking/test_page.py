"""The page: a report, pictures of the pages, a mended copy; nothing is kept."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.documents.checking.clerk import letter, plan
from tests.documents.checking.typewriter import typed
from thidua.documents.checking import check_docx
from thidua.documents.checking.report import CannotCheck
from thidua.documents.checking.safely import check_safely, mend_safely
from thidua.files.models import StoredFile

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client: Client, admin: Any) -> Client:
    client.force_login(admin)
    return client


def wrong() -> bytes:
    draft = letter()
    draft.number.words = "Số: 5/STP-VP"
    draft.right[0].look.bold = False
    draft.page.left = 20
    return typed(draft)


def send(client: Client, data: bytes, name: str = "cong-van.docx") -> Any:
    return client.post(reverse("documents:check_format"), {"file": SimpleUploadedFile(name, data)})


def carried_in(answer: Any) -> dict[str, str]:
    return dict(re.findall(r'name="(name|carried)" value="([^"]*)"', answer.content.decode()))


def test_a_good_file_has_no_fault(signed_in: Client) -> None:
    answer = send(signed_in, typed(plan()))
    assert answer.status_code == 200
    assert "Không thấy chỗ nào sai thể thức." in answer.content.decode()


def test_faults_are_told_with_clause_and_mend_and_nothing_is_kept(signed_in: Client) -> None:
    answer = send(signed_in, wrong())
    said = answer.content.decode()
    assert [fault.code for fault in answer.context["report"].faults] == ["margin.left", "state.bold", "number.zero"]
    assert "Lề trái 20 mm; quy định 30 đến 35 mm." in said
    assert "Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II, khoản 3 (ô số 3)" in said
    assert StoredFile.objects.count() == 0


def test_the_mended_copy_has_none_of_them(signed_in: Client) -> None:
    answer = signed_in.post(reverse("documents:mended_format"), carried_in(send(signed_in, wrong())))
    assert answer.status_code == 200
    assert "cong-van" in answer["Content-Disposition"]
    assert check_docx(answer.content).faults == ()


@pytest.mark.slow
def test_faults_stand_on_pictures_of_the_pages(signed_in: Client) -> None:
    answer = signed_in.post(reverse("documents:format_pictures"), carried_in(send(signed_in, wrong())))
    assert answer.status_code == 200
    [picture] = answer.context["pictures"]
    assert (picture["page"], [mark["number"] for mark in picture["marks"]]) == (1, [2, 3])
    state, number = picture["marks"]
    assert state["left"] > picture["width"] * 0.4
    assert number["left"] < picture["width"] / 2 and number["top"] > state["top"]


@pytest.mark.parametrize(
    ("name", "said"),
    [("a.docx", "không phải là văn bản Word"), ("a.pdf", "Không mở được tệp PDF"), ("a.doc", "Chỉ soát được tệp .docx và .pdf")],
)
def test_what_is_no_document_is_refused(signed_in: Client, name: str, said: str) -> None:
    answer = send(signed_in, b"%PDF-1.4 hong" if name.endswith("pdf") else b"abc", name)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_what_the_page_lost_is_asked_for_again(signed_in: Client) -> None:
    answer = signed_in.post(reverse("documents:mended_format"), {"name": "a.docx", "carried": "@@"})
    assert answer.status_code == 422
    assert "Hãy chọn lại tệp." in answer.content.decode()


def test_the_other_process_says_the_same_as_this_one() -> None:
    data = wrong()
    here, there = check_docx(data), check_safely(data, suffix=".docx")
    assert there.as_json() == here.as_json()
    assert check_docx(mend_safely(data)).faults == ()


def test_what_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(CannotCheck, match="Soát quá 0 giây"):
        check_safely(wrong(), suffix=".docx", seconds=0)
