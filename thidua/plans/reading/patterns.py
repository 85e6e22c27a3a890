r"""Patterns written so that the engine can leap over the text.

`re` is quick where it knows the letters that a match can begin with. A look-behind in front, an optional word or a group
within a group hide them from it: then it tries the whole pattern at every place. `by_first_letter` says the same with the
letters in front: `(?<!\w)(?:ban|bo|so)` → `(?:b(?<!\wb)(?:an|o)|s(?<!\ws)o)`. Alternatives with different first letters
exclude each other; those with the same letter stay in their order. What cannot be taken apart is left as it is.
"""

import re
from collections.abc import Iterator
from operator import add

_OPENING = re.compile(r"\(\?(?::|P<\w+>)")
_BEHIND = re.compile(r"\(\?<!((?:[^()\\]|\\.)*)\)")
_FIRST = re.compile(r"[^\W_]|[ ,;:\"%-]|\\[^\w\s]")
"""A letter or a mark that stands for itself."""
_PLAIN = re.compile(r"[^\W_](?![?*+{])")
_MANY = 6
_QUANTIFIERS = ("?", "*", "+", "{")

_Head = tuple[str, str, str]
"""First letter, the look-behinds that stood before it, and what follows."""


def by_first_letter(pattern: str) -> str:
    """The same pattern with the first letters of its alternatives in front."""
    if not (pattern.startswith("(") or _BEHIND.search(pattern)):
        return pattern  # it hides nothing
    alternatives = _parts(pattern)
    if any(found[0] == "(" and pattern[found.end()] != "?" for found in _TOKEN.finditer(pattern)):
        return pattern
    if len(alternatives) > 1:
        return _sorted(alternatives) or pattern
    found = _BEHIND.match(pattern)
    behinds = ""
    while found:
        behinds += found[0]
        found = _BEHIND.match(pattern, len(behinds))
    opening, inner, tail = _group(pattern[len(behinds) :])
    inside = _sorted([behinds + part for part in _parts(inner)])
    return pattern if inside is None else f"{opening}{inside}){tail}"


def _group(pattern: str) -> tuple[str, str, str]:
    """What opens the group at the beginning, what is in it and what follows; a pattern without one is a group of its own."""
    opened = _OPENING.match(pattern)
    end = _closing(pattern, opened.end()) if opened else 0
    if not opened or pattern[end + 1 :].startswith(_QUANTIFIERS):
        return "(?:", pattern, ""
    return opened[0], pattern[opened.end() : end], pattern[end + 1 :]


def _sorted(alternatives: list[str]) -> str | None:
    """The alternatives by their first letters; None when one of them begins otherwise."""
    by_letter: dict[str, list[_Head]] = {}
    for alternative in alternatives:
        heads = _heads(alternative)
        if heads is None:
            return None
        for head in heads:
            by_letter.setdefault(head[0], []).append(head)
    return "|".join(_with_letter(heads) for heads in by_letter.values())


def _with_letter(heads: list[_Head]) -> str:
    """All that begins with one letter; look-behinds that are the same for all come first."""
    letter, first, _ = heads[0]
    behinds = [_BEHIND.sub(lambda found: f"(?<!{found[1]}{letter})", before) for _, before, _ in heads]
    rests = [rest for _, _, rest in heads]
    if any(before != first for _, before, _ in heads):
        return f"{letter}(?:{'|'.join(map(add, behinds, rests))})"
    together = rests[0] if len(rests) == 1 else f"(?:{_simple(rests) or '|'.join(rests)})"
    return letter + behinds[0] + together


def _simple(rests: list[str]) -> str | None:
    """By their next letter, when they are many and every one of them goes on with a letter."""
    are_plain = len(rests) >= _MANY and all(_PLAIN.match(rest) for rest in rests)
    return _sorted(rests) if are_plain else None


def _heads(alternative: str) -> list[_Head] | None:
    """The beginnings of an alternative, in the order in which the engine would try them."""
    behinds = ""
    while found := _BEHIND.match(alternative, len(behinds)):
        behinds += found[0]
    rest = alternative[len(behinds) :]
    if rest.startswith("(?:"):
        end = _closing(rest, 3)
        inner, following = _parts(rest[3:end]), rest[end + 1 :]
    else:
        first = _FIRST.match(rest)
        if first is None:
            return None
        inner, following = [first[0]], rest[first.end() :]
    is_optional = following.startswith("?")
    following = following.removeprefix("?")
    if following.startswith(_QUANTIFIERS):
        return None
    if not rest.startswith("(?:") and not is_optional:
        return [(inner[0], behinds, following)]
    return _heads_of_each([*inner, *([""] if is_optional else [])], behinds, following)


def _heads_of_each(inner: list[str], behinds: str, following: str) -> list[_Head] | None:
    if "(?P<" in following or "(?(" in following:
        return None
    found: list[_Head] = []
    for part in inner:
        heads = _heads(behinds + part + following)
        if heads is None:
            return None
        found += heads
    return found


def _parts(pattern: str) -> list[str]:
    """The alternatives, apart at each bar that stands in no bracket."""
    parts, start = [], 0
    for at in _open_places(pattern):
        if pattern[at] == "|":
            parts.append(pattern[start:at])
            start = at + 1
    return [*parts, pattern[start:]]


def _closing(pattern: str, start: int) -> int:
    """Where the bracket closes that was opened before `start`."""
    return start + next(at for at in _open_places(pattern[start:]) if pattern[start + at] == ")")


def _open_places(pattern: str) -> Iterator[int]:
    """Every bar outside brackets and sets, and the bracket that closes."""
    depth = 0
    for found in _TOKEN.finditer(pattern):
        depth += found[0] == "("
        if depth <= 0:
            yield found.start()
        depth -= found[0] == ")"


_TOKEN = re.compile(r"\\.|\[\^?\]?(?:[^\]\\]|\\.)*\]|[()|]")
