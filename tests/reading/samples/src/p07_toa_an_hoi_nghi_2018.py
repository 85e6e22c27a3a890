"""Tòa án, 2018: the year-end conference of a bloc of courts, without a fault; programme by the clock, a notice in a text box."""

from src.plan import Plan, about
from src.word import Body, Box, Table

BODY: Body = [
    Table(
        [
            [
                "TÒA ÁN NHÂN DÂN TỐI CAO\n**CỤM THI ĐUA SỐ VI**\nSố: 34/KH-CTĐ",
                "**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\n**Độc lập - Tự do - Hạnh phúc**\n*Cần Thơ, ngày 05 tháng 11 năm 2018*",
            ]
        ],
        lined=False,
    ),
    "^KẾ HOẠCH",
    "^Tổ chức Hội nghị tổng kết công tác thi đua, khen thưởng năm 2018",
    "^Cụm thi đua số VI Tòa án nhân dân",
    "Thực hiện ⟦l|Thông tư số 01/2018/TT-TANDTC ngày 24/4/2018 của Chánh án Tòa án nhân dân tối cao⟧ quy định về công tác thi đua, khen thưởng của Tòa án nhân dân và ⟦l|Quyết định số 152/QĐ-TANDTC-TĐKT ngày 07/3/2018⟧ phân công Cụm trưởng, Tòa án nhân dân thành phố Cần Thơ (Cụm trưởng) thông báo Kế hoạch tổ chức Hội nghị như sau:",
    "**I. YÊU CẦU**",
    "Hội nghị gọn, thực chất, không phô trương; bình xét dân chủ, đúng số lượng được phân bổ. ⟦x|Năm 2017 Cụm có 02 đơn vị được tặng Cờ⟧, cần giữ vững và phát huy.",
    "**II. THỜI GIAN, ĐỊA ĐIỂM**",
    "1. Thời gian: ⟦e;=2018-12-07@07:30;hoi_nghi_tong_ket;1;thứ Sáu|⟦ed;1|01 ngày⟧, khai mạc lúc 07 giờ 30 phút, thứ Sáu ngày 07/12/2018⟧.",
    "2. Địa điểm: ⟦ep;Hội trường B, Tòa án nhân dân thành phố Cần Thơ|Hội trường B, Tòa án nhân dân thành phố Cần Thơ⟧.",
    Box(
        "**Lưu ý:** ⟦o; !2018-11-28; Các đơn vị; danh sách đại biểu và giờ đến; Văn phòng Tòa án nhân dân thành phố Cần Thơ|Các đơn vị báo danh sách đại biểu và giờ đến cho Văn phòng Tòa án nhân dân thành phố Cần Thơ đến hết ngày 28/11/2018⟧ để sắp xếp phòng nghỉ."
    ),
    "**III. THÀNH PHẦN**",
    "1. Khách mời: ⟦pt;khách mời;Vụ Thi đua - Khen thưởng, Tòa án nhân dân tối cao;Lãnh đạo|Lãnh đạo Vụ Thi đua - Khen thưởng, Tòa án nhân dân tối cao⟧; ⟦pt;khách mời;Ban Thi đua - Khen thưởng thành phố;Đại diện|đại diện Ban Thi đua - Khen thưởng thành phố⟧.",
    "2. Đại biểu triệu tập: ⟦pt;triệu tập;mỗi Tòa án nhân dân cấp tỉnh trong Cụm;Chánh án hoặc Phó Chánh án, 01 công chức làm thi đua|mỗi Tòa án nhân dân cấp tỉnh trong Cụm 02 đồng chí (Chánh án hoặc Phó Chánh án và 01 công chức làm công tác thi đua)⟧.",
    "⟦hc;38|Tổng số 38 đại biểu⟧, ⟦x|trong đó có 04 lái xe⟧.",
    "**IV. CHƯƠNG TRÌNH**",
    Table(
        [
            ["Thời gian", "Nội dung", "Người thực hiện"],
            ["07g30 - 08g00", "⟦g;Văn phòng|Đón tiếp đại biểu", "Văn phòng⟧"],
            ["08g00 - 08g15", "⟦g;Ban Tổ chức|Tuyên bố lý do, giới thiệu đại biểu", "Ban Tổ chức⟧"],
            ["08g15 - 09g00", "⟦g;Cụm trưởng|Báo cáo tổng kết công tác thi đua, khen thưởng của Cụm", "Cụm trưởng⟧"],
            ["09g00 - 10g00", "⟦g;Các đơn vị|Tham luận (⟦pg;10min;tham luận|mỗi tham luận không quá 10 phút⟧)", "Các đơn vị⟧"],
            [
                "10g15 - 11g15",
                "⟦g;Tổ kiểm phiếu|⟦v;Cờ thi đua Tòa án nhân dân + Cờ thi đua của Chính phủ;bỏ phiếu kín|Bỏ phiếu kín bình chọn đơn vị đề nghị tặng Cờ thi đua Tòa án nhân dân, Cờ thi đua của Chính phủ⟧",
                "Tổ kiểm phiếu⟧",
            ],
            [
                "14g00 - 15g00",
                "⟦g;Cụm trưởng, Cụm phó|⟦vc;Cụm trưởng, Cụm phó;2019;biểu quyết|Biểu quyết chọn Cụm trưởng, Cụm phó năm 2019⟧; bàn giao hồ sơ",
                "Cụm trưởng, Cụm phó⟧",
            ],
            ["15g00 - 15g30", "⟦g;Cụm trưởng mới|Phát động, ký kết giao ước thi đua năm 2019", "Cụm trưởng mới⟧"],
        ],
        widths=(3.2, 9, 4),
    ),
    "**V. PHÂN CÔNG**",
    "1. Cụm trưởng",
    "- ⟦o; <2018-11-20; Cụm trưởng; dự thảo báo cáo tổng kết, bảng tổng hợp điểm; các đơn vị|Gửi dự thảo báo cáo tổng kết, bảng tổng hợp điểm lấy ý kiến các đơn vị trước ngày 20/11/2018⟧;",
    "- ⟦o; rel +10w le ngày tổ chức Hội nghị; Cụm trưởng; biên bản Hội nghị, hồ sơ đề nghị khen thưởng; Vụ Thi đua - Khen thưởng|Gửi biên bản Hội nghị cùng hồ sơ đề nghị khen thưởng về Vụ Thi đua - Khen thưởng chậm nhất 10 ngày làm việc kể từ ngày tổ chức Hội nghị⟧.",
    "2. Cụm phó (Tòa án nhân dân tỉnh Sóc Trăng): ⟦o; -; Cụm phó (Tòa án nhân dân tỉnh Sóc Trăng); phiếu bầu; tổ kiểm phiếu|chuẩn bị phiếu bầu và cử người tham gia tổ kiểm phiếu⟧.",
    "3. Các đơn vị thành viên",
    "- ⟦o; <2018-11-15; Các đơn vị thành viên; báo cáo tổng kết, bảng tự chấm điểm; Cụm trưởng|Gửi báo cáo tổng kết, bảng tự chấm điểm về Cụm trưởng trước ngày 15/11/2018⟧ (⟦pg;3;báo cáo tóm tắt|kèm báo cáo tóm tắt tối đa 3 trang⟧);",
    "- ⟦o; 2018-11-20..2018-11-24; Các đơn vị thành viên; ý kiến góp ý dự thảo|Góp ý dự thảo báo cáo của Cụm từ ngày 20 đến ngày 24/11/2018⟧;",
    "- ⟦o; =2018-11-27; Tòa án nhân dân các tỉnh An Giang, Hậu Giang, Bạc Liêu; bài tham luận; Cụm trưởng|Tòa án nhân dân các tỉnh An Giang, Hậu Giang, Bạc Liêu nộp bài tham luận cho Cụm trưởng ngày 27/11/2018⟧.",
    "**VI. KINH PHÍ**",
    "⟦nc;2018;-|Năm nay Cụm không thu tiền đóng góp của các đơn vị⟧; ⟦f;Tòa án nhân dân thành phố Cần Thơ|chi phí tổ chức Hội nghị do Tòa án nhân dân thành phố Cần Thơ bảo đảm⟧, ⟦f;đơn vị cử đi|tiền ăn, ở, đi lại của đại biểu do đơn vị cử đi chi trả⟧.",
    "Đầu mối liên hệ: ⟦c;Trịnh Ngọc Hân;Phó Chánh Văn phòng;Cụm trưởng;0900.000.151;-|bà Trịnh Ngọc Hân, Phó Chánh Văn phòng, điện thoại 0900.000.151⟧./.",
    Table(
        [
            [
                "***Nơi nhận:***\n- ⟦r|Vụ TĐKT TANDTC (để b/c)⟧;\n- ⟦r|TAND các tỉnh trong Cụm (để t/h)⟧;\n- ⟦r|Văn phòng (để phục vụ)⟧;\n- ⟦ar|Lưu: VT, TĐKT⟧.",
                "**CỤM TRƯỞNG**\n\n\n\n**CHÁNH ÁN TAND TP CẦN THƠ**\n**Lương Hữu Phước**",
            ]
        ],
        lined=False,
    ),
]

PLAN = Plan(
    "07_toa_an_hoi_nghi_2018.docx",
    about(
        "34/KH-CTĐ",
        "Cần Thơ",
        "2018-11-05",
        "Tổ chức Hội nghị tổng kết công tác thi đua, khen thưởng năm 2018 Cụm thi đua số VI Tòa án nhân dân",
        2018,
        "conference",
        "CỤM TRƯỞNG",
        "CHÁNH ÁN TAND TP CẦN THƠ",
        "Lương Hữu Phước",
    ),
    BODY,
    event="hoi_nghi_tong_ket",
)
