"""The parts of the .docx and its metadata, zipped. The same paper gives the same bytes: no time of its own is written."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date

from thidua.documents.writer.flow import Flow
from thidua.documents.writer.styles import FONT, NAMESPACE, styles_xml
from thidua.documents.writer.values import DocumentMeta, Paper
from thidua.documents.writer.xml import Run, attribute, field, paragraph, text

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SPACES = f'{NAMESPACE} xmlns:r="{OFFICE}/relationships"'
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
PARTS = (
    ("styles", "rIdStyles", "styles"),
    ("numbering", "rIdNumbering", "numbering"),
    ("settings", "rIdSettings", "settings"),
    ("fontTable", "rIdFonts", "fontTable"),
    ("header1", "rIdHeader", "header"),
    ("header2", "rIdFirstHeader", "header"),
    ("footer1", "rIdFirstFooter", "footer"),
)
"""File, relation, kind."""


def package(paper: Paper, flow: Flow) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, words in _parts(paper, flow):
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            archive.writestr(entry, words)
    return target.getvalue()


def _parts(paper: Paper, flow: Flow) -> Iterator[tuple[str, str]]:
    yield "[Content_Types].xml", _content_types()
    yield (
        "_rels/.rels",
        _relations(
            ("rIdDocument", f"{OFFICE}/relationships/officeDocument", "word/document.xml"),
            ("rIdCore", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("rIdApp", f"{OFFICE}/relationships/extended-properties", "docProps/app.xml"),
            ("rIdCustom", f"{OFFICE}/relationships/custom-properties", "docProps/custom.xml"),
        ),
    )
    yield "word/document.xml", f"{HEAD}<w:document {SPACES}><w:body>{flow.xml()}</w:body></w:document>"
    yield "word/_rels/document.xml.rels", _relations(*((key, f"{OFFICE}/relationships/{kind}", f"{name}.xml") for name, key, kind in PARTS))
    yield "word/styles.xml", styles_xml()
    yield "word/numbering.xml", flow.lists.xml()
    yield "word/settings.xml", SETTINGS
    yield (
        "word/fontTable.xml",
        f'{HEAD}<w:fonts {NAMESPACE}><w:font w:name="{FONT}"><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>',
    )
    yield "word/header1.xml", f"{HEAD}<w:hdr {SPACES}>{paragraph('Header', field('PAGE'))}</w:hdr>"
    yield "word/header2.xml", f"{HEAD}<w:hdr {SPACES}>{paragraph('Header')}</w:hdr>"
    yield "word/footer1.xml", f"{HEAD}<w:ftr {SPACES}>{paragraph('Footer', Run(words=paper.contact))}</w:ftr>"
    yield "docProps/core.xml", _core(paper)
    yield "docProps/app.xml", f'{HEAD}<Properties xmlns="{OFFICE}/extended-properties"><Application>Thi đua</Application></Properties>'
    yield "docProps/custom.xml", _custom(paper.metadata)


def _content_types() -> str:
    kinds = {name: f"{WORD}.{kind}+xml" for name, _, kind in PARTS} | {"document": f"{WORD}.document.main+xml"}
    said = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>' for name, kind in kinds.items())
    properties = {
        "core": "application/vnd.openxmlformats-package.core-properties+xml",
        "app": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "custom": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    }
    said += "".join(f'<Override PartName="/docProps/{name}.xml" ContentType="{kind}"/>' for name, kind in properties.items())
    plain = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{plain}<Default Extension="xml" ContentType="application/xml"/>{said}</Types>'


def _relations(*relations: tuple[str, str, str]) -> str:
    said = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in relations)
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{said}</Relationships>'


SETTINGS = (
    f'{HEAD}<w:settings {NAMESPACE}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)

# ---- metadata ----


def _core(paper: Paper) -> str:
    """Title as people look for it: type and trích yếu."""
    meta = paper.metadata or DocumentMeta()
    title = " ".join(" ".join(filter(None, [paper.title, paper.subtitle or paper.about])).split())
    said = f"<dc:title>{text(title)}</dc:title><dc:subject>{text(meta.subject or paper.subtitle or paper.about)}</dc:subject>"
    said += (
        f"<dc:creator>{text(meta.organ_name)}</dc:creator><cp:keywords>{text(_signs(meta))}</cp:keywords><dc:language>vi-VN</dc:language>"
    )
    if meta.issued_date:
        said += f'<dcterms:created xsi:type="dcterms:W3CDTF">{meta.issued_date.isoformat()}T00:00:00Z</dcterms:created>'
    spaces = (
        f'xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    return f"{HEAD}<cp:coreProperties {spaces}>{said}</cp:coreProperties>"


def _signs(meta: DocumentMeta) -> str:
    return "/".join(filter(None, [meta.code_number, meta.code_notation]))


def _fields(meta: DocumentMeta) -> Iterator[tuple[str, str | int | date | None]]:
    """Names and order of Phụ lục VI."""
    yield from (("OrganId", meta.organ_id), ("FileCatalog", meta.file_catalog), ("FileNotation", meta.file_notation))
    yield from (("DocOrdinal", meta.ordinal), ("TypeName", meta.type_name), ("CodeNumber", meta.code_number))
    yield from (("CodeNotation", meta.code_notation), ("IssuedDate", meta.issued_date), ("OrganName", meta.organ_name))
    yield from (("Subject", meta.subject), ("Language", meta.language), ("PageAmount", meta.page_amount))
    yield from (("Description", meta.description), ("Position", meta.signer_position), ("FullName", meta.signer_name))
    yield from (("To", "; ".join(meta.to)), ("Priority", meta.priority), ("IssuedAmount", meta.issued_amount))
    yield "DueDate", meta.due_date


def _custom(meta: DocumentMeta | None) -> str:
    kept = [(name, value) for name, value in _fields(meta) if value not in ("", None)] if meta else []
    said = "".join(_property(at, name, value) for at, (name, value) in enumerate(kept, 2))
    spaces = f'xmlns="{OFFICE}/custom-properties" xmlns:vt="{OFFICE}/docPropsVTypes"'
    return f"{HEAD}<Properties {spaces}>{said}</Properties>"


def _property(at: int, name: str, value: str | int | date | None) -> str:
    """Dates as the decree writes them in a field of ten signs: 28/02/2021."""
    kind = "i4" if isinstance(value, int) else "lpwstr"
    words = f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)
    key = 'fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"'
    return f'<property {key} pid="{at}" name={attribute(name)}><vt:{kind}>{text(words)}</vt:{kind}></property>'
