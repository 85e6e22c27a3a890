"""The check of a .docx finds each fault planted in a sound one, and nothing in a sound one."""

import io
import re
import zipfile

import pytest
from docx import Document

from tests.documents.samples import LETTER, PLAN
from thidua.documents.writer import write_docx
from thidua.documents.writer.structure import faults_of

DOCUMENT, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
TYPES, RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
MARKS = '<w:bookmarkStart w:id="{0}" w:name="{1}"/>'
PICTURE = '<wp:docPr xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" id="7" name="a"/>'

PLANTED: list[tuple[str, str, str, str]] = [
    (TYPES, r'<Override PartName="/word/styles.xml"', '<Override PartName="/word/other.xml"', "khai kiểu nội dung cho phần không có"),
    (TYPES, r"(<Override [^>]+styles.xml[^>]+>)", r"\1\1", "khai kiểu nội dung hai lần"),
    (TYPES, r'<Default Extension="xml"[^>]+>|<Override PartName="/word/settings.xml"[^>]+>', "", "chưa khai kiểu nội dung"),
    (RELATIONS, r'Target="styles.xml"', 'Target="gone.xml"', "trỏ tới phần không có"),
    (RELATIONS, r'Id="rIdStyles"', 'Id="rIdNumbering"', "dùng hai lần"),
    (RELATIONS, r'Id="rIdFirstHeader"', 'Id="rIdOther"', "quan hệ rIdFirstHeader chưa khai"),
    (DOCUMENT, r"</w:body>", "", "không phải XML đúng"),
    (DOCUMENT, r'(<w:pStyle w:val="Body"/>)', r'<w:jc w:val="left"/>\1', "jc đứng trước pStyle"),
    (DOCUMENT, r'(<w:pStyle w:val="Body"/>)', r"\1\1", "pStyle đứng hai lần"),
    (DOCUMENT, r"<w:b/><w:bCs/>", r"<w:bCs/><w:b/>", "trong rPr, bCs đứng trước b"),
    (DOCUMENT, r'(<w:tblStyle w:val="Grid"/>)(<w:tblW [^>]+>)', r"\2\1", "trong tblPr, tblW đứng trước tblStyle"),
    (DOCUMENT, r"(<w:tcW [^>]+>)(<w:vAlign [^>]+>)", r"\2\1", "trong tcPr, vAlign đứng trước tcW"),
    (DOCUMENT, r"(<w:trPr>)(<w:cantSplit/>)", r'\1<w:ins w:id="900" w:author="a"/>\2', "trong trPr, ins đứng trước cantSplit"),
    (DOCUMENT, r"(<w:pgSz [^>]+>)(<w:pgMar [^>]+>)", r"\2\1", "trong sectPr, pgMar đứng trước pgSz"),
    (DOCUMENT, r"(<w:p>)(<w:pPr>.*?</w:pPr>)(<w:r>.*?</w:r>)", r"\1\3\2", "pPr phải đứng đầu p"),
    (DOCUMENT, r"(<w:tr>)(<w:trPr>.*?</w:trPr>)(<w:tc>.*?</w:tc>)", r"\1\3\2", "trong tr, tc đứng trước trPr"),
    (DOCUMENT, r"(</w:tcPr>)<w:p>(?:(?!</w:p>).)*</w:p>(?=</w:tc>)", r"\1", "không kết thúc bằng đoạn văn"),
    (DOCUMENT, r"<w:tblGrid>.*?</w:tblGrid>", "", "không khai lưới cột"),
    (DOCUMENT, r"<w:gridCol [^>]+>", "", "nhiều ô hơn số cột"),
    (DOCUMENT, r"(<w:tr><w:trPr><w:cantSplit/></w:trPr>)<w:tc>.*?</w:tr>", r"\1</w:tr>", "không có ô nào"),
    (DOCUMENT, r"<w:sectPr>(?:(?!<w:sectPr>).)*</w:sectPr></w:body>", "</w:body>", "không kết thúc bằng khai báo trang"),
    (DOCUMENT, r'<w:pStyle w:val="Body"/>', '<w:pStyle w:val="Lost"/>', "kiểu Lost không có"),
    (DOCUMENT, r'<w:tblStyle w:val="Grid"/>', '<w:tblStyle w:val="Body"/>', "kiểu Body không có"),
    (DOCUMENT, r'<w:numId w:val="4"/>', '<w:numId w:val="77"/>', "danh sách đánh số 77 không có"),
    (DOCUMENT, r'<w:ilvl w:val="0"/><w:numId w:val="5"/>', '<w:ilvl w:val="8"/><w:numId w:val="5"/>', "không có cấp 8"),
    (DOCUMENT, r"<w:body>", "<w:body>" + MARKS.format(1, "a") + MARKS.format(1, "b") + '<w:bookmarkEnd w:id="1"/>', "mã dấu trang 1"),
    (DOCUMENT, r"<w:body>", "<w:body>" + MARKS.format(1, "a"), "không khép"),
    (DOCUMENT, r"<w:body>", f"<w:body>{PICTURE}{PICTURE}", "mã hình 7 dùng hai lần"),
    (STYLES, r'<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="Gone"/>', "kiểu Gone không có"),
    (STYLES, r'w:styleId="Motto"', 'w:styleId="State"', "mã kiểu State dùng hai lần"),
    (STYLES, r"(<w:keepNext/>)(<w:keepLines/>)", r"\2\1", "keepLines đứng trước keepNext"),
    (NUMBERING, r'<w:num w:numId="5">', '<w:num w:numId="4">', "mã danh sách 4 dùng hai lần"),
    (NUMBERING, r'<w:num w:numId="5"><w:abstractNumId w:val="5"/>', '<w:num w:numId="5"><w:abstractNumId w:val="99"/>', "không có mẫu"),
    (NUMBERING, r'w:abstractNumId="6"', 'w:abstractNumId="5"', "mã mẫu danh sách 5 dùng hai lần"),
    (NUMBERING, r"(<w:start [^>]+>)(<w:numFmt [^>]+>)", r"\2\1", "trong lvl, numFmt đứng trước start"),
    (
        NUMBERING,
        r'(<w:abstractNum w:abstractNumId="1">)',
        r'<w:num w:numId="500"><w:abstractNumId w:val="1"/></w:num>\1',
        "num đứng trước abstractNum",
    ),
    ("word/header1.xml", r'<w:fldChar w:fldCharType="end"/>', "", "không khép"),
]


