"""Files that are no template: what runs, what fetches, what hides, what never ends. Each is refused with a sentence, in a process of its own."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from tests.documents.templating.make import NEEDED, docx, rezipped
from thidua.documents.rules.fields import FIELDS, Value
from thidua.documents.rules.kinds import DocumentKind
from thidua.documents.templating import Unfit, ValuesMissing, read_template, sample
from thidua.documents.templating.safely import read_safely, render_many, render_safely

GM = DocumentKind.INVITATION
BODY, TYPES, LINKS = "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"
REL = '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}" TargetMode="External"/>'


def linked(kind: str, target: str) -> bytes:
    add = REL.format(kind=kind, target=target).encode()
    return rezipped(docx(NEEDED), {LINKS: lambda xml: xml.replace(b"</Relationships>", add + b"</Relationships>")})


def with_field(code: str) -> bytes:
    """A field of Word, its code in two runs."""
    half = len(code) // 2
    runs = "".join(f'<w:r><w:instrText xml:space="preserve">{part}</w:instrText></w:r>' for part in (code[:half], code[half:]))
    added = f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{runs}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p><w:sectPr'
    return rezipped(docx(NEEDED), {BODY: lambda xml: xml.replace(b"<w:sectPr", added.encode(), 1)})


def macro() -> bytes:
    kind = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return rezipped(docx(NEEDED), {TYPES: lambda xml: xml.replace(plain, kind)})


def bomb() -> bytes:
    return rezipped(docx(NEEDED), {}, {"word/media/x.bin": b"\0" * 60_000_000})


def entity() -> bytes:
    declared = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document'
    return rezipped(docx(NEEDED), {BODY: lambda xml: xml.replace(b"<w:document", declared, 1)})


def external_name() -> bytes:
    target = BytesIO(docx(NEEDED))
    with zipfile.ZipFile(target, "a") as made:
        made.writestr("../ngoai.xml", b"<a/>")
    return target.getvalue()


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "no zip": (lambda: b"Hello", "đây không phải tệp .docx"),
    "locked": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "có mật khẩu"),
    "cut off": (lambda: docx(NEEDED)[:3000], "tệp hỏng"),
    "macro": (macro, "macro"),
    "vba part": (lambda: rezipped(docx(NEEDED), {}, {"word/vbaProject.bin": b"x"}), "macro"),
    "remote template": (lambda: linked("attachedTemplate", "http://vidu.example/a.dotm"), "tệp lấy nội dung từ nơi khác"),
    "remote picture": (lambda: linked("image", "http://vidu.example/a.png"), "tệp lấy nội dung từ nơi khác"),
    "remote share": (lambda: linked("oleObject", "file://may/chung/a.xlsx"), "tệp lấy nội dung từ nơi khác"),
    "include": (lambda: with_field(' INCLUDETEXT "C:\\\\a.txt" '), "trường “INCLUDETEXT”"),
    "dde": (lambda: with_field(' DDEAUTO c:\\\\x "cmd" '), "trường “DDEAUTO”"),
    "mail merge": (lambda: with_field(" MERGEFIELD ho_ten "), "gõ {{ ho_ten }}"),
    "embedded": (lambda: rezipped(docx(NEEDED), {}, {"word/embeddings/oleObject1.bin": b"x"}), "OLE"),
    "program": (lambda: rezipped(docx(NEEDED), {}, {"word/media/a.png": b"MZ" + b"\0" * 100}), "giấu một tệp khác"),
    "bomb": (bomb, "bung ra quá lớn"),
    "entities": (entity, "DOCTYPE"),
    "name outside": (external_name, "mang tên lạ"),
    "own signs": (lambda: docx(NEEDED, "a\ue000b"), "ký tự lạ"),
}


@pytest.mark.parametrize("name", list(HOSTILE))
def test_it_is_refused_with_a_sentence(name: str) -> None:
    make, why = HOSTILE[name]
    with pytest.raises(Unfit) as refused:
        read_template(make(), FIELDS[GM])
    assert why in str(refused.value)
    assert re.match(r"Chưa nhận được mẫu: .+\.$", str(refused.value))


def test_a_template_on_the_writers_own_disk_is_dropped_when_it_prints() -> None:
    settings = b'<w:attachedTemplate xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rIdX"/>'
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + REL.format(kind="attachedTemplate", target="file:///C:\\\\Users\\\\may\\\\Normal.dotm")
        + "</Relationships>"
    )
    content = rezipped(
        docx(NEEDED),
        {"word/settings.xml": lambda xml: re.sub(rb"(<w:settings[^>]*>)", rb"\1" + settings, xml, count=1)},
        {"word/_rels/settings.xml.rels": links.encode()},
    )
    made = render_safely(content, GM, sample(FIELDS[GM]))
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert b"Normal.dotm" not in archive.read("word/_rels/settings.xml.rels")
        assert b"attachedTemplate" not in archive.read("word/settings.xml")


def test_the_process_of_its_own_says_the_same() -> None:
    content = docx(NEEDED, ["Số {", "{ so }}"], "{{ x }}")
    assert read_safely(content, GM) == read_template(content, FIELDS[GM])
    values: dict[str, Value] = sample(FIELDS[GM])
    many = render_many(docx("{{ kinh_moi }} {{ ngay_ban_hanh|ngay }} {{ noi_nhan|noi }}"), GM, [values, values | {"kinh_moi": "Bà B"}])
    assert len(many) == 2
    with pytest.raises(ValuesMissing) as missing:
        render_safely(docx("{{ kinh_moi }}"), GM, {})
    assert missing.value.names == ("kinh_moi",)
    with pytest.raises(Unfit, match="không phải tệp"):
        read_safely(b"x", GM)


def test_what_never_ends_is_stopped() -> None:
    """A paragraph of half a million braces: the reading has a second for it."""
    with pytest.raises(Unfit, match=r"quá nặng|quá phức tạp"):
        read_safely(docx("{{ a " * 100_000), GM, seconds=1)


LOOPS = {
    "without end": ("{% for x in noi_nhan %}{{ x }}", "mở mà chưa đóng"),
    "in itself": ("{% for x in noi_nhan %}{% for x in x %}{{ x }}{% endfor %}{% endfor %}", "vòng lặp nằm trong vòng lặp"),
    "in a loop in a loop": (
        "{% for x in noi_nhan %}{% for y in noi_nhan %}{% for z in noi_nhan %}{{ z }}{% endfor %}{% endfor %}{% endfor %}",
        "vòng lặp nằm trong vòng lặp",
    ),
    "over its own tags": ("{% for x in noi_nhan recursive %}{{ loop(x) }}{% endfor %}", "chỉ lặp được theo danh sách đã khai"),
    "counted by itself": ("{% for x in range(10**9) %}{{ x }}{% endfor %}", "chỉ lặp được theo danh sách đã khai"),
    "over letters": ("{% for x in 'a' * 10**9 %}{{ x }}{% endfor %}", "chỉ lặp được theo danh sách đã khai"),
    "by a macro": ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "lệnh “macro” không dùng được"),
    "by a file in itself": ("{% include 'a.docx' %}", "lệnh “include” không dùng được"),
    "power": ("{{ 9**9**9**9 }}", "phép tính"),
}


@pytest.mark.parametrize("name", list(LOOPS))
def test_a_loop_without_end_is_told_and_never_run(name: str) -> None:
    line, why = LOOPS[name]
    template = docx(NEEDED, line)
    sentences = [mistake.sentence for mistake in read_safely(template, GM).mistakes]
    assert any(why in sentence for sentence in sentences), sentences
    with pytest.raises(Unfit, match=r"mẫu còn \d+ lỗi"):
        render_safely(template, GM, sample(FIELDS[GM]))


def test_many_loops_over_a_long_list_are_bounded() -> None:
    """Two thousand loops one after another, each of two thousand lines: four million paragraphs."""
    template = docx(*["{% for x in noi_nhan %}{{ x }}{% endfor %}"] * 2000)
    with pytest.raises(Unfit, match=r"quá phức tạp|quá nặng"):
        render_safely(template, GM, {"noi_nhan": ["Sở Tư pháp"] * 2000}, seconds=10)


def test_what_takes_all_memory_dies_alone() -> None:
    template = docx("{% for x in noi_nhan %}{{ kinh_moi }}{% endfor %}")
    with pytest.raises(Unfit, match=r"quá phức tạp|quá nặng"):
        render_safely(template, GM, {"kinh_moi": "A" * 1_000_000, "noi_nhan": ["a"] * 3000}, seconds=30)
