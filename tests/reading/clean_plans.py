"""Plans that nobody could blame: the lint must stay silent on them."""

BLOC = """
SỞ Y TẾ TỈNH HÀ NAM
CỤM THI ĐUA SỐ 3
Số: 12/KH-CTĐ3
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nam, ngày 10 tháng 02 năm 2025
KẾ HOẠCH
Hoạt động của Cụm thi đua số 3 năm 2025
Căn cứ Quyết định số 15/QĐ-SYT ngày 06/01/2025 của Giám đốc Sở Y tế về việc chia cụm, khối thi đua, Cụm thi đua số 3 xây dựng kế hoạch hoạt động như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Tạo khí thế thi đua ngày càng sôi nổi, đa dạng về hình thức; luôn luôn hướng về người bệnh.
2. Yêu cầu
- Mọi hoạt động của Cụm gọn nhẹ, ai ai cũng được tham gia.
II. NỘI DUNG
1. Đăng ký thi đua
Các đơn vị thành viên gửi bản đăng ký thi đua về Cụm trưởng trước ngày 28/02/2025.
2. Hội nghị ký kết giao ước thi đua
Thời gian: 08 giờ 00 ngày 14/3/2025 (thứ Sáu).
Địa điểm: Hội trường Bệnh viện Mắt tỉnh Hà Nam.
3. Các đợt thi đua
- Đợt 1: từ ngày 01/3/2025 đến ngày 30/6/2025.
- Đợt 2: từ ngày 01/7/2025 đến ngày 31/12/2025.
4. Báo cáo
- Các đơn vị thành viên gửi báo cáo sơ kết 6 tháng đầu năm về Cụm trưởng trước ngày 20/6/2025; Cụm trưởng gửi báo cáo sơ kết của Cụm về Sở Y tế trước ngày 05/7/2025.
- Các đơn vị thành viên gửi báo cáo tổng kết năm 2025 về Cụm trưởng trước ngày 15/11/2025; Cụm trưởng gửi báo cáo tổng kết của Cụm về Sở Y tế trước ngày 15/12/2025.
III. TỔ CHỨC THỰC HIỆN
1. Cụm trưởng theo dõi, đôn đốc các đơn vị thành viên thực hiện Kế hoạch này.
2. Biên bản Hội nghị ký kết giao ước thi đua gửi Sở Y tế chậm nhất 05 ngày sau Hội nghị ký kết giao ước thi đua.
3. Đầu mối: đồng chí Lê Thị Mẫu, Trưởng phòng Tổ chức, SĐT: 0900.000.101, email: mau@vidu.example.
Nơi nhận:
- Sở Y tế (để báo cáo);
- Các đơn vị thành viên (để thực hiện);
- Lưu: VT, TCHC.
CỤM TRƯỞNG
GIÁM ĐỐC BỆNH VIỆN MẮT
Lê Văn Mẫu
"""

DEPARTMENT = """
ỦY BAN NHÂN DÂN HUYỆN BA VÌ
PHÒNG NỘI VỤ
Số: 08/KH-PNV
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Ba Vì, ngày 15 tháng 01 năm 2024
KẾ HOẠCH
Phát động phong trào thi đua năm 2024
Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;
Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ;
Thực hiện Kế hoạch số 02/KH-UBND ngày 05/01/2024 của Ủy ban nhân dân huyện, Phòng Nội vụ phát động phong trào thi đua như sau:
I. NỘI DUNG THI ĐUA
1. Khởi động sớm, khôi phục các lớp bồi dưỡng; việc khởi công công trình mừng Đảng, mừng Xuân được từng tổ, từng người quan tâm.
2. Phong trào thi đua “Cán bộ, công chức thi đua thực hiện văn hóa công sở giai đoạn 2019 - 2025”.
II. CHỈ TIÊU
- 100% công chức đạt danh hiệu Lao động tiên tiến.
- Ít nhất 02 sáng kiến được công nhận.
III. TỔ CHỨC THỰC HIỆN
1. Các tổ đăng ký thi đua với Phòng Nội vụ trước ngày 31/01/2024.
2. Hồ sơ đề nghị khen thưởng năm 2024 gửi về Phòng Nội vụ trước ngày 20/11/2024.
3. Báo cáo tổng kết gửi Ủy ban nhân dân huyện chậm nhất ngày 10/01/2025.
4. Kinh phí thực hiện từ nguồn chi thường xuyên của Phòng Nội vụ.
Nơi nhận:
- Ủy ban nhân dân huyện (để b/c);
- Các tổ trực thuộc (t/h);
- Lưu: VT.
KT. TRƯỞNG PHÒNG
PHÓ TRƯỞNG PHÒNG
Trần Thị Ví Dụ
"""
