"""From bytes to text: Unicode, or the code page that Windows wrote."""

import unicodedata
from codecs import BOM_UTF16_BE, BOM_UTF16_LE

from thidua.plans.reading.intake.legacy import SAMPLE, coded_by_letters, vietnamese_words


def decode(data: bytes) -> str:
    """Unicode by its mark or its form; else the code page that gives the most Vietnamese words."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data[:4096]:
        little = data[1:4096:2].count(0) >= data[0:4096:2].count(0)
        return data.decode("utf-16-le" if little else "utf-16-be", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return max(_guesses(data), key=_vietnamese_after_mending)


def _guesses(data: bytes) -> list[str]:
    western = data.decode("cp1252", errors="replace")
    return [data.decode("utf-8-sig", errors="replace"), western, unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))]


def _vietnamese_after_mending(text: str) -> float:
    code = coded_by_letters(text)
    return vietnamese_words((code(text) if code else text)[:SAMPLE])
