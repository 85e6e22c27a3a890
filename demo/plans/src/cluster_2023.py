"""The launch of a bloc of ministry units: long prose, movements, hardly a date; "Cục" for "Cụm", "Khởi" for "Khối"."""

from demo.plans.src.parts import Plan, basis, duty, fact, receiver, relative, standing, warning

BODY = """
Theo lời phát động của Hội đồng Thi đua - Khen thưởng Trung ương và Hội đồng Thi đua - Khen thưởng Ngành Tư pháp; tiếp nối kết quả năm trước của các đơn vị trong Cụm Thi đua số II; thực hiện Quyết định số 84/QĐ-BTP ngày 31/01/2023 của Bộ trưởng Bộ Tư pháp về Kế hoạch phát động thi đua toàn ngành năm 2023; Quyết định số 1208/QĐ-BTP ngày 29/7/2021 của Bộ trưởng Bộ Tư pháp về Quy chế Cụm thi đua, Khu vực thi đua; Quyết định số 2247/QĐ-BTP ngày 16/11/2022 của Bộ trưởng Bộ Tư pháp cử Trưởng, Phó Trưởng các Cụm thi đua năm 2023, Cụm Thi đua số II lập Kế hoạch này với chủ đề ***“Đoàn kết, kỷ cương, năng động, sáng tạo, chủ động đổi mới, thi đua thực hiện thắng lợi nhiệm vụ chính trị được giao”***, gồm các nội dung sau:
@h1 MỤC ĐÍCH, YÊU CẦU
@h2 Mục đích
@dash Tạo không khí làm việc hăng hái, tin cậy nhau trong toàn Cụm, để việc của năm 2023 ở đơn vị nào cũng xong đúng hạn và có chất lượng, mừng các ngày lễ lớn của đất nước và của Ngành;
@dash Mở rộng việc học hỏi lẫn nhau giữa báo chí, nghiên cứu và đào tạo; khó khăn của một đơn vị được cả Cụm cùng bàn, kinh nghiệm của một đơn vị được cả Cụm cùng dùng;
@dash Khen đúng người đã làm tốt, qua đó khuyến ¶khích những tập thể, cá nhân khác trong Cụm vươn lên trong năm 2023;
@dash Dựng nên những gương điển hình có thật, để đồng nghiệp trong Cụm và trong Ngành nhìn vào mà làm theo;
@dash Qua thi đua mà rèn nếp nghĩ, nếp làm: giữ kỷ luật, giỏi nghề, có trách nhiệm với công việc chung.
@h2 Yêu cầu
@dash Thi đua không tách khỏi nhiệm vụ chuyên môn và phải hợp với hoàn cảnh của từng đơn vị; tổ chức Đảng, chính quyền, đoàn thể cùng vào cuộc, làm đều trong cả năm chứ không dồn về cuối năm;
@dash Sơ kết, tổng kết nghiêm túc; khen thưởng công bằng, công khai, nghĩ nhiều đến tập thể nhỏ và người trực tiếp làm việc; giữ vững và dùng có hiệu quả Quỹ học bổng của Cụm; luôn để mắt tìm nhân tố mới.
@h1 PHONG TRÀO THI ĐUA
@h2 Phong trào thi đua “Đoàn kết, kỷ cương, năng động, sáng tạo, chủ động đổi mới, thi đua thực hiện thắng lợi nhiệm vụ chính trị được giao”
Từ kế hoạch công tác năm 2023 mà Lãnh đạo Bộ đã duyệt cho từng đơn vị, Cụm Thi đua số II kêu gọi cán bộ, công chức, viên chức và người lao động dồn sức cho những việc chính dưới đây:
@p3 Học tập và cụ thể hóa các nghị quyết, kết luận, chỉ thị của Trung ương; góp phần đưa vào cuộc sống Nghị quyết số ¶27-NQ/TW ngày 09/11/2022 của Ban Chấp hành Trung ương Đảng khóa XIII về Nhà nước pháp quyền và Kế hoạch số 11/KH-TW ngày 28/11/2022 triển khai Nghị quyết đó.
@p3 Đổi mới cách làm thi đua: phát động ngắn gọn, theo dõi sát, chấm điểm thật; bình xét đúng người, chú ý tập thể nhỏ và viên chức làm nghiệp vụ; gương tốt phải được viết thành bài để cả Cụm cùng biết.
@p3 Khuyến khích mỗi người nghĩ cách cải tiến việc mình đang làm; các đơn vị chia sẻ dữ liệu và cách làm với nhau.
@p3 Hoàn thiện quy chế nội bộ; đẩy nhanh chuyển đổi số trong quản lý, điều hành và trong nghiệp vụ, tiến tới làm việc không giấy tờ.
@p3 Chăm lo đội ngũ: đào tạo về chính trị, nghiệp vụ, ngoại ngữ, tin học; giữ đạo đức công vụ.
@p3 Nâng chất lượng hoạt động theo đặc thù từng khối, cụ thể:
@dash Khởi báo chí, xuất bản lấy “*năng động, sáng tạo, đổi mới, khẳng định thương hiệu, uy tín*” làm đích đến; sách, báo, tạp chí phải thiết thực với bạn đọc. Riêng năm 2023, dành sức cho truyền thông chính sách ngay từ lúc soạn thảo văn bản.
@dash Khởi nghiên cứu gắn đề tài khoa học với thực tiễn xây dựng pháp luật và cải cách tư pháp. Riêng năm 2023, khởi nghiên cứu dành ưu tiên cho những đề tài về ¶Nhà nước pháp quyền mà Nghị quyết số 27-NQ/TW đã nêu.
@dash Khôi tạo chú trọng tuyển sinh, giảng dạy và giúp người học tìm việc làm; mở thêm lớp bồi dưỡng theo nhu cầu, kết hợp học trực tiếp với học trực tuyến.
@p3 Thực hiện hai Đề án đã được Thủ tướng Chính phủ phê duyệt: Đề án về hai trường Đại học Luật trọng điểm (Quyết định số 1156/QĐ-TTg ngày 30/9/2022) và Đề án về Học viện Tư pháp (Quyết định số 1155/QĐ-TTg ngày 30/9/2022).
@p3 Làm cho Hội đồng Thi đua - Khen thưởng của mỗi đơn vị hoạt động thực chất; chấm điểm, xếp hạng chính xác để có căn cứ khen thưởng, phấn đấu năm 2023 công tác này của Cụm tiến thêm một bước rõ rệt.
@p3 Theo dõi, giám sát thường xuyên; thấy sai thì sửa ngay, thấy thiếu thì bổ sung; kiện toàn đội ngũ làm công tác thi đua, khen thưởng.
@p3 Duy trì và tiếp tục vận động thêm nguồn tài chính cho Quỹ của Cụm Thi đua số II dành cho khuyến học, khuyến tài.
@h2 Các phong trào thi đua khác
@h3 Các phong trào do Trung ương phát động
Cụm tiếp tục hưởng ứng các phong trào của Thủ tướng Chính phủ và Hội đồng Thi đua - Khen thưởng Trung ương: “*Thi đua thực hiện thắng lợi nhiệm vụ phát triển kinh tế - xã hội hàng năm và Kế hoạch 05 năm (2021 - 2025) theo Nghị quyết Đại hội lần thứ XIII của Đảng*”, “*Cả nước chung sức xây dựng nông thôn mới*”, “*Cả nước chung tay vì người nghèo - Không để ai bị ¶bỏ lại phía sau*”, chọn việc làm vừa sức với từng đơn vị.
@h3 Phong trào thi đua “Cán bộ, công chức, viên chức, người lao động trong Ngành Tư pháp thi đua thực hiện văn hóa công sở giai đoạn 2019 - 2025”
Nhìn lại những năm đã làm để rút kinh nghiệm, nhân rộng nơi làm tốt; giữ nếp công sở văn minh, lịch sự với người dân. Thực hành Chuẩn mực đạo đức nghề nghiệp ban hành theo Quyết định số 2659/QĐ-BTP ngày 03/10/2012 của Bộ trưởng Bộ Tư pháp, trước hết là giữ kỷ cương hành chính, trung thành, tận tụy, tôn trọng Nhân dân.
@h3 Phong trào thi đua “Đẩy mạnh việc nghiên cứu, học tập, quán triệt, tuyên truyền và triển khai thực hiện Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng trong cán bộ, công chức, viên chức, người lao động Ngành Tư pháp”
Đưa việc học tập theo tinh thần Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị vào nếp sinh hoạt của chi bộ, đảng bộ; cơ quan giữ gìn *“văn minh, hiện đại, xanh, sạch, đẹp”*, người làm việc giữ *“kỷ cương, trách nhiệm, tận tụy, chuyên nghiệp”*.
@h3 Phong trào thi đua “Ngành Tư pháp chung sức góp phần xây dựng nông thôn mới giai đoạn 2023 - 2025”
Theo phong trào này, các đơn vị trong Cụm chủ động cùng chính quyền nơi đặt trụ sở giúp đỡ các xã xây dựng nông thôn mới, bằng những việc gần với nghề của mình.
@h3 Các phong trào theo đợt, theo chuyên đề
Tùy tình hình và nhiệm vụ, các đơn vị trong Cụm chủ động mở các phong trào thi đua nội bộ, gắn với việc xây dựng thể chế, chuyển đổi số, cải cách thủ tục hành chính và chăm lo đời sống người lao động.
@h1 GIẢI PHÁP THỰC HIỆN
@p2 Làm cho mọi người hiểu đúng chủ trương của Đảng, pháp luật của Nhà nước về thi đua, khen thưởng, nhất là Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị; góp ý kịp thời vào các dự thảo quy định về công tác này. Người đứng đầu nêu gương trước, siết chặt kỷ luật, kỷ cương trong đơn vị.
@p2 Đề cao vai trò của cấp ủy và thủ trưởng đơn vị; công đoàn, thanh niên, phụ nữ cùng tham gia để phong trào bền và đều.
@p2 Thay đổi hình thức cho sinh động, nói không với bệnh thành tích; khuyến khích các đơn vị về đích sớm. Khen thưởng phải nhanh, gọn, đúng thủ tục, dành phần xứng đáng cho sáng kiến và thành tích đột xuất.
@p2 Phát hiện, vun trồng các mô hình tốt trong lĩnh vực tư pháp, lấy đó làm hạt nhân lan tỏa trong toàn Cục.
@p2 Gắn kiểm tra, sơ kết, tổng kết thi đua với kiểm tra, sơ kết, tổng kết công việc; phát hiện thiếu sót thì uốn nắn ngay.
@p2 Phát huy vai trò của từng thành viên Hội đồng Thi đua - Khen thưởng; bồi dưỡng người làm thi đua, khen thưởng tại các đơn vị thuộc Cục.
@p2 Ứng dụng công nghệ thông tin để bớt giấy tờ, bớt đi lại khi làm thi đua, khen thưởng ở từng đơn vị và ở Cục.
@p2 Gìn giữ và phát triển Quỹ khuyến học, khuyến tài trong Cục.
@h1 TỔ CHỨC THỰC HIỆN
@h2 Các đợt thi đua
Phong trào kéo dài suốt năm 2023, cao điểm là hai đợt sau đây:
@p3 Đợt thi đua thứ nhất: từ đầu năm đến ngày 30/6/2023, mừng 93 năm Ngày thành lập Đảng (03/02/1930 - 03/02/2023), ¶133 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2023) và 75 năm Ngày Bác Hồ ra Lời kêu gọi thi đua ái quốc (11/6/1948 - 11/6/2023). Tổ chức sơ kết cùng với kỳ sơ kết công tác tư pháp 06 tháng đầu năm 2023.
@p3 Đợt thi đua thứ hai: từ ngày 01/7/2023 đến kết thúc năm 2023, mừng 78 năm Quốc khánh (02/9/1945 - 02/9/2023), 42 năm tái lập Bộ Tư pháp (7/1981 - 7/2023), 78 năm Ngày truyền thống Ngành Tư pháp (28/8/1945 - 28/8/2023) và 11 năm Ngày Pháp luật Việt Nam. Tổ chức tổng kết cùng với kỳ tổng kết công tác tư pháp năm 2023.
@h2 Nội dung thực hiện
@p3 Tổ chức Lễ ký giao ước thi đua giữa các đơn vị trong Cục.
@p3 Từng đơn vị ban hành Kế hoạch phát động thi đua của mình, đồng thời cho tập thể, cá nhân đăng ký danh hiệu thi đua, hình thức khen thưởng và gửi Trưởng Cục để tổng hợp, theo dõi.
@p3 Tiến hành kiểm tra chéo công tác thi đua, khen thưởng giữa các đơn vị trong Cục nhằm học hỏi lẫn nhau.
@p3 Tổ chức sơ kết, tổng kết năm 2023, xếp loại thi đua các đơn vị, cá nhân trong Cục và đề nghị Bộ trưởng, Hội đồng Thi đua - Khen thưởng Ngành Tư pháp khen thưởng, bảo đảm công khai.
@p3 Trưởng Cục và Phó Trưởng Cục theo dõi, đôn đốc phong trào chung của Cục.
@h2 Trách nhiệm thực hiện
@h3 Trưởng, Phó Cục thi đua số II
@dash Xây dựng kế hoạch phong trào thi đua và Kế hoạch tổ chức Hội nghị phát động, ký giao ước thi đua năm 2023 của Cục;
@dash Cùng các đơn vị xây dựng kế hoạch và tổ chức kiểm tra chéo trong Cục. Tổng hợp kết quả kiểm tra, báo cáo Hội đồng Thi đua - Khen thưởng Ngành Tư pháp;
@dash Chủ trì viết Báo cáo sơ kết, Báo cáo tổng kết phong trào năm 2023 của Cục gửi Hội đồng Thi đua - Khen thưởng Ngành Tư pháp.
@h3 Các đơn vị trong Cụm thi đua số II
@dash Triển khai Kế hoạch này và kế hoạch kiểm tra chéo tại đơn vị;
@dash Cụ thể hóa nội dung thi đua của Cụm, phấn đấu vượt chỉ tiêu được giao năm 2023;
@dash Phối hợp với Trưởng Cụm, Phó Trưởng Cụm trong các hoạt động chung;
@dash Thông tin, báo cáo với Trưởng Cụm về hoạt động thi đua của đơn vị theo định kỳ và khi có yêu cầu.
@h2 Kinh phí thực hiện
Kinh phí lấy từ Quỹ thi đua, khen thưởng của Ngành Tư pháp, của từng đơn vị và từ đóng góp của các đơn vị cho hoạt động chung của Cụm.
Tạp chí Dân chủ và Pháp luật (Trưởng Cụm Thi đua số II) gửi Kế hoạch này để các đơn vị trong Cụm biết và thực hiện./.
"""

