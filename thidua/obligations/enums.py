from django.db.models import TextChoices


class ObligationState(TextChoices):
    OPEN = "open", "Phải làm"
    SUBMITTED = "submitted", "Đã nộp, chờ tiếp nhận"
    RETURNED = "returned", "Bị trả lại"
    ACCEPTED = "accepted", "Đã tiếp nhận"
    DONE = "done", "Đã xong"
    EXCUSED = "excused", "Được miễn"
    WITHDRAWN = "withdrawn", "Thôi thực hiện"


class Move(TextChoices):
    SUBMIT = "submit", "Nộp"
    TAKE_BACK = "take_back", "Rút lại bản đã nộp"
    ACCEPT = "accept", "Tiếp nhận"
    RETURN = "return", "Trả lại"
    EXCUSE = "excuse", "Cho miễn"
    OWE_AGAIN = "owe_again", "Thôi miễn"
    EXTEND = "extend", "Gia hạn"
    TICK = "tick", "Ghi đã xong"
    REOPEN = "reopen", "Mở lại"
    WITHDRAW = "withdraw", "Thôi thực hiện"


class ChangeKind(TextChoices):
    CREATED = "created", "Đưa vào năm"
    DATED = "dated", "Có hạn"
    RE_DATED = "re_dated", "Đổi hạn"
    REWORDED = "reworded", "Đổi nội dung"
    SUBMITTED = "submitted", "Nộp"
    TAKEN_BACK = "taken_back", "Rút lại bản đã nộp"
    ACCEPTED = "accepted", "Tiếp nhận"
    RETURNED = "returned", "Trả lại"
    REMARKED = "remarked", "Nhắc về độ dài"
    EXTENDED = "extended", "Gia hạn"
    EXCUSED = "excused", "Cho miễn"
    OWED_AGAIN = "owed_again", "Thôi miễn"
    CONFIRMED = "confirmed", "Xác nhận bản nhập hộ"
    CONTESTED = "contested", "Không nhận bản nhập hộ"
    DONE = "done", "Ghi đã xong"
    REOPENED = "reopened", "Mở lại"
    WITHDRAWN = "withdrawn", "Thôi thực hiện"


class SubmissionState(TextChoices):
    DRAFT = "draft", "Đang soạn"
    PROPOSED = "proposed", "Chờ lãnh đạo duyệt"
    SENT = "sent", "Đã nộp"
    ACCEPTED = "accepted", "Đã tiếp nhận"
    RETURNED = "returned", "Bị trả lại"
    TAKEN_BACK = "taken_back", "Đã rút lại"


class PieceKind(TextChoices):
    FULL_REPORT = "full_report", "Báo cáo đầy đủ"
    SUMMARY = "summary", "Báo cáo tóm tắt"
    SPEECH = "speech", "Tham luận"
    SELF_SCORE = "self_score", "Bảng tự chấm điểm"
    PROPOSAL = "proposal", "Văn bản đề nghị"
    ACHIEVEMENTS = "achievements", "Báo cáo thành tích"
    MINUTES = "minutes", "Biên bản họp"
    DOSSIER = "dossier", "Hồ sơ đề nghị khen thưởng"
    PLAN = "plan", "Kế hoạch"
    REGISTRATION = "registration", "Bản đăng ký, giao ước"
    OTHER = "other", "Văn bản khác"


class CountState(TextChoices):
    WAITING = "waiting", "Đang đếm trang"
    COUNTED = "counted", "Đã đếm trang"
    UNCOUNTABLE = "uncountable", "Không đếm được trang"


class OverLength(TextChoices):
    REMARK = "remark", "Tiếp nhận, có ghi nhắc"
    RETURN = "return", "Trả lại để rút gọn"


class Confirmation(TextChoices):
    NOT_NEEDED = "not_needed", "Đơn vị tự nộp"
    WAITING = "waiting", "Nhập hộ, đơn vị chưa xác nhận"
    CONFIRMED = "confirmed", "Nhập hộ, đơn vị đã xác nhận"
    CONTESTED = "contested", "Nhập hộ, đơn vị không nhận"


class OrderKind(TextChoices):
    RE_DATE = "re_date", "Đổi hạn"
    REWORD = "reword", "Đổi nội dung"
    CANCEL = "cancel", "Thôi thực hiện"
