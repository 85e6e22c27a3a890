"""What a dossier consists of (`document_list`), and papers that are still to come (`notice_to_follow`)."""

import re
from collections.abc import Iterable, Iterator, Sequence

from thidua.plans.enums import FactKind
from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.facts.phrases import PAPER_START
from thidua.plans.reading.facts.pieces import Piece, items_below, pieces_of
from thidua.plans.reading.model import Fact, Span
from thidua.plans.reading.words import compiled, fold, words_in

OPENS = compiled(
    r"(?<!\w)(?:bao gom|gom co|gom|kem theo|gui kem(?: theo)?|dinh kem|thanh phan ho so|ho so|tai lieu)(?!\w)(?: cac| nhung)?"
    r"(?:(?: van ban| tai lieu| giay to| thanh phan| ho so| noi dung)?(?: sau| sau day| nhu sau)?(?P<colon> ?:))?"
)
NEEDS_COLON = ("kem", "gui kem", "dinh kem", "thanh phan", "ho so", "tai lieu")
MATERIALS = compiled(r"^[^a-z]*(?:[\w.)]{1,6} )?(?:tai lieu|thanh phan ho so|ho so)(?: (?!nay)[a-z, -]{0,60})?$")
PURPOSE = compiled(r"(?:ho so|bao cao|tai lieu|danh sach|van ban)[^.;:()]{0,80}$")
SPLIT_STRONG = re.compile(r"\s*;\s*")
SPLIT_WEAK = re.compile(r"\s*,\s*(?:và\s+)?|\s+và\s+")
LIMIT = re.compile(
    r"(?i)\s*\((?:mỗi [^()]{0,40} )?(?:dài )?(?:không quá|tối đa|khoảng) [^()]*\)"
    r"|\s*\(?(?:dài )?(?:không quá|tối đa|khoảng) [\d½].*?(?=\)|$)\)?(?P<if_any> \(nếu có\))?"
)
BY = r"(?:thong bao|huong dan|giay moi|giay trieu tap|ke hoach|van ban|chuong trinh|cong van|quyet dinh|the le|quy che)"
TO_FOLLOW = (
    (
        ("rieng", "sau", "cu the", "chi tiet"),
        compiled(
            rf"(?:se (?:co |duoc |ban hanh |gui )|(?<!\w)co |theo )(?P<doc>{BY}(?: (?:moi|huong dan|trieu tap|thong bao|"
            rf"to chuc|cu the hoa))?)(?: [a-z, ]{{2,60}}?)? (?:rieng|sau|cu the(?! hoa)|chi tiet)(?!\w)"
        ),
    ),
    (("se co", "se ban hanh", "se gui"), compiled(rf"(?:se co|se ban hanh|se gui) (?P<doc>{BY})(?! \d)")),
    (
        (" sau", " cu the sau", " rieng"),
        compiled(r"(?:se |duoc |xin )?(?P<doc>thong bao|bao|thong tin) (?:sau|cu the sau|rieng|den [a-z, ]{2,50} sau)(?!\w)"),
    ),
    (
        ("se thong bao", "se duoc thong bao"),
        compiled(r"(?<!\w)se (?:duoc )?(?P<doc>thong bao)(?: [a-z, ]{2,80})?(?= ?[.;)]| bang | tai | theo | truoc )"),
    ),
    (("giay",), compiled(r"(?:gui kem|kem theo|cung voi) (?P<doc>giay moi|giay trieu tap)(?!\w)")),
    (("giay",), compiled(r"theo (?P<doc>giay trieu tap|giay moi)(?!\w)")),
)
"""Words of which the pattern needs one, and the pattern."""
SETTLED = compiled(r"(?<!\w)(?:da co|da ban hanh|theo huong dan cua|kem theo)(?!\w)")


def find(context: Context) -> Iterable[Fact]:
    pieces = pieces_of(context)
    for index, piece in enumerate(pieces):
        yield from _lists(context, pieces, index)
        yield from _notices(context, piece)


def _lists(context: Context, pieces: Sequence[Piece], index: int) -> Iterator[Fact]:
    piece = pieces[index]
    if MATERIALS.match(piece.folded.rstrip(" :.")):
        yield from _listed_below(context, pieces, index, piece.text)
        return
    last = 0
    for opened in OPENS.finditer(piece.folded):
        if opened.start() < last:
            continue
        rest = piece.text[opened.end() :].strip()
        if not rest and opened["colon"]:
            yield from _listed_below(context, pieces, index, piece.text[: opened.start()])
        elif opened["colon"] or not opened[0].startswith(NEEDS_COLON):
            end = min(_end(piece.text, opened.end()), _sentence_end(piece, opened.end()))
            documents = _documents(piece.text[opened.end() : end])
            if documents:
                last = end
                yield _fact(context, piece.at((opened.start(), end)), piece.text[: opened.start()], documents)