HEADS = "Trưởng, Phó Cụm thi đua số II"
MEMBERS = "Các đơn vị trong Cụm"
EACH = "Từng đơn vị"
COUNCIL = "Hội đồng Thi đua - Khen thưởng Ngành Tư pháp"
MINISTER = "Bộ trưởng Bộ Tư pháp"
PRIME_MINISTER = "Thủ tướng Chính phủ"
MOTTO = "Đoàn kết, kỷ cương, năng động, sáng tạo, chủ động đổi mới, thi đua thực hiện thắng lợi nhiệm vụ chính trị được giao"
CEREMONY = "Tổ chức Lễ ký giao ước thi đua giữa các đơn vị trong Cục"

CITED = (
    basis("Quyết định số 84/QĐ-BTP ngày 31/01/2023 của Bộ trưởng Bộ Tư pháp", "84/QĐ-BTP", "2023-01-31", issuer=MINISTER),
    basis("Quyết định số 1208/QĐ-BTP ngày 29/7/2021 của Bộ trưởng Bộ Tư pháp", "1208/QĐ-BTP", "2021-07-29", issuer=MINISTER),
    basis("Quyết định số 2247/QĐ-BTP ngày 16/11/2022 của Bộ trưởng Bộ Tư pháp", "2247/QĐ-BTP", "2022-11-16", issuer=MINISTER),
    basis(
        "Nghị quyết số 27-NQ/TW ngày 09/11/2022 của Ban Chấp hành Trung ương Đảng khóa XIII",
        "27-NQ/TW",
        "2022-11-09",
        issuer="Ban Chấp hành Trung ương Đảng khóa XIII",
        where="body",
    ),
    basis("Kế hoạch số 11/KH-TW ngày 28/11/2022", "11/KH-TW", "2022-11-28", where="body"),
    basis("Quyết định số 1156/QĐ-TTg ngày 30/9/2022", "1156/QĐ-TTg", "2022-09-30", issuer=PRIME_MINISTER, where="body"),
    basis("Quyết định số 1155/QĐ-TTg ngày 30/9/2022", "1155/QĐ-TTg", "2022-09-30", issuer=PRIME_MINISTER, where="body"),
    basis(
        "Quyết định số 2659/QĐ-BTP ngày 03/10/2012 của Bộ trưởng Bộ Tư pháp",
        "2659/QĐ-BTP",
        "2012-10-03",
        issuer=MINISTER,
        where="body",
    ),
    basis("Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị", "05-CT/TW", "2016-05-15", issuer="Bộ Chính trị", where="body"),
    basis("Chỉ thị số 34-CT/TW ngày 07/4/2014 của Bộ Chính trị", "34-CT/TW", "2014-04-07", issuer="Bộ Chính trị", where="body"),
)

