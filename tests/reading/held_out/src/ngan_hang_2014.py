"""Branch of the social policy bank, 2014: a campaign for the branch's offices; plain text, two letterheads on one line."""

from .paper import Plan, after, archive, before, by, duty, every, fact, legal, month, on, quarter, standing, to

OFFICES = "Giám đốc Phòng giao dịch NHCSXH các huyện, thị xã"
STAFF = "Phòng Hành chính - Tổ chức"

RAW = """NGÂN HÀNG CHÍNH SÁCH XÃ HỘI          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
CHI NHÁNH TỈNH NGHỆ AN                    Độc lập - Tự do - Hạnh phúc
Số: 286/KH-NHCS                        Nghệ An, ngày 24 tháng 02 năm 2014

KẾ HOẠCH
Phát động thi đua hoàn thành kế hoạch tín dụng chính sách năm 2014

Thực hiện Văn bản số 337/NHCS-TĐKT ngày 12/02/2014 của Tổng Giám đốc Ngân hàng Chính sách xã hội (NHCSXH) về phát động phong trào thi đua năm 2014, sau khi thống nhất với Ban Chấp hành Công đoàn cơ sở, Giám đốc NHCSXH chi nhánh tỉnh Nghệ An phát động thi đua trong toàn chi nhánh như sau:

I. MỤC ĐÍCH
Phát huy kết quả năm 2013 (dư nợ đạt 5.862 tỷ đồng, tăng 9,4% so với đầu năm), động viên cán bộ viên chức vượt khó, bám cơ sở, đưa vốn tới đúng người nghèo.

II. NỘI DUNG THI ĐUA
1. Khẩu hiệu hành động: “Thấu hiểu lòng dân, tận tâm phục vụ”.
2. Chỉ tiêu
a) Tăng trưởng dư nợ tối thiểu 8% so với 31/12/2013;
b) Tỷ lệ nợ quá hạn dưới 0,5% tổng dư nợ;
c) Tỷ lệ thu lãi đạt từ 98% trở lên;
d) 100% điểm giao dịch xã hoạt động đúng lịch cố định;
đ) Xếp loại tổ tiết kiệm và vay vốn: tổ loại tốt trên 75%, không còn tổ yếu kém.
3. Các đợt thi đua
- Đợt I, từ ngày 01/3/2014 đến ngày 30/6/2014: tập trung giải ngân cho vay học sinh, sinh viên.
- Đợt II, từ ngày 01/7/2014 đến ngày 31/12/2014: thu nợ đến hạn, về đích các chỉ tiêu.

III. GIẢI THƯỞNG
Cơ cấu giải thưởng năm: 01 giải Nhất, 02 giải Nhì và 03 giải Ba cho tập thể Phòng giao dịch. Giải Nhất 5.000.000 đồng, giải Nhì 3.000.000 đồng, giải Ba 2.000.000 đồng.
Cá nhân: mỗi Phòng giao dịch giới thiệu không quá 02 cán bộ tín dụng tiêu biểu.

IV. TỔ CHỨC THỰC HIỆN
1. Giám đốc Phòng giao dịch NHCSXH các huyện, thị xã:
- Tổ chức phát động tại đơn vị, gửi bản đăng ký thi đua về chi nhánh tỉnh trước ngày 10/3/2014;
- Hằng tháng, trước ngày 05, báo cáo kết quả thực hiện các chỉ tiêu của tháng liền trước;
- Gửi bảng tự chấm điểm và báo cáo thành tích về chi nhánh tỉnh sau khi kết thúc mỗi đợt, chậm nhất 10 ngày.
2. Phòng Hành chính - Tổ chức (thường trực thi đua):
- Xây dựng thang điểm và gửi các đơn vị trong tháng 3/2014;
- Phối hợp với Công đoàn tổ chức Hội thi “Cán bộ tín dụng giỏi” vào quý III/2014;
- Lập danh sách đề nghị khen thưởng, trình Hội đồng Thi đua - Khen thưởng chi nhánh vào ngày 20/01/2015;
- Thường xuyên theo dõi, đôn đốc phong trào.
3. Phòng Kế hoạch - Nghiệp vụ tín dụng cung cấp số liệu chấm điểm cho Phòng Hành chính - Tổ chức chậm nhất là ngày 15/01/2015.
4. Phòng Kế toán - Ngân quỹ trích Quỹ khen thưởng của chi nhánh để chi giải. Không huy động đóng góp của các Phòng giao dịch.
5. Đề nghị Công đoàn cơ sở vận động đoàn viên hưởng ứng; tổ chức giao lưu thể thao chào mừng ngày thành lập ngành (04/10).
Nhận được Kế hoạch này, yêu cầu các đơn vị triển khai thực hiện./.

Nơi nhận:                                              GIÁM ĐỐC
- Tổng Giám đốc (để báo cáo);
- Trưởng Ban đại diện HĐQT tỉnh (để báo cáo);
- Giám đốc, các Phó Giám đốc;                        (Đã ký)
- Phòng giao dịch các huyện, thị xã;
- Các phòng nghiệp vụ, Công đoàn cơ sở;           Phan Sỹ Lam
- Lưu: VT, HCTC.
"""

