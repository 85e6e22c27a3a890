"""How wide words are in Times New Roman: widths of the letters in thousandths of the size; a letter with marks is as wide as without."""

import unicodedata
from functools import cache

MM = 25.4 / 72
_UPRIGHT = {
    250: ",. ", 278: "ijlt/:;", 333: "frI!()-[]", 389: "sJ", 408: '"', 444: "acez?“”", 500: "0123456789bdghknopquvxy_đ–", 556: "FPS",
    611: "ELTZ", 667: "BCR", 722: "wADGHKNOQUVXYĐ", 778: "m&", 833: "%", 889: "M", 944: "W", 1000: "—…",
}  # fmt: skip
_BOLD = {
    250: ",. ", 278: "il/", 333: "fjt!()-:;[]", 389: "sI", 444: "cerz", 500: "0123456789agovxyJ?_–“”", 555: '"', 556: "bdhknpquSđ",
    611: "FP", 667: "BELTZ", 722: "wACDNRUVXYĐ", 778: "GHKOQ", 833: "m&", 944: "M", 1000: "W%—…",
}  # fmt: skip
_TABLES = {
    is_bold: {letter: width for width, letters in table.items() for letter in letters}
    for is_bold, table in ((False, _UPRIGHT), (True, _BOLD))
}


def words_width(words: str, *, size: float, is_bold: bool = False) -> float:
    """Millimetres."""
    return sum(_letter(sign, is_bold) for sign in unicodedata.normalize("NFC", words)) * size * MM / 1000


def wrapped(words: str, *, room: float, size: float, is_bold: bool = False) -> list[float]:
    """How wide each line is when the words break at so many millimetres."""
    lines: list[float] = []
    said = ""
    for word in words.split():
        longer = f"{said} {word}".strip()
        if said and words_width(longer, size=size, is_bold=is_bold) > room:
            lines.append(words_width(said, size=size, is_bold=is_bold))
            longer = word
        said = longer
    return [*lines, words_width(said, size=size, is_bold=is_bold)]


@cache
def _letter(sign: str, is_bold: bool) -> int:
    table = _TABLES[is_bold]
    return table.get(sign) or table.get(unicodedata.normalize("NFD", sign)[0], 500)
