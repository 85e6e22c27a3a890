"""Provincial hospital, 2022: launch; table that begins with the unit, group rows across the page; three faults."""

from .paper import (
    LEFT,
    UP,
    Body,
    Plan,
    Table,
    after,
    archive,
    before,
    by,
    closing,
    duty,
    every,
    fact,
    legal,
    letterhead,
    lines,
    month,
    on,
    span,
    standing,
    to,
    warn,
)

BODY: Body = (
    letterhead(
        "SỞ Y TẾ THÁI BÌNH\nBỆNH VIỆN ĐA KHOA TỈNH\nSố: 215/KH-BVĐK",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nThái Bình, ngày 10 tháng 02 năm 2022",
    ),
    *lines("""
= KẾ HOẠCH
= Phát động phong trào thi đua và công tác khen thưởng năm 2022
= của Bệnh viện Đa khoa tỉnh Thái Bình
Căn cứ Kế hoạch số 66/KH-SYT ngày 20/01/2022 của Sở Y tế Thái Bình về công tác thi đua, khen thưởng ngành Y tế năm 2022;
Căn cứ Nghị quyết số 05-NQ/ĐU ngày 07/01/2022 của Đảng ủy Bệnh viện về nhiệm vụ năm 2022;
Xét đề nghị của Trưởng phòng Tổ chức cán bộ,
Bệnh viện Đa khoa tỉnh ban hành Kế hoạch phát động phong trào thi đua năm 2022 như sau:
# I. MỤC ĐÍCH - YÊU CẦU
1.1. Động viên toàn thể viên chức, người lao động vượt khó, vừa chống dịch COVID-19 vừa khám chữa bệnh; năm 2021 Bệnh viện đã điều trị cho 41.260 lượt người bệnh nội trú, vượt 3,2% kế hoạch.
1.2. Thi đua phải đi đôi với nâng cao y đức, thực hiện tốt 12 điều y đức và hướng tới kỷ niệm 67 năm Ngày Thầy thuốc Việt Nam (27/02/1955 - 27/02/2022).
# II. LỄ PHÁT ĐỘNG
- Thời gian: 14 giờ 00, thứ Năm, ngày 25/02/2022.
- Địa điểm: Hội trường tầng 5 nhà A, hình thức trực tiếp kết hợp trực tuyến tới các khoa.
- Thành phần: Đảng ủy, Ban Giám đốc; trưởng các khoa, phòng, trung tâm; Chủ tịch Công đoàn cơ sở. Số lượng khoảng 120 người.
- Chương trình: Giám đốc đọc lời phát động; đại diện viên chức trẻ phát biểu hưởng ứng; công bố quyết định khen thưởng năm 2021.
# III. CHỈ TIÊU THI ĐUA
+ Công suất sử dụng giường bệnh đạt tối thiểu 95%;
+ Tỷ lệ hài lòng của người bệnh nội trú trên 92%;
+ Sự cố y khoa nghiêm trọng giảm, tỷ lệ nhiễm khuẩn bệnh viện dưới 4%;
+ 100% khoa, phòng đạt “Tập thể lao động tiên tiến”, trong đó 40% trở lên đạt “Tập thể lao động xuất sắc”.
# IV. PHÂN CÔNG NHIỆM VỤ
"""),
    Table(
        (
            ("Đơn vị", "Nhiệm vụ", "Sản phẩm / nơi nhận", "Thời hạn"),
            ("A. Đăng ký và phát động", LEFT, LEFT, LEFT),
            (
                "Các khoa, phòng, trung tâm",
                "Đăng ký danh hiệu thi đua tập thể, cá nhân",
                "Bản đăng ký (Mẫu 01) gửi phòng Tổ chức cán bộ",
                "Trước 17h00 ngày 28/02/2022",
            ),
            (UP, "Ký giao ước thi đua trong khối", "Bản giao ước", "Tháng 3/2022"),
            ("Phòng Tổ chức cán bộ", "Tổng hợp đăng ký thi đua toàn Bệnh viện", "Báo cáo gửi Sở Y tế", "Chậm nhất 10/3/2022"),
            ("B. Theo dõi, chấm điểm", LEFT, LEFT, LEFT),
            (
                "Phòng Quản lý chất lượng",
                "Chấm điểm 5S và chất lượng khoa, phòng",
                "Bảng điểm",
                "Hằng quý, trước ngày 05 của tháng đầu quý sau",
            ),
            ("Phòng Điều dưỡng", "Khảo sát hài lòng người bệnh", "Phiếu khảo sát, báo cáo phân tích", "Từ 16/5 đến 27/5/2022"),
            ("C. Bình xét, khen thưởng", LEFT, LEFT, LEFT),
            (
                "Các khoa, phòng, trung tâm",
                "Họp bình xét, hoàn thiện hồ sơ đề nghị khen thưởng",
                "Hồ sơ gửi phòng Tổ chức cán bộ",
                "Trước ngày 31/11/2022",
            ),
            (
                "Phòng Tổ chức cán bộ",
                "Trình Hội đồng Thi đua - Khen thưởng Bệnh viện xét",
                "Tờ trình kèm danh sách",
                "Trong 07 ngày kể từ ngày hết hạn nhận hồ sơ",
            ),
            ("Phòng Tài chính kế toán", "Chi trả tiền thưởng", "Chứng từ", "Trong 10 ngày làm việc sau khi có quyết định khen thưởng"),
        ),
        (3.6, 5.2, 4.0, 3.7),
    ),
    *lines("""
# V. TỔ CHỨC THỰC HIỆN
1. Hội đồng Thi đua - Khen thưởng Bệnh viện chỉ đạo, giám sát việc triển khai Kế hoạch.
2. Phòng Công nghệ thông tin thiết kế chuyên mục “Gương sáng áo trắng” trên trang thông tin điện tử và và đăng mỗi tuần 01 bài.
3. Công đoàn cơ sở vận động đoàn viên hưởng ứng phong trào thi đua “Đổi mới phong cách, thái độ phục vụ của cán bộ y tế hướng tới sự hài lòng của người bệnh”.
4. Kinh phí: từ Quỹ khen thưởng của Bệnh viện năm 2022; dự toán 185 triệu đồng.
Yêu cầu trưởng các đơn vị nghiêm túc triển khai thực hiện./.
"""),
    closing(
        "Nơi nhận:\n- Sở Y tế (để b/c);\n- Đảng ủy, BGĐ;\n- Các khoa, phòng, trung tâm;\n- Công đoàn cơ sở, Hội đồng TĐKT Bệnh viện (để p/h);\n- Lưu: VT, TCCB.",
        "GIÁM ĐỐC\nTạ Quang Hiển",
    ),
)

