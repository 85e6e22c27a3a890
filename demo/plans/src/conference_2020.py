"""The year-end conference of a provincial bloc: clock time and weekday, a programme, a round of comments, who leads next."""

from demo.plans.src.parts import Plan, basis, before, duty, fact, receiver, span, standing, warning

BODY = """
@base Căn cứ Quy chế tổ chức và hoạt động của Khối thi đua Nội chính tỉnh Tuyên Quang (ban hành theo Quyết định số 108 ngày 13/5/2019 của Khối);
@base Căn cứ Kế hoạch số 05/KH-KTĐNC ngày 03/02/2020 về về phát động phong trào thi đua năm 2020.
Khối thi đua Nội chính tỉnh lập Kế hoạch họp tổng kết năm 2020 với các nội dung sau:
@h1 MỤC ĐÍCH, YÊU CẦU
@h2 Mục đích
Nhìn lại một năm thi đua của Khối: việc gì làm được, việc gì còn chậm, vì sao; bàn cách làm tốt hơn để góp phần giữ vững quốc phòng, an ninh và phát triển kinh tế - xã hội của tỉnh trong năm 2021.
@h2 Yêu cầu
Hội nghị gọn, đúng trọng tâm; đánh giá bằng số liệu thật của từng cơ quan, đơn vị trong Khối.
@h1 NỘI DUNG
@h2 Chương trình Hội nghị
@dash Báo cáo kết quả thi đua, khen thưởng năm 2020 và phương hướng năm 2021 của Khối.
@dash Đại biểu thảo luận, góp ý vào báo cáo kết quả năm 2020 của Khối.
@dash Một số đơn vị làm tốt trình bày tham luận.
@dash Công bố kết quả chấm điểm của từng đơn vị thành viên.
@dash Bình xét, suy tôn đơn vị tiêu biểu năm 2020 để đề nghị tặng Cờ thi đua của Ủy ban nhân dân tỉnh, Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh.
@dash Giới thiệu và bầu Trưởng khối năm 2021.
@dash Phát động và ký giao ước thi đua năm 2021 *(do Trưởng Khối năm 2021 điều hành)*.
@h2 Thành phần dự Hội nghị
a. Khách mời
- Thành viên Hội đồng Thi đua - Khen thưởng tỉnh theo dõi Khối
- Lãnh đạo, chuyên viên Ban Thi đua - Khen thưởng thuộc Sở Nội vụ
- Đơn vị đăng cai: Thanh tra tỉnh Tuyên Quang (lãnh đạo cơ quan, Trưởng, Phó các phòng nghiệp vụ).
b. Đại biểu triệu tập
Mỗi đơn vị thành viên Khối thi đua Nội chính: đại diện lãnh đạo và 01 cán bộ phụ trách thi đua, khen thưởng.
Tổng cộng: 23 người
@h2 Thời gian, địa điểm
@dash **Thời gian:** dự kiến ½ ngày, bắt đầu từ 14h 30 phút ngày **05/11/2020 (Thứ năm)**
@dash **Địa điểm:** Hội trường tầng III, trụ sở Thanh tra tỉnh.
@h2 Kinh phí
Năm 2020 vì dịch Covit nên Khối không tổ chức các hoạt động thể thao tập trung đông người. Do vậy Trưởng khối không thu tiền đóng góp của các đơn vị thành viên. Kinh phí họp tổng kết năm 2020 do Thanh tra tỉnh chi trả.
@h1 TỔ CHỨC THỰC HIỆN
@h2 Thanh tra tỉnh - Trưởng Khối thi đua năm 2020
@dash Hoàn thành báo cáo tổng kết, bảng điểm năm 2020 và phương hướng năm 2021 của Khối *(xong trước ngày 25/10/2020)*.
@dash Rà soát, đề xuất đơn vị làm Trưởng Khối năm 2021 *(theo Quy chế của Khối, năm 2021 đến lượt Công an tỉnh Tuyên Quang)*.
@dash Tổng hợp hồ sơ khen thưởng do các đơn vị trong Khối nộp.
@dash Làm hồ sơ trình cấp có thẩm quyền khen những đơn vị được suy tôn.
@dash Chuẩn bị nội dung, hội trường, kinh phí và các điều kiện khác cho Hội nghị.
@h2 Các đơn vị thành viên trong Khối
@dash Viết Báo cáo tổng kết năm 2020, phương hướng năm 2021 kèm báo cáo tóm tắt *(không quá 1,5 trang A4)*, tự chấm điểm theo các tiêu chí và gửi Trưởng khối tổng hợp theo chế độ báo cáo của Quy chế *(gửi Trưởng khối trước ngày 20/10/2020)*.
@dash Góp ý vào dự thảo báo cáo tổng kết của Khối do Trưởng khối gửi đến *(từ ngày 25/10/2020 đến 31/10/2020)*.
@dash Chuẩn bị tham luận và ý kiến phát biểu tại Hội nghị; cử người dự họp đúng thành phần.
@dash Lập hồ sơ đề nghị khen thưởng phong trào thi đua năm 2020.
@dash Đơn vị được đề xuất làm Trưởng Khối năm 2021 dự thảo Kế hoạch phát động thi đua và Bản đăng ký giao ước thi đua năm 2021 của Khối *(xong trước ngày 25/10/2020)*.
Khối thi đua Nội chính tỉnh mong các đơn vị thành viên quan tâm, phối hợp để Hội nghị thành công./.
"""

