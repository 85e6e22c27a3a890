from django.db.models import TextChoices


class CriterionKind(TextChoices):
    PASS_FAIL = "pass_fail", "Đạt hoặc không đạt"
    PROPORTIONAL = "proportional", "Theo tỷ lệ hoàn thành"
    TIERED = "tiered", "Bậc thang theo tỷ lệ"
    LATE_DAYS = "late_days", "Theo số ngày chậm"
    DECISION_TABLE = "decision_table", "Theo điều kiện"
    DEDUCT_PER_EVENT = "deduct_per_event", "Trừ theo số lần"
    DEDUCT_BANDED = "deduct_banded", "Trừ theo dải"
    COUNT_TIMES = "count_times", "Chấm thẳng theo số lượng"
    BONUS_PENALTY = "bonus_penalty", "Cộng, trừ theo số lần"
    AWARD_BONUS = "award_bonus", "Điểm cộng theo danh hiệu"
    LEADER_RELATIVE = "leader_relative", "So với đơn vị dẫn đầu"
    JUDGED = "judged", "Đánh giá trong khung điểm"
    IMPORTED = "imported", "Quy đổi điểm của đơn vị chức năng"
    SUM_CHILDREN = "sum_children", "Cộng các mục con"


class Pool(TextChoices):
    CONTENT = "content", "Điểm nội dung"
    BONUS = "bonus", "Điểm thưởng"
    PENALTY = "penalty", "Điểm trừ"


class NaMode(TextChoices):
    FULL_POINTS = "full_points", "Cho đủ điểm chuẩn"
    ZERO = "zero", "Cho 0 điểm"
    EXCLUDE_AND_RESCALE = "exclude_and_rescale", "Bỏ khỏi bảng, quy đổi lại theo điểm chuẩn còn lại"
    EXCLUDE = "exclude", "Bỏ khỏi bảng, không quy đổi"


class Direction(TextChoices):
    HIGHER = "higher", "Càng cao càng tốt"
    LOWER = "lower", "Càng thấp càng tốt"


class EvidenceKind(TextChoices):
    DOCUMENT = "document", "Số, ngày văn bản"
    FILE = "file", "Tệp"
    LINK = "link", "Đường dẫn"
    FIGURE = "figure", "Số liệu và kỳ số liệu"


class ScoringRound(TextChoices):
    SELF = "self", "Đơn vị tự chấm"
    PROVINCE = "province", "Tỉnh xác nhận"
    BLOC = "bloc", "Cụm, khối chấm"
    CROSS = "cross", "Đơn vị khác chấm chéo"
    FUNCTIONAL = "functional", "Đơn vị chức năng chấm"
    SECOND_LOOK = "second_look", "Chấm lại sau giải trình"
    STANDING = "standing", "Cơ quan thường trực chấm"
    COUNCIL = "council", "Hội đồng chấm"


class Overrun(TextChoices):
    CAP = "cap", "Không quá điểm chuẩn"
    MULTIPLY = "multiply", "Nhân theo tỷ lệ vượt"


class DayCount(TextChoices):
    CALENDAR = "calendar", "Ngày theo lịch"
    WORKING = "working", "Ngày làm việc"


class ReportCount(TextChoices):
    WORST = "worst", "Lấy báo cáo chậm nhất"
    EACH = "each", "Chấm từng báo cáo, lấy điểm bình quân"
    MEAN = "mean", "Lấy số ngày chậm bình quân"


class GapPolicy(TextChoices):
    FLOOR = "floor", "Lấy số nguyên dưới"
    CEILING = "ceiling", "Lấy số nguyên trên"
    NEAREST = "nearest", "Làm tròn về số nguyên gần nhất"


class Combine(TextChoices):
    MAX = "max", "Chỉ tính mức cao nhất"
    SUM = "sum", "Cộng các mức"


class BonusStage(TextChoices):
    BEFORE_CAP = "before_cap", "Cộng trước khi giới hạn tổng điểm"
    AFTER_CAP = "after_cap", "Cộng sau khi giới hạn tổng điểm"


class NoTarget(TextChoices):
    BY_LARGEST = "by_largest", "So kết quả với đơn vị cao nhất cùng không có chỉ tiêu"
    NOT_SCORED = "not_scored", "Coi là không phát sinh"


class RoundPolicy(TextChoices):
    REPLACE = "replace", "Lấy điểm của lượt chấm sau cùng"
    AVERAGE = "average", "Lấy bình quân các lượt chấm"


class PoolStep(TextChoices):
    RESCALE = "rescale", "Quy đổi phần không phát sinh"
    ADD_BONUS = "add_bonus", "Cộng điểm thưởng"
    TAKE_PENALTY = "take_penalty", "Trừ điểm trừ"
    CAP_TOTAL = "cap_total", "Giới hạn tổng điểm"


class LateSelfScore(TextChoices):
    REFUSE = "refuse", "Không nhận"
    ACCEPT = "accept", "Nhận, ghi rõ là chậm"
    UNRANKED = "unranked", "Nhận nhưng không xếp hạng"


class TieEnd(TextChoices):
    VOTE = "vote", "Cùng hạng, chờ bỏ phiếu"
    SAME_RANK = "same_rank", "Cùng hạng"


class TieBy(TextChoices):
    """Bonus and penalty as they counted in the total, within their limits: the figures of the result's columns."""

    CONTENT = "content", "Điểm nội dung"
    BONUS = "bonus", "Điểm thưởng"
    PENALTY = "penalty", "Điểm trừ"
    GROUP = "group", "Điểm của một nhóm"
    LEAF = "leaf", "Điểm của một tiêu chí"


class FloorLevel(TextChoices):
    ROOTS = "roots", "Từng phần lớn của bảng"
    LEAVES = "leaves", "Từng tiêu chí"


class VersionState(TextChoices):
    DRAFT = "draft", "Dự thảo"
    ISSUED = "issued", "Đã ban hành"
    REPLACED = "replaced", "Đã thay thế"


class VersionMove(TextChoices):
    EDIT = "edit", "Sửa"
    ISSUE = "issue", "Ban hành"
    REPLACE = "replace", "Thay thế"
