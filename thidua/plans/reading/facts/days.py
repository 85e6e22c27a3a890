"""Days as Vietnamese offices write them: 26/12/2018, 26-12-2018, ngày 22 tháng 02 năm 2021."""

import re
from datetime import date

DAY = r"\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}|\d{1,2} tháng \d{1,2},? năm \d{4}"
PARTS = re.compile(r"(\d{1,2})\D+?(\d{1,2})\D+(\d{4})")


def day_of(words: str) -> str | None:
    """ISO date of the words, None when the calendar has no such day."""
    parts = PARTS.search(words)
    if not parts:
        return None
    day, month, year = (int(part) for part in parts.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
