"""How wide words print in Times New Roman, so that a rule can be as long as its words and a column as wide as its longest one.

Letters with marks are as wide as without. Liberation Serif, which stands in for Times New Roman on a server, has the same widths.
"""

import unicodedata
from functools import cache

UPRIGHT = """
250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 564 564
564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 722 722 611 333
278 333 469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500
444 480 200 480 541
"""
BOLD = """
250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500 500 333 333 570 570
570 500 930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 611 778 722 556 667 722 722 1000 722 722 667 333
278 333 581 500 333 500 556 444 556 444 333 500 556 278 333 556 278 833 556 500 556 556 444 389 333 556 500 722 500 500
444 394 220 394 520
"""
"""Thousandths of the size, from the space to the tilde."""
HORNED = {"Đ": "D", "đ": "d", "–": "-", "“": '"', "”": '"', "…": "—", "—": "M"}
MM = 25.4 / 72


@cache
def _widths(*, is_bold: bool) -> tuple[int, ...]:
    return tuple(map(int, (BOLD if is_bold else UPRIGHT).split()))


@cache
def _sign(sign: str, *, is_bold: bool) -> int:
    """Whatever is not known is taken for a wide letter."""
    bare = unicodedata.normalize("NFD", HORNED.get(sign, sign))[0]
    place = ord(bare) - 32
    widths = _widths(is_bold=is_bold)
    return widths[place] if 0 <= place < len(widths) else 889


def words_width(words: str, *, size: float, is_bold: bool = False) -> float:
    """Millimetres of the words on one line."""
    return sum(_sign(sign, is_bold=is_bold) for sign in unicodedata.normalize("NFC", words)) / 1000 * size * MM


def lines(words: str, *, size: float, room: float, is_bold: bool = False) -> list[str]:
    """The words as they break into lines of so many millimetres."""
    broken: list[str] = []
    for line in words.split("\n"):
        said = ""
        for word in line.split():
            longer = f"{said} {word}".strip()
            if said and words_width(longer, size=size, is_bold=is_bold) > room:
                broken.append(said)
                longer = word
            said = longer
        broken.append(said)
    return broken


def wrapped(words: str, *, size: float, room: float, is_bold: bool = False) -> list[float]:
    """How wide each of these lines is."""
    return [words_width(line, size=size, is_bold=is_bold) for line in lines(words, size=size, room=room, is_bold=is_bold)]


def sides(words: str, *, size: float, room: float, is_bold: bool = False) -> float:
    """Millimetres to leave on either side so that the lines, no more of them, come out about alike: no year alone on the last one."""
    count, narrow = len(lines(words, size=size, room=room, is_bold=is_bold)), room
    while narrow > room / 2 and len(lines(words, size=size, room=narrow - 2, is_bold=is_bold)) == count:
        narrow -= 2
    return max((room - narrow) / 2 - 1, 0) if count > 1 else 0