HOST = "Thanh tra tỉnh - Trưởng Khối thi đua năm 2020"
MEMBERS = "Các đơn vị thành viên trong Khối"
HEAD = "Trưởng khối"
CONFERENCE = "hoi_nghi_tong_ket"
FLAGS = "Bình xét, suy tôn đơn vị tiêu biểu … Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"
LAUNCH = "Phát động và ký giao ước thi đua năm 2021 (do Trưởng Khối năm 2021 điều hành)"

CONFERENCE_FACTS = (
    basis("Quyết định số 108 ngày 13/5/2019 của Khối", "108", "2019-05-13", issuer="Khối thi đua Nội chính tỉnh Tuyên Quang"),
    basis("Kế hoạch số 05/KH-KTĐNC ngày 03/02/2020", "05/KH-KTĐNC", "2020-02-03"),
    fact("agenda_item", "Báo cáo kết quả thi đua, khen thưởng năm 2020 … năm 2021 của Khối", event=CONFERENCE, order=1),
    fact("agenda_item", "Đại biểu thảo luận … năm 2020 của Khối", event=CONFERENCE, order=2),
    fact("agenda_item", "Một số đơn vị làm tốt trình bày tham luận", event=CONFERENCE, order=3),
    fact("agenda_item", "Công bố kết quả chấm điểm của từng đơn vị thành viên", event=CONFERENCE, order=4),
    fact("agenda_item", FLAGS, event=CONFERENCE, order=5),
    fact("agenda_item", "Giới thiệu và bầu Trưởng khối năm 2021", event=CONFERENCE, order=6),
    fact("agenda_item", LAUNCH, event=CONFERENCE, order=7, actor="Trưởng Khối năm 2021"),
    duty(LAUNCH, "Trưởng Khối năm 2021", "phát động, ký giao ước thi đua năm 2021", optional=True),
    fact("vote", FLAGS, awards=["Cờ thi đua của UBND tỉnh", "Bằng khen của Chủ tịch UBND tỉnh"], method=None),
    fact("vote", "Giới thiệu và bầu Trưởng khối năm 2021", contest=HEAD, year=2021, method="bầu"),
    fact(
        "participants",
        "Thành viên Hội đồng Thi đua - Khen thưởng tỉnh theo dõi Khối",
        group="Hội đồng Thi đua - Khen thưởng tỉnh",
        role="khách mời",
        persons="Thành viên theo dõi Khối",
    ),
    fact(
        "participants",
        "Lãnh đạo, chuyên viên Ban Thi đua - Khen thưởng thuộc Sở Nội vụ",
        group="Ban Thi đua - Khen thưởng thuộc Sở Nội vụ",
        role="khách mời",
        persons="Lãnh đạo, chuyên viên",
    ),
    fact(
        "participants",
        "Đơn vị đăng cai: Thanh tra tỉnh Tuyên Quang … nghiệp vụ)",
        group="Thanh tra tỉnh Tuyên Quang",
        role="tổ chức",
        persons="lãnh đạo cơ quan, Trưởng, Phó các phòng nghiệp vụ",
    ),
    fact(
        "participants",
        "Mỗi đơn vị thành viên Khối thi đua Nội chính … thi đua, khen thưởng",
        group="đơn vị thành viên Khối thi đua Nội chính",
        role="triệu tập",
        persons="đại diện lãnh đạo và 01 cán bộ phụ trách thi đua, khen thưởng",
    ),
    fact("headcount", "Tổng cộng: 23 người", count=23, approx=False),
    fact(
        "event",
        "dự kiến ½ ngày, bắt đầu … 05/11/2020 (Thứ năm)",
        event=CONFERENCE,
        due={"kind": "on", "date": "2020-11-05", "time": "14:30"},
        days=0.5,
        weekday="Thứ năm",
        tentative=True,
    ),
    fact("event_duration", "dự kiến ½ ngày", days=0.5),
    fact("event_place", "Hội trường tầng III, trụ sở Thanh tra tỉnh", place="Hội trường tầng III, trụ sở Thanh tra tỉnh", form=None),
    fact(
        "no_contribution",
        "Trưởng khối không thu tiền đóng góp của các đơn vị thành viên",
        year=2020,
        reason="dịch Covid; không tổ chức hoạt động thể thao tập trung đông người",
    ),
    fact("funding", "Kinh phí họp tổng kết năm 2020 do Thanh tra tỉnh chi trả", sources=["Thanh tra tỉnh"]),
)

