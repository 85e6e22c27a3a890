"""Cục THADS, 2019: a cross-inspection; a schedule by day, a wrong weekday and a span that runs backwards. PDF with page numbers."""

from src.plan import Plan, about
from src.word import Body, Table

BODY: Body = [
    Table(
        [
            [
                "TỔNG CỤC THI HÀNH ÁN DÂN SỰ\nCỤC THI HÀNH ÁN DÂN SỰ\nTỈNH ĐẮK NÔNG\nSố: 88/KH-CTHADS",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nGia Nghĩa, ngày 13 tháng 5 năm 2019",
            ]
        ],
        lined=False,
    ),
    "^KẾ HOẠCH",
    "^Kiểm tra công tác thi đua, khen thưởng năm 2019 tại các Chi cục Thi hành án dân sự",
    "Theo ⟦l|Quyết định số 1531/QĐ-BTP ngày 26/6/2018 của Bộ trưởng Bộ Tư pháp⟧ về kiểm tra công tác thi đua và chương trình công tác năm, Cục Thi hành án dân sự tỉnh tiến hành kiểm tra như sau:",
    "**1. Mục đích**",
    "Nắm tình hình, chấn chỉnh sai sót; lấy kết quả làm căn cứ bình xét cuối năm. Việc kiểm tra không gây cản trở hoạt động ⟦x|trong đợt cao điểm 6 tháng đầu năm 2019⟧ của các Chi cục.",
    "**2. Nội dung, thời kỳ kiểm tra**",
    "2.1. Việc quán triệt văn bản, đăng ký và giao ước; việc bình xét, trích lập quỹ khen thưởng.",
    "2.2. ⟦x|Thời kỳ kiểm tra: từ ngày 01/10/2018 đến thời điểm kiểm tra⟧.",
    "**3. Lịch kiểm tra**",
    Table(
        [
            ["Buổi, ngày", "Đơn vị được kiểm tra", "Tổ kiểm tra"],
            [
                "⟦s;=2019-06-03@08:00;kiểm tra Chi cục THADS huyện Cư Jút|8 giờ 00 thứ Hai, ngày 03/6/2019",
                "Chi cục THADS huyện Cư Jút⟧",
                "Tổ số 1",
            ],
            [
                "⟦s;=2019-06-04@14:00;kiểm tra Chi cục THADS huyện Đắk Mil|14 giờ 00 ⟦w;weekday_mismatch;error;04/6/2019 là thứ Ba;thứ Ba|thứ Tư, ngày 04/6/2019⟧",
                "Chi cục THADS huyện Đắk Mil⟧",
                "Tổ số 1",
            ],
            ["⟦s;=2019-06-06;kiểm tra Chi cục THADS huyện Krông Nô|Cả ngày 06/6/2019", "Chi cục THADS huyện Krông Nô⟧", "Tổ số 2"],
        ],
        widths=(5, 7, 4),
    ),
    "⟦o;2019-06-20..2019-06-15;Các Chi cục còn lại;tự kiểm tra|⟦w;end_before_start;error;ngày cuối đứng trước ngày đầu|Các Chi cục còn lại tự kiểm tra từ ngày 20/6/2019 đến ngày 15/6/2019⟧⟧.",
    "**4. Thành phần Đoàn kiểm tra**",
    "- ⟦pt?;chủ trì;Cục Thi hành án dân sự tỉnh;Phó Cục trưởng|Phó Cục trưởng phụ trách thi đua: Trưởng đoàn⟧;",
    "- ⟦pt?;tham dự;Phòng Tổ chức cán bộ;Trưởng phòng và 01 chuyên viên|Trưởng phòng và 01 chuyên viên Phòng Tổ chức cán bộ⟧;",
    "- ⟦pt?;tham dự;Công đoàn cơ sở;Chủ tịch|Chủ tịch Công đoàn cơ sở⟧.",
    "**5. Trách nhiệm của các đơn vị**",
    "5.1. Chi cục Thi hành án dân sự các huyện, thành phố Gia Nghĩa",
    "a) ⟦o; rel -3w ge Đoàn đến làm việc; Chi cục Thi hành án dân sự các huyện, thành phố; báo cáo tự kiểm tra; Đoàn kiểm tra|Gửi báo cáo tự kiểm tra cho Đoàn trước khi Đoàn đến làm việc ít nhất 03 ngày làm việc⟧; ⟦pg;5;báo cáo tự kiểm tra|báo cáo dài tối đa 5 trang⟧, ⟦pg;14pt;báo cáo tự kiểm tra|cỡ chữ 14⟧.",
    "b) ⟦o; -; Chi cục Thi hành án dân sự các huyện, thành phố; phòng làm việc, hồ sơ khen thưởng để đối chiếu; Đoàn kiểm tra|Bố trí phòng làm việc, chuẩn bị đầy đủ hồ sơ khen thưởng các năm để Đoàn đối chiếu⟧.",
    "c) Đơn vị tự kiểm tra: ⟦o; !2019-06-25; đơn vị tự kiểm tra; báo cáo kết quả; Phòng Tổ chức cán bộ|gửi báo cáo kết quả về Phòng Tổ chức cán bộ, hạn cuối là ngày 25/6/2019⟧.",
    "5.2. Đoàn kiểm tra",
    "a) ⟦o; rel +24h le kết thúc buổi làm việc; Đoàn kiểm tra; dự thảo biên bản; đơn vị được kiểm tra|Gửi dự thảo biên bản cho đơn vị được kiểm tra trong 24 giờ sau khi kết thúc buổi làm việc⟧;",
    "b) ⟦o; rel +07 le kết thúc đợt kiểm tra; Đoàn kiểm tra; báo cáo tổng hợp kết quả kiểm tra; Cục trưởng|Chậm nhất 07 ngày sau khi kết thúc đợt kiểm tra phải có báo cáo tổng hợp trình Cục trưởng⟧.",
    "5.3. Phòng Tổ chức cán bộ",
    "- ⟦o; =2019-05-20; Phòng Tổ chức cán bộ; Quyết định thành lập Đoàn kiểm tra; Cục trưởng|Trình Cục trưởng ký Quyết định thành lập Đoàn kiểm tra vào ngày 20/5/2019⟧;",
    "- ⟦o; !2019-07-15; Phòng Tổ chức cán bộ; báo cáo kết quả kiểm tra toàn tỉnh; Tổng cục Thi hành án dân sự|Tham mưu báo cáo kết quả kiểm tra toàn tỉnh gửi Tổng cục Thi hành án dân sự, chậm nhất 15/7/2019⟧;",
    "- ⟦o~; -; Phòng Tổ chức cán bộ; theo dõi việc khắc phục|Theo dõi việc khắc phục các tồn tại sau kiểm tra⟧.",
    "5.4. Văn phòng: ⟦o; -; Văn phòng; xe, công tác phí cho Đoàn|bố trí xe đưa đón, tạm ứng công tác phí cho Đoàn⟧.",
    "**6. Kinh phí:** ⟦f;kinh phí quản lý hành chính năm 2019 của Cục|sử dụng kinh phí quản lý hành chính năm 2019 của Cục⟧.",
    "Liên hệ: ⟦c;Nông Văn Tấu;chuyên viên Phòng Tổ chức cán bộ;-;0900.000.131;-|đồng chí Nông Văn Tấu, chuyên viên Phòng Tổ chức cán bộ (0900.000.131)⟧./.",
    Table(
        [
            [
                "Nơi nhận:\n- ⟦r|Tổng cục THADS (để báo cáo)⟧;\n- ⟦r|Các Chi cục THADS (để thực hiện)⟧;\n- ⟦r;-|Thành viên Đoàn kiểm tra⟧;\n- ⟦r|Trang TTĐT của Cục (để đăng tải)⟧;\n- ⟦ar|Lưu: VT, TCCB⟧.",
                "CỤC TRƯỞNG\n\n\n(đã ký)\n\nY Thanh Niê",
            ]
        ],
        lined=False,
    ),
]

PLAN = Plan(
    "03_thads_kiem_tra_2019.pdf",
    about(
        "88/KH-CTHADS",
        "Gia Nghĩa",
        "2019-05-13",
        "Kiểm tra công tác thi đua, khen thưởng năm 2019 tại các Chi cục Thi hành án dân sự",
        2019,
        "inspection",
        None,
        "CỤC TRƯỞNG",
        "Y Thanh Niê",
    ),
    BODY,
    page_numbers=True,
)
