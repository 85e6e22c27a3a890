"""What is written reads back as what was to be said: the strongest test of the writer and of the reader."""

from dataclasses import replace
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.documents.checking import check_docx
from thidua.documents.office import program, to_pdf
from thidua.documents.writer import Paper, Table, write_docx
from thidua.documents.writer.structure import faults_of
from thidua.plans.composing.checking import Checked, item_of, matched, told, worded
from thidua.plans.composing.lines import bases
from thidua.plans.composing.outline import arranged, is_kept, shape_of
from thidua.plans.composing.paper import paper_of
from thidua.plans.composing.taking_over import Placed, closing_of, opening_of, taken_over
from thidua.plans.composing.values import Draft, Head, Item
from thidua.plans.enums import FactKind, PlanShape
from thidua.plans.reading.engine import read_path
from thidua.plans.reading.model import Fact, Reading
from thidua.plans.rules.dues import day_of

ROOT = Path(__file__).resolve().parents[2]
OWN = sorted((ROOT / "demo" / "plans").glob("*.docx"))
ORIGINALS = sorted((ROOT.parent / "shared" / "plans").glob("0*.txt"))


def head_of(reading: Reading) -> Head:
    meta = reading.meta
    post = tuple(words for words in (meta["signing_authority"], meta["signer_title"]) if words)
    return Head(
        title=meta["title"] or "",
        year=meta["year"],
        number=meta["number"] or "",
        place=meta["place"] or "",
        day=day_of(meta["date"]),
        opening="Đơn vị xây dựng Kế hoạch với các nội dung cụ thể như sau:",
        post=post,
        signer=meta["signer"] or "",
    )


def items_of(reading: Reading) -> list[Item]:
    return [item for fact in reading.facts if fact.kind != FactKind.WARNING and is_kept(item := item_of(fact))]


def arranged_draft(reading: Reading) -> Draft:
    items = items_of(reading)
    shape = shape_of(reading.meta["plan_kind"], items)
    return Draft(shape, head_of(reading), arranged(shape, items))


def lost(draft: Draft, checked: Checked) -> list[str]:
    return [f"{draft.parts[place].item} → {checked.chosen.get(place)}" for place, fact in checked.found.items() if fact is None]


@pytest.mark.parametrize("path", [*OWN, *ORIGINALS], ids=lambda path: path.stem[:12])
def test_a_plan_written_from_its_facts_reads_as_the_same_facts(path: Path, tmp_path: Path) -> None:
    """Facts → sections → .docx → facts: who, what, to whom, by when, every figure and every receiver."""
    draft = arranged_draft(read_path(path)[0])
    checked = worded(draft)
    copy = tmp_path / "soan.docx"
    copy.write_bytes(write_docx(paper_of(draft, checked.chosen)))
    again = matched(draft, checked.chosen, read_path(copy)[0])
    assert lost(draft, again) == []


@pytest.mark.skipif(program() is None, reason="no LibreOffice here")
@pytest.mark.parametrize("path", [*OWN, *ORIGINALS], ids=lambda path: path.stem[:12])
def test_the_same_through_pdf(path: Path, tmp_path: Path) -> None:
    draft = arranged_draft(read_path(path)[0])
    checked = worded(draft)
    copy = tmp_path / "soan.pdf"
    copy.write_bytes(to_pdf(write_docx(paper_of(draft, checked.chosen)), suffix=".docx"))
    again = matched(draft, checked.chosen, read_path(copy)[0])
    assert lost(draft, again) == []


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
@pytest.mark.parametrize("path", [*OWN, *ORIGINALS], ids=lambda path: path.stem[:12])
def test_an_annex_of_duties_says_nothing_new(path: Path, suffix: str, tmp_path: Path) -> None:
    """The table behind the signature is read as what the text has told already: nothing lost, nothing twice."""
    if suffix == ".pdf" and program() is None:
        pytest.skip("no LibreOffice here")
    plain = arranged_draft(read_path(path)[0])
    draft = replace(plain, head=replace(plain.head, has_annex=True))
    checked = worded(draft)
    content = write_docx(paper_of(draft, checked.chosen))
    assert faults_of(content) == ()
    copy = tmp_path / f"soan{suffix}"
    copy.write_bytes(content if suffix == ".docx" else to_pdf(content, suffix=".docx"))
    reading = read_path(copy)[0]
    again = matched(draft, checked.chosen, reading)
    assert "Phụ lục" in reading.document.text
    assert lost(draft, again) == []
    assert sorted(map(told, map(item_of, again.others))) == sorted(map(told, map(item_of, checked.others)))


