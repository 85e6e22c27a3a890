"""Provincial procuracy, 2024: launch of the year; a scan with slips, hard-wrapped, page numbers between the lines; three faults."""

from .paper import (
    Plan,
    after,
    archive,
    before,
    by,
    duty,
    every,
    fact,
    legal,
    month,
    slip,
    standing,
    to,
    warn,
)

DISTRICTS = "Viện kiểm sát nhân dân các huyện, thành phố"
UNITS = "Các phòng thuộc VKSND tỉnh và VKSND các huyện, thành phố"
OFFICE = "Văn phòng tổng hợp"

RAW = """VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO
VIỆN KIỂM SÁT NHÂN DÂN
TỈNH ĐẮK NÔNG

Sô: 18/KH-VKS

CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Đắk Nông, ngày 12 tháng 01 năm 2024

KẾ HOẠCH
Phát động phong trào thi đua “Đoàn kết, trách nhiệm - Kỷ cương,
liêm chính - Bản lĩnh, hiệu quả” năm 2024

Căn cứ Quyết định số 415/QĐ-VKSTC ngày 22/12/2023 của Viện
trưởng VKSND tối cao ban hành Kế hoạch phát động phong trào thi đua
năm 2024; Chỉ thị số 01/CT-VKSTC ngày l9/12/2023 của Viện trưởng
VKSND tối cao về công tác của ngành Kiểm sát nhân dân năm 2024,
Viện kiểm sát nhân dân (VKSND) tỉnh Đắk Nông xây dựng Kế hoạch phát
động phong trào thi dua năm 2024 như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Tạo động lực để công chức, người lao động hai cấp Kiểm sát
tỉnh hoàn thành tốt nhiệm vụ, góp phần giữ vững an ninh, trật tự;
thiết thực kỷ niệm 64 năm Ngày thành lập ngành (26/7/1960 -
26/7/2024) và 20 năm tái lập tỉnh (01/01/2004 - 01/01/2024).

2. Khắc phục việc nộp báo cáo chậm (năm 2023 còn 04 đơn vị chậm
từ 03 đến 05 ngày).

II. NỘI DUNG VÀ CHỈ TIÊU THI ĐUA

1. Nâng cao chất lượng thực hành quyền công tố, kiểm sát hoạt
động tư pháp; đẩy mạnh chuyển đổi số.

2. Chỉ tiêu cụ thể

a) Ra quyết định truy tố đúng thời hạn đạt 100%;

b) Tỷ lệ giải quyết tố giác, tin báo về tội phạm đạt trên 90%;

c) Tỷ lệ kháng nghị phúc thẩm được Tòa án chấp nhận ít nhất 75%;

d) Mỗi Kiểm sát viên có tối thiểu 01 phiên tòa rút kinh nghiệm
trong năm.

                                  2

III. CÁC ĐỢT THI ĐUA

1. Đợt 1: từ ngày 15/01/2024 đến ngày 3l/5/2024, trọng tâm là các
chỉ tiêu 06 tháng đầu năm.

2. Đợt 2: từ ngày 25/5/2024 đến ngày 30/11/2024, chào mừng Ngày
thành lập ngành và hoàn thành các chỉ tiêu năm công tác.

IV. TỔ CHỨC THỰC HIỆN

1. Các phòng thuộc VKSND tỉnh và VKSND các huyện, thành phố

a) Ký giao ước thi đua, gửi bản đăng ký danh hiệu thi đua về
VKSND tỉnh (qua Văn phòng tổng hợp) trước ngày 02/02/2024.

b) Báo cáo sơ kết đợt 1 gửi về Văn phòng tổng hợp chậm nhất
ngày 10/6/2024; báo cáo tổng kết đợt 2 gửi chậm nhất ngày O5/12/2024.

c) Hằng tháng, ngày 20, nhập kết quả chấm điểm vào phần mềm thi
đua nội bộ.

d) Bình xét và gửi hồ sơ đề nghị khen thưởng trước ngày 15/11/2024
gồm: tờ trình; biên bản họp xét; báo cáo thành tích cá nhân (không quá
02 trang A4) và báo cáo thành tích tập thể (không quá 04 trang A4).

2. Văn phòng tổng hợp

a) Xây dựng Bảng tiêu chí chấm điểm thi đua, lấy ý kiến các đơn
vị trong tháng 01/2024, trình Viện trưởng ban hành trước ngày
20/02/2024.

b) Tổng hợp báo cáo kết quả thi đua năm gửi VKSND tối cao (Vụ Thi
đua - Khen thưởng) trước ngày 15/12/2024.

                                  3

c) Trong 07 ngày kể từ ngày Hội đồng Thi đua - Khen thưởng họp,
hoàn chỉnh hồ sơ trình Viện trưởng quyết định.

d) Theo dõi, hướng dẫn, đôn đốc các đơn vị trong quá trình thực
hiện; tổng hợp khó khăn, vướng mắc.

3. Phòng Tổ chức cán bộ thẩm định kết quả phân loại công chức và
gửi cho cho Văn phòng tổng hợp trước ngày 10/12/2024.

4. Viện kiêm sát nhân dân các huyện, thành phố tổ chức tuyên
truyền gương người tốt, việc tốt; mỗi đơn vị gửi ít nhất 02 tin, bài
một quý cho Ban biên tập Trang thông tin điện tử.

5. Tỷ lệ khen thưởng: Chiến sĩ thi đua cơ sở không quá 15% số Lao
động tiên tiến; đề nghị tặng Bằng khen của Viện trưởng VKSND tối cao
không quá 05 tập thể và 08 cá nhân.

6. Kinh phí khen thưởng lấy từ Quỹ thi đua, khen thưởng của VKSND
tỉnh và hỗ trợ của VKSND tối cao.

Trên đây là Kế hoạch phát động phong trào thi đua năm 2024, yêu
cầu Thủ trưởng các đơn vị tổ chức thực hiện nghiêm túc./.

Nơi nhận:
- VKSND tối cao (Vụ 16) (để b/c);
- Thường trực Tỉnh uỷ (để b/c);
- Lãnh đạo VKSND tỉnh;
- Các phòng, VKSND huyện, thành phố (để t/h);
- Lưu: VT, VPTH.

KT. VIỆN TRƯỞNG
PHÓ VIỆN TRƯỞNG

(Đã ký)

Y Thanh Niê
"""

