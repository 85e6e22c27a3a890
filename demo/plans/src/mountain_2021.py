"""The year of a bloc of fourteen provinces: two clocks for each report, nested quotas, a wrong year, a struck contact."""

from demo.plans.src.parts import Plan, basis, before, contact, duty, fact, month, receiver, relative, standing, warning

BODY = """
@base Căn cứ Quyết định số 3088/QĐ-BTP ngày 26/12/2018 của Bộ trưởng Bộ Tư pháp ban hành Quy chế về tổ chức và hoạt động của Cụm thi đua, Khu vực thi đua ngành Tư pháp;
@base Căn cứ Quyết định số 2257/QĐ-BTP ngày 09/11/2020 của Bộ Tư pháp cử Trưởng, Phó Trưởng các Khu vực thi đua khôi cơ quan Tư pháp địa phương năm 2021;
@base Căn cứ Quyết định số 252/QĐ-BTP ngày 22 tháng 02 năm 2021 của Bộ trưởng Bộ Tư pháp phê duyệt Kế hoạch phát động thi đua toàn ngành năm 2021.
Thay mặt các đơn vị thành viên, Trưởng Khu vực thi đua khôi cơ quan Tư pháp các tỉnh miền núi phía Bắc (sau đây viết gọn là Khu vực thi đua) lập Kế hoạch hoạt động của năm như sau:
@h1 MỤC ĐÍCH, YÊU CẦU
@h2 Mục đích
@dash Để mỗi đơn vị biết trước cả năm có những việc gì, đến kỳ nào thì phải xong, nhờ vậy chủ động bố trí người và thời gian;
@dash Nói rõ ai làm việc gì, báo cáo cho ai; gắn bó hơn nữa các tập thể, cá nhân trong Khu vực thi đua, đơn vị đi trước giúp đơn vị đi sau.
@h2 Yêu cầu
@dash Mọi hoạt động đều theo đúng Luật Thi đua, khen thưởng, văn bản hướng dẫn thi hành và Quy chế của ngành;
@dash Tự nguyện, bình đẳng, công khai; đã cam kết thì làm đến nơi đến chốn.
@h1 NỘI DUNG
@h2 Đăng ký danh hiệu thi đua
Việc đăng ký danh hiệu làm theo Luật, theo hướng dẫn của Bộ Tư pháp và mẫu của Khu vực thi đua. Thời gian thực hiện: Tháng 02/2021.
@h2 Phát động thi đua
Năm nay Khu vực thi đua không họp phát động; lời phát động được ban hành bằng hình thức văn bản gửi tới từng thành viên. Thời gian thực hiện: Xong trước ngày 10/3/2020.
Dựa vào nội dung thi đua thường xuyên, thi đua theo chuyên đề mà Bộ Tư pháp đã phát động, Trưởng Khu vực thi đua soạn dự thảo Kế hoạch hoạt động và dự thảo Kế hoạch phát động thi đua năm 2021, lấy ý kiến các thành viên bằng văn bản.
@h2 Sơ kết
Mục đích của sơ kết là nhìn lại kết quả nửa năm đã qua và chọn việc cần làm ngay trong 6 tháng cuối năm 2021.
Khu vực thi đua sơ kết bằng văn bản, không tổ chức hội nghị. Thời gian thực hiện: Tháng 6/2021.
@h2 Kiểm tra phong trào thi đua
Nhằm nắm thực chất phong trào ở cơ sở và gỡ khó kịp thời, Khu vực thi đua lập Kế hoạch kiểm tra việc thực hiện phong trào và chỉ tiêu giao ước theo hướng dẫn của Bộ Tư pháp. Thời gian thực hiện: Tháng 9/2021.
Đơn vị được kiểm tra chuẩn bị báo cáo bằng văn bản theo đề cương nêu trong Kế hoạch kiểm tra, bố trí người dự và chỗ làm việc, cung cấp số liệu, tài liệu khi đoàn kiểm tra cần.
Làm việc xong, các Đoàn kiểm tra lập báo cáo kết quả kiểm tra kèm Biên bản làm việc với từng đơn vị, gửi đơn vị được kiểm tra, đồng thời gửi Trưởng, Phó Trưởng Khu vực thi đua gộp chung để báo cáo Vụ Thi đua - Khen thưởng chậm nhất là 10 ngày sau khi kết thúc kiểm tra. Kết quả này được dùng khi bình xét cuối năm.
@h2 Hội nghị tổng kết công tác thi đua, khen thưởng
Trưởng Khu vực thi đua lập Kế hoạch mở Hội nghị tổng kết, nêu rõ ngày giờ và nơi họp dự kiến, trình Bộ Tư pháp phê duyệt; được Bộ đồng ý thì tổ chức. Thời gian mở Hội nghị tổng kết: Tháng 12/2021.
Từ báo cáo của các đơn vị, Trưởng và Phó Trưởng Khu vực thi đua tổng hợp, viết dự thảo báo cáo tổng kết và báo cáo về điển hình tiên tiến chung của Khu vực thi đua; Hội nghị cho ý kiến và thông qua báo cáo tổng kết.
Hội nghị nghe tham luận của một số tập thể, cá nhân nổi bật, qua đó giới thiệu cách làm hay để các nơi cùng học.
Hội nghị bình xét, suy tôn những tập thể xuất sắc nhất để đề nghị tặng “Cờ thi đua ngành Tư pháp”, “Cờ thi đua của Chính phủ”; bình xét, suy tôn điển hình tiên tiến, gương người tốt, việc tốt để Bộ Tư pháp xem xét khen thưởng.
Mức bình xét từng danh hiệu:
@dash “Cờ thi đua ngành Tư pháp”: khối Sở Tư pháp dự kiến bỏ phiếu chọn không quá **04** tập thể; khối Thi hành án dân sự dự kiến bỏ phiếu chọn không quá **04** tập thể thuộc cấp Cục Thi hành án dân sự và **13** tập thể thuộc cấp Chi cục Thi hành án dân sự;
@dash “Cờ thi đua Chính phủ”: dự kiến bỏ phiếu đề nghị không quá **02** tập thể dẫn đầu, chọn trong số các tập thể đã được bình xét “Cờ thi đua ngành Tư pháp”;
@dash Điển hình tiên tiến: xem hồ sơ của đơn vị cùng kết quả kiểm tra, Hội nghị bỏ phiếu chọn những tập thể, cá nhân tiêu biểu đề nghị Bộ Tư pháp công nhận.
Cuối chương trình, Hội nghị nghe công bố Quyết định của Bộ trưởng Bộ Tư pháp cử Trưởng, Phó Trưởng Khu vực thi đua và chứng kiến bàn giao nhiệm vụ cho năm tiếp theo.
@h2 Quan hệ công tác
Trưởng, Phó Trưởng Khu vực thi đua và từng thành viên làm tròn phần việc mà Quy chế ban hành theo Quyết định số 3088/QĐ-BTP ngày 26/12/2018 đã giao.
@h2 Chế độ thông tin, báo cáo
@dash Đăng ký thi đua: các đơn vị gửi Trưởng, Phó Trưởng Khu vực thi đua trước ngày 20/02/2021.
@dash Kế hoạch phát động thi đua và Báo cáo tổng hợp kết quả ký giao ước của Khu vực thi đua: gửi Vụ Thi đua - Khen thưởng chậm nhất 5 ngày kể từ ngày diễn ra Hội nghị phát động thi đua.
@dash Sơ kết 6 tháng đầu năm: từng đơn vị trong Khu vực thi đua lập Báo cáo sơ kết và gửi Trưởng, Phó Trưởng Khu vực thi đua trước ngày 20/6/2021 (gồm bản đầy đủ và bản tóm tắt không quá 03 trang A4). Khu vực thi đua gửi Báo cáo sơ kết chung về Vụ Thi đua - Khen thưởng trước ngày 05/7/2021.
@dash Điển hình tiên tiến: từng đơn vị lập báo cáo kết quả xây dựng điển hình tiên tiến và hồ sơ đề nghị suy tôn (gồm công văn đề nghị; báo cáo thành tích của tập thể, cá nhân; biên bản họp Hội đồng thi đua, khen thưởng), gửi Trưởng, Phó Trưởng Khu vực thi đua khi có hướng dẫn riêng.
@dash Tổng kết năm 2021: từng đơn vị trong Khu vực thi đua lập Báo cáo tổng kết và gửi Trưởng, Phó Trưởng Khu vực thi đua trước ngày 10/11/2021 (gửi kèm: báo cáo tóm tắt không quá 3 trang A4; tham luận không quá 02 trang A4 (nếu có); bảng tự chấm điểm năm 2021; hồ sơ đề nghị suy tôn). Khu vực thi đua gửi Báo cáo tổng kết chung về Vụ Thi đua - Khen thưởng trước ngày 15/12/2021.
@h2 Đầu mối liên hệ
***Đầu mối của Trưởng Khu vực thi đua:***
Bà Nông Thị Thảo Vy - Chánh Văn phòng Sở Tư pháp tỉnh Yên Bái; SĐT: 0900.000.101, email: vanphong.yenbai@vidu.example.
~~Ông Hà Văn Thiềng – Chuyên viên Văn phòng Sở Tư pháp tỉnh Yên Bái; SĐT: 0900.000.102, email: vanthieng.yenbai@vidu.example.~~
***Đầu mối của Phó Trưởng Khu vực thi đua:***
@dash Bà Ma Thị Hồng Diệp - Chánh Văn phòng Sở Tư pháp tỉnh Tuyên Quang; SĐT: 0900.000.103, email: vanphong.tuyenquang@vidu.example.
@dash Bà Vàng Thị Ngọc Loan – Trưởng phòng Tổ chức cán bộ, Cục Thi hành án dân sự tỉnh Lào Cai; SĐT: 0900.000.104, email: loan.laocai@vidu.example.
@h1 TỔ CHỨC THỰC HIỆN
@p2 Trưởng, Phó Trưởng và các đơn vị thành viên có trách nhiệm thực hiện nghiêm túc Kế hoạch này. Gặp vướng mắc, các đơn vị báo ngay cho Trưởng Khu vực thi đua để cùng tháo gỡ.
@p2 Kinh phí hoạt động chi theo chế độ tài chính hiện hành và hướng dẫn của Bộ Tư pháp.
Kế hoạch này được gửi đến các đơn vị thành viên Khu vực thi đua để biết và thực hiện./.
"""

