"""Papers as a clerk types them in Word, everything set by hand, so that one thing can be set wrong: `Draft` is what stands on it."""

import io
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from thidua.documents.rules.widths import words_width

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
LONG = (
    "Các cơ quan, đơn vị trong khu vực chủ động tổ chức phát động, đăng ký và thực hiện phong trào thi đua bằng hình thức thiết thực, "
    "hiệu quả, gắn với nhiệm vụ chính trị được giao và phù hợp với điều kiện thực tế của từng cơ quan, đơn vị; kịp thời biểu dương "
    "tập thể, cá nhân có thành tích tiêu biểu."
)


@dataclass
class Look:
    size: float = 14
    bold: bool = False
    italic: bool = False
    align: ALIGN = ALIGN.JUSTIFY
    indent: float = 0
    before: float = 0
    after: float = 0
    spacing: float = 1.0
    font: str = "Times New Roman"
    colour: str = ""
    is_label_bold: bool = True
    rule: float | None = None
    """Millimetres of a line drawn below."""
    is_framed: bool = False


@dataclass
class Par:
    words: str
    look: Look = field(default_factory=Look)


@dataclass
class Page:
    width: float = 210
    height: float = 297
    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 20
    number: str = "header"
    number_align: ALIGN = ALIGN.CENTER
    number_look: Look = field(default_factory=lambda: Look(size=14))
    is_first_apart: bool = True


@dataclass
class Draft:
    """Left and right are the two columns above; `rows` of the heading by turns."""

    left: list[Par]
    right: list[Par]
    number: Par
    date: Par | None
    about: list[Par] = field(default_factory=list)
    copied: list[Par] = field(default_factory=list)
    """Above everything, on the right."""
    stamps: tuple[list[Par], list[Par]] = field(default_factory=lambda: ([], []))
    """Below number and date, on the left and on the right."""
    contact: list[Par] = field(default_factory=list)
    contact_in: str = "first_page_footer"
    contact_rule: float = 160
    above: list[Par] = field(default_factory=list)
    body: list[Par] = field(default_factory=list)
    head: Par | None = None
    recipients: list[Par] = field(default_factory=list)
    signers: list[list[Par]] = field(default_factory=list)
    after: list[Par] = field(default_factory=list)
    page: Page = field(default_factory=Page)
    more: Callable[[Docx], None] | None = None


def par(words: str, **look: Any) -> Par:
    return Par(words, Look(**look))


def mid(words: str, **look: Any) -> Par:
    return par(words, align=ALIGN.CENTER, **look)


def text(words: str, **look: Any) -> Par:
    return par(words, **{"indent": 12.7, "before": 6, **look})


def _rule(par_: Par, share: float) -> Par:
    par_.look.rule = words_width(par_.words, size=par_.look.size, is_bold=par_.look.bold) * share
    return par_


def _frame(number: str, *, has_date: bool = True) -> Draft:
    left = [mid("ỦY BAN NHÂN DÂN TỈNH YÊN BÁI", size=12), _rule(mid("SỞ TƯ PHÁP", size=13, bold=True), 0.42)]
    right = [mid(STATE, size=12, bold=True), _rule(mid(MOTTO, size=13, bold=True), 1.0)]
    date = mid("Yên Bái, ngày 05 tháng 02 năm 2021", size=14, italic=True) if has_date else None
    draft = Draft(left, right, mid(f"Số: {number}", size=13), date)
    draft.head = par("Nơi nhận:", size=12, bold=True, italic=True, align=ALIGN.LEFT)
    draft.recipients = [par(words, size=11, align=ALIGN.LEFT) for words in ("- Bộ Tư pháp;", "- Các đơn vị thành viên;", "- Lưu: VT, VP.")]
    draft.signers = [[mid("KT. GIÁM ĐỐC", bold=True), mid("PHÓ GIÁM ĐỐC", bold=True), mid("Nông Văn Mẫu", bold=True)]]
    return draft


