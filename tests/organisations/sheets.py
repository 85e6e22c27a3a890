"""Sheets as an office would send them, and as somebody hostile would."""

import io
import zipfile
from collections.abc import Sequence

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook


def xlsx(rows: Sequence[Sequence[object]], *, title: str = "Danh sách") -> bytes:
    book = Workbook()
    page = book.worksheets[0]
    page.title = title
    for row in rows:
        page.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def upload(content: bytes, name: str = "danh-sach.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def repacked(content: bytes, **parts: bytes) -> bytes:
    """The same package with some parts put in or changed: `sheet="…"` is xl/worksheets/sheet1.xml, others stand under xl/."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = {"xl/worksheets/sheet1.xml" if name == "sheet" else f"xl/{name}.xml": part for name, part in parts.items()}
        for info in old.infolist():
            if info.filename not in names:
                new.writestr(info.filename, old.read(info))
        for name, part in names.items():
            new.writestr(name, part)
    return out.getvalue()


def sheet_xml(cells: str) -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return f"{head}{cells}</sheetData></worksheet>".encode()
