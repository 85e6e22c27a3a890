"""One paper of every type, as an office writes it in a year of emulation: agencies are real, people are not."""

from dataclasses import replace
from datetime import date

import pypdfium2

from thidua.documents.writer import (
    Annex,
    Attached,
    DocumentMeta,
    Heading,
    Mark,
    Paper,
    PaperKind,
    Signature,
    Signatures,
    Table,
    Text,
)

ISSUER = ("BỘ TƯ PHÁP", "KHU VỰC THI ĐUA CÁC TỈNH MIỀN NÚI PHÍA BẮC")
HEAD = Signature(("TRƯỞNG KHU VỰC THI ĐUA",), "Lò Thị Mẫu", other_post=("GIÁM ĐỐC SỞ TƯ PHÁP", "TỈNH YÊN BÁI"))
DAY = "Yên Bái, ngày 28 tháng 02 năm 2021"
META = DocumentMeta(
    organ_id="000.00.17.H62",
    type_name="Kế hoạch",
    code_number="07",
    code_notation="KH-KVTĐ",
    issued_date=date(2021, 2, 28),
    organ_name="Khu vực thi đua các tỉnh miền núi phía Bắc",
    subject="Hoạt động của Khu vực thi đua năm 2021",
    signer_position="Trưởng Khu vực thi đua",
    signer_name="Lò Thị Mẫu",
    to=("Sở Tư pháp tỉnh Tuyên Quang", "Cục Thi hành án dân sự tỉnh Lào Cai"),
    page_amount=4,
)
BASES = (
    "Căn cứ Luật Thi đua, khen thưởng",
    "Căn cứ Quyết định số 3088/QĐ-BTP ngày 26 tháng 12 năm 2018 của Bộ trưởng Bộ Tư pháp ban hành Quy chế về tổ chức và hoạt động của "
    "Cụm thi đua, Khu vực thi đua ngành Tư pháp;",
    "Theo đề nghị của Vụ trưởng Vụ Thi đua - Khen thưởng.",
)
LONG = (
    "Các đơn vị trong Khu vực thi đua xây dựng báo cáo sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm, gửi Trưởng Khu vực thi đua "
    "trước ngày 20 tháng 6 năm 2021, gồm báo cáo đầy đủ và báo cáo tóm tắt không quá 03 trang A4."
)
DUTIES = Table(
    ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Thời hạn", "Số lượng"),
    tuple(
        (str(at), f"Báo cáo chuyên đề số {at} về phong trào thi đua", "Các đơn vị thành viên", f"{at % 28 + 1:02}/6/2021", f"{at},5")
        for at in range(1, 31)
    ),
    figures=frozenset({4}),
    caption="Bảng 1. Việc phải nộp trong năm",
)
MONTHS = Table(
    ("TT", "Đơn vị", *(f"Tháng {month}" for month in range(1, 13)), "Cả năm"),
    tuple((str(at), f"Sở Tư pháp tỉnh số {at}", *("12,5" for _ in range(12)), "150") for at in range(1, 15)),
    figures=frozenset(range(2, 15)),
    is_wide=True,
)
PLAN = Paper(
    title="KẾ HOẠCH",
    subtitle="Hoạt động của Khu vực thi đua các cơ quan Tư pháp\ncác tỉnh miền núi phía Bắc năm 2021",
    issuer=ISSUER,
    number="Số: 07/KH-KVTĐ",
    place_and_date=DAY,
    bases=BASES[:2],
    blocks=(
        Text("Khu vực thi đua xây dựng Kế hoạch hoạt động năm 2021 với các nội dung sau:"),
        Heading("Mục đích, yêu cầu", Mark.ROMAN),
        Heading("Mục đích", Mark.NUMBER),
        Text("Xác định việc phải làm trong năm, tạo sự chủ động cho các đơn vị.", Mark.DASH),
        Text("Tăng cường phối hợp, chia sẻ kinh nghiệm.", Mark.DASH),
        Heading("Yêu cầu", Mark.NUMBER),
        Text("Bình đẳng, tự giác, công khai.", Mark.DASH),
        Heading("Nội dung", Mark.ROMAN),
        Heading("Đăng ký danh hiệu thi đua", Mark.NUMBER),
        Text("Gửi Trưởng Khu vực thi đua trước ngày 20 tháng 02 năm 2021.", Mark.DECIMAL, lead="Thời hạn."),
        Text("Bản đăng ký theo mẫu, gồm:", Mark.DECIMAL, lead="Hồ sơ."),
        *(Text(f"tài liệu thứ {at};", Mark.POINT) for at in range(1, 8)),
        Heading("Chế độ thông tin, báo cáo", Mark.NUMBER),
        Text(LONG, Mark.DASH),
        Text("Bản điện tử và bản giấy.", Mark.PLUS),
        Text("Có tệp kèm theo thì thành lập điểm riêng:"),
        Text("điểm đầu của khoản mới;", Mark.POINT),
        DUTIES,
        Heading("Tổ chức thực hiện", Mark.ROMAN),
        Text(LONG, Mark.NUMBER),
        Text("Kinh phí thực hiện theo quy định hiện hành.", Mark.NUMBER),
        Text("Trên đây là Kế hoạch hoạt động của Khu vực thi đua năm 2021."),
    ),
    signature=HEAD,
    recipients=("Bộ Tư pháp (để báo cáo)", "Vụ Thi đua - Khen thưởng", "Các đơn vị thành viên KVTĐ (để thực hiện)"),
    kept="VT, VP",
    drafter="lm.(20)",
    annexes=(
        Annex(
            title="Danh sách các đơn vị thành viên",
            blocks=(Table(("TT", "Đơn vị"), (("1", "Sở Tư pháp tỉnh Yên Bái"), ("2", "Sở Tư pháp tỉnh Tuyên Quang"))),),
        ),
        Annex(title="Phân công theo tháng", blocks=(Heading("Số giờ", Mark.ROMAN), MONTHS), is_wide=True),
    ),
    metadata=META,
)
DECISION = Paper(
    kind=PaperKind.DECISION,
    title="QUYẾT ĐỊNH",
    subtitle="Về việc cử Trưởng, Phó Trưởng Khu vực thi đua năm 2021",
    issuer=("BỘ TƯ PHÁP",),
    number="Số: 08/QĐ-BTP",
    place_and_date="Hà Nội, ngày 05 tháng 01 năm 2021",
    authority="BỘ TRƯỞNG BỘ TƯ PHÁP",
    bases=BASES,
    decides="QUYẾT ĐỊNH:",
    blocks=(
        Text("Cử các đơn vị sau làm Trưởng, Phó Trưởng Khu vực thi đua năm 2021:", Mark.ARTICLE),
        Text("Trưởng Khu vực: Sở Tư pháp tỉnh Yên Bái.", Mark.NUMBER),
        Text("Phó Trưởng Khu vực:", Mark.NUMBER),
        Text("Sở Tư pháp tỉnh Tuyên Quang;", Mark.POINT),
        Text("Cục Thi hành án dân sự tỉnh Lào Cai.", Mark.POINT),
        Text("Quyết định này có hiệu lực kể từ ngày ký.", Mark.ARTICLE),
        Text(
            "Chánh Văn phòng, Vụ trưởng Vụ Thi đua - Khen thưởng và các đơn vị có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.",
            Mark.ARTICLE,
        ),
    ),
    signature=Signature(("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"), "Nông Văn Mẫu"),
    recipients=("Như Điều 3", "Bộ trưởng (để báo cáo)"),
    kept="VT, TĐKT",
)
ISSUING = replace(
    DECISION,
    subtitle="Ban hành Quy chế hoạt động của Khu vực thi đua",
    attached=Attached(
        title="QUY CHẾ",
        subtitle="Tổ chức và hoạt động của Khu vực thi đua",
        words="Kèm theo Quyết định số 08/QĐ-BTP ngày 05 tháng 01 năm 2021 của Bộ trưởng Bộ Tư pháp",
        blocks=(
            Heading("Quy định chung", Mark.CHAPTER),
            Heading("Phạm vi điều chỉnh", Mark.ARTICLE),
            Text("Quy chế này quy định về tổ chức và hoạt động.", Mark.NUMBER),
            Text("Áp dụng cho các đơn vị thành viên.", Mark.NUMBER),
            Heading("Tổ chức", Mark.CHAPTER),
            Heading("Trưởng Khu vực thi đua", Mark.SECTION),
            Heading("Nhiệm vụ", Mark.ARTICLE),
            Text("Chủ trì hoạt động.", Mark.NUMBER),
            Heading("Thành viên", Mark.SECTION),
            Heading("Quyền", Mark.ARTICLE),
            *(Text(f"quyền thứ {at};", Mark.POINT) for at in range(1, 25)),
            Text("Hết."),
        ),
    ),
)
REPORT = Paper(
    title="BÁO CÁO",
    subtitle="Kết quả phong trào thi đua 6 tháng đầu năm 2021",
    issuer=("UBND TỈNH YÊN BÁI", "SỞ TƯ PHÁP"),
    number="Số: 112/BC-STP",
    place_and_date="Yên Bái, ngày 10 tháng 6 năm 2021",
    addressees=("Bộ Tư pháp",),
    blocks=(Heading("Kết quả", Mark.ROMAN), Text(LONG), MONTHS, Heading("Kiến nghị", Mark.ROMAN), Text("Không có kiến nghị.")),
    signature=Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Hoàng Văn Mẫu"),
    recipients=("Như trên",),
    kept="VT, VP",
)
SUBMISSION = replace(
    REPORT,
    title="TỜ TRÌNH",
    subtitle="Về việc tặng Bằng khen của Bộ trưởng Bộ Tư pháp",
    number="Số: 09/TTr-STP",
    addressees=("Bộ trưởng Bộ Tư pháp", "Hội đồng Thi đua - Khen thưởng ngành Tư pháp", "Vụ Thi đua - Khen thưởng"),
    blocks=(Text(LONG), Text("Kính trình Bộ trưởng xem xét, quyết định.")),
    signature=Signature("GIÁM ĐỐC", "Hoàng Văn Mẫu"),
)
LETTER = Paper(
    kind=PaperKind.LETTER,
    issuer=("UBND TỈNH YÊN BÁI", "SỞ TƯ PHÁP"),
    number="Số: 05/STP-VP",
    place_and_date="Yên Bái, ngày 03 tháng 3 năm 2021",
    about="đôn đốc gửi báo cáo sơ kết công tác thi đua 6 tháng đầu năm 2021",
    addressees=("Sở Tư pháp các tỉnh miền núi phía Bắc", "Cục Thi hành án dân sự các tỉnh miền núi phía Bắc"),
    blocks=(Text(LONG), Text("Đề nghị các đơn vị quan tâm thực hiện.")),
    signature=Signature(("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), "Vàng A Mẫu"),
    recipients=("Như trên", "Giám đốc Sở (để báo cáo)"),
    kept="VT, VP",
    urgency="HỎA TỐC",
    circulation="XEM XONG TRẢ LẠI",
    contact="Số 1 đường Mẫu, thành phố Yên Bái; điện thoại 0900.000.101; thư điện tử vanphong@vidu.example",
)
NOTICE = replace(
    REPORT,
    title="THÔNG BÁO",
    subtitle="Về việc thay đổi thời gian nộp báo cáo",
    number="Số: 10/TB-STP",
    addressees=(),
    blocks=(Text(LONG),),
)
GUIDANCE = replace(NOTICE, title="HƯỚNG DẪN", subtitle="Chấm điểm thi đua năm 2021", number="Số: 11/HD-STP", blocks=PLAN.blocks[1:10])
PROGRAMME = replace(
    NOTICE, title="CHƯƠNG TRÌNH", subtitle="Công tác thi đua quý III năm 2021", number="Số: 12/CTr-STP", blocks=(Text(LONG), DUTIES)
)
INVITATION = Paper(
    kind=PaperKind.INVITATION,
    title="GIẤY MỜI",
    subtitle="Dự Hội nghị tổng kết công tác thi đua, khen thưởng năm 2021",
    issuer=ISSUER,
    number="Số: 15/GM-KVTĐ",
    place_and_date="Yên Bái, ngày 01 tháng 12 năm 2021",
    blocks=(
        Text("Khu vực thi đua các tỉnh miền núi phía Bắc trân trọng kính mời: Ông Quan Văn Mẫu, Giám đốc Sở Tư pháp tỉnh Tuyên Quang."),
        Text("Tới dự Hội nghị tổng kết công tác thi đua, khen thưởng năm 2021."),
        Text("Lãnh đạo Bộ Tư pháp.", lead="Chủ trì:"),
        Text("01 ngày, từ 08 giờ 00 phút ngày 15 tháng 12 năm 2021.", lead="Thời gian:"),
        Text("Hội trường Sở Tư pháp tỉnh Yên Bái.", lead="Địa điểm:"),
        Text("Rất hân hạnh được đón tiếp."),
    ),
    signature=HEAD,
    recipients=("Như trên",),
    kept="VT, VP",
)
MINUTES = Paper(
    kind=PaperKind.MINUTES,
    title="BIÊN BẢN",
    subtitle="Họp Hội đồng Thi đua - Khen thưởng",
    issuer=("SỞ TƯ PHÁP TỈNH YÊN BÁI", "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG"),
    number="Số: 02/BB-HĐTĐKT",
    blocks=(
        Text("08 giờ 00 phút, ngày 10 tháng 11 năm 2021.", lead="Thời gian bắt đầu:"),
        Text("Phòng họp tầng 2.", lead="Địa điểm:"),
        Text("07/09 thành viên Hội đồng.", lead="Thành phần tham dự:"),
        Text("Hoàng Văn Mẫu, Chủ tịch Hội đồng.", lead="Chủ trì (chủ tọa):"),
        Text("Vàng A Mẫu.", lead="Thư ký (người ghi biên bản):"),
        Text("", lead="Nội dung:"),
        Text("Nghe báo cáo kết quả.", Mark.NUMBER),
        Text("Bỏ phiếu kín.", Mark.NUMBER),
        Text("Cuộc họp kết thúc vào 10 giờ 30 phút, ngày 10 tháng 11 năm 2021."),
    ),
    signature=Signatures((Signature("THƯ KÝ", "Vàng A Mẫu"), Signature("CHỦ TỌA", "Hoàng Văn Mẫu"))),
    recipients=("Thành viên Hội đồng",),
    kept="VT, Hồ sơ",
)
LIST = Paper(
    title="DANH SÁCH",
    subtitle="Tập thể, cá nhân đề nghị khen thưởng năm 2021",
    issuer=("UBND TỈNH YÊN BÁI", "SỞ TƯ PHÁP"),
    blocks=(
        Table(
            ("TT", "Họ và tên", "Chức vụ, đơn vị", "Danh hiệu"),
            tuple((str(at), f"Người Thứ {at}", "Chuyên viên, Văn phòng Sở", "Lao động tiên tiến") for at in range(1, 41)),
        ),
    ),
    ends="",
    signature=Signature("NGƯỜI LẬP", "Vàng A Mẫu"),
)
SAMPLES: dict[str, Paper] = {
    "ke-hoach": PLAN,
    "quyet-dinh": DECISION,
    "quyet-dinh-ban-hanh": ISSUING,
    "bao-cao": REPORT,
    "to-trinh": SUBMISSION,
    "cong-van": LETTER,
    "thong-bao": NOTICE,
    "huong-dan": GUIDANCE,
    "chuong-trinh": PROGRAMME,
    "giay-moi": INVITATION,
    "bien-ban": MINUTES,
    "danh-sach": LIST,
}


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [str(page.get_textpage().get_text_range()).replace("\r\n", "\n") for page in document]
