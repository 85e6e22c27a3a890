"""A .docx opened with limits: what it unpacks to, and only what a Word document holds."""

import io
import zipfile
import zlib
from typing import Any

from docx import Document
from docx.document import Document as Docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from thidua.documents.checking.report import CannotCheck

MOST_BYTES = 80 * 2**20
MOST_PARTS = 2_000
NOT_WORD = "Tệp không phải là văn bản Word dạng .docx, hoặc đã hỏng, hoặc đang đặt mật khẩu. Mở bằng Word, bỏ mật khẩu, lưu lại dạng .docx."
TOO_BIG = "Tệp Word bung ra quá lớn nên không mở. Bớt ảnh trong tệp, hoặc xuất ra PDF rồi soát."


def open_docx(data: bytes) -> Docx:
    """Raises `CannotCheck`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
            raise CannotCheck(TOO_BIG)
        return Document(io.BytesIO(data))
    except (zipfile.BadZipFile, zlib.error, OpcError, etree.XMLSyntaxError, KeyError, ValueError, EOFError, NotImplementedError) as error:
        raise CannotCheck(NOT_WORD) from error


def related(part: Any, kind: str) -> Any:
    """The XML of the part that this one names as its `kind` (styles, numbering, theme, settings); None when there is none."""
    for link in part.rels.values():
        if not link.is_external and link.reltype.endswith(f"/{kind}"):
            return etree.fromstring(link.target_part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
    return None


def value(parent: Any, path: str, name: str = "w:val") -> str | None:
    """The attribute of the first element on a path like "w:pPr/w:jc"."""
    element = child(parent, path)
    return None if element is None else element.get(qn(name))


def child(parent: Any, path: str) -> Any:
    return None if parent is None else parent.find("/".join(qn(step) for step in path.split("/")))


def is_on(element: Any) -> bool:
    """Of a switch such as `w:b`: present, and not said to be off."""
    return element.get(qn("w:val")) not in {"0", "false", "off", "none"}


def number(words: str | None) -> float | None:
    try:
        return float(words) if words is not None else None
    except ValueError:
        return None
