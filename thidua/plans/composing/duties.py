"""An obligation in one sentence: who, what, to whom, by when."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from thidua.plans.composing.times import time_words
from thidua.plans.enums import DueKind
from thidua.plans.reading.words import PREDICATE, compiled, fold, lowered

_SENDS = ("gửi {what} về {to}", "trình {to} {what}", "gửi {what} đến {to}", "báo cáo {to} {what}")
_MAKES = ("xây dựng {what}", "lập {what}", "chuẩn bị {what}", "tổng hợp {what}", "ban hành {what}", "có trách nhiệm thực hiện {what}")
_DOES = ("{what}", "có trách nhiệm {what}", "thực hiện {what}", "tổ chức {what}")
_DOES_AND_SENDS = ("{what} gửi {to}", "{what}, gửi về {to}", "{what} và gửi về {to}", "{what} báo cáo {to}")
_PAPER = compiled(
    r"(?:(?:dự thảo|bản|các) )?(?:báo cáo|kế hoạch|hồ sơ|danh sách|bản đăng ký|đăng ký|tờ trình|biên bản|văn bản|hướng dẫn"
    r"|kết quả|bảng)(?!\w)"
)


def duty_wordings(said: Mapping[str, Any]) -> Iterator[str]:
    """The best first."""
    who, to = _capital(str(said.get("actor") or "Các đơn vị")), said.get("recipient")
    what, due = str(said.get("deliverable") or "").strip(" .;"), said.get("due")
    condition = f"{_capital(said['condition'])}, " if said.get("condition") else ""
    subject = _small(who) if condition else who
    for act in _acts(what, _several(str(to or "").split("; "))):
        for sentence in _timed(f"{condition}{subject}", act, due):
            yield f"{sentence}."


def _acts(what: str, to: str) -> Iterator[str]:
    does = _opens_with_verb(what)
    what = what[:1].lower() + what[1:] if does else " và ".join(what.split("; "))
    forms = (_DOES_AND_SENDS if does else ()) + _SENDS if to else (_DOES + _MAKES if does else _MAKES + _DOES)
    seen = set()
    for form in forms:
        act = form.format(what=what, to=to)
        if act not in seen:
            seen.add(act)
            yield act


def _several(names: Sequence[str]) -> str:
    """Recipients each with a verb of their own: "A, gửi B và gửi C"."""
    first, *others = names
    return first + "".join(f"{' và' if number == len(others) else ','} gửi {name}" for number, name in enumerate(others, 1))


def _opens_with_verb(what: str) -> bool:
    return bool(PREDICATE.match(fold(what))) and not _PAPER.match(lowered(what))


def _timed(who: str, act: str, due: Mapping[str, Any] | None) -> Iterator[str]:
    """A time of "when something is over" opens the sentence, every other one closes it."""
    words = time_words(due)
    if not due:
        yield f"{who} {act}"
    elif due["kind"] == DueKind.RELATIVE and due.get("days") is None:
        anchor = str(due.get("anchor") or "")
        yield f"{_capital(anchor)}, {_small(who)} {act}"
        yield f"{who} {act} {words}"
    else:
        yield f"{who} {act} {words}"
        yield f"{who} {act}, xong {words}"
        yield f"{who} {act} ({words})"


def _small(who: str) -> str:
    """In the middle of a sentence; a title or a name keeps its capital."""
    return who[:1].lower() + who[1:] if _COMMON.match(who) else who


_COMMON = re.compile(r"(?:Các|Từng|Mỗi|Những|Toàn|Tất cả|Đơn vị|Cơ quan|Cá nhân|Tập thể)\b")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
