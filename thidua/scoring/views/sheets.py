"""The sheet of a unit: its grid, its totals, and why it has its points."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from thidua.accounts.http import UserRequest
from thidua.accounts.models import User
from thidua.core import clock
from thidua.criteria.models import Criterion
from thidua.organisations.enums import ArrivalWay
from thidua.organisations.queries import unit_keys
from thidua.scoring.models import Sheet, Turn
from thidua.scoring.permissions import marks as permissions
from thidua.scoring.permissions import turns as entries
from thidua.scoring.permissions.seeing import turns_seen
from thidua.scoring.queries.explaining import why_points, why_total
from thidua.scoring.queries.explanations import explanations_seen
from thidua.scoring.queries.periods import keeps, units_in_hand
from thidua.scoring.queries.sheets import table_shown, turns_of_sheet
from thidua.scoring.queries.tables import rules_of
from thidua.scoring.rules.rounds import GIVING_POINTS
from thidua.scoring.views.sheet_rows import drawn_left, drawn_rows, pen_for

RELATED = ("unit", "period__version__table", "period__bloc_year__bloc__superior", "period__bloc_year__bloc__host")
FILTERS = {"cua-toi": "is-mine", "con-thieu": "is-missing", "khac-nhau": "is-disputed"}


@dataclass(frozen=True, slots=True)
class Reader:
    """What one person may see and do of a sheet. `turns`: all; `seen`: to be read; `hands`: to be acted in; `own`: shown as boxes."""

    sheet: Sheet
    turns: list[Turn]
    seen: list[Turn]
    hands: list[Turn]
    is_keeper: bool
    own: Turn | None = None
    reason: str | None = None

    @property
    def writing(self) -> Turn | None:
        return self.own if self.reason is None else None


def sheet_for(request: UserRequest, pk: int) -> Sheet:
    """Whoever writes a sheet opens it all day, so a unit's own is looked for first: of all who see it the cheapest to find."""
    user, day = request.user, clock.today()
    rows = Sheet.objects.select_related(*RELATED).defer("period__frozen")
    own = rows.filter(pk=pk, unit__in=unit_keys(user, day)).first()
    return own or get_object_or_404(rows.filter(pk__in=Sheet.objects.visible_to(user, day).values("pk")), pk=pk)


def reader_of(request: UserRequest, sheet: Sheet) -> Reader:
    user, now = request.user, clock.now()
    turns, units = turns_of_sheet(sheet), frozenset(units_in_hand(user, now.date()))
    is_keeper = keeps(user, sheet.period.bloc_year, now.date())
    hands = [turn for turn in turns if turn.scorer_id in units or (is_keeper and turn.way != ArrivalWay.HERE)]
    reader = Reader(sheet, turns, turns_seen(sheet, turns, now, mine=units, is_keeper=is_keeper), hands, is_keeper)
    wanted = [turn for turn in hands if turn.round.kind in GIVING_POINTS]
    chosen = [turn for turn in wanted if str(turn.pk) == request.GET.get("luot")] or wanted
    refusals = {turn.pk: permissions.why_not_write(user, turn, now) for turn in chosen}
    own = next((turn for turn in chosen if refusals[turn.pk] is None), chosen[-1] if chosen else None)
    return replace(reader, own=own, reason=refusals[own.pk] if own else None)


def turn_for(request: UserRequest, pk: int) -> tuple[Turn, Reader]:
    """A turn of a sheet the person sees, to be read or acted in by them."""
    sheet = sheet_for(request, get_object_or_404(Turn.objects.only("sheet"), pk=pk).sheet_id)
    reader = reader_of(request, sheet)
    turn = next((turn for turn in reader.turns if turn.pk == pk), None)
    if turn is None or not (reader.is_keeper or turn in reader.hands or turn in reader.seen):
        raise Http404
    return turn, reader


