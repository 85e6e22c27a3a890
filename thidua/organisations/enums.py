from django.db.models import TextChoices


class UnitKind(TextChoices):
    MINISTRY = "ministry", "Bộ, cơ quan ngang bộ"
    MINISTRY_UNIT = "ministry_unit", "Đơn vị thuộc Bộ"
    PROVINCE = "province", "Ủy ban nhân dân tỉnh"
    SO_TU_PHAP = "so_tu_phap", "Sở Tư pháp"
    CUC_THADS = "cuc_thads", "Cục Thi hành án dân sự"
    CHI_CUC_THADS = "chi_cuc_thads", "Chi cục Thi hành án dân sự"
    PROVINCIAL_AGENCY = "provincial_agency", "Sở, ban, ngành cấp tỉnh"
    ROOM = "room", "Phòng, đơn vị thuộc cơ quan"
    COUNCIL = "council", "Hội đồng, bộ phận thường trực"
    OTHER = "other", "Cơ quan, đơn vị khác"


class EventKind(TextChoices):
    RENAME = "rename", "Đổi tên"
    MERGE = "merge", "Sáp nhập, hợp nhất"
    SPLIT = "split", "Chia, tách"
    DISSOLVE = "dissolve", "Giải thể"
    MOVE = "move", "Chuyển cơ quan chủ quản"


class PartRole(TextChoices):
    BEFORE = "before", "Trước khi thay đổi"
    AFTER = "after", "Sau khi thay đổi"


class StaffRole(TextChoices):
    SPECIALIST = "specialist", "Chuyên viên phụ trách"
    LEADER = "leader", "Lãnh đạo đơn vị"
    ADMINISTRATOR = "administrator", "Quản trị của đơn vị"


class Paper(TextChoices):
    PLAN = "plan", "Kế hoạch, công văn"
    SUBMISSION = "submission", "Báo cáo, hồ sơ, ý kiến gửi đi"


class PaperWay(TextChoices):
    SPECIALIST = "specialist", "Chuyên viên gửi thẳng"
    LEADER = "leader", "Chuyên viên trình, lãnh đạo duyệt"


class ArrivalWay(TextChoices):
    HERE = "here", "Nộp trên hệ thống"
    PAPER = "paper", "Bản giấy"
    EMAIL = "email", "Thư điện tử"
    ZALO = "zalo", "Zalo"
    AXIS = "axis", "Trục liên thông văn bản"
