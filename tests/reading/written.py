"""Plans written for one test: text in, context and facts out."""

from typing import Any

from thidua.plans.enums import FactKind
from thidua.plans.reading.engine import read
from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.model import Block, Document, Fact
from thidua.plans.reading.outline import outline

META: dict[str, Any] = {
    "type": "KH",
    "number": "12/KH-CTĐ3",
    "place": "Hà Nam",
    "date": "2025-02-10",
    "title": "Hoạt động của Cụm thi đua số 3 năm 2025",
    "year": 2025,
    "plan_kind": "bloc_activity",
    "signing_authority": "TRƯỞNG CỤM THI ĐUA",
    "signer_title": "GIÁM ĐỐC",
    "signer": "Lê Văn Mẫu",
    "legal_bases": [],
}


def document_of(text: str, *, struck: str = "") -> Document:
    """One block a line; the line that holds the words `struck` is struck out there."""
    blocks = []
    for line in filter(None, (line.strip() for line in text.strip().splitlines())):
        at = line.find(struck) if struck else -1
        blocks.append(Block(line, struck=((at, at + len(struck)),) if at >= 0 else ()))
    return Document("thu.txt", "txt", tuple(blocks))


def context_of(text: str, *, struck: str = "", **meta: Any) -> Context:
    document = document_of(text, struck=struck)
    return Context(document, outline(document), {**META, **meta})


def facts_of(text: str, kind: FactKind, *, struck: str = "") -> list[Fact]:
    """What the whole engine finds of one kind."""
    return [fact for fact in read(document_of(text, struck=struck)).facts if fact.kind == kind]


def said(context: Context, kind: FactKind, words: str, **fields: Any) -> Fact:
    """A fact whose quote are words of the plan; its due is read from them when none is given."""
    at = context.text.index(words)
    span = (at, at + len(words))
    dues = context.dues(span)
    fields.setdefault("due", dict(dues[0].value) if dues else None)
    return context.fact(kind, span, **fields)
