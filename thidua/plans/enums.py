"""Closed lists of the reading engine: kinds of fact, kinds of due value, warning codes."""

from django.db.models import TextChoices


class FactKind(TextChoices):
    OBLIGATION = "obligation", "Nghĩa vụ"
    STAGE = "stage", "Bước của năm"
    EVENT = "event", "Hội nghị, sự kiện"
    EVENT_PLACE = "event_place", "Địa điểm, hình thức"
    EVENT_DURATION = "event_duration", "Thời lượng"
    HEADCOUNT = "headcount", "Số đại biểu"
    PARTICIPANTS = "participants", "Thành phần dự"
    AGENDA_ITEM = "agenda_item", "Nội dung chương trình"
    NOTICE_TO_FOLLOW = "notice_to_follow", "Văn bản sẽ có sau"
    VOTE = "vote", "Nội dung bỏ phiếu, bình bầu"
    SUCCESSION = "succession", "Đơn vị kế nhiệm"
    QUOTA = "quota", "Hạn mức bình xét"
    TARGET = "target", "Chỉ tiêu"
    PAGE_LIMIT = "page_limit", "Giới hạn độ dài"
    DOCUMENT_LIST = "document_list", "Thành phần hồ sơ"
    PHASE = "phase", "Đợt thi đua"
    THEME = "theme", "Chủ đề, khẩu hiệu"
    MOVEMENT = "movement", "Phong trào thi đua"
    CONTACT = "contact", "Đầu mối liên hệ"
    FUNDING = "funding", "Nguồn kinh phí"
    FUND = "fund", "Quỹ"
    NO_CONTRIBUTION = "no_contribution", "Không thu đóng góp"
    RECIPIENT = "recipient", "Nơi nhận"
    ARCHIVE = "archive", "Lưu văn bản"
    LEGAL_BASIS = "legal_basis", "Căn cứ, viện dẫn"
    WARNING = "warning", "Điểm nghi ngờ"


class DueKind(TextChoices):
    BEFORE = "before", "Trước ngày"
    BY = "by", "Chậm nhất ngày"
    ON = "on", "Đúng ngày"
    MONTH = "month", "Trong tháng"
    QUARTER = "quarter", "Trong quý"
    HALF = "half", "Trong sáu tháng"
    YEAR = "year", "Trong năm"
    WEEK_OF_MONTH = "week_of_month", "Tuần trong tháng"
    RANGE = "range", "Từ ngày đến ngày"
    RECURRING = "recurring", "Định kỳ"
    RELATIVE = "relative", "Tính từ một mốc"


class Severity(TextChoices):
    ERROR = "error", "Chưa nên ký"
    WARN = "warn", "Cần hỏi lại"
    NOTE = "note", "Nên biết"


