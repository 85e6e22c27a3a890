"""The launch of a year inside one department, saved from its web page: no number, no signature; targets inside targets."""

from demo.plans.src.parts import Plan, basis, before, duty, fact, relative, standing, warning

BODY = """
@web Nhập từ khóa...Tìm kiếm
@web Chương trình công tác
@web Chương trình công tác
@type KẾ HOẠCH Phát động phong trào thi đua năm 2018
@date 04/01/2018
Căn cứ Kế hoạch số 221/KH-UBND ngày 20/01/2016 phát động thi đua 05 năm (2016-2020) theo Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIII; Hướng dẫn số 3067/HD-SNV ngày 01/11/2017 của Sở Nội vụ hướng dẫn tổng kết thi đua, khen thưởng năm 2017, triển khai năm 2018; Quyết định số 04/QĐ-UBND ngày 03/01/2018 của Ủy ban nhân dân tỉnh phê duyệt Kế hoạch công tác Tư pháp năm 2018.
Tiếp nối kết quả của năm cũ, Sở Tư pháp kêu gọi toàn thể công chức, viên chức Ngành Tư pháp tỉnh Ninh Thuận bước vào phong trào thi đua của năm mới với những nội dung sau đây:
**I. MỤC ĐÍCH, YÊU CẦU**
**1. Mục đích:**
a) Đưa phong trào phát huy sáng kiến, cải tiến kỹ thuật đi vào thực chất, góp sức cho phát triền kinh tế của tỉnh theo Nghị quyết Đại hội Đảng bộ tỉnh;
b) Khơi dậy sức sáng tạo của mỗi người, mỗi phòng; lấy thi đua làm đòn bẩy để việc được giao xong đúng hạn và đạt chất lượng;
c) Tìm cho được người tốt, việc tốt, cách làm hay để khen kịp thời và truyền lại cho nơi khác; sáng kiến hay không chỉ dùng trong tác chuyên môn của một phòng mà dùng được cho cả tỉnh;
d) Hoàn thành mọi việc Bộ Tư pháp giao và việc Ủy ban nhân dân tỉnh giao tại Quyết định số 04/QĐ-UBND ngày 03/01/2018.
**2. Yêu cầu:**
a) Cấp ủy, Ban Giám đốc Sở và lãnh đạo các phòng, đơn vị trực tiếp chỉ đạo, coi thi đua là việc thường ngày chứ không phải việc làm thêm;
b) Lời phát động phải đến được từng người; nội dung cụ thể, đo đếm được;
c) Gắn thi đua thường xuyên với thi đua chuyên đề, gắn thi đua với khen thưởng; khen đúng người, đúng việc, đúng lúc.
**II. NỘI DUNG THI ĐUA**
**1. Chủ đề, khẩu hiệu:**
a) Chủ đề: vẫn theo chủ đề đã chọn là “Đoàn kết, sáng tạo, thi đua xây dựng và bảo vệ Tổ quốc”.
b) Khẩu hiệu: “Thi đua hoàn thành xuất sắc nhiệm vụ năm 2018, chào mừng 70 năm Ngày Chủ tịch Hồ Chí Minh ra Lời kêu gọi thi đua ái quốc (11/6/1948 - 11/6/2018)”.
**2. Nội dung:**
2.1. Làm tốt việc chuyên môn, nhất là các việc lớn của năm: dùng rộng rãi phần mềm hộ tịch, trình Đề án thừa phát lại, xây dựng quy chế cộng tác viên kiểm tra văn bản, bồi dưỡng nghiệp vụ hộ tịch và chứng thực cho cấp huyện, hệ thống hóa văn bản quy phạm pháp luật.
2.2. Cải cách cách làm việc trong cơ quan: sắp xếp người, việc và phương tiện cho hợp lý; cắt bớt thủ tục; góp phần nâng các chỉ số PAR INDEX, PCI, SIPAS, PAPI; có sáng kiến về cơ chế, quy trình được dùng thật.
2.3. Hưởng ứng các phong trào chuyên đề của Bộ Tư pháp và của Ủy ban nhân dân tỉnh.
2.4. Phổ biến pháp luật về thi đua, khen thưởng tới từng công chức, viên chức, người lao động; đổi mới sinh hoạt của Hội đồng sáng kiến và Hội đồng thi đua khen thưởng Sở để việc xét khen khách quan, đúng luật.
2.5. Khen ngay khi có thành tích, chú ý thành tích đột xuất và người trực tiếp làm việc; có như vậy phong trào thi mới thành động lực cho mọi người phấn đấu.
2.6. Về điển hình tiên tiến: mô hình mới, sáng kiến hay được giới thiệu ngay để mọi người học theo. Từ kết quả phấn đấu của các phòng, đơn vị, Thường trực Hội đồng thi đua khen thưởng đề xuất để Hội đồng thi đua khen thưởng Sở họp thống nhất, trình Giám đốc Sở chọn tập thể, cá nhân xây dựng điển hình tiên tiến năm 2018.
**3. Các đợt thi đua:** trong năm 2018 phát động 02 đợt:
+ Đợt thứ nhất: Từ đầu năm đến ngày 11/6/2018, lập thành tích mừng 70 năm ngày Bác Hồ ra Lời kêu gọi thi đua ái quốc (11/6/1948 - 11/6/2018), xong các chỉ tiêu đề ra cho 6 tháng đầu năm 2018;
+ Đợt thứ hai: Từ ngày 11/6/2018 đến đến hết năm 2018, xong toàn bộ nhiệm vụ và chỉ tiêu của năm.
**4. Chỉ tiêu phấn đấu:**
- Tập thể:
+ Sở Tư pháp phấn đấu được tặng Cờ thi đua của Bộ Tư pháp hoặc UBND tỉnh.
+ 100% phòng và đơn vị trực thuộc đạt “Tập thể Lao động tiên tiến”; trong số này từ 30% phòng và đơn vị trực thuộc trở lên đạt “Tập thể Lao động xuất sắc”.
- Cá nhân:
+ Ít nhất 01 người đạt Chiến sĩ thi đua cấp tỉnh;
+ 100% cá nhân đạt Lao động tiên tiến, trong đó 15% cá nhân đạt Chiến sỹ thi đua cấp cơ sở (người giữ chức vụ lãnh đạo, quản lý chiếm dưới 70%, người không giữ chức vụ lãnh đạo, quản lý chiếm trên 30%).
**III. TỔ CHỨC THỰC HIỆN**
1. Đăng ký danh hiệu: các phòng, đơn vị cho tập thể, cá nhân của mình đăng ký thi đua theo khoản 2 Điều 8 Chương I Quy chế ban hành kèm theo Quyết định số 115/2017/QĐ-UBND ngày 01/11/2017 của Ủy ban nhân dân tỉnh. Từng phòng, đơn vị gửi kết quả đăng ký về Văn phòng Sở Tư pháp trước ngày 15/01/2018 để tổng hợp báo cáo lên trên.
2. Các phòng, đơn vị dựa vào Kế hoạch công tác Tư pháp năm 2018 và Kế hoạch này để phát động thi đua gắn với việc chuyên môn. Kết thúc mỗi đợt thi đua, các phòng, đơn vị bình xét và gửi hồ sơ khen thưởng về Thường trực Hội đồng thi đua khen thưởng Sở (Văn phòng Sở). Hồ sơ xét sáng kiến gửi trước ngày 01/11/2018, hồ sơ đề nghị khen thưởng gửi trước ngày 20/11/2018.
3. Thường trực Hội đồng thi đua khen thưởng giúp lãnh đạo Sở các việc sau:
- Tham mưu cho Giám đốc chỉ đạo phong trào, thường xuyên hướng dẫn, đôn đốc các phòng, đơn vị; lập bảng tổng hợp đăng ký của toàn Sở, bảo đảm đến Sở Nội vụ trước ngày 10/02/2018;
- Ra văn bản phát động cho từng đợt thi đua; kết thúc mỗi đợt thì hướng dẫn bình xét, đề nghị khen thưởng và tổng hợp hồ sơ, trình Hội đồng thi đua khen thưởng Sở xem xét để Giám đốc Sở quyết định./.
@source Văn phòng
"""

