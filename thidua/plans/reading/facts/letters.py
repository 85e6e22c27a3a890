"""The letters of Vietnamese by case, for character classes: `re` knows no \\p{Lu}."""

import unicodedata

_LATIN = [chr(code) for code in [*range(0x41, 0x250), *range(0x1E00, 0x1F00)] if "LATIN" in unicodedata.name(chr(code), "")]
UPPER = "".join(letter for letter in _LATIN if letter.isupper())
LOWER = "".join(letter for letter in _LATIN if letter.islower())
