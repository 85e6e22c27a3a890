"""The boxes of an explanation: one a criterion, all in one form, each with what its writer saw."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from django import forms
from django.http import QueryDict

from thidua.core.text import whole_number
from thidua.scoring.models import Explanation
from thidua.scoring.queries.explanations import MOST_WORDS, Point

TOO_LONG = "Dài quá 5.000 ký tự. Rút gọn, phần còn lại đưa vào minh chứng."
WORDS = forms.CharField(required=False, max_length=MOST_WORDS, error_messages={"max_length": TOO_LONG})


@dataclass(frozen=True, slots=True)
class Box:
    """`seen`: the version that stood there, `begun`: a digest of its words, so that a box nobody touched is not a writing.

    `theirs`: what somebody else wrote meanwhile.
    """

    point: Point
    words: str
    seen: int
    begun: str
    why: str = ""
    theirs: Explanation | None = None

    @property
    def is_touched(self) -> bool:
        return digest(self.words) != self.begun

    @property
    def is_open(self) -> bool:
        return bool(self.words or self.why or self.theirs)


def boxes_of(points: Sequence[Point]) -> list[Box]:
    """As they are kept."""
    return [Box(point, point.words, point.version, digest(point.words)) for point in points]


def boxes_sent(points: Sequence[Point], data: QueryDict) -> list[Box]:
    """As they came back, every word still in its box. A point that has come meanwhile is as it is kept."""
    return [_sent(box, data) if name_of(box.point) in data else box for box in boxes_of(points)]


def _sent(box: Box, data: QueryDict) -> Box:
    code, seen = box.point.node.code, data.get(f"lan-{box.point.node.code}", "")
    told = data.get(name_of(box.point), "").replace("\r\n", "\n")
    typed = replace(box, words=told.strip(), seen=whole_number(seen), begun=data.get(f"goc-{code}", ""))
    try:
        WORDS.clean(told)
    except forms.ValidationError as fault:
        return replace(typed, words=typed.words.replace("\x00", ""), why=" ".join(fault.messages))
    return typed


def beside_theirs(boxes: Sequence[Box], overtaken: Sequence[Explanation], points: Sequence[Point]) -> Iterator[Box]:
    """What was refused stays in its box, the other's words above it; the rest as it is kept by now."""
    theirs = {one.criterion_id: one for one in overtaken}
    typed = {box.point.node.pk: box for box in boxes}
    for box in boxes_of(points):
        key = box.point.node.pk
        yield replace(box, words=typed[key].words, theirs=theirs[key]) if key in theirs and key in typed else box


def name_of(point: Point) -> str:
    return f"loi-{point.node.code}"


def digest(words: str) -> str:
    return sha256(words.encode()).hexdigest()[:16]
