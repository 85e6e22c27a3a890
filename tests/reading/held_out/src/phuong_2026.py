"""Ward after the two-level reform, 2026: launch of the year; no table of tasks, clocks of every sort."""

from .paper import (
    Body,
    Plan,
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
    quarter,
    standing,
    to,
    week,
)

CULTURE = "Phòng Văn hóa - Xã hội"
QUARTERS = "Trưởng các khu vực, hiệu trưởng các trường học"

BODY: Body = (
    letterhead(
        "ỦY BAN NHÂN DÂN\nPHƯỜNG NINH KIỀU\nSố: 07/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nNinh Kiều, ngày 08 tháng 01 năm 2026",
    ),
    *lines("""
= KẾ HOẠCH
= Phát động phong trào thi đua yêu nước năm 2026
= trên địa bàn phường Ninh Kiều
Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;
Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp, phân quyền trong lĩnh vực tổ chức nhà nước và hướng dẫn thi hành một số điều của Luật Thi đua, khen thưởng;
Căn cứ Kế hoạch số 301/KH-UBND ngày 26 tháng 12 năm 2025 của Ủy ban nhân dân thành phố Cần Thơ về phát động phong trào thi đua năm 2026;
Ủy ban nhân dân phường Ninh Kiều ban hành Kế hoạch với những nội dung sau:
# I. MỤC ĐÍCH, YÊU CẦU
1. Khơi dậy tinh thần yêu nước, đồng thuận trong cán bộ và Nhân dân sau 06 tháng vận hành chính quyền địa phương 02 cấp (từ ngày 01/7/2025).
2. Thi đua phải có trọng tâm, hướng về khu dân cư; hoàn thành trước hạn các chỉ tiêu được giao.
# II. CHỦ ĐỀ, PHONG TRÀO VÀ CHỈ TIÊU
1. Chủ đề thi đua: “Đoàn kết, kỷ cương, số hóa, gần dân”.
2. Hưởng ứng phong trào thi đua “Cả nước thi đua thực hành tiết kiệm, chống lãng phí”, phong trào “Bình dân học vụ số”; phát động trong toàn phường phong trào thi đua “Ninh Kiều sáng - xanh - sạch - đẹp giai đoạn 2026 - 2030”.
3. Các chỉ tiêu cụ thể:
a) Tỷ lệ hồ sơ trực tuyến toàn trình đạt từ 80% trở lên; hồ sơ trễ hạn không quá 1%.
b) Số hóa 100% kết quả giải quyết thủ tục hành chính.
c) Xây mới, sửa chữa ít nhất 15 căn nhà đại đoàn kết.
# III. CÁC ĐỢT VÀ CÁC MỐC CHUNG
1. Phong trào thi đua trong năm chia thành 03 đợt:
- Đợt 1 (từ ngày 15/01/2026 đến hết ngày 30/4/2026): lập thành tích mừng Đảng, mừng Xuân Bính Ngọ và kỷ niệm 51 năm Ngày Giải phóng miền Nam, thống nhất đất nước.
- Đợt 2 (từ ngày 01/5/2026 đến ngày 02/9/2026): chào mừng kỷ niệm 81 năm Quốc khánh.
- Đợt 3 (từ ngày 03/9/2026 đến hết năm 2026): thi đua nước rút hoàn thành kế hoạch năm.
2. Ký giao ước thi đua bằng văn bản: hoàn thành trong tháng 01/2026.
3. Sơ kết 06 tháng đầu năm bằng văn bản: tuần thứ tư của tháng 6/2026.
4. Kiểm tra công tác thi đua tại các khu vực, trường học: quý III/2026.
5. Hội nghị tổng kết: dự kiến một buổi, trong tháng 12/2026, tại Hội trường Ủy ban nhân dân phường. Thời gian cụ thể sẽ có thư mời riêng.
# IV. KHEN THƯỞNG
Mỗi đợt, mỗi khu vực được đề nghị khen thưởng tối đa 01 tập thể, 03 cá nhân; ưu tiên người trực tiếp lao động. Tiền thưởng thực hiện theo quy định, không vượt 0,3 lần mức lương cơ sở đối với cá nhân.
Hồ sơ đề nghị khen thưởng gồm: tờ trình, biên bản họp xét, báo cáo thành tích (tóm tắt không quá 02 trang).
# V. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội (cơ quan thường trực Hội đồng Thi đua - Khen thưởng phường):
a) Ban hành hướng dẫn đăng ký thi đua và bảng chấm điểm các khu vực trước ngày 16/01/2026.
b) Trong vòng 10 ngày làm việc kể từ ngày kết thúc mỗi đợt, thẩm định hồ sơ, trình Chủ tịch Ủy ban nhân dân phường quyết định khen thưởng.
c) Xây dựng báo cáo tổng kết phong trào gửi Sở Nội vụ thành phố chậm nhất ngày 15/12/2026.
d) Theo dõi, đôn đốc các đơn vị thực hiện Kế hoạch này.
2. Trung tâm Phục vụ hành chính công phường gửi số liệu hồ sơ trực tuyến về Phòng Văn hóa - Xã hội trước 15 giờ 00 thứ Sáu hằng tuần.
3. Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường cân đối, trình bố trí kinh phí; mở chuyên mục “Người tốt, việc tốt” trên trang thông tin điện tử phường.
4. Công an phường, Ban Chỉ huy Quân sự phường gửi bản đăng ký danh hiệu “Đơn vị quyết thắng” về Phòng Văn hóa - Xã hội chậm nhất là ngày 23/01/2026.
5. Trưởng các khu vực, hiệu trưởng các trường học:
- Nộp bản đăng ký thi đua của đơn vị mình về Phòng Văn hóa - Xã hội trước ngày 25/01/2026.
- Báo cáo kết quả phong trào hằng quý, chậm nhất ngày 25 của tháng cuối quý; báo cáo đột xuất khi có yêu cầu.
- Hồ sơ đề nghị khen thưởng từng đợt gửi về Phòng Văn hóa - Xã hội sau khi kết thúc đợt 05 ngày.
6. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam phường và các tổ chức chính trị - xã hội phối hợp vận động đoàn viên, hội viên tham gia.
7. Kinh phí thực hiện từ ngân sách phường năm 2026 và nguồn vận động hợp pháp khác.
Trên đây là Kế hoạch phát động phong trào thi đua yêu nước năm 2026 của Ủy ban nhân dân phường Ninh Kiều./.
"""),
    closing(
        "Nơi nhận:\n- Sở Nội vụ thành phố;\n- TT. Đảng ủy, TT. HĐND phường;\n- Chủ tịch, các PCT UBND phường;\n- UBMTTQVN và các tổ chức CT-XH phường;\n- Công an, BCHQS phường;\n- Các phòng, trung tâm thuộc phường;\n- Các khu vực, trường học trên địa bàn;\n- Lưu: VT, VHXH.",
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Thị Ngọc Giàu",
    ),
)

