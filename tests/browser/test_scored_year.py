"""A year of 14 Sở scored by a table of 150 criteria: by themselves, by each other, disputed, ranked, published, computed again by a doubter."""

import io
import json
from collections.abc import Callable, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from tests.browser.acts import follow, move_to, press
from tests.browser.replaying import frozen, packed, replay, write
from tools.walk.house import House, run

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HEAD, LEADER, LANGSON, TUYENQUANG, ABOVE = "lan.hoangthimai", "thinh.lequang", "hang.nongminh", "ha.mathithu", "tung.dothanh"
SO = "Sở Tư pháp tỉnh"
TYPED = [
    (["ArrowDown"], "2,00"),
    (["9,5", "10"], "1,90"),
    (["19", "20"], "1,75"),
    (["0"], "2,00"),
    (["3", "01/02/2022", "không"], "2,00"),
    (["0"], "2,00"),
    (["0"], "2,00"),
    (["3"], "1,50"),
    (["1", "0"], "2,00"),
    (["90", "100"], "chờ nhóm"),
    (["1,5"], ""),
    (["97"], "1,94"),
]
"""What is typed into the first criteria, one of each kind, and the points that come of it. The one that is judged asks for its reason."""
JUDGED = 10
LOWER, GROUND, ANSWER = (
    "Kế hoạch ban hành sau hạn",
    "Có cá nhân bị kỷ luật (Quyết định 45/QĐ-STP)",
    "Đối chiếu sổ văn bản đi: ban hành đúng hạn.",
)
STANDINGS = [
    ("Lạng Sơn", "1", "255,44"),
    ("Yên Bái", "2", "255,38"),
    ("Tuyên Quang", "3", "255,36"),
    ("Bắc Kạn", "4", "255,34"),
    ("Cao Bằng", "4", "255,34"),
    ("Hà Giang", "6", "255,32"),
    ("Hòa Bình", "7", "255,26"),
    ("Lai Châu", "8", "255,24"),
    ("Điện Biên", "9", "255,22"),
    ("Lào Cai", "10", "255,16"),
    ("Thái Nguyên", "11", "255,14"),
    ("Bắc Giang", "12", "255,12"),
    ("Sơn La", "13", "254,70"),
]
"""In the end. Nine kinds are worth the same everywhere; the first rate, one complaint and one penalty make the differences."""
WHY = "Còn một báo cáo sơ sài"
RESULT, WHOLE, TIMES, DAY, MET, POINTS = (
    "Kết quả, giá trị",
    "Tổng số, chỉ tiêu, quy mô",
    "Số lần, số ngày chậm",
    "Ngày gửi, ngày ban hành",
    "Đạt, có",
    "Điểm chấm",
)
FILLED: Mapping[str, Mapping[str, Any]] = {
    "Đạt hoặc không đạt": {MET: "Đạt"},
    "Theo tỷ lệ hoàn thành": {RESULT: 9, WHOLE: 10},
    "Bậc thang theo tỷ lệ": {RESULT: 19, WHOLE: 20},
    "Theo số ngày chậm": {TIMES: 0},
    "– Số lĩnh vực": {RESULT: 3},
    "– Ngày ban hành": {DAY: date(2022, 2, 1)},
    "– Có bản dự thảo": {MET: "Không"},
    "Trừ theo số lần": {TIMES: 0},
    "Trừ theo dải": {RESULT: 0},
    "Chấm thẳng theo số lượng": {TIMES: 3},
    "– Số lần cộng": {TIMES: 1},
    "– Số lần trừ": {TIMES: 0},
    "So với đơn vị dẫn đầu": {RESULT: 90, WHOLE: 100},
    "Đánh giá trong khung điểm": {POINTS: 1.5, "Lý do": WHY},
    "Quy đổi điểm của đơn vị chức năng": {RESULT: 97},
    "Sáng kiến": {TIMES: 3},
    "– Cờ thi đua của Bộ": {MET: "Có"},
    "– Cờ thi đua của Chính phủ": {MET: "Không"},
}
"""What stands in the columns of a line by how its title begins."""
TITLE, FIRST_RATE = "Nội dung, tiêu chí", "Theo tỷ lệ hoàn thành (2)"
PROVED = {"Đạt hoặc không đạt (1)": {"Thêm minh chứng: số, ký hiệu văn bản": "21/KH-STP", "Ngày văn bản": date(2021, 1, 20)}}
Enter = Callable[..., Page]
Data = Any


