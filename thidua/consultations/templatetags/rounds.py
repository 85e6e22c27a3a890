from datetime import datetime

from django import template

from thidua.consultations.enums import RoundState, Taking
from thidua.consultations.models import OpinionPoint, Round

register = template.Library()

KINDS = {"": "plain", Taking.TAKEN: "done", Taking.PARTLY: "info", Taking.NOT_TAKEN: "soon"}


@register.filter
def state_now(asked: Round, now: datetime) -> RoundState:
    """As it stands at that moment: past its end it is closed."""
    return asked.state_at(now)


@register.filter
def taking_kind(point: OpinionPoint) -> str:
    """The chip of an answer."""
    return KINDS[point.taking]


@register.filter
def taking_word(point: OpinionPoint) -> str:
    return str(point.get_taking_display()).lower() if point.taking else "chưa trả lời"


@register.filter
def answerable(state: RoundState) -> bool:
    """Whether points may be answered: from the opening until the record is final."""
    return state in {RoundState.OPEN, RoundState.CLOSED}
