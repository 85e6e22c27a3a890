"""What the units handed in for a report: their files as they were read, who is missing, what stands against a paper."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Prefetch

from thidua.files.queries import why_not_open
from thidua.obligations.enums import Confirmation, ObligationState, SubmissionState
from thidua.obligations.models import Obligation, ObligationQuerySet, Piece, Submission
from thidua.organisations.models import Unit
from thidua.reports.models import FileReading, Report
from thidua.reports.rules.gather import Group, Paper, align
from thidua.reports.rules.outline import Block
from thidua.reports.rules.tables import Given, head_and_body, key_of

HANDED_IN = (SubmissionState.SENT, SubmissionState.ACCEPTED)


def kept(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """Blocks as JSON, without what is empty."""
    return [{name: value for name, value in asdict(block).items() if value} for block in blocks]


def blocks_of(reading: FileReading) -> list[Block]:
    rows = ({**block, "rows": tuple(tuple(row) for row in block.get("rows", ()))} for block in reading.blocks)
    return [Block(**row) for row in rows]


@dataclass(frozen=True, slots=True)
class UnitPaper:
    """One file of a unit. `reading` None: not read yet. `same_as`: other units that handed in the very same bytes."""

    unit: Unit
    piece: Piece
    submission: Submission
    reading: FileReading | None
    same_as: tuple[str, ...] = ()

    @property
    def why(self) -> str:
        """Why nothing can be taken from it."""
        held = why_not_open(self.piece.file)
        return held or (self.reading.why if self.reading else "")

    @property
    def contested(self) -> bool:
        return self.submission.confirmation == Confirmation.CONTESTED

    @property
    def blocks(self) -> list[Block]:
        return blocks_of(self.reading) if self.reading and not self.why else []


@dataclass(frozen=True, slots=True)
class Gathered:
    """`missing`: owe the paper and have not handed it in; `without_file`: handed in a link or paper only; `excused`: need not."""

    papers: Sequence[UnitPaper]
    missing: Sequence[Unit]
    without_file: Sequence[Unit]
    excused: Sequence[Unit]

    @property
    def units(self) -> list[Unit]:
        return list(dict.fromkeys(paper.unit for paper in self.papers))

    @property
    def asked(self) -> int:
        """How many units were to hand in."""
        return len({*self.units, *self.missing, *self.without_file})

    @property
    def unread(self) -> list[UnitPaper]:
        return [paper for paper in self.papers if paper.reading is None and not paper.why]

    @property
    def unreadable(self) -> list[UnitPaper]:
        return [paper for paper in self.papers if paper.why]

    @property
    def readable(self) -> dict[int, UnitPaper]:
        return {paper.piece.pk: paper for paper in self.papers if paper.reading is not None and not paper.why}


def duties_of(report: Report) -> ObligationQuerySet:
    """What the units owe that the report is drawn from."""
    owed = Obligation.objects.alive().filter(bloc_year=report.bloc_year_id, fact__in=report.facts.all(), period__in=report.periods)
    return owed.exclude(pk=report.duty_id or 0)


def gathered(report: Report) -> Gathered:
    """Four queries, however many units."""
    sent = Submission.objects.filter(state__in=HANDED_IN).order_by("-number").prefetch_related("pieces__file")
    rows = duties_of(report).select_related("unit").prefetch_related(Prefetch("submissions", sent, to_attr="handed_in"))
    duties = list(rows.order_by("unit__name_sort", "pk"))
    handed = [(row.unit, row.handed_in[0]) for row in duties if row.handed_in]  # type: ignore[attr-defined]
    having = {unit.pk for unit, _ in handed}
    silent = [row for row in duties if row.unit_id not in having]
    return Gathered(
        papers=_papers(handed),
        missing=_units(row for row in silent if row.state != ObligationState.EXCUSED),
        without_file=list(dict.fromkeys(unit for unit, paper in handed if not paper.pieces.all())),
        excused=_units(row for row in silent if row.state == ObligationState.EXCUSED),
    )


def _units(rows: Iterable[Obligation]) -> list[Unit]:
    return list(dict.fromkeys(row.unit for row in rows))


def _papers(handed: Sequence[tuple[Unit, Submission]]) -> list[UnitPaper]:
    pieces = [(unit, paper, piece) for unit, paper in handed for piece in paper.pieces.all()]
    hashes = {piece.file.sha256 for _, _, piece in pieces}
    readings = {reading.sha256: reading for reading in FileReading.objects.filter(sha256__in=hashes)}
    owners: dict[str, list[Unit]] = {}
    for unit, _, piece in pieces:
        owners.setdefault(piece.file.sha256, []).append(unit)
    return [
        UnitPaper(unit, piece, paper, readings.get(piece.file.sha256), _others(owners[piece.file.sha256], unit))
        for unit, paper, piece in pieces
    ]


def _others(units: Iterable[Unit], own: Unit) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(unit) for unit in units if unit != own))


def groups_of(found: Gathered) -> list[Group]:
    """The units' headings side by side."""
    return align([Paper(key, paper.blocks) for key, paper in found.readable.items()])


@dataclass(frozen=True, slots=True)
class TableGroup:
    """Tables of the same columns. `absent`: units that handed in something without this table."""

    key: str
    given: Sequence[Given]
    absent: Sequence[str]

    @property
    def head(self) -> tuple[str, ...]:
        return self.given[0].head


def tables_of(found: Gathered) -> list[TableGroup]:
    """One table a unit and key: the first of its files. Those of the most units first."""
    kept_of: dict[str, dict[int, Given]] = {}
    for paper in found.readable.values():
        for given in _given(paper):
            kept_of.setdefault(key_of(given.head), {}).setdefault(paper.unit.pk, given)
    made = [
        TableGroup(key, list(by_unit.values()), [str(unit) for unit in found.units if unit.pk not in by_unit])
        for key, by_unit in kept_of.items()
    ]
    return sorted(made, key=lambda group: -len(group.given))


def _given(paper: UnitPaper) -> Iterable[Given]:
    for at, block in enumerate(paper.blocks):
        made = head_and_body(block.rows) if block.rows else None
        if made is not None:
            place = f"trang tính {block.sheet}" if block.sheet else f"bảng {block.number}"
            yield Given(paper.unit.pk, str(paper.unit), paper.piece.pk, paper.piece.file.name, at, place, *made)


def given_of(table: Sequence[Mapping[str, Any]]) -> list[Given]:
    """What a part keeps, as values of the rules."""
    return [Given(**{**one, "head": tuple(one["head"]), "rows": tuple(tuple(row) for row in one["rows"])}) for one in table]