FACTS = (
    fact("movement", "Đoàn kết, trách nhiệm - Kỷ cương, liêm chính - Bản lĩnh, hiệu quả", level="ngành", years=None),
    legal(
        "Quyết định số 415/QĐ-VKSTC ngày 22/12/2023 của Viện trưởng VKSND tối cao",
        "415/QĐ-VKSTC",
        "2023-12-22",
        "Viện trưởng VKSND tối cao",
    ),
    legal("Chỉ thị số 01/CT-VKSTC ngày l9/12/2023 của Viện trưởng VKSND tối cao", "01/CT-VKSTC", "2023-12-19", "Viện trưởng VKSND tối cao"),
    fact(
        "target",
        "Ra quyết định truy tố đúng thời hạn đạt 100%",
        subject="ra quyết định truy tố đúng thời hạn",
        award=None,
        op="=",
        value=100,
        unit="percent",
    ),
    fact(
        "target",
        "Tỷ lệ giải quyết tố giác, tin báo về tội phạm đạt trên 90%",
        subject="tỷ lệ giải quyết tố giác, tin báo về tội phạm",
        award=None,
        op=">",
        value=90,
        unit="percent",
    ),
    fact(
        "target",
        "Tỷ lệ kháng nghị phúc thẩm được Tòa án chấp nhận ít nhất 75%",
        subject="tỷ lệ kháng nghị phúc thẩm được chấp nhận",
        award=None,
        op=">=",
        value=75,
        unit="percent",
    ),
    fact(
        "target",
        "Mỗi Kiểm sát viên có tối thiểu 01 phiên tòa rút kinh nghiệm trong năm",
        subject="mỗi Kiểm sát viên",
        award=None,
        op=">=",
        value=1,
        unit="count",
    ),
    fact("phase", "Đợt 1: từ ngày 15/01/2024 đến ngày 3l/5/2024", name="Đợt 1", start="2024-01-15", end="2024-05-31"),
    fact("phase", "Đợt 2: từ ngày 25/5/2024 đến ngày 30/11/2024", name="Đợt 2", start="2024-05-25", end="2024-11-30"),
    duty(
        "Ký giao ước thi đua, gửi bản đăng ký danh hiệu thi đua về VKSND tỉnh (qua Văn phòng tổng hợp) trước ngày 02/02/2024",
        UNITS,
        "giao ước thi đua, bản đăng ký danh hiệu thi đua",
        "VKSND tỉnh (qua Văn phòng tổng hợp)",
        before("2024-02-02"),
    ),
    duty(
        "Báo cáo sơ kết đợt 1 gửi về Văn phòng tổng hợp chậm nhất ngày 10/6/2024", UNITS, "báo cáo sơ kết đợt 1", OFFICE, by("2024-06-10")
    ),
    duty("báo cáo tổng kết đợt 2 gửi chậm nhất ngày O5/12/2024", UNITS, "báo cáo tổng kết đợt 2", OFFICE, by("2024-12-05")),
    duty(
        "Hằng tháng, ngày 20, nhập kết quả chấm điểm vào phần mềm thi đua nội bộ",
        UNITS,
        "kết quả chấm điểm",
        None,
        every("month", day=20, bound="on"),
    ),
    duty("Bình xét và gửi hồ sơ đề nghị khen thưởng trước ngày 15/11/2024", UNITS, "hồ sơ đề nghị khen thưởng", None, before("2024-11-15")),
    fact(
        "document_list",
        "gồm: tờ trình; biên bản họp xét; báo cáo thành tích cá nhân (không quá 02 trang A4) và báo cáo thành tích tập thể (không quá 04 trang A4)",
        purpose="hồ sơ đề nghị khen thưởng",
        documents=["tờ trình", "biên bản họp xét", "báo cáo thành tích cá nhân", "báo cáo thành tích tập thể"],
    ),
    fact(
        "page_limit", "báo cáo thành tích cá nhân (không quá 02 trang A4)", document="báo cáo thành tích cá nhân", max_pages=2, paper="A4"
    ),
    fact(
        "page_limit", "báo cáo thành tích tập thể (không quá 04 trang A4)", document="báo cáo thành tích tập thể", max_pages=4, paper="A4"
    ),
    duty(
        "Xây dựng Bảng tiêu chí chấm điểm thi đua, lấy ý kiến các đơn vị trong tháng 01/2024",
        OFFICE,
        "Bảng tiêu chí chấm điểm thi đua",
        "các đơn vị",
        month("2024-01"),
    ),
    duty(
        "trình Viện trưởng ban hành trước ngày 20/02/2024", OFFICE, "Bảng tiêu chí chấm điểm thi đua", "Viện trưởng", before("2024-02-20")
    ),
    duty(
        "Tổng hợp báo cáo kết quả thi đua năm gửi VKSND tối cao (Vụ Thi đua - Khen thưởng) trước ngày 15/12/2024",
        OFFICE,
        "báo cáo kết quả thi đua năm",
        "VKSND tối cao (Vụ Thi đua - Khen thưởng)",
        before("2024-12-15"),
    ),
    duty(
        "Trong 07 ngày kể từ ngày Hội đồng Thi đua - Khen thưởng họp, hoàn chỉnh hồ sơ trình Viện trưởng quyết định",
        OFFICE,
        "hồ sơ trình khen thưởng",
        "Viện trưởng",
        after("ngày Hội đồng Thi đua - Khen thưởng họp", 7),
    ),
    standing("Theo dõi, hướng dẫn, đôn đốc các đơn vị trong quá trình thực hiện", OFFICE, "theo dõi, hướng dẫn, đôn đốc các đơn vị"),
    standing("tổng hợp khó khăn, vướng mắc", OFFICE, "tổng hợp khó khăn, vướng mắc"),
    duty(
        "Phòng Tổ chức cán bộ thẩm định kết quả phân loại công chức và gửi cho cho Văn phòng tổng hợp trước ngày 10/12/2024",
        "Phòng Tổ chức cán bộ",
        "kết quả phân loại công chức đã thẩm định",
        OFFICE,
        before("2024-12-10"),
    ),
    standing(
        "Viện kiêm sát nhân dân các huyện, thành phố tổ chức tuyên truyền gương người tốt, việc tốt",
        DISTRICTS,
        "tuyên truyền gương người tốt, việc tốt",
    ),
    duty(
        "mỗi đơn vị gửi ít nhất 02 tin, bài một quý cho Ban biên tập Trang thông tin điện tử",
        DISTRICTS,
        "tin, bài",
        "Ban biên tập Trang thông tin điện tử",
        every("quarter", min_count=2),
    ),
    fact(
        "quota",
        "Chiến sĩ thi đua cơ sở không quá 15% số Lao động tiên tiến",
        award="Chiến sĩ thi đua cơ sở",
        scope="đơn vị",
        max_percent=15,
        subset_of="Lao động tiên tiến",
    ),
    fact(
        "quota",
        "đề nghị tặng Bằng khen của Viện trưởng VKSND tối cao không quá 05 tập thể và 08 cá nhân",
        award="Bằng khen của Viện trưởng VKSND tối cao",
        scope="VKSND tỉnh",
        per_total={"tập thể": 5, "cá nhân": 8},
    ),
    fact(
        "funding",
        "Kinh phí khen thưởng lấy từ Quỹ thi đua, khen thưởng của VKSND tỉnh và hỗ trợ của VKSND tối cao",
        sources=["Quỹ thi đua, khen thưởng của VKSND tỉnh", "hỗ trợ của VKSND tối cao"],
    ),
    standing("yêu cầu Thủ trưởng các đơn vị tổ chức thực hiện nghiêm túc", "Thủ trưởng các đơn vị", "tổ chức thực hiện"),
    to("VKSND tối cao (Vụ 16) (để b/c)", "để báo cáo", name="VKSND tối cao (Vụ 16)"),
    to("Thường trực Tỉnh uỷ (để b/c)", "để báo cáo"),
    to("Lãnh đạo VKSND tỉnh"),
    to("Các phòng, VKSND huyện, thành phố (để t/h)", "để thực hiện"),
    archive("Lưu: VT, VPTH"),
    warn(
        "Đợt 2: từ ngày 25/5/2024",
        "phase_overlap",
        "warn",
        "25/5 to 31/5/2024 lie in both phases",
        other="Đợt 1: từ ngày 15/01/2024 đến ngày 3l/5/2024",
    ),
    warn("gửi cho cho Văn phòng tổng hợp", "repeated_word", "warn", "cho twice", suggest="gửi cho Văn phòng tổng hợp"),
    warn(
        "Viện kiêm sát nhân dân các huyện, thành phố",
        "misspelled_name",
        "warn",
        "the agency is called Viện kiểm sát",
        suggest="Viện kiểm sát nhân dân",
    ),
    slip("Sô: 18/KH-VKS", "Số: 18/KH-VKS"),
    slip("phong trào thi dua", "phong trào thi đua"),
    slip("ngày l9/12/2023", "ngày 19/12/2023"),
    slip("ngày 3l/5/2024", "ngày 31/5/2024"),
    slip("ngày O5/12/2024", "ngày 05/12/2024"),
)

PLAN = Plan(
    file="kiem_sat_2024.txt",
    meta={
        "type": "KH",
        "number": "18/KH-VKS",
        "place": "Đắk Nông",
        "date": "2024-01-12",
        "title": "Phát động phong trào thi đua “Đoàn kết, trách nhiệm - Kỷ cương, liêm chính - Bản lĩnh, hiệu quả” năm 2024",
        "year": 2024,
        "plan_kind": "launch",
        "signing_authority": "KT. VIỆN TRƯỞNG",
        "signer_title": "PHÓ VIỆN TRƯỞNG",
        "signer": "Y Thanh Niê",
        "legal_bases": [["415/QĐ-VKSTC", "2023-12-22"], ["01/CT-VKSTC", "2023-12-19"]],
    },
    facts=FACTS,
    not_facts=(
        "ngày 22/12/2023",
        "ngày l9/12/2023",
        "(26/7/1960 - 26/7/2024)",
        "(01/01/2004 - 01/01/2024)",
        "năm 2023 còn 04 đơn vị chậm từ 03 đến 05 ngày",
        "đẩy mạnh chuyển đổi số",
        "trọng tâm là các chỉ tiêu 06 tháng đầu năm",
    ),
    raw=RAW,
)
