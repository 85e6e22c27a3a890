"""A one-day seminar on the scoring table: a window instead of a day, and a deadline counted back from it."""

from demo.plans.src.parts import Plan, duty, fact, receiver, relative, span, standing, warning

BODY = """
@h1 MỤC ĐÍCH, YÊU CẦU
@h2 Mục đích
@dash Giúp các Sở Tư pháp nắm chắc những điểm mới của Bảng tiêu chí chấm điểm thi đua, thang điểm xếp hạng Sở Tư pháp năm 2019 (sau đây gọi tắt là Bảng tiêu chí), gỡ ngay những chỗ còn hiểu khác nhau khi tự chấm;
@dash Nghe địa phương nói về việc dùng Bảng tiêu chí ở các năm đã qua, từ đó tìm hướng hoàn chỉnh Bảng tiêu chí cho các năm sau.
@h2 Yêu cầu
@dash Bàn đúng việc, không dàn trải; vấn đề nào nêu ra cũng phải gắn với một tiêu chí cụ thể;
@dash Tổ chức gọn nhẹ, không phô trương mà vẫn có chất lượng.
@h1 NỘI DUNG
@h2 Hình thức, địa điểm và thời gian
@h3 Hình thức, địa điểm
Tọa đàm họp theo hình thức tập trung, đặt tại thành phố Đà Nẵng.
@h3 Thời gian
Tọa đàm diễn ra trọn 01 ngày, dự kiến trong khoảng từ ngày 23-27/9/2019.
*(Ngày họp và hội trường sẽ được báo sau trong Giấy triệu tập).*
@h2 Thành phần và số lượng
@h3 Thành phần
@dash Chủ trì: Lãnh đạo Vụ Thi đua - Khen thưởng;
@dash Đại diện lãnh đạo Sở và Chánh Văn phòng (hoặc chuyên viên làm đầu mối về thi đua, khen thưởng) của các Sở Tư pháp ở Khu vực thi đua các tỉnh Bắc Trung Bộ, Nam Trung Bộ và Tây Nguyên, miền Đông Nam Bộ, miền Tây Nam Bộ, cùng một số Sở Tư pháp ở Khu vực thi đua Đồng bằng Bắc Bộ và miền núi phía Bắc;
@dash Đại diện một số đơn vị thuộc Bộ đang quản lý lĩnh vực có tiêu chí chấm điểm;
@dash Các chuyên viên của Vụ Thi đua - Khen thưởng.
@h3 Số lượng
Khoảng 90 đại biểu (dự kiến).
@h2 Chương trình Tọa đàm
@dash Trình bày những nội dung chính của Bảng tiêu chí năm 2019.
@dash Thảo luận về cách tự chấm, cách lưu tài liệu kiểm chứng; nêu những khó khăn đã gặp khi chấm điểm, xếp hạng năm 2019 và các năm trước; kiến nghị hướng sửa đổi cho những năm sau.
@h2 Tài liệu phát tại Tọa đàm
@dash Báo cáo đề dẫn;
@dash Các báo cáo chuyên đề và tham luận về kinh nghiệm chấm điểm, xếp hạng;
@dash Những tài liệu khác có liên quan.
@h1 TỔ CHỨC THỰC HIỆN
@h2 Phân công
@p3 Vụ Thi đua - Khen thưởng chủ trì, cùng các đơn vị liên quan chuẩn bị nội dung, xây dựng chương trình, tổ chức Tọa đàm và đánh giá kết quả đạt được.
@p3 Sở Tư pháp các tỉnh, thành phố trực thuộc Trung ương và các đơn vị thuộc Bộ có liên quan triển khai Kế hoạch này trong đơn vị, thu xếp công việc để công chức được đi dự; lập danh sách đại biểu đăng ký và gửi về Thường trực Hội đồng Thi đua - Khen thưởng ngành Tư pháp (Vụ Thi đua - Khen thưởng) trước ngày khai mạc Tọa đàm ít nhất 05 ngày.
@h2 Kinh phí
Chi phí cho Tọa đàm lấy từ Quỹ Thi đua - Khen thưởng ngành Tư pháp theo chế độ hiện hành và từ các khoản tài trợ hợp pháp khác (nếu có)./.
"""

