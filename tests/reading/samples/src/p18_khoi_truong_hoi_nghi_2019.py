"""A bloc of vocational colleges, 2019: year-end conference; hard-wrapped lines, page numbers, a span that runs backwards, no recipients."""

from src.plan import Plan, about

BODY = """
SỞ LAO ĐỘNG - TB VÀ XÃ HỘI TỈNH THÁI BÌNH
KHỐI THI ĐUA CÁC TRƯỜNG NGHỀ
Số: 07/KH-KTN
Thái Bình, ngày 04 tháng 11 năm 2019

⟦w;missing_document_data;error;không có Nơi nhận;recipients|KẾ HOẠCH
Hội nghị tổng kết phong trào thi đua năm 2019, triển khai nhiệm vụ năm 2020
của Khối thi đua các trường nghề⟧

Thực hiện chương trình hoạt động của Khối đã thống nhất tại ⟦x|Hội nghị ngày 15/02/2019⟧; căn cứ ⟦l|Hướng dẫn số 1509/HD-SNV ngày 21/10/2019 của Sở Nội vụ Thái Bình⟧ về tổng kết công tác thi đua, Trường Cao đẳng nghề Thái Bình - Trưởng khối xây dựng kế hoạch tổ chức Hội nghị tổng kết, cụ thể:

I. MỤC ĐÍCH

Đánh giá kết quả một năm; biểu dương nhà giáo, học sinh sinh viên tiêu biểu; bàn cách giữ vững quy mô tuyển sinh ⟦x|(năm 2018 tuyển được 4.215 học sinh, đạt 96% kế hoạch)⟧.

II. THỜI GIAN - ĐỊA ĐIỂM - THÀNH PHẦN

1. Thời gian: ⟦e;=2019-12-12@08:00;hoi_nghi_tong_ket;0.5;thứ 5|⟦ed;0.5|nửa ngày⟧, từ 8h00 thứ 5 ngày 12/12/2019⟧ (⟦x|đại biểu ở xa có mặt từ chiều hôm trước⟧).
2. Địa điểm: ⟦ep;Nhà đa năng Trường Cao đẳng nghề Thái Bình|Nhà đa năng Trường Cao đẳng nghề Thái Bình⟧.
3. Thành phần:
- ⟦pt;khách mời;Sở Lao động - Thương binh và Xã hội, Sở Nội vụ;Đại diện lãnh đạo|Đại diện lãnh đạo ⟦w;misspelled_name;warn;Thương bình cho Thương binh;Thương binh|Sở Lao động - Thương bình và Xã hội⟧, Sở Nội vụ⟧;
- ⟦pt;triệu tập;các trường trong Khối;Hiệu trưởng, Chủ tịch Công đoàn, 02 giáo viên và 01 học sinh tiêu biểu|Các trường trong Khối: Hiệu trưởng, Chủ tịch Công đoàn, 02 giáo viên và 01 học sinh tiêu biểu⟧.
⟦hc;50|Số lượng: 50 đại biểu⟧, ⟦o; <2019-12-06; Các trường trong Khối; danh sách đại biểu; Trưởng khối|các trường gửi danh sách đại biểu về Trưởng khối trước ngày 06/12/2019⟧.

2

III. CHƯƠNG TRÌNH HỘI NGHỊ

1. ⟦g|Văn nghệ chào mừng⟧.
2. ⟦g;Trưởng khối|Trưởng khối trình bày báo cáo tổng kết⟧, ⟦pg;15min;báo cáo tổng kết|thời gian trình bày không quá 15 phút⟧.
3. ⟦g|Thảo luận, tham luận⟧.
4. ⟦g|⟦v;Cờ thi đua của UBND tỉnh + Bằng khen của Chủ tịch UBND tỉnh;bỏ phiếu|Bỏ phiếu suy tôn đơn vị được đề nghị tặng Cờ thi đua của UBND tỉnh và Bằng khen của Chủ tịch UBND tỉnh⟧⟧. Mỗi ⟦q;1;Cờ thi đua của UBND tỉnh;Khối|Khối được đề nghị 01 Cờ⟧, ⟦q;20%;Bằng khen của Chủ tịch UBND tỉnh;đơn vị|Bằng khen không vượt quá 20% số đơn vị⟧.
5. ⟦g|⟦vc;Trưởng khối, Phó Trưởng khối;2020;biểu quyết|Biểu quyết Trưởng khối, Phó Trưởng khối năm 2020⟧⟧. ⟦su;Trưởng khối;2020;Trường Trung cấp nghề cho người khuyết tật;Quy chế của Khối|Theo Quy chế của Khối, dự kiến Trưởng khối năm 2020 là Trường Trung cấp nghề cho người khuyết tật⟧.
6. ⟦g;đại diện các trường|Đại diện các trường ký giao ước thi đua năm 2020⟧.

IV. TỔ CHỨC THỰC HIỆN

1. Trường Cao đẳng nghề Thái Bình (Trưởng khối)
- ⟦o; =2019-11-11; Trường Cao đẳng nghề Thái Bình (Trưởng khối); mẫu báo cáo, phiếu chấm điểm; các trường|Gửi mẫu báo cáo, phiếu chấm điểm cho các trường vào thứ 2 ngày 11/11/2019⟧;
- ⟦w;end_before_start;error;ngày cuối 25/11 đứng trước ngày đầu 29/11|⟦o; 2019-11-29..2019-11-25; Trường Cao đẳng nghề Thái Bình (Trưởng khối); lấy ý kiến dự thảo báo cáo; các trường|Lấy ý kiến các trường vào dự thảo báo cáo tổng kết từ ngày 29/11 đến ngày 25/11/2019⟧⟧;
- ⟦w;year_mismatch;error;hội nghị ngày 12/12/2019, hạn gửi giấy mời ghi năm 2009;2019-12-02|⟦o; <2009-12-02; Trường Cao đẳng nghề Thái Bình (Trưởng khối); giấy mời; đại biểu|⟦w;due_before_issue;note;theo sau việc ghi sai năm|Gửi giấy mời đến đại biểu trước ngày 02/12/2009⟧⟧⟧;
- ⟦o; -; Trường Cao đẳng nghề Thái Bình (Trưởng khối); hội trường, nơi nghỉ|Chuẩn bị hội trường, nơi nghỉ cho đại biểu ở xa⟧;
- ⟦o; rel +7 le ngày Hội nghị; Trường Cao đẳng nghề Thái Bình (Trưởng khối); biên bản, tờ trình khen thưởng; Ban Thi đua - Khen thưởng|Sau Hội nghị chậm nhất 07 ngày phải gửi biên bản, tờ trình khen thưởng về Ban Thi đua - Khen thưởng, Sở Nội vụ⟧.

3

2. Phó Trưởng khối: ⟦o; -; Phó Trưởng khối; tổ kiểm phiếu, phiếu bầu|thành lập tổ kiểm phiếu, in phiếu bầu⟧; ⟦o~; -; Phó Trưởng khối; phối hợp với Trưởng khối|phối hợp với Trưởng khối điều hành Hội nghị⟧.

3. Các trường trong Khối
- ⟦o; !2019-11-22@17:00; Các trường trong Khối; báo cáo tổng kết, phiếu tự chấm điểm; Trưởng khối|Gửi báo cáo tổng kết, phiếu tự chấm điểm về Trưởng khối muộn nhất 17h00 ngày 22/11/2019⟧. Báo cáo ⟦d;báo cáo tổng kết;báo cáo đầy đủ + bản tóm tắt + minh chứng|gồm báo cáo đầy đủ, bản tóm tắt và minh chứng⟧, ⟦pg;3;bản tóm tắt|bản tóm tắt không quá 03 trang A4⟧;
- ⟦w;two_deadlines;warn;mục II hẹn danh sách đại biểu trước 06/12/2019|⟦o; rel -2 ge Hội nghị; Các trường trong Khối; danh sách đại biểu, biển số xe; Trưởng khối|Báo danh sách đại biểu, biển số xe cho Trưởng khối trước Hội nghị ít nhất 02 ngày⟧⟧;
- ⟦o; =2019-12-05; Các trường trong Khối; tiết mục văn nghệ; Trưởng khối|Đăng ký mỗi trường 01 tiết mục văn nghệ với Trưởng khối ngày 05/12⟧.

4. Kinh phí: ⟦nc;2019;quỹ Khối còn dư|Khối không thu kinh phí đóng góp năm 2019 do quỹ Khối còn dư⟧ ⟦x|12.450.000 đồng⟧; ⟦f;quỹ Khối + Trường Cao đẳng nghề Thái Bình|chi phí tổ chức lấy từ quỹ Khối, phần thiếu do Trường Cao đẳng nghề Thái Bình chi⟧.

Mọi việc trao đổi với ⟦c;Phí Văn Khoan;Trưởng phòng Công tác học sinh;Trưởng khối;0900.000.221;ktn@vidu.example|thầy Phí Văn Khoan, Trưởng phòng Công tác học sinh, 0900.000.221, e-mail ktn@vidu.example⟧.

TRƯỞNG KHỐI
HIỆU TRƯỞNG TRƯỜNG CAO ĐẲNG NGHỀ THÁI BÌNH
(đã ký)
Bùi Sỹ Dậu
"""

PLAN = Plan(
    "18_khoi_truong_nghe_2019.txt",
    about(
        "07/KH-KTN",
        "Thái Bình",
        "2019-11-04",
        "Hội nghị tổng kết phong trào thi đua năm 2019, triển khai nhiệm vụ năm 2020 của Khối thi đua các trường nghề",
        2019,
        "conference",
        "TRƯỞNG KHỐI",
        "HIỆU TRƯỞNG TRƯỜNG CAO ĐẲNG NGHỀ THÁI BÌNH",
        "Bùi Sỹ Dậu",
    ),
    BODY,
    event="hoi_nghi_tong_ket",
    wrap=76,
)
