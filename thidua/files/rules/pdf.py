"""A PDF opens, has pages, and does nothing by itself."""

import re
from typing import BinaryIO

import pikepdf

from thidua.files.rules.refused import Refused

START = 1024
"""Readers look for %PDF- in so many bytes; anything else before it makes a file of two kinds."""
ACTS = re.compile(rb"/(?:JavaScript|JS|Launch|RichMedia|ImportData|SubmitForm)(?![A-Za-z0-9])")
HOLDS = re.compile(rb"/EmbeddedFiles?(?![A-Za-z0-9])|/FileAttachment(?![A-Za-z0-9])|/EF\s*<<|/XFA(?![A-Za-z0-9])")
BROKEN = "tệp PDF hỏng, không mở được. Xuất lại PDF từ Word hoặc quét lại rồi gửi"
RUNS = "tệp PDF mang lệnh tự chạy (JavaScript, mở chương trình, gửi dữ liệu). In lại thành PDF (In, Microsoft Print to PDF) rồi gửi"
CARRIES = "tệp PDF có tệp khác đính kèm bên trong. Bỏ phần đính kèm, hoặc in lại thành PDF, rồi gửi"


def judge_pdf(stream: BinaryIO) -> None:
    start = stream.read(START)
    stream.seek(0)
    if not start.lstrip(b"\xef\xbb\xbf\r\n\t \x00").startswith(b"%PDF-"):
        raise Refused("tệp mang đuôi .pdf nhưng không phải PDF. Xuất lại PDF từ Word hoặc quét lại rồi gửi")
    try:
        with pikepdf.open(stream) as paper:
            pages = len(paper.pages)
            for thing in paper.objects:
                _judge_object(thing)
    except pikepdf.PasswordError as error:
        raise Refused("tệp PDF có mật khẩu. Bỏ mật khẩu rồi gửi lại") from error
    except pikepdf.PdfError as error:
        raise Refused(BROKEN) from error
    if not pages:
        raise Refused(BROKEN)


def _judge_object(thing: pikepdf.Object) -> None:
    """Written out by the library, so that no spelling of a name (/J#61vaScript) hides it. Drawings of the pages are not looked at."""
    if isinstance(thing, pikepdf.Stream):
        text = b" ".join(key.encode() + b" " + _written(value) for key, value in thing.items())
    else:
        text = _written(thing, resolved=True)
    if ACTS.search(text):
        raise Refused(RUNS)
    if HOLDS.search(text):
        raise Refused(CARRIES)


def _written(value: object, *, resolved: bool = False) -> bytes:
    """`resolved`: the object itself; otherwise one that stands elsewhere is a number ("12 0 R"), for it comes by itself."""
    return value.unparse(resolved=resolved) if isinstance(value, pikepdf.Object) else str(value).encode()
