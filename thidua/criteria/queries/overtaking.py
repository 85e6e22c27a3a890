"""Two people wrote the same criterion: what stands now beside what the second one typed."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from thidua.core.dates import figure, short
from thidua.criteria.enums import EvidenceKind, NaMode, Pool, ScoringRound
from thidua.criteria.models import Criterion
from thidua.criteria.queries.comparing import ruled

_CHOICES = {"pool": Pool, "na_mode": NaMode}
NOTHING = "(để trống)"


def changes_between(node: Criterion, values: Mapping[str, Any]) -> list[dict[str, str]]:
    """Each field in words, as it stands and as it was typed; the rule is one line with the kind and the points it depends on."""
    names = [name for name in values if name not in {"kind", "params"} and getattr(node, name) != values[name]]
    changes = [{"what": _label(name), "before": _words(name, getattr(node, name)), "after": _words(name, values[name])} for name in names]
    if (node.kind, node.params) != (values["kind"], values["params"]):
        now, typed = ruled(node.kind, node.params, node.points), ruled(values["kind"], values["params"], values["points"])
        changes.append({"what": "Cách chấm", "before": now, "after": typed})
    return changes


def _label(name: str) -> str:
    label = str(Criterion._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    return label[:1].upper() + label[1:]


def _words(name: str, value: Any) -> str:
    if name in _CHOICES and value:
        return str(_CHOICES[name](value).label)
    if name == "rounds":
        return ", ".join(str(ScoringRound(one).label) for one in value) or "mọi lượt"
    if name == "evidence":
        kinds = ", ".join(str(EvidenceKind(kind).label) for kind in value.get("kinds", []))
        return f"{value.get('least', 0)} ({kinds or 'loại nào cũng được'})" if value else "không bắt buộc"
    match value:
        case Decimal():
            return figure(value)
        case date():
            return short(value)
    return str(value or NOTHING)