def plan() -> Draft:
    draft = _frame("07/KH-STP")
    draft.above = [mid("KẾ HOẠCH", bold=True, before=12), _rule(mid("Phát động phong trào thi đua năm 2021", bold=True), 0.4)]
    draft.body = [
        text("I. MỤC ĐÍCH, YÊU CẦU", bold=True),
        text("1. Mục đích", bold=True),
        text(f"a) {LONG}"),
        text(f"b) {LONG}"),
        text(f"c) {LONG}"),
        text(f"d) {LONG}"),
        text(f"đ) {LONG}"),
        text("2. Yêu cầu", bold=True),
        text(LONG),
        text("II. NỘI DUNG", bold=True),
        text("1. Đăng ký thi đua", bold=True),
        text(f"1.1. {LONG}"),
        text(f"1.2. {LONG}"),
        text("2. Thời gian thực hiện", bold=True),
        text(f"- {LONG}"),
        text("III. TỔ CHỨC THỰC HIỆN", bold=True),
        text(LONG),
        text(f"{LONG[:-1]}./."),
    ]
    return draft


def decision() -> Draft:
    draft = _frame("12/QĐ-STP")
    draft.above = [
        mid("QUYẾT ĐỊNH", bold=True, before=12),
        _rule(mid("Về việc công nhận danh hiệu thi đua năm 2021", bold=True), 0.4),
        mid("GIÁM ĐỐC SỞ TƯ PHÁP TỈNH YÊN BÁI", bold=True, before=12),
    ]
    bases = (
        "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003;",
        "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ quy định chi tiết thi hành Luật Thi đua, khen thưởng;",
        "Căn cứ Quyết định số 15/QĐ-UBND ngày 08 tháng 3 năm 2019 của Ủy ban nhân dân tỉnh về công tác thi đua, khen thưởng;",
        "Căn cứ Quyết định số 40/QĐ-UBND ngày 02 tháng 6 năm 2020 của Ủy ban nhân dân tỉnh về công tác thi đua, khen thưởng;",
        "Theo đề nghị của Chánh Văn phòng Sở.",
    )
    draft.body = [
        *(text(words, italic=True) for words in bases),
        mid("QUYẾT ĐỊNH:", bold=True, before=12),
        text(f"Điều 1. {LONG}", bold=False),
        text(f"Điều 2. {LONG}"),
        text(
            "Điều 3. Chánh Văn phòng Sở, Trưởng các phòng, đơn vị và cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./."
        ),
    ]
    draft.signers = [[mid("GIÁM ĐỐC", bold=True), mid("Hà Thị Mẫu", bold=True)]]
    draft.recipients[0].words = "- Như Điều 3;"
    return draft


def letter() -> Draft:
    draft = _frame("05/STP-VP")
    draft.about = [mid("V/v đăng ký danh hiệu thi đua năm 2021", size=12, before=6)]
    draft.above = [
        text("Kính gửi:", indent=30, before=12),
        text("- Thanh tra tỉnh Yên Bái;", indent=40),
        text("- Công an tỉnh Yên Bái.", indent=40),
    ]
    draft.body = [text(LONG), text(LONG), text(f"{LONG[:-1]}./.")]
    draft.recipients[0].words = "- Như trên;"
    return draft


def minutes() -> Draft:
    draft = _frame("01/BB-STP", has_date=False)
    draft.above = [mid("BIÊN BẢN", bold=True, before=12), _rule(mid("Họp bình xét thi đua năm 2021", bold=True), 0.4)]
    draft.body = [
        text("Thời gian bắt đầu: 08 giờ 00 phút ngày 05 tháng 02 năm 2021."),
        text(LONG),
        text("Cuộc họp kết thúc vào 11 giờ 00 phút ngày 05 tháng 02 năm 2021./."),
    ]
    draft.signers = [
        [mid("THƯ KÝ", bold=True), mid("Lò Thị Mẫu", bold=True)],
        [mid("CHỦ TỌA", bold=True), mid("Vàng Văn Mẫu", bold=True)],
    ]
    draft.recipients = [draft.recipients[1], par("- Lưu: VT, Hồ sơ.", size=11, align=ALIGN.LEFT)]
    return draft


