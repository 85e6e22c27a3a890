"""Where signatures belong on the pages of a PDF (Decree 30/2020, annex I): found by the signer's post and name, or by the corner.

Boxes are in points of the page as it lies in the file (left, bottom, right, top).
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from pypdfium2 import PdfDocument, PdfPage

from thidua.documents.signing.names import Kind
from thidua.documents.signing.values import CannotSign

MM = 72 / 25.4
Box = tuple[float, float, float, float]
SIGNATURE_WIDTH = 45 * MM
LEAST_GAP = 12 * MM
MOST_GAP = 60 * MM
SEAL = 36 * MM
"""The diameter of an agency's seal: the picture is in real size."""
CORNER = (70 * MM, 14 * MM)
EDGE = (20 * MM, 4 * MM)
"""From the right and the upper edge: the three lines of size 10 stand in the margin above the heading."""
MOST_LETTERS = 20_000
LAST_PAGES = 5
NO_NAME = "Chưa tìm thấy họ tên người ký “{name}” trong tệp PDF. Kiểm tra lại họ tên, hoặc chọn đúng tệp có khối chữ ký."
NO_POST = "Chưa tìm thấy chức vụ “{post}” phía trên họ tên “{name}” trong tệp PDF. Ghi chức vụ đúng như trong văn bản."
NO_ROOM = "Giữa chức vụ “{post}” và họ tên “{name}” chỉ trống {gap} mm, không đủ chỗ đặt chữ ký (cần ít nhất {least} mm)."
NO_PAGE = "Tệp PDF không có trang {page} để đặt chữ ký."
OFF_PAGE = "Ô chữ ký đặt ngoài trang {page}. Ghi lại vị trí (tính bằng điểm từ góc dưới bên trái)."


@dataclass(frozen=True, slots=True)
class Place:
    """A signature that is wanted. PERSON and ORGANISATION stand at the signer's block, the other two in the corner; `box` overrules."""

    kind: Kind
    post: str = ""
    name: str = ""
    page: int = 0
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that was found; pages count from 0."""

    kind: Kind
    page: int
    box: Box
    name: str = ""


@dataclass(frozen=True, slots=True)
class Letters:
    """The text of a page without its spaces and without the difference of capitals; `boxes` stand beside the letters.

    `begins`: where words begin, and the end.
    """

    text: str
    boxes: tuple[Box, ...]
    begins: frozenset[int]

    def all_of(self, words: str) -> Iterator[Box]:
        """Whole words only: "Ai" is not in "Mai"."""
        wanted, start = folded(words), -1
        while wanted and (start := self.text.find(wanted, start + 1)) >= 0:
            if {start, start + len(wanted)} <= self.begins:
                yield around(self.boxes[start : start + len(wanted)])


def spot_of(place: Place, document: PdfDocument) -> Spot:
    """Raises `CannotSign`."""
    if place.box is not None:
        return _given(place, place.box, document)
    if place.kind in {Kind.ANNEX, Kind.COPY}:
        return Spot(place.kind, 0, corner_of(document[0]))
    page, gap = _gap(place, document)
    hand = _hand(gap)
    if place.kind == Kind.PERSON:
        return Spot(place.kind, page, hand, place.name)
    return Spot(place.kind, page, _seal(hand, document[page]))


def _given(place: Place, box: Box, document: PdfDocument) -> Spot:
    if not 0 <= place.page < len(document):
        raise CannotSign(NO_PAGE.format(page=place.page + 1))
    left, bottom, right, top = document[place.page].get_cropbox()
    if not (left <= box[0] < box[2] <= right and bottom <= box[1] < box[3] <= top):
        raise CannotSign(OFF_PAGE.format(page=place.page + 1))
    return Spot(place.kind, place.page, box, place.name)


def _gap(place: Place, document: PdfDocument) -> tuple[int, Box]:
    """The last signer's block of the file: between post and name, as wide as the name."""
    is_named = False
    for number in reversed(range(max(len(document) - LAST_PAGES, 0), len(document))):
        letters = letters_of(document[number])
        names = list(letters.all_of(place.name))
        is_named = is_named or bool(names)
        pairs = [(post, name) for name in names for post in letters.all_of(place.post) if _stands_over(post, name)]
        if pairs:
            post, name = min(pairs, key=lambda pair: (pair[1][1], pair[0][1] - pair[1][3]))
            return number, _between(post, name, place)
    raise CannotSign((NO_POST if is_named else NO_NAME).format(post=place.post, name=place.name))


