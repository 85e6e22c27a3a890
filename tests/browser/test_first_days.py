"""An empty house: five steps, and the first plan is dropped in."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import complaints
from tests.browser.acts import press
from tests.browser.plans import SHORT
from tools.walk.browser import DESK, PHONE, screen
from tools.walk.first_days import first_days
from tools.walk.house import prepare, serve
from tools.walk.places import FIRST_RUN

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_five_steps_to_the_first_plan(browser: Browser, tmp_path: Path) -> None:
    faults: list[str] = []
    prepare(tmp_path, demo=False)
    with serve(tmp_path, demo=False) as house:
        context = browser.new_context(**screen(DESK))
        page = context.new_page()
        complaints.listen(page, faults)
        steps = []
        for route in first_days(page, house.url):
            steps.append(route)
            for width, height in (PHONE, DESK):
                page.set_viewport_size({"width": width, "height": height})
                faults += [f"{route}, {width}: {fault}" for fault in complaints.of_width(page) + complaints.of_axe(page)]
            faults += [f"{route}: {fault}" for fault in complaints.of_shape(page) + complaints.of_words(page)]
        assert steps == FIRST_RUN
        page.set_input_files("input[name=uploads]", SHORT)
        press(page, "Đọc kế hoạch")
        assert "soát trước khi đưa vào năm" in page.inner_text("h1")
        context.close()
    assert not faults, "\n".join(faults)
