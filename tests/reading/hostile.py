"""Makes the files that tests feed to the intake: small Word files from their XML, and hostile or damaged ones."""

import io
import struct
import zipfile
import zlib
from itertools import pairwise
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = {"document": "document.main", "styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes"}
CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    + "".join(f'<Override PartName="/word/{name}.xml" ContentType="{WORD_TYPE}.{kind}+xml"/>' for name, kind in PARTS.items())
    + "</Types>"
)
PLAN = (
    "UBND TỈNH VÍ DỤ\nSố: 12/KH-UBND\n\nVí Dụ, ngày 05 tháng 01 năm 2024\n\nKẾ HOẠCH\nPhát động thi đua năm 2024\n\n"
    "I. MỤC ĐÍCH\n\n1. Các đơn vị gửi báo cáo trước ngày 20/6/2024.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\nNguyễn Văn Ví Dụ\n"
)


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; a run that is no XML becomes plain text."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def item(text: str, *, list_id: int = 1, level: int = 0) -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def tc(*content: str, properties: str = "") -> str:
    inner = "".join(part if part.startswith("<") else p(part) for part in content) or "<w:p/>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    inner = "".join(cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inner}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def level(depth: int, form: str, text: str, extra: str = "", start: int = 1) -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val="{text}"/></w:lvl>'


def abstract(list_id: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{list_id}">{"".join(levels)}</w:abstractNum>'


def num(list_id: int, abstract_id: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{abstract_id}"/>{overrides}</w:num>'


def document(body: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>'


def docx(
    body: str = "", *, numbering: str = "", styles: str = "", footnotes: str = "", endnotes: str = "", main: str | bytes | None = None
) -> bytes:
    """A .docx of the parts given."""
    parts = {"numbering": numbering, "styles": styles, "footnotes": footnotes, "endnotes": endnotes}
    used = {name: f"<w:{name} {NAMESPACES}>{xml}</w:{name}>" for name, xml in parts.items() if xml}
    relations = "".join(f'<Relationship Id="r{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>' for name in used)
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": _relations(f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'),
        "word/document.xml": document(body) if main is None else main,
        "word/_rels/document.xml.rels": _relations(relations),
    }
    files |= {f"word/{name}.xml": xml for name, xml in used.items()}
    return archive(files)


def _relations(inner: str) -> str:
    return (
        f'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def archive(files: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in files.items():
            target.writestr(name, data)
    return buffer.getvalue()


def pdf(pages: int = 1, *, content: bytes = b"BT /F1 12 Tf 72 700 Td (Plan) Tj ET", trailer: bytes = b"", page: bytes = b"") -> bytes:
    """A PDF written by hand; every page shows `content`."""
    kids = b" ".join(b"%d 0 R" % (4 + index) for index in range(pages))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, pages),
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
    ]
    font = b"<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    objects += [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources%s%s>>" % (font, page)] * pages
    return _pdf_of(objects, trailer)


def _pdf_of(objects: list[bytes], trailer: bytes) -> bytes:
    out, offsets = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    out.write(b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, start))
    return out.getvalue()


def picture_pdf(width: int, height: int, shades: bytes, *, dots_per_inch: int = 200) -> bytes:
    """A PDF with one page that is nothing but a grey picture, as scanners make it."""
    wide, high = width * 72 / dots_per_inch, height * 72 / dots_per_inch
    packed, content = zlib.compress(shades), b"q %.2f 0 0 %.2f 0 0 cm /I Do Q" % (wide, high)
    picture = b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %.2f %.2f]/Contents 3 0 R/Resources<</XObject<</I 5 0 R>>>>>>" % (wide, high),
        picture % (width, height, len(packed), packed),
    ]
    return _pdf_of(objects, b"")


def ole(stream: str) -> bytes:
    """Enough of an old Office file to be taken for one: its magic and the name of a stream."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(1024)


def lying_zip() -> bytes:
    """A part that unpacks to far more than the directory says."""
    data = bytearray(archive({"word/document.xml": b"<a>" + b" " * 60_000_000 + b"</a>"}))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 900_000)
    return bytes(data)


BILLION_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {name} "{(chr(38) + before + ";") * 10}">' for before, name in pairwise("abcdefghij"))
    + f']><w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&j;</w:t></w:r></w:p></w:body></w:document>'
)
OUTSIDE_ENTITY = (
    f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>KẾ HOẠCH &x;</w:t></w:r></w:p></w:body></w:document>'
)
DEEP = (
    f'<w:document xmlns:w="{W}"><w:body>' + "<w:sdt><w:sdtContent>" * 3_000 + "</w:sdtContent></w:sdt>" * 3_000 + "</w:body></w:document>"
)


def corpus() -> dict[str, bytes]:
    """Files that must be refused with a sentence, by name."""
    whole = docx(p("KẾ HOẠCH") + p("Nội dung") * 400)
    return {
        "empty.docx": b"",
        "blank.txt": b" \n\t\n",
        "no words.docx": docx(p("")),
        "picture.docx": b"\x89PNG\r\n\x1a\n" + bytes(64),
        "photo.pdf": b"\xff\xd8\xff\xe0" + bytes(64),
        "scan.tiff": b"II*\x00" + bytes(64),
        "program.docx": b"MZ" + bytes(64),
        "linux.txt": b"\x7fELF" + bytes(64),
        "archive.rar": b"Rar!\x1a\x07" + bytes(64),
        "archive.7z": b"7z\xbc\xaf\x27\x1c" + bytes(64),
        "archive.gz": b"\x1f\x8b\x08" + bytes(64),
        "page.mht": b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n",
        "binary.txt": bytes(range(256)) * 4,
        "table.docx": archive({"xl/workbook.xml": "<a/>"}),
        "slides.docx": archive({"ppt/presentation.xml": "<a/>"}),
        "photos.zip": archive({"a.jpg": "x"}),
        "empty zip.docx": archive({}),
        "old table.doc": ole("Workbook"),
        "old slides.doc": ole("PowerPoint Document"),
        "letter.doc": ole("__substg1.0"),
        "locked.docx": ole("EncryptedPackage"),
        "cut.doc": ole("Nothing"),
        "cut.docx": whole[: len(whole) // 2],
        "cut head.docx": b"PK\x03\x04",
        "flipped.docx": _flipped(whole),
        "broken xml.docx": docx(main="<w:document><w:body>"),
        "no body.docx": docx(main=f'<w:document xmlns:w="{W}"/>'),
        "laughs.docx": docx(main=BILLION_LAUGHS),
        "outside.docx": docx(main=OUTSIDE_ENTITY),
        "deep.docx": docx(main=DEEP),
        "bomb.docx": docx(main=b"<a>" + b" " * 40_000_000 + b"</a>"),
        "many.docx": archive({f"word/{count}.xml": "" for count in range(2_500)}),
        "lying.docx": lying_zip(),
        "cut.pdf": pdf()[:60],
        "noise.pdf": b"%PDF-1.7\n" + bytes(range(256)) * 20,
        "long.pdf": pdf(5_000),
        "blank.pdf": pdf(content=b""),
    }


def _flipped(data: bytes) -> bytes:
    """The packed text spoilt in its middle."""
    at = data.find(b"word/document.xml") + 60
    return data[:at] + bytes(byte ^ 0xFF for byte in data[at : at + 40]) + data[at + 40 :]


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path