MOVEMENTS = (
    fact("theme", MOTTO, after="với chủ đề", role="chủ đề"),
    fact("movement", MOTTO, after="PHONG TRÀO THI ĐUA", level="cụm", years=None),
    fact(
        "movement",
        "Thi đua thực hiện thắng lợi nhiệm vụ phát triển kinh tế - xã hội … lần thứ XIII của Đảng",
        level="trung ương",
        years=[2021, 2025],
    ),
    fact("movement", "Cả nước chung sức xây dựng nông thôn mới", level="trung ương", years=None),
    fact("movement", "Cả nước chung tay vì người nghèo - Không để ai bị bỏ lại phía sau", level="trung ương", years=None),
    fact(
        "movement",
        "Cán bộ, công chức, viên chức, người lao động trong Ngành Tư pháp … giai đoạn 2019 - 2025",
        level="ngành",
        years=[2019, 2025],
    ),
    fact("movement", "Đẩy mạnh việc nghiên cứu, học tập … người lao động Ngành Tư pháp", level="ngành", years=None),
    fact(
        "movement",
        "Ngành Tư pháp chung sức góp phần xây dựng nông thôn mới giai đoạn 2023 - 2025",
        level="ngành",
        years=[2023, 2025],
    ),
    standing(
        "các đơn vị trong Cụm chủ động cùng chính quyền … nông thôn mới",
        MEMBERS,
        "giúp đỡ các xã xây dựng nông thôn mới",
    ),
    standing("các đơn vị trong Cụm chủ động mở các phong trào thi đua nội bộ", MEMBERS, "mở các phong trào thi đua nội bộ"),
    fact("fund", "giữ vững và dùng có hiệu quả Quỹ học bổng của Cụm", fund="Quỹ học bổng của Cụm", purpose="học bổng"),
    fact(
        "fund",
        "Duy trì và tiếp tục vận động thêm nguồn tài chính … khuyến tài",
        fund="Quỹ của Cụm Thi đua số II",
        purpose="khuyến học, khuyến tài",
    ),
    fact(
        "fund",
        "Gìn giữ và phát triển Quỹ khuyến học, khuyến tài trong Cục",
        fund="Quỹ khuyến học, khuyến tài",
        purpose="khuyến học, khuyến tài",
    ),
)

