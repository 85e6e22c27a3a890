"""Looking at a due value on the form and saving it again loses nothing; correcting a part keeps the rest."""

from datetime import date
from typing import Any

import pytest

from thidua.plans.forms.due import DueForm
from thidua.plans.rules import dues

UNASKED: list[dict[str, Any]] = [
    {"kind": "recurring", "every": "month", "from_day": 20, "to_day": 25},
    {"kind": "recurring", "every": "quarter", "day": 10, "bound": "before", "of": "first_month"},
    {"kind": "recurring", "every": "year", "day": 15, "bound": "before", "month": 11},
    {"kind": "recurring", "every": "week", "weekday": "thứ Sáu", "bound": "before"},
    {"kind": "recurring", "every": "year", "min_count": 2},
    {"kind": "recurring", "every": None, "on_request": True},
    {"kind": "range", "start": "2020-11-05", "end": "2020-11-06", "time": "16:30"},
    {"kind": "range", "start": None, "end": "2020-11-06"},
    {"kind": "before", "date": None, "raw": "31/6/2021"},
    {"kind": "before", "date": "2021-06-20", "time": "17:00", "note": "dự kiến"},
    {"kind": "month", "month": "2021-09", "note": "đầu tháng"},
    {"kind": "relative", "anchor": "kết thúc mỗi đợt", "days": None, "direction": "after"},
    {"kind": "relative", "anchor": "Hội nghị", "days": 5, "unit": "working", "direction": "before", "bound": "at_least", "time": "16:00"},
]


def posted(form: DueForm) -> dict[str, str]:
    """What a browser sends back when nothing is touched: a list of choices without a chosen one sends its first."""
    data: dict[str, str] = {}
    for shown in form:
        value = shown.field.widget.format_value(shown.field.prepare_value(shown.value()))
        choices = [str(key) for key, _ in getattr(shown.field, "choices", ())]
        if choices:
            data[shown.html_name] = value[0] if value and value[0] in choices else choices[0]
        elif shown.name == "on_request":
            data |= {shown.html_name: "on"} if shown.value() else {}
        else:
            data[shown.html_name] = str(value or "")
    return data


def saved(due: dict[str, Any] | None, **typed: str) -> Any:
    form = DueForm.of(due, posted(DueForm.of(due)) | {f"due-{name}": value for name, value in typed.items()})
    assert form.is_valid(), form.errors
    return form.value()


@pytest.mark.parametrize("due", UNASKED)
def test_untouched_due_comes_back_as_it_was(due: dict[str, Any]) -> None:
    assert saved(due) == due


def test_untouched_none_stays_none() -> None:
    assert saved(None) is None


@pytest.mark.parametrize(
    ("due", "typed", "now"),
    [
        (UNASKED[0], {"interval": "2"}, {**UNASKED[0], "interval": 2}),
        (UNASKED[0], {"day": "15"}, {"kind": "recurring", "every": "month", "day": 15}),
        (UNASKED[1], {"of_month": "last_month"}, {**UNASKED[1], "of": "last_month"}),
        (UNASKED[2], {"in_month": "12"}, {**UNASKED[2], "month": 12}),
        (UNASKED[4], {"every": "quarter"}, {**UNASKED[4], "every": "quarter"}),
        (UNASKED[6], {"end": "07/11/2020"}, {**UNASKED[6], "end": "2020-11-07"}),
        (UNASKED[8], {"date": "30/06/2021"}, {"kind": "before", "date": "2021-06-30"}),
        (UNASKED[9], {"date": "21/06/2021"}, {**UNASKED[9], "date": "2021-06-21"}),
        (UNASKED[9], {"kind": "by"}, {"kind": "by", "date": "2021-06-20", "time": "17:00"}),
        (UNASKED[12], {"days": "7"}, {**UNASKED[12], "days": 7}),
        (UNASKED[12], {"kind": ""}, None),
    ],
)
def test_corrected_due_keeps_what_was_not_touched(due: dict[str, Any], typed: dict[str, str], now: Any) -> None:
    assert saved(due, **typed) == now


def test_missing_day_is_still_asked_for_a_new_kind() -> None:
    form = DueForm.of(UNASKED[8], posted(DueForm.of(UNASKED[8])) | {"due-kind": "by"})
    assert form.errors == {"date": ["Ghi ngày, ví dụ 20/06/2021."]}


# ---- which month of a turn a day stands in ----


@pytest.mark.parametrize(
    ("more", "last"),
    [
        ({"every": "year", "day": 15, "bound": "before", "month": 11}, [date(2021, 11, 14)]),
        ({"every": "year", "day": 15, "bound": "before"}, [None]),
        ({"every": "half", "day": 10, "bound": "by"}, [None, None]),
        ({"every": "half", "day": 31, "bound": "by", "of": "last_month"}, [date(2021, 6, 30), date(2021, 12, 31)]),
        (
            {"every": "quarter", "day": 10, "bound": "before", "of": "first_month"},
            [date(2021, 1, 9), date(2021, 4, 9), date(2021, 7, 9), date(2021, 10, 9)],
        ),
        (
            {"every": "quarter", "day": 1, "bound": "before", "of": "first_month"},
            [date(2020, 12, 31), date(2021, 3, 31), date(2021, 6, 30), date(2021, 9, 30)],
        ),
        ({"every": "quarter", "from_day": 20, "to_day": 25, "of": "last_month"}, [date(2021, month, 25) for month in (3, 6, 9, 12)]),
        ({"every": "half", "day": 5, "month": 3, "bound": "by"}, [date(2021, 3, 5), None]),
        ({"every": "quarter"}, [date(2021, 3, 31), date(2021, 6, 30), date(2021, 9, 30), date(2021, 12, 31)]),
    ],
)
def test_day_of_a_long_turn_is_never_guessed(more: dict[str, Any], last: list[date | None]) -> None:
    found = [window for _, window in dues.occurrences({"kind": "recurring", **more}, 2021)]
    assert [window.last if window else None for window in found] == last
    assert all(window.first is not None and window.first <= window.last for window in found if window)


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (UNASKED[0], "hằng tháng, từ ngày 20 đến ngày 25"),
        (UNASKED[1], "hằng quý, trước ngày 10 của tháng đầu"),
        (UNASKED[2], "hằng năm, trước ngày 15/11"),
        (UNASKED[3], "hằng tuần, trước thứ Sáu"),
        (UNASKED[4], "hằng năm, ít nhất 2 lần"),
    ],
)
def test_words_of_a_turn(due: dict[str, Any], words: str) -> None:
    assert dues.words(due) == words
