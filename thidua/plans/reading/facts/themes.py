"""Mottos that the plan calls chủ đề or khẩu hiệu (`theme`), and movements by name (`movement`)."""

import re
from collections.abc import Iterable, Iterator, Sequence

from thidua.plans.enums import FactKind
from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.facts.pieces import Piece, pieces_of
from thidua.plans.reading.model import Fact, Span
from thidua.plans.reading.words import compiled, fold

NAME = re.compile(r"[“\"«](?P<name>[^“”\"«»]{4,300})[”\"»]")
CALLED = compiled(
    r"(?<!\w)(?P<role>chu de|khau hieu)(?: (?:thi dua|hanh dong|cua (?:nam|phong trao|cum|khoi|khu vuc)|nam|"
    r"cong tac|chung|phong trao|tuyen truyen|20\d\d|trong nam|la|voi|do [a-z ]{2,30} (?:dua ra|phat dong)|"
    r"\([^)]*\)))*(?: [a-z0-9]+){0,6}? ?:? ?(?=\")"
)
UNQUOTED = compiled(r"(?<!\w)(?P<role>chu de|khau hieu)(?: (?:thi dua|hanh dong|cua nam|nam|cong tac|chung|20\d\d))* ?: ?(?=[^\s\"])")
LIST_OF_MOTTOS = compiled(r"khau hieu[^.;]{0,60}:? ?$")
MOVEMENT = compiled(r"(?<!\w)(?:cac )?phong trao(?: thi dua)?(?!\w)")
ALSO = re.compile(
    r"\s*(?:giai đoạn [\d –-]+|\([^()]{0,60}\))?\s*(?:,|;|và|, và|hoặc|\.\.\.|…)?\s*(?:(?:phong trào|Phong trào)(?: thi đua)? )?$"
)
YEARS = re.compile(r"(?:giai đoạn |từ năm |\()?(20\d\d)\s*(?:-|–|đến(?: năm)?)\s*(20\d\d)")
LEVELS = (
    ("trung ương", compiled(r"thu tuong|trung uong|chinh phu|ca nuoc|toan quoc|toan dan|ca nuoc")),
    (
        "tỉnh",
        compiled(
            r"(?:ubnd|uy ban nhan dan|chu tich|hoi dong thi dua[a-z ,-]*|toan) (?:tinh|thanh pho)|"
            r"(?<!\w)tinh phat dong|tinh [a-z]+ phat dong"
        ),
    ),
    (
        "ngành",
        compiled(
            r"(?<!\w)(?:nganh|bo (?:truong|"
            r"phat dong|tu phap|y te|noi vu|cong|tai|giao|nong|xay|van hoa|lao dong|khoa hoc|thong tin|quoc|ngoai|dan toc)) ?"
        ),
    ),
    ("cụm", compiled(r"(?<!\w)(?:cum|khoi|khu vuc)(?: thi dua)?(?!\w)")),
)
NOT_BETWEEN = compiled(
    r"phuong cham|gan voi|gan lien|theo tinh than|day manh|chu de|khau hieu|de an|cuoc van dong|"
    r"cuoc thi|quy|danh hieu|nghi quyet|chi thi"
)


def find(context: Context) -> Iterable[Fact]:
    pieces = pieces_of(context)
    themes = list(_themes(context, pieces))
    yield from themes
    yield from _movements(context, pieces, {fact.at for fact in themes})


def _themes(context: Context, pieces: Sequence[Piece]) -> Iterator[Fact]:
    seen: set[str] = set()
    for piece in pieces:
        for role, span in _mottos(piece):
            key = fold(piece.text[span[0] : span[1]])
            if key not in seen:
                seen.add(key)
                yield context.fact(FactKind.THEME, piece.at(span), role=role)


def _mottos(piece: Piece) -> Iterator[tuple[str, Span]]:
    for called in CALLED.finditer(piece.folded):
        if quoted := NAME.match(piece.text, called.end()):
            yield _role(called["role"]), quoted.span("name")
    plain = None if NAME.search(piece.text) else UNQUOTED.search(piece.folded)
    if plain:
        end = re.compile(r"[.;](?= |$)").search(piece.text, plain.end())
        yield _role(plain["role"]), (plain.end(), end.start() if end else len(piece.text.rstrip(" .;")))
    if piece.headings and LIST_OF_MOTTOS.search(piece.section) and not CALLED.search(piece.folded):
        name = NAME.match(piece.text.lstrip(" -–+•"), 0)
        if name:
            begin = piece.text.index(name["name"])
            yield "khẩu hiệu", (begin, begin + len(name["name"]))


def _role(folded: str) -> str:
    return "khẩu hiệu" if folded.startswith("khau") else "chủ đề"


def _movements(context: Context, pieces: Sequence[Piece], themes: set[Span]) -> Iterator[Fact]:
    seen: set[str] = set()
    for piece in pieces:
        for span in _named(piece):
            key = re.sub(r"\W+", " ", fold(piece.text[span[0] : span[1]])).strip()
            if key in seen or piece.at(span) in themes:
                continue
            seen.add(key)
            yield context.fact(FactKind.MOVEMENT, piece.at(span), level=_level(piece, span), years=_years(piece.text, span))


def _named(piece: Piece) -> Iterator[Span]:
    """Quoted names behind "phong trào", and those that follow them in one list."""
    last_end = -1
    for name in NAME.finditer(piece.text):
        before = piece.folded[max(0, name.start() - 220) : name.start()]
        movement = list(MOVEMENT.finditer(before))
        chained = last_end >= 0 and ALSO.fullmatch(piece.text[last_end : name.start()])
        gap = before[movement[-1].end() :] if movement else "."
        if chained or (movement and not re.search(r"[.;\"]", gap) and not NOT_BETWEEN.search(gap) and (":" in gap or len(gap) <= 60)):
            last_end = name.end()
            yield name.span("name")


def _level(piece: Piece, span: Span) -> str | None:
    """Who launched it: told in its name, its sentence or the heading above."""
    begin = max(0, piece.text.rfind(". ", 0, span[0]))
    end = piece.text.find(". ", span[1])
    for words in (piece.folded[span[0] : span[1]], piece.folded[begin : end if end > 0 else None], *reversed(piece.headings)):
        for level, pattern in LEVELS:
            if pattern.search(words):
                return level
    return None


def _years(text: str, span: Span) -> list[int] | None:
    found = YEARS.search(text, span[0], span[1]) or YEARS.match(text[span[1] + 1 :].lstrip(" ,"))
    return [int(found[1]), int(found[2])] if found else None
