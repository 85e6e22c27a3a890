from django.db.models import TextChoices


class MessageKind(TextChoices):
    DUE = "due", "Sắp đến hạn"
    OVERDUE = "overdue", "Quá hạn"
    ESCALATION = "escalation", "Báo lãnh đạo, đơn vị Trưởng"
    RETURNED = "returned", "Bị trả lại"
    ACCEPTED = "accepted", "Đã tiếp nhận"
    ARRIVED = "arrived", "Có bài nộp, ý kiến mới"
    REQUEST = "request", "Được giao việc, lấy ý kiến"
    ANSWER = "answer", "Trả lời câu hỏi, ý kiến"
    CHANGE = "change", "Đổi hạn, đổi vai trò"
    UNDELIVERED = "undelivered", "Thư không tới nơi"


class MailPurpose(TextChoices):
    DIGEST = "digest", "Thư nhắc mỗi ngày"
    TRIAL = "trial", "Thư thử"


class MailState(TextChoices):
    QUEUED = "queued", "Chờ gửi"
    SENDING = "sending", "Đang gửi"
    SENT = "sent", "Đã gửi"
    GAVE_UP = "gave_up", "Không gửi được"
