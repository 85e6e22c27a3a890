"""Department of Education, school year 2017-2018: table by month with merged cells, bullets drawn by Word."""

from .paper import (
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
    span,
    standing,
    to,
    week,
)

UNITS = "Các phòng GDĐT, trường THPT, đơn vị trực thuộc"

BODY: Body = (
    letterhead(
        "ỦY BAN NHÂN DÂN TỈNH BẾN TRE\nSỞ GIÁO DỤC VÀ ĐÀO TẠO\nSố: 1893/KH-SGDĐT",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc\nBến Tre, ngày 25 tháng 9 năm 2017",
    ),
    *lines("""
= KẾ HOẠCH
= Công tác thi đua, khen thưởng ngành Giáo dục và Đào tạo năm học 2017 – 2018
Thực hiện Chỉ thị số 2699/CT-BGDĐT ngày 08 tháng 8 năm 2017 của Bộ trưởng Bộ Giáo dục và Đào tạo về nhiệm vụ chủ yếu năm học 2017 – 2018 của ngành Giáo dục; căn cứ Thông tư số 35/2015/TT-BGDĐT ngày 31/12/2015 của Bộ Giáo dục và Đào tạo hướng dẫn công tác thi đua, khen thưởng ngành Giáo dục, Sở Giáo dục và Đào tạo (GDĐT) xây dựng kế hoạch công tác thi đua, khen thưởng năm học 2017 – 2018 như sau:
# I. MỤC TIÊU
• Đưa công tác thi đua đi vào chiều sâu, thiết thực, tránh bệnh thành tích; gắn thi đua với việc triển khai Nghị quyết của Hội nghị lần thứ tám về đổi mới căn bản, toàn diện giáo dục.
• Phát huy kết quả 05 năm liền được tặng Cờ thi đua (2012 – 2017).
# II. NỘI DUNG
1. Chủ đề năm học: “Kỷ cương, nền nếp – Chất lượng, hiệu quả”.
2. Các phong trào trọng tâm: toàn ngành tiếp tục thực hiện phong trào thi đua “Đổi mới, sáng tạo trong dạy và học”; phong trào “Bến Tre chung sức xây dựng nông thôn mới giai đoạn 2016 – 2020” do Ủy ban nhân dân tỉnh phát động.
3. Chỉ tiêu
• 100% đơn vị, trường học đăng ký thi đua đầu năm học;
• Từ 70% cá nhân trở lên đạt danh hiệu “Lao động tiên tiến”;
• Phấn đấu có 04 tập thể được tặng Cờ thi đua của Bộ Giáo dục và Đào tạo.
4. Các đợt thi đua cao điểm
• Đợt 1: từ ngày 02/10/2017 đến ngày 20/11/2017, chào mừng kỷ niệm 35 năm Ngày Nhà giáo Việt Nam (20/11/1982 – 20/11/2017);
• Đợt 2: từ ngày 21/11/2017 đến hết ngày 03/02/2018, mừng Đảng, mừng Xuân Mậu Tuất;
• Đợt 3: từ ngày 26/02/2018 đến ngày 31/5/2018, thi đua hoàn thành nhiệm vụ năm học.
5. Tỷ lệ xét danh hiệu
• Chiến sĩ thi đua cơ sở: không quá 15% tổng số cá nhân đạt danh hiệu “Lao động tiên tiến” của đơn vị;
• Tập thể lao động xuất sắc: mỗi phòng GDĐT đề nghị tối đa 05 tập thể; mỗi cụm trường THPT đề nghị tối đa 02 tập thể.
6. Sáng kiến: mỗi bản mô tả dài không quá 15 trang A4, gửi kèm tệp PDF dung lượng tối đa 10 MB. Thời gian bảo lưu kết quả công nhận sáng kiến là 02 năm.
# III. LỊCH THỰC HIỆN
"""),
    Table(
        (
            ("Thời gian", "Nội dung", "Thực hiện"),
            ("Tháng 10/2017", "Nộp bản đăng ký thi đua, danh mục đề tài sáng kiến về Sở (Văn phòng)", UNITS),
            (UP, "Họp cụm, ký kết giao ước thi đua", "Cụm trưởng 06 cụm thi đua"),
            ("Tuần 2 tháng 01/2018", "Gửi báo cáo sơ kết phong trào thi đua học kỳ I", "Cụm trưởng các cụm thi đua"),
            ("Từ 05/3/2018 đến 30/3/2018", "Kiểm tra chéo hồ sơ thi đua", "Các cụm thi đua"),
            (
                "Trước ngày 15/5/2018",
                "Gửi hồ sơ xét sáng kiến cấp ngành (đơn đề nghị; bản mô tả sáng kiến; biên bản chấm cấp cơ sở)",
                UNITS,
            ),
            ("Chậm nhất 08/6/2018", "Gửi hồ sơ đề nghị khen thưởng năm học", UNITS),
            ("Tháng 7/2018", "Họp xét, công nhận sáng kiến", "Hội đồng Sáng kiến ngành"),
            (UP, "Họp bình xét, bỏ phiếu đề nghị tặng Cờ thi đua của Ủy ban nhân dân tỉnh", "Hội đồng Thi đua, Khen thưởng ngành"),
        ),
        (3.6, 8.2, 4.7),
    ),
    *lines("""
# IV. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở hướng dẫn, đôn đốc các đơn vị thực hiện; cập nhật cơ sở dữ liệu thi đua trên Cổng thông tin điện tử của Sở.
2. Các cụm thi đua họp cụm mỗi học kỳ ít nhất 01 lần. Chậm nhất 07 ngày làm việc sau khi họp, cụm trưởng gửi biên bản về Văn phòng Sở.
3. Trưởng phòng GDĐT, hiệu trưởng các trường THPT ban hành kế hoạch của đơn vị trước ngày 10/10/2017 và báo cáo đột xuất khi Sở yêu cầu.
4. Kinh phí thực hiện chi từ nguồn ngân sách sự nghiệp giáo dục năm 2017, năm 2018 và nguồn xã hội hóa.
Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị phản ánh về Sở (qua Văn phòng, số điện thoại 0900.000.132) để được hướng dẫn./.
"""),
    closing(
        "Nơi nhận:\n- Bộ GDĐT (Vụ Thi đua – Khen thưởng) (báo cáo);\n- Ban Thi đua – Khen thưởng tỉnh (báo cáo);\n- Giám đốc, các Phó Giám đốc Sở;\n- Các phòng GDĐT, trường THPT, đơn vị trực thuộc (thực hiện);\n- Cổng TTĐT của Sở (đăng tải);\n- Lưu: VT, VP, TĐKT.",
        "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nHuỳnh Văn Khải",
    ),
)

