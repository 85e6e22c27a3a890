"""UBND huyện, 2013: a campaign of some weeks, typed plainly; a deadline before the day of signing, the head's report due before the communes'."""

from src.plan import Plan, about

BODY = """
UỶ BAN NHÂN DÂN           CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN TUY AN                 Độc lập - Tự do - Hạnh phúc
---------                    ---------------------------
Số : 58 /KH-UBND             Tuy An, ngày 15 tháng 7 năm 2013


KẾ HOẠCH
Mở đợt thi đua nước rút 100 ngày hoàn thành các chỉ tiêu kinh tế - xã hội năm 2013


Sáu tháng đầu năm, nhiều chỉ tiêu của huyện đạt thấp (⟦x|thu ngân sách mới được 41% dự toán, 3/9 xã chưa xong quy hoạch⟧). Thực hiện ⟦l|Nghị quyết số 11-NQ/HU ngày 02/7/2013 của Ban Thường vụ Huyện ủy⟧ và ⟦l|Văn bản số 1877/UBND-NV ngày 05 tháng 7 năm 2013 của UBND tỉnh Phú Yên⟧, UBND huyện mở đợt thi đua nước rút như sau :

I/ Mục đích yêu cầu :
1/ Tạo chuyển biến mạnh, quyết tâm hoàn thành và hoàn thành vượt mức chỉ tiêu, chào mừng ⟦x|68 năm Cách mạng tháng Tám và Quốc khánh 2/9⟧.
2/ Từng cơ quan, xã, thị trấn phải có việc cụ thể, người cụ thể, thời gian cụ thể. Tránh phát động ồn ào rồi bỏ đó. Người đứng đầu chịu trách nhiệm trước Ban Thường vụ Huyện ủy về kết quả của đơn vị mình.
3/ Các đoàn thể vận động hội viên góp công, góp của, tự nguyện, không ép buộc ; ⟦x|mức vận động năm 2012 là 150.000 đồng mỗi hộ⟧ chỉ để tham khảo, không áp đặt.

II/ Thời gian : ⟦s?;2013-07-20..2013-10-27;đợt thi đua nước rút 100 ngày|⟦ph?;đợt thi đua nước rút;2013-07-20;2013-10-27|100 ngày, bắt đầu từ ngày 20/7/2013, kết thúc vào ngày 27/10/2013⟧⟧, chia 2 giai đoạn :
 - ⟦ph;Giai đoạn 1;2013-07-20;2013-09-10|Giai đoạn 1 : từ 20/7 đến 10/9/2013⟧.
 - ⟦ph;Giai đoạn 2;2013-09-11;2013-10-27|Giai đoạn 2 : từ 11/9 đến 27/10/2013⟧.

III/ Khẩu hiệu : “⟦th;khẩu hiệu|Mỗi ngày một việc tốt, mỗi tuần một kết quả⟧”

IV/ Chỉ tiêu phải đạt khi kết thúc đợt :
 a) ⟦t;>= 90%;thu ngân sách;-|Thu ngân sách đạt từ 90% dự toán năm trở lên⟧.
 b) ⟦t;= 9;xã;-|09 xã hoàn thành quy hoạch nông thôn mới⟧.
 c) ⟦t;>= 15;km đường;-|Bê tông hoá thêm ít nhất 15 km đường giao thông nông thôn⟧.
 d) ⟦t;< 10%;hộ nghèo;-|Đưa tỷ lệ hộ nghèo xuống dưới 10%⟧.
 đ) ⟦t;= 100%;trường học;-|100% trường học sẵn sàng cho năm học mới⟧.

V/ Tổ chức thực hiện :

1/ Phòng Nội vụ huyện :
 - ⟦w;due_before_issue;error;hạn 10/7 trước ngày ký 15/7|⟦o; !2013-07-10; Phòng Nội vụ huyện; văn bản hướng dẫn tiêu chuẩn khen thưởng|Hoàn thành văn bản hướng dẫn tiêu chuẩn khen thưởng chậm nhất ngày 10/7/2013⟧⟧ ;
 - ⟦w;trigger_never_happens;error;kế hoạch không có hội nghị ký giao ước|⟦o; rel +5 le Hội nghị ký giao ước thi đua; Phòng Nội vụ huyện; bản giao ước; UBND tỉnh (qua Sở Nội vụ)|Gửi bản giao ước về UBND tỉnh (qua Sở Nội vụ) chậm nhất 05 ngày kể từ ngày Hội nghị ký giao ước thi đua⟧⟧ ;
 - ⟦w;order_conflict;error;Phòng Nội vụ tổng hợp trước ngày các xã nộp 20/9|⟦o; <2013-09-15; Phòng Nội vụ huyện; báo cáo sơ kết giai đoạn 1; UBND huyện|Tổng hợp báo cáo sơ kết giai đoạn 1 trình UBND huyện trước ngày 15/9/2013⟧⟧ ;
 - ⟦o; rec week by weekday=thứ_Sáu; Phòng Nội vụ huyện; bảng tiến độ các xã; Chủ tịch UBND huyện|Hằng tuần, muộn nhất là thứ Sáu, lập bảng tiến độ các xã trình Chủ tịch UBND huyện⟧ ;
 - ⟦o~; -; Phòng Nội vụ huyện; theo dõi, đôn đốc|Theo dõi, đôn đốc, kịp thời phát hiện cách làm hay⟧.

2/ UBND các xã, thị trấn :
 - ⟦o; <2013-07-20; UBND các xã, thị trấn; lễ phát động|Tổ chức lễ phát động xong trước ngày 20/7/2013⟧ ;
 - ⟦o; !2013-07-25; UBND các xã, thị trấn; bản đăng ký chỉ tiêu; Phòng Nội vụ huyện|Gửi bản đăng ký chỉ tiêu về Phòng Nội vụ huyện đến hết ngày 25/7/2013⟧ ;
 - ⟦o; !2013-09-20; UBND các xã, thị trấn; báo cáo giai đoạn 1; Phòng Nội vụ huyện|Báo cáo giai đoạn 1 gửi Phòng Nội vụ huyện chậm nhất ngày 20/9/2013⟧ ;
 - ⟦o; rel +3 le kết thúc đợt thi đua; UBND các xã, thị trấn; báo cáo tổng kết, danh sách khen thưởng; Phòng Nội vụ huyện|Báo cáo tổng kết, danh sách khen thưởng gửi Phòng Nội vụ huyện không quá 03 ngày sau khi kết thúc đợt thi đua⟧.

3/ Chi cục Thuế huyện : ⟦o; M2013-08; Chi cục Thuế huyện; kế hoạch thu nợ đọng; UBND huyện|xây dựng kế hoạch thu nợ đọng trình UBND huyện trong tháng 8/2013⟧.

4/ Phòng Giáo dục và Đào tạo : ⟦o; <2013-08-20; Phòng Giáo dục và Đào tạo; kiểm tra cơ sở vật chất các trường|kiểm tra cơ sở vật chất các trường xong trước 20/8/2013⟧.

5/ Phòng Kinh tế và Hạ tầng : ⟦o; Q2013-3; Phòng Kinh tế và Hạ tầng; hồ sơ thiết kế mẫu đường bê tông; các xã|cung cấp hồ sơ thiết kế mẫu đường bê tông cho các xã trong quý III/2013⟧.

6/ Đài Truyền thanh huyện : ⟦o; rec week min_count=2; Đài Truyền thanh huyện; phát tin về đợt thi đua|phát tin về đợt thi đua mỗi tuần ít nhất 02 buổi⟧.

7/ Giữa đợt : ⟦w;weekday_mismatch;error;16/9/2013 là thứ Hai;thứ Hai|⟦e;=2013-09-16@14:00;hoi_nghi;-;thứ Ba|Hội nghị giao ban toàn huyện lúc 14 giờ thứ Ba, ngày 16/9/2013⟧⟧.

8/ Tổng kết : ⟦e;M2013-11;hoi_nghi_tong_ket;0.5|Hội nghị tổng kết đợt thi đua họp ⟦ed;0.5|một buổi⟧ trong tháng 11/2013⟧ tại ⟦ep;Hội trường UBND huyện|Hội trường UBND huyện⟧.

VI/ Khen thưởng : ⟦q;5;Giấy khen của Chủ tịch UBND huyện;tập thể|Chủ tịch UBND huyện tặng Giấy khen cho không quá 05 tập thể⟧, ⟦q;15;Giấy khen của Chủ tịch UBND huyện;cá nhân|15 cá nhân⟧ ; ⟦x|tiền thưởng 02 triệu đồng đối với tập thể⟧. ⟦f;Quỹ thi đua, khen thưởng huyện|Kinh phí trích từ Quỹ thi đua, khen thưởng huyện⟧.

Nhận được kế hoạch này, ⟦o~; -; các cơ quan, UBND các xã, thị trấn; triển khai thực hiện|các cơ quan, UBND các xã, thị trấn triển khai thực hiện ngay⟧./.

Nơi nhận :                                  CHỦ TỊCH
- ⟦r|TT Huyện uỷ (b/c)⟧ ;
- ⟦r|Các phòng, ban huyện (t/h)⟧ ;
- ⟦r|UBND các xã, thị trấn (t/h)⟧ ;
- ⟦ar|Lưu : VT, NV⟧.                             Đỗ Phi Kha
"""

PLAN = Plan(
    "13_ubnd_huyen_nuoc_rut_2013.txt",
    about(
        "58/KH-UBND",
        "Tuy An",
        "2013-07-15",
        "Mở đợt thi đua nước rút 100 ngày hoàn thành các chỉ tiêu kinh tế - xã hội năm 2013",
        2013,
        "campaign",
        None,
        "CHỦ TỊCH",
        "Đỗ Phi Kha",
    ),
    BODY,
)
