"""How the pages word the papers and limits of length that go with an obligation (which ones do: `plans.rules.packs`)."""

from collections.abc import Mapping
from typing import Any

from thidua.core import dates
from thidua.plans.enums import FactKind


def words(kind: str, fields: Mapping[str, Any]) -> str:
    if kind == FactKind.DOCUMENT_LIST:
        documents = [str(item) for item in fields.get("documents") or []]
        return f"gồm {'; '.join(documents)}" if documents else ""
    return f"{fields.get('document') or 'văn bản'} {limit_words(fields)}".strip() if limit_words(fields) else ""


def limit_words(fields: Mapping[str, Any]) -> str:
    """không quá 3 trang A4 · không quá 15 phút"""
    pages = f"trang {fields.get('paper') or ''}".strip()
    units = (("max_pages", pages), ("max_words", "chữ"), ("max_minutes", "phút"), ("max_mb", "MB"))
    said = [f"{dates.figure(fields[name])} {unit}" for name, unit in units if isinstance(fields.get(name), int | float)]
    return f"không quá {', '.join(said)}" if said else ""
