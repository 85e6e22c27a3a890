"""What stands above the text: boxes 1 to 5, the frames 10 and 11, the bases of a decision, "Kính gửi"."""

from collections.abc import Iterator

from thidua.documents.rules.kinds import PaperKind
from thidua.documents.rules.widths import lines, sides, words_width
from thidua.documents.writer import xml
from thidua.documents.writer.flow import WIDTH
from thidua.documents.writer.values import Paper
from thidua.documents.writer.xml import Run, paragraph

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
LEFT, NARROW_RIGHT = 66.0, 92.0
"""The name of the state needs 96 mm at 13 points and 89 mm at 12."""
SHARE = 0.42
"""Of a rule that is to be a third to a half of its words."""
FRAMES = {"HỎA TỐC": 30.0, "THƯỢNG KHẨN": 40.0, "KHẨN": 20.0}
"""Widths that the decree gives; the height is 8 mm. Other words have a frame as wide as they need."""
FRAME_HEIGHT = 8.0
EDGE = 10.0
ADDRESSEE = "Kính gửi: "


def page_head(paper: Paper) -> Iterator[str]:
    if paper.issuer:
        yield _columns(paper)
        yield paragraph("Spacer")
    yield from title(paper.title, paper.subtitle)
    if paper.authority:
        yield paragraph("Authority", Run(words=paper.authority))
    yield from (paragraph("Basis", Run(words=words)) for words in listed(paper.bases))
    if paper.decides:
        yield paragraph("Decides", Run(words=paper.decides))
    if paper.addressees:
        yield from _addressees(paper.addressees)


def title(words: str, summary: str, *, origin: str = "") -> Iterator[str]:
    """Box 5a with its rule."""
    if words:
        yield paragraph("DocType", Run(words=words))
    if summary:
        yield balanced("Summary", summary, size=14, room=WIDTH, least=EDGE, before=0 if words else 14)
    if origin:
        yield balanced("Origin", origin, size=14, room=WIDTH, least=EDGE, is_bold=False)
    if summary or origin:
        words, room = summary or origin, WIDTH - 2 * EDGE
        room -= 2 * sides(words, size=14, room=room, is_bold=bool(summary))
        yield rule(longest(words, size=14, room=room, is_bold=bool(summary)) * SHARE, room=WIDTH, after=8)


def balanced(
    style: str, words: str, *, size: float, room: float, least: float = 0, before: float | None = None, is_bold: bool = True
) -> str:
    """In the middle, its lines about alike; `least` millimetres stay free on either side."""
    side = least + sides(words, size=size, room=room - 2 * least, is_bold=is_bold)
    return paragraph(style, Run(words=words), indent=(side, side), before=before)


def listed(words: tuple[str, ...]) -> Iterator[str]:
    """Each line ends with ";", the last with "."."""
    for at, one in enumerate(words, 1):
        yield one.strip().rstrip(" ;,.") + ("." if at == len(words) else ";")


def longest(words: str, *, size: float, room: float, is_bold: bool = True) -> float:
    """Millimetres of the longest line that the words break into."""
    return max(min(words_width(line, size=size, is_bold=is_bold), room) for line in lines(words, size=size, room=room, is_bold=is_bold))


def rule(length: float, *, room: float, after: float | None = None) -> str:
    side = max((room - length) / 2, 0)
    return paragraph("Rule", indent=(side, side), after=after)


# ---- boxes 1 to 4 ----


def _columns(paper: Paper, *, is_numbered: bool = True) -> str:
    """Two rows, so that number and date stand on one line however long the names above are; the frames in a third."""
    left, right = _widths(paper.number if is_numbered else "")
    rows = [xml.row(xml.cell(left, *_issuer(paper.issuer, left)), xml.cell(right, *_state(right)))]
    if is_numbered:
        rows.append(xml.row(xml.cell(left, *_number(paper, left)), xml.cell(right, *_place_and_date(paper, right))))
        if paper.secrecy or paper.urgency or paper.circulation:
            rows.append(xml.row(xml.cell(left, *_stamps(paper)), xml.cell(right, *_frame("Circulation", paper.circulation))))
    return xml.table("Columns", (left, right), rows)


