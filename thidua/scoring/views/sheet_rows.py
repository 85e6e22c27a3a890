"""The rows of a sheet as HTML, drawn here and not by a template: some hundreds of criteria with their boxes, for which nobody must wait.

Every word of a table or of a person goes through `escape`; keys, addresses and classes are the house's own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString

from thidua.core.dates import figure
from thidua.criteria.models import TableVersion
from thidua.scoring.forms.cells import Box, CellForm
from thidua.scoring.models import Sheet, Turn
from thidua.scoring.queries.sheets import Cell, Row, SheetTable, states_points
from thidua.scoring.queries.tables import MOST_TABLES, rules_of

MOST_OF_LINE, MOST_OF_NAME = 70, 40
SHAPES = {
    "number": ' class="cell-number" inputmode="decimal"',
    "day": ' class="cell-day" placeholder="19/06/2021"',
    "text": ' class="cell-text"',
}


@lru_cache(maxsize=2 * MOST_TABLES)
def forms_of(version: TableVersion, _content_hash: str, states: bool) -> Mapping[str, CellForm]:
    """Criterion → its empty form, for asking which boxes it has: an issued version never changes."""
    return {code: CellForm(leaf=leaf, states_points=states) for code, leaf in rules_of(version).leaves.items()}


@lru_cache(maxsize=MOST_TABLES)
def said_of(version: TableVersion, _content_hash: str) -> Mapping[str, str]:
    """Criterion → how it is scored, as it stands under its title."""
    return {code: f'<small class="sheet-rule">{escape(words)}</small>' for code, words in rules_of(version).said.items()}


@dataclass(frozen=True, slots=True)
class Pen:
    """What all rows have in common. `own`: the column of boxes, where the reader may write; `token`: against forged forms."""

    forms: Mapping[str, CellForm]
    said: Mapping[str, str]
    columns: int
    cell: str
    evidence: str
    why: str
    own: str
    token: str
    may_claim: bool


def pen_for(sheet: Sheet, shown: SheetTable, writing: Turn | None, *, token: str, may_claim: bool) -> Pen:
    version = sheet.period.version
    return Pen(
        forms=forms_of(version, version.content_hash, states_points(writing)) if writing else {},
        said=said_of(version, version.content_hash),
        columns=len(shown.columns),
        cell=_address("scoring:cell", writing.pk) if writing else "",
        evidence=_address("scoring:evidence", sheet.pk),
        why=_address("scoring:why_criterion", sheet.pk),
        own=str(writing.round) if writing else "",
        token=token,
        may_claim=may_claim,
    )


def _address(name: str, key: int) -> str:
    """Up to the criterion, which the rows put behind it."""
    return reverse(name, args=[key, 0]).removesuffix("0/")


def drawn_rows(pen: Pen, rows: Iterable[Row]) -> SafeString:
    return SafeString("\n".join(_heading(pen, row) if row.node.is_group else _leaf(pen, row) for row in rows))


def drawn_left(rows: Iterable[Row]) -> SafeString:
    """Every criterion the reader scores, as a line of what is still missing; written ones hidden."""
    return SafeString("".join(_left(row) for row in rows if row.is_mine))


def _left(row: Row) -> str:
    words, hidden = f"{row.node.code}. {_short(row.node.title, MOST_OF_LINE)}", "" if row.is_missing else " hidden"
    return f'<li data-left="{row.node.pk}"{hidden}><a href="#c{row.node.pk}">{escape(words)}</a></li>'


def _short(title: str, most: int) -> str:
    return title if len(title) <= most else f"{title[: most - 1]}…"


def _title(row: Row) -> str:
    return f'<span class="sheet-mark">{escape(row.node.mark)}</span> {escape(row.node.title)}'


def _heading(pen: Pen, row: Row) -> str:
    return (
        f'<tr class="sheet-group d{row.depth}" id="c{row.node.pk}"><th scope="rowgroup">{_title(row)}</th>'
        f'<td class="num sheet-base">{figure(row.node.points)}</td>{"<td></td>" * pen.columns}'
        f'<td class="num sheet-counts" data-label="Điểm tính">{escape(row.counts)}</td><td></td></tr>'
    )


def _leaf(pen: Pen, row: Row) -> str:
    key, lacks = row.node.pk, ' class="lacks"' if row.lacks_evidence else ""
    shown = f"{row.evidence}/{row.least}" if row.least else str(row.evidence)
    cells = "".join(_mine(pen, row) if row.is_mine and cell.label == pen.own else _said(cell) for cell in row.cells)
    return (
        f'<tr class="sheet-leaf d{row.depth} {row.flags}" id="c{key}"><th scope="row">{_title(row)}{pen.said[row.node.code]}</th>'
        f'<td class="num sheet-base">{figure(row.node.points)}</td>{cells}'
        f'<td class="num sheet-counts" data-label="Điểm tính">{escape(row.counts)}</td>'
        f'<td class="sheet-links"><a href="{pen.evidence}{key}/" data-drawer{lacks}>Minh chứng {shown}</a> '
        f'<a href="{pen.why}{key}/" data-drawer>Vì sao</a></td></tr>'
    )


def _said(cell: Cell) -> str:
    why = f'<span class="sheet-why">{escape(cell.mark.reason)}</span>' if cell.mark and cell.mark.reason else ""
    differs = " differs" if cell.differs else ""
    return f'<td class="num{differs}" data-label="{escape(cell.label)}">{escape(cell.word)}{why}</td>'


def _mine(pen: Pen, row: Row) -> str:
    """A form of its own, so that a cell is saved without script too."""
    mark = row.mark
    given = mark.given if mark else {}
    boxes = "".join(map(_box, pen.forms[row.node.code].boxes(given)))
    points, aside = escape(_own_word(pen, row)), _aside(pen, bool(given.get("na")), str(given.get("reason", "")))
    return (
        f'<td class="sheet-mine"><form class="cell" method="post" action="{pen.cell}{row.node.pk}/" autocomplete="off" novalidate data-cell'
        f' data-many><input type="hidden" name="csrfmiddlewaretoken" value="{pen.token}">'
        f'<input type="hidden" name="lan" value="{mark.version if mark else 0}">{boxes}'
        f'<output class="cell-points" data-points>{points}</output><div class="cell-foot">{aside}'
        f'<button type="submit" class="button button-small" data-plain>Ghi</button>{_emptying(row) if mark else ""}</div>'
        '<div class="cell-told" data-told aria-live="polite"></div></form></td>'
    )


def _own_word(pen: Pen, row: Row) -> str:
    return next((cell.word for cell in row.cells if cell.label == pen.own), "")


def _emptying(row: Row) -> str:
    name = escape(f"Xóa trắng {row.node.code} {_short(row.node.title, MOST_OF_NAME)}")
    return f'<button type="submit" class="cell-empty" name="xoa" value="1" aria-label="{name}">Xóa trắng</button>'


def _aside(pen: Pen, is_na: bool, reason: str) -> str:
    """What most cells do without. Claimed where it may not be any more, "không phát sinh" can still be taken back."""
    checked, opened = " checked" if is_na else "", " open" if is_na or reason else ""
    claim = f'<label class="cell-na"><input type="checkbox" name="o-na"{checked}> Không phát sinh</label>' if pen.may_claim or is_na else ""
    return (
        f'<details class="cell-more"{opened}><summary>Lý do{", không phát sinh" if pen.may_claim else ""}</summary>{claim}'
        f'<label class="cell-reason"><span>Lý do</span><input name="o-reason" value="{escape(reason)}" maxlength="300"></label></details>'
    )


def _box(box: Box) -> str:
    name, label = escape(box.name), escape(box.label)
    match box.shape:
        case "many":
            held = "".join(_tick(name, value, word, value in box.values) for value, word in box.choices)
            return f'<fieldset class="cell-many"><legend>{label}</legend>{held}</fieldset>'
        case "one":
            options = "".join(_option(value, word, value == box.value) for value, word in box.choices)
            return f'<label><span>{label}</span><select name="{name}">{options}</select></label>'
    return f'<label><span>{label}</span><input name="{name}" value="{escape(box.value)}"{SHAPES[box.shape]}></label>'


def _tick(name: str, value: str, word: str, is_on: bool) -> str:
    return f'<label><input type="checkbox" name="{name}" value="{escape(value)}"{" checked" if is_on else ""}> {escape(word)}</label>'


def _option(value: str, word: str, is_on: bool) -> str:
    return f'<option value="{escape(value)}"{" selected" if is_on else ""}>{escape(word)}</option>'