YEAR = (
    fact(
        "phase",
        "Đợt thi đua thứ nhất: từ đầu năm đến ngày 30/6/2023",
        name="Đợt thi đua thứ nhất",
        start="2023-01-01",
        end="2023-06-30",
    ),
    fact(
        "phase",
        "Đợt thi đua thứ hai: từ ngày 01/7/2023 đến kết thúc năm 2023",
        name="Đợt thi đua thứ hai",
        start="2023-07-01",
        end="2023-12-31",
    ),
    fact(
        "stage",
        "Tổ chức sơ kết cùng với kỳ sơ kết … 2023",
        stage="sơ kết",
        due=relative("kỳ sơ kết công tác tư pháp 06 tháng đầu năm 2023", 0, "after", bound="exactly"),
    ),
    fact(
        "stage",
        "Tổ chức tổng kết cùng với kỳ tổng kết … 2023",
        stage="tổng kết",
        due=relative("kỳ tổng kết công tác tư pháp năm 2023", 0, "after", bound="exactly"),
    ),
    fact("event", CEREMONY, event="ky_ket_giao_uoc", due=None, tentative=False),
    duty("Từng đơn vị ban hành Kế hoạch phát động thi đua của mình", EACH, "Kế hoạch phát động thi đua"),
    duty(
        "cho tập thể, cá nhân đăng ký danh hiệu … Trưởng Cục",
        EACH,
        "đăng ký danh hiệu thi đua, hình thức khen thưởng",
        to="Trưởng Cụm",
    ),
    fact(
        "stage",
        "Tiến hành kiểm tra chéo … trong Cục",
        stage="kiểm tra chéo",
        due=None,
    ),
    duty(
        "Tổ chức sơ kết, tổng kết năm 2023 … Ngành Tư pháp khen thưởng",
        "Cụm",
        "xếp loại thi đua; đề nghị khen thưởng",
        to="Bộ trưởng, Hội đồng Thi đua - Khen thưởng Ngành Tư pháp",
    ),
    standing(
        "Trưởng Cục và Phó Trưởng Cục theo dõi, đôn đốc phong trào chung của Cục",
        "Trưởng Cụm và Phó Trưởng Cụm",
        "theo dõi, đôn đốc phong trào chung của Cụm",
    ),
    duty(
        "Xây dựng kế hoạch phong trào thi đua và Kế hoạch tổ chức … của Cục",
        HEADS,
        "kế hoạch phong trào thi đua; Kế hoạch tổ chức Hội nghị phát động, ký giao ước thi đua",
    ),
    duty(
        "Cùng các đơn vị xây dựng kế hoạch và tổ chức kiểm tra chéo trong Cục",
        HEADS,
        "kế hoạch kiểm tra chéo; kiểm tra chéo",
    ),
    duty("Tổng hợp kết quả kiểm tra, báo cáo … Ngành Tư pháp", HEADS, "báo cáo kết quả kiểm tra chéo", to=COUNCIL),
    duty(
        "Chủ trì viết Báo cáo sơ kết … Ngành Tư pháp",
        HEADS,
        "Báo cáo sơ kết, Báo cáo tổng kết phong trào năm 2023",
        to=COUNCIL,
    ),
    standing(
        "Triển khai Kế hoạch này và kế hoạch kiểm tra chéo tại đơn vị",
        "Các đơn vị trong Cụm thi đua số II",
        "triển khai Kế hoạch và kế hoạch kiểm tra chéo",
    ),
    standing(
        "Cụ thể hóa nội dung thi đua của Cụm … năm 2023",
        "Các đơn vị trong Cụm thi đua số II",
        "cụ thể hóa nội dung thi đua của Cụm",
    ),
    standing(
        "Phối hợp với Trưởng Cụm … hoạt động chung",
        "Các đơn vị trong Cụm thi đua số II",
        "phối hợp trong các hoạt động chung",
    ),
    duty(
        "Thông tin, báo cáo với Trưởng Cụm … khi có yêu cầu",
        "Các đơn vị trong Cụm thi đua số II",
        "thông tin, báo cáo hoạt động thi đua",
        to="Trưởng Cụm",
        due={"kind": "recurring", "every": None, "on_request": True},
    ),
    fact(
        "funding",
        "Kinh phí lấy từ Quỹ thi đua, khen thưởng … hoạt động chung của Cụm",
        sources=["Quỹ thi đua, khen thưởng của Ngành Tư pháp", "Quỹ thi đua, khen thưởng của từng đơn vị", "đóng góp của các đơn vị"],
    ),
    receiver("Vụ TĐKT (để báo cáo)", "Vụ TĐKT", "để báo cáo"),
    receiver("Các đơn vị Cụm TĐSII (để thực hiện)", "Các đơn vị Cụm TĐSII", "để thực hiện"),
    fact("archive", "Lưu: VT, HSTĐCTĐSII", marks=["VT", "HSTĐCTĐSII"]),
)

