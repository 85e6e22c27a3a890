"""One-page A4 slips (receipts, invitations) made by Typst: no LibreOffice needed, and the same words give the same bytes.

The typeface is in the wheel `fontpkg-be-vietnam-pro` and holds every Vietnamese letter; fonts of the machine are not looked at.
"""

import io
import json
from dataclasses import asdict, dataclass
from pathlib import Path

import segno
import typst
from fontpkg_be_vietnam_pro import ROOT as FONTS

TEMPLATE = Path(__file__).with_name("slip.typ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """`rows`: a name and its words. `qr`: the address that a telephone reads, explained by `qr_words`. `footer`: small, below."""

    title: str
    subtitle: str = ""
    above: str = ""
    rows: tuple[tuple[str, str], ...]
    note: str = ""
    qr: str = ""
    qr_words: str = ""
    footer: str = ""


def write_slip(slip: Slip) -> bytes:
    """A PDF without a date of its own. Words are data: no sign in them means anything to Typst."""
    words = asdict(slip) | {"qr": _qr(slip.qr) if slip.qr else ""}
    pdf = typst.compile(
        str(TEMPLATE),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"slip": json.dumps(words, ensure_ascii=False)},
    )
    assert isinstance(pdf, bytes)
    return pdf


def _qr(words: str) -> str:
    target = io.BytesIO()
    segno.make(words, error="m", micro=False).save(target, kind="svg", border=2, xmldecl=False)
    return target.getvalue().decode()
