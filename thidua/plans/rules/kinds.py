"""How the pages speak of each kind of fact: its group, and a label and shape for every field. No raw code reaches the screen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from thidua.core import dates
from thidua.plans.enums import FactKind
from thidua.plans.rules import dues


class Shape(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    LIST = "list"
    DATE = "date"
    DUE = "due"
    YES = "yes"
    CHOICE = "choice"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a kind: `choices` are stored value → word. `is_head`: the card is called by it."""

    name: str
    label: str
    shape: Shape = Shape.TEXT
    choices: Mapping[Any, str] = field(default_factory=dict)
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A tab of the review page. `look` is the colour of its marks in the document."""

    key: str
    word: str
    kinds: tuple[FactKind, ...]
    look: str = "plain"
    noun: str = "điều"


GROUPS = (
    Group("nghia-vu", "Nghĩa vụ", (FactKind.OBLIGATION,), "duty", "nghĩa vụ"),
    Group("moc", "Mốc", (FactKind.STAGE, FactKind.EVENT, FactKind.PHASE), "event", "mốc"),
    Group("bo-phieu", "Bỏ phiếu", (FactKind.VOTE, FactKind.QUOTA, FactKind.SUCCESSION), "limit", "điều về bỏ phiếu, hạn mức"),
    Group("gioi-han", "Giới hạn", (FactKind.PAGE_LIMIT,), "limit", "giới hạn độ dài"),
    Group("ho-so", "Hồ sơ", (FactKind.DOCUMENT_LIST,), "limit", "danh mục hồ sơ"),
    Group("chi-tieu", "Chỉ tiêu", (FactKind.TARGET,), "event", "chỉ tiêu"),
    Group(
        "hoi-nghi",
        "Chương trình",
        (
            FactKind.AGENDA_ITEM,
            FactKind.EVENT_PLACE,
            FactKind.EVENT_DURATION,
            FactKind.PARTICIPANTS,
            FactKind.HEADCOUNT,
            FactKind.NOTICE_TO_FOLLOW,
        ),
        "event",
        "điều về hội nghị",
    ),
    Group("dau-moi", "Đầu mối", (FactKind.CONTACT,), "contact", "đầu mối"),
    Group("noi-nhan", "Nơi nhận", (FactKind.RECIPIENT, FactKind.ARCHIVE), "plain", "nơi nhận"),
    Group("kinh-phi", "Kinh phí", (FactKind.FUNDING, FactKind.FUND, FactKind.NO_CONTRIBUTION), "plain", "điều về kinh phí"),
    Group("can-cu", "Căn cứ", (FactKind.LEGAL_BASIS,), "plain", "căn cứ"),
    Group("khac", "Khác", (FactKind.THEME, FactKind.MOVEMENT), "plain", "chủ đề, phong trào"),
)
DOUBT = Group("nghi-ngo", "Điểm nghi ngờ", (FactKind.WARNING,), "doubt", "điểm nghi ngờ")
GROUP_OF = {kind: group for group in (*GROUPS, DOUBT) for kind in group.kinds}

EVENTS = {
    "toa_dam": "Tọa đàm",
    "hoi_thao": "Hội thảo",
    "hoi_nghi": "Hội nghị",
    "hoi_nghi_tong_ket": "Hội nghị tổng kết",
    "hoi_nghi_so_ket": "Hội nghị sơ kết",
    "hoi_nghi_trien_khai": "Hội nghị triển khai",
    "le_phat_dong": "Lễ phát động",
    "ky_ket_giao_uoc": "Ký kết giao ước thi đua",
    "hoi_thi": "Hội thi",
    "tap_huan": "Tập huấn",
    "le_trao_thuong": "Lễ trao thưởng",
    "le_tong_ket": "Lễ tổng kết",
    "dai_hoi": "Đại hội",
    "kiem_tra": "Kiểm tra",
}
OPERATORS = {">=": "ít nhất", ">": "trên", "<=": "không quá", "<": "dưới", "=": "đúng"}
MEASURES = {"percent": "%", "count": ""}
PLACES = {"preamble": "phần căn cứ", "body": "trong nội dung"}
DUE = FieldSpec("due", "Thời gian", Shape.DUE)
EVENT = FieldSpec("event", "Hội nghị, sự kiện", Shape.CHOICE, EVENTS, is_head=True)
TENTATIVE = FieldSpec("tentative", "Mới là dự kiến", Shape.YES)

FIELDS: dict[FactKind, tuple[FieldSpec, ...]] = {
    FactKind.STAGE: (FieldSpec("stage", "Bước", is_head=True), DUE),
    FactKind.EVENT: (FieldSpec("title", "Tên gọi", is_head=True), EVENT, DUE, FieldSpec("days", "Số ngày", Shape.NUMBER), TENTATIVE),
    FactKind.PHASE: (
        FieldSpec("name", "Tên đợt", is_head=True),
        FieldSpec("start", "Từ ngày", Shape.DATE),
        FieldSpec("end", "Đến ngày", Shape.DATE),
    ),
    FactKind.EVENT_PLACE: (FieldSpec("place", "Địa điểm", is_head=True), FieldSpec("form", "Hình thức")),
    FactKind.EVENT_DURATION: (FieldSpec("days", "Số ngày", Shape.NUMBER),),
    FactKind.HEADCOUNT: (FieldSpec("count", "Số người", Shape.NUMBER), FieldSpec("approx", "Khoảng chừng", Shape.YES)),
    FactKind.PARTICIPANTS: (
        FieldSpec("group", "Thành phần", is_head=True),
        FieldSpec("role", "Vai trò"),
        FieldSpec("persons", "Ai dự"),
    ),
    FactKind.AGENDA_ITEM: (
        FieldSpec("event", "Của", Shape.CHOICE, EVENTS),
        FieldSpec("order", "Thứ tự", Shape.NUMBER),
        FieldSpec("actor", "Ai làm"),
    ),
    FactKind.NOTICE_TO_FOLLOW: (FieldSpec("document", "Văn bản sẽ có", is_head=True), FieldSpec("about", "Về việc")),
    FactKind.VOTE: (
        FieldSpec("awards", "Danh hiệu, hình thức", Shape.LIST, is_head=True),
        FieldSpec("contest", "Nội dung bầu", is_head=True),
        FieldSpec("year", "Năm", Shape.NUMBER),
        FieldSpec("method", "Cách làm"),
    ),
    FactKind.SUCCESSION: (
        FieldSpec("role", "Vai trò", is_head=True),
        FieldSpec("year", "Năm", Shape.NUMBER),
        FieldSpec("unit", "Đơn vị"),
        FieldSpec("by", "Theo"),
    ),
    FactKind.QUOTA: (
        FieldSpec("award", "Danh hiệu, hình thức", is_head=True),
        FieldSpec("scope", "Trong phạm vi"),
        FieldSpec("max", "Nhiều nhất", Shape.NUMBER),
        FieldSpec("max_percent", "Nhiều nhất (%)", Shape.NUMBER),
        FieldSpec("per_unit", "Mỗi đơn vị", Shape.NUMBER),
        FieldSpec("per_total", "Trên tổng số", Shape.NUMBER),
        FieldSpec("subset_of", "Chọn trong số đã được"),
        TENTATIVE,
    ),
    FactKind.TARGET: (
        FieldSpec("subject", "Đối tượng", is_head=True),
        FieldSpec("award", "Danh hiệu, kết quả"),
        FieldSpec("op", "Mức", Shape.CHOICE, OPERATORS),
        FieldSpec("value", "Trị số", Shape.NUMBER),
        FieldSpec("unit", "Đơn vị tính", Shape.CHOICE, {"percent": "phần trăm", "count": "số lượng"}),
        FieldSpec("of", "Tính trên"),
    ),
    FactKind.PAGE_LIMIT: (
        FieldSpec("document", "Văn bản", is_head=True),
        FieldSpec("max_pages", "Không quá (trang)", Shape.NUMBER),
        FieldSpec("paper", "Khổ giấy"),
        FieldSpec("max_words", "Không quá (chữ)", Shape.NUMBER),
        FieldSpec("max_minutes", "Không quá (phút)", Shape.NUMBER),
        FieldSpec("max_mb", "Không quá (MB)", Shape.NUMBER),
        FieldSpec("font_size", "Cỡ chữ", Shape.NUMBER),
        FieldSpec("if_any", "Nếu có", Shape.YES),
    ),
    FactKind.DOCUMENT_LIST: (FieldSpec("purpose", "Để làm gì", is_head=True), FieldSpec("documents", "Gồm", Shape.LIST)),
    FactKind.THEME: (FieldSpec("role", "Là"),),
    FactKind.MOVEMENT: (FieldSpec("level", "Cấp phát động"), FieldSpec("years", "Giai đoạn", Shape.YEARS)),
    FactKind.CONTACT: (
        FieldSpec("name", "Họ và tên", is_head=True),
        FieldSpec("role", "Chức vụ"),
        FieldSpec("acts_for", "Đầu mối của"),
        FieldSpec("phone", "Điện thoại"),
        FieldSpec("email", "Thư điện tử"),
        FieldSpec("struck", "Đã bị gạch trong văn bản", Shape.YES),
    ),
    FactKind.FUNDING: (FieldSpec("sources", "Nguồn", Shape.LIST, is_head=True),),
    FactKind.FUND: (FieldSpec("fund", "Quỹ", is_head=True), FieldSpec("purpose", "Để làm gì")),
    FactKind.NO_CONTRIBUTION: (FieldSpec("year", "Năm", Shape.NUMBER), FieldSpec("reason", "Lý do")),
    FactKind.RECIPIENT: (FieldSpec("name", "Nơi nhận", is_head=True), FieldSpec("purpose", "Để")),
    FactKind.ARCHIVE: (FieldSpec("marks", "Lưu", Shape.LIST, is_head=True),),
    FactKind.LEGAL_BASIS: (
        FieldSpec("doc_type", "Loại văn bản"),
        FieldSpec("number", "Số, ký hiệu", is_head=True),
        FieldSpec("date", "Ngày ban hành", Shape.DATE),
        FieldSpec("issuer", "Cơ quan ban hành"),
        FieldSpec("where", "Đứng ở", Shape.CHOICE, PLACES),
    ),
}


def shown(spec: FieldSpec, value: Any) -> str:
    """A stored value as a person reads it; "" when there is nothing to say."""
    if value in (None, "", [], False) and not _is_zero(value):
        return ""
    return _SHOWN.get(spec.shape, _text)(spec, value)


def _text(_: FieldSpec, value: Any) -> str:
    return str(value)


def _is_zero(value: Any) -> bool:
    return value == 0 and value is not False


def _figure(spec: FieldSpec, value: Any) -> str:
    return dates.figure(value) if isinstance(value, int | float) and spec.name != "year" else str(value)


def _list(_: FieldSpec, value: Any) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _years(_: FieldSpec, value: Any) -> str:
    return " - ".join(map(str, value)) if isinstance(value, list) else str(value)


def _date(_: FieldSpec, value: Any) -> str:
    day = dues.day_of(value)
    return dates.short(day) if day else str(value)


def _choice(spec: FieldSpec, value: Any) -> str:
    return spec.choices.get(value, str(value).replace("_", " "))


def _due(_: FieldSpec, value: Any) -> str:
    return dues.words(value)


def _yes(*_: Any) -> str:
    return "có"


_SHOWN: Mapping[Shape, Callable[[FieldSpec, Any], str]] = {
    Shape.NUMBER: _figure,
    Shape.LIST: _list,
    Shape.DATE: _date,
    Shape.DUE: _due,
    Shape.YES: _yes,
    Shape.CHOICE: _choice,
    Shape.YEARS: _years,
}


def headline(kind: FactKind, fields: Mapping[str, Any], quote: str) -> str:
    """What a card is called: the head field of its kind, else the words of the plan."""
    heads = [shown(spec, fields.get(spec.name)) for spec in FIELDS.get(kind, ()) if spec.is_head]
    title = next((head for head in heads if head), quote)
    return title[:1].upper() + title[1:]


def rows(kind: FactKind, fields: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(label, value) of what a card says beyond its headline."""
    said = [(spec.label, shown(spec, fields.get(spec.name))) for spec in FIELDS.get(kind, ()) if not spec.is_head]
    return [(label, value) for label, value in said if value]
