"""Words of official Vietnamese: folding, and how units, acts and papers are named.

Most grammar works on `fold(text)`: lower case, no marks, one kind of hyphen and quote, and **the same length** as the
text, so a place found in one is a place in the other. It makes "trưởc ngày" (a slip of a scanner), "hoà" and "hòa" one.
Where marks tell words apart (sở, số, sơ) the grammar works on `lowered(text)`.
"""

import re
import unicodedata
from collections.abc import Iterable

from thidua.plans.reading.patterns import by_first_letter

_SAME = {"đ": "d", "Đ": "d", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "‒": "-", "“": '"', "”": '"', "„": '"'}
_SAME |= {"‘": "'", "’": "'"} | {chr(code): " " for code in range(0x3001) if chr(code).isspace()}


def _lower(letter: str) -> str:
    small = letter.lower()
    return small if len(small) == 1 else letter


def _base(letter: str) -> str:
    return _lower(unicodedata.normalize("NFD", letter)[0])


_LETTERS = tuple(code for span in ((0x41, 0x5B), (0xC0, 0x250), (0x1E00, 0x1F00)) for code in range(*span))
_PLAIN = {code: _base(chr(code)) for code in _LETTERS} | {ord(letter): plain for letter, plain in _SAME.items()}
_FOLD = "".join(_PLAIN.get(code, chr(code)) for code in range(0x3001))
"""By code: `translate` looks into a string faster than into a dictionary."""
_LOWER = {code: _lower(chr(code)) for code in _LETTERS}


def fold(text: str) -> str:
    """Lower case without marks, character by character."""
    return text.translate(_FOLD)


def lowered(text: str) -> str:
    """Lower case with marks, character by character."""
    small = text.lower()
    return small if len(small) == len(text) else text.translate(_LOWER)


def words_in(folded: str, *words: str) -> bool:
    """Whether any of the words occurs, be it inside another: the cheap question before a costly pattern."""
    for word in words:  # noqa: SIM110
        if word in folded:
            return True
    return False


def one_of(words: Iterable[str]) -> str:
    """A group that matches any of the words, the longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


def in_any_case(patterns: Iterable[str]) -> str:
    """A group that matches any of them however they are written; its first letters stay plain to see."""
    heads = ((first, pattern[1:]) for pattern in patterns for first in dict.fromkeys((pattern[0].upper(), pattern[0].lower())))
    return "(?:" + "|".join(f"{first}(?i:{rest})" for first, rest in heads) + ")"


def compiled(pattern: str) -> re.Pattern[str]:
    """Blanks of the pattern stand for one blank of the text, so patterns read like sentences."""
    return sought(pattern.replace(" ", r"\s"))


def sought(pattern: str) -> re.Pattern[str]:
    """A pattern that is searched for in long texts: with its first letters in front, where it has any."""
    return re.compile(by_first_letter(pattern))


def listed(text: str) -> tuple[str, ...]:
    """Words between bars, over several lines."""
    return tuple(word.strip() for word in text.replace("\n", " | ").split(" | ") if word.strip())


_UNIT_HEADS = listed("""
    đơn vị | cấp (?:cơ sở|huyện|xã|tỉnh|trường|khoa|phòng|thành phố) | cơ quan | phòng(?! trào|,? chống| ngừa| cháy)
    ban(?! hành) | thành viên | trường(?! hợp) | trưởng | sở(?! hữu| dĩ) | cục(?! bộ) | chi cục | tổng cục
    vụ(?! việc| án) | ubnd | uỷ ban | ủy ban | ủy viên | uỷ viên | hội đồng | thường trực | văn phòng | trung tâm
    công an | tòa án | toà án | toà | tòa | tand | viện(?! dẫn) | vksnd | thanh tra(?!,) | bộ(?! máy) | chi bộ
    đảng bộ | đảng ủy | đảng uỷ | cấp ủy | cấp uỷ | công đoàn | đoàn(?! kết) | hội(?! nghị| thảo| thi| trường| họp)
    liên đoàn | lđlđ | tổ(?! chức) | tổ chức (?:đảng|công đoàn|cơ sở|đoàn|chính trị|chính quyền|đoàn thể)
    khoa(?! học) | bệnh viện | trạm | khối | khôi | khởi | cụm | khu vực | phó | giám đốc | thủ trưởng
    lãnh đạo(?!,? chỉ đạo) | hiệu trưởng | chánh | chủ tịch | bí thư | đồng chí | đ/c | kế toán | giáo viên
    cá nhân | cán bộ | đội(?! ngũ) | tổng công ty | công ty | xí nghiệp | kho bạc | kbnn | ngân hàng
    báo(?! cáo| chí) | đài | tạp chí | nhà xuất bản | học viện | chi đoàn | mặt trận | mttq | công chức | viên chức
    chuyên viên | người đứng đầu | người phụ trách | hạt(?! nhân) | chi nhánh | tiểu ban | bộ phận | xã(?! hội)
    phường | thị trấn | huyện | thành phố | thị xã | địa phương | doanh nghiệp | hợp tác xã | tập thể | lớp | thuế
    kiểm toán | bảo hiểm | bhxh | hải quan | tổng biên tập | tiểu đoàn | trung đoàn | đảng viên | đoàn viên
    học sinh | nhà trường | giảng viên | người lao động | thư ký | phân khối | chi hội | đại đội | thành đoàn
    tỉnh đoàn | huyện đoàn | quận | liên chi | sinh viên | ngành | cấp trưởng | cơ sở | khu phố | thôn | ấp
    tổ dân phố | bch | btv | phân hiệu | chính quyền | nhà máy | bưu điện | viễn thông | điện lực | tập đoàn | đồn
    sư đoàn | lữ đoàn | hiệp hội | thư viện | bảo tàng | nhà hát | vườn quốc gia | phân xưởng | nông trường
    lâm trường | hội viên | ttyt | bvđk | ubkt | ubmttq | cđcs | hđtđ | bgh | bgđ | tth | chủ nhiệm | tổ trưởng
    nhóm(?! ngành) | ông(?! cha) | bà(?! con)