TASKS = (
    duty("Hoàn thành báo cáo tổng kết … 25/10/2020)", HOST, "báo cáo tổng kết, bảng điểm của Khối", due=before("2020-10-25")),
    duty("Rà soát, đề xuất đơn vị làm Trưởng Khối năm 2021", HOST, "đề xuất Trưởng Khối năm 2021"),
    fact(
        "succession",
        "theo Quy chế của Khối, năm 2021 đến lượt Công an tỉnh Tuyên Quang",
        role=HEAD,
        year=2021,
        unit="Công an tỉnh Tuyên Quang",
        by="Quy chế của Khối",
    ),
    duty("Tổng hợp hồ sơ khen thưởng do các đơn vị trong Khối nộp", HOST, "tổng hợp hồ sơ khen thưởng"),
    duty(
        "Làm hồ sơ trình cấp có thẩm quyền khen những đơn vị được suy tôn",
        HOST,
        "hồ sơ trình khen thưởng",
        to="cấp có thẩm quyền",
    ),
    duty("Chuẩn bị nội dung, hội trường … cho Hội nghị", HOST, "nội dung, hội trường, kinh phí cho Hội nghị"),
    duty(
        "Viết Báo cáo tổng kết năm 2020 … 20/10/2020)",
        MEMBERS,
        "Báo cáo tổng kết, báo cáo tóm tắt, kết quả tự chấm điểm",
        to=HEAD,
        due=before("2020-10-20"),
    ),
    fact("page_limit", "báo cáo tóm tắt (không quá 1,5 trang A4)", document="báo cáo tóm tắt", max_pages=1.5, paper="A4"),
    duty(
        "Góp ý vào dự thảo báo cáo tổng kết … 31/10/2020)",
        MEMBERS,
        "ý kiến vào dự thảo báo cáo tổng kết",
        to=HEAD,
        due=span("2020-10-25", "2020-10-31"),
    ),
    duty("Chuẩn bị tham luận và ý kiến phát biểu … đúng thành phần", MEMBERS, "tham luận, ý kiến phát biểu; cử người dự họp"),
    duty("Lập hồ sơ đề nghị khen thưởng phong trào thi đua năm 2020", MEMBERS, "hồ sơ đề nghị khen thưởng"),
    duty(
        "Đơn vị được đề xuất làm Trưởng Khối năm 2021 dự thảo … 25/10/2020)",
        "Đơn vị được đề xuất làm Trưởng Khối năm 2021",
        "Kế hoạch phát động thi đua; Bản đăng ký giao ước thi đua năm 2021",
        due=before("2020-10-25"),
    ),
    standing("mong các đơn vị thành viên quan tâm, phối hợp để Hội nghị thành công", MEMBERS, "phối hợp thực hiện Kế hoạch"),
    receiver("Hội đồng TĐ- KT tỉnh", "Hội đồng TĐ-KT tỉnh", "để báo cáo"),
    receiver("Ban TĐ- KT tỉnh, SNV } (B/cáo)", "Ban TĐ-KT tỉnh, SNV", "để báo cáo"),
    receiver("Các thành viên trong Khối TĐNC (T/hiện)", "Các thành viên trong Khối TĐNC", "để thực hiện"),
    receiver("Lãnh đạo Thanh tra tỉnh", "Lãnh đạo Thanh tra tỉnh", None),
    fact("archive", "Lưu: VT, TTr", marks=["VT", "TTr"]),
)

