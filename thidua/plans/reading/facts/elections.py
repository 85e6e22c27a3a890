"""What is voted on (`vote`) and who leads the bloc next (`succession`)."""

import re
from collections.abc import Iterable, Iterator, Sequence

from thidua.plans.enums import FactKind
from thidua.plans.reading.facts.conference import HELD_BY_CONFERENCE, programme
from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.facts.phrases import awards_in
from thidua.plans.reading.facts.pieces import Piece, pieces_of
from thidua.plans.reading.model import Fact, Span
from thidua.plans.reading.words import compiled, fold

VOTING = compiled(r"(?<!\w)(?:binh xet|suy ton|bo phieu|bau|binh bau|binh chon|bieu quyet|gioi thieu,? bau)(?!\w)")
LEADS = r"(?:(?:pho )?truong(?:,? (?:va )?pho(?: truong)?)?|pho) (?:cac )?(?:cum|khoi|khu vuc)|(?:cum|khoi) (?:truong|pho)"
BALLOT = compiled(r"bo phieu(?: kin)? (?:bau|chon|lua chon|suy ton|binh|de|gioi thieu)|bo phieu kin")
METHODS = (
    ("bỏ phiếu kín", compiled(r"bo phieu kin|phieu kin")),
    ("bỏ phiếu", compiled(r"bo phieu")),
    ("biểu quyết", compiled(r"bieu quyet")),
    ("bầu", compiled(r"(?<!\w)bau(?!\w)")),
    ("giới thiệu", compiled(r"gioi thieu")),
)
CONTEST = compiled(
    rf"(?<!\w)(?:bau|gioi thieu|lua chon|suy ton|binh bau|bo phieu|de cu|bieu quyet|chon)[^.;]{{0,60}}?(?P<post>{LEADS})(?!\w)"
)
YEAR = compiled(r"(?<!\w)nam (?P<year>20\d\d|tiep theo|sau|toi|ke tiep|lien ke)(?!\w)")
HANDOVER = compiled(
    rf"(?:cong bo [^.;]{{0,90}}?cu [^.;]{{0,20}}?(?:{LEADS})|ban giao (?:nhiem vu|chuc danh|chuc|cong viec|"
    rf"cong tac|co)[^.;]{{0,50}}?(?:{LEADS}))[^.;]*"
)
UNIT = (
    r"(?:cong an|bo chi huy|so |ban |thanh tra|toa an|vien |cuc |chi cuc |vu |van phong|huyen |hoi |lien doan|"
    r"tinh |bo |uy ban|ubnd|truong (?!khoi|cum|khu)|cong ty|tong cong ty|"
    r"benh vien|xa |phuong |thi tran|thanh pho|bao |dai |tap chi|nha xuat ban|hoc vien|kho bac|bao hiem|dang uy|tinh doan|ngan hang|phong )"
)
SUCCESSOR = (
    compiled(
        rf"(?:{LEADS})(?: [^.;:,()]{{0,60}}?)? nam (?P<year>20\d\d|tiep theo|sau) ?(?::|-|la|thuoc ve|"
        rf"do) ?(?:don vi )?(?P<unit>{UNIT}[^.;()]{{2,90}}?)(?= (?:dam nhiem|dam nhan|giu|lam|thuc hien) |[.;,()]|$)"
    ),
    compiled(
        rf"(?P<unit>{UNIT}[^.;:,()]{{2,70}}?) (?:lam|giu chuc|giu vai tro|giu|dam nhiem|dam nhan|se la|"
        rf"la)(?: nhiem vu| vai tro| chuc)?(?: don vi)? (?:{LEADS})(?: [^.;,()]{{0,60}}?)? nam (?P<year>20\d\d|"
        rf"tiep theo|sau)"
    ),
    compiled(
        rf"(?:theo [^.;,()]{{3,90}}, )?nam (?P<year>20\d\d)(?: |,|:| la | den luot |"
        rf" thuoc ve )+(?P<unit>{UNIT}[^.;()]{{3,90}}?)(?= (?:lam|dam nhiem|giu) |[.;()]|$)"
    ),
)
BY = re.compile(
    r"(?i)(?:theo|tại) (?P<by>(?:quy chế|quyết định|kết quả|thông báo|biên bản|nghị quyết|thứ tự|"
    r"phân công|nguyên tắc)[^.;,()]{0,80})|công bố (?P<decision>Quyết định[^.;,()]{0,60}?)(?= về)"
)
ROLE = compiled(LEADS + r"(?: thi dua)?")


