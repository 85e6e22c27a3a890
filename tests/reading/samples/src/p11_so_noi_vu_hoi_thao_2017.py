"""Sở Nội vụ, 2017: a seminar of two days; tracked changes, an impossible date, the deadline counted back from the day."""

from src.plan import Plan, about
from src.word import Body, Table

BODY: Body = [
    Table(
        [
            [
                "UBND TỈNH LÂM ĐỒNG\nSỞ NỘI VỤ\nSố: 1106/KH-SNV",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nLâm Đồng, ngày 19 tháng 7 năm 2017",
            ]
        ],
        lined=False,
    ),
    "^KẾ HOẠCH\vHội thảo “Nâng cao chất lượng phát hiện, nhân điển hình tiên tiến”",
    "Thực hiện ⟦w;incomplete_number;warn;thiếu ký hiệu văn bản|⟦l|Kế hoạch số 45 ngày 10/01/2017 của Sở Nội vụ⟧⟧ về công tác năm 2017 và ý kiến của Phó Chủ tịch UBND tỉnh tại ⟦l|Công văn số 4021/UBND-VX2 ngày 30/6/2017⟧, Sở Nội vụ tổ chức Hội thảo với nội dung như sau:",
    "**I. MỤC ĐÍCH, YÊU CẦU**",
    "1. Mục đích: Trao đổi kinh nghiệm, tìm cách làm mới để điển hình được phát hiện sớm, bồi dưỡng đúng và lan tỏa; ⟦x|khắc phục tình trạng giai đoạn 2011 - 2015 chỉ có 12% điển hình là nông dân⟧.",
    "2. Yêu cầu: Ý kiến ngắn gọn, sát thực tế, ⟦pg;8min;ý kiến phát biểu|mỗi ý kiến phát biểu không quá 08 phút⟧.",
    "**II. NỘI DUNG HỘI THẢO**",
    "=a ⟦g|Báo cáo đề dẫn của Ban Thi đua - Khen thưởng tỉnh⟧.",
    "=a ⟦g|Tham luận của các huyện, thành phố và một số doanh nghiệp⟧.",
    "=a ⟦g|Thảo luận, giải đáp vướng mắc⟧.",
    "=a ⟦g|Tham quan mô hình trồng rau công nghệ cao tại huyện Đơn Dương⟧.",
    "**III. THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN**",
    "1. Thời gian: ⟦e;2017-08-10..2017-08-11;hoi_thao;2;-;-|Hội thảo diễn ra trong ⟦ed;2|02 ngày⟧, từ ngày {-03-}{+10+}/8/2017 đến ngày {-04-}{+11+}/8/2017⟧. Địa điểm: ⟦ep;Trung tâm Hội nghị thành phố Đà Lạt|Trung tâm Hội nghị thành phố Đà Lạt⟧.",
    "2. Thành phần:",
    "=- Chủ trì: ⟦pt;chủ trì;Sở Nội vụ;Giám đốc|Giám đốc Sở Nội vụ⟧;",
    "=- Mời dự: ⟦pt;khách mời;Ban Thi đua - Khen thưởng Trung ương;Lãnh đạo Vụ III|lãnh đạo Vụ III Ban Thi đua - Khen thưởng Trung ương⟧; ⟦pt;khách mời;Báo Lâm Đồng, Đài PT-TH tỉnh;phóng viên|phóng viên Báo Lâm Đồng, Đài PT-TH tỉnh⟧;",
    "=- Triệu tập: ⟦pt;triệu tập;Phòng Nội vụ các huyện, thành phố;Trưởng phòng và 01 chuyên viên|Trưởng phòng Nội vụ và 01 chuyên viên các huyện, thành phố⟧; ⟦pt;triệu tập;các sở, ngành;công chức làm thi đua|công chức làm thi đua của các sở, ngành⟧.",
    "Số lượng: ⟦hc;120|120 đại biểu⟧, ⟦x|trong đó 30 đại biểu ở xa được bố trí phòng nghỉ⟧.",
    "**IV. TÀI LIỆU**",
    "⟦d;tài liệu Hội thảo;báo cáo đề dẫn + kỷ yếu tham luận + danh mục mô hình|Tài liệu gồm báo cáo đề dẫn, kỷ yếu tham luận, danh mục mô hình⟧. ⟦pg;5;tham luận|Tham luận từ 3 đến 5 trang A4⟧, ⟦pg;14pt;tham luận|phông chữ Times New Roman, cỡ 14⟧.",
    "**V. PHÂN CÔNG CHUẨN BỊ**",
    Table(
        [
            ["STT", "Công việc", "Cơ quan thực hiện", "Thời hạn"],
            [
                "1",
                "⟦o; <2017-07-25; Ban Thi đua - Khen thưởng; công văn mời viết tham luận|Phát hành công văn mời viết tham luận",
                "Ban Thi đua - Khen thưởng",
                "Trước 25/7⟧",
            ],
            [
                "2",
                "⟦w;impossible_date;error;tháng 7 chỉ có đến ngày 31|⟦o; bad 32/7/2017; Các đơn vị được mời tham luận; bài tham luận; Ban Thi đua - Khen thưởng|Gửi bài tham luận về Ban Thi đua - Khen thưởng",
                "Các đơn vị được mời tham luận",
                "Trước ngày 32/7/2017⟧⟧",
            ],
            [
                "3",
                "⟦o; !2017-08-04; Ban Thi đua - Khen thưởng; kỷ yếu|Biên tập, in kỷ yếu",
                "Ban Thi đua - Khen thưởng",
                "Chậm nhất 04/8/2017⟧",
            ],
            [
                "4",
                "⟦o; =2017-08-09@15:00; Văn phòng Sở; trang trí, âm thanh, ánh sáng|Hoàn thành trang trí, âm thanh, ánh sáng",
                "Văn phòng Sở",
                "15 giờ 00 ngày 09/8/2017⟧",
            ],
            [
                "5",
                "⟦o; -; UBND huyện Đơn Dương; đón đoàn tham quan|Đón đoàn tham quan, bố trí người giới thiệu mô hình",
                "UBND huyện Đơn Dương",
                "Theo chương trình⟧",
            ],
        ],
    ),
    "=1 ⟦o; rel -05 ge ngày khai mạc; Các sở, ngành, địa phương; danh sách đại biểu; Sở Nội vụ|Các sở, ngành, địa phương gửi danh sách đại biểu về Sở Nội vụ trước ngày khai mạc ít nhất 05 ngày⟧ (qua hộp thư ⟦x|hoithao@vidu.example⟧).",
    "=1 ⟦o; rel +10 le kết thúc Hội thảo; Ban Thi đua - Khen thưởng; báo cáo kết quả Hội thảo; UBND tỉnh|Ban Thi đua - Khen thưởng hoàn thành báo cáo kết quả Hội thảo trình UBND tỉnh trong 10 ngày sau khi kết thúc Hội thảo⟧.",
    "=1 ⟦o; rel + ngay sau Hội thảo; Văn phòng Sở; thanh, quyết toán; Phòng Kế hoạch - Tài chính|Ngay sau Hội thảo, Văn phòng Sở làm thủ tục thanh, quyết toán với Phòng Kế hoạch - Tài chính⟧.",
    "=1 ⟦o~; -; Báo Lâm Đồng, Đài PT-TH tỉnh; tuyên truyền|Đề nghị Báo Lâm Đồng, Đài PT-TH tỉnh đưa tin, tuyên truyền về Hội thảo⟧.",
    "**VI. KINH PHÍ**: ⟦f;ngân sách cấp cho Ban Thi đua - Khen thưởng năm 2017|từ ngân sách cấp cho Ban Thi đua - Khen thưởng năm 2017⟧, ⟦x|dự toán 142.600.000 đồng⟧; ⟦f;cơ quan cử đi|đại biểu tự túc công tác phí do cơ quan cử đi thanh toán⟧.",
    "Điện thoại liên hệ: ⟦c;Tou Prong Hạnh;chuyên viên Ban TĐKT;Sở Nội vụ;0900.000.181;-|chị Tou Prong Hạnh, chuyên viên Ban TĐKT, 0900 000 181⟧./.",
    Table(
        [
            [
                "Nơi nhận:\n- ⟦r|PCT UBND tỉnh (để b/c)⟧;\n- ⟦r;-|Các sở, ban, ngành⟧;\n- ⟦r;-|UBND các huyện, thành phố⟧;\n- ⟦r;-|Báo Lâm Đồng, Đài PT-TH tỉnh⟧;\n- ⟦ar|Lưu: VT, TĐKT⟧.",
                "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\n\nĐoàn Thế Vinh",
            ]
        ],
        lined=False,
    ),
]

PLAN = Plan(
    "11_so_noi_vu_hoi_thao_2017.docx",
    about(
        "1106/KH-SNV",
        "Lâm Đồng",
        "2017-07-19",
        "Hội thảo “Nâng cao chất lượng phát hiện, nhân điển hình tiên tiến”",
        2017,
        "seminar",
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Đoàn Thế Vinh",
    ),
    BODY,
    event="hoi_thao",
)