def stage(house: House, step: str) -> Data:
    """What the other offices do meanwhile."""
    return json.loads(run("-m", "tests.browser.scored_year", step, data=house.data).splitlines()[-1])


def test_from_the_first_cell_to_a_replayed_result(new_house: House, enter: Enter, tmp_path: Path) -> None:
    made, officers = stage(new_house, "open"), stage(new_house, "self")
    assert (made["leaves"], len(made["sheets"])) == (150, 14)
    period = f"{new_house.url}/cham-diem/{made['period']}/"
    sheets = {place: f"{new_house.url}/cham-diem/phieu/{pk}/" for place, pk in made["sheets"].items()}
    head, langson = enter(HEAD), enter(LANGSON)
    a_unit_types_its_points(langson, sheets["Lạng Sơn"])
    it_shows_one_document_for_two_criteria(langson)
    it_is_sent(langson, "Tự chấm")
    a_unit_scores_by_workbook(head, sheets["Yên Bái"], rate=9.2)
    a_unit_scores_by_workbook(enter(TUYENQUANG), sheets["Tuyên Quang"], rate=9.1)

    move_to(head, "21/06/2021")
    assert stage(new_house, "cross") == {"left": f"{SO} Lào Cai", "turns": 13}
    another_scores_lower_with_a_reason(langson, period, sheets["Lào Cai"])
    laocai = enter(officers["disputes"])
    move_to(head, "01/07/2021")
    the_unit_explains_itself(laocai, sheets["Lào Cai"])
    move_to(head, "06/07/2021")
    above_takes_points_away(enter(ABOVE), sheets["Sơn La"])

    move_to(head, "11/07/2021")
    one_unit_is_not_ranked(head, sheets["Phú Thọ"])
    result_is_announced(head, period)
    the_unit_files_a_complaint(laocai, sheets["Lào Cai"])
    it_is_answered_with_other_points(head, period)
    move_to(head, "17/07/2021")
    two_people_publish(head, enter(LEADER), period)
    a_doubter_computes_it_again(head, period, tmp_path)


# ---- the units score themselves ----


def cells(page: Page) -> Locator:
    return page.locator("form[data-cell]")


def a_unit_types_its_points(unit: Page, sheet: str) -> None:
    """By keys alone: Tab inside a cell, Enter to the next. Each is kept as it is left; the reason is asked for where it is due."""
    unit.goto(sheet)
    assert cells(unit).count() == 145
    assert missing(unit) == "12"
    cells(unit).first.locator("select").focus()
    for at, (typed, points) in enumerate(TYPED):
        for number, word in enumerate(typed):
            if number:
                unit.keyboard.press("Tab")
            if word == "ArrowDown":
                unit.keyboard.press(word)
            else:
                unit.keyboard.type(word)
        unit.keyboard.press("Enter")
        expect(cells(unit).nth(at).locator("[data-points]")).to_have_text(points)
    judged = cells(unit).nth(JUDGED)
    expect(judged.locator("[data-told]")).to_contain_text("lý do")
    judged.locator("input[name=o-reason]").fill(WHY)
    unit.keyboard.press("Enter")
    expect(judged.locator("[data-points]")).to_have_text("1,50")
    expect(unit.locator("[data-count=missing]").first).to_have_text("0")


def missing(page: Page) -> str:
    return page.locator("[data-count=missing]").first.inner_text()


def evidence_link(unit: Page, number: int) -> Locator:
    return unit.locator("tr.sheet-leaf").nth(number).locator(".sheet-links a").first