UNITS = "Các khoa, phòng, trung tâm"

FACTS = (
    legal("Kế hoạch số 66/KH-SYT ngày 20/01/2022 của Sở Y tế Thái Bình", "66/KH-SYT", "2022-01-20", "Sở Y tế Thái Bình"),
    legal("Nghị quyết số 05-NQ/ĐU ngày 07/01/2022 của Đảng ủy Bệnh viện", "05-NQ/ĐU", "2022-01-07", "Đảng ủy Bệnh viện"),
    fact(
        "event",
        "Thời gian: 14 giờ 00, thứ Năm, ngày 25/02/2022",
        event="le_phat_dong",
        due=on("2022-02-25", time="14:00"),
        weekday="thứ Năm",
        tentative=False,
    ),
    fact(
        "event_place",
        "Địa điểm: Hội trường tầng 5 nhà A, hình thức trực tiếp kết hợp trực tuyến tới các khoa",
        place="Hội trường tầng 5 nhà A",
        form="trực tiếp kết hợp trực tuyến",
    ),
    fact("participants", "Đảng ủy, Ban Giám đốc", group="Đảng ủy, Ban Giám đốc", role="tham dự"),
    fact("participants", "trưởng các khoa, phòng, trung tâm", group="các khoa, phòng, trung tâm", role="tham dự", persons="trưởng"),
    fact("participants", "Chủ tịch Công đoàn cơ sở", group="Công đoàn cơ sở", role="tham dự", persons="Chủ tịch"),
    fact("headcount", "Số lượng khoảng 120 người", count=120, approx=True),
    fact("agenda_item", "Giám đốc đọc lời phát động", event="le_phat_dong", order=1, actor="Giám đốc"),
    fact("agenda_item", "đại diện viên chức trẻ phát biểu hưởng ứng", event="le_phat_dong", order=2, actor="đại diện viên chức trẻ"),
    fact("agenda_item", "công bố quyết định khen thưởng năm 2021", event="le_phat_dong", order=3),
    fact(
        "target",
        "Công suất sử dụng giường bệnh đạt tối thiểu 95%",
        subject="công suất sử dụng giường bệnh",
        award=None,
        op=">=",
        value=95,
        unit="percent",
    ),
    fact(
        "target",
        "Tỷ lệ hài lòng của người bệnh nội trú trên 92%",
        subject="tỷ lệ hài lòng của người bệnh nội trú",
        award=None,
        op=">",
        value=92,
        unit="percent",
    ),
    fact(
        "target", "tỷ lệ nhiễm khuẩn bệnh viện dưới 4%", subject="tỷ lệ nhiễm khuẩn bệnh viện", award=None, op="<", value=4, unit="percent"
    ),
    fact(
        "target",
        "100% khoa, phòng đạt “Tập thể lao động tiên tiến”",
        subject="khoa, phòng",
        award="Tập thể lao động tiên tiến",
        op="=",
        value=100,
        unit="percent",
    ),
    fact(
        "target",
        "40% trở lên đạt “Tập thể lao động xuất sắc”",
        subject="khoa, phòng",
        award="Tập thể lao động xuất sắc",
        op=">=",
        value=40,
        unit="percent",
        of="Tập thể lao động tiên tiến",
    ),
    duty(
        "Đăng ký danh hiệu thi đua tập thể, cá nhân Bản đăng ký (Mẫu 01) gửi phòng Tổ chức cán bộ Trước 17h00 ngày 28/02/2022",
        UNITS,
        "Bản đăng ký (Mẫu 01)",
        "phòng Tổ chức cán bộ",
        before("2022-02-28", time="17:00"),
    ),
    duty("Ký giao ước thi đua trong khối Bản giao ước Tháng 3/2022", UNITS, "Bản giao ước", None, month("2022-03")),
    duty(
        "Tổng hợp đăng ký thi đua toàn Bệnh viện Báo cáo gửi Sở Y tế Chậm nhất 10/3/2022",
        "Phòng Tổ chức cán bộ",
        "Báo cáo tổng hợp đăng ký thi đua",
        "Sở Y tế",
        by("2022-03-10"),
    ),
    duty(
        "Chấm điểm 5S và chất lượng khoa, phòng Bảng điểm Hằng quý, trước ngày 05 của tháng đầu quý sau",
        "Phòng Quản lý chất lượng",
        "Bảng điểm",
        None,
        every("quarter", day=5, bound="before"),
    ),
    duty(
        "Khảo sát hài lòng người bệnh Phiếu khảo sát, báo cáo phân tích Từ 16/5 đến 27/5/2022",
        "Phòng Điều dưỡng",
        "Phiếu khảo sát, báo cáo phân tích",
        None,
        span("2022-05-16", "2022-05-27"),
    ),
    duty(
        "Họp bình xét, hoàn thiện hồ sơ đề nghị khen thưởng Hồ sơ gửi phòng Tổ chức cán bộ Trước ngày 31/11/2022",
        UNITS,
        "hồ sơ đề nghị khen thưởng",
        "phòng Tổ chức cán bộ",
        {"kind": "before", "date": None, "raw": "31/11/2022"},
    ),
    duty(
        "Trình Hội đồng Thi đua - Khen thưởng Bệnh viện xét Tờ trình kèm danh sách Trong 07 ngày kể từ ngày hết hạn nhận hồ sơ",
        "Phòng Tổ chức cán bộ",
        "Tờ trình kèm danh sách",
        "Hội đồng Thi đua - Khen thưởng Bệnh viện",
        after("ngày hết hạn nhận hồ sơ", 7),
    ),
    fact(
        "document_list",
        "Tờ trình kèm danh sách",
        purpose="trình Hội đồng Thi đua - Khen thưởng Bệnh viện",
        documents=["Tờ trình", "danh sách"],
        optional=True,
    ),
    duty(
        "Chi trả tiền thưởng Chứng từ Trong 10 ngày làm việc sau khi có quyết định khen thưởng",
        "Phòng Tài chính kế toán",
        "tiền thưởng",
        None,
        after("có quyết định khen thưởng", 10, unit="working"),
    ),
    standing(
        "Hội đồng Thi đua - Khen thưởng Bệnh viện chỉ đạo, giám sát việc triển khai Kế hoạch",
        "Hội đồng Thi đua - Khen thưởng Bệnh viện",
        "chỉ đạo, giám sát",
    ),
    duty(
        "Phòng Công nghệ thông tin thiết kế chuyên mục “Gương sáng áo trắng” trên trang thông tin điện tử",
        "Phòng Công nghệ thông tin",
        "chuyên mục “Gương sáng áo trắng”",
        None,
        None,
        optional=True,
    ),
    duty("đăng mỗi tuần 01 bài", "Phòng Công nghệ thông tin", "bài đăng", None, every("week")),
    standing(
        "Công đoàn cơ sở vận động đoàn viên hưởng ứng phong trào thi đua", "Công đoàn cơ sở", "vận động đoàn viên hưởng ứng phong trào"
    ),
    fact("movement", "Đổi mới phong cách, thái độ phục vụ của cán bộ y tế hướng tới sự hài lòng của người bệnh", level="ngành", years=None),
    fact("funding", "Kinh phí: từ Quỹ khen thưởng của Bệnh viện năm 2022", sources=["Quỹ khen thưởng của Bệnh viện"]),
    standing("Yêu cầu trưởng các đơn vị nghiêm túc triển khai thực hiện", "trưởng các đơn vị", "triển khai thực hiện"),
    to("Sở Y tế (để b/c)", "để báo cáo"),
    to("Đảng ủy, BGĐ"),
    to("- Các khoa, phòng, trung tâm;", name="Các khoa, phòng, trung tâm"),
    to("Công đoàn cơ sở, Hội đồng TĐKT Bệnh viện (để p/h)", "để phối hợp"),
    archive("Lưu: VT, TCCB"),
    warn("thứ Năm, ngày 25/02/2022", "weekday_mismatch", "error", "25/02/2022 is a Friday", suggest="thứ Sáu"),
    warn("Trước ngày 31/11/2022", "impossible_date", "error", "November has 30 days", suggest="30/11/2022"),
    warn("điện tử và và đăng mỗi tuần 01 bài", "repeated_word", "warn", "và twice", suggest="và đăng mỗi tuần 01 bài"),
)

PLAN = Plan(
    file="benh_vien_2022.docx",
    meta={
        "type": "KH",
        "number": "215/KH-BVĐK",
        "place": "Thái Bình",
        "date": "2022-02-10",
        "title": "Phát động phong trào thi đua và công tác khen thưởng năm 2022 của Bệnh viện Đa khoa tỉnh Thái Bình",
        "year": 2022,
        "plan_kind": "launch",
        "signing_authority": None,
        "signer_title": "GIÁM ĐỐC",
        "signer": "Tạ Quang Hiển",
        "legal_bases": [["66/KH-SYT", "2022-01-20"], ["05-NQ/ĐU", "2022-01-07"]],
    },
    facts=FACTS,
    not_facts=(
        "ngày 20/01/2022",
        "ngày 07/01/2022",
        "năm 2021 Bệnh viện đã điều trị cho 41.260 lượt người bệnh nội trú, vượt 3,2% kế hoạch",
        "thực hiện tốt 12 điều y đức",
        "(27/02/1955 - 27/02/2022)",
        "dự toán 185 triệu đồng",
    ),
    body=BODY,
)
