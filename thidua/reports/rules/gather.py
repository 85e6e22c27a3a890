"""Sections of different units that speak of the same thing, set side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from thidua.consultations.rules.likeness import words_of
from thidua.core.text import fold
from thidua.reports.rules.outline import Block, Section, path_of, place_of, sections

ENOUGH = 0.6
ENOUGH_WITH_NUMBER = 0.4
"""Headings of the same number need fewer words in common: units follow the outline they were sent."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A file of a unit. `key` is that of its piece."""

    key: int
    blocks: Sequence[Block]


@dataclass(frozen=True, slots=True)
class Take:
    """A paragraph that may be taken over: of which paper, its place in the file, where it stands in words."""

    paper: int
    block: int
    place: str
    text: str


@dataclass(slots=True)
class Group:
    """One heading of the units' reports with everything that stands under it."""

    title: str
    number: str
    level: int
    words: frozenset[str]
    takes: list[Take] = field(default_factory=list)
    papers: set[int] = field(default_factory=set)
    parts: "list[Group]" = field(default_factory=list)


def align(papers: Sequence[Paper]) -> list[Group]:
    """Groups in reading order, those below a heading after it. A heading is sought only among those below the same heading above."""
    top: list[Group] = []
    for paper in papers:
        _place(paper, top)
    return list(_flat(top))


def _place(paper: Paper, top: list[Group]) -> None:
    made = sections(paper.blocks)
    found: dict[int, Group] = {}
    for at, section in enumerate(made):
        if at == 0 and not any(_takes(paper, made, at)):
            continue
        among = found[section.parent].parts if section.parent in found else top
        group = found[at] = _group_of(section, among, paper.key)
        group.papers.add(paper.key)
        group.takes.extend(_takes(paper, made, at))


def _takes(paper: Paper, made: Sequence[Section], at: int) -> Iterator[Take]:
    path = path_of(made, at)
    for place in made[at].blocks:
        block = paper.blocks[place]
        if block.text and not block.rows:
            yield Take(paper.key, place, place_of(block, path), block.text)


def _group_of(section: Section, among: list[Group], paper: int) -> Group:
    """The likest group that this paper has nothing in yet (a paper has one section of a kind), else a new one."""
    words = _words(section.title)
    free = [group for group in among if paper not in group.papers]
    best = max(free, key=lambda group: _weight(section, words, group), default=None)
    if best is not None and _weight(section, words, best) > 0:
        return best
    made = Group(section.title, section.number, section.level, words)
    among.append(made)
    return made


def _weight(section: Section, words: frozenset[str], group: Group) -> float:
    """How like a heading is to a group; 0 when not like enough."""
    both = words | group.words
    same = len(words & group.words) / len(both) if both else float(fold(section.title) == fold(group.title))
    is_same_number = bool(section.number) and section.number == group.number
    return same + 0.01 * is_same_number if same >= (ENOUGH_WITH_NUMBER if is_same_number else ENOUGH) else 0.0


def _words(title: str) -> frozenset[str]:
    return words_of(fold(title))


def _flat(groups: Sequence[Group]) -> Iterator[Group]:
    for group in groups:
        yield group
        yield from _flat(group.parts)
