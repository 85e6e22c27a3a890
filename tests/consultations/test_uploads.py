"""Files of rounds, opinions and questions come in pieces over poor lines, or plainly; a form that comes back keeps what has come."""

import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.consultations import make
from tests.files import honest
from tests.plans.make import House
from thidua.accounts.models import User
from thidua.consultations.models import Opinion, Question, QuestionAnswer, Round
from thidua.files.actions.receiving import begin_upload, finish_upload, take_bytes
from thidua.files.enums import Purpose
from thidua.files.models import StoredFile
from thidua.files.queries import signed

pytestmark = pytest.mark.django_db
Sign = Callable[[User], Client]


def url(name: str, *args: object) -> str:
    return reverse(f"consultations:{name}", args=args)


def in_pieces(by: User, *, name: str = "van-ban.pdf", purpose: Purpose = Purpose.SUBMISSION) -> str:
    """The key that upload.js puts into the form when the last piece is on disk."""
    paper = honest.pdf()
    incoming = take_bytes(begin_upload(name=name, size=len(paper), purpose=purpose, by=by), paper, offset=0)
    return signed(finish_upload(incoming, by=by), user=by, purpose=purpose)


@pytest.fixture
def asked(house: House) -> Round:
    return make.opened(house)


def test_opinion_takes_a_file_that_came_in_pieces(house: House, asked: Round, signed_in: Sign) -> None:
    user = house.people["Lạng Sơn"]
    said = make.typed([make.POINT], stored=[in_pieces(user)], what="send")
    assert signed_in(user).post(url("write", asked.pk, house.units["Lạng Sơn"].pk), said).status_code == 302
    file = Opinion.objects.get(unit=house.units["Lạng Sơn"]).file
    assert file is not None and file.name == "van-ban.pdf"


def test_form_that_comes_back_keeps_what_came(house: House, asked: Round, signed_in: Sign) -> None:
    user = house.people["Lạng Sơn"]
    key = in_pieces(user)
    client, address = signed_in(user), url("write", asked.pk, house.units["Lạng Sơn"].pk)
    for more, status in (({"verdict": "", "what": "send"}, 422), ({"what": "rows"}, 200)):
        answer = client.post(address, {**make.typed([make.POINT]), **more, "stored": [key]})
        html = answer.content.decode()
        assert answer.status_code == status
        [again] = re.findall(r'name="stored" value="([^"]+)"', html)
        assert "van-ban.pdf" in html
    assert client.post(address, {**make.typed([make.POINT]), "stored": [again]}).status_code == 302


def test_two_files_where_one_goes_and_a_foreign_key_are_refused(house: House, asked: Round, signed_in: Sign) -> None:
    user, other = house.people["Lạng Sơn"], house.people["Lào Cai"]
    client, address = signed_in(user), url("write", asked.pk, house.units["Lạng Sơn"].pk)
    two = client.post(address, {**make.typed([make.POINT]), "stored": [in_pieces(user), in_pieces(user, name="b.pdf")]})
    assert two.status_code == 422 and "Chỉ gửi một tệp" in two.content.decode()
    foreign = client.post(address, {**make.typed([make.POINT]), "stored": [in_pieces(other)]})
    assert foreign.status_code == 422 and not Opinion.objects.exists()


def test_draft_in_pieces_must_be_a_kind_of_draft(house: House, asked: Round, signed_in: Sign) -> None:
    client, address = signed_in(house.clerk), url("add_draft", asked.pk)
    page = client.post(address, {"note": "", "stored": [in_pieces(house.clerk, name="anh.png", purpose=Purpose.PLAN)]}, follow=True)
    assert "Dự thảo nhận dưới dạng Word" in page.content.decode() and asked.drafts.count() == 1
    client.post(address, {"note": "Sửa mục II", "stored": [in_pieces(house.clerk, name="ban-2.pdf", purpose=Purpose.PLAN)]})
    assert [draft.file.name for draft in asked.drafts.order_by("number")] == ["du-thao.txt", "ban-2.pdf"]


def test_question_and_answer_with_files_in_pieces(house: House, signed_in: Sign) -> None:
    user = house.people["Lạng Sơn"]
    said = {"unit": house.units["Lạng Sơn"].pk, "addressed_to": house.head.pk, "words": "Nộp bản nào?", "stored": [in_pieces(user)]}
    assert signed_in(user).post(url("ask", house.year.pk), said).status_code == 302
    question = Question.objects.get()
    assert question.file is not None and question.file.stored_by == user
    refused = signed_in(house.clerk).post(url("reply", question.pk), {"words": "", "stored": [in_pieces(house.clerk)]})
    assert refused.status_code == 422 and "van-ban.pdf" in refused.content.decode()
    signed_in(house.clerk).post(url("reply", question.pk), {"words": "Bản điện tử", "stored": [in_pieces(house.clerk)]})
    assert QuestionAnswer.objects.get().file is not None


def test_refused_act_leaves_no_plain_file_behind(house: House, signed_in: Sign) -> None:
    """A file belongs to its act; one in pieces was received before and stays."""
    asked = make.opened(house)
    client = signed_in(house.people["Lạng Sơn"])
    before = StoredFile.objects.count()
    client.post(url("add_draft", asked.pk), {"note": "", "file": SimpleUploadedFile("moi.txt", "dự thảo".encode())})
    assert StoredFile.objects.count() == before
