"""What is done in a sentence: its parts by due value and recipient, and which verbs can be seen to be done."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from thidua.plans.reading.dues import FoundDue
from thidua.plans.reading.facts.actors import subject_in
from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.model import Span
from thidua.plans.reading.words import PREDICATE, compiled

VISIBLE = compiled(
    r"(?<!\w)(?<!chuong )(?<!qua )(?:gui|nop|lap(?! thanh tich)|trinh|xay dung(?! (?:va (?:phat trien|nhan rong) )?(?:nong thon moi|to quoc|doi ngu|co quan van hoa|don vi vung|dang|nen))"
    r"|ban hanh|tong hop|cu(?= |$)|chuan bi|dang ky|thanh lap|ky ket|ky giao uoc|de xuat|ra soat|tham dinh|cham diem|tu cham|cung cap|bo tri kinh phi|bo tri|(?:bao dam|dam bao) (?:kinh phi|hau can|co so vat chat|phuong tien|dieu kien)|lam thu tuc|phat hanh|ra quan|ky (?=ket|giao|cam ket)"
    r"|mo lop|mo (?:chuyen muc|so)|niem yet|dang tai|cong bo|cong khai|gioi thieu|lua chon|binh xet|binh chon|suy ton|so ket|tong ket|du thao|soan thao|bien soan|thong ke|quyet toan|thanh toan|du tru|lap du toan"
    r"|bao cao(?= (?:ve|ket qua|tinh hinh|[a-z]{2,6} ))|to chuc (?:hoi nghi|le|cho|dang ky|kiem tra|so ket|tong ket|phat dong|ky|hoi thi|hoi thao|toa dam|binh xet|tap huan|cham|doan|hop|thi|cuoc|dot|it nhat|\d|thanh cong|lay y kien|quan triet|phong trao|gap mat|trao)"
    r"|tham muu (?:ban hanh|xay dung|trinh|to chuc)|phat dong|kien toan|y kien|gop y|ban giao|chuyen giao|cap phat|mua|in(?= )|trao(?! doi)|moi(?= )|hoan thanh ho so|hoan thien|cap nhat|nhap|trinh bay|thong bao|kiem tra(?= )|ghi hinh|nghiem thu|phan cong|giao uoc|to chuc toa dam)(?!\w)"
)
STANDING = compiled(
    r"(?<!\w)(?:theo doi|phoi hop|tham muu|don doc|huong dan|trien khai|to chuc thuc hien|thuc hien|tuyen truyen|quan triet|pho bien|phan anh|chi dao|lanh dao|kiem tra|giam sat|tham gia|quan tam|tao dieu kien|dong vien|cu the hoa|to chuc phong trao|chu dong|giup|nam bat|duy tri|phat hien|thong tin)(?!\w)"
)
EXHORTATION = compiled(
    r"^(?:can |phai |se |huong ung |tiep tuc |tich cuc |chu dong |thuong xuyen |kip thoi |ra suc |no luc |quyet tam |tap trung )*(?:huong ung|cai cach|giu nghiem|nang cao|day manh|tang cuong|doi moi|phat huy|phan dau|chu trong|quan tam|khac phuc|bao dam|dam bao|thi dua|tiep tuc|duy tri|ra suc|no luc|quyet tam|xac dinh|hoan thanh (?:xuat sac|tot|vuot|thang loi|toan dien)|giu vung|gan |lay |coi |kip thoi (?:bieu duong|khen|phat hien|dong vien)|khong ngung|tap trung (?:hoan thanh|nguon luc|nang cao|cai cach|thuc hien))"
)
_AFTERTHOUGHT = compiled(
    r"^[ ,)\-]*(?:de |nham|theo|trong do|gom|bao gom|\(|tai |qua |dia chi|ban |kem|va co|lam co so|lam can cu|phuc vu|co xac nhan|[^\w]*$)"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sentence with one due value (or none)."""

    at: Span
    due: FoundDue | None
    begins_with_due: bool = False


