"""The most, or the number, that may be proposed or chosen (`quota`)."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from thidua.plans.enums import FactKind
from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.facts.grid import Row, rows_of
from thidua.plans.reading.facts.phrases import AWARD, UNIT_NOUNS, award_in, number_of, tidy
from thidua.plans.reading.facts.pieces import Piece, pieces_of
from thidua.plans.reading.model import Fact, Span
from thidua.plans.reading.words import compiled, fold

NOT_AWARDED = {"đợt", "cuộc", "buổi", "tham luận", "tin, bài", "tin bài", "bài viết", "bài", "danh hiệu", "giải pháp"}
NOUN = "chien si thi dua|tap the lao dong|lao dong tien tien|huan chuong|" + "|".join(
    fold(noun) for noun in sorted(UNIT_NOUNS, key=len, reverse=True) if noun not in NOT_AWARDED
)
CAP = r"(?:khong (?:duoc )?(?:qua|vuot qua|vuot)|toi da(?: khong qua)?|nhieu nhat(?: la)?|khong nhieu hon|chi(?: duoc)?(?= \d))"
COUNT = compiled(
    rf"(?:(?P<cap>{CAP}) )?(?<!cu )(?<![\w/.,%-])(?P<number>\d{{1,3}}|mot|hai|ba|bon)(?: \([a-z ]{{2,12}}\))?"
    rf"(?: (?P<noun>{NOUN})(?!\w)|(?(cap)(?=[.;,)]|$)|(?!)))"
)
PERCENT = compiled(
    rf"(?:(?P<cap>{CAP}) )(?:ty le )?(?P<number>\d{{1,3}}(?:[.,]\d{{1,2}})?) ?(?:%|phan tram)(?P<of> (?:tren |"
    rf"trong )?(?:tong )?so (?:luong )?[^,;.()\"]{{2,120}})?"
)
CHOOSING = compiled(
    r"(?<!\w)(?:binh xet|suy ton|lua chon|binh chon|xet chon|xet tang|xet khen|xet de nghi|de nghi (?:tang|xet|"
    r"khen|cong nhan|binh|suy|truy|cap|co|bang|giay|danh hieu|huan chuong|hoi dong|bo |chu tich|uy ban|ubnd)|"
    r"duoc (?:de nghi|chon|lua chon|gioi thieu|suy ton|xet|tang|khen|de cu|de xuat)|bo phieu|tien cu|de cu|"
    r"khen thuong|tang thuong|bieu duong|tuyen duong|ton vinh|cong nhan|gioi thieu|de xuat|chon|trao)(?!\w)"
)
NOT_QUOTA = compiled(
    r"(?<!\w)(?:phan dau|it nhat|toi thieu|tham du|tham gia|thanh phan|dai bieu|dai dien|chi tieu|"
    r"gap mat|kiem tra (?:it|tai)|to chuc (?:it|toi)|giup do|"
    r"xay dung|ho tro|nhan do dau|dang ky|kinh phi|muc chi|tien thuong)(?!\w)"
)
NUMBERS = re.compile(r"\d|khong qua|toi da|\b(?:mot|hai|ba|bon)\b")
CELL = compiled(
    rf"(?:{CAP} )?(?P<number>\d{{1,3}}(?:,\d)?) ?(?P<percent>%)?(?: (?P<scope>tap the|ca nhan|don vi|co|bang|giay|nguoi|ho so))?"
)
COUNTED = compiled(r"so luong|toi da|han muc|chi tieu|muc|ty le")
NOT_COUNTED = compiled(r"^(?:stt|tt|so tt|so thu tu|diem|muc tien|tien|ghi chu|nam)(?!\w)")
TARGETS = compiled(r"chi tieu|muc tieu")
MEMBERS = compiled(r"thanh phan|dai bieu|khach moi|doi tuong tham")
PER_UNIT = compiled(
    r"(?<!\w)(?:moi|moi mot|tung|tren moi)(?P<unit> (?:don vi|co quan|khoi|cum|phong|so|huyen|xa|cum thi dua|"
    r"khoi thi dua|tap the|thanh vien|dia phuong|chi bo|truong|to)[^,;.:()\d]{0,60}?)(?= (?:duoc|chi|gioi|de|"
    r"lua|khong|toi|binh|chon|suy|xet|co|tang|cu|\d)|,|:)"
)
PER_TOTAL = compiled(
    r"(?<!\w)(?:cu|trong)(?: moi| tong so)? (?P<of>\d{1,3}) (?P<noun>[a-z ]{2,30}?) (?:thi |"
    r"thanh vien )?(?:duoc|chon|binh|lua|suy|gioi|de|xet)"
)
INSPECTION = compiled(r"(?<!\w)(?:kiem tra|khao sat|tham quan|de dang ky)(?!\w)")
AWARDED = compiled(r"(?<!\w)(?:de nghi (?:[a-z]+ ){0,8}?tang|duoc (?:de nghi|xet tang))(?!\w)")
AMONG = compiled(r"trong (?:tong )?so (?:nhung |cac )?|tu (?:nhung|cac) (?=tap the|don vi|ca nhan)|chon (?:trong|tu) ")
TENTATIVE = compiled(r"(?<!\w)du kien(?!\w)")
CLAUSE = re.compile(r";(?= )|\.(?= )|,(?= mỗi| cứ| đối với| và)|(?<=\w) (?=và \d)")
SCOPE_END = compiled(
    r"(?:,| (?:tang|de|duoc|tieu bieu|xuat sac|dan dau|co thanh tich|trong so|dat|va \d|nhat|dien hinh|cho|tren|"
    r"theo|thuoc dien|va (?:khong|toi))(?!\w)|[;.:()\"“”])"
)


def find(context: Context) -> Iterable[Fact]:
    told: set[int] = set()
    for row in rows_of(context):
        told |= {cell.block for cell in row}
        yield from _in_row(context, row)
    for piece in pieces_of(context):
        if piece.passage.blocks[0] in told:
            continue
        if piece.is_under(TARGETS) or piece.is_under(MEMBERS):
            continue
        if not NUMBERS.search(piece.folded):
            continue
        for sentence in piece.sentences:
            yield from _in_sentence(context, piece, sentence)


def _in_sentence(context: Context, piece: Piece, sentence: Span) -> Iterator[Fact]:
    folded = piece.folded
    capped = COUNT.search(folded, *sentence) or PERCENT.search(folded, *sentence)
    if not capped:
        return
    has_award = AWARD.search(piece.text, 0, sentence[1]) is not None
    chooses = CHOOSING.search(folded, *sentence) or (has_award and (CHOOSING.search(folded, 0, sentence[1]) or (capped and capped["cap"])))
    if not chooses and not any(CHOOSING.search(heading) for heading in piece.headings[-2:]):
        return
    if _reports_the_past(context, folded[slice(*sentence)]):
        return
    if not has_award and INSPECTION.search(folded, *sentence):
        return
    for found in COUNT.finditer(folded, *sentence):
        clause = _clause(piece, found.start(), sentence)
        if _is_quota(folded, clause, found):
            yield _count_fact(context, piece, found, sentence)
    for found in PERCENT.finditer(folded, *sentence):
        end = _end(piece, found.end(), sentence)
        fields = _common(piece, found, sentence, scope=(found.end(), end))
        fields |= {"max_percent": number_of(found["number"])}
        if found["of"]:
            fields["of"] = piece.text[found.start("of") : found.end("of")].strip()
        yield context.fact(FactKind.QUOTA, piece.at((found.start(), end)), **fields)


def _reports_the_past(context: Context, words: str) -> bool:
    """ "Năm 2024 có 06 tập thể được tặng …" in a plan of 2025."""
    years = [int(found[0]) for found in re.finditer(r"(?<![/\d-])20\d\d(?!\d)", words)]
    return bool(years) and context.year is not None and max(years) < context.year


def _in_row(context: Context, row: Row) -> Iterator[Fact]:
    """A row that names an award; its cells tell how many, under headers that tell of whom."""
    award = next((named for cell in row if (named := award_in(cell.text))), None)
    for cell in row if award else ():
        found = CELL.fullmatch(fold(cell.text))
        if found and cell.header and not NOT_COUNTED.search(cell.header):
            value = "max_percent" if found["percent"] else "max"
            scope = (
                cell.text[slice(*found.span("scope"))] if found["scope"] else None if COUNTED.search(cell.header) else cell.title.lower()
            )
            yield context.fact(FactKind.QUOTA, cell.at, award=award, scope=scope, **{value: number_of(found["number"])})


_REACH = 1000
"""So far before a number its clause may begin; no office writes longer ones."""


def _clause(piece: Piece, at: int, sentence: Span) -> Span:
    """The clause around a place, between ";" and ":"."""
    first = max(sentence[0], at - _REACH)
    begin = max([first, *(cut.end() for cut in CLAUSE.finditer(piece.text, first, at))])
    after = CLAUSE.search(piece.text, at, sentence[1])
    return begin, after.start() if after else sentence[1]


def _is_quota(folded: str, clause: Span, found: re.Match[str]) -> bool:
    """A capped number; or a bare one that follows a quota or a word of choosing."""
    if NOT_QUOTA.search(folded, clause[0], found.end()):
        return False
    if found["cap"]:
        return True
    before = folded[clause[0] : found.start()]
    if AWARDED.search(folded, found.end(), clause[1]):
        return True
    return bool(PER_UNIT.search(before) or CHOOSING.search(before) or compiled(CAP).search(before) or _continues(folded, found))


def _continues(folded: str, found: re.Match[str]) -> bool:
    """ "không quá 04 tập thể A và 13 tập thể B": the cap holds for both."""
    before = folded[max(0, found.start() - 160) : found.start()]
    return bool(re.search(CAP.replace(" ", r"\s") + r"\s\d{1,3}\s[^.;:]*(?:,|\sva)\s$", before))


def _count_fact(context: Context, piece: Piece, found: re.Match[str], sentence: Span) -> Fact:
    end = _end(piece, found.end(), sentence)
    fields = _common(piece, found, sentence, scope=(found.end(), end))
    number = number_of(piece.text[found.start("number") : found.end("number")])
    fields["max"] = number
    before = piece.folded[sentence[0] : found.start()]
    noun = piece.text[found.start("noun") : found.end("noun")] if found["noun"] else "người"
    if PER_UNIT.search(before + " "):
        fields["per_unit"] = {noun: number}
    elif total := PER_TOTAL.search(before + " duoc"):
        fields["per_total"] = {"chosen": number, "of": int(total["of"])}
    return context.fact(FactKind.QUOTA, piece.at((found.start(), end)), **fields)


def _common(piece: Piece, found: re.Match[str], sentence: Span, *, scope: Span) -> dict[str, object]:
    folded, text = piece.folded, piece.text
    fields: dict[str, object] = {"award": _award(piece, found, sentence)}
    cut = SCOPE_END.search(folded, scope[0], scope[1])
    who = text[scope[0] : cut.start() if cut else scope[1]].strip(' ,;.“”"')
    fields["scope"] = (
        who
        or _scope_before(text, found.start(), sentence)
        or (found.groupdict().get("noun") and text[found.start("noun") : found.end("noun")])
    )
    if among := AMONG.search(folded, found.end(), scope[1]):
        fields["subset_of"] = award_in(text[among.end() : scope[1] + 60])
    if TENTATIVE.search(folded, sentence[0], found.end()):
        fields["tentative"] = True
    return fields


def _scope_before(text: str, at: int, sentence: Span) -> str | None:
    found = re.search(
        r"(?i)đối với (?:các |khối (?:các )?)?(?P<who>[^,:;]{3,80}?)(?=[,:]| (?:dự kiến|được|không|tối đa|lựa chọn|bình|suy|mỗi|bỏ))",
        text[sentence[0] : at + 1],
    )
    return found["who"].strip() if found else None


def _award(piece: Piece, found: re.Match[str], sentence: Span) -> str | None:
    """Named in the counted thing, before it in the sentence or the item, or behind it."""
    if AWARD.match(piece.text, found.end("number") + 1):
        return award_in(piece.text[found.end("number") : sentence[1]])
    clause = _clause(piece, found.start(), sentence)
    before = _award_before(piece, found.start())
    if before and before.start() >= clause[0]:
        return tidy(before[0])
    behind = award_in(piece.text[found.end() : clause[1]])
    return behind or (tidy(before[0]) if before else award_in(piece.text[found.end() : sentence[1]]))


def _award_before(piece: Piece, at: int) -> re.Match[str] | None:
    places = piece.context.once(_award_places, piece.passage.at)
    named = (AWARD.match(piece.text, place, at) for place in reversed(places[: bisect_left(places, at)]))
    return next(filter(None, named), None)


def _award_places(context: Context, span: Span) -> list[int]:
    """Where the awards of a passage are named."""
    return [found.start() for found in AWARD.finditer(context.text[slice(*span)])]


def _end(piece: Piece, at: int, sentence: Span) -> int:
    """End of the counted group: to the next number, semicolon or the end of the sentence."""
    stop = re.compile(r"[;.:)](?= |$)|,? (?:và|,) (?=(?:không quá |tối đa )?\d)|, (?=\d|mỗi |đối với |trong đó|[A-Z]\w+ khen|Cờ )")
    cut = stop.search(piece.text, at, sentence[1])
    return cut.start() if cut else sentence[1]
