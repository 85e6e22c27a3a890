"""A round on the draft of a document that is being written here."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.consultations import make
from tests.documents import papers
from tests.plans.make import House
from thidua.accounts.models import User
from thidua.consultations import actions
from thidua.consultations.models import Round
from thidua.core.errors import RuleBroken
from thidua.documents import actions as documents
from thidua.documents.enums import DocumentState
from thidua.files.models import StoredFile

pytestmark = pytest.mark.django_db


def test_round_on_the_draft_of_a_document(house: House, signed_in: Callable[[User], Client]) -> None:
    """Its draft is asked about without a second upload; a document that is signed, of nobody or of another year is refused."""
    document, client = papers.draft(house, summary="Báo cáo sơ kết"), signed_in(house.clerk)
    files = StoredFile.objects.count()
    address = f"{reverse('consultations:start', args=[house.year.pk])}?van-ban={document.pk}"
    form = client.get(address).context["form"]
    assert (form.initial["title"], form.initial["opener"]) == ("Kế hoạch Báo cáo sơ kết", house.head)
    said = {"opener": house.head.pk, "kind": "report", "title": "Báo cáo sơ kết", "starts_on": "10/06/2021", "ends_on": "20/06/2021"}
    assert client.post(address, {**said, "invited": [house.units["Lào Cai"].pk]}).status_code == 302
    asked = Round.objects.get()
    assert ([row.file for row in asked.drafts.all()], StoredFile.objects.count()) == ([document.draft], files)
    page = client.get(reverse("documents:document", args=[document.pk])).content.decode()
    assert address in page


def test_document_and_its_rounds_lead_to_each_other(house: House, signed_in: Callable[[User], Client]) -> None:
    """Beside the document its rounds with their answers; from a round back to what its draft became, for who may read that."""
    papers.bloc_series(house)
    document, by = papers.draft(house), house.clerk
    asked = actions.start_round(
        house.year,
        asking=make.asking(house, invited=[house.units["Lào Cai"]]),
        opener=house.head,
        file=None,
        plan=None,
        document=document,
        by=by,
    )
    actions.open_round(asked, by=by)
    beside, page = reverse("consultations:of_document", args=[document.pk]), reverse("documents:document", args=[document.pk])
    mine = signed_in(by)
    assert f'hx-get="{beside}"' in mine.get(page).content.decode()
    shown = mine.get(beside).content.decode()
    assert reverse("consultations:round", args=[asked.pk]) in shown
    assert "0/1 đơn vị đã trả lời" in shown
    assert "Lấy ý kiến lần nữa" in shown
    other = papers.draft(house, summary="Khác")
    assert asked.title not in mine.get(reverse("consultations:of_document", args=[other.pk])).content.decode()
    round_page = reverse("consultations:round", args=[asked.pk])
    assert page in mine.get(round_page).content.decode()
    invited = signed_in(house.people["Lào Cai"])
    assert page not in invited.get(round_page).content.decode()
    assert invited.get(beside).status_code == 404
    document = documents.sign_document(document, stored=papers.scan(by), by=by)
    document = documents.address_document(document, addresses=papers.addresses(house, "Lào Cai", "Lạng Sơn"), by=by)
    documents.issue_document(documents.number_document(document, by=by), by=by)
    assert "Lấy ý kiến lần nữa" not in mine.get(beside).content.decode()
    assert f'Đã thành <a href="{page}">' in invited.get(round_page).content.decode()
    assert asked.title in invited.get(beside).content.decode()
    assert asked.title not in signed_in(house.people["Lạng Sơn"]).get(beside).content.decode()


@pytest.mark.parametrize("state", [state for state in DocumentState if state != DocumentState.DRAFT])
def test_only_a_document_that_is_still_a_draft(house: House, state: DocumentState, signed_in: Callable[[User], Client]) -> None:
    papers.bloc_series(house)
    document, client = papers.in_state(house, state), signed_in(house.clerk)
    page = client.get(f"{reverse('consultations:start', args=[house.year.pk])}?van-ban={document.pk}")
    assert (page.status_code, "không phải văn bản đang dự thảo" in page.content.decode()) == (403, True)
    with pytest.raises(RuleBroken, match="đang dự thảo"):
        actions.start_round(
            house.year, asking=make.asking(house), opener=house.head, file=None, plan=None, document=document, by=house.clerk
        )


def test_stranger_and_nonsense_find_no_document(house: House, signed_in: Callable[[User], Client]) -> None:
    document = papers.draft(house)
    start = reverse("consultations:start", args=[house.year.pk])
    assert signed_in(house.people["Lào Cai"]).get(f"{start}?van-ban={document.pk}").status_code == 404
    for key in ("x", "", "99999999999999999999"):
        assert signed_in(house.clerk).get(f"{start}?van-ban={key}").status_code == 404
