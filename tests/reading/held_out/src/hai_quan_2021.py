"""Customs, 2021: inspection of the year's work; PDF with a table of visits; three faults."""

from .paper import (
    Body,
    Plan,
    Table,
    after,
    before,
    by,
    closing,
    duty,
    every,
    fact,
    legal,
    letterhead,
    lines,
    on,
    span,
    standing,
    to,
    warn,
)

TEAM = "Đoàn kiểm tra"
OFFICE = "Văn phòng Cục"

BODY: Body = (
    letterhead(
        "TỔNG CỤC HẢI QUAN\nCỤC HẢI QUAN TỈNH LẠNG SƠN\nSố: 1477/KH-HQLS",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nLạng Sơn, ngày 06 tháng 9 năm 2021",
    ),
    *lines("""
= KẾ HOẠCH
= Kiểm tra công tác thi đua, khen thưởng năm 2021
Căn cứ Quyết định số 2150/QĐ-TCHQ ngày 15/7/2020 của Tổng cục trưởng Tổng cục Hải quan ban hành Quy chế thi đua, khen thưởng;
Căn cứ Kế hoạch số 118/KH-HQLS ngày 27/01/2021 của Cục Hải quan tỉnh Lạng Sơn về công tác thi đua, khen thưởng năm 2021,
Cục Hải quan tỉnh Lạng Sơn xây dựng Kế hoạch kiểm tra như sau:
# I. MỤC ĐÍCH, YÊU CẦU
- Nắm tình hình, kịp thời chấn chỉnh sai sót; qua kiểm tra năm 2020 tại 05 đơn vị đã phát hiện 07 hồ sơ lập chưa đúng mẫu.
- Không làm ảnh hưởng tới việc thông quan hàng hóa 24/7 tại cửa khẩu; bảo đảm phòng, chống dịch theo Công điện của Thủ tướng Chính phủ.
# II. NỘI DUNG, THỜI HIỆU KIỂM TRA
1. Nội dung: việc tổ chức phong trào thi đua “Hải quan Việt Nam kỷ cương, sáng tạo, liêm chính”; việc bình xét, lưu trữ hồ sơ; việc chi tiền thưởng.
2. Thời hiệu kiểm tra: hồ sơ phát sinh từ ngày 01/12/2020 đến ngày 31/8/2021.
3. Thành phần Đoàn kiểm tra gồm 05 người do Phó Cục trưởng phụ trách làm Trưởng đoàn.
4. Mỗi Chi cục chỉ kiểm tra tối đa 15 hồ sơ khen thưởng.
# III. LỊCH KIỂM TRA
Đoàn kiểm tra làm việc trực tiếp tại trụ sở các đơn vị theo lịch sau:
"""),
    Table(
        (
            ("TT", "Đơn vị được kiểm tra", "Thời gian làm việc", "Cán bộ đầu mối"),
            ("1", "Chi cục Hải quan cửa khẩu Hữu Nghị", "08h00 ngày 12/10/2021 (thứ Ba)", "Hoàng Văn Thưởng, 0900.000.161"),
            ("2", "Chi cục Hải quan Tân Thanh", "Ngày 14/10/2021", "Nông Thị Diệp, 0900.000.162"),
            (
                "3",
                "Chi cục Hải quan Chi Ma; Chi cục Hải quan Cốc Nam",
                "Từ ngày 25/10/2021 đến ngày 20/10/2021",
                "Triệu Minh Quý, 0900.000.163",
            ),
            ("4", "Chi cục Kiểm tra sau thông quan", "Trong tháng 10/2021", "Lương Thế Bảo, 0900.000.164"),
        ),
        (1.2, 6.3, 4.5, 4.5),
    ),
    *lines("""
# IV. TỔ CHỨC THỰC HIỆN
1. Các đơn vị được kiểm tra
- Tự kiểm tra, gửi báo cáo tự kiểm tra về Văn phòng Cục chậm nhất ngày 20/9/2021. Báo cáo không quá 05 trang, gửi kèm bảng tổng hợp hồ sơ khen thưởng và sổ theo dõi chi tiền thưởng.
- Bố trí địa điểm, cử công chức làm việc với Đoàn.
- Báo cáo kết quả khắc phục tồn tại về Văn phòng Cục trước ngày 19/11/2021.
2. Đoàn kiểm tra
- Gửi đề cương kiểm tra cho đơn vị trước ngày 13/9/2021.
- Lập biên bản ngay khi kết thúc buổi làm việc.
- Trong thời hạn 05 ngày làm việc sau khi kết thúc kiểm tra tại mỗi đơn vị, Trưởng đoàn ký thông báo kết quả gửi đơn vị được kiểm tra.
3. Văn phòng Cục
- Tham mưu quyết định thành lập Đoàn kiểm tra, trình Cục trưởng ký trước ngày 10/9/2020.
- Tổng hợp kết quả khắc phục tồn tại của các đơn vị, báo cáo Tổng cục Hải quan (Vụ Tổ chức cán bộ) trước ngày 12/11/2021.
- Hằng tuần báo cáo Cục trưởng tiến độ kiểm tra.
4. Phòng Tài vụ - Quản trị bố trí xe, kinh phí công tác cho Đoàn; không thu bất cứ khoản nào của đơn vị được kiểm tra.
5. Lịch kiểm tra có thể thay đổi, Văn phòng Cục sẽ có thông báo bằng văn bản khi dịch COVID-19 diễn biến phức tạp.
Yêu cầu Thủ trưởng các đơn vị nghiêm túc thực hiện Kế hoạch này./.
"""),
    closing(
        "Nơi nhận:\n- TCHQ (Vụ TCCB) (để b/c);\n- Lãnh đạo Cục (để chỉ đạo);\n- Các đơn vị thuộc Cục (để t/hiện);\n- Website nội bộ (để đăng tin);\n- Lưu: VT, VP (05b).",
        "CỤC TRƯỞNG\nLâm Đức Thiện",
    ),
)

