"""The data dictionary of templates: what a document of a kind may carry (Nghị định 30/2020/NĐ-CP, Phụ lục I, III), with samples."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from thidua.core.dates import phrase
from thidua.core.text import fold
from thidua.documents.rules.kinds import DocumentKind
from thidua.documents.rules.numbers import symbol

Item = str | Mapping[str, str]
Value = str | date | Sequence[Item]


@dataclass(frozen=True, slots=True)
class ListPart:
    """What each line of a list holds: `{{ nguoi.ho_ten }}`."""

    name: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """`sample` tells the sort: words, a day, a list of words, a list of lines with `parts`. `is_long`: words over several lines.

    `waits`: known only when the document is issued; until then a draft leaves room for it. `item`: what tags call one line of the list.
    """

    name: str
    label: str
    sample: Value
    hint: str = ""
    is_required: bool = False
    is_long: bool = False
    waits: bool = False
    item: str = ""
    parts: tuple[ListPart, ...] = ()

    @property
    def is_list(self) -> bool:
        return bool(self.item)

    @property
    def is_day(self) -> bool:
        return isinstance(self.sample, date)

    @property
    def words(self) -> str:
        """The sample of words or of a day, as it is printed."""
        return phrase(self.sample) if isinstance(self.sample, date) else str(self.sample)

    @property
    def tag(self) -> str:
        """Ready to copy into Word; a list as the loop that prints it."""
        if not self.is_list:
            return f"{{{{ {self.name} }}}}"
        inside = " ".join(f"{{{{ {self.item}.{part.name} }}}}" for part in self.parts) or f"{{{{ {self.item} }}}}"
        return f"{{% for {self.item} in {self.name} %}}{inside}{{% endfor %}}"


@dataclass(frozen=True, slots=True)
class FieldList:
    """The fields of one kind of document, by name, in the order of the page."""

    kind: DocumentKind
    fields: tuple[Field, ...]

    def get(self, name: str) -> Field | None:
        return next((field for field in self.fields if field.name == name), None)

    def __iter__(self) -> Iterator[Field]:
        return iter(self.fields)


HEAD = (
    Field(name="co_quan_chu_quan", label="Cơ quan chủ quản trực tiếp", sample="ỦY BAN NHÂN DÂN TỈNH YÊN BÁI"),
    Field(name="co_quan_ban_hanh", label="Cơ quan ban hành", sample="SỞ TƯ PHÁP"),
    Field(name="so", label="Số văn bản", sample="07", hint="Cấp khi phát hành; bản dự thảo chừa chỗ.", waits=True),
    Field(name="dia_danh", label="Địa danh", sample="Yên Bái"),
    Field(name="ngay_ban_hanh", label="Ngày ban hành", sample=date(2021, 1, 5), waits=True),
    Field(name="trich_yeu", label="Trích yếu nội dung", sample="Sơ kết phong trào thi đua sáu tháng đầu năm", is_required=True),
)
SYMBOL = Field(name="ky_hieu", label="Ký hiệu", sample="", hint="Phần sau dấu gạch chéo.")
FOOT = (
    Field(
        name="chuc_vu", label="Quyền hạn, chức vụ người ký", sample="KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", hint="Mỗi dòng một dòng.", is_long=True
    ),
    Field(name="nguoi_ky", label="Họ và tên người ký", sample="Lò Thị Mẫu"),
    Field(name="noi_nhan", label="Nơi nhận", sample=("Như trên", "Giám đốc Sở (để báo cáo)", "Các phòng thuộc Sở"), item="noi"),
    Field(name="luu", label="Lưu", sample="VT, VP", hint="Chữ sau “Lưu:”."),
)
BASES = Field(
    name="can_cu",
    label="Căn cứ ban hành",
    sample=("Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003", "Căn cứ Quyết định số 12/QĐ-KVTĐ ngày 20 tháng 01 năm 2021"),
    item="dong",
)
ADDRESSEES = Field(name="kinh_gui", label="Kính gửi", sample=("Các đơn vị trong Khu vực thi đua", "Văn phòng Sở"), item="noi_gui")
ITEMS = Field(
    name="cac_muc",
    label="Các mục của văn bản",
    sample=(
        {"tieu_de": "Mục đích, yêu cầu", "noi_dung": "Các đơn vị tham gia đầy đủ, đúng thời hạn."},
        {"tieu_de": "Tổ chức thực hiện", "noi_dung": "Văn phòng Sở theo dõi, đôn đốc.\nCác phòng phối hợp."},
    ),
    is_required=True,
    item="muc",
    parts=(ListPart("tieu_de", "Tên mục"), ListPart("noi_dung", "Nội dung mục")),
)
PLACE = Field(name="dia_diem", label="Địa điểm", sample="Phòng họp tầng 2, trụ sở Sở Tư pháp", is_required=True)
OPENING = Field(
    name="mo_dau", label="Đoạn mở đầu", sample="Thực hiện chương trình công tác năm, Sở Tư pháp trình bày như sau.", is_long=True
)
INVITATION = (
    Field(name="ben_moi", label="Đơn vị mời", sample="Sở Tư pháp tỉnh Yên Bái"),
    Field(name="kinh_moi", label="Kính mời", sample="Ông Vàng A Mẫu, Trưởng phòng Hành chính", is_required=True),
    Field(name="toi_du", label="Tới dự", sample="Hội nghị sơ kết công tác thi đua, khen thưởng", is_required=True),
    Field(name="noi_dung", label="Nội dung", sample="Đánh giá kết quả sáu tháng đầu năm, bàn việc sáu tháng cuối năm.", is_long=True),
    Field(name="chu_tri", label="Chủ trì", sample="Bà Lò Thị Mẫu, Phó Giám đốc Sở"),
    Field(name="thoi_gian", label="Thời gian", sample="08 giờ 00, thứ Năm, ngày 17 tháng 6 năm 2021", is_required=True),
    PLACE,
    Field(name="thanh_phan", label="Thành phần dự", sample=("Lãnh đạo Sở", "Trưởng các phòng thuộc Sở"), item="thanh_vien"),
    Field(name="ghi_chu", label="Điều cần lưu ý", sample="Đề nghị đại biểu đến dự đúng giờ và mang theo giấy mời.", is_long=True),
)
MINUTES = (
    Field(name="bat_dau", label="Giờ, ngày bắt đầu", sample="08 giờ 00, ngày 17 tháng 6 năm 2021", is_required=True),
    PLACE,
    Field(
        name="thanh_phan",
        label="Thành phần tham dự",
        sample=(
            {"ho_ten": "Lò Thị Mẫu", "chuc_vu": "Phó Giám đốc Sở", "don_vi": "Sở Tư pháp tỉnh Yên Bái"},
            {"ho_ten": "Vàng A Mẫu", "chuc_vu": "Trưởng phòng Hành chính", "don_vi": "Sở Tư pháp tỉnh Lào Cai"},
        ),
        is_required=True,
        item="nguoi",
        parts=(ListPart("ho_ten", "Họ và tên"), ListPart("chuc_vu", "Chức vụ"), ListPart("don_vi", "Đơn vị")),
    ),
    Field(name="chu_toa", label="Chủ tọa", sample="Lò Thị Mẫu", is_required=True),
    Field(name="thu_ky", label="Thư ký", sample="Nông Văn Mẫu", is_required=True),
    Field(
        name="noi_dung",
        label="Diễn biến cuộc họp",
        sample=("Thư ký đọc dự thảo báo cáo.", "Các đại biểu thảo luận, góp ý về số liệu."),
        is_required=True,
        item="y_kien",
    ),
    Field(name="ket_luan", label="Kết luận của chủ tọa", sample="Các đơn vị hoàn thiện báo cáo trong tháng 6 năm 2021.", is_long=True),
    Field(name="ket_thuc", label="Giờ, ngày kết thúc", sample="11 giờ 30, ngày 17 tháng 6 năm 2021"),
)
DECISION = (
    Field(name="tham_quyen", label="Thẩm quyền ban hành", sample="GIÁM ĐỐC SỞ TƯ PHÁP", hint="Dòng chữ hoa trên các căn cứ."),
    BASES,
    Field(name="theo_de_nghi", label="Theo đề nghị của", sample="Chánh Văn phòng Sở"),
    Field(
        name="cac_dieu",
        label="Các điều của quyết định",
        sample=("Thành lập Tổ giúp việc phong trào thi đua năm 2021.", "Quyết định này có hiệu lực kể từ ngày ký."),
        is_required=True,
        item="dieu",
    ),
    Field(
        name="danh_sach",
        label="Danh sách kèm theo",
        sample=(
            {"ho_ten": "Vàng A Mẫu", "chuc_vu": "Chuyên viên", "don_vi": "Văn phòng Sở"},
            {"ho_ten": "Nông Văn Mẫu", "chuc_vu": "Chuyên viên", "don_vi": "Phòng Hành chính"},
        ),
        item="nguoi",
        parts=(ListPart("ho_ten", "Họ và tên"), ListPart("chuc_vu", "Chức vụ"), ListPart("don_vi", "Đơn vị")),
    ),
)
BODIES: Mapping[DocumentKind, tuple[Field, ...]] = {
    DocumentKind.INVITATION: INVITATION,
    DocumentKind.MINUTES: MINUTES,
    DocumentKind.DECISION: DECISION,
    DocumentKind.PLAN: (BASES, OPENING, ITEMS),
    DocumentKind.REPORT: (ADDRESSEES, OPENING, ITEMS),
    DocumentKind.LETTER: (ADDRESSEES, OPENING, ITEMS),
    DocumentKind.NOTICE: (OPENING, ITEMS),
    DocumentKind.SUBMISSION: (ADDRESSEES, BASES, OPENING, ITEMS),
}


def _listed(kind: DocumentKind, body: tuple[Field, ...]) -> FieldList:
    """A công văn is signed by the agency and the room that drafts it."""
    signs = symbol(kind, *(("STP", "VP") if kind is DocumentKind.LETTER else ("STP",)))
    return FieldList(kind, (*HEAD[:3], replace(SYMBOL, sample=signs), *HEAD[3:], *body, *FOOT))


FIELDS: Mapping[DocumentKind, FieldList] = {kind: _listed(kind, body) for kind, body in BODIES.items()}
"""Kinds of documents that an office may print by a template of its own."""


def slug(kind: DocumentKind) -> str:
    """As an address says it: giay-moi."""
    return fold(kind.label).replace(" ", "-")


def kind_of_slug(words: str) -> DocumentKind | None:
    return next((kind for kind in FIELDS if slug(kind) == words), None)
