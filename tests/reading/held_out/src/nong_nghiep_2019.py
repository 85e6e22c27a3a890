"""Department of Agriculture as head of a bloc, 2019: year-end conference; PDF made from Word."""

from .paper import (
    Body,
    Plan,
    ahead,
    before,
    by,
    closing,
    duty,
    fact,
    legal,
    letterhead,
    lines,
    on,
    span,
    standing,
    to,
)

HEAD = "Sở Nông nghiệp và PTNT (Khối trưởng)"
DEPUTY = "Sở Công Thương (Khối phó)"
MEMBERS = "Các đơn vị thành viên"

BODY: Body = (
    letterhead(
        "UBND TỈNH QUẢNG NGÃI\nKHỐI THI ĐUA SỐ 3\nSố: 09/KH-KTĐ3",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nQuảng Ngãi, ngày 18 tháng 11 năm 2019",
    ),
    *lines("""
= KẾ HOẠCH
= Tổ chức Hội nghị tổng kết công tác thi đua, khen thưởng năm 2019
= của Khối thi đua số 3 (các sở kinh tế - kỹ thuật)
Thực hiện Quyết định số 412/QĐ-UBND ngày 22/3/2019 của Chủ tịch UBND tỉnh Quảng Ngãi về việc chia cụm, khối thi đua; Công văn số 2216/SNV-TĐKT ngày 30/10/2019 của Sở Nội vụ về việc tổng kết công tác thi đua, khen thưởng năm 2019; Sở Nông nghiệp và PTNT - Khối trưởng Khối thi đua số 3 xây dựng kế hoạch tổ chức Hội nghị tổng kết như sau:
# I. MỤC ĐÍCH, YÊU CẦU
- Đánh giá đúng thực chất kết quả đạt được, rút kinh nghiệm từ việc chấm điểm chậm của năm 2018.
- Hội nghị tổ chức trang trọng, tiết kiệm, không phô trương.
# II. NỘI DUNG
1. Thời gian: 01 buổi, bắt đầu từ 07 giờ 30 phút, thứ Ba, ngày 10/12/2019.
2. Địa điểm: Hội trường Sở Nông nghiệp và PTNT, số 182 đường Hùng Vương, thành phố Quảng Ngãi.
3. Thành phần tham dự:
a) Khách mời:
- Đại diện lãnh đạo UBND tỉnh phụ trách Khối;
- Lãnh đạo Ban Thi đua - Khen thưởng (Sở Nội vụ).
b) Đại biểu triệu tập: mỗi đơn vị thành viên 03 đại biểu gồm Giám đốc Sở, Chủ tịch Công đoàn và công chức phụ trách thi đua.
Tổng số đại biểu khoảng 35 người.
4. Chương trình:
- Chào cờ, tuyên bố lý do, giới thiệu đại biểu (Văn phòng Sở Nông nghiệp và PTNT);
- Trình bày báo cáo tổng kết năm 2019 và phương hướng năm 2020 (Khối trưởng);
- Tham luận của 04 đơn vị;
- Công bố kết quả chấm điểm, bỏ phiếu suy tôn đơn vị đề nghị tặng Cờ thi đua của UBND tỉnh và Bằng khen của Chủ tịch UBND tỉnh;
- Bầu Khối trưởng, Khối phó năm 2020;
- Ký kết giao ước thi đua năm 2020.
5. Số lượng suy tôn: 01 đơn vị tặng Cờ thi đua của UBND tỉnh; không quá 02 đơn vị tặng Bằng khen của Chủ tịch UBND tỉnh.
6. Theo Quy chế hoạt động của Khối, Khối phó đương nhiệm là Sở Công Thương được giới thiệu làm Khối trưởng năm 2020.
7. Kinh phí tổ chức Hội nghị do Khối trưởng cân đối từ nguồn chi thường xuyên và đóng góp của các đơn vị thành viên.
# III. TỔ CHỨC THỰC HIỆN
1. Sở Nông nghiệp và PTNT (Khối trưởng)
- Dự thảo báo cáo tổng kết, bảng tổng hợp điểm, gửi lấy ý kiến các đơn vị thành viên trước ngày 29/11/2019.
- Phát hành giấy mời, in ấn tài liệu, chuẩn bị hội trường.
- Hoàn thiện hồ sơ, trình Hội đồng Thi đua - Khen thưởng tỉnh (qua Ban Thi đua - Khen thưởng) chậm nhất ngày 16/12/2019.
2. Sở Công Thương (Khối phó)
- Xây dựng dự thảo Bản giao ước thi đua năm 2020 gửi Khối trưởng chậm nhất là ngày 02/12/2019.
- Cử Tổ kiểm phiếu gồm 03 người.
3. Các đơn vị thành viên
- Gửi báo cáo tổng kết, bảng tự chấm điểm kèm tài liệu kiểm chứng về Khối trưởng trước ngày 22/11/2019 (bản giấy và bản mềm).
- Góp ý dự thảo báo cáo tổng kết của Khối từ ngày 29/11/2019 đến hết ngày 04/12/2019.
- Sở Xây dựng, Sở Giao thông vận tải, Sở Khoa học và Công nghệ, Sở Tài nguyên và Môi trường chuẩn bị tham luận (mỗi tham luận không quá 03 trang A4, trình bày không quá 07 phút).
- Đăng ký danh sách đại biểu với Văn phòng Sở Nông nghiệp và PTNT trước ngày khai mạc Hội nghị 03 ngày làm việc.
- Nộp kinh phí đóng góp 2.000.000 đồng/đơn vị vào tài khoản của Khối trưởng trước ngày 06/12/2019.
Đề nghị các đơn vị phối hợp thực hiện. Chi tiết liên hệ: ông Nguyễn Tấn Lực, chuyên viên Văn phòng Sở Nông nghiệp và PTNT, điện thoại 0900.000.155./.
"""),
    closing(
        "Nơi nhận:\n- UBND tỉnh (báo cáo);\n- Ban TĐKT tỉnh (báo cáo);\n- Các đơn vị thành viên Khối 3 (thực hiện);\n- GĐ, các PGĐ Sở NN&PTNT;\n- Lưu: VT, VP.",
        "KHỐI TRƯỞNG\nGIÁM ĐỐC SỞ NÔNG NGHIỆP VÀ PTNT\nVõ Đình Trác",
    ),
)

