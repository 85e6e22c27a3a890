"""Where each unit stands, kept on its sheet (a part of the actions beside this: no right of its own, no record)."""

from thidua.scoring.models import ScoringPeriod, Sheet
from thidua.scoring.rules.consolidating import Consolidated
from thidua.scoring.rules.export import computed_of


def keep_standing(period: ScoringPeriod, found: Consolidated) -> None:
    """Total, rank, vote and grade."""
    sheets = {sheet.pk: sheet for sheet in period.sheets.all()}
    for row in (row for group in computed_of(found).values() for row in group):
        sheet = sheets[row["key"]]
        sheet.total, sheet.rank, sheet.needs_vote, sheet.grade = row["total"], row["rank"], row["needs_vote"], row["grade"][:80]
    Sheet.objects.bulk_update(sheets.values(), ["total", "rank", "needs_vote", "grade"], batch_size=500)
