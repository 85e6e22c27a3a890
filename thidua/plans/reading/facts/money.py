"""Who pays (`funding`), which fund is kept (`fund`), and that members pay nothing (`no_contribution`)."""

import re
from collections.abc import Iterable, Iterator

from thidua.plans.enums import FactKind
from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.facts.pieces import Piece, clauses_of, pieces_of
from thidua.plans.reading.model import Fact, Span
from thidua.plans.reading.words import compiled

SECTION = compiled(r"^[^a-z]*(?:[\w.)]{1,6} )?(?:ve )?(?:nguon )?(?:kinh phi|che do tai chinh)")
ON_MONEY = compiled(
    r"^(?:ve |nguon |toan bo |moi |cac )?(?:kinh phi|chi phi|tien (?:thuong|an|xe|thue)|nguon chi|"
    r"chi khen thuong|phan (?:thieu|con lai))(?!\w)"
)
PARTS = re.compile(r";(?= )|, (?=tiền |chi phí |kinh phí |các đơn vị (?:nộp|gửi) |đại biểu tự túc)")
PAID = compiled(
    r"(?<!\w)(?:tu tai chinh|trich tu|lay tu|su dung(?: tu)?|tu nguon|tu (?:kinh phi|ngan sach|quy|du toan|"
    r"nguon)|tu tuc|tu chi|chi tra|chi tu|bao dam|dam bao|bo tri|can doi|duoc cap|ho tro|tu (?:dam bao|"
    r"bao dam)|"
    r"do [^.;,]{3,90}? (?:dam bao|bao dam|chi|thuc hien|chi tra|can doi|bo tri|cap|chiu|thanh toan)|"
    r"thuc hien theo|chi theo|theo quy dinh|xa hoi hoa|dong gop|huy dong|tai tro)(?!\w)"
)
PAYER = re.compile(
    r"(?i)\bdo (?P<who>.{3,120}?) (?:tự )?(?:đảm bảo|bảo đảm|chi trả|chi|thực hiện|cân đối|bố trí|cấp|chịu|thanh toán|đóng góp|hỗ trợ)\b"
)
SPENDS = re.compile(r"(?<!\w)chi (?!tiết|bộ|cục|tiêu|đoàn|hội|nhánh|bằng)(?=[a-zđ])")
DRAWN = compiled(
    r"(?<!\w)(?:kinh phi|tien thuong|chi phi)(?!\w).{0,60}(?<!\w)(?:tu nguon|tu quy|trich tu|tu ngan sach|trong du toan|bang nguon)(?!\w)"
)
OWED = compiled(r"(?<!\w)(?:lap du toan|nop ve|thanh,? quyet toan|truoc ngay|cham nhat|nop vao)(?!\w)")
SOURCE = re.compile(
    r"(?i)(?:\btừ|\bsử dụng|\bbằng|\btrong|\blấy) (?:các |nguồn )*(?P<what>(?:nguồn|kinh phí|ngân sách|quỹ|"
    r"dự toán|tài trợ|đóng góp|xã hội hóa).{0,160}?)(?=[;.]|$| theo quy định| để | và (?=do ))"
)
RULE = re.compile(r"(?i)(?P<rule>theo (?:các )?(?:quy định|hướng dẫn|chế độ)[^.;]{0,120})")
OTHER = re.compile(
    r"(?i)(?:,| và) (?:các |từ )*(?P<what>(?:nguồn|kinh phí) [^.;,]{0,100}(?:tài trợ|khác|hợp pháp|đóng góp|xã hội hóa)[^.;,]{0,80})"
)
FUND = re.compile(
    r"\b(?P<fund>Quỹ (?!đạo|đất|thời gian)(?:“[^”]{2,60}”|[^.;,()“”]{2,80}?)"
    r"(?:, (?=khuyến|khen)[^.;,()“”]{2,40}?)?)(?=[.;()“”]|"
    r",| để | phục vụ| dành| nhằm| với | mỗi | theo |$| trong (?:Cụm|Cục|Khối|Khu vực)| do | từ | hằng | hàng |"
    r" đảm bảo| bảo đảm| cho | thực hiện)"
)
KEPT = compiled(
    r"(?<!\w)(?:duy tri|giu vung|dung co hieu qua|su dung co hieu qua|huy dong|thanh lap|xay dung|"
    r"ung ho|dong gop(?: vao)?|gay|lap|nop(?: vao)?|trich nop|"
    r"van dong|phat trien|quan ly|thuc hien(?: hieu qua| tot)?)(?!\w)"
)
NOT_KEPT = compiled(r"(?<!\w)(?:do|theo|tu|bang|trich|ke hoach|chi)(?!\w)|.{50}")
FUND_FOR = re.compile(r"(?i)(?:để |nhằm |phục vụ )+(?:cho |hoạt động |việc )*(?P<purpose>[^.;]{3,100})")
FREE = compiled(
    r"khong (?:thu|van dong|yeu cau|huy dong|dat van de|to chuc thu|phai dong)(?: [a-z,]+){0,5}? (?:kinh phi|"
    r"dong gop|hoi phi|phi|tien|quy)(?!\w)[^.;]*|khong phai dong gop[^.;]*|mien (?:dong gop|thu)[^.;]*"
)
FREE_START = re.compile(r"(?:^|[.;:,] |vì vậy,? |Vì vậy,? |do đó,? |nên )(?=[^.;:,]*$)")
YEAR = re.compile(r"năm (20\d\d)")
BECAUSE = re.compile(r"(?i)\b(?:do|vì|bởi) (?P<reason>(?!vậy|đó|thế)[^.;]{5,160})")


