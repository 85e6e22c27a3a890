"""The receipt of a handing-in: one line of canonical JSON, and its SHA-256."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from thidua.obligations.rules.moments import LOCAL


@dataclass(frozen=True, slots=True)
class Page:
    """A file on a receipt."""

    name: str
    sha256: str
    size: int


def receipt_text(
    *, duty: int, words: str, unit: str, number: int, received_at: datetime, document: str, link: str, files: Iterable[Page]
) -> str:
    """What is hashed: keys in order, no spaces, the moment in local time to the second."""
    said: dict[str, Any] = {
        "duty": duty,
        "words": words,
        "unit": unit,
        "number": number,
        "received_at": received_at.astimezone(LOCAL).isoformat(timespec="seconds"),
        "document": document,
        "link": link,
        "files": sorted(([file.name, file.sha256, file.size] for file in files), key=lambda row: row[1]),
    }
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def receipt_code(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
