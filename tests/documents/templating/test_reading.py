"""What a clerk is told of a template: known, unknown and missing fields, where each stands, and mistakes in sentences."""

import pytest
from docx.document import Document as Docx
from docx.oxml import parse_xml
from docx.shared import RGBColor

from tests.documents.templating.make import INVITATION, NEEDED, coloured, docx, opened, saved, table, words
from thidua.documents.templating import read_template


def sentences(*lines: str) -> tuple[str, ...]:
    return read_template(docx(NEEDED, *lines), INVITATION).sentences


def test_a_good_template_is_fit_and_tells_where_its_fields_stand() -> None:
    content = docx("Số: {{ so }}/{{ ky_hieu }}", "", "Kính mời {{ kinh_moi }} dự", NEEDED)
    reading = read_template(content, INVITATION)
    assert reading.is_fit
    assert reading.docx == content
    places = {one.name: one.places for one in reading.used}
    assert places["so"] == ("đoạn 1, sau chữ “Số:”",)
    assert places["kinh_moi"] == ("đoạn 2, sau chữ “Kính mời”", "đoạn 3, dưới dòng “Kính mời dự”")
    assert list(places) == ["so", "ky_hieu", "trich_yeu", "kinh_moi", "toi_du", "thoi_gian", "dia_diem"]


def test_five_planted_mistakes_are_five_sentences() -> None:
    content = docx(
        "Về việc {{ trich_yeu }}",
        "Trân trọng kính mời: {kinh_moi}",
        "Tới dự: {{ tới dự }}",
        "Thời gian: {{ thoi_giann }}",
        "{% for nguoi in range(10**9) %}{{ nguoi }}{% endfor %}",
        "Địa điểm: {{ dia_diem",
    )
    reading = read_template(content, INVITATION)
    assert reading.sentences == (
        "Đoạn 2, sau chữ “Trân trọng kính mời:”: thẻ chỉ có một dấu ngoặc nhọn. Gõ {{ kinh_moi }}",
        "Đoạn 3, sau chữ “Tới dự:”: tên trường “tới dự” có dấu tiếng Việt. Gõ {{ toi_du }}",
        "Đoạn 4, sau chữ “Thời gian:”: không có trường nào tên “thoi_giann”. Có phải “Thời gian”? Gõ {{ thoi_gian }}",
        "Đoạn 5, dưới dòng “Thời gian:”: chỉ lặp được theo danh sách đã khai, không lặp theo “range(10**9)”. "
        "Các danh sách: thanh_phan, noi_nhan.",
        "Đoạn 6, sau chữ “Địa điểm:”: thẻ mở bằng “{{” mà chưa đóng bằng “}}”. Gõ {{ dia_diem }}",
    )
    assert [one.unknown for one in reading.unknown] == ["thoi_giann"]
    assert not reading.is_fit


