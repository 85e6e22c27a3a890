"""Bảng tổng hợp kết quả chấm điểm, xếp hạng as an official paper (Nghị định 30/2020/NĐ-CP)."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial

from thidua.core import clock
from thidua.core.dates import figure, phrase, short
from thidua.documents.writer import Block, Heading, Paper, Table, Text
from thidua.scoring.enums import PeriodState
from thidua.scoring.models import ScoringPeriod
from thidua.scoring.queries.results import GroupResult, Result, ResultLine

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Shown = Callable[[Decimal], str]
Column = tuple[str, Callable[[ResultLine], str], float, bool]
"""Head, cell, share of the width, whether it is needed."""


def paper_of(result: Result) -> Paper:
    period = result.period
    bloc = period.bloc_year.bloc
    issuer = bloc.superior or bloc.host
    return Paper(
        title="BẢNG TỔNG HỢP",
        subtitle=f"Kết quả chấm điểm, xếp hạng năm {period.bloc_year.year} của {bloc.name}",
        issuer=(str(issuer).upper(), bloc.name.upper()) if issuer else (bloc.name.upper(),),
        blocks=tuple(_blocks(result)),
        ends="",
    )


def _blocks(result: Result) -> Iterator[Block]:
    shown = partial(figure, places=result.places)
    yield Text(basis_words(result.period))
    for group in result.groups:
        if len(result.groups) > 1 or group.name:
            yield Heading(group.name or "Các đơn vị khác", level=2)
        if group.lines:
            yield ranking_table(group, shown)
        yield from _below(group, shown)
    if result.period.content_hash:
        yield Text(f"Mã nội dung của kết quả đã công bố (SHA-256): {result.period.content_hash}.", is_italic=True)


def basis_words(period: ScoringPeriod) -> str:
    """By which table, and in what state the result is."""
    version = period.version
    decision = f", ban hành theo {version.decision} {phrase(version.decided_on)}" if version.decision and version.decided_on else ""
    return f"Chấm theo {version.table} (bản {version.number}{decision}). {state_words(period)}"


def state_words(period: ScoringPeriod) -> str:
    if period.state == PeriodState.PUBLISHED and period.published_at:
        return f"Công bố ngày {short(period.published_at.astimezone(clock.LOCAL).date())}."
    if period.state == PeriodState.ANNOUNCED and period.complaints_until:
        return f"Kết quả tạm công bố, nhận kiến nghị đến hết ngày {short(period.complaints_until.astimezone(clock.LOCAL).date())}."
    return "Bản tính thử khi đang chấm, chưa tạm công bố."


def ranking_table(group: GroupResult, shown: Shown) -> Table:
    """Rank, unit, points by pool, total, grade."""
    columns = [column for column in _columns(group, shown) if column[3]]
    rows = tuple(tuple(cell(line) for _, cell, _, _ in columns) for line in group.lines)
    heads = tuple(head for head, _, _, _ in columns)
    right = frozenset(at for at, head in enumerate(heads) if head.startswith(("Điểm", "Tổng")))
    return Table(heads, rows, widths=tuple(width for _, _, width, _ in columns), figures=right)


def _columns(group: GroupResult, shown: Shown) -> Sequence[Column]:
    return (
        ("Hạng", rank_word, 12.0, True),
        ("Đơn vị", lambda line: str(line.sheet.unit), 46.0, True),
        ("Điểm nội dung", lambda line: shown(line.content), 13.0, group.has_bonus or group.has_penalty),
        ("Điểm thưởng", lambda line: shown(line.bonus), 13.0, group.has_bonus),
        ("Điểm trừ", lambda line: shown(line.penalty), 11.0, group.has_penalty),
        ("Tổng điểm", lambda line: shown(line.total), 13.0, True),
        ("Xếp loại", lambda line: line.grade, 24.0, group.has_grades),
    )


def rank_word(line: ResultLine) -> str:
    return f"{line.rank}*" if line.needs_vote else str(line.rank)


def _below(group: GroupResult, shown: Shown) -> Iterator[Block]:
    """Votes, ties, who was late and who is not ranked."""
    if group.votes:
        names = "; ".join(str(line.sheet.unit) for line in group.votes)
        yield Text(f"(*) Bằng nhau đến hết các bước xét, cần bỏ phiếu: {names}.")
    for line in group.lines:
        if line.steps:
            yield Text(f"{line.sheet.unit}, hạng {line.rank}, so với đơn vị liền trên: {'; '.join(line.steps)}.")
    late = [f"{line.sheet.unit}: {line.remark[0].lower()}{line.remark[1:]}" for line in group.lines if line.remark]
    if late:
        yield Text(f"Tự chấm không đúng hạn: {'; '.join(late)}.")
    if group.out:
        yield Text("Đơn vị được chấm điểm nhưng không xếp hạng:")
        rows = tuple((str(line.sheet.unit), shown(line.total), line.excluded) for line in group.out)
        yield Table(("Đơn vị", "Tổng điểm", "Lý do"), rows, widths=(40.0, 14.0, 50.0), figures=frozenset({1}))