ROOMS = "Các phòng, đơn vị"
OFFICE = "Thường trực Hội đồng thi đua khen thưởng"
OFFICE_DESK = "Thường trực Hội đồng thi đua khen thưởng Sở (Văn phòng Sở)"
EXCELLENT = "Chiến sĩ thi đua cơ sở"
UNITS = "phòng và đơn vị trực thuộc"
PHASE_ENDS = relative("kết thúc mỗi đợt thi đua", None, "after", bound=None)

AIMS = (
    basis("Kế hoạch số 221/KH-UBND ngày 20/01/2016", "221/KH-UBND", "2016-01-20"),
    basis("Hướng dẫn số 3067/HD-SNV ngày 01/11/2017 của Sở Nội vụ", "3067/HD-SNV", "2017-11-01", issuer="Sở Nội vụ"),
    basis(
        "Quyết định số 04/QĐ-UBND ngày 03/01/2018 của Ủy ban nhân dân tỉnh",
        "04/QĐ-UBND",
        "2018-01-03",
        issuer="Ủy ban nhân dân tỉnh",
    ),
    basis(
        "Quyết định số 115/2017/QĐ-UBND ngày 01/11/2017 của Ủy ban nhân dân tỉnh",
        "115/2017/QĐ-UBND",
        "2017-11-01",
        issuer="Ủy ban nhân dân tỉnh",
        where="body",
    ),
    fact("theme", "Đoàn kết, sáng tạo, thi đua xây dựng và bảo vệ Tổ quốc", role="chủ đề"),
    fact("theme", "Thi đua hoàn thành xuất sắc nhiệm vụ năm 2018 … (11/6/1948 - 11/6/2018)", role="khẩu hiệu"),
    duty(
        "Thường trực Hội đồng thi đua khen thưởng đề xuất … điển hình tiên tiến năm 2018",
        OFFICE,
        "đề xuất chọn tập thể, cá nhân xây dựng điển hình tiên tiến năm 2018",
        to="Hội đồng thi đua khen thưởng Sở; Giám đốc Sở",
    ),
    fact("phase", "Đợt thứ nhất: Từ đầu năm đến ngày 11/6/2018", name="Đợt thứ nhất", start="2018-01-01", end="2018-06-11"),
    fact("phase", "Đợt thứ hai: Từ ngày 11/6/2018 đến đến hết năm 2018", name="Đợt thứ hai", start="2018-06-11", end="2018-12-31"),
    fact(
        "target",
        "Sở Tư pháp phấn đấu được tặng Cờ thi đua của Bộ Tư pháp hoặc UBND tỉnh",
        subject="Sở Tư pháp",
        award="Cờ thi đua của Bộ Tư pháp hoặc UBND tỉnh",
        op=">=",
        value=1,
        unit="count",
    ),
    fact(
        "target",
        "100% phòng và đơn vị trực thuộc đạt “Tập thể Lao động tiên tiến”",
        subject=UNITS,
        award="Tập thể Lao động tiên tiến",
        op="=",
        value=100,
        unit="percent",
    ),
    fact(
        "target",
        "từ 30% phòng và đơn vị trực thuộc trở lên đạt “Tập thể Lao động xuất sắc”",
        subject=UNITS,
        award="Tập thể Lao động xuất sắc",
        op=">=",
        value=30,
        unit="percent",
    ),
    fact(
        "target",
        "Ít nhất 01 người đạt Chiến sĩ thi đua cấp tỉnh",
        subject="người",
        award="Chiến sĩ thi đua cấp tỉnh",
        op=">=",
        value=1,
        unit="count",
    ),
    fact(
        "target",
        "100% cá nhân đạt Lao động tiên tiến",
        subject="cá nhân",
        award="Lao động tiên tiến",
        op="=",
        value=100,
        unit="percent",
    ),
    fact(
        "target",
        "15% cá nhân đạt Chiến sỹ thi đua cấp cơ sở",
        subject="cá nhân",
        award=EXCELLENT,
        op="=",
        value=15,
        unit="percent",
        of="Lao động tiên tiến",
    ),
    fact(
        "target",
        "người giữ chức vụ lãnh đạo, quản lý chiếm dưới 70%",
        subject="người giữ chức vụ lãnh đạo, quản lý",
        award=EXCELLENT,
        op="<",
        value=70,
        unit="percent",
        of=EXCELLENT,
    ),
    fact(
        "target",
        "người không giữ chức vụ lãnh đạo, quản lý chiếm trên 30%",
        subject="người không giữ chức vụ lãnh đạo, quản lý",
        award=EXCELLENT,
        op=">",
        value=30,
        unit="percent",
        of=EXCELLENT,
    ),
)

