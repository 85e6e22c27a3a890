"""Writing one cell of a sheet: what was entered is scored by the engine and kept with every writing before it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.dates import figure
from thidua.core.errors import RuleBroken, require
from thidua.criteria.enums import CriterionKind
from thidua.criteria.models import Criterion
from thidua.criteria.queries.trying import working_days_late
from thidua.criteria.rules.faults import Fault
from thidua.criteria.rules.given import Given, NotArisen, Ratio, read_given
from thidua.criteria.rules.kinds import score
from thidua.criteria.rules.rounds import needs_reason
from thidua.criteria.rules.values import Leaf
from thidua.scoring.models import Mark, MarkChange, Turn
from thidua.scoring.permissions import marks as permissions
from thidua.scoring.queries.marks import mark_before
from thidua.scoring.queries.tables import rules_of

AROUND = ("sheet__period__version", "sheet__unit", "round", "scorer")

LOOKED_AT = (
    *("state", "way", "sheet__unit", "sheet__period__state", "sheet__period__bloc_year", "sheet__period__title"),
    *("sheet__period__version__conventions", "sheet__period__version__pools", "sheet__period__version__content_hash"),
    *("round__position", "round__kind", "round__opens_at", "round__closes_at", "round__closed_at", "round__is_blind"),
    *("scorer__name", "scorer__valid_to"),
)


class Overtaken(RuleBroken):
    """Somebody wrote the cell meanwhile; `mark` is it as it stands now. Nothing was written over."""

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        moment = mark.changed_at.astimezone(clock.LOCAL)
        super().__init__(f"{mark.changed_by} vừa ghi ô này lúc {moment:%H:%M:%S}. Chưa ghi đè: so hai giá trị rồi chọn.")


@transaction.atomic
def save_mark(turn: Turn, criterion: Criterion, *, told: Mapping[str, Any], seen: int, by: User) -> Mark:
    """`told`: as `criteria.rules.given` reads it, with its `reason`; `seen`: the `version` the writer saw, 0 for an empty cell.

    A writing is kept as a `MarkChange`; the ledger hears of them all when the turn is sent. The same writing sent once more (its answer
    was lost on the way) changes nothing. Raises `Overtaken`, `RuleBroken`.
    """
    turn, now = _held(turn), clock.now()
    require(permissions.why_not_write(by, turn, now) or permissions.why_not_mark(turn, criterion))
    mark = next(iter(turn.marks.filter(criterion=criterion)), None)
    if mark is not None and _is_sent_again(mark, told, seen, by):
        return mark
    if (mark.version if mark else 0) != seen:
        raise Overtaken(mark) if mark else RuleBroken("Ô này chưa có điểm nào được ghi. Tải lại trang rồi ghi lại.")
    given, points = _scored(_leaf(criterion, turn), told)
    reason, is_na = str(told.get("reason", "")).strip(), isinstance(given, NotArisen)
    require(permissions.why_not_claim(turn) if is_na else None)
    require(_why_not_less(mark_before(turn, criterion), points, is_na, reason))
    if mark is None:
        mark = Mark(turn=turn, criterion=criterion, version=0)
    mark.given, mark.points, mark.is_na, mark.reason = dict(told), points, is_na, reason
    mark.version, mark.changed_at, mark.changed_by = mark.version + 1, now, by
    mark.save()
    _keep_change(mark)
    return mark


def _held(turn: Turn) -> Turn:
    """As `lock` holds it, with the few columns that the rules of a cell look at: this is asked for every key that an office presses."""
    rows = Turn.objects.select_for_update(of=("self",)).select_related("sheet__period__version", "round", "scorer")
    return rows.only(*LOOKED_AT).get(pk=turn.pk)


def _is_sent_again(mark: Mark, told: Mapping[str, Any], seen: int, by: User) -> bool:
    return mark.version == seen + 1 and mark.changed_by_id == by.pk and mark.given == dict(told)


def _keep_change(mark: Mark) -> None:
    MarkChange.objects.create(
        turn_id=mark.turn_id,
        criterion_id=mark.criterion_id,
        version=mark.version,
        given=mark.given,
        points=mark.points,
        is_na=mark.is_na,
        reason=mark.reason,
        changed_at=mark.changed_at,
        changed_by_name=str(mark.changed_by),
    )


def _leaf(criterion: Criterion, turn: Turn) -> Leaf:
    leaf = rules_of(turn.sheet.period.version).leaves.get(criterion.code)
    if leaf is None:
        raise RuleBroken("Mục này cộng điểm từ các mục con nên không chấm trực tiếp.")
    return leaf


def _scored(leaf: Leaf, told: Mapping[str, Any]) -> tuple[Given, Decimal | None]:
    """A ratio against the leader has its points once the whole group is scored."""
    try:
        given = read_given(leaf, told)
        if leaf.kind is CriterionKind.LEADER_RELATIVE and isinstance(given, Ratio):
            return given, None
        return given, score(leaf, given, count_days=working_days_late).points
    except Fault as fault:
        raise RuleBroken(fault.sentence) from fault


def _why_not_less(before: Mark | None, points: Decimal | None, is_na: bool, reason: str) -> str | None:
    """R2: a later round that takes points away, or takes the criterion out of the table or back in, says why."""
    if reason or before is None:
        return None
    if is_na != before.is_na:
        words = "không phát sinh" if before.is_na else "có phát sinh"
        return f"Vòng “{before.turn.round}” ghi {words}. Ghi khác thì phải nêu lý do."
    if points is None or before.points is None or not needs_reason(points, before.points):
        return None
    return f"Thấp hơn điểm vòng “{before.turn.round}” ({figure(before.points)}) nên phải ghi lý do."
