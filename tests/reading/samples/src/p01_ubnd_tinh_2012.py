"""UBND tỉnh, 2012: an emulation campaign, long table of tasks with merged section rows."""

from src.plan import Plan, about
from src.word import Body, Table

BODY: Body = [
    Table(
        [
            [
                "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\nSố: 417/KH-UBND",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nam, ngày 12 tháng 3 năm 2012",
            ]
        ],
        lined=False,
    ),
    "^KẾ HOẠCH",
    "^Thực hiện phong trào thi đua “⟦m;tỉnh|Hà Nam chung sức xây dựng nông thôn mới⟧” năm 2012",
    "Thực hiện ⟦l|Quyết định số 1620/QĐ-TTg ngày 20/9/2011 của Thủ tướng Chính phủ⟧ về kế hoạch tổ chức phong trào thi đua “⟦m;trung ương|Cả nước chung sức xây dựng nông thôn mới⟧” và ⟦l|Nghị quyết số 03-NQ/TU ngày 21/4/2011 của Tỉnh ủy Hà Nam⟧ về xây dựng nông thôn mới ⟦x|giai đoạn 2011 - 2015⟧, định hướng đến năm 2020, Ủy ban nhân dân tỉnh ban hành Kế hoạch với các nội dung sau:",
    "**I. Mục đích, yêu cầu**",
    "1. Làm cho cán bộ và nhân dân hiểu rõ 19 tiêu chí; ⟦x|phấn đấu đến năm 2020 diện mạo nông thôn có bước chuyển căn bản⟧.",
    "2. Phong trào phải bám sát cơ sở, không chạy theo hình thức; khen đúng người, đúng việc, quan tâm hộ nông dân trực tiếp hiến đất, góp công.",
    "3. Các cấp ủy, chính quyền coi đây là nhiệm vụ thường xuyên, lâu dài; cán bộ chủ chốt phải gương mẫu đi đầu, nói đi đôi với làm. Chú trọng tuyên truyền bằng việc thật, người thật; kịp thời biểu dương những gia đình ⟦x|đã hiến hơn 12.000 m2 đất trong năm 2011⟧, nhắc nhở nơi còn trông chờ, ỷ lại vào Nhà nước.",
    "**II. Tên gọi, phạm vi, thời gian**",
    "1. Tên phong trào thi đua của tỉnh: “Hà Nam chung sức xây dựng nông thôn mới”.",
    "2. Khẩu hiệu hành động: “⟦th;khẩu hiệu|Nhà nhà hiến kế, người người góp công⟧”.",
    "3. Phong trào năm 2012 chia làm hai chặng:",
    "- ⟦ph;Chặng 1;2012-03-15;2012-08-31|Chặng 1: từ ngày 15/3/2012 đến ngày 31/8/2012⟧, trọng tâm là dồn điền đổi thửa và giao thông nội đồng;",
    "- ⟦ph;Chặng 2;2012-09-01;2012-12-31|Chặng 2: từ ngày 01/9/2012 đến hết năm⟧, trọng tâm là thủy lợi, vệ sinh môi trường.",
    "**III. Chỉ tiêu thi đua**",
    "- ⟦t;= 100%;xã;-|100% xã hoàn thành quy hoạch chung⟧; ⟦t;>= 12;xã;-|có ít nhất 12 xã đạt từ 10 tiêu chí trở lên⟧.",
    "- ⟦t;>= 80%;thôn, xóm;-|Từ 80% thôn, xóm trở lên có hương ước, quy ước được phê duyệt⟧.",
    "- ⟦t;< 5%;hộ nghèo ở các xã điểm;-|Tỷ lệ hộ nghèo ở các xã điểm dưới 5%⟧.",
    "**IV. Phân công nhiệm vụ**",
    "Các sở, ngành, huyện, thành phố thực hiện theo bảng dưới đây:",
    Table(
        [
            ["STT", "Nội dung công việc", "Chủ trì", "Phối hợp", "Thời gian hoàn thành"],
            ["A. Công tác chỉ đạo, tuyên truyền"],
            [
                "1",
                "⟦o; <2012-04-05; Ban Thi đua - Khen thưởng, Sở Nội vụ; Hướng dẫn tiêu chí xét khen thưởng phong trào|Ban hành Hướng dẫn tiêu chí xét khen thưởng phong trào",
                "Ban Thi đua - Khen thưởng, Sở Nội vụ",
                "Văn phòng điều phối nông thôn mới tỉnh",
                "Trước ngày 05/4/2012⟧",
            ],
            [
                "2",
                "⟦o; Q2012-2; Sở Thông tin và Truyền thông; chuyên mục “Nông thôn mới quê em”|Mở chuyên mục “Nông thôn mới quê em” trên Cổng thông tin điện tử tỉnh",
                "Sở Thông tin và Truyền thông",
                "Báo Hà Nam, Đài PT-TH",
                "Quý II/2012⟧",
            ],
            [
                "3",
                "⟦o; rec month before 25; UBND các huyện, thành phố; báo cáo tiến độ; Văn phòng điều phối nông thôn mới tỉnh|Báo cáo tiến độ về Văn phòng điều phối nông thôn mới tỉnh",
                "UBND các huyện, thành phố",
                "",
                "Hằng tháng, trước ngày 25⟧",
            ],
            ["B. Tổ chức phong trào ở cơ sở"],
            [
                "4",
                "⟦o; !2012-03-31; UBND các huyện, thành phố; phát động thi đua tới 100% xã, phường|Phát động thi đua tới 100% xã, phường",
                "UBND các huyện, thành phố",
                "UB MTTQ và đoàn thể cùng cấp",
                "Chậm nhất ngày 31/3/2012⟧",
            ],
            [
                "5",
                "⟦o; W2012-05-3; Hội Nông dân tỉnh; hội thi “Sáng kiến nhà nông”|Tổ chức hội thi “Sáng kiến nhà nông”",
                "Hội Nông dân tỉnh",
                "Sở KH&CN",
                "Tuần thứ ba của tháng 5/2012⟧",
            ],
            [
                "6",
                "⟦o; M2012-07; Sở Nông nghiệp và PTNT; kiểm tra chéo giữa các huyện|Kiểm tra chéo giữa các huyện",
                "Sở Nông nghiệp và PTNT",
                "Các sở liên quan",
                "Tháng 7/2012⟧",
            ],
            ["C. Sơ kết, tổng kết"],
            [
                "7",
                "⟦o; <2012-08-10; Văn phòng điều phối nông thôn mới tỉnh; Báo cáo sơ kết chặng 1 trình UBND tỉnh; UBND tỉnh|⟦w;order_conflict;error;Văn phòng điều phối tổng hợp trước ngày 10/8 trong khi các huyện nộp đến 20/8|Tổng hợp Báo cáo sơ kết chặng 1 trình UBND tỉnh",
                "Văn phòng điều phối nông thôn mới tỉnh",
                "Ban Thi đua - Khen thưởng",
                "Trước ngày 10/8/2012⟧⟧",
            ],
            [
                "8",
                "⟦o; <2012-08-20; UBND các huyện, thành phố; báo cáo sơ kết chặng 1; Văn phòng điều phối nông thôn mới tỉnh|Gửi báo cáo sơ kết chặng 1 về Văn phòng điều phối nông thôn mới tỉnh",
                "UBND các huyện, thành phố",
                "",
                "Trước ngày 20/8/2012⟧",
            ],
            [
                "9",
                "⟦o; 2012-11-05..2012-11-10; UBND các huyện, thành phố; hồ sơ đề nghị khen thưởng; Ban Thi đua - Khen thưởng|Nộp hồ sơ đề nghị khen thưởng về Ban Thi đua - Khen thưởng",
                "UBND các huyện, thành phố",
                "",
                "Từ ngày 05 đến ngày 10/11/2012⟧",
            ],
        ],
        widths=(1.2, 6.3, 3.3, 3, 2.7),
    ),
    "**V. Khen thưởng**",
    "Cuối năm, tỉnh xét tặng: ⟦q;3;Cờ thi đua của UBND tỉnh;xã|Cờ thi đua của UBND tỉnh cho không quá 03 xã dẫn đầu⟧; ⟦q;20;Bằng khen của Chủ tịch UBND tỉnh;hộ gia đình|Bằng khen của Chủ tịch UBND tỉnh cho tối đa 20 hộ gia đình⟧. Mức tiền thưởng theo ⟦lb|Nghị định số 42/2010/NĐ-CP ngày 15/4/2010 của Chính phủ⟧; ⟦x|riêng xã nhất tỉnh được thưởng công trình trị giá 500.000.000 đồng⟧.",
    "Hồ sơ gồm: ⟦d;hồ sơ khen thưởng;tờ trình + báo cáo thành tích có xác nhận của cấp ủy + biên bản họp xét|tờ trình; báo cáo thành tích có xác nhận của cấp ủy; biên bản họp xét⟧. ⟦pg;4;báo cáo thành tích|Báo cáo thành tích không quá 4 trang A4⟧.",
    "**VI. Kinh phí**",
    "Kinh phí ⟦f;Quỹ thi đua, khen thưởng của tỉnh + ngân sách các huyện, thành phố + nguồn xã hội hóa|lấy từ Quỹ thi đua, khen thưởng của tỉnh, ngân sách các huyện, thành phố và nguồn xã hội hóa⟧.",
    "⟦o~; -; các sở, ngành, UBND các huyện, thành phố; phản ánh vướng mắc; UBND tỉnh; nếu có vướng mắc|Quá trình thực hiện, nếu có vướng mắc, các sở, ngành, UBND các huyện, thành phố phản ánh về UBND tỉnh⟧ (qua Ban Thi đua - Khen thưởng, ⟦x|điện thoại 0351.000.112⟧)./.",
    Table(
        [
            [
                "Nơi nhận:\n- ⟦r|Ban TĐ-KT Trung ương (để b/c)⟧;\n- ⟦r|TTTU, TT HĐND tỉnh (để b/c)⟧;\n- ⟦r;-|Các sở, ban, ngành, đoàn thể⟧;\n- ⟦r;-|UBND các huyện, thành phố⟧;\n- ⟦ar|Lưu: VT, TĐKT⟧.",
                "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\nĐinh Văn Thuận",
            ]
        ],
        lined=False,
    ),
]

PLAN = Plan(
    "01_ubnd_tinh_nong_thon_moi_2012.docx",
    about(
        "417/KH-UBND",
        "Hà Nam",
        "2012-03-12",
        "Thực hiện phong trào thi đua “Hà Nam chung sức xây dựng nông thôn mới” năm 2012",
        2012,
        "movement",
        "TM. ỦY BAN NHÂN DÂN",
        "PHÓ CHỦ TỊCH",
        "Đinh Văn Thuận",
    ),
    BODY,
)
