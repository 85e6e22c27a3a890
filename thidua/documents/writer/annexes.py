"""Annexes (Mẫu 2.1, 2.2) and the text that a decision issues (Mẫu 1.3): pages and marks of their own."""

from thidua.documents.writer import tables
from thidua.documents.writer.body import ended, write_blocks
from thidua.documents.writer.flow import Flow, Section
from thidua.documents.writer.page_head import EDGE, SHARE, attached_columns, balanced, longest, rule, title
from thidua.documents.writer.values import Annex, Attached, Paper, Table
from thidua.documents.writer.xml import Run, paragraph

ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
BLANK = " " * 6


def write_annexes(flow: Flow, paper: Paper) -> None:
    for at, annex in enumerate(paper.annexes, 1):
        turned = annex.is_wide or any(isinstance(block, Table) and tables.is_wide(block) for block in annex.blocks)
        flow.turn(Section(is_wide=turned, begins=True))
        flow.lists.begin_again()
        number = f"Phụ lục {roman(at)}" if len(paper.annexes) > 1 else "Phụ lục"
        _annex(flow, paper, annex, number)


def _annex(flow: Flow, paper: Paper, annex: Annex, number: str) -> None:
    origin = f"({annex.words or origin_of(paper)})"
    room, named = flow.section.width, annex.title.upper()
    flow.add(
        paragraph("AnnexNumber", Run(words=number)),
        balanced("AnnexTitle", named, size=14, room=room, least=EDGE),
        balanced("Origin", origin, size=14, room=room, least=EDGE, is_bold=False),
        rule(longest(named, size=14, room=room - 2 * EDGE) * SHARE, room=room, after=8),
    )
    write_blocks(flow, ended(annex.blocks, annex.ends), is_signed=False)


def write_attached(flow: Flow, paper: Paper, text: Attached) -> None:
    flow.turn(Section(begins=True))
    flow.lists.begin_again()
    if paper.issuer:
        flow.add(attached_columns(paper), paragraph("Spacer"))
    flow.add(*title(text.title, text.subtitle, origin=f"({text.words or origin_of(paper)})"))
    write_blocks(flow, ended(text.blocks, text.ends), is_signed=False)


def origin_of(paper: Paper) -> str:
    """Kèm theo Kế hoạch số 07/KH-KVTĐ ngày 28 tháng 02 năm 2021 của Sở Tư pháp tỉnh Yên Bái. Electronic: number and day stay empty."""
    name = paper.title.strip().capitalize() or "Công văn"
    code, day = paper.number.partition(":")[2].strip(), paper.place_and_date[paper.place_and_date.find("ngày") :]
    if paper.is_electronic or not code[:1].isdigit() or "ngày" not in paper.place_and_date:
        code, day = f"{BLANK}/{code.rpartition('/')[2]}", f"ngày{BLANK}tháng{BLANK}năm{BLANK}"
    of = f" của {paper.metadata.organ_name}" if paper.metadata and paper.metadata.organ_name else ""
    return f"Kèm theo {name} số {code} {day.strip()}{of}"


def roman(number: int) -> str:
    """Of fewer annexes than forty."""
    said = ""
    for value, sign in ROMAN:
        said += sign * (number // value)
        number %= value
    return said
