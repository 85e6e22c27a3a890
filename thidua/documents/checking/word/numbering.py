"""The marks that Word's numbering draws before paragraphs: "I.", "1.2.", "a)", "Điều 3."."""

import re
from typing import Any

from docx.oxml.ns import qn

from thidua.core.counts import written
from thidua.documents.checking.word.package import child, number, value

LEVELS = 9


class Numbering:
    """Of one file. `mark` counts as it goes: ask it once for each paragraph, in the order of the document."""

    def __init__(self, root: Any) -> None:
        found = [] if root is None else root.findall(qn("w:abstractNum"))
        self._abstract = {one.get(qn("w:abstractNumId")): one for one in found}
        self._by_style = {value(one, "w:styleLink"): one for one in found if value(one, "w:styleLink")}
        lists = [] if root is None else root.findall(qn("w:num"))
        self._lists = {one.get(qn("w:numId")): one for one in lists}
        self._counts: dict[str, list[int | None]] = {}
        self._used: set[str] = set()

    def mark(self, paragraph: Any, styles: list[Any]) -> str:
        """Empty for a paragraph without numbering."""
        place = self._place(paragraph, styles)
        if place is None:
            return ""
        list_id, level = place
        shape = self._level(list_id, level)
        if shape is None:
            return ""
        counts = self._count(list_id, level)
        words = value(shape, "w:lvlText") or ""
        if value(shape, "w:numFmt") in {"bullet", "none"}:
            return "-" if words.strip() else ""
        return re.sub(r"%(\d)", lambda found: self._figure(list_id, int(found[1]) - 1, counts), words)

    def level_of(self, paragraph: Any) -> Any:
        """The level that the paragraph itself names (its indents go before those of a style)."""
        named = child(paragraph, "w:pPr/w:numPr")
        return None if named is None else self._named_level(named)

    def level_of_style(self, style: Any) -> Any:
        named = child(style, "w:pPr/w:numPr")
        return None if named is None else self._named_level(named)

    def _named_level(self, named: Any) -> Any:
        list_id, level = value(named, "w:numId"), int(number(value(named, "w:ilvl")) or 0)
        return None if list_id is None else self._level(list_id, level)

    def _place(self, paragraph: Any, styles: list[Any]) -> tuple[str, int] | None:
        list_id, level = None, None
        for owner in (paragraph, *reversed(styles)):
            named = child(owner, "w:pPr/w:numPr")
            list_id = list_id or value(named, "w:numId")
            level = level if level is not None else number(value(named, "w:ilvl"))
        if list_id is None or list_id not in self._lists:
            return None
        return list_id, min(int(level or 0), LEVELS - 1)

    def _abstract_of(self, list_id: str) -> Any:
        found = self._abstract.get(value(self._lists.get(list_id), "w:abstractNumId") or "")
        link = value(found, "w:numStyleLink")
        return self._by_style.get(link, found) if link else found

    def _level(self, list_id: str, level: int) -> Any:
        for owner, path in ((self._lists.get(list_id), "w:lvlOverride/w:lvl"), (self._abstract_of(list_id), "w:lvl")):
            levels = [] if owner is None else owner.findall("/".join(qn(step) for step in path.split("/")))
            for one in levels:
                if one.get(qn("w:ilvl")) == str(level):
                    return one
        return None

    def _start(self, list_id: str, level: int) -> int:
        own = self._override(list_id, level)
        said = number(own) if own is not None else number(value(self._level(list_id, level), "w:start"))
        return int(said) if said is not None else 1

    def _override(self, list_id: str, level: int) -> str | None:
        for one in self._lists[list_id].findall(qn("w:lvlOverride")):
            if one.get(qn("w:ilvl")) == str(level):
                return value(one, "w:startOverride")
        return None

    def _count(self, list_id: str, level: int) -> list[int | None]:
        """Lists that share a shape go on counting together, until one of them says where it starts."""
        key = value(self._lists[list_id], "w:abstractNumId") or list_id
        counts = self._counts.setdefault(key, [None] * LEVELS)
        if list_id not in self._used:
            self._used.add(list_id)
            for deep in range(LEVELS):
                if self._override(list_id, deep) is not None:
                    counts[deep] = None
        for above in range(level):
            if counts[above] is None:
                counts[above] = self._start(list_id, above)
        now = counts[level]
        counts[level] = self._start(list_id, level) if now is None else now + 1
        for deep in range(level + 1, LEVELS):
            restart = value(self._level(list_id, deep), "w:lvlRestart")
            if restart != "0":
                counts[deep] = None
        return counts

    def _figure(self, list_id: str, level: int, counts: list[int | None]) -> str:
        count = counts[level] if 0 <= level < LEVELS else None
        shape = self._level(list_id, level)
        return written(count if count is not None else self._start(list_id, level), value(shape, "w:numFmt") or "decimal")
