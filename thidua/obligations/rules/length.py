"""Papers over their limit of length, and how that is said to the unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from thidua.core import dates


@dataclass(frozen=True, slots=True)
class Over:
    """A measured paper that is longer than its limit, in A4 pages."""

    words: str
    pages: Decimal
    most_pages: Decimal
    clause: str = ""


def over_words(papers: Sequence[Over], *, source: str) -> str:
    """báo cáo tóm tắt dài 4 trang, kế hoạch cho tối đa 3 trang A4 (mục II.7)"""
    return "; ".join(_one(paper, source) for paper in papers)


def _one(paper: Over, source: str) -> str:
    where = f" (mục {paper.clause})" if paper.clause else ""
    return f"{paper.words} dài {dates.figure(paper.pages)} trang, {source} cho tối đa {dates.figure(paper.most_pages)} trang A4{where}"


def words_of_return(papers: Sequence[Over], *, source: str, until: date) -> str:
    said = over_words(papers, source=source)
    return (
        f"{said[:1].upper()}{said[1:]}. Rút gọn rồi nộp lại trước hết ngày {dates.short(until)}; nộp lại kịp thì vẫn tính từ lần nhận này."
    )


def words_of_remark(papers: Sequence[Over], *, source: str) -> str:
    said = over_words(papers, source=source)
    return f"{said[:1].upper()}{said[1:]}. Bản này vẫn được nhận; lần sau viết gọn hơn."


def why_not_count(pages: Decimal | None) -> str | None:
    """Halves at the finest; None = could not be counted."""
    return None if pages is None or (pages > 0 and pages * 2 % 1 == 0) else "Số trang phải lớn hơn 0 và đếm tới nửa trang."