UNITS = "Sở Tư pháp các tỉnh, thành phố trực thuộc Trung ương, các đơn vị thuộc Bộ có liên quan"

FACTS = (
    fact(
        "event",
        "Tọa đàm diễn ra trọn 01 ngày … 23-27/9/2019",
        event="toa_dam",
        due=span("2019-09-23", "2019-09-27"),
        days=1,
        tentative=True,
    ),
    fact("event_place", "Tọa đàm họp theo hình thức tập trung … Đà Nẵng", place="thành phố Đà Nẵng", form="tập trung"),
    fact("event_duration", "Tọa đàm diễn ra trọn 01 ngày", days=1),
    fact("notice_to_follow", "Ngày họp và hội trường … Giấy triệu tập", document="Giấy triệu tập", about="ngày họp, hội trường"),
    fact("headcount", "Khoảng 90 đại biểu (dự kiến)", count=90, approx=True),
    fact("participants", "Chủ trì: Lãnh đạo Vụ Thi đua - Khen thưởng", group="Lãnh đạo Vụ Thi đua - Khen thưởng", role="chủ trì"),
    fact(
        "participants",
        "Đại diện lãnh đạo Sở và Chánh Văn phòng … Đồng bằng Bắc Bộ và miền núi phía Bắc",
        group="các Sở Tư pháp ở Khu vực thi đua các tỉnh Bắc Trung Bộ, Nam Trung Bộ và Tây Nguyên, miền Đông Nam Bộ, miền Tây Nam Bộ; một số Sở Tư pháp ở Khu vực thi đua Đồng bằng Bắc Bộ và miền núi phía Bắc",
        role="tham dự",
        persons="Đại diện lãnh đạo Sở và Chánh Văn phòng (hoặc chuyên viên làm đầu mối)",
    ),
    fact("participants", "Đại diện một số đơn vị thuộc Bộ … chấm điểm", group="một số đơn vị thuộc Bộ", role="tham dự", persons="Đại diện"),
    fact(
        "participants",
        "Các chuyên viên của Vụ Thi đua - Khen thưởng",
        group="Vụ Thi đua - Khen thưởng",
        role="tham dự",
        persons="Chuyên viên",
    ),
    fact("agenda_item", "Trình bày những nội dung chính của Bảng tiêu chí năm 2019", event="toa_dam", order=1),
    fact("agenda_item", "Thảo luận về cách tự chấm … những năm sau", event="toa_dam", order=2),
    fact(
        "document_list",
        "Báo cáo đề dẫn … Những tài liệu khác có liên quan",
        purpose="tài liệu Tọa đàm",
        documents=["Báo cáo đề dẫn", "báo cáo chuyên đề và tham luận", "tài liệu khác có liên quan"],
    ),
    duty(
        "Vụ Thi đua - Khen thưởng chủ trì, cùng các đơn vị liên quan … kết quả đạt được",
        "Vụ Thi đua - Khen thưởng",
        "nội dung, chương trình; tổ chức, đánh giá kết quả Tọa đàm",
    ),
    duty(
        "lập danh sách đại biểu đăng ký … ít nhất 05 ngày",
        UNITS,
        "danh sách đại biểu đăng ký",
        to="Thường trực Hội đồng Thi đua - Khen thưởng ngành Tư pháp (Vụ Thi đua - Khen thưởng)",
        due=relative("ngày khai mạc Tọa đàm", 5, "before", bound="at_least"),
    ),
    standing("Sở Tư pháp các tỉnh … để công chức được đi dự", UNITS, "triển khai Kế hoạch, thu xếp công việc để công chức đi dự"),
    fact(
        "funding",
        "lấy từ Quỹ Thi đua - Khen thưởng … (nếu có)",
        sources=["Quỹ Thi đua - Khen thưởng ngành Tư pháp", "các khoản tài trợ hợp pháp khác (nếu có)"],
    ),
    receiver(
        "Sở Tư pháp, Cục Thi hành dân sự … (để thực hiện)",
        "Sở Tư pháp, Cục Thi hành án dân sự các tỉnh, thành phố trực thuộc Trung ương",
        "để thực hiện",
    ),
    receiver("Bộ trưởng (để báo cáo)", "Bộ trưởng", "để báo cáo"),
    receiver("Các Thứ trưởng (để báo cáo)", "Các Thứ trưởng", "để báo cáo"),
    receiver("Cổng Thông tin điện tử BTP (để đăng tải)", "Cổng Thông tin điện tử BTP", "để đăng tải"),
    fact("archive", "Lưu: VT, TĐKT", marks=["VT", "TĐKT"]),
    warning(
        "KẾ HOẠCH Tổ chức Tọa đàm",
        "missing_document_data",
        "no number, no place and date of issue",
        severity="error",
        missing=["number", "place", "date"],
    ),
    warning(
        "Cục Thi hành dân sự các tỉnh",
        "misspelled_name",
        "the agency is called Cục Thi hành án dân sự",
        suggest="Cục Thi hành án dân sự",
    ),
    warning(
        "trước ngày khai mạc Tọa đàm ít nhất 05 ngày",
        "anchor_not_fixed",
        "the day of the seminar is only a window, so the last moment waits for the Giấy triệu tập",
        severity="note",
    ),
    warning(
        "các đơn vị thuộc Bộ có liên quan",
        "actor_not_recipient",
        "they must send a list, but the plan is not addressed to them",
        severity="note",
    ),
    warning(
        "một số Sở Tư pháp ở Khu vực thi đua Đồng bằng Bắc Bộ và miền núi phía Bắc",
        "scope_mismatch",
        "which ones is not said, and III.1.2 asks every Sở Tư pháp for a list of delegates",
        severity="note",
    ),
)

