"""What digital signatures are checked against, roots and lists of revoked certificates, and what was found in each file.

Private keys have no place here.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from thidua.documents.signing import SignaturesReport, report_of
from thidua.documents.signing.words import Shown, shown
from thidua.files.models import StoredFile


class TrustRootQuerySet(models.QuerySet["TrustRoot"]):
    def in_use(self) -> "TrustRootQuerySet":
        return self.filter(withdrawn_at__isnull=True)


class RevocationListQuerySet(models.QuerySet["RevocationList"]):
    def in_use(self) -> "RevocationListQuerySet":
        return self.filter(withdrawn_at__isnull=True)


class TrustRoot(models.Model):
    """A certificate of an issuer that the office trusts. A withdrawn one stays in the list and counts no more; it may be loaded anew.

    `source`: where it was taken from and with whom its fingerprint was compared.
    """

    pem = models.TextField("chứng thư")
    name = models.CharField("tên", max_length=200)
    organisation = models.CharField("tổ chức", max_length=200, blank=True)
    fingerprint = models.CharField("vân tay SHA-256", max_length=64)
    valid_from = models.DateTimeField("có hạn từ")
    valid_to = models.DateTimeField("có hạn đến")
    source = models.CharField("lấy từ đâu, đối chiếu với ai", max_length=300)
    loaded_at = models.DateTimeField("nạp lúc")
    loaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="người nạp")
    withdrawn_at = models.DateTimeField("rút lúc", null=True, blank=True)
    withdrawn_why = models.CharField("lý do rút", max_length=300, blank=True)

    objects = TrustRootQuerySet.as_manager()

    class Meta:
        verbose_name = "chứng thư gốc tin cậy"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["fingerprint"], condition=Q(withdrawn_at=None), name="one_root_in_use_a_fingerprint"),
            models.CheckConstraint(condition=~Q(source=""), name="root_says_where_from"),
            models.CheckConstraint(condition=Q(valid_to__gt=F("valid_from")), name="root_is_in_force_some_day"),
            models.CheckConstraint(condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_why=""), name="withdrawn_root_says_why"),
        ]

    def __str__(self) -> str:
        return self.name


class RevocationList(models.Model):
    """What an issuer says of certificates that it took back, as of `issued_at`. Older lists stay in use beside newer ones: an issuer leaves
    out what has expired since. `until`: when the issuer promised a newer one."""

    der = models.BinaryField("danh sách")
    name = models.CharField("người cấp", max_length=200)
    fingerprint = models.CharField("vân tay SHA-256", max_length=64)
    issued_at = models.DateTimeField("phát hành lúc")
    until = models.DateTimeField("có bản mới trước", null=True, blank=True)
    number = models.PositiveIntegerField("số chứng thư bị thu hồi")
    source = models.CharField("lấy từ đâu", max_length=300)
    loaded_at = models.DateTimeField("nạp lúc")
    loaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="người nạp")
    withdrawn_at = models.DateTimeField("rút lúc", null=True, blank=True)
    withdrawn_why = models.CharField("lý do rút", max_length=300, blank=True)

    objects = RevocationListQuerySet.as_manager()

    class Meta:
        verbose_name = "danh sách thu hồi chứng thư"
        ordering = ["name", "-issued_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["fingerprint"], condition=Q(withdrawn_at=None), name="one_list_in_use_a_fingerprint"),
            models.CheckConstraint(condition=~Q(source=""), name="list_says_where_from"),
            models.CheckConstraint(condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_why=""), name="withdrawn_list_says_why"),
        ]

    def __str__(self) -> str:
        return f"Danh sách thu hồi của {self.name}"


class SignatureCheck(models.Model):
    """What was found in a file at `checked_at`; without it the check waits.

    `roots`: a digest of the roots and lists in use then.
    """

    stored = models.ForeignKey(StoredFile, on_delete=models.CASCADE, related_name="signature_checks", verbose_name="tệp")
    roots = models.CharField(max_length=64)
    asked_at = models.DateTimeField("đặt lúc")
    checked_at = models.DateTimeField("kiểm tra lúc", null=True, blank=True)
    result = models.JSONField("kết quả", null=True, blank=True)

    class Meta:
        verbose_name = "lượt kiểm tra chữ ký số"
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_at__isnull=True, result__isnull=True) | Q(checked_at__isnull=False, result__isnull=False),
                name="signature_check_is_whole",
            ),
            models.UniqueConstraint(fields=["stored"], condition=Q(checked_at=None), name="one_signature_check_waits"),
        ]

    def __str__(self) -> str:
        return f"Chữ ký số của {self.stored}"[:300]

    @property
    def report(self) -> SignaturesReport | None:
        return report_of(self.result) if self.result is not None else None

    @property
    def shown(self) -> Shown | None:
        """In words, for the page."""
        return shown(self.report) if self.report is not None else None
