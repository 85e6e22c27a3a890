"""Values into a template: words stay words, gaps are errors, loops leave whole paragraphs and rows."""

import io
import zipfile
from datetime import date

import pytest
from docx.document import Document as Docx
from docxtpl import DocxTemplate
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.templating.make import INVITATION, NEEDED, docx, opened, table, words
from thidua.documents.checking.engine import check_docx
from thidua.documents.queries.templates import BUILT_IN
from thidua.documents.rules.fields import FIELDS, FOOT, Value, slug
from thidua.documents.rules.kinds import DocumentKind
from thidua.documents.templating import Unfit, ValuesMissing, read_template, render, sample
from thidua.documents.writer.structure import faults_of

MINUTES = FIELDS[DocumentKind.MINUTES]
NAME_OF_120 = "Trần Thị " * 13 + "Dài"


def printed(*lines: str, more: object = None, **values: Value) -> bytes:
    made = render(docx(*lines, more=more), sample(INVITATION) | values, INVITATION)  # type: ignore[arg-type]
    assert faults_of(made) == ()
    return made


def test_every_kind_prints_its_own_tags_with_its_sample() -> None:
    for kind, known in FIELDS.items():
        made = render(docx(*(f"{one.label}: {one.tag}" for one in known)), sample(known), known)
        assert faults_of(made) == ()
        said = words(made)
        assert [line.partition(":")[0] for line in said if ": " in line][-len(FOOT) :] == [one.label for one in FOOT]
        assert len(said) >= len(known.fields), kind
        assert [line for line in said if line.endswith(": ") or "{" in line] == []


def test_days_filters_and_conditions() -> None:
    lines = words(
        printed(
            "{{ ngay_ban_hanh }} · {{ ngay_ban_hanh|ngay }}",
            "{{ trich_yeu|hoa }} · {{ dia_danh|hoa_dau }}",
            "{{ noi_nhan|noi('; ') }}",
            "{% if so == '07' and not kinh_moi %}a{% elif ghi_chu %}b{% else %}c{% endif %}{# lời dặn #}",
            trich_yeu="Sơ kết năm",
            dia_danh="lào Cai",
            noi_nhan=("Một", "Hai"),
        )
    )
    assert lines == ["ngày 05 tháng 01 năm 2021 · 05/01/2021", "SƠ KẾT NĂM · Lào Cai", "Một; Hai", "b"]


def test_loops_of_words_of_paragraphs_and_of_rows() -> None:
    def more(document: Docx) -> None:
        table(("STT", "Đơn vị"), ("{% for x in noi_nhan %}{{ loop.index }}", "{{ x }}{% endfor %}"))(document)
        table(("{% for x in noi_nhan %}", ""), ("{{ x }}", "{{ so }}"), ("{% endfor %}", ""))(document)
        table(("{%tr for x in noi_nhan %}{{ x }}{%tr endfor %}", "{{ so }}"))(document)

    lines = words(
        printed(
            "Nơi nhận: {% for x in noi_nhan %}[{{ x }}]{% endfor %} hết",
            "{% for x in noi_nhan %}",
            "- {{ x }}{% if not loop.last %};{% else %}.{% endif %}",
            "{% endfor %}",
            "{%p if kinh_moi %}",
            "Kính mời",
            "{%p endif %}",
            more=more,
            noi_nhan=("Một", "Hai"),
        )
    )
    assert lines[:4] == ["Nơi nhận: [Một][Hai] hết", "- Một;", "- Hai.", "Kính mời"]
    assert lines[4:] == ["STT", "Đơn vị", "1", "Một", "2", "Hai", "Một", "07", "Hai", "07", "Một", "07", "Hai", "07"]


def test_a_condition_around_a_row_inside_a_loop_of_rows() -> None:
    rows = (("{% for x in noi_nhan %}", ""), ("{% if loop.last %}{{ x }}", "cuối{% endif %}"), ("{% endfor %}", ""))
    assert words(printed("Bảng", more=table(*rows), noi_nhan=("Một", "Hai"))) == ["Bảng", "Hai", "cuối"]


def test_a_table_whose_loop_gave_nothing_goes_and_the_cell_around_it_keeps_a_paragraph() -> None:
    def more(document: Docx) -> None:
        cell = document.add_table(rows=1, cols=1).cell(0, 0)
        inner = cell.add_table(rows=1, cols=1)
        cell.paragraphs[0]._p.getparent().remove(cell.paragraphs[0]._p)
        inner.cell(0, 0).text = "{%tr if ghi_chu %}{{ so }}{%tr endif %}"

    assert words(printed("Bảng", more=more, ghi_chu="")) == ["Bảng", ""]


def test_what_a_value_holds_is_never_a_part_of_the_page() -> None:
    made = printed("Kính mời {{ kinh_moi }}.", kinh_moi='Ông <b>A</b> & "B" {{ so }} {% endfor %} \ue004\x07\x0b\r\nDòng hai\tcột')
    said = [line.text for line in opened(made).paragraphs]
    assert said == ['Kính mời Ông <b>A</b> & "B" {{ so }} {% endfor %} \ue004', "", "Dòng hai\tcột."]


