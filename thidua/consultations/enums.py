from django.db.models import TextChoices


class DraftKind(TextChoices):
    REPORT = "report", "Báo cáo tổng hợp"
    ACTIVITY_PLAN = "activity_plan", "Kế hoạch hoạt động"
    LAUNCH_PLAN = "launch_plan", "Kế hoạch phát động"
    CRITERIA = "criteria", "Bảng tiêu chí chấm điểm"
    REGULATION = "regulation", "Quy chế của khối"
    OTHER = "other", "Văn bản khác"


class RoundState(TextChoices):
    DRAFT = "draft", "Đang chuẩn bị"
    OPEN = "open", "Đang lấy ý kiến"
    CLOSED = "closed", "Đã hết hạn góp ý"
    SETTLED = "settled", "Đã chốt bản tổng hợp"
    CANCELLED = "cancelled", "Đã hủy"


class RoundMove(TextChoices):
    EDIT = "edit", "Sửa đợt lấy ý kiến"
    OPEN = "open", "Mở đợt lấy ý kiến"
    CLOSE = "close", "Kết thúc sớm"
    EXTEND = "extend", "Gia hạn góp ý"
    SETTLE = "settle", "Chốt bản tổng hợp"
    CANCEL = "cancel", "Hủy đợt lấy ý kiến"


class OpinionState(TextChoices):
    DRAFT = "draft", "Đang soạn"
    PROPOSED = "proposed", "Chờ lãnh đạo duyệt"
    SENT = "sent", "Đã gửi"
    REPLACED = "replaced", "Đã có bản sau"


class Verdict(TextChoices):
    AGREE = "agree", "Nhất trí với dự thảo"
    COMMENTS = "comments", "Có ý kiến góp ý"


class Taking(TextChoices):
    TAKEN = "taken", "Tiếp thu"
    PARTLY = "partly", "Tiếp thu một phần"
    NOT_TAKEN = "not_taken", "Không tiếp thu"


class AboutKind(TextChoices):
    FREE = "free", "Việc khác"
    CLAUSE = "clause", "Điều khoản của kế hoạch"
    OBLIGATION = "obligation", "Nghĩa vụ"
    CRITERION = "criterion", "Tiêu chí chấm điểm"


class QuestionState(TextChoices):
    OPEN = "open", "Chờ trả lời"
    ANSWERED = "answered", "Đã trả lời"
    WITHDRAWN = "withdrawn", "Đã rút"
