"""A year is closed when its work is done, refuses everything then, and is opened again with a reason."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from tests.at_once import at_once
from tests.consultations.make import opened, prepared
from tests.obligations import make as papers
from tests.plans.make import House, clerk_of, house, ready
from tests.years.make import DECEMBER
from thidua.accounts.models import User
from thidua.blocs import actions as blocs
from thidua.blocs.enums import LeadRole, YearState
from thidua.blocs.models import BlocYear
from thidua.consultations import actions as consultations
from thidua.core import clock
from thidua.core.errors import RuleBroken
from thidua.ledger.models import Entry
from thidua.notices.models import Message
from thidua.obligations import actions as obligations
from thidua.obligations.enums import ObligationState, SubmissionState
from thidua.obligations.models import Obligation, Submission
from thidua.years import actions
from thidua.years.models import YearClosing
from thidua.years.queries.closing import left_open

At = Callable[[datetime], None]
SignedIn = Callable[[User], Client]
pytestmark = pytest.mark.django_db
WHO_LIFTS = r"đã khép nên .*\. Đơn vị Trưởng, Bộ Tư pháp hoặc quản trị hệ thống mở lại được năm này"
WORDS = "Các việc này chuyển sang kế hoạch năm sau."


@pytest.fixture
def made(admin: User, at: At) -> House:
    at(datetime(2021, 6, 10, 8, 0, tzinfo=clock.LOCAL))
    return house(admin)


def state(made: House) -> str:
    return BlocYear.objects.get(pk=made.year.pk).state


@contextmanager
def refused() -> Iterator[None]:
    with pytest.raises(RuleBroken, match=WHO_LIFTS):
        yield


def test_year_with_nothing_left_closes_without_words(made: House) -> None:
    closing = actions.close_year(made.year, words="", by=made.clerk)
    assert (state(made), closing.undone, closing.closed_by_name) == (YearState.CLOSED, 0, "Chuyên Viên Yên Bái")
    assert Message.objects.filter(user=made.people["Lạng Sơn"], title="Khu vực miền núi · 2021 đã khép").count() == 1


def test_work_undone_is_let_go_in_words_that_the_units_read(made: House) -> None:
    papers.brought(made)
    undone = len(left_open(made.year, clock.today()).owed)
    assert undone > 4
    with pytest.raises(RuleBroken, match=f"Còn {undone} việc chưa xong"):
        actions.close_year(made.year, words="  ", by=made.clerk)
    closing = actions.close_year(made.year, words=WORDS, by=made.clerk)
    assert closing.undone == undone
    assert Message.objects.get(user=made.people["Lạng Sơn"], title__endswith="đã khép").body == WORDS
    assert Obligation.objects.filter(bloc_year=made.year, state=ObligationState.OPEN).count() >= undone


def test_paper_that_waits_for_the_head_is_answered_first(made: House) -> None:
    paper = papers.sent(papers.owed(made), made.people["Lạng Sơn"])
    with pytest.raises(RuleBroken, match="Còn 1 văn bản chờ đơn vị Trưởng trả lời"):
        actions.close_year(made.year, words=WORDS, by=made.clerk)
    obligations.accept_submission(paper, by=made.clerk)
    actions.close_year(made.year, words=WORDS, by=made.clerk)


def test_heads_own_paper_on_its_way_up_does_not_hold_the_year(made: House) -> None:
    papers.sent(papers.owed(made, "Yên Bái"), made.clerk)
    left = left_open(made.year, clock.today())
    assert ([row.unit for row in left.sent_up], left.waiting) == ([made.head], [])
    actions.close_year(made.year, words=WORDS, by=made.clerk)


def test_round_under_way_is_settled_first(made: House) -> None:
    under_way = opened(made)
    with pytest.raises(RuleBroken, match="Còn 1 đợt lấy ý kiến chưa chốt"):
        actions.close_year(made.year, words=WORDS, by=made.clerk)
    consultations.cancel_round(under_way, why="Dừng", by=made.clerk)
    actions.close_year(made.year, words=WORDS, by=made.clerk)


def test_only_who_leads_or_an_administrator_closes(made: House) -> None:
    for place in ("Tuyên Quang", "Lạng Sơn"):
        with pytest.raises(RuleBroken, match="Chỉ cán bộ của đơn vị Trưởng hoặc quản trị hệ thống khép"):
            actions.close_year(made.year, words=WORDS, by=made.people[place])
    actions.close_year(made.year, words=WORDS, by=made.admin)


def test_closed_twice_is_closed_once(made: House) -> None:
    first = actions.close_year(made.year, words="", by=made.clerk)
    assert actions.close_year(made.year, words="", by=made.clerk) == first
    assert Entry.objects.filter(action="years.close_year").count() == 1
    with refused():
        actions.close_year(made.year, words="", by=made.people["Lạng Sơn"])


def test_returned_paper_in_a_closed_year_stays_returned_until_it_is_opened_again(made: House, signed_in: SignedIn) -> None:
    row, user = papers.owed(made), made.people["Lạng Sơn"]
    paper = obligations.return_submission(papers.sent(row, user), reason="Thiếu phụ lục", by=made.clerk)
    actions.close_year(made.year, words=WORDS, by=made.clerk)
    row = Obligation.objects.get(pk=row.pk)
    with refused():
        obligations.begin_submission(row, by=user)
    page = signed_in(user).get(reverse("obligations:submit", args=[row.pk])).content.decode()
    assert "hoặc quản trị hệ thống mở lại được năm này" in page
    answer = signed_in(user).post(reverse("obligations:send_submission", args=[row.pk]), {"link": "https://vidu.example/a"})
    assert answer.status_code == 302 and list(Submission.objects.filter(obligation=row)) == [paper]
    actions.reopen_year(made.year, reason="Lạng Sơn bổ sung phụ lục", by=made.clerk)
    again = papers.sent(Obligation.objects.get(pk=row.pk), user, words="bản hai")
    assert again.number == 2 and Obligation.objects.get(pk=row.pk).state == ObligationState.SUBMITTED


def test_closed_year_refuses_every_change_of_its_work(made: House) -> None:
    row, user, head = papers.owed(made), made.people["Lạng Sơn"], made.clerk
    accepted = obligations.accept_submission(papers.sent(papers.owed(made, "Lào Cai"), made.people["Lào Cai"]), by=head)
    draft, done = papers.draft(row, user), obligations.mark_done(papers.owed(made, "Tuyên Quang"), done_on=clock.today(), note="", by=head)
    actions.close_year(made.year, words=WORDS, by=head)
    made.year.refresh_from_db()
    for refuse in (
        lambda: obligations.send_submission(draft, by=user),
        lambda: obligations.return_submission(accepted, reason="x", by=head),
        lambda: obligations.excuse(row, why="x", by=head),
        lambda: obligations.extend(row, last_moment=clock.now() + timedelta(days=90), why="x", by=head),
        lambda: obligations.mark_done(row, done_on=clock.today(), note="", by=user),
        lambda: obligations.reopen(done, why="x", by=head),
        lambda: blocs.add_contact(made.year, name="Lò Văn Mới", by=head),
        lambda: blocs.appoint(made.year, unit=made.units["Lạng Sơn"], role=LeadRole.DEPUTY, by=head),
        lambda: actions.propose_head(made.year, year=2022, head=made.units["Tuyên Quang"], by=head),
        lambda: prepared(made),
    ):
        with refused():
            refuse()


def test_next_year_opens_from_a_closed_one(made: House) -> None:
    actions.close_year(made.year, words="", by=made.clerk)
    assert actions.open_next(made.year, by=made.clerk).memberships.count() == 4


def test_opening_again_wants_a_reason_and_one_who_may(made: House) -> None:
    actions.close_year(made.year, words="", by=made.clerk)
    with pytest.raises(RuleBroken, match="Ghi lý do mở lại"):
        actions.reopen_year(made.year, reason=" ", by=made.clerk)
    with pytest.raises(RuleBroken, match="của cơ quan cấp trên của khối hoặc quản trị hệ thống mở lại"):
        actions.reopen_year(made.year, reason="Sửa", by=made.people["Lạng Sơn"])
    superior = clerk_of(made.units["Bộ"], name="Chuyên Viên Bộ", by=made.admin)
    closing = actions.reopen_year(made.year, reason="Bộ yêu cầu bổ sung", by=superior)
    assert (state(made), closing.reopened_by_name) == (YearState.OPEN, "Chuyên Viên Bộ")
    with pytest.raises(RuleBroken, match="đang mở"):
        actions.reopen_year(made.year, reason="Sửa", by=made.clerk)
    actions.close_year(made.year, words="", by=made.clerk)
    assert YearClosing.objects.filter(bloc_year=made.year).count() == 2


@pytest.mark.parametrize("wrong", [{"undone": 3, "words": ""}, {"reopened_at": DECEMBER}, {"reopening_reason": "x"}, {"bloc_year": True}])
def test_database_keeps_the_closing(made: House, wrong: dict[str, object]) -> None:
    closing = actions.close_year(made.year, words="", by=made.clerk)
    with pytest.raises(IntegrityError), transaction.atomic():
        if "bloc_year" in wrong:
            YearClosing.objects.create(bloc_year=made.year, closed_at=DECEMBER, closed_by_name="Hai Lần")
        else:
            YearClosing.objects.filter(pk=closing.pk).update(**wrong)


def test_pages_show_what_is_left_and_lead_through(made: House, signed_in: SignedIn) -> None:
    papers.sent(papers.owed(made), made.people["Lạng Sơn"])
    client, address = signed_in(made.clerk), reverse("years:close_year", args=[made.year.pk])
    page = client.get(address).content.decode()
    assert "1 văn bản chờ đơn vị Trưởng trả lời" in page and '<button type="submit" class="button button-main">Khép năm' not in page
    assert client.post(address, {"words": WORDS}).status_code == 422
    obligations.accept_submission(Submission.objects.get(), by=made.clerk)
    assert "Vì sao vẫn khép khi còn" in client.get(address).content.decode()
    assert client.post(address, {"words": ""}).status_code == 422
    home = reverse("years:succession", args=[made.year.pk])
    assert client.post(address, {"words": WORDS}).headers["Location"] == home
    assert WORDS in signed_in(made.people["Lạng Sơn"]).get(home).content.decode()
    assert client.get(address).status_code == 403
    again = reverse("years:reopen_year", args=[made.year.pk])
    assert client.post(again, {"words": ""}).status_code == 422
    assert client.post(again, {"words": "Bổ sung"}).status_code == 302
    assert state(made) == YearState.OPEN


@pytest.mark.django_db(transaction=True)
def test_paper_sent_while_the_year_is_being_closed(admin: User, at: At) -> None:
    """Either it came before and keeps the year open, or it came after and is refused: never a paper that waits in a closed year."""
    at(datetime(2021, 6, 10, 8, 0, tzinfo=clock.LOCAL))
    made = house(admin)
    obligations.bring_into_year(ready(made), by=made.clerk)
    row = Obligation.objects.get(deliverable="Báo cáo sơ kết", unit=made.units["Lạng Sơn"])
    draft = papers.draft(row, made.people["Lạng Sơn"])
    close = partial(actions.close_year, made.year, words=WORDS, by=made.clerk)
    said = at_once(close, partial(obligations.send_submission, draft, by=made.people["Lạng Sơn"]))
    assert [isinstance(one, RuleBroken) for one in said] in ([True, False], [False, True])
    assert (state(made) == YearState.CLOSED) != Submission.objects.filter(state=SubmissionState.SENT).exists()
