"""Box 13 of a PDF: the agency's address at the foot of the first page."""

from collections.abc import Sequence

from thidua.documents.checking.additions import MOST, is_contact
from thidua.documents.checking.pdf.layout import MM, Frame, Row, rows_of
from thidua.documents.checking.pdf.page import Page, Ruling
from thidua.documents.checking.sheet import Column, Contact, Format, Line, Rule, Stand

CONTACT = 42 / MM
"""From the lower edge: higher than this no address stands."""
MARGIN = 19 / MM
"""The least margin: whatever stands lower is in a footer."""
LEAST_SHARE = 0.2
"""Of the width of the text, for a rule above an address."""
SMALL = 12.3
NEAR = 8 / MM


def take_contact(pages: Sequence[Page], frame: Frame) -> Contact | None:
    """Taken out of the pages on which it stands."""
    first = pages[0]
    rule = _rule(first, frame)
    rows = [row for row in rows_of(first) if row.base > (rule.at if rule else first.height - MARGIN)][:MOST]
    words = " ".join(row.text for row in rows)
    if not rows or not (is_contact(words) or (rule is not None and _is_alone(first, rule, frame) and _is_small(rows))):
        return None
    _take_out(first, rows)
    again = [page for page in pages[1:] if _repeats(page, words)]
    stand = Stand.EVERY if len(again) == len(pages) - 1 and again else Stand.FIRST
    return Contact(tuple(_line(row, first, rule if row is rows[0] else None) for row in rows), stand)


def _rule(page: Page, frame: Frame) -> Ruling | None:
    """The lowest that has words close below it."""
    least = LEAST_SHARE * (frame.right - frame.left)
    low = [rule for rule in page.rulings if rule.is_across and page.height - rule.at < CONTACT and rule.end - rule.start > least]
    near = [rule for rule in low if any(0 < piece.base - rule.at < NEAR + piece.size for piece in page.pieces)]
    return max(near, key=lambda rule: (round(rule.at), rule.end - rule.start), default=None)


def _is_alone(page: Page, rule: Ruling, frame: Frame) -> bool:
    """From margin to margin, and no line of a table."""
    is_of_table = any(not other.is_across and other.end > rule.at - 1 for other in page.rulings)
    return rule.end - rule.start > 0.9 * (frame.right - frame.left) and not is_of_table


def _is_small(rows: Sequence[Row]) -> bool:
    return max(piece.size for row in rows for piece in row.pieces) <= SMALL


def _take_out(page: Page, rows: Sequence[Row]) -> None:
    taken = {id(piece) for row in rows for piece in row.pieces}
    page.pieces = [piece for piece in page.pieces if id(piece) not in taken]


def _repeats(page: Page, words: str) -> bool:
    rows = [row for row in rows_of(page) if page.height - row.base < CONTACT]
    for begin in range(len(rows)):
        if " ".join(row.text for row in rows[begin:]) == words:
            _take_out(page, rows[begin:])
            return True
    return False


def _line(row: Row, page: Page, rule: Ruling | None) -> Line:
    runs = tuple(run for piece in row.pieces for run in piece.runs)
    marks = tuple(piece.mark(page.width, page.height) for piece in row.pieces)
    rules = (Rule((rule.end - rule.start) * MM),) if rule else ()
    return Line(runs, Format(), Column.NONE, marks=marks, rules=rules)
