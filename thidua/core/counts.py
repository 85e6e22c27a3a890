"""A count as Word writes it before a paragraph: 4, 04, iv, d."""

from collections.abc import Callable
from typing import Final

ROMANS: Final = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def roman(count: int) -> str:
    if not 0 < count < 4000:
        return str(count)
    letters = ""
    for worth, sign in ROMANS:
        times, count = divmod(count, worth)
        letters += sign * times
    return letters


def letter(count: int) -> str:
    """a … z, then aa, bb as Word has it."""
    if count < 1:
        return str(count)
    turns, place = divmod(count - 1, 26)
    return chr(ord("a") + place) * min(turns + 1, 9)


FORMS: Final[dict[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalZero": lambda count: f"{count:02d}",
    "lowerLetter": letter,
    "upperLetter": lambda count: letter(count).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda count: roman(count).upper(),
    "none": lambda _count: "",
}


def written(count: int, form: str) -> str:
    """`form`: a value of w:numFmt; one that is not known is written in figures."""
    return FORMS.get(form, str)(count)
