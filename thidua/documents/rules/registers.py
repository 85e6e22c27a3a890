"""Numbers of a series: the next one, the date it may bear, numbers that are left out (Nghị định 30/2020/NĐ-CP, Điều 15)."""

from datetime import date

from thidua.core.dates import short
from thidua.documents.rules.numbers import number_text

CLAUSE = "Điều 15 Nghị định 30/2020/NĐ-CP"
MOST_SKIPPED = 5000


def why_not_dated(day: date, *, today: date, last: date | None) -> str | None:
    """A document bears a day of the year its number belongs to, not after today, and not before the number that precedes it."""
    if day > today:
        return f"Ngày {short(day)} chưa tới. Ngày của văn bản là ngày ban hành, muộn nhất là hôm nay."
    if day.year != today.year:
        return f"Số cấp hôm nay thuộc sổ năm {today.year} nên văn bản không thể ghi ngày {short(day)} ({CLAUSE})."
    if last is not None and day < last:
        return f"Số liền trước ghi ngày {short(last)}. Số sau không ghi ngày sớm hơn; chọn từ ngày {short(last)}."
    return None


def why_not_leave_out(last_number: int, upto: int, reason: str) -> str | None:
    if not reason.strip():
        return "Ghi lý do: số trống trong sổ phải giải thích được."
    if upto <= last_number:
        return f"Số {number_text(upto)} đã cấp hoặc đã bỏ cách rồi. Ghi số lớn hơn {last_number}." if upto else "Ghi số cuối cùng bỏ cách."
    if upto - last_number > MOST_SKIPPED:
        return f"Bỏ cách một lần quá {MOST_SKIPPED} số. Kiểm tra lại số đã gõ."
    return None


def why_not_tail(tail: str) -> str | None:
    """The part of the symbol behind the kind: letters and joints only."""
    if not tail:
        return "Ghi ký hiệu nơi ban hành, ví dụ STP hoặc KVTĐ."
    if "/" in tail or any(sign.isspace() for sign in tail) or tail.startswith("-") or tail.endswith("-"):
        return "Ký hiệu viết liền, không có dấu cách, không có dấu “/”, ví dụ STP hoặc KVTĐ (Phụ lục I Nghị định 30/2020/NĐ-CP)."
    return None