HEAD = "Trưởng Khu vực thi đua"
DEPUTY = "Phó Trưởng Khu vực thi đua"
HEADS = "Trưởng, Phó Trưởng Khu vực thi đua"
MEMBERS = "các đơn vị trong Khu vực thi đua"
BLOC = "Khu vực thi đua"
DEPARTMENT = "Vụ Thi đua - Khen thưởng"
MINISTRY_FLAG = "Cờ thi đua ngành Tư pháp"
CONFERENCE = "hoi_nghi_tong_ket"
VOTED = "Hội nghị bình xét, suy tôn … “Cờ thi đua của Chính phủ”"
HANDOVER = "công bố Quyết định của Bộ trưởng Bộ Tư pháp … cho năm tiếp theo"
INSPECTED = relative("kết thúc kiểm tra", 10, "after", bound="at_most")

YEAR = (
    basis("Quyết định số 3088/QĐ-BTP ngày 26/12/2018 của Bộ trưởng Bộ Tư pháp", "3088/QĐ-BTP", "2018-12-26", issuer="Bộ trưởng Bộ Tư pháp"),
    basis("Quyết định số 2257/QĐ-BTP ngày 09/11/2020 của Bộ Tư pháp", "2257/QĐ-BTP", "2020-11-09", issuer="Bộ Tư pháp"),
    basis(
        "Quyết định số 252/QĐ-BTP ngày 22 tháng 02 năm 2021 của Bộ trưởng Bộ Tư pháp",
        "252/QĐ-BTP",
        "2021-02-22",
        issuer="Bộ trưởng Bộ Tư pháp",
    ),
    fact("stage", "Thời gian thực hiện: Tháng 02/2021", stage="đăng ký danh hiệu thi đua", due=month("2021-02")),
    fact("stage", "Thời gian thực hiện: Xong trước ngày 10/3/2020", stage="phát động thi đua", due=before("2020-03-10")),
    duty(
        "Trưởng Khu vực thi đua soạn dự thảo … bằng văn bản",
        HEAD,
        "dự thảo Kế hoạch hoạt động, dự thảo Kế hoạch phát động thi đua năm 2021",
        to="các thành viên",
    ),
    fact("stage", "Khu vực thi đua sơ kết bằng văn bản … Tháng 6/2021", stage="sơ kết", due=month("2021-06")),
    duty("Khu vực thi đua lập Kế hoạch kiểm tra … hướng dẫn của Bộ Tư pháp", BLOC, "Kế hoạch kiểm tra"),
    fact("stage", "Thời gian thực hiện: Tháng 9/2021", stage="kiểm tra", due=month("2021-09")),
    duty(
        "Đơn vị được kiểm tra chuẩn bị báo cáo … khi đoàn kiểm tra cần",
        "Đơn vị được kiểm tra",
        "báo cáo bằng văn bản; người dự, chỗ làm việc; số liệu, tài liệu",
        to="đoàn kiểm tra",
    ),
    duty(
        "các Đoàn kiểm tra lập báo cáo … Phó Trưởng Khu vực thi đua",
        "các Đoàn kiểm tra",
        "báo cáo kết quả kiểm tra kèm Biên bản làm việc",
        to="đơn vị được kiểm tra; Trưởng, Phó Trưởng Khu vực thi đua",
        due=INSPECTED,
    ),
    duty(
        "gộp chung để báo cáo … sau khi kết thúc kiểm tra",
        HEADS,
        "báo cáo tổng hợp kết quả kiểm tra",
        to=DEPARTMENT,
        due=INSPECTED,
    ),
    duty(
        "Trưởng Khu vực thi đua lập Kế hoạch mở Hội nghị tổng kết … phê duyệt",
        HEAD,
        "Kế hoạch mở Hội nghị tổng kết",
        to="Bộ Tư pháp",
    ),
    fact("event", "Thời gian mở Hội nghị tổng kết: Tháng 12/2021", event=CONFERENCE, due=month("2021-12"), tentative=False),
    duty(
        "Trưởng và Phó Trưởng Khu vực thi đua tổng hợp, viết dự thảo … chung của Khu vực thi đua",
        HEADS,
        "dự thảo báo cáo tổng kết chung của Khu vực thi đua",
        to="Hội nghị tổng kết",
    ),
    fact("agenda_item", "Hội nghị cho ý kiến và thông qua báo cáo tổng kết", event=CONFERENCE, order=1),
    fact("agenda_item", "Hội nghị nghe tham luận … cá nhân nổi bật", event=CONFERENCE, order=2),
    fact("agenda_item", VOTED, event=CONFERENCE, order=3),
    fact("agenda_item", "bình xét, suy tôn điển hình tiên tiến … xem xét khen thưởng", event=CONFERENCE, order=4),
    fact("agenda_item", HANDOVER, event=CONFERENCE, order=5),
    fact("vote", VOTED, awards=[MINISTRY_FLAG, "Cờ thi đua của Chính phủ"], method="bỏ phiếu"),
    fact("vote", "Hội nghị bỏ phiếu chọn … công nhận", awards=["điển hình tiên tiến"], method="bỏ phiếu"),
    fact(
        "succession",
        HANDOVER,
        role="Trưởng, Phó Trưởng Khu vực thi đua",
        year=2022,
        unit=None,
        by="Quyết định của Bộ trưởng Bộ Tư pháp",
    ),
    fact(
        "quota",
        "khối Sở Tư pháp dự kiến bỏ phiếu chọn không quá 04 tập thể",
        award=MINISTRY_FLAG,
        scope="Sở Tư pháp",
        max=4,
        tentative=True,
    ),
    fact(
        "quota",
        "không quá 04 tập thể thuộc cấp Cục Thi hành án dân sự",
        award=MINISTRY_FLAG,
        scope="Cục Thi hành án dân sự",
        max=4,
        tentative=True,
    ),
    fact(
        "quota",
        "13 tập thể thuộc cấp Chi cục Thi hành án dân sự",
        award=MINISTRY_FLAG,
        scope="Chi cục Thi hành án dân sự",
        max=13,
        tentative=True,
    ),
    fact(
        "quota",
        "không quá 02 tập thể dẫn đầu … “Cờ thi đua ngành Tư pháp”",
        award="Cờ thi đua của Chính phủ",
        scope="các tập thể đã được bình xét Cờ thi đua ngành Tư pháp",
        max=2,
        subset_of=MINISTRY_FLAG,
        tentative=True,
    ),
    standing(
        "Trưởng, Phó Trưởng Khu vực thi đua và từng thành viên làm tròn … đã giao",
        "Trưởng, Phó Trưởng và từng thành viên",
        "phần việc theo Quy chế",
    ),
)

