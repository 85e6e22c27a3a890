"""The handover: what it holds, frozen under two signatures, anew when something changed."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from docx import Document

from tests.plans.make import House, ready
from tests.years.make import DECEMBER, decided, offered, rotating
from thidua.accounts.models import User
from thidua.blocs import actions as blocs
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.documents.writer import write_docx
from thidua.obligations import actions as obligations
from thidua.organisations import actions as organisations
from thidua.organisations.enums import Paper, PaperWay
from thidua.years import actions, prints
from thidua.years.enums import HandoverMove, HandoverState
from thidua.years.models import Handover
from thidua.years.queries.handover import content_of, digest
from thidua.years.rules.life import HANDOVER, why_not_move_handover

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(admin: User, at: Callable[[datetime], None]) -> House:
    at(DECEMBER)
    made = rotating(admin)
    obligations.bring_into_year(ready(made), by=made.clerk)
    blocs.add_contact(made.year, name="Người Đầu Mối", unit=made.head, phone="0900.000.160", by=made.clerk)
    return made


@pytest.mark.parametrize("move", HandoverMove)
@pytest.mark.parametrize("state", HandoverState)
def test_moves_of_a_handover(move: HandoverMove, state: HandoverState) -> None:
    assert (why_not_move_handover(move, state) is None) == (state in HANDOVER[move])


def test_needs_a_decided_head(made: House) -> None:
    with pytest.raises(RuleBroken, match="Chưa có quyết định"):
        actions.start_handover(made.year, by=made.clerk)


def test_holds_what_is_open_and_what_was_used(made: House) -> None:
    handover = offered(made)
    content = handover.content
    assert content is not None
    assert {row["đơn vị"] for row in content["việc chưa xong"]} == {
        made.units[name].name for name in ("Yên Bái", "Tuyên Quang", "Lào Cai", "Lạng Sơn")
    }
    assert [(row["số"], row["tình trạng"]) for row in content["văn bản"]] == [("12/KH-KV", "Đang thực hiện")]
    assert [row["họ tên"] for row in content["đầu mối"]] == ["Người Đầu Mối"]
    assert [row["mốc"] for row in content["mốc chưa diễn ra"]] == ["Kiểm tra"]
    assert len(content["thành viên"]) == 4
    assert handover.sha256 == digest(content_of(handover, clock.today()))


def test_signed_by_both_is_closed_for_good(made: House) -> None:
    handover = offered(made)
    signed = actions.sign_handover(handover, seen=handover.sha256, by=made.people["lãnh đạo Tuyên Quang"])
    assert (signed.state, signed.giver_name, signed.taker_name) == ("signed", "Chuyên Viên Yên Bái", "Lãnh Đạo Tuyên Quang")
    for act in (actions.offer_handover, actions.take_back_handover):
        with pytest.raises(RuleBroken, match="chữ ký của hai bên"):
            act(signed, by=made.clerk)
    with pytest.raises(RuleBroken, match="Lấy về soạn lại"):
        actions.write_handover(signed, effective_on=signed.effective_on, note="sửa", by=made.clerk)
    with pytest.raises(RuleBroken, match="chữ ký của hai bên"):
        actions.refuse_handover(signed, words="thôi", by=made.people["Tuyên Quang"])
    assert actions.start_handover(made.year, by=made.clerk) == signed


def test_what_changed_after_the_offer_must_be_offered_anew(made: House) -> None:
    handover, taker = offered(made), made.people["Tuyên Quang"]
    blocs.add_contact(made.year, name="Người Mới", unit=made.head, by=made.clerk)
    with pytest.raises(RuleBroken, match="ký giao lại"):
        actions.sign_handover(handover, seen=handover.sha256, by=taker)
    again = actions.offer_handover(handover, by=made.clerk)
    assert again.sha256 != handover.sha256
    with pytest.raises(RuleBroken, match="Xem lại rồi ký"):
        actions.sign_handover(again, seen=handover.sha256, by=taker)
    assert actions.sign_handover(again, seen=again.sha256, by=taker).state == HandoverState.SIGNED


def test_refused_with_words_goes_back_and_loses_its_signature(made: House) -> None:
    handover = offered(made)
    with pytest.raises(RuleBroken, match="Ghi điều chưa nhận"):
        actions.refuse_handover(handover, words=" ", by=made.people["Tuyên Quang"])
    back = actions.refuse_handover(handover, words="Thiếu hồ sơ giấy", by=made.people["Tuyên Quang"])
    assert (back.state, back.refusal, back.sha256, back.giver_signed_at) == ("draft", "Thiếu hồ sơ giấy", "", None)
    written = actions.write_handover(back, effective_on=back.effective_on, note="Hồ sơ giấy ở tủ số 2", by=made.clerk)
    assert (actions.offer_handover(written, by=made.clerk).content or {})["dặn lại"] == "Hồ sơ giấy ở tủ số 2"


def test_leader_signs_where_the_units_papers_are_approved(made: House, admin: User) -> None:
    for place in ("Yên Bái", "Tuyên Quang"):
        organisations.choose_paper_way(made.units[place], paper=Paper.SUBMISSION, way=PaperWay.LEADER, by=admin)
    decided(made)
    handover = actions.start_handover(made.year, by=made.clerk)
    with pytest.raises(RuleBroken, match="Chỉ lãnh đạo"):
        actions.offer_handover(handover, by=made.clerk)
    handover = actions.offer_handover(handover, by=made.people["lãnh đạo Yên Bái"])
    with pytest.raises(RuleBroken, match="Chỉ lãnh đạo"):
        actions.sign_handover(handover, seen=handover.sha256, by=made.people["Tuyên Quang"])
    actions.sign_handover(handover, seen=handover.sha256, by=made.people["lãnh đạo Tuyên Quang"])


def test_draft_is_the_givers_alone(made: House, signed_in: Callable[[User], Client]) -> None:
    decided(made)
    handover = actions.start_handover(made.year, by=made.clerk)
    page = reverse("years:handover", args=[handover.pk])
    seen = {place: signed_in(made.people[place]).get(page).status_code for place in ("Yên Bái", "Tuyên Quang", "Lạng Sơn", "Bộ")}
    assert seen == {"Yên Bái": 200, "Tuyên Quang": 404, "Lạng Sơn": 404, "Bộ": 404}
    actions.offer_handover(handover, by=made.clerk)
    seen = {place: signed_in(made.people[place]).get(page).status_code for place in seen}
    assert seen == {"Yên Bái": 200, "Tuyên Quang": 200, "Lạng Sơn": 404, "Bộ": 200}


def test_minutes_hold_both_signatures_and_the_hash(made: House) -> None:
    handover = offered(made)
    handover = actions.sign_handover(handover, seen=handover.sha256, by=made.people["Tuyên Quang"])
    document = Document(BytesIO(write_docx(prints.handover_paper(handover, handover.content or {}))))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    words = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    for said in (
        "BIÊN BẢN BÀN GIAO",
        "Chuyên Viên Yên Bái",
        "Chuyên Viên Tuyên Quang",
        handover.sha256,
        "12/KH-KV",
        "Báo cáo sơ kết",
        "0900.000.160",
    ):
        assert said in words


@pytest.mark.parametrize("said", [{"sha256": ""}, {"state": "signed"}, {"state": "strange"}, {"giver_signed_at": None}])
def test_handover_constraints(made: House, said: dict[str, object]) -> None:
    handover = offered(made)
    with pytest.raises(IntegrityError), transaction.atomic():
        Handover.objects.filter(pk=handover.pk).update(**said)


def test_handover_is_between_two_units(made: House) -> None:
    handover = offered(made)
    with pytest.raises(IntegrityError), transaction.atomic():
        Handover.objects.filter(pk=handover.pk).update(taker=handover.giver)
