"""From blocks to passages: headings, items and rows of tables, each with the clause an officer would cite."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from thidua.plans.reading.model import Block, Document, Passage, Span
from thidua.plans.reading.tables import Row, rows_of, tables_of
from thidua.plans.reading.words import compiled, fold

_PART, _CAPITAL, _ARTICLE, _DECIMAL, _BRACKET, _LETTER, _TITLE, _BULLET = range(0, 80, 10)


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label: its rank (smaller holds greater), the style it shares with its siblings, and its part of the path."""

    printed: str
    rank: int
    style: str
    name: str
    length: int = 0
    """Characters of the block's text that the label takes."""


_LABELS: tuple[tuple[re.Pattern[str], int, str], ...] = (
    (compiled(r"(?:phan|muc) thu (nhat|hai|ba|tu|nam|sau|bay)(?!\w) ?[.:\-]? ?"), _PART, "part"),
    (compiled(r"(?:phan|chuong) ([ivxl]{1,5}|\d{1,2})(?!\w) ?[.:\-]? ?"), _PART, "part"),
    (compiled(r"phu luc(?: so)? ?([ivx]{1,4}|\d{1,2})?(?!\w) ?[.:\-]? ?"), _PART, "annex"),
    (compiled(r"dieu (\d{1,3})(?!\w) ?[.:\-]? ?"), _ARTICLE, "article"),
    (compiled(r"khoan (\d{1,2})(?!\w) ?[.:\-] ?"), _DECIMAL + 1, "decimal1"),
    (compiled(r"(\d{1,2}(?:\.\d{1,2}){1,3})(?:[.)/:]| ?-)?(?= |[^\W\d]|$|\") ?"), _DECIMAL, "decimal"),
    (compiled(r"(\d{1,2})(?:[./]| ?-|:)(?=[^\d]|$) ?"), _DECIMAL + 1, "decimal1"),
    (compiled(r"\(?(\d{1,2})\) ?"), _BRACKET, "bracket"),
    (compiled(r"\(?([a-zđ]{1,2})\) ?"), _LETTER, "letter"),
    (compiled(r"([a-zđ])[./](?= |[^\W\d]{2}) ?"), _LETTER, "letter"),
    (compiled(r"(--?|\+|[•·▪▫►✓➢❖◦●○§¨–\uf000-\uf0ff*]|o(?= ))\.? ?(?=\S)"), _BULLET, "bullet"),
)
_ROMAN = re.compile(r"([IVX]{1,5}|[IVXl]{1,4}|1I{1,2})\s?[./:)\-–]\s?(?=\S|$)|([IVX]{2,5}|[IVX])\s(?=[A-ZĐÀ-Ỹ]{2})")
_CAPITAL_RE = re.compile(r"([A-HĐ])\s?[./)]\s?(?=\S)")
_SMALL = re.compile(f"[{''.join(letter for letter in map(chr, range(0x1F00)) if not letter.isupper() and 'a' <= fold(letter) <= 'z')}]")
"""A letter of the Vietnamese alphabet that is no capital."""


def label_of(text: str, word_label: str = "") -> Label | None:
    """The label at the start of a line: Word's own first, else the typed one."""
    if word_label.strip():
        found = _typed(word_label.strip() + " x")
        return (
            replace(found, printed=word_label.strip(), length=0) if found else Label(word_label.strip(), _BULLET, "bullet" + word_label, "")
        )
    return _typed(text)


def _typed(text: str) -> Label | None:
    roman = _ROMAN.match(text)
    if roman:
        name = (roman.group(1) or roman.group(2)).replace("l", "I").replace("1", "I")
        return Label(roman.group().strip(), _CAPITAL, "roman", name, roman.end())
    capital = _CAPITAL_RE.match(text)
    if capital:
        return Label(capital.group().strip(), _CAPITAL, "capital", capital.group(1), capital.end())
    head = fold(text[:60])
    for rule, rank, style in _LABELS:
        match = rule.match(head)
        if match:
            return _made(text, match, rank, style)
    return None


def _made(text: str, match: re.Match[str], rank: int, style: str) -> Label:
    printed = text[: match.end()].strip()
    name = text[slice(*match.span(1))] if match.group(1) else ""
    if style == "decimal":
        depth = name.count(".") + 1
        return Label(printed, _DECIMAL + depth, f"decimal{depth}", name, match.end())
    if style in ("part", "annex"):
        return Label(printed, rank, style, printed.rstrip(" .:-"), match.end())
    if style == "article":
        return Label(printed, rank, style, f"Điều {name}", match.end())
    if style == "bullet":
        return Label(printed, rank, "bullet" + printed, "", match.end())
    return Label(printed, rank, style, name, match.end())


@dataclass(frozen=True, slots=True)
class _Line:
    """A block, or one line of it, before it finds its place in the tree."""

    at: Span
    block: int
    label: Label | None
    text: str
    is_heading: bool


