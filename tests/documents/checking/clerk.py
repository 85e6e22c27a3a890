"""Papers as a clerk types them in Word, everything set by hand, so that one thing can be set wrong: `Draft` is what stands on it,
`typewriter` types it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

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
