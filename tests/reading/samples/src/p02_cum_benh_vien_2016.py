"""Sở Y tế, 2016: the year of a bloc of hospitals; Word's own numbers, tracked changes, a wrong year and two dates for one report."""

from src.plan import Plan, about
from src.word import Body, Table

BODY: Body = [
    Table(
        [
            [
                "SỞ Y TẾ NGHỆ AN\nCỤM THI ĐUA CÁC BỆNH VIỆN\nTUYẾN HUYỆN\nSố: 09/KH-CTĐBV",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc\n*Diễn Châu, ngày 25 tháng 01 năm 2016*",
            ]
        ],
        lined=False,
    ),
    "^KẾ HOẠCH",
    "^Hoạt động của Cụm thi đua các bệnh viện\vtuyến huyện năm 2016",
    "Căn cứ ⟦l|Hướng dẫn số 2415/HD-SYT ngày 10/12/2015 của Sở Y tế⟧ về tổ chức, hoạt động của cụm, khối thi đua; căn cứ ⟦l|Quyết định số 37/QĐ-SYT ngày 14/01/2016 của Giám đốc Sở Y tế⟧ công nhận Cụm trưởng, Cụm phó năm 2016, Bệnh viện đa khoa huyện Diễn Châu (Cụm trưởng) lập kế hoạch như sau:",
    "=I **Mục đích**",
    "=- Đưa hoạt động của Cụm vào nền nếp, các đơn vị thành viên chủ động công việc ngay từ đầu năm.",
    "=- Thi đua gắn với ⟦x|đổi mới phong cách phục vụ do Bộ Y tế phát động từ năm 2015⟧, nâng cao sự hài lòng của người bệnh.",
    "=I **Các hoạt động trong năm**",
    "=1 Đăng ký và ký kết giao ước: ⟦o; <2016-02-20; các bệnh viện thành viên; bản đăng ký thi đua; Cụm trưởng|các bệnh viện thành viên gửi bản đăng ký thi đua về Cụm trưởng trước {-15-}{+20+}/02/2016⟧; Hội nghị ký kết giao ước họp ⟦e;=2016-03-04@08:00;ky_ket_giao_uoc;0.5;thứ Sáu|⟦ed;0.5|½ ngày⟧, bắt đầu lúc 8 giờ 00 thứ Sáu, ngày 04/3/2016⟧ tại ⟦ep;Hội trường Bệnh viện đa khoa huyện Diễn Châu|Hội trường Bệnh viện đa khoa huyện Diễn Châu⟧, ⟦hc;~45|khoảng 45 đại biểu⟧.",
    "=1 Giao ban Cụm: ⟦e?;rec quarter;giao_ban|mỗi quý một lần, luân phiên tại các đơn vị⟧.",
    "=1 Sơ kết 6 tháng: ⟦o; <2016-06-15; các đơn vị; báo cáo sơ kết; Cụm trưởng|⟦w;two_deadlines;warn;mục II hẹn trước 15/6, bảng phụ lục hẹn 20/6|các đơn vị gửi báo cáo sơ kết trước 15/6/2016⟧⟧; ⟦o; !2015-06-30; Cụm trưởng; báo cáo sơ kết của Cụm; Sở Y tế|⟦w;year_mismatch;error;kế hoạch năm 2016, hạn ghi năm 2015;2016-06-30|⟦w;due_before_issue;note;theo sau việc ghi sai năm|Cụm trưởng báo cáo Sở Y tế chậm nhất ngày 30/6/2015⟧⟧⟧.",
    "=1 Kiểm tra chéo: ⟦s;2016-09-12..2016-09-30;kiểm tra chéo|Cụm tổ chức kiểm tra chéo từ 12/9 đến 30/9/2016⟧. ⟦o; rel +5w le kết thúc kiểm tra tại đơn vị; các tổ kiểm tra; biên bản, phiếu chấm điểm; Cụm phó|Các tổ kiểm tra nộp biên bản, phiếu chấm điểm cho Cụm phó trong vòng 05 ngày làm việc kể từ ngày kết thúc kiểm tra tại đơn vị⟧.",
    "=1 Tổng kết: ⟦e;W2016-12-2;hoi_nghi_tong_ket;-;-;x|dự kiến tuần thứ 2 của tháng 12/2016, Hội nghị tổng kết Cụm⟧, ⟦n;giấy mời|địa điểm cụ thể sẽ thông báo trong giấy mời⟧. Tại Hội nghị:",
    "=a ⟦g|Thông qua báo cáo tổng kết và bảng điểm của từng đơn vị⟧;",
    "=a ⟦g|⟦v;Cờ thi đua của UBND tỉnh;bỏ phiếu kín|Bỏ phiếu kín suy tôn đơn vị đề nghị tặng Cờ thi đua của UBND tỉnh⟧⟧ (⟦q;1;Cờ thi đua của UBND tỉnh;đơn vị|chọn 01 đơn vị⟧);",
    "=a ⟦g|⟦vc;Cụm trưởng, Cụm phó;2017;giới thiệu|Giới thiệu Cụm trưởng, Cụm phó năm 2017⟧⟧.",
    "=I **Phân công và thời gian (phụ lục lồng trong kế hoạch)**",
    Table(
        [
            ["TT", "Công việc", "Đơn vị thực hiện", "Thời hạn hoàn thành", "Sản phẩm"],
            [
                "1",
                "⟦o; <2016-02-28; Cụm trưởng; dự thảo tiêu chí chấm điểm; các bệnh viện thành viên|Dự thảo tiêu chí chấm điểm, gửi các bệnh viện thành viên góp ý",
                "Cụm trưởng",
                "Trước 28/02⟧",
                "Bảng tiêu chí",
            ],
            [
                "2",
                "⟦o; !2016-03-10; Các bệnh viện thành viên; văn bản góp ý tiêu chí; Cụm trưởng|Góp ý tiêu chí, gửi lại Cụm trưởng",
                "Các bệnh viện thành viên",
                "Hạn cuối 10/3⟧",
                "Văn bản góp ý",
            ],
            [
                "3",
                "⟦o; <2016-06-20; Các bệnh viện thành viên; báo cáo sơ kết; Cụm trưởng|Báo cáo sơ kết gửi Cụm trưởng",
                "Các bệnh viện thành viên",
                "Trước 20/6⟧",
                "⟦pg;2;báo cáo sơ kết|Báo cáo không quá 02 trang A4⟧",
            ],
            [
                "4",
                "⟦o; Q2016-3; BVĐK huyện Đô Lương; chương trình văn nghệ, thể thao chào mừng|Chuẩn bị chương trình văn nghệ, thể thao của Cụm",
                "BVĐK huyện Đô Lương",
                "Quý III⟧",
                "Kịch bản",
            ],
            [
                "5",
                "⟦o; <2016-11-20; Các bệnh viện thành viên; báo cáo tổng kết, bảng tự chấm điểm; Cụm trưởng|Báo cáo tổng kết, bảng tự chấm điểm gửi Cụm trưởng",
                "Các bệnh viện thành viên",
                "Trước 20/11⟧",
                "Báo cáo, bảng điểm",
            ],
            [
                "6",
                "⟦o; <2016-12-25; Cụm trưởng; hồ sơ đề nghị khen thưởng; Sở Y tế|Hoàn thiện hồ sơ đề nghị khen thưởng trình Sở Y tế",
                "Cụm trưởng",
                "Trước 25/12⟧",
                "⟦d;hồ sơ đề nghị khen thưởng;Tờ trình + biên bản bầu + danh sách|Tờ trình, biên bản bầu, danh sách⟧",
            ],
        ],
        widths=(1, 5.5, 3.5, 3, 3),
    ),
    "=I **Kinh phí**",
    "⟦f;các đơn vị thành viên đóng góp|Các đơn vị thành viên đóng góp theo quy chế Cụm⟧, ⟦x|mỗi đơn vị 3.000.000 đồng/năm⟧.",
    "⟦o~; -; Cụm phó; theo dõi, đôn đốc các đơn vị|Giao Cụm phó theo dõi, đôn đốc các đơn vị thực hiện Kế hoạch⟧. Đầu mối: ⟦c;Hồ Thị Mận;Trưởng phòng Tổ chức - Hành chính;Cụm trưởng;0900.000.121;toht@vidu.example|bà Hồ Thị Mận, Trưởng phòng Tổ chức - Hành chính, ĐT 0900.000.121, hộp thư toht@vidu.example⟧./.",
    Table(
        [
            [
                "*Nơi nhận:*\n- ⟦r|Sở Y tế (b/c)⟧;\n- ⟦r|Các đơn vị thành viên (t/h)⟧;\n- ⟦ar|Lưu: VT, TCHC⟧.",
                "**CỤM TRƯỞNG**\n**GIÁM ĐỐC BVĐK HUYỆN DIỄN CHÂU**\n\n\n**Cao Xuân Bách**",
            ]
        ],
        lined=False,
    ),
]

PLAN = Plan(
    "02_cum_benh_vien_2016.docx",
    about(
        "09/KH-CTĐBV",
        "Diễn Châu",
        "2016-01-25",
        "Hoạt động của Cụm thi đua các bệnh viện tuyến huyện năm 2016",
        2016,
        "bloc_activity",
        "CỤM TRƯỞNG",
        "GIÁM ĐỐC BVĐK HUYỆN DIỄN CHÂU",
        "Cao Xuân Bách",
    ),
    BODY,
    event="hoi_nghi_tong_ket",
)
