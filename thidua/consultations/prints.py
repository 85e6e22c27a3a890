"""The record of a round as a Word file: who said what, and what became of it. `record_blocks` go into a report as they are."""

from thidua.consultations.models import OpinionPoint, Round
from thidua.consultations.queries.rounds import Line, Record
from thidua.core import clock, dates
from thidua.documents.writer import Block, Heading, Paper, Table, Text, write_docx

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HEADS = ("STT", "Đơn vị", "Ý kiến", "Tiếp thu, giải trình")
WIDTHS = (0.8, 3.2, 5.5, 5.0)


def record_name(asked: Round) -> str:
    return f"tong-hop-y-kien-{asked.pk}.docx"


def record_docx(record: Record) -> bytes:
    subtitle = f"Dự thảo {record.round.title}"
    issuer = (str(record.round.opened_by).upper(),)
    return write_docx(Paper(title="BẢN TỔNG HỢP Ý KIẾN", subtitle=subtitle, issuer=issuer, blocks=record_blocks(record), ends=""))


def record_blocks(record: Record) -> tuple[Block, ...]:
    """Counts, the table, who was silent, the closing words."""
    asked = record.round
    first, last = (moment.astimezone(clock.LOCAL).date() for moment in (asked.starts_at, asked.over_at))
    state = "" if record.is_final else " Bản này chưa chốt."
    head = Text(f"Lấy ý kiến từ ngày {dates.short(first)} đến ngày {dates.short(last)}. {summary(record)}{state}")
    return (head, Table(head=HEADS, rows=tuple(_rows(record)), widths=WIDTHS), *_rest(record))


def summary(record: Record) -> str:
    """12 đơn vị được hỏi: 5 có ý kiến (9 ý), 4 nhất trí, 3 chưa trả lời."""
    counts = f"{len(record.commented)} có ý kiến ({record.points} ý), {len(record.agreed)} nhất trí, {len(record.silent)} chưa trả lời"
    return f"{record.asked} đơn vị được hỏi: {counts}."


def _rows(record: Record) -> list[tuple[str, str, str, str]]:
    said = [(unit_words(line), point_words(point), answer_words(point)) for line in record.commented for point in line.points]
    agreed = [(unit_words(line), "Nhất trí với dự thảo.", "") for line in record.agreed]
    return [(str(number), *row) for number, row in enumerate([*said, *agreed], start=1)]


def unit_words(line: Line) -> str:
    marks = [mark for mark, is_so in (("nhập hộ", line.opinion.is_on_behalf), ("gửi muộn", line.opinion.is_late)) if is_so]
    return f"{line.unit} ({', '.join(marks)})" if marks else str(line.unit)


def point_words(point: OpinionPoint) -> str:
    said = ": ".join(filter(None, [point.place, point.words]))
    return "\n".join(filter(None, [said, f"Đề nghị viết: {point.proposed}" if point.proposed else ""]))


def answer_words(point: OpinionPoint) -> str:
    if not point.taking:
        return "Chưa trả lời."
    return ". ".join(filter(None, [point.get_taking_display(), point.why]))


def _rest(record: Record) -> list[Block]:
    blocks: list[Block] = []
    for word, units in (
        ("Chưa trả lời", record.silent),
        ("Thôi tham gia trước khi hết hạn", record.gone),
        ("Không nhận bản nhập hộ", [line.unit for line in record.contested]),
    ):
        if units:
            blocks.append(Text(f"{word} ({len(units)}): {'; '.join(map(str, units))}."))
    if record.round.final_words:
        blocks += [Heading("Kết luận", level=2), Text(record.round.final_words)]
    return blocks
