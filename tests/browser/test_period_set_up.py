"""The head sets up a scoring period on its pages: what cannot work is refused where it is typed, mended there, and the period opens."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from demo.units import so
from tests.browser.acts import count, follow, press
from tools.walk.house import House

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HEAD, MEMBER = "lan.hoangthimai", "hang.nongminh"
TABLE = "Bảng tiêu chí thi đua chuyên đề cải cách hành chính năm 2021"
FOUR = [so(place) for place in ("Yên Bái", "Lạng Sơn", "Tuyên Quang", "Sơn La")]
Enter = Callable[..., Page]


@pytest.fixture
def begun(with_samples: Path) -> Path:
    """An issued table waits for its period."""
    return with_samples


def test_the_head_sets_up_a_period_and_opens_it(new_house: House, enter: Enter) -> None:
    page = enter(HEAD)
    _begin(page, new_house.url)
    _choose(page, FOUR[:2])
    _plan_rounds(page)
    _mend_the_group(page)
    _opened(page, new_house)
    _nobody_scores_the_other(page)
    member = enter(MEMBER)
    member.goto(f"{new_house.url}/cham-diem/")
    expect(member.locator("main")).to_contain_text("Chấm cải cách hành chính")


def _begin(page: Page, url: str) -> None:
    """By the one table that no period uses yet."""
    page.goto(f"{url}/cham-diem/")
    follow(page.locator("a", has_text="Lập kỳ chấm").filter(has_text="miền núi phía Bắc · 2021"))
    press(page, "Lập kỳ chấm")
    expect(page.locator("main")).to_contain_text("Chọn bảng tiêu chí đã ban hành.")
    page.get_by_label(re.compile(re.escape(TABLE))).check()
    page.fill("#id_title", "Chấm cải cách hành chính")
    press(page, "Lập kỳ chấm")
    expect(page.locator("h1")).to_have_text("Đơn vị được chấm")


def _choose(page: Page, units: Sequence[str]) -> None:
    """These alone. What was chosen stands in the boxes."""
    page.locator("main input[type=checkbox]").evaluate_all("boxes => boxes.forEach((box) => { box.checked = false; })")
    for unit in units:
        page.get_by_label(unit, exact=True).check()
    press(page, "Ghi, sang các vòng")


def _plan_rounds(page: Page) -> None:
    """A day missing, then a round that closes before it opens: refused with what was typed still there."""
    _type(page, {"self": ("10/06/2021", ""), "cross": ("18/06/2021", "12/06/2021"), "standing": ("25/06/2021", "30/06/2021")})
    expect(page.locator("main .field-error")).to_have_text("Ghi ngày, ví dụ 19/06/2021.")
    _type(page, {"self": ("10/06/2021", "20/06/2021")})
    expect(page.locator("main")).to_contain_text("Chấm chéo: Vòng chấm phải khép sau lúc mở.")
    expect(page.locator("#id_closes-cross")).to_have_value("12/06/2021")
    page.check("#id_blind-cross")
    _type(page, {"cross": ("18/06/2021", "24/06/2021")})
    expect(page.locator("h1")).to_have_text("Chấm cải cách hành chính")


def _type(page: Page, days: Mapping[str, tuple[str, str]]) -> None:
    for kind, (opens, closes) in days.items():
        page.check(f"#id_chosen-{kind}")
        page.fill(f"#id_opens-{kind}", opens)
        page.fill(f"#id_closes-{kind}", closes)
    press(page, "Ghi các vòng")


def _mend_the_group(page: Page) -> None:
    """Two units would score each other: the button says so until more are chosen."""
    blocked = page.locator(".blocked", has_text="Mở kỳ chấm")
    expect(blocked).to_contain_text("Chấm chéo cần ít nhất 3 đơn vị; nhóm này có 2 nên hai bên sẽ chấm lẫn nhau.")
    expect(blocked.locator("button")).to_be_disabled()
    follow(page.locator("main .row", has_text="Đơn vị được chấm").locator("a"))
    expect(page.locator("main input[type=checkbox]:checked")).to_have_count(2)
    _choose(page, FOUR)
    expect(page.locator("#id_closes-cross")).to_have_value("24/06/2021")
    press(page, "Ghi các vòng")


def _opened(page: Page, house: House) -> None:
    """A turn a round and unit: who scores what is settled."""
    before = count(house.data, "scoring_turn")
    press(page, "Mở kỳ chấm")
    expect(page.locator("main")).to_contain_text("Đã mở kỳ chấm")
    assert count(house.data, "scoring_turn") == before + 3 * len(FOUR)
    expect(page.get_by_role("link", name="Sửa", exact=True)).to_have_count(0)


def _nobody_scores_the_other(page: Page) -> None:
    follow(page.locator("a", has_text="Ai chấm ai ở vòng nào"))
    rows = [[cell.strip() for cell in row.locator("th, td").all_inner_texts()] for row in page.locator("main tbody tr").all()]
    pairs = {(scorer, scored) for scored, one, scorer, *_ in rows if one == "Chấm chéo"}
    assert {scored for _, scored in pairs} == set(FOUR) == {scorer for scorer, _ in pairs}
    assert not pairs & {(scored, scorer) for scorer, scored in pairs}
