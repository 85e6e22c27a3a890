"""Whom the words of a plan mean: "các đơn vị trong Khu vực" → every member in force; "Trưởng, Phó trưởng" → head and deputies."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from thidua.core.text import fold
from thidua.plans.enums import ActorGroup

ABBREVIATIONS = [
    ("thi hanh an dan su", "thads"),
    ("thi hanh an", "thads"),
    ("so tu phap", "stp"),
    ("uy ban nhan dan", "ubnd"),
    ("thi dua - khen thuong", "tdkt"),
    ("thi dua, khen thuong", "tdkt"),
    ("thi dua khen thuong", "tdkt"),
    ("tong cuc", "tc"),
    ("kvtd", "khu vuc thi dua"),
    ("ctd", "cum thi dua"),
    ("ktd", "khoi thi dua"),
]


@dataclass(frozen=True, slots=True)
class Player:
    """A unit that a plan may speak of. `kind` is the unit's kind, `kind_words` how a plan calls all of that kind ("so tu phap")."""

    key: int
    name: str
    short_name: str = ""
    kind: str = ""
    kind_words: tuple[str, ...] = ()
    place: str = ""
    subgroup: str = ""


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody of a year on a day. Tuples hold keys of `players`."""

    players: tuple[Player, ...]
    members: tuple[int, ...]
    heads: tuple[int, ...] = ()
    deputies: tuple[int, ...] = ()
    standing: tuple[int, ...] = ()
    nominees: tuple[int, ...] = ()
    body_names: tuple[str, ...] = ()
    """Names of the body itself: "Khu vực thi đua", "Cụm Thi đua số II"."""
    year: int = 0


@dataclass(frozen=True, slots=True)
class Resolution:
    group: ActorGroup
    units: tuple[int, ...] = ()


_HEAD = re.compile(
    r"(?<!pho )\btruong (?:cum|khoi|khu vuc|cuc|cac khu vuc)\b|(?<!pho )\b(?:cum|khoi|khu vuc) truong\b"
    r"|\bdon vi truong\b|\btruong,? (?:va )?(?:cac )?pho\b"
)
_DEPUTY = re.compile(r"\bpho (?:truong )?(?:cum|khoi|khu vuc|cuc)\b|\btruong,? (?:va )?(?:cac )?pho\b|\bpho truong\b(?! phong)")
_NOMINEE = re.compile(
    r"\bduoc (?:de xuat|gioi thieu|bau|de cu)\b.*\btruong (?:cum|khoi|khu vuc)"
    r"|\btruong (?:cum|khoi|khu vuc)[^,;]*\bnam (?:sau|tiep theo|toi)\b"
)
_LEADS_IN = re.compile(r"\btruong (?:cum|khoi|khu vuc)[^,;]*?\bnam (\d{4})\b")
_MEMBERS = re.compile(
    r"\b(?:cac|tung|moi|tat ca|toan the|toan bo|nhung|100 ?%)(?: so| cac)? (?:co quan, )?(?:to chuc, )?"
    r"(?:don vi(?! (?:pho |truong))|thanh vien|phong|co quan)\b"
    r"|\bdon vi thanh vien\b|\bdon vi (?:trong|thuoc) (?:cum|khoi|khu vuc)\b"
    r"|\bthanh vien (?:cum|khoi|khu vuc)\b|\bthu truong (?:cac )?(?:co quan, )?don vi\b"
)
_PARTIAL = re.compile(r"\bduoc kiem tra\b|\bthuoc doi tuong\b|\bco lien quan\b|\blien quan\b|\bdoan kiem tra\b|\bmot so\b")
_STANDING = re.compile(r"\bthuong truc\b|\bvan phong\b")


def resolve(actor: str | None, cast: Cast) -> Resolution:
    """Units meant by the words of an actor. UNKNOWN when the words leave it open: then a person chooses."""
    words = _short(actor or "")
    for attempt in (_nominee, _leaders, _named, _standing, _all_of_a_kind, _all_members, _body):
        found = attempt(words, cast)
        if found is not None:
            return found
    return Resolution(ActorGroup.UNKNOWN)


def _short(text: str) -> str:
    words = fold(text)
    for long, short in ABBREVIATIONS:
        words = re.sub(rf"\b{long}\b", short, words)
    return words


def _nominee(words: str, cast: Cast) -> Resolution | None:
    stated = _LEADS_IN.search(words)
    later = stated is not None and int(stated[1]) > cast.year > 0
    return Resolution(ActorGroup.NOMINEE, cast.nominees) if later or _NOMINEE.search(words) else None


def _leaders(words: str, cast: Cast) -> Resolution | None:
    head, deputy = bool(_HEAD.search(words)), bool(_DEPUTY.search(words))
    if not (head or deputy):
        return None
    if _MEMBERS.search(words):
        return Resolution(ActorGroup.MEMBERS, _joined(cast.heads, cast.deputies, cast.members))
    if head and deputy:
        return Resolution(ActorGroup.HEAD_AND_DEPUTIES, _joined(cast.heads, cast.deputies))
    return Resolution(ActorGroup.HEAD, cast.heads) if head else Resolution(ActorGroup.DEPUTIES, cast.deputies)


def _joined(*groups: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(key for group in groups for key in group))


def _named(words: str, cast: Cast) -> Resolution | None:
    """Units called by their own name; the longest name wins where one holds another."""
    spans: list[tuple[int, int, Player]] = []
    for player in cast.players:
        for name in {_short(player.name), _short(player.short_name)} - {""}:
            spans += [(found.start(), found.end(), player) for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", words)]
    kept = [span for span in spans if not any(_holds(other, span) for other in spans)]
    keys = _joined([player.key for _, _, player in sorted(kept, key=lambda span: span[0])])
    if not keys:
        return None
    within = set(cast.members) | set(cast.heads) | set(cast.deputies) | set(cast.standing)
    return Resolution(ActorGroup.NAMED if set(keys) & within else ActorGroup.OUTSIDE, keys)


def _holds(outer: tuple[int, int, Player], inner: tuple[int, int, Player]) -> bool:
    longer = outer[1] - outer[0] > inner[1] - inner[0]
    return longer and outer[0] <= inner[0] and inner[1] <= outer[1]


def _standing(words: str, cast: Cast) -> Resolution | None:
    return Resolution(ActorGroup.STANDING, cast.standing) if cast.standing and _STANDING.search(words) else None


def _all_of_a_kind(words: str, cast: Cast) -> Resolution | None:
    members = [player for player in cast.players if player.key in cast.members]
    hit = [player.key for player in members if any(re.search(rf"\b{re.escape(_short(kind))}\b", words) for kind in player.kind_words)]
    return Resolution(ActorGroup.KIND, tuple(hit)) if hit else None


def _all_members(words: str, cast: Cast) -> Resolution | None:
    """A part of the members ("các đơn vị được kiểm tra") is for a person to name."""
    whole = _MEMBERS.search(words) and not _PARTIAL.search(words)
    return Resolution(ActorGroup.MEMBERS, cast.members) if whole else None


def _body(words: str, cast: Cast) -> Resolution | None:
    """The body acts through its head: "Khu vực thi đua gửi báo cáo về Vụ"."""
    if any(_short(name) == words or words.startswith(_short(name)) for name in cast.body_names):
        return Resolution(ActorGroup.HEAD, cast.heads)
    return None
