"""Print values by a template. Tags become marks in the tree, the tree becomes text that jinja2 runs, the text becomes a tree again.

What a value holds never becomes part of the page's make-up: it is escaped, a line break in it becomes Word's, and a value that is not
there is an error that names its field.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from jinja2.sandbox import SandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from thidua.documents.rules.fields import Field, FieldList, Value
from thidua.documents.templating import grammar
from thidua.documents.templating.blocks import Block, Tag, Way
from thidua.documents.templating.package import Element, open_package, serialised
from thidua.documents.templating.reading import Told, read_stories
from thidua.documents.templating.texts import TR, P, T, dissolve, put, put_before, split_out
from thidua.documents.templating.tidy import tidy
from thidua.documents.templating.values import Unfit, ValuesMissing

NOT_IN_XML = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
BREAK = Markup('</w:t><w:cr/><w:t xml:space="preserve">')
"""`tidy` makes of it a paragraph, or in a cell a line."""
TABULATOR = Markup('</w:t><w:tab/><w:t xml:space="preserve">')
MARK_OPEN, MARK_CLOSE = "\ue004", "\ue005"
MARK = re.compile(f"{MARK_OPEN}\\d+{MARK_CLOSE}")
WRONG = "Chưa in được: mẫu còn {count} lỗi. {first}"


class _Gap:
    """A field without a value: false in a condition, a note in `gone` wherever it would be printed."""

    def __init__(self, name: str, gone: list[str]) -> None:
        self.name, self.gone = name, gone

    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        self.gone.append(self.name)
        return ""

    def __iter__(self) -> Iterator[str]:
        self.gone.append(self.name)
        return iter(())

    def __eq__(self, other: object) -> bool:
        return other == ""

    __hash__ = None  # type: ignore[assignment]


def render(template: bytes, values: Mapping[str, Value | None], known: FieldList) -> bytes:
    """Raises `Unfit` for a template with mistakes, `ValuesMissing` when it prints a field that has no value."""
    package = open_package(template)
    told = read_stories(package, known)
    mistakes = [mistake for one in told for mistake in one.mistakes]
    if mistakes:
        raise Unfit(WRONG.format(count=len(mistakes), first=mistakes[0].sentence))
    gone: list[str] = []
    env, given = _environment(), _given(values, known, gone)
    parts = {one.story.name: _printed(one, env, given) for one in told if one.tags}
    if gone:
        fields = [one for one in known if one.name in gone]
        parts_gone = [name for name in dict.fromkeys(gone) if known.get(name) is None]
        raise ValuesMissing([*(one.label for one in fields), *parts_gone], names=[*(one.name for one in fields), *parts_gone])
    return package.written(parts)


def sample(known: FieldList) -> dict[str, Value]:
    """Invented values for every field."""
    return {one.name: one.sample for one in known}


def _environment() -> SandboxedEnvironment:
    env = SandboxedEnvironment(
        autoescape=True,
        variable_start_string=grammar.OPEN,
        variable_end_string=grammar.CLOSE,
        block_start_string=grammar.BLOCK_OPEN,
        block_end_string=grammar.BLOCK_CLOSE,
        comment_start_string="\ue006",
        comment_end_string="\ue007",
        keep_trailing_newline=True,
        finalize=_in_a_run,
    )
    env.globals.clear()
    env.filters.clear()
    env.filters.update(grammar.FILTERS)
    return env


def _in_a_run(value: object) -> Markup:
    """A value inside a text of a run."""
    clean = NOT_IN_XML.sub("", grammar.in_words(value).replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n"))
    return BREAK.join(TABULATOR.join(escape(part) for part in line.split("\t")) for line in clean.split("\n"))


def _given(values: Mapping[str, Value | None], known: FieldList, gone: list[str]) -> dict[str, Any]:
    return {one.name: _value(one, values.get(one.name), gone) for one in known}


def _value(one: Field, value: Value | None, gone: list[str]) -> Any:
    """Only plain words, days and lists go in; anything else is a mistake of the program that prints."""
    if value is None or value in ("", ()) or value == []:
        return _Gap(one.name, gone)
    if not one.is_list:
        if not isinstance(value, str | date):
            message = f"{one.name} takes words or a day, not {type(value).__name__}"
            raise TypeError(message)
        return value
    if isinstance(value, str | date) or not isinstance(value, Sequence):
        message = f"{one.name} takes a list, not {type(value).__name__}"
        raise TypeError(message)
    return [_item(one, item, gone) for item in value]


def _item(one: Field, item: Any, gone: list[str]) -> Any:
    if one.parts:
        return {part.name: item.get(part.name) or _Gap(f"{one.name}.{part.name}", gone) for part in one.parts}
    return str(item) if item else _Gap(one.name, gone)


# ---- one story ----


def _printed(told: Told, env: SandboxedEnvironment, given: Mapping[str, Any]) -> bytes:
    _mark(told.tags)
    for block in sorted(told.blocks, key=lambda one: told.tags.index(one.tags[0])):
        _lay(block)
    xml = etree.tostring(told.story.root, encoding="unicode")
    source = MARK.sub(lambda mark: told.tags[int(mark[0][1:-1])].command.code, xml)
    made = env.from_string(source).render(given)
    root = etree.fromstring(made.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    tidy(root)
    return serialised(root)


def _mark(tags: Sequence[Tag]) -> None:
    """From the right in each paragraph, so that places before stay what they are. A comment leaves nothing."""
    for number in reversed(range(len(tags))):
        tag = tags[number]
        tag.mark = f"{MARK_OPEN}{number}{MARK_CLOSE}" if tag.command.code else ""
        put(tag.line, tag.start, tag.end, tag.mark, at=tag.start)


def _lay(block: Block) -> None:
    """Blocks come as they open: around a row the outer one stands farther from it."""
    if block.way is Way.WORDS:
        for tag in block.tags:
            split_out(_piece(tag), tag.mark)
    elif block.way is Way.ROW:
        _around_row(block)
    else:
        for tag in block.tags:
            _take_away(tag, TR if block.way is Way.ROWS else P)


def _piece(tag: Tag) -> Element:
    return next(piece for piece in tag.line.element.iter(T) if tag.mark in (piece.text or ""))


def _around_row(block: Block) -> None:
    first, last = block.tags
    row = next(first.line.element.iterancestors(TR))
    for tag in block.tags:
        piece = _piece(tag)
        piece.text = (piece.text or "").replace(tag.mark, "")
    put_before(row, first.mark)
    row.tail = last.mark + (row.tail or "")


def _take_away(tag: Tag, kind: str) -> None:
    """The paragraph or the row goes with its first tag; all its marks stand in its place then."""
    element = tag.line.element
    whole = element if kind == P else next(element.iterancestors(TR), None)
    if whole is None or whole.getparent() is None:
        return
    dissolve(whole, "".join(MARK.findall("".join(str(text) for text in whole.itertext()))))
