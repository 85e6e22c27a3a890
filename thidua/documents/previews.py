"""A .docx as pages to look at: its PDF by LibreOffice, a page of it as a picture. Kept for a while, since people look more than once."""

import hashlib
import io

import pypdfium2
from django.core.cache import cache

from thidua.documents.office import to_pdf

SECONDS = 24 * 3600
DOTS = 96 / 72
"""A picture as wide as a page of a screen: 794 points for A4."""


def pdf_of(docx: bytes) -> bytes:
    """Raises `documents.office.CannotConvert`."""
    key = f"documents.pdf.{hashlib.sha256(docx).hexdigest()}"
    kept: bytes | None = cache.get(key)
    if kept is None:
        kept = to_pdf(docx, suffix=".docx")
        cache.set(key, kept, SECONDS)
    return kept


def page_picture(docx: bytes, *, page: int = 1) -> bytes:
    """A PNG; the last page when there are fewer. Raises `documents.office.CannotConvert`."""
    document = pypdfium2.PdfDocument(pdf_of(docx))
    try:
        picture = document[min(page, len(document)) - 1].render(scale=DOTS).to_pil()
    finally:
        document.close()
    target = io.BytesIO()
    picture.convert("L").save(target, "PNG", optimize=True)
    return target.getvalue()