def find(context: Context) -> Iterable[Fact]:
    pieces = pieces_of(context)
    yield from _votes(context, pieces)
    yield from _successions(context, pieces)


def _votes(context: Context, pieces: Sequence[Piece]) -> Iterator[Fact]:
    """Items of the programme first, then what the prose says the conference votes on; once per contest."""
    spans = [fact.at for fact in programme(context)]
    known = len(spans)
    for piece in pieces:
        for sentence in piece.sentences:
            folded = piece.folded[sentence[0] : sentence[1]]
            at = piece.at(sentence)
            is_vote = HELD_BY_CONFERENCE.match(folded) or (BALLOT.search(folded) and not re.search(r"\d", folded) and not piece.passage.row)
            if is_vote and not any(span[0] <= at[0] < span[1] for span in spans[:known]):
                spans.append(at)
    contests: dict[str, Fact] = {}
    for at in spans:
        fact = _vote(context, at)
        if fact:
            key = str(fact.fields.get("contest") or fact.fields.get("awards"))
            if key not in contests or (fact.fields["method"] and not contests[key].fields["method"]):
                contests[key] = fact
    yield from contests.values()


def _vote(context: Context, at: Span) -> Fact | None:
    words = context.text[at[0] : at[1]]
    folded = fold(words)
    contest = CONTEST.search(folded)
    if not contest and not VOTING.search(folded):
        return None
    method = next((name for name, pattern in METHODS if pattern.search(folded)), None)
    if contest:
        post = words[contest.start("post") : contest.end("post")]
        return context.fact(FactKind.VOTE, at, contest=post, year=_year(folded, context), method=method)
    return context.fact(FactKind.VOTE, at, awards=awards_in(words) or ["điển hình tiên tiến"], method=method)


def _year(folded: str, context: Context) -> int | None:
    found = YEAR.search(folded)
    plan = context.meta.get("year")
    if not found:
        return None
    if found["year"].isdecimal():
        return int(found["year"])
    return int(plan) + 1 if plan else None


def _successions(context: Context, pieces: Sequence[Piece]) -> Iterator[Fact]:
    """Only for a later year than the plan's: who leads now is no succession."""
    for piece in pieces:
        for sentence in piece.sentences:
            folded = piece.folded[sentence[0] : sentence[1]]
            if ROLE.search(folded):
                yield from _succession(context, piece, sentence)


def _succession(context: Context, piece: Piece, sentence: Span) -> Iterator[Fact]:
    plan = context.meta.get("year")
    for pattern in SUCCESSOR:
        facts = [fact for found in pattern.finditer(piece.folded, *sentence) if (fact := _named(context, piece, found, sentence))]
        if facts:
            yield from facts
            return
    if handover := HANDOVER.search(piece.folded, *sentence):
        year = _year(handover[0], context) or (int(plan) + 1 if plan else None)
        yield _fact(context, piece, handover.span(), sentence, year=year, unit=None)


def _named(context: Context, piece: Piece, found: re.Match[str], sentence: Span) -> Fact | None:
    plan = context.year
    year = int(found["year"]) if found["year"].isdecimal() else plan + 1 if plan else None
    if year is not None and plan is not None and year <= plan:
        return None
    return _fact(context, piece, found.span(), sentence, year=year, unit=piece.text[found.start("unit") : found.end("unit")].strip())


def _fact(context: Context, piece: Piece, span: Span, sentence: Span, *, year: int | None, unit: str | None) -> Fact:
    before = list(ROLE.finditer(piece.folded, sentence[0], span[0]))
    role = ROLE.search(piece.folded, *span) or (before[-1] if before else ROLE.search(piece.folded, *sentence))
    by = BY.search(piece.text, *sentence)
    return context.fact(
        FactKind.SUCCESSION,
        piece.at((span[0], span[1] - len(piece.text[span[0] : span[1]]) + len(piece.text[span[0] : span[1]].rstrip(" .;,")))),
        role=piece.text[role.start() : role.end()] if role else None,
        year=year,
        unit=unit,
        by=(by["by"] or by["decision"]) if by else None,
    )
