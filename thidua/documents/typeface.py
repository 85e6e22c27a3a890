"""In which typeface a PDF was really printed, and whether the machine has a Times.

LibreOffice takes another typeface without a word where it lacks the one asked for; lines and pages break elsewhere then. A typeface as
wide as the one asked for, letter by letter, is as good (Liberation Serif for Times New Roman).
"""

import io
import os
import re
import subprocess
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pikepdf
from lxml import etree

from thidua.documents.office import environment

TIMES = "Times New Roman"
AS_WIDE = {
    TIMES: ("Liberation Serif", "Tinos"),
    "Arial": ("Liberation Sans", "Arimo"),
    "Courier New": ("Liberation Mono", "Cousine"),
    "Calibri": ("Carlito",),
    "Cambria": ("Caladea",),
}
SIGNS = ("opensymbol", "symbol", "wingdings", "webdings", "dejavumath")
"""Bullets and arrows: they move no line."""
MOST_BYTES = 20 * 2**20
WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VALUE = f"{WORDS}val"
SECONDS = 10
ABSENT = (
    "Máy chủ chưa có phông Times New Roman hay phông cùng khổ chữ (Liberation Serif) nên PDF do hệ thống làm dùng phông khác: "
    "dòng và trang ngắt khác bản Word. Quản trị cài gói fonts-liberation2 (hoặc fonts-liberation) rồi khởi động lại hệ thống."
)


def why_not_times() -> str | None:
    """What is amiss with PDFs made on this machine; None too where fontconfig cannot be asked. Asked once a process."""
    return ABSENT if _times(os.environ.get("FONTCONFIG_FILE", ""), os.environ.get("PATH", "")) is None else None


@cache
def _times(_file: str, _path: str) -> str | None:
    """The first Times that has every Vietnamese letter (older Liberation fonts have not), as the converter sees it."""
    families = (TIMES, *AS_WIDE[TIMES])
    said = {family: _asked_of_fontconfig(family) for family in families}
    if None in said.values():
        return ""
    return next((family for family in families if said[family]), None)


def _asked_of_fontconfig(family: str) -> str | None:
    """Its files; None when there is no answer."""
    command = ["fc-list", "--format=%{file}\n", f":family={family}:lang=vi"]
    try:
        with tempfile.TemporaryDirectory(prefix="thidua-fonts-") as home:
            asked = subprocess.run(
                command, env=environment(Path(home)), capture_output=True, text=True, errors="replace", check=True, timeout=SECONDS
            )
    except (OSError, subprocess.SubprocessError):
        return None
    return asked.stdout


def lost_in(docx: bytes, pdf: bytes) -> tuple[str, ...]:
    """Typefaces that the Word file names and of which nothing, nor of one as wide, is in its PDF, while others stand in. As a rule none."""
    faces = [_plain(face) for face in faces_of(pdf)]
    good = {family: tuple(_plain(name) for name in (family, *AS_WIDE.get(family, ()))) for family in asked_of(docx)}
    named = tuple(name for names in good.values() for name in names)
    if all(face.startswith((*named, *SIGNS)) for face in faces):
        return ()
    return tuple(family for family, names in sorted(good.items()) if not any(face.startswith(names) for face in faces))


def why_other(docx: bytes, pdf: bytes) -> str:
    """For whoever reads the PDF or its count of pages; empty when it is printed as the Word file asks."""
    lost = lost_in(docx, pdf)
    if not lost:
        return ""
    return f"Máy chủ không có phông {', '.join(lost)} nên in bằng {', '.join(faces_of(pdf))}; dòng và trang có thể ngắt khác bản Word"


def faces_of(pdf: bytes) -> tuple[str, ...]:
    """LiberationSerif, DejaVuSans …: names of the fonts in the PDF without their style. Raises `pikepdf.PdfError`."""
    with pikepdf.Pdf.open(io.BytesIO(pdf)) as paper:
        names = {str(thing.BaseFont) for thing in paper.objects if isinstance(thing, pikepdf.Dictionary) and "/BaseFont" in thing}
    return tuple(sorted({re.split(r"[-,]", name.lstrip("/").rpartition("+")[2])[0] for name in names}))


def asked_of(docx: bytes) -> frozenset[str]:
    """Typefaces that its words, and the styles they wear, name outright; those of its theme do not count. Nothing for no such file."""
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            body, styles = (_tree(package, f"word/{part}.xml") for part in ("document", "styles"))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, KeyError, etree.XMLSyntaxError):
        return frozenset()
    return frozenset(name for element in (body, *styles_worn(body, styles)) for name in _named(element))


def _tree(package: zipfile.ZipFile, name: str) -> etree._Element:
    if package.getinfo(name).file_size > MOST_BYTES:
        raise KeyError(name)
    return etree.fromstring(package.read(name), etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True))


def styles_worn(body: etree._Element, styles: etree._Element) -> Iterator[etree._Element]:
    """What all styles begin with, and from each style that is worn up to the one it is built on."""
    worn = {str(one.get(VALUE)) for one in body.iter(*(f"{WORDS}{kind}" for kind in ("pStyle", "rStyle", "tblStyle")))}
    yield from styles.iterfind(f"{WORDS}docDefaults")
    by_id = {str(one.get(f"{WORDS}styleId")): one for one in styles.iterfind(f"{WORDS}style")}
    waiting, seen = [*worn, *(name for name, one in by_id.items() if one.get(f"{WORDS}default") in {"1", "true", "on"})], set[str]()
    while waiting:
        name = waiting.pop()
        if name in by_id and name not in seen:
            seen.add(name)
            yield by_id[name]
            waiting += [str(one.get(VALUE)) for one in by_id[name].iterfind(f"{WORDS}basedOn")]


def _named(element: etree._Element) -> Iterator[str]:
    for one in element.iter(f"{WORDS}rFonts"):
        yield from filter(None, (one.get(f"{WORDS}{side}") for side in ("ascii", "hAnsi")))


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())
