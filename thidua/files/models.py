"""Stored files: the bytes lie under their SHA-256 outside the web root; the name is only a label."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from thidua.accounts.models import User
from thidua.files.enums import Purpose, ScanState


class StoredFile(models.Model):
    """A file as it was received. `sha256` names the bytes on disk; several rows may share them.

    `stored_at`: when its last byte was safely on disk, which is what deadlines are judged by.
    """

    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField("tên tệp", max_length=200)
    media_type = models.CharField("loại tệp", max_length=100)
    size = models.PositiveBigIntegerField("dung lượng (byte)")
    stored_at = models.DateTimeField("nhận lúc")
    stored_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    scan = models.CharField("quét mã độc", max_length=11, choices=ScanState, default=ScanState.NOT_SCANNED)
    scan_note = models.CharField("máy quét nói", max_length=100, blank=True)
    scanned_at = models.DateTimeField("quét lúc", null=True, blank=True)

    class Meta:
        verbose_name = "tệp"
        constraints = [models.CheckConstraint(condition=Q(scan__in=ScanState.values), name="stored_file_scan")]

    def __str__(self) -> str:
        return self.name


class IncomingQuerySet(models.QuerySet["Incoming"]):
    def visible_to(self, user: User) -> "IncomingQuerySet":
        """One's own and nobody else's, whatever the post."""
        return self.filter(user=user)

    def unfinished(self) -> "IncomingQuerySet":
        return self.filter(stored__isnull=True)


class Incoming(models.Model):
    """A file on its way in pieces. Not an act yet: until it is finished nothing was received, and it is swept after two days.

    `received` bytes are on disk for sure; the partial file may be longer (a server killed between the disk and the database).
    """

    key = models.CharField(max_length=43, unique=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=10, choices=Purpose)
    name = models.CharField("tên tệp", max_length=200)
    size = models.PositiveBigIntegerField("dung lượng (byte)")
    received = models.PositiveBigIntegerField("đã tới (byte)", default=0)
    created_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    stored = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    objects = IncomingQuerySet.as_manager()

    class Meta:
        verbose_name = "tệp đang gửi"
        constraints = [
            models.CheckConstraint(condition=Q(purpose__in=Purpose.values), name="incoming_purpose"),
            models.CheckConstraint(condition=Q(received__lte=F("size")), name="incoming_not_more_than_its_size"),
        ]

    def __str__(self) -> str:
        return self.name
