"""Viện kiểm sát, 2026: launch in prose without one calendar date; Markdown."""

from src.plan import Plan, about

BODY = """
**VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO**
**VIỆN KIỂM SÁT NHÂN DÂN TỈNH SƠN LA**

Số: 03/KH-VKS-VP

*Sơn La, ngày 15 tháng 01 năm 2026*

# KẾ HOẠCH

**Phát động phong trào thi đua ngành Kiểm sát nhân dân tỉnh Sơn La năm 2026**

Thực hiện ⟦l|Chỉ thị số 01/CT-VKSTC ngày 19/12/2025 của Viện trưởng Viện kiểm sát nhân dân tối cao⟧ về công tác năm 2026; phát huy truyền thống ⟦x|hơn 65 năm xây dựng và trưởng thành (26/7/1960 - 26/7/2025)⟧, Viện trưởng Viện kiểm sát nhân dân tỉnh phát động phong trào thi đua với ⟦x|phương châm “Đoàn kết, trách nhiệm - kỷ cương, liêm chính”⟧ như sau:

## 1. Mục đích

1.1. Cổ vũ, động viên công chức, người lao động hoàn thành tốt các chỉ tiêu nghiệp vụ; xây dựng đội ngũ “vững về chính trị, giỏi về nghiệp vụ, tinh thông về pháp luật”.

1.2. Phát hiện nhân tố mới, tạo nguồn khen cao; ⟦x|khắc phục hạn chế đã nêu tại báo cáo tổng kết năm 2025⟧.

## 2. Nội dung thi đua

2.1. Thực hiện phong trào “⟦m;ngành|Siết chặt kỷ cương, nâng chất lượng công tố⟧” do toàn ngành phát động; đẩy mạnh số hóa hồ sơ, ứng dụng sơ đồ tư duy trong báo cáo án.

2.2. Tích cực tham gia phong trào “⟦m;trung ương|Xóa nhà tạm, nhà dột nát⟧”. Mỗi công chức có việc làm thiết thực giúp hộ nghèo.

2.3. Chấp hành nghiêm kỷ luật công vụ; nói không với tiêu cực trong mọi hoạt động nghiệp vụ.

2.4. Xây dựng cơ quan xanh, sạch, đẹp; thực hiện văn hóa công sở; giữ gìn đoàn kết nội bộ. Lãnh đạo các đơn vị nêu gương về tinh thần trách nhiệm, sâu sát công việc, tạo điều kiện để công chức trẻ được rèn luyện qua án khó. Việc bình xét bảo đảm chính xác, công khai, không nể nang, không luân phiên khen thưởng.

2.5. Tiếp tục học tập, làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh và lời dạy của Bác đối với cán bộ Kiểm sát: “Công minh, chính trực, khách quan, thận trọng, khiêm tốn”. ⟦x|Năm 2025 toàn ngành có 06 tập thể được tặng Cờ thi đua⟧, đó là nền tảng để phấn đấu tốt hơn.

## 3. Chỉ tiêu

* ⟦t;= 100%;đơn vị;-|100% đơn vị ký giao ước thi đua⟧;
* ⟦t;>= 70%;tập thể;Tập thể Lao động tiên tiến|từ 70% tập thể trở lên đạt Tập thể Lao động tiên tiến⟧, ⟦t;<= 20%;tập thể;Tập thể Lao động xuất sắc;Tập thể Lao động tiên tiến|trong đó không quá 20% đạt Tập thể Lao động xuất sắc⟧;
* ⟦t;= 0;án đình chỉ do không phạm tội;-|không có án đình chỉ do không phạm tội⟧.

## 4. Tổ chức thực hiện

**4.1. Văn phòng tổng hợp**

- ⟦w;event_without_date;warn;lễ chưa có ngày, nơi|⟦o; -; Văn phòng tổng hợp; Lễ phát động và ký giao ước thi đua|Tham mưu tổ chức ⟦e?;-;le_phat_dong|Lễ phát động và ký giao ước thi đua toàn ngành⟧⟧⟧;
- ⟦o; -; Văn phòng tổng hợp; bảng chấm điểm thi đua; các đơn vị|Xây dựng bảng chấm điểm thi đua gửi các đơn vị⟧;
- ⟦w?;trigger_never_happens;warn;kế hoạch không chia đợt|⟦o; rel + Kết thúc mỗi đợt thi đua; Văn phòng tổng hợp; đề xuất khen thưởng; Viện trưởng|Kết thúc mỗi đợt thi đua, tổng hợp, đề xuất khen thưởng trình Viện trưởng⟧⟧;
- ⟦o~; -; Văn phòng tổng hợp; theo dõi, đôn đốc, kiểm tra|Theo dõi, đôn đốc, kiểm tra việc thực hiện⟧.

**4.2. Các phòng nghiệp vụ, Viện kiểm sát nhân dân khu vực**

- ⟦w;no_due;warn;không việc nào có ngày|⟦o; -; Các phòng nghiệp vụ, Viện kiểm sát nhân dân khu vực; bản đăng ký thi đua; Văn phòng tổng hợp|Gửi bản đăng ký thi đua, bản giao ước về Văn phòng tổng hợp⟧⟧;
- ⟦o; -; Các phòng nghiệp vụ, Viện kiểm sát nhân dân khu vực; báo cáo sơ kết, tổng kết; Văn phòng tổng hợp|Gửi báo cáo sơ kết, tổng kết phong trào về Văn phòng tổng hợp⟧ ⟦n;hướng dẫn của Văn phòng tổng hợp;thời hạn báo cáo|theo hướng dẫn của Văn phòng tổng hợp⟧;
- ⟦o; rel +2 le khi có gương người tốt, việc tốt; Các phòng nghiệp vụ, Viện kiểm sát nhân dân khu vực; văn bản đề nghị khen đột xuất; Viện trưởng|Khi có gương người tốt, việc tốt, trong 02 ngày phải có văn bản đề nghị khen đột xuất trình Viện trưởng⟧;
- ⟦o; rec null on_request; Các phòng nghiệp vụ, Viện kiểm sát nhân dân khu vực; số liệu; Văn phòng tổng hợp|Cung cấp số liệu cho Văn phòng tổng hợp khi có yêu cầu⟧.

**4.3. Phòng Tổ chức cán bộ**: ⟦o; -; Phòng Tổ chức cán bộ; thẩm định sáng kiến|thẩm định sáng kiến, đề nghị Hội đồng công nhận⟧.

**4.4. Công đoàn, Đoàn thanh niên, Hội phụ nữ**: ⟦o~; -; Công đoàn, Đoàn thanh niên, Hội phụ nữ; vận động đoàn viên, hội viên|vận động đoàn viên, hội viên tham gia⟧.

**4.5.** ⟦o~;-;Hội đồng Thi đua - Khen thưởng;quản lý Quỹ|Hội đồng Thi đua - Khen thưởng ⟦fu;Quỹ thi đua, khen thưởng của ngành;khen thưởng|quản lý Quỹ thi đua, khen thưởng của ngành⟧⟧; ⟦f;nguồn kinh phí được cấp|chi khen thưởng từ nguồn kinh phí được cấp⟧.

*Nơi nhận:*
- ⟦r|Viện trưởng VKSND tối cao (để báo cáo)⟧;
- ⟦r|Thường trực Tỉnh ủy (để báo cáo)⟧;
- ⟦r|Các đơn vị trực thuộc (để thực hiện)⟧;
- ⟦ar|Lưu: VT, VPTH⟧.

**VIỆN TRƯỞNG**

**Quàng Văn Inh**
"""

PLAN = Plan(
    "15_vien_kiem_sat_2026.md",
    about(
        "03/KH-VKS-VP",
        "Sơn La",
        "2026-01-15",
        "Phát động phong trào thi đua ngành Kiểm sát nhân dân tỉnh Sơn La năm 2026",
        2026,
        "launch",
        None,
        "VIỆN TRƯỞNG",
        "Quàng Văn Inh",
    ),
    BODY,
)
