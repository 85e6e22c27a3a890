"""Papers printed by one template as one Word file: converted in a fraction of the time, with their fonts in it once."""

import copy
import io
import zipfile
from collections.abc import Sequence

from lxml import etree

from thidua.documents.typeface import WORDS, styles_worn

BODY, STYLES = "word/document.xml", "word/styles.xml"


def together(papers: Sequence[bytes]) -> bytes | None:
    """Each paper a section that begins a page and counts its own. None where they cannot stand in one file.

    That is so when they differ outside of their body (a header with a field in it), or when Word counts paragraphs, which would run on.
    """
    packages = [_parts(paper) for paper in papers]
    first = packages[0]
    if any({name: part for name, part in one.items() if name != BODY} != {n: p for n, p in first.items() if n != BODY} for one in packages):
        return None
    roots = [_tree(one[BODY]) for one in packages]
    styles = list(styles_worn(roots[0], _tree(first[STYLES]))) if STYLES in first else []
    if any(next(element.iter(f"{WORDS}numPr"), None) is not None for element in (roots[0], *styles)):
        return None
    bodies = [root.find(f"{WORDS}body") for root in roots]
    whole = _joined([body for body in bodies if body is not None])
    return _written({**first, BODY: etree.tostring(roots[0], xml_declaration=True, encoding="UTF-8", standalone=True)}) if whole else None


def _joined(bodies: Sequence[etree._Element]) -> bool:
    """All of them in the first one. False when a body does not end with a paragraph and the setting of its pages."""
    last = [body[-1] if len(body) > 1 else None for body in bodies]
    if any(one is None or one.tag != f"{WORDS}sectPr" or one.getprevious().tag != f"{WORDS}p" for one in last):  # type: ignore[union-attr]
        return False
    target = bodies[0]
    for body in bodies[1:]:
        setting = target[-1]
        _close(target, setting)
        for element in list(body):
            target.append(element)
    _count_anew(target[-1])
    return True


def _close(body: etree._Element, setting: etree._Element) -> None:
    """The setting of the last section moves into its last paragraph."""
    paragraph = setting.getprevious()
    assert paragraph is not None
    properties = paragraph.find(f"{WORDS}pPr")
    if properties is None:
        properties = etree.Element(f"{WORDS}pPr")
        paragraph.insert(0, properties)
    mine = copy.deepcopy(setting)
    _count_anew(mine)
    change = properties.find(f"{WORDS}pPrChange")
    properties.insert(len(properties) if change is None else properties.index(change), mine)
    body.remove(setting)


def _count_anew(setting: etree._Element) -> None:
    """Pages from 1, on a new page. The order of the schema: type, pgSz, pgMar, paperSrc, pgBorders, lnNumType, pgNumType …"""
    for name in ("type", "pgNumType"):
        for old in setting.findall(f"{WORDS}{name}"):
            setting.remove(old)
    before = [f"{WORDS}{name}" for name in ("headerReference", "footerReference", "footnotePr", "endnotePr")]
    at = sum(one.tag in before for one in setting)
    setting.insert(at, etree.Element(f"{WORDS}type", {f"{WORDS}val": "nextPage"}))
    sizes = [f"{WORDS}{name}" for name in ("type", "pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType")]
    at += sum(one.tag in sizes for one in setting)
    setting.insert(at, etree.Element(f"{WORDS}pgNumType", {f"{WORDS}start": "1"}))


def _tree(xml: bytes) -> etree._Element:
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True))


def _parts(paper: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(paper)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _written(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()
