"""A plan that was read, as parts that can be edited: its headings and paragraphs stay, what it asks becomes facts."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from thidua.core.text import fold
from thidua.plans.composing.outline import is_around, is_kept
from thidua.plans.composing.values import Item, Part
from thidua.plans.composing.wording import ABOUT
from thidua.plans.enums import FactKind, PartKind
from thidua.plans.reading.facts.context import Context, Zone
from thidua.plans.reading.model import Block, Document, Span
from thidua.plans.reading.outline import outline

IN_TEXT = {FactKind.LEGAL_BASIS, FactKind.MOVEMENT, FactKind.FUND, FactKind.NOTICE_TO_FOLLOW, FactKind.THEME}
"""A sentence that holds nothing else stays the sentence it is: the fact is a name within prose."""
_PURPOSES = 400


@dataclass(frozen=True, slots=True)
class Placed:
    """A fact with its stretch of the plain text."""

    item: Item
    at: Span


def document_from(blocks: Iterable[Mapping[str, Any]]) -> Document:
    """The reader's document out of the blocks that were kept of it."""
    kept = (
        Block(
            str(block["text"]),
            label=str(block.get("label") or ""),
            level=block.get("level"),
            is_heading=bool(block.get("is_heading")),
            is_centred=bool(block.get("is_centred")),
            bold=tuple(tuple(span) for span in block.get("bold") or ()),
        )
        for block in blocks
    )
    return Document("ke-hoach.docx", "docx", tuple(kept))


def taken_over(blocks: Iterable[Mapping[str, Any]], meta: Mapping[str, Any], placed: Sequence[Placed]) -> tuple[Part, ...]:
    """Facts around first, then the body in its order. A fact whose place is not in the body comes before the first heading."""
    document = document_from(blocks)
    context = Context(document, outline(document), meta)
    around = [Part(PartKind.FACT, item=_with_summary(context, one)) for one in placed if is_around(one.item) and is_kept(one.item)]
    inner = [one for one in placed if not is_around(one.item)]
    body = list(_body(context, inner))
    told = {id(part.item) for part in body}
    strange = [one.item for one in inner if context.zone(one.at[0]) is not Zone.BODY and id(one.item) not in told]
    outside = [item for item in strange if is_kept(item) and not item.fields.get("optional")]
    return (*around, *(Part(PartKind.FACT, item=item) for item in outside), *body)


def _with_summary(context: Context, one: Placed) -> Item:
    """A basis with what it is about, as the plan says behind it: "về việc …"."""
    if one.item.kind != FactKind.LEGAL_BASIS:
        return one.item
    rest = context.text[one.at[1] : one.at[1] + _PURPOSES].lstrip()
    return replace(one.item, words=_SUMMARY_END.split(rest)[0] if rest.startswith(ABOUT) else "")


_SUMMARY_END = re.compile(r"[;.](?=\s|$)|, (?=[^,;]{3,150}? (?:xây dựng|lập|ban hành|phát động) (?:[kK]ế hoạch|phong trào))")
"""Where the summary ends and who makes this plan begins."""


_CLOSING = re.compile("tren day la ")


def closing_of(blocks: Iterable[Mapping[str, Any]]) -> str:
    """Trên đây là Kế hoạch …"""
    found = [str(block["text"]) for block in blocks if _CLOSING.match(fold(str(block["text"])))]
    return found[-1].removesuffix("./.").rstrip(" .") if found else ""


def opening_of(blocks: Iterable[Mapping[str, Any]], meta: Mapping[str, Any]) -> str:
    """The line before the first heading that says who makes the plan: "… xây dựng Kế hoạch như sau:"."""
    document = document_from(blocks)
    context = Context(document, outline(document), meta)
    last = next((one for one in reversed(context.passages) if context.zone(one.at[0]) is Zone.PREAMBLE), None)
    words = context.quote(last.at) if last else ""
    return f"{words.rstrip(':;. ')}:" if words and "số" not in words and len(words) <= _PURPOSES else ""


def _body(context: Context, placed: Sequence[Placed]) -> Iterator[Part]:
    depths: list[int] = []
    for passage in context.passages:
        if context.zone(passage.at[0]) is not Zone.BODY:
            depths.append(0)
            continue
        above = depths[passage.parent] if passage.parent is not None else 0
        here = [one for one in placed if passage.at[0] <= one.at[0] < passage.at[1]]
        depth = min(above + 1, 3) if passage.label and passage.label[0].isalnum() else 0
        depths.append(depth or above)
        words = _bare(context, passage.at, passage.label)
        if _CLOSING.match(fold(words)):
            continue
        if passage.is_heading and all(one.item.kind in IN_TEXT for one in here):
            level = depth or (1 if words == words.upper() else 0)
            yield Part(PartKind.HEADING, words, level) if level else _text(f"{words}:", passage.label, 0)
        else:
            yield from _paragraph(context, passage.at, passage.label, here, depth)


def _bare(context: Context, span: Span, label: str) -> str:
    words = context.quote(span)
    return words.removeprefix(label).strip() if label else words


def _paragraph(context: Context, span: Span, label: str, here: Sequence[Placed], depth: int) -> Iterator[Part]:
    """Sentence by sentence: what states facts becomes them, the rest stays; the first of them takes the number."""
    text, is_first = "", True
    for sentence in context.sentences(span):
        facts = [one.item for one in here if sentence[0] <= one.at[0] < sentence[1]]
        if all(item.kind in IN_TEXT for item in facts):
            text = f"{text} {_sentence(context, sentence, label if is_first else '')}".strip()
        else:
            if text:
                yield _text(text, label, depth)
            text = ""
            for item in filter(is_kept, facts):
                yield Part(PartKind.FACT, depth=depth if is_first else 0, item=item)
                is_first = False
        is_first = False
    if text:
        yield _text(text, label, depth)


def _sentence(context: Context, sentence: Span, label: str) -> str:
    words = _bare(context, sentence, label)
    return words if words.endswith((".", ";", ":")) else f"{words}."


def _text(words: str, label: str, depth: int) -> Part:
    dash = "- " if label and not label[0].isalnum() else ""
    return Part(PartKind.TEXT, f"{dash}{words}", depth)