def with_annexes() -> Draft:
    draft = plan()
    for number, title in (("I", "DANH SÁCH ĐƠN VỊ"), ("II", "BIỂU TỔNG HỢP")):
        draft.after += [
            mid(f"Phụ lục {number}", bold=True),
            mid(title, bold=True),
            mid("(Kèm theo Kế hoạch số 07/KH-STP ngày 05 tháng 02 năm 2021 của Sở Tư pháp)", italic=True),
            text(LONG),
        ]
    return draft


CONTACT = "Số 12 đường Mẫu, thành phố Yên Bái; điện thoại: 0900.000.102; thư điện tử: stp@vidu.example"


def stamped() -> Draft:
    """A plan with all that a paper may have besides: frames, the drafter's code, the address, the words of a signature on a copy."""
    draft = plan()
    frames = [mid(words, size=13, bold=True, is_framed=True) for words in ("MẬT", "HỎA TỐC", "LƯU HÀNH NỘI BỘ")]
    draft.stamps = (frames[:2], frames[2:])
    draft.recipients[-1].words = "- Lưu: VT, VP. LM.(20)"
    draft.contact = [mid(CONTACT, size=11)]
    copied = "Sao y; Sở Tư pháp tỉnh Yên Bái", "05/02/2021 10:20:30 +07:00"
    draft.copied = [par(words, size=10, align=ALIGN.RIGHT) for words in copied]
    return draft


MADE: dict[str, Callable[[], Draft]] = {
    "plan": plan,
    "decision": decision,
    "letter": letter,
    "minutes": minutes,
    "annexes": with_annexes,
    "stamped": stamped,
}


# ---- typing it ----


def typed(draft: Draft, *, has_tabs: bool = False) -> bytes:
    """With a table of two columns, or with tabs and shapes."""
    draft = deepcopy(draft)
    document = Document()
    _page(document, draft.page)
    _foot(document, draft)
    for one in draft.copied:
        _put(document.add_paragraph(), one)
    (_head_by_tabs if has_tabs else _head_by_table)(document, draft)
    for one in (*draft.above, *draft.body):
        _put(document.add_paragraph(), one)
    _sign(document, draft)
    for place, one in enumerate(draft.after):
        paragraph = document.add_paragraph()
        _put(paragraph, one)
        paragraph.paragraph_format.page_break_before = place == 0
    if draft.more:
        draft.more(document)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _page(document: Docx, page: Page) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    section = document.sections[0]
    section.page_width, section.page_height = Mm(page.width), Mm(page.height)
    if page.width > page.height:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.top_margin, section.bottom_margin = Mm(page.top), Mm(page.bottom)
    section.left_margin, section.right_margin = Mm(page.left), Mm(page.right)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = page.is_first_apart
    if page.number:
        paragraph = (section.header if page.number == "header" else section.footer).paragraphs[0]
        paragraph.alignment = page.number_align
        for kind in ("begin", "PAGE", "end"):
            run = paragraph.add_run()
            run.font.size, run.font.bold = Pt(page.number_look.size), page.number_look.bold
            part = OxmlElement("w:instrText" if kind == "PAGE" else "w:fldChar")
            if kind == "PAGE":
                part.text = "PAGE"
            else:
                part.set(qn("w:fldCharType"), kind)
            run._r.append(part)


def _foot(document: Docx, draft: Draft) -> None:
    """The address with a line above it."""
    if not draft.contact:
        return
    story = getattr(document.sections[0], draft.contact_in)
    story.is_linked_to_previous = False
    if draft.contact_rule:
        paragraph = story.paragraphs[0] if not story.paragraphs[0].text else story.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.add_run()._r.append(_shape(draft.contact_rule))
    for one in draft.contact:
        _put(story.add_paragraph(), one)


def _put(paragraph: Any, one: Par, *, with_rule: bool = True) -> None:
    look = one.look
    _say(paragraph, one.words, look)
    paragraph.alignment, form = look.align, paragraph.paragraph_format
    form.first_line_indent, form.space_before, form.space_after, form.line_spacing = (
        Mm(look.indent),
        Pt(look.before),
        Pt(look.after),
        look.spacing,
    )
    if look.rule and with_rule:
        paragraph.add_run()._r.append(_shape(look.rule))


