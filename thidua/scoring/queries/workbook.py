"""A turn as its workbook shows it, and as a workbook that came back is compared with it. A constant number of questions."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from thidua.core.dates import phrase
from thidua.criteria.models import Criterion
from thidua.criteria.queries.tree import Under, nodes_under, walk
from thidua.criteria.rules.lines import rule_words
from thidua.scoring.enums import RoundKind, TurnState
from thidua.scoring.models import Evidence, Mark, MarkChange, Turn
from thidua.scoring.queries.evidence import evidence_of
from thidua.scoring.queries.marks import is_scored_in
from thidua.scoring.queries.periods import moment_words
from thidua.scoring.queries.sheets import states_points
from thidua.scoring.queries.tables import rules_of
from thidua.scoring.rules.rounds import Before
from thidua.scoring.workbook.boxes import Place, Value, boxes_of, shown
from thidua.scoring.workbook.comparing import Standing
from thidua.scoring.workbook.evidence import Shown
from thidua.scoring.workbook.values import Book, Entry, Heading, Origin


def origin_of(turn: Turn) -> Origin:
    sheet, version = turn.sheet, turn.sheet.period.version
    return Origin(
        turn=turn.pk,
        sheet=sheet.pk,
        period=sheet.period_id,
        unit=str(sheet.unit),
        scorer=str(turn.scorer),
        round=str(turn.round),
        year=sheet.period.bloc_year.year,
        table=str(version),
        table_hash=version.content_hash,
    )


def book_of(turn: Turn, *, seen: Sequence[Turn], takes_na: bool, now: datetime) -> Book:
    """`seen`: the turns of the sheet that the scorer may read."""
    version = turn.sheet.period.version
    decided = f"{version.decision} {phrase(version.decided_on)}" if version.decided_on else version.decision
    head = (
        ("Đơn vị được chấm", str(turn.sheet.unit)),
        ("Vòng chấm", f"{turn.round}, {turn.scorer} chấm, đến hết {moment_words(turn.round.over_at)}"),
        ("Bảng tiêu chí", f"{version}, {decided}"),
        ("Phiếu tải lúc", f"{moment_words(now)}. Chỉ ghi vào ô nền vàng; cách ghi ở trang tính “Hướng dẫn”"),
    )
    title = f"PHIẾU CHẤM ĐIỂM: {turn.sheet.period}"
    return Book(origin_of(turn), title, head, tuple(_lines(turn, seen)), takes_na=takes_na, takes_evidence=shows_evidence(turn))


def shows_evidence(turn: Turn) -> bool:
    """A unit that scores itself shows what its points stand on."""
    return turn.round.kind == RoundKind.SELF


def _lines(turn: Turn, seen: Sequence[Turn]) -> list[Heading | Entry]:
    """What the turn scores, under the headings of the paper."""
    under = nodes_under(turn.sheet.period.version)
    marks = {mark.criterion_id: mark for mark in turn.marks.all()}
    before, pieces = _marks_before(turn, seen), _names(evidence_of(turn.sheet)) if shows_evidence(turn) else {}
    code_of = {node.pk: node.code for node, _ in walk(under)}
    lines: list[Heading | Entry] = []
    for node, depth in walk(under):
        parent = code_of.get(node.parent_id or 0, "")
        if node.is_group and _is_scored_under(turn, node, under):
            lines.append(Heading(node.code, node.mark, node.title, node.points, depth, parent))
        elif not node.is_group and is_scored_in(turn, node):
            said = before.get(node.pk)
            entry = _entry(turn, node, depth, parent, marks.get(node.pk))
            lines.append(replace(entry, before=said.points if said else None, shown=pieces.get(node.code, ())))
    return lines


def _is_scored_under(turn: Turn, node: Criterion, under: Under) -> bool:
    return any(_is_scored_under(turn, child, under) if child.is_group else is_scored_in(turn, child) for child in under.get(node.pk, ()))


def _entry(turn: Turn, node: Criterion, depth: int, parent: str, mark: Mark | None) -> Entry:
    leaf = rules_of(turn.sheet.period.version).leaves[node.code]
    boxes = boxes_of(leaf, states_points=states_points(turn))
    cells: Mapping[Place, Value] | None = shown(leaf, boxes, mark.given) if mark else {}
    return Entry(
        leaf,
        node.mark,
        depth,
        boxes,
        parent,
        rule_words(leaf.kind, leaf.params, leaf.max),
        cells,
        mark.version if mark else 0,
        mark.points if mark else None,
    )


def _marks_before(turn: Turn, seen: Sequence[Turn]) -> dict[int, Mark]:
    """Criterion → what the last round before this one said, of those that were sent and may be read."""
    earlier = [one.pk for one in seen if one.state == TurnState.SENT and one.round.position < turn.round.position]
    marks = Mark.objects.filter(turn__in=earlier).select_related("turn__round").order_by("turn__round__position", "pk")
    return {mark.criterion_id: mark for mark in marks}


def _names(pieces: Sequence[Evidence]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for piece in pieces:
        name = f"{piece.number} ngày {piece.dated:%d/%m/%Y}" if piece.number and piece.dated else piece.title
        for node in piece.criteria.all():
            found[node.code] = (*found.get(node.code, ()), name)
    return found


def known_pieces(turn: Turn) -> list[Shown]:
    return [
        Shown(piece.number, piece.dated, piece.url, tuple(node.code for node in piece.criteria.all()), key=piece.pk)
        for piece in evidence_of(turn.sheet)
        if piece.number or piece.url
    ]


def standings_of(turn: Turn, *, seen: Sequence[Turn], had: Mapping[str, int]) -> dict[str, Standing]:
    """`had`: code → how often it had been written when the workbook was made."""
    entries = [line for line in _lines(turn, seen) if isinstance(line, Entry)]
    marks = {mark.criterion.code: mark for mark in turn.marks.select_related("changed_by", "criterion")}
    before = {mark.criterion.code: mark for mark in _with_codes(_marks_before(turn, seen))}
    older = {entry.leaf.code: had.get(entry.leaf.code, 0) for entry in entries if 0 < had.get(entry.leaf.code, 0) != entry.version}
    base = _given_then(turn, older)
    return {entry.leaf.code: _standing(entry, marks, before, base) for entry in entries}


def _with_codes(marks: Mapping[int, Mark]) -> list[Mark]:
    codes = Criterion.objects.in_bulk(marks)
    for key, mark in marks.items():
        mark.criterion = codes[key]
    return list(marks.values())


def _given_then(turn: Turn, versions: Mapping[str, int]) -> dict[str, Mapping[str, object]]:
    changes = MarkChange.objects.filter(turn=turn, criterion__code__in=versions).values_list("criterion__code", "version", "given")
    return {code: given for code, version, given in changes if versions[code] == version}


def _standing(entry: Entry, marks: Mapping[str, Mark], before: Mapping[str, Mark], base: Mapping[str, Mapping[str, object]]) -> Standing:
    code = entry.leaf.code
    mark, said = marks.get(code), before.get(code)
    return Standing(
        entry,
        shown(entry.leaf, entry.boxes, base[code]) if code in base else None,
        str(mark.changed_by) if mark else "",
        moment_words(mark.changed_at) if mark else "",
        Before(str(said.turn.round), said.points, said.is_na) if said else None,
    )
