"""Who hears of a round or a question (a part of the actions beside this: no right of its own, no record)."""

from collections.abc import Iterable

from django.urls import reverse

from thidua.accounts.models import User
from thidua.blocs.queries import LEADING, units_leading
from thidua.consultations.models import Opinion, Question, Round
from thidua.core import clock
from thidua.core.actor import Actor
from thidua.core.dates import short
from thidua.core.text import one_line
from thidua.notices.actions import tell_many
from thidua.notices.enums import MessageKind
from thidua.notices.rules import News
from thidua.organisations.enums import StaffRole
from thidua.organisations.models import Post

ACTING = [StaffRole.SPECIALIST, StaffRole.LEADER]


def _officers(units: Iterable[int]) -> set[int]:
    """Accounts of those who act for one of the units today."""
    posts = Post.objects.in_force(clock.today()).filter(unit__in=set(units), role__in=ACTING, person__user__is_active=True)
    return {key for key in posts.values_list("person__user", flat=True) if key is not None}


def _tell(units: Iterable[int], key: str, kind: MessageKind, title: str, *, url: str, body: str = "", by: Actor) -> None:
    """Everybody of the units but the one who did it."""
    but = by.pk if isinstance(by, User) else None
    tell_many([News(user, key, kind, title, body, url) for user in sorted(_officers(units) - {but})], by=by)


def _invited(asked: Round) -> list[int]:
    return list(asked.invited.values_list("pk", flat=True))


def _place(asked: Round) -> str:
    return reverse("consultations:round", args=[asked.pk])


def tell_opened(asked: Round, by: Actor) -> None:
    """The invited: a draft waits for them."""
    title = f"Lấy ý kiến đến hết ngày {short(asked.ends_at.astimezone(clock.LOCAL).date())}: {asked.title}"
    _tell(_invited(asked), f"round:{asked.pk}:open", MessageKind.REQUEST, title, url=_place(asked), body=asked.asked, by=by)


def tell_moved(asked: Round, by: Actor) -> None:
    """The invited: another end."""
    end = asked.ends_at.astimezone(clock.LOCAL)
    title = f"Hạn góp ý đổi thành {end:%H:%M, %d/%m/%Y}: {asked.title}"
    key = f"round:{asked.pk}:ends:{end:%Y%m%d%H%M}"
    _tell(_invited(asked), key, MessageKind.CHANGE, title, url=_place(asked), body=asked.why_moved, by=by)


def tell_settled(asked: Round, by: Actor) -> None:
    """The invited: what became of their words."""
    title = f"Đã chốt bản tổng hợp ý kiến: {asked.title}"
    _tell(_invited(asked), f"round:{asked.pk}:settled", MessageKind.ANSWER, title, url=_place(asked), body=asked.final_words, by=by)


def tell_sent(opinion: Opinion, by: Actor) -> None:
    """Whoever asks: an opinion came. The unit, when it was entered on its behalf: please confirm."""
    asked, key = opinion.round, f"opinion:{opinion.pk}:sent"
    title = f"{opinion.unit} {opinion.get_verdict_display().lower()}: {asked.title}"
    _tell([asked.opened_by_id], key, MessageKind.ARRIVED, title, url=_place(asked), by=by)
    if opinion.is_on_behalf:
        title = f"Ý kiến của đơn vị được nhập hộ, cần xác nhận: {asked.title}"
        _tell([opinion.unit_id], f"opinion:{opinion.pk}:confirm", MessageKind.REQUEST, title, url=_place(asked), by=by)


def tell_asked(question: Question, by: Actor) -> None:
    """The unit asked; for a head, whoever leads today."""
    heads = units_leading(question.bloc_year, clock.today(), *LEADING).values_list("pk", flat=True)
    asked = {question.addressed_to_id, *([] if question.to_superior else heads)}
    title = f"{question.unit} hỏi: {one_line(question.words)}"
    url = reverse("consultations:question", args=[question.pk])
    _tell(asked, f"question:{question.pk}", MessageKind.ARRIVED, title, url=url, body=question.about_words, by=by)


def tell_answered(question: Question, number: int, by: Actor) -> None:
    title = f"Đã có trả lời: {one_line(question.words)}"
    url = reverse("consultations:question", args=[question.pk])
    _tell([question.unit_id], f"question:{question.pk}:answer:{number}", MessageKind.ANSWER, title, url=url, by=by)
