"""Faults to be found, each planted alone into a good paper: what is planted where, and the one code that must be told."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

from tests.documents.checking.clerk import Draft, Par, mid, par, text


@dataclass(frozen=True)
class Plant:
    """`also`: what else the same plant truly causes. `is_printed`: a PDF shows it too."""

    code: str
    into: str
    sow: Callable[[Draft], Any]
    also: frozenset[str] = frozenset()
    is_printed: bool = True

    @property
    def name(self) -> str:
        return f"{self.code} in {self.into}"


def _look(one: Par, **more: Any) -> Par:
    one.look = replace(one.look, **more)
    return one


def _words(one: Par, old: str, new: str) -> None:
    assert old in one.words, (old, one.words)
    one.words = one.words.replace(old, new)


def _page(draft: Draft, **more: Any) -> None:
    draft.page = replace(draft.page, **more)


def _swap(items: list[Par], one: int, other: int) -> None:
    items[one], items[other] = items[other], items[one]


def _all(lines: list[Par], **more: Any) -> None:
    for one in lines:
        _look(one, **more)


def _number_look(draft: Draft, **more: Any) -> None:
    draft.page.number_look = replace(draft.page.number_look, **more)


def _base_end(draft: Draft) -> None:
    _words(draft.body[1], "khen thưởng;", "khen thưởng.")


def _own_drafter(draft: Draft, words: str, **look: Any) -> None:
    """In a line of its own below the list, or nowhere."""
    _words(draft.recipients[-1], " LM.(20)", "")
    if words:
        draft.recipients.append(par(words, **{"size": 11, "align": ALIGN.LEFT, **look}))


PLANTS = (
    # the page
    Plant("page.size", "plan", lambda d: _page(d, width=215.9, height=279.4)),
    Plant("page.lying", "letter", lambda d: _page(d, width=297, height=210), is_printed=True),
    Plant("margin.top", "plan", lambda d: _page(d, top=12)),
    Plant("margin.bottom", "plan", lambda d: _page(d, bottom=12), is_printed=True),
    Plant("margin.left", "plan", lambda d: _page(d, left=25)),
    Plant("margin.right", "plan", lambda d: _page(d, right=25)),
    Plant("font.name", "letter", lambda d: _all(d.body, font="Arial")),
    Plant("font.colour", "letter", lambda d: _look(d.body[0], colour="0000FF")),
    Plant("page_number.missing", "plan", lambda d: _page(d, number="")),
    Plant("page_number.first", "plan", lambda d: _page(d, is_first_apart=False)),
    Plant("page_number.footer", "plan", lambda d: _page(d, number="footer")),
    Plant("page_number.side", "plan", lambda d: _page(d, number_align=ALIGN.RIGHT)),
    Plant("page_number.size", "plan", lambda d: _number_look(d, size=11)),
    Plant("page_number.style", "plan", lambda d: _number_look(d, bold=True)),
    # box 1
    Plant("state.missing", "plan", lambda d: d.right.pop(0)),
    Plant("state.words", "plan", lambda d: _words(d.right[0], "HÒA", "HOÀ")),
    Plant("state.case", "letter", lambda d: _words(d.right[0], d.right[0].words, "Cộng hòa xã hội chủ nghĩa Việt Nam")),
    Plant("state.size", "decision", lambda d: _look(d.right[0], size=10)),
    Plant("state.bold", "plan", lambda d: _look(d.right[0], bold=False)),
    Plant("state.italic", "plan", lambda d: _look(d.right[0], italic=True)),
    Plant("motto.missing", "minutes", lambda d: d.right.pop(1)),
    Plant("motto.words", "plan", lambda d: _words(d.right[1], " - ", "-")),
    Plant("motto.words", "decision", lambda d: _words(d.right[1], "Tự do", "Tự Do")),
    Plant("motto.size", "letter", lambda d: _look(d.right[1], size=11, rule=48)),
    Plant("motto.bold", "plan", lambda d: _look(d.right[1], bold=False)),
    Plant("motto.rule", "plan", lambda d: _look(d.right[1], rule=None)),
    Plant("motto.rule_length", "letter", lambda d: _look(d.right[1], rule=25)),
    # box 2
    Plant("issuer.missing", "plan", lambda d: d.left.clear()),
    Plant("issuer.case", "letter", lambda d: _words(d.left[1], "SỞ TƯ PHÁP", "Sở Tư pháp")),
    Plant("issuer.bold", "plan", lambda d: _look(d.left[1], bold=False)),
    Plant("issuer.size", "plan", lambda d: _look(d.left[1], size=15)),
    Plant("issuer.rule", "plan", lambda d: _look(d.left[1], rule=None)),
    Plant("issuer.rule_length", "decision", lambda d: _look(d.left[1], rule=32)),
    Plant("superior.bold", "plan", lambda d: _look(d.left[0], bold=True)),
    Plant("superior.case", "plan", lambda d: _words(d.left[0], d.left[0].words, "Ủy ban nhân dân tỉnh Yên Bái")),
    Plant("superior.size", "minutes", lambda d: _look(d.left[0], size=10)),
    # box 3
    Plant("number.missing", "plan", lambda d: _words(d.number, d.number.words, " ")),
    Plant("number.colon", "plan", lambda d: _words(d.number, "Số:", "Số")),
    Plant("number.zero", "letter", lambda d: _words(d.number, "05", "5")),
    Plant("number.spaces", "plan", lambda d: _words(d.number, "KH-STP", "KH - STP")),
    Plant("number.slash", "plan", lambda d: _words(d.number, "07/KH-STP", "07-KH/STP")),
    Plant("number.kind", "plan", lambda d: _words(d.number, "KH", "BC")),
    Plant("number.kind", "decision", lambda d: _words(d.number, "QĐ", "QD")),
    Plant("number.old", "plan", lambda d: (_words(d.number, "KH", "UQ"), _words(d.above[0], "KẾ HOẠCH", "GIẤY ỦY QUYỀN"))),
    Plant("number.letter", "letter", lambda d: _words(d.number, "STP-VP", "CV-STP")),
    Plant("number.case", "plan", lambda d: _words(d.number, "KH-STP", "kh-stp")),
    Plant("number.size", "plan", lambda d: _look(d.number, size=11)),
    Plant("number.bold", "plan", lambda d: _look(d.number, bold=True)),
    # box 4
    Plant("date.missing", "plan", lambda d: setattr(d, "date", None)),
    Plant("date.comma", "plan", lambda d: _words(d.date, ",", "")),  # type: ignore[arg-type]
    Plant("date.day_zero", "plan", lambda d: _words(d.date, "05", "5")),  # type: ignore[arg-type]
    Plant("date.month_zero", "letter", lambda d: _words(d.date, "02", "2")),  # type: ignore[arg-type]
    Plant("date.month_spare_zero", "plan", lambda d: _words(d.date, "02", "06")),  # type: ignore[arg-type]
    Plant("date.impossible", "plan", lambda d: _words(d.date, "05", "30")),  # type: ignore[arg-type]
    Plant("date.form", "plan", lambda d: _words(d.date, "05 tháng 02 năm ", "05/02/")),  # type: ignore[arg-type]
    Plant("date.place", "plan", lambda d: _words(d.date, "Yên Bái, n", "N")),  # type: ignore[arg-type]
    Plant("date.italic", "decision", lambda d: _look(d.date, italic=False)),  # type: ignore[arg-type]
    Plant("date.size", "plan", lambda d: _look(d.date, size=12)),  # type: ignore[arg-type]
    # box 5
    Plant("title.missing", "plan", lambda d: d.above.pop(0)),
    Plant("title.case", "plan", lambda d: _words(d.above[0], "KẾ HOẠCH", "Kế hoạch")),
    Plant("title.bold", "decision", lambda d: _look(d.above[0], bold=False)),
    Plant("title.size", "plan", lambda d: _look(d.above[0], size=18)),
    Plant("title.italic", "minutes", lambda d: _look(d.above[0], italic=True)),
    Plant("title.centre", "plan", lambda d: _look(d.above[0], align=ALIGN.LEFT), is_printed=False),
    Plant("summary.missing", "plan", lambda d: d.above.pop(1)),
    Plant("summary.bold", "plan", lambda d: _look(d.above[1], bold=False)),
    Plant("summary.italic", "plan", lambda d: _look(d.above[1], italic=True)),
    Plant("summary.size", "decision", lambda d: _look(d.above[1], size=11, rule=32)),
    Plant("summary.centre", "plan", lambda d: _look(d.above[1], align=ALIGN.LEFT), is_printed=False),
    Plant(
        "summary.capitals",
        "plan",
        lambda d: _words(d.above[1], d.above[1].words, d.above[1].words.upper()),
        frozenset({"summary.rule_length"}),
    ),
    Plant("summary.rule", "plan", lambda d: _look(d.above[1], rule=None)),
    Plant("summary.rule_length", "plan", lambda d: _look(d.above[1], rule=90)),
    Plant("about.missing", "letter", lambda d: d.about.clear()),
    Plant("about.words", "letter", lambda d: _words(d.about[0], "V/v", "Về việc")),
    Plant("about.bold", "letter", lambda d: _look(d.about[0], bold=True)),
    Plant("about.italic", "letter", lambda d: _look(d.about[0], italic=True)),
    Plant("about.size", "letter", lambda d: _look(d.about[0], size=14)),
    # box 6
    Plant("bases.italic", "decision", lambda d: _all(d.body[:5], italic=False)),
    Plant("bases.size", "decision", lambda d: _all(d.body[:5], size=12)),
    Plant("bases.end", "decision", _base_end),
    Plant("bases.last", "decision", lambda d: _words(d.body[4], "Sở.", "Sở;")),
    Plant("bases.order", "decision", lambda d: _swap(d.body, 0, 1)),
    Plant("bases.days", "decision", lambda d: _swap(d.body, 2, 3)),
    Plant("bases.law_number", "decision", lambda d: _words(d.body[0], "khen thưởng ngày", "khen thưởng số 15/2003/QH11 ngày")),
    Plant(
        "bases.joined", "decision", lambda d: (_words(d.body[0], d.body[0].words, f"{d.body[0].words} {d.body[1].words}"), d.body.pop(1))
    ),
    Plant("authority.bold", "decision", lambda d: _look(d.above[2], bold=False)),
    Plant("decides.bold", "decision", lambda d: _look(d.body[5], bold=False)),
    Plant("article.bold", "decision", lambda d: _look(d.body[6], is_label_bold=False)),
    Plant("body.size", "letter", lambda d: _all(d.body, size=12)),
    Plant("body.size", "plan", lambda d: _look(d.body[8], size=16)),
    Plant("body.bold", "letter", lambda d: _look(d.body[1], bold=True)),
    Plant("body.italic", "letter", lambda d: _look(d.body[1], italic=True)),
    Plant("body.align", "letter", lambda d: _all(d.body, align=ALIGN.LEFT)),
    Plant("body.indent", "letter", lambda d: _all(d.body, indent=20)),
    Plant("body.gap", "plan", lambda d: _all(d.body, before=2), is_printed=False),
    Plant("body.spacing", "letter", lambda d: _all(d.body, spacing=2.0)),
    Plant("body.spacing", "plan", lambda d: _all(d.body, spacing=0.8)),
    Plant("roman.case", "plan", lambda d: _words(d.body[9], "NỘI DUNG", "Nội dung")),
    Plant("roman.bold", "plan", lambda d: _look(d.body[9], bold=False)),
    Plant("roman.size", "plan", lambda d: _look(d.body[9], size=16)),
    Plant("outline.jump", "plan", lambda d: _words(d.body[15], "III.", "IV.")),
    Plant("outline.repeat", "plan", lambda d: _words(d.body[15], "III.", "II.")),
    Plant("outline.repeat", "plan", lambda d: _words(d.body[6], "đ)", "d)")),
    Plant("outline.jump", "plan", lambda d: _words(d.body[6], "đ)", "e)")),
    Plant("outline.letter", "plan", lambda d: _words(d.body[6], "đ)", "f)")),
    Plant("outline.decimal", "plan", lambda d: _words(d.body[12], "1.2.", "1.3.")),
    Plant("outline.decimal", "plan", lambda d: (_words(d.body[11], "1.1.", "3.1."), _words(d.body[12], "1.2.", "3.2."))),
    Plant("outline.jump", "decision", lambda d: _words(d.body[8], "Điều 3.", "Điều 4.")),
    Plant("end.mark", "plan", lambda d: _words(d.body[-1], "./.", ".")),
    Plant("end.mark", "letter", lambda d: _words(d.body[-1], "./.", ". /.")),
    # box 7
    Plant("signature.missing", "decision", lambda d: d.signers.clear()),
    Plant("signature.two", "minutes", lambda d: d.signers.pop(0)),
    Plant("post.case", "decision", lambda d: _words(d.signers[0][0], "GIÁM ĐỐC", "Giám đốc")),
    Plant("post.bold", "plan", lambda d: _all(d.signers[0][:2], bold=False)),
    Plant("post.size", "plan", lambda d: _all(d.signers[0][:2], size=11)),
    Plant("post.prefix", "plan", lambda d: _words(d.signers[0][0], "KT. ", "KT.")),
    Plant("post.prefix", "letter", lambda d: _words(d.signers[0][0], "KT. ", "K/T ")),
    Plant("post.kt", "plan", lambda d: _words(d.signers[0][1], "PHÓ GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")),
    Plant("post.kt", "letter", lambda d: d.signers[0].pop(1)),
    Plant("post.deputy", "plan", lambda d: d.signers[0].pop(0)),
    Plant("post.tm", "decision", lambda d: _words(d.signers[0][0], "GIÁM ĐỐC", "TM. GIÁM ĐỐC")),
    Plant("post.after", "decision", lambda d: _words(d.signers[0][0], "GIÁM ĐỐC", "TL. GIÁM ĐỐC")),
    Plant("name.bold", "plan", lambda d: _look(d.signers[0][2], bold=False)),
    Plant("name.size", "plan", lambda d: _look(d.signers[0][2], size=16)),
    Plant("name.case", "plan", lambda d: _words(d.signers[0][2], "Nông Văn Mẫu", "NÔNG VĂN MẪU")),
    Plant("name.title", "plan", lambda d: _words(d.signers[0][2], "Nông", "TS. Nông")),
    Plant("name.title", "decision", lambda d: _words(d.signers[0][1], "Hà", "Bà Hà")),
    # box 9
    Plant("addressee.missing", "letter", lambda d: d.above.clear()),
    Plant("addressee.colon", "letter", lambda d: _words(d.above[0], ":", "")),
    Plant("addressee.end", "letter", lambda d: _words(d.above[1], ";", ".")),
    Plant("addressee.last", "letter", lambda d: _words(d.above[2], ".", ";")),
    Plant("addressee.bold", "letter", lambda d: _all(d.above, bold=True)),
    Plant("addressee.size", "letter", lambda d: _all(d.above, size=12)),
    Plant("recipients.missing", "plan", lambda d: (setattr(d, "head", None), d.recipients.clear())),
    Plant("recipients.bold", "plan", lambda d: _look(d.head, bold=False)),  # type: ignore[arg-type]
    Plant("recipients.italic", "plan", lambda d: _look(d.head, italic=False)),  # type: ignore[arg-type]
    Plant("recipients.size", "plan", lambda d: _look(d.head, size=14)),  # type: ignore[arg-type]
    Plant("recipients.colon", "plan", lambda d: _words(d.head, ":", "")),  # type: ignore[arg-type]
    Plant("list.size", "plan", lambda d: _all(d.recipients, size=13)),
    Plant("list.italic", "plan", lambda d: _all(d.recipients, italic=True)),
    Plant("list.dash", "plan", lambda d: _words(d.recipients[1], "- Các", "Các")),
    Plant("list.end", "plan", lambda d: _words(d.recipients[0], ";", ".")),
    Plant("list.last", "plan", lambda d: _words(d.recipients[-1], "VP.", "VP;")),
    Plant("list.kept", "plan", lambda d: (d.recipients.pop(), _words(d.recipients[-1], ";", "."))),
    Plant(
        "list.kept_last",
        "plan",
        lambda d: (_swap(d.recipients, 1, 2), _words(d.recipients[1], ".", ";"), _words(d.recipients[2], ";", ".")),
    ),
    Plant("list.kept_words", "plan", lambda d: _words(d.recipients[-1], "Lưu:", "Lưu")),
    Plant("list.kept_words", "letter", lambda d: _words(d.recipients[-1], "VT, VP", "VP")),
    Plant("list.as_above", "letter", lambda d: d.recipients.pop(0)),
    # box 10a
    Plant("secrecy.words", "stamped", lambda d: _words(d.stamps[0][0], "MẬT", "TÀI LIỆU MẬT")),
    Plant("secrecy.words", "stamped", lambda d: _words(d.stamps[0][0], "MẬT", "TỐI MẶT")),
    Plant("secrecy.case", "stamped", lambda d: _words(d.stamps[0][0], "MẬT", "Tối mật")),
    Plant("secrecy.bold", "stamped", lambda d: _look(d.stamps[0][0], bold=False)),
    Plant("secrecy.italic", "stamped", lambda d: _look(d.stamps[0][0], italic=True)),
    Plant("secrecy.frame", "stamped", lambda d: _look(d.stamps[0][0], is_framed=False)),
    Plant("secrecy.place", "stamped", lambda d: d.stamps[1].append(d.stamps[0].pop(0))),
    Plant(
        "secrecy.place",
        "stamped",
        lambda d: (d.stamps[0].pop(0), d.body.insert(3, mid("TUYỆT MẬT", bold=True))),
        frozenset({"secrecy.frame"}),
    ),
    Plant("secrecy.order", "stamped", lambda d: _swap(d.stamps[0], 0, 1)),
    Plant("secrecy.twice", "stamped", lambda d: d.stamps[0].insert(1, deepcopy(d.stamps[0][0]))),
    # box 10b
    Plant("urgency.words", "stamped", lambda d: _words(d.stamps[0][1], "HỎA TỐC", "HOẢ TỐC")),
    Plant("urgency.words", "stamped", lambda d: _words(d.stamps[0][1], "HỎA TỐC", "RẤT KHẨN")),
    Plant("urgency.case", "stamped", lambda d: _words(d.stamps[0][1], "HỎA TỐC", "Thượng khẩn")),
    Plant("urgency.size", "stamped", lambda d: _look(d.stamps[0][1], size=16)),
    Plant("urgency.bold", "stamped", lambda d: _look(d.stamps[0][1], bold=False)),
    Plant("urgency.italic", "stamped", lambda d: _look(d.stamps[0][1], italic=True)),
    Plant("urgency.frame", "stamped", lambda d: _look(d.stamps[0][1], is_framed=False)),
    Plant("urgency.place", "stamped", lambda d: d.stamps[1].insert(0, d.stamps[0].pop(1))),
    Plant("urgency.place", "stamped", lambda d: d.left.append(_look(d.stamps[0].pop(1), is_framed=False)), frozenset({"urgency.frame"})),
    # box 11
    Plant("circulation.words", "stamped", lambda d: _words(d.stamps[1][0], "LƯU HÀNH", "CHỈ LƯU HÀNH")),
    Plant("circulation.words", "stamped", lambda d: _words(d.stamps[1][0], "LƯU HÀNH NỘI BỘ", "ĐỌC XONG TRẢ LẠI")),
    Plant("circulation.case", "stamped", lambda d: _words(d.stamps[1][0], "LƯU HÀNH NỘI BỘ", "Lưu hành nội bộ")),
    Plant("circulation.size", "stamped", lambda d: _look(d.stamps[1][0], size=11)),
    Plant("circulation.bold", "stamped", lambda d: _look(d.stamps[1][0], bold=False)),
    Plant("circulation.frame", "stamped", lambda d: _look(d.stamps[1][0], is_framed=False)),
    Plant("circulation.place", "stamped", lambda d: d.above.append(d.stamps[1].pop(0)), frozenset({"circulation.frame"})),
    # box 12
    Plant("drafter.case", "stamped", lambda d: _words(d.recipients[-1], "LM.", "lm.")),
    Plant("drafter.form", "stamped", lambda d: _words(d.recipients[-1], "(20)", "(20 bản)")),
    Plant("drafter.form", "stamped", lambda d: _own_drafter(d, "LM.20b")),
    Plant("drafter.size", "stamped", lambda d: _own_drafter(d, "LM.(20)", size=13)),
    Plant("drafter.bold", "stamped", lambda d: _own_drafter(d, "LM.(20)", bold=True)),
    Plant("drafter.italic", "stamped", lambda d: _own_drafter(d, "LM.(20)", italic=True)),
    Plant("drafter.place", "stamped", lambda d: (_own_drafter(d, ""), d.body.insert(9, text("LM.(20)", size=13)))),
    # box 13
    Plant("contact.size", "stamped", lambda d: _look(d.contact[0], size=9)),
    Plant("contact.size", "stamped", lambda d: _look(d.contact[0], size=13)),
    Plant("contact.bold", "stamped", lambda d: _look(d.contact[0], bold=True)),
    Plant("contact.italic", "stamped", lambda d: _look(d.contact[0], italic=True)),
    Plant("contact.capitals", "stamped", lambda d: _words(d.contact[0], d.contact[0].words, d.contact[0].words.upper())),
    Plant("contact.rule", "stamped", lambda d: setattr(d, "contact_rule", 0)),
    Plant("contact.rule_length", "stamped", lambda d: setattr(d, "contact_rule", 60)),
    Plant(
        "contact.place",
        "stamped",
        lambda d: (
            setattr(d, "contact_in", "footer"),
            _page(d, is_first_apart=False, number=""),
            setattr(d, "body", [*d.body[:-1], d.body[-2], d.body[-1]]),
        ),
        frozenset({"page_number.missing"}),
    ),
    Plant("contact.place", "stamped", lambda d: setattr(d, "contact_in", "footer"), is_printed=False),
    Plant(
        "contact.place",
        "stamped",
        lambda d: (setattr(d, "contact_in", "first_page_header"), setattr(d, "contact_rule", 0)),
        is_printed=False,
    ),
    Plant("contact.place", "stamped", lambda d: d.left.append(mid("Điện thoại: 0900.000.102", size=11))),
    # box 14
    Plant("copy.size", "stamped", lambda d: _all(d.copied, size=13)),
    Plant("copy.bold", "stamped", lambda d: _all(d.copied, bold=True)),
    Plant("copy.italic", "stamped", lambda d: _all(d.copied, italic=True)),
    Plant("copy.capitals", "stamped", lambda d: _words(d.copied[0], d.copied[0].words, d.copied[0].words.upper())),
    Plant("copy.time", "stamped", lambda d: _words(d.copied[1], ":30 +07:00", "")),
    Plant("copy.issuer", "stamped", lambda d: _words(d.copied[0], "; Sở Tư pháp tỉnh Yên Bái", "")),
    Plant("copy.place", "stamped", lambda d: _all(d.copied, align=ALIGN.LEFT)),
    # annexes
    Plant("annex.capitals", "annexes", lambda d: _words(d.after[0], "Phụ lục", "PHỤ LỤC")),
    Plant("annex.bold", "annexes", lambda d: _look(d.after[0], bold=False)),
    Plant("annex.size", "annexes", lambda d: _look(d.after[0], size=12)),
    Plant("annex.centre", "annexes", lambda d: _look(d.after[0], align=ALIGN.LEFT), is_printed=False),
    Plant("annex.roman", "annexes", lambda d: (_words(d.after[0], " I", " 1"), _words(d.after[4], " II", " 2"))),
    Plant("annex.order", "annexes", lambda d: _words(d.after[4], " II", " III")),
    Plant("annex_title.bold", "annexes", lambda d: _look(d.after[1], bold=False)),
    Plant("annex_title.case", "annexes", lambda d: _words(d.after[1], d.after[1].words, "Danh sách đơn vị")),
    Plant("annex_reference.italic", "annexes", lambda d: _look(d.after[2], italic=False)),
    Plant("annex_reference.missing", "annexes", lambda d: d.after.pop(2)),
)
