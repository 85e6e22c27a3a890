"""The đợt of a year: named stretches in which everybody competes."""

import re

from thidua.plans.reading.dues import FoundDue
from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.model import Span
from thidua.plans.reading.words import compiled

NAME = compiled(
    r"(?<!\w)(?:dot(?: thi dua)?(?: cao diem| nuoc rut| chuyen de)?|giai doan|chang)(?: thu| so)? (?:nhat|hai|ba|tu|mot"
    r"|[1-4]|0[1-4]|i{1,3}|iv)(?!\w)(?! ?/)"
)
OWN_NAME = compiled(
    r"(?:[+\-•] ?)?"
    r'(?:dot thi dua "(?P<quoted>[^"]{2,80})"|(?P<plain>(?:dot|chang) [^:;."]{2,80}?)) ?: ?(?:tu )?'
)
"""A đợt with a name and no number, when the sentence says nothing but its name and time."""
_FAR = 90
_LONGEST = 80


def phase_name(context: Context, sentence: Span, due: FoundDue) -> Span | None:
    """The name right before the time, when the time says how long the đợt lasts."""
    if own := _own_name(context, sentence, due):
        return own
    names = list(NAME.finditer(context.folded, max(sentence[0], due.at[0] - _FAR - _LONGEST), due.at[0]))
    if not names or due.at[0] - names[-1].end() > _FAR:
        return None
    between = context.folded[names[-1].end() : due.at[0]]
    return None if _OTHER.search(between) else names[-1].span()


def _own_name(context: Context, sentence: Span, due: FoundDue) -> Span | None:
    if context.folded[due.at[1] : sentence[1]].strip(" .;"):
        return None
    found = OWN_NAME.fullmatch(context.folded, sentence[0], due.at[0])
    if found is None or (found["plain"] and (_OTHER.search(found["plain"]) or NAME.search(found["plain"]))):
        return None
    return found.span("quoted" if found["quoted"] else "plain")


_OTHER = compiled(r"(?<!\w)(?:gui|nop|so ket|bao cao|ho so|trinh|to chuc|ket thuc|xong|hoan thanh|truoc|kiem tra)(?!\w)|;")


def is_phase(context: Context, sentence: Span, due: FoundDue) -> bool:
    """Whether the due value is the time of a đợt."""
    return due.value["kind"] in ("range", "month", "quarter", "half", "by") and phase_name(context, sentence, due) is not None


def title_of(context: Context, name: Span) -> str:
    return re.sub(r"\s+", " ", context.text[slice(*name)])
