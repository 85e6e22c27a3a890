"""Loops and conditions: each opened and closed, and what they wrap: words of one paragraph, whole paragraphs, or rows of a table."""

from dataclasses import dataclass, field
from enum import Enum, auto

from thidua.documents.rules.fields import Field
from thidua.documents.templating.grammar import Command, Scope, Wrong
from thidua.documents.templating.package import Element, W
from thidua.documents.templating.texts import TBL, TC, TR, Line, T, said

HEAVY = [f"{W}{name}" for name in ("drawing", "pict", "sectPr", "fldChar")]


class Way(Enum):
    WORDS = auto()
    PARAGRAPHS = auto()
    ROWS = auto()
    """Each tag stands alone in a row, which goes."""
    ROW = auto()
    """Opened and closed in cells of one row, which is what is repeated."""


@dataclass(slots=True)
class Tag:
    """A tag of a paragraph that was understood. `mark`: what stands for it while the page is laid."""

    line: Line
    command: Command
    start: int
    end: int
    words: str
    mark: str = ""


@dataclass(slots=True)
class Block:
    """The opening tag, those between (else, elif), the closing tag."""

    tags: list[Tag]
    way: Way = Way.WORDS


@dataclass(slots=True)
class Stack:
    """Blocks of one story, as they open and close."""

    scope: Scope
    open: list[Block] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    done: list[Block] = field(default_factory=list)

    @property
    def asked(self) -> set[str]:
        """Fields that a condition still open asks for."""
        return {name for block in self.open if block.tags[0].command.verb == "if" for tag in block.tags for name in tag.command.uses}

    def begin(self, tag: Tag, *, name: str = "", of: Field | None = None) -> None:
        self.open.append(Block([tag]))
        self.lines.append(name)
        if name:
            self.scope.loops[name] = of

    def middle(self, tag: Tag) -> None:
        if not self.open or self.open[-1].tags[0].command.verb != "if":
            raise Wrong(f"“{tag.words}” đứng ngoài điều kiện {{% if … %}}.", "Gõ {% if tên_trường %} ở trước, hoặc xóa thẻ này.")
        self.open[-1].tags.append(tag)

    def end(self, tag: Tag) -> None:
        verb = tag.command.verb.removeprefix("end")
        if not self.open:
            raise Wrong(f"“{tag.words}” đóng mà không có thẻ mở.", f"Gõ {{% {verb} … %}} ở trước, hoặc xóa thẻ này.")
        block = self.open[-1]
        opened = block.tags[0].command.verb
        if opened != verb:
            self.drop()
            if self.open and self.open[-1].tags[0].command.verb == verb:
                self.drop()
            raise Wrong(f"“{tag.words}” không khớp: thẻ đang mở là “{block.tags[0].words}”.", f"Gõ {{% end{opened} %}} trước.")
        block.tags.append(tag)
        self.drop()
        block.way = way_of(block)
        self.done.append(block)

    def drop(self) -> None:
        self.open.pop()
        name = self.lines.pop()
        if name:
            self.scope.loops.pop(name, None)


def way_of(block: Block) -> Way:
    """Raises `Wrong` when it is opened in one place and closed in another."""
    first, last = block.tags[0], block.tags[-1]
    levels = {tag.command.level for tag in block.tags}
    if "tr" in levels and any(_up(tag, TR) is None for tag in block.tags):
        raise Wrong(f"“{first.words}” dạng tr chỉ dùng để lặp hàng của bảng, ở đây không có hàng nào bao quanh.", _plain(first))
    if "tr" not in levels and len({tag.line.element for tag in block.tags}) == 1:
        return Way.WORDS if levels == {""} else _alone_or_wrong(first)
    if "p" not in levels and _in_own_rows(block):
        return Way.ROWS
    if _in_one_row(block) and ("tr" in levels or _up(first, TC) is not _up(last, TC)):
        return Way.ROW
    if "tr" in levels:
        raise Wrong(
            f"“{first.words}” và “{last.words}” không bao trọn hàng nào của cùng một bảng.",
            "Đặt hai thẻ ở ô đầu và ô cuối của hàng cần lặp.",
        )
    if _in_own_paragraphs(block):
        return Way.PARAGRAPHS
    raise Wrong(
        f"“{first.words}” mở ở một đoạn và đóng ở đoạn khác ({last.line.place}), lẫn với chữ.",
        "Đặt mỗi thẻ mở, thẻ đóng trên một dòng riêng, hoặc cả hai trong cùng một đoạn.",
    )


def _plain(tag: Tag) -> str:
    return f"Gõ {{% {tag.words.strip('{}% ').removeprefix('tr').strip()} %}}"


def _alone_or_wrong(tag: Tag) -> Way:
    raise Wrong(f"“{tag.words}” dạng p đứng cùng đoạn với thẻ đóng của nó.", "Đặt mỗi thẻ trên một dòng riêng, hoặc bỏ chữ p.")


def _up(tag: Tag, kind: str) -> Element | None:
    return next(tag.line.element.iterancestors(kind), None)


def _in_one_row(block: Block) -> bool:
    first, last = (_up(tag, TR) for tag in (block.tags[0], block.tags[-1]))
    return first is not None and first is last and len(block.tags) == 2


def _in_own_rows(block: Block) -> bool:
    rows = [_up(tag, TR) for tag in block.tags]
    if len({_up(tag, TBL) for tag in block.tags}) > 1 or len(set(rows)) != len(rows):
        return False
    return all(row is not None and _only_tags(row, tag.line) for row, tag in zip(rows, block.tags, strict=True))


def _only_tags(row: Element, line: Line) -> bool:
    """Nothing is said in the row but what the tag's own paragraph says, and that is a tag alone."""
    words = "".join(text.text or "" for text in row.iter(T)).strip()
    return words == line.text.strip() and is_alone(line)


def _in_own_paragraphs(block: Block) -> bool:
    return len({tag.line.element.getparent() for tag in block.tags}) == 1 and all(is_alone(tag.line) for tag in block.tags)


def is_alone(line: Line) -> bool:
    """Only commands stand in the paragraph, and nothing hangs on it."""
    text = line.text
    while (start := text.find("{%")) >= 0 and (end := text.find("%}", start)) >= 0:
        text = text[:start] + text[end + 2 :]
    return not text.strip() and next(line.element.iter(*HEAVY), None) is None and not any(said(piece) == "\n" for piece in line.pieces)