REPORTS = (
    duty(
        "Đăng ký thi đua: các đơn vị gửi … 20/02/2021",
        MEMBERS,
        "đăng ký thi đua",
        to=HEADS,
        due=before("2021-02-20"),
    ),
    duty(
        "Kế hoạch phát động thi đua và Báo cáo tổng hợp kết quả ký giao ước … Hội nghị phát động thi đua",
        BLOC,
        "Kế hoạch phát động thi đua; Báo cáo tổng hợp kết quả ký giao ước",
        to=DEPARTMENT,
        due=relative("ngày diễn ra Hội nghị phát động thi đua", 5, "after", bound="at_most"),
    ),
    duty(
        "từng đơn vị trong Khu vực thi đua lập Báo cáo sơ kết … 20/6/2021",
        MEMBERS,
        "Báo cáo sơ kết 6 tháng đầu năm (đầy đủ và tóm tắt)",
        to=HEADS,
        due=before("2021-06-20"),
    ),
    fact(
        "document_list",
        "gồm bản đầy đủ và bản tóm tắt không quá 03 trang A4",
        purpose="Báo cáo sơ kết 6 tháng đầu năm",
        documents=["bản đầy đủ", "bản tóm tắt"],
    ),
    fact("page_limit", "bản tóm tắt không quá 03 trang A4", document="bản tóm tắt Báo cáo sơ kết", max_pages=3, paper="A4"),
    duty(
        "Khu vực thi đua gửi Báo cáo sơ kết chung … 05/7/2021",
        BLOC,
        "Báo cáo sơ kết chung",
        to=DEPARTMENT,
        due=before("2021-07-05"),
    ),
    duty(
        "từng đơn vị lập báo cáo kết quả xây dựng điển hình tiên tiến … hướng dẫn riêng",
        MEMBERS,
        "báo cáo kết quả xây dựng điển hình tiên tiến; hồ sơ đề nghị suy tôn",
        to=HEADS,
    ),
    fact(
        "document_list",
        "gồm công văn đề nghị … Hội đồng thi đua, khen thưởng",
        purpose="hồ sơ đề nghị suy tôn",
        documents=["công văn đề nghị", "báo cáo thành tích của tập thể, cá nhân", "biên bản họp Hội đồng thi đua, khen thưởng"],
    ),
    fact(
        "notice_to_follow",
        "gửi Trưởng, Phó Trưởng Khu vực thi đua khi có hướng dẫn riêng",
        document="hướng dẫn riêng",
        about="hồ sơ điển hình tiên tiến",
    ),
    duty(
        "từng đơn vị trong Khu vực thi đua lập Báo cáo tổng kết … 10/11/2021",
        MEMBERS,
        "Báo cáo tổng kết năm 2021",
        to=HEADS,
        due=before("2021-11-10"),
    ),
    fact(
        "document_list",
        "gửi kèm: báo cáo tóm tắt không quá 3 trang A4 … hồ sơ đề nghị suy tôn",
        purpose="gửi kèm Báo cáo tổng kết",
        documents=["báo cáo tóm tắt", "tham luận (nếu có)", "bảng tự chấm điểm năm 2021", "hồ sơ đề nghị suy tôn"],
    ),
    fact("page_limit", "báo cáo tóm tắt không quá 3 trang A4", document="báo cáo tóm tắt tổng kết", max_pages=3, paper="A4"),
    fact("page_limit", "tham luận không quá 02 trang A4 (nếu có)", document="tham luận", max_pages=2, paper="A4", if_any=True),
    duty(
        "Khu vực thi đua gửi Báo cáo tổng kết chung … 15/12/2021",
        BLOC,
        "Báo cáo tổng kết chung",
        to=DEPARTMENT,
        due=before("2021-12-15"),
    ),
)

