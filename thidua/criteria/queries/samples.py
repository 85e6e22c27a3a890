"""The example tables that come with the system: in the form of published ones, most of their lines made up and marked so."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from thidua.criteria.enums import CriterionKind

FOLDER = Path(__file__).resolve().parent.parent / "samples"


@dataclass(frozen=True, slots=True)
class Sample:
    """`about`: whose form it has and what was seen of it. `chosen`: conventions that a text states; the rest are left open.
    `year`: of the days in its rules."""

    key: str
    name: str
    scored_kind: str
    about: str
    year: int
    chosen: Mapping[str, Any]
    criteria: Sequence[Mapping[str, Any]]

    @property
    def leaves(self) -> int:
        return sum(_leaves(node) for node in self.criteria)


def _leaves(node: Mapping[str, Any]) -> int:
    return sum(map(_leaves, node["children"])) if node.get("children") else 1


@cache
def samples() -> tuple[Sample, ...]:
    return tuple(_sample(path) for path in sorted(FOLDER.glob("*.json")))


def sample_called(key: str) -> Sample | None:
    return next((sample for sample in samples() if sample.key == key), None)


def _sample(path: Path) -> Sample:
    told = json.loads(path.read_text(encoding="utf-8"))
    chosen = told.get("chosen", {})
    criteria = [_node(node) for node in told["criteria"]]
    return Sample(path.stem, told["name"], told["scored_kind"], told["about"], told["year"], chosen, criteria)


def _node(told: Mapping[str, Any]) -> dict[str, Any]:
    """A line that names no source is an example."""
    source = told.get("source", "")
    own = {name: told[name] for name in ("mark", "title", "pool", "na_words", "guidance", "owner_words", "evidence") if name in told}
    own |= {"points": Decimal(told["points"]), "kind": CriterionKind(told.get("kind", "sum_children")), "params": told.get("params", {})}
    children = {"children": [_node(child) for child in told["children"]]} if "children" in told else {}
    return {**own, "source": source, "is_sample": not source, **children}
