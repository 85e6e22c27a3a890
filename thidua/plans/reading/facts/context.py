"""What every finder gets: the document, its outline, its meta data, and ways to walk the text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar

from thidua.plans.enums import FactKind
from thidua.plans.reading.dues import FoundDue, PlanYear, find_dues
from thidua.plans.reading.model import Document, Fact, Passage, Span
from thidua.plans.reading.words import compiled, fold, lowered, unit_match


class Zone(StrEnum):
    """Parts of an official document, in their order."""

    HEAD = "head"
    """Issuer, number, place, date, title."""
    PREAMBLE = "preamble"
    """Căn cứ …, up to the first numbered heading."""
    BODY = "body"
    FOOT = "foot"
    """Nơi nhận, Lưu, signature."""


class Section(StrEnum):
    """What a heading says about the items under it."""

    PURPOSE = "purpose"
    """Mục đích, yêu cầu, ý nghĩa."""
    CONTENT = "content"
    """Nội dung thi đua, giải pháp, chỉ tiêu: exhortation."""
    PROGRAMME = "programme"
    """Programme, participants, papers of a gathering."""
    CONTACTS = "contacts"
    FUNDING = "funding"
    DUTIES = "duties"
    """Tổ chức thực hiện, trách nhiệm, and everything without another name."""


_SECTIONS: tuple[tuple[re.Pattern[str], Section], ...] = (
    (compiled(r"^(?:muc dich|yeu cau|y nghia|muc tieu|quan diem|dac diem tinh hinh|boi canh|su can thiet)"), Section.PURPOSE),
    (
        compiled(
            r"^(?:noi dung (?:thi dua|phong trao|phat dong)|(?:cac )?giai phap|bien phap|(?:cac )?chi tieu|chu de|khau hieu"
            r"|tieu chuan|tieu chi|nguyen tac"
            r"|doi tuong|pham vi|phong trao thi dua|cac phong trao)(?! .*(?:thoi gian|to chuc thuc hien))"
        ),
        Section.CONTENT,
    ),
    (
        compiled(
            r"^(?:thanh phan|dai bieu|so luong dai bieu|noi dung (?:hoi nghi|toa dam|hoi thao|chuong trinh|cuoc hop)"
            r"|chuong trinh (?:hoi nghi|toa dam|le|hoi thao)"
            r"|tai lieu|khach moi)"
        ),
        Section.PROGRAMME,
    ),
    (compiled(r"^(?:dau moi|lien he|thong tin lien he)"), Section.CONTACTS),
    (compiled(r"^(?:kinh phi|nguon kinh phi|du toan)"), Section.FUNDING),
)
_FOOT = compiled(r"(?<!\w)noi nhan ?:|(?<!\w)noi nhan(?= - )")
_ANNEX = compiled(r"(?<!\w)phu luc(?! [\w ]{0,30}kem theo\))")
_SENTENCE_END = re.compile(r"[.!?…](?=\s+[A-ZÀ-ỸĐ\"“(\-+])|[.!?]$")
_ABBREVIATION = re.compile(r"(?:\b(?:TP|Tp|tp|ThS|TS|PGS|GS|Mr|BS|tr|vv|v\.v|[A-ZĐ])|\b\d{1,2})$")

_Made = TypeVar("_Made")


@dataclass(frozen=True)
class Context:
    """A read-only view over one plan. Spans are always places in `text`; `folded` has the same places."""

    document: Document
    passages: Sequence[Passage]
    meta: Mapping[str, Any]

    @cached_property
    def text(self) -> str:
        return self.document.text

    @cached_property
    def folded(self) -> str:
        """The text in lower case without marks, same length: what patterns are matched on."""
        return fold(self.text)

    @cached_property
    def lowered(self) -> str:
        """The text in lower case with its marks, same length."""
        return lowered(self.text)

    def once(self, make: Callable[..., _Made], *at: Hashable) -> _Made:
        """What `make` gives for this plan (and that place in it), made only once: many finders ask for the same."""
        key = make, at
        if key not in self._made:
            self._made[key] = make(self, *at)
        made: _Made = self._made[key]
        return made

    @cached_property
    def _made(self) -> dict[Hashable, Any]:
        return {}

    def unit_end(self, start: int) -> int | None:
        """Where the first words of a unit's name end, when one begins there."""
        return unit_match(self.lowered, self.folded, start)

    @property
    def year(self) -> int | None:
        year = self.meta.get("year")
        return year if isinstance(year, int) else None

    @cached_property
    def plan_year(self) -> PlanYear:
        return PlanYear(self.year, school=self.meta.get("plan_kind") == "school_year")

    # ---- places

    def quote(self, span: Span) -> str:
        """The printed words of a span, white space folded."""
        return " ".join(self.text[slice(*self.trim(span))].split())

    def trim(self, span: Span) -> Span:
        """Without white space, separators and "và" at its ends."""
        start, end = span
        while start < end and self.text[start] in " ,;:.-–+•\n":
            start += 1
        start += 3 if self.lowered.startswith("và ", start) else 0
        while start < end and self.text[end - 1] in " ,;:.-–/\n":
            end -= 1
        return start, end

    def fact(self, kind: FactKind, span: Span, **fields: Any) -> Fact:
        """A fact with its quote, place and clause."""
        place = self.trim(span)
        return Fact(kind, self.quote(place), place, fields, self.clause_at(place[0]))

    def clause_at(self, offset: int) -> str:
        passage = self.passage_at(offset)
        return passage.path if passage else ""

    @cached_property
    def _starts(self) -> list[int]:
        return [passage.at[0] for passage in self.passages]

    def index_at(self, offset: int) -> int | None:
        """Index of the passage that holds the place."""
        index = bisect_right(self._starts, offset) - 1
        return index if index >= 0 else None

    def passage_at(self, offset: int) -> Passage | None:
        index = self.index_at(offset)
        return self.passages[index] if index is not None else None

    # ---- the tree

    def above(self, index: int) -> Iterator[int]:
        """The passages that hold this one, nearest first."""
        parent = self.passages[index].parent
        while parent is not None:
            yield parent
            parent = self.passages[parent].parent

    @cached_property
    def _children(self) -> Mapping[int | None, list[int]]:
        found: dict[int | None, list[int]] = {}
        for index, passage in enumerate(self.passages):
            found.setdefault(passage.parent, []).append(index)
        return found

    def children(self, index: int | None) -> list[int]:
        return self._children.get(index, [])

    def headings(self, index: int) -> list[str]:
        """Texts of the headings above, nearest first."""
        return [self.passages[above].text for above in self.above(index)]

    # ---- parts

    @cached_property
    def body_start(self) -> int:
        """Where the numbered part begins; without numbers (text pasted out of Word), the first heading that names a section."""
        headings = [passage for passage in self.passages if passage.is_heading and passage.at[0] < self.foot_start]
        named = (passage for passage in headings if any(rule.search(self.beginning(passage)) for rule, _ in _SECTIONS))
        first = next((passage for passage in headings if passage.label), None) or next(named, None)
        if first is not None:
            return first.at[0]
        return next((passage.at[0] for passage in self.passages if passage.label), 0)

    @cached_property
    def foot_start(self) -> int:
        """Where "Nơi nhận" stands for the last time before an annex; the end of the text when there is none."""
        starts = [passage.at[0] for passage in self.passages if not passage.label and _FOOT.match(self.folded, passage.at[0])]
        inside = [match.start() for match in _FOOT.finditer(self.folded, len(self.text) * 2 // 3)]
        return (starts or inside or [len(self.text)])[-1]

    @cached_property
    def foot_end(self) -> int:
        """Where an annex begins after the foot, or the end of the text."""
        for index, passage in enumerate(self.passages):
            if passage.at[0] > self.foot_start and (passage.row or self._is_annex(index)):
                return passage.at[0]
        return len(self.text)

    def _is_annex(self, index: int) -> bool:
        passage = self.passages[index]
        return bool(_ANNEX.match(fold(f"{passage.label} {passage.text[:80]}").strip()))

    @cached_property
    def preamble_start(self) -> int:
        match = _PREAMBLE.search(self.folded, 0, max(self.body_start, 1))
        return match.start("c") if match else self.body_start

    def zone(self, offset: int) -> Zone:
        if self.foot_start <= offset < self.foot_end:
            return Zone.FOOT
        if offset >= self.body_start:
            return Zone.BODY
        return Zone.PREAMBLE if offset >= self.preamble_start else Zone.HEAD

    def section(self, index: int) -> Section:
        """By the nearest heading (or the passage itself) that says what its items are."""
        return self.once(Context._section, index)

    def beginning(self, passage: Passage) -> str:
        """Its first words, folded."""
        return self.folded[passage.at[0] : min(passage.at[1], passage.at[0] + 160)]

    def _section(self, index: int) -> Section:
        passage = self.passages[index]
        own = _section_named(self.beginning(passage)) if passage.is_heading else None
        return own or self.once(Context._section_under, passage.parent)

    def _section_under(self, index: int | None) -> Section:
        """Of what stands under this passage."""
        if index is None:
            return Section.DUTIES
        head = self.beginning(self.passages[index])
        found = _section_named(head) or (Section.DUTIES if _DUTIES.match(head.strip(_AROUND)) else None)
        return found or self.once(Context._section_under, self.passages[index].parent)

    # ---- sentences and dues

    def sentences(self, span: Span) -> list[Span]:
        """Sentences of a span; a full stop inside a number or an abbreviation does not end one."""
        return self.once(Context._split, span)

    def _split(self, span: Span) -> list[Span]:
        found, start = [], span[0]
        for match in _SENTENCE_END.finditer(self.text, span[0], span[1]):
            before = self.text[max(span[0], match.start() - 6) : match.start()]
            if match.group()[0] == "." and _ABBREVIATION.search(before) and not _YEAR_END.search(before):
                continue
            found.append((start, match.start()))
            start = match.end()
        if start < span[1]:
            found.append((start, span[1]))
        return [self.trim(piece) for sentence in found for piece in _bounded(sentence) if self.text[slice(*piece)].strip()]

    def clauses(self, span: Span) -> list[Span]:
        """Parts of a sentence between semicolons."""
        found, start = [], span[0]
        while (at := self.text.find(";", start, span[1])) >= 0:
            found.append((start, at))
            start = at + 1
        return [self.trim(part) for part in (*found, (start, span[1])) if self.text[slice(*part)].strip(" .;")]

    @cached_property
    def all_dues(self) -> list[FoundDue]:
        """Every due value of the plan with its place in the text."""
        found: list[FoundDue] = []
        for passage in self.passages:
            place = slice(*passage.at)
            dues = find_dues(self.text[place], plan=self.plan_year, folded=self.folded[place])
            found += [_moved(due, passage.at[0]) for due in dues]
        return found

    def dues(self, span: Span) -> list[FoundDue]:
        """Those that lie in the span."""
        first = bisect_left(self._due_starts, span[0])
        last = bisect_left(self._due_starts, span[1])
        return [due for due in self.all_dues[first:last] if due.at[1] <= span[1]]

    @cached_property
    def _due_starts(self) -> list[int]:
        return [due.at[0] for due in self.all_dues]


_AROUND = " \"':*"


def _section_named(head: str) -> Section | None:
    head = head.strip(_AROUND)
    return next((section for rule, section in _SECTIONS if rule.match(head)), None)


_PREAMBLE = compiled(
    r"(?:^|(?<=[.\d\w)\"'/:] ))(?P<c>(?:can cu|thuc hien|huong ung|phat huy|trien khai|xet|nham|de |chao mung|tiep tuc|theo"
    r"|lap thanh tich|hoa chung|duoc su) )"
)
_DUTIES = compiled(r"^(?:to chuc thuc hien|trach nhiem|phan cong|nhiem vu cua|che do (?:thong tin|bao cao)|thoi gian|tien do)")
_YEAR_END = re.compile(r"\d[/.\-]\d{1,2}$|(?:tháng|ngày|quý|đợt|năm|số|trang)\s\d{1,2}$", re.I)


_LONGEST_SENTENCE = 4000


def _bounded(span: Span) -> Iterator[Span]:
    """No sentence is longer than a page and a half; what claims to be is cut, so that hostile text costs no more than other."""
    for start in range(span[0], span[1], _LONGEST_SENTENCE):
        yield start, min(span[1], start + _LONGEST_SENTENCE)


def _moved(due: FoundDue, by: int) -> FoundDue:
    weekday_at = (due.weekday_at[0] + by, due.weekday_at[1] + by) if due.weekday_at else None
    return FoundDue(due.value, (due.at[0] + by, due.at[1] + by), due.is_firm, due.weekday, weekday_at)
