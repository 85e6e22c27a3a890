"""Cut a sentence into parts with one due value each: which words belong to which date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from thidua.plans.reading.dues import FoundDue
from thidua.plans.reading.facts.actors import subject_in
from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.model import Span
from thidua.plans.reading.words import PREDICATE, compiled

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
    """Every part has at most one due value; dates side by side share their words and give a part each."""
    parts: list[Part] = []
    start = sentence[0]
    runs = _runs(context, _without_weak(context, sentence, dues))
    for number, run in enumerate(runs):
        following = runs[number + 1][0].at[0] if number + 1 < len(runs) else sentence[1]
        found, start = _cut(context, (start, sentence[1]), run, following)
        parts += found
    if parts and parts[-1].due and _GOES_ON.match(context.folded, start, sentence[1]):
        parts[-1] = replace(parts[-1], at=(parts[-1].at[0], sentence[1]))
        start = sentence[1]
    if start < sentence[1] and not (parts and _AFTERTHOUGHT.match(context.folded[start : sentence[1]].lstrip(" .;"))):
        parts.append(Part((start, sentence[1]), None))
    return [part for part in parts if context.text[slice(*context.trim(part.at))]]


_GOES_ON = compiled(r" ?,? ?(?:va |roi )?(?:gui|nop|trinh|bao cao)(?!\w)")
"""The same act goes on behind its date."""


def _cut(context: Context, rest: Span, run: list[FoundDue], following: int) -> tuple[list[Part], int]:
    """The parts up to the end of the run's own words, and where that is."""
    start, end = rest
    first, last = run[0], run[-1]
    if _leads(context, start, first, last, following):
        opening = _opening(context, start, first)
        stop = _clause_end(context, last.at[1], following)
        return [*_undated(context, start, opening), *(Part((opening, stop), due, begins_with_due=True) for due in run)], stop
    opening = _own_start(context, start, first.at[0])
    stop = _closed(context, last.at[1], end)
    shared = [Part((start, opening), due) for due in run if _shares_date(context, start, opening)]
    return [*(shared or _undated(context, start, opening)), *(Part((opening, stop), due) for due in run)], stop


_ALSO = re.compile(r"đồng\sthời[\s,]*$", re.IGNORECASE)


def _shares_date(context: Context, start: int, end: int) -> bool:
    """ "gửi A; đồng thời gửi B trước ngày …": one date for both."""
    text = context.text[start:end]
    return bool(_ALSO.search(text) and _SENDS.search(context.folded, start, end))


def _undated(context: Context, start: int, end: int) -> Iterator[Part]:
    if context.text[start:end].strip(" ,;.-–"):
        yield Part((start, end), None)


_SIDE_BY_SIDE = compiled(r"^[ ,)(]{0,4}(?:va|hoac)?(?: (?:ca|hang) nam)?[ ,(]{0,3}$")


_REACH = 400
_AHEAD = 6
"""As many dates of one sentence are compared; no office writes more side by side."""


def _runs(context: Context, dues: list[FoundDue]) -> list[list[FoundDue]]:
    """Dates with nothing but a comma or "và" between them belong together."""
    runs: list[list[FoundDue]] = []
    for due in dues:
        if (
            runs
            and len(runs[-1]) < _AHEAD
            and (due.at == runs[-1][-1].at or _SIDE_BY_SIDE.match(context.folded[runs[-1][-1].at[1] : due.at[0]]))
        ):
            runs[-1].append(due)
        else:
            runs.append([due])
    return runs


_ROUGH = ("month", "quarter", "half", "year", "range")
_EXACT = ("before", "by", "on", "relative")


