"""What the page of one duty offers to who receives it, and to its unit for papers that came or went outside."""

from collections.abc import Mapping
from typing import Any

from django import template

from thidua.accounts.models import User
from thidua.core import clock
from thidua.obligations.enums import SubmissionState
from thidua.obligations.forms.desk import AnswerForm, WhyForm
from thidua.obligations.models import UNSENT, Obligation, Submission
from thidua.obligations.permissions import desk as permissions
from thidua.obligations.queries.desk import is_own

register = template.Library()


@register.simple_tag(takes_context=True)
def desk_of(context: Mapping[str, Any], row: Obligation) -> dict[str, Any]:
    """Forms and rights of the person who looks; every action asks its permission again."""
    user: User = context["user"]
    day = clock.today()
    paper = row.submissions.exclude(state__in=[*UNSENT, SubmissionState.TAKEN_BACK]).order_by("-number").first()
    found = {
        "paper": paper,
        "why_form": WhyForm(auto_id="id_mien_%s"),
        "may_owe_again": permissions.why_not_owe_again(user, row, day) is None,
        "may_send_outside": permissions.why_not_send_outside(user, row, day) is None,
        "may_extend": permissions.why_not_extend(user, row, day) is None,
        "may_excuse": permissions.why_not_excuse(user, row, day) is None,
        "may_enter": permissions.why_not_enter(user, row, day) is None,
    }
    return found | (_about(paper, row, user) if paper else {})


def _about(paper: Submission, row: Obligation, user: User) -> dict[str, Any]:
    day = clock.today()
    paper.obligation = row
    runs = permissions.why_not_run(user, row.bloc_year, day) is None
    return {
        "may_accept": permissions.why_not_accept(user, paper, day) is None,
        "may_return": permissions.why_not_return(user, paper, day, reason="có") is None,
        "why_own": permissions.why_not_accept(user, paper, day) if runs and is_own(user, row, day) else None,
        "may_answer_entry": permissions.why_not_answer_entry(user, paper, day) is None,
        "may_record_answer": permissions.why_not_record_answer(user, paper, day) is None,
        "answer_form": AnswerForm(auto_id="id_tra_loi_%s", initial={"answered_on": day}),
    }
