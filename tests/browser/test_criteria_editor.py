"""The editor of a criteria table by keyboard; a rule tried; two tabs in one row; conventions chosen; the table issued."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.acts import press
from tools.walk.house import House, run

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HEAD = "lan.hoangthimai"
PLAN, JUDGED, SPREAD, FIRST, SECOND = (
    "1. Ban hành kế hoạch trong quý I",
    "2. Thẩm định đúng hạn",
    "II. Phổ biến, giáo dục pháp luật",
    "A. Nhiệm vụ chuyên môn",
    "I. Công tác xây dựng văn bản",
)
TREE = [
    (0, FIRST),
    (1, SECOND),
    (2, PLAN),
    (2, JUDGED),
    (1, SPREAD),
    (2, "1. Kế hoạch phổ biến"),
    (0, "B. Điểm thưởng"),
    (1, PLAN),
]
DOWN, OUT = ([*TREE[:2], (2, JUDGED), moved, *TREE[4:]] for moved in ((2, PLAN), (1, PLAN)))
MINE, THEIRS = "Ban hành kế hoạch trước 15/02", "Ban hành kế hoạch trong tháng 01"
OPEN = [
    "Cách tính tiêu chí không phát sinh",
    "Kỳ tính số liệu",
    "Lượt chấm sau thay hay bình quân với lượt trước",
    "Cách xử lý phiếu tự chấm nộp muộn",
    "Khi hết các bước mà vẫn bằng điểm",
    "Thời hạn kiến nghị (ngày)",
    "Số chữ số lẻ khi hiển thị",
    "Ai được đề nghị không phát sinh",
    "Lượt chấm phải đồng ý không phát sinh",
    "Thứ tự xét khi bằng điểm",
    "Giới hạn điểm thưởng",
    "Giới hạn tổng điểm",
    "Thứ tự cộng, trừ, quy đổi, giới hạn",
]
SELECTED = {
    "na_mode": "Cho đủ điểm chuẩn",
    "na_agreed_in": "Không cần ai đồng ý",
    "round_policy": "Lấy điểm của lượt chấm sau cùng",
    "late_self_score": "Không nhận",
    "tie_end": "Cùng hạng, chờ bỏ phiếu",
    "places": "2 chữ số",
    "bonus_cap": "Không giới hạn",
    "total_cap": "Không giới hạn",
    "order_1": "Quy đổi phần không phát sinh",
    "order_2": "Cộng điểm thưởng",
    "order_3": "Trừ điểm trừ",
    "order_4": "Giới hạn tổng điểm",
}
Enter = Callable[..., Page]


def test_a_table_from_its_tree_to_its_decision(new_house: House, enter: Enter) -> None:
    made = json.loads(run("-m", "tests.browser.scored_year", "table", data=new_house.data).splitlines()[-1])
    head, url = enter(HEAD), new_house.url
    tree = f"{url}/tieu-chi/ban/{made['version']}/soan/"
    nodes_are_moved_by_keys(head, tree)
    a_node_is_opened_mended_and_left(head)
    a_rule_is_tried(head)
    two_tabs_do_not_write_over_each_other(head, tree)
    conventions_are_chosen(head, f"{url}/tieu-chi/ban/{made['version']}/quy-uoc/")
    table_is_issued(head, tree)


def titles(page: Page) -> list[str]:
    return page.locator("#cay .node-words > a").all_inner_texts()


def looks(page: Page, tree: list[tuple[int, str]]) -> None:
    """Titles in that order, each as deep as that."""
    expect(page.locator("#cay li.node")).to_have_class([re.compile(rf"\bnode-{deep}\b") for deep, _ in tree])
    expect(page.locator("#cay .node-words > a")).to_have_text([title for _, title in tree])


def stands_on(page: Page, title: str) -> None:
    """The keys act on that node."""
    radio = page.locator("#cay input[name=muc]:checked")
    expect(radio).to_be_focused()
    expect(radio.locator("xpath=../div[@class='node-words']/a")).to_have_text(title)


def nodes_are_moved_by_keys(head: Page, tree: str) -> None:
    """Down and up among its own, out of its group and in again, and why it cannot go where it cannot."""
    head.goto(tree)
    looks(head, TREE)
    head.locator("#cay input[name=muc]").first.focus()
    head.keyboard.press("Space")
    for _ in range(2):
        head.keyboard.press("ArrowDown")
    stands_on(head, PLAN)
    moves = [
        ("ArrowDown", DOWN),
        ("ArrowUp", TREE),
        ("ArrowLeft", OUT),
        ("ArrowRight", DOWN),
        ("ArrowUp", TREE),
    ]
    for key, after in moves:
        with head.expect_response(lambda answer: answer.url.endswith("/chuyen/")):
            head.keyboard.press(f"Alt+{key}")
        looks(head, after)
        stands_on(head, PLAN)
    head.keyboard.press("Alt+ArrowUp")
    expect(head.locator(".node-told")).to_have_text("Mục này đã đứng đầu ở bậc của nó. Muốn sang mục lớn khác thì đưa ra ngoài trước.")


def panel(head: Page) -> Locator:
    return head.locator("#cay .node-panel form")


def a_node_is_opened_mended_and_left(head: Page) -> None:
    """The sum follows what is typed; Enter writes it; Esc leaves what was not written."""
    stands_on(head, PLAN)
    head.keyboard.press("Enter")
    expect(panel(head).locator("textarea[name=title]")).to_be_focused()
    panel(head).locator("input[name=points]").fill("3,4")
    assert panel(head).locator("[data-sum]").inner_text() == "Cộng cả mục này 9,90: thiếu 0,10 so với 10,00."
    panel(head).locator("input[name=points]").fill("3,5")
    assert panel(head).locator("[data-sum]").inner_text() == "Cộng cả mục này 10,00: đủ 10,00."
    head.keyboard.press("Enter")
    stands_on(head, PLAN)
    assert head.locator("#cay .node-points").all_inner_texts()[:3] == ["15,00", "10,00", "3,50"]
    assert head.locator("#cay .node-gap").count() == 0
    head.keyboard.press("Enter")
    panel(head).locator("input[name=points]").fill("9")
    head.once("dialog", lambda asked: asked.accept())
    head.keyboard.press("Escape")
    expect(panel(head)).to_have_count(0)
    stands_on(head, PLAN)
    assert head.locator("#cay .node-points").all_inner_texts()[2] == "3,50"


def a_rule_is_tried(head: Page) -> None:
    head.keyboard.press("ArrowDown")
    stands_on(head, JUDGED)
    head.keyboard.press("Enter")
    panel(head).locator("input[name=thu-done]").fill("7")
    panel(head).locator("input[name=thu-target]").fill("9")
    panel(head).locator("button", has_text="Tính thử").click()
    expect(panel(head).locator(".try-points")).to_have_text("5,06 điểm")
    assert "6,5 × 7/9 = 5,0555… → 5,06 điểm" in panel(head).locator(".try-told").inner_text()
    panel(head).locator("[data-close]").click()
    expect(panel(head)).to_have_count(0)


def two_tabs_do_not_write_over_each_other(head: Page, tree: str) -> None:
    """The second sees both values; nothing is written until one of them is chosen."""
    other = head.context.new_page()
    for page in (head, other):
        page.goto(tree)
        page.locator("#cay .node-words > a", has_text=PLAN).first.click()
        expect(panel(page).locator("textarea[name=title]")).to_be_visible()
    for page, words in ((other, THEIRS), (head, MINE)):
        panel(page).locator("textarea[name=title]").fill(words)
        panel(page).locator("button", has_text="Ghi").last.click()
    stands_on(other, f"1. {THEIRS}")
    expect(panel(head).locator("[role=alert]")).to_contain_text("vừa ghi mục này")
    assert panel(head).locator(".diff del").all_inner_texts() == [THEIRS]
    assert panel(head).locator(".diff ins").all_inner_texts() == [MINE]
    other.reload()
    assert titles(other)[2] == f"1. {THEIRS}"
    other.close()
    panel(head).locator("button", has_text="Ghi bản của tôi").click()
    stands_on(head, f"1. {MINE}")


def conventions_are_chosen(head: Page, address: str) -> None:
    """The page says what is open until nothing is."""
    head.goto(address)
    assert head.locator(".choice-index a").all_inner_texts() == OPEN
    assert head.locator(".choice-open .choice-title").all_inner_texts() == OPEN
    for name, word in SELECTED.items():
        head.select_option(f"#id_{name}", label=word)
    head.check("input[name=na_claimed_in][value=self]")
    head.fill("#id_first", "01/01/2021")
    head.fill("#id_last", "31/10/2021")
    head.check("#id_no_ties")
    head.fill("#id_complaint_days", "5")
    press(head, "Ghi quy ước")
    expect(head.locator("main")).to_contain_text("Đã ghi quy ước. Mọi điều đã chọn đủ.")
    assert head.locator(".choice-index").count() == 0


def table_is_issued(head: Page, tree: str) -> None:
    """By its decision; nobody writes in it any more."""
    press(head, "Sang bước ban hành")
    head.fill("#id_decision", "12/QĐ-KVTĐ")
    head.fill("#id_decided_on", "10/06/2021")
    press(head, "Ban hành bảng tiêu chí")
    assert head.locator("section.card .chip").first.inner_text() == "đang có hiệu lực"
    head.goto(tree)
    assert head.locator("#di").count() == 0
    assert titles(head)[2] == f"1. {MINE}"
