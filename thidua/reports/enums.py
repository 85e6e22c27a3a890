from django.db.models import TextChoices


class ReportKind(TextChoices):
    HALF_YEAR = "half_year", "Sơ kết 6 tháng"
    YEAR = "year", "Tổng kết năm"
    LAUNCH = "launch", "Kết quả phát động"
    OTHER = "other", "Báo cáo khác"


class ReportState(TextChoices):
    DRAFT = "draft", "Đang soạn"
    IN_ROUND = "in_round", "Lấy ý kiến và chỉnh lý"
    FINAL = "final", "Đã chốt"
    SENT = "sent", "Đã đưa lên cấp trên"


class ReportMove(TextChoices):
    WRITE = "write", "Sửa dự thảo"
    ASK = "ask", "Lấy ý kiến"
    FINALISE = "finalise", "Chốt báo cáo"
    HAND_IN = "hand_in", "Nộp lên cấp trên"
    REOPEN = "reopen", "Mở lại để sửa"


class ReportPartKind(TextChoices):
    HEADING = "heading", "Đề mục"
    PARAGRAPH = "paragraph", "Đoạn văn"
    TABLE = "table", "Bảng số liệu"
