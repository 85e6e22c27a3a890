"""THPT, school year 2023-2024: terms, months of two calendar years, a header row that repeats, a footnote."""

from src.plan import Plan, about
from src.word import Body, Table

BODY: Body = [
    Table(
        [
            [
                "SỞ GD&ĐT PHÚ THỌ\n**TRƯỜNG THPT THANH BA**\nSố: 152/KH-THPTTB",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n**Độc lập - Tự do - Hạnh phúc**\n*Thanh Ba, ngày 28 tháng 8 năm 2023*",
            ]
        ],
        lined=False,
    ),
    "^KẾ HOẠCH",
    "^Công tác thi đua, khen thưởng năm học 2023 - 2024",
    "- Căn cứ ⟦l|Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15/6/2022⟧{fn:⟦x|Có hiệu lực từ ngày 01/01/2024⟧; từ nay đến hết năm 2023 vẫn áp dụng Luật cũ.};",
    "- Căn cứ ⟦l|Công văn số 1204/SGDĐT-VP ngày 21/8/2023 của Sở GD&ĐT⟧ hướng dẫn đăng ký thi đua;",
    "- Căn cứ ⟦x|kết quả năm học 2022 - 2023 và tình hình đội ngũ (68 cán bộ, giáo viên, 1.142 học sinh)⟧,",
    "Trường THPT Thanh Ba xây dựng kế hoạch thi đua như sau:",
    "**A. MỤC TIÊU**",
    "Xây dựng nhà trường nền nếp, dân chủ; thầy mẫu mực, trò chăm ngoan; ⟦x|phấn đấu đến năm 2025 đạt chuẩn quốc gia mức độ 2⟧.",
    "Thi đua phải là việc làm tự giác của từng người, không chạy theo điểm số. Mỗi tổ chọn việc khó để đăng ký, mỗi lớp có một việc tốt mang tên lớp mình. Việc khen, chê kịp thời, có lý có tình; chú ý giáo viên trẻ và học sinh vươn lên từ hoàn cảnh khó khăn.",
    "**B. CHỈ TIÊU PHẤN ĐẤU**",
    "=1 Tập thể: ⟦t;= 1;trường;Tập thể Lao động xuất sắc|trường đạt danh hiệu Tập thể Lao động xuất sắc⟧; ⟦t;>= 4;tổ chuyên môn;Tập thể Lao động tiên tiến|có từ 04 tổ chuyên môn trở lên đạt Tập thể Lao động tiên tiến⟧.",
    "=1 Cá nhân: ⟦t;>= 90%;cán bộ, giáo viên;Lao động tiên tiến|tối thiểu 90% cán bộ, giáo viên đạt Lao động tiên tiến⟧; ⟦t;<= 15%;cán bộ, giáo viên;Chiến sĩ thi đua cơ sở;Lao động tiên tiến|Chiến sĩ thi đua cơ sở không quá 15% số Lao động tiên tiến⟧.",
    "=1 Học sinh: ⟦t;>= 98%;học sinh;-|tỷ lệ đỗ tốt nghiệp 98% trở lên⟧; ⟦t;< 0.5%;học sinh;-|học sinh bỏ học dưới 0,5%⟧.",
    "**C. CÁC ĐỢT THI ĐUA**",
    "=1 ⟦ph;Đợt 1;2023-09-05;2023-11-20|Đợt 1: từ 05/9/2023 đến 20/11/2023⟧, chủ điểm “Thầy mẫu mực – Trò chăm ngoan”.",
    "=1 ⟦ph;Đợt 2;2023-11-21;2024-03-26|Đợt 2: từ 21/11/2023 đến 26/3/2024⟧.",
    "=1 ⟦ph;Đợt 3;2024-03-27;2024-05-31|Đợt 3: từ 27/3/2024 đến 31/5/2024⟧, ôn thi tốt nghiệp.",
    "**D. LỊCH CÔNG TÁC THI ĐUA**",
    Table(
        [
            ["Tháng", "Nội dung", "Người/bộ phận phụ trách", "Ghi chú"],
            [
                "9/2023",
                "⟦e;=2023-09-05@07:00;le_khai_giang|Lễ khai giảng, phát động thi đua 7 giờ 00 ngày 05/9/2023⟧",
                "Toàn trường",
                "Sân trường",
            ],
            [
                None,
                "⟦o; <2023-09-15; Các tổ chuyên môn; đăng ký danh hiệu thi đua; Thư ký Hội đồng thi đua|Đăng ký danh hiệu thi đua, nộp Thư ký Hội đồng thi đua trước ngày 15/9",
                "Các tổ chuyên môn⟧",
                "Theo mẫu",
            ],
            [
                None,
                "⟦o; !2023-09-30; Thư ký Hội đồng thi đua; bản tổng hợp đăng ký thi đua; Sở GD&ĐT|Gửi bản tổng hợp đăng ký thi đua về Sở GD&ĐT chậm nhất 30/9/2023",
                "Thư ký Hội đồng thi đua⟧",
                "Qua iOffice",
            ],
            [
                "10/2023",
                "⟦o; =2023-10-20; Công đoàn; Hội nghị cán bộ, viên chức, ký giao ước thi đua|⟦e?;=2023-10-20;hoi_nghi;-;thứ Sáu|Hội nghị cán bộ, viên chức, ký giao ước thi đua ngày 20/10/2023 (thứ Sáu)⟧",
                "Công đoàn⟧",
                "",
            ],
            [
                "11/2023",
                "⟦o; W2023-11-2; Đoàn trường; hội diễn văn nghệ 20/11|Tổ chức hội diễn văn nghệ vào tuần thứ hai của tháng 11",
                "Đoàn trường⟧",
                "",
            ],
            [
                "01/2024",
                "⟦o; M2024-01; Hội đồng thi đua; sơ kết thi đua học kỳ I|Sơ kết thi đua học kỳ I trong tháng 01/2024",
                "Hội đồng thi đua⟧",
                "",
            ],
            [
                "3/2024",
                "⟦o; <2024-03-10; Giáo viên, nhân viên; sáng kiến kinh nghiệm; Hội đồng sáng kiến trường|Nộp sáng kiến kinh nghiệm cho Hội đồng sáng kiến trường trước ngày 10/3",
                "Giáo viên, nhân viên⟧",
                "⟦pg;20;sáng kiến|Không quá 20 trang⟧",
            ],
            [
                "5/2024",
                "⟦s;2024-05-20..2024-05-25;bình xét thi đua|Bình xét thi đua cuối năm từ ngày 20 đến ngày 25/5/2024⟧",
                "Toàn trường",
                "Bỏ phiếu kín",
            ],
            [
                None,
                "⟦o; !2024-05-31; Thư ký Hội đồng thi đua; hồ sơ thi đua; Sở GD&ĐT|Hoàn thành hồ sơ thi đua gửi Sở GD&ĐT, hạn cuối 31/5/2024",
                "Thư ký Hội đồng thi đua⟧",
                "",
            ],
        ],
        widths=(2, 8, 3.8, 2.4),
        repeat_header=True,
    ),
    "**Đ. TỔ CHỨC THỰC HIỆN**",
    "=1 Hội đồng thi đua: ⟦o; rec semester; Hội đồng thi đua; họp xét thi đua|họp xét mỗi học kỳ một lần⟧; ⟦o~; -; Hội đồng thi đua; đôn đốc, kiểm tra|thường xuyên đôn đốc, kiểm tra các tổ⟧.",
    "=1 Tổ trưởng chuyên môn: ⟦o; rec month by 28; Tổ trưởng chuyên môn; bảng điểm thi đua; Thư ký Hội đồng thi đua|hằng tháng, chậm nhất ngày 28, nộp bảng điểm thi đua của tổ cho Thư ký Hội đồng thi đua⟧; ⟦o; rel +2 le kết thúc mỗi đợt; Tổ trưởng chuyên môn; danh sách đề nghị khen thưởng; Hội đồng thi đua|chậm nhất 2 ngày sau khi kết thúc mỗi đợt, lập danh sách đề nghị khen thưởng gửi Hội đồng thi đua⟧.",
    "=1 Giáo viên chủ nhiệm: ⟦o; rec week; Giáo viên chủ nhiệm; xếp loại thi đua lớp; Đoàn trường|báo cáo xếp loại thi đua lớp với Đoàn trường hằng tuần⟧.",
    "=1 Kế toán: ⟦o; rec school_year; Kế toán; dự toán kinh phí khen thưởng; Hiệu trưởng|mỗi năm học lập một dự toán kinh phí khen thưởng trình Hiệu trưởng⟧. Nguồn chi: ⟦f;quỹ khen thưởng của trường + Ban đại diện cha mẹ học sinh|quỹ khen thưởng của trường và hỗ trợ của Ban đại diện cha mẹ học sinh⟧.",
    "Trên đây là kế hoạch thi đua năm học 2023 - 2024./.",
    Table(
        [
            [
                "*Nơi nhận:*\n- ⟦r;để báo cáo|Sở GD&ĐT (để b/cáo)⟧;\n- ⟦r|Các tổ, đoàn thể (t/h)⟧;\n- ⟦r;để đăng tải|Website trường (đăng tải)⟧;\n- ⟦ar|Lưu: VT⟧.",
                "**HIỆU TRƯỞNG**\n\n\n**Phùng Thị Nhã**",
            ]
        ],
        lined=False,
    ),
]

PLAN = Plan(
    "06_thpt_nam_hoc_2023.docx",
    about(
        "152/KH-THPTTB",
        "Thanh Ba",
        "2023-08-28",
        "Công tác thi đua, khen thưởng năm học 2023 - 2024",
        2023,
        "school_year",
        None,
        "HIỆU TRƯỞNG",
        "Phùng Thị Nhã",
    ),
    BODY,
)
