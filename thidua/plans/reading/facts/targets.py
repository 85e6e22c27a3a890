"""Levels to reach (`target`): everything in a list of chỉ tiêu, and shares that the prose sets itself."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from thidua.plans.enums import FactKind
from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.facts.grid import Row, rows_of
from thidua.plans.reading.facts.phrases import AWARD, UNIT_NOUN, award_in, number_of
from thidua.plans.reading.facts.pieces import Piece, clauses_of, pieces_of
from thidua.plans.reading.model import Fact, Span
from thidua.plans.reading.words import compiled, fold, words_in

LIST = compiled(r"^[^a-z]*(?:[\w.)]{1,6} )?(?:cac |mot so |he thong |noi dung,? |muc tieu,? |dang ky )*(?:chi tieu|muc tieu cu the)")
NUMBER = r"(?P<number>\d{1,3}(?:\.\d{3})+|\d{1,4}(?:,\d{1,2})?|\d{1,2}\.\d{1,2})"
PERCENT = compiled(rf"(?<![\w/.,-]){NUMBER} ?(?:%|phan tram)(?:(?: ?-|(?: den)) ?\d{{1,3}}(?:,\d{{1,2}})? ?%)?")
COUNT = compiled(
    rf"(?<![\w/.,%-])(?P<number>\d{{1,3}}(?:\.\d{{3}})+|\d{{1,3}}|mot|hai|"
    rf"ba)(?: \([a-z ]{{2,12}}\))? (?:(?:trong so )?(?P<noun>{fold(UNIT_NOUN)}))(?!\w)"
)
QUANTITY = compiled(
    rf"(?:(?<!\w)(?:it nhat|toi thieu|phan dau|dat|tren|them|tu|khong qua|duoi|moi [a-z]+|"
    rf"moi [a-z]+ [a-z]+) {NUMBER}(?![\w/%.-])(?! ?(?:/|thang|nam |ngay)))"
)
PART_OF_ALL = compiled(r"(?<![\w/.,-])(?P<number>\d{1,3})/\d{1,3}(?= [a-z])(?!/)")
BARE_NUMBER = compiled(
    rf"(?<!so )(?<!thu )(?<!dieu )(?<!khoan )(?<!nam )(?<!thang )(?<!ngay )(?<!doan )(?<!cap )(?<!muc )(?<!quy )(?<!dot )"
    rf"(?<![\w/.,%-]){NUMBER}(?= (?!thang|nam|ngay|nhiem ky|gio|phut|den|va)[a-z]{{2}})"
)
LABELLED = compiled(r"^[^:]{3,60}: ?(?:danh hieu )?\"?")
NEVER = compiled(r"(?:phan dau )?khong (?:co|de|de xay ra|xay ra|phat sinh) ")
PAST = compiled(
    r"(?<!\w)(?:chiem|moi duoc|chi co|chi dat|moi dat|tang [\d,]+ ?% so voi|nam truoc|nam qua|vua qua|"
    r"da (?:dat|co|tang|giam))(?!\w)|ty dong, (?:tang|giam)"
)
BARE_AWARD = compiled(r"(?:phan dau (?:dat|duoc tang|duoc nhan|danh)(?: danh hieu)?|dat danh hieu|duoc tang(?: thuong)?) [\"]?")
ROW_SUBJECT = compiled(r"(?:chi tieu|muc tieu|noi dung thi dua)")
ROW_LEVEL = compiled(r"(?!.*(?:diem|tien|kinh phi))(?:muc|so luong|ke hoach|phan dau|chi tieu nam|ty le|yeu cau)")
NUMBER_IN_CELL = compiled(rf"{NUMBER} ?(?P<percent>%|phan tram)?")
CUE = compiled(
    r"(?<!\w)(?:phan dau|dat|it nhat|toi thieu|tro len|tren|chi tieu|dam bao|bao dam|hoan thanh|duoc|co|giam|"
    r"tang|khong (?:qua|de)|duoi|tu)(?!\w)"
)
NOT_TARGET = compiled(
    r"(?<!\w)(?:kinh phi|quy thi dua|tien thuong|muc luong|tong diem|diem thuong|cong diem|tru diem|"
    r"trong so diem|phieu (?:bau|tan thanh|dong y)|thanh vien (?:hoi dong )?(?:du|dong y|tan thanh)|"
    r"so phieu|dong y tro len)(?!\w)"
)
AT_LEAST = compiled(
    r"(?<!\w)(?:it nhat|toi thieu|tro len|phan dau|khong (?:duoc )?(?:duoi|thap hon|it hon)|tu (?=\d)|"
    r"hon hoac bang|lon hon hoac bang)(?!\w)"
)
UPWARDS = compiled(r"(?<!kha )(?<!tot )(?<!binh )(?<!vu )(?<!loai )tro len")
MORE = compiled(r"(?<!\w)(?:tren|hon|vuot|cao hon|vuot tren)(?= ?\d)")
AT_MOST = compiled(r"(?<!\w)(?:khong (?:duoc )?(?:qua|vuot qua|vuot|tren|cao hon)|toi da|nhieu nhat)(?!\w)")
LESS = compiled(r"(?<!\w)(?:duoi|it hon|thap hon)(?= ?\d)")
REACHED = compiled(
    r"(?<!\w)(?:dat danh hieu|dat va vuot|dat chuan|dat tieu chuan|dat|duoc tang thuong|duoc tang|"
    r"duoc cong nhan|duoc khen thuong|duoc xep loai|xep loai|hoan thanh|dang ky|co(?! so| quan| ban)|duoc|thuc hien|tham gia|"
    r"khong co|khong|su dung|la)(?!\w)"
)
CUT = re.compile(
    r";(?= |$)|:(?= |$)(?! ?(?:\d|ít nhất|tối thiểu|từ \d|trên \d|không quá|đạt|phấn đấu|dưới \d))"
    r"|(?<=\w) [-–+] (?=\d{1,3} ?%)|\.(?= )|,? ?trong đó|[()]"
    r"|, (?=\d{1,3} ?%|\d{2} |ít nhất|tối thiểu|không quá|trên \d|có ít)"
    r"|,? và (?=[^\d;:.()]{0,90}?\d{1,3} ?%|\d{2} |ít nhất|không quá|có ít)"
)
QUOTA_CAP = compiled(r"(?<!\w)(?:khong (?:duoc )?(?:qua|vuot qua|vuot)|toi da|nhieu nhat)(?!\w)")
CHOSEN = compiled(r"(?<!\w)(?:de nghi|binh xet|suy ton|xet tang|xet chon|khen thuong|lua chon|danh hieu|binh bau|cong nhan)(?!\w)")


@dataclass(frozen=True, slots=True)
class Level:
    """A number with its clause."""

    clause: Span
    number: Span
    value: float | int
    unit: str


def find(context: Context) -> Iterable[Fact]:
    told: set[int] = set()
    for row in rows_of(context):
        told |= {cell.block for cell in row}
        yield from _in_row(context, row)
    for piece in pieces_of(context):
        if piece.passage.blocks[0] in told:
            continue
        listed = piece.is_under(LIST) or bool(LIST.search(piece.folded[:80]))
        outer: str | None = None
        for sentence in piece.sentences:
            for level in _levels(piece, sentence, listed=listed):
                fact = _fact(context, piece, level, outer=outer)
                outer = fact.fields["award"] or outer
                yield fact


def _in_row(context: Context, row: Row) -> Iterator[Fact]:
    """A row of "Chỉ tiêu | Đơn vị tính | Mức phấn đấu"."""
    named = next((cell for cell in row if ROW_SUBJECT.search(cell.header) and not NUMBER_IN_CELL.match(fold(cell.text))), None)
    reached = next((cell for cell in row if ROW_LEVEL.search(cell.header) and cell is not named), None)
    found = NUMBER_IN_CELL.search(fold(reached.text)) if reached else None
    if not named or not reached or not found or named.at[0] > reached.at[0]:
        return
    is_share = bool(found["percent"]) or any(cell.text == "%" for cell in row)
    level = Level((0, len(reached.text)), found.span(), number_of(found["number"]), "percent" if is_share else "count")
    span = (named.at[0], reached.at[1])
    op = _operator(fold(reached.text), level)
    yield context.fact(FactKind.TARGET, span, subject=named.text, award=award_in(named.text), op=op, value=level.value, unit=level.unit)


def _levels(piece: Piece, sentence: Span, *, listed: bool) -> Iterator[Level]:
    folded = piece.folded
    has_share = words_in(folded[slice(*sentence)], "%", "phan tram")
    if not (has_share or listed) or NOT_TARGET.search(folded, *sentence):
        return
    for clause in _clauses(piece, sentence):
        found = PERCENT.search(folded, *clause)
        if found and (listed or _is_target(piece, clause, sentence)):
            yield Level(clause, found.span(), number_of(found["number"]), "percent")
        elif listed and not found:
            yield from _counted(piece, clause)


def _clauses(piece: Piece, sentence: Span) -> Iterator[Span]:
    """Parts of the sentence with one share each; two shares with a comma between are two parts."""
    for clause in clauses_of(piece.text, sentence, cut=CUT):
        begin = clause[0]
        shares = [found.start() for found in PERCENT.finditer(piece.folded, *clause)]
        for share, following in pairwise(shares):
            comma = piece.text.find(", ", share, following)
            if comma >= 0:
                yield begin, comma
                begin = comma + 2
        yield begin, clause[1]


def _counted(piece: Piece, clause: Span) -> Iterator[Level]:
    """In a list of targets: so many of a thing, an award to win, or something that must not happen."""
    folded = piece.folded
    found = (
        PART_OF_ALL.search(folded, *clause)
        or COUNT.search(folded, *clause)
        or QUANTITY.search(folded, *clause)
        or BARE_NUMBER.search(folded, *clause)
    )
    if found:
        number = (found.start("number"), found.end("number"))
        yield Level(clause, number, number_of(piece.text[slice(*number)]), "count")
    elif NEVER.match(folded, clause[0]):
        yield Level(clause, (clause[0], clause[0]), 0, "count")
    elif (labelled := LABELLED.search(folded, *clause)) and AWARD.match(piece.text, labelled.end()):
        yield Level(clause, (labelled.end(), labelled.end()), 1, "count")
    elif (bare := BARE_AWARD.search(folded, *clause)) and AWARD.match(piece.text, bare.end()):
        yield Level(clause, (bare.end(), bare.end()), 1, "count")


def _is_target(piece: Piece, clause: Span, sentence: Span) -> bool:
    """Outside a list of targets: a share with a word of striving, no limit on awards, no report on the past."""
    folded = piece.folded
    if QUOTA_CAP.search(folded, *clause) and CHOSEN.search(folded, *sentence):
        return False
    year = piece.context.year
    past = any(year and int(found[0]) < year for found in re.finditer(r"20\d\d", folded[sentence[0] : clause[1]]))
    return bool(CUE.search(folded, *clause)) and not past and not PAST.search(folded, *clause)


def _fact(context: Context, piece: Piece, level: Level, *, outer: str | None) -> Fact:
    start, end = level.clause
    subject, award = _subject_and_award(piece, level)
    inherited = award is None and level.unit == "percent" and outer is not None and not REACHED.search(piece.folded, level.number[1], end)
    fields: dict[str, object] = {
        "subject": subject,
        "award": outer if inherited else award,
        "op": _operator(piece.folded, level),
        "value": level.value,
        "unit": level.unit,
    }
    if outer and (inherited or piece.folded[max(0, start - 10) : start].strip().endswith("trong do")):
        fields["of"] = outer
    return context.fact(FactKind.TARGET, piece.at((start, end)), **fields)


def _operator(folded: str, level: Level) -> str:
    """The words at the number itself come before those elsewhere in the clause."""
    start, end = level.clause
    near = max(start, level.number[0] - 40)
    if AT_MOST.search(folded, near, level.number[0]) or "≤" in folded[near : level.number[0]]:
        return "<="
    if MORE.search(folded, near, level.number[0] + 1):
        return ">"
    if LESS.search(folded, near, level.number[0] + 1):
        return "<"
    return (
        ">="
        if "≥" in folded[near : level.number[0]]
        or AT_LEAST.search(folded, start, level.number[0] + 1)
        or UPWARDS.search(folded, level.number[1], end)
        else "="
    )


def _subject_and_award(piece: Piece, level: Level) -> tuple[str | None, str | None]:
    """Whose share it is and of which award; what is no award belongs to the subject."""
    text, folded = piece.text, piece.folded
    start, end = level.clause
    award = award_in(text[start:end])
    reached = REACHED.search(folded, level.number[1], end) if award else None
    behind = text[level.number[1] : reached.start() if reached else end]
    before = text[start : level.number[0]]
    words = behind if behind.strip(" ,.%") and (reached or len(behind) > 12 or not before.strip()) else before
    subject = re.sub(r"(?i)\b(?:phấn đấu|ít nhất|tối thiểu|trở lên|không quá|tỷ lệ)\b", " ", words)
    subject = re.sub(r"\s+(?:đạt|trên|dưới|từ|có|là|được tặng(?: thưởng)?)$", "", re.sub(r"\s+", " ", subject).strip(" ,;:-–“”"))
    return subject or None, award
