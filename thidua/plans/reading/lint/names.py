"""Names that drift or are misspelt: the bloc, agencies, awards, funds, and frequent words of the trade."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from thidua.plans.enums import FactKind, Severity, WarningCode
from thidua.plans.reading.facts.context import Context
from thidua.plans.reading.facts.phrases import AWARD
from thidua.plans.reading.lint.doubts import doubt, of_kind, touches
from thidua.plans.reading.lint.gazetteer import AGENCIES, COMMON_WORDS, Agency
from thidua.plans.reading.model import Fact, Span
from thidua.plans.reading.words import compiled, fold, sought

BLOC = compiled(r"(?<!\w)(?P<word>cum|khoi|khu vuc)(?= thi dua)")
SLOT = (
    compiled(r"(?<!\w)(?:pho truong|truong,? (?:va )?pho(?: truong)?|truong|pho) (?P<word>cum|khoi|khu vuc|cuc)(?!\w)"),
    compiled(
        r"(?<!\w)(?:trong|toan|cua|thuoc) (?P<word>cum|khoi|khu vuc|cuc)(?= (?:thi dua|nam|de|dat|phat dong|"
        r"gui|tham|co|to chuc|thuc hien|lap|nop|xay|cung|can|phai|cu|hop|va|"
        r"theo|xem|duoc|ve|ghi)(?!\w)| ?[.,;:)]|$)"
    ),
    compiled(r"(?<!\w)(?P<word>cuc) thi dua(?! ?[,-]? ?khen)"),
    compiled(r"(?<!\w)thanh vien (?P<word>cum|khoi|khu vuc|cuc)(?!\w)"),
)
PROPER = re.compile(r"\bCục (?!Thi đua số|thi đua|[Tt]rưởng)[A-ZĐ]\w+")
NAMED_BLOC = compiled(r"(?<!\w)(?P<word>cum|khoi|khu vuc) (?:thi dua|truong)(?!\w)")
STRAY = compiled(r"(?<!\w)(?:moi|tung|trong|toan|cua|truong) (?P<word>cum|khoi|khu vuc) thi dua(?! (?:cac|so|\d))(?!\w)")
BLOC_PAIR = compiled(r"(?<!\w)(?:cum|khoi|khu vuc)(?: thi dua)?(?:, ?| va | hoac |/| )(?:cum|khoi|khu vuc)(?: thi dua)?(?!\w)")
OTHER_BLOCS = compiled(
    r"(?<!\w)(?:cum|khoi|khu vuc)(?: thi dua)?(?:, ?| va | hoac |/| )(?:cum|khoi|khu vuc)(?: thi dua)?(?!\w)"
    r"|(?<!\w)(?:cac|moi|tung|nhieu|\d\d?) (?:cum|khoi|khu vuc)(?!\w)"
)
"""Blocs of every kind, or several of them, as rules and superiors speak of them."""
PRINTED = {"cum": "Cụm", "khoi": "Khối", "khu vuc": "Khu vực", "cuc": "Cục"}
SYLLABLE = re.compile(r"[^\W\d_]+")
AGENCY_HEAD = sought(rf"(?<![^\W\d_])(?:{'|'.join(AGENCIES)})(?![^\W\d_])")
LONGEST_AGENCY = max(len(name.plain) for names in AGENCIES.values() for name in names)
GROUP_WORD = sought(r"(?<!\w)(?:K(?:hôi|hơi|hởi|hổi|hôì|HÔI|HỞI|HỔI)|k(?:hôi|hơi|hởi|hổi|hôì))(?!\w)")
OTHER_MEANING = compiled(
    r"khoi (?:dong|cong|nghiep|xuong|tao(?! tap trung)|dau|sac|to|nghia|hanh|phat|kien|diem|nguon|su|thao|phuc|"
    r"ngo|nguyen|hai|day|goi|thong|mau|la|an|binh|len|loi)(?!\w)"
)
CROWD_SLIP = sought(r"(?<!\w)(?:Cum|Cùm|Củm|Cũm|Cụn)(?!\w)(?= (?:[Tt]hi đua|[Tt]rưởng|số|các))")


LOOSE = {"va", "cac", "cua", "ve"}
"""Words that may be left out of a name without making it wrong."""


@dataclass(frozen=True, slots=True)
class Slip:
    at: Span
    suggest: str


def check(context: Context, facts: Iterable[Fact]) -> Iterator[Fact]:
    yield from _drift(context)
    yield from _misspelt(context)
    yield from _award_drift(context)
    yield from _fund_drift(context, list(facts))


def _drift(context: Context) -> Iterator[Fact]:
    """The bloc of the plan called by another word. Blocs in plural, or two kinds side by side, are no drift."""
    own = _own_words(context)
    apart = [found.span() for found in (OTHER_BLOCS if own else BLOC_PAIR).finditer(context.folded)]
    rules = SLOT if own else (STRAY,)
    own = own or _usual_word(context)
    drifted = [found for rule in rules for found in rule.finditer(context.folded) if _is_drift(context, found, own)]
    if any(found["word"] == "cuc" for found in drifted) and PROPER.search(context.text):
        drifted = [found for found in drifted if found["word"] != "cuc"]
    slips = sorted(slip for slip in {found.span("word") for found in drifted} if not touches(apart, (slip[0], slip[0] + 1)))
    if own and slips:
        yield _drifted(context, PRINTED[own[0]], slips)


def _drifted(context: Context, right: str, slips: Sequence[Span]) -> Fact:
    wrong = Counter(context.text[slice(*slip)].capitalize() for slip in slips)
    return doubt(
        context,
        WarningCode.NAME_DRIFT,
        Severity.WARN,
        _around(context, slips[0]),
        why=f"Kế hoạch gọi nhóm thi đua của mình là “{right}”, nhưng {len(slips)} chỗ viết “{'”, “'.join(wrong)}”.",
        todo=f"Thống nhất một tên gọi; thường phải sửa thành “{right}”.",
        suggest=right,
        count=len(slips),
        others=[context.quote(_around(context, slip)) for slip in slips[1:]],
    )


def _usual_word(context: Context) -> list[str]:
    """When neither title nor signature names a bloc: the word that the text uses again and again, the other hardly ever."""
    counted = Counter(found["word"] for found in NAMED_BLOC.finditer(context.folded))
    usual, times = max(counted.items(), key=lambda item: item[1], default=("", 0))
    return [usual] if times >= 4 and sum(counted.values()) - times <= 2 else []


def _own_words(context: Context) -> list[str]:
    """What the plan calls its bloc in its title, else in its symbol or signature; the first is its proper word."""
    title = str(context.meta.get("title") or "")
    signed = str(context.meta.get("signing_authority") or "")
    words: list[str] = []
    for source in (title, signed):
        words += [found["word"] for found in BLOC.finditer(fold(source)) if found["word"] not in words]
        if words:
            break
    inside = [word for word in PRINTED if words and re.search(rf"(?<!\w){word}(?!\w)", fold(title))]
    return [*words, *(word for word in inside if word not in words)]


def _is_drift(context: Context, found: re.Match[str], own: Sequence[str]) -> bool:
    word = found["word"]
    printed = context.text[slice(*found.span("word"))]
    return word not in own and printed.lower() == PRINTED[word].lower()


def _around(context: Context, span: Span) -> Span:
    """The word with up to four before it, within its passage."""
    passage = context.passage_at(span[0])
    floor = passage.at[0] if passage else 0
    before = re.compile(r"(?:\S+ ){0,4}$").search(context.text, max(floor, span[0] - 40), span[0])
    return (before.start() if before else span[0]), span[1]


def _misspelt(context: Context) -> Iterator[Fact]:
    slips = defaultdict(list)
    for slip in (*_group_slips(context), *_agency_slips(context)):
        slips[fold(slip.suggest)].append(slip)
    for same in slips.values():
        same.sort(key=lambda slip: slip.at)
        yield _misspelt_name(context, same)
    yield from _misspelt_words(context)


def _misspelt_name(context: Context, slips: Sequence[Slip]) -> Fact:
    first = slips[0]
    more: dict[str, object] = {"others": [context.quote(slip.at) for slip in slips[1:]]} if len(slips) > 1 else {}
    again = f" ({len(slips)} chỗ)" if len(slips) > 1 else ""
    return doubt(
        context,
        WarningCode.MISSPELLED_NAME,
        Severity.WARN,
        first.at,
        why=f"“{context.quote(first.at)}” viết sai tên gọi{again}; đúng là “{first.suggest}”.",
        todo=f"Sửa thành “{first.suggest}”.",
        suggest=first.suggest,
        count=len(slips),
        **more,
    )


def _group_slips(context: Context) -> Iterator[Slip]:
    """Khôi, Khởi for Khối; Cum, Cùm for Cụm. Verbs (khởi động) and people (Minh Khôi) are left alone."""
    for found in GROUP_WORD.finditer(context.text):
        if not OTHER_MEANING.match(context.folded, found.start()) and _stands_for_group(context, found):
            yield Slip(_with_next(context, found), "Khối")
    for found in CROWD_SLIP.finditer(context.text):
        yield Slip(_with_next(context, found), "Cụm")


def _stands_for_group(context: Context, found: re.Match[str]) -> bool:
    before = re.search(r"([^\W\d_]+) $", context.text[max(0, found.start() - 20) : found.start()])
    behind = re.match(r" ([^\W\d_]+)", context.text[found.end() : found.end() + 20])
    if behind is None:
        return False
    is_person = before is not None and before[1][0].isupper() and not before[1].isupper() and found[0][0].isupper()
    is_called = before is not None and fold(before[1]) in {"chi", "ong", "ba", "anh", "co", "thay", "em", "bac"}
    return not is_person and not is_called


def _with_next(context: Context, found: re.Match[str]) -> Span:
    tail = re.compile(r"(?: [^\W\d_]+,?){1,2}").match(context.text, found.end())
    return found.start(), tail.end() if tail else found.end()


def _agency_slips(context: Context) -> Iterator[Slip]:
    """Names of the gazetteer with wrong marks, a letter off, or a syllable left out."""
    for head in AGENCY_HEAD.finditer(context.folded):
        start = head.start()
        if not context.text[start].isupper():
            continue
        places = [syllable.span() for syllable in islice(SYLLABLE.finditer(context.text, start), LONGEST_AGENCY)]
        printed = [context.text[slice(*place)] for place in places]
        folded = tuple(context.folded[slice(*place)] for place in places)
        for name in AGENCIES[head[0]]:
            count = len(name.plain)
            if folded[1:2] != name.plain[1:2] and folded[2:count] != name.plain[2:]:
                continue  # two syllables off: another name
            length = _slip_length(name, printed[:count], folded[:count])
            span = (start, places[length - 1][1])
            if length and _is_one_phrase(context.text[slice(*span)]):
                yield Slip(span, _corrected(context.text[slice(*span)], name))
                break


def _corrected(printed: str, name: Agency) -> str:
    """The printed words with the right syllables, punctuation and capitals kept; the plain name when one was left out."""
    if len(SYLLABLE.findall(printed)) != len(name.syllables):
        return " ".join(name.syllables)
    right = iter(name.syllables)

    def put(found: re.Match[str]) -> str:
        syllable = next(right)
        if fold(found[0]) == fold(syllable) and _marks(found[0]) == _marks(syllable):
            return found[0]
        return syllable.upper() if found[0].isupper() else syllable

    return SYLLABLE.sub(put, printed)


def _slip_length(name: Agency, printed: Sequence[str], folded: tuple[str, ...]) -> int:
    """How many syllables of the text stand for the name wrongly; 0 when they are right or another name."""
    plain = name.plain
    if folded == plain:
        has_slip = any(a != b and _marks(a) != _marks(b) for a, b in zip(printed, name.syllables, strict=True))
        return len(plain) if has_slip and not _is_bare(printed) else 0
    if len(plain) >= 4 and folded[1:2] == plain[1:2]:
        for gap in range(2, len(plain) - 1):
            shorter = plain[:gap] + plain[gap + 1 :]
            if plain[gap] not in LOOSE and folded[: len(shorter)] == shorter:
                return len(shorter)
    if len(folded) == len(plain) >= 3:
        wrong = [(a, b) for a, b in zip(folded, plain, strict=True) if a != b]
        if len(wrong) == 1 and len(wrong[0][1]) >= 3 and _one_letter_off(*wrong[0]):
            return len(plain)
    return 0


def _one_letter_off(first: str, second: str) -> bool:
    if len(first) == len(second):
        return sum(a != b for a, b in zip(first, second, strict=True)) == 1
    shorter, longer = sorted((first, second), key=len)
    return len(longer) - len(shorter) == 1 and any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _is_bare(printed: Sequence[str]) -> bool:
    """No marks at all: the whole name was typed so, which is another matter."""
    return all(fold(syllable) == syllable.lower() for syllable in printed)


@lru_cache(maxsize=4096)
def _marks(syllable: str) -> tuple[str, ...]:
    """Letters and tone apart, so that old and new placing of the tone (hoà, hòa) are the same."""
    letters = unicodedata.normalize("NFD", syllable.lower())
    tones = [letter for letter in letters if letter in "\u0300\u0301\u0303\u0309\u0323"]
    return "".join(letter for letter in letters if letter not in tones), *tones


def _is_one_phrase(words: str) -> bool:
    return not re.search(r"[.;:()“”\"]", words)


def _misspelt_words(context: Context) -> Iterator[Fact]:
    for found in COMMON_WORDS.finditer(context.folded):
        right = COMMON_WORDS.right(found)
        printed = context.text[slice(*found.span())]
        if (
            right
            and printed.lower() != right
            and not _is_bare(printed.split())
            and [_marks(word) for word in printed.split()] != [_marks(word) for word in right.split()]
        ):
            yield doubt(
                context,
                WarningCode.MISSPELLING,
                Severity.NOTE,
                found.span(),
                why=f"“{printed}” có thể là “{right}” viết sai dấu.",
                todo=f"Sửa thành “{right}” nếu đúng là lỗi gõ.",
                suggest=right,
            )


def _award_drift(context: Context) -> Iterator[Fact]:
    """One award under two spellings: the rarer one is doubted, each once."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    places: dict[str, Span] = {}
    for found in AWARD.finditer(context.text):
        printed = re.sub(r"\s+", " ", found[0])
        key = re.sub(r" (?:cua|cap)(?= )", "", fold(printed)).replace("chien sy", "chien si")
        forms[key][printed.lower()] += 1
        places.setdefault(printed.lower(), found.span())
    for counted in forms.values():
        if len(counted) < 2:
            continue
        usual = max(counted, key=lambda form: (counted[form], -places[form][0]))
        for form in counted:
            if form != usual and _differs(form, usual):
                yield _one_award_two_names(context, places[form], places[usual])


