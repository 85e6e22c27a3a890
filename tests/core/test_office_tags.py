"""What the builtin library writes, and that templates keep the house's rules: known icons, nothing inline."""

import re
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string

from thidua.core.templatetags import office
from thidua.portal import menu

HOUSE = Path(office.__file__).resolve().parents[2]
TEMPLATES = sorted(HOUSE.glob("*/templates/**/*.html"))
SPRITE = (HOUSE / "core/templates/core/parts/_sprite.html").read_text()
ICONS = set(re.findall(r'id="i-([a-z-]+)"', SPRITE))
EVENING = datetime(2021, 6, 3, 20, 5, tzinfo=ZoneInfo("UTC"))
"""03:05 of 4 June in Hanoi."""


def written(source: str, **values: object) -> str:
    return Template(source).render(Context(values))


@pytest.mark.parametrize(
    ("source", "value", "words"),
    [
        ("{{ v|ngay }}", date(2021, 6, 9), "09/06/2021"),
        ("{{ v|ngay }}", EVENING, "04/06/2021"),
        ("{{ v|ngay }}", None, ""),
        ("{{ v|ngay_thang }}", date(2021, 6, 9), "09/6"),
        ("{{ v|ngay_thang }}", None, ""),
        ("{{ v|gio_ngay }}", EVENING, "03:05, 04/06/2021"),
        ("{{ v|gio_ngay }}", None, ""),
        ("{{ v|thu|capfirst }}", date(2021, 6, 10), "Thứ Năm"),
        ("{{ v|so }}", Decimal("1234.50"), "1.234,5"),
        ("{{ v|so }}", 0, "0"),
        ("{{ v|so }}", None, ""),
        ("{{ v|dung_luong }}", 812, "812 byte"),
        ("{{ v|dung_luong }}", 48_213, "47 KB"),
        ("{{ v|dung_luong }}", 2_621_440, "2,5 MB"),
        ("{{ v|dung_luong }}", None, ""),
        ("{{ v|viet_tat }}", "Hoàng Thị Mẫu", "HM"),
        ("{{ v|viet_tat }}", "đức", "Đ"),
        ("{{ v|viet_tat }}", "", ""),
    ],
)
def test_filters(source: str, value: object, words: str) -> None:
    assert written(source, v=value) == words


@pytest.mark.parametrize(
    ("day", "words"), [(date(2021, 6, 19), "còn 9 ngày"), (date(2021, 6, 10), "hôm nay"), (date(2021, 6, 8), "quá 2 ngày"), (None, "")]
)
def test_con_lai_counts_from_the_assumed_day(moment: datetime, day: date | None, words: str) -> None:
    assert written("{{ v|con_lai }}", v=day) == words


def test_icon_is_decoration_without_a_label() -> None:
    assert written('{% icon "check" %}') == '<svg class="icon" aria-hidden="true" focusable="false"><use href="#i-check"/></svg>'


def test_icon_with_a_label_is_an_image() -> None:
    assert 'role="img" aria-label="A &amp; B"' in written('{% icon "check" label=v %}', v="A & B")


def test_capture_trims_and_escapes_once() -> None:
    assert written("{% capture as t %}  {{ v }} {% endcapture %}[{{ t }}]", v="<b>") == "[&lt;b&gt;]"
    assert written("{% capture as t %} \n {% endcapture %}{% if t %}yes{% else %}empty{% endif %}") == "empty"


@pytest.mark.parametrize(
    ("part", "values"),
    [
        ("_chip", {"kind": "late", "word": "<b>"}),
        ("_mark", {"kind": "late", "word": "<b>"}),
        ("_clause", {"quote": "<b>", "clause": "<b>"}),
        ("_notice", {"kind": "late", "text": "<b>"}),
        ("_blocked", {"word": "<b>", "reason": "<b>"}),
        ("_diff", {"added": ["<b>"], "changed": [{"what": "<b>", "before": "<b>", "after": "<b>"}], "removed": ["<b>"]}),
        ("_file", {"file": {"name": "<b>", "size": 3}}),
        ("_why", {"steps": [{"text": "<b>", "steps": [{"text": "<b>"}]}]}),
        ("_timeline", {"items": [{"word": "<b>", "note": "<b>"}]}),
        ("_person", {"name": "<b>", "title": "<b>", "phone": "<b>"}),
    ],
)
def test_parts_escape_what_they_are_given(part: str, values: dict[str, object]) -> None:
    page = render_to_string(f"core/parts/{part}.html", values)
    assert "<b>" not in page
    assert "&lt;b&gt;" in page


@pytest.mark.parametrize("kind", office.ICON_OF_KIND)
def test_a_state_is_a_word_and_a_shape(kind: str) -> None:
    page = render_to_string("core/parts/_chip.html", {"kind": kind, "word": "Đã nhận"})
    assert f"#i-{office.ICON_OF_KIND[kind]}" in page
    assert "Đã nhận" in page


def test_a_deadline_says_words_and_what_is_left(moment: datetime) -> None:
    page = render_to_string(
        "core/parts/_deadline.html", {"moment": datetime(2021, 6, 19, 23, 59, tzinfo=office.clock.LOCAL), "words": "trước ngày 20/6/2021"}
    )
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page)).strip()
    assert text == "hết ngày 19/06/2021 (“trước ngày 20/6/2021”) · còn 9 ngày"


def test_every_icon_named_in_a_template_is_in_the_sprite() -> None:
    named = {name for path in TEMPLATES for name in re.findall(r'{% (?:icon|firstof icon) "([a-z-]+)"', path.read_text())}
    given = {name for path in TEMPLATES for name in re.findall(r'\bicon="([a-z-]+)"', path.read_text())}
    places = {place.icon for group in menu.MAP for place in group} | {place.icon for place in menu.PERSON}
    assert (named | given | places | set(office.ICON_OF_KIND.values())) - ICONS == set()


def test_the_sprite_names_each_icon_once() -> None:
    assert len(re.findall(r"<symbol", SPRITE)) == len(ICONS)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_templates_hold_nothing_inline(path: Path) -> None:
    source = path.read_text()
    assert re.findall(r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)", source) == []


def test_the_stylesheet_names_no_other_host() -> None:
    assert re.findall(r"(?:https?:)?//[^\s\"')]+", (HOUSE / "core/static/core/thidua.css").read_text()) == []
