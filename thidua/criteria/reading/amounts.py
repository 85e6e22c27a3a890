"""Points as tables write them: "1,5", "02", "2 điểm", "Tối đa 5đ", "-5", a figure of Excel."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from thidua.criteria.rules.words import plain

NUMBER = r"\d{1,9}(?:[.,]\d{1,9})?"
_WORDS = re.compile(
    rf"(?:tối đa|không quá|được|cộng|trừ|đạt)?\s*(?P<sign>[-+−–]?)\s*(?P<number>{NUMBER})\s*(?:điểm|đ)?(?:\s*/\s*\w+)?\.?", re.IGNORECASE
)
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_TAIL = re.compile(
    rf"\s*[:;,=→–-]?\s*\(?\s*(?P<verb>được|chấm|cộng|trừ|tính|cho|đạt|thì|còn)?\s*(?P<sign>[-+−]?)(?P<number>{NUMBER})\s*(?:điểm|đ)\s*\)?[.;,]?\s*$",
    re.IGNORECASE,
)
_AFTER_VERB = re.compile(rf"\s*[:,–-]?\s*(?P<verb>cộng|trừ|được|chấm)\s+(?P<sign>[-+]?)(?P<number>{NUMBER})\s*[.;,]?\s*$", re.IGNORECASE)
_AFTER_COLON = re.compile(rf"\s*[:=→]\s*(?P<sign>[-+−]?)(?P<number>{NUMBER})\s*[.;,]?\s*$")
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Amount:
    """What a cell says; `doubt`: a sentence when it can be read in two ways or not at all."""

    points: Decimal | None = None
    doubt: str = ""
    is_minus: bool = False


def amount_of(text: str, *, is_figure: bool = False) -> Amount:
    """`is_figure`: a number that Excel holds, as it is stored ("1.5", "1.7500000000000002", "1E-3")."""
    bare = " ".join(text.split())
    if not bare or bare in {"-", "–", "/", "x", "X"}:
        return Amount()
    return _stored(bare) if is_figure else _typed(bare)


def _stored(text: str) -> Amount:
    value = Decimal(text)
    if abs(value) >= 10**9:
        return Amount(None, f"Điểm trong tệp là “{text[:30]}”, quá lớn: ghi lại điểm.")
    points, is_minus = abs(value).quantize(_CENT, ROUND_HALF_UP), value < 0
    if abs(abs(value) - points) > Decimal("0.000001"):
        doubt = f"Điểm trong tệp là {plain(value.quantize(Decimal('0.000001')))}, có nhiều hơn hai chữ số thập phân: kiểm tra lại."
        return Amount(points, doubt, is_minus=is_minus)
    return Amount(points.normalize() + 0, is_minus=is_minus)


def _typed(text: str) -> Amount:
    if _GROUPED.fullmatch(text):
        points = Decimal(text.replace(".", "").replace(",", "."))
        return Amount(points, f"“{text}” đọc là {plain(points)}: dấu chấm là hàng nghìn, không phải số lẻ?")
    found = _WORDS.fullmatch(text)
    if not found:
        return Amount(None, f"Ô điểm ghi “{text[:60]}”, không phải một số: ghi điểm vào đây.")
    points = Decimal(found["number"].replace(",", "."))
    is_minus = found["sign"] in {"-", "−", "–"} or text.lower().startswith("trừ")
    if points != points.quantize(_CENT):
        return Amount(None, f"“{text}” có nhiều hơn hai chữ số thập phân: ghi lại điểm.")
    return Amount(points, is_minus=is_minus)


def split_tail(text: str) -> tuple[str, Decimal | None, str]:
    """Words that end with their points: ("Từ 80% đến dưới 95%", 1.5, verb) of "Từ 80% đến dưới 95%: được 1,5 điểm"."""
    found = _TAIL.search(text) or _AFTER_VERB.search(text) or _AFTER_COLON.search(text)
    if not found:
        return text.strip(), None, ""
    verb = found.groupdict().get("verb") or ("trừ" if found["sign"] in {"-", "−"} else "")
    return text[: found.start()].strip(), Decimal(found["number"].replace(",", ".")), verb.lower()
