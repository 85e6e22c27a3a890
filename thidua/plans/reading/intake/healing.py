"""Slips that typing, Word and scanning leave inside a line."""

import re
import unicodedata

NOT_PRINTED = re.compile("[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffc*~]")
BLANKS = re.compile(r" {2,}")
ODD_BLANK = re.compile(r"[^\S\n ]")
BREAKS = re.compile(r" *\n\s*")
PRIVATE_BULLET = re.compile("(^|\n)[\ue000-\uf8ff] ?")
PRIVATE = re.compile("[\ue000-\uf8ff]")

AS_DIGITS = str.maketrans("lIOo", "1100")
SUSPECT = re.compile(r"[lIOo](?:(?<=\d[lIOo])|\d|(?<=[lI])O|(?<=[/.-][lIOo])[lIOo]?[/.-])")
"""Such a letter beside a figure, before an O, or alone between strokes."""
FULL_DATE = re.compile(r"(?<![\w/.])([\dlIOo]{1,2})([/.-])([\dlIOo]{1,2})\2([\dlIOo]{4})(?![\w/])")
NUMBER = re.compile(r"(?:(?<![\w@./])(?:[lIO]+\d[\dlIO]*|\d+[OI][\dlIO]*|\d+l[\dlIO]+|0l)|(?<=/)2[\dO]{3})(?=[/.,%;:)\s-]|$)")
AFTER_WORD = re.compile(r"(\b(?:[Nn]gày|[Tt]háng) )([\dlIOo]\d|\d[lIOo]|[lI]O)(?!\w)|(\b[Nn]ăm )(2[\dlIOo]{3})(?!\w)")


def clean(text: str) -> str:
    """NFC; every blank a plain space, a run of them one; no marks `*` `~`; soft breaks stay as one "\\n"."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if not text.isprintable() or "*" in text or "~" in text:
        text = _printed(text)
    return BLANKS.sub(" ", text) if "  " in text else text


def _printed(text: str) -> str:
    """Odd blanks, breaks, unseen letters and signs of symbol fonts put right."""
    if PRIVATE.search(text):
        text = PRIVATE.sub("", PRIVATE_BULLET.sub(r"\1- ", text))
    text = NOT_PRINTED.sub("", text).replace("\r", "\n").replace("\x0b", "\n")
    text = ODD_BLANK.sub(" ", text)
    return BREAKS.sub("\n", text) if "\n" in text else text


def mend_digits(text: str) -> str:
    """Letters l, I, O that stand for 1 and 0 in a date or a number, put right; the length stays."""
    if not SUSPECT.search(text):
        return text
    text = FULL_DATE.sub(_digits_of_date, text)
    text = AFTER_WORD.sub(_digits_after_word, text)
    return NUMBER.sub(_digits, text)


def _digits(found: re.Match[str]) -> str:
    return found[0].translate(AS_DIGITS)


def _digits_after_word(found: re.Match[str]) -> str:
    return (found[1] or found[3]) + (found[2] or found[4]).translate(AS_DIGITS)


def _digits_of_date(found: re.Match[str]) -> str:
    return _digits(found) if sum(letter.isdigit() for letter in found[0]) >= 3 else found[0]
