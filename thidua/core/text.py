"""Vietnamese text: one form of each letter, searching without marks, and the dictionary's order."""

import re
import unicodedata

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_ORDER = {letter: f"{place:02d}" for place, letter in enumerate(_LETTERS, start=40)}
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_SHAPES = "\u0306\u0302\u031b"
"""Breve, circumflex and horn make another letter; the rest are tones."""


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """NFC, every run of white space one space, ends trimmed."""
    return re.sub(r"\s+", " ", nfc(text)).strip()


def fold(text: str) -> str:
    """What a search compares: no marks, đ = d, hoà = hòa, NFC = NFD, lower case, single spaces."""
    bare = "".join(sign for sign in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(sign))
    return re.sub(r"\s+", " ", bare.replace("đ", "d")).strip()


def _weigh(sign: str) -> tuple[str, str]:
    """(letter, tone) of one composed letter; digits sort before letters, the space before both."""
    parts = unicodedata.normalize("NFD", sign)
    letter = nfc(parts[0] + "".join(mark for mark in parts[1:] if mark in _SHAPES))
    tone = next((_TONES[mark] for mark in parts[1:] if mark in _TONES), "0")
    if letter.isdecimal():
        return f"{20 + int(letter):02d}", tone
    return _ORDER.get(letter, "01" if letter == " " else "10"), tone


def sort_key(text: str) -> str:
    """A string of digits that sorts as a Vietnamese dictionary does: letters first (a ă â … d đ …), then tones.

    Only digits, so that every database collation gives the same order.
    """
    weights = [_weigh(sign) for sign in one_line(text).lower()]
    return "".join(letter for letter, _ in weights) + "00" + "".join(tone for _, tone in weights)


def person_sort_key(full_name: str) -> str:
    """People are listed by given name (the last word), then by family and middle names."""
    family, _, given = one_line(full_name).rpartition(" ")
    return sort_key(given) + "00" + sort_key(family)


def whole_number(sent: str) -> int:
    """A key or a count as an address or a hidden box carries it; 0 for anything else."""
    return int(sent) if sent.isdecimal() and len(sent) < 19 else 0
