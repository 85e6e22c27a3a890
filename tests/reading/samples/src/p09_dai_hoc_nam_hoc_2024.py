"""Trường đại học, school year 2024-2025: decomposed letters, a struck contact, a landscape annex, a misspelt award."""

from src.plan import Plan, about
from src.word import Body, Landscape, Table

BODY: Body = [
    Table(
        [
            [
                "BỘ GIÁO DỤC VÀ ĐÀO TẠO\nTRƯỜNG ĐẠI HỌC TÂY NGUYÊN\nSố: 2290/KH-ĐHTN",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nĐắk Lắk, ngày 07 tháng 10 năm 2024",
            ]
        ],
        lined=False,
    ),
    "^KẾ HOẠCH",
    "^Thi đua, khen thưởng năm học 2024-2025",
    "Căn cứ ⟦l|Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ⟧ quy định chi tiết Luật Thi đua, khen thưởng; ⟦l|Thông tư số 29/2023/TT-BGDĐT ngày 29/12/2023 của Bộ trưởng Bộ Giáo dục và Đào tạo⟧; theo đề nghị của Trưởng phòng Tổ chức cán bộ, Hiệu trưởng ban hành kế hoạch thi đua năm học.",
    "=I **MỤC ĐÍCH, YÊU CẦU**",
    "=1 Cụ thể hóa chủ trương của Đảng ủy; khuyến khích giảng viên, sinh viên nghiên cứu khoa học, ⟦x|hướng tới kỷ niệm 50 năm thành lập Trường (11/11/1977 - 11/11/2027)⟧.",
    "=1 Việc xét tặng công khai, lấy kết quả công việc làm thước đo, không cào bằng.",
    "=1 Phong trào thi đua phải đến được từng bộ môn, từng lớp sinh viên; gắn với kiểm định chất lượng, chuyển đổi số và nếp sống văn minh trong khuôn viên Trường. Đơn vị nào để xảy ra mất đoàn kết, vi phạm quy chế thi thì không xét danh hiệu tập thể.",
    "=I **CHỈ TIÊU**",
    "=- ⟦t;= 100%;đơn vị;-|100% đơn vị đăng ký thi đua⟧;",
    "=- ⟦t;>= 35;bài báo;-|Công bố ít nhất 35 bài báo quốc tế⟧;",
    "=- ⟦t;>= 85%;viên chức;Lao động tiên tiến|Từ 85% viên chức trở lên đạt Lao động tiên tiến⟧, trong đó ⟦t;<= 20%;viên chức;Chiến sĩ thi đua cơ sở;Lao động tiên tiến|không quá 20% đạt Chiến sĩ thi đua cơ sở⟧.",
    "=I **NHIỆM VỤ CỦA CÁC ĐƠN VỊ**",
    "=1 Phòng Tổ chức cán bộ",
    "=- ⟦o; =2024-10-14; Phòng Tổ chức cán bộ; mẫu đăng ký thi đua; các đơn vị|Gửi mẫu đăng ký thi đua cho các đơn vị vào ngày 14/10/2024⟧;",
    "=- ⟦o; rel +3w le hết hạn đăng ký; Phòng Tổ chức cán bộ; danh sách đăng ký; Hội đồng Thi đua - Khen thưởng Trường|Trong vòng 03 ngày làm việc kể từ khi hết hạn đăng ký, trình danh sách đăng ký lên Hội đồng Thi đua - Khen thưởng Trường⟧;",
    "=- ⟦o; rec half; Phòng Tổ chức cán bộ; báo cáo công tác thi đua; Bộ Giáo dục và Đào tạo|Định kỳ 6 tháng báo cáo công tác thi đua với Bộ Giáo dục và Đào tạo⟧;",
    "=- ⟦o; rec year; Phòng Tổ chức cán bộ; rà soát quy chế thi đua; Hiệu trưởng|Mỗi năm một lần rà soát, trình Hiệu trưởng sửa đổi quy chế thi đua⟧;",
    "=- ⟦o~; -; Phòng Tổ chức cán bộ; tham mưu, đôn đốc|Tham mưu, đôn đốc việc thực hiện Kế hoạch⟧.",
    "=1 Các khoa, phòng, trung tâm, bệnh viện",
    "=- ⟦o; !2024-10-31@16:30; Các khoa, phòng, trung tâm, bệnh viện; bản đăng ký thi đua; Phòng Tổ chức cán bộ|Nộp bản đăng ký thi đua về Phòng Tổ chức cán bộ chậm nhất 16 giờ 30 ngày 31/10/2024⟧;",
    "=- ⟦o; <2024-12-31; Các khoa, phòng, trung tâm, bệnh viện; đề xuất sáng kiến đợt 1; Hội đồng sáng kiến|⟦o; <2025-05-31; Các khoa, phòng, trung tâm, bệnh viện; đề xuất sáng kiến đợt 2; Hội đồng sáng kiến|Gửi đề xuất sáng kiến cho Hội đồng sáng kiến trước các ngày 31/12/2024 (đợt 1), 31/5/2025 (đợt 2)⟧⟧;",
    "=- ⟦o; rec semester; Các khoa, phòng, trung tâm, bệnh viện; họp bình xét; Phòng Tổ chức cán bộ|Họp bình xét theo từng học kỳ và gửi biên bản về Phòng Tổ chức cán bộ⟧;",
    "=- ⟦o; <2025-06-20; Các khoa, phòng, trung tâm, bệnh viện; hồ sơ đề nghị danh hiệu; Phòng Tổ chức cán bộ|Hồ sơ đề nghị danh hiệu cuối năm học gửi Phòng Tổ chức cán bộ trước ngày 20/6/2025⟧, gồm: ⟦d;hồ sơ đề nghị danh hiệu;biên bản họp + danh sách trích ngang + báo cáo thành tích + minh chứng sáng kiến|biên bản họp, danh sách trích ngang, báo cáo thành tích và minh chứng sáng kiến⟧ (⟦pg;800w;tóm tắt sáng kiến|bản tóm tắt sáng kiến dài không quá 800 từ⟧).",
    "=1 Phòng Khoa học và Quan hệ quốc tế: ⟦o; M2025-04; Phòng Khoa học và Quan hệ quốc tế; hội nghị sinh viên nghiên cứu khoa học|tổ chức hội nghị sinh viên nghiên cứu khoa học trong tháng 4/2025⟧.",
    "=1 Đoàn Thanh niên, Hội Sinh viên: ⟦o; 2024-11-04..2024-11-18; Đoàn Thanh niên, Hội Sinh viên; phát động đợt thi đua học tốt|phát động ⟦ph?;đợt thi đua học tốt;2024-11-04;2024-11-18|đợt thi đua học tốt từ ngày 04/11 đến 18/11/2024⟧⟧.",
    "=1 Phòng Kế hoạch - Tài chính: ⟦o; -; Phòng Kế hoạch - Tài chính; kinh phí khen thưởng|cân đối, bố trí kinh phí khen thưởng⟧. ⟦f;nguồn thu hợp pháp của Trường + Quỹ khen thưởng|Tiền thưởng chi từ nguồn thu hợp pháp của Trường và Quỹ khen thưởng⟧.",
    "=I **HẠN MỨC**",
    "⟦q;3;Cờ thi đua của Bộ;tập thể|Đề nghị tặng Cờ thi đua của Bộ: tối đa 03 tập thể⟧; ⟦q;2;Chiến sĩ thi đua cấp bộ;cá nhân|Chiến sĩ thi đua cấp bộ: không quá 02 cá nhân⟧. ⟦q;per unit 1;Giấy khen của Hiệu trưởng;tập thể|Mỗi khoa, phòng được đề nghị Giấy khen của Hiệu trưởng cho 01 tập thể⟧ và ⟦q;per unit 3;Giấy khen của Hiệu trưởng;cá nhân|03 cá nhân⟧. ⟦w;award_name_drift;note;trên ghi Chiến sĩ;Chiến sĩ|Danh hiệu Chiến sỹ thi đua⟧ xét sau khi có kết quả đánh giá viên chức.",
    "Đầu mối tiếp nhận hồ sơ:",
    "⟦c;H’Linh Kbuôr;chuyên viên Phòng Tổ chức cán bộ;Phòng Tổ chức cán bộ;0900.000.161;hlinh@vidu.example|Bà H’Linh Kbuôr, chuyên viên Phòng Tổ chức cán bộ, 0900.000.161, hlinh@vidu.example⟧;",
    "⟦w;struck_contact;warn;đầu mối đã gạch vẫn còn trong văn bản|~~⟦c;Ngô Văn Đáng;chuyên viên Phòng Tổ chức cán bộ;Phòng Tổ chức cán bộ;0900.000.162;-;x|Ông Ngô Văn Đáng, chuyên viên Phòng Tổ chức cán bộ, 0900.000.162⟧~~⟧.",
    Table(
        [
            [
                "Nơi nhận:\n- ⟦r|Bộ GDĐT (để báo cáo)⟧;\n- ⟦r|Đảng ủy, HĐ Trường (để b/c)⟧;\n- ⟦r|Các đơn vị thuộc Trường (để thực hiện)⟧;\n- ⟦ar|Lưu: VT, TCCB⟧.",
                "KT. HIỆU TRƯỞNG\nPHÓ HIỆU TRƯỞNG\n\n\nTS. Bế Quang Lộc",
            ]
        ],
        lined=False,
    ),
    Landscape(),
    "^Phụ lục: Tiến độ xét thi đua, khen thưởng năm học 2024-2025",
    Table(
        [
            ["STT", "Công việc", "Đơn vị thực hiện", "Hạn hoàn thành", "Sản phẩm"],
            [
                "1",
                "⟦o; <2025-06-05; Phòng Tổ chức cán bộ; văn bản hướng dẫn xét thi đua|Ban hành văn bản hướng dẫn xét thi đua cuối năm",
                "Phòng Tổ chức cán bộ",
                "Trước 05/6/2025⟧",
                "Hướng dẫn",
            ],
            [
                "2",
                "⟦o; !2025-06-15; Hội đồng sáng kiến; xét công nhận sáng kiến|Xét công nhận sáng kiến",
                "Hội đồng sáng kiến",
                "Đến hết ngày 15/6/2025⟧",
                "Quyết định",
            ],
            [
                "3",
                "⟦o; 2025-06-23..2025-06-27; Hội đồng Thi đua - Khen thưởng Trường; họp xét thi đua|Họp xét thi đua cấp Trường",
                "Hội đồng Thi đua - Khen thưởng Trường",
                "Từ 23/6 đến 27/6/2025⟧",
                "Biên bản, kết quả bỏ phiếu",
            ],
            [
                "4",
                "⟦o; =2025-07-01; Phòng Tổ chức cán bộ; công khai kết quả|Công khai kết quả trên cổng thông tin",
                "Phòng Tổ chức cán bộ",
                "01/7/2025⟧",
                "Thông báo",
            ],
            [
                "5",
                "⟦o; Q2025-3; Phòng Tổ chức cán bộ; hồ sơ khen thưởng cấp Bộ; Bộ Giáo dục và Đào tạo|Trình Bộ Giáo dục và Đào tạo hồ sơ khen thưởng cấp Bộ",
                "Phòng Tổ chức cán bộ",
                "Quý III/2025⟧",
                "Tờ trình",
            ],
        ],
        repeat_header=True,
        widths=(1.2, 9, 5.5, 5, 4),
    ),
]

PLAN = Plan(
    "09_dai_hoc_nam_hoc_2024.docx",
    about(
        "2290/KH-ĐHTN",
        "Đắk Lắk",
        "2024-10-07",
        "Thi đua, khen thưởng năm học 2024-2025",
        2024,
        "school_year",
        "KT. HIỆU TRƯỞNG",
        "PHÓ HIỆU TRƯỞNG",
        "Bế Quang Lộc",
    ),
    BODY,
    decomposed=True,
)