def _without_weak(context: Context, sentence: Span, dues: list[FoundDue]) -> list[FoundDue]:
    """A vague time gives way to the fuller one of the same clause; "Định kỳ 6 tháng (trước ngày 10/6)" keeps its words."""
    kept: list[FoundDue] = []
    begins: int | None = None
    for number, due in enumerate(dues):
        if _is_weak(context, sentence, due, dues[number + 1 : number + 1 + _AHEAD]):
            is_bracketed = number + 1 < len(dues) and context.folded[due.at[1] : dues[number + 1].at[0]].strip() == "("
            begins = due.at[0] if is_bracketed else None
            continue
        kept.append(due if begins is None else replace(due, at=(begins, due.at[1])))
        begins = None
    return kept


def _is_weak(context: Context, sentence: Span, due: FoundDue, later: list[FoundDue]) -> bool:
    """ "Sau khi kiểm tra, … chậm nhất 10 ngày sau …"; "Tháng 11: … gửi trước ngày 15/11"; "Hằng quý (trước ngày 25 của tháng cuối quý)"."""
    clause = _clause_end(context, due.at[1], sentence[1])
    rest = [other for other in later if other.at[0] < clause and other.at != due.at]
    is_open = due.value["kind"] == "relative" and due.value["days"] is None
    leads = _leads(context, sentence[0], due, due, sentence[1])
    if is_open:
        return bool(rest) or not (due.is_firm or leads)
    if not rest:
        return False
    between = context.folded[due.at[1] : rest[0].at[0]]
    is_bare = due.value["kind"] == "recurring" and set(due.value) == {"kind", "every"}
    if is_bare and (re.fullmatch(r"\s?[(:,]?\s?", between) or rest[0].value.get("every") == due.value["every"]):
        return "(" in between or rest[0].value.get("every") == due.value["every"]
    return leads and due.value["kind"] in _ROUGH and rest[0].value["kind"] in _EXACT and not _FULL_STOP.search(between)


_FULL_STOP = re.compile(r"\)|;|\.")


def _leads(context: Context, start: int, due: FoundDue, last: FoundDue, following: int) -> bool:
    """Whether the dates stand before their act: "Trước ngày 20/6, các đơn vị gửi …"."""
    before = context.folded[_opening(context, start, due) : due.at[0]].strip(" ,;:-–.(")
    if len(before) > 40 or before.endswith(")") or PREDICATE.search(before):
        return False
    after = context.folded[last.at[1] : min(following, last.at[1] + _REACH)]
    if re.match(r"\s*[).;]", after) and not re.match(r"\s*\)\s?[:,]?\s?\w", after):
        return False
    return bool(PREDICATE.search(after))


def _opening(context: Context, start: int, due: FoundDue) -> int:
    """Where the clause of the due begins: after the last semicolon, or the last comma for "…, kết thúc mỗi đợt có …"."""
    text = context.text[start : due.at[0]]
    at = text.rfind(";")
    stripped = text.rstrip()
    if at < 0 and due.value["kind"] in ("relative", "recurring") and stripped.endswith(","):
        at = len(stripped) - 1
    return start + at + 1


def _clause_end(context: Context, start: int, end: int) -> int:
    semicolon = context.text.find(";", start, end)
    return semicolon if semicolon >= 0 else end


def _closed(context: Context, at: int, end: int) -> int:
    """After the bracket that closes right behind the due."""
    match = re.match(r"[^()\w]{0,3}\)|\s?\([^()]{0,25}\)", context.text[at:end])
    return at + match.end() if match else at


def _own_start(context: Context, start: int, end: int) -> int:
    """Where the act of the due begins: after a semicolon when what follows has its own subject or sends something else."""
    cut = start
    for semicolon in re.finditer(r"[;,]?\s(?:đồng thời)[\s,]|;", context.text[start:end]):
        at = start + semicolon.end()
        before, after = (cut, at), (at, end)
        if _subject_starts(context, after) or (_SENDS.search(context.folded, *before) and _SENDS.search(context.folded, *after)):
            cut = at
    return cut


_SENDS = compiled(r"(?<!\w)(?:gui|nop|trinh)(?!\w)")


def _subject_starts(context: Context, span: Span) -> bool:
    subject = subject_in(context, (span[0], min(span[1], span[0] + _REACH)))
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