""")
_EACH = r"(?:(?:từng|mỗi|toàn bộ|toàn thể|tất cả|toàn)\s)?(?:(?:các|những)\s)?(?:đồng chí\s|quý\s)?"
UNIT = rf"(?:{_EACH}(?:{one_of(_UNIT_HEADS)})(?!\w)|(?:khtc|tchc|hcqt|snv|sgdđt|ttđ|kvtđ|ctđ|ktđ|vp|p\.|đv)(?!\w))".replace(" ", r"\s")
"""How the name of a unit begins, in lower case with marks."""

_CLEAR_HEADS = [head for head in _UNIT_HEADS if " " in head and "(" not in head]
_UNIT_RE = re.compile(UNIT)
_UNIT_SLIPPED = re.compile(
    rf"(?:(?:tung|moi|toan bo|toan the|tat ca|toan) )?(?:cac |nhung )?{one_of(fold(head) for head in _CLEAR_HEADS)}(?!\w)".replace(
        " ", r"\s"
    )
)


def unit_end(text: str, start: int = 0) -> int | None:
    """Where the first words of a unit's name end, when one begins at `start`; also with marks that a scanner lost."""
    head = text[start : start + 60]
    end = unit_match(lowered(head), fold(head), 0)
    return None if end is None else start + end


def unit_match(low: str, folded: str, start: int) -> int | None:
    """The same over a text that is lowered and folded already."""
    match = _UNIT_RE.match(low, start) or _UNIT_SLIPPED.match(folded, start)
    return match.end() if match else None


_MODAL = listed("""
    co trach nhiem | chiu trach nhiem | co nhiem vu | can | phai | se | khan truong | chu dong | tich cuc | kip thoi
    nghiem tuc | thuong xuyen | tiep tuc | dinh ky | chu tri | phoi hop | duoc giao | lam dau moi | la dau moi
    dam bao | bao dam
""")
_VISIBLE = listed("""
    xay dung | gui | nop | lap | trinh | to chuc | tong hop | bao cao | tien hanh | dang ky | cu | chuan bi
    ban hanh | ra soat | hoan thanh | hoan thien | de xuat | tham dinh | cham diem | tu cham | kiem tra | danh gia
    phan cong | bo tri | de nghi | gioi thieu | phat dong | tham gia y kien | gop y | cong bo | cong khai | niem yet
    dang tai | thong bao | mua | in | cap | chi | quyet toan | thanh toan | ky ket | ky giao uoc | thanh lap
    kien toan | lua chon | binh xet | binh chon | bau | suy ton | moi | ra mat | trao | so ket | tong ket | thong ke
    cung cap | bien soan | du thao | soan thao | tham muu ban hanh | phe duyet | quyet dinh | thuc hien | cap nhat
    nhap | scan | hop | giao nhan | ban giao | thu | dong | trich | ho tro | tap huan | mo | khai mac | be mac
    viet | xac nhan | kiem dem | don doc | theo doi | huong dan | trien khai | tham muu | phan anh | quan triet
    pho bien | tuyen truyen | lam thu tuc | ra quan | co mat | tap trung tai | dua tin | phat tin | van dong
    phat hanh | luu tru | can cu | tao dieu kien | xem xet | tiep nhan | thong nhat | giai trinh | bo sung | nhan
    chuyen | tra loi | tham gia | du | giam sat | thuc hanh | chi dao | giup | giao | chon | phat hien | nhan xet
    xep loai | xep hang | khen thuong | trung bay | dien tap | soan | lam ho so | lam bao cao | lam to trinh
    ra van ban | ra quyet dinh | ra thong bao | ra ke hoach
""")
_NOUN_BEFORE = "".join(
    f"(?<!{word} )"
    for word in ("chuong", "qua", "lo", "cong", "tien", "dia", "cac", "moi", "doi tuong", "cua", "ve", "ban", "ban to", "trong", "nhieu")
)
_SHORT = {
    "gửi",
    "nộp",
    "lập",
    "trình",
    "cử",
    "mua",
    "in",
    "cấp",
    "chi",
    "mời",
    "bầu",
    "mở",
    "viết",
    "họp",
    "thu",
    "đóng",
    "trích",
    "nhập",
    "dự",
}
_SHORT |= {"soạn", "giúp", "giao", "chọn", "phải", "cần", "sẽ", "nhận", "chuyển", "gứi", "gởi", "nôp", "lâp", "trinh"}
PREDICATE = compiled(
    rf"(?<!\w){_NOUN_BEFORE}(?:deu |da |cung |truc tiep |dong thoi |nghiem tuc |chu dong )?{one_of((*_MODAL, *_VISIBLE))}(?!\w)"
)
"""A verb that says what its subject does, in folded text. Short verbs need their marks: see `predicate_in`."""


def predicate_in(text: str, folded: str, start: int, end: int, *, is_small: bool = False) -> int | None:
    """Where the first such verb stands. Behind a subject it `is_small`: capitals belong to names ("Ban Thi đua - Khen thưởng")."""
    for match in PREDICATE.finditer(folded, start, end):
        words = lowered(text[match.start() : match.end()])
        if " " not in words and len(words) <= 5 and words not in _SHORT:
            continue
        if not (is_small and text[match.start()].isupper()):
            return match.start()
    return None
