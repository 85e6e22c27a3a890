"""What is wrong inside a .docx, before Word says "unreadable content": parts, relations, order of elements, what is referred to."""

import io
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from posixpath import dirname, join, normpath

from lxml import etree

from thidua.documents.writer.ordering import FIRST, ONCE, ORDERS

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{MAIN}}}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
STYLE_REFERENCES = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
Parts = dict[str, etree._Element]


def faults_of(docx: bytes) -> tuple[str, ...]:
    """Each fault with the part it is in, in Vietnamese; empty = sound. What Word would still open oddly is not looked for."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(docx))
    except zipfile.BadZipFile:
        return ("Tệp không phải tệp nén .docx.",)
    with archive:
        names = archive.namelist()
        faults = [f"{name}: có hai phần cùng tên" for name, count in Counter(names).items() if count > 1]
        parts, broken = _parsed(archive)
    if broken:
        return (*faults, *broken)
    checks: tuple[Callable[[Parts, set[str]], Iterator[str]], ...] = (_types, _relations, _order, _cells, _styles, _lists, _ids, _fields)
    return (*faults, *(fault for check in checks for fault in check(parts, set(names))))


def _parsed(archive: zipfile.ZipFile) -> tuple[Parts, list[str]]:
    parts: Parts = {}
    broken = [f"{name}: thiếu phần này" for name in ("[Content_Types].xml", "_rels/.rels") if name not in archive.namelist()]
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")):
            try:
                parts[name] = etree.fromstring(archive.read(name), PARSER)
            except etree.XMLSyntaxError as error:
                broken.append(f"{name}: không phải XML đúng ({error.msg})")
    return parts, broken


def _words(parts: Parts) -> Iterator[tuple[str, etree._Element]]:
    """Parts in the language of Word."""
    return ((name, root) for name, root in parts.items() if str(root.tag).startswith(W))


# ---- the package ----


def _types(parts: Parts, names: set[str]) -> Iterator[str]:
    listed = parts["[Content_Types].xml"]
    extensions = {one.get("Extension", "").lower() for one in listed.iterfind(f"{TYPES}Default")}
    overrides = [one.get("PartName", "").lstrip("/") for one in listed.iterfind(f"{TYPES}Override")]
    yield from (f"{name}: khai kiểu nội dung cho phần không có" for name in overrides if name not in names)
    yield from (f"{name}: khai kiểu nội dung hai lần" for name, count in Counter(overrides).items() if count > 1)
    for name in sorted(names - set(overrides) - {"[Content_Types].xml"}):
        if not name.endswith("/") and name.rpartition(".")[2].lower() not in extensions:
            yield f"{name}: chưa khai kiểu nội dung"


def _relations(parts: Parts, names: set[str]) -> Iterator[str]:
    for name, root in parts.items():
        if name.endswith(".rels"):
            yield from _targets(name, root, names)
        elif not name.startswith("["):
            yield from _referred(name, root, parts)


def _targets(name: str, root: etree._Element, names: set[str]) -> Iterator[str]:
    folder = dirname(dirname(name))
    relations = root.findall(RELATION)
    yield from (f"{name}: mã quan hệ {key} dùng hai lần" for key, count in Counter(one.get("Id") for one in relations).items() if count > 1)
    for one in relations:
        target = one.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
        if one.get("TargetMode") != "External" and path not in names:
            yield f"{name}: quan hệ {one.get('Id')} trỏ tới phần không có ({target})"


def _referred(name: str, root: etree._Element, parts: Parts) -> Iterator[str]:
    relations = parts.get(join(dirname(name), "_rels", f"{name.rpartition('/')[2]}.rels"))
    known = set() if relations is None else {one.get("Id") for one in relations.iterfind(RELATION)}
    used = {str(value) for element in root.iter() for key, value in element.attrib.items() if str(key).startswith(R)}
    yield from (f"{name}: quan hệ {key} chưa khai" for key in sorted(used - {str(one) for one in known}))


# ---- order ----


def _order(parts: Parts, _: set[str]) -> Iterator[str]:
    """Elements that the schema knows stand in its order; others are left to Word."""
    for name, root in _words(parts):
        for element in root.iter():
            within = _local(element)
            if within in FIRST:
                yield from (f"{name}: {_local(child)} phải đứng đầu {within}" for child in element[1:] if _local(child) == FIRST[within])
            elif within in ORDERS:
                yield from (f"{name}: trong {within}, {fault}" for fault in _disorder(element, ORDERS[within], is_once=within in ONCE))


def _disorder(element: etree._Element, places: dict[str, int], *, is_once: bool) -> Iterator[str]:
    said = [child for child in map(_local, element) if child in places]
    for before, after in pairwise(said):
        if places[before] > places[after]:
            yield f"{before} đứng trước {after}"
        elif is_once and before == after:
            yield f"{before} đứng hai lần"


def _local(element: etree._Element) -> str:
    """Comments and instructions have no name."""
    return element.tag.removeprefix(W) if isinstance(element.tag, str) and element.tag.startswith(W) else ""


def _cells(parts: Parts, _: set[str]) -> Iterator[str]:
    for name, root in _words(parts):
        for cell in root.iter(f"{W}tc"):
            if not len(cell) or _local(cell[-1]) != "p":
                yield f"{name}: một ô bảng không kết thúc bằng đoạn văn"
        for table in root.iter(f"{W}tbl"):
            yield from (f"{name}: {fault}" for fault in _grid(table))
    body = parts.get("word/document.xml")
    if body is not None and (not len(body) or not len(body[0]) or _local(body[0][-1]) != "sectPr"):
        yield "word/document.xml: thân văn bản không kết thúc bằng khai báo trang"


def _grid(table: etree._Element) -> Iterator[str]:
    columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
    if table.find(f"{W}tblGrid") is None:
        yield "một bảng không khai lưới cột"
        return
    for row in table.iterfind(f"{W}tr"):
        spans = (cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.iterfind(f"{W}tc"))
        wide = sum(1 if span is None else int(span.get(f"{W}val", "1")) for span in spans)
        if not wide:
            yield "một hàng bảng không có ô nào"
        elif wide > columns:
            yield "một hàng bảng có nhiều ô hơn số cột của lưới"


# ---- what is referred to ----


def _styles(parts: Parts, _: set[str]) -> Iterator[str]:
    defined = _defined(parts)
    for name, root in _words(parts):
        for reference, kind in STYLE_REFERENCES.items():
            used = {one.get(f"{W}val", "") for one in root.iter(f"{W}{reference}")}
            yield from (f"{name}: kiểu {key} không có" for key in sorted(used) if defined.get(key) != kind)
        linked = {one.get(f"{W}val", "") for tag in ("basedOn", "next", "link") for one in root.iter(f"{W}{tag}")}
        yield from (f"{name}: kiểu {key} không có" for key in sorted(linked - set(defined)))


def _defined(parts: Parts) -> dict[str, str]:
    styles = parts.get("word/styles.xml")
    found = [] if styles is None else styles.findall(f"{W}style")
    return {one.get(f"{W}styleId", ""): one.get(f"{W}type", "") for one in found}


def _lists(parts: Parts, _: set[str]) -> Iterator[str]:
    numbering = parts.get("word/numbering.xml")
    levels = {} if numbering is None else _levels(numbering)
    for name, root in _words(parts):
        for used in root.iter(f"{W}numPr"):
            key, level = (used.find(f"{W}{tag}") for tag in ("numId", "ilvl"))
            kind = "0" if key is None else key.get(f"{W}val", "")
            if kind != "0" and kind not in levels:
                yield f"{name}: danh sách đánh số {kind} không có"
            elif kind != "0" and level is not None and level.get(f"{W}val") not in levels[kind]:
                yield f"{name}: danh sách đánh số {kind} không có cấp {level.get(f'{W}val')}"
    if numbering is not None:
        yield from (f"word/numbering.xml: danh sách {key} không có mẫu" for key, found in levels.items() if not found)


def _levels(numbering: etree._Element) -> dict[str, set[str | None]]:
    """Of each list its levels; none when its pattern is missing."""
    patterns = {one.get(f"{W}abstractNumId"): {level.get(f"{W}ilvl") for level in one.iterfind(f"{W}lvl")} for one in numbering}
    found = {}
    for one in numbering.iterfind(f"{W}num"):
        pattern = one.find(f"{W}abstractNumId")
        found[one.get(f"{W}numId", "")] = patterns.get(None if pattern is None else pattern.get(f"{W}val"), set())
    return found


def _ids(parts: Parts, _: set[str]) -> Iterator[str]:
    """Unique in its part; of drawings and bookmarks in the whole file."""
    for path, tag, key, what in (
        ("word/styles.xml", "style", "styleId", "mã kiểu"),
        ("word/numbering.xml", "abstractNum", "abstractNumId", "mã mẫu danh sách"),
        ("word/numbering.xml", "num", "numId", "mã danh sách"),
    ):
        root = parts.get(path)
        yield from _twice(path, what, [] if root is None else [one.get(f"{W}{key}", "") for one in root.iter(f"{W}{tag}")])
    roots = [root for _, root in _words(parts)]
    begun = [mark for root in roots for mark in root.iter(f"{W}bookmarkStart")]
    yield from _twice("word", "mã dấu trang", [mark.get(f"{W}id", "") for mark in begun])
    yield from _twice("word", "tên dấu trang", [mark.get(f"{W}name", "") for mark in begun])
    yield from _twice("word", "mã hình", [one.get("id", "") for root in roots for one in root.iter(DRAWING)])
    ended = {mark.get(f"{W}id", "") for root in roots for mark in root.iter(f"{W}bookmarkEnd")}
    yield from (f"word: dấu trang {key} không khép" for key in sorted({mark.get(f"{W}id", "") for mark in begun} ^ ended))


def _twice(path: str, what: str, keys: list[str]) -> Iterator[str]:
    yield from (f"{path}: {what} {key} dùng hai lần" for key, count in Counter(keys).items() if count > 1)


def _fields(parts: Parts, _: set[str]) -> Iterator[str]:
    for name, root in _words(parts):
        kinds = Counter(one.get(f"{W}fldCharType") for one in root.iter(f"{W}fldChar"))
        if kinds["begin"] != kinds["end"]:
            yield f"{name}: một trường tự tính không khép"