CONTACTS = (
    contact("Nông Thị Thảo Vy", "Chánh Văn phòng Sở Tư pháp tỉnh Yên Bái", HEAD, "0900000101", "vanphong.yenbai@vidu.example"),
    contact(
        "Hà Văn Thiềng", "Chuyên viên Văn phòng Sở Tư pháp tỉnh Yên Bái", HEAD, "0900000102", "vanthieng.yenbai@vidu.example", struck=True
    ),
    contact("Ma Thị Hồng Diệp", "Chánh Văn phòng Sở Tư pháp tỉnh Tuyên Quang", DEPUTY, "0900000103", "vanphong.tuyenquang@vidu.example"),
    contact(
        "Vàng Thị Ngọc Loan",
        "Trưởng phòng Tổ chức cán bộ, Cục Thi hành án dân sự tỉnh Lào Cai",
        DEPUTY,
        "0900000104",
        "loan.laocai@vidu.example",
    ),
    standing(
        "Trưởng, Phó Trưởng và các đơn vị thành viên có trách nhiệm thực hiện nghiêm túc Kế hoạch này",
        "Trưởng, Phó Trưởng và các đơn vị thành viên",
        "thực hiện Kế hoạch này",
    ),
    standing(
        "Gặp vướng mắc, các đơn vị báo ngay cho Trưởng Khu vực thi đua",
        MEMBERS,
        "báo vướng mắc",
        to=HEAD,
        condition="gặp vướng mắc",
    ),
    fact(
        "funding",
        "Kinh phí hoạt động chi theo … hướng dẫn của Bộ Tư pháp",
        sources=["theo chế độ tài chính hiện hành và hướng dẫn của Bộ Tư pháp"],
    ),
    receiver("- Bộ Tư pháp;", "Bộ Tư pháp", "để báo cáo"),
    receiver("- Vụ Thi đua - Khen thưởng;", "Vụ Thi đua - Khen thưởng", "để báo cáo"),
    receiver("Tổng cục THADS", "Tổng cục THADS", "để báo cáo"),
    receiver(
        "Sở Tư pháp tỉnh Tuyên Quang, Cục THADS tỉnh Lào Cai - Phó Trưởng KVTĐ",
        "Sở Tư pháp tỉnh Tuyên Quang, Cục THADS tỉnh Lào Cai - Phó Trưởng KVTĐ",
        None,
    ),
    receiver("Các đơn vị thành viên KVTĐ", "Các đơn vị thành viên KVTĐ", None),
    receiver("Lãnh đạo Sở", "Lãnh đạo Sở", None),
    fact("archive", "Lưu: VT, VP", marks=["VT", "VP"]),
)