FACTS = (
    legal(
        "Quyết định số 2150/QĐ-TCHQ ngày 15/7/2020 của Tổng cục trưởng Tổng cục Hải quan",
        "2150/QĐ-TCHQ",
        "2020-07-15",
        "Tổng cục trưởng Tổng cục Hải quan",
    ),
    legal(
        "Kế hoạch số 118/KH-HQLS ngày 27/01/2021 của Cục Hải quan tỉnh Lạng Sơn", "118/KH-HQLS", "2021-01-27", "Cục Hải quan tỉnh Lạng Sơn"
    ),
    fact("movement", "Hải quan Việt Nam kỷ cương, sáng tạo, liêm chính", level="ngành", years=None),
    fact(
        "participants",
        "Thành phần Đoàn kiểm tra gồm 05 người do Phó Cục trưởng phụ trách làm Trưởng đoàn",
        group="Đoàn kiểm tra",
        role="tổ chức",
        persons="05 người",
        optional=True,
    ),
    fact("headcount", "Đoàn kiểm tra gồm 05 người", count=5, approx=False, optional=True),
    fact(
        "quota",
        "Mỗi Chi cục chỉ kiểm tra tối đa 15 hồ sơ khen thưởng",
        award="hồ sơ khen thưởng được kiểm tra",
        scope="mỗi Chi cục",
        max=15,
        optional=True,
    ),
    fact(
        "event_place",
        "làm việc trực tiếp tại trụ sở các đơn vị",
        place="trụ sở các đơn vị",
        form="trực tiếp",
        optional=True,
    ),
    duty(
        "Chi cục Hải quan cửa khẩu Hữu Nghị 08h00 ngày 12/10/2021 (thứ Ba)",
        TEAM,
        "kiểm tra Chi cục Hải quan cửa khẩu Hữu Nghị",
        None,
        on("2021-10-12", time="08:00"),
    ),
    duty("Chi cục Hải quan Tân Thanh Ngày 14/10/2021", TEAM, "kiểm tra Chi cục Hải quan Tân Thanh", None, on("2021-10-14")),
    duty(
        "Chi cục Hải quan Chi Ma; Chi cục Hải quan Cốc Nam Từ ngày 25/10/2021 đến ngày 20/10/2021",
        TEAM,
        "kiểm tra Chi cục Hải quan Chi Ma, Chi cục Hải quan Cốc Nam",
        None,
        span("2021-10-25", "2021-10-20"),
    ),
    duty(
        "Chi cục Kiểm tra sau thông quan Trong tháng 10/2021",
        TEAM,
        "kiểm tra Chi cục Kiểm tra sau thông quan",
        None,
        {"kind": "month", "month": "2021-10"},
    ),
    fact(
        "contact",
        "Hoàng Văn Thưởng, 0900.000.161",
        name="Hoàng Văn Thưởng",
        role=None,
        acts_for="Chi cục Hải quan cửa khẩu Hữu Nghị",
        phone="0900000161",
        email=None,
        struck=False,
    ),
    fact(
        "contact",
        "Nông Thị Diệp, 0900.000.162",
        name="Nông Thị Diệp",
        role=None,
        acts_for="Chi cục Hải quan Tân Thanh",
        phone="0900000162",
        email=None,
        struck=False,
    ),
    fact(
        "contact",
        "Triệu Minh Quý, 0900.000.163",
        name="Triệu Minh Quý",
        role=None,
        acts_for="Chi cục Hải quan Chi Ma; Chi cục Hải quan Cốc Nam",
        phone="0900000163",
        email=None,
        struck=False,
    ),
    fact(
        "contact",
        "Lương Thế Bảo, 0900.000.164",
        name="Lương Thế Bảo",
        role=None,
        acts_for="Chi cục Kiểm tra sau thông quan",
        phone="0900000164",
        email=None,
        struck=False,
    ),
    duty(
        "Tự kiểm tra, gửi báo cáo tự kiểm tra về Văn phòng Cục chậm nhất ngày 20/9/2021",
        "Các đơn vị được kiểm tra",
        "báo cáo tự kiểm tra",
        OFFICE,
        by("2021-09-20"),
    ),
    fact("page_limit", "Báo cáo không quá 05 trang", document="báo cáo tự kiểm tra", max_pages=5, paper=None),
    fact(
        "document_list",
        "gửi kèm bảng tổng hợp hồ sơ khen thưởng và sổ theo dõi chi tiền thưởng",
        purpose="gửi kèm báo cáo tự kiểm tra",
        documents=["bảng tổng hợp hồ sơ khen thưởng", "sổ theo dõi chi tiền thưởng"],
    ),
    duty(
        "Bố trí địa điểm, cử công chức làm việc với Đoàn", "Các đơn vị được kiểm tra", "địa điểm, công chức làm việc với Đoàn", None, None
    ),
    duty(
        "Báo cáo kết quả khắc phục tồn tại về Văn phòng Cục trước ngày 19/11/2021",
        "Các đơn vị được kiểm tra",
        "báo cáo kết quả khắc phục tồn tại",
        OFFICE,
        before("2021-11-19"),
    ),
    duty("Gửi đề cương kiểm tra cho đơn vị trước ngày 13/9/2021", TEAM, "đề cương kiểm tra", "đơn vị được kiểm tra", before("2021-09-13")),
    duty(
        "Lập biên bản ngay khi kết thúc buổi làm việc", TEAM, "biên bản", None, after("kết thúc buổi làm việc", 0, "exactly"), optional=True
    ),
    duty(
        "Trong thời hạn 05 ngày làm việc sau khi kết thúc kiểm tra tại mỗi đơn vị, Trưởng đoàn ký thông báo kết quả gửi đơn vị được kiểm tra",
        "Trưởng đoàn",
        "thông báo kết quả kiểm tra",
        "đơn vị được kiểm tra",
        after("kết thúc kiểm tra tại mỗi đơn vị", 5, unit="working"),
    ),
    duty(
        "Tham mưu quyết định thành lập Đoàn kiểm tra, trình Cục trưởng ký trước ngày 10/9/2020",
        OFFICE,
        "quyết định thành lập Đoàn kiểm tra",
        "Cục trưởng",
        before("2020-09-10"),
    ),
    duty(
        "Tổng hợp kết quả khắc phục tồn tại của các đơn vị, báo cáo Tổng cục Hải quan (Vụ Tổ chức cán bộ) trước ngày 12/11/2021",
        OFFICE,
        "báo cáo tổng hợp kết quả khắc phục tồn tại",
        "Tổng cục Hải quan (Vụ Tổ chức cán bộ)",
        before("2021-11-12"),
    ),
    duty("Hằng tuần báo cáo Cục trưởng tiến độ kiểm tra", OFFICE, "báo cáo tiến độ kiểm tra", "Cục trưởng", every("week")),
    duty("Phòng Tài vụ - Quản trị bố trí xe, kinh phí công tác cho Đoàn", "Phòng Tài vụ - Quản trị", "xe, kinh phí công tác", "Đoàn", None),
    fact("no_contribution", "không thu bất cứ khoản nào của đơn vị được kiểm tra", year=2021, reason=None, optional=True),
    fact("funding", "Phòng Tài vụ - Quản trị bố trí xe, kinh phí công tác cho Đoàn", sources=["Phòng Tài vụ - Quản trị"], optional=True),
    fact(
        "notice_to_follow",
        "Văn phòng Cục sẽ có thông báo bằng văn bản khi dịch COVID-19 diễn biến phức tạp",
        document="thông báo bằng văn bản",
        about="thay đổi lịch kiểm tra",
    ),
    standing("Yêu cầu Thủ trưởng các đơn vị nghiêm túc thực hiện Kế hoạch này", "Thủ trưởng các đơn vị", "thực hiện Kế hoạch"),
    to("TCHQ (Vụ TCCB) (để b/c)", "để báo cáo", name="TCHQ (Vụ TCCB)"),
    to("Lãnh đạo Cục (để chỉ đạo)", "để chỉ đạo"),
    to("Các đơn vị thuộc Cục (để t/hiện)", "để thực hiện"),
    to("Website nội bộ (để đăng tin)", "để đăng tin"),
    fact("archive", "Lưu: VT, VP (05b)", marks=["VT", "VP (05b)"], optional=True),
    warn("Từ ngày 25/10/2021 đến ngày 20/10/2021", "end_before_start", "error", "the visit would end five days before it begins"),
    warn("trình Cục trưởng ký trước ngày 10/9/2020", "year_mismatch", "error", "plan of 2021, deadline in 2020", suggest="2021-09-10"),
    warn("trình Cục trưởng ký trước ngày 10/9/2020", "due_before_issue", "note", "follows from the wrong year", optional=True),
    warn(
        "báo cáo Tổng cục Hải quan (Vụ Tổ chức cán bộ) trước ngày 12/11/2021",
        "order_conflict",
        "error",
        "the summary is due a week before the units' own papers",
        other="Báo cáo kết quả khắc phục tồn tại về Văn phòng Cục trước ngày 19/11/2021",
    ),
)

PLAN = Plan(
    file="hai_quan_2021.pdf",
    meta={
        "type": "KH",
        "number": "1477/KH-HQLS",
        "place": "Lạng Sơn",
        "date": "2021-09-06",
        "title": "Kiểm tra công tác thi đua, khen thưởng năm 2021",
        "year": 2021,
        "plan_kind": "inspection",
        "signing_authority": None,
        "signer_title": "CỤC TRƯỞNG",
        "signer": "Lâm Đức Thiện",
        "legal_bases": [["2150/QĐ-TCHQ", "2020-07-15"], ["118/KH-HQLS", "2021-01-27"]],
    },
    facts=FACTS,
    not_facts=(
        "ngày 15/7/2020",
        "ngày 27/01/2021",
        "qua kiểm tra năm 2020 tại 05 đơn vị đã phát hiện 07 hồ sơ lập chưa đúng mẫu",
        "thông quan hàng hóa 24/7",
        "hồ sơ phát sinh từ ngày 01/12/2020 đến ngày 31/8/2021",
        "0900.000.161",
        "0900.000.163",
    ),
    body=BODY,
)
