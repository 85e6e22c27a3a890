"""The outbox against a real server on the loopback: taken, refused, slow, cut off; killed workers; nothing lost, nothing forged."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from pytest_django import Settings

from tests.accounts.make import officer
from tests.notices.server import Post
from thidua.accounts import actions as accounts
from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.actor import SYSTEM
from thidua.core.errors import RuleBroken
from thidua.ledger.models import Entry
from thidua.notices import actions, prints
from thidua.notices.actions import sending
from thidua.notices.enums import MailState, MessageKind
from thidua.notices.models import Mail
from thidua.notices.rules import DueLine, Letter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("moment")]
At = Callable[[datetime], None]
LETTER = Letter("Thi đua: 2 việc quá hạn", "Kính gửi anh, chị", "<p>Kính gửi anh, chị</p>")


def queued(user: User, *, letter: Letter = LETTER) -> Mail:
    mail = actions.queue_digest(user, letter=letter, messages=[], day=clock.today(), by=SYSTEM)
    assert mail is not None
    return mail


def people(number: int, *, by: User) -> list[User]:
    made = [officer(f"Người Thứ {at}", by=by) for at in range(number)]
    return [accounts.change_own_data(user, email=f"nguoi{at}@vidu.example", phone="", by=user) for at, user in enumerate(made)]


def now_of(mail: Mail) -> tuple[str, int, str]:
    mail.refresh_from_db()
    return mail.state, mail.tries, mail.error


def test_a_mail_is_sent_once_with_both_texts(post: Post, reachable: User) -> None:
    mail = queued(reachable)
    assert (sending.send_waiting(by=SYSTEM), sending.send_waiting(by=SYSTEM)) == (1, 0)
    [arrived] = post.arrived
    assert (arrived["Subject"], arrived["To"], arrived["From"]) == (LETTER.subject, "le.thu@vidu.example", "Thi đua <thidua@vidu.example>")
    assert (arrived["Message-ID"], arrived["Auto-Submitted"]) == (mail.message_id, "auto-generated")
    assert arrived["List-Unsubscribe"] == "<https://thidua.vidu.example/thong-bao/cach-nhan/>"
    parts = [(part.get_content_type(), part.get_content().strip()) for part in arrived.iter_parts()]
    assert parts == [("text/plain", LETTER.text), ("text/html", LETTER.html)]
    assert now_of(mail) == (MailState.SENT, 1, "")
    assert Entry.objects.filter(action="notices.send_mail").count() == 1


def test_an_address_that_does_not_exist_is_given_up_and_others_go(post: Post, admin: User) -> None:
    dead, living = people(2, by=admin)
    post.manners[dead.email] = "550"
    first, second = queued(dead), queued(living)
    assert sending.send_waiting(by=SYSTEM) == 1
    assert now_of(first) == (MailState.GAVE_UP, 1, "địa chỉ thư không nhận (550 no such box)")
    assert now_of(second)[0] == MailState.SENT


def test_a_passing_refusal_is_tried_again_with_growing_pauses(post: Post, reachable: User, at: At, moment: datetime) -> None:
    post.manners[reachable.email] = "450"
    mail, pauses = queued(reachable), []
    for _ in range(4):
        assert sending.send_waiting(by=SYSTEM) == 0
        mail.refresh_from_db()
        assert (mail.state, mail.error) == (MailState.QUEUED, "tạm thời chưa nhận (450 no such box)")
        pauses.append(round((mail.next_try_at - clock.now()).total_seconds() / 60))
        assert sending.send_waiting(by=SYSTEM) == 0
        at(mail.next_try_at + timedelta(seconds=1))
    assert (pauses, len(post.asked)) == ([5, 10, 20, 40], 4)
    post.manners.clear()
    assert sending.send_waiting(by=SYSTEM) == 1


def test_after_three_days_it_is_given_up(post: Post, reachable: User, at: At, moment: datetime) -> None:
    post.manners[reachable.email] = "450"
    mail = queued(reachable)
    at(moment + timedelta(days=3))
    sending.send_waiting(by=SYSTEM)
    assert now_of(mail)[0] == MailState.GAVE_UP


def test_a_text_refused_for_good_is_given_up(post: Post, reachable: User) -> None:
    post.manners[reachable.email] = "554"
    mail = queued(reachable)
    sending.send_waiting(by=SYSTEM)
    assert now_of(mail) == (MailState.GAVE_UP, 1, "máy chủ không nhận lời thư (554 not wanted)")


def test_a_server_that_hangs_for_one_does_not_hold_the_others(post: Post, admin: User, settings: Settings) -> None:
    settings.EMAIL_TIMEOUT = 1
    slow, quick = people(2, by=admin)
    post.manners[slow.email] = "hang"
    first, second = queued(slow), queued(quick)
    assert sending.send_waiting(by=SYSTEM) == 1
    state, tries, error = now_of(first)
    assert (state, tries, error.startswith("máy chủ thư chưa nhận: ")) == (MailState.QUEUED, 1, True)
    assert now_of(second)[0] == MailState.SENT


def test_a_server_that_is_down_loses_nothing(post: Post, admin: User, settings: Settings, at: At) -> None:
    mails = [queued(user) for user in people(5, by=admin)]
    open_port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    assert sending.send_waiting(by=SYSTEM) == 0
    assert sum(now_of(mail)[1] for mail in mails) == sending.FAILURES_A_RUN
    assert {mail.state for mail in mails} == {MailState.QUEUED}
    settings.EMAIL_PORT = open_port
    at(clock.now() + timedelta(minutes=6))
    assert sending.send_waiting(by=SYSTEM) == 5


def test_cut_off_after_the_text_it_comes_again_under_the_same_identity(post: Post, reachable: User, at: At) -> None:
    post.manners[reachable.email] = "drop"
    mail = queued(reachable)
    assert sending.send_waiting(by=SYSTEM) == 0
    assert now_of(mail)[0] == MailState.QUEUED
    post.manners.clear()
    at(clock.now() + timedelta(minutes=6))
    assert sending.send_waiting(by=SYSTEM) == 1
    assert [arrived["Message-ID"] for arrived in post.arrived] == [mail.message_id] * 2


def test_worker_killed_between_send_and_mark(post: Post, reachable: User, at: At, monkeypatch: pytest.MonkeyPatch) -> None:
    mail = queued(reachable)

    def die(*_args: object, **_more: object) -> None:
        raise SystemExit(9)

    with monkeypatch.context() as patched, pytest.raises(SystemExit):
        patched.setattr(sending, "_mark", die)
        sending.send_waiting(by=SYSTEM)
    assert now_of(mail)[0] == MailState.SENDING
    assert sending.send_waiting(by=SYSTEM) == 0
    at(clock.now() + timedelta(minutes=11))
    assert sending.send_waiting(by=SYSTEM) == 1
    assert [arrived["Message-ID"] for arrived in post.arrived] == [mail.message_id] * 2
    assert now_of(mail) == (MailState.SENT, 2, "")


def test_a_worker_thought_dead_does_not_mark_what_another_took(post: Post, reachable: User, at: At) -> None:
    queued(reachable)
    slow = sending._take(clock.now())
    assert slow is not None
    at(clock.now() + timedelta(minutes=11))
    other = sending._take(clock.now())
    assert other is not None
    sending._mark(slow, sending.Answer(sending.Outcome.NEVER, "chậm"), by=SYSTEM)
    assert now_of(other)[0] == MailState.SENDING
    assert sending._take(clock.now()) is None


def test_without_a_server_mails_wait_and_the_page_says_so(reachable: User, settings: Settings, signed_in: Callable[[User], Client]) -> None:
    settings.MAIL_GOES_OUT, settings.DEMO = False, False
    mail = queued(reachable)
    assert sending.send_waiting(by=SYSTEM) == 0
    assert now_of(mail)[:2] == (MailState.QUEUED, 0)
    assert "Chưa cấu hình máy chủ thư." in signed_in(reachable).get("/thong-bao/thu/").content.decode()


def test_no_line_break_reaches_a_header(post: Post, reachable: User) -> None:
    queued(reachable, letter=Letter("Việc\r\nBcc: nguoi.khac@vidu.example", "x", "<p>x</p>"))
    assert sending.send_waiting(by=SYSTEM) == 1
    assert (post.asked, post.arrived[0]["Bcc"]) == ([reachable.email], None)
    assert post.arrived[0]["Subject"] == "Việc Bcc: nguoi.khac@vidu.example"


@pytest.mark.parametrize("address", ["ai\n@vidu.example", "a@b\r\nBcc: c@vidu.example", "không phải địa chỉ", "a@"])
def test_a_wrong_address_is_never_tried(post: Post, reachable: User, address: str) -> None:
    User.objects.filter(pk=reachable.pk).update(email=address)
    reachable.refresh_from_db()
    mail = queued(reachable)
    assert sending.send_waiting(by=SYSTEM) == 0
    assert (now_of(mail), post.asked) == ((MailState.GAVE_UP, 0, "địa chỉ thư không đúng dạng"), [])


def test_sent_again_goes_to_the_corrected_address(post: Post, reachable: User, admin: User) -> None:
    post.manners[reachable.email] = "550"
    mail = queued(reachable)
    sending.send_waiting(by=SYSTEM)
    accounts.change_own_data(reachable, email="le.thu.moi@vidu.example", phone="", by=reachable)
    actions.send_again(mail, by=admin)
    assert sending.send_waiting(by=SYSTEM) == 1
    assert (post.asked, now_of(mail)) == ([reachable.email, "le.thu.moi@vidu.example"], (MailState.SENT, 1, ""))
    with pytest.raises(RuleBroken, match="đã gửi nên không gửi lại"):
        actions.send_again(mail, by=admin)


def test_somebody_who_left_gets_no_mail(reachable: User, admin: User) -> None:
    left = accounts.disable(reachable, by=admin)
    with pytest.raises(RuleBroken, match="tài khoản đã khóa"):
        queued(left)


def test_nobody_sends_anothers_mail_again(reachable: User, admin: User) -> None:
    mail = queued(reachable)
    with pytest.raises(RuleBroken, match="chỉ gửi lại thư của mình"):
        actions.send_again(mail, by=officer("Người Khác", by=admin))


def test_one_digest_a_day_in_the_database_too(reachable: User) -> None:
    mail = queued(reachable)
    assert actions.queue_digest(reachable, letter=LETTER, messages=[], day=clock.today(), by=SYSTEM) is None
    with pytest.raises(IntegrityError), transaction.atomic():
        Mail.objects.create(
            user=reachable, to_address="a@vidu.example", subject="x", text="x", purpose="digest", day=mail.day, message_id="<2@x>",
            queued_at=clock.now(), next_try_at=clock.now(),
        )  # fmt: skip


def test_words_of_people_are_never_markup(reachable: User) -> None:
    line = DueLine("<b>Báo cáo</b>", "Sở <i>A</i>", "hết ngày 19/6/2021", "còn 9 ngày", "/nghia-vu/1/")
    actions.tell(reachable, key="k", kind=MessageKind.ANSWER, title="<script>alert(1)</script>", body='"><img src=x>', by=SYSTEM)
    letter = prints.digest(reachable, messages=list(reachable.told.all()), due=[line], now=clock.now())
    assert "<script>" not in letter.html
    assert "<img" not in letter.html
    assert "<b>Báo cáo" not in letter.html
    assert "<script>alert(1)</script>" in letter.text
    assert letter.subject == "Thi đua: 1 việc trong tuần, 1 tin khác (ngày 10/06/2021)"


def test_a_mail_is_shown_where_it_can_run_and_load_nothing(reachable: User, signed_in: Callable[[User], Client]) -> None:
    mail = queued(reachable)
    client = signed_in(reachable)
    page = client.get(f"/thong-bao/thu/{mail.pk}/").content.decode()
    assert f'<iframe class="mail-frame" sandbox title="Thư như người nhận thấy" src="/thong-bao/thu/{mail.pk}/noi-dung/">' in page
    body = client.get(f"/thong-bao/thu/{mail.pk}/noi-dung/")
    assert body.content.decode() == LETTER.html
    assert body["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
    assert body["X-Frame-Options"] == "SAMEORIGIN"
