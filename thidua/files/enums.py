"""What a file is for, and what the scanner said of it."""

from django.db import models


class Purpose(models.TextChoices):
    """Each has its limits (`rules.LIMITS`)."""

    PLAN = "plan", "Kế hoạch"
    SUBMISSION = "submission", "Hồ sơ nộp"


class ScanState(models.TextChoices):
    """`NOT_SCANNED`: no scanner is set up, and pages say so. `QUARANTINE`: it did not answer; the file waits and is never called clean."""

    NOT_SCANNED = "not_scanned", "Chưa quét mã độc"
    CLEAN = "clean", "Đã quét, không thấy mã độc"
    QUARANTINE = "quarantine", "Chờ quét mã độc"
    INFECTED = "infected", "Có mã độc"