PLAN = Plan(
    name="000-toa-dam-2019",
    issuer=("BỘ TƯ PHÁP",),
    title=("Tổ chức Tọa đàm “Áp dụng Bảng tiêu chí chấm điểm thi đua,", "thang điểm xếp hạng Sở Tư pháp năm 2019”"),
    body=BODY,
    recipients=(
        "- Sở Tư pháp, Cục Thi hành dân sự các tỉnh, thành phố trực thuộc Trung ương (để thực hiện);",
        "- Bộ trưởng (để báo cáo);",
        "- Các Thứ trưởng (để báo cáo);",
        "- Cổng Thông tin điện tử BTP (để đăng tải);",
        "- Lưu: VT, TĐKT.",
    ),
    signature=("TL. BỘ TRƯỞNG", "VỤ TRƯỞNG", "VỤ THI ĐUA - KHEN THƯỞNG", "*(Đã ký)*", "Đoàn Thị Bích Lam"),
    meta={
        "type": "KH",
        "number": None,
        "place": None,
        "date": None,
        "title": "Tổ chức Tọa đàm “Áp dụng Bảng tiêu chí chấm điểm thi đua, thang điểm xếp hạng Sở Tư pháp năm 2019”",
        "year": 2019,
        "plan_kind": "seminar",
        "signing_authority": "TL. BỘ TRƯỞNG",
        "signer_title": "VỤ TRƯỞNG VỤ THI ĐUA - KHEN THƯỞNG",
        "signer": "Đoàn Thị Bích Lam",
        "legal_bases": [],
    },
    facts=FACTS,
    not_facts=(
        "Sở Tư pháp năm 2019 (sau đây gọi tắt là Bảng tiêu chí)",
        "chấm điểm, xếp hạng năm 2019 và các năm trước",
        "cho các năm sau",
        "Khoảng 90 đại biểu (dự kiến)",
        "Tổ chức gọn nhẹ, không phô trương mà vẫn có chất lượng",
    ),
)
