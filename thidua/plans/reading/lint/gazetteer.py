"""Names that a plan is compared with: kinds of agency, and words that every plan uses."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from thidua.plans.reading.words import fold, one_of, sought

_NAMES = (
    "Cục Thi hành án dân sự",
    "Chi cục Thi hành án dân sự",
    "Tổng cục Thi hành án dân sự",
    "Cục Quản lý Thi hành án dân sự",
    "Sở Tư pháp",
    "Sở Nội vụ",
    "Sở Tài chính",
    "Sở Kế hoạch và Đầu tư",
    "Sở Giáo dục và Đào tạo",
    "Sở Công Thương",
    "Sở Xây dựng",
    "Sở Giao thông vận tải",
    "Sở Tài nguyên và Môi trường",
    "Sở Nông nghiệp và Phát triển nông thôn",
    "Sở Nông nghiệp và Môi trường",
    "Sở Văn hóa Thể thao và Du lịch",
    "Sở Lao động Thương binh và Xã hội",
    "Sở Khoa học và Công nghệ",
    "Sở Thông tin và Truyền thông",
    "Sở Dân tộc và Tôn giáo",
    "Bộ Tư pháp",
    "Bộ Nội vụ",
    "Bộ Tài chính",
    "Bộ Công an",
    "Bộ Quốc phòng",
    "Bộ Giáo dục và Đào tạo",
    "Vụ Thi đua Khen thưởng",
    "Ban Thi đua Khen thưởng",
    "Hội đồng Thi đua Khen thưởng",
    "Hội đồng nhân dân",
    "Ủy ban nhân dân",
    "Ủy ban Mặt trận Tổ quốc",
    "Viện kiểm sát nhân dân",
    "Tòa án nhân dân",
    "Thanh tra tỉnh",
    "Công an",
    "Công đoàn",
    "Đoàn Thanh niên",
    "Tỉnh ủy",
    "Huyện ủy",
    "Thành ủy",
    "Kho bạc Nhà nước",
    "Bảo hiểm xã hội",
    "Ngân hàng Nhà nước",
    "Liên đoàn Lao động",
    "Hội Liên hiệp Phụ nữ",
    "Hội Cựu chiến binh",
    "Văn phòng Hội đồng nhân dân",
    "Ban Thường vụ Tỉnh ủy",
)


@dataclass(frozen=True, slots=True)
class Agency:
    syllables: tuple[str, ...]
    plain: tuple[str, ...]
    """The syllables folded."""


def _by_head() -> dict[str, tuple[Agency, ...]]:
    found: dict[str, list[Agency]] = defaultdict(list)
    for name in sorted(_NAMES, key=len, reverse=True):
        syllables = tuple(name.split())
        found[fold(syllables[0])].append(Agency(syllables, tuple(fold(syllable) for syllable in syllables)))
    return {head: tuple(names) for head, names in found.items()}


AGENCIES = _by_head()
"""Folded first syllable → names, longest first."""


class CommonWords:
    """Words whose letters without marks can hardly mean anything else."""

    def __init__(self, *words: str) -> None:
        self._right = {fold(word): word for word in words}
        self._pattern = sought(rf"(?<!\w){one_of(self._right)}(?!\w)")

    def finditer(self, folded: str) -> Iterator[re.Match[str]]:
        return self._pattern.finditer(folded)

    def right(self, found: re.Match[str]) -> str | None:
        return self._right.get(found[0])


COMMON_WORDS = CommonWords(
    "phát triển kinh tế",
    "phong trào thi đua",
    "công tác thi đua",
    "danh hiệu thi đua",
    "hồ sơ đề nghị khen thưởng",
    "đề nghị khen thưởng",
    "thi đua, khen thưởng",
    "phát động thi đua",
    "giao ước thi đua",
    "điển hình tiên tiến",
    "hoàn thành xuất sắc",
    "bình xét, suy tôn",
    "tổng kết công tác",
    "sơ kết công tác",
    "tổ chức thực hiện",
    "nơi nhận",
    "để báo cáo",
    "để thực hiện",
    "để b/c",
)