def test_an_annex_that_gives_another_day_is_heard() -> None:
    """Only what the text says too is left out of the table."""
    duty = Item(FactKind.OBLIGATION, {"actor": ACTORS[0], "deliverable": PAPERS[0], "recipient": RECEIVERS[0], "due": BEFORE_JUNE})
    draft = Draft(PlanShape.ACTIVITY, replace(HEAD, has_annex=True), arranged(PlanShape.ACTIVITY, [duty]))
    paper = paper_of(draft, worded(draft).chosen)
    (table,) = (block for block in paper.annexes[0].blocks if isinstance(block, Table))
    assert table.rows == (("1", PAPERS[0], ACTORS[0], RECEIVERS[0], "Trước ngày 20/6/2021"),)
    moved = replace(table, rows=((*table.rows[0][:-1], "Trước ngày 25/6/2021"),))
    other = replace(paper, annexes=(replace(paper.annexes[0], blocks=(moved,)),))
    assert [len(_duties(one)) for one in (paper, other)] == [1, 2]


def _duties(paper: Paper) -> list[Fact]:
    with NamedTemporaryFile(suffix=".docx") as copy:
        Path(copy.name).write_bytes(write_docx(paper))
        return [fact for fact in read_path(Path(copy.name))[0].facts if fact.kind == FactKind.OBLIGATION]


@pytest.mark.parametrize("path", [*OWN, *ORIGINALS], ids=lambda path: path.stem[:12])
def test_a_plan_taken_over_keeps_its_text_and_its_facts(path: Path) -> None:
    """Sentences that state facts become them; names within prose stay in their sentence and are read there."""
    reading = read_path(path)[0]
    blocks = reading.document.blocks_as_json()
    facts = [fact for fact in reading.facts if fact.kind != FactKind.WARNING]
    placed = [Placed(item_of(fact, key), fact.at) for key, fact in enumerate(facts, start=1)]
    parts = taken_over(blocks, reading.meta, placed)
    items = [one.item for one in placed]
    draft = Draft(shape_of(reading.meta["plan_kind"], items), head_of(reading), parts)
    checked = worded(draft)
    in_parts = {part.item.key for part in parts if part.item is not None}
    in_text = [told(item) for item in items if item.key not in in_parts and is_kept(item) and not item.fields.get("optional")]
    others = [told(item_of(fact)) for fact in checked.others]
    assert [one for one in in_text if one not in others] == []
    assert lost(draft, checked) == []
    headings = [part.words for part in parts if part.depth == 1]
    assert headings[0].startswith("MỤC ĐÍCH")


def test_head_and_closing_are_taken_over_too() -> None:
    reading = read_path(OWN[1])[0]
    blocks = reading.document.blocks_as_json()
    assert closing_of(blocks).startswith("Trên đây là") or closing_of(blocks) == ""
    assert opening_of(blocks, reading.meta).endswith(":") or opening_of(blocks, reading.meta) == ""


# ---- generated facts ----

HEAD = Head(title="Hoạt động của Khu vực thi đua các tỉnh miền núi năm 2021", year=2021, number="12/KH-KVTĐ", place="Yên Bái")
ACTORS = ["Các đơn vị trong Khu vực thi đua", "Trưởng Khu vực thi đua", "Sở Tư pháp tỉnh Yên Bái", "Các phòng, đơn vị", "Từng đơn vị"]
PAPERS = [
    "Báo cáo sơ kết 6 tháng đầu năm",
    "danh sách đại biểu",
    "hồ sơ đề nghị khen thưởng",
    "bản đăng ký thi đua",
    "Kế hoạch phát động thi đua",
]
RECEIVERS = ["Vụ Thi đua - Khen thưởng", "Trưởng, Phó trưởng Khu vực thi đua", "Văn phòng Sở Tư pháp", "Bộ Tư pháp"]
BEFORE_JUNE = {"kind": "before", "date": "2021-06-20"}
DAYS = st.dates(min_value=day_of("2021-01-05"), max_value=day_of("2021-12-28")).map(lambda day: day.isoformat())


def read_back(*items: Item, shape: PlanShape = PlanShape.ACTIVITY) -> tuple[Draft, Checked]:
    draft = Draft(shape, HEAD, arranged(shape, items))
    return draft, worded(draft)


def assert_same(*items: Item) -> None:
    draft, checked = read_back(*items)
    assert lost(draft, checked) == []