WARNINGS = (
    warning(
        "KẾ HOẠCH Phát động và tổ chức thực hiện",
        "missing_document_data",
        "no number, no place and date of issue",
        severity="error",
        missing=["number", "place", "date"],
    ),
    warning(
        "lan tỏa trong toàn Cục",
        "name_drift",
        "the bloc is called Cụm; 'Cục' is a slip, from III.4 to IV.3.1",
        suggest="Cụm",
        count=15,
    ),
    warning(
        "Khởi báo chí, xuất bản",
        "misspelled_name",
        "Khởi, khởi, Khôi for Khối; 'Khôi tạo chú trọng' is Khối đào tạo chú trọng",
        suggest="Khối",
        others=["Khởi nghiên cứu gắn đề tài", "khởi nghiên cứu dành ưu tiên", "Khôi tạo chú trọng"],
        count=4,
    ),
    warning(CEREMONY, "event_without_date", "the ceremony has no day and no place"),
    warning(
        "đăng ký danh hiệu thi đua, hình thức khen thưởng và gửi Trưởng Cục",
        "no_due",
        "no obligation of this plan has a calendar date: not the registration, not the reports, not the cross-inspection",
    ),
    warning(
        "Quỹ học bổng của Cụm",
        "fund_name_drift",
        "one fund under three names",
        severity="note",
        others=["Quỹ của Cụm Thi đua số II", "Quỹ khuyến học, khuyến tài"],
    ),
    warning(
        "Kế hoạch số 11/KH-TW",
        "number_form",
        "Party documents are numbered 11-KH/TW, as 27-NQ/TW in the same sentence",
        severity="note",
        suggest="11-KH/TW",
    ),
)