def _say(paragraph: Any, words: str, look: Look) -> None:
    label = words.split(".", maxsplit=1)[0] + "." if words.startswith("Điều ") and not look.bold else ""
    for part, bold in ((label, look.is_label_bold), (words[len(label) :], look.bold)):
        if not part:
            continue
        run = paragraph.add_run(part)
        run.font.size, run.font.bold, run.font.italic, run.font.name = Pt(look.size), bold, look.italic, look.font
        run._r.rPr.rFonts.set(qn("w:hAnsi"), look.font)
        if look.colour:
            run.font.color.rgb = RGBColor.from_string(look.colour)


def _shape(length: float, left: float = 0) -> Any:
    """A line as Word's "Shapes" draws it, anchored to its paragraph."""
    wide, off = int(length * 36000), int(left * 36000)
    return parse_xml(
        f'<w:drawing {nsdecls("w", "wp", "a")} xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" '
        'allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">'
        + (f"<wp:posOffset>{off}</wp:posOffset>" if left else "<wp:align>center</wp:align>")
        + '</wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>210000</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{wide}" cy="0"/><wp:wrapNone/><wp:docPr id="{abs(hash((length, left))) % 9999 + 1}" name="Line"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525">'
        '<a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>'
    )


def _columns(document: Docx, widths: tuple[float, float], rows: int) -> Any:
    table = document.add_table(rows=rows, cols=2)
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return table


def _fill(cell: Any, lines: list[Par]) -> None:
    for place, one in enumerate(lines):
        _put(cell.paragraphs[0] if place == 0 else cell.add_paragraph(), one)


def _head_by_table(document: Docx, draft: Draft) -> None:
    has_stamps = any(draft.stamps)
    table = _columns(document, (66, 96), 2 + has_stamps)
    for cell, stamps in zip(table.rows[2].cells if has_stamps else (), draft.stamps, strict=False):
        _stamp(cell, stamps)
    _fill(table.cell(0, 0), draft.left)
    _fill(table.cell(0, 1), draft.right)
    _fill(table.cell(1, 0), [draft.number, *draft.about] if draft.number else draft.about)
    if draft.date:
        _fill(table.cell(1, 1), [draft.date])


def _stamp(cell: Any, stamps: list[Par]) -> None:
    for one in stamps:
        if not one.look.is_framed:
            _put(cell.add_paragraph(), one)
            continue
        frame = cell.add_table(rows=1, cols=1)
        frame.style, frame.autofit = "Table Grid", False
        frame.columns[0].width = frame.cell(0, 0).width = Mm(words_width(one.words, size=one.look.size, is_bold=True) + 8)
        _put(frame.cell(0, 0).paragraphs[0], one)
        cell.add_paragraph()


def _head_by_tabs(document: Docx, draft: Draft) -> None:
    right = [*draft.right, *([draft.date] if draft.date else [])]
    left = [*draft.left, draft.number]
    for place in range(max(len(left), len(right))):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(30), 1)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(118), 1)
        paragraph.paragraph_format.space_after = Pt(2)
        for one, middle in ((left[place], 30), (right[place], 118)):
            paragraph.add_run("\t")
            _say(paragraph, one.words, one.look)
            if one.look.rule:
                paragraph.add_run()._r.append(_shape(one.look.rule, middle - one.look.rule / 2))


def _sign(document: Docx, draft: Draft) -> None:
    if not draft.head and not draft.signers:
        return
    document.add_paragraph()
    table = _columns(document, (80, 80), 1 if len(draft.signers) < 2 else 2)
    for place, signer in enumerate(draft.signers):
        cell = table.cell(0, 1 if len(draft.signers) < 2 else place)
        lines = [*signer[:-1], *(mid("") for _ in range(4)), signer[-1]]
        _fill(cell, lines)
    if draft.head:
        _fill(table.cell(len(table.rows) - 1, 0), [draft.head, *draft.recipients])