def _sentence_end(piece: Piece, at: int) -> int:
    return next((end for start, end in piece.sentences if start <= at < end), len(piece.text))


def _end(text: str, start: int) -> int:
    """The closing bracket of the one the list stands in, else the end of the sentence."""
    depth = 0
    for at in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth < 0 or (depth == 0 and text[at] == "." and not text[at + 1 : at + 2].strip()):
            return at
    return len(text.rstrip())


def _listed_below(context: Context, pieces: Sequence[Piece], index: int, about: str) -> Iterator[Fact]:
    """The items under a heading or a line that ends with a colon."""
    items = [piece for piece in items_below(pieces, index) if not OPENS.match(piece.folded) and _is_paper(piece)]
    documents = [document for item in items for document in _documents(_named_in(item))]
    if documents and items:
        at = items[0].at((_first_letter(items[0].text), 0))[0], items[-1].at((0, len(items[-1].text.rstrip(" .;"))))[1]
        yield _fact(context, at, about, documents)


def _is_paper(piece: Piece) -> bool:
    return bool(PAPER_START.match(re.sub(r"^(?:Các|Một số|Những) ", "", _named_in(piece))))


def _named_in(piece: Piece) -> str:
    """The words of an item; of a row the first cell that names a paper."""
    cells = [cell for cell in piece.passage.row.values() if PAPER_START.match(cell)]
    return cells[0] if cells else piece.text.strip(" -–+•")


def _first_letter(text: str) -> int:
    found = re.search(r"\w", text)
    return found.start() if found else 0


def _documents(words: str) -> list[str]:
    """The papers named, each without its limit of length; empty when the first is no paper."""
    words = words.strip(" :.-–")
    words = re.sub(r"^(?:có|các|những|đầy đủ)\s*:?\s+(?=[a-zđ])", "", words)
    strong = ";" in words
    parts = SPLIT_STRONG.split(words) if strong else _weak(words)
    if strong:
        parts = [*parts[:-1], *_weak(parts[-1])]
    names = [LIMIT.sub(lambda cut: cut["if_any"] or "", part).strip(" .,;") for part in parts]
    names = [name for name in names if name]
    return names if names and PAPER_START.match(re.sub(r"^(?:Các|các|Một|một số) ", "", names[0])) else []


def _weak(words: str) -> list[str]:
    """Split at commas and "và", but only where another paper begins."""
    parts: list[str] = []
    begin = 0
    for cut in SPLIT_WEAK.finditer(words):
        if PAPER_START.match(words, cut.end()):
            parts.append(words[begin : cut.start()])
            begin = cut.end()
    return [*parts, words[begin:]]


def _fact(context: Context, at: Span, about: str, documents: list[str]) -> Fact:
    tail = PURPOSE.search(fold(about.strip(" -–:(")))
    about = about.strip(" -–:(") or context.quote(at).split(":")[0]
    purpose = about[tail.start() :] if tail else about[-120:]
    return context.fact(FactKind.DOCUMENT_LIST, at, purpose=re.sub(r"^\W*(?:[\w.]{1,5}[.)] )?", "", purpose), documents=documents)


def _notices(context: Context, piece: Piece) -> Iterator[Fact]:
    last = -1
    for words, pattern in TO_FOLLOW:
        for found in pattern.finditer(piece.folded) if words_in(piece.folded, *words) else ():
            clause = _clause(piece, found.span())
            if clause[0] < last or SETTLED.search(piece.folded, clause[0], found.end()):
                continue
            last = clause[1]
            document = piece.text[found.start("doc") : found.end("doc")]
            about = piece.text[clause[0] : found.start()].strip(" ,(") or piece.section or None
            yield context.fact(FactKind.NOTICE_TO_FOLLOW, piece.at(clause), document=document, about=about)


def _clause(piece: Piece, span: Span) -> Span:
    """From the last stop before to the next one behind."""
    begin = max((piece.text.rfind(mark, 0, span[0]) + 1 for mark in (". ", ";", "(", ": ")), default=0)
    ends = [at for mark in (". ", ";", ")", ".") if (at := piece.text.find(mark, span[1])) >= 0]
    end = min(ends, default=len(piece.text))
    while begin < end and not piece.text[begin].isalnum():
        begin += 1
    return begin, end