WARNINGS = (
    warning("Xong trước ngày 10/3/2020", "year_mismatch", "plan of 2021, deadline in 2020", severity="error", suggest="2021-03-10"),
    warning("trước ngày 20/02/2021", "due_before_issue", "the plan is dated 28/02/2021, after this deadline", severity="error"),
    warning("Xong trước ngày 10/3/2020", "due_before_issue", "follows from the wrong year", severity="note"),
    warning(
        "Thời gian thực hiện: Tháng 02/2021",
        "two_deadlines",
        "registration is due in February in II.1 and before 20/02/2021 in II.7",
        other="Đăng ký thi đua: các đơn vị gửi Trưởng, Phó Trưởng Khu vực thi đua trước ngày 20/02/2021",
    ),
    warning(
        "chậm nhất 5 ngày kể từ ngày diễn ra Hội nghị phát động thi đua",
        "trigger_never_happens",
        "the clock starts at a launch conference, but the launch is done in writing",
        severity="error",
        other="Khu vực thi đua không họp phát động; lời phát động được ban hành bằng hình thức văn bản",
    ),
    warning(
        "Khu vực thi đua Khôi cơ quan Tư pháp",
        "misspelled_name",
        "Khôi for Khối: in the title and twice in the preamble",
        suggest="Khối",
        count=3,
    ),
    warning(
        "Ông Hà Văn Thiềng … vanthieng.yenbai@vidu.example.",
        "struck_contact",
        "a struck-out contact is still in the issued text; one other contact of the head is left",
    ),
    warning(
        "Thời gian mở Hội nghị tổng kết: Tháng 12/2021",
        "order_risk",
        "the report that this conference adopts is due at the Vụ before 15/12/2021",
        severity="note",
        other="trước ngày 15/12/2021",
    ),
    warning(
        "“Cờ thi đua Chính phủ”",
        "award_name_drift",
        "the same flag is “Cờ thi đua của Chính phủ” above",
        severity="note",
        other="“Cờ thi đua của Chính phủ”",
    ),
    warning("Yên Bái, ngày 28 tháng 02 năm 2021", "issue_on_weekend", "28/02/2021 is a Sunday", severity="note"),
    warning("Đề b/c", "misspelling", "Đề for Để", severity="note", suggest="Để b/c"),
)