def attached_columns(paper: Paper) -> str:
    """Above a text that a decision issues: names alone."""
    return _columns(paper, is_numbered=False)


def _widths(number: str) -> tuple[float, float]:
    left = min(max(LEFT, words_width(number, size=13) + 1), WIDTH - NARROW_RIGHT)
    return left, WIDTH - left


def _issuer(names: tuple[str, ...], room: float) -> Iterator[str]:
    *superior, own = names
    yield from (balanced("Superior", name, size=13, room=room, is_bold=False) for name in superior)
    yield balanced("Issuer", own, size=13, room=room)
    yield rule(longest(own, size=13, room=room - 2 * sides(own, size=13, room=room, is_bold=True)) * SHARE, room=room)


def _state(room: float) -> Iterator[str]:
    """The rule is as long as the words above it."""
    is_narrow = words_width(STATE, size=13, is_bold=True) > room
    size = 13 if is_narrow else 14
    yield paragraph("State", Run(words=STATE, size=12 if is_narrow else 0))
    yield paragraph("Motto", Run(words=MOTTO, size=13 if is_narrow else 0))
    yield rule(words_width(MOTTO, size=size, is_bold=True), room=room)


def _number(paper: Paper, room: float) -> Iterator[str]:
    if paper.number:
        yield paragraph("Number", Run(words=paper.number))
    if paper.about:
        about = paper.about if paper.about.startswith("V/v") else f"V/v {paper.about}"
        yield balanced("About", about, size=13, room=room, is_bold=False)


def _place_and_date(paper: Paper, room: float) -> Iterator[str]:
    """Minutes have none. A long name of a place takes the smaller legal size, a longer one a line: no day is torn from its year."""
    words = paper.place_and_date
    if words and paper.kind is not PaperKind.MINUTES:
        torn = words.replace(", ngày", ",\nngày") if words_width(words, size=13) > room else words
        yield paragraph("PlaceDate", Run(words=torn, size=13 if words_width(words, size=14) > room else 0))


def _stamps(paper: Paper) -> Iterator[str]:
    yield from _frame("Secrecy", paper.secrecy)
    yield from _frame("Urgency", paper.urgency)


def _frame(style: str, words: str) -> Iterator[str]:
    """A box of the size that the decree gives, with its words in the middle."""
    if words:
        wide = FRAMES.get(words, words_width(words, size=13, is_bold=True) + 6)
        yield paragraph("Spacer", before=8)
        inside = xml.cell(wide, paragraph(style, Run(words=words)), align="center")
        yield xml.table("Frame" if style == "Circulation" else "RedFrame", (wide,), [xml.row(inside, height=FRAME_HEIGHT)])
        yield paragraph("Spacer")


# ---- box 9a ----


def _addressees(names: tuple[str, ...]) -> Iterator[str]:
    """One on the line of "Kính gửi:"; of several each on its own, the dashes below the colon."""
    if len(names) == 1:
        words = f"{ADDRESSEE}{names[0].strip().rstrip(';.')}"
        if words_width(words, size=14) < WIDTH - 20:
            yield paragraph("Addressee", Run(words=words))
            return
        under = words_width(ADDRESSEE, size=14)
        yield paragraph("Addressee", Run(words=words), indent=(20 + under, 5), hanging=under, align="left")
        return
    begins, dash = 25.0, words_width("- ", size=14)
    under = begins + words_width(ADDRESSEE.rstrip(": "), size=14)
    yield paragraph("Addressees", Run(words=ADDRESSEE.strip()), indent=(begins, 0), keep_next=True)
    said = list(listed(names))
    for at, one in enumerate(said, 1):
        last = at == len(said)
        yield paragraph("AddresseeLine", Run(words=f"- {one}"), indent=(under + dash, 5), hanging=dash, keep_next=not last)
    yield paragraph("Spacer", before=6)
