"""States and kinds of scoring: periods, rounds, turns, evidence, complaints."""

from django.db import models


class PeriodState(models.TextChoices):
    PREPARING = "preparing", "Đang chuẩn bị"
    OPEN = "open", "Đang chấm"
    ANNOUNCED = "announced", "Tạm công bố"
    PUBLISHED = "published", "Đã công bố"


class PeriodMove(models.TextChoices):
    PREPARE = "prepare", "Chuẩn bị kỳ chấm"
    OPEN = "open", "Mở kỳ chấm"
    RUN = "run", "Chấm điểm"
    ANNOUNCE = "announce", "Tạm công bố"
    REOPEN = "reopen", "Mở lại để chấm"
    COMPLAIN = "complain", "Kiến nghị"
    PROPOSE = "propose", "Đề nghị công bố"
    PUBLISH = "publish", "Công bố"


class RoundKind(models.TextChoices):
    """What a round is for; those that score bear the values of `criteria.enums.ScoringRound` (criteria.md §3, R2)."""

    SELF = "self", "Tự chấm"
    SIGNED = "signed", "Lãnh đạo đơn vị ký"
    PROVINCE = "province", "Cấp tỉnh xác nhận"
    BLOC = "bloc", "Cụm, khối chấm"
    CROSS = "cross", "Chấm chéo"
    FUNCTIONAL = "functional", "Đơn vị chức năng chấm"
    EXPLANATION = "explanation", "Đơn vị giải trình"
    SECOND_LOOK = "second_look", "Chấm lại sau giải trình"
    STANDING = "standing", "Cơ quan thường trực chấm"
    COUNCIL = "council", "Hội đồng chấm"


class Shown(models.TextChoices):
    """From when the scored unit sees what a round says."""

    AT_ONCE = "at_once", "Ngay khi gửi"
    WHEN_CLOSED = "when_closed", "Khi vòng khép"
    WHEN_ANNOUNCED = "when_announced", "Khi tạm công bố"


class TurnState(models.TextChoices):
    WRITING = "writing", "Đang chấm"
    SENT = "sent", "Đã gửi"
    RETURNED = "returned", "Trả lại để sửa"


class TurnMove(models.TextChoices):
    WRITE = "write", "Ghi điểm"
    SEND = "send", "Gửi"
    RETURN = "return", "Trả lại"
    TAKE_BACK = "take_back", "Rút lại"


class ComplaintState(models.TextChoices):
    OPEN = "open", "Chờ trả lời"
    ACCEPTED = "accepted", "Chấp nhận"
    REJECTED = "rejected", "Không chấp nhận"
    WITHDRAWN = "withdrawn", "Đơn vị rút"