def it_shows_one_document_for_two_criteria(unit: Page) -> None:
    """In the drawer, without leaving the sheet."""
    drawer = unit.locator("#ngan")
    assert evidence_link(unit, 0).inner_text() == "Minh chứng 0/1"
    evidence_link(unit, 0).click()
    drawer.locator("input[name=title]").fill("Kế hoạch thi đua năm 2021")
    drawer.locator("input[name=number]").fill("21/KH-STP")
    drawer.locator("input[name=dated]").fill("20/01/2021")
    drawer.get_by_role("button", name="Thêm minh chứng").click()
    expect(evidence_link(unit, 0)).to_have_text("Minh chứng 1/1")
    drawer.locator("[data-shut]").click()
    evidence_link(unit, 1).click()
    drawer.locator("summary", has_text="Dùng lại minh chứng").click()
    drawer.get_by_role("button", name="Dùng Kế hoạch thi đua năm 2021").click()
    expect(evidence_link(unit, 1)).to_have_text("Minh chứng 1")
    drawer.locator("[data-shut]").click()


def it_is_sent(unit: Page, kind: str) -> None:
    press(unit, f"Gửi: {kind}")
    assert unit.locator("main section h2").count() == 0
    follow(unit.locator("main form button[type=submit]"))
    expect(unit.locator(".sheet-turns li").filter(has_text=kind).locator(".chip")).to_have_text("Đã gửi")


def a_unit_scores_by_workbook(unit: Page, sheet: str, *, rate: float) -> None:
    """Taken away, filled in, brought back; nothing is written before the list of changes is accepted."""
    unit.goto(sheet)
    follow(unit.get_by_role("link", name="Chấm bằng tệp Excel").first)
    with unit.expect_download() as coming:
        unit.get_by_role("link", name="Tải phiếu .xlsx").click()
    book = filled(Path(coming.value.path()).read_bytes(), rate=rate)
    unit.set_input_files("input[type=file]", {"name": "phieu.xlsx", "mimeType": "application/octet-stream", "buffer": book})
    press(unit, "Đọc phiếu")
    review = unit.url
    assert unit.locator("#khong-nhan").count() == 0
    assert unit.locator(".lead").inner_text().split(": ", 1)[1].split(".")[0] == "145 tiêu chí ghi mới, 0 tiêu chí đổi, 1 minh chứng thêm"
    unit.goto(sheet)
    assert missing(unit) == "145"
    unit.goto(review)
    press(unit, "Nhận từ phiếu")
    assert missing(unit) == "0"
    it_is_sent(unit, "Tự chấm")


def filled(data: bytes, *, rate: float) -> bytes:
    """As an officer fills it in, by the titles of columns and lines. `rate`: of the first criterion that is scored by a rate."""
    book = load_workbook(io.BytesIO(data))
    rows, out = list(book["Phiếu chấm"].iter_rows()), io.BytesIO()
    top = next(at for at, row in enumerate(rows) if row[0].value == "TT")
    columns = [cell.value for cell in rows[top]]
    lines = [dict(zip(columns, row, strict=True)) for row in rows[top + 1 :]]
    for line in lines:
        title = str(line[TITLE].value)
        told = dict(next((told for begin, told in FILLED.items() if title.startswith(begin)), {})) | PROVED.get(title, {})
        for column, value in (told | ({RESULT: rate} if title == FIRST_RATE else {})).items():
            line[column].value = value
    book.save(out)
    return out.getvalue()


# ---- others score them ----


