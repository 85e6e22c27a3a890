"""The report as a Word file: the draft, its tables, the units' figures and the sources as annexes."""

from collections.abc import Iterable, Iterator, Sequence

from thidua.consultations.prints import WORD
from thidua.core.dates import figure
from thidua.core.text import fold
from thidua.documents.rules.kinds import DocumentKind
from thidua.documents.rules.numbers import day_line, number_line
from thidua.documents.writer import Annex, Block, Heading, Paper, Signature, Table, Text, write_docx
from thidua.organisations.models import Unit
from thidua.reports.enums import ReportPartKind
from thidua.reports.models import Report
from thidua.reports.queries.drafts import PartShown, SourceShown
from thidua.reports.queries.papers import Gathered
from thidua.reports.rules.figures import is_missing
from thidua.reports.rules.tables import ColumnKind, Line, Total

__all__ = ["WORD", "file_name", "lead_words", "report_docx"]


def file_name(report: Report) -> str:
    bare = "".join(sign if sign.isalnum() else "-" for sign in fold(report.title))
    return f"{'-'.join(filter(None, bare.split('-')))[:80] or 'bao-cao'}.docx"


def lead_words(found: Gathered) -> str:
    """Of how many units the report is, and who is missing."""
    said = f"Báo cáo được tổng hợp từ báo cáo của {len(found.units)}/{found.asked} đơn vị."
    missing = [*found.missing, *found.without_file]
    said += f" Chưa có tệp báo cáo của: {_names(missing)}." if missing else ""
    return said + (f" Được miễn: {_names(found.excused)}." if found.excused else "")


def _names(units: Iterable[Unit]) -> str:
    return "; ".join(map(str, units))


def report_docx(report: Report, *, shown: Sequence[PartShown], found: Gathered, with_marks: bool) -> bytes:
    blocks = [Text(lead_words(found), is_italic=True), *(block for part in shown for block in _part(part, found.asked, with_marks))]
    paper = Paper(
        title=DocumentKind.REPORT.heading,
        subtitle=" – ".join(filter(None, [report.title, report.period])),
        issuer=(str(report.writer).upper(),),
        number=number_line(None, DocumentKind.REPORT.abbreviation),
        place_and_date=day_line(report.writer.place, None, year=report.made_at.year),
        blocks=tuple(blocks),
        signature=Signature("THỦ TRƯỞNG ĐƠN VỊ"),
        annexes=(*_figures(shown), *(_sources(shown) if with_marks else ())),
    )
    return write_docx(paper)


# ---- parts ----


def _part(part: PartShown, asked: int, with_marks: bool) -> Iterator[Block]:
    marks = _marks(part.sources) if with_marks else ""
    if part.row.kind == ReportPartKind.HEADING:
        yield Heading(part.row.text, level=1 if part.row.text[:1] in "IVX" else 2)
    elif part.row.kind == ReportPartKind.PARAGRAPH:
        yield Text(f"{part.row.text}{marks}")
    elif part.sums is not None:
        yield Heading(f"{part.row.text}{marks}", level=2)
        yield _by_label(part, asked) if part.sums.label is not None else _by_unit(part, asked)
        yield from (Text(words, is_italic=True) for words in part.sums.warnings)


def _marks(sources: Sequence[SourceShown]) -> str:
    """[3] · [4–7]"""
    if not sources:
        return ""
    first, last = sources[0].number, sources[-1].number
    return f" [{first}]" if first == last else f" [{first}–{last}]"


def _by_label(part: PartShown, asked: int) -> Table:
    """A row for each thing that is counted, with its sums."""
    assert part.sums is not None and part.sums.label is not None
    columns = [column for place, column in enumerate(part.sums.columns) if place != part.sums.label]
    head = (part.sums.columns[part.sums.label].words, *(column.words for column in columns))
    rows = tuple((line.label or "(không ghi)", *(total_words(total, asked) for total in line.totals)) for line in part.sums.lines)
    return Table(head=head, rows=rows, widths=(2.5, *[1.2] * len(columns)), figures=_numeric(columns_kinds(part)[1:]))