FACTS = (
    legal(
        "Quyết định số 412/QĐ-UBND ngày 22/3/2019 của Chủ tịch UBND tỉnh Quảng Ngãi",
        "412/QĐ-UBND",
        "2019-03-22",
        "Chủ tịch UBND tỉnh Quảng Ngãi",
    ),
    legal("Công văn số 2216/SNV-TĐKT ngày 30/10/2019 của Sở Nội vụ", "2216/SNV-TĐKT", "2019-10-30", "Sở Nội vụ"),
    fact(
        "event",
        "01 buổi, bắt đầu từ 07 giờ 30 phút, thứ Ba, ngày 10/12/2019",
        event="hoi_nghi_tong_ket",
        due=on("2019-12-10", time="07:30"),
        days=0.5,
        weekday="thứ Ba",
        tentative=False,
    ),
    fact("event_duration", "Thời gian: 01 buổi", days=0.5),
    fact(
        "event_place",
        "Hội trường Sở Nông nghiệp và PTNT, số 182 đường Hùng Vương, thành phố Quảng Ngãi",
        place="Hội trường Sở Nông nghiệp và PTNT, số 182 đường Hùng Vương, thành phố Quảng Ngãi",
        form=None,
    ),
    fact(
        "participants",
        "Đại diện lãnh đạo UBND tỉnh phụ trách Khối",
        group="UBND tỉnh",
        role="khách mời",
        persons="Đại diện lãnh đạo phụ trách Khối",
    ),
    fact(
        "participants",
        "Lãnh đạo Ban Thi đua - Khen thưởng (Sở Nội vụ)",
        group="Ban Thi đua - Khen thưởng (Sở Nội vụ)",
        role="khách mời",
        persons="Lãnh đạo",
    ),
    fact(
        "participants",
        "mỗi đơn vị thành viên 03 đại biểu gồm Giám đốc Sở, Chủ tịch Công đoàn và công chức phụ trách thi đua",
        group="các đơn vị thành viên",
        role="triệu tập",
        persons="03 đại biểu: Giám đốc Sở, Chủ tịch Công đoàn và công chức phụ trách thi đua",
    ),
    fact("headcount", "Tổng số đại biểu khoảng 35 người", count=35, approx=True),
    fact(
        "agenda_item",
        "Chào cờ, tuyên bố lý do, giới thiệu đại biểu (Văn phòng Sở Nông nghiệp và PTNT)",
        event="hoi_nghi_tong_ket",
        order=1,
        actor="Văn phòng Sở Nông nghiệp và PTNT",
    ),
    fact(
        "agenda_item",
        "Trình bày báo cáo tổng kết năm 2019 và phương hướng năm 2020 (Khối trưởng)",
        event="hoi_nghi_tong_ket",
        order=2,
        actor="Khối trưởng",
    ),
    fact("agenda_item", "Tham luận của 04 đơn vị", event="hoi_nghi_tong_ket", order=3),
    fact(
        "agenda_item",
        "Công bố kết quả chấm điểm, bỏ phiếu suy tôn đơn vị đề nghị tặng Cờ thi đua của UBND tỉnh và Bằng khen của Chủ tịch UBND tỉnh",
        event="hoi_nghi_tong_ket",
        order=4,
    ),
    fact("agenda_item", "Bầu Khối trưởng, Khối phó năm 2020", event="hoi_nghi_tong_ket", order=5),
    fact("agenda_item", "Ký kết giao ước thi đua năm 2020", event="hoi_nghi_tong_ket", order=6),
    fact(
        "vote",
        "bỏ phiếu suy tôn đơn vị đề nghị tặng Cờ thi đua của UBND tỉnh và Bằng khen của Chủ tịch UBND tỉnh",
        awards=["Cờ thi đua của UBND tỉnh", "Bằng khen của Chủ tịch UBND tỉnh"],
        method="bỏ phiếu",
    ),
    fact("vote", "Bầu Khối trưởng, Khối phó năm 2020", contest="Khối trưởng, Khối phó", year=2020, method="bầu"),
    fact("quota", "01 đơn vị tặng Cờ thi đua của UBND tỉnh", award="Cờ thi đua của UBND tỉnh", scope="Khối", max=1),
    fact(
        "quota", "không quá 02 đơn vị tặng Bằng khen của Chủ tịch UBND tỉnh", award="Bằng khen của Chủ tịch UBND tỉnh", scope="Khối", max=2
    ),
    fact(
        "succession",
        "Theo Quy chế hoạt động của Khối, Khối phó đương nhiệm là Sở Công Thương được giới thiệu làm Khối trưởng năm 2020",
        role="Khối trưởng",
        year=2020,
        unit="Sở Công Thương",
        by="Quy chế hoạt động của Khối",
    ),
    fact(
        "funding",
        "Kinh phí tổ chức Hội nghị do Khối trưởng cân đối từ nguồn chi thường xuyên và đóng góp của các đơn vị thành viên",
        sources=["nguồn chi thường xuyên của Khối trưởng", "đóng góp của các đơn vị thành viên"],
    ),
    duty(
        "Dự thảo báo cáo tổng kết, bảng tổng hợp điểm, gửi lấy ý kiến các đơn vị thành viên trước ngày 29/11/2019",
        HEAD,
        "dự thảo báo cáo tổng kết, bảng tổng hợp điểm",
        "các đơn vị thành viên",
        before("2019-11-29"),
    ),
    duty("Phát hành giấy mời, in ấn tài liệu, chuẩn bị hội trường", HEAD, "giấy mời, tài liệu, hội trường", None, None),
    duty(
        "Hoàn thiện hồ sơ, trình Hội đồng Thi đua - Khen thưởng tỉnh (qua Ban Thi đua - Khen thưởng) chậm nhất ngày 16/12/2019",
        HEAD,
        "hồ sơ khen thưởng",
        "Hội đồng Thi đua - Khen thưởng tỉnh (qua Ban Thi đua - Khen thưởng)",
        by("2019-12-16"),
    ),
    duty(
        "Xây dựng dự thảo Bản giao ước thi đua năm 2020 gửi Khối trưởng chậm nhất là ngày 02/12/2019",
        DEPUTY,
        "dự thảo Bản giao ước thi đua năm 2020",
        "Khối trưởng",
        by("2019-12-02"),
    ),
    duty("Cử Tổ kiểm phiếu gồm 03 người", DEPUTY, "Tổ kiểm phiếu", None, None),
    duty(
        "Gửi báo cáo tổng kết, bảng tự chấm điểm kèm tài liệu kiểm chứng về Khối trưởng trước ngày 22/11/2019",
        MEMBERS,
        "báo cáo tổng kết, bảng tự chấm điểm",
        "Khối trưởng",
        before("2019-11-22"),
    ),
    duty(
        "Góp ý dự thảo báo cáo tổng kết của Khối từ ngày 29/11/2019 đến hết ngày 04/12/2019",
        MEMBERS,
        "góp ý dự thảo báo cáo tổng kết",
        None,
        span("2019-11-29", "2019-12-04"),
    ),
    duty(
        "Sở Xây dựng, Sở Giao thông vận tải, Sở Khoa học và Công nghệ, Sở Tài nguyên và Môi trường chuẩn bị tham luận",
        "Sở Xây dựng, Sở Giao thông vận tải, Sở Khoa học và Công nghệ, Sở Tài nguyên và Môi trường",
        "tham luận",
        None,
        None,
    ),
    fact(
        "page_limit",
        "mỗi tham luận không quá 03 trang A4, trình bày không quá 07 phút",
        document="tham luận",
        max_pages=3,
        max_minutes=7,
        paper="A4",
    ),
    duty(
        "Đăng ký danh sách đại biểu với Văn phòng Sở Nông nghiệp và PTNT trước ngày khai mạc Hội nghị 03 ngày làm việc",
        MEMBERS,
        "danh sách đại biểu",
        "Văn phòng Sở Nông nghiệp và PTNT",
        ahead("ngày khai mạc Hội nghị", 3, "exactly", "working"),
    ),
    duty(
        "Nộp kinh phí đóng góp 2.000.000 đồng/đơn vị vào tài khoản của Khối trưởng trước ngày 06/12/2019",
        MEMBERS,
        "kinh phí đóng góp",
        "Khối trưởng",
        before("2019-12-06"),
    ),
    fact(
        "document_list",
        "báo cáo tổng kết, bảng tự chấm điểm kèm tài liệu kiểm chứng",
        purpose="báo cáo của đơn vị thành viên",
        documents=["báo cáo tổng kết", "bảng tự chấm điểm", "tài liệu kiểm chứng"],
        optional=True,
    ),
    standing("Đề nghị các đơn vị phối hợp thực hiện", "các đơn vị", "phối hợp thực hiện"),
    fact(
        "contact",
        "Nguyễn Tấn Lực, chuyên viên Văn phòng Sở Nông nghiệp và PTNT, điện thoại 0900.000.155",
        name="Nguyễn Tấn Lực",
        role="chuyên viên Văn phòng Sở Nông nghiệp và PTNT",
        acts_for="Khối trưởng",
        phone="0900000155",
        email=None,
        struck=False,
    ),
    to("UBND tỉnh (báo cáo)", "để báo cáo"),
    to("Ban TĐKT tỉnh (báo cáo)", "để báo cáo"),
    to("Các đơn vị thành viên Khối 3 (thực hiện)", "để thực hiện"),
    to("GĐ, các PGĐ Sở NN&PTNT"),
    fact("archive", "Lưu: VT, VP", marks=["VT", "VP"]),
)

PLAN = Plan(
    file="nong_nghiep_2019.pdf",
    meta={
        "type": "KH",
        "number": "09/KH-KTĐ3",
        "place": "Quảng Ngãi",
        "date": "2019-11-18",
        "title": "Tổ chức Hội nghị tổng kết công tác thi đua, khen thưởng năm 2019 của Khối thi đua số 3 (các sở kinh tế - kỹ thuật)",
        "year": 2019,
        "plan_kind": "conference",
        "signing_authority": "KHỐI TRƯỞNG",
        "signer_title": "GIÁM ĐỐC SỞ NÔNG NGHIỆP VÀ PTNT",
        "signer": "Võ Đình Trác",
        "legal_bases": [["412/QĐ-UBND", "2019-03-22"], ["2216/SNV-TĐKT", "2019-10-30"]],
    },
    facts=FACTS,
    not_facts=(
        "ngày 22/3/2019",
        "ngày 30/10/2019",
        "rút kinh nghiệm từ việc chấm điểm chậm của năm 2018",
        "số 182 đường Hùng Vương",
        "2.000.000 đồng/đơn vị",
        "0900.000.155",
    ),
    body=BODY,
)