dues = st.one_of(
    st.fixed_dictionaries({"kind": st.sampled_from(["before", "by", "on"]), "date": DAYS}),
    st.fixed_dictionaries({"kind": st.sampled_from(["before", "by"]), "date": DAYS, "time": st.sampled_from(["08:00", "16:30"])}),
    st.integers(1, 12).map(lambda month: {"kind": "month", "month": f"2021-{month:02d}"}),
    st.integers(1, 4).map(lambda quarter: {"kind": "quarter", "year": 2021, "quarter": quarter}),
    st.sampled_from(["week", "month", "quarter"]).map(lambda every: {"kind": "recurring", "every": every}),
    st.builds(
        lambda days, unit, anchor: {
            "kind": "relative", "anchor": anchor, "days": days, "unit": unit, "direction": "after", "bound": "at_most",
        },
        st.integers(1, 30),
        st.sampled_from(["calendar", "working"]),
        st.sampled_from(["kết thúc kiểm tra", "kết thúc Hội nghị tổng kết"]),
    ),
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(ACTORS), st.sampled_from(PAPERS), st.sampled_from(RECEIVERS), dues)
def test_any_duty_reads_back(actor: str, paper: str, to: str, due: dict[str, Any]) -> None:
    assert_same(Item(FactKind.OBLIGATION, {"actor": actor, "deliverable": paper, "recipient": to, "due": due}))


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(ACTORS), st.sampled_from(PAPERS), DAYS)
def test_a_duty_without_receiver_reads_back(actor: str, paper: str, day: str) -> None:
    due = {"kind": "before", "date": day}
    assert_same(Item(FactKind.OBLIGATION, {"actor": actor, "deliverable": paper, "recipient": None, "due": due}))


@settings(max_examples=30, deadline=None)
@given(st.sampled_from([">=", "=", ">", "<", "<="]), st.integers(2, 100), st.sampled_from(["cá nhân", "đơn vị", "tập thể"]))
def test_any_share_to_reach_reads_back(op: str, value: int, subject: str) -> None:
    fields = {"subject": subject, "award": "Lao động tiên tiến", "op": op, "value": value, "unit": "percent"}
    assert_same(Item(FactKind.TARGET, fields))


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 40), st.sampled_from(["Sở Tư pháp", "Cục Thi hành án dân sự"]), st.booleans())
def test_any_quota_reads_back(most: int, scope: str, is_guess: bool) -> None:
    fields = {"award": "Cờ thi đua ngành Tư pháp", "scope": scope, "max": most, **({"tentative": True} if is_guess else {})}
    assert_same(Item(FactKind.QUOTA, fields))


@settings(max_examples=20, deadline=None)
@given(st.sampled_from([1, 1.5, 2, 3, 10]), st.sampled_from(["báo cáo tóm tắt", "báo cáo tham luận"]), st.booleans())
def test_any_page_limit_reads_back(pages: float, document: str, if_any: bool) -> None:
    assert_same(Item(FactKind.PAGE_LIMIT, {"document": document, "max_pages": pages, "paper": "A4", "if_any": if_any or None}))


@settings(max_examples=20, deadline=None)
@given(st.dates(min_value=day_of("2021-01-01"), max_value=day_of("2021-06-30")), st.integers(10, 150))
def test_any_phase_reads_back(start: Any, days: int) -> None:
    end = start.fromordinal(start.toordinal() + days)
    assert_same(Item(FactKind.PHASE, {"name": "Đợt thi đua thứ nhất", "start": start.isoformat(), "end": end.isoformat()}))


@pytest.mark.parametrize(
    "name",
    [
        "Đợt cao điểm",
        "Đợt thi đua cao điểm chào mừng ngày truyền thống",
        "Đợt 1 (chào mừng bầu cử)",
        "Nước rút cuối năm",
        "Giai đoạn chuẩn bị",
        "Chặng một",
    ],
)
def test_a_phase_with_a_name_of_its_own_reads_back(name: str) -> None:
    assert_same(Item(FactKind.PHASE, {"name": name, "start": "2021-03-01", "end": "2021-04-30"}))


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(["Bộ Tư pháp", "Các đơn vị thành viên", "Cổng Thông tin điện tử"]),
    st.sampled_from(["để báo cáo", "để thực hiện", "để đăng tải", None]),
)
def test_any_receiver_reads_back(name: str, purpose: str | None) -> None:
    assert_same(
        Item(FactKind.RECIPIENT, {"name": name, "purpose": purpose}),
        Item(FactKind.RECIPIENT, {"name": "Lãnh đạo Sở", "purpose": None}),
        Item(FactKind.ARCHIVE, {"marks": ["VT", "VP"]}),
    )