FACTS = (
    legal(
        "Văn bản số 337/NHCS-TĐKT ngày 12/02/2014 của Tổng Giám đốc Ngân hàng Chính sách xã hội (NHCSXH)",
        "337/NHCS-TĐKT",
        "2014-02-12",
        "Tổng Giám đốc Ngân hàng Chính sách xã hội",
    ),
    fact("theme", "Thấu hiểu lòng dân, tận tâm phục vụ", role="khẩu hiệu"),
    fact(
        "target",
        "Tăng trưởng dư nợ tối thiểu 8% so với 31/12/2013",
        subject="tăng trưởng dư nợ",
        award=None,
        op=">=",
        value=8,
        unit="percent",
        of="dư nợ 31/12/2013",
    ),
    fact(
        "target",
        "Tỷ lệ nợ quá hạn dưới 0,5% tổng dư nợ",
        subject="tỷ lệ nợ quá hạn",
        award=None,
        op="<",
        value=0.5,
        unit="percent",
        of="tổng dư nợ",
    ),
    fact("target", "Tỷ lệ thu lãi đạt từ 98% trở lên", subject="tỷ lệ thu lãi", award=None, op=">=", value=98, unit="percent"),
    fact(
        "target",
        "100% điểm giao dịch xã hoạt động đúng lịch cố định",
        subject="điểm giao dịch xã",
        award=None,
        op="=",
        value=100,
        unit="percent",
    ),
    fact("target", "tổ loại tốt trên 75%", subject="tổ tiết kiệm và vay vốn loại tốt", award=None, op=">", value=75, unit="percent"),
    fact(
        "target",
        "không còn tổ yếu kém",
        subject="tổ tiết kiệm và vay vốn yếu kém",
        award=None,
        op="<=",
        value=0,
        unit="count",
        optional=True,
    ),
    fact("phase", "Đợt I, từ ngày 01/3/2014 đến ngày 30/6/2014", name="Đợt I", start="2014-03-01", end="2014-06-30"),
    fact("phase", "Đợt II, từ ngày 01/7/2014 đến ngày 31/12/2014", name="Đợt II", start="2014-07-01", end="2014-12-31"),
    fact("quota", "01 giải Nhất", award="giải Nhất", scope="tập thể Phòng giao dịch", max=1),
    fact("quota", "02 giải Nhì", award="giải Nhì", scope="tập thể Phòng giao dịch", max=2),
    fact("quota", "03 giải Ba", award="giải Ba", scope="tập thể Phòng giao dịch", max=3),
    fact(
        "quota",
        "mỗi Phòng giao dịch giới thiệu không quá 02 cán bộ tín dụng tiêu biểu",
        award="cán bộ tín dụng tiêu biểu",
        scope="mỗi Phòng giao dịch",
        per_unit={"cá nhân": 2},
    ),
    duty(
        "Tổ chức phát động tại đơn vị, gửi bản đăng ký thi đua về chi nhánh tỉnh trước ngày 10/3/2014",
        OFFICES,
        "phát động tại đơn vị; bản đăng ký thi đua",
        "chi nhánh tỉnh",
        before("2014-03-10"),
    ),
    duty(
        "Hằng tháng, trước ngày 05, báo cáo kết quả thực hiện các chỉ tiêu của tháng liền trước",
        OFFICES,
        "báo cáo kết quả thực hiện các chỉ tiêu",
        None,
        every("month", day=5, bound="before"),
    ),
    duty(
        "Gửi bảng tự chấm điểm và báo cáo thành tích về chi nhánh tỉnh sau khi kết thúc mỗi đợt, chậm nhất 10 ngày",
        OFFICES,
        "bảng tự chấm điểm, báo cáo thành tích",
        "chi nhánh tỉnh",
        after("kết thúc mỗi đợt", 10),
    ),
    duty("Xây dựng thang điểm và gửi các đơn vị trong tháng 3/2014", STAFF, "thang điểm", "các đơn vị", month("2014-03")),
    duty(
        "Phối hợp với Công đoàn tổ chức Hội thi “Cán bộ tín dụng giỏi” vào quý III/2014",
        STAFF,
        "Hội thi “Cán bộ tín dụng giỏi”",
        None,
        quarter(2014, 3),
    ),
    duty(
        "Lập danh sách đề nghị khen thưởng, trình Hội đồng Thi đua - Khen thưởng chi nhánh vào ngày 20/01/2015",
        STAFF,
        "danh sách đề nghị khen thưởng",
        "Hội đồng Thi đua - Khen thưởng chi nhánh",
        on("2015-01-20"),
    ),
    standing("Thường xuyên theo dõi, đôn đốc phong trào", STAFF, "theo dõi, đôn đốc phong trào"),
    duty(
        "Phòng Kế hoạch - Nghiệp vụ tín dụng cung cấp số liệu chấm điểm cho Phòng Hành chính - Tổ chức chậm nhất là ngày 15/01/2015",
        "Phòng Kế hoạch - Nghiệp vụ tín dụng",
        "số liệu chấm điểm",
        STAFF,
        by("2015-01-15"),
    ),
    duty("Phòng Kế toán - Ngân quỹ trích Quỹ khen thưởng của chi nhánh để chi giải", "Phòng Kế toán - Ngân quỹ", "chi giải", None, None),
    fact("funding", "trích Quỹ khen thưởng của chi nhánh để chi giải", sources=["Quỹ khen thưởng của chi nhánh"]),
    fact("no_contribution", "Không huy động đóng góp của các Phòng giao dịch", year=2014, reason=None),
    standing("Đề nghị Công đoàn cơ sở vận động đoàn viên hưởng ứng", "Công đoàn cơ sở", "vận động đoàn viên hưởng ứng"),
    duty("tổ chức giao lưu thể thao", "Công đoàn cơ sở", "giao lưu thể thao", None, None),
    standing("yêu cầu các đơn vị triển khai thực hiện", "các đơn vị", "triển khai thực hiện"),
    to("Tổng Giám đốc (để báo cáo)", "để báo cáo"),
    to("Trưởng Ban đại diện HĐQT tỉnh (để báo cáo)", "để báo cáo"),
    to("Giám đốc, các Phó Giám đốc"),
    to("- Phòng giao dịch các huyện, thị xã", name="Phòng giao dịch các huyện, thị xã"),
    to("Các phòng nghiệp vụ, Công đoàn cơ sở"),
    archive("Lưu: VT, HCTC"),
)

PLAN = Plan(
    file="ngan_hang_2014.txt",
    meta={
        "type": "KH",
        "number": "286/KH-NHCS",
        "place": "Nghệ An",
        "date": "2014-02-24",
        "title": "Phát động thi đua hoàn thành kế hoạch tín dụng chính sách năm 2014",
        "year": 2014,
        "plan_kind": "launch",
        "signing_authority": None,
        "signer_title": "GIÁM ĐỐC",
        "signer": "Phan Sỹ Lam",
        "legal_bases": [["337/NHCS-TĐKT", "2014-02-12"]],
    },
    facts=FACTS,
    not_facts=(
        "ngày 12/02/2014",
        "dư nợ đạt 5.862 tỷ đồng, tăng 9,4% so với đầu năm",
        "Giải Nhất 5.000.000 đồng, giải Nhì 3.000.000 đồng, giải Ba 2.000.000 đồng",
        "chào mừng ngày thành lập ngành (04/10)",
        "so với 31/12/2013",
    ),
    raw=RAW,
)
