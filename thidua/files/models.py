"""Stored files: the bytes lie under their SHA-256 outside the web root; the name is only a label."""

from django.conf import settings
from django.db import models


class StoredFile(models.Model):
    """A file as it was received. `sha256` names the bytes on disk; several rows may share them."""

    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField("tên tệp", max_length=200)
    media_type = models.CharField("loại tệp", max_length=100)
    size = models.PositiveBigIntegerField("dung lượng (byte)")
    stored_at = models.DateTimeField("nhận lúc")
    stored_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "tệp"

    def __str__(self) -> str:
        return self.name