class WarningCode(TextChoices):
    YEAR_MISMATCH = "year_mismatch", "Sai năm"
    DUE_BEFORE_ISSUE = "due_before_issue", "Hạn trước ngày ký"
    TWO_DEADLINES = "two_deadlines", "Một việc hai hạn"
    TRIGGER_NEVER_HAPPENS = "trigger_never_happens", "Mốc tính hạn không xảy ra"
    ORDER_CONFLICT = "order_conflict", "Hạn tổng hợp trước hạn nộp"
    WEEKDAY_MISMATCH = "weekday_mismatch", "Thứ không khớp ngày"
    IMPOSSIBLE_DATE = "impossible_date", "Ngày không có trong lịch"
    END_BEFORE_START = "end_before_start", "Kết thúc trước khi bắt đầu"
    PHASE_OVERLAP = "phase_overlap", "Hai đợt chồng ngày"
    NAME_DRIFT = "name_drift", "Gọi sai tên khối thi đua"
    MISSPELLED_NAME = "misspelled_name", "Sai chính tả tên gọi"
    REPEATED_WORD = "repeated_word", "Lặp từ"
    STRUCK_CONTACT = "struck_contact", "Đầu mối đã bị gạch"
    MISSING_DOCUMENT_DATA = "missing_document_data", "Thiếu yếu tố của văn bản"
    INCOMPLETE_NUMBER = "incomplete_number", "Căn cứ thiếu ký hiệu"
    EVENT_WITHOUT_DATE = "event_without_date", "Sự kiện chưa có ngày"
    NO_DUE = "no_due", "Không nghĩa vụ nào có hạn"
    ANCHOR_NOT_FIXED = "anchor_not_fixed", "Mốc tính hạn chưa ấn định"
    ACTOR_NOT_RECIPIENT = "actor_not_recipient", "Đơn vị phải làm không có ở Nơi nhận"
    SCOPE_MISMATCH = "scope_mismatch", "Phạm vi không thống nhất"
    ORDER_RISK = "order_risk", "Thứ tự có thể không kịp"
    AWARD_NAME_DRIFT = "award_name_drift", "Tên danh hiệu không thống nhất"
    UNOFFICIAL_EMAIL = "unofficial_email", "Thư điện tử không phải công vụ"
    ISSUE_ON_WEEKEND = "issue_on_weekend", "Ký vào ngày nghỉ"
    MISSPELLING = "misspelling", "Sai chính tả"
    FUND_NAME_DRIFT = "fund_name_drift", "Tên quỹ không thống nhất"
    NUMBER_FORM = "number_form", "Số, ký hiệu sai mẫu"
    SIGNING_CAPACITY = "signing_capacity", "Thể thức đề ký"


class PlanState(TextChoices):
    DRAFT = "draft", "Đang soát"
    PROPOSED = "proposed", "Chờ lãnh đạo duyệt"
    IN_FORCE = "in_force", "Đang thực hiện"
    SUPERSEDED = "superseded", "Đã có bản thay thế"
    RECALLED = "recalled", "Đã thu hồi"
    DISCARDED = "discarded", "Đã bỏ"


class FactState(TextChoices):
    FOUND = "found", "Máy đọc được"
    ACCEPTED = "accepted", "Đã xác nhận"
    EDITED = "edited", "Đã sửa"
    ADDED = "added", "Người thêm"
    REJECTED = "rejected", "Đã bỏ"


class ActorGroup(TextChoices):
    MEMBERS = "members", "Các đơn vị thành viên"
    HEAD = "head", "Trưởng"
    DEPUTIES = "deputies", "Phó Trưởng"
    HEAD_AND_DEPUTIES = "head_and_deputies", "Trưởng và Phó Trưởng"
    STANDING = "standing", "Bộ phận thường trực"
    NOMINEE = "nominee", "Đơn vị được đề xuất làm Trưởng"
    KIND = "kind", "Các đơn vị cùng loại"
    NAMED = "named", "Đơn vị nêu tên"
    OUTSIDE = "outside", "Cơ quan ngoài khối"
    UNKNOWN = "unknown", "Chưa rõ, cần chọn"


class MilestoneKind(TextChoices):
    STAGE = "stage", "Bước của năm"
    EVENT = "event", "Hội nghị, sự kiện"
    PHASE = "phase", "Đợt thi đua"


class PlanForm(TextChoices):
    PLAN = "plan", "Kế hoạch"
    LETTER = "letter", "Công văn"


class PlanShape(TextChoices):
    """The form of a plan that is written here; "" for one that came as a file."""

    ACTIVITY = "activity", "Hoạt động của cụm, khối trong năm"
    TARGETS = "targets", "Phát động thi đua có chỉ tiêu, đợt thi đua"
    MOVEMENTS = "movements", "Phát động các phong trào thi đua, có quỹ"
    CONFERENCE = "conference", "Tổ chức hội nghị, tọa đàm"


class PartKind(TextChoices):
    HEADING = "heading", "Đề mục"
    TEXT = "text", "Đoạn văn"
    FACT = "fact", "Điều của kế hoạch"
