"""UBND xã, 2026: a seminar, from the commune's page on the net; no fault of its own."""

from src.plan import Plan, about

BODY = """<!doctype html>
<html lang="vi">
<head><meta charset="utf-8"><title>Kế hoạch tọa đàm</title></head>
<body>
<nav><ul><li><a href="/">TRANG CHỦ</a></li><li><a href="/gt">GIỚI THIỆU</a></li><li><a href="/tthc">THỦ TỤC HÀNH CHÍNH</a></li></ul></nav>
<!-- nội dung -->
<article>
<table class="dau"><tr><td>ỦY BAN NHÂN DÂN<br><b>XÃ BÌNH HÒA</b></td><td><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br><b>Độc lập - Tự do - Hạnh phúc</b></td></tr>
<tr><td>Số: 96/KH-UBND</td><td><i>Bình Hòa, ngày 10 tháng 3 năm 2026</i></td></tr></table>
<p style="text-align:center"><strong>KẾ HOẠCH</strong></p>
<p style="text-align:center"><strong>Tổ chức tọa đàm &ldquo;Thi đua ở cấp xã trong mô hình chính quyền địa phương hai cấp&rdquo;</strong></p>
<p>Thực hiện ⟦l|Kế hoạch số 41/KH-UBND ngày 26/01/2026 của Ủy ban nhân dân xã⟧ về công tác thi đua, khen thưởng năm 2026, Ủy ban nhân dân xã Bình Hòa tổ chức tọa đàm như sau:</p>
<p><strong>I. MỤC ĐÍCH, YÊU CẦU</strong></p>
<p>- Giúp cán bộ, công chức mới đảm nhận công tác thi đua nắm quy trình, hồ sơ sau khi ⟦x|bỏ cấp huyện từ ngày 01/7/2025⟧; chia sẻ cách làm của các ấp, khu phố.</p>
<p>- Phát biểu đi thẳng vào vấn đề; ⟦pg;2;bài phát biểu|bài phát biểu không dài quá 2 trang⟧, ⟦pg;7min;bài phát biểu|trình bày tối đa 7 phút⟧.</p>
<p><strong>II. THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN</strong></p>
<p>1. Thời gian: ⟦e;=2026-04-17@13:30;toa_dam;0.5;thứ Sáu|⟦ed;0.5|01 buổi⟧, từ 13 giờ 30 phút, thứ Sáu, ngày 17/4/2026⟧.</p>
<p>2. Địa điểm: ⟦ep;Nhà văn hóa ấp 3;trực tiếp kết hợp trực tuyến|Nhà văn hóa ấp 3, trực tiếp kết hợp trực tuyến⟧.</p>
<p>3. Thành phần:</p>
<ul>
<li>⟦pt;chủ trì;UBND xã;Phó Chủ tịch|Phó Chủ tịch UBND xã chủ trì⟧;</li>
<li>⟦pt;khách mời;Phòng Thi đua - Khen thưởng, Sở Nội vụ;Đại diện|Mời đại diện Phòng Thi đua - Khen thưởng, Sở Nội vụ⟧;</li>
<li>⟦pt;tham dự;Mặt trận và các đoàn thể xã;Đại diện|Đại diện Mặt trận và các đoàn thể xã⟧;</li>
<li>⟦pt;tham dự;các ấp, khu phố, trường học, trạm y tế;trưởng hoặc phó|Trưởng hoặc phó các ấp, khu phố, trường học, trạm y tế⟧.</li>
</ul>
<p>Tổng cộng ⟦hc;~60|khoảng 60 người⟧.</p>
<p><strong>III. NỘI DUNG</strong></p>
<ol>
<li>⟦g|Giới thiệu quy trình đề nghị khen thưởng ở cấp xã⟧.</li>
<li>⟦g|Ba bài chia sẻ kinh nghiệm của ấp 1, ấp 5 và Trường THCS Bình Hòa⟧.</li>
<li>⟦g|Hỏi đáp cùng Phòng Thi đua - Khen thưởng⟧.</li>
</ol>
<p><strong>IV. PHÂN CÔNG</strong></p>
<table border="1">
<tr><th>TT</th><th>Việc</th><th>Ai làm</th><th>Xong khi nào</th></tr>
<tr><td>1</td><td>⟦o; <2026-03-20; Phòng Văn hóa - Xã hội; giấy mời, mẫu đăng ký; các ấp, khu phố|Phát hành giấy mời, mẫu đăng ký đến các ấp, khu phố</td><td>Phòng Văn hóa - Xã hội</td><td>Trước ngày 20/3/2026⟧</td></tr>
<tr><td>2</td><td>⟦o; !2026-04-06; Ấp 1, ấp 5, Trường THCS Bình Hòa; bài chia sẻ; Phòng Văn hóa - Xã hội|Gửi bài chia sẻ về Phòng Văn hóa - Xã hội</td><td>Ấp 1, ấp 5, Trường THCS Bình Hòa</td><td>Hết ngày 06/4/2026⟧</td></tr>
<tr><td>3</td><td>⟦o; !2026-04-15; Văn phòng HĐND và UBND xã; đường truyền, màn hình|Kiểm tra đường truyền, màn hình</td><td>Văn phòng HĐND và UBND xã</td><td>Chậm nhất 15/4⟧</td></tr>
<tr><td>4</td><td>⟦o; rel -3 ge buổi tọa đàm; Các ấp, khu phố, đơn vị; danh sách người dự; Phòng Văn hóa - Xã hội|Đăng ký danh sách người dự với Phòng Văn hóa - Xã hội</td><td>Các ấp, khu phố, đơn vị</td><td>Trước buổi tọa đàm ít nhất 3 ngày⟧</td></tr>
<tr><td>5</td><td>⟦o; rel +5w le buổi tọa đàm; Phòng Văn hóa - Xã hội; báo cáo kết quả; Chủ tịch UBND xã|Báo cáo kết quả cho Chủ tịch UBND xã</td><td>Phòng Văn hóa - Xã hội</td><td>Trong 5 ngày làm việc sau buổi tọa đàm⟧</td></tr>
</table>
<p>⟦o~; -; Các đơn vị; cử người dự đúng thành phần|Đề nghị các đơn vị tạo điều kiện, cử người dự đúng thành phần⟧. Kinh phí ⟦f;dự toán chi thường xuyên năm 2026 của xã|từ dự toán chi thường xuyên năm 2026 của xã⟧ ⟦x|(9.800.000 đồng)⟧.</p>
<p>Đầu mối: ⟦c;Danh Thị Sa Rây;công chức Phòng Văn hóa - Xã hội;UBND xã;0900.000.201;vhxh@vidu.example|chị Danh Thị Sa Rây, công chức Phòng Văn hóa - Xã hội, di động 0900.000.201, thư: <a href="mailto:vhxh@vidu.example">vhxh@vidu.example</a>⟧./.</p>
<table><tr><td><i>Nơi nhận:</i><br>- ⟦r|Sở Nội vụ (để b/c)⟧;<br>- ⟦r|TT Đảng ủy, TT HĐND xã (để b/c)⟧;<br>- ⟦r|Phòng VH-XH, các ấp, khu phố (để t/h)⟧;<br>- ⟦r|Trang TTĐT xã (để đăng tải)⟧;<br>- ⟦ar|Lưu: VT, VHXH⟧.</td><td><b>TM. ỦY BAN NHÂN DÂN</b><br><b>KT. CHỦ TỊCH</b><br><b>PHÓ CHỦ TỊCH</b><br><br><b>Huỳnh Tố Uyên Vy</b></td></tr></table>
</article>
<footer>⟦x|Lượt truy cập: 102.338 - Hôm nay: 15/3/2026⟧</footer>
</body></html>
"""

PLAN = Plan(
    "16_ubnd_xa_toa_dam_2026.html",
    about(
        "96/KH-UBND",
        "Bình Hòa",
        "2026-03-10",
        "Tổ chức tọa đàm “Thi đua ở cấp xã trong mô hình chính quyền địa phương hai cấp”",
        2026,
        "seminar",
        "TM. ỦY BAN NHÂN DÂN",
        "PHÓ CHỦ TỊCH",
        "Huỳnh Tố Uyên Vy",
    ),
    BODY,
    event="toa_dam",
)
