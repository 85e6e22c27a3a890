"""A .docx as its parts: opened only when nothing in it runs, links out or hides; written back with the other parts as they were."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from thidua.documents.templating.values import Unfit
from thidua.files.rules.archives import open_archive, read_through
from thidua.files.rules.refused import Refused

Element = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
PLAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
BODY = "word/document.xml"
STORY = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
NAMES = {
    "document": "",
    "header": "đầu trang",
    "footer": "chân trang",
    "footnotes": "chú thích",
    "endnotes": "chú thích cuối văn bản",
}
SETTINGS, SETTINGS_LINKS = "word/settings.xml", "word/_rels/settings.xml.rels"
BAD_FIELDS = {"DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "LINK", "IMPORT", "DATABASE", "MACROBUTTON", "RD", "EMBED"}
NOT_OPEN = "Chưa nhận được mẫu: {why}."
OWN_SIGNS = re.compile("[\ue000-\ue007]")
"""With these the tags are written inside the machine."""
STRANGE = "tệp có ký tự lạ của phông riêng. Chép nội dung sang tệp Word mới rồi gửi lại"
HIDDEN = "tệp nhúng một tệp hay đối tượng khác bên trong (OLE). Xóa đối tượng nhúng trong Word rồi lưu lại"
FETCHES = "tệp có trường “{name}” tự lấy nội dung từ nơi khác khi mở. Bấm Alt+F9 trong Word, xóa trường đó rồi lưu lại"
MAIL_MERGE = "“{name}” là trường trộn thư của Word. Xóa trường đó, gõ {{{{ {name} }}}} vào chỗ cũ rồi lưu lại"


@dataclass(frozen=True, slots=True)
class Story:
    """One part that holds text. `label`: how the clerk calls it, empty for the body."""

    name: str
    label: str
    root: Element


@dataclass(frozen=True, slots=True)
class Package:
    docx: bytes
    stories: tuple[Story, ...]

    def written(self, parts: Mapping[str, bytes]) -> bytes:
        """The same zip, these parts in place of theirs; a template on the writer's own disk is no longer named."""
        target = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self.docx)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
            for entry in source.infolist():
                content = parts.get(entry.filename)
                same = zipfile.ZipInfo(entry.filename, entry.date_time)
                same.compress_type = zipfile.ZIP_DEFLATED
                made.writestr(same, _without_template(entry.filename, source.read(entry)) if content is None else content)
        return target.getvalue()


def open_package(docx: bytes) -> Package:
    """Raises `Unfit`."""
    if not docx.startswith(b"PK"):
        raise Unfit(
            NOT_OPEN.format(why="đây không phải tệp .docx, hoặc tệp có mật khẩu. Mở bằng Word, bỏ mật khẩu, lưu thành .docx rồi gửi lại")
        )
    try:
        with open_archive(io.BytesIO(docx), packed=len(docx)) as archive:
            read_through(archive)
            _judge(archive)
            found = sorted((name for name in archive.namelist() if STORY.fullmatch(name)), key=_order)
            stories = tuple(Story(name, _label(name), parsed(archive.read(name))) for name in found)
    except Refused as refusal:
        raise Unfit(NOT_OPEN.format(why=str(refusal))) from refusal
    for story in stories:
        _judge_story(story)
        if OWN_SIGNS.search(etree.tostring(story.root, encoding="unicode")):
            raise Unfit(NOT_OPEN.format(why=STRANGE))
    return Package(docx, stories)


def parsed(xml: bytes) -> Element:
    try:
        return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise Refused("tệp hỏng, không mở được. Mở lại bằng Word, lưu thành tệp mới rồi gửi lại") from error


def serialised(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _order(name: str) -> tuple[bool, str]:
    """The body first, then the others by name."""
    return name != BODY, name


def _label(name: str) -> str:
    return NAMES[re.sub(r"\d*\.xml$", "", name.removeprefix("word/"))]


def _judge(archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    if BODY not in names or "[Content_Types].xml" not in names:
        raise Refused("bên trong không phải văn bản Word. Mở bằng Word, lưu thành .docx rồi gửi lại")
    kinds = archive.read("[Content_Types].xml")
    if b"macroEnabled" in kinds:
        raise Refused("tệp mang macro. Lưu thành .docx không macro rồi gửi lại")
    if PLAIN not in kinds:
        raise Refused("bên trong không phải văn bản Word thường (.docx). Lưu thành .docx rồi gửi lại")
    if any("/embeddings/" in name.lower() or "oleobject" in name.lower() for name in names):
        raise Refused(HIDDEN)


def _judge_story(story: Story) -> None:
    for element in story.root.iter():
        local = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if local in {"object", "OLEObject", "altChunk", "subDoc"}:
            raise Unfit(NOT_OPEN.format(why=HIDDEN))
    for code in _field_codes(story.root):
        words = code.replace('"', " ").split()
        name = words[0].upper() if words else ""
        if name in BAD_FIELDS:
            raise Unfit(NOT_OPEN.format(why=FETCHES.format(name=name)))
        if name == "MERGEFIELD":
            raise Unfit(NOT_OPEN.format(why=MAIL_MERGE.format(name=words[1] if len(words) > 1 else "ten")))


def _field_codes(root: Element) -> Iterator[str]:
    """Codes of Word's own fields; one may stand in several runs, which are put together at its next sign of a field."""
    code = ""
    for element in root.iter(f"{W}instrText", f"{W}fldChar", f"{W}fldSimple"):
        if element.tag == f"{W}instrText":
            code += element.text or ""
            continue
        if code.strip():
            yield code
        code = ""
        if element.tag == f"{W}fldSimple":
            yield element.get(f"{W}instr") or ""
    if code.strip():
        yield code


def _without_template(name: str, content: bytes) -> bytes:
    if name not in {SETTINGS, SETTINGS_LINKS} or b"attachedTemplate" not in content:
        return content
    root = parsed(content)
    for element in list(root):
        if element.tag == f"{W}attachedTemplate" or (element.get("Type") or "").endswith("/attachedTemplate"):
            root.remove(element)
    return serialised(root)