def parts_of(context: Context, sentence: Span, dues: list[FoundDue]) -> list[Part]:
    """Cut a sentence so that every part has at most one due value."""
    parts: list[Part] = []
    start = sentence[0]
    dues = _without_weak(context, sentence, dues)
    for number, due in enumerate(dues):
        if due.at[1] <= start and parts:
            parts.append(Part(parts[-1].at, due))
            continue
        following = dues[number + 1].at[0] if number + 1 < len(dues) else sentence[1]
        if _leads(context, start, due, following):
            opening = _opening(context, start, due)
            if context.text[start:opening].strip(" ,;.-–"):
                parts.append(Part((start, opening), None))
                start = opening
            end = _clause_end(context, due.at[1], following if number + 1 < len(dues) else sentence[1])
            parts.append(Part((start, end), due, begins_with_due=True))
        else:
            cut = _own_start(context, start, due.at[0])
            if cut > start:
                parts.append(Part((start, cut), None))
            end = _closed(context, due.at[1], sentence[1])
            parts.append(Part((cut, end), due))
        start = end
    if start < sentence[1] and not (parts and _AFTERTHOUGHT.match(context.folded[start : sentence[1]].lstrip(" .;"))):
        parts.append(Part((start, sentence[1]), None))
    return [part for part in parts if context.text[slice(*context.trim(part.at))]]


def _without_weak(context: Context, sentence: Span, dues: list[FoundDue]) -> list[FoundDue]:
    """ "Sau khi kiểm tra, … gửi chậm nhất 10 ngày sau …": an opening without a number gives way to the fuller one."""
    kept = []
    for number, due in enumerate(dues):
        is_open = due.value["kind"] == "relative" and due.value["days"] is None
        rest = dues[number + 1 :]
        clause = _clause_end(context, due.at[1], sentence[1])
        if is_open and any(other.at[0] < clause for other in rest):
            continue
        if not due.is_firm and is_open and not _leads(context, sentence[0], due, sentence[1]):
            continue
        kept.append(due)
    return kept


def _leads(context: Context, start: int, due: FoundDue, following: int) -> bool:
    """Whether the due stands before its act: "Trước ngày 20/6, các đơn vị gửi …"."""
    before = context.folded[_opening(context, start, due) : due.at[0]].strip(" ,;:-–.(")
    if PREDICATE.search(before) or len(before) > 40 or before.endswith(")"):
        return False
    after = context.folded[due.at[1] : following]
    if re.match(r"\s*[).;]", after) and not re.match(r"\s*\)\s?[:,]?\s?\w", after):
        return False
    return bool(PREDICATE.search(after))


def _opening(context: Context, start: int, due: FoundDue) -> int:
    """Where the clause of the due begins: after the last semicolon, or the last comma for "…, kết thúc mỗi đợt có …"."""
    text = context.text[start : due.at[0]]
    at = text.rfind(";")
    if at < 0 and due.value["kind"] in ("relative", "recurring") and text.rstrip().endswith(","):
        at = text.rstrip().rfind(",")
    return start + at + 1


def _clause_end(context: Context, start: int, end: int) -> int:
    semicolon = context.text.find(";", start, end)
    return semicolon if semicolon >= 0 else end


def _closed(context: Context, at: int, end: int) -> int:
    """After the bracket or quotation mark that closes right behind the due."""
    match = re.match(r"[^()\w]{0,3}\)|\s?\([^()]{0,25}\)", context.text[at:end])
    return at + match.end() if match else at


def _own_start(context: Context, start: int, end: int) -> int:
    """Where the act of the due begins: after a semicolon when what follows has its own subject or sends something else."""
    cut = start
    for semicolon in re.finditer(r";|,\s(?=đồng thời)|\sđồng thời\s", context.text[start:end]):
        at = start + semicolon.end()
        before, after = (cut, at), (at, end)
        if _subject_starts(context, after) or (_SENDS.search(context.folded, *before) and _SENDS.search(context.folded, *after)):
            cut = at
    return cut


_SENDS = compiled(r"(?<!\w)(?:gui|nop|trinh)(?!\w)")


def _subject_starts(context: Context, span: Span) -> bool:
    subject = subject_in(context, span)
    return bool(subject and subject.at[0] - span[0] <= 12)


def split_undated(context: Context, span: Span) -> Iterator[Span]:
    """Undated acts of a sentence: apart at "đồng thời" and where a new subject begins."""
    start = span[0]
    for match in re.finditer(r";|[,;]?\s(?:đồng thời)[,\s]", context.text[slice(*span)]):
        at = span[0] + match.end()
        is_joint = "đồng thời" in match.group()
        if is_joint or _subject_starts(context, (at, span[1])):
            yield start, span[0] + match.start()
            start = at
    yield start, span[1]
