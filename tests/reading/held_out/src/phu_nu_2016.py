"""Provincial Women's Union, 2016: a movement and its rewards; table of four columns, unit before date."""

from .paper import (
    Body,
    Plan,
    Table,
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
    quarter,
    span,
    standing,
    to,
)

BRANCHES = "Hội LHPN các huyện, thành phố"

BODY: Body = (
    letterhead(
        "HỘI LHPN VIỆT NAM\nBAN CHẤP HÀNH TỈNH HÒA BÌNH\n*\nSố: 12/KH-BTV",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHòa Bình, ngày 18 tháng 01 năm 2016",
    ),
    *lines("""
= KẾ HOẠCH
= Tổ chức phong trào thi đua “Phụ nữ tích cực học tập, lao động sáng tạo, xây dựng gia đình hạnh phúc” và công tác khen thưởng năm 2016
Căn cứ Hướng dẫn số 08/HD-ĐCT ngày 15/12/2015 của Đoàn Chủ tịch Trung ương Hội Liên hiệp Phụ nữ Việt Nam về công tác thi đua, khen thưởng năm 2016; Nghị quyết số 21/NQ-BCH ngày 08/01/2016 của Ban Chấp hành Hội LHPN tỉnh về nhiệm vụ công tác Hội năm 2016, Ban Thường vụ Hội LHPN tỉnh Hòa Bình xây dựng Kế hoạch với các nội dung như sau:
# I. MỤC ĐÍCH, YÊU CẦU
1. Tạo không khí phấn khởi trong cán bộ, hội viên, phụ nữ các dân tộc toàn tỉnh, lập thành tích chào mừng kỷ niệm 86 năm Ngày thành lập Hội Liên hiệp Phụ nữ Việt Nam (20/10/1930 - 20/10/2016) và 130 năm thành lập tỉnh.
2. Việc bình xét phải từ cơ sở, đúng người, đúng việc, không chạy theo thành tích; hạn chế khen tràn lan như một số đơn vị đã để xảy ra trong năm 2015.
# II. NỘI DUNG VÀ CHỈ TIÊU
1. Nội dung: Tiếp tục cụ thể hóa cuộc vận động “Xây dựng gia đình 5 không, 3 sạch”; vận động chị em giúp nhau vốn, giống, ngày công; nâng cao chất lượng sinh hoạt chi hội.
2. Các chỉ tiêu phấn đấu trong năm:
- 100% cơ sở Hội đăng ký và ký giao ước thi đua;
- Thu hút trên 85% phụ nữ từ 18 tuổi trở lên tham gia tổ chức Hội;
- Giúp ít nhất 450 hộ nghèo do phụ nữ làm chủ thoát nghèo;
- Số cơ sở Hội xếp loại yếu không quá 2%.
# III. TIẾN ĐỘ THỰC HIỆN
"""),
    Table(
        (
            ("TT", "Nội dung công việc", "Đơn vị thực hiện", "Thời gian hoàn thành"),
            ("1", "Phát động, ký kết giao ước thi đua giữa 11 huyện, thành phố", "Ban Thường vụ Hội LHPN tỉnh", "Trong tháng 02/2016"),
            (
                "2",
                "Gửi bản đăng ký thi đua về Hội LHPN tỉnh (qua Văn phòng)",
                BRANCHES + "; Hội Phụ nữ Công an tỉnh",
                "Trước ngày 05/3/2016",
            ),
            ("3", "Nộp báo cáo sơ kết 6 tháng đầu năm", BRANCHES, "Chậm nhất ngày 15/6/2016"),
            ("4", "Kiểm tra, nắm tình hình phong trào tại cơ sở", "Các Ban chuyên đề tỉnh Hội", "Quý III/2016"),
            (
                "5",
                "Nộp hồ sơ đề nghị khen thưởng năm, mỗi hồ sơ 02 bộ gồm: tờ trình; biên bản họp xét; báo cáo thành tích",
                BRANCHES,
                "Từ ngày 01/11 đến ngày 15/11/2016",
            ),
            ("6", "Thẩm định hồ sơ, trình Hội đồng Thi đua - Khen thưởng Hội LHPN tỉnh", "Văn phòng", "Chậm nhất ngày 25/11/2016"),
            ("7", "Báo cáo tổng kết phong trào gửi Trung ương Hội", "Văn phòng", "Trước ngày 10/12/2016"),
        ),
        (1.0, 7.5, 4.5, 3.5),
    ),
    *lines("""
# IV. CÔNG TÁC KHEN THƯỞNG
1. Hội nghị biểu dương phụ nữ tiêu biểu toàn tỉnh được tổ chức ngày 18/10/2016 (thứ Ba) tại Nhà Văn hóa trung tâm tỉnh, dự kiến 200 đại biểu.
2. Mỗi huyện, thành phố được đề nghị Ban Thường vụ Hội LHPN tỉnh tặng Bằng khen không quá 02 tập thể và 03 cá nhân. Báo cáo thành tích không dài quá 03 trang A4, cỡ chữ 14.
3. Mức tiền thưởng kèm theo Bằng khen: tập thể 1.150.000 đồng, cá nhân 690.000 đồng.
# V. TỔ CHỨC THỰC HIỆN
1. Văn phòng Hội LHPN tỉnh là bộ phận thường trực, có trách nhiệm theo dõi, đôn đốc việc thực hiện Kế hoạch này; tham mưu kiện toàn Hội đồng Thi đua - Khen thưởng Hội LHPN tỉnh trong quý I/2016.
2. Hội LHPN các huyện, thành phố xây dựng kế hoạch của cấp mình, triển khai tới cơ sở Hội xong trước ngày 29/02/2016; định kỳ ngày 20 hằng tháng báo cáo kết quả phong trào về Hội LHPN tỉnh; chọn cử ít nhất 02 phụ nữ tiêu biểu dự Hội nghị biểu dương.
3. Kinh phí khen thưởng trích từ Quỹ Thi đua - Khen thưởng của Hội LHPN tỉnh; cấp nào khen cấp đó chi.
4. Thông tin cần trao đổi đề nghị liên hệ đồng chí Bùi Thị Thanh Hoa - Phó Chánh Văn phòng Hội LHPN tỉnh, ĐT: 0900.000.121, email: hoa.bt@vidu.example.
Trên đây là Kế hoạch thi đua, khen thưởng năm 2016 của Hội LHPN tỉnh./.
"""),
    closing(
        "Nơi nhận:\n- Ban Tổ chức TW Hội (để b/c);\n- Thường trực Tỉnh ủy (để b/c);\n- Ban Thi đua - Khen thưởng tỉnh;\n- Hội LHPN các huyện, thành phố, Hội Phụ nữ Công an tỉnh (để t/h);\n- Lưu: VT, VP.",
        "TM. BAN THƯỜNG VỤ\nCHỦ TỊCH\n(Đã ký)\nĐinh Thị Mai Phương",
    ),
)

