"""Closed lists of official documents. English value, Vietnamese label."""

from django.db.models import TextChoices


class DocumentState(TextChoices):
    """`CANCELLED`: it never went out; a number it was given stays in the book. `RECALLED`: it went out and was called back."""

    DRAFT = "draft", "Dự thảo"
    PROPOSED = "proposed", "Chờ ký"
    SIGNED = "signed", "Đã ký, chờ cấp số"
    NUMBERED = "numbered", "Đã có số, chờ phát hành"
    ISSUED = "issued", "Đã phát hành"
    RECALLED = "recalled", "Đã thu hồi"
    CANCELLED = "cancelled", "Đã hủy"


class DocumentMove(TextChoices):
    EDIT = "edit", "Sửa"
    PROPOSE = "propose", "Trình ký"
    SEND_BACK = "send_back", "Trả về dự thảo"
    SIGN = "sign", "Ghi bản ký"
    ADDRESS = "address", "Ghi nơi nhận"
    NUMBER = "number", "Cấp số"
    ISSUE = "issue", "Phát hành"
    CANCEL = "cancel", "Hủy"
    SEND_FURTHER = "send_further", "Gửi bổ sung"
    RECALL = "recall", "Thu hồi"
    CORRECT = "correct", "Đính chính, thay thế"


class VersionKind(TextChoices):
    DRAFT = "draft", "Bản dự thảo"
    SIGNED = "signed", "Bản ký"


class RecipientPurpose(TextChoices):
    """The words beside a name under "Nơi nhận"; they act."""

    EXECUTE = "execute", "để thực hiện"
    REPORT = "report", "để báo cáo"
    KNOW = "know", "để biết, phối hợp"
    PUBLISH = "publish", "để đăng tải"
    KEEP = "keep", "lưu"


class GapKind(TextChoices):
    """Why numbers of a series are not on a document here."""

    PAPER = "paper", "Đã cấp trên sổ giấy"
    SKIPPED = "skipped", "Bỏ cách số"


class TemplateState(TextChoices):
    """`READY`: read and found fit, not printed by yet. `USED`: from its day on, until a later one is or it is withdrawn."""

    READY = "ready", "Đã kiểm tra, chưa dùng"
    USED = "used", "Đưa vào dùng"
    WITHDRAWN = "withdrawn", "Thôi dùng"


class TemplateMove(TextChoices):
    USE = "use", "Đưa mẫu vào dùng"
    WITHDRAW = "withdraw", "Thôi dùng mẫu"


class PrintState(TextChoices):
    """Of a list whose papers are printed together. `READ`: every row can be looked at, nothing was made."""

    READ = "read", "Đã soát danh sách"
    WAITING = "waiting", "Đang in ra PDF"
    DONE = "done", "Đã có PDF"
    FAILED = "failed", "Chưa in được"


class PrintMove(TextChoices):
    ASK = "ask", "In ra PDF"
    FINISH = "finish", "Ghi tệp PDF"
    FAIL = "fail", "Ghi lý do chưa in được"
