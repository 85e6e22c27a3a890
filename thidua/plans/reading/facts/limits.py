"""How long a paper may be: pages, minutes, words, megabytes, size of type."""

import re
from collections.abc import Iterable, Iterator

from thidua.plans.enums import FactKind
from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.facts.phrases import number_of
from thidua.plans.reading.facts.pieces import Piece, pieces_of
from thidua.plans.reading.model import Fact, Span
from thidua.plans.reading.words import compiled, sought

BOUND = (
    r"(?:khong (?:qua|vuot qua|dai qua)|toi da(?: khong qua)?|nhieu nhat|duoi|trong vong|khoang|"
    r"gioi han(?: trong)?|khong duoc qua|dai|"
    r"tu \d{1,4} ?(?:-|den)(?= ?\d))"
)
NUMBER = r"(?P<number>\d{1,3}(?:\.\d{3})+|\d{1,4}(?:[.,]\d{1,2})?|½|1/2|nua|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)(?: \([a-z ]{2,12}\))?"
LIMITS = {
    "max_pages": compiled(rf"(?P<bound>{BOUND} ?)(?:la )?{NUMBER} (?:trang|to)(?: (?:giay )?(?:kho )?(?P<paper>a[345]))?"),
    "max_minutes": compiled(rf"(?P<bound>{BOUND} ?)(?:la )?{NUMBER} ?phut(?! ngay)"),
    "max_words": compiled(rf"(?P<bound>{BOUND} ?)(?:la )?{NUMBER} (?:tu|chu)(?!\w)"),
    "max_mb": compiled(rf"(?P<bound>{BOUND} ?)(?:la )?{NUMBER} ?(?:mb|megabyte)(?!\w)"),
    "font_size": compiled(
        r"(?P<bound>)(?:co chu|kich thuoc chu|size|(?<=, )co)(?: tu)?:? ?(?:\d{1,2} ?(?:-|den) ?)?(?P<number>\d{1,2})(?!\d)"
    ),
}
UNITS = sought(r"trang|phut|co chu|, co |mb\b|size| tu\b| chu\b| to\b|megabyte")
"""Without one of these words no limit can stand in a text: a quick look before the slow ones."""
PAPER = compiled(
    r"(?<!\w)(?:cac |moi )?(?:ban |bai )?(?:bao cao|tham luan|to trinh|van ban|ho so|tai lieu|de an|ke hoach|"
    r"bien ban|phong su|video|clip|bai (?:viet|phat bieu|du thi)|"
    r"ban (?:tom tat|thanh tich)|tom tat|tap tin|tep|file|noi dung|phat bieu|y kien|sang kien|thuyet minh|"
    r"dung luong|anh|thoi gian|bai|ban)(?!\w)"
)
CUT = compiled(
    r"[;.:](?= )|(?<=\w), (?=bao cao|tham luan|ban |bai |video)| va (?=bao cao |tham luan|bai |video |ban )|"
    r"(?<!dai )\((?!dai|khong|toi da|nhieu|duoi|khoang|gioi han|tu \d)"
)
IF_ANY = compiled(r" ?\(neu co\)")


def find(context: Context) -> Iterable[Fact]:
    for piece in pieces_of(context):
        yield from _in_piece(context, piece)


def _in_piece(context: Context, piece: Piece) -> Iterator[Fact]:
    if not UNITS.search(piece.folded):
        return
    of_field = {field: list(pattern.finditer(piece.folded)) for field, pattern in LIMITS.items()}
    every = sorted((found for limits in of_field.values() for found in limits), key=lambda found: found.start())
    for field, same in of_field.items():
        for found in same:
            named = _paper_start(piece, found.start())
            if named is None:
                continue
            if_any = IF_ANY.match(piece.folded, found.end())
            end = if_any.end() if if_any else found.end()
            limits = [other for other in every if named <= other.start() and other.end() <= found.start()]
            start = limits[-1].end() if limits else named
            document = _document(piece, (named, limits[0].start() if limits else found.start()))
            fields: dict[str, object] = {"document": document, field: _value(piece, found)}
            if found.groupdict().get("paper"):
                fields["paper"] = found["paper"].upper()
            if if_any or IF_ANY.search(piece.folded, start, end):
                fields["if_any"] = True
            yield context.fact(FactKind.PAGE_LIMIT, piece.at((start, end)), **fields)


def _value(piece: Piece, found: re.Match[str]) -> float | int:
    return number_of(piece.text[found.start("number") : found.end("number")])


def _paper_start(piece: Piece, before: int) -> int | None:
    """Where the paper that the limit speaks of is named: in the same clause, else in the same sentence."""
    sentence = max(0, piece.folded.rfind(". ", 0, before) + 1)
    clause = max([sentence, *(cut.end() for cut in CUT.finditer(piece.folded, sentence, before))])
    for begin in (clause, sentence):
        papers = list(PAPER.finditer(piece.folded, begin, before))
        if papers:
            return (papers[0] if begin == clause else papers[-1]).start()
    return None


def _document(piece: Piece, span: Span) -> str:
    return re.sub(r"[\s(]+dài$", "", piece.text[span[0] : span[1]].strip(" (,;:")).strip(" (,;:")