PLAN = Plan(
    name="001-khu-vuc-mien-nui-phia-bac-2021",
    copies=("pdf",),
    issuer=("BỘ TƯ PHÁP", "KHU VỰC THI ĐUA\nCÁC TỈNH MIỀN NÚI PHÍA BẮC"),
    number="184/KH-KVTĐ",
    place_date="Yên Bái, ngày 28 tháng 02 năm 2021",
    title=("Hoạt động năm 2021 của Khu vực thi đua Khôi cơ quan Tư pháp", "các tỉnh miền núi phía Bắc"),
    body=BODY,
    recipients=(
        "- Bộ Tư pháp;",
        "- Vụ Thi đua - Khen thưởng;",
        "- Tổng cục THADS;\t} Đề b/c",
        "- Sở Tư pháp tỉnh Tuyên Quang, Cục THADS tỉnh Lào Cai - Phó Trưởng KVTĐ;",
        "- Các đơn vị thành viên KVTĐ;",
        "- Lãnh đạo Sở;",
        "- Lưu: VT, VP.",
    ),
    signature=("TRƯỞNG KHU VỰC THI ĐUA", "", "GIÁM ĐỐC", "SỞ TƯ PHÁP TỈNH YÊN BÁI", "Lương Đình Khuê"),
    meta={
        "type": "KH",
        "number": "184/KH-KVTĐ",
        "place": "Yên Bái",
        "date": "2021-02-28",
        "title": "Hoạt động năm 2021 của Khu vực thi đua Khôi cơ quan Tư pháp các tỉnh miền núi phía Bắc",
        "year": 2021,
        "plan_kind": "bloc_activity",
        "signing_authority": "TRƯỞNG KHU VỰC THI ĐUA",
        "signer_title": "GIÁM ĐỐC SỞ TƯ PHÁP TỈNH YÊN BÁI",
        "signer": "Lương Đình Khuê",
        "legal_bases": [["3088/QĐ-BTP", "2018-12-26"], ["2257/QĐ-BTP", "2020-11-09"], ["252/QĐ-BTP", "2021-02-22"]],
    },
    facts=(*YEAR, *REPORTS, *CONTACTS, *WARNINGS),
    not_facts=(
        "ngày 26/12/2018 của Bộ trưởng Bộ Tư pháp ban hành Quy chế",
        "ngày 09/11/2020",
        "ngày 22 tháng 02 năm 2021",
        "6 tháng cuối năm 2021",
        "0900.000.101",
        "0900.000.103",
        "0900.000.104",
        "Kế hoạch này được gửi đến các đơn vị thành viên Khu vực thi đua",
    ),
)
