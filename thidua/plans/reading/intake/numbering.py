"""The numbers that Word draws by itself, computed from numbering.xml."""

from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from thidua.core.counts import written
from thidua.plans.reading.intake.word_xml import VAL, W, number, value

LEVELS: Final = 9
PLUSES: Final = frozenset("+\uf02b")


@dataclass(frozen=True, slots=True)
class Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    """None: after any higher level; 0: never; n: after level n (from 1) or one above it."""
    is_legal: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Numbered:
    """A w:num: which list it counts in, its levels, and the levels that start anew with it."""

    counts_in: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """Labels in document order: `label` counts, so ask once for each paragraph."""

    def __init__(self, root: etree._Element | None, *, list_styles: dict[str, str]) -> None:
        self._lists: dict[str, Numbered] = {} if root is None else _lists(root, list_styles)
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[str] = set()

    def level_of_style(self, list_id: str, style: str) -> int:
        """A style may name its list only; the list says which level is the style's."""
        numbered = self._lists.get(list_id)
        levels = numbered.levels.items() if numbered else ()
        return next((depth for depth, level in levels if level.style == style), 0)

    def label(self, list_id: str, depth: int) -> str:
        numbered = self._lists.get(list_id)
        if numbered is None or depth not in numbered.levels:
            return ""
        counts = self._counts.setdefault(numbered.counts_in, [None] * LEVELS)
        self._begin(list_id, numbered, counts)
        level = numbered.levels[depth]
        now = counts[depth]
        counts[depth] = level.start if now is None else now + 1
        _restart_deeper(counts, numbered.levels, depth)
        return _written(level, numbered.levels, counts)

    def _begin(self, list_id: str, numbered: Numbered, counts: list[int | None]) -> None:
        if list_id in self._started:
            return
        self._started.add(list_id)
        for depth, start in numbered.starts.items():
            counts[depth] = start - 1


def _restart_deeper(counts: list[int | None], levels: dict[int, Level], depth: int) -> None:
    for deeper in range(depth + 1, LEVELS):
        restart = levels[deeper].restart if deeper in levels else None
        if restart is None or depth < restart:
            counts[deeper] = None


def _written(level: Level, levels: dict[int, Level], counts: list[int | None]) -> str:
    if level.form == "bullet":
        return _bullet(level.text)
    text = level.text
    for depth in range(LEVELS):
        sign = f"%{depth + 1}"
        if sign in text:
            other = levels.get(depth, Level())
            count = counts[depth]
            form = "decimal" if level.is_legal else other.form
            text = text.replace(sign, written(other.start if count is None else count, form))
    return text.strip()


def _bullet(text: str) -> str:
    sign = text.strip()[:1]
    if sign in PLUSES and sign:
        return "+"
    return sign if sign == "*" else "-"


def _lists(root: etree._Element, list_styles: dict[str, str]) -> dict[str, Numbered]:
    abstracts = {item.get(f"{W}abstractNumId", ""): item for item in root.iterfind(f"{W}abstractNum")}
    nums = {item.get(f"{W}numId", ""): item for item in root.iterfind(f"{W}num")}
    return {list_id: _numbered(num, abstracts, nums, list_styles) for list_id, num in nums.items()}


def _numbered(
    num: etree._Element, abstracts: dict[str, etree._Element], nums: dict[str, etree._Element], list_styles: dict[str, str]
) -> Numbered:
    name = value(num, "abstractNumId") or ""
    abstract = abstracts.get(name)
    link = value(abstract, "numStyleLink")
    if link is not None:
        linked = value(nums.get(list_styles.get(link, "")), "abstractNumId") or ""
        abstract = abstracts.get(linked, abstract)
    levels = {} if abstract is None else _levels(abstract)
    starts: dict[int, int] = {}
    for override in num.iterfind(f"{W}lvlOverride"):
        _override(override, levels, starts)
    return Numbered(counts_in=name, levels=levels, starts=starts)


def _override(override: etree._Element, levels: dict[int, Level], starts: dict[int, int]) -> None:
    depth = _depth(override)
    own = override.find(f"{W}lvl")
    if own is not None:
        levels[depth] = _level(own)
    start = number(override, "startOverride")
    if start is not None:
        starts[depth] = start
        levels[depth] = replace(levels.get(depth, Level()), start=start)


def _levels(abstract: etree._Element) -> dict[int, Level]:
    return {_depth(item): _level(item) for item in abstract.iterfind(f"{W}lvl")}


def _depth(item: etree._Element) -> int:
    text = item.get(f"{W}ilvl", "0")
    return min(int(text), LEVELS - 1) if text.isdecimal() else 0


def _level(item: etree._Element) -> Level:
    start = number(item, "start")
    form = item.find(f"{W}numFmt")
    if form is None:  # Word's newer formats stand behind a choice with a fallback
        form = next(item.iter(f"{W}numFmt"), None)
    return Level(
        start=1 if start is None else start,
        form="decimal" if form is None else form.get(VAL, "decimal"),
        text=value(item, "lvlText") or "",
        restart=number(item, "lvlRestart"),
        is_legal=item.find(f"{W}isLgl") is not None,
        style=value(item, "pStyle"),
    )
