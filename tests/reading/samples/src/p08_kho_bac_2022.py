"""Kho bạc Nhà nước, 2022: the year of a bloc, a landscape annex with two groups of columns; a deadline before the plan was signed. PDF."""

from src.plan import Plan, about
from src.word import Body, Landscape, Table

BODY: Body = [
    Table(
        [
            [
                "KHO BẠC NHÀ NƯỚC\nCỤM THI ĐUA KHU VỰC ĐÔNG NAM BỘ\nSố: 5/KH-CTĐĐNB",
                "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBình Dương, ngày 16 tháng 02 năm 2022",
            ]
        ],
        lined=False,
    ),
    "^KẾ HOẠCH CÔNG TÁC THI ĐUA, KHEN THƯỞNG NĂM 2022",
    "Để hoạt động của Cụm thống nhất, căn cứ ⟦l|Quyết định số 1399/QĐ-BTC ngày 15/7/2021 của Bộ trưởng Bộ Tài chính⟧ ban hành Quy chế thi đua, khen thưởng; ⟦l|Công văn số 318/KBNN-TCCB ngày 20/01/2022 của Kho bạc Nhà nước⟧ về phát động thi đua, Cụm trưởng năm 2022 là Kho bạc Nhà nước Bình Dương xây dựng kế hoạch công tác của Cụm.",
    "**1. Phong trào, khẩu hiệu**",
    "Các đơn vị hưởng ứng phong trào “⟦m;ngành;2021-2025|Kho bạc Nhà nước thi đua xây dựng Kho bạc số giai đoạn 2021 - 2025⟧” với khẩu hiệu “⟦th;khẩu hiệu|An toàn, nhanh chóng, thuận tiện⟧”. Sau hai năm dịch bệnh, ⟦x|tỷ lệ hồ sơ giải quyết trước hạn của toàn Cụm năm 2021 là 99,2%⟧; yêu cầu giữ vững.",
    "Các đơn vị tập trung cải cách thủ tục, giữ nghiêm kỷ luật, kỷ cương tài chính; nâng cao chất lượng cán bộ, nhất là lớp trẻ mới tuyển dụng; tăng cường học hỏi lẫn nhau giữa các đơn vị trong Cụm. Công tác khen thưởng bảo đảm kịp thời, hướng về người làm nghiệp vụ trực tiếp, tránh tình trạng khen nhiều lãnh đạo. ⟦x|Năm 2021 tỷ lệ lãnh đạo được khen chiếm 58%⟧.",
    "**2. Chỉ tiêu giao ước**",
    "2.1. ⟦t;= 100%;khoản chi;-|100% khoản chi được kiểm soát đúng hạn⟧.",
    "2.2. ⟦t;>= 95%;đơn vị sử dụng ngân sách;-|Ít nhất 95% đơn vị sử dụng ngân sách giao dịch qua dịch vụ công trực tuyến⟧.",
    "2.3. ⟦t;>= 2;sáng kiến;-|Mỗi đơn vị có tối thiểu 02 sáng kiến được công nhận⟧.",
    "2.4. ⟦t;> 60%;tập thể;Tập thể lao động xuất sắc|Trên 60% tập thể đạt danh hiệu Tập thể lao động xuất sắc⟧.",
    "**3. Các kỳ họp của Cụm**",
    "3.1. ⟦e;M2022-03;hoi_nghi;-;-;x|Hội nghị triển khai công tác thi đua, ký giao ước: dự kiến trong tháng 3/2022⟧, ⟦ep;-;trực tuyến|theo hình thức trực tuyến⟧.",
    "3.2. ⟦s;H2022-1;sơ kết|Sơ kết 6 tháng bằng văn bản: thực hiện trong 6 tháng đầu năm 2022⟧.",
    "3.3. ⟦e;2022-11-24..2022-11-25;hoi_nghi_tong_ket;2|Hội nghị tổng kết: ⟦ed;2|hai ngày⟧, 24 và 25/11/2022⟧, tổ chức tại ⟦ep;Kho bạc Nhà nước Bà Rịa - Vũng Tàu|Kho bạc Nhà nước Bà Rịa - Vũng Tàu⟧. ⟦su;Cụm trưởng;2023;Kho bạc Nhà nước Bà Rịa - Vũng Tàu;luân phiên|Theo thứ tự luân phiên, Cụm trưởng năm 2023 là Kho bạc Nhà nước Bà Rịa - Vũng Tàu⟧.",
    "**4. Bình chọn**",
    "Cụm bỏ phiếu chọn: ⟦q;2;Cờ thi đua của Bộ Tài chính;đơn vị|đề nghị Cờ thi đua của Bộ Tài chính: 02 đơn vị⟧; ⟦q;1;Cờ thi đua của Chính phủ;đơn vị;Cờ thi đua của Bộ Tài chính|đề nghị Cờ thi đua của Chính phủ: 01 đơn vị, chọn trong số các đơn vị được đề nghị Cờ của Bộ⟧; ⟦q;30%;Bằng khen của Bộ trưởng;tập thể thuộc đơn vị|Bằng khen của Bộ trưởng không quá 30% tập thể thuộc đơn vị⟧.",
    "**5. Chế độ báo cáo và tổ chức thực hiện**",
    "5.1. Các đơn vị thành viên có trách nhiệm:",
    "- ⟦w;due_before_issue;error;hạn đứng trước ngày ký 16/02/2022|⟦o; <2022-02-10; Các đơn vị thành viên; bản đăng ký giao ước thi đua; Cụm trưởng|Gửi bản đăng ký giao ước thi đua đến Cụm trưởng trước ngày 10/02/2022⟧⟧;",
    "- ⟦o; rec quarter by 15 of=last_month; Các đơn vị thành viên; báo cáo tình hình thi đua; Cụm trưởng|Định kỳ mỗi quý, chậm nhất ngày 15 của tháng cuối quý, gửi báo cáo tình hình thi đua cho Cụm trưởng⟧;",
    "- ⟦o; rec month from_day=20 to_day=25; Các đơn vị thành viên; cập nhật số liệu; Kho bạc Nhà nước|Từ ngày 20 đến ngày 25 hằng tháng cập nhật số liệu lên phần mềm báo cáo của Kho bạc Nhà nước⟧;",
    "- ⟦o; -; Các đơn vị thành viên; phân công 01 đầu mối|Phân công một công chức làm đầu mối liên lạc của Cụm⟧.",
    "5.2. Cụm trưởng: ⟦o; rel +15 le ngày kết thúc Hội nghị tổng kết; Cụm trưởng; báo cáo tổng kết, biên bản bình chọn; Kho bạc Nhà nước (Vụ Tổ chức cán bộ)|gửi báo cáo tổng kết và biên bản bình chọn về Kho bạc Nhà nước (Vụ Tổ chức cán bộ) trong thời hạn 15 ngày kể từ ngày kết thúc Hội nghị tổng kết⟧; ⟦fu;Quỹ hoạt động chung của Cụm;hoạt động chung|quản lý Quỹ hoạt động chung của Cụm⟧, ⟦o; Y2022; Cụm trưởng; công khai thu, chi|công khai thu, chi trong năm 2022⟧.",
    "5.3. Công việc chi tiết của từng tháng theo phụ lục kèm theo.",
    "5.4. Kinh phí: ⟦f;đóng góp của các đơn vị thành viên|các đơn vị thành viên đóng góp⟧ ⟦x|05 triệu đồng mỗi đơn vị, nộp vào tài khoản 3713.0.1012345⟧.",
    Table(
        [
            [
                "Nơi nhận:\n- ⟦r;để báo cáo|KBNN (để báo cáo)⟧;\n- ⟦r|Các đơn vị trong Cụm (để thực hiện)⟧;\n- ⟦ar|Lưu: VT, TCCB (6 bản)⟧.",
                "CỤM TRƯỞNG\nGIÁM ĐỐC\nKHO BẠC NHÀ NƯỚC BÌNH DƯƠNG\n\n(ký, đóng dấu)\n\nTăng Bảo Quốc",
            ]
        ],
        lined=False,
    ),
    Landscape(),
    "^PHỤ LỤC",
    "^Công việc của Cụm trong năm 2022",
    Table(
        [
            ["TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Bắt đầu - kết thúc", "Kết quả"],
            ["I. QUÝ I"],
            [
                "1",
                "⟦o; 2022-02-21..2022-03-04; KBNN Bình Dương; dự thảo bảng chấm điểm|Xây dựng dự thảo bảng chấm điểm thi đua",
                "KBNN Bình Dương",
                "KBNN Tây Ninh",
                "21/02/2022 - 04/3/2022⟧",
                "Dự thảo",
            ],
            [
                "2",
                "⟦o; !2022-03-11; Các đơn vị; góp ý bảng chấm điểm|Góp ý bảng chấm điểm",
                "Các đơn vị",
                "",
                "Chậm nhất 11/3/2022⟧",
                "Văn bản",
            ],
            ["II. QUÝ II, QUÝ III"],
            [
                "3",
                "⟦o; <2022-06-25; Các đơn vị; báo cáo sơ kết; KBNN Bình Dương|Gửi báo cáo sơ kết về KBNN Bình Dương",
                "Các đơn vị",
                "",
                "Trước 25/6/2022⟧",
                "Báo cáo",
            ],
            [
                "4",
                "⟦o; Q2022-3; KBNN Bình Phước; kiểm tra thực tế mô hình điểm|Kiểm tra thực tế mô hình điểm",
                "KBNN Bình Phước",
                "KBNN Đồng Nai",
                "Quý III/2022⟧",
                "Biên bản",
            ],
            ["III. QUÝ IV"],
            [
                "5",
                "⟦o; W2022-10-4; Các đơn vị; bảng tự chấm điểm kèm tài liệu kiểm chứng; KBNN Bình Dương|Gửi bảng tự chấm điểm kèm tài liệu kiểm chứng về KBNN Bình Dương",
                "Các đơn vị",
                "",
                "Tuần thứ 4 tháng 10/2022⟧",
                "Bảng điểm",
            ],
            [
                "6",
                "⟦o; <2022-11-15; KBNN Bình Dương; tổng hợp điểm, báo cáo tổng kết|Tổng hợp điểm, hoàn thành báo cáo tổng kết",
                "KBNN Bình Dương",
                "",
                "Trước 15/11/2022⟧",
                "Báo cáo",
            ],
        ],
        widths=(1, 9, 4, 3.5, 4.5, 2.5),
    ),
]

PLAN = Plan(
    "08_kho_bac_cum_2022.pdf",
    about(
        "5/KH-CTĐĐNB",
        "Bình Dương",
        "2022-02-16",
        "CÔNG TÁC THI ĐUA, KHEN THƯỞNG NĂM 2022",
        2022,
        "bloc_activity",
        "CỤM TRƯỞNG",
        "GIÁM ĐỐC KHO BẠC NHÀ NƯỚC BÌNH DƯƠNG",
        "Tăng Bảo Quốc",
    ),
    BODY,
    event="hoi_nghi_tong_ket",
    page_numbers=True,
)
