"""How pages colour a handing-in."""

from django import template

from thidua.obligations.enums import SubmissionState

register = template.Library()

CHIPS = {
    SubmissionState.DRAFT: "plain",
    SubmissionState.PROPOSED: "soon",
    SubmissionState.SENT: "info",
    SubmissionState.ACCEPTED: "done",
    SubmissionState.RETURNED: "late",
    SubmissionState.TAKEN_BACK: "plain",
}


@register.filter
def chip_of(state: str) -> str:
    """The kind of chip of a submission's state."""
    return CHIPS[SubmissionState(state)]
