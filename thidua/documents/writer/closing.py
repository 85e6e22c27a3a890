"""What stands below the text: who signs (box 7), Nơi nhận (9b) with the drafter's code (12)."""

from collections.abc import Iterator

from thidua.documents.writer import xml
from thidua.documents.writer.flow import WIDTH
from thidua.documents.writer.page_head import balanced, listed
from thidua.documents.writer.values import Paper, Signature, Signatures
from thidua.documents.writer.xml import Run, paragraph

LEFT = 75.0
ABOVE = 14
"""Points between the text and what closes it."""
ROOM = 68
"""Points left for the hand, the seal or the picture of a digital signature."""


def closing(paper: Paper) -> Iterator[str]:
    if isinstance(paper.signature, Signatures):
        yield side_by_side(paper.signature, WIDTH, below=tuple(recipients(paper)))
        yield paragraph("Spacer")
    elif paper.signature or paper.recipients or paper.kept:
        left = xml.cell(LEFT, *recipients(paper))
        right = xml.cell(WIDTH - LEFT, *(signer(paper.signature, WIDTH - LEFT) if paper.signature else ()))
        yield xml.table("Columns", (LEFT, WIDTH - LEFT), [xml.row(left, right)])
        yield paragraph("Spacer")


def side_by_side(signatures: Signatures, room: float, *, below: tuple[str, ...] = ()) -> str:
    """`below`: what stands under the first one, in the same row, so that no page parts them (Mẫu 1.9)."""
    width = room / len(signatures.columns)
    cells = [xml.cell(width, *signer(one, width), *(below if at == 0 else ())) for at, one in enumerate(signatures.columns)]
    return xml.table("Columns", (width,) * len(cells), [xml.row(*cells)])


def signer(signature: Signature, room: float) -> Iterator[str]:
    """Each paragraph keeps the next, so that no name parts from its post."""
    for at, words in enumerate(_several(signature.post)):
        yield balanced("Post", words, size=13, room=room, before=ABOVE if at == 0 else None)
    if signature.remark:
        yield paragraph("Remark", Run(words=signature.remark))
    others = _several(signature.other_post)
    for at, words in enumerate(others):
        yield balanced("OtherPost", words, size=13, room=room, before=ROOM if at == 0 else None)
    yield paragraph("Signer", Run(words=signature.name), before=None if others else ROOM)


def _several(words: str | tuple[str, ...]) -> tuple[str, ...]:
    lines = words.split("\n") if isinstance(words, str) else words
    return tuple(line for line in lines if line.strip())


def recipients(paper: Paper) -> Iterator[str]:
    """The last line is the archive's."""
    lines = list(listed((*paper.recipients, *([f"Lưu: {paper.kept}"] if paper.kept else []))))
    if lines:
        yield paragraph("Recipients", Run(words="Nơi nhận:"), before=ABOVE)
    for at, words in enumerate(lines, 1):
        code = f" {paper.drafter.upper()}" if paper.drafter and at == len(lines) else ""
        yield paragraph("Recipient", Run(words=f"- {words}{code}"))
