from django.db.models import TextChoices


class RotationWay(TextChoices):
    LIST = "list", "Lần lượt theo thứ tự danh sách"
    DEPUTY = "deputy", "Phó Trưởng năm nay kế nhiệm"
    ELECTION = "election", "Bầu tại hội nghị tổng kết"
    APPOINTMENT = "appointment", "Cấp trên chỉ định"


class ProposalState(TextChoices):
    PROPOSED = "proposed", "Đã đề xuất, chờ quyết định"
    DECIDED = "decided", "Đã có quyết định"
    WITHDRAWN = "withdrawn", "Đã rút"


class ProposalMove(TextChoices):
    DECIDE = "decide", "Ghi quyết định"
    WITHDRAW = "withdraw", "Rút đề xuất"


class HandoverState(TextChoices):
    DRAFT = "draft", "Đang soạn"
    OFFERED = "offered", "Đã ký giao, chờ bên nhận"
    SIGNED = "signed", "Hai bên đã ký"


class HandoverMove(TextChoices):
    OFFER = "offer", "Ký giao"
    TAKE_BACK = "take_back", "Lấy về soạn lại"
    REFUSE = "refuse", "Chưa nhận"
    SIGN = "sign", "Ký nhận"
