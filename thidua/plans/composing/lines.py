"""A draft as the lines it prints, each with its mark and the part it comes from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from thidua.plans.composing.outline import is_around, within
from thidua.plans.composing.values import Draft, Item, Part
from thidua.plans.composing.wording import archive_words, basis_words, recipient_words
from thidua.plans.enums import FactKind, PartKind, PlanShape
from thidua.plans.reading.model import Block, Document

_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(frozen=True, slots=True)
class Line:
    """`label` as Word will draw it, of the level `depth` (0 = a dash or none); `part` = place in the draft's parts, None around them."""

    words: str
    label: str = ""
    depth: int = 0
    part: int | None = None
    is_heading: bool = False


Chosen = Mapping[int, str]
"""The wording of each fact, by the place of its part."""


def body_lines(draft: Draft, chosen: Chosen) -> Iterator[Line]:
    """Headings numbered, facts and "- …" with a dash."""
    counts, told = [0, 0, 0, 0], within(draft.parts)
    for place, part in enumerate(draft.parts):
        if place in told or (part.item is not None and (is_around(part.item) or _goes_on(draft, place))):
            continue
        depth = min(part.depth, 3) if part.kind != PartKind.HEADING else min(max(part.depth, 1), 3)
        words = _words(draft, chosen, place)
        if depth:
            counts = [*counts[:depth], counts[depth] + 1, *[0] * (3 - depth)]
            label = _label(draft.shape, counts, depth)
        else:
            label = "-" if part.kind == PartKind.FACT or words.startswith("-") else ""
        yield Line(words.removeprefix("-").strip(), label, depth, place, part.kind == PartKind.HEADING)


def _goes_on(draft: Draft, place: int) -> bool:
    """A share of the target before it, told in the same sentence: "…; trong đó 15% …"."""
    item, before = draft.parts[place].item, draft.parts[place - 1].item if place else None
    is_target = item is not None and item.kind == FactKind.TARGET and before is not None and before.kind == FactKind.TARGET
    return is_target and item is not None and bool(item.fields.get("of"))


def _words(draft: Draft, chosen: Chosen, place: int) -> str:
    if draft.parts[place].item is None:
        return draft.parts[place].words.strip()
    words, following = chosen[place], place + 1
    while following < len(draft.parts) and _goes_on(draft, following):
        words = f"{words.rstrip('.')}; {chosen[following][:1].lower()}{chosen[following][1:]}"
        following += 1
    return words


def _label(shape: PlanShape, counts: Sequence[int], depth: int) -> str:
    if depth == 1:
        return f"{_ROMAN[min(counts[1], len(_ROMAN)) - 1]}."
    if depth == 2:
        return f"{counts[2]}."
    return f"{counts[2]}.{counts[3]}." if shape == PlanShape.MOVEMENTS else f"{_LETTERS[(counts[3] - 1) % len(_LETTERS)]})"


def _around(draft: Draft, kind: FactKind) -> list[Part]:
    return [part for part in draft.parts if part.item is not None and part.item.kind == kind and is_around(part.item)]


_RANKS = {"Hiến pháp": 0, "Bộ luật": 1, "Luật": 1, "Pháp lệnh": 2, "Nghị định": 3, "Thông tư": 5}


def bases(draft: Draft) -> list[str]:
    """Căn cứ Quyết định số … ngày … của …: higher documents first, of one body and type the earlier first (Nghị định 30/2020)."""
    items = [part.item for part in _around(draft, FactKind.LEGAL_BASIS) if part.item]
    symbols = [_symbol(item) for item in items]
    ordered = sorted(items, key=lambda item: (_rank(item), symbols.index(_symbol(item)), str(item.fields.get("date") or "")))
    return [f"Căn cứ {basis_words(item.fields, item.words)}" for item in ordered]


def _symbol(item: Item) -> str:
    return str(item.fields.get("number") or "").partition("/")[2].upper()


def _rank(item: Item) -> int:
    return 4 if _symbol(item).endswith("QĐ-TTG") else _RANKS.get(str(item.fields.get("doc_type")), 6)


def recipients(draft: Draft) -> list[str]:
    return [recipient_words(part.item.fields) for part in _around(draft, FactKind.RECIPIENT) if part.item]


def archive(draft: Draft) -> str:
    found = [archive_words(part.item.fields) for part in _around(draft, FactKind.ARCHIVE) if part.item]
    return found[0] if found else "VT"


def document_of(draft: Draft, chosen: Chosen) -> tuple[Document, list[int | None]]:
    """What a reader would find in the paper, without making it, and from which part each block comes."""
    lines = [*_above(draft), *body_lines(draft, chosen), *_below(draft)]
    blocks = tuple(Block(line.words, label=line.label, is_heading=line.is_heading) for line in lines)
    return Document("ke-hoach.docx", "docx", blocks), [line.part for line in lines]


def _above(draft: Draft) -> Iterator[Line]:
    head = draft.head
    yield from (Line(name) for name in head.issuer)
    yield Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    yield Line("Độc lập - Tự do - Hạnh phúc")
    if head.number:
        yield Line(f"Số: {head.number}")
    if head.place and head.day:
        yield Line(f"{head.place}, ngày {head.day.day:02d} tháng {head.day.month:02d} năm {head.day.year}")
    yield Line("KẾ HOẠCH")
    yield Line(head.title)
    yield from (Line(f"{basis};") for basis in bases(draft))
    if head.opening:
        yield Line(head.opening)


def _below(draft: Draft) -> Iterator[Line]:
    if draft.head.closing:
        yield Line(draft.head.closing)
    yield Line("Nơi nhận:")
    yield from (Line(f"{name};", "-") for name in recipients(draft))
    yield Line(f"Lưu: {archive(draft)}.", "-")
    yield from (Line(words) for words in (*draft.head.post, draft.head.signer) if words)