def changed(docx: bytes, name: str, pattern: str, words: str) -> bytes:
    source, target, found = zipfile.ZipFile(io.BytesIO(docx)), io.BytesIO(), 0
    with zipfile.ZipFile(target, "w") as archive:
        for entry in source.namelist():
            data = source.read(entry)
            if entry == name:
                text, found = re.subn(pattern, words, data.decode(), count=0 if "Default" in pattern else 1, flags=re.DOTALL)
                data = text.encode()
            archive.writestr(entry, data)
    assert found
    return target.getvalue()


@pytest.mark.parametrize(("name", "pattern", "words", "said"), PLANTED, ids=[said for *_, said in PLANTED])
def test_a_planted_fault_is_found(name: str, pattern: str, words: str, said: str) -> None:
    faults = faults_of(changed(write_docx(PLAN), name, pattern, words))
    assert [fault for fault in faults if said in fault], faults


@pytest.mark.parametrize("lost", [DOCUMENT, STYLES, TYPES, "_rels/.rels", "word/header1.xml"])
def test_a_part_that_is_missing_is_missed(lost: str) -> None:
    source, target = zipfile.ZipFile(io.BytesIO(write_docx(LETTER))), io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for entry in source.namelist():
            if entry != lost:
                archive.writestr(entry, source.read(entry))
    assert faults_of(target.getvalue())


def test_a_sound_file_of_another_hand_has_no_fault() -> None:
    document, kept = Document(), io.BytesIO()
    document.add_heading("Đầu đề", 1)
    document.add_paragraph("một", style="List Bullet")
    document.add_table(2, 2).cell(0, 0).text = "ô"
    document.save(kept)
    assert faults_of(kept.getvalue()) == ()


def test_what_is_no_docx_is_said_to_be_none() -> None:
    assert faults_of(b"%PDF-1.7") == ("Tệp không phải tệp nén .docx.",)


def test_entities_are_not_followed() -> None:
    bomb = '<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/hostname">]><w:document'
    faults = faults_of(changed(write_docx(LETTER), DOCUMENT, r"<w:document", bomb))
    assert all("hostname" not in fault for fault in faults)