def test_a_line_break_is_a_paragraph_of_the_same_look_without_its_number_and_in_a_cell_a_line() -> None:
    def more(document: Docx) -> None:
        document.add_paragraph("a {{ kinh_moi }} b", style="List Number").runs[0].bold = True
        table(("{{ kinh_moi }}",))(document)

    made = printed("Đầu", more=more, kinh_moi="Một\nHai")
    first, second = opened(made).paragraphs[1:]
    assert (first.text, second.text) == ("a Một", "Hai b")
    assert second.style.name == "List Number"  # type: ignore[union-attr]
    assert second.runs[0].bold is True
    assert second._p.pPr.numPr.numId.val == 0  # type: ignore[union-attr]
    assert opened(made).tables[0].cell(0, 0).text == "Một\nHai"


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=1, max_size=80))
def test_any_words_come_out_as_they_went_in(said: str) -> None:
    made = render(docx("a{{ kinh_moi }}b"), sample(INVITATION) | {"kinh_moi": said}, INVITATION)
    assert opened(made).paragraphs[0].text == f"a{said}b"


def test_a_value_that_is_not_there_names_its_field() -> None:
    template = docx(
        "{{ dia_diem }} {{ thoi_gian }}", "{% for x in noi_nhan %}{{ x }}{% endfor %}", "{% if ghi_chu %}{{ ghi_chu }}{% endif %}"
    )
    with pytest.raises(ValuesMissing) as refused:
        render(template, {"thoi_gian": "8 giờ", "dia_diem": "", "noi_nhan": []}, INVITATION)
    assert refused.value.names == ("dia_diem", "noi_nhan")
    assert str(refused.value) == (
        "Chưa in được: mẫu cần mà chưa có Địa điểm ({{ dia_diem }}), Nơi nhận ({{ noi_nhan }}). Điền vào rồi làm lại."
    )


def test_a_part_of_a_line_that_is_not_there_names_itself() -> None:
    template = docx("{% for x in thanh_phan %}{{ x.ho_ten|hoa }} {{ x.chuc_vu }}{% endfor %}")
    with pytest.raises(ValuesMissing) as refused:
        render(template, {"thanh_phan": [{"ho_ten": "A", "chuc_vu": "B"}, {"ho_ten": "", "chuc_vu": "B"}]}, MINUTES)
    assert refused.value.names == ("thanh_phan.ho_ten",)


def test_a_template_with_mistakes_is_not_printed() -> None:
    with pytest.raises(Unfit, match="mẫu còn 1 lỗi"):
        render(docx("{{ so", "{{ so }}"), sample(INVITATION), INVITATION)


def test_a_long_name_and_two_thousand_rows() -> None:
    people = [{"ho_ten": f"{NAME_OF_120} {number}", "chuc_vu": "Chuyên viên", "don_vi": "Sở"} for number in range(2000)]
    rows = table(("STT", "Họ tên"), ("{% for x in thanh_phan %}{{ loop.index }}", "{{ x.ho_ten }}{% endfor %}"))
    made = render(docx("Danh sách", more=rows), sample(MINUTES) | {"thanh_phan": people}, MINUTES)
    assert faults_of(made) == ()
    assert words(made)[-2:] == ["2000", f"{NAME_OF_120} 1999"]


def test_header_footer_and_split_tags_are_printed_too() -> None:
    def more(document: Docx) -> None:
        document.sections[0].header.paragraphs[0].text = "Trên {{ so }}"
        line = document.add_paragraph()
        for piece in ("{", "{ s", "o }", "}"):
            line.add_run(piece).bold = piece == "o }"

    made = opened(printed(NEEDED, more=more))
    assert made.sections[0].header.paragraphs[0].text == "Trên 07"
    assert made.paragraphs[-1].text == "07"


def test_other_parts_are_byte_for_byte_those_of_the_template() -> None:
    template = docx("{{ so }}")
    made = render(template, sample(INVITATION), INVITATION)
    with zipfile.ZipFile(io.BytesIO(template)) as before, zipfile.ZipFile(io.BytesIO(made)) as after:
        assert before.namelist() == after.namelist()
        same = [name for name in before.namelist() if before.read(name) == after.read(name)]
    assert set(before.namelist()) - set(same) == {"word/document.xml"}


def test_docxtpl_prints_the_same_words_where_it_understands_the_tags() -> None:
    """Another reader of the same language as a witness."""

    def more(document: Docx) -> None:
        table(("{%tr for x in noi_nhan %}", ""), ("{{ x }}", "{{ so }}"), ("{%tr endfor %}", ""))(document)

    template = docx("Số {{ so }}: {{ trich_yeu }}", "{%p for x in noi_nhan %}", "- {{ x }};", "{%p endfor %}", more=more)
    values = {name: value for name, value in sample(INVITATION).items() if not isinstance(value, date)}
    other, target = DocxTemplate(io.BytesIO(template)), io.BytesIO()
    other.render(values, autoescape=True)
    other.save(target)
    assert words(render(template, values, INVITATION)) == words(target.getvalue())


def test_the_templates_that_come_with_the_system_are_fit_and_print_sound_papers() -> None:
    for kind, known in FIELDS.items():
        template = (BUILT_IN / f"{slug(kind)}.docx").read_bytes()
        reading = read_template(template, known)
        assert reading.sentences == ()
        assert reading.mended == ()
        assert faults_of(template) == ()
        made = render(template, sample(known), known)
        assert faults_of(made) == ()
        assert check_docx(made).faults == ()
        least = {one.name: one.sample for one in known if one.is_required or one.name in {"so", "ky_hieu", "luu"}}
        optional = {one.name for one in known} - {one.name for one in reading.used}
        with pytest.raises(ValuesMissing) as missing:
            render(template, least, known)
        assert not set(missing.value.names) & optional
