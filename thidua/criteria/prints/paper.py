"""The table as the annex of the decision that issues it (Nghị định 30/2020/NĐ-CP): head on every page, tiers in words."""

from collections.abc import Iterator, Sequence

from thidua.core.dates import phrase
from thidua.criteria.models import TableVersion
from thidua.criteria.prints.lines import Printed, printed, rows_of
from thidua.criteria.rules.words import plain
from thidua.documents.writer import Block, Paper, Table, Text

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NAME = "Bảng tiêu chí"
HEAD = ("STT", "Nội dung, tiêu chí", "Điểm chuẩn")
OWNER = "Đơn vị chức năng"
BLANK = "      "


def paper_of(version: TableVersion) -> Paper:
    """Raises `ParamFault` when a stored rule cannot be read."""
    title = version.table.title
    subtitle = title.removeprefix(NAME).strip() or title
    return Paper(
        title=NAME.upper(),
        subtitle=subtitle[:1].upper() + subtitle[1:],
        issuer=(str(version.table.issuer).upper(),),
        blocks=tuple(_blocks(version)),
        ends="",
    )


def origin_of(version: TableVersion) -> str:
    """Kèm theo Quyết định số 663/QĐ-BTP ngày … của …; of a draft number and day stay empty."""
    issuer = version.table.issuer
    day = phrase(version.decided_on) if version.decided_on else f"ngày{BLANK}tháng{BLANK}năm {version.table.year}"
    return f"Kèm theo Quyết định số {version.decision or f'{BLANK}/QĐ-'} {day} của {issuer}"


def _blocks(version: TableVersion) -> Iterator[Block]:
    lines = list(printed(rows_of(version)))
    has_owner = any(line.row is not None and line.row.owner for line in lines)
    head = (*HEAD, OWNER) if has_owner else HEAD
    yield Text(f"{origin_of(version)}. Áp dụng cho {version.table.scored_kind}. Dòng có gạch đầu dòng ghi mức điểm hoặc cách chấm.")
    if lines:
        widths = (9.0, 62.0, 13.0, 20.0) if has_owner else (9.0, 80.0, 13.0)
        rows, headings = tuple(_cells(lines, has_owner=has_owner)), frozenset(at for at, line in enumerate(lines) if line.is_heading)
        yield Table(head, rows, widths=widths, figures=frozenset({2}), strong=headings)


def _cells(lines: Sequence[Printed], *, has_owner: bool) -> Iterator[tuple[str, ...]]:
    for line in lines:
        points = "" if line.points is None else plain(line.points)
        owner = (line.row.owner if line.row else "",) if has_owner else ()
        yield (line.mark, line.words, points, *owner)
