"""Long deliverables as heads of columns, figures as words of a sentence."""

import re

from thidua.core.text import one_line

SMALL = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_TAIL = re.compile(r"[\s,;:–-]+$")
_ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]?")


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def short_name(text: str, *, most: int = 38) -> str:
    """The first clause of a text without what stands in brackets, cut at a word; "…" tells that something is left out."""
    whole = one_line(text)
    first = re.split(r"[;.](?=\s|$)", _ASIDE.sub("", whole))[0].strip() or whole
    if len(first) > most:
        first = _TAIL.sub("", first[: most + 1].rpartition(" ")[0] or first[:most]) + "…"
    return capital(first)


def count_word(number: int) -> str:
    """hai; 12: small figures in words, as a sentence of an office has them."""
    return SMALL[number] if number < len(SMALL) else str(number)


def several(names: list[str], *, most: int = 4) -> str:
    """ "A, B, C và 5 đơn vị khác"."""
    if len(names) <= most:
        return ", ".join(names)
    return f"{', '.join(names[: most - 1])} và {len(names) - most + 1} đơn vị khác"