FACTS = (
    legal(
        "Hướng dẫn số 08/HD-ĐCT ngày 15/12/2015 của Đoàn Chủ tịch Trung ương Hội Liên hiệp Phụ nữ Việt Nam",
        "08/HD-ĐCT",
        "2015-12-15",
        "Đoàn Chủ tịch Trung ương Hội Liên hiệp Phụ nữ Việt Nam",
    ),
    legal(
        "Nghị quyết số 21/NQ-BCH ngày 08/01/2016 của Ban Chấp hành Hội LHPN tỉnh", "21/NQ-BCH", "2016-01-08", "Ban Chấp hành Hội LHPN tỉnh"
    ),
    fact("movement", "Phụ nữ tích cực học tập, lao động sáng tạo, xây dựng gia đình hạnh phúc", level="trung ương", years=None),
    fact("movement", "Xây dựng gia đình 5 không, 3 sạch", level="trung ương", years=None, optional=True),
    fact("target", "100% cơ sở Hội đăng ký và ký giao ước thi đua", subject="cơ sở Hội", award=None, op="=", value=100, unit="percent"),
    fact(
        "target",
        "Thu hút trên 85% phụ nữ từ 18 tuổi trở lên tham gia tổ chức Hội",
        subject="phụ nữ từ 18 tuổi trở lên",
        award=None,
        op=">",
        value=85,
        unit="percent",
    ),
    fact(
        "target",
        "Giúp ít nhất 450 hộ nghèo do phụ nữ làm chủ thoát nghèo",
        subject="hộ nghèo do phụ nữ làm chủ",
        award=None,
        op=">=",
        value=450,
        unit="count",
    ),
    fact(
        "target", "Số cơ sở Hội xếp loại yếu không quá 2%", subject="cơ sở Hội xếp loại yếu", award=None, op="<=", value=2, unit="percent"
    ),
    duty(
        "Phát động, ký kết giao ước thi đua giữa 11 huyện, thành phố Ban Thường vụ Hội LHPN tỉnh Trong tháng 02/2016",
        "Ban Thường vụ Hội LHPN tỉnh",
        "phát động, ký kết giao ước thi đua",
        None,
        month("2016-02"),
    ),
    duty(
        "Gửi bản đăng ký thi đua về Hội LHPN tỉnh (qua Văn phòng) Hội LHPN các huyện, thành phố; Hội Phụ nữ Công an tỉnh Trước ngày 05/3/2016",
        "Hội LHPN các huyện, thành phố; Hội Phụ nữ Công an tỉnh",
        "bản đăng ký thi đua",
        "Hội LHPN tỉnh (qua Văn phòng)",
        before("2016-03-05"),
    ),
    duty(
        "Nộp báo cáo sơ kết 6 tháng đầu năm Hội LHPN các huyện, thành phố Chậm nhất ngày 15/6/2016",
        BRANCHES,
        "báo cáo sơ kết 6 tháng đầu năm",
        None,
        by("2016-06-15"),
    ),
    duty(
        "Kiểm tra, nắm tình hình phong trào tại cơ sở Các Ban chuyên đề tỉnh Hội Quý III/2016",
        "Các Ban chuyên đề tỉnh Hội",
        "kiểm tra phong trào tại cơ sở",
        None,
        quarter(2016, 3),
    ),
    duty(
        "Nộp hồ sơ đề nghị khen thưởng năm, mỗi hồ sơ 02 bộ gồm: tờ trình; biên bản họp xét; báo cáo thành tích Hội LHPN các huyện, thành phố Từ ngày 01/11 đến ngày 15/11/2016",
        BRANCHES,
        "hồ sơ đề nghị khen thưởng năm",
        None,
        span("2016-11-01", "2016-11-15"),
    ),
    fact(
        "document_list",
        "mỗi hồ sơ 02 bộ gồm: tờ trình; biên bản họp xét; báo cáo thành tích",
        purpose="hồ sơ đề nghị khen thưởng năm",
        documents=["tờ trình", "biên bản họp xét", "báo cáo thành tích"],
    ),
    duty(
        "Thẩm định hồ sơ, trình Hội đồng Thi đua - Khen thưởng Hội LHPN tỉnh Văn phòng Chậm nhất ngày 25/11/2016",
        "Văn phòng",
        "thẩm định hồ sơ",
        "Hội đồng Thi đua - Khen thưởng Hội LHPN tỉnh",
        by("2016-11-25"),
    ),
    duty(
        "Báo cáo tổng kết phong trào gửi Trung ương Hội Văn phòng Trước ngày 10/12/2016",
        "Văn phòng",
        "báo cáo tổng kết phong trào",
        "Trung ương Hội",
        before("2016-12-10"),
    ),
    fact(
        "event",
        "Hội nghị biểu dương phụ nữ tiêu biểu toàn tỉnh được tổ chức ngày 18/10/2016 (thứ Ba)",
        event="hoi_nghi",
        due=on("2016-10-18"),
        weekday="thứ Ba",
        tentative=False,
    ),
    fact("event_place", "tại Nhà Văn hóa trung tâm tỉnh", place="Nhà Văn hóa trung tâm tỉnh", form=None),
    fact("headcount", "dự kiến 200 đại biểu", count=200, approx=True),
    fact(
        "quota",
        "Mỗi huyện, thành phố được đề nghị Ban Thường vụ Hội LHPN tỉnh tặng Bằng khen không quá 02 tập thể và 03 cá nhân",
        award="Bằng khen của Ban Thường vụ Hội LHPN tỉnh",
        scope="mỗi huyện, thành phố",
        per_unit={"tập thể": 2, "cá nhân": 3},
    ),
    fact(
        "page_limit",
        "Báo cáo thành tích không dài quá 03 trang A4, cỡ chữ 14",
        document="báo cáo thành tích",
        max_pages=3,
        font_size=14,
        paper="A4",
    ),
    standing(
        "Văn phòng Hội LHPN tỉnh là bộ phận thường trực, có trách nhiệm theo dõi, đôn đốc việc thực hiện Kế hoạch này",
        "Văn phòng Hội LHPN tỉnh",
        "theo dõi, đôn đốc thực hiện Kế hoạch",
    ),
    duty(
        "tham mưu kiện toàn Hội đồng Thi đua - Khen thưởng Hội LHPN tỉnh trong quý I/2016",
        "Văn phòng Hội LHPN tỉnh",
        "kiện toàn Hội đồng Thi đua - Khen thưởng Hội LHPN tỉnh",
        None,
        quarter(2016, 1),
    ),
    duty(
        "Hội LHPN các huyện, thành phố xây dựng kế hoạch của cấp mình, triển khai tới cơ sở Hội xong trước ngày 29/02/2016",
        BRANCHES,
        "kế hoạch của cấp mình, triển khai tới cơ sở Hội",
        None,
        before("2016-02-29"),
    ),
    duty(
        "định kỳ ngày 20 hằng tháng báo cáo kết quả phong trào về Hội LHPN tỉnh",
        BRANCHES,
        "báo cáo kết quả phong trào",
        "Hội LHPN tỉnh",
        every("month", day=20, bound="on"),
    ),
    duty("chọn cử ít nhất 02 phụ nữ tiêu biểu dự Hội nghị biểu dương", BRANCHES, "cử phụ nữ tiêu biểu dự Hội nghị biểu dương", None, None),
    fact(
        "participants",
        "ít nhất 02 phụ nữ tiêu biểu dự Hội nghị biểu dương",
        group=BRANCHES,
        role="tham dự",
        persons="ít nhất 02 phụ nữ tiêu biểu",
        optional=True,
    ),
    fact(
        "funding",
        "Kinh phí khen thưởng trích từ Quỹ Thi đua - Khen thưởng của Hội LHPN tỉnh; cấp nào khen cấp đó chi",
        sources=["Quỹ Thi đua - Khen thưởng của Hội LHPN tỉnh"],
    ),
    fact(
        "contact",
        "Bùi Thị Thanh Hoa - Phó Chánh Văn phòng Hội LHPN tỉnh, ĐT: 0900.000.121, email: hoa.bt@vidu.example",
        name="Bùi Thị Thanh Hoa",
        role="Phó Chánh Văn phòng Hội LHPN tỉnh",
        acts_for="Hội LHPN tỉnh",
        phone="0900000121",
        email="hoa.bt@vidu.example",
        struck=False,
    ),
    to("Ban Tổ chức TW Hội (để b/c)", "để báo cáo"),
    to("Thường trực Tỉnh ủy (để b/c)", "để báo cáo"),
    to("Ban Thi đua - Khen thưởng tỉnh"),
    to("Hội LHPN các huyện, thành phố, Hội Phụ nữ Công an tỉnh (để t/h)", "để thực hiện"),
    archive("Lưu: VT, VP"),
)

PLAN = Plan(
    file="phu_nu_2016.docx",
    meta={
        "type": "KH",
        "number": "12/KH-BTV",
        "place": "Hòa Bình",
        "date": "2016-01-18",
        "title": "Tổ chức phong trào thi đua “Phụ nữ tích cực học tập, lao động sáng tạo, xây dựng gia đình hạnh phúc” và công tác khen thưởng năm 2016",
        "year": 2016,
        "plan_kind": "movement",
        "signing_authority": "TM. BAN THƯỜNG VỤ",
        "signer_title": "CHỦ TỊCH",
        "signer": "Đinh Thị Mai Phương",
        "legal_bases": [["08/HD-ĐCT", "2015-12-15"], ["21/NQ-BCH", "2016-01-08"]],
    },
    facts=FACTS,
    not_facts=(
        "ngày 15/12/2015",
        "ngày 08/01/2016",
        "(20/10/1930 - 20/10/2016)",
        "130 năm thành lập tỉnh",
        "như một số đơn vị đã để xảy ra trong năm 2015",
        "tập thể 1.150.000 đồng, cá nhân 690.000 đồng",
        "0900.000.121",
        "nâng cao chất lượng sinh hoạt chi hội",
    ),
    body=BODY,
)
