"""To whom something goes: "gửi về …", "trình …", "báo cáo …"."""

import re
from dataclasses import dataclass

from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.model import Span
from thidua.plans.reading.words import compiled

_OTHERS = compiled(r"(?:cap co tham quyen|co quan co tham quyen|cap tren|nguoi ky|thu truong|dai bieu|khach moi)(?!\w)")
_SEND = compiled(
    r"(?<!\w)(?<!chuong )(?<!qua )(?<!lo )(?<!cong )(?:gui|nop|trinh|bao cao|chuyen(?! (?:doi|bien|mon|de|nghiep|giao))|thong bao"
    r"|phan anh|tham muu|de nghi"
    r"|giao nop|xin y kien|lay y kien|gop y|dang ky|kien nghi|de xuat|cung cap|bao|quyet toan|thanh toan)(?!\w)"
)
_TO = compiled(
    r" (?:(?:lai|ho so|van ban|ban|ket qua|bang van ban|kip thoi|truc tiep|xin y kien|lay y kien|tong hop|trinh"
    r"|bao cao) ){0,2}(?:(?:ve|cho|den|toi|len|qua|voi)(?: cho| dia chi)? )?"
)
_LATER = compiled(r"(?<!\w)(?<!doi )(?<!viec )(?<!hop )(?<!cung )(?<!gan )(?:ve|cho|den|toi|voi|len) ")
_GOES = compiled(r"(?<!\w)(?<!chuong )(?<!qua )(?<!lo )(?<!cong )(?:gui|nop|trinh|chuyen)(?!\w)")
_TOWARDS = compiled(r" (?:ve|cho|den|toi|len|qua|voi) ")
_DIRECT = (
    "gui",
    "nop",
    "trinh",
    "bao cao",
    "chuyen",
    "thong bao",
    "phan anh",
    "tham muu",
    "de nghi",
    "xin y kien",
    "lay y kien",
    "giao nop",
    "kien nghi",
)
"""Verbs that take the receiver without "về" or "cho"."""
_FOR = ("gui", "nop", "chuyen", "cung cap", "bao", "bao cao", "thong bao", "gop y")
"""Verbs whose "cho" names who gets it; "đề nghị tặng … cho" names who is honoured."""
_END = compiled(
    r" (?:truoc|cham|muon|de|theo|trong(?! (?:khoi|cum|khu vuc|toan))|bang|vao|xem xet|phe duyet|quyet dinh|tong hop|lay|kem"
    r"|gom|bao gom|ngay|dinh ky|hang|tu|khong|han|xong|hoan thanh|bao cao|gui|trinh|duyet|cho y kien"
    r"|lan luot|den(?= \d)|va (?:gui|bao cao|trinh|to chuc|tong hop)|dong thoi|nham|khi|sau|neu|thong nhat|ban hanh|hop|danh gia|cong nhan"
    r"|tang|thong qua|cac noi dung|ve|chon|lua chon|gop|sua doi|cung|cung voi|nham|(?<!ban )chi dao"
    r"|nhung|chung|dung|dang ky|den ngay|den het|qua (?:email|thu|he thong|dia chi"
    r"|hop thu|phan mem)|dia chi|email|ghi|sau khi|(?<!thu )ky|tham dinh|bieu duong|xet)(?!\w)"
    r"|(?<!dua)(?<!dua,)(?<!dua -)(?<!dua va) khen thuong(?!\w)|[;:.()]|$"
)
_JOIN = re.compile(r",\s|\s-\s")
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Recipient:
    name: str
    at: Span
    verb: Span
    """The verb that sends."""
    verb_word: str


def recipients_in(context: Context, span: Span) -> list[Recipient]:
    """Each unit that something is sent to, in reading order."""
    found: list[Recipient] = []
    for verb in _SEND.finditer(context.folded, *span):
        at = _start(context, verb.end(), span[1], verb=verb.group())
        if at is None or any(known.at[0] == at for known in found):
            continue
        end = _end(context, at, span[1])
        if verb.group() == "tham muu" and _ADVISED.match(context.folded, end, span[1]):
            continue
        name = context.quote((at, end))
        if name:
            found.append(Recipient(name, context.trim((at, end)), verb.span(), verb.group()))
    return sorted(found, key=lambda one: one.at)


_ADVISED = compiled(r" ?(?:trong|ve) (?:viec|cong tac)(?!\w)")
"""Behind who is advised and gets nothing: "tham mưu cho Giám đốc trong việc tổ chức …"."""


def _start(context: Context, at: int, end: int, *, verb: str) -> int | None:
    """Where the recipient's name begins: right after the verb, or after "về", "cho", "đến" later in the clause."""
    if verb in _DIRECT and _is_unit(context, at + 1, end):
        return at + 1
    direct = _TO.match(context.folded, at, end)
    if direct and (verb in _DIRECT or _TOWARDS.search(direct.group())) and _is_unit(context, direct.end(), end):
        return direct.end()
    clause = re.search(r"[;:.]|$", context.text[at:end])
    stop = at + (clause.start() if clause else 0)
    for later in _LATER.finditer(context.folded, at, min(stop, at + _LONGEST)):
        if _GOES.search(context.folded, at, later.start()) and not context.folded.startswith("ve", later.start()):
            return None
        if _is_unit(context, later.end(), end) and (verb in _FOR or not context.folded.startswith("cho ", later.start())):
            return later.end()
    return None


def _is_unit(context: Context, at: int, end: int) -> bool:
    return at < end and (context.unit_end(at) is not None or bool(_OTHERS.match(context.folded, at)))


def _end(context: Context, start: int, end: int) -> int:
    """Commas go on as long as another unit follows; a bracket goes along when it names a unit."""
    stop = min(end, start + _LONGEST)
    at = next((end.start() for end in _END.finditer(context.folded, start, stop) if not _is_name(context, end.start())), stop)
    at = _first_foreign_comma(context, start, at)
    bracket = re.match(r"\s?\(([^()]{2,80})\)", context.text[at:end])
    if bracket and _is_unit(context, at + bracket.start(1), end) and not re.search(r"\d", bracket[1]):
        return at + bracket.end()
    return at


def _is_name(context: Context, at: int) -> bool:
    """ "Khen thưởng" with a capital goes on with the name."""
    return context.text[at : at + 1] == " " and context.text[at + 1 : at + 2].isupper()


def _first_foreign_comma(context: Context, start: int, end: int) -> int:
    for comma in _JOIN.finditer(context.text, start, end):
        if _APPOSITION.match(context.folded, comma.end()) or not (
            _is_unit(context, comma.end(), end + 40) or _is_list(context, comma.end(), end)
        ):
            return comma.start()
    return end


_APPOSITION = compiled(r"(?:la )?co quan (?:thuong truc|dau moi)")


def _is_list(context: Context, at: int, end: int) -> bool:
    """ "Sở Tư pháp tỉnh A, B và C", "Hội đồng thi đua, khen thưởng", "Vụ Thi đua - Khen thưởng"."""
    rest = context.folded[at:end]
    return rest.startswith(("khen thuong", "pho ", "thi dua")) or context.text[at : at + 1].isupper()
