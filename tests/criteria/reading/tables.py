"""Tables written for the tests in the form of published ones: marks, tiers and points as facts, the sentences are our own."""

SO_TU_PHAP_HEAD = ("Nội dung, các tiêu chí cụ thể", "Điểm chuẩn", "Tổng điểm chấm", "Ghi chú")
EDGES = ("Đạt 100%", "Từ 95% đến dưới 100%", "Từ 80% đến dưới 95%", "Từ 70% đến dưới 80%", "Từ 60% đến dưới 70%", "Dưới 60%")


def _lines(*pairs: tuple[str, str]) -> list[tuple[str, ...]]:
    return [(words, points, "", "") for words, points in pairs]


def _tiers(*points: str, sign: str = "- ") -> list[tuple[str, ...]]:
    return _lines(*((f"{sign}{edge}", value) for edge, value in zip(EDGES, points, strict=True)))


SO_TU_PHAP_2022 = [
    SO_TU_PHAP_HEAD,
    *_lines(
        ("**A. Nhiệm vụ trọng tâm của công tác tư pháp", "150"), ("**I. Xây dựng văn bản, pháp chế", "15"), ("1. Thẩm định văn bản", "11")
    ),
    *_lines(("1.1. Thẩm định đề nghị xây dựng nghị quyết", "2")),
    *_tiers("2", "1,75", "1,5", "1", "0,5", "0"),
    *_lines(("1.2. Thẩm định dự thảo văn bản", "3")),
    *_tiers("3", "2,75", "2,5", "2", "1,5", "0"),
    *_lines(("**VIII. Ứng dụng công nghệ thông tin", "10"), ("1. Ban hành kế hoạch", "2"), ("Có", "2"), ("Không", "0")),
    *_lines(("3. Gửi, nhận văn bản điện tử", "3"), ("a) Văn bản ký số gửi qua Trục", "1,5")),
    *_lines(("Đạt trên 95%", "1,5"), ("Từ 75% đến 95%", "1"), ("50%-<75%", "0,5"), ("<50%", "0")),
]
SO_TU_PHAP_2022_NEXT_PAGE = [
    SO_TU_PHAP_HEAD,
    *_lines(("b) Tiếp nhận, phản hồi trạng thái", "1,5")),
    *_lines(("Đạt trên 95%", "1,5"), ("Từ 75% đến 95%", "1"), ("Từ 50% đến dưới 75%", "0,5"), ("Dưới 50%", "0")),
    *_lines(("**B. Các mặt công tác khác", "50"), ("**I. Chế độ báo cáo", "20"), ("1. Báo cáo định kỳ", "10"), ("1.1. Đúng thời hạn", "2")),
    *_lines(("Chậm 01-02 ngày", "1,5"), ("Chậm 03-05 ngày", "1"), ("Chậm 06-10 ngày", "0,5"), ("Chậm trên 10 ngày", "0")),
    *_lines(("1.2. Mô hình điểm", "0,75"), ("Tổng cộng", "200")),
]
DON_VI_2011 = [
    ("Các mặt công tác", "Nội dung và chỉ tiêu", "Điểm chuẩn", "Điểm trừ"),
    ("I. Chuyên môn", "1. Giải quyết hồ sơ", "110", "Tồn đọng 1-10% trừ 10; 11-20% trừ 20; từ 21% trừ hết điểm"),
    ("^", "2. Báo cáo", "20", "Mỗi báo cáo chậm trừ 2 điểm"),
]
KHOI = [
    ("TT", "Nội dung tiêu chí", "Điểm tối đa"),
    ("A", "Nội dung thi đua", "950"),
    ("1", "Chỉ tiêu kinh tế", "950"),
    ("B", "Điểm thưởng", "50"),
    ("1", "Mỗi mô hình mới cộng 5 điểm, tối đa 20 điểm", "20"),
    ("C", "Điểm trừ", ""),
    ("1", "Không phát động thi đua: trừ 08 điểm", ""),
]