def test_a_required_field_that_stands_nowhere_is_told_with_its_tag() -> None:
    reading = read_template(docx("{{ trich_yeu }} {{ kinh_moi }} {{ toi_du }} {{ thoi_gian }}"), INVITATION)
    assert reading.sentences == ("Mẫu chưa có trường bắt buộc “Địa điểm”. Đặt con trỏ vào chỗ cần in rồi gõ {{ dia_diem }}",)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Số {{ so }", "thẻ mở bằng “{{” phải đóng bằng “}}”. Gõ {{ so }}"),
        ("Số so }}", "có dấu đóng “}}” mà không có dấu mở. Gõ {{ so }}"),
        ("Số {{{ so }}}", "thừa dấu “{”; mỗi thẻ mở bằng đúng hai dấu. Gõ {{ so }}"),
        ("Số {{ }}", "thẻ trống, chưa có tên trường. Gõ tên trường vào giữa, như {{ trich_yeu }}"),
        ("Số {{ ky hieu }}", "tên trường “ky hieu” có dấu cách. Gõ {{ ky_hieu }}"),
        ("Số {{ ky-hieu }}", "tên trường “ky-hieu” có dấu gạch ngang. Gõ {{ ky_hieu }}"),
        ("Số {{ So }}", "không có trường nào tên “So”. Có phải “Số văn bản”? Gõ {{ so }}"),
        ("Số {{ xyzabc }}", "không có trường nào tên “xyzabc”. Chọn tên trong Danh mục trường."),
        ("Số {{ so|upper }}", "cách đổi “|upper” không có. Gõ “|hoa” (đổi ra chữ in hoa)."),
        ("Số {{ so|noi }}", "“|noi” chỉ nối được một danh sách chữ. Bỏ “|noi”, hoặc gõ tên một danh sách trước nó."),
        ("Số {{ noi_nhan|noi(“;”) }}", 'trong thẻ có dấu nháy cong “ ” của Word. Gõ dấu nháy thẳng: {{ noi_nhan|noi(";") }}'),
        ("Số {{ so.__class__ }}", "“so.__class__” chỉ dùng được ở trong vòng lặp. Mở vòng lặp trước bằng {% for … in … %}"),
        ("Số {{ so() }}", "trong thẻ có phép tính hoặc lời gọi, mẫu không chạy được. Chỉ gõ tên một trường, như {{ trich_yeu }}"),
        ("Số {{ 9**9 }}", "trong thẻ có phép tính hoặc lời gọi, mẫu không chạy được. Chỉ gõ tên một trường, như {{ trich_yeu }}"),
        (
            "Số {{ noi_nhan }}",
            "“noi_nhan” là một danh sách, không in thẳng ra được. Gõ {% for noi in noi_nhan %}{{ noi }}{% endfor %}",
        ),
        ("Số {{ noi }}", "“noi” chỉ dùng được ở trong vòng lặp. Gõ {% for noi in noi_nhan %}{{ noi }}{% endfor %}"),
        ("Số {% for x in so %}{% endfor %}", "“so” không phải danh sách nên không lặp được. Gõ {{ so }}"),
        (
            "Số {% for x in noi_nhan %}{% for y in thanh_phan %}{% endfor %}{% endfor %}",
            "vòng lặp nằm trong vòng lặp. Đóng vòng ngoài bằng {% endfor %} trước, hoặc bỏ vòng trong.",
        ),
        ("Số {% for x in noi_nhan %}", "“{% for x in noi_nhan %}” mở mà chưa đóng. Gõ {% endfor %} ở chỗ kết thúc."),
        ("Số {% endif %}", "“{% endif %}” đóng mà không có thẻ mở. Gõ {% if … %} ở trước, hoặc xóa thẻ này."),
        (
            "Số {% for x in noi_nhan %}{% endif %}",
            "“{% endif %}” không khớp: thẻ đang mở là “{% for x in noi_nhan %}”. Gõ {% endfor %} trước.",
        ),
        ("Số {% set x = 1 %}", "lệnh “set” không dùng được trong mẫu. Chỉ dùng for … endfor (lặp) và if … endif (điều kiện)."),
        ("Số {% fro x in noi_nhan %}", "lệnh “fro” không dùng được trong mẫu. Có phải muốn gõ {% for … %}?"),
        ("Số {%r if so %}{% endif %}", "không dùng được dạng “{%r …”. Gõ {% if so %}"),
    ],
)
def test_one_mistake_is_one_sentence(line: str, why: str) -> None:
    told = [one for one in sentences(line) if not one.startswith("Đoạn 1,")]
    assert told[0].removeprefix("Đoạn 2, sau chữ “Số”: ") == why or told[0].removeprefix("Đoạn 2, sau chữ “Số so”: ") == why
    assert len(told) <= (2 if "fro" in line or "{%r" in line else 1)


def test_a_row_loop_outside_a_table_and_around_no_row_is_told() -> None:
    outside = read_template(docx(NEEDED, "{%tr for x in noi_nhan %}", "{{ x }}", "{%tr endfor %}"), INVITATION)
    assert [one.place for one in outside.mistakes] == ["đoạn 4, dưới dòng “{{ x }}”"]
    assert "không có hàng nào bao quanh" in outside.mistakes[0].why
    crossed = docx(NEEDED, more=table(("{%tr for x in noi_nhan %}", "a"), ("{{ x }}", "{%tr endfor %}")))
    [mistake] = read_template(crossed, INVITATION).mistakes
    assert mistake.place == "bảng 1, hàng 2, cột 2, dưới dòng “{{ x }}”"
    assert mistake.instead == "Đặt hai thẻ ở ô đầu và ô cuối của hàng cần lặp."