WARNINGS = (
    warning("Quyết định số 108 ngày 13/5/2019", "incomplete_number", "a legal basis without its symbol (108/QĐ-...)"),
    warning("về về phát động phong trào thi đua", "repeated_word", "về twice", suggest="về phát động phong trào thi đua"),
    warning("dịch Covit", "misspelling", "Covit for Covid", severity="note", suggest="dịch Covid"),
    warning("PHÓ CHÁNH THANH TRA", "signing_capacity", "a deputy signs without KT.", severity="note", suggest="KT. CHÁNH THANH TRA"),
)

PLAN = Plan(
    name="004-khoi-noi-chinh-tuyen-quang-2020",
    issuer=("KHỐI THI ĐUA NỘI CHÍNH", "THANH TRA\nTỈNH TUYÊN QUANG"),
    number="53/KH - KTĐNC",
    place_date="Tuyên Quang, ngày 28 tháng 9 năm 2020",
    title=("Tổ chức Hội nghị tổng kết công tác thi đua, khen thưởng năm 2020", "của Khối thi đua Nội chính tỉnh Tuyên Quang"),
    body=BODY,
    recipients=(
        "- Hội đồng TĐ- KT tỉnh",
        "- Ban TĐ- KT tỉnh, SNV } (B/cáo);",
        "- Các thành viên trong Khối TĐNC (T/hiện);",
        "- Lãnh đạo Thanh tra tỉnh;",
        "- Lưu: VT, TTr.",
    ),
    signature=("TRƯỞNG KHỐI THI ĐUA NỘI CHÍNH", "THANH TRA TỈNH TUYÊN QUANG", "", "PHÓ CHÁNH THANH TRA", "Bế Đức Toại"),
    meta={
        "type": "KH",
        "number": "53/KH-KTĐNC",
        "place": "Tuyên Quang",
        "date": "2020-09-28",
        "title": "Tổ chức Hội nghị tổng kết công tác thi đua, khen thưởng năm 2020 của Khối thi đua Nội chính tỉnh Tuyên Quang",
        "year": 2020,
        "plan_kind": "conference",
        "signing_authority": "TRƯỞNG KHỐI THI ĐUA NỘI CHÍNH THANH TRA TỈNH TUYÊN QUANG",
        "signer_title": "PHÓ CHÁNH THANH TRA",
        "signer": "Bế Đức Toại",
        "legal_bases": [["108", "2019-05-13"], ["05/KH-KTĐNC", "2020-02-03"]],
    },
    facts=(*CONFERENCE_FACTS, *TASKS, *WARNINGS),
    not_facts=(
        "ngày 13/5/2019",
        "ngày 03/02/2020",
        "trong năm 2021",
        "Khối thi đua Nội chính tỉnh mong các đơn vị thành viên",
        "Tổng cộng: 23 người",
        "Năm 2020 vì dịch Covit",
    ),
)