FACTS = (
    legal(
        "Chỉ thị số 2699/CT-BGDĐT ngày 08 tháng 8 năm 2017 của Bộ trưởng Bộ Giáo dục và Đào tạo",
        "2699/CT-BGDĐT",
        "2017-08-08",
        "Bộ trưởng Bộ Giáo dục và Đào tạo",
    ),
    legal(
        "Thông tư số 35/2015/TT-BGDĐT ngày 31/12/2015 của Bộ Giáo dục và Đào tạo",
        "35/2015/TT-BGDĐT",
        "2015-12-31",
        "Bộ Giáo dục và Đào tạo",
    ),
    fact("theme", "Kỷ cương, nền nếp – Chất lượng, hiệu quả", role="chủ đề"),
    fact("movement", "Đổi mới, sáng tạo trong dạy và học", level="ngành", years=None),
    fact("movement", "Bến Tre chung sức xây dựng nông thôn mới giai đoạn 2016 – 2020", level="tỉnh", years=[2016, 2020]),
    fact(
        "target",
        "100% đơn vị, trường học đăng ký thi đua đầu năm học",
        subject="đơn vị, trường học",
        award=None,
        op="=",
        value=100,
        unit="percent",
    ),
    fact(
        "target",
        "Từ 70% cá nhân trở lên đạt danh hiệu “Lao động tiên tiến”",
        subject="cá nhân",
        award="Lao động tiên tiến",
        op=">=",
        value=70,
        unit="percent",
    ),
    fact(
        "target",
        "Phấn đấu có 04 tập thể được tặng Cờ thi đua của Bộ Giáo dục và Đào tạo",
        subject="tập thể",
        award="Cờ thi đua của Bộ Giáo dục và Đào tạo",
        op=">=",
        value=4,
        unit="count",
    ),
    fact("phase", "Đợt 1: từ ngày 02/10/2017 đến ngày 20/11/2017", name="Đợt 1", start="2017-10-02", end="2017-11-20"),
    fact("phase", "Đợt 2: từ ngày 21/11/2017 đến hết ngày 03/02/2018", name="Đợt 2", start="2017-11-21", end="2018-02-03"),
    fact("phase", "Đợt 3: từ ngày 26/02/2018 đến ngày 31/5/2018", name="Đợt 3", start="2018-02-26", end="2018-05-31"),
    fact(
        "quota",
        "Chiến sĩ thi đua cơ sở: không quá 15% tổng số cá nhân đạt danh hiệu “Lao động tiên tiến” của đơn vị",
        award="Chiến sĩ thi đua cơ sở",
        scope="đơn vị",
        max_percent=15,
        subset_of="Lao động tiên tiến",
    ),
    fact(
        "quota",
        "mỗi phòng GDĐT đề nghị tối đa 05 tập thể",
        award="Tập thể lao động xuất sắc",
        scope="mỗi phòng GDĐT",
        per_unit={"tập thể": 5},
    ),
    fact(
        "quota",
        "mỗi cụm trường THPT đề nghị tối đa 02 tập thể",
        award="Tập thể lao động xuất sắc",
        scope="mỗi cụm trường THPT",
        per_unit={"tập thể": 2},
    ),
    fact("page_limit", "mỗi bản mô tả dài không quá 15 trang A4", document="bản mô tả sáng kiến", max_pages=15, paper="A4"),
    fact("page_limit", "tệp PDF dung lượng tối đa 10 MB", document="tệp PDF bản mô tả sáng kiến", max_mb=10),
    fact(
        "document_list",
        "gửi kèm tệp PDF dung lượng tối đa 10 MB",
        purpose="bản mô tả sáng kiến",
        documents=["tệp PDF"],
        optional=True,
    ),
    duty(
        "Tháng 10/2017 Nộp bản đăng ký thi đua, danh mục đề tài sáng kiến về Sở (Văn phòng) Các phòng GDĐT, trường THPT, đơn vị trực thuộc",
        UNITS,
        "bản đăng ký thi đua, danh mục đề tài sáng kiến",
        "Sở (Văn phòng)",
        month("2017-10"),
    ),
    duty(
        "Họp cụm, ký kết giao ước thi đua Cụm trưởng 06 cụm thi đua",
        "Cụm trưởng 06 cụm thi đua",
        "họp cụm, ký kết giao ước thi đua",
        None,
        month("2017-10"),
    ),
    duty(
        "Tuần 2 tháng 01/2018 Gửi báo cáo sơ kết phong trào thi đua học kỳ I Cụm trưởng các cụm thi đua",
        "Cụm trưởng các cụm thi đua",
        "báo cáo sơ kết phong trào thi đua học kỳ I",
        None,
        week("2018-01", 2),
    ),
    duty(
        "Từ 05/3/2018 đến 30/3/2018 Kiểm tra chéo hồ sơ thi đua Các cụm thi đua",
        "Các cụm thi đua",
        "kiểm tra chéo hồ sơ thi đua",
        None,
        span("2018-03-05", "2018-03-30"),
    ),
    duty(
        "Trước ngày 15/5/2018 Gửi hồ sơ xét sáng kiến cấp ngành (đơn đề nghị; bản mô tả sáng kiến; biên bản chấm cấp cơ sở)",
        UNITS,
        "hồ sơ xét sáng kiến cấp ngành",
        None,
        before("2018-05-15"),
    ),
    fact(
        "document_list",
        "hồ sơ xét sáng kiến cấp ngành (đơn đề nghị; bản mô tả sáng kiến; biên bản chấm cấp cơ sở)",
        purpose="hồ sơ xét sáng kiến cấp ngành",
        documents=["đơn đề nghị", "bản mô tả sáng kiến", "biên bản chấm cấp cơ sở"],
        optional=True,
    ),
    duty("Chậm nhất 08/6/2018 Gửi hồ sơ đề nghị khen thưởng năm học", UNITS, "hồ sơ đề nghị khen thưởng năm học", None, by("2018-06-08")),
    duty(
        "Tháng 7/2018 Họp xét, công nhận sáng kiến Hội đồng Sáng kiến ngành",
        "Hội đồng Sáng kiến ngành",
        "họp xét, công nhận sáng kiến",
        None,
        month("2018-07"),
    ),
    duty(
        "Họp bình xét, bỏ phiếu đề nghị tặng Cờ thi đua của Ủy ban nhân dân tỉnh Hội đồng Thi đua, Khen thưởng ngành",
        "Hội đồng Thi đua, Khen thưởng ngành",
        "họp bình xét, bỏ phiếu đề nghị tặng Cờ thi đua",
        None,
        month("2018-07"),
    ),
    fact(
        "vote",
        "Họp bình xét, bỏ phiếu đề nghị tặng Cờ thi đua của Ủy ban nhân dân tỉnh",
        awards=["Cờ thi đua của Ủy ban nhân dân tỉnh"],
        method="bỏ phiếu",
    ),
    standing("Văn phòng Sở hướng dẫn, đôn đốc các đơn vị thực hiện", "Văn phòng Sở", "hướng dẫn, đôn đốc các đơn vị"),
    duty(
        "cập nhật cơ sở dữ liệu thi đua trên Cổng thông tin điện tử của Sở",
        "Văn phòng Sở",
        "cập nhật cơ sở dữ liệu thi đua",
        None,
        None,
        optional=True,
    ),
    duty("Các cụm thi đua họp cụm mỗi học kỳ ít nhất 01 lần", "Các cụm thi đua", "họp cụm", None, every("semester", min_count=1)),
    duty(
        "Chậm nhất 07 ngày làm việc sau khi họp, cụm trưởng gửi biên bản về Văn phòng Sở",
        "cụm trưởng",
        "biên bản họp cụm",
        "Văn phòng Sở",
        after("họp cụm", 7, unit="working"),
    ),
    duty(
        "Trưởng phòng GDĐT, hiệu trưởng các trường THPT ban hành kế hoạch của đơn vị trước ngày 10/10/2017",
        "Trưởng phòng GDĐT, hiệu trưởng các trường THPT",
        "kế hoạch của đơn vị",
        None,
        before("2017-10-10"),
    ),
    duty(
        "báo cáo đột xuất khi Sở yêu cầu",
        "Trưởng phòng GDĐT, hiệu trưởng các trường THPT",
        "báo cáo đột xuất",
        "Sở",
        every(None, on_request=True),
    ),
    fact(
        "funding",
        "Kinh phí thực hiện chi từ nguồn ngân sách sự nghiệp giáo dục năm 2017, năm 2018 và nguồn xã hội hóa",
        sources=["ngân sách sự nghiệp giáo dục", "nguồn xã hội hóa"],
    ),
    standing(
        "nếu có khó khăn, vướng mắc, các đơn vị phản ánh về Sở", "các đơn vị", "phản ánh vướng mắc", condition="nếu có khó khăn, vướng mắc"
    ),
    fact(
        "contact",
        "Văn phòng, số điện thoại 0900.000.132",
        name="Văn phòng Sở",
        role=None,
        acts_for="Sở",
        phone="0900000132",
        email=None,
        struck=False,
        optional=True,
    ),
    to("Bộ GDĐT (Vụ Thi đua – Khen thưởng) (báo cáo)", "để báo cáo", name="Bộ GDĐT (Vụ Thi đua – Khen thưởng)"),
    to("Ban Thi đua – Khen thưởng tỉnh (báo cáo)", "để báo cáo"),
    to("Giám đốc, các Phó Giám đốc Sở"),
    to("Các phòng GDĐT, trường THPT, đơn vị trực thuộc (thực hiện)", "để thực hiện"),
    to("Cổng TTĐT của Sở (đăng tải)", "để đăng tải"),
    archive("Lưu: VT, VP, TĐKT"),
)

PLAN = Plan(
    file="giao_duc_2017.docx",
    meta={
        "type": "KH",
        "number": "1893/KH-SGDĐT",
        "place": "Bến Tre",
        "date": "2017-09-25",
        "title": "Công tác thi đua, khen thưởng ngành Giáo dục và Đào tạo năm học 2017 – 2018",
        "year": 2017,
        "plan_kind": "school_year",
        "signing_authority": "KT. GIÁM ĐỐC",
        "signer_title": "PHÓ GIÁM ĐỐC",
        "signer": "Huỳnh Văn Khải",
        "legal_bases": [["2699/CT-BGDĐT", "2017-08-08"], ["35/2015/TT-BGDĐT", "2015-12-31"]],
    },
    facts=FACTS,
    not_facts=(
        "ngày 08 tháng 8 năm 2017",
        "ngày 31/12/2015",
        "05 năm liền được tặng Cờ thi đua (2012 – 2017)",
        "(20/11/1982 – 20/11/2017)",
        "Thời gian bảo lưu kết quả công nhận sáng kiến là 02 năm",
        "ngân sách sự nghiệp giáo dục năm 2017, năm 2018",
        "Hội nghị lần thứ tám",
    ),
    body=BODY,
)