@dataclass(slots=True)
class _Tree:
    """Passages made so far and the chain of open ones: (rank, style, index)."""

    passages: list[Passage] = field(default_factory=list)
    chain: list[tuple[int, str, int]] = field(default_factory=list)

    def add(self, line: _Line, row: Mapping[str, str] | None = None) -> None:
        rank, style = _rank(line)
        self._close(rank, style)
        parent = self.chain[-1][2] if self.chain else None
        path = self._path(line.label, parent)
        label = line.label.printed if line.label else ""
        self.passages.append(
            Passage(label, path, len(self.chain), line.text, line.at, (line.block, line.block + 1), parent, line.is_heading, row or {})
        )
        if style:
            self.chain.append((rank, style, len(self.passages) - 1))

    def _close(self, rank: int, style: str) -> None:
        """Leave every passage that cannot hold the new one. Siblings share a style; bullets nest as they come."""
        styles = [open_style for _, open_style, _ in self.chain]
        if style in styles and (rank in (_BULLET, _CAPITAL) or style.startswith("bullet")):
            del self.chain[styles.index(style) :]
        elif not style or rank in (_BULLET, _CAPITAL):
            while self.chain and self.chain[-1][0] >= (_BULLET if not style else rank + 1):
                self.chain.pop()
        else:
            while self.chain and self.chain[-1][0] >= rank:
                self.chain.pop()

    def _path(self, label: Label | None, parent: int | None) -> str:
        above = self.passages[parent].path if parent is not None else ""
        if not label or not label.name:
            return above
        if label.style.startswith("decimal") and "." in label.name:
            above = self._above_decimal()
        return f"{above}.{label.name}" if above else label.name

    def _above_decimal(self) -> str:
        """ "1.2" already names its "1": it hangs on what stands above the first number."""
        holders = [index for rank, style, index in self.chain if not style.startswith("decimal")]
        return self.passages[holders[-1]].path if holders else ""


_FOOT = compiled(r"noi nhan(?: |:|$)")
_CLOSING = compiled(r"tren day la ")


def _rank(line: _Line) -> tuple[int, str]:
    head = fold(line.text[:20])
    if not line.label and (_FOOT.match(head) or _CLOSING.match(head)):
        return _PART, "foot"
    if line.label:
        return line.label.rank, line.label.style
    if not line.is_heading:
        return 0, ""
    return (_TITLE, "title") if _SMALL.search(line.text) else (_CAPITAL, "caps")


def outline(document: Document) -> tuple[Passage, ...]:
    """Every block as passages, in reading order; a table of tasks gives one passage a row."""
    tree = _Tree()
    tables = tables_of(document)
    done: set[int] = set()
    for index, block in enumerate(document.blocks):
        if index in done:
            continue
        table = tables.get(index)
        if table:
            done.update(table)
            _add_table(document, table, tree)
            continue
        for line in _lines(document, index, block):
            tree.add(line)
    return tuple(_headed(tree.passages))


def _lines(document: Document, index: int, block: Block) -> Iterator[_Line]:
    """A block is one line, or several where a soft break is followed by a new label."""
    start, base = 0, document.starts[index]
    cuts = [at + 1 for at in _breaks(block.text) if label_of(block.text[at + 1 : at + 80].lstrip())]
    for end in _bounded(block.text, [*cuts, len(block.text)]):
        text = block.text[start:end].replace("\n", " ")
        begin = start + len(text) - len(text.lstrip())
        stop = start + len(text.rstrip())
        if stop > begin:
            yield _line(block, index, (base + begin, base + stop), text.strip(), is_first=start == 0)
        start = end


_LONGEST_LINE = 4000
"""A page and a half. A line that claims to be longer is cut at a blank: finders look back and ahead within a passage."""


def _bounded(text: str, ends: list[int]) -> Iterator[int]:
    start = 0
    for end in ends:
        while end - start > _LONGEST_LINE:
            blank = text.rfind(" ", start + 1, start + _LONGEST_LINE)
            start = blank + 1 if blank > 0 else start + _LONGEST_LINE
            yield start
        yield end
        start = end


def _breaks(text: str) -> list[int]:
    return [match.start() for match in _BREAK.finditer(text)]


_BREAK = re.compile("\n")


def _line(block: Block, index: int, at: Span, text: str, *, is_first: bool) -> _Line:
    label = label_of(text, block.label if is_first else "")
    length = label.length if label else 0
    body = text[length:].strip()
    shift = len(text) - len(text[length:].lstrip())
    return _Line((at[0] + shift, at[1]), index, label, body, _looks_headed(block, label, body))


_HEAD_LENGTH = 130


def _looks_headed(block: Block, label: Label | None, text: str) -> bool:
    """By its style, capitals, bold, or a short line without a sentence's end under a number."""
    if not text or len(text) > 2 * _HEAD_LENGTH:
        return False
    if block.is_heading or not _SMALL.search(text):
        return any(letter.isalpha() for letter in text)
    if len(text) > _HEAD_LENGTH or text.endswith((".", ";", ",")):
        return False
    is_bold = sum(end - start for start, end in block.bold) >= 0.8 * len(text)
    return is_bold or bool(label and label.rank < _BULLET)


def _headed(passages: list[Passage]) -> Iterator[Passage]:
    """A numbered line that ends in a colon or holds others is a heading too."""
    holders = {passage.parent for passage in passages}
    for index, passage in enumerate(passages):
        is_open = passage.text.endswith(":") and index in holders
        yield replace(passage, is_heading=True) if is_open and not passage.is_heading else passage


def _add_table(document: Document, cells: list[int], tree: _Tree) -> None:
    base = list(tree.chain)
    for row in rows_of(document, cells):
        if row.is_section:
            tree.chain = list(base)
        tree.add(_row_line(row), row.named)
        if not row.is_section:
            tree.chain = [entry for entry in tree.chain if entry[2] != len(tree.passages) - 1]
    tree.chain = base


def _row_line(row: Row) -> _Line:
    """A row is cited by its number; a title row by its own label."""
    titled = label_of(row.text) if row.is_section else None
    name = titled.name if titled else row.number.strip(" .)") if not row.is_section else ""
    printed = titled.printed if titled else row.number if not row.is_section else ""
    rank, style = (_DECIMAL + 4, "rows") if row.is_section else (_BRACKET, "row")
    return _Line(row.at, row.first_block, Label(printed, rank, style, name), row.text, row.is_section)
