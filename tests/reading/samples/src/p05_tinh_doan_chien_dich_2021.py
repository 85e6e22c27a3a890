"""Tỉnh đoàn, 2021: the youth month, copied from a web page with its menus; a ceremony without a day, a date that is not in the calendar."""

from src.plan import Plan, about

BODY = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Tháng Thanh niên 2021 - Tỉnh đoàn Cà Mau</title><style>.menu{color:#00f}</style></head>
<body>
<div class="menu"><a href="#">Trang chủ</a> <a href="#">Giới thiệu</a> <a href="#">Tin hoạt động</a> <a href="#">Văn bản</a> <a href="#">Liên hệ</a></div>
<div class="crumb">Trang chủ &raquo; Văn bản &raquo; Kế hoạch</div>
<p>⟦x|Đăng lúc 09:41 - Lượt xem: 1250⟧</p>
<h2>⟦w;missing_document_data;error;bài đăng không có số, nơi ký, chữ ký, Nơi nhận;number + place + signature + recipients|KẾ HOẠCH<br>Tổ chức Tháng Thanh niên năm 2021⟧</h2>
<p>22/02/2021</p>
<p>Thực hiện ⟦l|Hướng dẫn số 76-HD/TWĐTN-BPT ngày 28/01/2021 của Ban Bí thư Trung ương Đoàn⟧ về tổ chức Tháng Thanh niên, Ban Thường vụ Tỉnh đoàn đề ra kế hoạch như sau:</p>
<p><b>1. Mục đích &ndash; yêu cầu</b></p>
<p>a) Thi đua lập thành tích chào mừng ⟦x|kỷ niệm 90 năm Ngày thành lập Đoàn TNCS Hồ Chí Minh (26/3/1931 - 26/3/2021)⟧, thành công Đại hội Đảng các cấp.<br>b) Mỗi chi đoàn có việc làm cụ thể; bảo đảm an toàn phòng, chống dịch; không tập trung đông người khi chưa được phép.<br>c) Sau Tháng Thanh niên, các mô hình hay phải được nuôi dưỡng, nhân rộng chứ không &ldquo;đánh trống bỏ dùi&rdquo;; ⟦x|năm 2020 có 05 công trình bỏ dở⟧ là bài học cần rút.</p>
<p><b>2. Chủ đề:</b> <i>&ldquo;⟦th;chủ đề|Tuổi trẻ Cà Mau tự hào tiến bước dưới cờ Đảng⟧&rdquo;</i></p>
<p><b>3. Thời gian cao điểm:</b> ⟦s?;2021-03-01..2021-03-31;Tháng Thanh niên|⟦ph?;Tháng Thanh niên;2021-03-01;2021-03-31|từ ngày 01/3/2021 đến ngày 31/3/2021⟧⟧, chia thành 2 đợt:</p>
<ul>
<li>⟦ph;Đợt 1;2021-03-01;2021-03-15|Đợt 1 (01 - 15/3/2021)⟧: xây dựng nông thôn mới, bảo vệ môi trường.</li>
<li>⟦ph;Đợt 2;2021-03-16;2021-03-31|Đợt 2 (16 - 31/3/2021)⟧: an sinh xã hội, đền ơn đáp nghĩa.</li>
</ul>
<p><b>4. Chỉ tiêu thi đua toàn Đoàn</b></p>
<table border="1">
<tr><td>TT</td><td>Chỉ tiêu</td><td>Số lượng</td></tr>
<tr><td>1</td><td>⟦t;= 200;cây xanh;-|Trồng mới cây xanh tại mỗi huyện</td><td>200 cây⟧</td></tr>
<tr><td>2</td><td>⟦t;>= 9;công trình thanh niên cấp tỉnh, huyện;-|Công trình thanh niên cấp tỉnh, huyện</td><td>Ít nhất 09⟧</td></tr>
<tr><td>3</td><td>⟦t;>= 1500;đoàn viên mới;-|Kết nạp đoàn viên mới</td><td>Từ 1.500 trở lên⟧</td></tr>
</table>
<p><b>5. Các hoạt động chính</b></p>
<p>5.1. ⟦w;event_without_date;warn;lễ chưa có ngày và nơi tổ chức|⟦e;-;le_phat_dong|Lễ ra quân Tháng Thanh niên cấp tỉnh⟧⟧: ⟦n;thông báo;Lễ ra quân cấp tỉnh|có thông báo sau⟧. Cấp huyện: ⟦o; =2021-03-06@07:30; Đoàn cấp huyện; ra quân Tháng Thanh niên|các huyện, thành đoàn đồng loạt ra quân lúc 7 giờ 30 phút ngày 06/3/2021⟧.</p>
<p>5.2. ⟦e?;=2021-03-07;ngay_chu_nhat_xanh|“Ngày Chủ nhật xanh” lần thứ nhất: ngày 07/3/2021⟧.</p>
<p>5.3. ⟦e;2021-03-20..2021-03-21;le_tuyen_duong;2|Lễ tuyên dương “Cán bộ Đoàn tiêu biểu” trong ⟦ed;2|02 ngày⟧ 20 và 21/3/2021⟧ tại ⟦ep;Nhà Thiếu nhi tỉnh|Nhà Thiếu nhi tỉnh⟧; ⟦q;10;Cán bộ Đoàn tiêu biểu;cán bộ|mỗi đợt tuyên dương không quá 10 cán bộ⟧.</p>
<p><b>6. Tổ chức thực hiện</b></p>
<p><i>6.1. Ban Phong trào Tỉnh đoàn</i>: ⟦o; -; Ban Phong trào Tỉnh đoàn; kịch bản lễ ra quân cấp tỉnh|xây dựng kịch bản lễ ra quân cấp tỉnh⟧; ⟦o; rec week on weekday=thứ_Sáu; Ban Phong trào Tỉnh đoàn; tổng hợp số liệu; Thường trực Tỉnh đoàn|thứ Sáu hằng tuần tổng hợp số liệu báo cáo Thường trực Tỉnh đoàn⟧.</p>
<p><i>6.2. Các huyện, thành đoàn và Đoàn trực thuộc</i><br>
- ⟦o; !2021-02-26; Các huyện, thành đoàn và Đoàn trực thuộc; kế hoạch Tháng Thanh niên; Ban Phong trào|Gửi kế hoạch Tháng Thanh niên của đơn vị về Ban Phong trào chậm nhất ngày 26/02/2021⟧;<br>
- ⟦o; !2021-03-04@17:00; Các huyện, thành đoàn và Đoàn trực thuộc; đăng ký công trình thanh niên; Ban Phong trào|Đăng ký công trình thanh niên với Ban Phong trào đến 17 giờ 00 ngày 04/3/2021⟧;<br>
- ⟦w;impossible_date;error;tháng 4 không có ngày 31|⟦o; bad 31/4/2021; Các huyện, thành đoàn và Đoàn trực thuộc; báo cáo tổng kết kèm ảnh; Tỉnh đoàn|Báo cáo tổng kết kèm ảnh gửi Tỉnh đoàn trước ngày 31/4/2021⟧⟧, ⟦pg;5mb;tệp ảnh|dung lượng tệp ảnh không quá 5 MB⟧.</p>
<p>Kinh phí ⟦f;nguồn chi thường xuyên + vận động tài trợ|từ nguồn chi thường xuyên và vận động tài trợ⟧, ⟦x|tổng dự toán 85 triệu đồng⟧. Thông tin liên hệ: ⟦c;Lê Út Mười;Phó Ban Phong trào;Ban Phong trào Tỉnh đoàn;0900.000.141;phongtrao@vidu.example|anh Lê Út Mười - Phó Ban Phong trào (0900 000 141; phongtrao@vidu.example)⟧.</p>
<div class="foot">Chia sẻ: Facebook Zalo In bài viết<br>⟦x|Các tin khác: Đại hội Đoàn khối (12/02/2021)⟧</div>
<script>var dem = 1250;</script>
</body></html>
"""

PLAN = Plan(
    "05_tinh_doan_thang_thanh_nien_2021.html",
    about(None, None, "2021-02-22", "Tổ chức Tháng Thanh niên năm 2021", 2021, "campaign", None, None, None),
    BODY,
)
