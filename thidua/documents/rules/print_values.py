"""What is said once for all rows, as it is kept; rows as the values of papers: certificates, invitations."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from thidua.core.dates import phrase
from thidua.documents.rules.fields import Value
from thidua.documents.rules.numbers import day_line, number_text
from thidua.documents.rules.print_lists import CERTIFICATES

DAY = "ngày"
"""Under this key a day is kept."""


def kept_words(said: Mapping[str, Value | None]) -> dict[str, Any]:
    """As JSON."""
    return {name: {DAY: value.isoformat()} if isinstance(value, date) else value for name, value in said.items() if value}


def words_kept(kept: Mapping[str, Any]) -> dict[str, Value]:
    return {name: date.fromisoformat(value[DAY]) if isinstance(value, dict) else value for name, value in kept.items()}


def in_a_box(value: Value) -> str | date:
    """As it is typed: of a list each item on a line."""
    return value if isinstance(value, str | date) else "\n".join(map(str, value))


def certificate_words(kind: str, values: Mapping[str, Value]) -> dict[str, Any]:
    """The fields of `bulk.Certificate`."""
    said = {name: value if isinstance(value, str) else "" for name, value in values.items()}
    day, entry = values.get("day"), said.get("entry", "")
    return {
        "giver": said.get("giver", ""),
        "title": CERTIFICATES[kind].upper(),
        "name": said.get("name", ""),
        "unit": said.get("unit", ""),
        "merit": said.get("merit", ""),
        "decision": said.get("decision", ""),
        "entry": f"Số {number_text(int(entry))} sổ khen thưởng" if entry.isdecimal() and int(entry) else entry,
        "place_and_date": day_line(said.get("place", ""), day if isinstance(day, date) else None),
        "post": tuple(line.strip() for line in said.get("post", "").splitlines() if line.strip()),
        "signer": said.get("signer", ""),
    }


def day_words(value: Value | None) -> str:
    """ngày 05 tháng 01 năm 2021; words that leave room for it stay as they are."""
    return phrase(value) if isinstance(value, date) else str(value or "")
