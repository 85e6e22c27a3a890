"""Tags in the words of one paragraph, and braces that were meant to be one."""

import re
from dataclasses import dataclass

from thidua.core.text import fold

SIGN = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}|\{|\}")
CLOSES = {"{{": "}}", "{%": "%}", "{#": "#}"}
UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
NAME = re.compile(r"\s*[^\W\d][\w ]{0,40}\s*")
LAST_NAME = re.compile(r"[^\W\d][\w]*\s*$")


@dataclass(frozen=True, slots=True)
class Span:
    """A tag from `start` to `end`: `sign` {{ {% or {#, `inner` what stands in it, cleaned of what cannot be seen."""

    start: int
    end: int
    sign: str
    inner: str

    @property
    def words(self) -> str:
        return f"{self.sign} {self.inner} {CLOSES[self.sign]}"


@dataclass(frozen=True, slots=True)
class Slip:
    """Braces that are no tag. `name`: the field that was meant, as it was typed; else `instead` says what to type."""

    start: int
    end: int
    why: str
    name: str = ""
    instead: str = ""


def scan(text: str) -> tuple[list[Span], list[Slip]]:
    spans: list[Span] = []
    slips: list[Slip] = []
    at = 0
    while found := SIGN.search(text, at):
        sign = found[0]
        one = _opened(text, found.start(), sign) if sign in CLOSES else _stray(text, found.start(), sign)
        if isinstance(one, Span):
            spans.append(one)
        elif one is not None:
            slips.append(one)
        at = one.end if one is not None else found.end()
    return spans, slips


def field_tag(words: str) -> str:
    """What to type for a name as a clerk writes it: without marks, joined by underscores."""
    name = re.sub(r"\W+", "_", fold(words)).strip("_")
    return f"{{{{ {name or 'ten_truong'} }}}}"


def _opened(text: str, start: int, sign: str) -> Span | Slip:
    after = start + 2
    end, other = text.find(CLOSES[sign], after), text.find("{", after)
    if other == after and sign != "{#":
        run = re.compile(r"\{+").match(text, start)
        assert run is not None
        close = re.compile(r"[^{}]*\}*").match(text, run.end())
        assert close is not None
        return Slip(start, close.end(), "thừa dấu “{”; mỗi thẻ mở bằng đúng hai dấu.", close[0].strip("{}% "))
    if end >= 0 and (other < 0 or other > end):
        return Span(start, end + 2, sign, _clean(text[after:end]))
    return _unclosed(text, start, sign, limit=other if other >= 0 else len(text))


def _unclosed(text: str, start: int, sign: str, *, limit: int) -> Slip:
    close = re.compile(r"[^{}%#]*[%#]?\}{1,2}").match(text, start + 2, limit)
    if close is None:
        found = NAME.match(text, start + 2, limit)
        said = found[0].split() if found else []
        end = start + 2 + (len(found[0].rstrip()) if found else 0)
        why = f"thẻ mở bằng “{sign}” mà chưa đóng bằng “{CLOSES[sign]}”."
        name = said[0] if said and sign == "{{" else ""
        return Slip(start, min(end, limit), why, name, f"Gõ đủ {sign} … {CLOSES[sign]} trong cùng một đoạn.")
    inner = close[0].rstrip("}%#").strip()
    why = f"thẻ mở bằng “{sign}” phải đóng bằng “{CLOSES[sign]}”."
    return Slip(start, close.end(), why, inner if sign == "{{" else "", f"Gõ {{% {inner} %}}")


def _stray(text: str, start: int, sign: str) -> Slip | None:
    """A single brace around what reads as a name, or a closing sign without its opening one. Other braces are words like any."""
    if sign == "{":
        end = text.find("}", start)
        if end < 0 or not NAME.fullmatch(text[start + 1 : end].strip("%# ")):
            return None
        after = end + 2 if text[end : end + 2] == "}}" else end + 1
        return Slip(start, after, "thẻ chỉ có một dấu ngoặc nhọn.", text[start + 1 : end].strip("%# "))
    if sign == "}":
        return None
    name = LAST_NAME.search(text, 0, start)
    begin = name.start() if name else start
    meant = name[0].strip() if name and sign == "}}" else ""
    return Slip(begin, start + 2, f"có dấu đóng “{sign}” mà không có dấu mở.", meant, "Xóa dấu này, hoặc gõ thêm dấu mở.")


def _clean(inner: str) -> str:
    return " ".join(UNSEEN.sub("", inner).split())
