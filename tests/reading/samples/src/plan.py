"""One sample plan: what it is, its words with their labels, and the form of its file."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

from src import markup, word

INLINE = re.compile(r"</?(?:b|i|u|em|strong|span|a|font|sup|sub)\b[^>]*>", re.IGNORECASE)
UNSEEN = re.compile(r"<(head|script|style)\b.*?</\1>|<!--.*?-->|<!doctype[^>]*>", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Plan:
    file: str
    meta: dict[str, Any]
    body: str | word.Body
    """A string for txt, md and html; blocks for docx and pdf."""
    event: str = "hoi_nghi"
    wrap: int = 0
    """Columns at which a txt is broken, 0 = as written."""
    decomposed: bool = False
    page_numbers: bool = False

    @property
    def format(self) -> str:
        return self.file.rpartition(".")[2]

    def marked(self) -> markup.Marked:
        return markup.read(self._source(), self.event)

    def _source(self) -> str:
        if not isinstance(self.body, str):
            return "\n".join(word.sources(self.body))
        if self.format == "html":
            return unescape(re.sub(r"</?[a-zA-Z][^>]*>", "\n", INLINE.sub("", UNSEEN.sub("", self.body))))
        if self.format == "md":
            lines = [re.sub(r"^#+ ", "", line) for line in self.body.splitlines() if not re.fullmatch(r"[|\- :]+", line)]
            return "\n".join(re.sub(r"^\|| \|(?= |$)", "\n", line) if line.startswith("|") else line for line in lines)
        return self.body

    def labels(self) -> dict[str, Any]:
        marked = self.marked()
        bases = [[fact["number"], fact["date"]] for fact in marked.facts if fact["kind"] == "legal_basis" and fact["where"] == "preamble"]
        meta = {**self.meta, "legal_bases": bases}
        return {
            "file": self.file,
            "format": self.format,
            "source": "composed",
            "meta": meta,
            "facts": marked.facts,
            "not_facts": marked.not_facts,
        }


def about(
    number: str | None, place: str | None, date: str | None, title: str, year: int, plan_kind: str,
    authority: str | None, signer_title: str | None, signer: str | None, kind: str = "KH",
) -> dict[str, Any]:  # fmt: skip
    return {
        "type": kind, "number": number, "place": place, "date": date, "title": title, "year": year, "plan_kind": plan_kind,
        "signing_authority": authority, "signer_title": signer_title, "signer": signer,
    }  # fmt: skip
