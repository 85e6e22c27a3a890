"""Read an office's template: every tag with its place, what is wrong with it, and the tags that Word broke put together again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from thidua.documents.rules.fields import FieldList
from thidua.documents.templating.blocks import Block, Stack, Tag
from thidua.documents.templating.grammar import Command, Scope, Wrong, opened, rewritten, understood
from thidua.documents.templating.package import Package, Story, open_package, serialised
from thidua.documents.templating.scan import Span, scan
from thidua.documents.templating.texts import Line, lines_of, put, said
from thidua.documents.templating.values import Absent, Mended, Mistake, TemplateReading, Used

NAME = re.compile(r"[a-z_]+")


@dataclass(slots=True)
class Told:
    """One story: its tags and blocks in order, what is wrong, what was mended."""

    story: Story
    tags: list[Tag] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    mended: list[Mended] = field(default_factory=list)
    places: dict[str, list[str]] = field(default_factory=dict)
    needed: set[str] = field(default_factory=set)

    def wrong(self, place: str, tag: str, error: Wrong) -> None:
        self.mistakes.append(Mistake(place, tag, error.why, error.instead, error.unknown))


def read_template(docx: bytes, known: FieldList) -> TemplateReading:
    """Raises `Unfit` when the file is not a plain .docx or holds what a template must not."""
    package = open_package(docx)
    told = read_stories(package, known)
    places: dict[str, list[str]] = {}
    for one in told:
        for name, found in one.places.items():
            places.setdefault(name, []).extend(found)
    meant = {name for one in told for mistake in one.mistakes for name in NAME.findall(mistake.instead)}
    needed = {name for one in told for name in one.needed}
    broken = [one for one in told if one.mended]
    return TemplateReading(
        used=tuple(Used(one.name, one.label, tuple(places[one.name]), one.name in needed) for one in known if one.name in places),
        mistakes=tuple(mistake for one in told for mistake in one.mistakes),
        missing=tuple(Absent(one.name, one.label, one.tag) for one in known if one.is_required and one.name not in {*places, *meant}),
        mended=tuple(mended for one in told for mended in one.mended),
        docx=package.written({one.story.name: serialised(one.story.root) for one in broken}) if broken else docx,
    )


def read_stories(package: Package, known: FieldList) -> list[Told]:
    """Tags are mended in the trees of the package while they are read."""
    return [_read(story, known) for story in package.stories]


def _read(story: Story, known: FieldList) -> Told:
    told, scope = Told(story), Scope(known)
    stack = Stack(scope)
    for line in lines_of(story):
        for span in _spans(line, told, known):
            _take(span, line, stack, told)
    for block in stack.open:
        tag = block.tags[0]
        verb = tag.command.verb
        error = Wrong(f"“{tag.words}” mở mà chưa đóng.", f"Gõ {{% end{verb} %}} ở chỗ kết thúc.")
        told.wrong(tag.line.where(tag.start, tag.end), tag.words, error)
    told.blocks = stack.done
    return told


def _spans(line: Line, told: Told, known: FieldList) -> Iterator[Span]:
    """Tags of the paragraph from the left, mended; braces that are none go to the mistakes."""
    text = line.text
    if "{" not in text and "}" not in text:
        return
    spans, slips = scan(text)
    if not line.is_copy:
        for slip in slips:
            instead = rewritten(slip.name, known) if slip.name else slip.instead
            told.mistakes.append(Mistake(line.where(slip.start, slip.end), text[slip.start : slip.end], slip.why, instead))
    yield from _mend(line, spans, told)


def _mend(line: Line, spans: Sequence[Span], told: Told) -> Iterator[Span]:
    """From the left; what stands behind a tag moves by what the tag lost."""
    moved = 0
    for span in spans:
        start, end = span.start + moved, span.end + moved
        whole = line.text[start:end]
        words = whole if _is_whole(line, start, end) and _is_seen(whole, span) else span.words
        if words != whole or not _is_whole(line, start, end):
            if not line.is_copy:
                told.mended.append(Mended(line.where(start, end), words))
            put(line, start, end, words, at=_name_of(whole, start))
        moved += len(words) - len(whole)
        yield Span(start, start + len(words), span.sign, span.inner)


def _is_seen(whole: str, span: Span) -> bool:
    """No letter in the tag that cannot be seen, no line broken in it."""
    return "".join(whole[2:-2].replace("\xa0", " ").split()) == "".join(span.inner.split()) and "\n" not in whole and "\t" not in whole


def _is_whole(line: Line, start: int, end: int) -> bool:
    passed = 0
    for piece in line.pieces:
        length = len(said(piece))
        if passed <= start and end <= passed + length:
            return True
        passed += length
    return False


def _name_of(whole: str, start: int) -> int:
    """Where the first letter of the name stands: its run's look is the tag's."""
    inner = whole[2:-2]
    return start + 2 + (len(inner) - len(inner.lstrip())) if inner.strip() else start


def _take(span: Span, line: Line, stack: Stack, told: Told) -> None:
    """One tag: understood and put where it belongs, or told as a mistake."""
    place = line.where(span.start, span.end)
    try:
        tag = Tag(line, understood(span, stack.scope), span.start, span.end, span.words)
        told.tags.append(tag)
        _stack(tag, span, stack)
    except Wrong as error:
        if not line.is_copy:
            told.wrong(place, span.words, error)
        _go_on(span, line, stack)
        return
    if tag.command.verb in {"print", "for"}:
        told.needed.update(set(tag.command.uses) - stack.asked)
    if not line.is_copy:
        for name in dict.fromkeys(tag.command.uses):
            told.places.setdefault(name, []).append(place)


def _stack(tag: Tag, span: Span, stack: Stack) -> None:
    verb = tag.command.verb
    if verb == "for":
        name, of = opened(span.inner, stack.scope)
        stack.begin(tag, name=name, of=of)
    elif verb == "if":
        stack.begin(tag)
    elif verb in {"else", "elif"}:
        stack.middle(tag)
    elif verb.startswith("end"):
        stack.end(tag)


def _go_on(span: Span, line: Line, stack: Stack) -> None:
    """A refused for or if is open all the same, so that its end is not refused too."""
    words = span.inner.removeprefix("tr ").removeprefix("p ").split()
    if span.sign == "{%" and words and words[0] in {"for", "if"}:
        name, of = opened(span.inner, stack.scope)
        stack.begin(Tag(line, Command(words[0], ""), span.start, span.end, span.words), name=name, of=of)
