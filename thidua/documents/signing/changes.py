"""What became of a file after it was signed."""

from typing import Any

from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import DocumentTimestampStatus, PdfSignatureStatus, SignatureCoverageLevel

from thidua.documents.signing.values import Wholeness

MOST_PAGES = 20_000
MOST_FILLED = 20


def page_counts(embedded: EmbeddedPdfSignature) -> tuple[int, int]:
    """At signing and now."""
    then = embedded.reader.get_historical_root(embedded.signed_revision)
    return count_pages(then), count_pages(embedded.reader.root)


def count_pages(root: DictionaryObject) -> int:
    """The leaves of the tree of pages: what it says of its own number may be a lie."""
    waiting: list[Any] = [root.raw_get("/Pages")]
    seen, pages = 0, 0
    while waiting:
        node = waiting.pop().get_object()
        seen += 1
        if seen > MOST_PAGES:
            raise ValueError("the tree of pages has no end")
        if "/Kids" in node:
            waiting += list(node["/Kids"])
        else:
            pages += 1
    return pages


def wholeness_of(
    embedded: EmbeddedPdfSignature, status: PdfSignatureStatus | DocumentTimestampStatus, *, pages: tuple[int, int]
) -> tuple[Wholeness, tuple[str, ...]]:
    """With the form fields that were filled in since."""
    if not status.intact:
        return Wholeness.BROKEN, ()
    if not status.valid:
        return Wholeness.FORGED, ()
    if embedded.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return Wholeness.WHOLE, ()
    if embedded.coverage != SignatureCoverageLevel.ENTIRE_REVISION:
        return Wholeness.PARTIAL, ()
    return _since(embedded, pages)


def _since(embedded: EmbeddedPdfSignature, pages: tuple[int, int]) -> tuple[Wholeness, tuple[str, ...]]:
    """A file with two tables of contents (for old and new readers) may show two faces: nothing is believed of it."""
    result, allowed = embedded.diff_result, embedded.docmdp_level
    if pages[0] != pages[1]:
        return Wholeness.PAGES_CHANGED, ()
    if not isinstance(result, DiffResult) or embedded.reader.xrefs.hybrid_xrefs_present:
        return Wholeness.CHANGED, ()
    level = result.modification_level
    if level == ModificationLevel.OTHER or (allowed is not None and level.value > allowed.value):
        return Wholeness.CHANGED, ()
    signed = {name for name, _, _ in enumerate_sig_fields(embedded.reader)}
    filled = tuple(sorted(str(name) for name in result.changed_form_fields - signed))[:MOST_FILLED]
    return (Wholeness.FILLED, filled) if filled else (Wholeness.SIGNED_ON, ())