def _stands_over(post: Box, name: Box) -> bool:
    """The middles of both lie over one another, and the block is no longer than blocks are."""
    middle = (name[0] + name[2]) / 2
    return post[0] <= middle <= post[2] and 0 <= post[1] - name[3] <= MOST_GAP


def _between(post: Box, name: Box, place: Place) -> Box:
    gap = post[1] - name[3]
    if gap < LEAST_GAP:
        words = {"gap": round(gap / MM), "least": round(LEAST_GAP / MM)}
        raise CannotSign(NO_ROOM.format(post=place.post, name=place.name, **words))
    return name[0], name[3], name[2], post[1]


def _hand(gap: Box) -> Box:
    """Centred between post and name."""
    middle = (gap[0] + gap[2]) / 2
    return middle - SIGNATURE_WIDTH / 2, gap[1] + 1, middle + SIGNATURE_WIDTH / 2, gap[3] - 1


def _seal(hand: Box, page: PdfPage) -> Box:
    """Over the left third of the signature, in its middle."""
    right, middle = hand[0] + (hand[2] - hand[0]) / 3, (hand[1] + hand[3]) / 2
    left = max(right - SEAL, page.get_cropbox()[0])
    return left, middle - SEAL / 2, right, middle + SEAL / 2


def corner_of(page: PdfPage) -> Box:
    """The upper right one as the reader sees the page, however it is turned."""
    left, bottom, right, top = page.get_cropbox()
    wide, high = CORNER
    across, down = EDGE
    return {
        0: (right - across - wide, top - down - high, right - across, top - down),
        90: (left + down, top - across - wide, left + down + high, top - across),
        180: (left + across, bottom + down, left + across + wide, bottom + down + high),
        270: (right - down - high, bottom + across, right - down, bottom + across + wide),
    }[page.get_rotation()]


def letters_of(page: PdfPage) -> Letters:
    textpage = page.get_textpage()
    count = min(textpage.count_chars(), MOST_LETTERS)
    text: list[str] = []
    boxes: list[Box] = []
    begins = {0}
    for letter, box in _whole_letters(textpage.get_text_range(0, count) if count else "", count, textpage):
        if not letter.isalnum():
            begins.add(len(text))
        for part in folded(letter):
            text.append(part)
            boxes.append(box)
        if not letter.isalnum():
            begins.add(len(text))
    return Letters("".join(text), tuple(boxes), frozenset(begins | {len(text)}))


def _whole_letters(text: str, count: int, textpage: object) -> Iterator[tuple[str, Box]]:
    """Letters with the marks that follow them, so that a decomposed text is found as well."""
    letter, box = "", (0.0, 0.0, 0.0, 0.0)
    for index in range(min(count, len(text))):
        if letter and unicodedata.combining(text[index]):
            letter += text[index]
            continue
        if letter:
            yield unicodedata.normalize("NFC", letter), box
        letter, box = text[index], textpage.get_charbox(index)  # type: ignore[attr-defined]
    if letter:
        yield unicodedata.normalize("NFC", letter), box


def folded(words: str) -> str:
    """Lower case, composed, without spaces: how a line is broken does not matter."""
    return "".join(unicodedata.normalize("NFC", words).lower().split())


def around(boxes: tuple[Box, ...]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)