@login_required
@require_safe
def sheet(request: UserRequest, pk: int) -> HttpResponse:
    reader = reader_of(request, sheet_for(request, pk))
    shown = table_shown(reader.sheet, reader.seen, own=reader.own)
    may_claim = reader.own is not None and permissions.why_not_claim(reader.own) is None
    pen = pen_for(reader.sheet, shown, reader.writing, token=get_token(request), may_claim=may_claim)
    told = {
        "reader": reader,
        "sheet": reader.sheet,
        "period": reader.sheet.period,
        "shown": shown,
        "rows": drawn_rows(pen, shown.rows),
        "left": drawn_left(shown.rows),
        "filter": FILTERS.get(request.GET.get("loc", ""), ""),
        "acts": _acts(request, reader),
    }
    return render(request, "scoring/sheet.html", told)


@dataclass(frozen=True, slots=True)
class Act:
    """A turn as the page lists it, with what the reader may do to it."""

    turn: Turn
    may_send: bool
    may_take_back: bool
    may_return: bool
    may_enter: bool
    may_answer: bool
    is_seen: bool


def _acts(request: UserRequest, reader: Reader) -> list[Act]:
    """Each permission is asked only of turns that could have it."""
    user, now = request.user, clock.now()
    acts = []
    for turn in reader.turns:
        is_sent, in_hand = turn.sent_at is not None and turn.state == "sent", turn in reader.hands
        acts.append(
            Act(
                turn,
                may_send=in_hand and not is_sent and permissions.why_not_send(user, turn, now) is None,
                may_take_back=in_hand and is_sent and permissions.why_not_take_back(user, turn, now) is None,
                may_return=reader.is_keeper and is_sent and permissions.why_not_return(user, turn, now) is None,
                may_enter=reader.is_keeper and not is_sent and not in_hand and permissions.why_not_enter(user, turn, now) is None,
                may_answer=_may_answer(user, turn, now),
                is_seen=turn in reader.seen,
            )
        )
    return acts


def _may_answer(user: User, turn: Turn, now: datetime) -> bool:
    return turn.confirmation in entries.UNANSWERED and entries.why_not_answer_entry(user, turn, now) is None


@login_required
@require_safe
def totals(request: UserRequest, pk: int) -> JsonResponse:
    """What changed on the page after a writing: sums, points that count, what is still missing or disputed."""
    reader = reader_of(request, sheet_for(request, pk))
    shown = table_shown(reader.sheet, reader.seen, own=reader.own)
    return JsonResponse(
        {
            "counts": {row.node.pk: row.counts for row in shown.rows},
            "missing": [row.node.pk for row in shown.missing],
            "disputed": [row.node.pk for row in shown.disputed],
            "without": [row.node.pk for row in shown.without_evidence],
            "sums": shown.sums,
        }
    )


@login_required
@require_safe
def why(request: UserRequest, pk: int) -> HttpResponse:
    """The whole tree, of what the person sees."""
    reader = reader_of(request, sheet_for(request, pk))
    return _tree(request, reader, {"steps": why_total(reader.sheet, reader.seen)})


@login_required
@require_safe
def why_criterion(request: UserRequest, pk: int, criterion: int) -> HttpResponse:
    reader = reader_of(request, sheet_for(request, pk))
    node = leaf_for(reader.sheet, criterion)
    explained, how = explanations_seen(reader.sheet, reader.seen).get(node.pk, []), rules_of(reader.sheet.period.version).said[node.code]
    return _tree(request, reader, {"node": node, "how": how, "said": why_points(reader.sheet, node, reader.seen), "explained": explained})


def leaf_for(sheet: Sheet, pk: int) -> Criterion:
    """Of the sheet's own table."""
    node = get_object_or_404(sheet.period.version.criteria.select_related("owner"), pk=pk)
    if node.is_group:
        raise Http404
    return node


def is_part(request: UserRequest) -> bool:
    """Asked by the sheet's script: a part of the page is the answer."""
    return request.headers.get("HX-Request") == "true"


def _tree(request: UserRequest, reader: Reader, told: dict[str, Any]) -> HttpResponse:
    template = "scoring/_explain.html" if is_part(request) else "scoring/explain.html"
    return render(request, template, {"sheet": reader.sheet, "period": reader.sheet.period} | told)
