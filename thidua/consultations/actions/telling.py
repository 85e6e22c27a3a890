"""Who hears of a round or a question (a part of the actions beside this: no right of its own, no record)."""

from django.urls import reverse

from thidua.blocs.queries import LEADING, units_leading
from thidua.consultations.models import Opinion, Question, Round
from thidua.core import clock
from thidua.core.actor import Actor
from thidua.core.dates import short
from thidua.core.text import one_line
from thidua.notices.enums import MessageKind
from thidua.organisations.actions.telling import tell_units


def _invited(asked: Round) -> list[int]:
    return list(asked.invited.values_list("pk", flat=True))


def _place(asked: Round) -> str:
    return reverse("consultations:round", args=[asked.pk])


def tell_opened(asked: Round, by: Actor) -> None:
    """The invited: a draft waits for them."""
    title = f"Lấy ý kiến đến hết ngày {short(asked.ends_at.astimezone(clock.LOCAL).date())}: {asked.title}"
    tell_units(_invited(asked), f"round:{asked.pk}:open", MessageKind.REQUEST, title, url=_place(asked), body=asked.asked, by=by)


def tell_moved(asked: Round, by: Actor) -> None:
    """The invited: another end."""
    end = asked.ends_at.astimezone(clock.LOCAL)
    title = f"Hạn góp ý đổi thành {end:%H:%M, %d/%m/%Y}: {asked.title}"
    key = f"round:{asked.pk}:ends:{end:%Y%m%d%H%M}"
    tell_units(_invited(asked), key, MessageKind.CHANGE, title, url=_place(asked), body=asked.why_moved, by=by)


def tell_settled(asked: Round, by: Actor) -> None:
    """The invited: what became of their words."""
    title = f"Đã chốt bản tổng hợp ý kiến: {asked.title}"
    tell_units(_invited(asked), f"round:{asked.pk}:settled", MessageKind.ANSWER, title, url=_place(asked), body=asked.final_words, by=by)


def tell_sent(opinion: Opinion, by: Actor) -> None:
    """Whoever asks: an opinion came. The unit, when it was entered on its behalf: please confirm."""
    asked, key = opinion.round, f"opinion:{opinion.pk}:sent"
    title = f"{opinion.unit} {opinion.get_verdict_display().lower()}: {asked.title}"
    tell_units([asked.opened_by_id], key, MessageKind.ARRIVED, title, url=_place(asked), by=by)
    if opinion.is_on_behalf:
        title = f"Ý kiến của đơn vị được nhập hộ, cần xác nhận: {asked.title}"
        tell_units([opinion.unit_id], f"opinion:{opinion.pk}:confirm", MessageKind.REQUEST, title, url=_place(asked), by=by)


def tell_asked(question: Question, by: Actor) -> None:
    """The unit asked; for a head, whoever leads today."""
    heads = units_leading(question.bloc_year, clock.today(), *LEADING).values_list("pk", flat=True)
    asked = {question.addressed_to_id, *([] if question.to_superior else heads)}
    title = f"{question.unit} hỏi: {one_line(question.words)}"
    url = reverse("consultations:question", args=[question.pk])
    tell_units(asked, f"question:{question.pk}", MessageKind.ARRIVED, title, url=url, body=question.about_words, by=by)


def tell_answered(question: Question, number: int, by: Actor) -> None:
    title = f"Đã có trả lời: {one_line(question.words)}"
    url = reverse("consultations:question", args=[question.pk])
    tell_units([question.unit_id], f"question:{question.pk}:answer:{number}", MessageKind.ANSWER, title, url=url, by=by)