def another_scores_lower_with_a_reason(scorer: Page, period: str, sheet: str) -> None:
    scorer.goto(period)
    waiting = scorer.locator("section", has=scorer.get_by_role("heading", name="Chờ đơn vị của bạn chấm"))
    follow(waiting.locator(f"a[href^='{sheet.partition('/cham-diem')[1]}']").first)
    assert scorer.url.partition("?")[0] == sheet
    first = cells(scorer).first
    first.locator("input[name=o-points]").fill("1")
    first.locator("input[name=o-points]").press("Enter")
    expect(first.locator("[data-told]")).to_have_text("Thấp hơn điểm vòng “Tự chấm” (2) nên phải ghi lý do.")
    first.locator("input[name=o-reason]").fill(LOWER)
    first.locator("input[name=o-reason]").press("Enter")
    expect(first.locator("[data-points]")).to_have_text("1,00")
    expect(scorer.locator("[data-count=disputed]").first).to_have_text("1")
    it_is_sent(scorer, "Chấm chéo")


def the_unit_explains_itself(unit: Page, sheet: str) -> None:
    """It sees the lower points with their reason once the round is over, and answers to that criterion."""
    unit.goto(sheet)
    row = unit.locator("tr.sheet-leaf").first
    assert row.locator("td.differs").inner_text().split("\n") == ["1,00", LOWER]
    follow(unit.get_by_role("link", name="Giải trình").first)
    point = unit.locator(".explain-point").first
    assert "Tự chấm" in point.inner_text() and LOWER in point.inner_text()
    point.locator("textarea").fill("Kế hoạch số 21/KH-STP ban hành ngày 20/01/2021, trong hạn.")
    follow(unit.get_by_role("button", name="Lưu và sang bước gửi"))
    follow(unit.locator("main form button[type=submit]"))
    expect(unit.locator(".sheet-turns li").filter(has_text="Đơn vị giải trình").locator(".chip")).to_have_text("Đã gửi")


def above_takes_points_away(above: Page, sheet: str) -> None:
    """Penalties are entered by the standing body alone."""
    above.goto(sheet)
    assert cells(above).count() == 150
    penalty = cells(above).nth(145)
    penalty.locator("input[name=o-points]").fill("0,5")
    penalty.locator("input[name=o-points]").press("Enter")
    expect(penalty.locator("[data-points]")).to_have_text("0,50")
    it_is_sent(above, "Cơ quan thường trực chấm")


# ---- ranked, disputed, published ----


def one_unit_is_not_ranked(head: Page, sheet: str) -> None:
    head.goto(f"{sheet}khong-xep-hang/")
    head.fill("#id_ground", GROUND)
    press(head, "Ghi")


def standings(page: Page) -> list[tuple[str, str, str]]:
    rows = page.locator(".result-table tbody tr").evaluate_all(
        "rows => rows.map(row => [row.querySelector('.result-unit').textContent, /\\d+/.exec(row.cells[1].textContent)[0], "
        "row.cells[2].querySelector('strong').textContent.trim()])"
    )
    return [(name.strip().removeprefix(f"{SO} "), rank, total) for name, rank, total in rows]


def result_is_announced(head: Page, period: str) -> None:
    """With a tie to the end of the chain, and a unit that is not ranked."""
    head.goto(f"{period}ket-qua/")
    expected = [one for one in STANDINGS if one[0] != "Lào Cai"]
    assert standings(head) == [*ranked(expected), ("Lào Cai", "13", "254,16")]
    vote = f"Bằng nhau đến hết các bước xét: {SO} Bắc Kạn; {SO} Cao Bằng."
    assert vote in head.locator(".notice", has_text="Cần bỏ phiếu").inner_text()
    out = head.locator("h2", has_text="không xếp hạng").locator("xpath=following-sibling::ul[1]")
    assert out.inner_text().split("\n") == [f"{SO} Phú Thọ: 255,10 điểm", f"{GROUND}."]
    press(head, "Tạm công bố")
    expect(head.locator("main")).to_contain_text("Đã tạm công bố.")