PLAN = Plan(
    name="003-cum-so-ii-2023",
    copies=("txt",),
    issuer=("CỤM THI ĐUA SỐ II", "TẠP CHÍ\nDÂN CHỦ VÀ PHÁP LUẬT"),
    title=("Phát động và tổ chức thực hiện phong trào thi đua năm 2023", "của Cụm Thi đua số II"),
    body=BODY,
    recipients=("- Vụ TĐKT (để báo cáo);", "- Các đơn vị Cụm TĐSII (để thực hiện);", "- Lưu: VT, HSTĐCTĐSII."),
    signature=(
        "CỤM TRƯỞNG",
        "CỤM THI ĐUA SỐ II",
        "",
        "PHÓ TỔNG BIÊN TẬP",
        "PHỤ TRÁCH",
        "TẠP CHÍ DÂN CHỦ VÀ PHÁP LUẬT",
        "Phùng Quang Nhã",
    ),
    meta={
        "type": "KH",
        "number": None,
        "place": None,
        "date": None,
        "title": "Phát động và tổ chức thực hiện phong trào thi đua năm 2023 của Cụm Thi đua số II",
        "year": 2023,
        "plan_kind": "launch",
        "signing_authority": "CỤM TRƯỞNG CỤM THI ĐUA SỐ II",
        "signer_title": "PHÓ TỔNG BIÊN TẬP PHỤ TRÁCH TẠP CHÍ DÂN CHỦ VÀ PHÁP LUẬT",
        "signer": "Phùng Quang Nhã",
        "legal_bases": [["84/QĐ-BTP", "2023-01-31"], ["1208/QĐ-BTP", "2021-07-29"], ["2247/QĐ-BTP", "2022-11-16"]],
    },
    facts=(*CITED, *MOVEMENTS, *YEAR, *WARNINGS),
    not_facts=(
        "ngày 31/01/2023",
        "ngày 29/7/2021",
        "ngày 16/11/2022",
        "ngày 28/11/2022",
        "ngày 30/9/2022",
        "ngày 03/10/2012",
        "ngày 15/5/2016",
        "ngày 07/4/2014",
        "(03/02/1930 - 03/02/2023)",
        "(19/5/1890 - 19/5/2023)",
        "(11/6/1948 - 11/6/2023)",
        "(02/9/1945 - 02/9/2023)",
        "(7/1981 - 7/2023)",
        "(28/8/1945 - 28/8/2023)",
        "11 năm Ngày Pháp luật Việt Nam",
        "phấn đấu năm 2023 công tác này của Cụm",
    ),
)