FACTS = (
    legal("Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ", "152/2025/NĐ-CP", "2025-06-14", "Chính phủ"),
    legal(
        "Kế hoạch số 301/KH-UBND ngày 26 tháng 12 năm 2025 của Ủy ban nhân dân thành phố Cần Thơ",
        "301/KH-UBND",
        "2025-12-26",
        "Ủy ban nhân dân thành phố Cần Thơ",
    ),
    fact("theme", "Đoàn kết, kỷ cương, số hóa, gần dân", role="chủ đề"),
    fact("movement", "Cả nước thi đua thực hành tiết kiệm, chống lãng phí", level="trung ương", years=None),
    fact("movement", "Bình dân học vụ số", level="trung ương", years=None),
    fact("movement", "Ninh Kiều sáng - xanh - sạch - đẹp giai đoạn 2026 - 2030", level="phường", years=[2026, 2030]),
    fact(
        "target",
        "Tỷ lệ hồ sơ trực tuyến toàn trình đạt từ 80% trở lên",
        subject="tỷ lệ hồ sơ trực tuyến toàn trình",
        award=None,
        op=">=",
        value=80,
        unit="percent",
    ),
    fact("target", "hồ sơ trễ hạn không quá 1%", subject="hồ sơ trễ hạn", award=None, op="<=", value=1, unit="percent"),
    fact(
        "target",
        "Số hóa 100% kết quả giải quyết thủ tục hành chính",
        subject="kết quả giải quyết thủ tục hành chính",
        award=None,
        op="=",
        value=100,
        unit="percent",
    ),
    fact(
        "target",
        "Xây mới, sửa chữa ít nhất 15 căn nhà đại đoàn kết",
        subject="căn nhà đại đoàn kết",
        award=None,
        op=">=",
        value=15,
        unit="count",
    ),
    fact("phase", "Đợt 1 (từ ngày 15/01/2026 đến hết ngày 30/4/2026)", name="Đợt 1", start="2026-01-15", end="2026-04-30"),
    fact("phase", "Đợt 2 (từ ngày 01/5/2026 đến ngày 02/9/2026)", name="Đợt 2", start="2026-05-01", end="2026-09-02"),
    fact("phase", "Đợt 3 (từ ngày 03/9/2026 đến hết năm 2026)", name="Đợt 3", start="2026-09-03", end="2026-12-31"),
    fact("stage", "Ký giao ước thi đua bằng văn bản: hoàn thành trong tháng 01/2026", stage="ký giao ước thi đua", due=month("2026-01")),
    fact("stage", "Sơ kết 06 tháng đầu năm bằng văn bản: tuần thứ tư của tháng 6/2026", stage="sơ kết", due=week("2026-06", 4)),
    fact("stage", "Kiểm tra công tác thi đua tại các khu vực, trường học: quý III/2026", stage="kiểm tra", due=quarter(2026, 3)),
    fact(
        "event",
        "Hội nghị tổng kết: dự kiến một buổi, trong tháng 12/2026",
        event="hoi_nghi_tong_ket",
        due=month("2026-12"),
        days=0.5,
        tentative=True,
    ),
    fact("event_duration", "dự kiến một buổi", days=0.5),
    fact("event_place", "tại Hội trường Ủy ban nhân dân phường", place="Hội trường Ủy ban nhân dân phường", form=None),
    fact("notice_to_follow", "Thời gian cụ thể sẽ có thư mời riêng", document="thư mời riêng", about="thời gian Hội nghị tổng kết"),
    fact(
        "quota",
        "Mỗi đợt, mỗi khu vực được đề nghị khen thưởng tối đa 01 tập thể, 03 cá nhân",
        award="khen thưởng từng đợt",
        scope="mỗi khu vực",
        per_unit={"tập thể": 1, "cá nhân": 3},
    ),
    fact(
        "document_list",
        "Hồ sơ đề nghị khen thưởng gồm: tờ trình, biên bản họp xét, báo cáo thành tích",
        purpose="hồ sơ đề nghị khen thưởng",
        documents=["tờ trình", "biên bản họp xét", "báo cáo thành tích"],
    ),
    fact("page_limit", "báo cáo thành tích (tóm tắt không quá 02 trang)", document="báo cáo thành tích tóm tắt", max_pages=2, paper=None),
    duty(
        "Ban hành hướng dẫn đăng ký thi đua và bảng chấm điểm các khu vực trước ngày 16/01/2026",
        CULTURE,
        "hướng dẫn đăng ký thi đua và bảng chấm điểm",
        None,
        before("2026-01-16"),
    ),
    duty(
        "Trong vòng 10 ngày làm việc kể từ ngày kết thúc mỗi đợt, thẩm định hồ sơ, trình Chủ tịch Ủy ban nhân dân phường quyết định khen thưởng",
        CULTURE,
        "thẩm định hồ sơ, trình quyết định khen thưởng",
        "Chủ tịch Ủy ban nhân dân phường",
        after("ngày kết thúc mỗi đợt", 10, unit="working"),
    ),
    duty(
        "Xây dựng báo cáo tổng kết phong trào gửi Sở Nội vụ thành phố chậm nhất ngày 15/12/2026",
        CULTURE,
        "báo cáo tổng kết phong trào",
        "Sở Nội vụ thành phố",
        by("2026-12-15"),
    ),
    standing("Theo dõi, đôn đốc các đơn vị thực hiện Kế hoạch này", CULTURE, "theo dõi, đôn đốc các đơn vị"),
    duty(
        "Trung tâm Phục vụ hành chính công phường gửi số liệu hồ sơ trực tuyến về Phòng Văn hóa - Xã hội trước 15 giờ 00 thứ Sáu hằng tuần",
        "Trung tâm Phục vụ hành chính công phường",
        "số liệu hồ sơ trực tuyến",
        CULTURE,
        every("week", weekday="thứ Sáu", bound="before", time="15:00"),
    ),
    duty(
        "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường cân đối, trình bố trí kinh phí; mở chuyên mục “Người tốt, việc tốt” trên trang thông tin điện tử phường",
        "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường",
        "cân đối, trình bố trí kinh phí; chuyên mục “Người tốt, việc tốt”",
        None,
        None,
    ),
    duty(
        "Công an phường, Ban Chỉ huy Quân sự phường gửi bản đăng ký danh hiệu “Đơn vị quyết thắng” về Phòng Văn hóa - Xã hội chậm nhất là ngày 23/01/2026",
        "Công an phường, Ban Chỉ huy Quân sự phường",
        "bản đăng ký danh hiệu “Đơn vị quyết thắng”",
        CULTURE,
        by("2026-01-23"),
    ),
    duty(
        "Nộp bản đăng ký thi đua của đơn vị mình về Phòng Văn hóa - Xã hội trước ngày 25/01/2026",
        QUARTERS,
        "bản đăng ký thi đua",
        CULTURE,
        before("2026-01-25"),
    ),
    duty(
        "Báo cáo kết quả phong trào hằng quý, chậm nhất ngày 25 của tháng cuối quý",
        QUARTERS,
        "báo cáo kết quả phong trào",
        None,
        every("quarter", day=25, bound="by", of="last_month"),
    ),
    duty("báo cáo đột xuất khi có yêu cầu", QUARTERS, "báo cáo đột xuất", None, every(None, on_request=True)),
    duty(
        "Hồ sơ đề nghị khen thưởng từng đợt gửi về Phòng Văn hóa - Xã hội sau khi kết thúc đợt 05 ngày",
        QUARTERS,
        "hồ sơ đề nghị khen thưởng từng đợt",
        CULTURE,
        after("kết thúc đợt", 5, "exactly"),
    ),
    standing(
        "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam phường và các tổ chức chính trị - xã hội phối hợp vận động đoàn viên, hội viên tham gia",
        "Ủy ban Mặt trận Tổ quốc Việt Nam phường và các tổ chức chính trị - xã hội",
        "phối hợp vận động đoàn viên, hội viên",
    ),
    fact(
        "funding",
        "Kinh phí thực hiện từ ngân sách phường năm 2026 và nguồn vận động hợp pháp khác",
        sources=["ngân sách phường năm 2026", "nguồn vận động hợp pháp khác"],
    ),
    to("- Sở Nội vụ thành phố;", name="Sở Nội vụ thành phố"),
    to("TT. Đảng ủy, TT. HĐND phường"),
    to("Chủ tịch, các PCT UBND phường"),
    to("UBMTTQVN và các tổ chức CT-XH phường"),
    to("Công an, BCHQS phường"),
    to("Các phòng, trung tâm thuộc phường"),
    to("Các khu vực, trường học trên địa bàn"),
    archive("Lưu: VT, VHXH"),
)

PLAN = Plan(
    file="phuong_2026.docx",
    meta={
        "type": "KH",
        "number": "07/KH-UBND",
        "place": "Ninh Kiều",
        "date": "2026-01-08",
        "title": "Phát động phong trào thi đua yêu nước năm 2026 trên địa bàn phường Ninh Kiều",
        "year": 2026,
        "plan_kind": "launch",
        "signing_authority": "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH",
        "signer_title": "PHÓ CHỦ TỊCH",
        "signer": "Lê Thị Ngọc Giàu",
        "legal_bases": [["152/2025/NĐ-CP", "2025-06-14"], ["301/KH-UBND", "2025-12-26"]],
    },
    facts=FACTS,
    not_facts=(
        "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
        "ngày 14 tháng 6 năm 2025",
        "ngày 26 tháng 12 năm 2025",
        "sau 06 tháng vận hành chính quyền địa phương 02 cấp (từ ngày 01/7/2025)",
        "kỷ niệm 51 năm Ngày Giải phóng miền Nam",
        "chào mừng kỷ niệm 81 năm Quốc khánh",
        "không vượt 0,3 lần mức lương cơ sở",
        "hoàn thành trước hạn các chỉ tiêu được giao",
    ),
    body=BODY,
)
