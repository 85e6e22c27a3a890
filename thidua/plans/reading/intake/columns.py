"""The heading and the signature of a typed text, set in two columns with blanks or tabs between."""

import re
from collections.abc import Sequence
from typing import Final

GAP: Final = re.compile(r"(?<=\S)(?:\s{3,}|\t+)(?=\S)")
TITLE: Final = re.compile(r"\s*(?:KẾ HOẠCH|K Ế)")
RECIPIENTS: Final = re.compile(r"\s*Nơi nhận")
MOTTO: Final = re.compile(r"(\S)\s+(CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập\s?[-–])")
NUMBER: Final = re.compile(r"\s*Số\s?:?.*/")
LONGEST_HEADING: Final = 15
LONGEST_SIGNATURE: Final = 40


def in_columns(lines: Sequence[str]) -> list[str]:
    """The lines with those two zones read column after column; all others as they stand."""
    title = next((at for at, line in enumerate(lines[: 3 * LONGEST_HEADING]) if TITLE.match(line)), 0)
    recipients = next((at for at in range(len(lines) - 1, -1, -1) if RECIPIENTS.match(lines[at])), len(lines))
    if recipients < title or len(lines) - recipients > 2 * LONGEST_SIGNATURE:
        recipients = len(lines)
    return [*_zone([_parted(line) for line in lines[:title]]), *lines[title:recipients], *_zone(lines[recipients:])]


def _parted(line: str) -> str:
    """A gap where recognition has run the two columns of a heading together."""
    line = MOTTO.sub(r"\1\t\2", line)
    head, comma, date = line.partition(", ngày")
    if not comma or not NUMBER.match(line):
        return line
    words = head.split(" ")
    at = len(words)
    while at > 1 and words[at - 1][:1].isupper() and words[at - 1][1:].islower():
        at -= 1
    return " ".join(words[:at]) + "\t" + " ".join(words[at:]) + comma + date if at < len(words) else line


def _zone(lines: Sequence[str]) -> list[str]:
    """Left column, a blank line, right column; unchanged where no line has two parts."""
    cut = [found for line in lines if (found := GAP.search(line.rstrip()))]
    if not cut:
        return list(lines)
    edge = min(found.end() for found in cut)
    left, right = [], []
    for line in lines:
        found = GAP.search(line.rstrip())
        if found:
            left.append(line[: found.start()])
            right.append(line[found.end() :])
        elif len(line) - len(line.lstrip()) > edge / 2:
            right.append(line)
        else:
            left.append(line)
    return [*left, "", *right]
