"""The .docx of words from strangers; its metadata; how wide words print."""

import io
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.documents import samples
from tests.documents.read_back import opened, part, styled
from tests.documents.samples import LETTER, PLAN, SAMPLES
from thidua.documents.rules.widths import lines, words_width
from thidua.documents.writer import Paper, PaperKind, Signature, Table, Text, write_docx
from thidua.documents.writer.structure import faults_of

# ---- words from strangers ----

NAME = " ".join(["Nguyễnphướcthịngọctrâm"] * 5)[:120]
HOSTILE = "Dòng <một> & \x00\x0b\x1f\ud800 “hai”\r\nba\tbốn ]]> {{ x }} \ufffe"


def test_signs_that_no_xml_may_hold_are_left_out_and_the_rest_stays() -> None:
    for paper in (
        replace(LETTER, about=HOSTILE, addressees=(HOSTILE,)),
        replace(PLAN, title=HOSTILE, metadata=replace(samples.META, subject=HOSTILE)),
    ):
        assert faults_of(write_docx(paper)) == ()
    assert styled(Paper(title="GHI CHÚ", blocks=(Text(HOSTILE),), ends=""), "Body") == ["Dòng <một> &  “hai”\nba" + "bốn ]]> {{ x }} "]


def test_a_long_name_and_empty_lists_make_a_sound_paper() -> None:
    paper = replace(
        PLAN,
        issuer=(NAME.upper(), NAME.upper()),
        addressees=(NAME, NAME),
        signature=Signature((NAME,), NAME),
        recipients=(),
        kept="",
        blocks=(Table(("TT", "Tên"), ()), Table((), ()), Text("")),
    )
    assert faults_of(write_docx(paper)) == ()
    assert faults_of(write_docx(replace(PLAN, blocks=(), bases=(), issuer=()))) == ()


def test_a_bare_paper_is_a_paper() -> None:
    written = opened(Paper(title="GHI CHÚ"))
    assert ([one.text for one in written.paragraphs if one.text], written.tables) == (["GHI CHÚ"], [])


def test_a_table_of_two_thousand_rows_is_written_in_a_second_or_so() -> None:
    rows = tuple((str(at), NAME, "Lao động tiên tiến") for at in range(2000))
    docx = write_docx(Paper(title="DANH SÁCH", blocks=(Table(("TT", "Họ tên", "Danh hiệu"), rows),)))
    assert faults_of(docx) == ()
    assert len(Document(io.BytesIO(docx)).tables[0]._tbl.tr_lst) == 2001


# ---- metadata ----


def test_metadata_of_the_decree_stand_in_the_properties() -> None:
    core = opened(PLAN).core_properties
    assert (core.title.startswith("KẾ HOẠCH Hoạt động"), core.language, core.keywords) == (True, "vi-VN", "07/KH-KVTĐ")
    assert (core.author, core.created and core.created.date()) == (samples.META.organ_name, date(2021, 2, 28))
    kept = {one.get("name"): one[0].text for one in part(PLAN, "docProps/custom.xml")}
    assert kept == {
        "OrganId": "000.00.17.H62",
        "TypeName": "Kế hoạch",
        "CodeNumber": "07",
        "CodeNotation": "KH-KVTĐ",
        "IssuedDate": "28/02/2021",
        "OrganName": samples.META.organ_name,
        "Subject": "Hoạt động của Khu vực thi đua năm 2021",
        "Language": "Tiếng Việt",
        "PageAmount": "4",
        "Position": "Trưởng Khu vực thi đua",
        "FullName": "Lò Thị Mẫu",
        "To": "Sở Tư pháp tỉnh Tuyên Quang; Cục Thi hành án dân sự tỉnh Lào Cai",
    }
    assert list(part(LETTER, "docProps/custom.xml")) == []


def test_the_language_is_vietnamese() -> None:
    assert part(PLAN, "word/styles.xml").find(f".//{qn('w:lang')}").get(qn("w:val")) == "vi-VN"


# ---- measures ----


def test_letters_with_marks_are_as_wide_as_without() -> None:
    assert words_width("Đường", size=14) == pytest.approx(words_width("Duong", size=14))
    assert words_width("AB", size=12, is_bold=True) == pytest.approx((722 + 667) / 1000 * 12 * 25.4 / 72)


def test_lines_break_where_the_room_ends() -> None:
    assert lines("một hai\nba", size=14, room=500) == ["một hai", "ba"]
    assert lines("một hai ba", size=14, room=words_width("một hai", size=14)) == ["một hai", "ba"]


def test_kinds_of_paper_are_those_of_the_models() -> None:
    assert {paper.kind for paper in SAMPLES.values()} == set(PaperKind)