def find(context: Context) -> Iterable[Fact]:
    for piece in pieces_of(context):
        for sentence in piece.sentences:
            for clause in clauses_of(piece.text, sentence, cut=PARTS):
                if free := FREE.search(piece.folded, *clause):
                    yield _free(context, piece, free, sentence)
                elif _pays(piece, clause):
                    yield _funding(context, piece, clause)
            yield from _funds(context, piece, sentence)


def _pays(piece: Piece, clause: Span) -> bool:
    folded = piece.folded[clause[0] : clause[1]]
    in_section = piece.is_under(SECTION) or bool(SECTION.match(piece.folded[:40]))
    names_source = bool(PAID.search(folded))
    if OWED.search(folded):
        return names_source and bool(ON_MONEY.match(folded))
    spends = in_section and bool(SPENDS.search(piece.text[clause[0] : clause[1]]))
    return bool(DRAWN.search(folded)) or spends or (names_source and (in_section or bool(ON_MONEY.match(folded))))


def _funding(context: Context, piece: Piece, sentence: Span) -> Fact:
    words = piece.text[sentence[0] : sentence[1]]
    sources = [found["who"].strip() for found in PAYER.finditer(words)]
    sources += [found["what"].strip(" ,") for found in SOURCE.finditer(words)]
    sources += [found["what"].strip(" ,") for found in OTHER.finditer(words) if not any(found["what"] in source for source in sources)]
    if not sources:
        rule = RULE.search(words)
        sources = [rule["rule"].strip()] if rule else [words]
    return context.fact(FactKind.FUNDING, piece.at(_after_label(piece, sentence)), sources=sources)


def _after_label(piece: Piece, sentence: Span) -> Span:
    """Without "2." or "2. Kinh phí thực hiện:" before the sentence proper."""
    label = re.match(r"(?:[IVX\d]+[.)]\s*)+", piece.text[sentence[0] : sentence[1]])
    start = sentence[0] + (label.end() if label else 0)
    return start, len(piece.text[: sentence[1]].rstrip(" ./;"))


def _funds(context: Context, piece: Piece, sentence: Span) -> Iterator[Fact]:
    for found in FUND.finditer(piece.text, *sentence):
        begin = max(sentence[0], found.start() - 90, piece.text.rfind(";", 0, found.start()) + 1)
        kept = list(KEPT.finditer(piece.folded, begin, found.start()))
        if not kept or NOT_KEPT.search(piece.folded, kept[-1].end(), found.start()):
            continue
        purpose = FUND_FOR.match(piece.text[found.end() :].lstrip())
        end = found.end() + (purpose.end() + 1 if purpose else 0)
        named = re.search(r"Quỹ (?P<name>[^.;]*)", found["fund"])
        yield context.fact(
            FactKind.FUND,
            piece.at((kept[0].start(), min(end, sentence[1]))),
            fund=found["fund"].strip(),
            purpose=purpose["purpose"].strip() if purpose else named["name"] if named else None,
        )


def _free(context: Context, piece: Piece, free: re.Match[str], sentence: Span) -> Fact:
    begins = [found.end() for found in FREE_START.finditer(piece.text, sentence[0], free.start())]
    start = max([sentence[0], *begins])
    year = YEAR.search(piece.text, *sentence) or YEAR.search(piece.text)
    because = BECAUSE.search(piece.text[: free.start()]) or BECAUSE.search(piece.text, free.end())
    plan = context.meta.get("year")
    return context.fact(
        FactKind.NO_CONTRIBUTION,
        piece.at((start, min(free.end(), sentence[1]))),
        year=int(year[1]) if year else plan,
        reason=because["reason"].strip() if because else None,
    )