def _by_unit(part: PartShown, asked: int) -> Table:
    """A row for each unit, the sums below."""
    assert part.sums is not None
    kinds = [column.kind for column in part.sums.columns]
    rows = [(one.name, *(cell_words(text, kind) for text, kind in zip(row, kinds, strict=True))) for one in part.given for row in one.rows]
    sums = tuple(f"Cộng {_of(part.sums.lines, asked)}" if at == 0 else words for at, words in enumerate(_foot(part, asked)))
    head = ("Đơn vị", *(column.words for column in part.sums.columns))
    return Table(head=head, rows=(*rows, sums), widths=(2.2, *[1.2] * len(kinds)), figures=_numeric(kinds))


def _foot(part: PartShown, asked: int) -> list[str]:
    assert part.sums is not None
    [line] = part.sums.lines
    return ["", *("" if total.value is None else total_words(total, asked) for total in line.totals)]


def _of(lines: Sequence[Line], asked: int) -> str:
    given = max((total.units_given for line in lines for total in line.totals), default=0)
    return f"({given}/{asked} đơn vị)"


def columns_kinds(part: PartShown) -> list[ColumnKind]:
    """Kinds in the order of the printed columns: the label first."""
    assert part.sums is not None
    rest = [column.kind for place, column in enumerate(part.sums.columns) if place != part.sums.label]
    return [ColumnKind.TEXT, *rest]


def _numeric(kinds: Sequence[ColumnKind]) -> frozenset[int]:
    return frozenset(place for place, kind in enumerate(kinds, 1) if kind != ColumnKind.TEXT)


def cell_words(text: str, kind: ColumnKind) -> str:
    """A unit's own cell: what is missing says so where a figure belongs."""
    return "chưa có số liệu" if kind != ColumnKind.TEXT and is_missing(text) else text


def total_words(total: Total, asked: int) -> str:
    """1.234 · 1.234 (3/5 đơn vị) · chưa có số liệu · theo từng đơn vị ở phụ lục"""
    if total.column.kind in {ColumnKind.TEXT, ColumnKind.PERCENT, ColumnKind.MIXED}:
        return "xem phụ lục" if any(part.text for part in total.parts) else ""
    if total.value is None:
        return "chưa có số liệu"
    return figure(total.value) + (f" ({total.units_given}/{asked} đơn vị)" if total.units_given < asked else "")


# ---- annexes ----


def _figures(shown: Sequence[PartShown]) -> Iterator[Annex]:
    """Of tables that count several things: what each unit gave."""
    tables = [part for part in shown if part.sums is not None and part.sums.label is not None]
    if tables:
        yield Annex(title="Số liệu của từng đơn vị", blocks=tuple(_given(tables)), ends="")


def _given(tables: Sequence[PartShown]) -> Iterator[Block]:
    for part in tables:
        assert part.sums is not None
        kinds = [column.kind for column in part.sums.columns]
        rows = tuple(
            (one.name, *(cell_words(text, kind) for text, kind in zip(row, kinds, strict=True))) for one in part.given for row in one.rows
        )
        yield Heading(part.row.text, level=2)
        head = ("Đơn vị", *(column.words for column in part.sums.columns))
        yield Table(head=head, rows=rows, widths=(2.2, *[1.2] * len(kinds)), figures=_numeric(kinds))


def _sources(shown: Sequence[PartShown]) -> Iterator[Annex]:
    rows = [
        (str(source.number), source.unit, source.row.piece.file.name, ", ".join(filter(None, [source.row.place, source.standing])))
        for part in shown
        for source in part.sources
    ]
    if rows:
        table = Table(head=("Dấu", "Đơn vị", "Tệp", "Chỗ trong tệp"), rows=tuple(rows), widths=(0.6, 2.4, 2.4, 2))
        yield Annex(title="Nguồn nội dung, số liệu", blocks=(table,), ends="")
