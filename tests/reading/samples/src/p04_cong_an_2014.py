"""Công an tỉnh, 2014: launch of "Vì an ninh Tổ quốc", as a scanner read it: slips, hard-wrapped lines, page numbers, no signature."""

from src.plan import Plan, about

BODY = """
BỘ CÔNG AN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
CÔNG AN TỈNH BẮC KẠN Độc lập - Tự do - Hạnh phúc

Số: 61/KH-CAT-PX15 Bắc Kạn, ngày 17 tháng 01 năm 2014

⟦w;missing_document_data;error;không có chữ ký và Nơi nhận;signature + recipients|KẾ HOẠCH
Phát động phong trào thi đua “⟦m;ngành|Vì an ninh Tổ quốc⟧” năm 2014⟧

Căn cứ ⟦l|Kế hoạch số 12/KH-BCA-X11 ngày 08/01/2014 của Bộ Công an⟧ về phát động phong trào thi đua “Vì an ninh Tổ quốc”, Công an tỉnh Bắc Kạn phát động trong toàn lực lượng phong trào thi đua năm 2014, cụ thể :

I- MỤC ĐÍCH, YÊU CẦU

1- Động viên cán bộ, chiến sĩ khắc phục khó khăn, lập thành tích chào mừng ⟦x|kỷ niệm 60 năm chiến thắng Điện Biên Phủ (07/5/1954 - 07/5/2014)⟧, ⟦x|66 năm Ngày Chủ tịch Hồ Chí Minh có Thư gửi Công an Khu XII (11/3/1948)⟧.

2- Thi đua phải thực chất, không phô trương; chống bệnh thành tích ; gắn với ⟦w;misspelling;note;thục cho thực;thực hiện|thục hiện⟧ Năm điều Bác Hồ dạy Công an nhân dân.

II- NỘI DUNG THI ĐUA

Chủ đề năm 2014 : “⟦th;chủ đề|Kỷ cương, trách nhiệm, vì nhân dân phục vụ⟧”.

1- Nâng cao hiệu quả nắm tình hình, không để bị động, bất ngờ.
2- Mở các đợt cao điểm trấn áp tội phạm; tiếp tục xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc. Duy trì mô hình camera an ninh, tổ tự quản; ⟦x|hiện toàn tỉnh có 214 tổ tự quản với 1.876 thành viên⟧.
3- Siết chặt kỷ luật, điều lệnh ; cán bộ chỉ huy gần gũi cấp dưới, lắng nghe nhân dân. Nâng cao chất lượng huấn luyện, tuần tra, trực ban 24/24 giờ. Đẩy mạnh cải cách hành chính trong cấp chứng minh nhân dân, đăng ký xe ; ⟦x|không để tồn hồ sơ quá 03 ngày⟧.
4- Thực hiện tốt công tác hậu phương chiến sĩ, đền ơn đáp nghĩa ; giúp đỡ các xã đặc biệt khó khăn theo phân công.

2

III- CHỈ TIÊU

- ⟦t;>= 80%;án;-|Tỷ lệ điều tra, khám phá án đạt từ 80% trở lên⟧, trong đó ⟦t;> 95%;án rất nghiêm trọng, đặc biệt nghiêm trọng;-|án rất nghiêm trọng, đặc biệt nghiêm trọng trên 95%⟧.
- ⟦t;= 100%;đơn vị;-|100% đơn vị ký giao ước thi đua⟧ ; ⟦t;<= 1%;cán bộ, chiến sĩ;-|số cán bộ, chiến sĩ bị kỷ luật không quá 1%⟧.
- ⟦t;>= 70%;tập thể;Đơn vị tiên tiến|Phấn đấu 70% tập thể đạt danh hiệu Đơn vị tiên tiến⟧.

IV- CÁC ĐỢT THI ĐUA

- ⟦ph;Đợt I;2014-01-20;2014-05-07|Đợt I : từ 20/01/2014 đến 07/5/2014⟧, bảo vệ Tết Giáp Ngọ.
- ⟦w;phase_overlap;warn;ngày 07/5/2014 nằm trong cả hai đợt|⟦ph;Đợt II;2014-05-07;2014-09-02|Đợt II : ⟦w;repeated_word;warn;đến hai lần;đến ngày 02/9/2014|từ ngày 07/5/2014 đến đến ngày 02/9/2014⟧⟧⟧.
- ⟦ph;Đợt III;2014-09-03;2014-12-31|Đợt III : từ ngày 03/9/2014 đến hết năm⟧.

V- TỔ CHỨC THỰC HIỆN

1- ⟦w;misspelled_name;warn;Cồng an cho Công an;Công an|Cồng an các huyện, thị xã⟧, các phòng nghiệp vụ :

- ⟦o; <2014-02-10; Công an các huyện, thị xã, các phòng nghiệp vụ; lễ phát động và ký giao ước|Tổ chức lễ phát động và ký giao ước tại đơn vị xong trước ngày 10/02/2014⟧.

- ⟦o; !2014-02-15; Công an các huyện, thị xã, các phòng nghiệp vụ; bản đăng ký danh hiệu thi đua; Phòng Công tác chính trị (PX15)|Gửi bản đăng ký danh hiệu thi đua về Phòng Công tác chính trị (PX15) chậm nhất ngày 15 tháng 02⟧.

- ⟦o; rec month before 18; Công an các huyện, thị xã, các phòng nghiệp vụ; báo cáo kết quả; Phòng PX15|Báo cáo kết quả hằng tháng về Phòng PX15 trước ngày 18⟧ ; ⟦o; rel + Kết thúc mỗi đợt; Công an các huyện, thị xã, các phòng nghiệp vụ; bình bầu, đề xuất khen thưởng|kết thúc mỗi đợt tiến hành bình bầu, đề xuất khen thưởng⟧.

3

- ⟦o; <2014-06-05; Công an các huyện, thị xã, các phòng nghiệp vụ; báo cáo sơ kết; Phòng PX15|⟦o; <2014-11-05; Công an các huyện, thị xã, các phòng nghiệp vụ; báo cáo tổng kết; Phòng PX15|Gửi báo cáo sơ kết, báo cáo tổng kết về Phòng PX15 lần lượt trước ngày 05/6 và 05/11/2014⟧⟧.

- ⟦o; H2014-2; Công an các huyện, thị xã, các phòng nghiệp vụ; nhân rộng ít nhất một điển hình tiên tiến|Xây dựng, nhân rộng ít nhất một điển hình tiên tiến trong 6 tháng cuối năm 2014⟧.

2- Phòng Công tác chính trị (PX15) là cơ quan thường trực :

- ⟦o; M2014-01; Phòng Công tác chính trị (PX15); Hướng dẫn chấm điểm thi đua|Ban hành Hướng dẫn chấm điểm thi đua trong tháng 01/2014⟧ ;

- ⟦o; <2014-02-25; Phòng Công tác chính trị (PX15); tổng hợp đăng ký thi đua; Cục X11, Bộ Công an|Tổng hợp đăng ký thi đua báo cáo Cục X11, Bộ Công an trước ngày 25/02/2014⟧ ;

- ⟦o; -; Phòng Công tác chính trị (PX15); kế hoạch tổ chức Hội nghị điển hình tiên tiến; Giám đốc Công an tỉnh|Xây dựng kế hoạch tổ chức Hội nghị điển hình tiên tiến trình Giám đốc Công an tỉnh⟧.

3- Phòng Hậu cần (PH41) : ⟦o; -; Phòng Hậu cần (PH41); kinh phí, hiện vật khen thưởng|bảo đảm kinh phí, hiện vật khen thưởng⟧.

Căn cứ Kế hoạch này, ⟦o~; -; thủ trưởng các đơn vị; quán triệt, tổ chức thực hiện|thủ trưởng các đơn vị quán triệt, tổ chức thực hiện nghiêm túc⟧./.
"""
PLAN = Plan(
    "04_cong_an_tinh_2014.txt",
    about(
        "61/KH-CAT-PX15",
        "Bắc Kạn",
        "2014-01-17",
        "Phát động phong trào thi đua “Vì an ninh Tổ quốc” năm 2014",
        2014,
        "launch",
        None,
        None,
        None,
    ),
    BODY,
    wrap=64,
)
