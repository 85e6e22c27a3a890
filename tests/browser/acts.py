"""What an officer does on a page, by the words that stand on it."""

import io
import re
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import docx
from playwright.sync_api import Locator, Page, expect


def follow(target: Locator) -> None:
    """Press it and stand on the page it leads to. A press alone comes back before that page is there."""
    with target.page.expect_navigation():
        target.click()


def press(page: Page, word: str) -> None:
    """The button or link of the main part that is called so, and the page it leads to."""
    target = (
        page.locator("main").locator("a:visible, button:visible, summary:visible").filter(has_text=re.compile(rf"^\s*{re.escape(word)}"))
    )
    follow(target.first)


def drop(page: Page, url: str, file: object, *, year: str = "") -> None:
    """Put a file into the zone, say of which year it is, and have it read."""
    page.goto(f"{url}/ke-hoach/")
    page.set_input_files("input[name=uploads]", file)  # type: ignore[arg-type]
    choice = page.locator("select[name=bloc_year]")
    if year and choice.count():
        label = next(text for text in choice.locator("option").all_inner_texts() if year in text)
        choice.select_option(label=label)
    press(page, "Đọc kế hoạch")


def settle_doubts(page: Page) -> None:
    """Mend what can be mended by one press; say of the rest that it was seen."""
    while page.locator("#nghi-ngo .doubt-row").count():
        page.evaluate("document.querySelector('#nghi-ngo details').open = true")
        row = page.locator("#nghi-ngo .doubt-row").first
        mend = row.locator("button:has-text('Sửa thành')")
        if not mend.count():
            row.locator("input[name=answer]").fill("Đã hỏi lại, giữ như văn bản")
        follow(mend if mend.count() else row.locator("button:has-text('Đã xem')"))


def choose_units(page: Page, name: str) -> int:
    """Where the words leave it open who must act: that unit. Returns how often it was asked."""
    asked = 0
    while page.locator("#next-why a:has-text('Chọn đơn vị')").count():
        press(page, "Chọn đơn vị")
        page.locator(".unit-box").filter(has_text=name).first.locator("input").check()
        press(page, "Ghi")
        asked += 1
    return asked


def count(data: Path, table: str, where: str = "1") -> int:
    """Rows as the database has them."""
    with sqlite3.connect(f"file:{data / 'thidua.sqlite3'}?mode=ro", uri=True) as line:
        return int(line.execute(f"select count(*) from {table} where {where}").fetchone()[0])


# ---- a year that is walked day by day ----


def move_to(page: Page, day: str) -> None:
    """Let the assumed clock go on to the morning of that day, by the control at the top of the page."""
    page.locator(".assumed summary").click()
    page.fill(".assumed input[name=day]", day)
    follow(page.locator(".assumed button:has-text('Chuyển')"))
    expect(page.locator(".assumed-line strong")).to_contain_text(day)


def word_file(name: str, *, pages: int, lines: int = 6) -> Any:
    """A Word file of so many pages, the last one as short as `lines` says."""
    document, written = docx.Document(), io.BytesIO()
    for number in range(pages):
        document.add_paragraph(f"{number + 1}. Kết quả nội dung thứ {number + 1}")
        for line in range(1, lines):
            document.add_paragraph(f"Việc {line}: đơn vị đã triển khai đúng tiến độ, có phân công, kiểm tra và rút kinh nghiệm.")
        if number + 1 < pages:
            document.add_page_break()  # type: ignore[no-untyped-call]
    document.save(written)
    return {"name": name, "mimeType": "application/octet-stream", "buffer": written.getvalue()}


def my_duty(page: Page, url: str, words: str) -> Locator:
    """The row of `Việc của tôi` that says so and asks for something."""
    page.goto(f"{url}/viec-cua-toi/")
    rows = page.locator("li.row").filter(has=page.locator(".row-act a"))
    return rows.filter(has=page.locator(".row-title", has_text=words)).first


def hand_in(page: Page, url: str, words: str, *, files: Mapping[str, Any], number: str, day: str) -> None:
    """From `Việc của tôi`: each paper by what it is, number and date, sent; ends on the page of that handing-in."""
    page.goto(url + str(my_duty(page, url, words).locator(".row-act a").get_attribute("href")))
    page.set_input_files("input[name=uploads]", list(files.values()))
    expect(page.locator(".upload-row .upload-now", has_text="Đã nhận")).to_have_count(len(files))
    page.fill("#id_document_number", number)
    page.fill("#id_document_date", day)
    follow(page.locator(".submit-acts button", has_text="Lưu nháp"))
    for kind, file in files.items():
        page.locator(".submit-files li").filter(has_text=file["name"]).locator("select").select_option(label=kind)
    follow(page.locator(".submit-acts .button-main"))
    expect(page.locator("main")).to_contain_text("Đã nộp. Máy chủ nhận lúc")