TASKS = (
    duty(
        "các phòng, đơn vị cho tập thể, cá nhân của mình đăng ký thi đua",
        ROOMS,
        "đăng ký thi đua của tập thể, cá nhân",
    ),
    duty(
        "Từng phòng, đơn vị gửi kết quả đăng ký … 15/01/2018",
        ROOMS,
        "kết quả đăng ký",
        to="Văn phòng Sở Tư pháp",
        due=before("2018-01-15"),
    ),
    standing("Các phòng, đơn vị dựa vào Kế hoạch … gắn với việc chuyên môn", ROOMS, "phát động thi đua gắn với việc chuyên môn"),
    duty(
        "Kết thúc mỗi đợt thi đua, các phòng … (Văn phòng Sở)",
        ROOMS,
        "bình xét; hồ sơ khen thưởng của đợt",
        to=OFFICE_DESK,
        due=PHASE_ENDS,
    ),
    duty("Hồ sơ xét sáng kiến gửi trước ngày 01/11/2018", ROOMS, "hồ sơ xét sáng kiến", to=OFFICE_DESK, due=before("2018-11-01")),
    duty(
        "hồ sơ đề nghị khen thưởng gửi trước ngày 20/11/2018",
        ROOMS,
        "hồ sơ đề nghị khen thưởng",
        to=OFFICE_DESK,
        due=before("2018-11-20"),
    ),
    standing("Tham mưu cho Giám đốc … các phòng, đơn vị", OFFICE, "tham mưu cho Giám đốc; hướng dẫn, đôn đốc các phòng, đơn vị"),
    duty(
        "lập bảng tổng hợp đăng ký của toàn Sở … 10/02/2018",
        OFFICE,
        "bảng tổng hợp đăng ký của toàn Sở",
        to="Sở Nội vụ",
        due=before("2018-02-10"),
    ),
    duty("Ra văn bản phát động cho từng đợt thi đua", OFFICE, "văn bản phát động cho từng đợt thi đua"),
    duty(
        "kết thúc mỗi đợt thì hướng dẫn bình xét, đề nghị khen thưởng",
        OFFICE,
        "hướng dẫn bình xét, đề nghị khen thưởng",
        due=PHASE_ENDS,
    ),
    duty(
        "tổng hợp hồ sơ, trình Hội đồng … Giám đốc Sở quyết định",
        OFFICE,
        "tổng hợp hồ sơ khen thưởng",
        to="Hội đồng thi đua khen thưởng Sở; Giám đốc Sở",
        due=PHASE_ENDS,
    ),
)

