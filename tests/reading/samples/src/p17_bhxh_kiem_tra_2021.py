"""BHXH tỉnh, 2021: an inspection; cells that run down several rows, soft breaks in cells, no fault."""

from src.plan import Plan, about
from src.word import Body, Table

BODY: Body = [
    Table(
        [
            [
                "BẢO HIỂM XÃ HỘI VIỆT NAM\n**BẢO HIỂM XÃ HỘI TỈNH QUẢNG BÌNH**\nSố: 405/KH-BHXH",
                "**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\n**Độc lập - Tự do - Hạnh phúc**\n*Đồng Hới, ngày 05 tháng 4 năm 2021*",
            ]
        ],
        lined=False,
    ),
    "^KẾ HOẠCH",
    "^Kiểm tra việc thực hiện phong trào thi đua và công tác khen thưởng năm 2021",
    "Căn cứ ⟦l|Quyết định số 1077/QĐ-BHXH ngày 19/8/2019 của Tổng Giám đốc Bảo hiểm xã hội Việt Nam⟧ ban hành Quy chế thi đua, khen thưởng; căn cứ ⟦l|Kế hoạch số 88/KH-BHXH ngày 22/01/2021 của Bảo hiểm xã hội tỉnh⟧ về công tác thi đua, Giám đốc Bảo hiểm xã hội tỉnh ban hành kế hoạch kiểm tra.",
    "=I **Mục đích, yêu cầu**",
    "=- Đánh giá đúng việc tổ chức phong trào ở cơ sở; hướng dẫn khắc phục thiếu sót đã chỉ ra ⟦x|trong đợt kiểm tra tháng 5/2020⟧.",
    "=- Kiểm tra đúng nội dung, không gây phiền hà; người được kiểm tra cung cấp trung thực số liệu.",
    "=I **Nội dung, hình thức kiểm tra**",
    "=1 Việc triển khai phong trào “⟦m;ngành|Phát triển người tham gia - Phục vụ tận tâm⟧”; việc bình xét ⟦x|danh hiệu thi đua năm 2020⟧.",
    "=1 Hình thức: kiểm tra trực tiếp tại 04 đơn vị; ⟦o?; -; các đơn vị còn lại; báo cáo bằng văn bản|các đơn vị còn lại báo cáo bằng văn bản⟧.",
    "=I **Đoàn kiểm tra**",
    "=- ⟦pt?;chủ trì;Bảo hiểm xã hội tỉnh;Phó Giám đốc|Phó Giám đốc Bảo hiểm xã hội tỉnh làm Trưởng đoàn⟧;",
    "=- ⟦pt?;tham dự;Phòng Tổ chức cán bộ;Trưởng phòng|Trưởng phòng Tổ chức cán bộ làm Phó Trưởng đoàn⟧;",
    "=- ⟦pt?;tham dự;Phòng Thanh tra - Kiểm tra;01 viên chức|01 viên chức Phòng Thanh tra - Kiểm tra làm thư ký⟧.",
    "=I **Lịch kiểm tra trực tiếp**",
    Table(
        [
            ["Đợt", "Đơn vị", "Thời gian", "Phương tiện"],
            [
                "Đợt 1\v(tháng 4)",
                "⟦s;=2021-04-19@08:00;kiểm tra BHXH huyện Lệ Thủy|BHXH huyện Lệ Thủy",
                "8 giờ 00, thứ Hai ngày 19/4/2021⟧",
                "Xe cơ quan",
            ],
            [None, "⟦s;=2021-04-20@08:00;kiểm tra BHXH huyện Quảng Ninh|BHXH huyện Quảng Ninh", "8 giờ 00, thứ Ba ngày 20/4/2021⟧", None],
            [
                "Đợt 2\v(tháng 5)",
                "⟦s;=2021-05-06@13:30;kiểm tra BHXH huyện Bố Trạch|BHXH huyện Bố Trạch",
                "13 giờ 30, thứ Năm ngày 06/5/2021⟧",
                "Xe cơ quan",
            ],
            [None, "⟦s;=2021-05-07;kiểm tra BHXH thị xã Ba Đồn|BHXH thị xã Ba Đồn", "Cả ngày thứ Sáu, 07/5/2021⟧", None],
        ],
        widths=(2.5, 5, 6, 3),
    ),
    "=I **Trách nhiệm và thời hạn**",
    Table(
        [
            ["TT", "Đơn vị", "Nhiệm vụ", "Thời hạn"],
            [
                "1",
                "⟦o; !2021-04-09; Phòng Tổ chức cán bộ; Quyết định thành lập Đoàn; Giám đốc|Phòng Tổ chức cán bộ",
                "Trình Giám đốc ban hành Quyết định thành lập Đoàn",
                "Chậm nhất 09/4/2021⟧",
            ],
            [
                None,
                None,
                "⟦o; <2021-04-14; Phòng Tổ chức cán bộ; đề cương báo cáo; các đơn vị được kiểm tra|Gửi đề cương báo cáo cho các đơn vị được kiểm tra",
                "Trước 14/4/2021⟧",
            ],
            [
                None,
                None,
                "⟦o; rel +10w le kết thúc đợt 2; Phòng Tổ chức cán bộ; kết luận kiểm tra; Giám đốc|Dự thảo kết luận kiểm tra trình Giám đốc",
                "10 ngày làm việc sau khi kết thúc đợt 2⟧",
            ],
            [
                "2",
                "⟦o; rel -2w ge ngày kiểm tra; Đơn vị được kiểm tra; báo cáo tự kiểm tra; Đoàn kiểm tra|Đơn vị được kiểm tra",
                "Gửi báo cáo tự kiểm tra cho Đoàn",
                "Trước ngày kiểm tra ít nhất 02 ngày làm việc⟧",
            ],
            [
                None,
                None,
                "⟦o; rel +15 le nhận kết luận; Đơn vị được kiểm tra; báo cáo khắc phục; Phòng Tổ chức cán bộ|Báo cáo khắc phục gửi Phòng Tổ chức cán bộ",
                "15 ngày kể từ ngày nhận kết luận⟧",
            ],
            [
                "3",
                "⟦o; !2021-05-14; BHXH các huyện còn lại; báo cáo bằng văn bản; Phòng Tổ chức cán bộ|BHXH các huyện còn lại",
                "Báo cáo bằng văn bản về Phòng Tổ chức cán bộ",
                "Đến hết ngày 14/5/2021⟧",
            ],
            ["4", "⟦o; -; Văn phòng; xe, kinh phí|Văn phòng", "Bố trí xe, tạm ứng kinh phí", "Theo lịch⟧"],
            [
                "5",
                "⟦o; <2021-06-15; Đoàn kiểm tra; báo cáo kết quả chung; BHXH Việt Nam|Đoàn kiểm tra",
                "Báo cáo kết quả chung gửi BHXH Việt Nam",
                "Trước 15/6/2021⟧",
            ],
        ],
        widths=(1.2, 4.2, 7, 4.2),
    ),
    "Báo cáo của đơn vị ⟦d;báo cáo tự kiểm tra;bản báo cáo + bảng số liệu + bản chụp quyết định khen thưởng|bao gồm bản báo cáo, bảng số liệu, bản chụp quyết định khen thưởng⟧; ⟦pg;6;báo cáo tự kiểm tra|phần báo cáo không quá 06 trang A4⟧.",
    "Kinh phí kiểm tra ⟦f;chi quản lý bộ máy của BHXH tỉnh|lấy từ chi quản lý bộ máy của BHXH tỉnh⟧. ⟦o~; -; các đơn vị; phản ánh vướng mắc; Phòng Tổ chức cán bộ; nếu có khó khăn|Nếu có khó khăn, các đơn vị phản ánh về Phòng Tổ chức cán bộ⟧ (⟦c;Trần Thị Vọng;-;Phòng Tổ chức cán bộ;0900.000.211;-|bà Trần Thị Vọng, 0900.000.211⟧)./.",
    Table(
        [
            [
                "***Nơi nhận:***\n- ⟦r|BHXH Việt Nam (để b/c)⟧;\n- ⟦r|Ban Giám đốc (để chỉ đạo)⟧;\n- ⟦r|BHXH các huyện, thị xã, thành phố (để t/h)⟧;\n- ⟦r|Các phòng nghiệp vụ (để p/h)⟧;\n- ⟦ar|Lưu: VT, TCCB⟧.",
                "**GIÁM ĐỐC**\n\n\n\n**Lại Thiện Mỹ**",
            ]
        ],
        lined=False,
    ),
]

PLAN = Plan(
    "17_bhxh_kiem_tra_2021.docx",
    about(
        "405/KH-BHXH",
        "Đồng Hới",
        "2021-04-05",
        "Kiểm tra việc thực hiện phong trào thi đua và công tác khen thưởng năm 2021",
        2021,
        "inspection",
        None,
        "GIÁM ĐỐC",
        "Lại Thiện Mỹ",
    ),
    BODY,
)