def cell(page: Page, url: str, unit: str, words: str) -> Locator:
    """On the board at `url`: where a unit meets a duty."""
    page.goto(url)
    titles = page.locator(".table-board thead th").evaluate_all("heads => heads.map(head => head.title)")
    column = next(at for at, title in enumerate(titles) if words in title)
    line = page.locator(".table-board tbody tr").filter(has=page.locator(f"th[title='{unit}']"))
    return line.locator("td").nth(column - 1).locator("a")


def accept_all(page: Page, url: str, *, most: int = 20) -> int:
    """Every paper that waits at the desk at `url`. Returns how many there were."""
    page.goto(url)
    for done in range(most):
        button = page.locator("[data-desk-accept]")
        if not button.count():
            return done
        follow(button.first)
    raise AssertionError(f"Bàn tiếp nhận còn văn bản sau {most} lần bấm")


def give_back(page: Page, desk: str, unit: str, reason: str) -> None:
    """The paper of a unit, returned at the desk with the reason."""
    page.goto(f"{desk}?xem=tat-ca")
    paper = (
        page.locator("[data-desk-paper]")
        .filter(has=page.locator(".desk-unit", has_text=unit))
        .filter(has=page.locator("[data-desk-return]"))
    )
    paper.first.locator("summary", has_text="Trả lại").click()
    paper.first.locator("input[name=reason]").fill(reason)
    follow(paper.first.locator("button:has-text('Trả lại đơn vị')"))
    expect(page.locator("main")).to_contain_text(f"Đã trả lại: {unit}")


def extend_to(page: Page, board: str, unit: str, words: str, *, day: str, why: str) -> None:
    """More time for one unit, from its cell on the board."""
    follow(cell(page, board, unit, words))
    press(page, "Gia hạn")
    page.fill("#id_day", day)
    page.fill("#id_why", why)
    follow(page.locator("main .form-actions .button-main"))
    expect(page.locator("main")).to_contain_text("Đã gia hạn")


def enter_for(page: Page, board: str, unit: str, words: str, *, day: str, number: str) -> None:
    """A paper that came by messenger on that day, entered by the head."""
    follow(cell(page, board, unit, words))
    press(page, "Nhập hộ")
    page.check("input[name=way][value=paper]")
    page.fill("#id_day", day)
    page.fill("#id_document_number", number)
    page.fill("#id_note", "Bản giấy lưu tại văn thư của đơn vị Trưởng")
    follow(page.locator("main .form-actions .button-main"))
    expect(page.locator("main")).to_contain_text(f"Đã nhập hộ cho {unit}")


def give_opinion(page: Page, url: str, title: str, *, place: str = "", words: str = "") -> None:
    """A unit answers a round: with a point, or it agrees."""
    page.goto(f"{url}/lay-y-kien/")
    follow(page.locator("li.row", has_text=title).locator("a"))
    press(page, "Góp ý hoặc nhất trí")
    page.check(f"input[name=verdict][value={'comments' if words else 'agree'}]")
    page.fill("#place-1", place)
    page.fill("#words-1", words)
    follow(page.locator("button[value=send]"))
    expect(page.locator("main")).to_contain_text("Có ý kiến góp ý" if words else "Nhất trí với dự thảo")


def answer_points(page: Page, answer: str) -> None:
    """On the page of a round that is over: every point taken, the record settled."""
    for point in page.locator("#co-y-kien li[id^=diem]").all():
        point.locator("summary", has_text="Tiếp thu").click()
        point.locator("input[name=taking][value=taken]").check()
        point.locator("textarea[name=why]").fill(answer)
        point.locator("button", has_text="Ghi").click()
        expect(point.locator(".opinion-answer")).to_contain_text(answer)
    page.reload()
    page.locator("summary", has_text="Chốt bản tổng hợp").click()
    page.fill("#id_settle-words", "Dự thảo đã chỉnh lý theo các ý kiến tiếp thu.")
    follow(page.locator("form[action$='/chot/'] button[type=submit]"))


def finalise_report(page: Page) -> None:
    """On the page of a report: what stands there becomes the settled text."""
    page.locator("summary", has_text="Chốt báo cáo").click()
    follow(page.locator("form[action$='/chot/'] button[type=submit]"))
    expect(page.locator("main")).to_contain_text("Đã chốt báo cáo")
