"""Evidence of a sheet, and criteria that lack what the table asks for."""

from collections import Counter
from collections.abc import Sequence

from thidua.criteria.models import Criterion
from thidua.criteria.queries.tree import nodes_under, walk
from thidua.criteria.rules.stored import read_evidence
from thidua.scoring.enums import RoundKind
from thidua.scoring.models import Evidence, Mark, Sheet


def evidence_of(sheet: Sheet) -> Sequence[Evidence]:
    """What stands, with the criteria it is for."""
    return list(sheet.evidence.filter(removed_at=None).select_related("file").prefetch_related("criteria"))


def lacking_evidence(sheet: Sheet) -> list[Criterion]:
    """Criteria with points above 0 in the self-score and less evidence than the table asks, in the order of the paper."""
    own = Mark.objects.filter(turn__sheet=sheet, turn__round__kind=RoundKind.SELF, is_na=False).exclude(points=0)
    scored = set(own.values_list("criterion", flat=True))
    nodes = [node for node, _ in walk(nodes_under(sheet.period.version)) if node.pk in scored and node.evidence]
    asked = [(node, read_evidence(node.evidence)) for node in nodes]
    shown: Counter[int] = Counter()
    kinds: dict[int, set[str]] = {}
    for one in evidence_of(sheet):
        for node in one.criteria.all():
            shown[node.pk] += 1
            kinds.setdefault(node.pk, set()).add(one.kind)
    return [
        node
        for node, rule in asked
        if shown[node.pk] < rule.least or (rule.least and rule.kinds and not rule.kinds & kinds.get(node.pk, set()))
    ]
