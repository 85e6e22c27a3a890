"""Khối thi đua of state enterprises, 2020: Markdown with a table; the bloc under another name, deadlines before and after the pandemic pause."""

from src.plan import Plan, about

BODY = """
TỔNG CÔNG TY CẢNG HÀNG KHÔNG KHU VỰC (Khối trưởng)

Số: 27/KH-KTĐ5

*Quảng Ninh, ngày 12 tháng 02 năm 2020*

# KẾ HOẠCH

## Hoạt động của Khối thi đua số 5 các doanh nghiệp nhà nước năm 2020

Căn cứ ⟦l|Quyết định số 4410/QĐ-UBND ngày 24/10/2019 của UBND tỉnh Quảng Ninh⟧ về chia cụm, khối thi đua; ⟦w;incomplete_number;warn;thiếu ký hiệu văn bản|⟦l|Hướng dẫn số 118 ngày 03/02/2020 của Sở Nội vụ⟧⟧, Khối thi đua số 5 (gọi tắt là Khối) thống nhất kế hoạch hoạt động như sau:

### I. MỤC ĐÍCH, YÊU CẦU

- Tạo không khí thi đua sản xuất, kinh doanh giữa các doanh nghiệp; ⟦x|doanh thu toàn Khối năm 2019 đạt 18.500 tỷ đồng, tăng 7,4%⟧.
- Hoạt động của Khối phải thiết thực, tiết kiệm, không làm ảnh hưởng sản xuất. Mọi thành viên bình đẳng, cùng bàn bạc và cùng thực hiện những việc đã thống nhất.

### II. NỘI DUNG

**1. Đăng ký, ký kết giao ước**

⟦o?; -; Các đơn vị; đăng ký thi đua|Các đơn vị đăng ký theo mẫu của Sở Nội vụ⟧. ⟦e;=2020-02-27@14:00;ky_ket_giao_uoc;0.5;thứ Năm|Lễ ký giao ước thi đua của Khối: ⟦ed;0.5|½ ngày⟧, từ 14 giờ 00 ngày 27/02/2020 (thứ Năm)⟧, tại ⟦ep;Công ty Than Hạ Long|Công ty Than Hạ Long⟧.

**2. Chỉ tiêu giao ước**

| STT | Chỉ tiêu | Mức phấn đấu |
|---|---|---|
| 1 | ⟦t;>= 5%;doanh thu tăng;-|Doanh thu tăng so với năm trước | từ 5% trở lên⟧ |
| 2 | ⟦t;= 100%;người lao động được đóng bảo hiểm;-|Người lao động được đóng bảo hiểm đầy đủ | 100%⟧ |
| 3 | ⟦t;= 0;tai nạn lao động chết người;-|Số vụ tai nạn lao động chết người | 0⟧ |
| 4 | ⟦t;>= 3;sáng kiến;-|Sáng kiến có giá trị làm lợi của mỗi doanh nghiệp | tối thiểu 3⟧ |

**3. Các đợt thi đua**

+ ⟦ph;Đợt cao điểm 1;2020-03-01;2020-06-30|Đợt cao điểm 1: 01/3/2020 - 30/6/2020⟧, chào mừng đại hội đảng bộ các cấp;
+ ⟦ph;Đợt cao điểm 2;2020-07-01;2020-12-31|Đợt cao điểm 2: 01/7/2020 - 31/12/2020⟧.

**4. Kiểm tra, giao lưu**

Khối tổ chức ⟦s;M2020-08;kiểm tra việc thực hiện giao ước|kiểm tra việc thực hiện giao ước trong tháng 8/2020⟧. Do tình hình dịch bệnh, ⟦e;M2020-09;hoi_thao_the_thao;-;-;x|Hội thao Khối dự kiến tháng 9/2020⟧; ⟦n;thông báo riêng của Khối trưởng;thời gian, địa điểm Hội thao|thời gian, địa điểm chính thức theo thông báo riêng của Khối trưởng⟧.

**5. Tổng kết, suy tôn**

Hội nghị tổng kết Khối họp ⟦e;2020-12-07..2020-12-11;hoi_nghi_tong_ket;-;-;x|vào một ngày trong tuần từ 07/12 đến 11/12/2020⟧, thành phần gồm: ⟦pt;tham dự;mỗi đơn vị;lãnh đạo đơn vị và cán bộ thi đua|mỗi đơn vị 03 người (lãnh đạo đơn vị và cán bộ thi đua)⟧; ⟦pt;khách mời;Ban Thi đua - Khen thưởng tỉnh;Đại diện|mời đại diện Ban Thi đua - Khen thưởng tỉnh⟧. Nội dung:

1) ⟦g|Nghe báo cáo và thảo luận⟧;
2) ⟦g|⟦v;Cờ thi đua của UBND tỉnh + Bằng khen của Chủ tịch UBND tỉnh;bỏ phiếu kín|Suy tôn bằng phiếu kín đơn vị tặng Cờ thi đua của UBND tỉnh, Bằng khen của Chủ tịch UBND tỉnh⟧⟧ — ⟦q;1;Cờ thi đua của UBND tỉnh;đơn vị|01 Cờ⟧, ⟦q;2;Bằng khen của Chủ tịch UBND tỉnh;đơn vị|không quá 02 Bằng khen⟧;
3) ⟦g|⟦vc;Khối trưởng, Khối phó;2021;bầu|Bầu Khối trưởng, Khối phó năm 2021⟧⟧.

### III. TRÁCH NHIỆM

**1. Khối trưởng**

- ⟦o; <2020-02-20; Khối trưởng; bảng tiêu chí chấm điểm; các đơn vị|Hoàn thành bảng tiêu chí chấm điểm gửi các đơn vị trước ngày 20/02/2020⟧.
- ⟦o; !2020-07-05; Khối trưởng; báo cáo sơ kết; Ban Thi đua - Khen thưởng tỉnh|Tổng hợp báo cáo sơ kết gửi Ban Thi đua - Khen thưởng tỉnh, muộn nhất 05/7/2020⟧.
- ⟦o; rel +1 eq khi có kết quả suy tôn; Khối trưởng; tờ trình, hồ sơ khen thưởng; Ban Thi đua - Khen thưởng tỉnh|Sau khi có kết quả suy tôn 01 ngày, gửi tờ trình và hồ sơ khen thưởng lên Ban Thi đua - Khen thưởng tỉnh⟧.

**2. Khối phó** (Công ty Điện lực Quảng Ninh)

- ⟦o; rec month before 05; Khối phó (Công ty Điện lực Quảng Ninh); bảng theo dõi kết quả thi đua; Khối trưởng|Lập bảng theo dõi kết quả thi đua gửi Khối trưởng trước ngày 05 hằng tháng⟧.
- ~~⟦x|Chủ trì Hội thao ngày 15/5/2020⟧.~~

**3. Các thành viên ⟦w;name_drift;warn;tên gọi là Khối;Khối|Cụm⟧**

- ⟦o; !2020-02-24; Các thành viên Khối; bản đăng ký giao ước thi đua; Khối trưởng|Gửi bản đăng ký giao ước thi đua về Khối trưởng hạn chót 24/02/2020⟧.
- ⟦o; <2020-06-25; Các thành viên Khối; báo cáo sơ kết; Khối trưởng|Gửi báo cáo sơ kết về Khối trưởng trước 25/6/2020⟧; ⟦o; <2020-11-25; Các thành viên Khối; báo cáo tổng kết, bảng tự chấm điểm; Khối trưởng|gửi báo cáo tổng kết kèm bảng tự chấm điểm trước 25/11/2020⟧ (⟦pg;2.5;báo cáo tóm tắt|bản tóm tắt dài không quá 2,5 trang⟧).
- ⟦o; rec null on_request; Các thành viên Khối; thông tin, số liệu; Khối trưởng|Cung cấp thông tin, số liệu cho Khối trưởng khi có yêu cầu⟧.
- ⟦o~; -; Các thành viên Khối; phối hợp với Khối trưởng|Phối hợp chặt chẽ với Khối trưởng trong các hoạt động chung⟧.

### IV. KINH PHÍ

⟦f;đóng góp của các đơn vị|Các đơn vị đóng góp⟧ ⟦x|10.000.000đ/đơn vị⟧, ⟦o; !2020-03-31; Các đơn vị; nộp kinh phí đóng góp; Khối trưởng|các đơn vị nộp về Khối trưởng chậm nhất ngày 31/3/2020⟧.

Đầu mối: ⟦c;Ngọ Thị Vóc;Phó phòng Tổng hợp;Khối trưởng;0900.000.171;khoi5@vidu.example|Ngọ Thị Vóc, Phó phòng Tổng hợp, 0900-000-171, khoi5@vidu.example⟧.

⟦w;struck_contact;warn;đầu mối đã gạch vẫn còn trong văn bản|~~⟦c;Lò Văn Bắp;chuyên viên phòng Tổng hợp;Khối trưởng;0900.000.172;-;x|Lò Văn Bắp, chuyên viên phòng Tổng hợp, 0900-000-172⟧~~⟧

Nơi nhận:
- ⟦r|Ban TĐ-KT tỉnh (b/c)⟧;
- ⟦r|Các đơn vị trong Khối (t/h)⟧;
- ⟦ar|Lưu: VT, TH⟧.

**KHỐI TRƯỞNG**

**TỔNG GIÁM ĐỐC**

**Vi Đức Hảo**
"""

PLAN = Plan(
    "10_khoi_doanh_nghiep_2020.md",
    about(
        "27/KH-KTĐ5",
        "Quảng Ninh",
        "2020-02-12",
        "Hoạt động của Khối thi đua số 5 các doanh nghiệp nhà nước năm 2020",
        2020,
        "bloc_activity",
        "KHỐI TRƯỞNG",
        "TỔNG GIÁM ĐỐC",
        "Vi Đức Hảo",
    ),
    BODY,
    event="hoi_nghi_tong_ket",
)
