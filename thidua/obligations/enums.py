from django.db.models import TextChoices


class ObligationState(TextChoices):
    OPEN = "open", "Phải làm"
    DONE = "done", "Đã xong"
    WITHDRAWN = "withdrawn", "Thôi thực hiện"


class ChangeKind(TextChoices):
    CREATED = "created", "Đưa vào năm"
    DATED = "dated", "Có hạn"
    RE_DATED = "re_dated", "Đổi hạn"
    REWORDED = "reworded", "Đổi nội dung"
    DONE = "done", "Ghi đã xong"
    REOPENED = "reopened", "Mở lại"
    WITHDRAWN = "withdrawn", "Thôi thực hiện"
