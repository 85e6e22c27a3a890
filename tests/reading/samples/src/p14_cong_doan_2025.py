"""Công đoàn ngành, 2025: a movement of two years; tables of targets and of quotas, the bloc under another name, a doubled word."""

from src.plan import Plan, about
from src.word import Body, Table

BODY: Body = [
    Table(
        [
            [
                "LIÊN ĐOÀN LAO ĐỘNG TỈNH VĨNH LONG\n**CÔNG ĐOÀN GIÁO DỤC TỈNH**\nSố: 18/KH-CĐGD",
                "**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\n**Độc lập - Tự do - Hạnh phúc**\n*Vĩnh Long, ngày 10 tháng 02 năm 2025*",
            ]
        ],
        lined=False,
    ),
    "^KẾ HOẠCH",
    "^Triển khai năm 2025 phong trào thi đua “⟦m;ngành;2024-2026|Nhà giáo sáng tạo, công sở thân thiện⟧” giai đoạn 2024 - 2026",
    "*Căn cứ ⟦l|Kế hoạch số 215/KH-CĐN ngày 16/12/2024 của Công đoàn Giáo dục Việt Nam⟧;*",
    "*Căn cứ ⟦l|Chương trình số 02/CTr-LĐLĐ ngày 06/01/2025 của Liên đoàn Lao động tỉnh⟧ ⟦w;repeated_word;warn;về hai lần;về hoạt động|về về hoạt động⟧ công đoàn năm 2025,*",
    "Ban Thường vụ Công đoàn Giáo dục tỉnh triển khai phong trào thi đua “Nhà giáo sáng tạo, công sở thân thiện” giai đoạn 2024 - 2026 đến các Cụm thi đua như sau:",
    "**Phần thứ nhất: Mục đích và yêu cầu**",
    "Phong trào nhằm động viên nhà giáo, người lao động đổi mới cách dạy, cách làm việc; xây dựng môi trường thân thiện, nói không với bạo lực. ⟦x|Từ năm học 2019 - 2020 đến nay toàn ngành có 3.412 sáng kiến⟧, song số sáng kiến được nhân rộng còn ít. Các cấp công đoàn cần hướng dẫn cụ thể, không giao chỉ tiêu hình thức, không gây áp lực cho cơ sở.",
    "**Phần thứ hai: Chỉ tiêu năm 2025**",
    Table(
        [
            ["TT", "Chỉ tiêu", "Mức đạt", "Đơn vị theo dõi"],
            ["1", "⟦t;= 100%;công đoàn cơ sở;-|Công đoàn cơ sở triển khai phong trào", "100%⟧", "Ban Tổ chức"],
            ["2", "⟦t;>= 1;sáng kiến;-|Sáng kiến cấp tỉnh của mỗi Cụm", "Ít nhất 01⟧", "Ban Chính sách"],
            ["3", "⟦t;> 70%;đoàn viên;-|Đoàn viên tham gia hội thi thiết kế bài giảng", "Trên 70%⟧", "Ban Nữ công"],
            ["4", "⟦t;<= 2%;công đoàn cơ sở;-|Công đoàn cơ sở xếp loại không hoàn thành nhiệm vụ", "Không quá 2%⟧", "Ủy ban Kiểm tra"],
        ],
        widths=(1.2, 8, 3, 4),
    ),
    "**Phần thứ ba: Nhiệm vụ và thời gian**",
    Table(
        [
            ["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian thực hiện"],
            ["I", "Tuyên truyền, phát động", "", "", ""],
            [
                "1",
                "⟦o; <2025-02-28; Công đoàn Giáo dục tỉnh; hướng dẫn nội dung phong trào; công đoàn cơ sở|Ban hành hướng dẫn nội dung phong trào gửi công đoàn cơ sở",
                "Công đoàn Giáo dục tỉnh",
                "Sở GDĐT",
                "Trước 28/02/2025⟧",
            ],
            [
                "2",
                "⟦o; M2025-03; Công đoàn cơ sở; lễ phát động|Tổ chức lễ phát động tại cơ sở",
                "Công đoàn cơ sở",
                "Ban giám hiệu",
                "Tháng 3/2025⟧",
            ],
            [
                "3",
                "⟦o; 2025-03-01..2025-10-31; Ban Tuyên giáo; chuyên mục giới thiệu gương nhà giáo|Duy trì chuyên mục giới thiệu gương nhà giáo trên trang mạng của ngành",
                "Ban Tuyên giáo",
                "Báo Vĩnh Long",
                "Từ tháng 3 đến tháng 10/2025⟧",
            ],
            ["II", "Hội thi, hội diễn", "", "", ""],
            [
                "4",
                "⟦o; W2025-04-1; Cụm trưởng các Cụm thi đua; vòng sơ khảo hội thi thiết kế bài giảng|Tổ chức vòng sơ khảo hội thi thiết kế bài giảng",
                "Cụm trưởng các Cụm thi đua",
                "Công đoàn cơ sở",
                "Tuần đầu tháng 4/2025⟧",
            ],
            [
                "5",
                "⟦o; !2025-04-18; Cụm trưởng các Cụm thi đua; danh sách bài vào chung khảo; Công đoàn Giáo dục tỉnh|Gửi danh sách bài vào chung khảo cho Công đoàn Giáo dục tỉnh",
                "Cụm trưởng các Cụm thi đua",
                "",
                "Hạn chót 18/4/2025⟧",
            ],
            [
                "6",
                "⟦o; 2025-05-15..2025-05-16; Công đoàn Giáo dục tỉnh; chung khảo, trao giải|Chung khảo và trao giải",
                "Công đoàn Giáo dục tỉnh",
                "Sở GDĐT",
                "Ngày 15 - 16/5/2025⟧",
            ],
            ["III", "Kiểm tra, báo cáo", "", "", ""],
            [
                "7",
                "⟦o; rec quarter before 25 of=last_month; Công đoàn cơ sở; báo cáo kết quả phong trào; Cụm trưởng|Báo cáo kết quả phong trào với Cụm trưởng",
                "Công đoàn cơ sở",
                "",
                "Hằng quý, trước ngày 25 của tháng cuối quý⟧",
            ],
            [
                "8",
                "⟦o; H2025-2; Ủy ban Kiểm tra; kiểm tra chuyên đề tại 06 công đoàn cơ sở|Kiểm tra chuyên đề tại 06 công đoàn cơ sở",
                "Ủy ban Kiểm tra",
                "Các ban",
                "6 tháng cuối năm 2025⟧",
            ],
            [
                "9",
                "⟦o; <2025-11-10; Cụm trưởng các Cụm thi đua; báo cáo tổng kết, hồ sơ khen thưởng; Công đoàn Giáo dục tỉnh|Báo cáo tổng kết, hồ sơ khen thưởng gửi Công đoàn Giáo dục tỉnh",
                "Cụm trưởng các Cụm thi đua",
                "",
                "Trước 10/11/2025⟧",
            ],
            [
                "10",
                "⟦o; !2025-11-25; Công đoàn Giáo dục tỉnh; báo cáo tổng kết toàn ngành; LĐLĐ tỉnh|Báo cáo tổng kết toàn ngành gửi LĐLĐ tỉnh",
                "Công đoàn Giáo dục tỉnh",
                "",
                "Chậm nhất 25/11/2025⟧",
            ],
        ],
        repeat_header=True,
        widths=(1.1, 6.2, 3.4, 2.8, 3.3),
    ),
    "**Phần thứ tư: Khen thưởng**",
    "Số lượng đề nghị khen của mỗi Cụm:",
    Table(
        [
            ["Hình thức", "Tập thể", "Cá nhân"],
            [
                "Bằng khen của LĐLĐ tỉnh",
                "⟦q;1;Bằng khen của LĐLĐ tỉnh;tập thể|không quá 01⟧",
                "⟦q;3;Bằng khen của LĐLĐ tỉnh;cá nhân|không quá 03⟧",
            ],
            [
                "Giấy khen của Công đoàn Giáo dục tỉnh",
                "⟦q;4;Giấy khen của Công đoàn Giáo dục tỉnh;tập thể|tối đa 04⟧",
                "⟦q;10;Giấy khen của Công đoàn Giáo dục tỉnh;cá nhân|tối đa 10⟧",
            ],
        ],
    ),
    "Mỗi ⟦w;name_drift;warn;kế hoạch gọi là Cụm thi đua;Cụm thi đua|Khối thi đua⟧ họp bình chọn công khai, ⟦v;Bằng khen của LĐLĐ tỉnh;bỏ phiếu|bỏ phiếu chọn đơn vị đề nghị tặng Bằng khen của LĐLĐ tỉnh⟧. Hồ sơ ⟦d;hồ sơ khen thưởng;tờ trình + biên bản + tóm tắt thành tích|gồm tờ trình, biên bản và tóm tắt thành tích⟧ (⟦pg;1;tóm tắt thành tích|tóm tắt thành tích không quá 01 trang⟧), ⟦pg;10mb;tệp hồ sơ|tệp điện tử không quá 10 MB⟧.",
    "Kinh phí: ⟦f;tài chính công đoàn + Quỹ khen thưởng của ngành|từ tài chính công đoàn, Quỹ khen thưởng của ngành⟧. ⟦x|Giải nhất 3.000.000 đồng, giải nhì 2.000.000 đồng⟧.",
    "⟦o~; -; Các ban của Công đoàn Giáo dục tỉnh; theo dõi, giúp đỡ cơ sở|Các ban của Công đoàn Giáo dục tỉnh theo dõi, giúp đỡ cơ sở⟧. Liên hệ ⟦c;Thạch Sơn Ri;Ban Tuyên giáo;Công đoàn Giáo dục tỉnh;0900.000.191;cdgd@vidu.example|đ/c Thạch Sơn Ri, Ban Tuyên giáo, số máy 0900.000.191, cdgd@vidu.example⟧./.",
    Table(
        [
            [
                "*Nơi nhận:*\n- ⟦r;để báo cáo|CĐGD Việt Nam, LĐLĐ tỉnh (để báo cáo)⟧;\n- ⟦r|Sở GDĐT (để phối hợp)⟧;\n- ⟦r|Công đoàn cơ sở (để thực hiện)⟧;\n- ⟦ar|Lưu: VP, CSPL⟧.",
                "**TM. BAN THƯỜNG VỤ**\n**CHỦ TỊCH**\n\n\n**Lâm Thị Nguyệt Hạ**",
            ]
        ],
        lined=False,
    ),
]

PLAN = Plan(
    "14_cong_doan_giao_duc_2025.docx",
    about(
        "18/KH-CĐGD",
        "Vĩnh Long",
        "2025-02-10",
        "Triển khai năm 2025 phong trào thi đua “Nhà giáo sáng tạo, công sở thân thiện” giai đoạn 2024 - 2026",
        2025,
        "movement",
        "TM. BAN THƯỜNG VỤ",
        "CHỦ TỊCH",
        "Lâm Thị Nguyệt Hạ",
    ),
    BODY,
)