def test_a_loop_opened_in_one_paragraph_and_closed_in_another_among_words_is_told() -> None:
    [mistake] = read_template(docx(NEEDED, "Gồm {% for x in noi_nhan %}", "{{ x }} hết {% endfor %}"), INVITATION).mistakes
    assert mistake.place == "đoạn 3, sau chữ “hết”"
    assert mistake.instead == "Đặt mỗi thẻ mở, thẻ đóng trên một dòng riêng, hoặc cả hai trong cùng một đoạn."


def test_places_in_header_footer_tables_and_pages() -> None:
    def more(document: Docx) -> None:
        table(("a", "{{ so }}"))(document)
        document.add_page_break()
        document.add_paragraph("Cuối {{ so }}")
        document.sections[0].header.paragraphs[0].text = "Trên {{ so }}"
        document.sections[0].footer.paragraphs[0].text = "Dưới {{ so }}"

    reading = read_template(docx(NEEDED, more=more), INVITATION)
    [so] = [one for one in reading.used if one.name == "so"]
    assert so.places == (
        "trang 1, bảng 1, hàng 1, cột 2, dưới dòng “a”",
        "trang 2, đoạn 2, sau chữ “Cuối”",
        "chân trang, sau chữ “Dưới”",
        "đầu trang, sau chữ “Trên”",
    )


def test_split_tags_are_mended_and_keep_the_look_of_the_name() -> None:
    red, blue = RGBColor(0xA0, 0, 0), RGBColor(0, 0, 0xA0)
    pieces = [("Số: {", None), ("{ ", None), ("ky", red), ("_hi\u200beu }", blue), ("} hết", None)]
    content = docx(NEEDED, more=lambda document: coloured(document, pieces))
    reading = read_template(content, INVITATION)
    assert reading.is_fit
    assert [(one.place, one.tag) for one in reading.mended] == [("đoạn 2, sau chữ “Số:”", "{{ ky_hieu }}")]
    mended = opened(reading.docx).paragraphs[1]
    assert [(run.text, run.font.color.rgb) for run in mended.runs] == [
        ("Số: ", None),
        ("", None),
        ("{{ ky_hieu }}", red),
        ("", blue),
        (" hết", None),
    ]
    assert words(reading.docx)[:1] == words(content)[:1]
    assert read_template(reading.docx, INVITATION).mended == ()


def test_a_tag_broken_by_a_line_break_is_mended() -> None:
    content = docx(NEEDED, "Số {{ so\n}} hết")
    reading = read_template(content, INVITATION)
    assert [one.tag for one in reading.mended] == ["{{ so }}"]
    assert opened(reading.docx).paragraphs[1].text == "Số {{ so }} hết"


def test_braces_of_other_things_are_only_words() -> None:
    assert sentences("Tập hợp {1; 2} và {", "50 %}") == (
        "Đoạn 3, sau chữ “50”: có dấu đóng “%}” mà không có dấu mở. Xóa dấu này, hoặc gõ thêm dấu mở.",
    )


def test_a_text_box_is_told_once() -> None:
    box = (
        '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
        '<mc:Choice Requires="wps"><w:txbxContent><w:p><w:r><w:t>Khẩn {{ so }}</w:t></w:r></w:p></w:txbxContent></mc:Choice>'
        "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>Khẩn {{ so }}</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )

    def more(document: Docx) -> None:
        document.paragraphs[0]._p.append(parse_xml(box))

    reading = read_template(docx(NEEDED, more=more), INVITATION)
    assert [one.places for one in reading.used if one.name == "so"] == [("trong hộp chữ, sau chữ “Khẩn”",)]
    assert saved(opened(reading.docx))