def test_bases_stand_in_the_order_of_the_law_with_what_they_are_about() -> None:
    """Higher documents first; of one body and type the earlier first; the summary goes along and is not read as part of the issuer."""
    cited = [
        ("Quyết định", "84/QĐ-BTP", "2023-01-31", "Bộ trưởng Bộ Tư pháp", "ban hành Kế hoạch phát động phong trào thi đua"),
        ("Quyết định", "1208/QĐ-BTP", "2021-07-29", "Bộ trưởng Bộ Tư pháp", "về việc ban hành Quy chế hoạt động của Cụm thi đua"),
        ("Nghị định", "98/2023/NĐ-CP", "2023-12-31", "Chính phủ", ""),
    ]
    names = ("doc_type", "number", "date", "issuer")
    items = [Item(FactKind.LEGAL_BASIS, {**dict(zip(names, said, strict=False)), "where": "preamble"}, said[-1]) for said in cited]
    draft, checked = read_back(*items)
    assert [words.split(" ngày")[0] for words in bases(draft)] == [
        "Căn cứ Nghị định số 98/2023/NĐ-CP",
        "Căn cứ Quyết định số 1208/QĐ-BTP",
        "Căn cứ Quyết định số 84/QĐ-BTP",
    ]
    assert bases(draft)[1].endswith("của Bộ trưởng Bộ Tư pháp về việc ban hành Quy chế hoạt động của Cụm thi đua")
    assert lost(draft, checked) == []


LAW = ("Luật", "15/2003/QH11", "2003-11-26", "Quốc hội", "số 15/2003/QH11 ngày 26 tháng 11 năm 2003 của Quốc hội")
DECISION = (
    *("Quyết định", "84/QĐ-BTP", "2023-01-31", "Bộ trưởng Bộ Tư pháp"),
    "số 84/QĐ-BTP ngày 31 tháng 01 năm 2023 của Bộ trưởng Bộ Tư pháp",
)


@pytest.mark.parametrize(
    ("of", "typed", "words"),
    [
        (LAW, "Thi đua, khen thưởng", "Luật Thi đua, khen thưởng {}"),
        (LAW, "Luật Thi đua, khen thưởng", "Luật Thi đua, khen thưởng {}"),
        (LAW, "Ban hành văn bản quy phạm pháp luật", "Luật {} về Ban hành văn bản quy phạm pháp luật"),
        (LAW, "", "Luật {}"),
        (DECISION, "về việc giao chỉ tiêu.", "Quyết định {} về việc giao chỉ tiêu"),
        (DECISION, "công tác thi đua năm 2023", "Quyết định {} về công tác thi đua năm 2023"),
        (DECISION, "Quyết định số 84/QĐ-BTP ngày 31 tháng 01 năm 2023", "Quyết định {}"),
    ],
)
def test_a_basis_keeps_its_title_however_it_is_typed(of: tuple[str, ...], typed: str, words: str) -> None:
    *said, dated = of
    fields = {**dict(zip(("doc_type", "number", "date", "issuer"), said, strict=True)), "where": "preamble"}
    draft, checked = read_back(Item(FactKind.LEGAL_BASIS, fields, typed))
    assert bases(draft) == [f"Căn cứ {words.format(dated)}"]
    assert lost(draft, checked) == []


@pytest.mark.parametrize("has_annex", [False, True])
@pytest.mark.parametrize("shape", list(PlanShape))
def test_the_file_has_no_fault_of_structure_or_form(shape: PlanShape, has_annex: bool) -> None:
    """Number and day are still open; everything else of Nghị định 30/2020 stands."""
    receivers = (
        Item(FactKind.RECIPIENT, {"name": "Bộ Tư pháp", "purpose": "để báo cáo"}),
        Item(FactKind.ARCHIVE, {"marks": ["VT", "VP"]}),
    )
    duty = {"actor": ACTORS[0], "deliverable": PAPERS[0], "recipient": RECEIVERS[0], "due": BEFORE_JUNE}
    post = ("TRƯỞNG KHU VỰC THI ĐUA", "GIÁM ĐỐC SỞ TƯ PHÁP TỈNH YÊN BÁI")
    whole = replace(HEAD, issuer=("BỘ TƯ PHÁP", "KHU VỰC THI ĐUA"), day=day_of("2021-02-28"), post=post, signer="Lê Văn Mẫu")
    head = replace(whole, has_annex=has_annex)
    draft = Draft(shape, head, arranged(shape, (*receivers, Item(FactKind.OBLIGATION, duty))))
    content = write_docx(paper_of(draft, worded(draft).chosen))
    assert faults_of(content) == ()
    assert [fault.told for fault in check_docx(content).faults] == []
