"""What a handover holds, counted from what the house keeps at that moment."""

import hashlib
import json
from datetime import date, datetime
from itertools import groupby
from typing import Any

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.blocs.queries import LEADING
from thidua.consultations.enums import QuestionState, RoundState
from thidua.core import clock, dates
from thidua.obligations.enums import ObligationState, SubmissionState
from thidua.obligations.models import Obligation, Submission
from thidua.organisations.enums import Paper, PaperWay
from thidua.organisations.models import Unit
from thidua.organisations.queries import acts_for, approver_of, paper_way
from thidua.plans.models import OPEN_TO_ALL
from thidua.years.enums import ProposalState
from thidua.years.models import Handover, HeadProposal

OWED = [ObligationState.OPEN, ObligationState.RETURNED, ObligationState.SUBMITTED]
Content = dict[str, Any]


def content_of(handover: Handover, day: date) -> Content:
    """Plain data in the words of the paper; the same state of the year gives the same content."""
    year = handover.bloc_year
    return {
        "khối": year.bloc.name,
        "năm": year.year,
        "bên giao": handover.giver.name,
        "bên nhận": handover.taker.name,
        "từ ngày": dates.short(handover.effective_on),
        "dặn lại": handover.note,
        "thành viên": [{"đơn vị": row.unit.name, "nhóm": row.subgroup} for row in year.memberships.in_force(day).select_related("unit")],
        "việc chưa xong": _owed(year),
        "chờ tiếp nhận": _waiting(year),
        "văn bản": _papers(year),
        "mốc chưa diễn ra": _milestones(year),
        "đầu mối": _contacts(year),
        "đang lấy ý kiến": _rounds(year),
        "câu hỏi chưa trả lời": _questions(year),
    }


def _moment(moment: datetime | None) -> str:
    return f"{moment.astimezone(clock.LOCAL):%H:%M %d/%m/%Y}" if moment else ""


def _owed(year: BlocYear) -> list[Content]:
    """By unit, each with what it has not finished."""
    rows = (
        Obligation.objects.alive().filter(bloc_year=year, state__in=OWED).select_related("unit").order_by("unit__name_sort", "unit", "pk")
    )
    return [{"đơn vị": unit.name, "việc": [_duty(row) for row in owed]} for unit, owed in groupby(rows, key=lambda row: row.unit)]


def _duty(row: Obligation) -> Content:
    last = row.last_moment.astimezone(clock.LOCAL).date() if row.last_moment else None
    words = f"hết ngày {dates.short(last)}" if last else row.anchor_words or row.due_words or "không ấn định ngày"
    return {"việc": row.deliverable, "gửi": row.recipient, "hạn": words, "tình trạng": row.get_state_display()}


def _waiting(year: BlocYear) -> list[Content]:
    rows = Submission.objects.filter(obligation__bloc_year=year, state=SubmissionState.SENT)
    return [
        {"đơn vị": row.obligation.unit.name, "việc": row.obligation.deliverable, "nhận lúc": _moment(row.received_at)}
        for row in rows.select_related("obligation__unit").order_by("received_at", "pk")
    ]


def _papers(year: BlocYear) -> list[Content]:
    rows = year.plans.filter(state__in=OPEN_TO_ALL).select_related("issuer").order_by("issued_on", "pk")
    return [
        {
            "loại": row.get_form_display(),
            "số": row.number,
            "ngày": dates.short(row.issued_on) if row.issued_on else "",
            "tên": row.title,
            "của": row.issuer.name,
            "tình trạng": row.get_state_display(),
        }
        for row in rows
    ]


def _milestones(year: BlocYear) -> list[Content]:
    rows = year.milestones.filter(held_on__isnull=True, withdrawn_at__isnull=True)
    return [
        {
            "mốc": row.title,
            "từ": dates.short(row.starts_on) if row.starts_on else "",
            "đến": dates.short(row.ends_on) if row.ends_on else "",
        }
        for row in rows
    ]


def _contacts(year: BlocYear) -> list[Content]:
    rows = year.contacts.filter(removed_at__isnull=True).select_related("unit")
    return [
        {
            "họ tên": row.name,
            "chức vụ": row.title,
            "đầu mối của": row.acts_for or (row.unit.name if row.unit else ""),
            "điện thoại": row.phone,
            "thư": row.email,
        }
        for row in rows
    ]


def _rounds(year: BlocYear) -> list[Content]:
    rows = year.rounds.filter(state__in=[RoundState.DRAFT, RoundState.OPEN, RoundState.CLOSED]).order_by("ends_at", "pk")
    return [{"dự thảo": row.title, "tình trạng": row.get_state_display(), "đến": _moment(row.ends_at)} for row in rows]


def _questions(year: BlocYear) -> list[Content]:
    rows = year.questions.filter(state=QuestionState.OPEN).select_related("unit", "addressed_to").order_by("asked_at", "pk")
    return [{"đơn vị": row.unit.name, "hỏi": row.words, "hỏi đơn vị": row.addressed_to.name, "lúc": _moment(row.asked_at)} for row in rows]


def digest(content: Content) -> str:
    """SHA-256 of the content as JSON with sorted keys, no spaces, UTF-8: anybody can reckon it again."""
    written = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def signs_for(user: User, unit: Unit, now: datetime) -> bool:
    """Whether the person may sign for the unit: its leader or a delegate, the specialist too where the unit's papers go out straight."""
    if approver_of(user, unit, Paper.SUBMISSION, now) is not None:
        return True
    return paper_way(unit, Paper.SUBMISSION) == PaperWay.SPECIALIST and acts_for(user, unit, now.date())


def giver_of(bloc_year: BlocYear, day: date) -> Unit | None:
    """The unit that leads the year; the last that led it where nobody does any more."""
    rows = bloc_year.leaderships.filter(role__in=LEADING).select_related("unit").order_by("pk")
    lead = rows.in_force(day).first() or rows.last()
    return lead.unit if lead else bloc_year.bloc.host


def taker_of(bloc_year: BlocYear) -> HeadProposal | None:
    """The latest decided proposal of the year."""
    return bloc_year.head_proposals.filter(state=ProposalState.DECIDED).select_related("head").first()