def ranked(lines: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Those behind a unit that is left out move up."""
    return [(name, rank if int(rank) < 10 else str(int(rank) - 1), total) for name, rank, total in lines]


def the_unit_files_a_complaint(unit: Page, sheet: str) -> None:
    unit.goto(f"{sheet}ket-qua/")
    press(unit, "Kiến nghị")
    unit.select_option("#id_criterion", index=1)
    unit.fill("#id_asked_points", "2")
    unit.fill("#id_words", "Kế hoạch ban hành trong hạn, đề nghị xem lại.")
    press(unit, "Gửi kiến nghị")
    assert unit.locator("ol.rows .chip").all_inner_texts() == ["chờ trả lời"]


def it_is_answered_with_other_points(head: Page, period: str) -> None:
    """What the points asked for would change stands beside the question, and after the answer with it."""
    head.goto(f"{period}kien-nghi/")
    press(head, "Trả lời")
    effect = [["Điểm tiêu chí", "1,00", "2,00"], ["Tổng điểm", "254,16", "255,16"], ["Hạng", "13", "10"]]
    assert table_of(head.locator("table.effect")) == effect
    head.check("input[name=accepts][value=co]")
    head.fill("#id_words", ANSWER)
    press(head, "Gửi trả lời")
    assert head.locator("ol.rows .chip").all_inner_texts() == ["chấp nhận"]
    assert table_of(head.locator("table.effect")) == effect


def table_of(table: Locator) -> list[list[str]]:
    told: list[list[str]] = table.locator("tbody tr").evaluate_all(
        "rows => rows.map(row => Array.from(row.cells).map(cell => cell.textContent.trim()))"
    )
    return told


def two_people_publish(first: Page, second: Page, period: str) -> None:
    """Who proposes does not publish; the word is typed."""
    first.goto(f"{period}ket-qua/")
    press(first, "Đề nghị công bố")
    assert first.locator("main").get_by_role("link", name="Công bố", exact=True).count() == 0
    assert "người khác phải kiểm lại và công bố" in first.locator("main").inner_text()
    second.goto(f"{period}ket-qua/")
    press(second, "Công bố")
    second.fill("#id_word", "đồng ý")
    press(second, "Công bố")
    assert "Gõ đúng hai chữ CÔNG BỐ" in second.locator("main form").inner_text()
    second.fill("#id_word", "CÔNG BỐ")
    press(second, "Công bố")
    assert standings(second) == STANDINGS
    follow(second.locator(".result-table").get_by_role("link", name="Lào Cai"))
    first_line = second.locator(".result-rows tbody tr").filter(has_text="Đạt hoặc không đạt (1)")
    assert first_line.locator("td.number").all_inner_texts() == ["2,00", "2,00", "1,00", "2,00", "2,00"]


# ---- computed again ----


def a_doubter_computes_it_again(reader: Page, period: str, folder: Path) -> None:
    """From the file alone; a number changed in it is named, also when its hash was renewed."""
    reader.goto(f"{period}ket-qua/")
    code = reader.locator(".fingerprint").inner_text()
    with reader.expect_download() as coming:
        reader.get_by_role("link", name="Tải dữ liệu để tự tính lại").click()
    export = folder / "ky-cham.zip"
    coming.value.save_as(export)
    ok = f"Chấm điểm các Sở Tư pháp năm 2021\nMã nội dung: {code}\nOK: 14 đơn vị, mọi điểm, hạng và xếp loại tính lại đều khớp.\n"
    assert replay(export) == (0, ok)
    told = frozen(export)
    assert [(row["rank"], row["needs_vote"]) for row in told["computed"][""]][3:6] == [(4, True), (4, True), (6, False)]
    unit = next(unit for unit in told["units"] if unit["name"] == f"{SO} Lạng Sơn")
    unit["marks"]["A.1.2"][0]["given"]["done"] = "9.6"
    forged = folder / "sua.zip"
    write(forged, told, code)
    assert replay(forged)[0] == 2
    write(forged, told, sha256(packed(told)).hexdigest())
    status, said = replay(forged)
    assert (status, said.splitlines()[-1]) == (
        1,
        f"KHÔNG KHỚP. {SO} Lạng Sơn, tiêu chí A.1.2, vòng tự chấm, điểm: ghi 1,9, tính lại được 1,92",
    )