WARNINGS = (
    warning(
        "KẾ HOẠCH Phát động phong trào thi đua năm 2018",
        "missing_document_data",
        "copied from a web page: no number, no place, no signature, no list of recipients",
        severity="error",
        missing=["number", "place", "signature", "recipients"],
    ),
    warning(
        "Đợt thứ hai: Từ ngày 11/6/2018",
        "phase_overlap",
        "11/6/2018 lies in both phases",
        other="Đợt thứ nhất: Từ đầu năm đến ngày 11/6/2018",
    ),
    warning(
        "hồ sơ đề nghị khen thưởng gửi trước ngày 20/11/2018",
        "two_deadlines",
        "award dossiers are asked for after each phase, and the second phase ends on 31/12/2018, but also before 20/11/2018",
        other="Kết thúc mỗi đợt thi đua, các phòng, đơn vị bình xét và gửi hồ sơ khen thưởng",
    ),
    warning("Từ ngày 11/6/2018 đến đến hết năm 2018", "repeated_word", "đến twice", suggest="đến hết năm 2018"),
    warning("phát triền kinh tế", "misspelling", "triền for triển", severity="note", suggest="phát triển kinh tế"),
    warning(
        "không chỉ dùng trong tác chuyên môn",
        "misspelling",
        "a word is missing",
        severity="note",
        suggest="không chỉ dùng trong công tác chuyên môn",
    ),
    warning(
        "phong trào thi mới thành động lực", "misspelling", "a word is missing", severity="note", suggest="phong trào thi đua mới thành"
    ),
    warning(
        "Chiến sỹ thi đua cấp cơ sở",
        "award_name_drift",
        "the line above writes Chiến sĩ; the title in law is Chiến sĩ thi đua cơ sở",
        severity="note",
        suggest=EXCELLENT,
    ),
)

PLAN = Plan(
    name="002-so-tu-phap-ninh-thuan-2018",
    body=BODY,
    meta={
        "type": "KH",
        "number": None,
        "place": None,
        "date": "2018-01-04",
        "title": "Phát động phong trào thi đua năm 2018",
        "year": 2018,
        "plan_kind": "launch",
        "signing_authority": None,
        "signer_title": None,
        "signer": None,
        "legal_bases": [["221/KH-UBND", "2016-01-20"], ["3067/HD-SNV", "2017-11-01"], ["04/QĐ-UBND", "2018-01-03"]],
    },
    facts=(*AIMS, *TASKS, *WARNINGS),
    not_facts=(
        "ngày 20/01/2016",
        "05 năm (2016-2020)",
        "3067/HD-SNV ngày 01/11/2017",
        "04/QĐ-UBND ngày 03/01/2018 của Ủy ban nhân dân tỉnh",
        "115/2017/QĐ-UBND ngày 01/11/2017",
        "khoản 2 Điều 8 Chương I",
        "ngày Bác Hồ ra Lời kêu gọi thi đua ái quốc (11/6/1948 - 11/6/2018)",
        "6 tháng đầu năm 2018",
        "Nhập từ khóa...Tìm kiếm",
    ),
)