def _differs(form: str, usual: str) -> bool:
    return [_marks(word) for word in form.split()] != [_marks(word) for word in usual.split()]


def _one_award_two_names(context: Context, here: Span, there: Span) -> Fact:
    other = context.quote(there)
    return doubt(
        context,
        WarningCode.AWARD_NAME_DRIFT,
        Severity.NOTE,
        here,
        why=f"Cùng một danh hiệu, chỗ này viết “{context.quote(here)}”, chỗ khác viết “{other}”.",
        todo="Dùng một tên theo Luật Thi đua, khen thưởng trong cả văn bản.",
        other=other,
    )


def _fund_drift(context: Context, facts: Sequence[Fact]) -> Iterator[Fact]:
    funds = of_kind(facts, FactKind.FUND)
    names = {fold(str(fund.fields["fund"])): fund for fund in reversed(funds)}
    if len(names) > 1:
        first, *others = sorted(names.values(), key=lambda fund: fund.at)
        yield doubt(
            context,
            WarningCode.FUND_NAME_DRIFT,
            Severity.NOTE,
            first.at,
            why=f"Văn bản nhắc đến {len(names)} tên quỹ; có thể là một quỹ viết nhiều tên.",
            todo="Nếu là một quỹ, dùng một tên; nếu là nhiều quỹ, nói rõ mỗi quỹ dùng vào việc gì.",
            others=[str(fund.fields["fund"]) for fund in others],
        )
