"""What a unit says of single criteria (giải trình), kept as it is written; the ledger hears of it when the turn is sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from thidua.accounts.models import User
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.rows import lock
from thidua.criteria.models import Criterion
from thidua.scoring.models import Explanation, Turn
from thidua.scoring.permissions import turns as permissions
from thidua.scoring.permissions.seeing import seen_turns
from thidua.scoring.queries.explanations import MOST_WORDS
from thidua.scoring.queries.sheets import turns_of_sheet

AROUND = ("sheet__period__version", "sheet__period__bloc_year__bloc", "sheet__unit", "round", "scorer")


@dataclass(frozen=True, slots=True)
class Said:
    """`seen`: the version that the writer saw, 0 where nothing was written yet. No words take back what was written."""

    criterion: Criterion
    words: str
    seen: int


@transaction.atomic
def save_explanations(turn: Turn, *, said: Sequence[Said], by: User) -> list[Explanation]:
    """Returned: what others wrote meanwhile, as it stands now. Nothing is written over it; the rest is saved. Raises `RuleBroken`."""
    turn, now = lock(turn, *AROUND), clock.now()
    require(permissions.why_not_explain(by, turn, now))
    seen = seen_turns(by, turn.sheet, turns_of_sheet(turn.sheet), now)
    written = {one.criterion_id: one for one in turn.explanations.select_related("changed_by")}
    overtaken = []
    for one in said:
        require(_why_too_long(one) or permissions.why_not_speak_of(turn, one.criterion, seen))
        kept = written.get(one.criterion.pk) or Explanation(turn=turn, criterion=one.criterion, version=0)
        if kept.words == one.words:
            continue
        if kept.pk and kept.version != one.seen:
            overtaken.append(kept)
        else:
            _write(kept, one.words, by, now)
    return overtaken


def _why_too_long(one: Said) -> str | None:
    if len(one.words) <= MOST_WORDS:
        return None
    name = one.criterion.mark or one.criterion.code
    return f"Lời giải trình tiêu chí {name} dài quá {MOST_WORDS:_} ký tự. Rút gọn, phần còn lại đưa vào minh chứng.".replace("_", ".")


def _write(kept: Explanation, words: str, by: User, now: datetime) -> None:
    kept.words, kept.version, kept.changed_at, kept.changed_by = words, kept.version + 1, now, by
    kept.save()
