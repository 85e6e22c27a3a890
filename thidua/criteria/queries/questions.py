"""Questions and proposals beside the criteria of a table, and beside the same codes of the year before."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Q

from thidua.accounts.models import User
from thidua.blocs.models import BlocYear
from thidua.consultations.enums import AboutKind, QuestionState
from thidua.consultations.models import Question
from thidua.consultations.queries.questions import Told, told, units_that_ask, with_answers
from thidua.criteria.models import CriteriaTable, Criterion

Beside = Mapping[str, Sequence[Told]]
"""Code of a criterion → what was asked about it."""


def questions_beside(table: CriteriaTable, user: User, day: date) -> Beside:
    """What the user may read of them, the youngest first: of every version of this table, and of the table it was copied from."""
    tables = [table.pk, table.follows.table_id] if table.follows else [table.pk]
    of_them = Criterion.objects.filter(version__table__in=tables)
    about = Question.objects.visible_to(user, day).filter(about_kind=AboutKind.CRITERION, about_key__in=of_them.values("pk"))
    rows = list(with_answers(about.exclude(state=QuestionState.WITHDRAWN)))
    codes = dict(of_them.filter(pk__in=[row.about_key for row in rows]).values_list("pk", "code"))
    beside: dict[str, list[Told]] = defaultdict(list)
    for one in told(rows, user, day):
        beside[codes[one.row.about_key or 0]].append(one)
    return beside


def year_to_ask_in(table: CriteriaTable, user: User, day: date) -> BlocYear | None:
    """The year in which a unit of the user would ask about this table; None when none takes part."""
    of_table = Q(bloc=table.bloc_id) if table.bloc_id else Q(bloc__superior=table.issuer_id)
    years = BlocYear.objects.visible_to(user, day).filter(of_table, year=table.year).select_related("bloc").order_by("pk")
    return next((year for year in years if units_that_ask(user, year, day)), None)
