"""Dates that are no deadline: of cited documents, anniversaries, history, and numbers that look like dates."""

from bisect import bisect_left

from thidua.plans.reading.model import Span
from thidua.plans.reading.words import compiled, listed, one_of

_DOCUMENTS = one_of(
    listed("""
    quyet dinh | nghi quyet | nghi dinh | thong tu | thong tu lien tich | chi thi | ket luan | huong dan | ke hoach | cong van
    van ban | thong bao | to trinh | bao cao | giay moi | cong dien | quy che | quy dinh | luat | bo luat | phap lenh
    chuong trinh | de an | quy uoc | dieu le | bien ban | lenh | thong tri | hien phap | qd | kh | cv | hd | nq | tb
    """)
)
_DATE = r"[0-9lio]{1,2} ?(?:[/.\-] ?[0-9lio]{1,2} ?[/.\-] ?[0-9]{4}|thang [0-9lio]{1,2},? nam [0-9]{4}|/ ?[0-9]{1,2}(?: ?/ ?[0-9]{4})?)"
_DEADLINE = r"(?:truoc|cham nhat|muon nhat|den|tu|het|la|vao|trong|han|qua|xong|hon)"

_MASKS = tuple(
    (word, compiled(pattern))
    for word, pattern in (
        # a numbered document with its date: "Quyết định số 3088/QĐ-BTP ngày 26/12/2018"
        (
            "ngay",
            rf"(?<!\w){_DOCUMENTS} (?:lien tich )?(?:so ?:? ?)?[0-9lio]{{1,5}} ?[/\-][\w/.&\- ]{{0,40}}?(?:\(| ?, ?)? ?(?:ban hanh "
            rf"|ky )?ngay {_DATE}",
        ),
        (
            "ngay",
            rf"(?<!\w)so ?:? ?[0-9lio]{{1,5}}(?: ?[/\-] ?[\w.&\-]{{1,20}}){{0,4}} ?,? ?(?:ban hanh |ky )?ngay {_DATE}",
        ),
        # an unnumbered one with its issuer: "ngày 05/6/2021 của Bộ", never "trước ngày 15 của tháng"
        (
            "cua",
            rf"(?<!truoc )(?<!nhat )(?<!den )(?<!tu )(?<!het )(?<!la )(?<!vao )ngay {_DATE} cua (?!thang|quy|nam)",
        ),
        # laws by their year
        (
            "luat",
            r"(?<!\w)(?:bo )?luat (?:[^\W\d]{1,9},? ){1,9}?nam \d{4}",
        ),
        # made, signed, founded, born, held in the past
        (
            "ngay",
            rf"(?:ban hanh|ky(?: ket)?|co hieu luc|thanh lap|sinh|phe duyet|thong qua|duoc sua doi) (?:ke )?(?:tu )?ngay {_DATE}",
        ),
        # anniversaries: "(11/6/1948 - 11/6/2018)", "kỷ niệm 70 năm Ngày …", "chào mừng ngày 20/11"
        (
            "-",
            r"[0-9]{1,2} ?[/.] ?[0-9]{1,2} ?[/.] ?1[89][0-9]{2} ?- ?[0-9]{1,2} ?[/.] ?[0-9]{1,2} ?[/.] ?[0-9]{4}",
        ),
        (
            "-",
            r"[0-9]{1,2} ?[/.] ?1[89][0-9]{2} ?- ?[0-9]{1,2} ?[/.] ?[0-9]{4}",
        ),
        (
            "",
            r"(?:chao mung|ky niem|nhan dip|nhan|huong ung|truyen thong|quoc te phu nu|quoc te lao dong"
            rf"|giai phong mien nam)(?:(?! {_DEADLINE} )[^.;:]){{0,70}}?(?:ngay |\(|le |nam )(?:{_DATE}"
            rf"|[0-9]{{1,2}}[/.\-][0-9]{{1,2}})",
        ),
        (
            "1",
            r"[0-9]{1,2}[/.][0-9]{1,2}[/.]1[0-9]{3}",
        ),
        # mottos and titles in quotation marks
        (
            '"',
            r'(?<![\w])"[^"]{1,200}"',
        ),
        # telephones and account numbers
        (
            "0",
            r"(?<!\d)0[0-9]{2,3}[. ][0-9]{3}[. ][0-9]{3,4}(?!\d)",
        ),
    )
)
"""A word that the pattern needs, and the pattern."""


def masked(folded: str) -> list[Span]:
    """Stretches in which no deadline may be read."""
    return sorted(match.span() for word, mask in _MASKS if word in folded for match in mask.finditer(folded))


def inside(at: Span, spans: list[Span]) -> bool:
    """Whether most of `at` lies in one of the sorted spans."""
    first = max(0, bisect_left(spans, (at[0] - _LONGEST, 0)))
    for start, end in spans[first:]:
        if start >= at[1]:
            return False
        if min(end, at[1]) - max(start, at[0]) >= (at[1] - at[0]) / 2:
            return True
    return False


_LONGEST = 400
"""No mask is longer."""
