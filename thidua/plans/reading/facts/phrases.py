"""Words that several finders share: awards, units that are counted, papers."""

import re

from thidua.plans.reading.words import in_any_case, sought

AWARD_NAMES = (
    "Cờ thi đua",
    "Cờ truyền thống",
    "Bằng khen",
    "Giấy khen",
    "Thư khen",
    "Huân chương",
    "Huy chương",
    "Kỷ niệm chương",
    "Chiến s[ĩỹ] thi đua",
    "Chiến s[ĩỹ] tiên tiến",
    "Tập thể lao động tiên tiến",
    "Tập thể lao động xuất sắc",
    "Lao động tiên tiến",
    "Đơn vị tiên tiến",
    "Đơn vị quyết thắng",
    "Anh hùng Lao động",
    "Gia đình văn hóa",
    "Nhà giáo (?:ưu tú|nhân dân)",
    "Thầy thuốc (?:ưu tú|nhân dân)",
)
AWARD = sought(
    rf"{in_any_case(AWARD_NAMES)}(?P<of>(?: (?!cho |đối |đề nghị |tặng |xét |năm |không |trở |và |hoặc là |với |trong |theo |để |nếu |"
    rf"đạt |được |là )[^\s,;:.()“”\"]+)*)"
)
QUOTED = re.compile(r"[“\"](?P<name>[^“”\"]{2,250})[”\"]")

UNIT_NOUNS = (
    "tập thể",
    "cá nhân",
    "đơn vị",
    "cơ quan",
    "phòng",
    "xã",
    "phường",
    "thị trấn",
    "thôn",
    "hộ gia đình",
    "gia đình",
    "hộ",
    "doanh nghiệp",
    "doanh nhân",
    "trường",
    "lớp",
    "cờ thi đua",
    "cờ",
    "bằng khen",
    "giấy khen",
    "điển hình tiên tiến",
    "điển hình",
    "gương điển hình",
    "gương",
    "mô hình",
    "sáng kiến",
    "đề tài",
    "giải pháp",
    "công trình",
    "công chức",
    "viên chức",
    "cán bộ",
    "người lao động",
    "đảng viên",
    "giáo viên",
    "học sinh",
    "sinh viên",
    "nông dân",
    "đoàn viên",
    "hội viên",
    "chi cục",
    "chi bộ",
    "chi hội",
    "tổ",
    "đội",
    "danh hiệu",
    "hồ sơ",
    "tham luận",
    "tin, bài",
    "tin bài",
    "bài viết",
    "bài",
    "cuộc",
    "đợt",
    "buổi",
    "giải",
)
UNIT_NOUN = "|".join(sorted(UNIT_NOUNS, key=len, reverse=True))

PAPER_NOUNS = (
    "báo cáo",
    "tờ trình",
    "biên bản",
    "văn bản",
    "bản",
    "danh sách",
    "bảng",
    "hồ sơ",
    "công văn",
    "quyết định",
    "đề án",
    "tài liệu",
    "phiếu",
    "đơn",
    "giấy",
    "bài",
    "kế hoạch",
    "video",
    "phóng sự",
    "clip",
    "ảnh",
    "hình ảnh",
    "tham luận",
    "minh chứng",
    "tóm tắt",
    "biểu",
    "biểu mẫu",
    "phụ lục",
    "các báo cáo",
    "các tài liệu",
    "các văn bản",
    "các minh chứng",
    "dự thảo",
    "chương trình",
    "đĩa",
    "file",
    "tệp",
    "thuyết minh",
    "sáng kiến",
    "xác nhận",
    "ý kiến",
    "chứng nhận",
    "số liệu",
    "đề cương",
    "kịch bản",
    "nghị quyết",
    "quy chế",
    "giao ước",
    "đăng ký",
)
PAPER_NOUN = "|".join(sorted(PAPER_NOUNS, key=len, reverse=True))
PAPER_START = re.compile(rf"(?:(?i:các|những|một số) )?(?:\d{{1,2}} (?:\(\w+\) )?(?:bộ )?)?(?i:{PAPER_NOUN})\b")

NUMBER_WORDS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}


def number_of(words: str) -> float | int:
    """ "04" → 4, "1,5" → 1.5, "½" → 0.5, "1/2" → 0.5, "hai" → 2."""
    words = words.strip().lower()
    if words in NUMBER_WORDS:
        return NUMBER_WORDS[words]
    if words in {"½", "1/2", "nửa"}:
        return 0.5
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", words):
        return int(words.replace(".", ""))
    value = float(words.replace(",", "."))
    return int(value) if value == int(value) else value


def award_in(words: str) -> str | None:
    """The first award that the words name, quotation marks off, "sỹ" as "sĩ"."""
    quoted = next((match["name"] for match in QUOTED.finditer(words) if AWARD.match(match["name"])), None)
    match = AWARD.search(words)
    if quoted and (not match or words.index(quoted) <= match.start()):
        return tidy(quoted)
    return tidy(match[0]) if match else (tidy(quoted) if quoted else None)


def awards_in(words: str) -> list[str]:
    """Every award the words name, once each, in their order."""
    names: list[str] = []
    for match in AWARD.finditer(words):
        name = tidy(match[0])
        if name not in names:
            names.append(name)
    return names


def tidy(award: str) -> str:
    award = re.sub(r"\s+", " ", award).strip(' ,.;:“”"')
    return award.replace("sỹ", "sĩ").replace("cấp cơ sở", "cơ sở")
