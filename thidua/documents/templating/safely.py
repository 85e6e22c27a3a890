"""Read and print an office's template in a process of its own, with limits of memory and time: what is hostile costs that process only."""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from thidua.core.apart import TooSlow, run_apart
from thidua.documents.rules.fields import FIELDS, Value
from thidua.documents.rules.kinds import DocumentKind
from thidua.documents.templating.values import Absent, Mended, Mistake, TemplateReading, Unfit, Used, ValuesMissing

SECONDS = 40
TOO_LONG = "Mẫu quá nặng: làm quá {seconds} giây chưa xong nên đã dừng. Bỏ bớt bảng, ảnh, vòng lặp trong mẫu rồi thử lại."
DIED = "Không đọc được mẫu: tệp quá phức tạp hoặc hỏng. Mở bằng Word, chép nội dung sang tệp mới, lưu thành .docx rồi gửi lại."
DAY = "ngày"
"""Under this key a day travels; no part of a list is called so, for names have no marks."""


def read_safely(docx: bytes, kind: DocumentKind, *, seconds: float = SECONDS) -> TemplateReading:
    """As `read_template`. Raises `Unfit`."""
    said = _ask({"do": "read", "kind": kind, "docx": _packed(docx)}, seconds)["reading"]
    return reading_from(said, docx=base64.b64decode(said["docx"]))


def render_safely(docx: bytes, kind: DocumentKind, values: Mapping[str, Value | None], *, seconds: float = SECONDS) -> bytes:
    [made] = render_many(docx, kind, [values], seconds=seconds)
    return made


def render_many(docx: bytes, kind: DocumentKind, values: Sequence[Mapping[str, Value | None]], *, seconds: float = SECONDS) -> list[bytes]:
    """One paper for each set of values, all of them or none. Raises `Unfit`, `ValuesMissing`."""
    sent = [{name: _sent(value) for name, value in one.items()} for one in values]
    said = _ask({"do": "render", "kind": kind, "docx": _packed(docx), "values": sent}, seconds)
    return [base64.b64decode(made) for made in said["made"]]


def as_json(reading: TemplateReading) -> dict[str, Any]:
    """What was found, without the file."""
    return {name: kept for name, kept in asdict(reading).items() if name != "docx"}


def reading_from(said: Mapping[str, Any], *, docx: bytes = b"") -> TemplateReading:
    return TemplateReading(
        used=tuple(Used(one["name"], one["label"], tuple(one["places"]), one["is_needed"]) for one in said["used"]),
        mistakes=tuple(Mistake(**one) for one in said["mistakes"]),
        missing=tuple(Absent(**one) for one in said["missing"]),
        mended=tuple(Mended(**one) for one in said["mended"]),
        docx=docx,
    )


def fields_of(kind: str) -> DocumentKind:
    return next(one for one in FIELDS if one == kind)


def received(value: Any) -> Any:
    """A value as it came through the pipe."""
    return date.fromisoformat(value[DAY]) if isinstance(value, dict) and DAY in value else value


def _sent(value: Any) -> Any:
    if isinstance(value, date):
        return {DAY: value.isoformat()}
    return dict(value) if isinstance(value, Mapping) else value if isinstance(value, str | None) else [_sent(item) for item in value]


def _packed(docx: bytes) -> str:
    return base64.b64encode(docx).decode()


def _ask(wish: Mapping[str, Any], seconds: float) -> Any:
    try:
        ended = run_apart("thidua.documents.templating", str(int(seconds)), seconds=seconds, words=json.dumps(wish).encode())
    except TooSlow:
        raise Unfit(TOO_LONG.format(seconds=int(seconds))) from None
    if ended.code:
        raise Unfit(DIED) from RuntimeError(ended.told)
    said = json.loads(ended.out)
    if "missing" in said:
        raise ValuesMissing(said["labels"], names=said["missing"])
    if "unfit" in said:
        raise Unfit(said["unfit"])
    return said
