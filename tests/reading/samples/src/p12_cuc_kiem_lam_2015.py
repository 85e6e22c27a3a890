"""A department of a ministry, 2015: launch in long prose; two phases that share days, a clock that starts at a ceremony that is not held. PDF."""

from src.plan import Plan, about
from src.word import Body, Table

BODY: Body = [
    Table(
        [
            [
                "BỘ NÔNG NGHIỆP VÀ PTNT\nCỤC KIỂM LÂM\nSố: 73/KH-KL-VP",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHà Nội, ngày 02 tháng 3 năm 2015",
            ]
        ],
        lined=False,
    ),
    "^KẾ HOẠCH",
    "^Phát động phong trào thi đua yêu nước năm 2015 của Cục Kiểm lâm",
    "Năm 2015 là năm cuối thực hiện ⟦x|Kế hoạch phát triển ngành 5 năm 2011 - 2015⟧, năm diễn ra nhiều sự kiện lớn: ⟦x|kỷ niệm 85 năm Ngày thành lập Đảng (03/02/1930 - 03/02/2015), 40 năm giải phóng miền Nam (30/4/1975 - 30/4/2015)⟧, đại hội thi đua yêu nước các cấp tiến tới Đại hội Thi đua yêu nước toàn quốc lần thứ IX. Thực hiện ⟦l|Chỉ thị số 725/CT-BNN-TCCB ngày 26/01/2015 của Bộ trưởng Bộ Nông nghiệp và Phát triển nông thôn⟧ về phát động thi đua năm 2015, Cục Kiểm lâm phát động phong trào thi đua trong toàn Cục với chủ đề: “⟦th;chủ đề|Giữ rừng tận gốc, cải cách tận nơi⟧”.",
    "**I. MỤC ĐÍCH, YÊU CẦU**",
    "1. Khơi dậy tinh thần trách nhiệm, ý thức kỷ luật của công chức, viên chức, người lao động; tạo chuyển biến rõ nét trong bảo vệ rừng, phòng cháy, chữa cháy rừng và xây dựng lực lượng.",
    "2. Các phòng, Chi cục Kiểm lâm vùng và đơn vị trực thuộc tổ chức thi đua thiết thực, tránh hình thức; gắn thi đua với khen thưởng, khen đúng người trực tiếp giữ rừng, nhất là kiểm lâm địa bàn ở vùng sâu, vùng xa.",
    "**II. NỘI DUNG THI ĐUA**",
    "1. Thi đua tham mưu, xây dựng văn bản đúng tiến độ: ⟦t?;= 100%;văn bản trong chương trình công tác;-|100% văn bản trong chương trình công tác được trình đúng hạn⟧; ⟦t?;>= 30%;thủ tục hành chính;-|giảm ít nhất 30% thời gian giải quyết thủ tục hành chính⟧.",
    "2. Thi đua bảo vệ rừng: ⟦t?;>= 10%;số vụ vi phạm;-|phấn đấu giảm 10% số vụ vi phạm⟧, ⟦t?;<= 1200;ha rừng bị cháy;-|diện tích rừng bị cháy không quá 1.200 ha⟧. Tiếp tục hưởng ứng phong trào “⟦m;trung ương|Cả nước chung sức xây dựng nông thôn mới⟧” và phong trào “⟦m;ngành;2013-2015|Kiểm lâm cả nước thi đua giữ rừng giai đoạn 2013 - 2015⟧” do Bộ phát động.",
    "3. Thi đua học tập, rèn luyện: nâng cao bản lĩnh chính trị, đạo đức công vụ; đẩy mạnh học tập và làm theo tấm gương đạo đức Hồ Chí Minh; xây dựng cơ quan an toàn, sạch đẹp.",
    "4. Thi đua trong công tác đoàn thể, từ thiện, đền ơn đáp nghĩa. Mỗi đoàn viên có một việc làm cụ thể vì cộng đồng, ⟦o?; -; mỗi chi đoàn; chăm sóc một vườn ươm cây giống|mỗi chi đoàn nhận chăm sóc một vườn ươm cây giống⟧ phục vụ trồng cây phân tán.",
    "**III. HÌNH THỨC, THỜI GIAN PHÁT ĐỘNG**",
    "1. ⟦s?;-;phát động|Lãnh đạo Cục phát động thi đua bằng văn bản⟧, không tổ chức hội nghị; ⟦o?; -; các đơn vị; phát động tại cuộc họp cơ quan|các đơn vị phát động tại cuộc họp cơ quan⟧.",
    "2. Phong trào chia thành hai đợt:",
    "- ⟦ph;Đợt 1;2015-01-01;2015-07-31|Đợt 1: Từ đầu năm đến hết tháng 7/2015⟧, chào mừng đại hội thi đua yêu nước các cấp.",
    "- ⟦w;phase_overlap;warn;hai đợt chồng nhau trong nửa cuối tháng 7|⟦ph;Đợt 2;2015-07-16;2015-12-31|Đợt 2: Từ ngày 16/7/2015 đến ngày 31/12/2015⟧⟧, chào mừng Đại hội Thi đua yêu nước toàn quốc.",
    "**IV. TỔ CHỨC THỰC HIỆN**",
    "1. Thủ trưởng các phòng, đơn vị thuộc Cục, Chi cục Kiểm lâm vùng I, II, III, IV:",
    "a) ⟦o; !2015-03-15; Thủ trưởng các phòng, đơn vị thuộc Cục, Chi cục Kiểm lâm vùng; phát động thi đua tại đơn vị|Phát động thi đua tại đơn vị mình, chậm nhất đến ngày 15/3/2015⟧;",
    "b) ⟦w;trigger_never_happens;error;việc phát động làm bằng văn bản, không có lễ phát động|⟦o; rel +7 le lễ phát động của Cục; Thủ trưởng các phòng, đơn vị thuộc Cục, Chi cục Kiểm lâm vùng; bản đăng ký danh hiệu thi đua; Văn phòng Cục|Gửi bản đăng ký danh hiệu thi đua về Văn phòng Cục không quá 7 ngày kể từ ngày tổ chức lễ phát động của Cục⟧⟧;",
    "c) ⟦o; <2015-07-10; Thủ trưởng các phòng, đơn vị thuộc Cục, Chi cục Kiểm lâm vùng; báo cáo sơ kết phong trào; Văn phòng Cục|Gửi báo cáo sơ kết phong trào về Văn phòng Cục trước ngày 10/7/2015⟧; ⟦o; <2015-12-05; Thủ trưởng các phòng, đơn vị thuộc Cục, Chi cục Kiểm lâm vùng; báo cáo tổng kết, hồ sơ đề nghị khen thưởng; Văn phòng Cục|gửi báo cáo tổng kết cùng hồ sơ đề nghị khen thưởng trước ngày 05 tháng 12 năm 2015⟧;",
    "d) ⟦o; rec null; Thủ trưởng các phòng, đơn vị thuộc Cục, Chi cục Kiểm lâm vùng; thông tin gương người tốt, việc tốt; Văn phòng Cục|Theo định kỳ gửi thông tin gương người tốt, việc tốt về Văn phòng Cục để đăng Bản tin Kiểm lâm⟧.",
    "đ) ⟦o; rel +0 eq bản đăng ký danh hiệu thi đua; Thủ trưởng các phòng, đơn vị thuộc Cục, Chi cục Kiểm lâm vùng; danh mục sáng kiến; Văn phòng Cục|Danh mục sáng kiến gửi Văn phòng Cục cùng với bản đăng ký danh hiệu thi đua⟧.",
    "2. Văn phòng Cục (thường trực thi đua):",
    "a) ⟦o; <2015-03-25; Văn phòng Cục; tổng hợp đăng ký thi đua; Vụ Tổ chức cán bộ|Tổng hợp đăng ký thi đua của Cục gửi Vụ Tổ chức cán bộ trước ngày 25/3/2015⟧;",
    "b) ⟦o; rec month interval=2; Văn phòng Cục; kiểm tra phong trào tại đơn vị|Hai tháng một lần kiểm tra phong trào tại ít nhất một đơn vị⟧;",
    "c) ⟦o; Q2015-2; Văn phòng Cục; đề án Đại hội thi đua yêu nước của Cục; Cục trưởng|Trình Cục trưởng đề án tổ chức Đại hội thi đua yêu nước của Cục trong quý II năm 2015⟧;",
    "d) ⟦o; !2015-12-20; Văn phòng Cục; báo cáo tổng kết của Cục; Bộ (Vụ Tổ chức cán bộ)|Hoàn thành báo cáo tổng kết của Cục gửi Bộ (Vụ Tổ chức cán bộ), hạn cuối cùng 20/12/2015⟧.",
    "3. Công đoàn, Đoàn Thanh niên Cục: ⟦o~; -; Công đoàn, Đoàn Thanh niên Cục; vận động đoàn viên|vận động đoàn viên hưởng ứng phong trào⟧; ⟦o; M2015-05; Công đoàn, Đoàn Thanh niên Cục; giải thể thao|tổ chức giải thể thao trong tháng 5/2015⟧.",
    "4. ⟦e;=2015-05-19@08:30;dai_hoi_thi_dua;-;thứ Ba|Đại hội thi đua yêu nước Cục Kiểm lâm: 8 giờ 30 phút thứ Ba, ngày 19/5/2015⟧, ⟦ep;Hội trường tầng 4, nhà B9|Hội trường tầng 4, nhà B9⟧, ⟦hc;~150|khoảng 150 đại biểu⟧.",
    "5. Kinh phí: ⟦f;kinh phí khoán chi hành chính + nguồn hợp pháp khác|chi từ kinh phí khoán chi hành chính và nguồn hợp pháp khác⟧.",
    "Căn cứ Kế hoạch này, ⟦o~; -; các phòng, đơn vị; triển khai thực hiện|đề nghị các phòng, đơn vị nghiêm túc triển khai thực hiện⟧./.",
    Table(
        [
            [
                "Nơi nhận:\n- ⟦r|Bộ trưởng (để b/c)⟧;\n- ⟦r|Vụ TCCB - Bộ NN&PTNT (để b/c)⟧;\n- ⟦r|Các phòng, đơn vị thuộc Cục (để t/h)⟧;\n- ⟦ar|Lưu: VT, VP⟧.",
                "CỤC TRƯỞNG\n\n\n\nMạc Đình Sửu",
            ]
        ],
        lined=False,
    ),
]

PLAN = Plan(
    "12_cuc_kiem_lam_2015.pdf",
    about(
        "73/KH-KL-VP",
        "Hà Nội",
        "2015-03-02",
        "Phát động phong trào thi đua yêu nước năm 2015 của Cục Kiểm lâm",
        2015,
        "launch",
        None,
        "CỤC TRƯỞNG",
        "Mạc Đình Sửu",
    ),
    BODY,
    page_numbers=True,
)
