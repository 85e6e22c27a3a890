"""Whether a time is a deadline, or only names the work: "công tác thi đua năm 2023", "báo cáo sơ kết 6 tháng"."""

from thidua.plans.reading.dues import FoundDue
from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.model import Span
from thidua.plans.reading.words import compiled

_CUE = compiled(
    r"(?:(?:thoi gian|thoi han|thoi diem|tien do|hoan thanh|xong|ket thuc|to chuc|dien ra|tien hanh|du kien|han)(?: [^\W\d]{1,8}){0,3} ?:? ?(?:trong |vao |la |xong )?|[(:] ?(?:trong |vao )?)$"
)
_NOUN = compiled(
    r"(?<!\w)(?:bao cao|ke hoach|cong tac|so lieu|giao ban|ky|luong|chuong trinh|nhiem vu|chi tieu|phong trao|ket qua|thi dua|khen thuong|tieu chi|du toan|dot|hoat dong|cua|chu de)(?: [^\W\d]{1,8}){0,3} $"
)
_REACH = 60
_RHYTHM_NOUN = compiled(r"(?<!\w)(?:xa hoi|nhiem vu|ke hoach|cong tac|chi tieu|chuong trinh|phong trao|danh gia|tong ket|phan loai|thi dua|kinh te|cong viec|ngan sach|nghi quyet) $")
_REGULAR = compiled(r"(?<!\w)dinh ky")


def is_deadline(context: Context, due: FoundDue, sentence: Span) -> bool:
    """By the words before it. Long periods count only where something is said to be done in them."""
    before = context.folded[max(sentence[0], due.at[0] - _REACH) : due.at[0]]
    kind = due.value["kind"]
    if kind in ("year", "half"):
        words = context.folded[slice(*due.at)]
        return bool(_CUE.search(before)) or words.startswith(("xong", "hoan thanh", "het"))
    if kind == "recurring":
        return _is_rhythm(context, due, sentence, before)
    if kind in ("month", "quarter") and not due.is_firm:
        return not _NOUN.search(before)
    return True


def _is_rhythm(context: Context, due: FoundDue, sentence: Span, before: str) -> bool:
    """A bare "hằng năm" behind a noun is part of a name; with "định kỳ", a day or a count, or opening a clause, it is a rhythm."""
    words = context.folded[slice(*due.at)]
    if set(due.value) != {"kind", "every"} or due.value["every"] is None or _REGULAR.search(words):
        return True
    if not before.strip() or before.rstrip().endswith((",", ";", ":", ".", "(")):
        return True
    return not _RHYTHM_NOUN.search(before)
